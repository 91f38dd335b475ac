/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-reader.h"

#include <glib/gstdio.h>
#include <minizip/zip.h>
#include <string.h>

/* Small .xlsx packages for tests, part by part, and the sample lists. */

#define TEST_MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define TEST_RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define TEST_RELATIONS_NS "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""

static const char test_root_relations[] G_GNUC_UNUSED =
  "<Relationships " TEST_RELATIONS_NS "><Relationship Id=\"rId1\" Type=\"" TEST_RELATION
  "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

static const char test_workbook[] G_GNUC_UNUSED =
  "<workbook " TEST_MAIN " xmlns:r=\"" TEST_RELATION "\"><sheets>"
  "<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";

static const char test_workbook_relations[] G_GNUC_UNUSED =
  "<Relationships " TEST_RELATIONS_NS ">"
  "<Relationship Id=\"rId1\" Type=\"" TEST_RELATION
  "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
  "<Relationship Id=\"rId2\" Type=\"" TEST_RELATION
  "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
  "<Relationship Id=\"rId3\" Type=\"" TEST_RELATION "/styles\" Target=\"styles.xml\"/>"
  "</Relationships>";

typedef struct
{
  char    *folder;
  char    *path;
  zipFile  file;
} TestPackage;

static inline void
test_package_begin (TestPackage *self)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("td-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "book.xlsx", NULL);
  self->file = zipOpen64 (self->path, APPEND_STATUS_CREATE);
  g_assert_nonnull (self->file);
}

static inline void
test_package_start_part (TestPackage *self, const char *path)
{
  g_assert_cmpint (zipOpenNewFileInZip64 (self->file, path, NULL, NULL, 0, NULL, 0, NULL,
                                          Z_DEFLATED, 6, 1),
                   ==, ZIP_OK);
}

static inline void
test_package_write (TestPackage *self, const char *text, gsize length)
{
  g_assert_cmpint (zipWriteInFileInZip (self->file, text, (unsigned) length), ==, ZIP_OK);
}

static inline void
test_package_end_part (TestPackage *self)
{
  g_assert_cmpint (zipCloseFileInZip (self->file), ==, ZIP_OK);
}

static inline void
test_package_add (TestPackage *self, const char *path, const char *text)
{
  test_package_start_part (self, path);
  test_package_write (self, text, strlen (text));
  test_package_end_part (self);
}

/* The whole package; nothing stays on the disk. */
static inline GBytes *
test_package_end (TestPackage *self)
{
  g_autoptr (GError) error = NULL;
  char *content;
  gsize size;

  g_assert_cmpint (zipClose (self->file, NULL), ==, ZIP_OK);
  g_file_get_contents (self->path, &content, &size, &error);
  g_assert_no_error (error);
  g_remove (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
  return g_bytes_new_take (content, size);
}

/* Begins a package with one sheet, "Sheet1"; texts and styles may be %NULL. */
static inline void
test_package_begin_book (TestPackage *self, const char *strings, const char *styles)
{
  test_package_begin (self);
  test_package_add (self, "_rels/.rels", test_root_relations);
  test_package_add (self, "xl/workbook.xml", test_workbook);
  test_package_add (self, "xl/_rels/workbook.xml.rels", test_workbook_relations);
  if (strings != NULL)
    test_package_add (self, "xl/sharedStrings.xml", strings);
  if (styles != NULL)
    test_package_add (self, "xl/styles.xml", styles);
}

/* A package with one sheet: @sheet is what stands between <worksheet> and </worksheet>. */
static inline GBytes *
test_package_make (const char *sheet, const char *strings, const char *styles)
{
  TestPackage package;
  g_autofree char *whole = g_strdup_printf ("<worksheet " TEST_MAIN ">%s</worksheet>", sheet);

  test_package_begin_book (&package, strings, styles);
  test_package_add (&package, "xl/worksheets/sheet1.xml", whole);
  return test_package_end (&package);
}

static inline TdSheetReader *
test_open_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  TdSheetReader *reader = td_sheet_reader_open_bytes (bytes, "book.xlsx", &error);

  g_assert_no_error (error);
  g_assert_nonnull (reader);
  return reader;
}

static inline TdSheetReader *
test_open_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  TdSheetReader *reader = td_sheet_reader_open (file, &error);

  g_assert_no_error (error);
  g_assert_nonnull (reader);
  return reader;
}

/* The next row, which must be there. */
static inline const TdSheetRow *
test_next (TdSheetReader *reader)
{
  g_autoptr (GError) error = NULL;
  const TdSheetRow *row;
  gboolean is_read = td_sheet_reader_next_row (reader, &row, &error);

  g_assert_no_error (error);
  g_assert_true (is_read);
  return row;
}

static inline void
test_end (TdSheetReader *reader)
{
  g_autoptr (GError) error = NULL;
  const TdSheetRow *row;

  g_assert_false (td_sheet_reader_next_row (reader, &row, &error));
  g_assert_no_error (error);
}

static inline void
test_cell (const TdSheetRow *row, guint column, TdCellKind kind, const char *text)
{
  const TdSheetCell *cell = td_sheet_row_get (row, column);

  g_assert_cmpstr (cell->text, ==, text);
  g_assert_cmpint (cell->kind, ==, kind);
}

/* Opens and reads to the end; the error that comes up on the way, which must be one. */
static inline GError *
test_read_broken (GBytes *bytes)
{
  GError *error = NULL;
  g_autoptr (TdSheetReader) reader = td_sheet_reader_open_bytes (bytes, "book.xlsx", &error);
  const TdSheetRow *row;
  gsize n_merges;

  if (reader == NULL)
    {
      g_assert_nonnull (error);
      return error;
    }
  while (td_sheet_reader_next_row (reader, &row, &error))
    ;
  g_assert_nonnull (error);
  /* Whatever was wrong, asking on does no harm. */
  g_assert_false (td_sheet_reader_next_row (reader, &row, NULL));
  td_sheet_reader_get_merges (reader, &n_merges, NULL);
  return error;
}
