/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-claims.h"

#include <string.h>

#define FIRST_SIZE 1024
/* Fuller than that and the table doubles: four of five places. */
#define FULL_OF_FIVE 4

/* An open table: a place is free where the row is 0. */
struct _TdImportClaims
{
  guint64 *hashes;
  guint32 *rows;
  gsize    size; /* a power of two */
  gsize    n;
};

static void
make_table (TdImportClaims *self,
            gsize           size)
{
  self->hashes = g_new (guint64, size);
  self->rows = g_new0 (guint32, size);
  self->size = size;
  self->n = 0;
}

TdImportClaims *
td_import_claims_new (void)
{
  TdImportClaims *self = g_new0 (TdImportClaims, 1);

  make_table (self, FIRST_SIZE);
  return self;
}

void
td_import_claims_free (TdImportClaims *self)
{
  g_free (self->hashes);
  g_free (self->rows);
  g_free (self);
}

void
td_import_claims_clear (TdImportClaims *self)
{
  memset (self->rows, 0, self->size * sizeof (guint32));
  self->n = 0;
}

/* Every bit of the result depends on every bit of @hash. */
static guint64
mix (guint64 hash)
{
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return hash ^ hash >> 33;
}

/* FNV-1a. */
static guint64
hash_text (const char *text)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (; *text != '\0'; text++)
    hash = (hash ^ (guchar) *text) * G_GUINT64_CONSTANT (0x100000001b3);
  return mix (hash);
}

/* Ids and texts do not meet, but by chance. */
static guint64
hash_id (gint64 id)
{
  return mix ((guint64) id + G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));
}

/* The place of @hash, or the free one where it would be. */
static gsize
find_place (const TdImportClaims *self,
            guint64               hash)
{
  gsize at = hash & (self->size - 1);

  while (self->rows[at] != 0 && self->hashes[at] != hash)
    at = (at + 1) & (self->size - 1);
  return at;
}

static void
put (TdImportClaims *self,
     guint64         hash,
     guint32         row)
{
  gsize at = find_place (self, hash);

  self->n += self->rows[at] == 0;
  self->hashes[at] = hash;
  self->rows[at] = row;
}

static void
grow (TdImportClaims *self)
{
  g_autofree guint64 *hashes = self->hashes;
  g_autofree guint32 *rows = self->rows;
  gsize size = self->size;

  make_table (self, size * 2);
  for (gsize i = 0; i < size; i++)
    if (rows[i] != 0)
      put (self, hashes[i], rows[i]);
}

static void
add_hash (TdImportClaims *self,
          guint64         hash,
          guint           row)
{
  if (self->n * 5 >= self->size * FULL_OF_FIVE)
    grow (self);
  put (self, hash, row);
}

guint
td_import_claims_find (const TdImportClaims *self,
                       const char           *text)
{
  return text != NULL ? self->rows[find_place (self, hash_text (text))] : 0;
}

void
td_import_claims_add (TdImportClaims *self,
                      const char     *text,
                      guint           row)
{
  if (text != NULL)
    add_hash (self, hash_text (text), row);
}

guint
td_import_claims_find_id (const TdImportClaims *self,
                          gint64                id)
{
  return id != 0 ? self->rows[find_place (self, hash_id (id))] : 0;
}

void
td_import_claims_add_id (TdImportClaims *self,
                         gint64          id,
                         guint           row)
{
  if (id != 0)
    add_hash (self, hash_id (id), row);
}
