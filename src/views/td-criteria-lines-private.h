/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-criteria-lines.h"

G_BEGIN_DECLS

/* A column, and whether it is shown at present. */
typedef struct
{
  TdCriteriaLine  line;
  char           *title;
  gboolean        is_hidden;
} TdLinesColumn;

/* @shown: what each cell said before somebody typed; @row: in the list box */
typedef struct
{
  GtkWidget  *row;
  GtkWidget **cells;
  char      **shown;
} TdLinesLine;

struct _TdCriteriaLines
{
  GtkWidget   parent_instance;

  GArray     *columns; /* TdLinesColumn */
  GPtrArray  *lines;   /* TdLinesLine; the draft comes last */
  gboolean    has_draft;
  gboolean    editable;
  char       *remove_label;

  GtkWidget  *box;
  GtkWidget  *titles;
  GtkWidget  *list;
  GtkWidget  *error_label;
  GtkWidget  *add_button;
};

TdLinesColumn *td_criteria_lines_get_column (TdCriteriaLines *self, guint index);
/* Which column a cell stands in. */
guint          td_criteria_lines_get_index  (GtkWidget *cell);

/* td-criteria-lines-make.c: widgets. */
void           td_criteria_lines_build      (TdCriteriaLines *self, const char *title,
                                             const char *add);
/* Appended, empty. */
TdLinesLine   *td_criteria_lines_add_line   (TdCriteriaLines *self);

/* td-criteria-lines.c: what its widgets tell. */
void           td_criteria_lines_commit_cell (TdCriteriaLines *self, GtkWidget *cell);
gboolean       td_criteria_lines_revert_cell (TdCriteriaLines *self, GtkWidget *cell);
void           td_criteria_lines_remove_line (TdCriteriaLines *self, GtkWidget *button);

G_END_DECLS
