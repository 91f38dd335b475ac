/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <string.h>
#include <zlib.h>

/* A package of parts in memory, nothing in it compressed, for targets that change what is
 * in a workbook rather than the workbook's bytes. */

typedef struct
{
  GByteArray *file;
  GByteArray *directory;
  guint       n;
} FuzzPackage;

static inline void
fuzz_put (GByteArray *to, guint32 number, guint size)
{
  for (guint i = 0; i < size; i++)
    {
      guint8 byte = (guint8) (number >> (8 * i));

      g_byte_array_append (to, &byte, 1);
    }
}

static inline void
fuzz_package_init (FuzzPackage *self)
{
  self->file = g_byte_array_new ();
  self->directory = g_byte_array_new ();
  self->n = 0;
}

/* What the header of a part and its entry in the directory have in common. */
static inline void
fuzz_put_part (GByteArray *to, const char *path, const void *content, gsize size)
{
  fuzz_put (to, 20, 2);
  fuzz_put (to, 0, 2);
  fuzz_put (to, 0, 2);
  fuzz_put (to, 0, 4);
  fuzz_put (to, (guint32) crc32 (0, content, (uInt) size), 4);
  fuzz_put (to, (guint32) size, 4);
  fuzz_put (to, (guint32) size, 4);
  fuzz_put (to, (guint32) strlen (path), 2);
  fuzz_put (to, 0, 2);
}

static inline void
fuzz_package_add (FuzzPackage *self, const char *path, const void *content, gsize size)
{
  fuzz_put (self->directory, 0x02014B50, 4);
  fuzz_put (self->directory, 20, 2);
  fuzz_put_part (self->directory, path, content, size);
  fuzz_put (self->directory, 0, 2);
  fuzz_put (self->directory, 0, 2);
  fuzz_put (self->directory, 0, 2);
  fuzz_put (self->directory, 0, 4);
  fuzz_put (self->directory, self->file->len, 4);
  g_byte_array_append (self->directory, (const guint8 *) path, (guint) strlen (path));
  fuzz_put (self->file, 0x04034B50, 4);
  fuzz_put_part (self->file, path, content, size);
  g_byte_array_append (self->file, (const guint8 *) path, (guint) strlen (path));
  g_byte_array_append (self->file, content, (guint) size);
  self->n++;
}

/* (transfer full) */
static inline GBytes *
fuzz_package_finish (FuzzPackage *self)
{
  guint start = self->file->len;

  g_byte_array_append (self->file, self->directory->data, self->directory->len);
  fuzz_put (self->file, 0x06054B50, 4);
  fuzz_put (self->file, 0, 4);
  fuzz_put (self->file, self->n, 2);
  fuzz_put (self->file, self->n, 2);
  fuzz_put (self->file, self->directory->len, 4);
  fuzz_put (self->file, start, 4);
  fuzz_put (self->file, 0, 2);
  g_byte_array_unref (self->directory);
  return g_byte_array_free_to_bytes (self->file);
}
