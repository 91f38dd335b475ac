/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-codepage.h"

#include <string.h>

/* 0x80 to 0x9F of code page 1252; what it does not define stays a control. */
static const guint16 western_controls[32] = {
  0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
  0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

/* Where code page 1258 differs from 1252. */
static const struct
{
  guint8  byte;
  guint16 character;
} vietnamese_bytes[] = {
  { 0x8A, 0x008A }, { 0x8E, 0x008E }, { 0x9A, 0x009A }, { 0x9E, 0x009E },
  { 0xC3, 0x0102 }, { 0xCC, 0x0300 }, { 0xD0, 0x0110 }, { 0xD2, 0x0309 },
  { 0xD5, 0x01A0 }, { 0xDD, 0x01AF }, { 0xDE, 0x0303 }, { 0xE3, 0x0103 },
  { 0xEC, 0x0301 }, { 0xF0, 0x0111 }, { 0xF2, 0x0323 }, { 0xF5, 0x01A1 },
  { 0xFD, 0x01B0 }, { 0xFE, 0x20AB },
};

static gunichar
decode_byte (guint  codepage,
             guint8 byte)
{
  if (codepage == TD_CODEPAGE_VIETNAMESE)
    for (gsize i = 0; i < G_N_ELEMENTS (vietnamese_bytes); i++)
      if (vietnamese_bytes[i].byte == byte)
        return vietnamese_bytes[i].character;
  return byte >= 0x80 && byte < 0xA0 ? western_controls[byte - 0x80] : byte;
}

void
td_codepage_append (GString      *to,
                    guint         codepage,
                    const guint8 *bytes,
                    gsize         size)
{
  if (codepage != TD_CODEPAGE_WESTERN && codepage != TD_CODEPAGE_VIETNAMESE)
    {
      g_autofree char *charset = g_strdup_printf ("CP%u", codepage);
      g_autofree char *text = NULL;
      gsize length;

      text = g_convert ((const char *) bytes, (gssize) size, "UTF-8", charset, NULL, &length,
                        NULL);
      if (text != NULL && memchr (text, 0, length) == NULL)
        {
          g_string_append_len (to, text, (gssize) length);
          return;
        }
    }
  for (gsize i = 0; i < size; i++)
    {
      /* A zero would end the text. */
      if (bytes[i] == 0)
        continue;
      if (bytes[i] < 0x80)
        g_string_append_c (to, (char) bytes[i]);
      else
        g_string_append_unichar (to, decode_byte (codepage, bytes[i]));
    }
}
