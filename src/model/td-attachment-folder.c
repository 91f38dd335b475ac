/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-evidence-private.h"

#include "td-lock-holder.h"
#include "td-lock-take.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#ifdef G_OS_UNIX
#include <unistd.h>
#endif

/* The folder that contents are copied to, to be opened elsewhere.  It goes with the register;
 * what a program that was killed left behind goes when the same register is opened again. */

/* The name says which register, and a file within which process. */
#define PREFIX "thi-dua-%s-"
#define HOLDER "holder"
#define KEY_LENGTH 16

static char *
make_prefix (const char *reg)
{
  g_autofree char *key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, reg, -1);

  key[KEY_LENGTH] = '\0';
  return g_strdup_printf (PREFIX, key);
}

static void
remove_file (const char *path)
{
  /* Windows removes nothing that is for reading only. */
  g_chmod (path, 0600);
  g_remove (path);
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      remove_file (path);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (folder);
}

/* What says whose it is goes last: where this is cut short, it is done the next time. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *holder = g_build_filename (folder, HOLDER, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *own = g_build_filename (folder, name, NULL);

      if (strcmp (name, HOLDER) != 0)
        remove_files (own);
    }
  g_clear_pointer (&dir, g_dir_close);
  remove_file (holder);
  g_rmdir (folder);
}

char *
td_attachment_copies_make (const char *reg,
                           GError    **error)
{
  g_autofree char *prefix = make_prefix (reg);
  g_autofree char *template = g_strconcat (prefix, "XXXXXX", NULL);
  g_autofree char *folder = g_dir_make_tmp (template, error);
  g_autofree char *token = g_uuid_string_random ();
  g_autofree char *contents = td_lock_make_contents (g_get_user_name (), token);
  g_autofree char *holder = NULL;

  if (folder == NULL)
    return NULL;
  holder = g_build_filename (folder, HOLDER, NULL);
  if (g_file_set_contents (holder, contents, -1, error))
    return g_steal_pointer (&folder);
  g_rmdir (folder);
  return NULL;
}

void
td_attachment_copies_remove (char *folder)
{
  remove_folder (folder);
  g_free (folder);
}

/* A folder itself, not a link to one, and this person's: everybody may write where temporary
 * files are. */
static gboolean
is_own_folder (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_UNIX_UID,
                       G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);

  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_DIRECTORY)
    return FALSE;
#ifdef G_OS_UNIX
  return g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_UID) == getuid ();
#else
  /* Each person has a folder of temporary files of their own. */
  return TRUE;
#endif
}

static gboolean
is_left (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, HOLDER, NULL);
  g_autoptr (GFile) holder = g_file_new_for_path (path);

  return td_lock_is_left_here (holder);
}

void
td_attachment_copies_sweep (const char *reg)
{
  g_autofree char *prefix = make_prefix (reg);
  g_autoptr (GDir) dir = g_dir_open (g_get_tmp_dir (), 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = NULL;

      if (!g_str_has_prefix (name, prefix))
        continue;
      folder = g_build_filename (g_get_tmp_dir (), name, NULL);
      if (is_own_folder (folder) && is_left (folder))
        remove_folder (folder);
    }
}
