/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cli-private.h"

#include "td-criteria-sets.h"
#include "td-criteria-workbook.h"
#include "td-error.h"
#include "td-export.h"
#include "td-score-book.h"

#include <glib/gi18n-lib.h>

/* What the options of `thidua criteria` say. */
typedef struct
{
  char *set;
  char *round;
} CriteriaOptions;

static void
criteria_options_clear (CriteriaOptions *self)
{
  g_free (self->set);
  g_free (self->round);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CriteriaOptions, criteria_options_clear)

typedef gboolean (*CriteriaFunc) (TdCli *cli, const char *path, const char *argument,
                                  const CriteriaOptions *options, GError **error);

/* What wants looking at in a set: shown, not mended in silence. */
static void
answer_issues (TdCli *cli, const TdCriteriaSet *set)
{
  g_autoptr (GPtrArray) issues = td_criteria_set_check (set);

  if (cli->json != NULL)
    td_json_begin_array (cli->json, "issues");
  for (guint i = 0; i < issues->len; i++)
    {
      const TdCriteriaIssue *issue = issues->pdata[i];

      if (cli->json != NULL)
        td_json_add_string (cli->json, NULL, issue->text);
      td_cli_print (cli, "  %s", issue->text);
    }
  if (cli->json != NULL)
    td_json_end_array (cli->json);
}

static void
answer_set (TdCli *cli, const TdCriteriaSet *set)
{
  if (cli->json != NULL)
    {
      td_json_add_id (cli->json, "id", set->id);
      td_json_add_string (cli->json, "name", set->name);
      td_json_add_string (cli->json, "subject", set->for_people ? "person" : "unit");
      td_json_add_string (cli->json, "polarity", set->lower_is_better ? "lower" : "higher");
      td_json_add_int (cli->json, "version", set->version);
      td_json_add_int (cli->json, "criteria", td_criteria_set_count (set));
      td_json_add_int (cli->json, "rows", set->criteria->len);
      td_json_add_int (cli->json, "bands", set->bands->len);
      if (td_criteria_set_get_max (set) == TD_POINTS_MISSING)
        td_json_add_null (cli->json, "max");
      else
        td_json_add_decimal (cli->json, "max", td_criteria_set_get_max (set));
      td_json_add_string (cli->json, "source", set->source);
      td_json_add_string (cli->json, "unverified", set->unverified);
    }
  /* Translators: a criteria set, its version, how many criteria and classes it has. */
  td_cli_print (cli, _("%s, version %u: %u criteria, %u classes"), set->name, set->version,
                td_criteria_set_count (set), set->bands->len);
  answer_issues (cli, set);
}

static gboolean
answer_stored (TdCli *cli, TdStore *store, gint64 id, GError **error)
{
  g_autoptr (TdCriteriaSet) set = td_criteria_set_load (td_store_get_reader (store), id, error);

  if (set == NULL)
    return FALSE;
  answer_set (cli, set);
  return TRUE;
}

/* --- list --- */

static void
answer_shipped (TdCli *cli, GPtrArray *shipped)
{
  if (cli->json != NULL)
    td_json_begin_array (cli->json, "shipped");
  else
    td_cli_print (cli, "%s", _("Sets of the program, taken with “thidua criteria FILE adopt ID”:"));
  for (guint i = 0; i < shipped->len; i++)
    {
      const TdCriteriaSet *set = shipped->pdata[i];

      if (cli->json != NULL)
        {
          td_json_begin_object (cli->json, NULL);
          td_json_add_string (cli->json, "id", set->shipped);
          td_json_add_string (cli->json, "name", set->name);
          td_json_add_string (cli->json, "source", set->source);
          td_json_add_string (cli->json, "unverified", set->unverified);
          td_json_end_object (cli->json);
        }
      td_cli_print (cli, "  %-20s %s", set->shipped, set->name);
    }
  if (cli->json != NULL)
    td_json_end_array (cli->json);
}

static gboolean
list_sets (TdCli *cli, const char *path, const char *argument, const CriteriaOptions *options,
           GError **error)
{
  g_autoptr (TdStore) store = td_cli_open (cli, path, FALSE, error);
  g_autoptr (TdQuery) query = td_criteria_set_query ();
  g_autoptr (GPtrArray) records = NULL;
  GPtrArray *shipped = store != NULL ? td_criteria_shipped (error) : NULL;

  if (shipped == NULL)
    return FALSE;
  records = td_reader_list (td_store_get_reader (store), query, error);
  if (records == NULL)
    return FALSE;
  if (cli->json != NULL)
    td_json_begin_array (cli->json, "sets");
  for (guint i = 0; i < records->len; i++)
    {
      if (cli->json != NULL)
        td_json_begin_object (cli->json, NULL);
      if (!answer_stored (cli, store, td_record_get_id (records->pdata[i]), error))
        return FALSE;
      if (cli->json != NULL)
        td_json_end_object (cli->json);
    }
  if (cli->json != NULL)
    td_json_end_array (cli->json);
  answer_shipped (cli, shipped);
  return TRUE;
}

/* --- adopt, import, export --- */

static gboolean
run_and_answer (TdCli *cli, TdStore *store, TdAction *action, const gint64 *id, GError **error)
{
  return action != NULL && td_action_run (action, store, NULL, error) >= 0 &&
         answer_stored (cli, store, *id, error);
}

static gboolean
adopt_set (TdCli *cli, const char *path, const char *shipped, const CriteriaOptions *options,
           GError **error)
{
  g_autoptr (TdStore) store = td_cli_open (cli, path, TRUE, error);
  TdAction *action;
  gint64 id = 0;

  if (store == NULL)
    return FALSE;
  action = td_criteria_set_adopt (td_store_get_reader (store), shipped, &id, error);
  return run_and_answer (cli, store, action, &id, error) && td_store_close (store, error);
}

/* What of a workbook was not read as it may have been meant.  %FALSE where something of
 * it could not be read at all: a set that lacks it is not taken. */
static gboolean
answer_problems (TdCli *cli, GPtrArray *problems, const char *workbook, GError **error)
{
  const TdCriteriaProblem *first = NULL;
  guint n_errors = 0;

  if (cli->json != NULL)
    td_json_begin_array (cli->json, "problems");
  for (guint i = 0; i < problems->len; i++)
    {
      const TdCriteriaProblem *problem = problems->pdata[i];

      if (problem->is_error && n_errors++ == 0)
        first = problem;
      if (cli->json != NULL)
        td_json_add_string (cli->json, NULL, problem->text);
      else
        g_printerr ("%s\n", problem->text);
    }
  if (cli->json != NULL)
    td_json_end_array (cli->json);
  if (first == NULL)
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               g_dngettext (GETTEXT_PACKAGE,
                            /* Translators: %1$s is a workbook, %2$s what is wrong with a
                             * cell of it. */
                            "“%1$s” was not taken: %2$s",
                            "“%1$s” was not taken, %3$u cells of it cannot be read. The first: "
                            "%2$s", n_errors),
               workbook, first->text, n_errors);
  return FALSE;
}

/* Open rounds that work with an earlier version of the set. */
static gboolean
answer_rounds (TdCli *cli, TdStore *store, gint64 master, GError **error)
{
  TdReader *reader = td_store_get_reader (store);
  g_autoptr (TdQuery) query = td_round_query ();
  g_autoptr (GPtrArray) rounds = td_reader_list (reader, query, error);
  g_autoptr (GString) names = g_string_new (NULL);

  if (rounds == NULL)
    return FALSE;
  if (cli->json != NULL)
    td_json_begin_array (cli->json, "rounds_before");
  for (guint i = 0; i < rounds->len; i++)
    {
      const char *name = td_record_get_title (rounds->pdata[i]);
      g_autoptr (TdRecord) copy = NULL;

      copy = td_reader_get (reader, &td_entity_criteria_set,
                            td_record_get_int_or (rounds->pdata[i], "criteria", 0), error);
      if (copy == NULL)
        return FALSE;
      if (td_record_get_int_or (copy, "master", 0) != master ||
          !td_round_set_is_older (reader, td_record_get_id (rounds->pdata[i])) ||
          !td_round_guard (reader, td_record_get_id (rounds->pdata[i]), NULL))
        continue;
      g_string_append_printf (names, "%s“%s”", names->len > 0 ? ", " : "", name);
      if (cli->json != NULL)
        td_json_add_string (cli->json, NULL, name);
    }
  if (cli->json != NULL)
    td_json_end_array (cli->json);
  if (names->len > 0)
    td_cli_print (cli, _("  These rounds keep the version that they have: %s. To take the new one: "
                         "“thidua round FILE take-set --round ROUND”, with --dry-run to see before "
                         "what that changes."), names->str);
  return TRUE;
}

/* What the workbook did to a set that was there.  @before: its version; 0: it is new */
static gboolean
answer_replaced (TdCli *cli, TdStore *store, gint64 master, gint64 before, GError **error)
{
  g_autoptr (TdRecord) record = NULL;
  gint64 after;

  if (cli->json != NULL && before == 0)
    td_json_add_null (cli->json, "replaced");
  if (before == 0)
    return TRUE;
  record = td_reader_get (td_store_get_reader (store), &td_entity_criteria_set, master, error);
  if (record == NULL)
    return FALSE;
  after = td_record_get_int_or (record, "version", 1);
  if (cli->json != NULL)
    td_json_add_int (cli->json, "replaced", before);
  if (after != before)
    td_cli_print (cli, _("  It was there already: version %1$d is replaced by version %2$d."),
                  (int) before, (int) after);
  else
    td_cli_print (cli, _("  It was there already, and is now as the workbook says; its version, "
                         "%d, which no round used, stays."), (int) after);
  return answer_rounds (cli, store, master, error);
}

static gint64
get_version (TdStore *store, gint64 master)
{
  g_autoptr (TdRecord) record = NULL;

  if (master != 0)
    record = td_reader_get (td_store_get_reader (store), &td_entity_criteria_set, master, NULL);
  return record != NULL ? td_record_get_int_or (record, "version", 1) : 0;
}

/* The workbook replaces the set of its name, or of --set, and is a new one otherwise. */
static gboolean
import_set (TdCli *cli, const char *path, const char *workbook, const CriteriaOptions *options,
            GError **error)
{
  g_autoptr (TdStore) store = td_cli_open (cli, path, TRUE, error);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (workbook);
  g_autoptr (TdCriteriaSet) set = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) failed = NULL;
  gint64 before;
  gint64 into;
  gint64 id = 0;

  if (store == NULL)
    return FALSE;
  set = td_criteria_workbook_read (file, NULL, &problems, error);
  if (set == NULL || !answer_problems (cli, problems, workbook, error))
    return FALSE;
  into = options->set != NULL ? td_cli_find_criteria (cli, store, options->set, &failed)
                              : td_cli_match_criteria (store, set->name, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  before = get_version (store, into);
  return run_and_answer (cli, store, td_criteria_set_store (set, into, &id, error), &id, error) &&
         answer_replaced (cli, store, id, before, error) && td_store_close (store, error);
}

static gboolean
export_set (TdCli *cli, const char *path, const char *workbook, const CriteriaOptions *options,
            GError **error)
{
  g_autoptr (TdStore) store = td_cli_open (cli, path, FALSE, error);
  g_autoptr (GFile) file = store != NULL ? td_cli_new_workbook (workbook, error) : NULL;
  TdExportParams params = { 0 };

  if (file == NULL)
    return FALSE;
  params.criteria = td_cli_find_criteria_of (cli, store, options->set, options->round, error);
  if (params.criteria == 0
      || !td_export_write ("bo-tieu-chi", store, &params, file, NULL, error))
    return FALSE;
  if (cli->json != NULL)
    td_json_add_string (cli->json, "file", g_file_peek_path (file));
  td_cli_print (cli, _("Written: %s"), g_file_peek_path (file));
  return td_store_close (store, error);
}

static const struct
{
  const char  *name;
  CriteriaFunc run;
  gboolean     takes_argument;
} verbs[] = {
  { "list", list_sets, FALSE },
  { "adopt", adopt_set, TRUE },
  { "import", import_set, TRUE },
  { "export", export_set, TRUE },
};

gboolean
td_cli_criteria (TdCli *cli, GStrv arguments, GError **error)
{
  g_auto (CriteriaOptions) options = { 0 };
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "set", 0, 0, G_OPTION_ARG_STRING, &options.set, N_("the criteria set, by name"), N_("NAME") },
    { "round", 0, 0, G_OPTION_ARG_STRING, &options.round,
      N_("export: the set as this round works with it"), N_("ROUND") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, NULL },
    { NULL },
  };
  const char *usage = N_("FILE list | adopt ID | import WORKBOOK [--set NAME] | "
                         "export WORKBOOK --set NAME or --round ROUND");
  guint n;

  if (!td_cli_parse (cli, &arguments, entries, usage, _("Keeps criteria sets."), 0, error))
    return FALSE;
  n = words != NULL ? g_strv_length (words) : 0;
  for (guint i = 0; n >= 2 && i < G_N_ELEMENTS (verbs); i++)
    {
      if (g_str_equal (words[1], verbs[i].name) && n == (verbs[i].takes_argument ? 3u : 2u))
        return verbs[i].run (cli, words[0], words[2], &options, error);
    }
  return td_cli_refuse_words (cli, "criteria", usage, error);
}
