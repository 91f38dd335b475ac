/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-sets.h"
#include "td-reopen-dialog.h"
#include "td-round-close-dialog.h"
#include "td-round-dialog.h"
#include "td-rounds.h"
#include "td-score-chart.h"
#include "td-score-ranking.h"
#include "td-score-year.h"
#include "td-sheet-table.h"
#include "td-sheet-view.h"
#include "test-scores-window.h"

#include <string.h>

/* --- what there is not yet --- */

static void
test_empty (void)
{
  g_autoptr (TdCriteriaSet) set = td_test_make_set (FALSE, N_CRITERIA);
  g_autoptr (GError) error = NULL;
  Fixture f = { 0 };

  f.store = td_test_make_store ("scores-empty.thidua");
  open_window (&f);
  g_assert_nonnull (td_test_find_button (GTK_WIDGET (f.page), "Go to Criteria Sets"));
  g_assert_null (find (&f, TD_TYPE_SCORE_GRID));
  td_action_run (td_criteria_set_store (set, 0, NULL, &error), f.store, NULL, &error);
  g_assert_no_error (error);
  td_test_settle ();
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_nonnull (td_test_find_button (GTK_WIDGET (f.page), "New Round…"));
  tear_down (&f);
}

/* --- what is shown --- */

static void
test_show (void)
{
  Fixture f;

  set_up (&f, "scores-show.thidua");
  g_assert_cmpstr (td_page_get_subtitle (TD_PAGE (f.page)), ==,
                   "6 units · 15 criteria · Bộ tiêu chí thi đua hư cấu, version 1");
  g_assert_cmpint (td_score_grid_get_layer (get_grid (&f)), ==, TD_LAYER_APPRAISED);
  activate (&f, "scores.layer", "s", "self");
  g_assert_cmpint (td_score_grid_get_layer (get_grid (&f)), ==, TD_LAYER_SELF);
  activate (&f, "scores.view", "s", "ranking");
  g_assert_nonnull (find (&f, TD_TYPE_SCORE_RANKING));
  g_assert_null (find (&f, TD_TYPE_SCORE_GRID));
  tear_down (&f);
}

static void
test_filters (void)
{
  Fixture f;
  guint open;

  set_up (&f, "scores-filters.thidua");
  open = 0;
  for (guint i = 0; i < N_UNITS; i++)
    {
      const TdSheetResult *result = td_score_book_get_result (get_book (&f), i);
      const TdTotal *total = &result->layers[TD_LAYER_APPRAISED];

      open += total->scored < total->applicable;
    }
  g_assert_cmpuint (open, >, 0);
  g_assert_cmpuint (open, <, N_UNITS);
  activate (&f, "scores.open-only", NULL);
  g_assert_cmpuint (td_score_grid_get_n_rows (get_grid (&f)), ==, open);
  activate (&f, "scores.clear-filters", NULL);
  g_assert_cmpuint (td_score_grid_get_n_rows (get_grid (&f)), ==, N_UNITS);
  td_page_set_search_text (TD_PAGE (f.page), "bo tro");
  td_test_until (td_score_grid_get_n_rows (get_grid (&f)) == 1);
  activate (&f, "scores.filter-state", "s", "council");
  g_assert_nonnull (td_test_find_button (GTK_WIDGET (f.page), "Clear Filters"));
  g_assert_null (find (&f, TD_TYPE_SCORE_GRID));
  activate (&f, "scores.clear-filters", NULL);
  td_test_until (td_score_grid_get_n_rows (get_grid (&f)) == N_UNITS);
  tear_down (&f);
}

/* A sheet takes the place of the round, header bar and all, and gives it back. */
static void
test_sheet (void)
{
  Fixture f;
  TdSheetView *sheet;
  TdSheetCell cell;
  guint row, criterion, shown;

  set_up (&f, "scores-sheet.thidua");
  td_score_grid_set_current (get_grid (&f), 3, 2);
  g_assert_true (td_score_grid_get_current (get_grid (&f), &row, &criterion));
  g_signal_emit_by_name (get_grid (&f), "activated", row);
  td_test_draw (GTK_WIDGET (f.window));
  sheet = find (&f, TD_TYPE_SHEET_VIEW);
  g_assert_nonnull (sheet);
  g_assert_null (find (&f, TD_TYPE_SCORE_GRID));
  g_assert_true (td_sheet_view_get_sheet (sheet, &shown));
  g_assert_cmpuint (shown, ==, row);
  g_assert_true (td_sheet_table_get_current (find (&f, TD_TYPE_SHEET_TABLE), &cell));
  g_assert_cmpuint (cell.criterion, ==, criterion);
  g_assert_cmpstr (td_page_get_title (TD_PAGE (f.page)), ==,
                   td_score_book_get_sheet (get_book (&f), row)->name);
  g_signal_emit_by_name (sheet, "closed");
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_nonnull (find (&f, TD_TYPE_SCORE_GRID));
  g_assert_cmpstr (td_page_get_title (TD_PAGE (f.page)), ==, "Scoring");
  tear_down (&f);
}

/* --- several sheets --- */

static void
test_states (void)
{
  Fixture f;
  g_autoptr (GError) error = NULL;

  set_up (&f, "scores-states.thidua");
  td_score_grid_set_current (get_grid (&f), 2, 1);
  activate (&f, "scores.set-state", "s", "council");
  td_test_until (td_score_book_get_sheet (get_book (&f), 2)->state == TD_SHEET_COUNCIL);
  g_assert_cmpint (td_score_book_get_sheet (get_book (&f), 1)->state, ==, TD_SHEET_APPRAISED);
  g_assert_cmpint (td_store_undo (f.store, &error), >, 0);
  td_test_until (td_score_book_get_sheet (get_book (&f), 2)->state == TD_SHEET_APPRAISED);
  activate (&f, "scores.set-state-of-all", "s", "council");
  td_test_until (td_score_book_get_sheet (get_book (&f), 5)->state == TD_SHEET_COUNCIL);

  /* What the council left open takes the office's points. */
  activate (&f, "scores.layer", "s", "council");
  g_assert_cmpint (td_score_book_get_mark (get_book (&f), 0, 1, TD_LAYER_COUNCIL).state, ==,
                   TD_SCORE_OPEN);
  activate (&f, "scores.take-over-all", NULL);
  td_test_until (td_score_book_get_mark (get_book (&f), 0, 1, TD_LAYER_COUNCIL).state ==
                 TD_SCORE_GIVEN);
  g_assert_cmpint (td_score_book_get_mark (get_book (&f), 0, 1, TD_LAYER_COUNCIL).points, ==,
                   td_score_book_get_mark (get_book (&f), 0, 1, TD_LAYER_APPRAISED).points);
  tear_down (&f);
}

/* --- ranking and chart --- */

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (const char *at = text; *at != '\0'; at++)
    n += *at == '\n';
  return n;
}

static void
test_ranking (void)
{
  Fixture f;
  TdScoreRanking *ranking;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean incomplete = FALSE;

  set_up (&f, "scores-ranking.thidua");
  activate (&f, "scores.view", "s", "ranking");
  ranking = find (&f, TD_TYPE_SCORE_RANKING);
  text = td_score_ranking_dup_text (ranking);
  g_assert_cmpuint (count_lines (text), ==, N_UNITS);
  lines = g_strsplit (text, "\n", -1);
  g_assert_true (g_str_has_prefix (lines[0], "1\t") || g_str_has_prefix (lines[0], "= 1\t"));
  /* Once one is not ranked, nobody after it is, and what is missing is named. */
  for (guint i = 0; i < N_UNITS; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      incomplete |= *cells[0] == '\0';
      g_assert_true (incomplete == (*cells[0] == '\0'));
      g_assert_true (incomplete == g_str_has_prefix (cells[4], "Missing "));
      g_assert_true (incomplete == (*cells[3] == '\0'));
    }
  g_assert_true (incomplete);
  tear_down (&f);
}

static gboolean
says (TdScoreRanking *ranking, const char *text)
{
  g_autofree char *said = td_score_ranking_dup_text (ranking);

  return strstr (said, text) != NULL;
}

/* The rank of the quarter before stands beside it. */
static void
test_compare (void)
{
  Fixture f;
  g_autoptr (TdRecord) round = td_record_new (&td_entity_round);
  g_autoptr (TdScoreBook) later = NULL;
  g_autoptr (TdRecord) first = NULL;
  g_autoptr (TdRecord) copy = NULL;
  g_autoptr (GError) error = NULL;
  TdScoreRanking *ranking;
  gint64 id = 0;
  gint64 master;

  make_round (&f, "scores-compare.thidua", FALSE);
  first = td_reader_get (td_store_get_reader (f.store), &td_entity_round, f.round, &error);
  copy = td_reader_get (td_store_get_reader (f.store), &td_entity_criteria_set,
                        td_record_get_int_or (first, "criteria", 0), &error);
  master = td_record_get_int_or (copy, "master", 0);
  td_round_init (round, TD_PERIOD_QUARTER, 2026, 4);
  td_record_set_int (round, "criteria", master);
  td_record_set_text (round, "subject", "unit");
  td_action_run (td_round_create (f.store, round, NULL, &id, &error), f.store, NULL, &error);
  g_assert_no_error (error);
  later = td_score_book_new (f.store, id, &error);
  td_test_fill_round (f.store, later);
  g_clear_object (&later);
  open_window (&f);
  td_test_until (get_book (&f) != NULL);
  g_assert_cmpint (td_score_book_get_round (get_book (&f)), ==, id);
  activate (&f, "scores.view", "s", "ranking");
  ranking = find (&f, TD_TYPE_SCORE_RANKING);
  /* The same scores give the same ranks. */
  td_test_until (says (ranking, "\t1  =\n"));
  activate (&f, "scores.round", "x", f.round);
  td_test_until (get_book (&f) != NULL && td_score_book_get_round (get_book (&f)) == f.round);
  tear_down (&f);
}

static void
test_chart (void)
{
  Fixture f;
  g_autofree char *by_class = NULL;
  g_autofree char *by_points = NULL;
  TdScoreChart *chart;

  set_up (&f, "scores-chart.thidua");
  activate (&f, "scores.view", "s", "chart");
  chart = find (&f, TD_TYPE_SCORE_CHART);
  by_class = td_score_chart_dup_text (chart);
  g_assert_true (g_str_has_prefix (by_class, "Xuất sắc: "));
  g_assert_nonnull (strstr (by_class, "Not complete: "));
  td_score_chart_set_by_points (chart, TRUE);
  by_points = td_score_chart_dup_text (chart);
  g_assert_nonnull (strstr (by_points, "80 to under 85: "));
  tear_down (&f);
}

/* --- a new round --- */

static void
test_new_round (void)
{
  g_autoptr (TdCriteriaSet) set = td_test_make_set (FALSE, N_CRITERIA);
  g_autoptr (TdRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  Fixture f = { 0 };
  TdRoundDialog *dialog;
  gint64 units[3];
  gint64 master = 0;

  f.store = td_test_make_store ("scores-new.thidua");
  td_test_add_units (f.store, units, G_N_ELEMENTS (units));
  td_action_run (td_criteria_set_store (set, 0, &master, &error), f.store, NULL, &error);
  g_assert_no_error (error);
  open_window (&f);
  activate (&f, "scores.new-round", NULL);
  dialog = TD_ROUND_DIALOG (td_test_find_window (TD_TYPE_ROUND_DIALOG));
  g_assert_nonnull (dialog);
  td_round_dialog_choose (dialog, master, "thang", 2026, 9);
  record = td_round_dialog_dup_record (dialog, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (td_record_get_text (record, "name"), ==, "Tháng 9/2026");
  g_assert_cmpint (td_record_get_date (record, "ended").day, ==, 30);
  g_assert_true (td_round_dialog_can_save (dialog));
  td_round_dialog_save (dialog);
  td_test_until (get_book (&f) != NULL);
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_cmpuint (td_score_grid_get_n_rows (get_grid (&f)), ==, 3);
  g_assert_cmpint (td_score_grid_get_layer (get_grid (&f)), ==, TD_LAYER_SELF);
  tear_down (&f);
}

/* --- closing --- */

static void
test_close (void)
{
  Fixture f;
  TdRoundCloseDialog *closing;
  TdReopenDialog *reopening;
  GtkWidget *button;

  set_up (&f, "scores-close.thidua");
  activate (&f, "scores.set-state-of-all", "s", "council");
  td_test_until (td_score_book_get_sheet (get_book (&f), 5)->state == TD_SHEET_COUNCIL);
  button = td_test_find_button (GTK_WIDGET (f.window), "Seal what every sheet came to");
  g_assert_true (gtk_widget_grab_focus (button));
  activate (&f, "scores.close", NULL);
  closing = TD_ROUND_CLOSE_DIALOG (td_test_find_window (TD_TYPE_ROUND_CLOSE_DIALOG));
  g_assert_true (td_round_close_dialog_can_close (closing));
  td_round_close_dialog_close (closing);
  td_test_until (td_score_book_is_closed (get_book (&f)));
  /* The button is gone: work goes on in the grid. */
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (f.window)),
                                         GTK_WIDGET (get_grid (&f))));
  td_test_until (td_test_find_button (GTK_WIDGET (f.page), "Verify") != NULL);

  activate (&f, "scores.reopen", NULL);
  reopening = TD_REOPEN_DIALOG (td_test_find_window (TD_TYPE_REOPEN_DIALOG));
  td_reopen_dialog_set_reason (reopening, "Bổ sung minh chứng của một đơn vị");
  td_reopen_dialog_reopen (reopening);
  td_test_until (!td_score_book_is_closed (get_book (&f)));
  tear_down (&f);
}

/* Sheets that are with their units stand in the way, by name. */
static void
test_close_refused (void)
{
  g_autoptr (TdCriteriaSet) set = td_test_make_set (FALSE, N_CRITERIA);
  Fixture f = { 0 };
  TdRoundCloseDialog *closing;
  gint64 units[2];

  f.store = td_test_make_store ("scores-refused.thidua");
  td_test_add_units (f.store, units, G_N_ELEMENTS (units));
  {
    g_autoptr (TdScoreBook) book = td_test_make_round (f.store, set);

    td_test_set_score (f.store, book, 0, 1, TD_LAYER_SELF, "4");
  }
  open_window (&f);
  td_test_until (get_book (&f) != NULL);
  activate (&f, "scores.close", NULL);
  closing = TD_ROUND_CLOSE_DIALOG (td_test_find_window (TD_TYPE_ROUND_CLOSE_DIALOG));
  g_assert_false (td_round_close_dialog_can_close (closing));
  gtk_window_close (GTK_WINDOW (closing));
  td_test_settle ();
  tear_down (&f);
}

/* --- the year --- */

static void
test_year (void)
{
  Fixture f;
  g_autoptr (TdRecord) before = NULL;
  g_autoptr (TdRecord) after = NULL;
  g_autoptr (GError) error = NULL;
  TdScoreYear *year;
  GPtrArray *scores;
  const TdYearScore *score;

  make_round (&f, "scores-year.thidua", TRUE);
  before = td_reader_get (td_store_get_reader (f.store), &td_entity_round, f.round, &error);
  after = td_record_copy (before);
  td_record_set_text (after, "rollup", "mean");
  td_action_run (td_round_save (before, after), f.store, NULL, &error);
  g_assert_no_error (error);
  open_window (&f);
  td_test_until (get_book (&f) != NULL);
  activate (&f, "scores.view", "s", "year");
  year = find (&f, TD_TYPE_SCORE_YEAR);
  td_test_until (td_score_year_get_feed (year) != NULL && !td_score_year_is_loading (year));
  scores = td_score_year_get_feed (year)->scores;
  g_assert_cmpuint (scores->len, ==, 12);
  score = scores->pdata[0];
  g_assert_cmpuint (score->n, ==, 4);
  g_assert_cmpuint (score->n_present, <=, 1);
  /* Quarters that are missing stay missing. */
  g_assert_cmpint (score->values[0], ==, TD_POINTS_MISSING);
  g_assert_cmpint (score->values[3], ==, TD_POINTS_MISSING);
  tear_down (&f);
}

int
main (int argc, char **argv)
{
  td_test_views_init (&argc, &argv);
  g_test_add_func ("/scores-page/empty", test_empty);
  g_test_add_func ("/scores-page/show", test_show);
  g_test_add_func ("/scores-page/filters", test_filters);
  g_test_add_func ("/scores-page/sheet", test_sheet);
  g_test_add_func ("/scores-page/states", test_states);
  g_test_add_func ("/scores-page/ranking", test_ranking);
  g_test_add_func ("/scores-page/compare", test_compare);
  g_test_add_func ("/scores-page/chart", test_chart);
  g_test_add_func ("/scores-page/new-round", test_new_round);
  g_test_add_func ("/scores-page/close", test_close);
  g_test_add_func ("/scores-page/close-refused", test_close_refused);
  g_test_add_func ("/scores-page/year", test_year);
  return td_test_views_run ();
}
