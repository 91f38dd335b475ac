/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cli-private.h"

#include "td-error.h"
#include "td-import.h"

#include <glib/gi18n-lib.h>

/* What the options of `thidua import` say. */
typedef struct
{
  char    *sheet;
  int      year;
  GStrv    maps;
  gboolean dry_run;
  gboolean create_units;
  char    *refused;
} ImportOptions;

static void
import_options_clear (ImportOptions *self)
{
  g_free (self->sheet);
  g_strfreev (self->maps);
  g_free (self->refused);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImportOptions, import_options_clear)

/* The options, in the order of the assistant's steps. */
static gboolean
prepare_import (TdImport *import, const ImportOptions *options, GError **error)
{
  guint sheet;

  if (!td_import_open (import, error))
    return FALSE;
  if (options->sheet != NULL
      && !(td_import_find_sheet (import, options->sheet, &sheet, error)
           && td_import_select_sheet (import, sheet, error)))
    return FALSE;
  if (options->year != 0)
    {
      if (!td_cli_check_year (options->year, error))
        return FALSE;
      td_import_set_year (import, (guint) options->year);
    }
  for (guint i = 0; options->maps != NULL && options->maps[i] != NULL; i++)
    {
      if (!td_import_map (import, options->maps[i], error))
        return FALSE;
    }
  if (options->create_units)
    td_import_set_create_units (import, TRUE);
  td_import_set_accept_doubtful (import, TRUE);
  return TRUE;
}

static void
answer_counts (TdCli *cli, const TdImportCounts *counts)
{
  const struct { const char *key; guint value; } figures[] = {
    { "read", counts->read },       { "added", counts->added },     { "changed", counts->changed },
    { "same", counts->same },       { "refused", counts->refused }, { "skipped", counts->skipped },
    { "warnings", counts->warnings },
  };

  if (cli->json != NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
        td_json_add_int (cli->json, figures[i].key, figures[i].value);
      td_json_add_int (cli->json, "units_created", counts->units);
    }
  td_cli_print (cli,
                _("%u rows read = %u added + %u changed + %u same + %u refused; %u skipped, %u "
                  "warnings"),
                counts->read, counts->added, counts->changed, counts->same, counts->refused,
                counts->skipped, counts->warnings);
}

static void
answer_problem (TdCli *cli, const TdImportProblem *problem)
{
  g_autofree char *message = td_import_problem_dup_message (problem);
  g_autofree char *column = td_import_problem_dup_column (problem);

  if (cli->json != NULL)
    {
      td_json_begin_object (cli->json, NULL);
      td_json_add_int (cli->json, "row", problem->row);
      td_json_add_string (cli->json, "column", *column != '\0' ? column : NULL);
      td_json_add_string (cli->json, "field", problem->key);
      td_json_add_string (cli->json, "code", problem->code);
      td_json_add_string (cli->json, "severity",
                          problem->severity == TD_IMPORT_ERROR ? "error" : "warning");
      td_json_add_string (cli->json, "value", problem->value);
      td_json_add_string (cli->json, "proposal", problem->proposal);
      td_json_add_string (cli->json, "message", message);
      td_json_end_object (cli->json);
      return;
    }
  if (problem->row == 0)
    td_cli_print (cli, "  %s", message);
  else
    /* Translators: row of the sheet, column letter or nothing, what is wrong. */
    td_cli_print (cli, _("  row %u %s: %s"), problem->row, column, message);
}

/* Rows that are no records are listed among the problems too, so that nothing
 * of the file goes unmentioned. */
static void
answer_skipped (TdCli *cli, const TdImportSkipped *skipped)
{
  if (cli->json == NULL)
    return;
  td_json_begin_object (cli->json, NULL);
  td_json_add_int (cli->json, "row", skipped->row);
  td_json_add_null (cli->json, "column");
  td_json_add_string (cli->json, "code", "skipped");
  td_json_add_string (cli->json, "severity", "skipped");
  td_json_add_string (cli->json, "kind", td_import_skipped_get_name (skipped));
  td_json_add_string (cli->json, "message", skipped->text);
  td_json_end_object (cli->json);
}

static void
answer_problems (TdCli *cli, TdImport *import)
{
  g_autoptr (GPtrArray) problems = td_import_dup_problems (import);
  GPtrArray *skipped = td_import_get_skipped (import);

  if (cli->json != NULL)
    td_json_begin_array (cli->json, "problems");
  for (guint i = 0; i < problems->len; i++)
    answer_problem (cli, problems->pdata[i]);
  for (guint i = 0; i < skipped->len; i++)
    answer_skipped (cli, skipped->pdata[i]);
  if (cli->json != NULL)
    td_json_end_array (cli->json);
}

static gboolean
write_refused (TdCli *cli, TdImport *import, GFile *file, GError **error)
{
  if (td_import_get_counts (import)->refused == 0)
    return TRUE;
  if (!td_import_write_refused (import, file, error))
    return FALSE;
  td_cli_print (cli, _("The refused rows with their reasons: %s"),
                g_file_peek_path (file));
  return TRUE;
}

gboolean
td_cli_import (TdCli *cli, GStrv arguments, GError **error)
{
  g_auto (ImportOptions) options = { NULL };
  const GOptionEntry entries[] = {
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &options.sheet,
      N_("the sheet, where there are several"), N_("NAME") },
    { "year", 0, 0, G_OPTION_ARG_INT, &options.year, N_("the year that is assessed"), "Y" },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.maps,
      N_("what a column is; may be repeated"), N_("KEY=COLUMN") },
    { "create-units", 0, 0, G_OPTION_ARG_NONE, &options.create_units,
      N_("create units that are not there yet"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_("only check, write nothing"), NULL },
    { "refused", 0, 0, G_OPTION_ARG_FILENAME, &options.refused,
      N_("write the refused rows here"), "OUT.xlsx" },
    { NULL },
  };
  g_autoptr (TdStore) store = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) refused = NULL;
  g_autoptr (TdImport) import = NULL;
  TdImportProfile profile;
  gint64 change;

  if (!td_cli_parse (cli, &arguments, entries, N_("FILE staff|self-assessment WORKBOOK"),
                     _("Takes a list from a workbook (.xlsx, .xls, .csv)."), 3, error))
    return FALSE;
  if (!td_import_profile_from_name (arguments[2], &profile))
    {
      cli->wrong_use = TRUE;
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("“%s” is not a kind of list; the kinds are: staff, self-assessment."),
                   arguments[2]);
      return FALSE;
    }
  if (options.refused != NULL)
    refused = td_cli_new_workbook (options.refused, error);
  if (options.refused != NULL && refused == NULL)
    return FALSE;
  store = td_cli_open (cli, arguments[1], !options.dry_run, error);
  if (store == NULL)
    return FALSE;

  file = g_file_new_for_commandline_arg (arguments[3]);
  import = td_import_new_for_file (store, profile, file);
  if (!prepare_import (import, &options, error))
    return FALSE;
  change = td_import_run (import, options.dry_run, NULL, error);
  if (change < 0)
    return FALSE;

  answer_counts (cli, td_import_get_counts (import));
  answer_problems (cli, import);
  if (cli->json != NULL)
    {
      td_json_add_int (cli->json, "change", change);
      td_json_add_boolean (cli->json, "dry_run", options.dry_run);
    }
  if (refused != NULL && !write_refused (cli, import, refused, error))
    return FALSE;
  if (options.dry_run)
    td_cli_print (cli, _("Nothing was written (--dry-run)."));
  g_clear_object (&import);
  return td_store_close (store, error);
}
