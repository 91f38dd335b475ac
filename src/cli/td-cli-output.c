/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cli-private.h"

#include "td-error.h"
#include "td-sheet-writer.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* Longer than ".thidua" nothing behind a dot is a kind of file. */
#define MAX_ENDING 6

gboolean
td_cli_check_output (GFile *file, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *folder_name = NULL;
  g_autoptr (GFile) folder = g_file_get_parent (file);
  const char *folder_path = folder != NULL ? g_file_peek_path (folder) : NULL;

  if (g_file_test (g_file_peek_path (file), G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID, _("“%s” is a folder. Choose another name."),
                   name);
      return FALSE;
    }
  folder_name = g_file_get_parse_name (folder != NULL ? folder : file);
  if (folder_path == NULL || !g_file_test (folder_path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   /* Translators: %1$s is a file, %2$s the folder that it is in */
                   _("“%1$s” cannot be written: the folder “%2$s” does not exist. Choose another "
                     "folder."), name, folder_name);
      return FALSE;
    }
  if (g_access (folder_path, W_OK) == 0 || g_access (g_file_peek_path (file), W_OK) == 0)
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_READ_ONLY,
               /* Translators: %1$s is a file, %2$s the folder that it is in */
               _("“%1$s” cannot be written: the folder “%2$s” or the file is read-only. Choose "
                 "another folder."), name, folder_name);
  return FALSE;
}

/* Whether a name ends in what can be a kind of file: ".pdf", but not ". Danh sách" and not
 * the ".2026" of "Quý III.2026". */
static gboolean
has_ending (const char *name)
{
  const char *dot = strrchr (name, '.');
  gboolean has_letter = FALSE;

  if (dot == NULL || strlen (dot + 1) > MAX_ENDING)
    return FALSE;
  for (const char *c = dot + 1; *c != '\0'; c++)
    {
      if (!g_ascii_isalnum (*c))
        return FALSE;
      has_letter |= g_ascii_isalpha (*c);
    }
  return has_letter;
}

GFile *
td_cli_new_workbook (const char *path, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *longer = NULL;
  g_autoptr (GFile) file = NULL;

  /* What is there and has no ending is a folder or a device: that is told. */
  if (*path != '\0' && !g_str_has_suffix (path, G_DIR_SEPARATOR_S) && !has_ending (base)
      && !g_file_test (path, G_FILE_TEST_EXISTS))
    longer = g_strconcat (path, ".xlsx", NULL);
  file = g_file_new_for_commandline_arg (longer != NULL ? longer : path);
  return td_cli_check_output (file, error) && td_sheet_writer_check_name (file, error)
    ? g_steal_pointer (&file) : NULL;
}
