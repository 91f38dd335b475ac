/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export-office.h"

#include "td-export.h"

#include <stdio.h>
#include <string.h>

#include <glib/gstdio.h>
#include <xlsxwriter.h>

/* The list as it is shown, 100,000 people in 12 columns, against a bare loop of
 * libxlsxwriter that writes the same cells; and how memory grows with the rows. */

#define N_SMALL 10000
#define N_LARGE 100000
#define N_ROUNDS 3
#define BUDGET 1.25
#define HEAD_ROWS 4
#define N_COLUMNS 12

static const char *const columns[] = {
  "name", "birth", "sex", "post", "unit", "kind", "rank", "coefficient", "education", "joined",
  "cccd", NULL,
};

/* Resident memory at its highest so far, in KiB; 0 where nobody tells. */
static guint
get_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmHWM:");
  return line != NULL ? (guint) g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10) : 0;
}

static void
run_export (TdStore *store,
            GFile   *target)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  TdExportParams params = { .query = query, .columns = columns, .reveal_personal = TRUE };
  g_autoptr (GError) error = NULL;

  if (!td_export_write ("danh-sach-dang-xem", store, &params, target, NULL, &error))
    g_error ("%s", error->message);
}

/* Milliseconds. */
static double
measure_export (TdStore *store,
                GFile   *target)
{
  gint64 start = g_get_monotonic_time ();

  run_export (store, target);
  return (g_get_monotonic_time () - start) / 1000.0;
}

/* In a process of its own, which has no memory to use again. */
static int
print_memory (const char *path,
              const char *target_path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) target = g_file_new_for_path (target_path);
  g_autoptr (TdStore) store = td_store_open (file, TD_OPEN_READ_ONLY, &error);
  guint before;

  if (store == NULL)
    g_error ("%s", error->message);
  before = get_peak_memory ();
  run_export (store, target);
  g_print ("%u", get_peak_memory () - before);
  return td_store_close (store, NULL) ? 0 : 1;
}

static guint
measure_memory (const char *program,
                const char *path,
                const char *target)
{
  const char *argv[] = { program, "--memory", path, target, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL,
                     &error))
    g_error ("%s", error->message);
  return (guint) g_ascii_strtoull (output, NULL, 10);
}

/* One row as the floor writes it: what the export takes from the register. */
typedef struct
{
  char    *texts[N_COLUMNS];
  double   birth;
  double   joined;
  double   coefficient;
} Row;

static gboolean
keep_row (TdRecord *record,
          gpointer  user_data,
          GError  **error)
{
  Row row = { 0 };
  gint64 coefficient = 0;
  TdDate birth = td_record_get_date (record, "birth");

  row.texts[1] = g_strdup (td_record_get_text (record, "name"));
  if (td_date_is_full (birth))
    row.birth = td_date_to_serial (birth);
  else
    row.texts[2] = td_date_to_text (birth);
  row.texts[3] = td_record_dup_document (record, "sex");
  row.texts[4] = g_strdup (td_record_get_text (record, "post"));
  row.texts[5] = g_strdup (td_record_get_reference_title (record, "unit"));
  row.texts[6] = td_record_dup_document (record, "kind");
  row.texts[7] = g_strdup (td_record_get_text (record, "rank"));
  td_record_get_int (record, "coefficient", &coefficient);
  row.coefficient = coefficient / 1000.0;
  row.texts[9] = g_strdup (td_record_get_text (record, "education"));
  row.joined = td_date_to_serial (td_record_get_date (record, "joined"));
  row.texts[11] = g_strdup (td_record_get_text (record, "cccd"));
  g_array_append_val (user_data, row);
  return TRUE;
}

static void
write_row (lxw_worksheet *sheet,
           guint          index,
           const Row     *row,
           lxw_format    *plain,
           lxw_format    *date,
           lxw_format    *decimal)
{
  guint number = HEAD_ROWS + index;

  worksheet_write_number (sheet, number, 0, index + 1, plain);
  for (guint column = 1; column < N_COLUMNS; column++)
    if (column == 8)
      worksheet_write_number (sheet, number, column, row->coefficient, decimal);
    else if (column == 10 || (column == 2 && row->texts[2] == NULL))
      worksheet_write_number (sheet, number, column, column == 2 ? row->birth : row->joined, date);
    else
      worksheet_write_string (sheet, number, column, row->texts[column], plain);
}

/* Milliseconds. */
static double
measure_floor (GArray     *rows,
               const char *path)
{
  lxw_workbook_options options = { .constant_memory = TRUE };
  gint64 start = g_get_monotonic_time ();
  lxw_workbook *workbook = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, NULL);
  lxw_format *plain = workbook_add_format (workbook);
  lxw_format *date = workbook_add_format (workbook);
  lxw_format *decimal = workbook_add_format (workbook);

  format_set_border (plain, LXW_BORDER_THIN);
  format_set_border (date, LXW_BORDER_THIN);
  format_set_border (decimal, LXW_BORDER_THIN);
  format_set_num_format (date, "dd/mm/yyyy");
  format_set_num_format (decimal, "#,##0.00");
  for (guint i = 0; i < rows->len; i++)
    write_row (sheet, i, &g_array_index (rows, Row, i), plain, date, decimal);
  if (workbook_close (workbook) != LXW_NO_ERROR)
    g_error ("the floor could not be written");
  return (g_get_monotonic_time () - start) / 1000.0;
}

static void
clear_row (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (row->texts[i]);
}

static int
run_benchmark (const char *program)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("td-bench-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "bench.thidua", NULL);
  g_autofree char *target_path = g_build_filename (folder, "bench.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) target = g_file_new_for_path (target_path);
  g_autoptr (TdStore) store = office_new (file);
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  double large = G_MAXDOUBLE;
  double floor_time = G_MAXDOUBLE;
  guint small_memory;
  guint large_memory;

  g_array_set_clear_func (rows, clear_row);
  office_add_people (store, N_SMALL - OFFICE_N_PEOPLE);
  small_memory = measure_memory (program, path, target_path);
  office_add_people (store, N_LARGE - N_SMALL);
  large_memory = measure_memory (program, path, target_path);
  /* Reading is no part of the floor. */
  if (!td_reader_foreach (td_store_get_reader (store), query, keep_row, rows, NULL, &error))
    g_error ("%s", error->message);
  /* By turns, so that whatever else the computer does hits both. */
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      large = MIN (large, measure_export (store, target));
      floor_time = MIN (floor_time, measure_floor (rows, target_path));
    }

  g_print ("export of %u x %d cells: %.0f ms, floor %.0f ms, ratio %.2f (budget %.2f)\n", rows->len,
           N_COLUMNS, large, floor_time, large / floor_time, BUDGET);
  g_print ("memory: %u KiB for %d rows, %u KiB for %d rows\n", small_memory, N_SMALL, large_memory,
           N_LARGE);

  g_assert_true (td_store_close (store, NULL));
  g_remove (target_path);
  g_remove (path);
  g_rmdir (folder);
  return 0;
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--memory") == 0)
    return print_memory (argv[2], argv[3]);
  return run_benchmark (argv[0]);
}
