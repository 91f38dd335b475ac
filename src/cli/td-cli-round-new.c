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
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID, _("%s cannot be “%s”; see “thidua round --help”."), option,
               value != NULL ? value : "");
  return FALSE;
}

static gboolean
fill_weights (TdCli *cli, TdRecord *round, const char *text, GError **error)
{
  static const char *const keys[TD_N_LAYERS] = { "weight_self", "weight_appraised", "weight_council" };
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
fill_period (TdCli *cli, TdRecord *round, const TdCliRoundOptions *options, GError **error)
{
  TdRoundPeriod period;
  TdDate first = { 0 };
  TdDate last = { 0 };
  TdDate deadline = { 0 };

  if (!td_cli_check_year (options->year, error))
    return FALSE;
  if (options->period == NULL || !td_period_read (options->period, &period))
    return td_cli_round_refuse_option (cli, "--period", options->period, error);
  if (options->number < 0 || (guint) options->number > td_period_get_count (period, (guint) options->year) ||
      (period < TD_PERIOD_YEAR && options->number == 0))
    {
      g_autofree char *number = g_strdup_printf ("%d", options->number);

      return td_cli_round_refuse_option (cli, "--number", number, error);
    }
  td_round_init (round, period, (guint) options->year, (guint) MAX (options->number, 1));
  if (!td_cli_read_date (options->from, "--from", &first, error) ||
      !td_cli_read_date (options->to, "--to", &last, error) ||
      !td_cli_read_date (options->deadline, "--deadline", &deadline, error))
    return FALSE;
  if (td_date_is_set (first))
    td_record_set_date (round, "started", first);
  if (td_date_is_set (last))
    td_record_set_date (round, "ended", last);
  if (td_date_is_set (deadline))
    td_record_set_date (round, "deadline", deadline);
  if (options->name != NULL)
    td_record_set_text (round, "name", options->name);
  return TRUE;
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
      !fill_rule (cli, round, options, error))
    return 0;
  action = td_round_create (store, round, units->len > 0 ? units : NULL, &id, error);
  return action != NULL && td_action_run (action, store, NULL, error) >= 0 ? id : 0;
}
