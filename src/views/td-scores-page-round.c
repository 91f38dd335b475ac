/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-scores-page-private.h"

#include "td-board-run.h"
#include "td-confirm.h"
#include "td-criteria-apply.h"
#include "td-reopen-dialog.h"
#include "td-round-close-dialog.h"
#include "td-round-dialog.h"
#include "td-rounds.h"
#include "td-seal-check.h"

#include <glib/gi18n-lib.h>

static TdStore *
get_store (TdScoresPage *self)
{
  return td_page_get_store (TD_PAGE (self));
}

/* --- making and changing --- */

static void
created_cb (TdScoresPage *self, gint64 round)
{
  self->has_layer = FALSE;
  td_scores_page_read_rounds (self);
  td_scores_page_show_round (self, round);
  td_page_focus_main (TD_PAGE (self));
}

static void
new_round_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdScoresPage *self = user_data;
  GtkWidget *dialog = td_round_dialog_new (td_scores_page_get_window (self), get_store (self),
                                           NULL);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
edit_round_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdScoresPage *self = user_data;
  GtkWidget *dialog;

  if (self->book == NULL)
    return;
  dialog = td_round_dialog_new (td_scores_page_get_window (self), get_store (self),
                                td_score_book_get_record (self->book));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
refresh_subjects_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdScoresPage *self = user_data;

  if (self->book != NULL)
    td_board_run (GTK_WIDGET (self), get_store (self),
                  td_round_refresh_subjects (td_score_book_get_record (self->book)), NULL);
}

/* The dialog shows what would change of what is scored before it is. */
static void
take_set_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdScoresPage *self = user_data;
  g_autoptr (GPtrArray) rounds = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->book == NULL)
    return;
  g_ptr_array_add (rounds, g_object_ref (td_score_book_get_record (self->book)));
  gtk_window_present (GTK_WINDOW (td_criteria_apply_new (GTK_WIDGET (self), get_store (self),
                                                         rounds)));
}

static void
remove_round_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdScoresPage *self = user_data;

  if (self->book != NULL)
    td_board_run (GTK_WIDGET (self), get_store (self),
                  td_round_remove (td_score_book_get_record (self->book)), NULL);
}

/* --- closing --- */

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdScoresPage *self = user_data;

  /* It can be asked for on a sheet too. */
  if (self->book != NULL && td_sheet_view_commit (self->sheet))
    gtk_window_present (GTK_WINDOW (td_round_close_dialog_new (td_scores_page_get_window (self),
                                                               get_store (self), self->book)));
}

static void
reopen_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdScoresPage *self = user_data;

  if (self->book != NULL)
    gtk_window_present (GTK_WINDOW (td_reopen_dialog_new_for_round (
                                       td_scores_page_get_window (self), get_store (self),
                                       self->book)));
}

static gboolean
verify (TdReader *reader, gint64 seal, GCancellable *cancellable, GError **error)
{
  return td_round_seal_verify (reader, seal, error);
}

static void
verify_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdScoresPage *self = user_data;
  const TdBookSeal *seal = self->book != NULL ? td_score_book_get_seal (self->book) : NULL;

  if (seal != NULL)
    td_seal_check (GTK_WIDGET (self), get_store (self), seal->id, verify);
}

/* --- the year --- */

static void
feed_confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdScoresPage *self = TD_SCORES_PAGE (source);

  if (td_confirm_finish (GTK_WIDGET (source), result) && self->book != NULL)
    td_board_run (GTK_WIDGET (self), get_store (self),
                  td_rounds_feed_year (td_score_book_get_round (self->book), NULL), NULL);
}

static void
feed_year_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdScoresPage *self = user_data;
  const TdScoreFeed *feed = td_score_year_get_feed (self->year);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  guint year;

  if (self->book == NULL || feed == NULL || td_score_year_is_loading (self->year))
    return;
  year = (guint) td_record_get_int_or (td_score_book_get_record (self->book), "year", 0);
  heading = g_strdup_printf (_("Use for the Classification of %u?"), year);
  body = td_score_feed_describe (feed, year);
  if (!td_score_feed_does_something (feed))
    td_confirm_tell (GTK_WIDGET (self), heading, body);
  else
    td_confirm_async (GTK_WIDGET (self), heading, body, _("_Use"), FALSE, feed_confirmed_cb, NULL);
}

static const GActionEntry entries[] = {
  { "new-round", new_round_cb },
  { "edit-round", edit_round_cb },
  { "refresh-subjects", refresh_subjects_cb },
  { "take-set", take_set_cb },
  { "remove-round", remove_round_cb },
  { "close", close_cb },
  { "reopen", reopen_cb },
  { "verify", verify_cb },
  { "feed-year", feed_year_cb },
};

void
td_scores_page_add_round_actions (TdScoresPage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}
