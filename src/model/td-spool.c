/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-spool.h"

/* Bytes that are kept in memory before they are moved out. */
#define PIECE (1024 * 1024)

struct _TdSpool
{
  GByteArray   *piece;
  GChecksum    *checksum;
  gint64        size;
  sqlite3      *db;     /* (nullable): until the first piece is full */
  sqlite3_stmt *insert;
};

TdSpool *
td_spool_new (void)
{
  TdSpool *self = g_new0 (TdSpool, 1);

  self->piece = g_byte_array_new ();
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  return self;
}

void
td_spool_free (TdSpool *self)
{
  if (self == NULL)
    return;

  sqlite3_finalize (self->insert);
  sqlite3_close (self->db);
  g_byte_array_unref (self->piece);
  g_checksum_free (self->checksum);
  g_free (self);
}

/* A database without a name is SQLite's own temporary file. */
static int
open_db (TdSpool *self)
{
  int code = sqlite3_open_v2 ("", &self->db,
                              SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                              NULL);

  if (code == SQLITE_OK)
    code = sqlite3_exec (self->db,
                         "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
                         "CREATE TABLE piece (id INTEGER PRIMARY KEY, bytes BLOB)",
                         NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_prepare_v2 (self->db, "INSERT INTO piece (bytes) VALUES (?1)", -1, &self->insert,
                               NULL);
  return code;
}

static int
move_piece (TdSpool *self)
{
  int code = self->db == NULL ? open_db (self) : SQLITE_OK;

  if (code != SQLITE_OK)
    return code;

  sqlite3_bind_blob (self->insert, 1, self->piece->data, (int) self->piece->len, SQLITE_STATIC);
  sqlite3_step (self->insert);
  code = sqlite3_reset (self->insert);
  g_byte_array_set_size (self->piece, 0);
  return code;
}

int
td_spool_write (TdSpool      *self,
                gconstpointer bytes,
                int           size)
{
  g_byte_array_append (self->piece, bytes, (guint) size);
  g_checksum_update (self->checksum, bytes, size);
  self->size += size;
  return self->piece->len >= PIECE ? move_piece (self) : SQLITE_OK;
}

gconstpointer
td_spool_peek (TdSpool *self)
{
  return self->db == NULL ? self->piece->data : NULL;
}

int
td_spool_copy (TdSpool      *self,
               sqlite3_blob *blob)
{
  sqlite3_stmt *select = NULL;
  int offset = 0;
  int code = SQLITE_OK;

  if (self->db != NULL)
    code = sqlite3_prepare_v2 (self->db, "SELECT bytes FROM piece ORDER BY id", -1, &select, NULL);
  while (select != NULL && code == SQLITE_OK && sqlite3_step (select) == SQLITE_ROW)
    {
      int size = sqlite3_column_bytes (select, 0);

      code = sqlite3_blob_write (blob, sqlite3_column_blob (select, 0), size, offset);
      offset += size;
    }
  if (code == SQLITE_OK)
    code = sqlite3_finalize (select);
  else
    sqlite3_finalize (select);
  return code == SQLITE_OK
           ? sqlite3_blob_write (blob, self->piece->data, (int) self->piece->len, offset)
           : code;
}

gint64
td_spool_get_size (TdSpool *self)
{
  return self->size;
}

const char *
td_spool_get_digest (TdSpool *self)
{
  return g_checksum_get_string (self->checksum);
}
