/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-step-diff-private.h"

#include "td-import-head.h"

#include <glib/gi18n-lib.h>

const TdImportDifference *
td_import_step_diff_get (TdImportStepDiff *self, guint row)
{
  return &g_array_index (self->shown, TdImportDifference, row);
}

const TdImportChange *
td_import_difference_get_change (const TdImportDifference *difference)
{
  return td_import_row_get_changes (difference->row)->pdata[difference->change];
}

/* All that was found out about that field; %NULL when nothing was. */
static char *
dup_why (const TdImportDifference *difference)
{
  const TdImportChange *change = td_import_difference_get_change (difference);
  GPtrArray *problems = td_import_row_get_problems (difference->row);
  g_autoptr (GString) why = g_string_new (NULL);

  for (guint i = problems->len; i > 0; i--)
    {
      const TdImportProblem *problem = problems->pdata[i - 1];
      g_autofree char *message = NULL;

      if (g_strcmp0 (problem->key, change->key) != 0)
        continue;
      message = td_import_problem_dup_message (problem);
      g_string_append_printf (why, "%s%s", why->len > 0 ? " " : "", message);
    }
  if (why->len > 0)
    return g_strdup (why->str);
  return change->is_doubtful ? g_strdup (_("Somebody should decide.")) : NULL;
}

static char *
dup_text (gpointer source, guint row, guint column)
{
  TdImportStepDiff *self = source;
  const TdImportDifference *difference = td_import_step_diff_get (self, row);
  const TdImportChange *change = td_import_difference_get_change (difference);
  char *why;

  switch (column)
    {
    case TD_IMPORT_DIFF_TICK:
      return g_strdup (change->is_accepted ? _("taken") : _("not taken"));
    case TD_IMPORT_DIFF_NUMBER:
      return g_strdup_printf ("%u", td_import_row_get_number (difference->row));
    case TD_IMPORT_DIFF_NAME:
      return g_strdup (td_import_row_get_title (difference->row));
    case TD_IMPORT_DIFF_FIELD:
      return g_strdup (td_import_get_field_label (td_import_session_get_import (self->session),
                                                  change->key));
    case TD_IMPORT_DIFF_OLD:
      return g_strdup (change->old_text != NULL ? change->old_text : _("(empty)"));
    case TD_IMPORT_DIFF_NEW:
      return g_strdup (change->new_text);
    case TD_IMPORT_DIFF_WHY:
    default:
      why = dup_why (difference);
      return why != NULL ? why : g_strdup ("");
    }
}

static const char *
get_style (const TdImportDifference *difference, guint column)
{
  const TdImportChange *change = td_import_difference_get_change (difference);

  switch (column)
    {
    case TD_IMPORT_DIFF_NUMBER:
      return "number";
    case TD_IMPORT_DIFF_NAME:
      return difference->is_first ? "name" : "repeated";
    case TD_IMPORT_DIFF_OLD:
      return change->is_accepted && change->old_text != NULL ? "old" : "kept";
    case TD_IMPORT_DIFF_NEW:
      return change->is_accepted ? "new" : "muted";
    case TD_IMPORT_DIFF_WHY:
      return change->is_doubtful ? "warn" : "muted";
    case TD_IMPORT_DIFF_TICK:
      return change->is_accepted ? "ticked" : "unticked";
    default:
      return NULL;
    }
}

static void
show_cell (gpointer source, guint row, guint column, TdImportCell *cell)
{
  const TdImportDifference *difference = td_import_step_diff_get (source, row);
  const TdImportChange *change = td_import_difference_get_change (difference);
  g_autofree char *text = dup_text (source, row, column);
  TdImportCellLook look = { .text = text, .style = get_style (difference, column) };

  if (column == TD_IMPORT_DIFF_TICK)
    {
      look.text = NULL;
      look.label = text;
      look.icon_name = change->is_accepted ? "checkbox-checked-symbolic" : "checkbox-symbolic";
    }
  else if (column == TD_IMPORT_DIFF_WHY && change->is_doubtful)
    look.icon_name = "dialog-warning-symbolic";
  td_import_cell_show (cell, &look);
}

static guint
count_rows (gpointer source)
{
  return TD_IMPORT_STEP_DIFF (source)->shown->len;
}

static char *
dup_tooltip (gpointer source, guint row, guint column)
{
  g_autofree char *text = dup_text (source, row, column);

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

const TdImportGridSource td_import_step_diff_source = {
  .count = count_rows,
  .show = show_cell,
  .dup_text = dup_text,
  .dup_tooltip = dup_tooltip,
};

static void
add_column (TdImportStepDiff *self, const char *title, int width, float xalign, gboolean expand,
            gboolean frozen)
{
  GtkWidget *head = td_import_head_new (title, NULL, xalign);

  gtk_widget_add_css_class (head, "titles");
  td_import_grid_append_column (self->grid, head, *title != '\0' ? title : _("Taken"), width,
                                xalign, expand, frozen);
}

void
td_import_step_diff_add_columns (TdImportStepDiff *self)
{
  add_column (self, "", 36, 0.5, FALSE, TRUE);
  add_column (self, _("Row"), 52, 1, FALSE, TRUE);
  add_column (self, _("Full name"), 176, 0, FALSE, TRUE);
  add_column (self, _("Field"), 132, 0, FALSE, FALSE);
  add_column (self, _("In the register"), 180, 0, TRUE, FALSE);
  add_column (self, _("In the list"), 180, 0, TRUE, FALSE);
  add_column (self, _("Why somebody should look"), 330, 0, TRUE, FALSE);
}
