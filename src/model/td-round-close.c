/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-book-private.h"

#include "td-error.h"
#include "td-reopening.h"
#include "td-round-seal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Closing a round under its seal, and reopening it. */

/* So many sheets are named where they stand in the way. */
#define MAX_NAMED 5

/**
 * Close:
 * @digest: of the book that the person saw
 */
typedef struct
{
  gint64  round;
  char   *name;
  char   *author;
  char   *digest;
} Close;

static void
free_close (gpointer data)
{
  Close *close = data;

  g_free (close->name);
  g_free (close->author);
  g_free (close->digest);
  g_free (close);
}

/* %TD_ERROR_CONFLICT names the sheets that are with their units. */
static gboolean
check_sheets (const TdBookState *state,
              GError           **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < state->n_sheets; i++)
    {
      const TdBookSheet *sheet = &state->sheets[i];

      if (sheet->state != TD_SHEET_SELF && sheet->state != TD_SHEET_RETURNED)
        continue;
      if (n++ < MAX_NAMED)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", sheet->name);
    }
  if (n == 0)
    return TRUE;
  if (n > MAX_NAMED)
    g_string_append (names, ", …");
  g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
               g_dngettext (GETTEXT_PACKAGE,
                            /* Translators: %1$s is a scoring round, %2$u how many sheets,
                             * %3$s some of their names. */
                            "The round “%1$s” cannot be closed yet: %2$u sheet is with its unit "
                            "(%3$s). Receive it, or mark it as submitted.",
                            "The round “%1$s” cannot be closed yet: %2$u sheets are with their "
                            "units (%3$s). Receive them, or mark them as submitted.",
                            n),
               td_record_get_title (state->record), n, names->str);
  return FALSE;
}

/* A round that nobody worked with is none to be sealed. */
static gboolean
check_scored (const TdBookState *state,
              GError           **error)
{
  for (guint i = 0; i < state->n_sheets; i++)
    for (guint layer = 0; layer < TD_N_LAYERS; layer++)
      if (state->results[i].layers[layer].any)
        return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
               /* Translators: a scoring round */
               _("The round “%s” cannot be closed: nothing was scored in it. Score its sheets, or "
                 "remove the round."),
               td_record_get_title (state->record));
  return FALSE;
}

static gboolean
set_states (TdWriter          *writer,
            gint64             round,
            TdSheetState       state,
            GError           **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_sheet);
  g_autoptr (GPtrArray) sheets = NULL;

  td_query_filter_int (query, "round", TD_FILTER_IS, round);
  td_query_set_sort_by_entry (query);
  sheets = td_reader_list (td_writer_get_reader (writer), query, error);
  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    {
      td_record_set_text (sheets->pdata[i], "state", td_sheet_state_code (state));
      if (!td_writer_save (writer, sheets->pdata[i], NULL, error))
        return FALSE;
    }
  return sheets != NULL;
}

static void
set_total (TdRecord      *result,
           const char    *key,
           const TdTotal *total)
{
  if (total->any)
    td_record_set_int (result, key, total->total);
}

static TdRecord *
make_result (const TdBookState *state,
             TdReader          *reader,
             guint              index,
             gint64             seal,
             GError           **error)
{
  const TdSheetResult *from = &state->results[index];
  TdRecord *result = td_record_new (&td_entity_round_result);
  g_autoptr (TdExplain) why = td_book_state_explain (state, reader, index, error);
  g_autofree char *explanation = NULL;
  guint rank = state->ranks[TD_RANKING_ALL][index].rank;

  if (why == NULL)
    {
      g_object_unref (result);
      return NULL;
    }
  explanation = td_explain_to_stored (why);
  td_record_set_int (result, "seal", seal);
  td_record_set_int (result, "sheet", state->sheets[index].id);
  set_total (result, "self_total", &from->layers[TD_LAYER_SELF]);
  set_total (result, "appraised_total", &from->layers[TD_LAYER_APPRAISED]);
  set_total (result, "council_total", &from->layers[TD_LAYER_COUNCIL]);
  set_total (result, "total", &from->decided);
  if (from->decided.max != TD_POINTS_MISSING)
    td_record_set_int (result, "max", from->decided.max);
  if (from->decided.percent != TD_POINTS_MISSING)
    td_record_set_int (result, "percent", from->decided.percent);
  td_record_set_int (result, "scored", from->decided.scored);
  td_record_set_int (result, "applicable", from->decided.applicable);
  if (from->band >= 0)
    td_record_set_text (result, "band",
                        ((TdBand *) state->set->bands->pdata[from->band])->code);
  if (rank > 0)
    td_record_set_int (result, "rank", rank);
  td_record_set_exact_text (result, "explanation", explanation);
  return result;
}

static gboolean
save_results (TdWriter          *writer,
              const TdBookState *state,
              gint64             seal,
              GCancellable      *cancellable,
              GError           **error)
{
  for (guint i = 0; i < state->n_sheets; i++)
    {
      g_autoptr (TdRecord) result =
        make_result (state, td_writer_get_reader (writer), i, seal, error);

      if (result == NULL || g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !td_writer_save (writer, result, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Everything of the seal but its hash, for which the digest stands in until the
 * results are there, all within this transaction. */
static TdRecord *
make_seal (TdReader    *reader,
           const Close *close,
           GError     **error)
{
  g_autoptr (TdRecord) seal = td_record_new (&td_entity_round_seal);
  g_autoptr (TdQuery) query = td_query_new (&td_entity_round_seal);
  g_autofree char *settings = td_round_seal_describe (reader, close->round, error);
  gint64 n_before;

  td_query_filter_int (query, "round", TD_FILTER_IS, close->round);
  if (settings == NULL || (n_before = td_reader_count (reader, query, error)) < 0)
    return NULL;
  td_record_set_int (seal, "round", close->round);
  td_record_set_int (seal, "version", n_before + 1);
  td_record_set_int (seal, "sealed_at", g_get_real_time () / G_USEC_PER_SEC);
  td_record_set_text (seal, "sealed_by", close->author);
  td_record_set_exact_text (seal, "settings", settings);
  td_record_set_text (seal, "hash", close->digest);
  return g_steal_pointer (&seal);
}

static gboolean
save_seal (TdWriter          *writer,
           const TdBookState *state,
           const Close       *close,
           GCancellable      *cancellable,
           GError           **error)
{
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr (TdRecord) seal = make_seal (reader, close, error);
  g_autofree char *hash = NULL;

  if (seal == NULL || !td_writer_save (writer, seal, NULL, error) ||
      !save_results (writer, state, td_record_get_id (seal), cancellable, error))
    return FALSE;
  hash = td_round_seal_compute (reader, seal, error);
  if (hash == NULL)
    return FALSE;
  td_record_set_text (seal, "hash", hash);
  return td_writer_save (writer, seal, NULL, error);
}

static gboolean
save_close (TdWriter      *writer,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Close *close = data;
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr (TdBookState) state = NULL;
  g_autofree char *digest = NULL;

  if (!td_round_guard (reader, close->round, error))
    return FALSE;
  state = td_book_state_new (reader, close->round, cancellable, error);
  if (state == NULL || !check_sheets (state, error) || !check_scored (state, error))
    return FALSE;
  digest = td_book_state_digest (state);
  if (strcmp (digest, close->digest) != 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                   /* Translators: a scoring round */
                   _("The scores of “%s” changed while it was being closed. Look at it again, "
                     "then close it."),
                   close->name);
      return FALSE;
    }
  return set_states (writer, close->round, TD_SHEET_CLOSED, error) &&
         save_seal (writer, state, close, cancellable, error);
}

TdAction *
td_score_book_close (TdScoreBook *self,
                     GError     **error)
{
  const TdBookState *state;
  Close *close;

  g_return_val_if_fail (TD_IS_SCORE_BOOK (self), NULL);

  state = self->state;
  if (state->seal != NULL)
    {
      g_autofree char *text = td_round_dup_closed_text (
        td_record_get_title (state->record), state->seal->sealed_at, state->seal->sealed_by);

      g_set_error_literal (error, TD_ERROR, TD_ERROR_CONFLICT, text);
      return NULL;
    }
  if (!check_sheets (state, error) || !check_scored (state, error))
    return NULL;
  close = g_new0 (Close, 1);
  close->round = self->round;
  close->name = g_strdup (td_record_get_title (state->record));
  close->author = g_strdup (td_score_book_get_author (self));
  close->digest = td_book_state_digest (state);
  /* Translators: a scoring round */
  return td_action_new (g_strdup_printf (_("Close the round “%s”"), close->name), save_close,
                        close, free_close);
}

static gboolean
save_reopen (TdWriter      *writer,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const TdReopening *reopen = data;
  g_autoptr (GError) failure = NULL;
  g_autoptr (TdRecord) seal =
    td_round_seal_find (td_writer_get_reader (writer), reopen->what, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (seal == NULL)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _("The round is not closed: there is nothing to reopen."));
      return FALSE;
    }
  td_reopening_stamp (reopen, seal);
  return td_writer_save (writer, seal, NULL, error) &&
         set_states (writer, reopen->what, TD_SHEET_COUNCIL, error);
}

TdAction *
td_score_book_reopen (TdScoreBook *self,
                      const char  *reason,
                      GError     **error)
{
  TdReopening *reopen;
  const char *name;

  g_return_val_if_fail (TD_IS_SCORE_BOOK (self), NULL);

  name = td_record_get_title (self->state->record);
  reopen = td_reopening_new (self->round, reason, td_score_book_get_author (self));
  if (reopen == NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   /* Translators: a scoring round */
                   _("Reopening “%s” needs a reason, which stays in its history."), name);
      return NULL;
    }
  /* Translators: %1$s is a scoring round, %2$s the reason that was given. */
  return td_action_new (g_strdup_printf (_("Reopen the round “%1$s”: %2$s"), name, reopen->reason),
                        save_reopen, reopen, td_reopening_free);
}
