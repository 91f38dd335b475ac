/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-year-seal.h"

#include "td-error.h"
#include "td-reopening.h"
#include "td-seal-hash.h"
#include "td-text.h"
#include "td-year-guard.h"
#include "td-year-settings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * Freeze: what the freezing writes and has to find unchanged.
 * @digest: of the board that the person saw
 */
typedef struct
{
  guint  year;
  char  *variant;
  char  *basis;
  char  *author;
  char  *digest;
} Freeze;

static void
free_freeze (gpointer data)
{
  Freeze *freeze = data;

  g_free (freeze->variant);
  g_free (freeze->basis);
  g_free (freeze->author);
  g_free (freeze->digest);
  g_free (freeze);
}

GStrv
td_year_seal_check (TdBoard    *board,
                    const char *basis)
{
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *clean = td_text_clean (basis);
  GPtrArray *issues = td_board_get_issues (board);

  if (td_board_get_whole (board)->counter.rated == 0)
    g_strv_builder_add (lines, _("Nobody has a class yet: there is nothing to freeze."));
  for (guint i = 0; i < issues->len; i++)
    {
      const TdBoardIssue *issue = g_ptr_array_index (issues, i);
      g_autofree char *line = NULL;

      if (issue->kind == TD_ISSUE_OVER_CAP && clean == NULL)
        /* Translators: %s is a complete sentence about a group over its cap, without a full stop */
        line = g_strdup_printf (_("%s. Enter the written basis, or move the line."), issue->text);
      else if (issue->kind == TD_ISSUE_NO_REASON)
        line = g_strdup (issue->text);
      if (line != NULL)
        g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

static char *
format_packs (const TdBoardState *state)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < state->packs->len; i++)
    {
      TdPack *pack = g_ptr_array_index (state->packs, i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "", td_pack_get_id (pack),
                              td_pack_get_hash (pack));
    }
  return g_string_free (text, FALSE);
}

/* Everything of the seal but its hash. */
static TdRecord *
make_seal (const TdBoardState *state,
           const Freeze       *freeze,
           gint64              variant,
           guint               version)
{
  TdRecord *seal = td_record_new (&td_entity_year_seal);
  g_autofree char *packs = format_packs (state);
  g_autofree char *settings = td_year_settings_to_text (&state->settings);
  g_autofree char *with_basis = NULL;

  if (freeze->basis != NULL)
    with_basis = g_strconcat (settings, TD_SEAL_BASIS_MARK, freeze->basis, NULL);
  td_record_set_int (seal, "year", freeze->year);
  td_record_set_int (seal, "version", version);
  td_record_set_int (seal, "variant", variant);
  td_record_set_int (seal, "sealed_at", g_get_real_time () / G_USEC_PER_SEC);
  td_record_set_text (seal, "sealed_by", freeze->author);
  td_record_set_exact_text (seal, "settings", with_basis != NULL ? with_basis : settings);
  td_record_set_exact_text (seal, "packs", packs);
  return seal;
}

static char *
format_group (const TdBoardState  *state,
              const TdBoardPerson *person)
{
  const TdRating *rating = person->rating;
  const char *key = rating->is_exempt ? TD_GROUP_KEY_EXEMPT : TD_GROUP_KEY_MISSING;

  if (rating->group >= 0)
    key = g_array_index (state->groups, TdBoardGroup, rating->group).group->key;
  return g_strdup_printf (TD_SEALED_GROUP_FORMAT, key, person->facts->body,
                          person->facts->is_leader ? 1 : 0);
}

static TdRecord *
make_result (const TdBoardState *state,
             guint               index,
             gint64              seal)
{
  const TdBoardPerson *person = &g_array_index (state->people, TdBoardPerson, index);
  const TdRating *rating = person->rating;
  TdRecord *result = td_record_new (&td_entity_year_result);
  g_autoptr(TdExplain) why = td_board_state_explain (state, index, NULL);
  g_autofree char *explanation = td_explain_to_stored (why);
  g_autofree char *group = format_group (state, person);
  const char *reason = person->reason;

  if (reason == NULL)
    reason = rating->is_exempt ? rating->exempt : rating->missing;
  td_record_set_int (result, "seal", seal);
  td_record_set_int (result, "staff", person->facts->id);
  td_record_set_text (result, "unit_name", person->facts->unit_name);
  td_record_set_text (result, "body_name", person->facts->body_name);
  td_record_set_exact_text (result, "group_key", group);
  if (rating->score != TD_SCORE_MISSING)
    td_record_set_int (result, "score", rating->score);
  if (rating->proposed != TD_CLASS_NONE)
    td_record_set_text (result, "proposed", td_class_code (rating->proposed));
  if (person->final != TD_CLASS_NONE)
    td_record_set_text (result, "class", td_class_code (person->final));
  td_record_set_text (result, "reason", reason);
  if (rating->pack != NULL)
    td_record_set_text (result, "pack", td_pack_get_id (rating->pack));
  td_record_set_exact_text (result, "explanation", explanation);
  return result;
}

static gboolean
save_results (TdWriter            *writer,
              const TdBoardState  *state,
              TdRecord            *seal,
              GCancellable        *cancellable,
              GError             **error)
{
  g_autoptr(TdSealHash) hash = td_seal_hash_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < state->people->len; i++)
    {
      g_autoptr(TdRecord) result = make_result (state, i, td_record_get_id (seal));

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !td_writer_save (writer, result, NULL, error))
        return FALSE;
      td_seal_hash_add_result (hash, result);
    }
  text = td_seal_hash_finish (hash, seal);
  td_record_set_text (seal, "hash", text);
  return td_writer_save (writer, seal, NULL, error);
}

static gboolean
save_freeze (TdWriter      *writer,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Freeze *freeze = data;
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr(TdBoardState) state = NULL;
  g_autoptr(GPtrArray) seals = NULL;
  g_autoptr(TdRecord) seal = NULL;
  g_autofree char *digest = NULL;
  gint64 variant = 0;

  if (!td_year_guard (reader, freeze->year, error))
    return FALSE;
  state = td_board_state_new (reader, freeze->year, freeze->variant, cancellable, error);
  if (state == NULL)
    return FALSE;
  digest = td_board_state_digest (state);
  if (strcmp (digest, freeze->digest) != 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                   _("The facts or the board of %u changed while it was being frozen. "
                     "Look at it again, then freeze."),
                   freeze->year);
      return FALSE;
    }

  seals = td_year_seal_list (reader, freeze->year, error);
  if (seals == NULL ||
      !td_year_variant_ensure (writer, freeze->year, freeze->variant, &variant, error))
    return FALSE;
  seal = make_seal (state, freeze, variant,
                    seals->len > 0 ? ((TdYearSeal *) seals->pdata[0])->version + 1 : 1);
  /* The results name the seal, and its hash is taken over them: the short digest
   * stands in until they are there, all within this transaction. */
  td_record_set_text (seal, "hash", digest);
  return td_writer_save (writer, seal, NULL, error) &&
         save_results (writer, state, seal, cancellable, error);
}

TdAction *
td_year_seal_freeze (TdBoard     *board,
                     const char  *basis,
                     GError     **error)
{
  guint year = td_board_get_year (board);
  g_auto(GStrv) obstacles = NULL;
  g_autofree char *list = NULL;
  Freeze *freeze;

  if (td_board_is_frozen (board))
    {
      td_year_set_frozen_error (td_board_get_seal (board), error);
      return NULL;
    }
  obstacles = td_year_seal_check (board, basis);
  if (obstacles[0] != NULL)
    {
      list = g_strjoinv ("\n", obstacles);
      /* Translators: a year, then a list of sentences, a line each */
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID, _("%u cannot be frozen yet:\n%s"), year,
                   list);
      return NULL;
    }
  freeze = g_new0 (Freeze, 1);
  freeze->year = year;
  freeze->variant = g_strdup (td_board_get_variant_name (board));
  freeze->basis = td_text_clean (basis);
  if (td_board_get_store (board) != NULL)
    freeze->author = g_strdup (td_store_get_author (td_board_get_store (board)));
  freeze->digest = td_board_state_digest (td_board_get_state (board));
  return td_action_new (g_strdup_printf (_("Freeze the classification of %u"), year),
                        save_freeze, freeze, free_freeze);
}

static gboolean
save_reopen (TdWriter      *writer,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const TdReopening *reopen = data;
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr(GError) failure = NULL;
  g_autoptr(TdYearSeal) current = td_year_seal_get_current (reader, (guint) reopen->what, &failure);
  g_autoptr(TdRecord) seal = NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (current == NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   _("%u is not frozen: there is nothing to reopen."), (guint) reopen->what);
      return FALSE;
    }
  seal = td_reader_get (reader, &td_entity_year_seal, current->id, error);
  if (seal == NULL)
    return FALSE;
  td_reopening_stamp (reopen, seal);
  return td_writer_save (writer, seal, NULL, error);
}

TdAction *
td_year_seal_reopen (TdStore     *store,
                     guint        year,
                     const char  *reason,
                     GError     **error)
{
  TdReopening *reopen = td_reopening_new (year, reason, td_store_get_author (store));

  if (reopen == NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("Reopening %u needs a reason, which stays in its history."), year);
      return NULL;
    }
  /* Translators: %1$u is a year, %2$s the reason that was given. */
  return td_action_new (g_strdup_printf (_("Reopen the classification of %1$u: %2$s"), year,
                                         reopen->reason),
                        save_reopen, reopen, td_reopening_free);
}
