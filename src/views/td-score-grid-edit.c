/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-grid-private.h"

#include "td-score-labels.h"
#include "td-shell.h"

#include <glib/gi18n-lib.h>

/* What td_criterion_read() takes for "not applicable". */
#define AWAY_TEXT "–"

/* --- writing --- */

/**
 * Run: a change on its way.
 * @label: (nullable): what passes by when it is done
 */
typedef struct
{
  GWeakRef  grid;
  char     *label;
  gboolean  accepts;
} Run;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (TdScoreGrid) self = g_weak_ref_get (&run->grid);
  g_autoptr (GError) error = NULL;
  gint64 change = td_store_write_finish (TD_STORE (source), result, &error);

  if (self != NULL && run->accepts)
    self->accepting = FALSE;
  if (self != NULL && change < 0)
    td_shell_report_error (GTK_WIDGET (self), error);
  if (self != NULL && change >= 0)
    {
      if (run->accepts)
        td_score_grid_drop (self);
      if (change > 0 && run->label != NULL)
        td_shell_toast_change (GTK_WIDGET (self), run->label);
      td_score_grid_emit_changed (self);
    }
  g_weak_ref_clear (&run->grid);
  g_free (run->label);
  g_free (run);
}

static void
write_changes (TdScoreGrid *self, GPtrArray *changes, const char *label, gboolean accepts)
{
  g_autoptr (GError) error = NULL;
  TdAction *action;
  Run *run;

  if (changes->len == 0)
    return;
  action = td_score_book_set_scores (self->book, changes, label, &error);
  if (action == NULL)
    {
      td_shell_report_error (GTK_WIDGET (self), error);
      return;
    }
  run = g_new0 (Run, 1);
  g_weak_ref_init (&run->grid, self);
  run->label = g_strdup (label);
  run->accepts = accepts;
  self->accepting |= accepts;
  td_action_run_async (action, self->store, NULL, written_cb, run);
}

/* What can be taken is written as one change; what cannot is said. */
static void
write_preview (TdScoreGrid *self, TdScorePreview *preview, const char *label)
{
  g_autoptr (GPtrArray) changes = td_score_preview_dup_changes (preview);
  guint refused = td_score_preview_count (preview, TD_PROPOSAL_REFUSED);

  write_changes (self, changes, label, FALSE);
  if (refused == 1 && changes->len == 0)
    td_shell_toast (GTK_WIDGET (self), td_score_preview_get_reason (preview));
  else if (refused > 0)
    {
      /* Translators: %s is the reason of the first of them, a whole sentence. */
      g_autofree char *text = g_strdup_printf (ngettext ("%u cell was not taken. %s",
                                                         "%u cells were not taken. %s", refused),
                                               refused, td_score_preview_get_reason (preview));

      td_shell_toast (GTK_WIDGET (self), text);
    }
}

void
td_score_grid_accept (TdScoreGrid *self)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *label = NULL;

  if (self->preview == NULL || self->accepting)
    return;
  td_score_grid_end_editing (self, TRUE);
  changes = td_score_preview_dup_changes (self->preview);
  if (changes->len == 0)
    {
      td_shell_toast (GTK_WIDGET (self), _("There is no cell that can be taken."));
      return;
    }
  label = g_strdup_printf (ngettext ("Paste %u cell", "Paste %u cells", changes->len),
                           changes->len);
  write_changes (self, changes, label, TRUE);
}

/* --- one text into many cells --- */

static void
put_block (TdScoreGrid *self, TdScorePreview *preview, guint first_row, guint last_row,
           guint first_column, guint last_column, const char *text)
{
  for (guint row = first_row; row <= last_row; row++)
    for (guint column = first_column; column <= last_column; column++)
      td_score_preview_put (preview, td_score_grid_row (self, row)->sheet,
                            td_score_grid_column (self, column)->criterion, text);
}

static void
put_selected (TdScoreGrid *self, const char *text, const char *label)
{
  g_autoptr (TdScorePreview) preview = NULL;
  guint first_row;
  guint last_row;
  guint first_column;
  guint last_column;

  if (!td_score_grid_has_cells (self))
    return;
  td_score_grid_get_block (self, &first_row, &last_row, &first_column, &last_column);
  if (self->preview != NULL)
    {
      put_block (self, self->preview, first_row, last_row, first_column, last_column, text);
      td_score_grid_emit_preview_changed (self);
      td_score_grid_refresh (self);
      return;
    }
  preview = td_score_preview_new (self->book, self->layer);
  put_block (self, preview, first_row, last_row, first_column, last_column, text);
  write_preview (self, preview, td_score_preview_count_taken (preview) > 1 ? label : NULL);
}

/* Proposals go; where nothing is proposed what is there is taken back. */
static gboolean
drop_selected (TdScoreGrid *self)
{
  gboolean any = FALSE;
  guint first_row;
  guint last_row;
  guint first_column;
  guint last_column;

  if (self->preview == NULL)
    return FALSE;
  td_score_grid_get_block (self, &first_row, &last_row, &first_column, &last_column);
  for (guint row = first_row; row <= last_row; row++)
    for (guint column = first_column; column <= last_column; column++)
      any |= td_score_preview_drop (self->preview, td_score_grid_row (self, row)->id,
                                    td_score_grid_column (self, column)->criterion);
  if (!any)
    return FALSE;
  td_score_grid_emit_preview_changed (self);
  td_score_grid_refresh (self);
  return TRUE;
}

void
td_score_grid_clear (TdScoreGrid *self)
{
  if (td_score_grid_has_cells (self) && !drop_selected (self))
    put_selected (self, "", _("Take back scores"));
}

void
td_score_grid_set_state (TdScoreGrid *self, TdScoreState state)
{
  td_score_grid_end_editing (self, FALSE);
  switch (state)
    {
    case TD_SCORE_GIVEN:
      td_score_grid_edit (self);
      break;
    case TD_SCORE_NOT_APPLICABLE:
      put_selected (self, AWAY_TEXT, _("Set scores to not applicable"));
      break;
    case TD_SCORE_OPEN:
    default:
      put_selected (self, "", _("Take back scores"));
      break;
    }
}

void
td_score_grid_fill_down (TdScoreGrid *self)
{
  g_autoptr (TdScorePreview) made = NULL;
  TdScorePreview *preview = self->preview;
  guint first_row;
  guint last_row;
  guint first_column;
  guint last_column;

  if (!td_score_grid_has_cells (self))
    return;
  td_score_grid_get_block (self, &first_row, &last_row, &first_column, &last_column);
  /* One row alone takes what stands above it. */
  if (first_row == last_row && first_row > 0)
    first_row--;
  if (first_row == last_row)
    return;
  if (preview == NULL)
    preview = made = td_score_preview_new (self->book, self->layer);
  for (guint column = first_column; column <= last_column; column++)
    {
      g_autofree char *text = td_score_grid_dup_text (self, first_row, column);

      put_block (self, preview, first_row + 1, last_row, column, column, text);
    }
  if (made != NULL)
    write_preview (self, made, _("Fill down scores"));
  else
    td_score_grid_emit_preview_changed (self);
  td_score_grid_refresh (self);
}

/* --- the editor --- */

char *
td_score_grid_dup_text (TdScoreGrid *self, guint row, guint column)
{
  guint sheet = td_score_grid_row (self, row)->sheet;
  guint criterion = td_score_grid_column (self, column)->criterion;
  const TdScoreProposal *proposal = td_score_grid_get_proposal (self, row, column);
  TdScore entry;
  TdMark mark;

  if (proposal != NULL)
    return g_strdup (proposal->text);
  entry = td_score_book_get_entry (self->book, sheet, criterion, self->layer);
  if (entry.state == TD_SCORE_NOT_APPLICABLE)
    return g_strdup (AWAY_TEXT);
  if (entry.state == TD_SCORE_GIVEN)
    return td_criterion_write (td_score_grid_criterion (self, column), &entry);
  /* A register's figure, or what other raters gave. */
  mark = td_score_book_get_mark (self->book, sheet, criterion, self->layer);
  return mark.state == TD_SCORE_GIVEN ? td_decimal_to_text (mark.points) : g_strdup ("");
}

gboolean
td_score_grid_is_editing (TdScoreGrid *self)
{
  return td_cell_editor_is_editing (self->editor);
}

void
td_score_grid_refuse (TdScoreGrid *self)
{
  gtk_widget_error_bell (GTK_WIDGET (self));
  if (self->refusal != NULL)
    td_shell_toast (GTK_WIDGET (self), self->refusal);
}

void
td_score_grid_edit (TdScoreGrid *self)
{
  g_autofree char *text = NULL;

  if (td_score_grid_is_editing (self) || !td_score_grid_has_cells (self))
    return;
  if (self->refusal != NULL)
    {
      td_score_grid_refuse (self);
      return;
    }
  td_score_grid_reveal (self);
  text = td_score_grid_dup_text (self, self->row, self->column);
  td_cell_editor_begin (self->editor, text);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* What was typed becomes a proposal, or is written. */
static void
commit (TdScoreGrid *self, const char *text)
{
  g_autoptr (TdScorePreview) preview = NULL;
  guint sheet = td_score_grid_row (self, self->row)->sheet;
  guint criterion = td_score_grid_column (self, self->column)->criterion;

  if (self->preview != NULL)
    {
      td_score_preview_put (self->preview, sheet, criterion, text);
      td_score_grid_emit_preview_changed (self);
      return;
    }
  preview = td_score_preview_new (self->book, self->layer);
  td_score_preview_put (preview, sheet, criterion, text);
  write_preview (self, preview, NULL);
}

void
td_score_grid_end_editing (TdScoreGrid *self, gboolean keep)
{
  g_autofree char *text = NULL;

  if (!td_score_grid_is_editing (self))
    return;
  text = td_cell_editor_end (self->editor);
  if (keep && text != NULL && td_score_grid_has_cells (self))
    commit (self, text);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  td_score_grid_refresh (self);
}

gboolean
td_score_grid_try_commit (TdScoreGrid *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->editor));
  g_autoptr (GError) error = NULL;
  TdScore score = { 0 };
  TdMark mark;
  gboolean good = TRUE;

  if (!td_score_grid_is_editing (self))
    return TRUE;
  /* A proposal shows by itself what is wrong with it. */
  if (self->preview == NULL)
    good = td_criterion_read (td_score_grid_criterion (self, self->column), text, &score, &error) &&
           td_criterion_mark (td_score_grid_criterion (self, self->column), &score, &mark, NULL,
                              &error);
  td_score_clear (&score);
  if (good)
    td_score_grid_end_editing (self, TRUE);
  else
    {
      td_shell_report_error (GTK_WIDGET (self), error);
      gtk_editable_select_region (GTK_EDITABLE (self->editor), 0, -1);
    }
  return good;
}

static void
begun_cb (TdScoreGrid *self)
{
  g_autofree char *text = NULL;

  if (!td_score_grid_has_cells (self))
    return;
  td_score_grid_reveal (self);
  text = td_score_grid_dup_text (self, self->row, self->column);
  td_cell_editor_take (self->editor, text);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Somewhere else in the window was clicked: what was typed counts. */
static void
focus_changed_cb (TdScoreGrid *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!td_cell_editor_has_focus (self->editor))
    td_score_grid_end_editing (self, TRUE);
}

void
td_score_grid_init_edit (TdScoreGrid *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->editor = TD_CELL_EDITOR (td_cell_editor_new ());
  gtk_entry_set_alignment (GTK_ENTRY (self->editor), 1);
  gtk_widget_set_parent (GTK_WIDGET (self->editor), GTK_WIDGET (self));
  g_signal_connect_object (self->editor, "begun", G_CALLBACK (begun_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->editor), focus);
}
