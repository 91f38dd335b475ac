/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export-office.h"

#include "export-rounds.h"

#include "td-export.h"

/* Writes every export of the invented office into a folder, for the checks that
 * open them with something that is not ours: make-exports FOLDER. */

static void
write_one (TdStore              *store,
           const char           *folder,
           const char           *name,
           const char           *file,
           const TdExportParams *params)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GFile) destination = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  td_export_write (name, store, params, destination, NULL, &error);
  g_assert_no_error (error);
}

/* What the workbooks are to say, for the checks. */
static void
write_figures (TdStore    *store,
               const char *folder,
               const char *file,
               gint64      round)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *text = rounds_to_text (store, round);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* Rounds of people and of units in the office, and what was made of them. */
static void
write_rounds (TdStore        *store,
              const char     *folder,
              TdExportParams *params)
{
  gint64 units = rounds_add (store, "thi-dua-so", TD_PERIOD_QUARTER, 3, TRUE);
  gint64 people = rounds_add (store, "an-toan-ca-nhan", TD_PERIOD_YEAR, 1, FALSE);
  TdExportParams of_people = { .round = people };
  g_autoptr (TdScoreBook) book = rounds_open (store, units);
  g_autoptr (TdScoreBook) second = rounds_open (store, people);

  params->round = units;
  params->sheet = td_score_book_get_sheet (book, 1)->id;
  params->criteria = td_record_get_int_or (td_score_book_get_record (book), "criteria", 0);
  write_figures (store, folder, "don-vi.tsv", units);
  write_figures (store, folder, "ca-nhan.tsv", people);
  write_one (store, folder, "tong-hop-cham-diem", "tong-hop-ca-nhan.xlsx", &of_people);
  write_one (store, folder, "giai-trinh-cham-diem", "giai-trinh-ca-nhan.xlsx", &of_people);
  of_people.sheet = td_score_book_get_sheet (second, 0)->id;
  write_one (store, folder, "phieu-cham", "phieu-do-dang.xlsx", &of_people);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  const char *const columns[] = { "name", "birth", "unit", "cccd", "coefficient", "party", "note",
                                  NULL };
  TdExportParams params = { .year = OFFICE_YEAR };
  TdExportParams list = { .query = query, .columns = columns };
  TdExportParams attached = {
    .date = { 2026, 12, 5 },
    .attached = "Kèm theo Tờ trình số 12/TTr-STP ngày 05 tháng 12 năm 2026 của Sở Tư pháp",
  };
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (TdStore) store = NULL;
  guint n;
  const TdExportInfo *const *infos = td_exports_list (&n);

  g_assert_cmpint (argc, ==, 2);
  path = g_build_filename (argv[1], "so.thidua", NULL);
  file = g_file_new_for_path (path);
  store = office_new (file);
  write_rounds (store, argv[1], &params);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strconcat (infos[i]->name, ".xlsx", NULL);

      write_one (store, argv[1], infos[i]->name, name,
                 infos[i]->needs & TD_EXPORT_NEEDS_QUERY ? &list : &params);
    }
  write_one (store, argv[1], "danh-sach-can-bo", "kem-theo.xlsx", &attached);
  list.reveal_personal = TRUE;
  write_one (store, argv[1], "danh-sach-dang-xem", "hien-cccd.xlsx", &list);
  office_freeze (store);
  write_one (store, argv[1], "xep-loai-nam", "da-chot.xlsx", &params);
  rounds_close (store, params.round);
  write_one (store, argv[1], "ho-so-cham-diem", "da-chot-cham-diem.xlsx", &params);
  g_assert_true (td_store_close (store, NULL));
  return 0;
}
