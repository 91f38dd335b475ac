/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdCriteriaLine: a column of #TdCriteriaLines.
 * @title: translated
 * @width: in px, 0: what is left
 * @is_figure: at the right
 * @is_required: a new line is offered once all such cells have something
 * @is_below: in a second line, where it is told by its title
 */
typedef struct
{
  const char *title;
  int         width;
  gboolean    is_figure;
  gboolean    is_required;
  gboolean    is_below;
} TdCriteriaLine;

/**
 * TdCriteriaLines:
 *
 * A few lines of cells in a form, edited in place: grades of a criterion, classes of a
 * set.  A cell is committed by Enter or by leaving it, Esc takes back what was typed.
 *
 * It never writes.  Signals: "edited" (guint line, guint column, const char *text);
 * "added" (GStrv cells): a new line is complete; "removed" (guint line).
 */
#define TD_TYPE_CRITERIA_LINES (td_criteria_lines_get_type ())
G_DECLARE_FINAL_TYPE (TdCriteriaLines, td_criteria_lines, TD, CRITERIA_LINES, GtkWidget)

/* @columns: (array length=n): copied, the titles too.  @title: of the whole.
 * @add, @remove: what the buttons do, "Add a grade". */
GtkWidget  *td_criteria_lines_new          (const TdCriteriaLine *columns, guint n,
                                            const char *title, const char *add,
                                            const char *remove);
/* @lines: (element-type GStrv): a text for each column.  What is being typed stays,
 * and so does a line that is not complete yet. */
void        td_criteria_lines_set          (TdCriteriaLines *self, GPtrArray *lines);
/* Another record's lines: what was begun for the one before goes. */
void        td_criteria_lines_forget       (TdCriteriaLines *self);
void        td_criteria_lines_set_editable (TdCriteriaLines *self, gboolean editable);
void        td_criteria_lines_show_column  (TdCriteriaLines *self, guint column, gboolean shown);
/* %NULL: all is well. */
void        td_criteria_lines_set_error    (TdCriteriaLines *self, const char *message);
const char *td_criteria_lines_get_error    (TdCriteriaLines *self); /* nullable */
guint       td_criteria_lines_get_n        (TdCriteriaLines *self);
/* A line that is to be filled in, with the focus. */
void        td_criteria_lines_begin        (TdCriteriaLines *self);
/* As if typed and left; the line after the last one is the new one.  For tests. */
void        td_criteria_lines_enter        (TdCriteriaLines *self, guint line, guint column,
                                            const char *text);
/* The focus goes into that line's first cell. */
void        td_criteria_lines_focus        (TdCriteriaLines *self, guint line);

G_END_DECLS
