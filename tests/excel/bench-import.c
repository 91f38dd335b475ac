/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import.h"

#include <expat.h>
#include <glib/gstdio.h>
#include <minizip/unzip.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>
#ifdef G_OS_UNIX
#include <sys/resource.h>
#endif

/* Measures the import of a list of 100,000 people against a floor program: the
 * same sheet inflated by minizip, parsed by expat, and put into the same tables
 * with bare SQL, without a check, a log or a look at who is there.  Each run is
 * a process of its own, so that its memory can be told.  DESIGN.md 6 has the
 * budget. */

#define N_FEW 10000
#define N_MANY 100000
#define N_RUNS 3
#define N_UNITS 100
#define N_COLUMNS 12

static const char *const families[] = {
  "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ",
  "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý",
};
static const char *const middles[] = {
  "Văn", "Thị", "Đức", "Minh", "Hữu", "Ngọc", "Thanh", "Quang", "Kim", "Xuân", "Hồng", "Thùy",
};
static const char *const givens[] = {
  "An", "Bình", "Châu", "Dung", "Hà", "Hạnh", "Khánh", "Lan", "Linh",
  "Mai", "Nam", "Phương", "Quân", "Sơn", "Tâm", "Vinh", "Yến", "Đạt",
};
static const char *const headings[N_COLUMNS] = {
  "STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Chức vụ",
  "Đơn vị công tác", "Loại", "Mã ngạch", "Hệ số lương", "Đảng viên", "Ngày tuyển dụng",
};

static char *
make_name (guint i)
{
  return g_strdup_printf ("%s %s %s %s", families[i % G_N_ELEMENTS (families)],
                          middles[i / 16 % G_N_ELEMENTS (middles)],
                          middles[i / 192 % G_N_ELEMENTS (middles)],
                          givens[i / 2304 % G_N_ELEMENTS (givens)]);
}

static void
write_person (lxw_worksheet *sheet, lxw_format *date, lxw_row_t row, guint i)
{
  g_autofree char *name = make_name (i);
  g_autofree char *unit = g_strdup_printf ("Phòng Nghiệp vụ số %u", 1 + i % N_UNITS);
  guint year = 1966 + i % 33;
  g_autofree char *birth = g_strdup_printf ("%02u/%02u/%u", 1 + i % 28, 1 + i / 28 % 12, year);
  g_autofree char *number = g_strdup_printf ("056%u%02u%06u", i % 2, year % 100, i);
  lxw_datetime joined = { .year = 1990 + (int) (i % 30), .month = 1 + (int) (i % 12), .day = 15 };

  worksheet_write_number (sheet, row, 0, i + 1, NULL);
  worksheet_write_string (sheet, row, 1, name, NULL);
  worksheet_write_string (sheet, row, 2, birth, NULL);
  worksheet_write_string (sheet, row, 3, i % 2 == 0 ? "Nam" : "Nữ", NULL);
  worksheet_write_string (sheet, row, 4, number, NULL);
  worksheet_write_string (sheet, row, 5, "Chuyên viên", NULL);
  worksheet_write_string (sheet, row, 6, unit, NULL);
  worksheet_write_string (sheet, row, 7, "Công chức", NULL);
  worksheet_write_string (sheet, row, 8, "01.003", NULL);
  worksheet_write_number (sheet, row, 9, 2.34 + 0.33 * (i % 8), NULL);
  if (i % 3 == 0)
    worksheet_write_string (sheet, row, 10, "x", NULL);
  worksheet_write_datetime (sheet, row, 11, &joined, date);
}

static void
write_workbook (const char *path, guint n_people)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  lxw_workbook *book = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (book, "Danh sách");
  lxw_format *date = workbook_add_format (book);

  format_set_num_format (date, "dd/mm/yyyy");
  worksheet_write_string (sheet, 0, 0, "DANH SÁCH", NULL);
  for (guint i = 0; i < N_COLUMNS; i++)
    worksheet_write_string (sheet, 2, (lxw_col_t) i, headings[i], NULL);
  for (guint i = 0; i < n_people; i++)
    write_person (sheet, date, 3 + i, i);
  g_assert (workbook_close (book) == LXW_NO_ERROR);
}

/* --- The floor --- */

typedef struct
{
  sqlite3      *db;
  sqlite3_stmt *staff;
  sqlite3_stmt *membership;
  sqlite3_stmt *unit;
  GHashTable   *units;
  GString      *cells[N_COLUMNS];
  GString      *text;
  guint         column;
  gboolean      in_value;
  gint64        id;
} Floor;

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

static void
step (sqlite3_stmt *statement)
{
  g_assert (sqlite3_step (statement) == SQLITE_DONE);
  sqlite3_reset (statement);
}

static gint64
find_unit (Floor *floor, const char *name)
{
  gint64 *id = g_hash_table_lookup (floor->units, name);

  if (id != NULL)
    return *id;
  id = g_new (gint64, 1);
  *id = floor->id++;
  g_hash_table_insert (floor->units, g_strdup (name), id);
  sqlite3_bind_int64 (floor->unit, 1, *id);
  sqlite3_bind_text (floor->unit, 2, name, -1, SQLITE_TRANSIENT);
  step (floor->unit);
  return *id;
}

/* The texts of the list; in place of the keys that the program computes the
 * name itself, so that the same number of bytes goes into the same indexes. */
static void
insert_person (Floor *floor)
{
  static const guint columns[] = { 1, 2, 3, 4, 5, 7, 8, 9, 10, 11 };
  gint64 unit;
  gint64 id = floor->id++;

  if (floor->cells[6]->len == 0)
    return;
  unit = find_unit (floor, floor->cells[6]->str);
  sqlite3_bind_int64 (floor->staff, 1, id);
  sqlite3_bind_int64 (floor->staff, 2, unit);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    sqlite3_bind_text (floor->staff, 3 + (int) i, floor->cells[columns[i]]->str, -1, SQLITE_STATIC);
  for (int i = 13; i <= 15; i++)
    sqlite3_bind_text (floor->staff, i, floor->cells[1]->str, -1, SQLITE_STATIC);
  step (floor->staff);
  sqlite3_bind_int64 (floor->membership, 1, floor->id++);
  sqlite3_bind_int64 (floor->membership, 2, id);
  sqlite3_bind_int64 (floor->membership, 3, unit);
  sqlite3_bind_text (floor->membership, 4, floor->cells[5]->str, -1, SQLITE_STATIC);
  step (floor->membership);
}

static void
start_cb (void *data, const XML_Char *name, const XML_Char **attributes)
{
  Floor *floor = data;

  if (strcmp (name, "row") == 0)
    for (guint i = 0; i < N_COLUMNS; i++)
      g_string_truncate (floor->cells[i], 0);
  else if (strcmp (name, "c") == 0)
    for (; *attributes != NULL; attributes += 2)
      if (strcmp (attributes[0], "r") == 0)
        floor->column = (guint) (attributes[1][0] - 'A');
  if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    floor->in_value = TRUE;
}

static void
end_cb (void *data, const XML_Char *name)
{
  Floor *floor = data;

  if (strcmp (name, "row") == 0)
    insert_person (floor);
  if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    floor->in_value = FALSE;
}

static void
text_cb (void *data, const XML_Char *text, int length)
{
  Floor *floor = data;

  if (floor->in_value && floor->column < N_COLUMNS)
    g_string_append_len (floor->cells[floor->column], text, length);
}

static void
read_sheet (Floor *floor, const char *path)
{
  unzFile zip = unzOpen64 (path);
  XML_Parser parser = XML_ParserCreate (NULL);
  char buffer[65536];
  int n;

  XML_SetUserData (parser, floor);
  XML_SetElementHandler (parser, start_cb, end_cb);
  XML_SetCharacterDataHandler (parser, text_cb);
  g_assert (unzLocateFile (zip, "xl/worksheets/sheet1.xml", 1) == UNZ_OK);
  g_assert (unzOpenCurrentFile (zip) == UNZ_OK);
  while ((n = unzReadCurrentFile (zip, buffer, sizeof buffer)) > 0)
    g_assert (XML_Parse (parser, buffer, n, 0) == XML_STATUS_OK);
  g_assert (XML_Parse (parser, "", 0, 1) == XML_STATUS_OK);
  XML_ParserFree (parser);
  unzClose (zip);
}

static void
begin_floor (Floor *floor, const char *reg)
{
  g_assert (sqlite3_open (reg, &floor->db) == SQLITE_OK);
  sqlite3_exec (floor->db,
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; BEGIN",
                NULL, NULL, NULL);
  floor->unit = prepare (floor->db, "INSERT INTO unit (id, name) VALUES (?, ?)");
  floor->staff = prepare (floor->db,
                          "INSERT INTO staff (id, unit, name, birth, sex, cccd, post, kind, rank, "
                          "education, note, joined, sort_key, match_key, search) "
                          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  floor->membership = prepare (floor->db,
                               "INSERT INTO membership (id, staff, unit, post) "
                               "VALUES (?, ?, ?, ?)");
  floor->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  floor->id = (gint64) 1 << 40;
  for (guint i = 0; i < N_COLUMNS; i++)
    floor->cells[i] = g_string_new (NULL);
}

static gint64
run_floor (const char *book, const char *reg)
{
  Floor floor = { NULL };
  gint64 started = g_get_monotonic_time ();
  gint64 ended;

  begin_floor (&floor, reg);
  read_sheet (&floor, book);
  g_assert (sqlite3_exec (floor.db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK);
  ended = g_get_monotonic_time ();

  sqlite3_finalize (floor.unit);
  sqlite3_finalize (floor.staff);
  sqlite3_finalize (floor.membership);
  sqlite3_close (floor.db);
  g_hash_table_unref (floor.units);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_string_free (floor.cells[i], TRUE);
  return ended - started;
}

/* --- The program --- */

static TdStore *
create_register (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TdRecord) organisation = td_record_new (&td_entity_organisation);
  g_autoptr (GError) error = NULL;
  TdStore *store;

  td_record_set_text (organisation, "governing", "UBND tỉnh Khánh Hòa");
  td_record_set_text (organisation, "department", "Sở Thử nghiệm");
  td_record_set_text (organisation, "place", "Khánh Hòa");
  store = td_store_create (file, organisation, &error);
  g_assert_no_error (error);
  return store;
}

static gint64
run_import (const char *book, TdStore *store)
{
  g_autoptr (GFile) file = g_file_new_for_path (book);
  g_autoptr (TdImport) import = td_import_new_for_file (store, TD_IMPORT_STAFF, file);
  g_autoptr (GError) error = NULL;
  gint64 started = g_get_monotonic_time ();
  gint64 ended;

  g_assert (td_import_open (import, &error));
  g_assert (td_import_run (import, FALSE, NULL, &error) > 0);
  ended = g_get_monotonic_time ();
  g_assert (td_import_get_counts (import)->added == td_import_get_counts (import)->read);
  return ended - started;
}

static glong
get_peak_kilobytes (void)
{
#ifdef G_OS_UNIX
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
#else
  return 0;
#endif
}

/* In a process of its own: "import|floor BOOK REGISTER". */
static int
run_child (const char *what, const char *book, const char *reg)
{
  TdStore *store = create_register (reg);
  gint64 microseconds;

  if (strcmp (what, "floor") == 0)
    {
      g_assert (td_store_close (store, NULL));
      g_clear_object (&store);
      microseconds = run_floor (book, reg);
    }
  else
    {
      microseconds = run_import (book, store);
      g_assert (td_store_close (store, NULL));
      g_clear_object (&store);
    }
  printf ("%" G_GINT64_FORMAT " %ld\n", microseconds, get_peak_kilobytes ());
  return EXIT_SUCCESS;
}

/* --- The comparison --- */

typedef struct
{
  double ms;
  double megabytes;
} Result;

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      g_remove (child);
    }
  g_rmdir (path);
}

static Result
run_once (const char *program, const char *what, const char *book)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("thidua-bench-XXXXXX", &error);
  g_autofree char *reg = g_build_filename (folder, "bench.thidua", NULL);
  const char *const arguments[] = { program, what, book, reg, NULL };
  g_autofree char *output = NULL;
  gint64 microseconds;
  glong kilobytes;
  int status;

  g_assert (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                          NULL,
                          &status, &error));
  g_assert (g_spawn_check_wait_status (status, &error));
  g_assert (sscanf (output, "%" G_GINT64_FORMAT " %ld", &microseconds, &kilobytes) == 2);
  remove_folder (folder);
  return (Result) { (double) microseconds / 1000, (double) kilobytes / 1024 };
}

static int
compare_results (gconstpointer a, gconstpointer b)
{
  double one = ((const Result *) a)->ms;
  double other = ((const Result *) b)->ms;

  return (one > other) - (one < other);
}

static void
compare (const char *program, const char *book, guint n_people)
{
  Result imports[N_RUNS];
  Result floors[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      floors[i] = run_once (program, "floor", book);
      imports[i] = run_once (program, "import", book);
    }
  qsort (imports, N_RUNS, sizeof (Result), compare_results);
  qsort (floors, N_RUNS, sizeof (Result), compare_results);
  printf ("%u rows: import: %.0f ms, floor %.0f ms, ratio %.2f (budget 2); peak memory %.0f MB, "
          "floor %.0f MB\n",
          n_people, imports[N_RUNS / 2].ms, floors[N_RUNS / 2].ms,
          imports[N_RUNS / 2].ms / floors[N_RUNS / 2].ms, imports[N_RUNS / 2].megabytes,
          floors[N_RUNS / 2].megabytes);
}

int
main (int argc, char **argv)
{
  const guint sizes[] = { N_FEW, N_MANY };
  g_autofree char *folder = NULL;

  if (argc == 4)
    return run_child (argv[1], argv[2], argv[3]);

  folder = g_dir_make_tmp ("thidua-bench-XXXXXX", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *book = g_build_filename (folder, "bench.xlsx", NULL);

      write_workbook (book, sizes[i]);
      compare (argv[0], book, sizes[i]);
    }
  remove_folder (folder);
  return EXIT_SUCCESS;
}
