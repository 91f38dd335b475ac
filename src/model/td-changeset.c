/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-changes-private.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Types of values. */
enum
{
  UNDEFINED = 0,
  INTEGER   = 1,
  FLOAT     = 2,
  TEXT      = 3,
  BLOB      = 4,
  NOTHING   = 5,
};

/* What reading one piece came to. */
typedef enum
{
  WHOLE,
  CUT_OFF, /* more bytes have to come first */
  BROKEN,
} TdReading;

struct _TdChangesetParser
{
  TdColumns            *columns;
  TdChanges            *changes;
  GByteArray           *rest;      /* pushed, and not yet read to the end of a change */
  const TdTableColumns *table;     /* (nullable): of no interest */
  gsize                 n_columns; /* 0: no table was named yet */
  gboolean              is_broken;
};

typedef struct
{
  const guchar *next;
  const guchar *end;
} TdBytes;

TdChangesetParser *
td_changeset_parser_new (TdColumns *columns)
{
  TdChangesetParser *self = g_new0 (TdChangesetParser, 1);

  self->columns = columns;
  self->changes = td_changes_new ();
  self->rest = g_byte_array_new ();
  return self;
}

void
td_changeset_parser_free (TdChangesetParser *self)
{
  if (self == NULL)
    return;

  td_changes_unref (self->changes);
  g_byte_array_unref (self->rest);
  g_free (self);
}

/* SQLite's varint: seven bits a byte, the highest first, at most nine bytes. */
static TdReading
read_varint (TdBytes *bytes,
             gsize   *number)
{
  *number = 0;
  for (guint i = 0; i < 9; i++)
    {
      if (bytes->next == bytes->end)
        return CUT_OFF;
      *number = *number << 7 | (*bytes->next & 0x7f);
      if ((*bytes->next++ & 0x80) == 0)
        return WHOLE;
    }
  return BROKEN;
}

static TdReading
skip (TdBytes *bytes,
      gsize    size)
{
  if ((gsize) (bytes->end - bytes->next) < size)
    return CUT_OFF;
  bytes->next += size;
  return WHOLE;
}

/* @number: of an integer */
static TdReading
read_value (TdBytes *bytes,
            guchar  *type,
            gint64  *number)
{
  TdReading reading;
  gsize size;

  if (bytes->next == bytes->end)
    return CUT_OFF;

  *type = *bytes->next++;
  switch (*type)
    {
    case UNDEFINED:
    case NOTHING:
      return WHOLE;
    case INTEGER:
    case FLOAT:
      reading = skip (bytes, 8);
      if (reading == WHOLE)
        {
          memcpy (number, bytes->next - 8, 8);
          *number = GINT64_FROM_BE (*number);
        }
      return reading;
    case TEXT:
    case BLOB:
      reading = read_varint (bytes, &size);
      return reading == WHOLE ? skip (bytes, size) : reading;
    default:
      return BROKEN;
    }
}

/* One side of a row: its id, if it has one, and which fields have a value. */
static TdReading
read_side (TdChangesetParser *self,
           TdBytes           *bytes,
           gint64            *id,
           guint64           *fields)
{
  for (gsize i = 0; i < self->n_columns; i++)
    {
      guchar type;
      gint64 number;
      TdReading reading = read_value (bytes, &type, &number);

      if (reading != WHOLE)
        return reading;
      /* The id is every table's first column. */
      if (i == 0 && type == INTEGER)
        *id = number;
      else if (type != UNDEFINED && self->table != NULL && i < self->table->n_columns &&
               self->table->fields[i] >= 0)
        *fields |= G_GUINT64_CONSTANT (1) << self->table->fields[i];
    }
  return WHOLE;
}

/* 'T', the number of columns, a byte for each, the name. */
static TdReading
read_table (TdChangesetParser *self,
            TdBytes           *bytes)
{
  const guchar *end_of_name;
  gsize n_columns;
  TdReading reading;

  bytes->next++;
  reading = read_varint (bytes, &n_columns);
  if (reading == WHOLE)
    reading = skip (bytes, n_columns);
  if (reading != WHOLE)
    return reading;

  end_of_name = memchr (bytes->next, '\0', (gsize) (bytes->end - bytes->next));
  if (end_of_name == NULL)
    return CUT_OFF;
  self->n_columns = n_columns;
  self->table = td_columns_find (self->columns, (const char *) bytes->next);
  bytes->next = end_of_name + 1;
  return WHOLE;
}

/* The operation, whether it was indirect, the old side and the new one. */
static TdReading
read_row (TdChangesetParser *self,
          TdBytes           *bytes)
{
  const guchar operation = *bytes->next;
  guint64 old_fields = 0;
  guint64 new_fields = 0;
  gint64 id = 0;
  TdReading reading;

  if (self->n_columns == 0 ||
      (operation != SQLITE_INSERT && operation != SQLITE_UPDATE && operation != SQLITE_DELETE))
    return BROKEN;

  reading = skip (bytes, 2);
  if (reading == WHOLE && operation != SQLITE_INSERT)
    reading = read_side (self, bytes, &id, &old_fields);
  if (reading == WHOLE && operation != SQLITE_DELETE)
    reading = read_side (self, bytes, &id, &new_fields);
  if (reading != WHOLE || self->table == NULL)
    return reading;

  if (operation == SQLITE_INSERT)
    td_changes_add (self->changes, self->table->entity, id, TD_CHANGE_ADDED, 0);
  else if (operation == SQLITE_DELETE)
    td_changes_add (self->changes, self->table->entity, id, TD_CHANGE_REMOVED, 0);
  else
    td_changes_add (self->changes, self->table->entity, id, TD_CHANGE_EDITED, new_fields);
  return WHOLE;
}

gboolean
td_changeset_parser_push (TdChangesetParser *self,
                          gconstpointer      data,
                          gsize              size)
{
  TdBytes bytes;
  TdReading reading = WHOLE;
  gsize n_read = 0;

  g_byte_array_append (self->rest, data, (guint) size);
  bytes = (TdBytes) { self->rest->data, self->rest->data + self->rest->len };

  while (!self->is_broken && reading == WHOLE && bytes.next < bytes.end)
    {
      reading = *bytes.next == 'T' ? read_table (self, &bytes) : read_row (self, &bytes);
      if (reading == WHOLE)
        n_read = (gsize) (bytes.next - self->rest->data);
    }
  self->is_broken = self->is_broken || reading == BROKEN;
  g_byte_array_remove_range (self->rest, 0, (guint) n_read);
  return !self->is_broken;
}

TdChanges *
td_changeset_parser_end (TdChangesetParser *self,
                         GError           **error)
{
  if (!self->is_broken && self->rest->len == 0)
    return td_changes_ref (self->changes);

  g_set_error_literal (error, TD_ERROR, TD_ERROR_CORRUPT,
                       _("An entry of the change log is damaged and cannot be read."));
  return NULL;
}
