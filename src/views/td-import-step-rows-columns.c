/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-step-rows-private.h"

#include "td-import-head.h"

#include <glib/gi18n-lib.h>

#define NUMBER_WIDTH 46
#define OUTCOME_WIDTH 104
#define MOST_OUTCOME 168
#define LEAST_WIDTH 74
#define MOST_WIDTH 230
/* What a field's name may claim of it. */
#define MOST_LABEL 120
/* Of a cell: its padding, and an icon with the space behind it. */
#define PADDING 18
#define ICON 18
/* Rows that are measured for the widths. */
#define MEASURED_ROWS 60

static void
mapped_by_head_cb (GtkDropDown *drop_down, GParamSpec *pspec, TdImportStepRows *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), "td-column"));
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (self->showing)
    return;
  td_import_session_set_column (self->session, column,
                                td_import_session_get_label_key (self->session, selected));
  if (td_import_session_is_ready (self->session, NULL))
    td_import_session_check (self->session);
  else
    td_import_step_rows_emit_unmapped (self);
}

static GtkWidget *
make_head (TdImportStepRows *self, const TdImportColumn *column)
{
  g_autofree char *label = NULL;
  GtkWidget *drop_down;

  /* Translators: the column, then its heading. */
  label = g_strdup_printf (_("Column %s “%s” is imported as"), column->letters, column->heading);
  drop_down = td_import_drop_down_new (td_import_session_get_labels (self->session), label);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down),
                              td_import_session_find_label (self->session, column->key));
  g_object_set_data (G_OBJECT (drop_down), "td-column", GUINT_TO_POINTER (column->column));
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (mapped_by_head_cb), self, 0);
  return td_import_head_new_column (column->letters, column->heading, drop_down);
}

static int
measure_cell (TdImportStepRows *self, TdImportRow *row, guint column)
{
  const TdImportProblem *problem = td_import_row_get_problem_at (row, column);
  g_autofree char *text = td_import_row_dup_cell (row, column);
  int width = td_import_text_width (GTK_WIDGET (self->grid), text) + (problem ? ICON : 0);

  /* The message is written smaller. */
  if (problem != NULL)
    width = MAX (width, td_import_text_width (GTK_WIDGET (self->grid),
                                              td_import_problem_get_title (problem)) * 9 / 10);
  return width;
}

static int
measure_column (TdImportStepRows *self, const TdImportColumn *column)
{
  const char *label = td_import_get_field_label (td_import_session_get_import (self->session),
                                                 column->key);
  guint n = td_import_row_list_get_n (self->rows);
  int width = MIN (td_import_text_width (GTK_WIDGET (self->grid), label), MOST_LABEL) + 2 * ICON;

  for (guint i = 0; i < MIN (n, MEASURED_ROWS); i++)
    width = MAX (width, measure_cell (self, td_import_row_list_get (self->rows, i),
                                      column->column));
  return CLAMP (width + PADDING, LEAST_WIDTH, MOST_WIDTH);
}

/* As wide as the reasons why rows were refused, which stand there in small. */
static int
measure_outcome (TdImportStepRows *self)
{
  guint n = MIN (td_import_row_list_get_n (self->rows), MEASURED_ROWS);
  int width = 0;

  for (guint i = 0; i < n; i++)
    {
      TdImportRow *row = td_import_row_list_get (self->rows, i);
      const TdImportProblem *problem = td_import_row_get_outcome (row) == TD_IMPORT_REFUSED
                                       ? td_import_step_rows_find_worst (row) : NULL;
      const char *title = problem ? td_import_problem_get_title (problem) : "";

      width = MAX (width, td_import_text_width (GTK_WIDGET (self->grid), title) * 9 / 10);
    }
  return CLAMP (width + PADDING, OUTCOME_WIDTH, MOST_OUTCOME);
}

/* Names, posts and units share the room that is left. */
static gboolean
wants_room (const char *key)
{
  static const char *const keys[] = { "name", "post", "unit", "leave_text", NULL };

  return g_strv_contains (keys, key);
}

/* By what a row is known: stays in view while it comes first. */
static gboolean
names_person (const char *key)
{
  static const char *const keys[] = {
    "code", "name", TD_HEADER_FAMILY_NAME, TD_HEADER_GIVEN_NAME, NULL,
  };

  return g_strv_contains (keys, key);
}

static void
append_column (TdImportStepRows *self, const TdImportColumn *column, gboolean frozen)
{
  const TdImportShownColumn place = { column->column, column->key };
  const char *label = td_import_get_field_label (td_import_session_get_import (self->session),
                                                 column->key);

  td_import_grid_append_column (self->grid, make_head (self, column), label,
                                measure_column (self, column), 0,
                                wants_room (column->key) && !frozen, frozen);
  g_array_append_val (self->columns, place);
}

static void
append_number_column (TdImportStepRows *self)
{
  /* Translators: head of a very narrow column, in two lines: the row's number in Excel. */
  g_auto (GStrv) lines = g_strsplit (_("Row in\nExcel"), "\n", 2);

  td_import_grid_append_column (self->grid, td_import_head_new (lines[0], lines[1], 1),
                                _("Row in Excel"), NUMBER_WIDTH, 1, FALSE, TRUE);
}

void
td_import_step_rows_show_columns (TdImportStepRows *self)
{
  GPtrArray *columns = td_import_get_columns (td_import_session_get_import (self->session));
  gboolean frozen = TRUE;

  self->showing = TRUE;
  td_import_grid_clear_columns (self->grid);
  g_array_set_size (self->columns, 0);
  append_number_column (self);
  td_import_grid_append_column (self->grid,
                                td_import_head_new (_("Column of the file"), _("Written to"), 0),
                                _("Outcome"), measure_outcome (self), 0, FALSE, TRUE);
  for (guint i = 0; i < columns->len; i++)
    {
      const TdImportColumn *column = columns->pdata[i];

      if (column->key == NULL)
        continue;
      frozen = frozen && names_person (column->key);
      append_column (self, column, frozen);
    }
  self->showing = FALSE;
  self->stale = FALSE;
}
