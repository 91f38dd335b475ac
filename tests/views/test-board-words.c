/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-words.h"

#include "td-board-notes.h"
#include "td-year-settings.h"
#include "test-board-fixture.h"

typedef struct
{
  TestOffice  office;
  TdBoard    *board;
} Fixture;

static void
set_up (Fixture *self, const char *name)
{
  g_autoptr (GError) error = NULL;

  test_make_office (&self->office, name);
  self->board = td_board_new (self->office.store, TEST_YEAR, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self)
{
  g_object_unref (self->board);
  td_test_until (G_OBJECT (self->office.store)->ref_count == 1);
  g_object_unref (self->office.store);
}

#define assert_words(expression, expected) \
  G_STMT_START { \
    g_autofree char *words_ = (expression); \
    g_assert_cmpstr (words_, ==, expected); \
  } G_STMT_END

static void
choose (Fixture *self, TdQuotaBase base, TdRounding rounding, guint percent)
{
  TdClassifySettings settings = *td_board_get_settings (self->board);
  g_autoptr (GError) error = NULL;

  settings.quota = (TdQuotaRule) { percent, base, rounding };
  test_run (self->office.store, td_year_settings_save (&settings));
  td_board_reload (self->board, &error);
  g_assert_no_error (error);
}

static void
test_counters (void)
{
  Fixture f;
  TdBoardCounter counter;

  set_up (&f, "words-counters.thidua");
  counter = test_get_group (f.board, FALSE, NULL)->counter;
  g_assert_cmpint (td_board_counter_state (f.board, &counter), ==, TD_COUNTER_LEFT);
  assert_words (td_board_counter_words (f.board, &counter), "1 place left");
  assert_words (td_board_counter_ratio (f.board, &counter), "4/5");
  assert_words (td_board_group_words (f.board, test_get_group (f.board, FALSE, NULL)),
                "30 people classified · cap 5 · now 4");
  assert_words (td_board_line_words (f.board, 4, &counter),
                "Line of excellence: 4 people, 1 left to the cap");
  counter.left = 0;
  assert_words (td_board_counter_words (f.board, &counter), "Full");
  counter.left = -2;
  counter.used = 7;
  assert_words (td_board_counter_words (f.board, &counter), "2 over");
  assert_words (td_board_line_words (f.board, 7, &counter),
                "Line of excellence: 7 people, 2 over the cap");
  counter.cap = 0;
  counter.left = 0;
  g_assert_cmpint (td_board_counter_state (f.board, &counter), ==, TD_COUNTER_NONE);
  tear_down (&f);
}

/* The arithmetic of the cap names the base that was chosen. */
static void
test_cap (void)
{
  Fixture f;

  set_up (&f, "words-cap.thidua");
  assert_words (td_board_cap_words (f.board, &test_get_group (f.board, FALSE, NULL)->counter),
                "Cap 5 (5 ≤ 20 % of 25, but 6 > 20 % of 24)");
  choose (&f, TD_QUOTA_OF_RATED, TD_ROUND_DOWN, 20);
  assert_words (td_board_cap_words (f.board, &test_get_group (f.board, FALSE, NULL)->counter),
                "Cap 6 (6 ≤ 20 % of 30, but 7 > 20 % of 30)");
  choose (&f, TD_QUOTA_OF_GOOD, TD_ROUND_UP, 20);
  assert_words (td_board_cap_words (f.board, &test_get_group (f.board, FALSE, NULL)->counter),
                "Cap 5 (20 % of 25 is 5, rounded up)");
  choose (&f, TD_QUOTA_OF_GOOD_AND_EXCELLENT, TD_ROUND_NEAREST, 25);
  assert_words (td_board_cap_words (f.board, &test_get_group (f.board, FALSE, NULL)->counter),
                "Cap 8 (25 % of 30 is 7,5, rounded to the nearest)");
  choose (&f, TD_QUOTA_OF_RATED, TD_ROUND_DOWN, 100);
  assert_words (td_board_counter_words (f.board, &test_get_group (f.board, FALSE, NULL)->counter),
                "No cap");
  tear_down (&f);
}

static void
test_people (void)
{
  Fixture f;
  g_auto (TdBoardNote) note = { 0 };
  const TdBoardPerson *person;

  set_up (&f, "words-people.thidua");
  person = test_get_person (f.board, f.office.staff[4]);
  assert_words (td_board_rank_words (person), "= 5");
  assert_words (td_board_post_words (person), "Chuyên viên, Văn phòng Sở");
  assert_words (td_board_score_words (person->facts->council_score), "95,00");
  assert_words (td_board_score_words (TD_SCORE_MISSING), "");
  td_board_note_read (person, TRUE, &note);
  g_assert_cmpstr (note.text, ==, "Equal score, rank 5");
  g_assert_true (note.is_warning);
  g_assert_cmpint (td_board_get_lack (f.board, test_get_person (f.board, f.office.scoreless)), ==,
                   TD_LACK_SCORE);
  g_assert_cmpint (td_board_get_lack (f.board, test_get_person (f.board, f.office.worker)), ==,
                   TD_LACK_WORKER_RULE);
  tear_down (&f);
}

static void
test_percent (void)
{
  assert_words (td_board_percent_words (11, 100), "11,0 %");
  assert_words (td_board_percent_words (1, 3), "33,3 %");
  assert_words (td_board_percent_words (2, 3), "66,7 %");
  assert_words (td_board_percent_words (20000, 20000), "100,0 %");
  assert_words (td_board_percent_words (0, 0), "");
}

static void
test_grouping (void)
{
  assert_words (td_board_grouping_words (TD_GROUPING_DEFAULT), "body, leading post");
  assert_words (td_board_grouping_words (0), "everybody together");
}

int
main (int argc, char **argv)
{
  td_test_views_init (&argc, &argv);
  g_test_add_func ("/views/board-words/counters", test_counters);
  g_test_add_func ("/views/board-words/cap", test_cap);
  g_test_add_func ("/views/board-words/people", test_people);
  g_test_add_func ("/views/board-words/percent", test_percent);
  g_test_add_func ("/views/board-words/grouping", test_grouping);
  return td_test_views_run ();
}
