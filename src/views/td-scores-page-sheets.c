/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-scores-page-private.h"

#include "td-board-run.h"
#include "td-record-dialog.h"
#include "td-score-grid-private.h"
#include "td-shell.h"

#include <glib/gi18n-lib.h>

/* The rows of the selected block, or all that are shown.  (element-type gint64) */
static GArray *
dup_sheets (TdScoresPage *self, gboolean all)
{
  GArray *sheets = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint first = 0;
  guint last = 0;
  guint first_column;
  guint last_column;

  if (td_score_grid_get_n_rows (self->grid) == 0)
    return sheets;
  if (all)
    last = td_score_grid_get_n_rows (self->grid) - 1;
  else
    td_score_grid_get_block (self->grid, &first, &last, &first_column, &last_column);
  for (guint row = first; row <= last; row++)
    g_array_append_val (sheets, td_score_grid_row (self->grid, row)->id);
  return sheets;
}

static void
run (TdScoresPage *self, TdAction *action, GError *error)
{
  td_board_run (GTK_WIDGET (self), td_page_get_store (TD_PAGE (self)), action, error);
}

/* --- states --- */

static void
set_state (TdScoresPage *self, GVariant *parameter, gboolean all)
{
  g_autoptr (GArray) sheets = dup_sheets (self, all);
  GError *error = NULL;
  TdSheetState state;
  TdAction *action;

  if (self->book == NULL || sheets->len == 0 ||
      !td_sheet_state_read (g_variant_get_string (parameter, NULL), &state))
    return;
  action = td_score_book_set_state (self->book, sheets, state, &error);
  run (self, action, error);
}

static void
set_state_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_state (user_data, parameter, FALSE);
}

static void
set_state_of_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_state (user_data, parameter, TRUE);
}

/* --- the layer before --- */

static void
take_over (TdScoresPage *self, gboolean all)
{
  g_autoptr (GArray) sheets = dup_sheets (self, all);
  GError *error = NULL;
  TdAction *action;

  if (self->book == NULL || sheets->len == 0)
    return;
  if (self->filter.layer == TD_LAYER_SELF)
    {
      td_shell_toast (GTK_WIDGET (self), _("There is no layer before the units' own scores. Turn "
                                           "to the appraised layer or the council's first."));
      return;
    }
  action = td_score_book_take_over (self->book, sheets, self->filter.layer, &error);
  run (self, action, error);
}

static void
take_over_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  take_over (user_data, FALSE);
}

static void
take_over_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  take_over (user_data, TRUE);
}

/* --- clusters --- */

static gboolean
save_cluster (TdStore *store, TdRecord *draft, gpointer sheets, GAsyncReadyCallback callback,
              gpointer user_data, GError **error)
{
  td_action_run_async (td_round_set_cluster (sheets, td_record_get_text (draft, "cluster")), store,
                       NULL, callback, user_data);
  return TRUE;
}

static void
set_cluster (TdScoresPage *self, gboolean all)
{
  static const char *const keys[] = { "cluster", NULL };
  g_autoptr (GArray) sheets = dup_sheets (self, all);
  g_autoptr (TdRecord) draft = NULL;
  g_autofree char *title = NULL;
  TdRecordDialog *dialog;
  guint first;

  if (self->book == NULL || sheets->len == 0 ||
      !td_score_book_find_sheet (self->book, g_array_index (sheets, gint64, 0), &first))
    return;
  draft = td_record_new (&td_entity_sheet);
  td_record_set_text (draft, "cluster", td_score_book_get_sheet (self->book, first)->cluster);
  title = g_strdup_printf (ngettext ("Cluster of %u Sheet", "Cluster of %u Sheets", sheets->len),
                           sheets->len);
  dialog = TD_RECORD_DIALOG (td_record_dialog_new (GTK_WIDGET (self),
                                                   td_page_get_store (TD_PAGE (self)), draft, keys,
                                                   title));
  td_record_dialog_set_note (dialog, _("Sheets of one cluster are ranked among themselves too. "
                                       "Left empty, they belong to none."));
  td_record_dialog_set_save (dialog, save_cluster, g_array_ref (sheets),
                             (GDestroyNotify) g_array_unref);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
set_cluster_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_cluster (user_data, FALSE);
}

static void
set_cluster_of_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_cluster (user_data, TRUE);
}

static const GActionEntry entries[] = {
  { "set-state", set_state_cb, "s" },
  { "set-state-of-all", set_state_of_all_cb, "s" },
  { "take-over", take_over_cb },
  { "take-over-all", take_over_all_cb },
  { "set-cluster", set_cluster_cb },
  { "set-cluster-of-all", set_cluster_of_all_cb },
};

void
td_scores_page_add_sheet_actions (TdScoresPage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}
