/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz-cells.h"
#include "td-criteria-workbook.h"

#include <glib/gstdio.h>
#include <stdint.h>
#include <stdlib.h>

/*
 * Whole workbooks of criteria, and the texts of their sheets put into one: lines of cells,
 * with a line "--" between each two sheets.  One sheet alone is a plain table.
 */

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static char *folder;
static char *path;

static void
remove_folder (void)
{
  g_unlink (path);
  g_rmdir (folder);
}

/* What is read lies in a file. */
int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  folder = g_dir_make_tmp ("td-fuzz-XXXXXX", NULL);
  path = g_build_filename (folder, "bo-tieu-chi.xlsx", NULL);
  atexit (remove_folder);
  return 0;
}

static void
add_sheet (FuzzPackage *package, guint number, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *part = g_strdup_printf ("xl/worksheets/sheet%u.xml", number);
  g_autoptr (GString) xml = g_string_new ("<worksheet><sheetData>");

  for (guint i = 0; lines[i] != NULL && i < FUZZ_MAX_LINES; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      fuzz_append_row (xml, cells, i + 1);
    }
  g_string_append (xml, "</sheetData></worksheet>");
  fuzz_package_add (package, part, xml->str, xml->len);
}

static GBytes *
make_book (const uint8_t *data, size_t size)
{
  static const char *const names[] = { "Tiêu chí", "Bộ tiêu chí", "Mức xếp loại" };
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) sheets = g_strsplit (text, "\n--\n", G_N_ELEMENTS (names));
  guint n = g_strv_length (sheets);
  FuzzPackage package;

  fuzz_package_init (&package);
  for (guint i = 0; i < n; i++)
    add_sheet (&package, i + 1, sheets[i]);
  fuzz_add_book (&package, names, n, n);
  return fuzz_package_finish (&package);
}

static void
check_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

/* What reading a set promises: a whole set, in which groups come first. */
static void
check_set (const TdCriteriaSet *set)
{
  g_autoptr (GPtrArray) issues = td_criteria_set_check (set);

  g_assert_nonnull (issues);
  check_text (set->name);
  for (guint i = 0; i < set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (set, i);

      g_assert_nonnull (criterion->code);
      g_assert_nonnull (criterion->grades);
      g_assert_cmpint (criterion->parent, <, (int) i);
      check_text (criterion->code);
      check_text (criterion->text);
      check_text (criterion->guidance);
    }
  for (guint i = 1; i < set->bands->len; i++)
    g_assert_cmpint (((const TdBand *) set->bands->pdata[i - 1])->edge, >=,
                     ((const TdBand *) set->bands->pdata[i])->edge);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (TdCriteriaSet) set = NULL;
  g_autoptr (GError) error = NULL;

  if (size < 2)
    return 0;
  bytes = memcmp (data, "PK", 2) == 0 ? g_bytes_new (data, size) : make_book (data, size);
  g_assert_true (g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL),
                                           (gssize) g_bytes_get_size (bytes),
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  set = td_criteria_workbook_read (file, NULL, &problems, &error);
  g_assert_true ((set == NULL) == (error != NULL));
  if (set != NULL)
    check_set (set);
  else
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    g_assert_true (g_utf8_validate (((const TdCriteriaProblem *) problems->pdata[i])->text, -1,
                                    NULL));
  return 0;
}
