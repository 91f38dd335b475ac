/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-writer-private.h"

#include "td-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/* What may go wrong with a file, in words. */

gboolean
td_sheet_writer_is_full (int code)
{
#ifdef EDQUOT
  if (code == EDQUOT)
    return TRUE;
#endif
  return code == ENOSPC || code == EFBIG;
}

gboolean
td_sheet_writer_is_refused (int code)
{
  return code == EACCES || code == EPERM || code == EROFS;
}

void
td_sheet_writer_set_no_space (TdSheetWriter *self, GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_NO_SPACE,
               _("There is not enough room on the disk to write “%s”. "
                 "Free some room, or save to another disk."),
               self->name);
}

void
td_sheet_writer_set_busy (TdSheetWriter *self, GError **error)
{
  g_set_error (error, TD_ERROR, TD_ERROR_BUSY,
               _("“%s” is open in another program, or must not be replaced. "
                 "Close it there, or save under another name."),
               self->name);
}

/* Of the destination, for messages. */
static char *
dup_folder_name (TdSheetWriter *self)
{
  g_autoptr (GFile) folder = g_file_get_parent (self->destination);

  return g_file_get_parse_name (folder != NULL ? folder : self->destination);
}

/* Some folders, such as /proc, say that they are not there when nothing can be made in
 * them. */
static gboolean
has_folder (TdSheetWriter *self)
{
  g_autofree char *folder = self->path != NULL ? g_path_get_dirname (self->path) : NULL;

  return folder != NULL && g_file_test (folder, G_FILE_TEST_IS_DIR);
}

void
td_sheet_writer_set_read_only (TdSheetWriter *self, GError **error)
{
  g_autofree char *folder = dup_folder_name (self);

  g_set_error (error, TD_ERROR, TD_ERROR_READ_ONLY,
               /* Translators: %1$s is a file, %2$s the folder that it is in */
               _("“%1$s” cannot be written: the folder “%2$s” or the file is read-only. "
                 "Choose another folder."),
               self->name, folder);
}

static void
set_no_folder (TdSheetWriter *self, GError **error)
{
  g_autofree char *folder = dup_folder_name (self);

  g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
               /* Translators: %1$s is a file, %2$s the folder that it is in */
               _("“%1$s” cannot be written: the folder “%2$s” does not exist. "
                 "Choose another folder."),
               self->name, folder);
}

void
td_sheet_writer_set_errno (TdSheetWriter *self, int code, GError **error)
{
  if (td_sheet_writer_is_full (code))
    td_sheet_writer_set_no_space (self, error);
  else if (td_sheet_writer_is_refused (code) || (code == ENOENT && has_folder (self)))
    td_sheet_writer_set_read_only (self, error);
  else if (code == ENOENT || code == ENOTDIR)
    set_no_folder (self, error);
  else
    g_set_error (error, TD_ERROR, TD_ERROR_EXPORT,
                 /* Translators: the second text is the system's own message */
                 _("“%s” could not be written: %s"), self->name, g_strerror (code));
}
