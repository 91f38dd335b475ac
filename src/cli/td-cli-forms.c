/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cli-forms.h"

#include "td-error.h"
#include "td-forms-io.h"

#include <glib/gi18n-lib.h>

#define USAGE                                                                       \
  N_("FILE issue --round ROUND --dir DIR | receive PATH… [--round ROUND] | out --round ROUND")

static void
clear_options (TdCliForms *self)
{
  g_free (self->round);
  g_free (self->dir);
  g_free (self->deadline);
  g_free (self->conflicts);
  g_strfreev (self->units);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdCliForms, clear_options)

TdScoreBook *
td_cli_open_book (TdCli *cli, TdStore *store, const char *name, GError **error)
{
  gint64 round = td_cli_find_round (cli, store, name, error);

  return round != 0 ? td_score_book_new (store, round, error) : NULL;
}

/* --- issue --- */

static void
answer_issued (TdCli *cli, GFile *folder, GPtrArray *files)
{
  if (cli->json != NULL)
    {
      td_json_add_string (cli->json, "folder", g_file_peek_path (folder));
      td_json_add_int (cli->json, "issued", files->len);
      td_json_begin_array (cli->json, "files");
    }
  for (guint i = 0; i < files->len; i++)
    {
      if (cli->json != NULL)
        td_json_add_string (cli->json, NULL, g_file_peek_path (files->pdata[i]));
      td_cli_print (cli, _("Written: %s"), g_file_peek_path (files->pdata[i]));
    }
  if (cli->json != NULL)
    td_json_end_array (cli->json);
  td_cli_print (cli, ngettext ("%1$u form given out, in the folder “%2$s”",
                               "%1$u forms given out, in the folder “%2$s”", files->len),
                files->len, g_file_peek_path (folder));
}

/* The round's own deadline, where --deadline says no other: one that has passed would be
 * printed on what is given out now. */
static gboolean
find_deadline (TdScoreBook *book, const TdCliForms *options, TdDate *deadline, GError **error)
{
  TdRecord *round = td_score_book_get_record (book);
  g_autofree char *shown = NULL;

  *deadline = td_record_get_date (round, "deadline");
  if (options->deadline != NULL)
    return td_cli_read_date (options->deadline, "--deadline", deadline, error);
  if (!td_date_has_passed (*deadline, td_date_today ()))
    return TRUE;
  shown = td_record_dup_display (round, "deadline");
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: %1$s is a scoring round, %2$s a day */
               _("The deadline of “%1$s”, %2$s, has passed. Say by when these forms are due, as in "
                 "--deadline 30/11/2026."), td_record_get_title (round), shown);
  return FALSE;
}

static gboolean
issue_forms (TdCli *cli, TdStore *store, const TdCliForms *options, GError **error)
{
  g_autoptr (TdScoreBook) book = td_cli_open_book (cli, store, options->round, error);
  g_autoptr (GArray) units = book != NULL ? td_cli_find_units (store, options->units, error)
                                          : NULL;
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GFile) folder = NULL;
  TdDate deadline = { 0 };

  if (units == NULL)
    return FALSE;
  if (options->dir == NULL)
    {
      cli->wrong_use = TRUE;
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _("Say into which folder: --dir DIR"));
      return FALSE;
    }
  if (!find_deadline (book, options, &deadline, error))
    return FALSE;
  forms = td_forms_plan (book, units->len > 0 ? units : NULL, options->returns, error);
  if (forms == NULL)
    return FALSE;
  folder = g_file_new_for_commandline_arg (options->dir);
  files = td_forms_write (store, book, forms, folder, deadline, NULL, error);
  if (files == NULL)
    return FALSE;
  answer_issued (cli, folder, files);
  return TRUE;
}

/* --- out --- */

static gboolean
list_out (TdCli *cli, TdStore *store, const TdCliForms *options, GError **error)
{
  gint64 round = td_cli_find_round (cli, store, options->round, error);
  g_autoptr (GPtrArray) forms = NULL;

  if (round != 0)
    forms = td_forms_list_out (td_store_get_reader (store), round, error);
  if (forms == NULL)
    return FALSE;
  if (cli->json != NULL)
    td_json_begin_array (cli->json, "out");
  for (guint i = 0; i < forms->len; i++)
    {
      const char *unit = td_record_get_title (forms->pdata[i]);

      if (cli->json != NULL)
        td_json_add_string (cli->json, NULL, unit);
      td_cli_print (cli, "%s", unit);
    }
  if (forms->len == 0)
    td_cli_print (cli, "%s", _("No form is out: none was given out, or all of them came back"));
  if (cli->json != NULL)
    td_json_end_array (cli->json);
  return TRUE;
}

static gboolean
run_words (TdCli *cli, GStrv words, const TdCliForms *options, GError **error)
{
  guint n = words != NULL ? g_strv_length (words) : 0;
  gboolean receives = n >= 3 && g_str_equal (words[1], "receive");
  gboolean issues = n == 2 && g_str_equal (words[1], "issue");
  gboolean lists = n == 2 && g_str_equal (words[1], "out");
  g_autoptr (TdStore) store = NULL;
  gboolean done;

  if ((!receives && !issues && !lists)
      || (options->conflicts != NULL && !g_str_equal (options->conflicts, "ours")
          && !g_str_equal (options->conflicts, "theirs")))
    return td_cli_refuse_words (cli, "forms", USAGE, error);
  store = td_cli_open (cli, words[0], !lists && !options->dry_run, error);
  if (store == NULL)
    return FALSE;
  if (receives)
    done = td_cli_receive_forms (cli, store, words + 2, options, error);
  else if (issues)
    done = issue_forms (cli, store, options, error);
  else
    done = list_out (cli, store, options, error);
  return done && td_store_close (store, error);
}

gboolean
td_cli_forms (TdCli *cli, GStrv arguments, GError **error)
{
  g_auto (TdCliForms) options = { 0 };
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "round", 0, 0, G_OPTION_ARG_STRING, &options.round, N_("the round, by name or number"),
      N_("ROUND") },
    { "dir", 0, 0, G_OPTION_ARG_FILENAME, &options.dir, N_("the folder for the workbooks"),
      N_("DIR") },
    { "deadline", 0, 0, G_OPTION_ARG_STRING, &options.deadline, N_("when they are due"),
      "dd/mm/yyyy" },
    { "unit", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.units,
      N_("only this unit; may be repeated"), N_("UNIT") },
    { "returns", 0, 0, G_OPTION_ARG_NONE, &options.returns,
      N_("slips for sheets that were returned"), NULL },
    { "conflicts", 0, 0, G_OPTION_ARG_STRING, &options.conflicts,
      N_("keep ours or take theirs where both changed"), "ours|theirs" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_("only say what would be taken"),
      NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, NULL },
    { NULL },
  };

  if (!td_cli_parse (cli, &arguments, entries, USAGE,
                     _("Gives out forms to units, and takes them back."), 0, error))
    return FALSE;
  return run_words (cli, words, &options, error);
}
