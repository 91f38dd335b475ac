/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-backup.h"

#include "td-backup-name.h"
#include "td-copy.h"
#include "td-error.h"
#include "td-lock.h"
#include "td-open-backup.h"
#include "td-place.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

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

  if (!td_backup_is_another (reg, backup, error) ||
      !td_open_backup_init (&then, backup, TRUE, NULL, error))
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
