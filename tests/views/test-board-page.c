/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-page.h"

#include "td-board-columns.h"
#include "td-board-compare.h"
#include "td-board-counter.h"
#include "td-board-opinion.h"
#include "td-board-row.h"
#include "td-board-summary.h"
#include "td-board-view.h"
#include "td-board-why.h"
#include "td-field-row.h"
#include "td-reopen-dialog.h"
#include "td-split-view.h"
#include "td-year-facts-dialog.h"
#include "td-year-freeze-dialog.h"
#include "td-year-settings-view.h"
#include "test-board-window.h"

#include <string.h>

/* --- what is shown --- */

static void
test_show (void)
{
  Fixture f;
  g_autofree char *summary = NULL;

  set_up (&f, "page-show.thidua");
  g_assert_true (g_str_has_prefix (td_page_get_subtitle (TD_PAGE (f.page)), "2026 · NĐ 335/2025"));
  g_assert_cmpuint (td_board_get_n_people (get_board (&f)), ==, 39);
  summary = td_board_summary_dup_text (get_seen (&f, TD_TYPE_BOARD_SUMMARY));
  g_assert_nonnull (strstr (summary, "Excellent 5\n"));
  g_assert_nonnull (strstr (summary, "Good 31\n"));
  g_assert_nonnull (strstr (summary, "4/5 1 place left"));
  g_assert_nonnull (strstr (summary, "1/1 Full"));
  tear_down (&f);
}

/* Nobody has facts: what to do is said, and entering them by hand is possible. */
static void
test_empty (void)
{
  Fixture f = { 0 };

  f.store = td_test_make_staffed_store ("page-empty.thidua", 12);
  open_window (&f);
  g_assert_false (is_seen (&f, TD_TYPE_BOARD_VIEW));
  g_assert_nonnull (td_test_find_button (GTK_WIDGET (f.page), "Import Self-Assessments…"));
  activate (&f, "board.enter-by-hand", NULL);
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_cmpuint (td_board_list_get_n_people (td_board_view_get_list (get_view (&f))), ==, 12);
  tear_down (&f);
}

static void
test_nobody (void)
{
  Fixture f = { 0 };

  f.store = td_test_make_store ("page-nobody.thidua");
  open_window (&f);
  g_assert_false (is_seen (&f, TD_TYPE_BOARD_VIEW));
  g_assert_nonnull (td_test_find_button (GTK_WIDGET (f.page), "Import a Staff List…"));
  tear_down (&f);
}

static void
test_search (void)
{
  Fixture f;
  TdBoardList *list;

  set_up (&f, "page-search.thidua");
  list = td_board_view_get_list (get_view (&f));
  td_page_set_search_text (TD_PAGE (f.page), "le thi b");
  td_test_until (td_board_list_get_n_people (list) == 1);
  td_page_set_search_text (TD_PAGE (f.page), "không ai");
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_false (is_seen (&f, TD_TYPE_BOARD_VIEW));
  /* A person who is asked for is shown all the same: the search goes. */
  g_assert_true (td_board_page_show_person (f.page, f.office.worker));
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_cmpint (td_board_view_get_current (get_view (&f)), ==, f.office.worker);
  g_assert_cmpstr (td_page_get_search_text (TD_PAGE (f.page)), ==, "");
  tear_down (&f);
}

/* --- the line --- */

static void
test_move_line (void)
{
  Fixture f;
  guint group;

  set_up (&f, "page-line.thidua");
  test_get_group (get_board (&f), FALSE, &group);
  activate (&f, "board.move-line", "(ui)", group, 1);
  td_test_until (get_line (&f) == 5);
  g_assert_cmpint (get_class (&f, f.office.staff[4]), ==, TD_CLASS_EXCELLENT);
  g_assert_cmpint (get_class (&f, f.office.staff[5]), ==, TD_CLASS_GOOD);
  g_assert_cmpuint (td_test_count (f.store, &td_entity_year_line), ==, 1);

  activate (&f, "board.move-line", "(ui)", group, 1);
  td_test_until (get_line (&f) == 6);
  g_assert_cmpint (test_get_group (get_board (&f), FALSE, NULL)->counter.left, ==, -1);

  undo (&f);
  td_test_until (get_line (&f) == 5);
  activate (&f, "board.reset-line", "s",
            test_get_group (get_board (&f), FALSE, NULL)->group->key);
  td_test_until (!test_get_group (get_board (&f), FALSE, NULL)->line_is_set);
  g_assert_cmpuint (get_line (&f), ==, 4);
  tear_down (&f);
}

/* Keys that come faster than the register writes all count, and the line is shown
 * where it will be at once. */
static void
test_move_fast (void)
{
  Fixture f;
  TdBoardView *view;
  guint group;

  set_up (&f, "page-fast.thidua");
  view = get_view (&f);
  test_get_group (get_board (&f), FALSE, &group);
  for (guint i = 0; i < 5; i++)
    td_board_view_move_line (view, group, 1);
  td_board_view_move_line (view, group, -1);
  g_assert_cmpuint (td_board_list_get_line (td_board_view_get_list (view), group), ==, 8);
  td_test_until (get_line (&f) == 8);
  td_test_settle ();
  g_assert_cmpuint (get_line (&f), ==, 8);
  g_assert_cmpuint (td_board_list_get_line (td_board_view_get_list (view), group), ==, 8);
  /* Not beyond those whose score reaches. */
  for (guint i = 0; i < 9; i++)
    td_board_view_move_line (view, group, 1);
  td_test_until (get_line (&f) == 10);
  tear_down (&f);
}

/* --- one person --- */

static void
test_why (void)
{
  Fixture f;
  g_autofree char *why = NULL;

  set_up (&f, "page-why.thidua");
  g_assert_false (is_seen (&f, TD_TYPE_BOARD_WHY));
  g_assert_true (td_board_page_show_person (f.page, f.office.staff[5]));
  td_test_draw (GTK_WIDGET (f.window));
  why = td_board_why_dup_text (get_seen (&f, TD_TYPE_BOARD_WHY));
  g_assert_nonnull (strstr (why, "Tổng điểm Hội đồng"));
  g_assert_nonnull (strstr (why, "Trần của"));

  /* To the next person and back, then away. */
  activate (&f, "board.step", "i", 1);
  g_assert_cmpint (td_board_view_get_current (get_view (&f)), ==, f.office.staff[6]);
  activate (&f, "board.step", "i", -1);
  g_assert_cmpint (td_board_view_get_current (get_view (&f)), ==, f.office.staff[5]);
  activate (&f, "board.close-pane", NULL);
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_true (is_seen (&f, TD_TYPE_BOARD_SUMMARY));
  g_assert_false (td_board_page_show_person (f.page, f.office.unit));
  tear_down (&f);
}

static void
test_choose_class (void)
{
  Fixture f;
  TdBoardOpinion *opinion;
  GtkWidget *button;

  set_up (&f, "page-class.thidua");
  td_board_page_show_person (f.page, f.office.staff[12]);
  td_test_draw (GTK_WIDGET (f.window));
  opinion = get_seen (&f, TD_TYPE_BOARD_OPINION);

  /* Without a reason nothing can be recorded, and nothing is. */
  td_board_opinion_choose (opinion, TD_CLASS_EXCELLENT, "  ");
  button = td_test_find_button (GTK_WIDGET (opinion), "Record Opinion");
  g_assert_nonnull (button);
  g_assert_false (gtk_widget_get_sensitive (button));

  /* What it would do is seen before: 5 of 5 with the one chosen. */
  g_assert_true (is_seen (&f, GTK_TYPE_GRID));
  td_board_opinion_choose (opinion, TD_CLASS_EXCELLENT, "Chủ trì đề án, Hội đồng thống nhất 7/7");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_cmpint (get_class (&f, f.office.staff[12]), ==, TD_CLASS_GOOD);

  td_board_opinion_record (opinion);
  td_test_until (get_class (&f, f.office.staff[12]) == TD_CLASS_EXCELLENT);
  td_test_settle ();
  g_assert_true (test_get_person (get_board (&f), f.office.staff[12])->is_overridden);
  g_assert_cmpstr (test_get_person (get_board (&f), f.office.staff[12])->reason, ==,
                   "Chủ trì đề án, Hội đồng thống nhất 7/7");
  g_assert_false (gtk_widget_get_sensitive (button));

  button = td_test_find_button (GTK_WIDGET (opinion), "By the Rules");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  td_test_until (get_class (&f, f.office.staff[12]) == TD_CLASS_GOOD);
  undo (&f);
  td_test_until (get_class (&f, f.office.staff[12]) == TD_CLASS_EXCELLENT);
  tear_down (&f);
}

/* What is typed stays while the board changes below it. */
static void
test_draft_stays (void)
{
  Fixture f;
  TdBoardOpinion *opinion;
  guint group;

  set_up (&f, "page-draft.thidua");
  td_board_page_show_person (f.page, f.office.staff[12]);
  td_test_draw (GTK_WIDGET (f.window));
  opinion = get_seen (&f, TD_TYPE_BOARD_OPINION);
  td_board_opinion_choose (opinion, TD_CLASS_COMPLETED, "Chưa hoàn thành đề án");
  test_get_group (get_board (&f), FALSE, &group);
  activate (&f, "board.move-line", "(ui)", group, 1);
  td_test_until (get_line (&f) == 5);
  td_test_settle ();
  /* And while somebody else is looked at. */
  activate (&f, "board.step", "i", 1);
  activate (&f, "board.step", "i", 1);
  td_board_page_show_person (f.page, f.office.staff[12]);
  td_board_opinion_record (opinion);
  td_test_until (get_class (&f, f.office.staff[12]) == TD_CLASS_COMPLETED);
  g_assert_cmpstr (test_get_person (get_board (&f), f.office.staff[12])->reason, ==,
                   "Chưa hoàn thành đề án");
  tear_down (&f);
}

static TdFieldRow *
find_field (GtkWidget *root, const char *key)
{
  GtkWidget *child;

  if (TD_IS_FIELD_ROW (root))
    return g_str_equal (td_field_row_get_field (TD_FIELD_ROW (root))->key, key)
           ? TD_FIELD_ROW (root) : NULL;
  for (child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      TdFieldRow *found = find_field (child, key);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Scores are edited beside the explanation; the board follows. */
static void
test_edit_score (void)
{
  Fixture f;
  TdFieldRow *row;

  set_up (&f, "page-score.thidua");
  td_board_page_show_person (f.page, f.office.staff[29]);
  td_test_draw (GTK_WIDGET (f.window));
  row = find_field (get_seen (&f, TD_TYPE_BOARD_WHY), "council_total");
  g_assert_nonnull (row);
  g_assert_false (td_field_row_enter_text (row, "chín mươi"));
  g_assert_true (td_field_row_enter_text (row, "99,5"));
  td_test_until (test_get_person (get_board (&f), f.office.staff[29])->rating->rank == 1);
  g_assert_cmpint (get_class (&f, f.office.staff[29]), ==, TD_CLASS_EXCELLENT);
  undo (&f);
  td_test_until (test_get_person (get_board (&f), f.office.staff[29])->rating->rank == 30);
  tear_down (&f);
}

static guint
count_missing (Fixture *self)
{
  guint n;

  td_board_get_missing (get_board (self), &n);
  return n;
}

static void
test_edit_facts (void)
{
  Fixture f;
  TdYearFactsDialog *dialog;

  set_up (&f, "page-facts.thidua");
  g_assert_cmpuint (count_missing (&f), ==, 2);
  activate (&f, "board.edit-facts", "x", f.office.scoreless);
  td_test_settle ();
  dialog = TD_YEAR_FACTS_DIALOG (td_test_find_window (TD_TYPE_YEAR_FACTS_DIALOG));
  g_assert_nonnull (dialog);
  g_assert_false (td_year_facts_dialog_enter (dialog, "self_total", "abc"));
  g_assert_true (td_year_facts_dialog_enter (dialog, "self_total", "88,5"));
  g_assert_true (td_year_facts_dialog_enter (dialog, "months", "11"));
  td_year_facts_dialog_save (dialog);
  td_test_until (count_missing (&f) == 1);
  td_test_until (td_test_find_window (TD_TYPE_YEAR_FACTS_DIALOG) == NULL);
  g_assert_cmpint (get_class (&f, f.office.scoreless), ==, TD_CLASS_GOOD);
  /* One change, whatever was entered. */
  undo (&f);
  td_test_until (count_missing (&f) == 2);
  tear_down (&f);
}

/* --- settings --- */

static void
test_workers (void)
{
  Fixture f;

  set_up (&f, "page-workers.thidua");
  g_assert_nonnull (td_test_find_button (GTK_WIDGET (f.page), "As Civil Servants"));
  activate (&f, "board.set-workers", "s", "as_civil_servants");
  td_test_until (count_missing (&f) == 1);
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_null (td_test_find_button (GTK_WIDGET (f.page), "As Civil Servants"));
  g_assert_cmpint (get_class (&f, f.office.worker), ==, TD_CLASS_GOOD);
  tear_down (&f);
}

static void
test_settings (void)
{
  Fixture f;
  GtkWidget *view;
  TdClassifySettings settings;

  set_up (&f, "page-settings.thidua");
  view = td_year_settings_view_new ();
  g_object_ref_sink (view);
  td_year_settings_view_show (TD_YEAR_SETTINGS_VIEW (view), f.store, TEST_YEAR, get_board (&f),
                              TRUE);
  settings = *td_year_settings_view_get (TD_YEAR_SETTINGS_VIEW (view));
  g_assert_cmpuint (settings.quota.percent, ==, 20);
  settings.quota.base = TD_QUOTA_OF_RATED;
  settings.grouping = TD_GROUP_BY_BODY;
  td_year_settings_view_set (TD_YEAR_SETTINGS_VIEW (view), &settings);
  td_year_settings_view_apply (TD_YEAR_SETTINGS_VIEW (view));
  td_test_until (td_board_get_n_groups (get_board (&f)) == 1);
  /* 36 people in one group, 20 % of all of them. */
  g_assert_cmpuint (td_board_get_group (get_board (&f), 0)->counter.cap, ==, 7);
  g_object_unref (view);
  tear_down (&f);
}

static gboolean
write_setting (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return td_writer_set_setting (writer, "year.2026.quota.rounding", data, error);
}

/* A setting that means nothing: said, and mended where the settings are. */
static void
test_bad_setting (void)
{
  Fixture f = { 0 };
  GtkWidget *view;
  g_autoptr (GError) error = NULL;

  test_make_office (&f.office, "page-bad-setting.thidua");
  f.store = f.office.store;
  td_store_write (f.store, "Hỏng", write_setting, (gpointer) "sideways", NULL, &error);
  g_assert_no_error (error);
  f.window = td_test_make_window (f.store);
  td_window_show_page (f.window, "year");
  f.page = TD_BOARD_PAGE (td_window_get_page (f.window, "year"));
  td_test_until (td_test_find_button (GTK_WIDGET (f.page), "Try Again") != NULL);
  g_assert_null (get_board (&f));

  view = g_object_ref_sink (td_year_settings_view_new ());
  td_year_settings_view_show (TD_YEAR_SETTINGS_VIEW (view), f.store, TEST_YEAR, NULL, TRUE);
  td_year_settings_view_apply (TD_YEAR_SETTINGS_VIEW (view));
  td_test_until (get_board (&f) != NULL);
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_true (is_seen (&f, TD_TYPE_BOARD_VIEW));
  g_object_unref (view);
  tear_down (&f);
}

/* --- variants --- */

static GtkToggleButton *
find_toggle (Fixture *self, const char *name)
{
  GtkWidget *button = td_test_find_button (GTK_WIDGET (self->page), name);

  g_assert_true (GTK_IS_TOGGLE_BUTTON (button));
  return GTK_TOGGLE_BUTTON (button);
}

static GtkWidget *
find_entry (GtkWidget *root)
{
  GtkWidget *child;

  if (GTK_IS_ENTRY (root))
    return root;
  for (child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_entry (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
create_variant (Fixture *self, const char *name)
{
  GtkWidget *entry;

  activate (self, "board.new-variant", NULL);
  td_test_settle ();
  entry = find_entry (GTK_WIDGET (self->page));
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_signal_emit_by_name (entry, "activate");
  td_test_until (g_strcmp0 (td_board_get_variant_name (get_board (self)), name) == 0);
  td_test_settle ();
}

static void
test_variants (void)
{
  Fixture f;
  guint group;

  set_up (&f, "page-variants.thidua");
  test_get_group (get_board (&f), FALSE, &group);
  create_variant (&f, "B");
  activate (&f, "board.move-line", "(ui)", group, 1);
  td_test_until (get_line (&f) == 5);

  gtk_toggle_button_set_active (find_toggle (&f, "Variant A"), TRUE);
  td_test_until (g_strcmp0 (td_board_get_variant_name (get_board (&f)), "A") == 0);
  g_assert_cmpuint (get_line (&f), ==, 4);

  /* Side by side: the one person above the line in B only. */
  activate (&f, "board.compare", NULL);
  td_test_draw (GTK_WIDGET (f.window));
  td_test_until (td_board_compare_get_n (get_seen (&f, TD_TYPE_BOARD_COMPARE)) == 1);
  activate (&f, "board.compare", NULL);
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_true (is_seen (&f, TD_TYPE_BOARD_VIEW));

  gtk_toggle_button_set_active (find_toggle (&f, "Variant B"), TRUE);
  td_test_until (g_strcmp0 (td_board_get_variant_name (get_board (&f)), "B") == 0);
  activate (&f, "board.delete-variant", NULL);
  td_test_until (g_strcmp0 (td_board_get_variant_name (get_board (&f)), "A") == 0);
  td_test_settle ();
  g_assert_null (td_test_find_button (GTK_WIDGET (f.page), "Variant B"));
  tear_down (&f);
}

/* --- freezing --- */

static TdYearFreezeDialog *
open_freeze_dialog (Fixture *self)
{
  GtkWindow *dialog;

  activate (self, "board.freeze", NULL);
  td_test_settle ();
  dialog = td_test_find_window (TD_TYPE_YEAR_FREEZE_DIALOG);
  g_assert_nonnull (dialog);
  return TD_YEAR_FREEZE_DIALOG (dialog);
}

static gboolean
can_move_line (Fixture *self)
{
  GtkWidget *page = GTK_WIDGET (self->page);
  GtkWidget *button = gtk_button_new ();
  gboolean enabled;

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ui)", 0, 1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "board.move-line");
  gtk_widget_set_parent (button, page);
  enabled = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);
  return enabled;
}

static void
test_freeze (void)
{
  Fixture f;
  TdYearFreezeDialog *dialog;
  TdReopenDialog *reopen;
  guint group;

  set_up (&f, "page-freeze.thidua");
  test_get_group (get_board (&f), FALSE, &group);
  td_board_view_move_line (get_view (&f), group, 1);
  td_board_view_move_line (get_view (&f), group, 1);
  td_test_until (get_line (&f) == 6);

  /* Over the cap: only with a basis. */
  dialog = open_freeze_dialog (&f);
  g_assert_false (td_year_freeze_dialog_can_freeze (dialog));
  td_year_freeze_dialog_set_basis (dialog, "Công văn số 12/UBND-NC ngày 02/12/2026");
  g_assert_true (td_year_freeze_dialog_can_freeze (dialog));
  td_year_freeze_dialog_freeze (dialog);
  td_test_until (td_board_is_frozen (get_board (&f)));
  td_test_until (td_test_find_window (TD_TYPE_YEAR_FREEZE_DIALOG) == NULL);
  td_test_draw (GTK_WIDGET (f.window));

  /* From now on nothing can be changed here. */
  g_assert_false (td_board_view_get_editable (get_view (&f)));
  g_assert_false (can_move_line (&f));
  g_assert_nonnull (td_test_find_button (GTK_WIDGET (f.page), "Reopen…"));
  td_board_view_move_line (get_view (&f), group, -1);
  td_test_settle ();
  g_assert_cmpuint (get_line (&f), ==, 6);
  g_assert_cmpstr (td_board_get_seal (get_board (&f))->basis, ==,
                   "Công văn số 12/UBND-NC ngày 02/12/2026");
  activate (&f, "board.verify", NULL);
  td_test_settle ();

  activate (&f, "board.reopen", NULL);
  td_test_settle ();
  reopen = TD_REOPEN_DIALOG (td_test_find_window (TD_TYPE_REOPEN_DIALOG));
  g_assert_nonnull (reopen);
  td_reopen_dialog_set_reason (reopen, "Bổ sung kết quả của một người");
  td_reopen_dialog_reopen (reopen);
  td_test_until (!td_board_is_frozen (get_board (&f)));
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_true (td_board_view_get_editable (get_view (&f)));
  g_assert_true (can_move_line (&f));
  tear_down (&f);
}

/* --- counters and issues --- */

static void
test_counter (void)
{
  Fixture f;
  const TdBoardGroup *group;
  g_autofree char *why = NULL;

  set_up (&f, "page-counter.thidua");
  group = test_get_group (get_board (&f), FALSE, NULL);
  activate (&f, "board.explain", "s", group->group->key);
  td_test_draw (GTK_WIDGET (f.window));
  why = td_board_counter_view_dup_text (get_seen (&f, TD_TYPE_BOARD_COUNTER_VIEW));
  g_assert_nonnull (strstr (why, "Trần: 5 suất cho 30 người"));
  g_assert_cmpint (td_board_view_get_current (get_view (&f)), <, 0);
  tear_down (&f);
}

static guint
find_issue (Fixture *self, TdBoardIssueKind kind)
{
  GPtrArray *issues = td_board_get_issues (get_board (self));

  for (guint i = 0; i < issues->len; i++)
    if (((TdBoardIssue *) issues->pdata[i])->kind == kind)
      return i;
  g_assert_not_reached ();
}

static void
test_issues (void)
{
  Fixture f;

  set_up (&f, "page-issues.thidua");
  g_signal_emit_by_name (get_seen (&f, TD_TYPE_BOARD_SUMMARY), "issue",
                         find_issue (&f, TD_ISSUE_TIE_AT_CAP));
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_true (is_seen (&f, TD_TYPE_BOARD_COUNTER_VIEW));
  activate (&f, "board.close-pane", NULL);
  td_test_draw (GTK_WIDGET (f.window));
  g_signal_emit_by_name (get_seen (&f, TD_TYPE_BOARD_SUMMARY), "issue",
                         find_issue (&f, TD_ISSUE_MISSING_DATA));
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_true (is_seen (&f, TD_TYPE_BOARD_WHY));
  g_assert_cmpint (td_board_view_get_current (get_view (&f)), >, 0);
  tear_down (&f);
}

/* --- the view --- */

/* The rows that are there, in order: each shows the row after the one before it.  The
 * first and last that they show; how many there are. */
static guint
check_rows (TdBoardView *view, guint *first, guint *last)
{
  GtkWidget *child;
  guint n = 0;
  guint n_seen = 0;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      guint position;

      if (gtk_widget_has_css_class (child, "sticky"))
        continue;
      n++;
      if (!gtk_widget_get_visible (child))
        continue;
      position = td_board_row_view_get_position (TD_BOARD_ROW_VIEW (child));
      if (n_seen++ == 0)
        *first = position;
      else
        g_assert_cmpuint (position, ==, *last + 1);
      *last = position;
    }
  return n;
}

/* However many people: as many rows as are seen, and it scrolls to where it should. */
static void
test_scrolling (void)
{
  Fixture f = { 0 };
  TdBoardView *view;
  TdBoardList *list;
  GtkAdjustment *adjustment;
  guint first = 0;
  guint last = 0;

  f.store = td_test_make_staffed_store ("page-scroll.thidua", 3000);
  open_window (&f);
  activate (&f, "board.enter-by-hand", NULL);
  td_test_draw (GTK_WIDGET (f.window));
  view = get_view (&f);
  list = td_board_view_get_list (view);
  g_assert_cmpuint (td_board_list_get_n (list), ==, 3001);
  g_assert_cmpuint (check_rows (view, &first, &last), <, 40);
  g_assert_cmpuint (first, ==, 0);

  g_object_get (view, "vadjustment", &adjustment, NULL);
  for (guint i = 1; i <= 30; i++)
    {
      double value = (gtk_adjustment_get_upper (adjustment) -
                      gtk_adjustment_get_page_size (adjustment)) * i / 30;

      gtk_adjustment_set_value (adjustment, value);
      g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), value, 0.001);
    }
  td_test_draw (GTK_WIDGET (f.window));
  check_rows (view, &first, &last);
  g_assert_cmpuint (last, ==, 3000);
  /* By wheel clicks up and down: never the wrong way, never twice as far. */
  for (guint i = 0; i < 60; i++)
    {
      double wanted = gtk_adjustment_get_value (adjustment) + (i % 3 == 2 ? 84 : -117);

      gtk_adjustment_set_value (adjustment, wanted);
      td_test_settle ();
      g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), wanted, 0.001);
      check_rows (view, &first, &last);
      g_assert_cmpuint (first, ==, (guint) (wanted / TD_BOARD_ROW_HEIGHT));
    }
  g_object_unref (adjustment);

  td_board_view_go_to (view, 1500);
  td_test_draw (GTK_WIDGET (f.window));
  check_rows (view, &first, &last);
  g_assert_cmpuint (first, <=, 1500);
  g_assert_cmpuint (last, >=, 1500);
  g_assert_true (td_board_view_step_person (view, 1));
  g_assert_cmpint (td_board_view_get_current (view), ==, td_board_list_get_id (list, 1501));
  tear_down (&f);
}

static void
test_copy (void)
{
  Fixture f;
  g_autofree char *one = NULL;
  g_autofree char *group = NULL;
  g_auto (GStrv) lines = NULL;
  TdBoardView *view;

  set_up (&f, "page-copy.thidua");
  view = get_view (&f);
  td_board_view_set_current (view, f.office.staff[0]);
  one = td_board_view_dup_tsv (view);
  g_assert_nonnull (strstr (one, "\n1\tTrần Văn AA\tChuyên viên\tVăn phòng Sở\t99,50\t\t99,00\t"
                                 "Hoàn thành xuất sắc nhiệm vụ\n"));
  td_board_view_go_to (view, 0);
  group = td_board_view_dup_tsv (view);
  lines = g_strsplit (g_strchomp (group), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 6);
  tear_down (&f);
}

/* Where there is little room, the pane lies over the board and comes when asked for. */
static void
test_narrow (void)
{
  Fixture f;
  TdSplitView *split;

  set_up (&f, "page-narrow.thidua");
  split = get_seen (&f, TD_TYPE_SPLIT_VIEW);
  g_assert_true (td_split_view_get_reveal (split));
  g_object_set (f.page, "narrow", TRUE, NULL);
  g_assert_false (td_split_view_get_reveal (split));
  td_board_page_show_person (f.page, f.office.staff[3]);
  g_assert_true (td_split_view_get_reveal (split));
  activate (&f, "board.close-pane", NULL);
  g_assert_false (td_split_view_get_reveal (split));
  tear_down (&f);
}

static void
test_show_record (void)
{
  Fixture f;
  g_autoptr (TdQuery) query = td_query_new (&td_entity_year_fact);
  g_autoptr (TdRecord) facts = NULL;

  set_up (&f, "page-record.thidua");
  td_query_filter_int (query, "staff", TD_FILTER_IS, f.office.leaders[2]);
  facts = td_reader_first (td_store_get_reader (f.store), query, NULL);
  g_assert_nonnull (facts);
  g_assert_true (td_page_show_record (TD_PAGE (f.page), &td_entity_year_fact,
                                      td_record_get_id (facts)));
  g_assert_cmpint (td_board_view_get_current (get_view (&f)), ==, f.office.leaders[2]);
  g_assert_false (td_page_show_record (TD_PAGE (f.page), &td_entity_unit, f.office.unit));
  tear_down (&f);
}

int
main (int argc, char **argv)
{
  td_test_views_init (&argc, &argv);
  g_test_add_func ("/views/board-page/show", test_show);
  g_test_add_func ("/views/board-page/empty", test_empty);
  g_test_add_func ("/views/board-page/nobody", test_nobody);
  g_test_add_func ("/views/board-page/search", test_search);
  g_test_add_func ("/views/board-page/move-line", test_move_line);
  g_test_add_func ("/views/board-page/move-fast", test_move_fast);
  g_test_add_func ("/views/board-page/why", test_why);
  g_test_add_func ("/views/board-page/choose-class", test_choose_class);
  g_test_add_func ("/views/board-page/draft-stays", test_draft_stays);
  g_test_add_func ("/views/board-page/edit-score", test_edit_score);
  g_test_add_func ("/views/board-page/edit-facts", test_edit_facts);
  g_test_add_func ("/views/board-page/workers", test_workers);
  g_test_add_func ("/views/board-page/settings", test_settings);
  g_test_add_func ("/views/board-page/bad-setting", test_bad_setting);
  g_test_add_func ("/views/board-page/variants", test_variants);
  g_test_add_func ("/views/board-page/freeze", test_freeze);
  g_test_add_func ("/views/board-page/counter", test_counter);
  g_test_add_func ("/views/board-page/issues", test_issues);
  g_test_add_func ("/views/board-page/scrolling", test_scrolling);
  g_test_add_func ("/views/board-page/copy", test_copy);
  g_test_add_func ("/views/board-page/narrow", test_narrow);
  g_test_add_func ("/views/board-page/show-record", test_show_record);
  return td_test_views_run ();
}
