/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-table-private.h"

#include "td-shell.h"

gboolean
td_sheet_table_is_editing (TdSheetTable *self)
{
  return td_cell_editor_is_editing (self->editor);
}

void
td_sheet_table_refuse (TdSheetTable *self)
{
  gtk_widget_error_bell (GTK_WIDGET (self));
  if (self->refusal != NULL)
    td_shell_toast (GTK_WIDGET (self), self->refusal);
}

void
td_sheet_table_edit (TdSheetTable *self)
{
  g_autofree char *text = NULL;

  if (td_sheet_table_is_editing (self) || !td_sheet_table_has_cell (self))
    return;
  if (self->refusal != NULL)
    {
      td_sheet_table_refuse (self);
      return;
    }
  text = td_sheet_cell_dup_text (&self->cell);
  td_cell_editor_begin (self->editor, text);
  self->revealing = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
td_sheet_table_end (TdSheetTable *self, gboolean keep)
{
  g_autofree char *text = NULL;

  if (!td_sheet_table_is_editing (self))
    return;
  text = td_cell_editor_end (self->editor);
  if (keep && text != NULL && td_sheet_table_has_cell (self))
    td_sheet_cell_write_text (&self->cell, GTK_WIDGET (self), text);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

gboolean
td_sheet_table_try_commit (TdSheetTable *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->editor));
  const TdCriterion *criterion;
  g_autoptr (GError) error = NULL;
  TdScore score = { 0 };
  TdMark mark;

  if (!td_sheet_table_is_editing (self))
    return TRUE;
  criterion = td_criteria_set_get (self->set, self->cell.criterion);
  if (td_criterion_read (criterion, text, &score, &error) &&
      td_criterion_mark (criterion, &score, &mark, NULL, &error))
    {
      td_sheet_table_end (self, TRUE);
    }
  else
    {
      td_shell_report_error (GTK_WIDGET (self), error);
      gtk_editable_select_region (GTK_EDITABLE (self->editor), 0, -1);
    }
  td_score_clear (&score);
  return error == NULL;
}

void
td_sheet_table_set_state (TdSheetTable *self, TdScoreState state)
{
  TdScore score = { .state = state };

  td_sheet_table_end (self, FALSE);
  if (!td_sheet_table_has_cell (self))
    return;
  if (self->refusal != NULL)
    td_sheet_table_refuse (self);
  else if (state == TD_SCORE_GIVEN)
    td_sheet_table_edit (self);
  else
    td_sheet_cell_write (&self->cell, GTK_WIDGET (self), &score);
}

static void
begun_cb (TdSheetTable *self)
{
  g_autofree char *text = NULL;

  if (!td_sheet_table_has_cell (self))
    return;
  text = td_sheet_cell_dup_text (&self->cell);
  td_cell_editor_take (self->editor, text);
  self->revealing = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Somewhere else in the window was clicked: what was typed counts. */
static void
focus_left_cb (TdSheetTable *self)
{
  if (!td_cell_editor_has_focus (self->editor))
    td_sheet_table_end (self, TRUE);
}

void
td_sheet_table_init_edit (TdSheetTable *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->editor = TD_CELL_EDITOR (td_cell_editor_new ());
  gtk_entry_set_alignment (GTK_ENTRY (self->editor), 1);
  gtk_widget_set_parent (GTK_WIDGET (self->editor), GTK_WIDGET (self));
  g_signal_connect_object (self->editor, "begun", G_CALLBACK (begun_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->editor), focus);
}
