/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-xls-record.h"

#include "td-codepage.h"

/* What stands before the characters of a text in BIFF8. */
#define FLAG_WIDE 0x01
#define FLAG_PHONETIC 0x04
#define FLAG_RICH 0x08

gboolean
td_xls_record_read (GBytes      *stream,
                    gsize        offset,
                    TdXlsRecord *record)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (stream, &size);

  if (offset > size || size - offset < 4)
    return FALSE;
  record->type = td_xls_u16 (data + offset);
  record->size = td_xls_u16 (data + offset + 2);
  record->data = data + offset + 4;
  record->offset = offset;
  record->next = offset + 4 + record->size;
  return record->next <= size;
}

static gboolean
step_to_continue (TdXlsText *self)
{
  TdXlsRecord next;

  if (!td_xls_record_read (self->stream, self->record.next, &next) ||
      next.type != TD_XLS_CONTINUE)
    return FALSE;
  self->record = next;
  self->position = 0;
  return TRUE;
}

gboolean
td_xls_text_need (TdXlsText *self,
                  gsize      n_bytes)
{
  if (self->position == self->record.size && n_bytes > 0 && !step_to_continue (self))
    return FALSE;
  return self->record.size - self->position >= n_bytes;
}

guint
td_xls_text_u8 (TdXlsText *self)
{
  return self->record.data[self->position++];
}

guint
td_xls_text_u16 (TdXlsText *self)
{
  guint number = td_xls_u16 (self->record.data + self->position);

  self->position += 2;
  return number;
}

guint32
td_xls_text_u32 (TdXlsText *self)
{
  guint32 number = td_xls_u32 (self->record.data + self->position);

  self->position += 4;
  return number;
}

/* Passes over what follows the characters: formats and reading aids. */
static gboolean
skip (TdXlsText *self,
      guint64    n_bytes)
{
  while (n_bytes > 0)
    {
      gsize n;

      if (self->position == self->record.size && !step_to_continue (self))
        return FALSE;
      n = (gsize) MIN (n_bytes, self->record.size - self->position);
      self->position += n;
      n_bytes -= n;
    }
  return TRUE;
}

static void
append_unit (GString  *to,
             gunichar  unit,
             gunichar *high)
{
  if (unit >= 0xDC00 && unit < 0xE000 && *high != 0)
    unit = 0x10000 + ((*high - 0xD800) << 10) + (unit - 0xDC00);
  *high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
  /* Half a pair is no character, and a zero would end the text. */
  if (unit != 0 && !(unit >= 0xD800 && unit < 0xE000))
    g_string_append_unichar (to, unit);
}

/* The characters of a BIFF8 text; each record that they run through has a flag of its own. */
static gboolean
read_units (TdXlsText *self,
            guint      n_units,
            gboolean   is_wide,
            GString   *to)
{
  gunichar high = 0;

  while (n_units > 0)
    {
      if (self->position == self->record.size)
        {
          if (!step_to_continue (self) || self->record.size == 0)
            return FALSE;
          is_wide = (td_xls_text_u8 (self) & FLAG_WIDE) != 0;
          continue;
        }
      if (is_wide && self->record.size - self->position < 2)
        return FALSE;
      append_unit (to, is_wide ? td_xls_text_u16 (self) : td_xls_text_u8 (self), &high);
      n_units--;
    }
  return TRUE;
}

static gboolean
read_biff8 (TdXlsText *self,
            guint      n_units,
            GString   *to)
{
  guint flags;
  guint64 n_runs = 0;
  guint64 n_phonetic = 0;

  if (!td_xls_text_need (self, 1))
    return FALSE;
  flags = td_xls_text_u8 (self);
  if ((flags & FLAG_RICH) != 0)
    {
      if (!td_xls_text_need (self, 2))
        return FALSE;
      n_runs = td_xls_text_u16 (self);
    }
  if ((flags & FLAG_PHONETIC) != 0)
    {
      if (!td_xls_text_need (self, 4))
        return FALSE;
      n_phonetic = td_xls_text_u32 (self);
    }
  return read_units (self, n_units, (flags & FLAG_WIDE) != 0, to) &&
         skip (self, n_runs * 4 + n_phonetic);
}

gboolean
td_xls_text_read (TdXlsText *self,
                  guint      length_size,
                  GString   *to)
{
  guint length;

  g_string_truncate (to, 0);
  if (!td_xls_text_need (self, length_size))
    return FALSE;
  length = length_size == 1 ? td_xls_text_u8 (self) : td_xls_text_u16 (self);
  if (self->is_biff8)
    return read_biff8 (self, length, to);
  if (!td_xls_text_need (self, length))
    return FALSE;
  td_codepage_append (to, self->codepage, self->record.data + self->position, length);
  self->position += length;
  if (self->codepage == TD_CODEPAGE_VIETNAMESE)
    {
      g_autofree char *composed = g_utf8_normalize (to->str, -1, G_NORMALIZE_NFC);

      g_string_assign (to, composed != NULL ? composed : "");
    }
  return TRUE;
}
