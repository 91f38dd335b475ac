/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-open-backup.h"

#include "td-error.h"
#include "td-integrity.h"
#include "td-place.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

void
td_open_backup_clear (TdOpenBackup *self)
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

gboolean
td_open_backup_init (TdOpenBackup *self,
                     GFile        *backup,
                     gboolean      check,
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
  return !check ||
         td_integrity_check (td_store_get_reader (self->store), NULL, cancellable, error);
}

gboolean
td_backup_is_another (GFile   *reg,
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
