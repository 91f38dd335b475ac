/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-changeset-writer.h"

#include <string.h>

/* SQLite's varint: seven bits a byte, the highest first. */
static void
append_varint (GByteArray *bytes,
               guint64     number)
{
  guint8 digits[10];
  guint n_digits = 0;

  do
    {
      digits[n_digits] = (number & 0x7f) | (n_digits > 0 ? 0x80 : 0);
      n_digits++;
    }
  while ((number >>= 7) != 0);
  while (n_digits > 0)
    g_byte_array_append (bytes, &digits[--n_digits], 1);
}

void
td_changeset_append_value (GByteArray    *bytes,
                           sqlite3_value *value)
{
  const guint8 type = (guint8) sqlite3_value_type (value);
  gint64 number;

  g_byte_array_append (bytes, &type, 1);
  switch (type)
    {
    case SQLITE_NULL:
      break;
    case SQLITE_INTEGER:
      number = GINT64_TO_BE (sqlite3_value_int64 (value));
      g_byte_array_append (bytes, (guint8 *) &number, sizeof number);
      break;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      {
        const guint8 *data = type == SQLITE_TEXT ? sqlite3_value_text (value)
                                                 : sqlite3_value_blob (value);
        guint size = (guint) sqlite3_value_bytes (value);

        append_varint (bytes, size);
        g_byte_array_append (bytes, data, size);
        break;
      }
    default:
      /* Tables of records are STRICT, and none has a REAL column. */
      g_assert_not_reached ();
    }
}

void
td_changeset_append_header (GByteArray           *bytes,
                            const TdTableColumns *columns)
{
  const char *name = columns->entity->key;

  g_byte_array_append (bytes, (const guint8 *) "T", 1);
  append_varint (bytes, columns->n_columns);
  for (guint i = 0; i < columns->n_columns; i++)
    {
      const guint8 is_key = columns->fields[i] == -1;

      g_byte_array_append (bytes, &is_key, 1);
    }
  g_byte_array_append (bytes, (const guint8 *) name, (guint) strlen (name) + 1);
}

/* The operation, and that it was not done by a trigger. */
static void
append_operation (GByteArray *bytes,
                  guint8      operation)
{
  const guint8 head[] = { operation, 0 };

  g_byte_array_append (bytes, head, sizeof head);
}

/* The length of the value that begins there. */
static guint
measure_value (const guint8 *value)
{
  guint64 size = 0;
  guint at = 1;

  if (*value == SQLITE_NULL)
    return 1;
  if (*value == SQLITE_INTEGER)
    return 9;
  do
    size = size << 7 | (value[at] & 0x7f);
  while ((value[at++] & 0x80) != 0);
  return at + (guint) size;
}

/* The old side has the id and what changed, the new side what changed; a zero
 * stands for everything else. */
static void
append_edit (GByteArray           *bytes,
             const TdTableColumns *columns,
             const guint8         *before,
             const guint8         *after)
{
  const guint8 nothing = 0;
  g_autoptr (GByteArray) new_side = g_byte_array_new ();

  append_operation (bytes, SQLITE_UPDATE);
  for (guint i = 0; i < columns->n_columns; i++)
    {
      guint old_size = measure_value (before);
      guint new_size = measure_value (after);
      gboolean differs = old_size != new_size || memcmp (before, after, old_size) != 0;

      if (differs || columns->fields[i] == -1)
        g_byte_array_append (bytes, before, old_size);
      else
        g_byte_array_append (bytes, &nothing, 1);
      if (differs)
        g_byte_array_append (new_side, after, new_size);
      else
        g_byte_array_append (new_side, &nothing, 1);
      before += old_size;
      after += new_size;
    }
  g_byte_array_append (bytes, new_side->data, new_side->len);
}

void
td_changeset_append_row (GByteArray           *bytes,
                         const TdTableColumns *columns,
                         const GByteArray     *before,
                         const GByteArray     *after)
{
  if (before == NULL && after != NULL)
    {
      append_operation (bytes, SQLITE_INSERT);
      g_byte_array_append (bytes, after->data, after->len);
    }
  else if (before != NULL && after == NULL)
    {
      append_operation (bytes, SQLITE_DELETE);
      g_byte_array_append (bytes, before->data, before->len);
    }
  else if (before != NULL &&
           (before->len != after->len || memcmp (before->data, after->data, after->len) != 0))
    append_edit (bytes, columns, before->data, after->data);
}
