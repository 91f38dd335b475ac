/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fuzz-package.h"

/*
 * Workbooks out of texts, for targets that change what stands in cells: a line a row, with
 * a tab between each two cells.  A cell that begins with "#" is a number, one with "=" a
 * formula.
 */

#define FUZZ_OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define FUZZ_MAX_LINES 500
#define FUZZ_MAX_CELLS 60

static inline void
fuzz_append_cell (GString *xml, const char *text, guint row, guint column)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *escaped = g_markup_escape_text (valid + (strchr ("#=", valid[0]) != NULL &&
                                                            valid[0] != '\0'), -1);
  char first = (char) ('A' + column / 26 - 1);
  char second = (char) ('A' + column % 26);
  g_autofree char *name = column < 26 ? g_strdup_printf ("%c%u", second, row)
                                      : g_strdup_printf ("%c%c%u", first, second, row);

  if (text[0] == '#')
    g_string_append_printf (xml, "<c r=\"%s\"><v>%s</v></c>", name, escaped);
  else if (text[0] == '=')
    g_string_append_printf (xml, "<c r=\"%s\" t=\"str\"><f>1</f><v>%s</v></c>", name, escaped);
  else if (text[0] != '\0')
    g_string_append_printf (xml, "<c r=\"%s\" t=\"inlineStr\"><is><t xml:space=\"preserve\">%s</t>"
                                 "</is></c>", name, escaped);
}

static inline void
fuzz_append_row (GString *xml, GStrv cells, guint row)
{
  g_string_append_printf (xml, "<row r=\"%u\">", row);
  for (guint i = 0; cells[i] != NULL && i < FUZZ_MAX_CELLS; i++)
    fuzz_append_cell (xml, cells[i], row, i);
  g_string_append (xml, "</row>");
}

/* What names the sheets: xl/worksheets/sheet1.xml and so on.  @hidden: index of the one
 * out of sight, @n_sheets: none. */
static inline void
fuzz_add_book (FuzzPackage *package, const char *const *names, guint n_sheets, guint hidden)
{
  static const char top[] =
    "<Relationships>"
    "<Relationship Id=\"a\" Type=\"" FUZZ_OFFICE "/officeDocument\" Target=\"xl/workbook.xml\"/>"
    "</Relationships>";
  g_autoptr (GString) workbook = g_string_new ("<workbook><sheets>");
  g_autoptr (GString) relations = g_string_new ("<Relationships>");

  for (guint i = 0; i < n_sheets; i++)
    {
      g_string_append_printf (workbook, "<sheet name=\"%s\"%s r:id=\"s%u\"/>", names[i],
                              i == hidden ? " state=\"veryHidden\"" : "", i);
      g_string_append_printf (relations, "<Relationship Id=\"s%u\" Type=\"" FUZZ_OFFICE
                                         "/worksheet\" Target=\"worksheets/sheet%u.xml\"/>",
                              i, i + 1);
    }
  g_string_append (workbook, "</sheets></workbook>");
  g_string_append (relations, "</Relationships>");
  fuzz_package_add (package, "xl/workbook.xml", workbook->str, workbook->len);
  fuzz_package_add (package, "xl/_rels/workbook.xml.rels", relations->str, relations->len);
  fuzz_package_add (package, "_rels/.rels", top, strlen (top));
}
