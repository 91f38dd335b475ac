/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cli-private.h"

#include "td-backup.h"
#include "td-error.h"
#include "td-history.h"
#include "td-sample.h"

#include <glib/gi18n-lib.h>

gboolean
td_cli_new_register (TdCli *cli, GStrv arguments, GError **error)
{
  g_autofree char *governing = NULL;
  g_autofree char *department = NULL;
  g_autofree char *place = NULL;
  g_autofree char *symbol = NULL;
  g_autofree char *director = NULL;
  gboolean sample = FALSE;
  const GOptionEntry entries[] = {
    { "governing", 0, 0, G_OPTION_ARG_STRING, &governing,
      N_("the body above, as in letterheads"), N_("NAME") },
    { "department", 0, 0, G_OPTION_ARG_STRING, &department, N_("the department"), N_("NAME") },
    { "place", 0, 0, G_OPTION_ARG_STRING, &place,
      N_("the place written before dates"), N_("NAME") },
    { "symbol", 0, 0, G_OPTION_ARG_STRING, &symbol,
      N_("the abbreviation in document numbers"), N_("STP") },
    { "director", 0, 0, G_OPTION_ARG_STRING, &director, N_("the director's name"), N_("NAME") },
    { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, N_("mark the register as fictional"), NULL },
    { NULL },
  };
  g_autoptr (GFile) file = NULL;
  g_autoptr (TdRecord) organisation = NULL;
  g_autoptr (TdStore) store = NULL;
  g_autofree char *path = NULL;

  if (!td_cli_parse (cli, &arguments, entries, N_("FILE --governing … --department … --place …"),
                     _("Makes a new register."), 1, error))
    return FALSE;

  if (governing == NULL || department == NULL || place == NULL)
    {
      cli->wrong_use = TRUE;
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _("Say whose register it is: --governing NAME --department NAME --place "
                             "NAME"));
      return FALSE;
    }
  file = g_file_new_for_commandline_arg (arguments[1]);
  if (!g_file_query_exists (file, NULL) && !td_cli_check_output (file, error))
    return FALSE;
  organisation = td_record_new (&td_entity_organisation);
  td_record_set_text (organisation, "governing", governing);
  td_record_set_text (organisation, "department", department);
  td_record_set_text (organisation, "place", place);
  td_record_set_text (organisation, "symbol", symbol);
  td_record_set_text (organisation, "director", director);
  store = td_store_create (file, organisation, error);
  if (store == NULL)
    return FALSE;
  if (cli->author != NULL)
    td_store_set_author (store, cli->author);
  if (sample && !td_sample_mark (store, error))
    return FALSE;

  path = g_file_get_path (file);
  if (cli->json != NULL)
    td_json_add_string (cli->json, "file", path);
  td_cli_print (cli, _("Made the register %s"), path);
  return td_store_close (store, error);
}

gboolean
td_cli_check (TdCli *cli, GStrv arguments, GError **error)
{
  g_autoptr (TdStore) store = NULL;
  g_auto (GStrv) report = NULL;
  gboolean sound;

  if (!td_cli_parse (cli, &arguments, NULL, N_("FILE"),
                     _("Checks a register: integrity, references, history."), 1, error))
    return FALSE;
  store = td_cli_open (cli, arguments[1], FALSE, error);
  if (store == NULL)
    return FALSE;

  sound = td_store_check (store, &report, NULL, error);
  if (cli->json != NULL)
    {
      td_json_add_boolean (cli->json, "ok", sound);
      td_json_begin_array (cli->json, "report");
      for (guint i = 0; report != NULL && report[i] != NULL; i++)
        td_json_add_string (cli->json, NULL, report[i]);
      td_json_end_array (cli->json);
    }
  for (guint i = 0; report != NULL && report[i] != NULL; i++)
    td_cli_print (cli, "%s", report[i]);
  return sound;
}

/* "2026-11-21T07:30:00+07:00": Vietnam's time, whatever the machine's zone. */
static char *
format_time (gint64 seconds)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (7 * 60 * 60);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  return g_date_time_format_iso8601 (local);
}

static void
answer_entry (TdCli *cli, const TdChangeEntry *entry)
{
  g_autofree char *at = format_time (entry->at);

  if (cli->json == NULL)
    {
      td_cli_print (cli, "%5" G_GINT64_FORMAT "  %.16s  %-20s  %s%s", entry->id, at, entry->who,
                    entry->label,
                    entry->undone_by != 0 ? _(" (undone)") : "");
      return;
    }
  td_json_begin_object (cli->json, NULL);
  td_json_add_int (cli->json, "id", entry->id);
  td_json_add_string (cli->json, "at", at);
  td_json_add_string (cli->json, "who", entry->who);
  td_json_add_string (cli->json, "label", entry->label);
  td_json_add_int (cli->json, "records", entry->n_records);
  if (entry->undoes != 0)
    td_json_add_int (cli->json, "undoes", entry->undoes);
  if (entry->undone_by != 0)
    td_json_add_int (cli->json, "undone_by", entry->undone_by);
  td_json_end_object (cli->json);
}

gboolean
td_cli_history (TdCli *cli, GStrv arguments, GError **error)
{
  int limit = 100;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("at most so many entries (100)"), "N" },
    { NULL },
  };
  g_autoptr (TdStore) store = NULL;
  g_autoptr (GPtrArray) list = NULL;

  if (!td_cli_parse (cli, &arguments, entries, N_("FILE"), _("Shows what was done, newest first."),
                     1, error))
    return FALSE;
  store = td_cli_open (cli, arguments[1], FALSE, error);
  if (store == NULL)
    return FALSE;
  list = td_history_list (td_store_get_reader (store), 0, (guint) MAX (limit, 1), error);
  if (list == NULL)
    return FALSE;

  if (cli->json != NULL)
    td_json_begin_array (cli->json, "history");
  for (guint i = 0; i < list->len; i++)
    answer_entry (cli, list->pdata[i]);
  if (cli->json != NULL)
    td_json_end_array (cli->json);
  return TRUE;
}

static gboolean
step_history (TdCli *cli, GStrv arguments, gboolean undo, GError **error)
{
  g_autoptr (TdStore) store = NULL;
  g_autofree char *label = NULL;
  gint64 change;

  if (!td_cli_parse (cli, &arguments, NULL, N_("FILE"),
                     undo ? _("Undoes the last change.") : _("Redoes what was undone last."), 1,
                     error))
    return FALSE;
  store = td_cli_open (cli, arguments[1], TRUE, error);
  if (store == NULL)
    return FALSE;
  label = undo ? td_store_dup_undo_label (store) : td_store_dup_redo_label (store);
  if (label == NULL)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           undo ? _("There is nothing to undo in this register.")
                                : _("There is nothing to redo in this register."));
      return FALSE;
    }
  change = undo ? td_store_undo (store, error) : td_store_redo (store, error);
  if (change < 0)
    return FALSE;

  if (cli->json != NULL)
    {
      td_json_add_string (cli->json, undo ? "undone" : "redone", label);
      td_json_add_int (cli->json, "change", change);
    }
  /* Translators: what was done, in words. */
  td_cli_print (cli, undo ? _("Undone: %s") : _("Redone: %s"), label);
  return td_store_close (store, error);
}

gboolean
td_cli_undo (TdCli *cli, GStrv arguments, GError **error)
{
  return step_history (cli, arguments, TRUE, error);
}

gboolean
td_cli_redo (TdCli *cli, GStrv arguments, GError **error)
{
  return step_history (cli, arguments, FALSE, error);
}

gboolean
td_cli_backup (TdCli *cli, GStrv arguments, GError **error)
{
  g_autoptr (TdStore) store = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) made = NULL;
  g_autofree char *path = NULL;

  if (!td_cli_parse (cli, &arguments, NULL, N_("FILE FOLDER"),
                     _("Writes a dated backup and checks it."), 2, error))
    return FALSE;
  store = td_cli_open (cli, arguments[1], FALSE, error);
  if (store == NULL)
    return FALSE;
  folder = g_file_new_for_commandline_arg (arguments[2]);
  if (g_file_query_file_type (folder, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("“%s” is a file; backups go into a folder. Choose a folder."), arguments[2]);
      return FALSE;
    }
  made = td_backup_make (store, folder, NULL, error);
  if (made == NULL)
    return FALSE;

  path = g_file_get_path (made);
  if (cli->json != NULL)
    td_json_add_string (cli->json, "backup", path);
  td_cli_print (cli, _("Backup written and checked: %s"), path);
  return TRUE;
}

static void
answer_preview (TdCli *cli, GPtrArray *lines)
{
  if (cli->json != NULL)
    td_json_begin_array (cli->json, "differences");
  for (guint i = 0; i < lines->len; i++)
    {
      const TdRestoreLine *line = lines->pdata[i];

      if (cli->json != NULL)
        {
          td_json_begin_object (cli->json, NULL);
          td_json_add_string (cli->json, "entity", line->entity->key);
          td_json_add_int (cli->json, "removed", line->only_now);
          td_json_add_int (cli->json, "brought_back", line->only_backup);
          td_json_add_int (cli->json, "changed", line->different);
          td_json_end_object (cli->json);
        }
      /* Translators: the kind of record, then three counts. */
      td_cli_print (cli, _("%s: %u removed, %u brought back, %u changed"), _(line->entity->plural),
                    line->only_now, line->only_backup, line->different);
    }
  if (cli->json != NULL)
    td_json_end_array (cli->json);
}

/* Restores into a register that opens, as one change that can be undone. */
static gboolean
restore_records (TdCli *cli, TdStore *store, GFile *backup, gboolean dry_run, GError **error)
{
  g_autoptr (GPtrArray) lines = td_restore_preview (store, backup, error);
  gint64 change;

  if (lines == NULL)
    return FALSE;
  answer_preview (cli, lines);
  if (dry_run)
    return TRUE;
  change = td_restore (store, backup, NULL, error);
  if (change < 0)
    return FALSE;
  if (cli->json != NULL)
    td_json_add_int (cli->json, "change", change);
  td_cli_print (cli, change > 0 ? _("Restored; “thidua undo” takes it back.")
                                : _("The register is already as the backup has it."));
  return td_store_close (store, error);
}

gboolean
td_cli_restore (TdCli *cli, GStrv arguments, GError **error)
{
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("only show what would change"), NULL },
    { NULL },
  };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) backup = NULL;
  g_autoptr (TdStore) store = NULL;
  g_autoptr (GError) local = NULL;

  if (!td_cli_parse (cli, &arguments, entries, N_("FILE BACKUP"),
                     _("Brings a register back to a backup."), 2, error))
    return FALSE;
  file = g_file_new_for_commandline_arg (arguments[1]);
  backup = g_file_new_for_commandline_arg (arguments[2]);
  store = td_cli_open (cli, arguments[1], TRUE, &local);
  if (store != NULL)
    return restore_records (cli, store, backup, dry_run, error);

  if (dry_run || !(g_error_matches (local, TD_ERROR, TD_ERROR_CORRUPT)
                   || g_error_matches (local, TD_ERROR, TD_ERROR_NOT_FOUND)))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!td_restore_file (file, backup, error))
    return FALSE;
  if (cli->json != NULL)
    td_json_add_boolean (cli->json, "replaced", TRUE);
  td_cli_print (cli, _("The register did not open (%s). The backup was put in its place; "
                       "what was there is kept beside it."), local->message);
  return TRUE;
}
