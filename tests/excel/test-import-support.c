/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-import-support.h"

#include <string.h>

GFile *
test_import_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);

  return g_file_new_for_path (path);
}

static void
run (TdImport *import)
{
  g_autoptr (GError) error = NULL;

  td_import_set_accept_doubtful (import, TRUE);
  td_import_open (import, &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_import_run (import, FALSE, NULL, &error), >=, 0);
  g_assert_no_error (error);
}

TdImport *
test_import_file (TdStore *store, TdImportProfile profile, GFile *file)
{
  TdImport *import = td_import_new_for_file (store, profile, file);

  run (import);
  return import;
}

TdImport *
test_import_sample_list (TdStore *store, TdImportProfile profile, const char *name)
{
  g_autoptr (GFile) file = test_import_sample (name);

  return test_import_file (store, profile, file);
}

TdImport *
test_import_text (TdStore *store, TdImportProfile profile, const char *text)
{
  TdImport *import = td_import_new_for_text (store, profile, text);

  td_import_set_year (import, 2026);
  run (import);
  return import;
}

TdImport *
test_import_check (TdStore *store, TdImportProfile profile, const char *text)
{
  g_autoptr (GError) error = NULL;
  TdImport *import = td_import_new_for_text (store, profile, text);

  td_import_set_year (import, 2026);
  td_import_open (import, &error);
  g_assert_no_error (error);
  td_import_check (import, NULL, &error);
  g_assert_no_error (error);
  return import;
}

void
test_import_assert_counts (TdImport *import, guint added, guint changed, guint same, guint refused)
{
  const TdImportCounts *counts = td_import_get_counts (import);

  g_assert_cmpuint (counts->added, ==, added);
  g_assert_cmpuint (counts->changed, ==, changed);
  g_assert_cmpuint (counts->same, ==, same);
  g_assert_cmpuint (counts->refused, ==, refused);
  g_assert_cmpuint (counts->read, ==, added + changed + same + refused);
}

const TdImportProblem *
test_import_find_problem (TdImport *import, guint row, const char *code)
{
  g_autoptr (GPtrArray) problems = td_import_dup_problems (import);

  for (guint i = 0; i < problems->len; i++)
    {
      const TdImportProblem *problem = problems->pdata[i];

      if (problem->row == row && strcmp (problem->code, code) == 0)
        return problem;
    }
  return NULL;
}

void
test_import_assert_problem (TdImport *import, guint row, const char *code,
                            TdImportSeverity severity)
{
  const TdImportProblem *problem = test_import_find_problem (import, row, code);
  g_autofree char *message = NULL;

  if (problem == NULL)
    g_error ("row %u has no problem “%s”", row, code);
  g_assert_cmpint (problem->severity, ==, severity);
  message = td_import_problem_dup_message (problem);
  /* Every message says something, and leaves no place unfilled. */
  g_assert_cmpuint (strlen (message), >, 10);
  g_assert_null (strchr (message, '{'));
}

guint
test_import_count_problems (TdImport *import, const char *code)
{
  g_autoptr (GPtrArray) problems = td_import_dup_problems (import);
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    if (strcmp (((TdImportProblem *) problems->pdata[i])->code, code) == 0)
      n++;
  return n;
}

TdImportRow *
test_import_get_row (TdImport *import, guint number)
{
  GListModel *rows = td_import_get_rows (import);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (TdImportRow) row = g_list_model_get_item (rows, i);

      if (td_import_row_get_number (row) == number)
        return row;
    }
  g_error ("there is no row %u", number);
}

gint64
test_import_count (TdStore *store, const TdEntity *entity)
{
  g_autoptr (TdQuery) query = td_query_new (entity);
  g_autoptr (GError) error = NULL;
  gint64 n = td_reader_count (td_store_get_reader (store), query, &error);

  g_assert_no_error (error);
  return n;
}

TdRecord *
test_import_person (TdStore *store, const char *name)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;

  td_query_filter_text (query, "name", TD_FILTER_IS, name);
  people = td_reader_list (td_store_get_reader (store), query, &error);
  g_assert_no_error (error);
  if (people->len != 1)
    g_error ("%u people are called “%s”", people->len, name);
  return g_object_ref (people->pdata[0]);
}

TdRecord *
test_import_facts (TdStore *store, gint64 staff, guint year)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_year_fact);
  g_autoptr (GError) error = NULL;
  TdRecord *facts;

  td_query_filter_int (query, "staff", TD_FILTER_IS, staff);
  td_query_filter_int (query, "year", TD_FILTER_IS, year);
  facts = td_reader_first (td_store_get_reader (store), query, &error);
  g_assert_no_error (error);
  return facts;
}

void
test_import_assert_display (TdRecord *record, const char *key, const char *display)
{
  g_autofree char *text = td_record_dup_document (record, key);

  g_assert_cmpstr (text, ==, display);
}
