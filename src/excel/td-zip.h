/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The parts of a ZIP package, read through GIO so that any GFile works and file
 * names are never passed to the C library.  A package that unpacks to more than
 * it honestly can is refused before it is unpacked.
 */
typedef struct _TdZip TdZip;
typedef struct _TdZipPart TdZipPart;

/**
 * td_zip_new:
 * @stream: the package; must be seekable
 * @name: the file's name for messages
 * @error: %TD_ERROR_CORRUPT when it is no ZIP file or was not copied whole
 */
TdZip     *td_zip_new       (GInputStream  *stream,
                             const char    *name,
                             GError       **error);
TdZip     *td_zip_ref       (TdZip         *self);
void       td_zip_unref     (TdZip         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdZip, td_zip_unref)

const char *td_zip_get_name (TdZip         *self);

/* Whether there is such a part; paths are compared without regard to case. */
gboolean   td_zip_has       (TdZip         *self,
                             const char    *path);
/* Whether any part's path begins with @prefix. */
gboolean   td_zip_has_folder (TdZip        *self,
                              const char   *prefix);

/**
 * td_zip_open_part:
 * @path: "xl/workbook.xml"
 * @max_size: bytes that it may unpack to
 * @error: %TD_ERROR_CORRUPT, also when there is no such part; %TD_ERROR_INVALID
 *   when it is locked by a password or unpacks to too much
 *
 * Parts are independent of each other: one can be read while another is open.
 */
TdZipPart *td_zip_open_part (TdZip         *self,
                             const char    *path,
                             guint64        max_size,
                             GError       **error);
void       td_zip_part_free (TdZipPart     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdZipPart, td_zip_part_free)

const char *td_zip_part_get_path      (TdZipPart *self);
/* The name of the package, for messages. */
const char *td_zip_part_get_file_name (TdZipPart *self);

/* Bytes read into @buffer, 0 at the end (where the checksum was right), -1 with @error set. */
gssize     td_zip_part_read (TdZipPart     *self,
                             gpointer       buffer,
                             gsize          size,
                             GError       **error);
/* Bytes read and in all. */
guint64    td_zip_part_get_position (TdZipPart *self);
guint64    td_zip_part_get_size     (TdZipPart *self);

G_END_DECLS
