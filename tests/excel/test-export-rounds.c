/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export-office.h"
#include "export-rounds.h"

#include "td-criteria-sets.h"
#include "td-criteria-workbook.h"
#include "td-error.h"
#include "td-export.h"
#include "td-sheet-reader.h"

#include <string.h>

/* A register of the invented office with a round of units and one of people. */
typedef struct
{
  OfficeTest test;
  gint64     units;
  gint64     people;
} Office;

static void
office_open (Office *self)
{
  office_test_open (&self->test);
  self->units = rounds_add (self->test.store, "thi-dua-so", TD_PERIOD_QUARTER, 3, TRUE);
  self->people = rounds_add (self->test.store, "an-toan-ca-nhan", TD_PERIOD_YEAR, 1, FALSE);
}

static void
office_close (Office *self)
{
  office_test_close (&self->test);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, office_close)

static TdSheetReader *
open_sheet (GFile *file, const char *sheet)
{
  g_autoptr (GError) error = NULL;
  TdSheetReader *reader = td_sheet_reader_open (file, &error);
  guint index;

  g_assert_no_error (error);
  g_assert_true (td_sheet_reader_find_sheet (reader, sheet, &index));
  td_sheet_reader_select_sheet (reader, index, &error);
  g_assert_no_error (error);
  return reader;
}

/* Every row of a sheet that begins with a number, as copies. */
static GPtrArray *
read_rows (GFile *file, const char *sheet)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) td_sheet_row_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdSheetReader) reader = open_sheet (file, sheet);
  const TdSheetRow *row;

  while (td_sheet_reader_next_row (reader, &row, &error))
    if (td_sheet_row_get (row, 0)->kind == TD_CELL_NUMBER)
      g_ptr_array_add (rows, td_sheet_row_copy (row));
  g_assert_no_error (error);
  return rows;
}

/* A row's first cell that is this text; -1. */
static int
find_text (const TdSheetRow *row, const char *text)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (strcmp (row->cells[i].text, text) == 0)
      return (int) row->cells[i].column;
  return -1;
}

static gboolean
sheet_says (GFile *file, const char *sheet, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdSheetReader) reader = open_sheet (file, sheet);
  const TdSheetRow *row;

  while (td_sheet_reader_next_row (reader, &row, &error))
    for (guint i = 0; i < row->n_cells; i++)
      if (strstr (row->cells[i].text, text) != NULL)
        return TRUE;
  g_assert_no_error (error);
  return FALSE;
}

/* A number that is a total stands in the row of its sheet, as the formula's value. */
static void
check_row (TdScoreBook *book, guint sheet, const TdSheetRow *row)
{
  const TdSheetResult *result = td_score_book_get_result (book, sheet);
  const TdCriteriaSet *set = td_score_book_get_set (book);
  gboolean has_total = FALSE;

  for (guint i = 0; i < row->n_cells; i++)
    has_total |= row->cells[i].is_formula &&
                 td_decimal_from_double (row->cells[i].number) == result->decided.total;
  g_assert_true (has_total || !result->decided.any);
  if (result->band >= 0)
    g_assert_cmpint (find_text (row, ((TdBand *) set->bands->pdata[result->band])->name), >=, 0);
  else
    g_assert_cmpint (find_text (row, "Chưa chấm xong"), >=, 0);
}

static void
check_totals (Office *office, gint64 round)
{
  const TdExportParams params = { .round = round };
  g_autoptr (TdScoreBook) book = rounds_open (office->test.store, round);
  g_autoptr (GPtrArray) rows = NULL;
  guint n = td_score_book_get_n_sheets (book);

  office_test_write (&office->test, "tong-hop-cham-diem", &params);
  rows = read_rows (office->test.workbook, "Tổng hợp điểm");
  g_assert_cmpuint (rows->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      guint found = 0;

      for (guint j = 0; j < n; j++)
        if (find_text (rows->pdata[j], td_score_book_get_sheet (book, i)->name) == 1)
          {
            found++;
            check_row (book, i, rows->pdata[j]);
          }
      g_assert_cmpuint (found, ==, 1);
    }
}

static void
test_totals (void)
{
  g_auto (Office) office = { 0 };

  office_open (&office);
  check_totals (&office, office.units);
  g_assert_true (sheet_says (office.test.workbook, "Tổng hợp điểm", "Cụm thi đua số 1 (3 đơn vị)"));
  g_assert_true (sheet_says (office.test.workbook, "Tổng hợp điểm", "DỰ THẢO"));
  g_assert_true (sheet_says (office.test.workbook, "Xác thực", "DỰ THẢO: kỳ chấm chưa chốt"));
  check_totals (&office, office.people);
  g_assert_true (sheet_says (office.test.workbook, "Tổng hợp điểm", "Văn phòng Sở ("));
}

static void
test_closed (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  TdExportParams params = { 0 };

  office_open (&office);
  params.round = office.units;
  rounds_close (office.test.store, office.units);
  book = rounds_open (office.test.store, office.units);
  office_test_write (&office.test, "ho-so-cham-diem", &params);
  g_assert_false (sheet_says (office.test.workbook, "Tổng hợp điểm", "DỰ THẢO"));
  g_assert_false (sheet_says (office.test.workbook, "Giải trình", "DỰ THẢO"));
  g_assert_false (sheet_says (office.test.workbook, "Biểu đồ", "DỰ THẢO"));
  g_assert_true (sheet_says (office.test.workbook, "Xác thực",
                             td_score_book_get_seal (book)->hash));
  g_assert_true (sheet_says (office.test.workbook, "Xác thực", "Khớp với kết quả"));
  g_assert_true (sheet_says (office.test.workbook, "Xác thực", "CHƯA KIỂM CHỨNG"));
}

/* Every criterion stands there once, in every layer with its points or in words. */
static void
test_sheet (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdSheetReader) reader = NULL;
  const TdCriteriaSet *set;
  const TdSheetRow *row;
  TdExportParams params = { 0 };
  guint n = 0;

  office_open (&office);
  book = rounds_open (office.test.store, office.people);
  set = td_score_book_get_set (book);
  params.round = office.people;
  params.sheet = td_score_book_get_sheet (book, 3)->id;
  office_test_write (&office.test, "phieu-cham", &params);
  reader = td_sheet_reader_open (office.test.workbook, &error);
  g_assert_no_error (error);
  td_sheet_reader_select_sheet (reader, 0, &error);
  while (td_sheet_reader_next_row (reader, &row, &error))
    {
      int index = td_criteria_set_find (set, td_sheet_row_get (row, 0)->text);

      if (index < 0)
        continue;
      n++;
      for (guint layer = 0; layer < TD_N_LAYERS; layer++)
        {
          const TdSheetCell *cell = td_sheet_row_get (row, 3 + layer);
          TdMark mark = td_score_book_get_mark (book, 3, (guint) index, (TdLayer) layer);

          if (mark.state == TD_SCORE_GIVEN)
            g_assert_cmpint (td_decimal_from_double (cell->number), ==, mark.points);
          else
            g_assert_cmpstr (cell->text, ==,
                             mark.state == TD_SCORE_OPEN ? "chưa chấm" : "không áp dụng");
        }
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, set->criteria->len);
}

static void
test_chart (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  TdExportParams params = { 0 };
  guint sum = 0;

  office_open (&office);
  params.round = office.people;
  book = rounds_open (office.test.store, office.people);
  office_test_write (&office.test, "bieu-do-cham-diem", &params);
  rows = read_rows (office.test.workbook, "Biểu đồ");
  g_assert_cmpuint (rows->len, ==, td_score_book_get_set (book)->bands->len + 1);
  for (guint i = 0; i < rows->len; i++)
    sum += (guint) td_sheet_row_get (rows->pdata[i], 2)->number;
  g_assert_cmpuint (sum, ==, td_score_book_get_n_sheets (book));
}

/* What was exported can be imported again. */
static void
test_criteria (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  g_autoptr (TdCriteriaSet) again = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  TdExportParams params = { 0 };

  office_open (&office);
  book = rounds_open (office.test.store, office.units);
  params.criteria = td_record_get_int_or (td_score_book_get_record (book), "criteria", 0);
  office_test_write (&office.test, "bo-tieu-chi", &params);
  again = td_criteria_workbook_read (office.test.workbook, NULL, &problems, &error);
  g_assert_no_error (error);
  g_assert_true (td_criteria_set_equal (td_score_book_get_set (book), again));
}

/* A score sheet is itself a plain table that a set can be read from. */
static void
test_read_back (void)
{
  g_auto (Office) office = { 0 };

  office_open (&office);
  for (guint i = 0; i < 2; i++)
    {
      TdExportParams params = { .round = i == 0 ? office.units : office.people };
      g_autoptr (TdScoreBook) book = rounds_open (office.test.store, params.round);
      const TdCriteriaSet *set = td_score_book_get_set (book);
      g_autoptr (TdCriteriaSet) again = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;

      params.sheet = td_score_book_get_sheet (book, 1)->id;
      office_test_write (&office.test, "phieu-cham", &params);
      again = td_criteria_workbook_read (office.test.workbook, NULL, &problems, &error);
      g_assert_no_error (error);
      g_assert_cmpint (again->max, ==, td_criteria_set_get_max (set));
      g_assert_cmpuint (again->criteria->len, ==, set->criteria->len);
      for (guint j = 0; j < set->criteria->len; j++)
        {
          const TdCriterion *before = td_criteria_set_get (set, j);
          const TdCriterion *after = td_criteria_set_get (again, j);

          g_assert_cmpstr (after->code, ==, before->code);
          g_assert_cmpstr (after->text, ==, before->text);
          g_assert_cmpint (after->parent, ==, before->parent);
          g_assert_cmpint (after->role, ==, before->role);
          g_assert_cmpint (after->max, ==, before->max);
          g_assert_cmpint (after->rule == TD_RULE_GROUP, ==, before->rule == TD_RULE_GROUP);
        }
    }
}

static void
test_wrong (void)
{
  g_auto (Office) office = { 0 };
  const struct
  {
    const char     *name;
    TdExportParams  params;
    TdError         code;
  } cases[] = {
    { "tong-hop-cham-diem", { 0 }, TD_ERROR_INVALID },
    { "phieu-cham", { .round = 1 }, TD_ERROR_INVALID },
    { "phieu-cham", { .round = 1, .sheet = 999999 }, TD_ERROR_NOT_FOUND },
    { "giai-trinh-cham-diem", { .round = 999999 }, TD_ERROR_NOT_FOUND },
    { "bo-tieu-chi", { 0 }, TD_ERROR_INVALID },
    { "bo-tieu-chi", { .criteria = 999999 }, TD_ERROR_NOT_FOUND },
  };

  office_open (&office);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdExportParams params = cases[i].params;
      g_autoptr (GError) error = NULL;

      if (params.round == 1)
        params.round = office.units;
      g_assert_false (td_export_write (cases[i].name, office.test.store, &params,
                                       office.test.workbook, NULL, &error));
      g_assert_error (error, TD_ERROR, (int) cases[i].code);
      g_assert_false (g_file_query_exists (office.test.workbook, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export-rounds/totals", test_totals);
  g_test_add_func ("/export-rounds/closed", test_closed);
  g_test_add_func ("/export-rounds/sheet", test_sheet);
  g_test_add_func ("/export-rounds/chart", test_chart);
  g_test_add_func ("/export-rounds/criteria", test_criteria);
  g_test_add_func ("/export-rounds/read-back", test_read_back);
  g_test_add_func ("/export-rounds/wrong", test_wrong);
  return g_test_run ();
}
