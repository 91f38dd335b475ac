/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-backup.h"

#include "td-backup-name.h"
#include "td-compare.h"
#include "td-copy.h"
#include "td-error.h"
#include "td-integrity.h"
#include "td-lock.h"
#include "td-schema.h"
#include "td-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* Titles shown of each entity. */
#define MAX_TITLES 20
/* Records of the backup in memory at once. */
#define ROWS_AT_ONCE 500

/* A backup, open for reading: itself, or a copy brought to this version. */
typedef struct
{
  TdStore *store;
  char    *folder; /* (nullable): of the copy */
} TdOpenBackup;

static void
clear_open_backup (TdOpenBackup *self)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (self->store != NULL)
    td_store_close (self->store, NULL);
  g_clear_object (&self->store);
  if (self->folder == NULL)
    return;

  dir = g_dir_open (self->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_clear_pointer (&self->folder, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdOpenBackup, clear_open_backup)

/* A backup is never written to: an old one is brought up to date as a copy.
 * @error keeps what it was where there is nothing to copy. */
static TdStore *
open_upgraded_copy (TdOpenBackup *self,
                    GFile        *backup,
                    GError      **error)
{
  g_autofree char *name = g_file_get_basename (backup);
  g_autofree char *path = NULL;
  g_autoptr (GFile) copy = NULL;

  self->folder = g_dir_make_tmp ("thidua-XXXXXX", NULL);
  if (self->folder == NULL)
    return NULL;
  path = g_build_filename (self->folder, name, NULL);
  copy = g_file_new_for_path (path);
  if (!g_file_copy (backup, copy, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, NULL))
    return NULL;
  g_clear_error (error);
  return td_store_open (copy, TD_OPEN_DEFAULT, error);
}

static gboolean
open_backup (TdOpenBackup *self,
             GFile        *backup,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GError) refused = NULL;

  self->store = td_store_open (backup, TD_OPEN_READ_ONLY, &refused);
  /* Written by an older version: it can only be read once it is upgraded. */
  if (g_error_matches (refused, TD_ERROR, TD_ERROR_READ_ONLY))
    self->store = open_upgraded_copy (self, backup, &refused);
  if (self->store == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }
  return td_integrity_check (td_store_get_reader (self->store), NULL, cancellable, error);
}

static gboolean
check_is_another (GFile   *reg,
                  GFile   *backup,
                  GError **error)
{
  g_autoptr (GFile) one = td_place_resolve (reg);
  g_autoptr (GFile) other = td_place_resolve (backup);

  if (!g_file_equal (one, other))
    return TRUE;
  g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                       _("A register cannot be restored from itself. Choose one of its backups."));
  return FALSE;
}

void
td_restore_line_free (TdRestoreLine *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->titles);
  g_free (self);
}

static void
add_difference (TdCompareKind kind,
                TdRecord     *record,
                gpointer      user_data)
{
  static const char *const signs[] = { "-", "+", "~" };
  TdRestoreLine *line = user_data;
  guint *const counts[] = { &line->only_now, &line->only_backup, &line->different };

  (*counts[kind])++;
  if (line->titles->len < MAX_TITLES)
    g_ptr_array_add (line->titles,
                     g_strdup_printf ("%s %s", signs[kind], td_record_get_title (record)));
}

GPtrArray *
td_restore_preview (TdStore *store,
                    GFile   *backup,
                    GError **error)
{
  g_autoptr (GPtrArray) lines =
    g_ptr_array_new_with_free_func ((GDestroyNotify) td_restore_line_free);
  g_auto (TdOpenBackup) then = { 0 };
  const TdEntity *const *entities;
  guint n_entities;

  g_return_val_if_fail (TD_IS_STORE (store), NULL);
  g_return_val_if_fail (G_IS_FILE (backup), NULL);

  if (!check_is_another (td_store_get_file (store), backup, error) ||
      !open_backup (&then, backup, NULL, error))
    return NULL;

  entities = td_entities_get (&n_entities);
  for (guint i = 0; i < n_entities; i++)
    {
      TdRestoreLine *line = g_new0 (TdRestoreLine, 1);

      line->entity = entities[i];
      line->titles = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (lines, line);
      if (!td_compare_entity (td_store_get_reader (store), td_store_get_reader (then.store),
                              entities[i], add_difference, line, error))
        return NULL;
      if (line->only_now + line->only_backup + line->different == 0)
        g_ptr_array_remove_index (lines, lines->len - 1);
    }
  return g_steal_pointer (&lines);
}

/* What is to be done with one entity's records: ids only, so that a hundred
 * thousand of them are small. */
typedef struct
{
  GArray *gone;    /* of gint64: removed */
  GArray *wanted;  /* of gint64: taken from the backup */
} TdPlan;

static void
clear_plan (TdPlan *plan)
{
  g_clear_pointer (&plan->gone, g_array_unref);
  g_clear_pointer (&plan->wanted, g_array_unref);
}

static void
plan_difference (TdCompareKind kind,
                 TdRecord     *record,
                 gpointer      user_data)
{
  TdPlan *plan = user_data;
  gint64 id = td_record_get_id (record);

  g_array_append_val (kind == TD_COMPARE_ONLY_NOW ? plan->gone : plan->wanted, id);
}

static gboolean
remove_records (TdWriter       *writer,
                const TdEntity *entity,
                const GArray   *ids,
                GError        **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", entity->key);
  g_auto (TdStatement) statement = { 0 };

  if (!td_statement_prepare (&statement, writer->engine->db, sql, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      td_statement_bind_int (&statement, 1, g_array_index (ids, gint64, i));
      if (!td_statement_run (&statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_records (TdWriter       *writer,
             TdReader       *then,
             const TdEntity *entity,
             const GArray   *ids,
             GError        **error)
{
  for (guint first = 0; first < ids->len; first += ROWS_AT_ONCE)
    {
      g_autoptr (GPtrArray) records =
        td_reader_load (then, entity, &g_array_index (ids, gint64, first),
                        MIN (ROWS_AT_ONCE, ids->len - first), error);

      for (guint i = 0; records != NULL && i < records->len; i++)
        {
          /* Keys for sorting and searching as this version makes them. */
          if (entity->derive != NULL)
            entity->derive (records->pdata[i]);
          if (!td_writer_put (writer, records->pdata[i], NULL, error))
            return FALSE;
        }
      if (records == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
carry_out (TdWriter     *writer,
           TdReader     *then,
           TdPlan       *plans,
           GCancellable *cancellable,
           GError      **error)
{
  guint n_entities;
  const TdEntity *const *entities = td_entities_get (&n_entities);

  /* Units name people, and people units: what counts is how it all ends. */
  if (!td_db_exec (writer->engine->db, "PRAGMA defer_foreign_keys=ON", error))
    return FALSE;
  for (guint i = n_entities; i > 0; i--)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !remove_records (writer, entities[i - 1], plans[i - 1].gone, error))
      return FALSE;
  for (guint i = 0; i < n_entities; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !put_records (writer, then, entities[i], plans[i].wanted, error))
      return FALSE;
  return TRUE;
}

static gboolean
restore_records (TdWriter     *writer,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  TdOpenBackup *backup = data;
  /* Of this thread, as every connection is of the thread that uses it. */
  g_autoptr (TdReader) then = td_store_open_reader (backup->store, error);
  g_autofree TdPlan *plans = NULL;
  guint n_entities;
  const TdEntity *const *entities = td_entities_get (&n_entities);
  gboolean done = then != NULL;

  plans = g_new0 (TdPlan, n_entities);
  for (guint i = 0; i < n_entities; i++)
    {
      plans[i].gone = g_array_new (FALSE, FALSE, sizeof (gint64));
      plans[i].wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
      done = done && td_compare_entity (td_writer_get_reader (writer), then, entities[i],
                                        plan_difference, &plans[i], error);
    }
  done = done && carry_out (writer, then, plans, cancellable, error);
  for (guint i = 0; i < n_entities; i++)
    clear_plan (&plans[i]);
  return done;
}

/* When the backup was made, as its name or else the file itself says. */
static char *
format_backup_time (GFile *backup)
{
  g_autofree char *name = g_file_get_basename (backup);
  g_autoptr (GFileInfo) info = NULL;
  guint number;
  gint64 at;

  if (td_backup_name_read (name, NULL, &at, &number))
    return td_backup_format_time (at);
  info = g_file_query_info (backup, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE,
                            NULL, NULL);
  if (info == NULL)
    return g_steal_pointer (&name);
  at = (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED);
  return td_backup_format_time (at);
}

gint64
td_restore (TdStore      *store,
            GFile        *backup,
            GCancellable *cancellable,
            GError      **error)
{
  g_auto (TdOpenBackup) then = { 0 };
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) before = NULL;
  g_autofree char *time = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (TD_IS_STORE (store), -1);
  g_return_val_if_fail (G_IS_FILE (backup), -1);

  if (!td_store_check_writable (store, error) ||
      !check_is_another (td_store_get_file (store), backup, error) ||
      !open_backup (&then, backup, cancellable, error))
    return -1;

  folder = td_backup_get_folder (store);
  before = td_backup_make (store, folder, cancellable, error);
  if (before == NULL)
    return -1;

  time = format_backup_time (backup);
  /* Translators: an entry of the history; %s is a date and time. */
  label = g_strdup_printf (_("Restore the backup of %s"), time);
  return td_store_write (store, label, restore_records, &then, cancellable, error);
}

/* The damaged register and what lies beside it get out of the way together: a
 * log that stayed would be worked into the backup. */
static gboolean
move_aside (const char *path,
            const char *aside,
            GError    **error)
{
  static const char *const suffixes[] = { "-wal", "-journal", "-shm", "" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (aside, suffixes[i], NULL);
      g_autofree char *name = g_filename_display_basename (from);

      if (!g_file_test (from, G_FILE_TEST_EXISTS) || g_rename (from, to) == 0)
        continue;
      g_set_error (error, TD_ERROR, TD_ERROR_FAILED,
                   _("“%s” cannot be moved aside, so nothing was restored. "
                     "Close the programs that have it open and try again."), name);
      return FALSE;
    }
  return TRUE;
}

/* NAME.damaged-2026-11-21-0730.thidua, which is never taken for a backup. */
static char *
find_aside_path (const char *path,
                 GFile      *reg)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *stem = td_backup_name_get_stem (reg);
  g_autofree char *damaged = g_strconcat (stem, ".damaged", NULL);

  for (guint i = 1;; i++)
    {
      g_autofree char *name = td_backup_name_make (damaged, g_get_real_time () / G_USEC_PER_SEC, i);
      g_autofree char *aside = g_build_filename (folder, name, NULL);

      if (!g_file_test (aside, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&aside);
    }
}

static gboolean
put_in_place (GFile      *reg,
              GFile      *part,
              GError    **error)
{
  g_autofree char *path = g_file_get_path (reg);
  g_autofree char *aside = find_aside_path (path, reg);
  g_autoptr (GError) problem = NULL;

  if (!move_aside (path, aside, error))
    return FALSE;
  if (g_file_move (part, reg, G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, &problem))
    return TRUE;

  move_aside (aside, path, NULL);
  /* Translators: %s is the system's reason. */
  g_set_error (error, TD_ERROR, TD_ERROR_FAILED,
               _("The backup could not be put in the register's place: %s. "
                 "The register is as it was."),
               problem->message);
  return FALSE;
}

gboolean
td_restore_file (GFile   *reg,
                 GFile   *backup,
                 GError **error)
{
  g_auto (TdOpenBackup) then = { 0 };
  g_autoptr (TdLock) lock = NULL;
  g_autoptr (GFile) place = NULL;
  g_autoptr (GFile) part = NULL;
  g_autofree char *path = NULL;
  g_autofree char *part_path = NULL;

  g_return_val_if_fail (G_IS_FILE (reg), FALSE);
  g_return_val_if_fail (G_IS_FILE (backup), FALSE);

  if (!check_is_another (reg, backup, error) || !open_backup (&then, backup, NULL, error))
    return FALSE;
  place = td_place_resolve (reg);
  lock = td_lock_acquire (place, td_store_get_author (then.store), error);
  if (lock == NULL)
    return FALSE;

  path = g_file_get_path (place);
  part_path = g_strconcat (path, ".part", NULL);
  part = g_file_new_for_path (part_path);
  g_file_delete (part, NULL, NULL);
  if (!td_copy_register (td_store_get_reader (then.store), part, NULL, error))
    return FALSE;
  if (put_in_place (place, part, error))
    return TRUE;
  g_file_delete (part, NULL, NULL);
  return FALSE;
}
