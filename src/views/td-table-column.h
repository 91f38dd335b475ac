/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdTableColumn:
 *
 * One column of a #TdDataTable: how its cells look and what they say.  Without
 * functions of its own a cell is a line of text that is cut at the end.
 *
 * A cell is created once and updated for whatever row it shows at the moment:
 * the update function sets everything, also what another row had changed.
 */
#define TD_TYPE_TABLE_COLUMN (td_table_column_get_type ())
G_DECLARE_FINAL_TYPE (TdTableColumn, td_table_column, TD, TABLE_COLUMN, GObject)

/* What the cell says, as text: shown, copied, read out.  (transfer full), %NULL is "" */
typedef char      *(*TdCellTextFunc)   (TdTableColumn *self, gpointer item, gpointer user_data);
typedef GtkWidget *(*TdCellNewFunc)    (TdTableColumn *self, gpointer user_data);
typedef void       (*TdCellUpdateFunc) (TdTableColumn *self, GtkWidget *cell, gpointer item,
                                        gpointer user_data);

/**
 * td_table_column_new:
 * @key: names it in preferences and for sorting
 * @title: translated
 * @width: in px
 * @text: what its cells say
 * @user_data: (closure): for all functions of the column
 * @destroy: (nullable): frees @user_data
 */
TdTableColumn *td_table_column_new (const char *key, const char *title, int width,
                                    TdCellTextFunc text, gpointer user_data,
                                    GDestroyNotify destroy);
/* Cells of another kind than a line of text; @text still says what they say. */
void        td_table_column_set_cell     (TdTableColumn *self, TdCellNewFunc make,
                                          TdCellUpdateFunc update);
/* As td_table_column_new() has it, for a column that somebody else made. */
void        td_table_column_set_text     (TdTableColumn *self, TdCellTextFunc text,
                                          gpointer user_data, GDestroyNotify destroy);

const char *td_table_column_get_key      (TdTableColumn *self);
const char *td_table_column_get_title    (TdTableColumn *self);
void        td_table_column_set_title    (TdTableColumn *self, const char *title);
/* The longer name, in the menu of columns and as the title's tooltip. */
const char *td_table_column_get_label    (TdTableColumn *self);
void        td_table_column_set_label    (TdTableColumn *self, const char *label);
int         td_table_column_get_width    (TdTableColumn *self);
void        td_table_column_set_width    (TdTableColumn *self, int width);
/* 0: left, 0.5: centred, 1: right. */
float       td_table_column_get_xalign   (TdTableColumn *self);
void        td_table_column_set_xalign   (TdTableColumn *self, float xalign);
/* Whether it takes the room that is left. */
gboolean    td_table_column_get_expand   (TdTableColumn *self);
void        td_table_column_set_expand   (TdTableColumn *self, gboolean expand);
/* Where a table is too narrow for its usual columns those with the highest rank go
 * first; 0, unless set, stays. */
guint       td_table_column_get_rank     (TdTableColumn *self);
void        td_table_column_set_rank     (TdTableColumn *self, guint rank);
/* Whether its title can be clicked; yes unless set. */
gboolean    td_table_column_get_sortable (TdTableColumn *self);
void        td_table_column_set_sortable (TdTableColumn *self, gboolean sortable);
/* Whether it is shown unless the person chooses; yes unless set. */
gboolean    td_table_column_get_listed   (TdTableColumn *self);
void        td_table_column_set_listed   (TdTableColumn *self, gboolean listed);

/* A line of text for a cell of another kind: a GtkInscription, whose full text the
 * table shows as a tooltip where it is cut. */
GtkWidget  *td_table_text_cell_new       (float xalign);

/* For the table: makes a cell, brings it up to date, its text ("" for none). */
GtkWidget  *td_table_column_make_cell    (TdTableColumn *self);
void        td_table_column_update_cell  (TdTableColumn *self, GtkWidget *cell, gpointer item);
char       *td_table_column_dup_text     (TdTableColumn *self, gpointer item);

G_END_DECLS
