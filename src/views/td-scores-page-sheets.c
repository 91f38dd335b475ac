/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-scores-page-private.h"

#include "td-board-run.h"
#include "td-record-dialog.h"
#include "td-sheet-edit.h"
#include "td-shell.h"

#include <glib/gi18n-lib.h>

static void
run (TdScoresPage *self, TdAction *action, GError *error)
{
  td_board_run (GTK_WIDGET (self), td_page_get_store (TD_PAGE (self)), action, error);
}

/* --- states --- */

/* Sheets that are there already are no news; the others among @staying are beyond @state, but
 * for those that nobody was given. */
static guint
count_beyond (GPtrArray *staying, TdSheetState state)
{
  guint n = 0;

  for (guint i = 0; i < staying->len; i++)
    {
      const TdSheetStay *stay = staying->pdata[i];

      n += stay->state != state && stay->state != TD_SHEET_NOT_SENT;
    }
  return n;
}

/* @first: (out): why the first of them stays */
static guint
count_unsent (GPtrArray *staying, TdSheetState state, const char **first)
{
  guint n = 0;

  for (guint i = 0; i < staying->len; i++)
    {
      const TdSheetStay *stay = staying->pdata[i];

      if (stay->state != state && stay->state == TD_SHEET_NOT_SENT && n++ == 0)
        *first = stay->text;
    }
  return n;
}

/* None can go: not an error, but no silence either. */
static void
tell_unmoved (TdScoresPage *self, TdSheetState state, guint n, GPtrArray *staying)
{
  const char *label = td_sheet_state_label (state);
  guint n_beyond = count_beyond (staying, state);
  g_autofree char *text = NULL;
  const char *why = NULL;

  if (count_unsent (staying, state, &why) > 0)
    text = g_strdup (why);
  else if (n_beyond == 0)
    /* Translators: a number of sheets, a state such as “Submitted”. */
    text = g_strdup_printf (ngettext ("%1$u sheet is “%2$s” already.",
                                      "%1$u sheets are “%2$s” already.", n), n, label);
  else
    /* Translators: a number of sheets, a state such as “Submitted”. */
    text = g_strdup_printf (ngettext ("%1$u sheet is beyond “%2$s”: it goes back only by being "
                                      "returned.",
                                      "%1$u sheets are beyond “%2$s”: they go back only by being "
                                      "returned.", n_beyond), n_beyond, label);
  td_shell_toast (GTK_WIDGET (self), text);
}

/* How many of @sheets have something open in the layer that is locked by that. */
static guint
count_open (TdScoresPage *self, GArray *sheets, TdLayer layer)
{
  guint n = 0;

  for (guint i = 0; i < sheets->len; i++)
    {
      const TdTotal *total;
      guint index;

      if (!td_score_book_find_sheet (self->book, g_array_index (sheets, gint64, i), &index))
        continue;
      total = &td_score_book_get_result (self->book, index)->layers[layer];
      n += total->scored < total->applicable;
    }
  return n;
}

/* What is to be known beside what was done; %NULL: nothing is. */
static char *
dup_news (TdScoresPage *self, TdAction *action, GArray *moved, TdSheetState state,
          GPtrArray *staying)
{
  const char *done = td_action_get_label (action);
  const char *why = NULL;
  guint n_unsent = count_unsent (staying, state, &why);
  guint n_beyond = count_beyond (staying, state);
  guint n_open = state == TD_SHEET_SUBMITTED ? count_open (self, moved, TD_LAYER_SELF) : 0;

  if (n_unsent > 0)
    /* Translators: what was done, as “3 sheets: Council”; a number of others. */
    return g_strdup_printf (ngettext ("%1$s. %2$u sheet has not been sent and stays.",
                                      "%1$s. %2$u sheets have not been sent and stay.", n_unsent),
                            done, n_unsent);
  if (n_beyond > 0)
    /* Translators: what was done, as “3 sheets: Submitted”; a number of others. */
    return g_strdup_printf (ngettext ("%1$s. %2$u sheet is beyond that and stays.",
                                      "%1$s. %2$u sheets are beyond that and stay.", n_beyond),
                            done, n_beyond);
  if (n_open > 0)
    /* Translators: what was done, as “3 sheets: Submitted”; a number of them. */
    return g_strdup_printf (ngettext ("%1$s. %2$u sheet is not scored completely.",
                                      "%1$s. %2$u sheets are not scored completely.", n_open),
                            done, n_open);
  return NULL;
}

static void
set_state (TdScoresPage *self, GVariant *parameter, gboolean all)
{
  g_autoptr (GArray) sheets = td_score_grid_list_sheets (self->grid, all);
  g_autoptr (GArray) movable = NULL;
  g_autoptr (GPtrArray) staying = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;
  TdSheetState state;
  TdAction *action;

  td_scores_page_return_focus (self);
  if (self->book == NULL || sheets->len == 0 ||
      !td_sheet_state_read (g_variant_get_string (parameter, NULL), &state))
    return;
  movable = td_score_book_list_movable (self->book, sheets, state, &staying);
  if (movable->len == 0)
    {
      tell_unmoved (self, state, sheets->len, staying);
      return;
    }
  action = td_score_book_set_state (self->book, movable, state, &error);
  if (action != NULL)
    text = dup_news (self, action, movable, state, staying);
  td_board_run_telling (GTK_WIDGET (self), td_page_get_store (TD_PAGE (self)), action, error,
                        text);
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
  g_autoptr (GArray) sheets = td_score_grid_list_sheets (self->grid, all);
  GError *error = NULL;
  TdAction *action;

  td_scores_page_return_focus (self);
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
  g_autoptr (GArray) sheets = td_score_grid_list_sheets (self->grid, all);
  g_autoptr (TdRecord) draft = NULL;
  g_autofree char *title = NULL;
  TdRecordDialog *dialog;
  guint first;

  td_scores_page_return_focus (self);
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
