/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-page.h"

#include "td-test-views.h"

#include "td-criteria-apply.h"
#include "td-criteria-import.h"
#include "td-criteria-new.h"
#include "td-criteria-sets.h"
#include "td-criteria-step.h"
#include "td-criteria-workbook.h"
#include "td-data-table.h"
#include "td-record-dialog.h"
#include "td-rounds.h"

#include <adwaita.h>
#include <string.h>

/* What the page did to a register with this set of 100 points:
 *   I       group, 60
 *     I.1   points, 40
 *     I.2   grades, 20
 *   II      group, 40
 *     II.1  met or not, 40 */
typedef struct
{
  TdStore        *store;
  TdWindow       *window;
  TdCriteriaPage *page;
  gint64          set;
} Fixture;

static TdCriteriaSet *
make_set (void)
{
  TdCriteriaSet *set = td_criteria_set_new ();
  TdCriterion *criterion;

  set->name = g_strdup ("Thi đua quý");
  set->max = 100 * TD_DECIMAL_ONE;
  td_criteria_set_add (set, -1, "I", "Nhiệm vụ", TD_RULE_GROUP)->max = 60 * TD_DECIMAL_ONE;
  td_criteria_set_add (set, 0, "I.1", "Đúng hạn", TD_RULE_POINTS)->max = 40 * TD_DECIMAL_ONE;
  criterion = td_criteria_set_add (set, 0, "I.2", "Chất lượng", TD_RULE_GRADED);
  criterion->max = 20 * TD_DECIMAL_ONE;
  td_grades_add (criterion->grades, "Tốt", 20 * TD_DECIMAL_ONE, TD_POINTS_MISSING);
  td_grades_add (criterion->grades, "Chưa tốt", 0, TD_POINTS_MISSING);
  td_criteria_set_add (set, -1, "II", "Kỷ luật", TD_RULE_GROUP)->max = 40 * TD_DECIMAL_ONE;
  td_criteria_set_add (set, 3, "II.1", "Không vi phạm", TD_RULE_YES_NO)->max = 40 * TD_DECIMAL_ONE;
  td_criteria_set_add_band (set, "DAT", "Đạt", 50 * TD_DECIMAL_ONE);
  td_criteria_set_add_band (set, "CHUA", "Chưa đạt", 0);
  return set;
}

static gint64
add_set (TdStore *store)
{
  g_autoptr (TdCriteriaSet) set = make_set ();
  g_autoptr (GError) error = NULL;
  TdAction *action;
  gint64 id = 0;

  action = td_criteria_set_store (set, 0, &id, &error);
  g_assert_no_error (error);
  td_action_run (action, store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static void
open_window (Fixture *f)
{
  f->window = td_test_make_window (f->store);
  td_window_show_page (f->window, "criteria");
  td_test_draw (GTK_WIDGET (f->window));
  f->page = TD_CRITERIA_PAGE (td_test_find (GTK_WIDGET (f->window), TD_TYPE_CRITERIA_PAGE));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->store = td_test_make_store (data);
  f->set = add_set (f->store);
  open_window (f);
}

static void
set_up_empty (Fixture *f, gconstpointer data)
{
  f->store = td_test_make_store (data);
  open_window (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  td_test_close_window (f->window);
  g_object_unref (f->store);
}

/* The lines as a person sees them: "I|-I.1|-I.2|II|-II.1". */
static char *
dup_lines (Fixture *f)
{
  GListModel *model = G_LIST_MODEL (td_criteria_page_get_model (f->page));
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (TdCriteriaRow) row = g_list_model_get_item (model, i);
      guint depth = td_criteria_set_get_depth (td_criteria_row_get_set (row),
                                               td_criteria_row_get_index (row));

      g_string_append (lines, i > 0 ? "|" : "");
      for (; depth > 0; depth--)
        g_string_append_c (lines, '-');
      g_string_append (lines, td_criteria_row_get (row)->code);
    }
  return g_string_free (lines, FALSE);
}

static gboolean
has_lines (Fixture *f, const char *expected)
{
  g_autofree char *lines = dup_lines (f);

  return g_str_equal (lines, expected);
}

static TdDataTable *
get_table (Fixture *f)
{
  return TD_DATA_TABLE (td_test_find (GTK_WIDGET (f->page), TD_TYPE_DATA_TABLE));
}

static const TdCriterion *
get_criterion (Fixture *f, const char *code)
{
  const TdCriteriaSet *set = td_criteria_model_get_set (td_criteria_page_get_model (f->page));
  int index = td_criteria_set_find (set, code);

  return index >= 0 ? td_criteria_set_get (set, (guint) index) : NULL;
}

static void
choose (Fixture *f, const char *code)
{
  g_assert_true (td_data_table_set_current (get_table (f), get_criterion (f, code)->id));
}

static void
activate (Fixture *f, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->page), action, NULL));
}

static void
undo (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  td_store_undo (f->store, &error);
  g_assert_no_error (error);
}

static char *
dup_label (Fixture *f, const char *name)
{
  GtkLabel *label = GTK_LABEL (gtk_widget_get_template_child (GTK_WIDGET (f->page),
                                                              TD_TYPE_CRITERIA_PAGE, name));

  return g_strdup (gtk_label_get_text (label));
}

static gboolean
shows (Fixture *f, const char *name)
{
  GObject *child = gtk_widget_get_template_child (GTK_WIDGET (f->page), TD_TYPE_CRITERIA_PAGE,
                                                  name);

  return gtk_widget_get_mapped (GTK_WIDGET (child));
}

/* --- the page --- */

static void
test_empty (Fixture *f, gconstpointer data)
{
  GtkWidget *button = td_test_find_button (GTK_WIDGET (f->page), "New Criteria Set…");
  TdCriteriaNew *dialog;

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  dialog = TD_CRITERIA_NEW (td_test_find_window (TD_TYPE_CRITERIA_NEW));
  td_criteria_new_choose (dialog, NULL, "Bộ của cơ quan");
  td_criteria_new_create (dialog);
  td_test_until (td_criteria_list_get_n (td_criteria_page_get_list (f->page)) == 1 &&
                 td_test_find_window (TD_TYPE_CRITERIA_NEW) == NULL);
  g_assert_cmpuint (td_test_count (f->store, &td_entity_criteria_set), ==, 1);
  /* Nothing in it yet: an error that is told, and a place to begin. */
  td_test_draw (GTK_WIDGET (f->window));
  g_assert_true (shows (f, "issues_box"));
  g_assert_nonnull (td_test_find_button (GTK_WIDGET (f->page), "Add a Group…"));
}

static void
test_adopt (Fixture *f, gconstpointer data)
{
  TdCriteriaNew *dialog;
  g_autofree char *note = NULL;
  const TdCriteriaSet *set;

  activate (f, "criteria.new-set");
  dialog = TD_CRITERIA_NEW (td_test_find_window (TD_TYPE_CRITERIA_NEW));
  td_criteria_new_choose (dialog, "an-toan-ca-nhan", NULL);
  td_criteria_new_create (dialog);
  td_test_until (td_test_find_window (TD_TYPE_CRITERIA_NEW) == NULL);
  set = td_criteria_model_get_set (td_criteria_page_get_model (f->page));
  g_assert_nonnull (set);
  g_assert_cmpstr (set->shipped, ==, "an-toan-ca-nhan");
  /* What is not verified stands there word for word. */
  td_test_draw (GTK_WIDGET (f->window));
  g_assert_true (shows (f, "unverified_note"));
  note = dup_label (f, "unverified_label");
  g_assert_nonnull (strstr (note, set->unverified));
  undo (f);
  g_assert_null (td_criteria_model_get_set (td_criteria_page_get_model (f->page)));
}

static void
test_edit (Fixture *f, gconstpointer data)
{
  TdCriteriaForm *form = td_criteria_pane_get_form (td_criteria_page_get_pane (f->page));

  choose (f, "I.1");
  td_criteria_form_enter (form, "text", "Hoàn thành đúng hạn");
  td_test_until (g_str_equal (get_criterion (f, "I.1")->text, "Hoàn thành đúng hạn"));
  td_criteria_form_enter (form, "max", "35,5");
  td_test_until (get_criterion (f, "I.1")->max == 35500);
  td_criteria_form_enter (form, "mandatory", "1");
  td_test_until (get_criterion (f, "I.1")->mandatory);
  td_criteria_form_enter (form, "bound", "CHUA");
  td_test_until (g_strcmp0 (get_criterion (f, "I.1")->bound, "CHUA") == 0);
  undo (f);
  undo (f);
  undo (f);
  g_assert_cmpint (get_criterion (f, "I.1")->max, ==, 40 * TD_DECIMAL_ONE);
  g_assert_cmpstr (get_criterion (f, "I.1")->text, ==, "Hoàn thành đúng hạn");
}

static void
test_rule_fields (Fixture *f, gconstpointer data)
{
  TdCriteriaPane *pane = td_criteria_page_get_pane (f->page);
  TdCriteriaForm *form = td_criteria_pane_get_form (pane);

  choose (f, "I.1");
  g_assert_false (td_criteria_form_shows_row (form, "unit_points"));
  g_assert_false (td_criteria_form_shows_row (form, "link"));
  g_assert_false (td_criteria_form_shows_row (form, "bound"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (td_criteria_pane_get_grades (pane))));
  td_criteria_form_enter (form, "rule", "so_lan");
  td_test_until (get_criterion (f, "I.1")->rule == TD_RULE_COUNT);
  g_assert_true (td_criteria_form_shows_row (form, "unit_points"));
  g_assert_true (td_criteria_form_shows_row (form, "link"));
  td_criteria_form_enter (form, "link", "violations");
  td_test_until (g_strcmp0 (get_criterion (f, "I.1")->link, "violations") == 0);
  choose (f, "I.2");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (td_criteria_pane_get_grades (pane))));
  choose (f, "II");
  g_assert_false (td_criteria_form_shows_row (form, "mandatory"));
  g_assert_true (td_criteria_form_shows_row (form, "role"));
}

static guint
count_grades (Fixture *f)
{
  return get_criterion (f, "I.2")->grades->len;
}

static gint64
get_points (Fixture *f, guint grade)
{
  return ((const TdGrade *) get_criterion (f, "I.2")->grades->pdata[grade])->points;
}

static void
test_grades (Fixture *f, gconstpointer data)
{
  TdCriteriaLines *lines = td_criteria_pane_get_grades (td_criteria_page_get_pane (f->page));

  choose (f, "I.2");
  g_assert_cmpuint (td_criteria_lines_get_n (lines), ==, 2);
  td_criteria_lines_enter (lines, 1, 1, "7,5");
  td_test_until (get_points (f, 1) == 7500);
  /* A line that is not complete is not a grade yet. */
  td_criteria_lines_begin (lines);
  td_criteria_lines_enter (lines, 2, 0, "Kém");
  g_assert_cmpuint (count_grades (f), ==, 2);
  td_criteria_lines_enter (lines, 2, 1, "0");
  td_test_until (count_grades (f) == 3);
  g_assert_cmpuint (td_criteria_lines_get_n (lines), ==, 3);
  g_signal_emit_by_name (lines, "removed", 1);
  td_test_until (count_grades (f) == 2);
  td_criteria_lines_enter (lines, 0, 1, "nhiều");
  g_assert_nonnull (td_criteria_lines_get_error (lines));
  g_assert_cmpint (get_points (f, 0), ==, 20 * TD_DECIMAL_ONE);
}

static const TdBand *
get_band (Fixture *f, const char *code)
{
  const TdCriteriaSet *set = td_criteria_model_get_set (td_criteria_page_get_model (f->page));
  int index = td_criteria_set_find_band (set, code);

  return index >= 0 ? set->bands->pdata[index] : NULL;
}

/* Enter goes through the fields of the dialog, and saves behind the last one. */
static void
test_add_by_enter (Fixture *f, gconstpointer data)
{
  GtkWindow *dialog;
  TdRecordForm *form;

  choose (f, "I.2");
  activate (f, "criteria.add");
  dialog = td_test_find_window (TD_TYPE_RECORD_DIALOG);
  g_assert_nonnull (dialog);
  form = td_record_dialog_get_form (TD_RECORD_DIALOG (dialog));
  td_field_row_enter_text (td_record_form_get_row (form, "text"), "Sáng kiến");
  td_field_row_enter_text (td_record_form_get_row (form, "max"), "5");
  td_record_form_focus (form, "max");
  g_assert_true (GTK_IS_TEXT (gtk_window_get_focus (dialog)));
  g_signal_emit_by_name (gtk_window_get_focus (dialog), "activate");
  td_test_until (has_lines (f, "I|-I.1|-I.2|-I.3|II|-II.1"));
}

static void
test_bands (Fixture *f, gconstpointer data)
{
  TdCriteriaPane *pane = td_criteria_page_get_pane (f->page);
  TdCriteriaLines *lines = td_criteria_pane_get_bands (pane);

  td_criteria_pane_set_view (pane, TD_CRITERIA_PANE_BANDS);
  g_assert_cmpuint (td_criteria_lines_get_n (lines), ==, 2);
  td_criteria_lines_enter (lines, 0, 3, "II >= 20");
  td_test_until (get_band (f, "DAT")->conditions->len == 1);
  td_criteria_lines_begin (lines);
  td_criteria_lines_enter (lines, 2, 2, "TOT");
  td_criteria_lines_enter (lines, 2, 0, "Tốt");
  td_criteria_lines_enter (lines, 2, 1, "80");
  td_test_until (get_band (f, "TOT") != NULL);
  /* The best class stands first. */
  g_assert_true (get_band (f, "TOT") ==
                 td_criteria_model_get_set (td_criteria_page_get_model (f->page))->bands->pdata[0]);
  td_criteria_lines_enter (lines, 0, 2, "DAT");
  td_test_until (td_criteria_lines_get_error (lines) != NULL);
  g_assert_nonnull (get_band (f, "TOT"));
  g_signal_emit_by_name (lines, "removed", 0);
  td_test_until (get_band (f, "TOT") == NULL);
}

static void
test_set_fields (Fixture *f, gconstpointer data)
{
  TdCriteriaPane *pane = td_criteria_page_get_pane (f->page);
  TdCriteriaForm *form = td_criteria_pane_get_set_form (pane);
  TdCriteriaModel *model = td_criteria_page_get_model (f->page);
  g_autofree char *sum = NULL;

  td_criteria_pane_set_view (pane, TD_CRITERIA_PANE_SET);
  td_criteria_form_enter (form, "max", "98");
  td_test_until (td_criteria_model_get_set (model)->max == 98 * TD_DECIMAL_ONE);
  sum = dup_label (f, "sum_label");
  g_assert_cmpstr (sum, ==, "Adds up to 100 / 98 declared: 2 off");
  td_criteria_form_enter (form, "name", "Thi đua năm");
  td_test_until (g_str_equal (td_criteria_model_get_set (model)->name, "Thi đua năm"));
  td_criteria_form_enter (form, "polarity", "lower");
  td_test_until (td_criteria_model_get_set (model)->lower_is_better);
}

/* --- moving --- */

static void
test_move (Fixture *f, gconstpointer data)
{
  choose (f, "I.2");
  activate (f, "criteria.move-up");
  td_test_until (has_lines (f, "I|-I.2|-I.1|II|-II.1"));
  activate (f, "criteria.move-down");
  td_test_until (has_lines (f, "I|-I.1|-I.2|II|-II.1"));
  activate (f, "criteria.move-out");
  td_test_until (has_lines (f, "I|-I.1|I.2|II|-II.1"));
  activate (f, "criteria.move-in");
  td_test_until (has_lines (f, "I|-I.1|-I.2|II|-II.1"));
  choose (f, "II");
  activate (f, "criteria.move-in");
  td_test_until (has_lines (f, "I|-I.1|-I.2|-II|--II.1"));
  undo (f);
  g_assert_true (has_lines (f, "I|-I.1|-I.2|II|-II.1"));
  g_assert_cmpint (td_data_table_get_current (get_table (f)), ==, get_criterion (f, "II")->id);
}

/* A step that leads nowhere is not offered. */
static void
test_steps (void)
{
  g_autoptr (TdCriteriaSet) set = make_set ();
  gint64 parent;
  gint64 before;

  for (guint i = 0; i < set->criteria->len; i++)
    ((TdCriterion *) set->criteria->pdata[i])->id = i + 1;
  g_assert_false (td_criteria_step_find (set, 1, TD_CRITERIA_STEP_UP, &parent, &before));
  g_assert_false (td_criteria_step_find (set, 1, TD_CRITERIA_STEP_IN, &parent, &before));
  g_assert_false (td_criteria_step_find (set, 4, TD_CRITERIA_STEP_OUT, &parent, &before));
  g_assert_false (td_criteria_step_find (set, 3, TD_CRITERIA_STEP_DOWN, &parent, &before));
  g_assert_true (td_criteria_step_find (set, 2, TD_CRITERIA_STEP_DOWN, &parent, &before));
  g_assert_cmpint (parent, ==, 1);
  g_assert_cmpint (before, ==, 0);
  g_assert_true (td_criteria_step_find (set, 2, TD_CRITERIA_STEP_OUT, &parent, &before));
  g_assert_cmpint (parent, ==, 0);
  g_assert_cmpint (before, ==, 4);
}

static void
assert_next_code (const TdCriteriaSet *set, int group, const char *expected)
{
  g_autofree char *code = td_criteria_dup_next_code (set, group);

  g_assert_cmpstr (code, ==, expected);
}

static void
test_codes (void)
{
  g_autoptr (TdCriteriaSet) set = make_set ();
  g_autoptr (TdCriteriaSet) nothing = td_criteria_set_new ();

  assert_next_code (set, -1, "III");
  assert_next_code (set, 0, "I.3");
  assert_next_code (nothing, -1, "I");
  td_criteria_set_add (set, 3, "II.9", "Khác", TD_RULE_POINTS);
  assert_next_code (set, 3, "II.10");
  td_criteria_set_add (set, 3, "II.a", "Khác nữa", TD_RULE_POINTS);
  assert_next_code (set, 3, NULL);
}

/* Where "V.19" and "VI.20" follow on each other, a number names one criterion. */
static void
test_codes_through (void)
{
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();

  td_criteria_set_add (set, -1, "I", "Nhiệm vụ", TD_RULE_GROUP);
  td_criteria_set_add (set, 0, "I.1", "Đúng hạn", TD_RULE_POINTS);
  assert_next_code (set, 0, "I.2");
  td_criteria_set_add (set, 0, "I.2", "Chất lượng", TD_RULE_POINTS);
  td_criteria_set_add (set, -1, "II", "Kỷ luật", TD_RULE_GROUP);
  td_criteria_set_add (set, 3, "II.3", "Không vi phạm", TD_RULE_YES_NO);
  td_criteria_set_add (set, -1, "III", "Điểm thưởng", TD_RULE_GROUP);
  assert_next_code (set, 0, "I.4");
  assert_next_code (set, 3, "II.4");
  assert_next_code (set, 5, "III.4");
  assert_next_code (set, -1, "IV");
}

/* --- adding and removing --- */

static void
add (Fixture *f, const char *action, const char *text)
{
  TdRecordDialog *dialog;
  TdRecordForm *form;

  activate (f, action);
  dialog = TD_RECORD_DIALOG (td_test_find_window (TD_TYPE_RECORD_DIALOG));
  form = td_record_dialog_get_form (dialog);
  td_field_row_enter_text (td_record_form_get_row (form, "text"), text);
  td_record_dialog_save (dialog);
}

static void
test_add (Fixture *f, gconstpointer data)
{
  choose (f, "I.1");
  add (f, "criteria.add", "Sáng kiến");
  td_test_until (has_lines (f, "I|-I.1|-I.3|-I.2|II|-II.1"));
  g_assert_cmpint (td_data_table_get_current (get_table (f)), ==, get_criterion (f, "I.3")->id);
  /* A group comes behind the current one, with all that lies in that. */
  add (f, "criteria.add-group", "Thưởng");
  td_test_until (has_lines (f, "I|-I.1|-I.3|-I.2|III|II|-II.1"));
  undo (f);
  g_assert_true (has_lines (f, "I|-I.1|-I.3|-I.2|II|-II.1"));
  /* Into the current group. */
  choose (f, "II");
  add (f, "criteria.add", "Đoàn kết");
  td_test_until (has_lines (f, "I|-I.1|-I.3|-I.2|II|-II.1|-II.2"));
}

static void
test_remove (Fixture *f, gconstpointer data)
{
  choose (f, "I.1");
  activate (f, "criteria.remove");
  td_test_until (has_lines (f, "I|-I.2|II|-II.1"));
  /* The one that took its place is current now. */
  g_assert_cmpint (td_data_table_get_current (get_table (f)), ==, get_criterion (f, "I.2")->id);
  undo (f);
  choose (f, "I");
  activate (f, "criteria.remove");
  td_test_until (has_lines (f, "II|-II.1"));
  undo (f);
  g_assert_true (has_lines (f, "I|-I.1|-I.2|II|-II.1"));
}

/* --- issues --- */

static GtkListBoxRow *
get_issue_row (Fixture *f, int index)
{
  GObject *list = gtk_widget_get_template_child (GTK_WIDGET (f->page), TD_TYPE_CRITERIA_PAGE,
                                                 "issues_list");

  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index);
}

static void
test_issues (Fixture *f, gconstpointer data)
{
  TdCriteriaForm *form = td_criteria_pane_get_form (td_criteria_page_get_pane (f->page));

  g_assert_false (shows (f, "issues_box"));
  choose (f, "II.1");
  td_criteria_form_enter (form, "max", "30");
  td_test_until (get_issue_row (f, 1) != NULL);
  td_test_draw (GTK_WIDGET (f->window));
  g_assert_true (shows (f, "issues_box"));
  choose (f, "I");
  /* The second is about the group: it leads there. */
  g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (get_issue_row (f, 1))),
                         "row-activated", get_issue_row (f, 1));
  g_assert_cmpint (td_data_table_get_current (get_table (f)), ==, get_criterion (f, "II")->id);
  /* The first is about the set. */
  g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (get_issue_row (f, 0))),
                         "row-activated", get_issue_row (f, 0));
  g_assert_cmpuint (td_criteria_pane_get_view (td_criteria_page_get_pane (f->page)), ==,
                    TD_CRITERIA_PANE_SET);
}

static void
test_search (Fixture *f, gconstpointer data)
{
  td_page_set_search_text (TD_PAGE (f->page), "vi pham");
  g_assert_true (has_lines (f, "II|-II.1"));
  choose (f, "II.1");
  /* With criteria left out nobody would see where it goes. */
  g_assert_false (gtk_widget_activate_action (GTK_WIDGET (f->page), "criteria.move-out", NULL) &&
                  !has_lines (f, "II|-II.1"));
  td_page_set_search_text (TD_PAGE (f->page), "không có chữ này");
  g_assert_true (has_lines (f, ""));
  td_page_set_search_text (TD_PAGE (f->page), "");
  g_assert_true (has_lines (f, "I|-I.1|-I.2|II|-II.1"));
}

/* --- whole sets --- */

static void
test_duplicate_archive (Fixture *f, gconstpointer data)
{
  TdCriteriaList *list = td_criteria_page_get_list (f->page);

  activate (f, "criteria.duplicate");
  td_test_until (td_criteria_list_get_n (list) == 2 &&
                 td_criteria_list_get_selected (list) != f->set);
  g_assert_true (has_lines (f, "I|-I.1|-I.2|II|-II.1"));
  activate (f, "criteria.archive");
  td_test_until (td_criteria_list_get_n (list) == 1);
  g_assert_cmpuint (td_criteria_list_get_total (list), ==, 2);
  g_assert_cmpint (td_criteria_list_get_selected (list), ==, f->set);
  undo (f);
  g_assert_cmpuint (td_criteria_list_get_n (list), ==, 2);
}

static GFile *
write_workbook (Fixture *f, const TdCriteriaSet *set)
{
  g_autoptr (GFile) folder = g_file_get_parent (td_store_get_file (f->store));
  GFile *file = g_file_get_child (folder, "bo-tieu-chi.xlsx");
  g_autoptr (GError) error = NULL;

  td_criteria_workbook_write (set, NULL, NULL, file, NULL, &error);
  g_assert_no_error (error);
  return file;
}

static TdCriteriaImport *
open_workbook (Fixture *f, gboolean over)
{
  g_autoptr (TdCriteriaSet) changed = make_set ();
  g_autoptr (GFile) file = NULL;
  TdCriteriaImport *dialog;

  /* I.2 goes, II.2 comes, II.1 gets fewer points. */
  g_ptr_array_remove_index (changed->criteria, 2);
  ((TdCriterion *) changed->criteria->pdata[3])->parent = 2;
  ((TdCriterion *) changed->criteria->pdata[3])->max = 30 * TD_DECIMAL_ONE;
  td_criteria_set_add (changed, 2, "II.2", "Đoàn kết", TD_RULE_POINTS)->max = 30 * TD_DECIMAL_ONE;
  file = write_workbook (f, changed);
  td_criteria_page_open_file (f->page, file, over);
  dialog = TD_CRITERIA_IMPORT (td_test_find_window (TD_TYPE_CRITERIA_IMPORT));
  td_test_until (!td_criteria_import_is_loading (dialog));
  g_file_delete (file, NULL, NULL);
  return dialog;
}

static void
test_import_over (Fixture *f, gconstpointer data)
{
  TdCriteriaImport *dialog = open_workbook (f, TRUE);
  g_autofree char *changes = td_criteria_import_dup_changes (dialog);
  gint64 kept = get_criterion (f, "II.1")->id;

  g_assert_cmpstr (changes, ==, "~II.1 Không vi phạm\n+II.2 Đoàn kết\n-I.2 Chất lượng");
  g_assert_cmpuint (td_test_count (f->store, &td_entity_criterion), ==, 5);
  td_criteria_import_take (dialog);
  td_test_until (has_lines (f, "I|-I.1|II|-II.1|-II.2"));
  g_assert_cmpint (get_criterion (f, "II.1")->id, ==, kept);
  undo (f);
  g_assert_true (has_lines (f, "I|-I.1|-I.2|II|-II.1"));
}

/* Of the same name as the one that is there: refused in words, nothing is written. */
static void
test_import_new (Fixture *f, gconstpointer data)
{
  TdCriteriaImport *dialog = open_workbook (f, FALSE);
  g_autofree char *changes = td_criteria_import_dup_changes (dialog);

  g_assert_nonnull (strstr (changes, "+II.2 Đoàn kết"));
  g_assert_null (strchr (changes, '-'));
  td_criteria_import_take (dialog);
  td_test_settle ();
  g_assert_cmpuint (td_criteria_list_get_n (td_criteria_page_get_list (f->page)), ==, 1);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* --- rounds --- */

static gint64
add_round (Fixture *f)
{
  g_autoptr (TdRecord) round = td_record_new (&td_entity_round);
  g_autoptr (GError) error = NULL;
  TdAction *action;
  gint64 id = 0;

  td_test_add_unit (f->store, "Văn phòng");
  td_round_init (round, TD_PERIOD_QUARTER, 2026, 3);
  td_record_set_int (round, "criteria", f->set);
  td_record_set_text (round, "subject", "unit");
  action = td_round_create (f->store, round, NULL, &id, &error);
  g_assert_no_error (error);
  td_action_run (action, f->store, NULL, &error);
  g_assert_no_error (error);
  return id;
}

/* The one sheet's own score of I.1. */
static void
add_score (Fixture *f, gint64 round, gint64 figure)
{
  TdReader *reader = td_store_get_reader (f->store);
  g_autoptr (TdRecord) record = td_reader_get (reader, &td_entity_round, round, NULL);
  g_autoptr (TdCriteriaSet) copy =
    td_criteria_set_load (reader, td_record_get_int_or (record, "criteria", 0), NULL);
  g_autoptr (TdQuery) query = td_query_new (&td_entity_sheet);
  g_autoptr (TdRecord) sheet = NULL;
  g_autoptr (TdRecord) score = td_record_new (&td_entity_score);
  g_autoptr (GError) error = NULL;

  td_query_filter_int (query, "round", TD_FILTER_IS, round);
  sheet = td_reader_first (reader, query, NULL);
  g_assert_nonnull (sheet);
  td_record_set_int (score, "round", round);
  td_record_set_int (score, "sheet", td_record_get_id (sheet));
  td_record_set_int (score, "criterion",
                     td_criteria_set_get (copy, (guint) td_criteria_set_find (copy, "I.1"))->id);
  td_record_set_text (score, "layer", "self");
  td_record_set_int (score, "figure", figure);
  td_store_save (f->store, "score", score, &error);
  g_assert_no_error (error);
}

static void
test_apply (Fixture *f, gconstpointer data)
{
  TdCriteriaForm *form = td_criteria_pane_get_form (td_criteria_page_get_pane (f->page));
  TdCriteriaApply *dialog;
  gint64 round = add_round (f);

  add_score (f, round, 36 * TD_DECIMAL_ONE);

  td_test_until (td_criteria_list_get_n_rounds (td_criteria_page_get_list (f->page)) == 1);
  td_test_draw (GTK_WIDGET (f->window));
  g_assert_true (shows (f, "used_note"));
  g_assert_false (shows (f, "apply_button"));
  choose (f, "I.1");
  td_criteria_form_enter (form, "max", "30");
  td_test_until (get_criterion (f, "I.1")->max == 30 * TD_DECIMAL_ONE);
  g_assert_cmpuint (td_criteria_model_get_set (td_criteria_page_get_model (f->page))->version, ==,
                    2);
  td_test_draw (GTK_WIDGET (f->window));
  g_assert_true (shows (f, "apply_button"));
  activate (f, "criteria.apply");
  dialog = TD_CRITERIA_APPLY (td_test_find_window (TD_TYPE_CRITERIA_APPLY));
  td_test_until (!td_criteria_apply_is_loading (dialog));
  g_assert_cmpuint (td_criteria_apply_get_n_changes (dialog), ==, 0);
  td_criteria_apply_set_mode (dialog, TD_FIT_CLAMP);
  td_test_until (!td_criteria_apply_is_loading (dialog));
  g_assert_cmpuint (td_criteria_apply_get_n_changes (dialog), ==, 1);
  td_criteria_apply_run (dialog);
  td_test_until (td_test_find_window (TD_TYPE_CRITERIA_APPLY) == NULL);
  g_assert_false (td_round_set_is_older (td_store_get_reader (f->store), round));
  g_assert_false (shows (f, "apply_button"));
  undo (f);
  g_assert_true (td_round_set_is_older (td_store_get_reader (f->store), round));
}

/* --- only for reading --- */

static void
test_read_only (void)
{
  g_autoptr (TdStore) made = td_test_make_store ("criteria-read-only");
  g_autoptr (GFile) file = g_object_ref (td_store_get_file (made));
  g_autoptr (GError) error = NULL;
  Fixture f = { 0 };

  add_set (made);
  td_store_close (made, NULL);
  f.store = td_store_open (file, TD_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  open_window (&f);
  g_assert_true (shows (&f, "read_only_note"));
  g_assert_true (has_lines (&f, "I|-I.1|-I.2|II|-II.1"));
  choose (&f, "I.2");
  gtk_widget_activate_action (GTK_WIDGET (f.page), "criteria.move-up", NULL);
  gtk_widget_activate_action (GTK_WIDGET (f.page), "criteria.remove", NULL);
  gtk_widget_activate_action (GTK_WIDGET (f.page), "criteria.add", NULL);
  td_test_settle ();
  g_assert_null (td_test_find_window (TD_TYPE_RECORD_DIALOG));
  g_assert_true (has_lines (&f, "I|-I.1|-I.2|II|-II.1"));
  td_test_close_window (f.window);
  g_object_unref (f.store);
}

#define ADD(path, func) \
  g_test_add ("/criteria-page/" path, Fixture, "criteria-" path, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  td_test_views_init (&argc, &argv);
  g_test_add ("/criteria-page/empty", Fixture, "criteria-empty", set_up_empty, test_empty,
              tear_down);
  g_test_add ("/criteria-page/adopt", Fixture, "criteria-adopt", set_up_empty, test_adopt,
              tear_down);
  ADD ("edit", test_edit);
  ADD ("rule-fields", test_rule_fields);
  ADD ("grades", test_grades);
  ADD ("add-by-enter", test_add_by_enter);
  ADD ("bands", test_bands);
  ADD ("set-fields", test_set_fields);
  ADD ("move", test_move);
  ADD ("add", test_add);
  ADD ("remove", test_remove);
  ADD ("issues", test_issues);
  ADD ("search", test_search);
  ADD ("duplicate-archive", test_duplicate_archive);
  ADD ("import-over", test_import_over);
  ADD ("import-new", test_import_new);
  ADD ("apply", test_apply);
  g_test_add_func ("/criteria-page/steps", test_steps);
  g_test_add_func ("/criteria-page/codes", test_codes);
  g_test_add_func ("/criteria-page/codes-through", test_codes_through);
  g_test_add_func ("/criteria-page/read-only", test_read_only);
  return td_test_views_run ();
}
