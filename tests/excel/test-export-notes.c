/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-private.h"

#include "td-test-forms.h"

/* What stands beside the results of a round. */

static const char *const codes[] = { "A", "B", "T", "D" };

/* Base points A and B of a group each, bonus T and deduction D. */
static TdCriteriaSet *
make_set (void)
{
  TdCriteriaSet *set = td_criteria_set_new ();

  set->name = g_strdup ("Tiêu chí");
  test_forms_add (set, -1, "A", "Một", TD_RULE_POINTS, 60000, NULL);
  test_forms_add (set, -1, "B", "Hai", TD_RULE_POINTS, 40000, NULL);
  test_forms_add (set, -1, "T", "Thưởng", TD_RULE_POINTS, 10000, NULL)->role = TD_ROLE_BONUS;
  test_forms_add (set, -1, "D", "Trừ", TD_RULE_POINTS, 90000, NULL)->role = TD_ROLE_DEDUCTION;
  td_criteria_set_add_band (set, "A", "Xuất sắc", 90000);
  td_criteria_set_add_band (set, "B", "Khá", 0);
  return set;
}

static gint64
add_round (TdStore *store, const char *tie_break)
{
  g_autoptr (TdCriteriaSet) set = make_set ();
  g_autoptr (TdRecord) round = td_record_new (&td_entity_round);
  g_autoptr (GError) error = NULL;
  gint64 master = 0, id = 0;

  test_forms_run (store, td_criteria_set_store (set, 0, &master, &error));
  g_assert_no_error (error);
  td_round_init (round, TD_PERIOD_QUARTER, 2026, 1);
  td_record_set_text (round, "name", "Quý I/2026");
  td_record_set_int (round, "criteria", master);
  td_record_set_text (round, "subject", "unit");
  if (tie_break != NULL)
    td_record_set_text (round, "tie_break", tie_break);
  test_forms_run (store, td_round_create (store, round, NULL, &id, &error));
  g_assert_no_error (error);
  return id;
}

/* Enters "60|30||10", a column a criterion, for each sheet in turn. */
static void
enter (TdStore *store, gint64 round, const char *const *rows)
{
  g_autoptr (TdScoreBook) book = test_forms_open (store, round);
  const TdCriteriaSet *set = td_score_book_get_set (book);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (
    (GDestroyNotify) td_score_change_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[i], "|", -1);

      for (guint k = 0; k < G_N_ELEMENTS (codes); k++)
        {
          const TdCriterion *criterion =
            td_criteria_set_get (set, (guint) td_criteria_set_find (set, codes[k]));
          TdScoreChange *change;

          if (*cells[k] == '\0')
            continue;
          change = g_new0 (TdScoreChange, 1);
          change->sheet = td_score_book_get_sheet (book, i)->id;
          change->criterion = criterion->id;
          g_assert_true (td_criterion_read (criterion, cells[k], &change->score, &error));
          g_ptr_array_add (changes, change);
        }
    }
  test_forms_run (store, td_score_book_set_scores (book, changes, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_notes (const char *tie_break, const char *const *rows, const char *const *expected)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdScoreBook) book = NULL;
  gint64 round;

  td_test_store_init (&test);
  test_forms_add_units (test.store, g_strv_length ((char **) rows), 0);
  round = add_round (test.store, tie_break);
  enter (test.store, round, rows);
  book = test_forms_open (test.store, round);
  for (guint i = 0; expected[i] != NULL; i++)
    {
      g_autofree char *note = td_export_dup_round_note (book, i);

      g_assert_cmpstr (note, ==, expected[i]);
    }
}

/* Figures that do not fit each other say why. */
static void
test_figures (void)
{
  assert_notes (NULL,
                (const char *const[]) { "60|40||", "50|không áp dụng||", "5|2||50",
                                        "không áp dụng|không áp dụng|3|", "60|||", "30|30||",
                                        "30|30||", NULL },
                (const char *const[]) { "", "Tính trên 60 điểm: B không áp dụng",
                                        "Trừ quá điểm đạt được, tính 0",
                                        "Không có tiêu chí nào áp dụng, nên không xếp loại",
                                        "Đã chấm 1/2 tiêu chí", "Đồng hạng", "Đồng hạng", NULL });
}

/* Who lost by the tie break is told the same as who gained: what it is and what they have. */
static void
test_ties (void)
{
  assert_notes ("deduction",
                (const char *const[]) { "60|30||", "60|30|10|10", "60|30|10|10", "20|20||", NULL },
                (const char *const[]) { "Bằng điểm, xét điểm trừ: 0",
                                        "Đồng hạng; Bằng điểm, xét điểm trừ: 10",
                                        "Đồng hạng; Bằng điểm, xét điểm trừ: 10", "", NULL });
  assert_notes ("bonus_less",
                (const char *const[]) { "60|30||", "60|20|10|", NULL },
                (const char *const[]) { "Bằng điểm, xét điểm chuẩn: 90",
                                        "Bằng điểm, xét điểm chuẩn: 80", NULL });
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-notes/figures", test_figures);
  g_test_add_func ("/export-notes/ties", test_ties);
  return g_test_run ();
}
