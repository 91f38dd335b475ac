/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cli-round.h"

#include "td-error.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>

#define USAGE                                                                                  \
  N_("FILE list | VERB: new --set NAME --period PERIOD --year Y --number N | state --state STATE " \
     "| return --sheet NAME --question CODE=TEXT | take-set [--fit FIT] | close | "              \
     "reopen --reason TEXT | year | feed; all but list and new with --round ROUND")

static void
round_options_clear (TdCliRoundOptions *self)
{
  char **const texts[] = { &self->round, &self->set, &self->name, &self->period, &self->from,
                           &self->to,
                           &self->deadline, &self->deciding, &self->weights, &self->raters,
                           &self->tie_break, &self->tie_group, &self->rollup, &self->state,
                           &self->reason, &self->fit };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
  g_strfreev (self->units);
  g_strfreev (self->sheets);
  g_strfreev (self->questions);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdCliRoundOptions, round_options_clear)

static void
answer_round (TdCli *cli, TdScoreBook *book)
{
  TdRecord *record = td_score_book_get_record (book);
  const gboolean is_closed = td_score_book_is_closed (book);
  guint n = td_score_book_get_n_sheets (book);
  guint states[TD_N_SHEET_STATES] = { 0 };
  guint n_complete = 0;

  for (guint i = 0; i < n; i++)
    {
      states[td_score_book_get_sheet (book, i)->state]++;
      n_complete += td_score_book_get_result (book, i)->is_complete;
    }
  if (cli->json != NULL)
    {
      td_json_add_id (cli->json, "id", td_score_book_get_round (book));
      td_json_add_string (cli->json, "name", td_record_get_title (record));
      td_json_add_string (cli->json, "set", td_score_book_get_set (book)->name);
      td_json_add_string (cli->json, "subject", td_record_get_text (record, "subject"));
      td_json_add_string (cli->json, "from", td_record_get_text (record, "started"));
      td_json_add_string (cli->json, "to", td_record_get_text (record, "ended"));
      td_json_add_int (cli->json, "sheets", n);
      td_json_add_int (cli->json, "complete", n_complete);
      td_json_begin_object (cli->json, "states");
      for (guint i = 0; i < TD_N_SHEET_STATES; i++)
        td_json_add_int (cli->json, td_sheet_state_code (i), states[i]);
      td_json_end_object (cli->json);
      td_json_add_boolean (cli->json, "closed", is_closed);
      td_json_add_string (cli->json, "hash",
                          is_closed ? td_score_book_get_seal (book)->hash : NULL);
    }
  /* Translators: a round, how many sheets it has, how many of them are complete. */
  td_cli_print (cli, is_closed ? _("%s: %u sheets, %u complete, closed")
                                : _("%s: %u sheets, %u complete, open"),
                td_record_get_title (record), n, n_complete);
}

static gboolean
answer_id (TdCli *cli, TdStore *store, gint64 round, GError **error)
{
  g_autoptr (TdScoreBook) book = td_score_book_new (store, round, error);

  if (book == NULL)
    return FALSE;
  answer_round (cli, book);
  return TRUE;
}

static gboolean
list_rounds (TdCli *cli, TdStore *store, GError **error)
{
  g_autoptr (TdQuery) query = td_round_query ();
  g_autoptr (GPtrArray) rounds = td_reader_list (td_store_get_reader (store), query, error);

  if (rounds == NULL)
    return FALSE;
  if (rounds->len == 0)
    td_cli_print (cli, "%s", _("There is no round yet: “thidua round FILE new” makes one."));
  if (cli->json != NULL)
    td_json_begin_array (cli->json, "rounds");
  for (guint i = 0; i < rounds->len; i++)
    {
      if (cli->json != NULL)
        td_json_begin_object (cli->json, NULL);
      if (!answer_id (cli, store, td_record_get_id (rounds->pdata[i]), error))
        return FALSE;
      if (cli->json != NULL)
        td_json_end_object (cli->json);
    }
  if (cli->json != NULL)
    td_json_end_array (cli->json);
  return TRUE;
}

static TdAction *
make_state_action (TdCli *cli, TdStore *store, TdScoreBook *book, const TdCliRoundOptions *options,
                   GError **error)
{
  g_autoptr (GArray) sheets = NULL;
  TdSheetState state;

  if (options->state == NULL || !td_sheet_state_read (options->state, &state))
    {
      td_cli_round_refuse_option (cli, "--state", options->state, error);
      return NULL;
    }
  sheets = td_cli_find_sheets (store, td_score_book_get_round (book), options->sheets, error);
  return sheets != NULL ? td_score_book_set_state (book, sheets, state, error) : NULL;
}

/* "III.9=Vì sao …" */
static TdScoreQuestion *
read_question (TdCli *cli, const TdCriteriaSet *set, const char *text, GError **error)
{
  g_autofree char *clean = td_text_clean (text);
  const TdCriterion *criterion;
  TdScoreQuestion *question;
  const char *rest = NULL;

  criterion = td_cli_read_code (cli, set, clean, &rest, error);
  if (criterion == NULL)
    return NULL;
  question = g_new0 (TdScoreQuestion, 1);
  question->criterion = criterion->id;
  question->text = g_strdup (rest);
  return question;
}

static TdAction *
make_return_action (TdCli *cli, TdStore *store, TdScoreBook *book, const TdCliRoundOptions *options,
                    GError **error)
{
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func (
    (GDestroyNotify) td_score_question_free);
  const char *name = options->sheets != NULL ? options->sheets[0] : NULL;
  gint64 sheet;

  if (name != NULL && options->sheets[1] != NULL)
    {
      cli->wrong_use = TRUE;
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _("One sheet is returned at a time: name it once with --sheet."));
      return NULL;
    }
  sheet = td_cli_find_sheet (cli, store, td_score_book_get_round (book), name, error);
  if (sheet == 0)
    return NULL;
  for (guint i = 0; options->questions != NULL && options->questions[i] != NULL; i++)
    {
      TdScoreQuestion *question = read_question (cli, td_score_book_get_set (book),
                                                 options->questions[i], error);

      if (question == NULL)
        return NULL;
      g_ptr_array_add (questions, question);
    }
  return td_score_book_return (book, sheet, questions, error);
}

static gboolean
change_round (TdCli *cli, TdStore *store, const char *verb, const TdCliRoundOptions *options,
              GError **error)
{
  gint64 round = td_cli_find_round (cli, store, options->round, error);
  g_autoptr (TdScoreBook) book = round != 0 ? td_score_book_new (store, round, error) : NULL;
  TdAction *action;

  if (book == NULL)
    return FALSE;
  if (g_str_equal (verb, "close"))
    action = td_score_book_close (book, error);
  else if (g_str_equal (verb, "reopen"))
    action = td_score_book_reopen (book, options->reason, error);
  else if (g_str_equal (verb, "return"))
    action = make_return_action (cli, store, book, options, error);
  else
    action = make_state_action (cli, store, book, options, error);
  g_clear_object (&book);
  return action != NULL && td_action_run (action, store, NULL, error) >= 0 &&
         answer_id (cli, store, round, error);
}

static gboolean
run_verb (TdCli *cli, const char *path, const char *verb, const TdCliRoundOptions *options,
          GError **error)
{
  gboolean lists = g_str_equal (verb, "list");
  gboolean shows = g_str_equal (verb, "year");
  gboolean looks = lists || shows || options->dry_run;
  g_autoptr (TdStore) store = td_cli_open (cli, path, !looks, error);
  gboolean done;

  if (store == NULL)
    return FALSE;
  if (lists)
    done = list_rounds (cli, store, error);
  else if (g_str_equal (verb, "new"))
    {
      gint64 id = td_cli_round_make (cli, store, options, error);

      done = id != 0 && answer_id (cli, store, id, error);
    }
  else if (shows || g_str_equal (verb, "feed"))
    done = td_cli_round_year (cli, store, options->round, !shows && !options->dry_run, error);
  else if (g_str_equal (verb, "take-set"))
    done = td_cli_round_take_set (cli, store, options, error);
  else
    done = change_round (cli, store, verb, options, error);
  return done && td_store_close (store, error);
}

gboolean
td_cli_round (TdCli *cli, GStrv arguments, GError **error)
{
  static const char *const verbs[] = { "new", "list", "state", "return", "take-set", "close",
                                       "reopen", "year", "feed", NULL };
  g_auto (TdCliRoundOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "round", 0, 0, G_OPTION_ARG_STRING, &options.round,
      N_("the round, by name or number"), N_("ROUND") },
    { "set", 0, 0, G_OPTION_ARG_STRING, &options.set, N_("the criteria set, by name"), N_("NAME") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.name, N_("new: the round's name"), N_("NAME") },
    { "period", 0, 0, G_OPTION_ARG_STRING, &options.period,
      N_("tuan, thang, quy, nua_nam, nam or dot"), N_("PERIOD") },
    { "year", 0, 0, G_OPTION_ARG_INT, &options.year, N_("new: the year of the period"), "Y" },
    { "number", 0, 0, G_OPTION_ARG_INT, &options.number,
      N_("which month, quarter … of the year"), "N" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_("the first day"), "dd/mm/yyyy" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_("the last day"), "dd/mm/yyyy" },
    { "deadline", 0, 0, G_OPTION_ARG_STRING, &options.deadline,
      N_("when forms are due"), "dd/mm/yyyy" },
    { "unit", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.units,
      N_("only this unit; may be repeated"), N_("UNIT") },
    { "deciding", 0, 0, G_OPTION_ARG_STRING, &options.deciding,
      N_("self, appraised, council or weighted"), N_("LAYER") },
    { "weights", 0, 0, G_OPTION_ARG_STRING, &options.weights,
      N_("percent of the three layers"), "20,30,50" },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &options.strict,
      N_("what the deciding layer left open stays open"), NULL },
    { "raters", 0, 0, G_OPTION_ARG_STRING, &options.raters,
      N_("how several raters are combined: last, mean, median, lowest, highest"), N_("RULE") },
    { "tie-break", 0, 0, G_OPTION_ARG_STRING, &options.tie_break,
      N_("what parts equal scores: shared, deduction, bonus_less, group"), N_("RULE") },
    { "tie-group", 0, 0, G_OPTION_ARG_STRING, &options.tie_group,
      N_("the group whose points part equal scores"), N_("CODE") },
    { "rollup", 0, 0, G_OPTION_ARG_STRING, &options.rollup,
      N_("how the year comes of its rounds: none, mean, mean_of_all, last"), N_("RULE") },
    { "state", 0, 0, G_OPTION_ARG_STRING, &options.state,
      N_("the state to bring sheets to: not_sent, self, submitted, appraised, council"),
      N_("STATE") },
    { "sheet", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.sheets,
      N_("only this sheet; may be repeated"), N_("NAME") },
    { "question", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.questions,
      N_("what a sheet is returned for; may be repeated"), N_("CODE=TEXT") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, N_("why it is reopened"), N_("TEXT") },
    { "fit", 0, 0, G_OPTION_ARG_STRING, &options.fit,
      N_("take-set: what becomes of points where a maximum changed: keep, clamp, rescale"),
      N_("FIT") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_("take-set, feed: only say what would change"), NULL },
    { NULL },
  };

  if (!td_cli_parse (cli, &arguments, entries, USAGE,
                     _("Makes, lists, closes and reopens scoring rounds, and feeds the year with "
                       "them."), 2, error))
    return FALSE;
  if (!g_strv_contains (verbs, arguments[2]) ||
      (options.dry_run && !g_str_equal (arguments[2], "feed") &&
       !g_str_equal (arguments[2], "take-set")))
    return td_cli_refuse_words (cli, "round", USAGE, error);
  return run_verb (cli, arguments[1], arguments[2], &options, error);
}
