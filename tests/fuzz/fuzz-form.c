/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz-cells.h"
#include "td-form-keys.h"
#include "td-form-read.h"

#include <stdint.h>

/*
 * Whole workbooks, and the texts of a form's two sheets put into one: lines of cells, first
 * the hidden sheet's, then after a line "--" the table's.  A hash that fits is put below,
 * since nothing would be looked at without one.
 */

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* The hash of what the lines say, as far as it can be one. */
static char *
make_hash (GStrv lines)
{
  TdFormHash *hash = NULL;

  for (guint i = 0; lines[i] != NULL && i < FUZZ_MAX_LINES && !g_str_equal (lines[i], "--"); i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      guint n = g_strv_length (cells);
      gint64 id;

      if (n >= 2 && hash == NULL && g_str_equal (cells[0], TD_FORM_LINE_TOKEN))
        hash = td_form_hash_new (cells[1]);
      if (hash == NULL || n < 3 ||
          !g_ascii_string_to_signed (cells[1], 10, 1, G_MAXINT64, &id, NULL))
        continue;
      if (g_str_equal (cells[0], TD_FORM_LINE_SHEET))
        td_form_hash_add_sheet (hash, id, cells[2]);
      else if (n >= 4 && g_str_equal (cells[0], TD_FORM_LINE_CRITERION))
        td_form_hash_add_criterion (hash, id, cells[2], cells[3], n >= 5 ? cells[4] : NULL);
    }
  return hash != NULL ? td_form_hash_finish (hash) : g_strdup ("");
}

static void
add_sheet (FuzzPackage *package, const char *path, GStrv lines, const char *hash)
{
  g_autoptr (GString) xml = g_string_new ("<worksheet><sheetData>");
  guint row = 1;

  for (; lines[row - 1] != NULL && row <= FUZZ_MAX_LINES; row++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[row - 1], "\t", -1);

      if (hash != NULL && g_str_equal (lines[row - 1], "--"))
        break;
      fuzz_append_row (xml, cells, row);
    }
  if (hash != NULL)
    {
      const char *const cells[] = { TD_FORM_LINE_HASH, hash, NULL };

      fuzz_append_row (xml, (GStrv) cells, row);
    }
  g_string_append (xml, "</sheetData></worksheet>");
  fuzz_package_add (package, path, xml->str, xml->len);
}

static GBytes *
make_form (const uint8_t *data, size_t size)
{
  static const char *const names[] = { "Phiếu chấm", "_td" };
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *hash = make_hash (lines);
  FuzzPackage package;
  guint table = 0;

  while (lines[table] != NULL && !g_str_equal (lines[table], "--"))
    table++;
  fuzz_package_init (&package);
  add_sheet (&package, "xl/worksheets/sheet1.xml", lines[table] != NULL ? lines + table + 1
                                                                        : lines + table, NULL);
  add_sheet (&package, "xl/worksheets/sheet2.xml", lines, hash);
  fuzz_add_book (&package, names, G_N_ELEMENTS (names), 1);
  return fuzz_package_finish (&package);
}

/* What reading a form promises. */
static void
check_file (const TdFormFile *file)
{
  g_assert_nonnull (file->token);
  g_assert_cmpuint (strlen (file->digest), ==, 64);
  for (guint i = 0; i < file->entries->len; i++)
    {
      const TdFormEntry *entry = g_ptr_array_index (file->entries, i);

      g_assert_cmpint (entry->sheet, >, 0);
      g_assert_cmpint (entry->criterion, >=, 0);
      g_assert_true (entry->text == NULL || g_utf8_validate (entry->text, -1, NULL));
      g_assert_true (entry->reason == NULL || g_utf8_validate (entry->reason, -1, NULL));
      g_assert_true (g_utf8_validate (entry->place, -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TdFormFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (size < 2)
    return 0;
  bytes = memcmp (data, "PK", 2) == 0 ? g_bytes_new (data, size) : make_form (data, size);
  file = td_form_read (bytes, "fuzz", &error);
  g_assert_true ((file == NULL) == (error != NULL));
  if (file != NULL)
    check_file (file);
  else
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  return 0;
}
