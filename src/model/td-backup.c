/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-backup.h"

#include "td-backup-name.h"
#include "td-copy.h"
#include "td-error.h"
#include "td-history.h"
#include "td-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BASE_KEY "td-backup-base"
#define SHORT_HASH 8
#define MAX_PER_MINUTE 1000

/* Two registers of one name in two folders have two backup folders. */
static char *
make_folder_name (GFile *reg)
{
  g_autofree char *uri = g_file_get_uri (reg);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  g_autofree char *stem = td_backup_name_get_stem (reg);

  hash[SHORT_HASH] = '\0';
  return g_strdup_printf ("%s-%s", stem, hash);
}

static gboolean
make_folder (GFile   *folder,
             GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *name = g_file_get_parse_name (folder);

  if (g_file_make_directory_with_parents (folder, NULL, &problem) ||
      g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return TRUE;

  g_set_error (error, TD_ERROR, TD_ERROR_READ_ONLY,
               /* Translators: %1$s is a folder, %2$s the system's reason. */
               _("The folder “%1$s” for backups cannot be made: %2$s. Choose another folder."),
               name, problem->message);
  return FALSE;
}

/* Gives the finished copy its dated name, or the next that is free. */
static GFile *
give_name (GFile      *part,
           GFile      *folder,
           const char *stem,
           GError    **error)
{
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GError) problem = NULL;

  for (guint i = 1; i < MAX_PER_MINUTE; i++)
    {
      g_autofree char *name = td_backup_name_make (stem, now, i);
      g_autoptr (GFile) file = g_file_get_child (folder, name);

      g_clear_error (&problem);
      if (g_file_move (part, file, G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, &problem))
        return g_steal_pointer (&file);
      if (!g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_EXISTS))
        break;
    }
  g_set_error (error, TD_ERROR, TD_ERROR_FAILED,
               /* Translators: %s is the system's reason. */
               _("The backup was written, but could not be given its name: %s. Try again."),
               problem->message);
  return NULL;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const TdBackup *one = *(TdBackup *const *) a;
  const TdBackup *other = *(TdBackup *const *) b;
  g_autofree char *one_name = NULL;
  g_autofree char *other_name = NULL;
  guint one_number = 1, other_number = 1;
  gint64 at;

  if (one->at != other->at)
    return one->at < other->at ? 1 : -1;
  one_name = g_file_get_basename (one->file);
  other_name = g_file_get_basename (other->file);
  td_backup_name_read (one_name, NULL, &at, &one_number);
  td_backup_name_read (other_name, NULL, &at, &other_number);
  if (one_number != other_number)
    return one_number < other_number ? 1 : -1;
  return strcmp (one_name, other_name);
}

static TdBackup *
read_backup (GFileEnumerator *files,
             GFileInfo       *info)
{
  TdBackup *backup;
  guint number;
  gint64 at;

  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
      !td_backup_name_read (g_file_info_get_name (info), NULL, &at, &number))
    return NULL;

  backup = g_new (TdBackup, 1);
  backup->file = g_file_enumerator_get_child (files, info);
  backup->at = at;
  backup->size = g_file_info_get_size (info);
  return backup;
}

void
td_backup_free (TdBackup *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->file);
  g_free (self);
}

void
td_backup_set_base (TdStore *store,
                    GFile   *base)
{
  g_return_if_fail (TD_IS_STORE (store));

  g_object_set_data_full (G_OBJECT (store), BASE_KEY, base != NULL ? g_object_ref (base) : NULL,
                          base != NULL ? g_object_unref : NULL);
}

GFile *
td_backup_get_folder (TdStore *store)
{
  g_autofree char *usual = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GFile) base = NULL;

  g_return_val_if_fail (TD_IS_STORE (store), NULL);

  usual = g_build_filename (g_get_user_data_dir (), "thidua", "backups", NULL);
  name = make_folder_name (td_store_get_file (store));
  base = g_object_get_data (G_OBJECT (store), BASE_KEY);
  base = base != NULL ? g_object_ref (base) : g_file_new_for_path (usual);
  return g_file_get_child (base, name);
}

GFile *
td_backup_make (TdStore      *store,
                GFile        *folder,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (TdReader) reader = NULL;
  g_autoptr (GFile) part = NULL;
  g_autoptr (GFile) made = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *part_name = NULL;

  g_return_val_if_fail (TD_IS_STORE (store), NULL);
  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !make_folder (folder, error))
    return NULL;
  reader = td_store_open_reader (store, error);
  if (reader == NULL)
    return NULL;

  /* A name of this process alone, and none that counts as a backup. */
  stem = td_backup_name_get_stem (td_store_get_file (store));
  part_name = g_strdup_printf ("%s.%" G_GINT64_FORMAT ".part", stem, td_process_get_own_id ());
  part = g_file_get_child (folder, part_name);
  g_file_delete (part, NULL, NULL);
  if (!td_copy_register (reader, part, cancellable, error))
    return NULL;

  made = give_name (part, folder, stem, error);
  if (made == NULL)
    g_file_delete (part, NULL, NULL);
  return g_steal_pointer (&made);
}

static void
make_in_thread (GTask        *task,
                gpointer      store,
                gpointer      folder,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GFile *made = td_backup_make (store, folder, cancellable, &error);

  if (made != NULL)
    g_task_return_pointer (task, made, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
td_backup_make_async (TdStore            *store,
                      GFile              *folder,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TD_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (folder));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, td_backup_make_async);
  g_task_set_task_data (task, g_object_ref (folder), g_object_unref);
  g_task_run_in_thread (task, make_in_thread);
}

GFile *
td_backup_make_finish (TdStore      *store,
                       GAsyncResult *result,
                       GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, td_backup_make_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
td_backup_is_due (TdStore *store)
{
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const TdBackup *newest;
  const TdChangeEntry *last;
  gint64 today;

  g_return_val_if_fail (TD_IS_STORE (store), FALSE);

  if (td_store_is_read_only (store))
    return FALSE;
  entries = td_history_list (td_store_get_reader (store), 0, 1, NULL);
  if (entries == NULL || entries->len == 0)
    return FALSE;

  folder = td_backup_get_folder (store);
  backups = td_backup_list (folder, NULL);
  if (backups == NULL || backups->len == 0)
    return TRUE;
  newest = backups->pdata[0];
  last = entries->pdata[0];
  /* Names tell the minute only: what was changed within it may not be in the
   * backup, so that it counts as changed afterwards. */
  today = td_backup_get_day (g_get_real_time () / G_USEC_PER_SEC);
  return td_backup_get_day (newest->at) != today && last->at >= newest->at;
}

GPtrArray *
td_backup_list (GFile   *folder,
                GError **error)
{
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify) td_backup_free);
  g_autoptr (GFileEnumerator) files = NULL;
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  files = g_file_enumerate_children (folder, "standard::name,standard::type,standard::size",
                                     G_FILE_QUERY_INFO_NONE, NULL, &problem);
  while (files != NULL)
    {
      g_autoptr (GFileInfo) info = g_file_enumerator_next_file (files, NULL, &problem);
      TdBackup *backup = info != NULL ? read_backup (files, info) : NULL;

      if (backup != NULL)
        g_ptr_array_add (backups, backup);
      if (info == NULL)
        break;
    }
  if (problem != NULL && !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_autofree char *name = g_file_get_parse_name (folder);

      /* Translators: %1$s is a folder, %2$s the system's reason. */
      g_set_error (error, TD_ERROR, TD_ERROR_FAILED,
                   _("The backups in “%1$s” cannot be listed: %2$s"), name, problem->message);
      return NULL;
    }
  g_ptr_array_sort (backups, compare_newest_first);
  return g_steal_pointer (&backups);
}

gboolean
td_backup_prune (GFile   *folder,
                 guint    keep,
                 GError **error)
{
  g_autoptr (GPtrArray) backups = td_backup_list (folder, error);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) months = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (backups == NULL)
    return FALSE;

  for (guint i = 0; i < backups->len; i++)
    {
      const TdBackup *backup = backups->pdata[i];
      g_autofree char *name = g_file_get_basename (backup->file);
      g_autofree char *month = NULL;
      char *stem = NULL;
      guint number, count;
      gboolean is_last_of_month;
      gint64 at;

      td_backup_name_read (name, &stem, &at, &number);
      month = g_strdup_printf ("%" G_GINT64_FORMAT " %s", td_backup_get_month (at), stem);
      is_last_of_month = g_hash_table_add (months, g_steal_pointer (&month));
      count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, stem)) + 1;
      g_hash_table_insert (counts, stem, GUINT_TO_POINTER (count));
      if (count > keep && !is_last_of_month && !g_file_delete (backup->file, NULL, error))
        return FALSE;
    }
  return TRUE;
}
