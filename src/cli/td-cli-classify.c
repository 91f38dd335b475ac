/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cli-private.h"

#include "td-board.h"
#include "td-error.h"
#include "td-year-seal.h"
#include "td-year-settings.h"

#include <glib/gi18n-lib.h>

static const char *
name_count (TdClass klass)
{
  return klass == TD_CLASS_NONE ? "none" : td_class_code (klass);
}

static void
answer_packs (TdCli *cli, TdBoard *board)
{
  GPtrArray *packs = td_board_get_packs (board);

  if (cli->json != NULL)
    td_json_begin_array (cli->json, "packs");
  for (guint i = 0; i < packs->len; i++)
    {
      const TdPack *pack = packs->pdata[i];
      const char *caveat = td_pack_get_caveat (pack);

      if (cli->json != NULL)
        {
          td_json_begin_object (cli->json, NULL);
          td_json_add_string (cli->json, "id", td_pack_get_id (pack));
          td_json_add_string (cli->json, "name", td_pack_get_name (pack));
          td_json_add_boolean (cli->json, "verified",
                               td_pack_get_verification (pack) == TD_VERIFIED);
          td_json_add_string (cli->json, "caveat", caveat);
          td_json_add_string (cli->json, "hash", td_pack_get_hash (pack));
          td_json_end_object (cli->json);
        }
      td_cli_print (cli, "%s%s%s", td_pack_get_name (pack), caveat ? ": " : "",
                    caveat ? caveat : "");
    }
  if (cli->json != NULL)
    td_json_end_array (cli->json);
}

static void
answer_counts (TdCli *cli, TdBoard *board)
{
  guint counts[TD_N_CLASSES] = { 0 };
  guint n_missing;
  guint n_exempt;

  for (guint i = 0; i < td_board_get_n_people (board); i++)
    counts[td_board_get_person (board, i)->final]++;
  td_board_get_missing (board, &n_missing);
  td_board_get_exempt (board, &n_exempt);

  if (cli->json != NULL)
    {
      td_json_begin_object (cli->json, "counts");
      for (int klass = TD_CLASS_EXCELLENT; klass >= TD_CLASS_NONE; klass--)
        td_json_add_int (cli->json, name_count (klass), counts[klass]);
      td_json_end_object (cli->json);
      td_json_add_int (cli->json, "missing", n_missing);
      td_json_add_int (cli->json, "exempt", n_exempt);
    }
  for (int klass = TD_CLASS_EXCELLENT; klass >= TD_CLASS_NONE; klass--)
    td_cli_print (cli, "%6u  %s", counts[klass], td_class_term (klass));
  /* Translators: of those without a class. */
  td_cli_print (cli, _("        not enough data: %u; not classified here: %u"), n_missing,
                n_exempt);
}

static const char *
find_group_label (const TdOutcome *outcome, const TdRating *rating)
{
  return rating->group < 0 ? NULL : ((TdGroup *) outcome->groups->pdata[rating->group])->label;
}

static void
answer_person (TdCli *cli, TdBoard *board, const TdBoardPerson *person)
{
  const TdFacts *facts = person->facts;
  g_autofree char *birth = td_date_to_iso (person->person->birth);
  g_autoptr (TdExplain) why = td_board_explain (board, facts->id);
  g_auto (GStrv) reasons = why ? td_explain_to_lines (why) : NULL;

  td_json_begin_object (cli->json, NULL);
  td_json_add_string (cli->json, "name", facts->name);
  td_json_add_string (cli->json, "birth", birth);
  td_json_add_string (cli->json, "kind", td_kind_term (facts->kind));
  td_json_add_string (cli->json, "post", person->person->post);
  td_json_add_string (cli->json, "unit", facts->unit_name);
  td_json_add_string (cli->json, "body", facts->body_name);
  td_json_add_string (cli->json, "group",
                      find_group_label (td_board_get_outcome (board), person->rating));
  td_json_add_boolean (cli->json, "leader", facts->is_leader);
  if (person->rating->score == TD_SCORE_MISSING)
    td_json_add_null (cli->json, "score");
  else
    td_json_add_decimal (cli->json, "score", person->rating->score);
  td_json_add_string (cli->json, "by_score", name_count (person->rating->by_score));
  td_json_add_string (cli->json, "proposed", name_count (person->rating->proposed));
  td_json_add_string (cli->json, "class", name_count (person->final));
  td_json_add_string (cli->json, "pack",
                      person->rating->pack ? td_pack_get_id (person->rating->pack) : NULL);
  td_json_add_string (cli->json, "missing", person->rating->missing);
  td_json_begin_array (cli->json, "reasons");
  for (guint i = 0; reasons != NULL && reasons[i] != NULL; i++)
    td_json_add_string (cli->json, NULL, reasons[i]);
  td_json_end_array (cli->json);
  td_json_end_object (cli->json);
}

static void
answer_counter (TdCli *cli, const TdBoardGroup *group)
{
  if (cli->json != NULL)
    {
      td_json_add_string (cli->json, "body", group->group->body_name);
      td_json_add_string (cli->json, "group", group->group->label);
      td_json_add_string (cli->json, "key", group->group->key);
      td_json_add_int (cli->json, "rated", group->counter.rated);
      td_json_add_int (cli->json, "good_or_better", group->counter.good_or_better);
      td_json_add_int (cli->json, "cap", group->counter.cap);
      td_json_add_int (cli->json, "used", group->counter.used);
      td_json_add_boolean (cli->json, "tie_at_cap", group->group->tie_at_cap);
    }
  /* Translators: a group, how many are rated, how many may be and are excellent. */
  td_cli_print (cli, _("  %s: %u rated, at most %u excellent, %u now"), group->group->label,
                group->counter.rated, group->counter.cap, group->counter.used);
}

static void
answer_groups (TdCli *cli, TdBoard *board)
{
  if (cli->json != NULL)
    td_json_begin_array (cli->json, "groups");
  for (guint i = 0; i < td_board_get_n_groups (board); i++)
    {
      if (cli->json != NULL)
        td_json_begin_object (cli->json, NULL);
      answer_counter (cli, td_board_get_group (board, i));
      if (cli->json != NULL)
        td_json_end_object (cli->json);
    }
  if (cli->json == NULL)
    {
      answer_counter (cli, td_board_get_whole (board));
      return;
    }
  td_json_end_array (cli->json);
  td_json_begin_array (cli->json, "bodies");
  for (guint i = 0; i < td_board_get_n_bodies (board); i++)
    {
      td_json_begin_object (cli->json, NULL);
      answer_counter (cli, td_board_get_body (board, i));
      td_json_end_object (cli->json);
    }
  td_json_end_array (cli->json);
  td_json_begin_object (cli->json, "whole");
  answer_counter (cli, td_board_get_whole (board));
  td_json_end_object (cli->json);
}

static void
answer_board (TdCli *cli, TdBoard *board)
{
  const TdYearSeal *seal = td_board_get_seal (board);
  g_auto (GStrv) settings = td_year_settings_to_lines (td_board_get_settings (board));

  if (cli->json != NULL)
    {
      td_json_add_int (cli->json, "year", td_board_get_year (board));
      td_json_add_string (cli->json, "variant", td_board_get_variant_name (board));
      td_json_add_boolean (cli->json, "frozen", seal != NULL);
      td_json_add_string (cli->json, "hash", seal ? seal->hash : NULL);
      td_json_begin_array (cli->json, "settings");
      for (guint i = 0; settings[i] != NULL; i++)
        td_json_add_string (cli->json, NULL, settings[i]);
      td_json_end_array (cli->json);
    }
  answer_packs (cli, board);
  answer_counts (cli, board);
  answer_groups (cli, board);
  if (cli->json != NULL)
    {
      td_json_begin_array (cli->json, "people");
      for (guint i = 0; i < td_board_get_n_people (board); i++)
        answer_person (cli, board, td_board_get_person (board, i));
      td_json_end_array (cli->json);
    }
  if (seal != NULL)
    td_cli_print (cli, _("The year is frozen, version %u, hash %s"), seal->version, seal->hash);
}

static gboolean
freeze_board (TdStore *store, TdBoard *board, const char *basis, GError **error)
{
  TdAction *action = td_year_seal_freeze (board, basis, error);

  return action != NULL && td_action_run (action, store, NULL, error) >= 0
         && td_board_reload (board, error);
}

gboolean
td_cli_classify (TdCli *cli, GStrv arguments, GError **error)
{
  int year = 0;
  gboolean freeze = FALSE;
  g_autofree char *variant = NULL;
  g_autofree char *basis = NULL;
  const GOptionEntry entries[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &year, N_("the year to classify"), "Y" },
    { "variant", 0, 0, G_OPTION_ARG_STRING, &variant, N_("a saved variant"), "A" },
    { "freeze", 0, 0, G_OPTION_ARG_NONE, &freeze, N_("freeze the year as it stands"), NULL },
    { "basis", 0, 0, G_OPTION_ARG_STRING, &basis,
      N_("the written basis for being over a cap"), N_("TEXT") },
    { NULL },
  };
  g_autoptr (TdStore) store = NULL;
  g_autoptr (TdBoard) board = NULL;

  if (!td_cli_parse (cli, &arguments, entries, N_("FILE --year Y"),
                     _("Classifies everyone for a year."), 1, error)
      || !td_cli_check_year (year, error))
    return FALSE;
  store = td_cli_open (cli, arguments[1], freeze, error);
  if (store == NULL)
    return FALSE;
  board = td_board_new (store, (guint) year, variant, error);
  if (board == NULL || (freeze && !freeze_board (store, board, basis, error)))
    return FALSE;
  answer_board (cli, board);
  g_clear_object (&board);
  return td_store_close (store, error);
}

gboolean
td_cli_reopen (TdCli *cli, GStrv arguments, GError **error)
{
  int year = 0;
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &year, N_("the frozen year"), "Y" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("why it is reopened"), N_("TEXT") },
    { NULL },
  };
  g_autoptr (TdStore) store = NULL;
  TdAction *action;

  if (!td_cli_parse (cli, &arguments, entries, N_("FILE --year Y --reason TEXT"),
                     _("Reopens a frozen year."), 1, error)
      || !td_cli_check_year (year, error))
    return FALSE;
  store = td_cli_open (cli, arguments[1], TRUE, error);
  if (store == NULL)
    return FALSE;
  action = td_year_seal_reopen (store, (guint) year, reason, error);
  if (action == NULL || td_action_run (action, store, NULL, error) < 0)
    return FALSE;
  if (cli->json != NULL)
    td_json_add_int (cli->json, "reopened", year);
  td_cli_print (cli, _("The year %d is open again."), year);
  return td_store_close (store, error);
}
