/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-writer-private.h"

#include <sys/stat.h>
#ifdef G_OS_UNIX
#include <unistd.h>
#endif

#include <glib/gstdio.h>
#include <string.h>

/* What a program that was killed while it wrote has left behind.  A workbook
 * takes minutes at most, so that whatever is a day old belongs to nobody. */

#define PREFIX ".thidua-"
#define SUFFIX ".xlsx"
#define N_RANDOM 6
#define OLD (24 * 60 * 60)
/* A folder with more than that is not searched. */
#define MOST_NAMES 20000

/* Exactly what make_file_in() names its files. */
static gboolean
is_ours (const char *name)
{
  const char *c = name + strlen (PREFIX);

  if (!g_str_has_prefix (name, PREFIX) ||
      strlen (name) != strlen (PREFIX) + N_RANDOM + strlen (SUFFIX))
    return FALSE;
  for (guint i = 0; i < N_RANDOM; i++, c++)
    if (!g_ascii_isalnum (*c))
      return FALSE;
  return strcmp (c, SUFFIX) == 0;
}

static gboolean
is_stale (const char *path)
{
  GStatBuf info;

  if (g_lstat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return FALSE;
#ifdef G_OS_UNIX
  if (info.st_uid != geteuid ())
    return FALSE;
#endif
  return g_get_real_time () / G_USEC_PER_SEC - info.st_mtime > OLD;
}

void
td_sheet_writer_remove_stale (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  for (guint n = 0; dir != NULL && n < MOST_NAMES && (name = g_dir_read_name (dir)) != NULL; n++)
    {
      g_autofree char *path = is_ours (name) ? g_build_filename (folder, name, NULL) : NULL;

      if (path != NULL && is_stale (path))
        g_unlink (path);
    }
}
