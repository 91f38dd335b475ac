/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-writer-private.h"

#include "td-error.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define SMALL_SPACE (1024 * 1024)

/* Whether less than a little is left where @path is: for failures that come
 * without a reason. */
static gboolean
has_no_room (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
    g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, NULL, NULL);

  return info != NULL && g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE)
         && g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE) < SMALL_SPACE;
}

void
td_sheet_writer_keep (TdSheetWriter *self,
                      lxw_error      code)
{
  if (G_LIKELY (code == LXW_NO_ERROR) || self->error != NULL)
    return;
  if (code == LXW_ERROR_CREATING_TMPFILE &&
      (td_sheet_writer_is_full (errno) || has_no_room (self->temporary)))
    td_sheet_writer_set_no_space (self, &self->error);
  else if (code == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
    g_set_error (&self->error, TD_ERROR, TD_ERROR_INVALID,
                 _("“%s” could not be written: one sheet of Excel holds 1.048.576 rows, and this "
                   "has more. Export a part of it."),
                 self->name);
  else
    g_set_error (&self->error, TD_ERROR, TD_ERROR_EXPORT,
                 /* Translators: the second text is in English */
                 _("“%s” could not be written: %s"), self->name, lxw_strerror (code));
}

/* libxlsxwriter writes rows of a stream to a file of its own without looking
 * whether that worked. */
static gboolean
streams_are_good (TdSheetWriter *self)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      FILE *stream = g_array_index (self->sheets, TdSheetEntry, i).worksheet->optimize_tmpfile;

      if (stream != NULL && ferror (stream))
        return FALSE;
    }
  return TRUE;
}

gboolean
td_sheet_writer_check (TdSheetWriter  *self,
                       GError        **error)
{
  if (self->error == NULL && !streams_are_good (self))
    td_sheet_writer_set_no_space (self, &self->error);
  if (self->error == NULL)
    return TRUE;
  if (error != NULL)
    *error = g_error_copy (self->error);
  return FALSE;
}

char *
td_sheet_writer_get_cache_folder (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "thidua", NULL);

  /* Not the system's folder for temporary files unless there is no other: that
   * is often a piece of the memory. */
  if (g_mkdir_with_parents (folder, 0700) == 0 && g_access (folder, W_OK) == 0)
    return g_steal_pointer (&folder);
  return g_strdup (g_get_tmp_dir ());
}

/* Makes an empty file with the rights of a new file; %NULL with errno set. */
static char *
make_file_in (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, ".thidua-XXXXXX.xlsx", NULL);
  int fd;

  td_sheet_writer_remove_stale (folder);
  fd = g_mkstemp_full (path, O_RDWR, 0666);
  if (fd < 0)
    return NULL;
  g_close (fd, NULL);
  return g_steal_pointer (&path);
}

gboolean
td_sheet_writer_make_temporary (TdSheetWriter  *self,
                                GError        **error)
{
  g_autofree char *cache = NULL;
  gboolean exists = self->path != NULL && g_file_test (self->path, G_FILE_TEST_EXISTS);

  if (exists && g_file_test (self->path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("“%s” is a folder. Choose another name."), self->name);
      return FALSE;
    }
  /* A device or a pipe would be replaced by a file of its name. */
  if (exists && !g_file_test (self->path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("“%s” is no ordinary file. Choose another name."), self->name);
      return FALSE;
    }
  if (!td_sheet_writer_check_name (self->destination, error))
    return FALSE;
  if (exists && g_access (self->path, W_OK) != 0)
    {
      td_sheet_writer_set_read_only (self, error);
      return FALSE;
    }
  if (self->path != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (self->path);

      self->temporary = make_file_in (folder);
      self->is_beside = self->temporary != NULL;
      if (self->is_beside)
        return TRUE;
      if (!exists || !td_sheet_writer_is_refused (errno))
        {
          td_sheet_writer_set_errno (self, errno, error);
          return FALSE;
        }
    }
  cache = td_sheet_writer_get_cache_folder ();
  self->temporary = make_file_in (cache);
  if (self->temporary == NULL)
    td_sheet_writer_set_errno (self, errno, error);
  return self->temporary != NULL;
}

void
td_sheet_writer_remove_temporary (TdSheetWriter *self)
{
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_clear_pointer (&self->temporary, g_free);
}

/* Ends the streams, so that their sizes are known and their errors seen. */
static gboolean
flush_streams (TdSheetWriter *self)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      TdSheetEntry *entry = &g_array_index (self->sheets, TdSheetEntry, i);
      FILE *stream = entry->worksheet->optimize_tmpfile;

      if (stream == NULL)
        continue;
      if (fflush (stream) != 0 || ferror (stream))
        return FALSE;
      entry->part.min_size = MAX (ftell (stream), 0);
    }
  return TRUE;
}

static gboolean
close_workbook (TdSheetWriter  *self,
                GError        **error)
{
  lxw_error code;
  int reason;

  if (!flush_streams (self))
    {
      td_sheet_writer_set_no_space (self, error);
      return FALSE;
    }
  errno = 0;
  code = workbook_close (g_steal_pointer (&self->workbook));
  reason = errno;
  if (code == LXW_NO_ERROR)
    return TRUE;
  if (td_sheet_writer_is_full (reason) || has_no_room (self->temporary))
    td_sheet_writer_set_no_space (self, error);
  else
    g_set_error (error, TD_ERROR, TD_ERROR_EXPORT,
                 /* Translators: the second text is in English */
                 _("“%s” could not be written: %s"), self->name, lxw_strerror (code));
  return FALSE;
}

static gboolean
complete_package (TdSheetWriter  *self,
                  GError        **error)
{
  g_autofree TdSheetPart *parts = g_new0 (TdSheetPart, self->sheets->len);
  gboolean is_whole = FALSE;

  for (guint i = 0; i < self->sheets->len; i++)
    parts[i] = g_array_index (self->sheets, TdSheetEntry, i).part;
  if (!td_sheet_package_complete (self->temporary, parts, self->sheets->len, &is_whole))
    {
      td_sheet_writer_set_errno (self, errno, error);
      return FALSE;
    }
  if (!is_whole)
    {
      td_sheet_writer_set_no_space (self, error);
      return FALSE;
    }
  return TRUE;
}

/* Network drives and quotas report a full disk only here. */
static gboolean
sync_temporary (TdSheetWriter  *self,
                GError        **error)
{
  int fd = g_open (self->temporary, O_RDWR, 0);
  int reason = 0;

  if (fd < 0 || g_fsync (fd) != 0)
    reason = errno;
  if (fd >= 0 && !g_close (fd, NULL) && reason == 0)
    reason = errno;
  if (reason != 0)
    td_sheet_writer_set_errno (self, reason, error);
  return reason == 0;
}

/* In one step, so that nobody ever sees half a workbook. */
static gboolean
move_beside (TdSheetWriter  *self,
             GError        **error)
{
  GStatBuf old;

  if (g_stat (self->path, &old) == 0)
    g_chmod (self->temporary, old.st_mode & 0777);
  if (g_rename (self->temporary, self->path) != 0)
    {
      if (td_sheet_writer_is_refused (errno) || errno == EBUSY || errno == EEXIST)
        td_sheet_writer_set_busy (self, error);
      else
        td_sheet_writer_set_errno (self, errno, error);
      return FALSE;
    }
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}

static gboolean
copy_content (GFile   *source,
              GFile   *destination,
              GError **error)
{
  g_autoptr (GFileInputStream) input = g_file_read (source, NULL, error);
  g_autoptr (GFileOutputStream) output = NULL;

  if (input == NULL)
    return FALSE;
  /* Not g_file_copy(), which wants to make a file in the folder. */
  output = g_file_replace (destination, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error);
  return output != NULL
         && g_output_stream_splice (G_OUTPUT_STREAM (output), G_INPUT_STREAM (input),
                                    G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) >= 0;
}

/* Not to be cancelled, since the destination may be written in its place. */
static gboolean
copy_from_cache (TdSheetWriter  *self,
                 GError        **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->temporary);
  g_autoptr (GError) local = NULL;

  if (copy_content (file, self->destination, &local))
    return TRUE;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    td_sheet_writer_set_no_space (self, error);
  else if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_BUSY)
           || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    td_sheet_writer_set_busy (self, error);
  else
    g_set_error (error, TD_ERROR, TD_ERROR_EXPORT,
                 /* Translators: the second text is the system's own message */
                 _("“%s” could not be written: %s"), self->name, local->message);
  return FALSE;
}

gboolean
td_sheet_writer_finish (TdSheetWriter  *self,
                        GCancellable   *cancellable,
                        GError        **error)
{
  g_assert (self->thread == g_thread_self ());
  g_return_val_if_fail (self->workbook != NULL, FALSE);

  td_sheet_writer_write_lists (self);
  if (!td_sheet_writer_check (self, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error)
      || !close_workbook (self, error)
      || !complete_package (self, error)
      || !sync_temporary (self, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->is_beside)
    return move_beside (self, error);
  return copy_from_cache (self, error);
}
