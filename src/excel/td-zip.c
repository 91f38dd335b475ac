/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-zip.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>
#include <minizip/unzip.h>

#define MAX_PARTS 10000
#define MAX_PATH_LENGTH 1024
/* Excel's own sheets shrink to a tenth, endlessly repeating ones to a fiftieth; only a bomb
 * shrinks to less than a two hundredth. */
#define MAX_RATIO 200
#define RATIO_FREE_SIZE (G_GUINT64_CONSTANT (64) * 1024 * 1024)

struct _TdZip
{
  gatomicrefcount  ref_count;
  GInputStream    *stream;
  char            *name;
  /* Folded path to unz64_file_pos. */
  GHashTable      *parts;
};

struct _TdZipPart
{
  TdZip   *zip;
  unzFile  file;
  char    *path;
  guint64  position;
  guint64  size;
};

static voidpf ZCALLBACK
open_stream_cb (voidpf      opaque,
                const void *filename,
                int         mode)
{
  return g_object_ref (opaque);
}

static uLong ZCALLBACK
read_stream_cb (voidpf  opaque,
                voidpf  stream,
                void   *buffer,
                uLong   size)
{
  gsize n_read = 0;

  if (!g_input_stream_read_all (stream, buffer, size, &n_read, NULL, NULL))
    return 0;
  return (uLong) n_read;
}

static uLong ZCALLBACK
write_stream_cb (voidpf      opaque,
                 voidpf      stream,
                 const void *buffer,
                 uLong       size)
{
  return 0;
}

static ZPOS64_T ZCALLBACK
tell_stream_cb (voidpf opaque,
                voidpf stream)
{
  return (ZPOS64_T) g_seekable_tell (G_SEEKABLE (stream));
}

static long ZCALLBACK
seek_stream_cb (voidpf   opaque,
                voidpf   stream,
                ZPOS64_T offset,
                int      origin)
{
  GSeekType type = origin == ZLIB_FILEFUNC_SEEK_CUR   ? G_SEEK_CUR
                   : origin == ZLIB_FILEFUNC_SEEK_END ? G_SEEK_END
                                                      : G_SEEK_SET;

  if (offset > G_MAXINT64)
    return -1;
  return g_seekable_seek (G_SEEKABLE (stream), (goffset) offset, type, NULL, NULL) ? 0 : -1;
}

static int ZCALLBACK
close_stream_cb (voidpf opaque,
                 voidpf stream)
{
  g_object_unref (stream);
  return 0;
}

static int ZCALLBACK
error_stream_cb (voidpf opaque,
                 voidpf stream)
{
  return 0;
}

static unzFile
open_package (GInputStream *stream)
{
  zlib_filefunc64_def functions = {
    .zopen64_file = open_stream_cb,
    .zread_file = read_stream_cb,
    .zwrite_file = write_stream_cb,
    .ztell64_file = tell_stream_cb,
    .zseek64_file = seek_stream_cb,
    .zclose_file = close_stream_cb,
    .zerror_file = error_stream_cb,
    .opaque = stream,
  };

  return unzOpen2_64 ("", &functions);
}

/* Some writers use backslashes, a slash in front, or another case than they refer to. */
static char *
fold_path (const char *path)
{
  char *folded;

  while (*path == '/' || *path == '\\')
    path++;
  folded = g_ascii_strdown (path, -1);
  g_strdelimit (folded, "\\", '/');
  return folded;
}

static void
set_truncated (GError     **error,
               const char  *name)
{
  g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
               /* Translators: %s is the name of a file. */
               _("“%s” is damaged or was not copied whole. Copy it again, or ask for it again."),
               name);
}

static gboolean
read_directory (TdZip    *self,
                unzFile   file,
                GError  **error)
{
  unz_global_info64 global;
  int status;

  if (unzGetGlobalInfo64 (file, &global) != UNZ_OK)
    {
      set_truncated (error, self->name);
      return FALSE;
    }
  if (global.number_entry > MAX_PARTS)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("“%s” holds far too many parts to be a workbook."), self->name);
      return FALSE;
    }
  for (status = unzGoToFirstFile (file); status == UNZ_OK; status = unzGoToNextFile (file))
    {
      char path[MAX_PATH_LENGTH + 1];
      unz64_file_pos position;

      if (unzGetCurrentFileInfo64 (file, NULL, path, sizeof path, NULL, 0, NULL, 0) != UNZ_OK ||
          unzGetFilePos64 (file, &position) != UNZ_OK)
        break;
      path[MAX_PATH_LENGTH] = '\0';
      g_hash_table_insert (self->parts, fold_path (path),
                           g_memdup2 (&position, sizeof position));
    }
  if (status != UNZ_END_OF_LIST_OF_FILE)
    {
      set_truncated (error, self->name);
      return FALSE;
    }
  return TRUE;
}

TdZip *
td_zip_new (GInputStream  *stream,
            const char    *name,
            GError       **error)
{
  g_autoptr (TdZip) self = g_new0 (TdZip, 1);
  unzFile file;
  gboolean is_read;

  g_atomic_ref_count_init (&self->ref_count);
  self->stream = g_object_ref (stream);
  self->name = g_strdup (name);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  file = open_package (stream);
  if (file == NULL)
    {
      set_truncated (error, name);
      return NULL;
    }
  is_read = read_directory (self, file, error);
  unzClose (file);
  return is_read ? g_steal_pointer (&self) : NULL;
}

TdZip *
td_zip_ref (TdZip *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
td_zip_unref (TdZip *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->parts);
  g_object_unref (self->stream);
  g_free (self->name);
  g_free (self);
}

const char *
td_zip_get_name (TdZip *self)
{
  return self->name;
}

gboolean
td_zip_has (TdZip      *self,
            const char *path)
{
  g_autofree char *folded = fold_path (path);

  return g_hash_table_contains (self->parts, folded);
}

gboolean
td_zip_has_folder (TdZip      *self,
                   const char *prefix)
{
  GHashTableIter iter;
  gpointer path;

  g_hash_table_iter_init (&iter, self->parts);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (g_str_has_prefix (path, prefix))
      return TRUE;
  return FALSE;
}

static gboolean
check_part (TdZipPart              *part,
            const unz_file_info64  *info,
            guint64                 max_size,
            GError                **error)
{
  const char *name = part->zip->name;

  if ((info->flag & 1) != 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("“%s” is locked by a password. Save it without a password, then try again."),
                   name);
      return FALSE;
    }
  if (info->uncompressed_size > max_size ||
      (info->uncompressed_size > RATIO_FREE_SIZE &&
       info->uncompressed_size / MAX_RATIO > info->compressed_size))
    {
      g_autofree char *size = g_format_size (info->uncompressed_size);

      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   /* Translators: the first %s is the name of a file, the second that of a
                    * part in it, the third a size such as 4 GB. */
                   _("“%s” is not read: its part “%s” unpacks to %s, more than a list of people "
                     "can be."),
                   name, part->path, size);
      return FALSE;
    }
  return TRUE;
}

TdZipPart *
td_zip_open_part (TdZip       *self,
                  const char  *path,
                  guint64      max_size,
                  GError     **error)
{
  g_autofree char *folded = fold_path (path);
  g_autoptr (TdZipPart) part = NULL;
  const unz64_file_pos *position = g_hash_table_lookup (self->parts, folded);
  unz_file_info64 info;

  if (position == NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
                   /* Translators: the first %s is the name of a file, the second that of a
                    * part in it. */
                   _("“%s” is damaged: its part “%s” is missing. Open it in Excel and save it "
                     "again, or ask for it again."),
                   self->name, path);
      return NULL;
    }
  part = g_new0 (TdZipPart, 1);
  part->zip = td_zip_ref (self);
  part->path = g_strdup (path);
  part->file = open_package (self->stream);
  if (part->file == NULL || unzGoToFilePos64 (part->file, position) != UNZ_OK ||
      unzGetCurrentFileInfo64 (part->file, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK)
    {
      set_truncated (error, self->name);
      return NULL;
    }
  if (!check_part (part, &info, max_size, error))
    return NULL;
  part->size = info.uncompressed_size;
  if (unzOpenCurrentFile (part->file) != UNZ_OK)
    {
      set_truncated (error, self->name);
      return NULL;
    }
  return g_steal_pointer (&part);
}

void
td_zip_part_free (TdZipPart *self)
{
  if (self->file != NULL)
    unzClose (self->file);
  td_zip_unref (self->zip);
  g_free (self->path);
  g_free (self);
}

const char *
td_zip_part_get_path (TdZipPart *self)
{
  return self->path;
}

const char *
td_zip_part_get_file_name (TdZipPart *self)
{
  return self->zip->name;
}

gssize
td_zip_part_read (TdZipPart  *self,
                  gpointer    buffer,
                  gsize       size,
                  GError    **error)
{
  int n_read = unzReadCurrentFile (self->file, buffer, (unsigned) MIN (size, G_MAXINT));

  if (n_read > 0)
    {
      self->position += (guint64) n_read;
      return n_read;
    }
  /* Closing compares the checksum when all was read. */
  if (n_read < 0 || self->position != self->size ||
      unzCloseCurrentFile (self->file) == UNZ_CRCERROR)
    {
      set_truncated (error, self->zip->name);
      return -1;
    }
  return 0;
}

guint64
td_zip_part_get_position (TdZipPart *self)
{
  return self->position;
}

guint64
td_zip_part_get_size (TdZipPart *self)
{
  return self->size;
}
