/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-file.h"

#include <string.h>

#define MOST_BYTES 8

static gboolean
has_suffix (const char *name, const char *const *suffixes)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; suffixes[i] != NULL; i++)
    {
      if (g_str_has_suffix (lower, suffixes[i]))
        return TRUE;
    }
  return FALSE;
}

/* A file of Office: all .xlsx are zip files, all .xls are of Microsoft's old container. */
static gboolean
begins_as_office (GFile *file)
{
  static const guint8 zip[] = { 'P', 'K', 3, 4 };
  static const guint8 ole[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  guint8 bytes[MOST_BYTES] = { 0 };
  gsize n = 0;

  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), bytes, sizeof bytes, &n, NULL, NULL))
    return FALSE;
  return (n >= sizeof zip && memcmp (bytes, zip, sizeof zip) == 0) ||
         (n >= sizeof ole && memcmp (bytes, ole, sizeof ole) == 0);
}

gboolean
td_import_is_list (GFile *file)
{
  static const char *const lists[] = {
    ".xlsx", ".xlsm", ".xltx", ".xls", ".xlt", ".csv", ".tsv", ".txt", ".ods", NULL,
  };
  static const char *const registers[] = { ".thidua", NULL };
  g_autofree char *name = g_file_get_basename (file);

  if (name == NULL)
    return FALSE;
  if (has_suffix (name, lists))
    return TRUE;
  return !has_suffix (name, registers) && begins_as_office (file);
}
