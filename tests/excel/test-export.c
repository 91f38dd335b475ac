/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export-office.h"

#include "td-error.h"
#include "td-export.h"
#include "td-import.h"
#include "td-sample.h"
#include "td-sheet-reader.h"

#include <string.h>

#define ENOUGH_TO_INTERRUPT 5000

/* Workbooks and whatever an export may have left. */
static guint
count_workbooks (OfficeTest *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, ".xlsx") != NULL;
  return n;
}

/* How many rows of a sheet begin with a whole number: rows of people. */
static guint
count_people (GFile *file,
              guint  sheet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdSheetReader) reader = td_sheet_reader_open (file, &error);
  const TdSheetRow *row;
  guint n = 0;

  g_assert_no_error (error);
  td_sheet_reader_select_sheet (reader, sheet, &error);
  g_assert_no_error (error);
  while (td_sheet_reader_next_row (reader, &row, &error))
    n += td_sheet_row_get (row, 0)->kind == TD_CELL_NUMBER;
  g_assert_no_error (error);
  return n;
}

/* Whether a cell of the sheet holds this text within it. */
static gboolean
has_text (GFile      *file,
          guint       sheet,
          const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdSheetReader) reader = td_sheet_reader_open (file, &error);
  const TdSheetRow *row;
  gboolean found = FALSE;

  g_assert_no_error (error);
  td_sheet_reader_select_sheet (reader, sheet, &error);
  g_assert_no_error (error);
  while (td_sheet_reader_next_row (reader, &row, &error))
    for (guint i = 0; i < row->n_cells; i++)
      found = found || strstr (row->cells[i].text, text) != NULL;
  g_assert_no_error (error);
  return found;
}

/* The sheets of a workbook by name, joined by "|". */
static char *
get_sheets (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdSheetReader) reader = td_sheet_reader_open (file, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < td_sheet_reader_get_n_sheets (reader); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "|" : "",
                            td_sheet_reader_get_sheet_name (reader, i));
  return g_string_free (names, FALSE);
}

static void
test_names (void)
{
  static const char *const expected[] = {
    "danh-sach-can-bo", "danh-sach-dang-xem", "danh-sach-don-vi", "tong-hop-xep-loai",
    "so-luong-xep-loai", "han-muc-xuat-sac", "giai-trinh", "xep-loai-nam", "bo-tieu-chi",
    "phieu-cham", "tong-hop-cham-diem", "giai-trinh-cham-diem", "bieu-do-cham-diem",
    "ho-so-cham-diem",
  };
  guint n;
  const TdExportInfo *const *infos = td_exports_list (&n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (infos[i]->name, ==, expected[i]);
      g_assert_true (td_export_find (expected[i]) == infos[i]);
      g_assert_cmpstr (infos[i]->title, !=, "");
    }
  g_assert_null (td_export_find ("khong-co"));
  g_assert_null (td_export_find (NULL));
}

static void
test_wrong_params (void)
{
  g_auto (OfficeTest) office = { 0 };
  g_autoptr (TdQuery) staff = td_query_new (&td_entity_staff);
  g_autoptr (TdQuery) units = td_query_new (&td_entity_unit);
  const char *const no_column[] = { "name", "không có", NULL };
  const char *const internal[] = { "sort_key", NULL };
  const struct
  {
    const char     *name;
    TdExportParams  params;
    TdError         code;
  } cases[] = {
    { "khong-co", { 0 }, TD_ERROR_NOT_FOUND },
    { "tong-hop-xep-loai", { 0 }, TD_ERROR_INVALID },
    { "xep-loai-nam", { 0 }, TD_ERROR_INVALID },
    { "xep-loai-nam", { .year = 2026, .variant = "không có" }, TD_ERROR_NOT_FOUND },
    { "danh-sach-dang-xem", { 0 }, TD_ERROR_INVALID },
    { "danh-sach-dang-xem", { .query = staff, .columns = no_column }, TD_ERROR_INVALID },
    { "danh-sach-dang-xem", { .query = staff, .columns = internal }, TD_ERROR_INVALID },
    { "danh-sach-can-bo", { .query = units }, TD_ERROR_INVALID },
    { "danh-sach-don-vi", { .query = staff }, TD_ERROR_INVALID },
  };

  office_test_open (&office);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (td_export_write (cases[i].name, office.store, &cases[i].params,
                                       office.workbook, NULL, &error));
      g_assert_error (error, TD_ERROR, (int) cases[i].code);
      g_assert_cmpuint (count_workbooks (&office), ==, 0);
    }
}

static void
test_staff_form (void)
{
  g_auto (OfficeTest) office = { 0 };
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  TdExportParams params = { 0 };

  office_test_open (&office);
  office_test_write (&office, "danh-sach-can-bo", &params);
  g_assert_cmpuint (count_people (office.workbook, 0), ==, OFFICE_N_WORKING);
  g_assert_true (has_text (office.workbook, 0, "Không gồm 1 người"));
  g_assert_true (has_text (office.workbook, 0, OFFICE_FORMULA_NOTE));

  /* A list that was asked for is written as it is. */
  params.query = query;
  office_test_write (&office, "danh-sach-can-bo", &params);
  g_assert_cmpuint (count_people (office.workbook, 0), ==, OFFICE_N_PEOPLE);
  td_query_filter_text (query, "kind", TD_FILTER_IS, "vien_chuc");
  office_test_write (&office, "danh-sach-can-bo", &params);
  g_assert_cmpuint (count_people (office.workbook, 0), <, 20);
  g_assert_false (has_text (office.workbook, 0, "Văn phòng Sở"));
}

static void
test_list (void)
{
  g_auto (OfficeTest) office = { 0 };
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (TdQuery) units = td_query_new (&td_entity_unit);
  TdExportParams params = { .query = query };

  office_test_open (&office);
  office_test_write (&office, "danh-sach-dang-xem", &params);
  g_assert_cmpuint (count_people (office.workbook, 0), ==, OFFICE_N_PEOPLE);
  g_assert_true (has_text (office.workbook, 0, "056 ••• 214"));
  g_assert_false (has_text (office.workbook, 0, OFFICE_CCCD));

  params.reveal_personal = TRUE;
  office_test_write (&office, "danh-sach-dang-xem", &params);
  g_assert_true (has_text (office.workbook, 0, OFFICE_CCCD));

  /* Any kind of record. */
  params.query = units;
  office_test_write (&office, "danh-sach-dang-xem", &params);
  g_assert_true (has_text (office.workbook, 0, "DANH SÁCH ĐƠN VỊ"));
  g_assert_true (has_text (office.workbook, 0, "Đơn vị sự nghiệp"));
  g_assert_cmpuint (count_people (office.workbook, 0), ==, 7);
}

static void
test_year (void)
{
  g_auto (OfficeTest) office = { 0 };
  TdExportParams params = { .year = OFFICE_YEAR };
  g_autofree char *sheets = NULL;

  office_test_open (&office);
  office_test_write (&office, "xep-loai-nam", &params);
  sheets = get_sheets (office.workbook);
  g_assert_cmpstr (sheets, ==, "Tổng hợp xếp loại|Số lượng xếp loại|Hạn mức xuất sắc|Giải trình|"
                               "Xác thực");
  for (guint i = 0; i < 5; i++)
    g_assert_true (has_text (office.workbook, i, "DỰ THẢO"));
  g_assert_cmpuint (count_people (office.workbook, 0), ==, OFFICE_N_PEOPLE);
  g_assert_true (has_text (office.workbook, 0, "chưa có điểm"));
  g_assert_true (has_text (office.workbook, 4, "CHƯA KIỂM CHỨNG"));

  office_freeze (office.store);
  office_test_write (&office, "xep-loai-nam", &params);
  for (guint i = 0; i < 5; i++)
    g_assert_false (has_text (office.workbook, i, "DỰ THẢO"));
  g_assert_true (has_text (office.workbook, 4, "Đã chốt, lần 1"));
  g_assert_true (has_text (office.workbook, 4, "Khớp với kết quả lưu trong sổ"));
}

static gboolean
add_old_facts (TdWriter      *writer,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (GPtrArray) people = td_reader_list (td_writer_get_reader (writer), query, error);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      g_autoptr (TdRecord) facts = td_record_new (&td_entity_year_fact);

      td_record_set_int (facts, "staff", td_record_get_id (g_ptr_array_index (people, i)));
      td_record_set_int (facts, "year", 2024);
      td_record_set_int (facts, "months", 12);
      td_record_set_text (facts, "self_class", "HTXSNV");
      td_record_set_text (facts, "appraised_class", "HTTNV");
      if (!td_writer_save (writer, facts, NULL, error))
        return FALSE;
    }
  return people != NULL;
}

/* The decree before 2026 knows no scores: the classes of each layer stand instead. */
static void
test_year_without_scores (void)
{
  g_auto (OfficeTest) office = { 0 };
  g_autoptr (GError) error = NULL;
  TdExportParams params = { .year = 2024 };

  office_test_open (&office);
  td_store_write (office.store, "Số liệu cũ", add_old_facts, NULL, NULL, &error);
  g_assert_no_error (error);
  office_test_write (&office, "tong-hop-xep-loai", &params);
  g_assert_true (has_text (office.workbook, 0, "Mức xếp loại đề nghị"));
  g_assert_true (has_text (office.workbook, 0, "HTXSNV"));
  g_assert_true (has_text (office.workbook, 0, "Hoàn thành tốt nhiệm vụ"));
  g_assert_true (has_text (office.workbook, 1, "nd90-2020"));
}

static void
assert_nothing_new (TdStore *store,
                    GFile   *workbook)
{
  g_autoptr (TdImport) import = td_import_new_for_file (store, TD_IMPORT_STAFF, workbook);
  g_autoptr (GError) error = NULL;
  const TdImportCounts *counts;

  td_import_open (import, &error);
  g_assert_no_error (error);
  td_import_run (import, FALSE, NULL, &error);
  g_assert_no_error (error);
  counts = td_import_get_counts (import);
  g_assert_cmpuint (counts->read, ==, 111);
  g_assert_cmpuint (counts->same, ==, 111);
}

/* What was written is read back by the import and changes nothing. */
static void
test_round_trip (void)
{
  g_auto (OfficeTest) office = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (TdStore) sample = NULL;
  TdExportParams params = { 0 };

  office_test_open (&office);
  path = g_build_filename (office.folder, "mẫu.thidua", NULL);
  file = g_file_new_for_path (path);
  sample = td_sample_create (file, &error);
  g_assert_no_error (error);
  td_export_write ("danh-sach-can-bo", sample, &params, office.workbook, NULL, &error);
  g_assert_no_error (error);
  assert_nothing_new (sample, office.workbook);

  params.query = query;
  params.reveal_personal = TRUE;
  td_export_write ("danh-sach-dang-xem", sample, &params, office.workbook, NULL, &error);
  g_assert_no_error (error);
  assert_nothing_new (sample, office.workbook);
  g_assert_true (td_store_close (sample, NULL));
}

/* A register with nobody in it gives forms with nobody in them. */
static void
test_empty (void)
{
  g_auto (OfficeTest) office = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRecord) organisation = td_record_new (&td_entity_organisation);
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (TdStore) empty = NULL;
  guint n;
  const TdExportInfo *const *infos = td_exports_list (&n);
  TdExportParams params = { .year = OFFICE_YEAR };

  office_test_open (&office);
  path = g_build_filename (office.folder, "trống.thidua", NULL);
  file = g_file_new_for_path (path);
  td_record_set_text (organisation, "governing", "UBND tỉnh Ví Dụ");
  td_record_set_text (organisation, "department", "Sở Ví Dụ");
  td_record_set_text (organisation, "place", "Ví Dụ");
  empty = td_store_create (file, organisation, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      if (infos[i]->needs & (TD_EXPORT_NEEDS_ROUND | TD_EXPORT_NEEDS_CRITERIA))
        continue;
      params.query = infos[i]->needs & TD_EXPORT_NEEDS_QUERY ? query : NULL;
      td_export_write (infos[i]->name, empty, &params, office.workbook, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (count_people (office.workbook, 0), ==, 0);
    }
  g_assert_true (td_store_close (empty, NULL));
}

/* What an asynchronous test waits for. */
typedef struct
{
  TdStore  *store;
  gboolean  done;
  GError   *error;
} Waiting;

static void
export_done_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Waiting *self = user_data;

  td_export_write_finish (TD_STORE (source), result, &self->error);
  self->done = TRUE;
}

static void
wait_for (Waiting *self)
{
  while (!self->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
cancel_cb (TdJob      *job,
           GParamSpec *pspec,
           gpointer    user_data)
{
  td_job_cancel (job);
}

static void
test_cancel (void)
{
  g_auto (OfficeTest) office = { 0 };
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  TdExportParams params = { .query = query };
  const char *const names[] = { "danh-sach-dang-xem", "danh-sach-can-bo" };

  office_test_open (&office);
  office_add_people (office.store, ENOUGH_TO_INTERRUPT);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      Waiting waiting = { office.store, FALSE, NULL };
      g_autoptr (TdJob) job = td_job_new ("Xuất");

      /* With the first progress that is told. */
      g_signal_connect (job, "notify::fraction", G_CALLBACK (cancel_cb), NULL);
      td_export_write_async (names[i], office.store, &params, office.workbook, job, export_done_cb,
                             &waiting);
      wait_for (&waiting);
      g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&waiting.error);
      g_assert_cmpuint (count_workbooks (&office), ==, 0);
    }
}

/* Adds somebody while the export runs. */
static void
add_person_cb (TdJob      *job,
               GParamSpec *pspec,
               gpointer    user_data)
{
  Waiting *self = user_data;

  g_signal_handlers_disconnect_by_func (job, add_person_cb, user_data);
  office_add_people (self->store, 1);
}

static void
test_snapshot (void)
{
  g_auto (OfficeTest) office = { 0 };
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (TdJob) job = td_job_new ("Xuất");
  g_autoptr (GError) error = NULL;
  TdExportParams params = { .query = query };
  Waiting waiting = { 0 };
  gint64 n;

  office_test_open (&office);
  waiting.store = office.store;
  office_add_people (office.store, ENOUGH_TO_INTERRUPT);
  n = td_reader_count (td_store_get_reader (office.store), query, &error);
  g_assert_no_error (error);
  g_signal_connect (job, "notify::fraction", G_CALLBACK (add_person_cb), &waiting);
  td_export_write_async ("danh-sach-dang-xem", office.store, &params, office.workbook, job,
                         export_done_cb, &waiting);
  wait_for (&waiting);
  g_assert_no_error (waiting.error);
  g_assert_cmpint (td_reader_count (td_store_get_reader (office.store), query, NULL), ==, n + 1);
  g_assert_cmpint (count_people (office.workbook, 0), ==, n);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/export/names", test_names);
  g_test_add_func ("/export/wrong-params", test_wrong_params);
  g_test_add_func ("/export/staff-form", test_staff_form);
  g_test_add_func ("/export/list", test_list);
  g_test_add_func ("/export/year", test_year);
  g_test_add_func ("/export/year-without-scores", test_year_without_scores);
  g_test_add_func ("/export/round-trip", test_round_trip);
  g_test_add_func ("/export/empty", test_empty);
  g_test_add_func ("/export/cancel", test_cancel);
  g_test_add_func ("/export/snapshot", test_snapshot);

  return g_test_run ();
}
