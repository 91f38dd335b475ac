/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cli.h"

#include "td-cli-private.h"
#include "td-cli-stream.h"
#include "td-error.h"

#include <fcntl.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static const struct
{
  const char      *name;
  TdCliCommandFunc run;
  const char      *summary;
} commands[] = {
  { "new", td_cli_new_register, N_("make a new register") },
  { "import", td_cli_import, N_("take a staff list or self-assessments from a workbook") },
  { "list", td_cli_list, N_("list people or units") },
  { "classify", td_cli_classify, N_("classify a year, and freeze it with --freeze") },
  { "criteria", td_cli_criteria, N_("keep criteria sets: list, adopt, import, export") },
  { "round", td_cli_round, N_("scoring rounds: new, list, state, return, close, reopen, feed") },
  { "forms", td_cli_forms, N_("give out forms to units, and take them back") },
  { "score", td_cli_score, N_("enter scores into a sheet") },
  { "scores", td_cli_scores, N_("show what the sheets of a round come to") },
  { "reopen", td_cli_reopen, N_("reopen a frozen year, with a reason") },
  { "settings", td_cli_settings, N_("show or choose how a year is classified") },
  { "exports", td_cli_exports, N_("name the workbooks that can be written") },
  { "export", td_cli_export, N_("write a workbook") },
  { "check", td_cli_check, N_("check a register: integrity, references, history") },
  { "history", td_cli_history, N_("show what was done in a register") },
  { "undo", td_cli_undo, N_("undo the last change") },
  { "redo", td_cli_redo, N_("redo what was undone") },
  { "backup", td_cli_backup, N_("write a dated, verified backup into a folder") },
  { "restore", td_cli_restore, N_("bring a register back to a backup") },
};

/* "clasify" is a command spelt wrong, "So.thidua" and "D:\\So" are files. */
static gboolean
looks_like_word (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isalpha (*p) && *p != '-')
        return FALSE;
    }
  return !g_file_test (text, G_FILE_TEST_EXISTS);
}

gboolean
td_cli_is_command (GStrv arguments)
{
  if (arguments[0] == NULL || arguments[1] == NULL)
    return FALSE;
  if (g_str_equal (arguments[1], "--help") || g_str_equal (arguments[1], "-h")
      || g_str_equal (arguments[1], "help") || g_str_equal (arguments[1], "--version"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (arguments[1], commands[i].name))
        return TRUE;
    }
  return arguments[1][0] != '-' && looks_like_word (arguments[1]);
}

static void
print_help (void)
{
  g_print ("%s\n\n", _("Usage: thidua [--lang vi|en] [REGISTER.thidua]\n"
                       "       thidua COMMAND … [--json]"));
  g_print ("%s\n", _("Without a command the window opens. Commands need no display:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-10s %s\n", commands[i].name, _(commands[i].summary));
  g_print ("\n%s\n", _("“thidua COMMAND --help” tells the options of a command."));
}

gboolean
td_cli_parse (TdCli *self, GStrv *arguments, const GOptionEntry *entries, const char *msgid,
              const char *summary, guint n_positional, GError **error)
{
  const char *usage = *msgid != '\0' ? _(msgid) : "";
  const GOptionEntry common[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->wants_json, N_("print one JSON object"), NULL },
    { "author", 0, 0, G_OPTION_ARG_STRING, &self->author,
      N_("who is written into the history"), N_("NAME") },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_autofree char *program = g_strconcat ("thidua ", (*arguments)[0], NULL);
  g_autoptr (GError) local = NULL;

  g_set_prgname (program);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);

  if (!g_option_context_parse_strv (context, arguments, &local))
    {
      self->wrong_use = TRUE;
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID, _("%s — see “thidua %s --help”."),
                   local->message, (*arguments)[0]);
      return FALSE;
    }
  if (self->wants_json)
    self->json = td_json_new ();
  if (g_strv_length (*arguments) < n_positional + 1)
    {
      self->wrong_use = TRUE;
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   /* Translators: the command, then what is to follow it. */
                   _("Something is missing; use: thidua %s %s"), (*arguments)[0], usage);
      return FALSE;
    }
  /* Most often a name with blanks that was not quoted. */
  if (g_strv_length (*arguments) > n_positional + 1)
    {
      self->wrong_use = TRUE;
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   /* Translators: an argument, then the command and what is to follow it. */
                   _("“%s” is one argument too many; use: thidua %s %s, with names that have "
                     "blanks in "
                     "quotation marks."),
                   (*arguments)[n_positional + 1], (*arguments)[0], usage);
      return FALSE;
    }
  return TRUE;
}

gboolean
td_cli_refuse_words (TdCli *self, const char *command, const char *usage, GError **error)
{
  self->wrong_use = TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: the command, then what is to follow it. */
               _("That is not what the command takes; use: thidua %s %s"), command, _(usage));
  return FALSE;
}

gboolean
td_cli_read_date (const char *text, const char *option, TdDate *date, GError **error)
{
  TdDate read;

  if (text == NULL)
    return TRUE;
  if (td_date_read (text, &read) == TD_DATE_READ && td_date_is_full (read))
    {
      *date = read;
      return TRUE;
    }
  /* Translators: an option such as --date, then what was written. */
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _("%s must be a day, as in 18/11/2026; not “%s”."), option, text);
  return FALSE;
}

void
td_cli_add_points (TdJson *json, const char *key, gint64 points)
{
  if (points == TD_POINTS_MISSING)
    td_json_add_null (json, key);
  else
    td_json_add_decimal (json, key, points);
}

void
td_cli_print (TdCli *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  if (self->json != NULL)
    return;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_print ("%s\n", text);
}

TdStore *
td_cli_open (TdCli *self, const char *path, gboolean needs_writing, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) failed = NULL;
  g_autoptr (TdStore) store = td_store_open (file, needs_writing ? TD_OPEN_DEFAULT
                                                                 : TD_OPEN_READ_ONLY, &failed);

  /* A register of an older version is brought up to date even where it is only looked at. */
  if (!needs_writing && g_error_matches (failed, TD_ERROR, TD_ERROR_READ_ONLY))
    {
      g_clear_error (&failed);
      store = td_store_open (file, TD_OPEN_DEFAULT, &failed);
    }
  if (store == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  if (needs_writing && td_store_is_read_only (store))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_READ_ONLY, _("“%s” can only be read now: %s"), path,
                   td_store_get_read_only_reason (store));
      return NULL;
    }
  if (self->author != NULL)
    td_store_set_author (store, self->author);
  return g_steal_pointer (&store);
}

gboolean
td_cli_check_year (int year, GError **error)
{
  if (year >= 2000 && year <= 2100)
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                       year == 0 ? _("The year is missing: add --year, as in --year 2026.")
                                 : _("--year must be a year from 2000 to 2100."));
  return FALSE;
}

static const char *
name_error (const GError *error)
{
  static const char *const names[] = { "invalid", "not-found", "conflict", "busy", "no-space",
                                       "read-only", "corrupt", "too-new", "export", "failed" };

  if (error->domain == TD_ERROR && error->code >= 0 && error->code < (int) G_N_ELEMENTS (names))
    return names[error->code];
  return "failed";
}

static void
report_error (TdCli *self, const GError *error)
{
  g_autofree char *line = g_strdup (error->message);

  g_printerr ("thidua: %s\n", g_strdelimit (line, "\n", ' '));
  if (self->wants_json)
    {
      g_autoptr (TdJson) json = td_json_new ();
      g_autofree char *text = NULL;

      td_json_add_string (json, "error", name_error (error));
      td_json_add_string (json, "message", line);
      text = td_json_finish (json);
      g_print ("%s\n", text);
    }
}

static int
run_command (TdCliCommandFunc run, GStrv arguments)
{
  /* Known before the options are read, since those may be what is wrong. */
  TdCli cli = { .wants_json = g_strv_contains ((const char *const *) arguments, "--json") };
  g_autoptr (GError) error = NULL;
  gboolean done = run (&cli, arguments, &error);
  int status = done && !cli.failed ? 0 : cli.wrong_use ? 2 : 1;

  if (!done)
    report_error (&cli, error);
  else if (cli.json != NULL)
    {
      g_autofree char *text = td_json_finish (cli.json);

      g_print ("%s\n", text);
    }
  g_clear_pointer (&cli.json, td_json_free);
  g_free (cli.author);
  return status;
}

static gboolean
refuse_command (TdCli *cli, GStrv arguments, GError **error)
{
  cli->wrong_use = TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _("“%s” is not a command; “thidua --help” names them."), arguments[0]);
  return FALSE;
}

int
td_cli_run (GStrv arguments)
{
  const char *name = arguments[0] ? arguments[1] : NULL;

  td_cli_stream_init ();
  if (name == NULL || g_str_equal (name, "--help") || g_str_equal (name, "-h") ||
      g_str_equal (name, "help"))
    {
      print_help ();
      return name == NULL ? 2 : 0;
    }
  if (g_str_equal (name, "--version"))
    {
      g_print ("thidua %s\n", TD_VERSION);
      return 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (name, commands[i].name))
        return run_command (commands[i].run, arguments + 1);
    }
  return run_command (refuse_command, arguments + 1);
}
