/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cli-private.h"

#include "td-error.h"
#include "td-year-settings.h"

#include <glib/gi18n-lib.h>

/* The options of `thidua settings`, as texts; %NULL where not given. */
typedef struct
{
  char *workers;
  char *grouping;
  char *base;
  char *rounding;
  char *exception;
  int   percent;
} SettingsOptions;

static void
settings_options_clear (SettingsOptions *self)
{
  g_free (self->workers);
  g_free (self->grouping);
  g_free (self->base);
  g_free (self->rounding);
  g_free (self->exception);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SettingsOptions, settings_options_clear)

/* The place of @text among @names; an error names the option and what it takes. */
static gboolean
read_word (const char *option, const char *text, const char *const *names, int *index,
           GError **error)
{
  g_autofree char *all = NULL;

  for (int i = 0; names[i] != NULL; i++)
    {
      if (g_strcmp0 (text, names[i]) == 0)
        {
          *index = i;
          return TRUE;
        }
    }
  all = g_strjoinv (", ", (GStrv) names);
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID, _("%s takes one of: %s; not “%s”."), option, all,
               text);
  return FALSE;
}

static gboolean
apply_options (TdClassifySettings *settings, const SettingsOptions *options, GError **error)
{
  static const char *const bases[] = { "good", "good_and_excellent", "rated", NULL };
  static const char *const roundings[] = { "down", "nearest", "up", NULL };
  static const char *const answers[] = { "no", "yes", NULL };
  static const char *const workers[] = { "undecided", "not_rated", "as_civil_servants",
                                         "as_public_employees", NULL };
  int index;

  if (options->workers != NULL)
    {
      if (!read_word ("--workers", options->workers, workers, &index, error))
        return FALSE;
      td_year_workers_read (options->workers, &settings->workers);
    }
  if (options->grouping != NULL && !td_year_grouping_read (options->grouping, &settings->grouping))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("--grouping takes any of body, leader, kind, unit with commas, or none; not "
                     "“%s”."),
                   options->grouping);
      return FALSE;
    }
  if (options->base != NULL)
    {
      if (!read_word ("--quota-base", options->base, bases, &index, error))
        return FALSE;
      settings->quota.base = index;
    }
  if (options->rounding != NULL)
    {
      if (!read_word ("--rounding", options->rounding, roundings, &index, error))
        return FALSE;
      settings->quota.rounding = index;
    }
  if (options->exception != NULL)
    {
      if (!read_word ("--exception", options->exception, answers, &index, error))
        return FALSE;
      settings->use_exception = index;
    }
  if (options->percent < -1 || options->percent > 100)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _("--percent must be from 0 to 100."));
      return FALSE;
    }
  if (options->percent >= 0)
    settings->quota.percent = (guint) options->percent;
  return TRUE;
}

gboolean
td_cli_settings (TdCli *cli, GStrv arguments, GError **error)
{
  int year = 0;
  g_auto (SettingsOptions) options = { .percent = -1 };
  const GOptionEntry entries[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &year, N_("the year"), "Y" },
    { "workers", 0, 0, G_OPTION_ARG_STRING, &options.workers,
      N_("contract workers: undecided, not_rated, as_civil_servants, as_public_employees"),
      N_("CHOICE") },
    { "grouping", 0, 0, G_OPTION_ARG_STRING, &options.grouping,
      N_("groups: body, leader, kind, unit with commas"), N_("LIST") },
    { "quota-base", 0, 0, G_OPTION_ARG_STRING, &options.base,
      N_("of what the share is taken: good, good_and_excellent, rated"), N_("CHOICE") },
    { "rounding", 0, 0, G_OPTION_ARG_STRING, &options.rounding,
      N_("down, nearest, up"), N_("CHOICE") },
    { "percent", 0, 0, G_OPTION_ARG_INT, &options.percent, N_("the share in percent"), "N" },
    { "exception", 0, 0, G_OPTION_ARG_STRING, &options.exception,
      N_("use the exception's percentage: yes, no"), N_("CHOICE") },
    { NULL },
  };
  g_autoptr (TdStore) store = NULL;
  g_auto (GStrv) lines = NULL;
  TdClassifySettings before;
  TdClassifySettings settings;

  if (!td_cli_parse (cli, &arguments, entries, N_("FILE --year Y"),
                     _("Shows or chooses how a year is classified."), 1, error)
      || !td_cli_check_year (year, error))
    return FALSE;
  store = td_cli_open (cli, arguments[1], FALSE, error);
  if (store == NULL || !td_year_settings_load (td_store_get_reader (store), (guint) year, &settings,
                                               error))
    return FALSE;
  before = settings;
  if (!apply_options (&settings, &options, error))
    return FALSE;
  if (!td_year_settings_equal (&before, &settings))
    {
      td_store_close (store, NULL);
      g_clear_object (&store);
      store = td_cli_open (cli, arguments[1], TRUE, error);
      if (store == NULL || td_action_run (td_year_settings_save (&settings), store, NULL,
                                          error) < 0)
        return FALSE;
    }

  lines = td_year_settings_to_lines (&settings);
  if (cli->json != NULL)
    {
      g_autofree char *text = td_year_settings_to_text (&settings);

      td_json_add_string (cli->json, "settings", text);
    }
  for (guint i = 0; lines[i] != NULL; i++)
    td_cli_print (cli, "%s", lines[i]);
  return td_store_close (store, error);
}
