/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-evidence.h"
#include "td-score-book.h"

#include <glib/gstdio.h>
#include <locale.h>

/* Makes the register that is kept for one released version of the schema, see
 * tests/data/registers/README.md: make-register v002.thidua.  All in it is
 * invented. */

static void
stop_if (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static gint64
save (TdStore    *store,
      const char *label,
      TdRecord   *record)
{
  g_autoptr (GError) error = NULL;

  td_store_save (store, label, record, &error);
  stop_if (error);
  return td_record_get_id (record);
}

static gint64
add_unit (TdStore    *store,
          const char *name)
{
  g_autoptr (TdRecord) unit = td_record_new (&td_entity_unit);

  td_record_set_text (unit, "name", name);
  return save (store, "Thêm đơn vị", unit);
}

static TdRecord *
add_person (TdStore    *store,
            const char *name,
            const char *birth,
            gint64      unit)
{
  TdRecord *person = td_record_new (&td_entity_staff);

  td_record_set_text (person, "name", name);
  td_record_set_text (person, "birth", birth);
  td_record_set_text (person, "kind", "cong_chuc");
  td_record_set_int (person, "unit", unit);
  save (store, "Thêm cán bộ", person);
  return person;
}

/* --- scoring: since version 2 --- */

static void
run (TdStore  *store,
     TdAction *action,
     GError   *error)
{
  g_autoptr (GError) failed = NULL;

  stop_if (error);
  td_action_run (action, store, NULL, &failed);
  stop_if (failed);
}

static gint64
add_set (TdStore *store)
{
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();
  TdCriterion *criterion;
  GError *error = NULL;
  TdAction *action;
  gint64 id = 0;

  set->name = g_strdup ("Bộ tiêu chí mẫu");
  set->source = g_strdup ("Sở Thử Nghiệm");
  td_criteria_set_add (set, -1, "I", "Công việc", TD_RULE_GROUP)->max = 20000;
  criterion = td_criteria_set_add (set, 0, "I.1", "Hoàn thành kế hoạch", TD_RULE_POINTS);
  criterion->max = 10000;
  criterion->needs_evidence = TRUE;
  criterion = td_criteria_set_add (set, 0, "I.2", "Báo cáo đúng hạn", TD_RULE_YES_NO);
  criterion->max = 10000;
  criterion->mandatory = TRUE;
  td_criteria_set_add_band (set, "DAT", "Đạt", 50000);
  td_criteria_set_add_band (set, "KHONG", "Không đạt", 0);
  action = td_criteria_set_store (set, 0, &id, &error);
  run (store, action, error);
  return id;
}

static gint64
add_round (TdStore *store,
           gint64   set)
{
  g_autoptr (TdRecord) round = td_record_new (&td_entity_round);
  GError *error = NULL;
  TdAction *action;
  gint64 id = 0;

  td_round_init (round, TD_PERIOD_QUARTER, 2026, 1);
  td_record_set_int (round, "criteria", set);
  td_record_set_text (round, "subject", "unit");
  action = td_round_create (store, round, NULL, &id, &error);
  run (store, action, error);
  return id;
}

static void
set_score (TdScoreBook *book,
           TdStore     *store,
           const char  *code,
           TdLayer      layer,
           gint64       figure)
{
  const TdCriteriaSet *set = td_score_book_get_set (book);
  const guint index = (guint) td_criteria_set_find (set, code);
  TdScoreChange change = {
    .sheet = td_score_book_get_sheet (book, 0)->id,
    .criterion = td_criteria_set_get (set, index)->id,
    .layer = layer,
    .score = { TD_SCORE_GIVEN, figure, NULL },
    .reason = layer != TD_LAYER_SELF ? (char *) "Theo biên bản" : NULL,
  };
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  GError *error = NULL;
  TdAction *action;

  g_ptr_array_add (changes, &change);
  action = td_score_book_set_scores (book, changes, NULL, &error);
  run (store, action, error);
}

static void
set_state (TdScoreBook *book,
           TdStore     *store,
           TdSheetState state)
{
  g_autoptr (GArray) sheets = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *error = NULL;
  TdAction *action;

  for (guint i = 0; i < td_score_book_get_n_sheets (book); i++)
    g_array_append_val (sheets, td_score_book_get_sheet (book, i)->id);
  action = td_score_book_set_state (book, sheets, state, &error);
  run (store, action, error);
}

static void
attach (TdScoreBook *book,
        TdStore     *store)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "Báo cáo quý I.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GArray) criteria = g_array_new (FALSE, FALSE, sizeof (gint64));
  const TdCriteriaSet *set = td_score_book_get_set (book);
  GError *error = NULL;
  TdAction *action;

  g_file_set_contents (path, "Nội dung minh chứng", -1, &error);
  stop_if (error);
  g_ptr_array_add (files, file);
  g_array_append_val (criteria,
                      td_criteria_set_get (set, (guint) td_criteria_set_find (set, "I.1"))->id);
  action = td_evidence_attach (td_score_book_get_sheet (book, 0)->id, criteria, files, &error);
  run (store, action, error);
  g_file_delete (file, NULL, NULL);
  g_rmdir (folder);
}

static void
return_and_answer (TdScoreBook *book,
                   TdStore     *store)
{
  const TdCriteriaSet *set = td_score_book_get_set (book);
  const gint64 sheet = td_score_book_get_sheet (book, 0)->id;
  TdScoreQuestion question = {
    td_criteria_set_get (set, (guint) td_criteria_set_find (set, "I.1"))->id,
    (char *) "Kế hoạch nào chưa xong?",
  };
  g_autoptr (GPtrArray) questions = g_ptr_array_new ();
  g_autoptr (GPtrArray) asked = NULL;
  GError *error = NULL;
  TdAction *action;

  g_ptr_array_add (questions, &question);
  action = td_score_book_return (book, sheet, questions, &error);
  run (store, action, error);
  asked = td_score_book_list_questions (book, sheet, &error);
  stop_if (error);
  action = td_score_book_answer (book, td_record_get_id (asked->pdata[0]), "Kế hoạch tháng 3",
                                 &error);
  run (store, action, error);
}

/* A round of the two units: one scored in all layers, the other in none; closed. */
static void
fill_scores (TdStore *store)
{
  GError *error = NULL;
  TdAction *action;
  g_autoptr (TdScoreBook) book = NULL;
  const gint64 round = add_round (store, add_set (store));

  book = td_score_book_new (store, round, &error);
  stop_if (error);
  set_state (book, store, TD_SHEET_SELF);
  set_score (book, store, "I.1", TD_LAYER_SELF, 9500);
  set_score (book, store, "I.2", TD_LAYER_SELF, 1);
  attach (book, store);
  set_state (book, store, TD_SHEET_SUBMITTED);
  return_and_answer (book, store);
  set_state (book, store, TD_SHEET_APPRAISED);
  set_score (book, store, "I.1", TD_LAYER_APPRAISED, 8000);
  set_state (book, store, TD_SHEET_COUNCIL);
  action = td_score_book_close (book, &error);
  run (store, action, error);
}

static void
fill (TdStore *store)
{
  gint64 office = add_unit (store, "Văn phòng");
  gint64 inspectorate = add_unit (store, "Thanh tra Sở");
  g_autoptr (TdRecord) anh = add_person (store, "Đặng Thị Ánh", "1990-02-08", office);
  g_autoptr (TdRecord) binh = add_person (store, "Trần Đức Bình", "1985-02", inspectorate);
  g_autoptr (TdRecord) cuong = add_person (store, "Lê Văn Cường", "1972", office);
  g_autoptr (TdRecord) fact = td_record_new (&td_entity_year_fact);
  g_autoptr (GError) error = NULL;

  td_record_set_int (fact, "staff", td_record_get_id (binh));
  td_record_set_int (fact, "year", 2026);
  td_record_set_int (fact, "self_total", 88800);
  save (store, "Nhập số liệu năm", fact);
  fill_scores (store);
  td_record_set_text (cuong, "post", "Văn thư");
  save (store, "Sửa cán bộ", cuong);
  td_store_undo (store, &error);
  stop_if (error);
  td_record_set_text (anh, "post", "Chánh Văn phòng");
  save (store, "Sửa cán bộ", anh);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (TdRecord) organisation = td_record_new (&td_entity_organisation);
  g_autoptr (GFile) file = NULL;
  g_autoptr (TdStore) store = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  if (argc != 2)
    g_error ("usage: make-register FILE");

  td_record_set_text (organisation, "governing", "UBND tỉnh Thử Nghiệm");
  td_record_set_text (organisation, "department", "Sở Thử Nghiệm");
  td_record_set_text (organisation, "place", "Thử Nghiệm");
  file = g_file_new_for_commandline_arg (argv[1]);
  store = td_store_create (file, organisation, &error);
  stop_if (error);
  td_store_set_author (store, "Người làm bản mẫu");
  fill (store);
  td_store_close (store, &error);
  stop_if (error);
  return 0;
}
