/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include <string.h>

G_BEGIN_DECLS

/*
 * The records ("BIFF") of a workbook of Excel 5 to 2003: a number, a size and
 * that many bytes, one after the other.
 */

/* Records that are read; the numbers are those of [MS-XLS]. */
#define TD_XLS_FORMULA 0x0006
#define TD_XLS_EOF 0x000A
#define TD_XLS_DATEMODE 0x0022
#define TD_XLS_FILEPASS 0x002F
#define TD_XLS_FONT 0x0031
#define TD_XLS_CONTINUE 0x003C
#define TD_XLS_WINDOW1 0x003D
#define TD_XLS_CODEPAGE 0x0042
#define TD_XLS_BOUNDSHEET 0x0085
#define TD_XLS_MULRK 0x00BD
#define TD_XLS_RSTRING 0x00D6
#define TD_XLS_XF 0x00E0
#define TD_XLS_MERGEDCELLS 0x00E5
#define TD_XLS_SST 0x00FC
#define TD_XLS_LABELSST 0x00FD
#define TD_XLS_NUMBER 0x0203
#define TD_XLS_LABEL 0x0204
#define TD_XLS_BOOLERR 0x0205
#define TD_XLS_STRING 0x0207
#define TD_XLS_RK 0x027E
#define TD_XLS_FORMAT 0x041E
#define TD_XLS_BOF 0x0809

static inline guint16
td_xls_u16 (const guint8 *bytes)
{
  return (guint16) (bytes[0] | bytes[1] << 8);
}

static inline guint32
td_xls_u32 (const guint8 *bytes)
{
  return (guint32) bytes[0] | (guint32) bytes[1] << 8 | (guint32) bytes[2] << 16 |
         (guint32) bytes[3] << 24;
}

static inline double
td_xls_double (const guint8 *bytes)
{
  guint64 bits = td_xls_u32 (bytes) | (guint64) td_xls_u32 (bytes + 4) << 32;
  double number;

  memcpy (&number, &bits, sizeof number);
  return number;
}

/**
 * TdXlsRecord:
 * @type: what it is
 * @size: bytes in @data
 * @data: (nullable): its content, within the stream
 * @offset: where in the stream it begins
 * @next: where the next one begins
 */
typedef struct
{
  guint         type;
  gsize         size;
  const guint8 *data;
  gsize         offset;
  gsize         next;
} TdXlsRecord;

/* The record at @offset; %FALSE at the end of the stream, and where it is cut off. */
gboolean td_xls_record_read (GBytes      *stream,
                             gsize        offset,
                             TdXlsRecord *record);

/**
 * TdXlsText:
 *
 * Where a text is read from: it may run on through CONTINUE records, in the
 * middle of a character string, which then says anew how its characters are
 * stored.
 */
typedef struct
{
  GBytes      *stream;
  TdXlsRecord  record;
  gsize        position;
  guint        codepage;
  gboolean     is_biff8;
} TdXlsText;

/* The number of bytes left in the record or, after a step into it, in the next CONTINUE. */
gboolean td_xls_text_need (TdXlsText *self,
                           gsize      n_bytes);
guint    td_xls_text_u8   (TdXlsText *self);
guint    td_xls_text_u16  (TdXlsText *self);
guint32  td_xls_text_u32  (TdXlsText *self);

/**
 * td_xls_text_read:
 * @length_size: bytes of the length in front, 1 or 2
 * @to: emptied, then filled with UTF-8
 *
 * Returns: %FALSE when the stream ends within the text; @to then holds what there is
 */
gboolean td_xls_text_read (TdXlsText *self,
                           guint      length_size,
                           GString   *to);

G_END_DECLS
