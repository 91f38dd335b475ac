/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-apply.h"
#include "td-criteria-sets.h"
#include "td-data-table.h"
#include "td-rounds.h"
#include "td-score-year.h"
#include "td-sheet-view.h"
#include "test-scores-window.h"

#include <string.h>

/* What the scoring page shows after something changed, and where the focus is then. */

/* --- finding things --- */

static GtkMenuButton *
find_menu (GtkWidget *root, const char *tooltip)
{
  GtkMenuButton *found = NULL;

  if (GTK_IS_MENU_BUTTON (root) && g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip) == 0)
    return GTK_MENU_BUTTON (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_menu (child, tooltip);
  return found;
}

static gboolean
offers (GMenuModel *menu, const char *label)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *text = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &text);
      if (g_strcmp0 (text, label) == 0 || (section != NULL && offers (section, label)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
says (GtkWidget *root, const char *text)
{
  gboolean found = GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) &&
                   strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = says (child, text);
  return found;
}

static gboolean
has_focus (Fixture *self, gpointer widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static TdSheetState
get_state (Fixture *self, guint sheet)
{
  return td_score_book_get_sheet (get_book (self), sheet)->state;
}

/* --- states --- */

/* What the menu of filters counts is what there is now. */
static void
test_filter_counts (void)
{
  Fixture f;
  GtkMenuButton *filter;

  set_up (&f, "scores-filter-counts.thidua");
  filter = find_menu (GTK_WIDGET (f.page), "Show only sheets of one state or one cluster");
  g_assert_nonnull (filter);
  td_score_grid_set_current (get_grid (&f), 2, 1);
  activate (&f, "scores.set-state", "s", "council");
  td_test_until (get_state (&f, 2) == TD_SHEET_COUNCIL);
  td_test_settle ();
  gtk_menu_button_popup (filter);
  td_test_settle ();
  g_assert_true (offers (gtk_menu_button_get_menu_model (filter), "Council: 1"));
  g_assert_true (offers (gtk_menu_button_get_menu_model (filter), "Appraisal: 5"));
  gtk_menu_button_popdown (filter);
  tear_down (&f);
}

/* A round in which nobody scored anything, its page in a window. */
static void
set_up_fresh (Fixture *self, const char *name)
{
  g_autoptr (TdCriteriaSet) set = td_test_make_set (FALSE, N_CRITERIA);
  g_autoptr (TdScoreBook) book = NULL;
  gint64 units[N_UNITS];

  *self = (Fixture) { 0 };
  self->store = td_test_make_store (name);
  td_test_add_units (self->store, units, N_UNITS);
  book = td_test_make_round (self->store, set);
  self->round = td_score_book_get_round (book);
  open_window (self);
  td_test_until (get_book (self) != NULL);
  td_test_draw (GTK_WIDGET (self->window));
}

/* Those that can go do, as one change; how many stay, and why, is said. */
static void
test_states_partly (void)
{
  Fixture f;
  g_autoptr (GError) error = NULL;

  set_up_fresh (&f, "scores-states-partly.thidua");
  /* Forms that nobody filled in are taken, but not in silence. */
  activate (&f, "scores.set-state-of-all", "s", "submitted");
  td_test_until (get_state (&f, 5) == TD_SHEET_SUBMITTED);
  td_test_until (says (GTK_WIDGET (f.window), "6 sheets are not scored completely."));
  g_assert_cmpint (td_store_undo (f.store, &error), >, 0);
  td_test_until (get_state (&f, 5) == TD_SHEET_NOT_SENT);

  /* What nobody was given is not beyond anything. */
  td_score_grid_set_current (get_grid (&f), 2, 1);
  activate (&f, "scores.set-state", "s", "council");
  td_test_until (says (GTK_WIDGET (f.window), "has not been sent"));
  g_assert_cmpint (get_state (&f, 2), ==, TD_SHEET_NOT_SENT);
  activate (&f, "scores.set-state", "s", "appraised");
  td_test_until (get_state (&f, 2) == TD_SHEET_APPRAISED);
  activate (&f, "scores.set-state-of-all", "s", "council");
  td_test_until (get_state (&f, 2) == TD_SHEET_COUNCIL);
  td_test_until (says (GTK_WIDGET (f.window), "5 sheets have not been sent and stay."));
  activate (&f, "scores.set-state-of-all", "s", "submitted");
  td_test_until (get_state (&f, 5) == TD_SHEET_SUBMITTED);
  g_assert_cmpint (get_state (&f, 0), ==, TD_SHEET_SUBMITTED);
  g_assert_cmpint (get_state (&f, 2), ==, TD_SHEET_COUNCIL);
  td_test_until (says (GTK_WIDGET (f.window), "1 sheet is beyond that and stays."));
  g_assert_cmpint (td_store_undo (f.store, &error), >, 0);
  td_test_until (get_state (&f, 5) == TD_SHEET_NOT_SENT);
  g_assert_cmpint (get_state (&f, 0), ==, TD_SHEET_NOT_SENT);
  g_assert_cmpint (get_state (&f, 2), ==, TD_SHEET_COUNCIL);

  /* Where none can go nothing is written, and that is said too. */
  activate (&f, "scores.set-state", "s", "appraised");
  td_test_until (says (GTK_WIDGET (f.window), "1 sheet is beyond “Appraisal”"));
  g_assert_cmpint (get_state (&f, 2), ==, TD_SHEET_COUNCIL);
  tear_down (&f);
}

/* --- the focus --- */

static void
test_focus (void)
{
  Fixture f;
  GtkMenuButton *sheets;

  set_up (&f, "scores-focus.thidua");
  sheets = find_menu (GTK_WIDGET (f.page), "State, cluster and scores of several sheets at once");
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (sheets)));
  g_assert_false (has_focus (&f, get_grid (&f)));
  activate (&f, "scores.layer", "s", "council");
  g_assert_true (has_focus (&f, get_grid (&f)));

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (sheets)));
  activate (&f, "scores.set-state-of-all", "s", "council");
  td_test_until (get_state (&f, 5) == TD_SHEET_COUNCIL);
  g_assert_true (has_focus (&f, get_grid (&f)));

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (sheets)));
  activate (&f, "scores.take-over-all", NULL);
  g_assert_true (has_focus (&f, get_grid (&f)));

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (sheets)));
  activate (&f, "scores.filter-state", "s", "council");
  g_assert_true (has_focus (&f, get_grid (&f)));

  /* Also from a sheet that was looked at. */
  g_signal_emit_by_name (get_grid (&f), "activated", 3);
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_false (has_focus (&f, get_grid (&f)));
  g_signal_emit_by_name (find (&f, TD_TYPE_SHEET_VIEW), "closed");
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_true (has_focus (&f, get_grid (&f)));
  tear_down (&f);
}

/* --- undo --- */

/* A key as GTK hands it to the grid before its editor; %FALSE: nobody took it. */
static gboolean
press (Fixture *self, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers =
    gtk_widget_observe_controllers (GTK_WIDGET (get_grid (self)));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }
  return handled;
}

/* The keys take back what was written, although an entry has the focus. */
static void
test_undo (void)
{
  Fixture f;
  TdMark before;

  set_up (&f, "scores-undo.thidua");
  gtk_widget_grab_focus (GTK_WIDGET (get_grid (&f)));
  before = td_score_book_get_mark (get_book (&f), 0, 1, TD_LAYER_APPRAISED);
  td_test_set_score (f.store, get_book (&f), 0, 1, TD_LAYER_APPRAISED, "1");
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_true (press (&f, GDK_KEY_z, GDK_CONTROL_MASK));
  td_test_until (td_score_book_get_mark (get_book (&f), 0, 1, TD_LAYER_APPRAISED).points ==
                 before.points);
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_true (press (&f, GDK_KEY_Z, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  td_test_until (td_score_book_get_mark (get_book (&f), 0, 1, TD_LAYER_APPRAISED).points == 1000);
  tear_down (&f);
}

/* --- means --- */

/* The row of means is of the rows that are shown. */
static void
test_means (void)
{
  Fixture f;
  TdMark all;
  TdMark one;
  TdMark mark;

  set_up (&f, "scores-means.thidua");
  all = td_score_grid_get_mean (get_grid (&f), 0);
  g_assert_cmpint (all.state, ==, TD_SCORE_GIVEN);
  td_page_set_search_text (TD_PAGE (f.page), "bo tro");
  td_test_until (td_score_grid_get_n_rows (get_grid (&f)) == 1);
  for (guint column = 0; column < N_CRITERIA; column++)
    {
      guint sheet;
      guint criterion;

      one = td_score_grid_get_mean (get_grid (&f), column);
      g_assert_true (td_score_grid_get_current (get_grid (&f), &sheet, &criterion));
      for (guint i = 0, n = 0; i < td_score_book_get_set (get_book (&f))->criteria->len; i++)
        if (td_criteria_set_get (td_score_book_get_set (get_book (&f)), i)->rule != TD_RULE_GROUP &&
            n++ == column)
          criterion = i;
      mark = td_score_book_get_mark (get_book (&f), sheet, criterion, TD_LAYER_APPRAISED);
      g_assert_true ((one.state == TD_SCORE_GIVEN) == (mark.state == TD_SCORE_GIVEN));
      if (mark.state == TD_SCORE_GIVEN)
        g_assert_cmpint (one.points, ==, mark.points);
    }
  td_page_set_search_text (TD_PAGE (f.page), "");
  td_test_until (td_score_grid_get_n_rows (get_grid (&f)) == N_UNITS);
  g_assert_cmpint (td_score_grid_get_mean (get_grid (&f), 0).points, ==, all.points);
  /* And it follows what is written. */
  td_test_set_score (f.store, get_book (&f), 0, 1, TD_LAYER_APPRAISED, "0");
  one = td_score_grid_get_mean (get_grid (&f), 0);
  g_assert_cmpint (one.points, <, all.points);
  tear_down (&f);
}

/* --- a set that went on --- */

static void
test_newer_set (void)
{
  Fixture f;
  g_autoptr (TdCriteriaSet) changed = td_test_make_set (FALSE, N_CRITERIA + 1);
  g_autoptr (TdRecord) copy = NULL;
  g_autoptr (GError) error = NULL;
  TdCriteriaApply *dialog;
  gint64 master;

  set_up (&f, "scores-newer-set.thidua");
  g_assert_null (td_test_find_button (GTK_WIDGET (f.page), "Take into the Round…"));
  copy = td_reader_get (td_store_get_reader (f.store), &td_entity_criteria_set,
                        td_record_get_int_or (td_score_book_get_record (get_book (&f)), "criteria",
                                              0), &error);
  master = td_record_get_int_or (copy, "master", 0);
  td_action_run (td_criteria_set_store (changed, master, NULL, &error), f.store, NULL, &error);
  g_assert_no_error (error);
  td_test_settle ();
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_nonnull (td_test_find_button (GTK_WIDGET (f.page), "Take into the Round…"));
  activate (&f, "scores.take-set", NULL);
  dialog = TD_CRITERIA_APPLY (td_test_find_window (TD_TYPE_CRITERIA_APPLY));
  td_test_until (!td_criteria_apply_is_loading (dialog));
  td_criteria_apply_run (dialog);
  td_test_until (td_test_find_button (GTK_WIDGET (f.page), "Take into the Round…") == NULL);
  td_test_settle ();
  tear_down (&f);
}

/* --- the year --- */

/* Every week has its column. */
static void
test_weeks (void)
{
  g_autoptr (TdCriteriaSet) set = td_test_make_set (FALSE, N_CRITERIA);
  g_autoptr (TdRecord) round = td_record_new (&td_entity_round);
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (GError) error = NULL;
  Fixture f = { 0 };
  TdScoreYear *year;
  const TdYearScore *score;
  gint64 units[3];
  gint64 master = 0;
  gint64 id = 0;

  f.store = td_test_make_store ("scores-weeks.thidua");
  td_test_add_units (f.store, units, G_N_ELEMENTS (units));
  td_action_run (td_criteria_set_store (set, 0, &master, &error), f.store, NULL, &error);
  td_round_init (round, TD_PERIOD_WEEK, 2026, 30);
  td_record_set_int (round, "criteria", master);
  td_record_set_text (round, "subject", "unit");
  td_record_set_text (round, "rollup", "mean");
  td_action_run (td_round_create (f.store, round, NULL, &id, &error), f.store, NULL, &error);
  g_assert_no_error (error);
  open_window (&f);
  td_test_until (get_book (&f) != NULL);
  activate (&f, "scores.view", "s", "year");
  year = find (&f, TD_TYPE_SCORE_YEAR);
  td_test_until (td_score_year_get_feed (year) != NULL && !td_score_year_is_loading (year));
  td_test_draw (GTK_WIDGET (f.window));
  score = td_score_year_get_feed (year)->scores->pdata[0];
  g_assert_cmpuint (score->n, >=, 52);
  columns = td_data_table_dup_columns (TD_DATA_TABLE (td_test_find (GTK_WIDGET (year),
                                                                    TD_TYPE_DATA_TABLE)));
  g_assert_cmpuint (columns->len, ==, score->n + 3);
  tear_down (&f);
}

int
main (int argc, char **argv)
{
  td_test_views_init (&argc, &argv);
  g_test_add_func ("/scores-edits/filter-counts", test_filter_counts);
  g_test_add_func ("/scores-edits/states-partly", test_states_partly);
  g_test_add_func ("/scores-edits/focus", test_focus);
  g_test_add_func ("/scores-edits/undo", test_undo);
  g_test_add_func ("/scores-edits/means", test_means);
  g_test_add_func ("/scores-edits/newer-set", test_newer_set);
  g_test_add_func ("/scores-edits/weeks", test_weeks);
  return td_test_views_run ();
}
