/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cli-private.h"

#include "td-score-book.h"

#include <glib/gi18n-lib.h>

static void
add_total (TdJson *json, const char *key, const TdTotal *total)
{
  td_json_begin_object (json, key);
  td_cli_add_points (json, "total", total->any ? total->total : TD_POINTS_MISSING);
  td_cli_add_points (json, "base", total->any ? total->base : TD_POINTS_MISSING);
  td_cli_add_points (json, "bonus", total->any ? total->bonus : TD_POINTS_MISSING);
  td_cli_add_points (json, "deduction", total->any ? total->deduction : TD_POINTS_MISSING);
  td_cli_add_points (json, "max", total->max);
  td_cli_add_points (json, "percent", total->any ? total->percent : TD_POINTS_MISSING);
  td_json_add_int (json, "scored", total->scored);
  td_json_add_int (json, "applicable", total->applicable);
  td_json_end_object (json);
}

static void
add_explanation (TdJson *json, const char *key, const TdExplain *why)
{
  td_json_begin_object (json, key);
  td_json_add_string (json, "text", why->text);
  td_json_add_string (json, "figure", why->figure);
  td_json_add_string (json, "basis", why->basis);
  td_json_add_string (json, "record", why->record);
  td_json_begin_array (json, "children");
  for (guint i = 0; i < why->children->len; i++)
    add_explanation (json, NULL, why->children->pdata[i]);
  td_json_end_array (json);
  td_json_end_object (json);
}

static const char *
find_band (TdScoreBook *book, const TdSheetResult *result)
{
  const TdCriteriaSet *set = td_score_book_get_set (book);

  return result->band >= 0 ? ((TdBand *) set->bands->pdata[result->band])->name : NULL;
}

static void
answer_sheet (TdCli *cli, TdScoreBook *book, guint index)
{
  const TdBookSheet *sheet = td_score_book_get_sheet (book, index);
  const TdSheetResult *result = td_score_book_get_result (book, index);
  const TdSheetRank *rank = td_score_book_get_rank (book, index);
  g_autoptr (TdExplain) why = td_score_book_explain (book, index);

  td_json_begin_object (cli->json, NULL);
  td_json_add_id (cli->json, "id", sheet->id);
  td_json_add_string (cli->json, "name", sheet->name);
  td_json_add_string (cli->json, "unit", sheet->unit_name);
  td_json_add_string (cli->json, "cluster", sheet->cluster);
  td_json_add_string (cli->json, "state", td_sheet_state_code (sheet->state));
  td_json_begin_object (cli->json, "layers");
  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    add_total (cli->json, td_layer_code (layer), &result->layers[layer]);
  td_json_end_object (cli->json);
  td_cli_add_points (cli->json, "total",
                     result->decided.any ? result->decided.total : TD_POINTS_MISSING);
  td_cli_add_points (cli->json, "max", result->decided.max);
  td_cli_add_points (cli->json, "percent",
                     result->decided.any ? result->decided.percent : TD_POINTS_MISSING);
  td_json_add_int (cli->json, "scored", result->decided.scored);
  td_json_add_int (cli->json, "applicable", result->decided.applicable);
  td_json_add_boolean (cli->json, "complete", result->is_complete);
  td_json_add_string (cli->json, "class", find_band (book, result));
  if (rank->rank == 0)
    td_json_add_null (cli->json, "rank");
  else
    td_json_add_int (cli->json, "rank", rank->rank);
  td_json_add_boolean (cli->json, "tied", rank->is_tied);
  add_explanation (cli->json, "explanation", why);
  td_json_end_object (cli->json);
}

/* "  3.  Phòng A  81,5 / 95 (16/16)  Tốt" */
static void
print_sheet (TdCli *cli, TdScoreBook *book, guint index)
{
  const TdBookSheet *sheet = td_score_book_get_sheet (book, index);
  const TdSheetResult *result = td_score_book_get_result (book, index);
  const TdSheetRank *rank = td_score_book_get_rank (book, index);
  g_autofree char *total = result->decided.any ? td_decimal_to_text (result->decided.total)
                                               : g_strdup ("–");
  g_autofree char *max = td_decimal_to_text (result->decided.max);
  g_autofree char *place = rank->rank == 0 ? g_strdup ("–")
                           : g_strdup_printf ("%s%u", rank->is_tied ? "= " : "", rank->rank);
  const char *band = find_band (book, result);

  td_cli_print (cli, "%6s  %s  %s / %s (%u/%u)  %s", place, sheet->name, total, max,
                result->decided.scored,
                result->decided.applicable, band != NULL ? band : _("no class yet"));
}

/* What can be scored, for whoever enters scores with `thidua score`. */
static void
answer_criteria (TdJson *json, const TdCriteriaSet *set)
{
  td_json_begin_array (json, "criteria");
  for (guint i = 0; i < set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (set, i);
      g_autofree char *hint = NULL;

      if (criterion->rule == TD_RULE_GROUP)
        continue;
      hint = td_criterion_hint (criterion);
      td_json_begin_object (json, NULL);
      td_json_add_string (json, "code", criterion->code);
      td_json_add_string (json, "text", criterion->text);
      td_json_add_string (json, "role", td_criterion_role_code (criterion->role));
      td_cli_add_points (json, "max", criterion->max);
      td_json_add_string (json, "takes", hint);
      td_json_end_object (json);
    }
  td_json_end_array (json);
}

static void
answer_book (TdCli *cli, TdScoreBook *book)
{
  const TdCriteriaSet *set = td_score_book_get_set (book);
  const TdBookSeal *seal = td_score_book_get_seal (book);
  g_auto (GStrv) settings = td_round_rule_to_lines (td_score_book_get_rule (book), set);

  if (cli->json == NULL)
    {
      td_cli_print (cli, "%s", td_record_get_title (td_score_book_get_record (book)));
      for (guint i = 0; i < td_score_book_get_n_sheets (book); i++)
        print_sheet (cli, book, i);
      return;
    }
  td_json_add_string (cli->json, "round", td_record_get_title (td_score_book_get_record (book)));
  td_json_add_string (cli->json, "set", set->name);
  td_json_add_int (cli->json, "version", set->version);
  td_json_add_boolean (cli->json, "closed", td_score_book_is_closed (book));
  td_json_add_string (cli->json, "hash", seal != NULL ? seal->hash : NULL);
  td_json_begin_array (cli->json, "settings");
  for (guint i = 0; settings[i] != NULL; i++)
    td_json_add_string (cli->json, NULL, settings[i]);
  td_json_end_array (cli->json);
  answer_criteria (cli->json, set);
  td_json_begin_array (cli->json, "sheets");
  for (guint i = 0; i < td_score_book_get_n_sheets (book); i++)
    answer_sheet (cli, book, i);
  td_json_end_array (cli->json);
}

gboolean
td_cli_scores (TdCli *cli, GStrv arguments, GError **error)
{
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "round", 0, 0, G_OPTION_ARG_STRING, &name, N_("the round, by name or number"), N_("ROUND") },
    { NULL },
  };
  g_autoptr (TdStore) store = NULL;
  g_autoptr (TdScoreBook) book = NULL;
  gint64 round;

  if (!td_cli_parse (cli, &arguments, entries, N_("FILE --round ROUND"),
                     _("Shows what the sheets of a round come to."), 1, error))
    return FALSE;
  store = td_cli_open (cli, arguments[1], FALSE, error);
  if (store == NULL)
    return FALSE;
  round = td_cli_find_round (cli, store, name, error);
  if (round == 0)
    return FALSE;
  book = td_score_book_new (store, round, error);
  if (book == NULL)
    return FALSE;
  answer_book (cli, book);
  g_clear_object (&book);
  return td_store_close (store, error);
}
