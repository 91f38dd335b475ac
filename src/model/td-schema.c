/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-schema.h"

#include "td-error.h"
#include "td-model-resources.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define SCRIPTS "/io/github/thidua/ThiDua/model/"

/* Which of the scripts 001, 002, … rebuild tables. */
static const gboolean rebuilds[TD_SCHEMA_VERSION] = { FALSE };

static gboolean
check_references (TdDb    *db,
                  GError **error)
{
  g_auto (TdStatement) statement = { 0 };
  g_autofree char *name = g_filename_display_basename (td_db_get_path (db));
  gboolean row;

  if (!td_statement_prepare (&statement, db, "PRAGMA foreign_key_check", error) ||
      !td_statement_step (&statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;

  g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
               _("“%s” could not be brought to the new version: a record in “%s” names one that is "
                 "not there. The register stays as it was."),
               name, td_statement_get_text (&statement, 0));
  return FALSE;
}

static gboolean
run_step (TdDb               *db,
          const TdSchemaStep *step,
          guint               version,
          GError            **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version=%u", version);

  if (!td_db_begin (db, error))
    return FALSE;

  if (!td_db_exec (db, step->sql, error) ||
      (step->rebuilds && !check_references (db, error)) ||
      !td_db_exec (db, mark, error))
    {
      td_db_rollback (db);
      return FALSE;
    }
  return td_db_commit (db, error);
}

static gboolean
run_steps (TdDb               *db,
           const TdSchemaStep *steps,
           guint               from,
           guint               n_steps,
           GError            **error)
{
  for (guint i = from; i < n_steps; i++)
    {
      gboolean done;

      /* The pragma is ignored within a transaction. */
      if (steps[i].rebuilds && !td_db_exec (db, "PRAGMA foreign_keys=OFF", error))
        return FALSE;
      done = run_step (db, &steps[i], i + 1, error);
      if (steps[i].rebuilds && !td_db_exec (db, "PRAGMA foreign_keys=ON", done ? error : NULL))
        return FALSE;
      if (!done)
        return FALSE;
    }
  return TRUE;
}

/* NAME.v1.thidua beside NAME.thidua, or NAME.v1-2.thidua where that is taken by
 * the copy of an upgrade that did not come to its end. */
static char *
find_copy_path (const char *path,
                guint       version)
{
  g_autofree char *stem = g_str_has_suffix (path, ".thidua")
    ? g_strndup (path, strlen (path) - strlen (".thidua")) : g_strdup (path);
  g_autofree char *copy = g_strdup_printf ("%s.v%u.thidua", stem, version);

  for (guint i = 2; g_file_test (copy, G_FILE_TEST_EXISTS); i++)
    {
      g_free (copy);
      copy = g_strdup_printf ("%s.v%u-%u.thidua", stem, version, i);
    }
  return g_steal_pointer (&copy);
}

/* Under another name until it is whole: what has the name of a copy is one. */
static gboolean
copy_register (TdDb    *db,
               guint    version,
               GError **error)
{
  g_auto (TdStatement) statement = { 0 };
  g_autofree char *copy = find_copy_path (td_db_get_path (db), version);
  g_autofree char *part = g_strconcat (copy, ".part", NULL);
  g_autofree char *name = g_filename_display_basename (copy);

  g_remove (part);
  if (!td_statement_prepare (&statement, db, "VACUUM INTO ?1", error))
    return FALSE;
  td_statement_bind_text (&statement, 1, part);
  if (!td_statement_run (&statement, error))
    {
      g_remove (part);
      return FALSE;
    }
  if (g_rename (part, copy) == 0)
    return TRUE;

  g_remove (part);
  g_set_error (error, TD_ERROR, TD_ERROR_FAILED,
               _("The copy “%s” that is kept before an upgrade could not be written. The register "
                 "stays as it was."),
               name);
  return FALSE;
}

gboolean
td_schema_get_version (TdDb    *db,
                       gint64  *version,
                       GError **error)
{
  return td_db_get_int (db, "PRAGMA user_version", 0, version, error);
}

void
td_schema_set_too_new (const char *path,
                       GError    **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, TD_ERROR, TD_ERROR_TOO_NEW,
               _("“%s” was written by a newer version of the program. Install the newest version "
                 "to open it; the file was left as it is."),
               name);
}

gboolean
td_schema_upgrade_by (TdDb               *db,
                      const TdSchemaStep *steps,
                      guint               n_steps,
                      GError            **error)
{
  gint64 version;

  if (!td_schema_get_version (db, &version, error))
    return FALSE;
  if (version == (gint64) n_steps)
    return TRUE;
  if (version > (gint64) n_steps)
    {
      td_schema_set_too_new (td_db_get_path (db), error);
      return FALSE;
    }
  return copy_register (db, (guint) version, error) &&
         run_steps (db, steps, (guint) version, n_steps, error);
}

static gboolean
load_steps (TdSchemaStep *steps,
            GBytes      **scripts,
            GError      **error)
{
  for (guint i = 0; i < TD_SCHEMA_VERSION; i++)
    {
      g_autofree char *path = g_strdup_printf (SCRIPTS "%03u.sql", i + 1);

      scripts[i] = g_resource_lookup_data (td_model_get_resource (), path,
                                           G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      if (scripts[i] == NULL)
        return FALSE;
      steps[i].sql = g_bytes_get_data (scripts[i], NULL);
      steps[i].rebuilds = rebuilds[i];
    }
  return TRUE;
}

static void
free_scripts (GBytes **scripts)
{
  for (guint i = 0; i < TD_SCHEMA_VERSION; i++)
    g_clear_pointer (&scripts[i], g_bytes_unref);
}

gboolean
td_schema_upgrade (TdDb    *db,
                   GError **error)
{
  GBytes *scripts[TD_SCHEMA_VERSION] = { NULL };
  TdSchemaStep steps[TD_SCHEMA_VERSION];
  gboolean done = load_steps (steps, scripts, error) &&
                  td_schema_upgrade_by (db, steps, TD_SCHEMA_VERSION, error);

  free_scripts (scripts);
  return done;
}

gboolean
td_schema_create (TdDb    *db,
                  GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id=%d", TD_APPLICATION_FORMAT);
  GBytes *scripts[TD_SCHEMA_VERSION] = { NULL };
  TdSchemaStep steps[TD_SCHEMA_VERSION];
  gboolean done = load_steps (steps, scripts, error) &&
                  td_db_exec (db, mark, error) &&
                  run_steps (db, steps, 0, TD_SCHEMA_VERSION, error);

  free_scripts (scripts);
  return done;
}
