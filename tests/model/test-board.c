/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board.h"

#include "td-error.h"
#include "td-test-year.h"
#include "td-year-settings.h"

#define GROUP_STAFF "body:0/leader:0"
#define GROUP_LEADERS "body:0/leader:1"

typedef struct
{
  TdTestStore test;
  gint64      office;
  gint64      center;
  gint64      ids[35];
} Fixture;

static void
fixture_init (Fixture *self, guint year, guint n_excellent)
{
  td_test_store_init (&self->test);
  self->office = test_add_unit (self->test.store, "Văn phòng", 0, FALSE);
  self->center = test_add_unit (self->test.store, "Trung tâm B", 0, TRUE);
  test_add_35 (self->test.store, self->office, year, n_excellent, self->ids);
}

static void
fixture_clear (Fixture *self)
{
  td_test_store_clear (&self->test);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static const TdBoardGroup *
find_group (TdBoard *board, const char *key)
{
  const TdBoardGroup *group = td_board_find_group (board, key);

  g_assert_nonnull (group);
  return group;
}

static TdAction *
move_line (TdBoard *board, guint above)
{
  g_autoptr (GError) error = NULL;
  TdAction *action = td_board_move_line (board, GROUP_STAFF, above, &error);

  g_assert_no_error (error);
  return action;
}

static TdAction *
set_class (TdBoard *board, gint64 staff, TdClass klass, const char *reason)
{
  g_autoptr (GError) error = NULL;
  TdAction *action = td_board_set_class (board, staff, klass, reason, &error);

  g_assert_no_error (error);
  return action;
}

static guint
count_issues (TdBoard *board, TdBoardIssueKind kind)
{
  GPtrArray *issues = td_board_get_issues (board);
  guint n = 0;

  for (guint i = 0; i < issues->len; i++)
    {
      const TdBoardIssue *issue = g_ptr_array_index (issues, i);

      g_assert_nonnull (issue->text);
      n += issue->kind == kind;
    }
  return n;
}

static char *
explain (TdBoard *board, gint64 staff)
{
  g_autoptr (TdExplain) why = td_board_explain (board, staff);

  g_assert_nonnull (why);
  return td_explain_to_text (why);
}

/* DOMAIN.md B.4: 35 rated people give 5, not 7. */
static void
test_cap (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  const TdBoardGroup *group;
  guint n;

  fixture_init (&fixture, 2026, 12);
  board = test_open_board (fixture.test.store, 2026, NULL);
  g_assert_cmpstr (td_board_get_variant_name (board), ==, "A");
  g_assert_cmpint (td_board_get_variant (board), ==, 0);
  g_assert_cmpuint (td_board_get_n_people (board), ==, 35);
  g_assert_cmpuint (td_board_get_n_groups (board), ==, 1);
  group = td_board_get_group (board, 0);
  g_assert_cmpstr (group->group->key, ==, GROUP_STAFF);
  g_assert_true (group == find_group (board, GROUP_STAFF));
  g_assert_cmpuint (group->counter.rated, ==, 35);
  g_assert_cmpuint (group->counter.good_or_better, ==, 35);
  g_assert_cmpuint (group->counter.cap, ==, 5);
  g_assert_cmpuint (group->counter.used, ==, 5);
  g_assert_cmpint (group->counter.left, ==, 0);
  g_assert_cmpuint (group->n_eligible, ==, 12);
  g_assert_cmpuint (group->line, ==, 5);
  g_assert_cmpuint (group->line_rules, ==, 5);
  g_assert_false (group->line_is_set);
  for (guint i = 0; i < 35; i++)
    {
      g_assert_cmpint (test_get_class (board, fixture.ids[i]), ==,
                       i < 5 ? TD_CLASS_EXCELLENT : TD_CLASS_GOOD);
      g_assert_cmpuint (test_find (board, fixture.ids[i])->eligible, ==, i < 12 ? i + 1 : 0);
    }
  g_assert_cmpuint (td_board_get_body (board, 0)->counter.cap, ==, 5);
  g_assert_cmpuint (td_board_get_whole (board)->counter.used, ==, 5);
  g_assert_cmpuint (td_board_get_whole (board)->counter.n_class[TD_CLASS_GOOD], ==, 30);
  td_board_get_missing (board, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (td_board_get_issues (board)->len, ==, 0);
  g_assert_cmpuint (td_board_get_packs (board)->len, ==, 1);
  g_assert_cmpstr (td_pack_get_id (g_ptr_array_index (td_board_get_packs (board), 0)), ==,
                   "nd335-2025");
}

static void
test_line (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *why = NULL;
  TdStore *store;

  fixture_init (&fixture, 2026, 12);
  store = fixture.test.store;
  board = test_open_board (store, 2026, NULL);

  test_run (store, move_line (board, 6));
  g_assert_cmpuint (find_group (board, GROUP_STAFF)->line, ==, 6);
  g_assert_true (find_group (board, GROUP_STAFF)->line_is_set);
  g_assert_cmpuint (find_group (board, GROUP_STAFF)->counter.used, ==, 6);
  g_assert_cmpint (find_group (board, GROUP_STAFF)->counter.left, ==, -1);
  g_assert_cmpint (test_get_class (board, fixture.ids[5]), ==, TD_CLASS_EXCELLENT);
  g_assert_cmpint (test_get_class (board, fixture.ids[6]), ==, TD_CLASS_GOOD);
  /* The group, its body and the whole are all over. */
  g_assert_cmpuint (count_issues (board, TD_ISSUE_OVER_CAP), ==, 3);
  g_assert_cmpint (td_board_get_variant (board), !=, 0);
  label = td_store_dup_undo_label (store);
  g_assert_nonnull (strstr (label, "5"));
  g_assert_nonnull (strstr (label, "6"));
  why = explain (board, fixture.ids[5]);
  g_assert_nonnull (strstr (why, "đặt ở 6 người"));
  g_assert_nonnull (strstr (why, "Nguyễn Thị Hạnh"));

  test_run (store, move_line (board, 3));
  g_assert_cmpuint (find_group (board, GROUP_STAFF)->counter.used, ==, 3);
  g_assert_cmpint (find_group (board, GROUP_STAFF)->counter.left, ==, 2);
  g_assert_cmpint (test_get_class (board, fixture.ids[3]), ==, TD_CLASS_GOOD);
  g_assert_cmpuint (count_issues (board, TD_ISSUE_OVER_CAP), ==, 0);

  /* Undo brings back the line before, then the rules'. */
  g_assert_cmpint (td_store_undo (store, &error), >, 0);
  g_assert_cmpuint (find_group (board, GROUP_STAFF)->line, ==, 6);
  g_assert_cmpint (td_store_undo (store, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpuint (find_group (board, GROUP_STAFF)->line, ==, 5);
  g_assert_false (find_group (board, GROUP_STAFF)->line_is_set);
  g_assert_cmpint (td_board_get_variant (board), ==, 0);
  g_assert_cmpint (td_store_redo (store, &error), >, 0);
  g_assert_cmpuint (find_group (board, GROUP_STAFF)->line, ==, 6);

  g_assert_null (td_board_move_line (board, GROUP_STAFF, 13, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (td_board_move_line (board, "body:77/leader:0", 1, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* A body and the whole have no line. */
  g_assert_null (td_board_move_line (board, "all", 1, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);

  test_run (store, td_board_reset_line (board, GROUP_STAFF, NULL));
  g_assert_cmpuint (find_group (board, GROUP_STAFF)->line, ==, 5);
  g_assert_null (td_board_reset_line (board, GROUP_STAFF, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* The line is still there when the register is opened again. */
static void
test_line_stays (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;

  fixture_init (&fixture, 2026, 12);
  board = test_open_board (fixture.test.store, 2026, "A");
  test_run (fixture.test.store, move_line (board, 7));
  g_clear_object (&board);
  td_test_store_reopen (&fixture.test);
  board = test_open_board (fixture.test.store, 2026, NULL);
  g_assert_cmpuint (find_group (board, GROUP_STAFF)->line, ==, 7);
  g_assert_cmpint (td_store_undo (fixture.test.store, NULL), >, 0);
  g_assert_cmpuint (find_group (board, GROUP_STAFF)->line, ==, 5);
}

static void
test_choice (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *why = NULL;
  TdStore *store;
  gint64 chosen;

  fixture_init (&fixture, 2026, 12);
  store = fixture.test.store;
  board = test_open_board (store, 2026, NULL);
  chosen = fixture.ids[20];

  g_assert_null (td_board_set_class (board, chosen, TD_CLASS_EXCELLENT, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (td_board_set_class (board, chosen, TD_CLASS_EXCELLENT, " \t ", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (td_board_set_class (board, chosen, TD_CLASS_NONE, "vì thế", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (td_board_set_class (board, 4711, TD_CLASS_GOOD, "vì thế", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);

  test_run (store, set_class (board, chosen, TD_CLASS_EXCELLENT, "Hội đồng thống nhất 7/7 phiếu"));
  g_assert_cmpint (test_get_class (board, chosen), ==, TD_CLASS_EXCELLENT);
  g_assert_true (test_find (board, chosen)->is_overridden);
  g_assert_cmpstr (test_find (board, chosen)->reason, ==, "Hội đồng thống nhất 7/7 phiếu");
  g_assert_cmpint (test_find (board, chosen)->rating->proposed, ==, TD_CLASS_GOOD);
  g_assert_cmpint (find_group (board, GROUP_STAFF)->counter.left, ==, -1);
  why = explain (board, chosen);
  g_assert_nonnull (strstr (why, "Hội đồng thống nhất 7/7 phiếu"));
  g_assert_nonnull (strstr (why, "Đề xuất"));

  /* Somebody above the line steps down: the place is free again. */
  test_run (store, set_class (board, fixture.ids[0], TD_CLASS_COMPLETED, "Có đơn thư đúng"));
  g_assert_cmpint (test_get_class (board, fixture.ids[0]), ==, TD_CLASS_COMPLETED);
  g_assert_cmpuint (find_group (board, GROUP_STAFF)->counter.used, ==, 5);
  g_assert_cmpuint (find_group (board, GROUP_STAFF)->counter.good_or_better, ==, 34);
  g_assert_cmpint (find_group (board, GROUP_STAFF)->counter.left, ==, 0);

  /* A choice outlives a move of the line. */
  test_run (store, move_line (board, 4));
  g_assert_cmpint (test_get_class (board, chosen), ==, TD_CLASS_EXCELLENT);
  g_assert_cmpint (test_get_class (board, fixture.ids[0]), ==, TD_CLASS_COMPLETED);
  g_assert_cmpint (test_get_class (board, fixture.ids[4]), ==, TD_CLASS_GOOD);

  test_run (store, td_board_follow_rules (board, chosen, NULL));
  g_assert_cmpint (test_get_class (board, chosen), ==, TD_CLASS_GOOD);
  g_assert_false (test_find (board, chosen)->is_overridden);
  g_assert_null (td_board_follow_rules (board, chosen, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* The cap follows the classes as they are chosen: lowering people to HTNV costs places. */
static void
test_cap_follows (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  const TdBoardCounter *counter;

  fixture_init (&fixture, 2026, 12);
  board = test_open_board (fixture.test.store, 2026, NULL);
  for (guint i = 25; i < 35; i++)
    test_run (fixture.test.store, set_class (board, fixture.ids[i], TD_CLASS_COMPLETED, "Trễ hạn"));
  counter = &find_group (board, GROUP_STAFF)->counter;
  /* 4 of 21 fits, 5 of 20 does not. */
  g_assert_cmpuint (counter->good_or_better, ==, 25);
  g_assert_cmpuint (counter->cap, ==, 4);
  g_assert_cmpint (counter->left, ==, -1);
  g_assert_cmpuint (counter->rated, ==, 35);
  g_assert_cmpuint (counter->n_class[TD_CLASS_COMPLETED], ==, 10);
}

static gboolean
counters_are_equal (const TdBoardCounter *a, const TdBoardCounter *b)
{
  return memcmp (a, b, sizeof *a) == 0;
}

/* What a preview says is what then happens, whatever was done before. */
static void
test_preview (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  TdBoardPreview preview;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture, 2026, 12);
  board = test_open_board (fixture.test.store, 2026, NULL);
  for (guint round = 0; round < 40; round++)
    {
      gint64 staff = fixture.ids[g_test_rand_int_range (0, 35)];
      TdClass klass = (TdClass) g_test_rand_int_range (TD_CLASS_FAILED, TD_N_CLASSES);
      guint above = (guint) g_test_rand_int_range (0, 13);
      gint64 before = td_board_get_variant (board);
      TdClass classes[35];
      guint n_changed = 0;

      for (guint i = 0; i < 35; i++)
        classes[i] = test_get_class (board, fixture.ids[i]);
      if (round % 2 == 0)
        g_assert_true (td_board_preview_line (board, GROUP_STAFF, above, &preview, &error));
      else
        g_assert_true (td_board_preview_class (board, staff, klass, &preview, &error));
      /* Nothing was written, nothing changed. */
      g_assert_cmpint (td_board_get_variant (board), ==, before);
      for (guint i = 0; i < 35; i++)
        g_assert_cmpint (test_get_class (board, fixture.ids[i]), ==, classes[i]);

      test_run (fixture.test.store, round % 2 == 0 ? move_line (board, above)
                                                   : set_class (board, staff, klass, "thử"));
      for (guint i = 0; i < 35; i++)
        n_changed += test_get_class (board, fixture.ids[i]) != classes[i];
      g_assert_cmpuint (preview.n_changed, ==, n_changed);
      g_assert_true (counters_are_equal (&preview.group,
                                         &find_group (board, GROUP_STAFF)->counter));
      g_assert_true (counters_are_equal (&preview.body, &td_board_get_body (board, 0)->counter));
      g_assert_true (counters_are_equal (&preview.whole, &td_board_get_whole (board)->counter));
    }
  g_assert_false (td_board_preview_line (board, GROUP_STAFF, 13, &preview, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

static void
test_ties (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  g_autoptr (TdRecord) fact = NULL;
  g_autoptr (TdQuery) query = td_query_new (&td_entity_year_fact);
  TdStore *store;

  fixture_init (&fixture, 2026, 12);
  store = fixture.test.store;
  /* The sixth gets the score of the fifth. */
  td_query_filter_int (query, "staff", TD_FILTER_IS, fixture.ids[5]);
  fact = td_reader_first (td_store_get_reader (store), query, NULL);
  td_record_set_int (fact, "council_total", 97000);
  td_test_save (store, fact);

  board = test_open_board (store, 2026, NULL);
  /* The rule parts nobody: both stay below, and somebody has to decide. */
  g_assert_cmpuint (find_group (board, GROUP_STAFF)->line, ==, 4);
  g_assert_cmpuint (count_issues (board, TD_ISSUE_TIE_AT_CAP), ==, 1);
  g_assert_cmpint (find_group (board, GROUP_STAFF)->counter.left, ==, 1);
  test_run (store, move_line (board, 5));
  g_assert_true (find_group (board, GROUP_STAFF)->line_parts_tie);
  g_assert_cmpuint (count_issues (board, TD_ISSUE_LINE_PARTS_TIE), ==, 1);
  g_assert_cmpuint (count_issues (board, TD_ISSUE_TIE_AT_CAP), ==, 0);
  test_run (store, move_line (board, 6));
  g_assert_false (find_group (board, GROUP_STAFF)->line_parts_tie);
}

static void
test_variants (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) a = NULL;
  g_autoptr (TdBoard) b = NULL;
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GError) error = NULL;
  const TdBoardDifference *difference;
  TdStore *store;

  fixture_init (&fixture, 2026, 12);
  store = fixture.test.store;
  a = test_open_board (store, 2026, NULL);
  test_run (store, move_line (a, 4));
  test_run (store, set_class (a, fixture.ids[30], TD_CLASS_COMPLETED, "Trễ hạn"));
  g_assert_null (td_board_copy_variant (a, "A", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (td_board_copy_variant (a, "  ", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  test_run (store, td_board_copy_variant (a, "B", NULL));
  g_assert_true (g_strv_contains (td_board_get_variants (a), "B"));

  b = test_open_board (store, 2026, "B");
  g_assert_cmpuint (find_group (b, GROUP_STAFF)->line, ==, 4);
  same = td_board_compare (a, b);
  g_assert_cmpuint (same->len, ==, 0);
  test_run (store, move_line (b, 5));
  test_run (store, td_board_follow_rules (b, fixture.ids[30], NULL));
  /* A is as it was. */
  g_assert_cmpuint (find_group (a, GROUP_STAFF)->line, ==, 4);
  g_assert_cmpint (test_get_class (a, fixture.ids[30]), ==, TD_CLASS_COMPLETED);
  differences = td_board_compare (a, b);
  g_assert_cmpuint (differences->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      difference = g_ptr_array_index (differences, i);
      if (difference->staff == fixture.ids[4])
        {
          g_assert_cmpint (difference->a, ==, TD_CLASS_GOOD);
          g_assert_cmpint (difference->b, ==, TD_CLASS_EXCELLENT);
        }
      else
        {
          g_assert_cmpint (difference->staff, ==, fixture.ids[30]);
          g_assert_cmpint (difference->a, ==, TD_CLASS_COMPLETED);
          g_assert_cmpint (difference->b, ==, TD_CLASS_GOOD);
        }
    }

  g_assert_null (td_board_new (store, 2026, "C", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* A board whose variant is removed shows the first one. */
  test_run (store, td_board_delete_variant (b, NULL));
  test_settle (b);
  g_assert_cmpstr (td_board_get_variant_name (b), ==, "A");
  g_assert_cmpuint (find_group (b, GROUP_STAFF)->line, ==, 4);
  g_assert_cmpint (td_store_undo (store, &error), >, 0);
  g_assert_no_error (error);
  test_settle (a);
  g_assert_true (g_strv_contains (td_board_get_variants (a), "B"));
}

static void
test_grouping (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  const TestPerson chief = { "Lê Thị Chánh", "Chánh Văn phòng", "cong_chuc", 0, 95, 12 };
  gint64 leader;

  fixture_init (&fixture, 2026, 12);
  leader = test_add_person (fixture.test.store, &chief, fixture.office, 2026);
  board = test_open_board (fixture.test.store, 2026, NULL);
  g_assert_cmpuint (td_board_get_n_groups (board), ==, 2);
  /* Leaders first; one person alone has no place for HTXSNV. */
  g_assert_cmpstr (td_board_get_group (board, 0)->group->key, ==, GROUP_LEADERS);
  g_assert_cmpuint (td_board_get_group (board, 0)->counter.cap, ==, 0);
  g_assert_cmpint (test_get_class (board, leader), ==, TD_CLASS_GOOD);

  test_run (fixture.test.store, move_line (board, 6));
  test_run (fixture.test.store, td_board_set_grouping (board, TD_GROUP_BY_BODY, NULL));
  test_settle (board);
  g_assert_cmpuint (td_board_get_n_groups (board), ==, 1);
  g_assert_cmpuint (td_board_get_settings (board)->grouping, ==, TD_GROUP_BY_BODY);
  g_assert_cmpuint (td_board_get_group (board, 0)->counter.rated, ==, 36);
  /* The line named a group that is no more. */
  g_assert_false (td_board_get_group (board, 0)->line_is_set);
  g_assert_cmpint (td_store_undo (fixture.test.store, NULL), >, 0);
  test_settle (board);
  g_assert_cmpuint (find_group (board, GROUP_STAFF)->line, ==, 6);
}

static void
count_cb (TdBoard *board, guint *n)
{
  (*n)++;
}

/* A change of facts elsewhere comes in by itself, many as one. */
static void
test_follows (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  const TestPerson late = { "Phan Văn Trễ", "Chuyên viên", "cong_chuc", 0, 99.5, 12 };
  guint n_changed = 0;
  gint64 ids[5];

  fixture_init (&fixture, 2026, 12);
  board = test_open_board (fixture.test.store, 2026, NULL);
  g_signal_connect (board, "changed", G_CALLBACK (count_cb), &n_changed);
  for (guint i = 0; i < 5; i++)
    ids[i] = test_add_person (fixture.test.store, &late, fixture.office, 2026);
  g_assert_cmpuint (n_changed, ==, 0);
  test_settle (board);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (td_board_get_n_people (board), ==, 40);
  /* 6 of 40, five of them the newcomers. */
  g_assert_cmpuint (find_group (board, GROUP_STAFF)->counter.cap, ==, 6);
  g_assert_cmpint (test_get_class (board, ids[4]), ==, TD_CLASS_EXCELLENT);
  g_assert_cmpint (test_get_class (board, fixture.ids[1]), ==, TD_CLASS_GOOD);
  g_assert_null (td_board_get_error (board));

  /* A decision shows at once. */
  test_run (fixture.test.store, move_line (board, 5));
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_false (td_board_is_loading (board));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdBoard **board = user_data;
  g_autoptr (GError) error = NULL;

  *board = td_board_new_finish (result, &error);
  g_assert_no_error (error);
}

static void
refused_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *done = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_null (td_board_new_finish (result, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  *done = TRUE;
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *done = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (td_store_write_finish (TD_STORE (source), result, &error), >, 0);
  g_assert_no_error (error);
  *done = TRUE;
}

static void
test_async (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  const TestPerson late = { "Phan Văn Trễ", "Chuyên viên", "cong_chuc", 0, 99.5, 12 };
  gboolean refused = FALSE, moved = FALSE;

  fixture_init (&fixture, 2026, 12);
  td_board_new_async (fixture.test.store, 2026, NULL, NULL, opened_cb, &board);
  /* While it loads somebody is added: nothing is missed. */
  test_add_person (fixture.test.store, &late, fixture.office, 2026);
  while (board == NULL)
    g_main_context_iteration (NULL, TRUE);
  test_settle (board);
  g_assert_cmpuint (td_board_get_n_people (board), ==, 36);

  td_board_new_async (fixture.test.store, 2026, "Z", NULL, refused_cb, &refused);
  td_test_wait (&refused);
  td_action_run_async (move_line (board, 2), fixture.test.store, NULL, run_cb, &moved);
  td_test_wait (&moved);
  g_assert_cmpuint (find_group (board, GROUP_STAFF)->line, ==, 2);
}

/* What an export on another connection sees. */
static void
test_for_reader (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  g_autoptr (TdBoard) fixed = NULL;
  g_autoptr (TdReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  fixture_init (&fixture, 2026, 12);
  board = test_open_board (fixture.test.store, 2026, NULL);
  test_run (fixture.test.store, move_line (board, 6));
  reader = td_store_open_reader (fixture.test.store, &error);
  g_assert_no_error (error);
  g_assert_true (td_reader_begin (reader, &error));
  fixed = td_board_new_for_reader (reader, 2026, NULL, &error);
  g_assert_no_error (error);
  test_run (fixture.test.store, move_line (board, 7));
  g_assert_cmpuint (find_group (fixed, GROUP_STAFF)->line, ==, 6);
  /* Both tell the same way why. */
  test_run (fixture.test.store, move_line (board, 6));
  one = explain (board, fixture.ids[5]);
  other = explain (fixed, fixture.ids[5]);
  g_assert_nonnull (strstr (one, "người thứ 6: trên vạch"));
  g_assert_nonnull (strstr (other, "người thứ 6: trên vạch"));
  g_clear_object (&fixed);
}

static void
test_missing (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  g_autoptr (GError) error = NULL;
  const TestPerson people[] = {
    { "Lê Văn Một", "Chuyên viên", "cong_chuc", 0, 0, 12 },
    { "Lê Văn Hai", "Chuyên viên", NULL, 0, 80, 12 },
    { "Lê Văn Ba", "Lái xe", "nguoi_lao_dong", 0, 80, 12 },
    { "Lê Văn Tư", "Giám đốc", "cong_chuc", 0, 95, 12 },
  };
  gint64 ids[G_N_ELEMENTS (people)];
  g_autoptr (TdQuery) query = td_query_new (&td_entity_year_fact);
  g_autoptr (TdRecord) fact = NULL;
  const guint *indexes;
  guint n;

  fixture_init (&fixture, 2026, 12);
  test_add_people (fixture.test.store, people, G_N_ELEMENTS (people), fixture.office, 2026, ids);
  td_query_filter_int (query, "staff", TD_FILTER_IS, ids[3]);
  fact = td_reader_first (td_store_get_reader (fixture.test.store), query, NULL);
  td_record_set_int (fact, "rated_by_superior", 1);
  td_test_save (fixture.test.store, fact);

  board = test_open_board (fixture.test.store, 2026, NULL);
  indexes = td_board_get_missing (board, &n);
  g_assert_cmpuint (n, ==, 3);
  for (guint i = 0; i < n; i++)
    {
      g_assert_nonnull (td_board_get_person (board, indexes[i])->rating->missing);
      g_assert_cmpint (td_board_get_person (board, indexes[i])->final, ==, TD_CLASS_NONE);
    }
  indexes = td_board_get_exempt (board, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (td_board_get_person (board, indexes[0])->facts->id, ==, ids[3]);
  /* They count nowhere but among those without a class. */
  g_assert_cmpuint (td_board_get_whole (board)->counter.rated, ==, 35);
  g_assert_cmpuint (td_board_get_whole (board)->counter.n_class[TD_CLASS_NONE], ==, 4);
  g_assert_cmpuint (count_issues (board, TD_ISSUE_MISSING_DATA), ==, 1);
  g_assert_cmpuint (count_issues (board, TD_ISSUE_WORKERS_UNDECIDED), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_null (td_board_set_class (board, ids[i], TD_CLASS_GOOD, "vì thế", &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
      g_clear_error (&error);
    }
}

/* A choice stays, but idle, when its person's data are taken away. */
static void
test_idle_choice (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;

  fixture_init (&fixture, 2026, 12);
  board = test_open_board (fixture.test.store, 2026, NULL);
  test_run (fixture.test.store, set_class (board, fixture.ids[9], TD_CLASS_EXCELLENT, "vì thế"));
  td_test_set_text (fixture.test.store, &td_entity_staff, fixture.ids[9], "kind", NULL);
  test_settle (board);
  g_assert_cmpint (test_get_class (board, fixture.ids[9]), ==, TD_CLASS_NONE);
  g_assert_false (test_find (board, fixture.ids[9])->is_overridden);
  g_assert_cmpuint (count_issues (board, TD_ISSUE_IDLE_CHOICE), ==, 1);
  /* It can be taken back all the same. */
  test_run (fixture.test.store, td_board_follow_rules (board, fixture.ids[9], NULL));
  g_assert_cmpuint (count_issues (board, TD_ISSUE_IDLE_CHOICE), ==, 0);
}

static void
save_settings (TdStore *store, const TdClassifySettings *settings)
{
  test_run (store, td_year_settings_save (settings));
}

static void
test_workers (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  const TestPerson driver = { "Lê Văn Ba", "Lái xe", "nguoi_lao_dong", 0, 80, 12 };
  TdClassifySettings settings;
  gint64 worker;
  guint n;

  fixture_init (&fixture, 2026, 12);
  worker = test_add_person (fixture.test.store, &driver, fixture.office, 2026);
  board = test_open_board (fixture.test.store, 2026, NULL);
  g_assert_cmpint (test_get_class (board, worker), ==, TD_CLASS_NONE);

  settings = *td_board_get_settings (board);
  settings.workers = TD_WORKERS_AS_CIVIL_SERVANTS;
  save_settings (fixture.test.store, &settings);
  test_settle (board);
  g_assert_cmpint (test_get_class (board, worker), ==, TD_CLASS_GOOD);
  g_assert_cmpuint (td_board_get_whole (board)->counter.rated, ==, 36);

  settings.workers = TD_WORKERS_NOT_RATED;
  save_settings (fixture.test.store, &settings);
  test_settle (board);
  g_assert_cmpint (test_get_class (board, worker), ==, TD_CLASS_NONE);
  td_board_get_exempt (board, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (count_issues (board, TD_ISSUE_WORKERS_UNDECIDED), ==, 0);
}

static void
test_settings (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  TdClassifySettings settings, loaded;
  TdReader *reader;
  guint grouping = 0;

  fixture_init (&fixture, 2026, 12);
  reader = td_store_get_reader (fixture.test.store);
  g_assert_true (td_year_settings_load (reader, 2026, &settings, &error));
  text = td_year_settings_to_text (&settings);
  g_assert_cmpstr (text, ==, "grouping=body,leader; workers=undecided; quota.percent=20; "
                             "quota.base=good; quota.rounding=down; quota.exception=no");
  settings.quota.base = TD_QUOTA_OF_GOOD_AND_EXCELLENT;
  settings.quota.rounding = TD_ROUND_NEAREST;
  settings.grouping = TD_GROUP_BY_UNIT | TD_GROUP_BY_KIND;
  save_settings (fixture.test.store, &settings);
  g_assert_true (td_year_settings_load (reader, 2026, &loaded, &error));
  g_assert_true (td_year_settings_equal (&settings, &loaded));
  /* Another year is left alone. */
  g_assert_true (td_year_settings_load (reader, 2025, &loaded, &error));
  g_assert_cmpuint (loaded.quota.base, ==, TD_QUOTA_OF_GOOD);
  g_assert_cmpuint (loaded.grouping, ==, TD_GROUPING_DEFAULT);

  board = test_open_board (fixture.test.store, 2026, NULL);
  /* 20 % of all 35 who are good or better. */
  g_assert_cmpuint (td_board_get_whole (board)->counter.cap, ==, 7);
  g_assert_cmpuint (td_board_get_whole (board)->counter.used, ==, 7);
  lines = td_year_settings_to_lines (&settings);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);

  g_assert_true (td_year_grouping_read ("none", &grouping));
  g_assert_cmpuint (grouping, ==, 0);
  g_assert_false (td_year_grouping_read ("", &grouping));
  g_assert_false (td_year_grouping_read ("body,kinds", &grouping));
  for (grouping = 0; grouping < 16; grouping++)
    {
      g_autofree char *written = td_year_grouping_to_text (grouping);
      guint back = 99;

      g_assert_true (td_year_grouping_read (written, &back));
      g_assert_cmpuint (back, ==, grouping);
    }
}

static gboolean
write_setting (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *const *pair = data;

  return td_writer_set_setting (writer, pair[0], pair[1], error);
}

/* A general setting counts where the year has none of its own; nonsense is named. */
static void
test_general_settings (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  const char *general[] = { "classify.quota.rounding", "up" };
  const char *own[] = { "year.2026.quota.rounding", "nearest" };
  const char *nonsense[] = { "year.2026.quota.percent", "120" };
  TdClassifySettings settings;
  TdReader *reader;

  fixture_init (&fixture, 2026, 1);
  reader = td_store_get_reader (fixture.test.store);
  td_store_write (fixture.test.store, "a", write_setting, general, NULL, NULL);
  g_assert_true (td_year_settings_load (reader, 2026, &settings, NULL));
  g_assert_cmpuint (settings.quota.rounding, ==, TD_ROUND_UP);
  td_store_write (fixture.test.store, "b", write_setting, own, NULL, NULL);
  g_assert_true (td_year_settings_load (reader, 2026, &settings, NULL));
  g_assert_cmpuint (settings.quota.rounding, ==, TD_ROUND_NEAREST);
  td_store_write (fixture.test.store, "c", write_setting, nonsense, NULL, NULL);
  g_assert_false (td_year_settings_load (reader, 2026, &settings, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "year.2026.quota.percent"));
}

/* 2025: NĐ 90/2020, by the classes that people propose, for all kinds of staff. */
static void
test_2025 (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdBoard) board = NULL;
  const TestPerson people[] = {
    { "Lê Văn Một", "Chuyên viên", "cong_chuc", 0, 0, 12 },
    { "Lê Văn Hai", "Giáo viên", "vien_chuc", 0, 0, 12 },
    { "Lê Văn Ba", "Chuyên viên", "cong_chuc", 0, 0, 5 },
    { "Lê Văn Tư", "Chuyên viên", "cong_chuc", 0, 0, 0 },
  };
  gint64 ids[G_N_ELEMENTS (people)];
  g_autoptr (GError) error = NULL;
  gint64 unit;

  td_test_store_init (&test);
  unit = test_add_unit (test.store, "Văn phòng", 0, FALSE);
  test_add_people (test.store, people, G_N_ELEMENTS (people), unit, 2025, ids);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (TdQuery) query = td_query_new (&td_entity_year_fact);
      g_autoptr (TdRecord) fact = NULL;

      td_query_filter_int (query, "staff", TD_FILTER_IS, ids[i]);
      fact = td_reader_first (td_store_get_reader (test.store), query, NULL);
      td_record_set_text (fact, "council_class", i == 1 ? "HTNV" : "HTTNV");
      td_test_save (test.store, fact);
    }
  board = test_open_board (test.store, 2025, NULL);
  g_assert_cmpstr (td_pack_get_id (g_ptr_array_index (td_board_get_packs (board), 0)), ==,
                   "nd90-2020");
  g_assert_cmpuint (td_board_get_packs (board)->len, ==, 1);
  g_assert_cmpint (test_get_class (board, ids[0]), ==, TD_CLASS_GOOD);
  g_assert_cmpint (test_get_class (board, ids[1]), ==, TD_CLASS_COMPLETED);
  g_assert_cmpint (test_get_class (board, ids[2]), ==, TD_CLASS_NONE);
  g_assert_true (test_find (board, ids[2])->rating->is_exempt);
  g_assert_nonnull (test_find (board, ids[3])->rating->missing);

  g_assert_null (td_board_new (test.store, 2010, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static void
test_transfer (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  g_autofree char *key = NULL;
  const TdBoardGroup *group;

  fixture_init (&fixture, 2026, 12);
  key = g_strdup_printf ("body:%" G_GINT64_FORMAT "/leader:0", fixture.center);
  board = test_open_board (fixture.test.store, 2026, NULL);
  test_set_int (fixture.test.store, &td_entity_staff, fixture.ids[34], "unit", fixture.center);
  test_settle (board);
  group = find_group (board, key);
  g_assert_cmpuint (group->counter.rated, ==, 1);
  g_assert_cmpuint (find_group (board, GROUP_STAFF)->counter.rated, ==, 34);
  g_assert_cmpuint (td_board_get_n_bodies (board), ==, 2);
}

/* A subordinate's failing is known on the board, and told to the head. */
static void
test_failed_subordinate (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  const TestPerson people[] = {
    { "Lê Thị Chánh", "Chánh Văn phòng", "cong_chuc", 0, 95, 12 },
    { "Lê Văn Kém", "Chuyên viên", "cong_chuc", 0, 40, 12 },
  };
  gint64 ids[2];

  fixture_init (&fixture, 2026, 12);
  test_add_people (fixture.test.store, people, 2, fixture.office, 2026, ids);
  test_set_int (fixture.test.store, &td_entity_unit, fixture.office, "head", ids[0]);
  board = test_open_board (fixture.test.store, 2026, NULL);
  g_assert_cmpint (test_get_class (board, ids[1]), ==, TD_CLASS_FAILED);
  g_assert_true (test_find (board, ids[0])->facts->has_failed_subordinate);
  g_assert_false (test_find (board, ids[1])->facts->has_failed_subordinate);
}

static void
test_explain_group (void)
{
  static const char *const wider[] = { "body:0", "all" };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  g_autoptr (TdExplain) why = NULL;
  g_autofree char *text = NULL;

  fixture_init (&fixture, 2026, 12);
  board = test_open_board (fixture.test.store, 2026, NULL);
  test_run (fixture.test.store, move_line (board, 6));
  why = td_board_explain_group (board, GROUP_STAFF);
  text = td_explain_to_text (why);
  g_assert_nonnull (strstr (text, "Trần: 5 suất cho 35 người"));
  g_assert_nonnull (strstr (text, "đang xếp 6, vượt 1"));
  g_assert_nonnull (strstr (text, "đặt ở 6 người"));
  g_assert_null (td_board_explain_group (board, "no such group"));
  g_assert_null (td_board_explain (board, 12345));
  for (guint i = 0; i < G_N_ELEMENTS (wider); i++)
    {
      g_autoptr (TdExplain) other = td_board_explain_group (board, wider[i]);

      g_assert_nonnull (other);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/board/cap", test_cap);
  g_test_add_func ("/board/line", test_line);
  g_test_add_func ("/board/line-stays", test_line_stays);
  g_test_add_func ("/board/choice", test_choice);
  g_test_add_func ("/board/cap-follows", test_cap_follows);
  g_test_add_func ("/board/preview", test_preview);
  g_test_add_func ("/board/ties", test_ties);
  g_test_add_func ("/board/variants", test_variants);
  g_test_add_func ("/board/grouping", test_grouping);
  g_test_add_func ("/board/follows", test_follows);
  g_test_add_func ("/board/async", test_async);
  g_test_add_func ("/board/for-reader", test_for_reader);
  g_test_add_func ("/board/missing", test_missing);
  g_test_add_func ("/board/idle-choice", test_idle_choice);
  g_test_add_func ("/board/workers", test_workers);
  g_test_add_func ("/board/settings", test_settings);
  g_test_add_func ("/board/general-settings", test_general_settings);
  g_test_add_func ("/board/2025", test_2025);
  g_test_add_func ("/board/transfer", test_transfer);
  g_test_add_func ("/board/failed-subordinate", test_failed_subordinate);
  g_test_add_func ("/board/explain-group", test_explain_group);
  return g_test_run ();
}
