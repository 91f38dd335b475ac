/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cli-round.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>

/* `thidua round FILE new`. */

gboolean
td_cli_round_refuse_option (TdCli *cli, const char *option, const char *value, GError **error)
{
  cli->wrong_use = TRUE;
  /* Translators: an option of the command line, then what was written. */
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _("%s cannot be “%s”; see “thidua round --help”."), option,
               value != NULL ? value : "");
  return FALSE;
}

/* An option is missing, or two do not go together: always %FALSE; takes @message. */
static gboolean
refuse_use (TdCli *cli, char *message, GError **error)
{
  cli->wrong_use = TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID, message);
  g_free (message);
  return FALSE;
}

static gboolean
fill_weights (TdCli *cli, TdRecord *round, const char *text, GError **error)
{
  static const char *const keys[TD_N_LAYERS] = { "weight_self", "weight_appraised",
                                                 "weight_council" };
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, ",", -1) : NULL;

  if (parts == NULL)
    return TRUE;
  if (g_strv_length (parts) != TD_N_LAYERS)
    return td_cli_round_refuse_option (cli, "--weights", text, error);
  for (guint i = 0; i < TD_N_LAYERS; i++)
    {
      guint64 weight;

      if (!g_ascii_string_to_unsigned (g_strstrip (parts[i]), 10, 0, 100, &weight, NULL))
        return td_cli_round_refuse_option (cli, "--weights", text, error);
      td_record_set_int (round, keys[i], (gint64) weight);
    }
  td_record_set_text (round, "deciding", td_deciding_code (TD_DECIDING_WEIGHTED));
  return TRUE;
}

static gboolean
fill_rule (TdCli *cli, TdRecord *round, const TdCliRoundOptions *options, GError **error)
{
  TdDeciding deciding;
  TdRaterRule raters;
  TdTieBreak tie_break;
  TdRollupRule rollup;

  if (options->deciding != NULL && !td_deciding_read (options->deciding, &deciding))
    return td_cli_round_refuse_option (cli, "--deciding", options->deciding, error);
  if (options->deciding != NULL && options->weights != NULL && deciding != TD_DECIDING_WEIGHTED)
    return refuse_use (cli, g_strdup_printf (_("--weights and --deciding %s contradict each other: "
                                               "leave out one of them."), options->deciding),
                       error);
  if (options->raters != NULL && !td_rater_rule_read (options->raters, &raters))
    return td_cli_round_refuse_option (cli, "--raters", options->raters, error);
  if (options->tie_break != NULL && !td_tie_break_read (options->tie_break, &tie_break))
    return td_cli_round_refuse_option (cli, "--tie-break", options->tie_break, error);
  if (options->rollup != NULL && !td_rollup_rule_read (options->rollup, &rollup))
    return td_cli_round_refuse_option (cli, "--rollup", options->rollup, error);

  if (options->deciding != NULL)
    td_record_set_text (round, "deciding", td_deciding_code (deciding));
  if (options->raters != NULL)
    td_record_set_text (round, "raters", td_rater_rule_code (raters));
  if (options->tie_break != NULL)
    td_record_set_text (round, "tie_break", td_tie_break_code (tie_break));
  if (options->tie_group != NULL)
    td_record_set_text (round, "tie_group", options->tie_group);
  if (options->rollup != NULL)
    td_record_set_text (round, "rollup", td_rollup_rule_code (rollup));
  if (options->strict)
    td_record_set_int (round, "inherits", 0);
  return fill_weights (cli, round, options->weights, error);
}

static gboolean
read_period (TdCli *cli, const TdCliRoundOptions *options, TdRoundPeriod *period, GError **error)
{
  if (options->period == NULL)
    return refuse_use (cli, g_strdup (_("Say which kind of period: --period tuan, thang, quy, "
                                        "nua_nam, nam or dot.")), error);
  return td_period_read (options->period, period) ||
         td_cli_round_refuse_option (cli, "--period", options->period, error);
}

/* Weeks, months, quarters and half-years are counted; the year and a movement need not be. */
static gboolean
check_number (TdCli *cli, const TdCliRoundOptions *options, TdRoundPeriod period, GError **error)
{
  const guint n = td_period_get_count (period, (guint) options->year);

  if (period == TD_PERIOD_SPAN ? options->number >= 0
                               : options->number >= (period < TD_PERIOD_YEAR) &&
                                 options->number <= (int) n)
    return TRUE;
  if (options->number == 0)
    /* Translators: %1$s is a kind of period, as --period takes it */
    return refuse_use (cli, g_strdup_printf (_("Say which “%1$s” of the year: --number 1 to %2$u."),
                                             options->period, n), error);
  /* Translators: %2$s is a kind of period, as --period takes it */
  return refuse_use (cli, g_strdup_printf (_("--number cannot be %1$d: there are %3$u of “%2$s” in "
                                             "%4$d."),
                                           options->number, options->period, MAX (n, 1),
                                           options->year), error);
}

/* A movement has the days that are named; those of another period may differ from the
 * calendar's, as where an office reports from the 15th on, but not lie elsewhere. */
static gboolean
fill_days (TdCli *cli, TdRecord *round, const TdCliRoundOptions *options, TdRoundPeriod period,
           GError **error)
{
  TdDate from = { 0 };
  TdDate to = { 0 };
  TdDate first;
  TdDate last;

  if (!td_cli_read_date (options->from, "--from", &from, error) ||
      !td_cli_read_date (options->to, "--to", &to, error))
    return FALSE;
  if (period == TD_PERIOD_SPAN && (!td_date_is_set (from) || !td_date_is_set (to)))
    return refuse_use (cli, g_strdup (_("A movement needs its first and last day: --from and "
                                        "--to.")), error);
  if (td_period_get_days (period, (guint) options->year, (guint) MAX (options->number, 1), &first,
                          &last) &&
      ((td_date_is_set (from) && td_date_compare (from, last) > 0) ||
       (td_date_is_set (to) && td_date_compare (to, first) < 0)))
    return refuse_use (cli, g_strdup_printf (_("--from and --to lie outside of “%s”."),
                                             td_record_get_title (round)), error);
  if (td_date_is_set (from))
    td_record_set_date (round, "started", from);
  if (td_date_is_set (to))
    td_record_set_date (round, "ended", to);
  return TRUE;
}

static gboolean
fill_period (TdCli *cli, TdRecord *round, const TdCliRoundOptions *options, GError **error)
{
  TdRoundPeriod period;
  TdDate deadline = { 0 };

  if (!td_cli_check_year (options->year, error) || !read_period (cli, options, &period, error) ||
      !check_number (cli, options, period, error))
    return FALSE;
  td_round_init (round, period, (guint) options->year, (guint) MAX (options->number, 1));
  if (!fill_days (cli, round, options, period, error) ||
      !td_cli_read_date (options->deadline, "--deadline", &deadline, error))
    return FALSE;
  if (td_date_is_set (deadline))
    td_record_set_date (round, "deadline", deadline);
  if (options->name != NULL)
    td_record_set_text (round, "name", options->name);
  return TRUE;
}

/* Two of one name could not be told apart by it, and would both count in the year. */
static gboolean
check_name (TdStore *store, TdRecord *round, GError **error)
{
  g_autoptr (TdQuery) query = td_round_query ();
  g_autoptr (GPtrArray) rounds = NULL;
  g_autoptr (TdCliNames) names = td_cli_names_new ();
  g_autoptr (GError) several = NULL;
  const char *subject = td_record_get_text (round, "subject");
  const char *name = td_record_get_title (round);

  td_query_set_archived (query, TRUE);
  rounds = td_reader_list (td_store_get_reader (store), query, error);
  if (rounds == NULL)
    return FALSE;
  for (guint i = 0; i < rounds->len; i++)
    if (g_strcmp0 (td_record_get_text (rounds->pdata[i], "subject"), subject) == 0)
      td_cli_names_add (names, td_record_get_id (rounds->pdata[i]),
                        td_record_get_title (rounds->pdata[i]), NULL);
  if (name == NULL ||
      (td_cli_names_find_exact (names, name, &several) == 0 && several == NULL))
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
               /* Translators: a scoring round */
               _("There is a round “%s” already. For another one of the same period, as for other "
                 "units, give it a name of its own with --name."), name);
  return FALSE;
}

static gboolean
fill_set (TdCli *cli, TdStore *store, TdRecord *round, const char *name, GError **error)
{
  gint64 id = td_cli_find_criteria (cli, store, name, error);
  g_autoptr (TdRecord) set = NULL;

  if (id == 0)
    return FALSE;
  set = td_reader_get (td_store_get_reader (store), &td_entity_criteria_set, id, error);
  if (set == NULL)
    return FALSE;
  td_record_set_int (round, "criteria", id);
  td_record_set_text (round, "subject", td_record_get_text (set, "subject"));
  return TRUE;
}

gint64
td_cli_round_make (TdCli *cli, TdStore *store, const TdCliRoundOptions *options, GError **error)
{
  g_autoptr (TdRecord) round = td_record_new (&td_entity_round);
  g_autoptr (GArray) units = td_cli_find_units (store, options->units, error);
  TdAction *action;
  gint64 id = 0;

  if (units == NULL || !fill_period (cli, round, options, error) ||
      !fill_set (cli, store, round, options->set, error) ||
      !fill_rule (cli, round, options, error) || !check_name (store, round, error))
    return 0;
  action = td_round_create (store, round, units->len > 0 ? units : NULL, &id, error);
  return action != NULL && td_action_run (action, store, NULL, error) >= 0 ? id : 0;
}
