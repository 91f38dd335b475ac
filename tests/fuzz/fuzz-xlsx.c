/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz-package.h"
#include "fuzz-reader.h"

#include <string.h>

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

/* A package with @data for one of its parts. */
static GBytes *
make_package (gsize chosen, const guint8 *data, gsize size)
{
  FuzzPackage package;

  fuzz_package_init (&package);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (i == chosen)
      fuzz_package_add (&package, parts[i].path, data, size);
    else
      fuzz_package_add (&package, parts[i].path, parts[i].content, strlen (parts[i].content));
  return fuzz_package_finish (&package);
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
