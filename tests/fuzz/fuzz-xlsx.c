/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz-reader.h"

#include <string.h>
#include <zlib.h>

/*
 * Whole packages, and single parts put into a package: few changes to a package
 * get past its checksums.  The first byte tells which part the rest is.
 */

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

typedef struct
{
  const char *path;
  const char *content;
} Part;

static const Part parts[] = {
  { "xl/worksheets/sheet1.xml",
    "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c s=\"1\"><v>27845</v></c></row>"
    "</sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>" },
  { "xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>" },
  { "xl/styles.xml",
    "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>" },
  { "xl/workbook.xml",
    "<workbook><sheets><sheet name=\"A\" r:id=\"a\"/></sheets></workbook>" },
  { "xl/_rels/workbook.xml.rels",
    "<Relationships>"
    "<Relationship Id=\"a\" Type=\"" OFFICE "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"b\" Type=\"" OFFICE "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    "<Relationship Id=\"c\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/></Relationships>" },
  { "_rels/.rels",
    "<Relationships>"
    "<Relationship Id=\"a\" Type=\"" OFFICE "/officeDocument\" Target=\"xl/workbook.xml\"/>"
    "</Relationships>" },
};

static void
put_u16 (GByteArray *to, guint number)
{
  guint8 bytes[2] = { (guint8) number, (guint8) (number >> 8) };

  g_byte_array_append (to, bytes, 2);
}

static void
put_u32 (GByteArray *to, guint32 number)
{
  put_u16 (to, number & 0xFFFF);
  put_u16 (to, number >> 16);
}

/* What the header of a part and its entry in the directory have in common. */
static void
put_part (GByteArray *to, const char *path, const void *content, gsize size)
{
  put_u16 (to, 20);
  put_u16 (to, 0);
  put_u16 (to, 0);
  put_u32 (to, 0);
  put_u32 (to, (guint32) crc32 (0, content, (uInt) size));
  put_u32 (to, (guint32) size);
  put_u32 (to, (guint32) size);
  put_u16 (to, (guint) strlen (path));
  put_u16 (to, 0);
}

/* A package, nothing in it compressed, with @data for one of its parts. */
static GBytes *
make_package (gsize chosen, const guint8 *data, gsize size)
{
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  GByteArray *file = g_byte_array_new ();
  gsize start;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gboolean is_chosen = i == chosen;
      const void *content = is_chosen ? (const void *) data : parts[i].content;
      gsize content_size = is_chosen ? size : strlen (parts[i].content);
      gsize path_size = strlen (parts[i].path);

      put_u32 (directory, 0x02014B50);
      put_u16 (directory, 20);
      put_part (directory, parts[i].path, content, content_size);
      put_u16 (directory, 0);
      put_u16 (directory, 0);
      put_u16 (directory, 0);
      put_u32 (directory, 0);
      put_u32 (directory, file->len);
      g_byte_array_append (directory, (const guint8 *) parts[i].path, (guint) path_size);
      put_u32 (file, 0x04034B50);
      put_part (file, parts[i].path, content, content_size);
      g_byte_array_append (file, (const guint8 *) parts[i].path, (guint) path_size);
      g_byte_array_append (file, content, (guint) content_size);
    }
  start = file->len;
  g_byte_array_append (file, directory->data, directory->len);
  put_u32 (file, 0x06054B50);
  put_u32 (file, 0);
  put_u16 (file, G_N_ELEMENTS (parts));
  put_u16 (file, G_N_ELEMENTS (parts));
  put_u32 (file, directory->len);
  put_u32 (file, (guint32) start);
  put_u16 (file, 0);
  return g_byte_array_free_to_bytes (file);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = NULL;

  if (size < 2)
    return 0;
  if (memcmp (data, "PK", 2) == 0)
    bytes = g_bytes_new (data, size);
  else
    bytes = make_package (data[0] % G_N_ELEMENTS (parts), data + 1, size - 1);
  fuzz_read_workbook (bytes);
  return 0;
}
