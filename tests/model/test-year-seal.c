/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-year-seal.h"

#include "td-error.h"
#include "td-staff-actions.h"
#include "td-test-year.h"
#include "td-year-settings.h"

#define GROUP_STAFF "body:0/leader:0"

typedef struct
{
  TdTestStore test;
  gint64      office;
  gint64      ids[35];
  gint64      unknown; /* somebody without enough data */
} Fixture;

static void
fixture_init (Fixture *self)
{
  const TestPerson person = { "Lê Văn Thiếu", "Chuyên viên", "cong_chuc", 0, 0, 0 };

  td_test_store_init (&self->test);
  self->office = test_add_unit (self->test.store, "Văn phòng", 0, FALSE);
  test_add_35 (self->test.store, self->office, 2026, 12, self->ids);
  self->unknown = test_add_person (self->test.store, &person, self->office, 2026);
}

static void
fixture_clear (Fixture *self)
{
  td_test_store_clear (&self->test);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static TdAction *
freeze (TdBoard *board, const char *basis)
{
  g_autoptr (GError) error = NULL;
  TdAction *action = td_year_seal_freeze (board, basis, &error);

  g_assert_no_error (error);
  return action;
}

static void
freeze_year (TdStore *store)
{
  g_autoptr (TdBoard) board = test_open_board (store, 2026, NULL);

  test_run (store, freeze (board, NULL));
  test_settle (board);
  g_assert_true (td_board_is_frozen (board));
}

static TdYearSeal *
get_current (TdStore *store)
{
  g_autoptr (GError) error = NULL;
  TdYearSeal *seal = td_year_seal_get_current (td_store_get_reader (store), 2026, &error);

  g_assert_no_error (error);
  return seal;
}

static void
assert_verifies (TdStore *store, gint64 seal)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (td_year_seal_verify (td_store_get_reader (store), seal, NULL, &error));
  g_assert_no_error (error);
}

static void
test_freeze (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  g_autoptr (TdYearSeal) seal = NULL;
  g_autoptr (TdQuery) query = td_query_new (&td_entity_year_result);
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *settings = NULL;
  TdStore *store;
  guint n_classes[TD_N_CLASSES] = { 0 };

  fixture_init (&fixture);
  store = fixture.test.store;
  g_assert_false (td_year_is_frozen (td_store_get_reader (store), 2026));
  g_assert_null (get_current (store));
  board = test_open_board (store, 2026, NULL);
  test_run (store, td_board_move_line (board, GROUP_STAFF, 4, NULL));
  test_run (store, td_board_set_class (board, fixture.ids[34], TD_CLASS_COMPLETED, "Trễ hạn",
                                       NULL));
  settings = td_year_settings_to_text (td_board_get_settings (board));
  test_run (store, freeze (board, NULL));
  test_settle (board);

  g_assert_true (td_board_is_frozen (board));
  seal = get_current (store);
  g_assert_cmpuint (seal->version, ==, 1);
  g_assert_cmpint (seal->variant, ==, td_board_get_variant (board));
  g_assert_cmpstr (seal->sealed_by, ==, "Nguyễn Thị Hạnh");
  g_assert_cmpstr (seal->settings, ==, settings);
  g_assert_null (seal->basis);
  g_assert_cmpuint (strlen (seal->hash), ==, 64);
  g_assert_nonnull (strstr (seal->packs, "nd335-2025 "));
  g_assert_cmpstr (td_board_get_seal (board)->hash, ==, seal->hash);
  assert_verifies (store, seal->id);

  /* One result a person, the one without enough data included and without a class. */
  td_query_filter_int (query, "seal", TD_FILTER_IS, seal->id);
  results = td_reader_list (td_store_get_reader (store), query, NULL);
  g_assert_cmpuint (results->len, ==, 36);
  for (guint i = 0; i < results->len; i++)
    {
      TdRecord *result = g_ptr_array_index (results, i);
      gint64 staff = td_record_get_int_or (result, "staff", 0);
      TdClass klass = td_class_from_code (td_record_get_text (result, "class"));
      g_autoptr (TdExplain) why = NULL;
      g_autofree char *text = NULL;

      n_classes[klass]++;
      g_assert_cmpint (klass, ==, test_get_class (board, staff));
      g_assert_cmpstr (td_record_get_text (result, "unit_name"), ==, "Văn phòng");
      g_assert_cmpint (td_record_has (result, "reason"), ==,
                       staff == fixture.ids[34] || staff == fixture.unknown);
      /* The stored explanation gives the tree again, part for part. */
      why = td_explain_read_stored (td_record_get_text (result, "explanation"));
      text = td_explain_to_stored (why);
      g_assert_cmpstr (text, ==, td_record_get_text (result, "explanation"));
      g_assert_nonnull (why->figure);
      g_assert_cmpuint (why->children->len, >, 0);
    }
  g_assert_cmpuint (n_classes[TD_CLASS_EXCELLENT], ==, 4);
  g_assert_cmpuint (n_classes[TD_CLASS_GOOD], ==, 30);
  g_assert_cmpuint (n_classes[TD_CLASS_COMPLETED], ==, 1);
  g_assert_cmpuint (n_classes[TD_CLASS_NONE], ==, 1);
}

/* Nothing of a frozen year can be changed. */
static void
test_frozen (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  g_autoptr (GError) error = NULL;
  TdClassifySettings settings;
  TdStore *store;

  fixture_init (&fixture);
  store = fixture.test.store;
  board = test_open_board (store, 2026, NULL);
  settings = *td_board_get_settings (board);
  freeze_year (store);
  test_settle (board);

  const TdAction *const refused[] = {
    td_board_move_line (board, GROUP_STAFF, 3, &error),
    td_board_reset_line (board, GROUP_STAFF, NULL),
    td_board_set_class (board, fixture.ids[0], TD_CLASS_GOOD, "vì thế", NULL),
    td_board_follow_rules (board, fixture.ids[0], NULL),
    td_board_copy_variant (board, "B", NULL),
    td_board_delete_variant (board, NULL),
    td_board_set_grouping (board, 0, NULL),
    td_year_seal_freeze (board, NULL, NULL),
  };
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "2026"));
  g_clear_error (&error);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_null (refused[i]);

  test_run_refused (store, td_year_settings_save (&settings), TD_ERROR_CONFLICT);
  test_run_refused (store, td_staff_add_leave (fixture.ids[0], "om", (TdDate) { 2025, 12, 1 },
                                               (TdDate) { 2026, 1, 31 }, NULL, NULL),
                    TD_ERROR_CONFLICT);
  test_run_refused (store, td_staff_add_leave (fixture.ids[0], "om", (TdDate) { 2025, 12, 1 },
                                               (TdDate) { 0, 0, 0 }, NULL, NULL),
                    TD_ERROR_CONFLICT);
  test_run_refused (store, td_staff_add_discipline (fixture.ids[0], "canh_cao",
                                                    (TdDate) { 2026, 5, 1 }, TD_ANSWER_YES, NULL,
                                                    NULL, NULL),
                    TD_ERROR_CONFLICT);
  g_assert_false (td_year_guard (td_store_get_reader (store), 2026, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (td_year_guard (td_store_get_reader (store), 2025, &error));
  /* Other years are open. */
  test_run (store, td_staff_add_leave (fixture.ids[0], "om", (TdDate) { 2025, 11, 1 },
                                       (TdDate) { 2025, 12, 31 }, NULL, NULL));
}

/* An action made before the year was frozen fails when it is run after. */
static void
test_late_action (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  TdAction *late;

  fixture_init (&fixture);
  board = test_open_board (fixture.test.store, 2026, NULL);
  late = td_board_move_line (board, GROUP_STAFF, 3, NULL);
  freeze_year (fixture.test.store);
  test_run_refused (fixture.test.store, late, TD_ERROR_CONFLICT);
  test_settle (board);
}

/* Everything that a board shows of groups and people. */
static char *
print_board (TdBoard *board)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < td_board_get_n_groups (board); i++)
    {
      const TdBoardGroup *group = td_board_get_group (board, i);

      g_string_append_printf (text, "%s|%s|%" G_GINT64_FORMAT "|%s|%d|%u %u %u %u|%u %u %u %d %d\n",
                              group->group->key, group->group->label, group->group->body,
                              group->group->body_name, group->group->is_leader,
                              group->counter.rated, group->counter.good_or_better,
                              group->counter.cap, group->counter.used, group->line,
                              group->line_rules, group->n_eligible, group->line_is_set,
                              group->line_parts_tie);
      for (guint j = 0; j < group->group->members->len; j++)
        {
          guint index = g_array_index (group->group->members, guint, j);
          const TdBoardPerson *person = td_board_get_person (board, index);

          g_string_append_printf (text, "  %s %d %d %d %u %d %u|%s|%s\n", person->facts->name,
                                  person->final, person->rating->proposed,
                                  person->rating->by_score, person->rating->rank,
                                  person->rating->tied, person->eligible,
                                  person->facts->unit_name, person->facts->body_name);
        }
    }
  for (guint i = 0; i < td_board_get_n_bodies (board); i++)
    g_string_append_printf (text, "%s %u\n", td_board_get_body (board, i)->group->label,
                            td_board_get_body (board, i)->counter.used);
  return g_string_free (text, FALSE);
}

static gboolean
write_setting (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return td_writer_set_setting (writer, "classify.quota.base", "rated", error) &&
         td_writer_set_setting (writer, "classify.grouping", "none", error);
}

/* A frozen board shows what it showed before, however people are grouped, and
 * whatever becomes of them later. */
static void
test_shows_the_same (void)
{
  const TestPerson others[] = {
    { "Lê Thị Chánh", "Chánh Văn phòng", "cong_chuc", 0, 95, 12 },
    { "Lê Thị Phó", "Phó Chánh Văn phòng", "cong_chuc", 0, 99, 12 },
    { "Lê Thị Viên", "Giám đốc", "vien_chuc", 0, 91, 12 },
    { "Lê Thị Chức", "Trợ giúp viên", "vien_chuc", 0, 93.83, 12 },
    { "Lê Thị Bằng", "Trợ giúp viên", "vien_chuc", 0, 93.83, 12 },
  };

  for (guint grouping = 0; grouping < 16; grouping++)
    {
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (TdBoard) board = NULL;
      g_autoptr (TdBoard) later = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *years_later = NULL;
      gint64 center, ids[G_N_ELEMENTS (others)];
      TdStore *store;
      guint n;

      fixture_init (&fixture);
      store = fixture.test.store;
      center = test_add_unit (store, "Trung tâm B", 0, TRUE);
      test_add_people (store, others, 2, fixture.office, 2026, ids);
      test_add_people (store, others + 2, 3, center, 2026, ids + 2);
      board = test_open_board (store, 2026, NULL);
      test_run (store, td_board_set_grouping (board, grouping, NULL));
      test_settle (board);
      test_run (store, td_board_move_line (board, td_board_get_group (board, 0)->group->key, 0,
                                           NULL));
      before = print_board (board);
      test_run (store, freeze (board, NULL));
      test_settle (board);
      after = print_board (board);
      g_assert_cmpstr (before, ==, after);
      g_clear_object (&board);

      td_test_set_text (store, &td_entity_staff, fixture.ids[3], "post", "Trưởng phòng");
      td_test_set_text (store, &td_entity_staff, fixture.ids[4], "kind", "vien_chuc");
      td_test_set_text (store, &td_entity_staff, fixture.ids[5], "kind", NULL);
      test_set_int (store, &td_entity_staff, fixture.ids[6], "unit", center);
      td_test_set_text (store, &td_entity_unit, fixture.office, "name", "Văn phòng Sở");
      td_test_set_text (store, &td_entity_staff, fixture.ids[7], "status", "nghi_huu");
      td_test_add_person (store, "Phan Thị Mới", fixture.office);
      td_store_write (store, "Đổi mặc định", write_setting, NULL, NULL, NULL);
      later = test_open_board (store, 2026, NULL);
      years_later = print_board (later);
          g_assert_cmpstr (before, ==, years_later);
      g_assert_cmpuint (td_board_get_n_people (later), ==, 41);
      td_board_get_missing (later, &n);
      g_assert_cmpuint (n, ==, 1);
    }
}

/* What was sealed stays, whatever is changed in the people's own records. */
static void
test_results_stay (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  g_autoptr (TdYearSeal) seal = NULL;
  g_autoptr (TdExplain) why = NULL;
  g_autofree char *text = NULL;

  fixture_init (&fixture);
  freeze_year (fixture.test.store);
  test_run (fixture.test.store, td_staff_archive (fixture.ids, 1, TRUE));
  td_test_set_text (fixture.test.store, &td_entity_staff, fixture.ids[1], "kind", NULL);
  board = test_open_board (fixture.test.store, 2026, NULL);
  g_assert_cmpint (test_get_class (board, fixture.ids[0]), ==, TD_CLASS_EXCELLENT);
  g_assert_cmpint (test_get_class (board, fixture.ids[1]), ==, TD_CLASS_EXCELLENT);
  g_assert_cmpint (test_get_class (board, fixture.ids[20]), ==, TD_CLASS_GOOD);
  seal = get_current (fixture.test.store);
  assert_verifies (fixture.test.store, seal->id);
  why = td_board_explain (board, fixture.ids[0]);
  text = td_explain_to_text (why);
  g_assert_nonnull (strstr (text, "Đã chốt năm 2026, lần 1"));
  g_assert_nonnull (strstr (text, "Đề xuất: Hoàn thành xuất sắc nhiệm vụ"));
}

static void
test_obstacles (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  g_autoptr (TdYearSeal) seal = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) obstacles = NULL;
  TdStore *store;

  fixture_init (&fixture);
  store = fixture.test.store;
  board = test_open_board (store, 2026, NULL);
  obstacles = td_year_seal_check (board, NULL);
  g_assert_cmpuint (g_strv_length (obstacles), ==, 0);
  g_clear_pointer (&obstacles, g_strfreev);

  test_run (store, td_board_move_line (board, GROUP_STAFF, 6, NULL));
  obstacles = td_year_seal_check (board, " ");
  g_assert_cmpuint (g_strv_length (obstacles), ==, 3);
  g_assert_null (td_year_seal_freeze (board, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Cơ quan Sở"));
  g_assert_false (td_year_is_frozen (td_store_get_reader (store), 2026));

  test_run (store, freeze (board, "Công văn số 15/SNV ngày 01/12/2026"));
  seal = get_current (store);
  g_assert_cmpstr (seal->basis, ==, "Công văn số 15/SNV ngày 01/12/2026");
  g_assert_null (strstr (seal->settings, "basis"));
  assert_verifies (store, seal->id);
  test_settle (board);
}

static void
test_nobody (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdBoard) board = NULL;
  g_autoptr (GError) error = NULL;

  td_test_store_init (&test);
  board = test_open_board (test.store, 2026, NULL);
  g_assert_cmpuint (td_board_get_n_people (board), ==, 0);
  g_assert_null (td_year_seal_freeze (board, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

/* Frozen is what was looked at: a change in between stops it. */
static void
test_changed_meanwhile (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  g_autoptr (TdQuery) results = td_query_new (&td_entity_year_result);
  TdAction *action;

  fixture_init (&fixture);
  board = test_open_board (fixture.test.store, 2026, NULL);
  action = freeze (board, NULL);
  test_run (fixture.test.store, td_board_move_line (board, GROUP_STAFF, 4, NULL));
  test_run_refused (fixture.test.store, action, TD_ERROR_CONFLICT);
  g_assert_false (td_year_is_frozen (td_store_get_reader (fixture.test.store), 2026));
  g_assert_cmpint (td_reader_count (td_store_get_reader (fixture.test.store), results, NULL), ==,
                   0);
}

/* Every stored value is under the hash. */
static void
test_tamper (void)
{
  static const char *const statements[] = {
    "UPDATE year_result SET class = 'HTXSNV' WHERE class = 'HTTNV' AND rowid IN "
    "(SELECT id FROM year_result WHERE class = 'HTTNV' LIMIT 1)",
    "UPDATE year_result SET score = score + 1 WHERE id = (SELECT min (id) FROM year_result)",
    "UPDATE year_result SET reason = 'khác' WHERE id = (SELECT min (id) FROM year_result)",
    "UPDATE year_result SET explanation = explanation || ' ' WHERE id = (SELECT max (id) FROM "
    "year_result)",
    "UPDATE year_result SET unit_name = NULL WHERE id = (SELECT max (id) FROM year_result)",
    "DELETE FROM year_result WHERE id = (SELECT min (id) FROM year_result)",
    "UPDATE year_seal SET settings = replace (settings, '20', '25')",
    "UPDATE year_seal SET sealed_by = 'Người khác'",
    "UPDATE year_seal SET sealed_at = sealed_at + 86400",
    "UPDATE year_seal SET version = 2",
    "UPDATE year_seal SET hash = replace (hash, substr (hash, 1, 1), 'x')",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (TdYearSeal) seal = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", statements[i]);
      fixture_init (&fixture);
      freeze_year (fixture.test.store);
      seal = get_current (fixture.test.store);
      td_test_store_close (&fixture.test);
      td_test_store_tamper (&fixture.test, statements[i]);
      td_test_store_reopen (&fixture.test);
      g_assert_false (td_year_seal_verify (td_store_get_reader (fixture.test.store), seal->id, NULL,
                                           &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_CORRUPT);
    }
}

static void
test_reopen (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) board = NULL;
  g_autoptr (GPtrArray) seals = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  const TdYearSeal *first, *second;
  TdStore *store;

  fixture_init (&fixture);
  store = fixture.test.store;
  g_assert_null (td_year_seal_reopen (store, 2026, "  ", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  test_run_refused (store, td_year_seal_reopen (store, 2026, "Có kiến nghị", NULL),
                    TD_ERROR_NOT_FOUND);
  board = test_open_board (store, 2026, NULL);
  test_run (store, freeze (board, NULL));
  test_settle (board);
  test_run (store, td_year_seal_reopen (store, 2026, "Có kiến nghị", NULL));
  label = td_store_dup_undo_label (store);
  g_assert_nonnull (strstr (label, "Có kiến nghị"));
  test_settle (board);
  g_assert_false (td_board_is_frozen (board));

  test_run (store, td_board_set_class (board, fixture.ids[0], TD_CLASS_GOOD, "Theo kiến nghị",
                                       NULL));
  test_run (store, freeze (board, NULL));
  test_settle (board);
  g_assert_cmpint (test_get_class (board, fixture.ids[0]), ==, TD_CLASS_GOOD);
  /* The variant of a seal cannot be removed, not even after reopening. */
  seals = td_year_seal_list (td_store_get_reader (store), 2026, &error);
  g_assert_cmpuint (seals->len, ==, 2);
  second = g_ptr_array_index (seals, 0);
  first = g_ptr_array_index (seals, 1);
  g_assert_cmpuint (second->version, ==, 2);
  g_assert_cmpint (second->reopened_at, ==, 0);
  g_assert_cmpuint (first->version, ==, 1);
  g_assert_cmpint (first->reopened_at, >, 0);
  g_assert_cmpstr (first->reopen_reason, ==, "Có kiến nghị");
  g_assert_cmpstr (first->reopened_by, ==, "Nguyễn Thị Hạnh");
  g_assert_cmpstr (first->hash, !=, second->hash);
  assert_verifies (store, first->id);
  assert_verifies (store, second->id);

  test_run (store, td_year_seal_reopen (store, 2026, "Xem lại", NULL));
  test_settle (board);
  test_run_refused (store, td_board_delete_variant (board, NULL), TD_ERROR_INVALID);

  /* Undo of the reopening freezes again; the freezing itself goes with a reason only. */
  g_assert_cmpint (td_store_undo (store, &error), >, 0);
  g_assert_true (td_year_is_frozen (td_store_get_reader (store), 2026));
  g_assert_cmpint (td_store_undo (store, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "2026"));
  g_assert_nonnull (strstr (error->message, "Reopen"));
  g_assert_true (td_year_is_frozen (td_store_get_reader (store), 2026));
  assert_verifies (store, second->id);
  g_assert_cmpint (td_store_redo (store, NULL), >, 0);
  g_assert_false (td_year_is_frozen (td_store_get_reader (store), 2026));
  test_settle (board);
}

/* Another variant of a frozen year shows what it would have been. */
static void
test_other_variant (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (TdBoard) a = NULL;
  g_autoptr (TdBoard) b = NULL;
  g_autoptr (TdBoard) frozen = NULL;
  TdStore *store;

  fixture_init (&fixture);
  store = fixture.test.store;
  a = test_open_board (store, 2026, NULL);
  test_run (store, td_board_move_line (a, GROUP_STAFF, 3, NULL));
  test_run (store, td_board_copy_variant (a, "B", NULL));
  b = test_open_board (store, 2026, "B");
  test_run (store, td_board_move_line (b, GROUP_STAFF, 5, NULL));
  test_run (store, freeze (b, NULL));
  test_settle (a);
  test_settle (b);
  g_assert_true (td_board_is_frozen (a));
  g_assert_cmpint (test_get_class (a, fixture.ids[4]), ==, TD_CLASS_GOOD);
  g_assert_cmpint (test_get_class (b, fixture.ids[4]), ==, TD_CLASS_EXCELLENT);
  /* Without a name it is the frozen one. */
  frozen = test_open_board (store, 2026, NULL);
  g_assert_cmpstr (td_board_get_variant_name (frozen), ==, "B");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/year-seal/freeze", test_freeze);
  g_test_add_func ("/year-seal/frozen", test_frozen);
  g_test_add_func ("/year-seal/late-action", test_late_action);
  g_test_add_func ("/year-seal/shows-the-same", test_shows_the_same);
  g_test_add_func ("/year-seal/results-stay", test_results_stay);
  g_test_add_func ("/year-seal/obstacles", test_obstacles);
  g_test_add_func ("/year-seal/nobody", test_nobody);
  g_test_add_func ("/year-seal/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/year-seal/tamper", test_tamper);
  g_test_add_func ("/year-seal/reopen", test_reopen);
  g_test_add_func ("/year-seal/other-variant", test_other_variant);
  return g_test_run ();
}
