/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cli-private.h"

#include "td-error.h"
#include "td-export.h"

#include <glib/gi18n-lib.h>

gboolean
td_cli_exports (TdCli *cli, GStrv arguments, GError **error)
{
  gboolean names_only = FALSE;
  const GOptionEntry entries[] = {
    { "names", 0, 0, G_OPTION_ARG_NONE, &names_only, N_("only the names"), NULL },
    { NULL },
  };
  const TdExportInfo *const *exports;
  guint n;

  if (!td_cli_parse (cli, &arguments, entries, "", _("Names the workbooks that can be written."), 0,
                     error))
    return FALSE;
  exports = td_exports_list (&n);
  if (cli->json != NULL)
    td_json_begin_array (cli->json, "exports");
  for (guint i = 0; i < n; i++)
    {
      if (cli->json != NULL)
        {
          td_json_begin_object (cli->json, NULL);
          td_json_add_string (cli->json, "name", exports[i]->name);
          td_json_add_string (cli->json, "title", exports[i]->title);
          td_json_add_boolean (cli->json, "needs_year",
                               (exports[i]->needs & TD_EXPORT_NEEDS_YEAR) != 0);
          td_json_add_boolean (cli->json, "needs_round",
                               (exports[i]->needs & TD_EXPORT_NEEDS_ROUND) != 0);
          td_json_add_boolean (cli->json, "needs_sheet",
                               (exports[i]->needs & TD_EXPORT_NEEDS_SHEET) != 0);
          td_json_add_boolean (cli->json, "needs_set",
                               (exports[i]->needs & TD_EXPORT_NEEDS_CRITERIA) != 0);
          td_json_end_object (cli->json);
        }
      else if (names_only)
        td_cli_print (cli, "%s", exports[i]->name);
      else
        td_cli_print (cli, "%-24s %s", exports[i]->name, exports[i]->title);
    }
  if (cli->json != NULL)
    td_json_end_array (cli->json);
  return TRUE;
}

/* What the options of `thidua export` say. */
typedef struct
{
  int      year;
  char    *variant;
  char    *search;
  char    *date;
  char    *output;
  char    *round;
  char    *sheet;
  char    *set;
  gboolean reveal;
} ExportOptions;

static void
export_options_clear (ExportOptions *self)
{
  g_free (self->variant);
  g_free (self->search);
  g_free (self->date);
  g_free (self->output);
  g_free (self->round);
  g_free (self->sheet);
  g_free (self->set);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExportOptions, export_options_clear)

static gboolean
fill_params (TdExportParams *params, const TdExportInfo *info, const ExportOptions *options,
             GError **error)
{
  if ((info->needs & TD_EXPORT_NEEDS_YEAR) && !td_cli_check_year (options->year, error))
    return FALSE;
  params->year = (guint) options->year;
  params->variant = options->variant;
  params->reveal_personal = options->reveal;
  return td_cli_read_date (options->date, "--date", &params->date, error);
}

/* What is named by the options and found in the register. */
static gboolean
find_params (TdCli *cli, TdStore *store, const TdExportInfo *info, const ExportOptions *options,
             TdExportParams *params, GError **error)
{
  if (info->needs & TD_EXPORT_NEEDS_ROUND)
    params->round = td_cli_find_round (cli, store, options->round, error);
  if ((info->needs & TD_EXPORT_NEEDS_ROUND) && params->round == 0)
    return FALSE;
  if (info->needs & TD_EXPORT_NEEDS_SHEET)
    params->sheet = td_cli_find_sheet (cli, store, params->round, options->sheet, error);
  if ((info->needs & TD_EXPORT_NEEDS_SHEET) && params->sheet == 0)
    return FALSE;
  if (info->needs & TD_EXPORT_NEEDS_CRITERIA)
    params->criteria = td_cli_find_criteria_of (cli, store, options->set, options->round, error);
  return (info->needs & TD_EXPORT_NEEDS_CRITERIA) == 0 || params->criteria != 0;
}

gboolean
td_cli_export (TdCli *cli, GStrv arguments, GError **error)
{
  g_auto (ExportOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &options.year, N_("the year it is about"), "Y" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_("the workbook to write"), "OUT.xlsx" },
    { "variant", 0, 0, G_OPTION_ARG_STRING, &options.variant,
      N_("a saved variant of the year"), "A" },
    { "search", 0, 0, G_OPTION_ARG_STRING, &options.search,
      N_("only people that this text finds"), N_("TEXT") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date,
      N_("the date of the document"), "dd/mm/yyyy" },
    { "round", 0, 0, G_OPTION_ARG_STRING, &options.round,
      N_("the round, by name or number"), N_("ROUND") },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &options.sheet, N_("whose score sheet"), N_("NAME") },
    { "set", 0, 0, G_OPTION_ARG_STRING, &options.set, N_("the criteria set, by name"), N_("NAME") },
    { "reveal", 0, 0, G_OPTION_ARG_NONE, &options.reveal,
      N_("write identity numbers in full"), NULL },
    { NULL },
  };
  g_autoptr (TdStore) store = NULL;
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (GFile) output = NULL;
  TdExportParams params = { 0 };
  const TdExportInfo *info;

  if (!td_cli_parse (cli, &arguments, entries, N_("FILE NAME -o OUT.xlsx"), _("Writes a workbook."),
                     2, error))
    return FALSE;
  info = td_export_find (arguments[2]);
  if (info == NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   _("There is no export “%s”; “thidua exports” names them."), arguments[2]);
      return FALSE;
    }
  if (options.output == NULL)
    {
      cli->wrong_use = TRUE;
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID, _("Say where to write: -o OUT.xlsx"));
      return FALSE;
    }
  output = td_cli_new_workbook (options.output, error);
  if (output == NULL || !fill_params (&params, info, &options, error))
    return FALSE;
  td_query_set_search (query, options.search);
  if ((info->needs & TD_EXPORT_NEEDS_QUERY) || options.search != NULL)
    params.query = query;

  store = td_cli_open (cli, arguments[1], FALSE, error);
  if (store == NULL)
    return FALSE;
  if (!find_params (cli, store, info, &options, &params, error)
      || !td_export_write (info->name, store, &params, output, NULL, error))
    return FALSE;
  if (cli->json != NULL)
    {
      td_json_add_string (cli->json, "export", info->name);
      td_json_add_string (cli->json, "file", g_file_peek_path (output));
    }
  td_cli_print (cli, _("Written: %s"), g_file_peek_path (output));
  return td_store_close (store, error);
}
