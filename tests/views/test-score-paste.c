/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-rounds.h"
#include "test-score-window.h"

/* --- what cannot be written --- */

static void
test_refusal (void)
{
  Fixture f;
  g_autofree char *description = NULL;
  g_autofree char *refusal = NULL;

  set_up (&f, "grid-refusal.thidua");
  /* Units have handed in: their own layer is closed to them. */
  td_score_grid_set_layer (f.grid, TD_LAYER_SELF);
  go (&f, 0, 0);
  refusal = td_score_book_dup_refusal (f.book, 0, get_criterion (&f, 0), TD_LAYER_SELF);
  g_assert_nonnull (refusal);
  description = td_score_grid_dup_description (f.grid);
  g_assert_nonnull (strstr (description, refusal));
  g_assert_false (gtk_editable_get_editable (get_editor (&f)));
  g_assert_true (press (&f, GDK_KEY_F2, 0));
  g_assert_false (gtk_widget_get_can_target (GTK_WIDGET (get_editor (&f))));
  /* A figure that is typed is answered, not swallowed. */
  g_assert_true (press (&f, GDK_KEY_8, 0));
  g_assert_true (press (&f, GDK_KEY_Delete, 0));
  td_test_settle ();
  g_assert_cmpint (get_mark (&f, 0, 0).state, ==, TD_SCORE_GIVEN);

  td_score_grid_paste (f.grid, "0,1\t0,2\n0,3\t0,4\n");
  g_assert_cmpuint (td_score_preview_count (td_score_grid_get_preview (f.grid),
                                            TD_PROPOSAL_REFUSED), ==, 4);
  g_assert_cmpstr (td_score_preview_get_reason (td_score_grid_get_preview (f.grid)), ==, refusal);
  g_assert_true (press (&f, GDK_KEY_Return, GDK_CONTROL_MASK));
  td_test_settle ();
  g_assert_cmpuint (f.n_changed, ==, 0);
  tear_down (&f);
}

/* --- pasting --- */

/* Two that replace, one that adds, one the same, one over the maximum, one that says
 * nothing, and one beyond the last column. */
static void
prepare_paste (Fixture *f)
{
  td_test_set_score (f->store, f->book, 0, get_criterion (f, 13), TD_LAYER_APPRAISED, "3");
  td_test_set_score (f->store, f->book, 0, get_criterion (f, 12), TD_LAYER_APPRAISED, "3");
  td_test_set_score (f->store, f->book, 1, get_criterion (f, 12), TD_LAYER_APPRAISED, "");
  td_test_set_score (f->store, f->book, 1, get_criterion (f, 13), TD_LAYER_APPRAISED, "2");
  td_test_set_score (f->store, f->book, 2, get_criterion (f, 12), TD_LAYER_APPRAISED, "1");
  go (f, 0, 12);
  td_score_grid_paste (f->grid, "4\t4,5\t\t5\n4,5\t2\n99\t\n");
}

/* Excel shows 0,9 as 90 % or as 0,9: nobody is to lose a score by that. */
static void
test_ratio (void)
{
  g_autoptr (TdCriteriaSet) set = td_test_make_set (FALSE, 5);
  Fixture f = { 0 };
  gint64 units[2];

  ((TdCriterion *) set->criteria->pdata[1])->rule = TD_RULE_RATIO;
  f.store = td_test_make_store ("grid-ratio.thidua");
  td_test_add_units (f.store, units, G_N_ELEMENTS (units));
  f.book = td_test_make_round (f.store, set);
  show (&f, TD_LAYER_SELF);
  go (&f, 0, 0);
  td_score_grid_paste (f.grid, "0,9\n90");
  g_assert_cmpuint (td_score_preview_count (td_score_grid_get_preview (f.grid),
                                            TD_PROPOSAL_REFUSED), ==, 1);
  g_assert_cmpuint (td_score_preview_count (td_score_grid_get_preview (f.grid),
                                            TD_PROPOSAL_ADDED), ==, 1);
  g_assert_nonnull (strstr (td_score_preview_get_reason (td_score_grid_get_preview (f.grid)),
                            "percentage"));
  td_score_grid_drop (f.grid);
  td_score_grid_paste (f.grid, "0,9 %\n9/10");
  g_assert_cmpuint (td_score_preview_count (td_score_grid_get_preview (f.grid),
                                            TD_PROPOSAL_ADDED), ==, 2);
  tear_down (&f);
}

static void
test_paste (void)
{
  Fixture f;
  TdScorePreview *preview;
  guint rows;
  guint columns;
  guint outside;
  g_autofree char *label = NULL;

  set_up (&f, "grid-paste.thidua");
  prepare_paste (&f);
  preview = td_score_grid_get_preview (f.grid);
  g_assert_cmpuint (td_score_preview_count (preview, TD_PROPOSAL_CHANGED), ==, 2);
  g_assert_cmpuint (td_score_preview_count (preview, TD_PROPOSAL_ADDED), ==, 1);
  g_assert_cmpuint (td_score_preview_count (preview, TD_PROPOSAL_SAME), ==, 1);
  g_assert_cmpuint (td_score_preview_count (preview, TD_PROPOSAL_REFUSED), ==, 1);
  td_score_grid_get_pasted (f.grid, &rows, &columns, &outside);
  g_assert_cmpuint (rows, ==, 3);
  g_assert_cmpuint (columns, ==, 4);
  g_assert_cmpuint (outside, ==, 1);
  g_assert_nonnull (td_test_find_button (f.foot, "Take 3 Cells (Ctrl+Enter)"));
  td_test_settle ();
  g_assert_true (has_points (&f, 0, 12, 3000));
  g_assert_cmpuint (f.n_changed, ==, 0);

  g_assert_true (press (&f, GDK_KEY_Return, GDK_CONTROL_MASK));
  td_test_until (td_score_grid_get_preview (f.grid) == NULL);
  td_test_until (has_points (&f, 0, 12, 4000));
  g_assert_true (has_points (&f, 0, 13, 4500));
  g_assert_true (has_points (&f, 1, 12, 4500));
  g_assert_true (has_points (&f, 2, 12, 1000));
  label = td_store_dup_undo_label (f.store);
  g_assert_cmpstr (label, ==, "Paste 3 cells");
  undo (&f);
  g_assert_true (has_points (&f, 0, 12, 3000));
  g_assert_cmpint (get_mark (&f, 1, 12).state, ==, TD_SCORE_OPEN);
  tear_down (&f);
}

/* Each cell can be amended before anything is written. */
static void
test_amend (void)
{
  Fixture f;
  TdScorePreview *preview;

  set_up (&f, "grid-amend.thidua");
  prepare_paste (&f);
  preview = td_score_grid_get_preview (f.grid);
  go (&f, 2, 12);
  type (&f, "2");
  g_assert_true (press (&f, GDK_KEY_Tab, 0));
  g_assert_cmpuint (td_score_preview_count (preview, TD_PROPOSAL_REFUSED), ==, 0);
  g_assert_cmpuint (td_score_preview_count (preview, TD_PROPOSAL_CHANGED), ==, 3);
  /* Delete takes the proposal away, and not what is there. */
  go (&f, 0, 12);
  g_assert_true (press (&f, GDK_KEY_Delete, 0));
  g_assert_cmpuint (td_score_preview_count (preview, TD_PROPOSAL_CHANGED), ==, 2);
  td_test_settle ();
  g_assert_true (has_points (&f, 0, 12, 3000));
  /* Escape first leaves the editor, then the paste. */
  go (&f, 2, 12);
  type (&f, "3");
  g_assert_true (press (&f, GDK_KEY_Escape, 0));
  g_assert_true (td_score_grid_get_preview (f.grid) == preview);
  g_assert_true (press (&f, GDK_KEY_Escape, 0));
  g_assert_null (td_score_grid_get_preview (f.grid));
  g_assert_false (press (&f, GDK_KEY_Escape, 0));
  td_test_settle ();
  g_assert_true (has_points (&f, 2, 12, 1000));
  g_assert_cmpuint (f.n_changed, ==, 0);
  tear_down (&f);
}

/* Somebody writes the same cell meanwhile: the proposal is looked at anew. */
static void
test_paste_meanwhile (void)
{
  Fixture f;
  TdScorePreview *preview;

  set_up (&f, "grid-meanwhile.thidua");
  prepare_paste (&f);
  preview = td_score_grid_get_preview (f.grid);
  td_test_set_score (f.store, f.book, 0, get_criterion (&f, 12), TD_LAYER_APPRAISED, "4");
  td_test_settle ();
  g_assert_cmpuint (td_score_preview_count (preview, TD_PROPOSAL_SAME), ==, 2);
  g_assert_cmpuint (td_score_preview_count (preview, TD_PROPOSAL_CHANGED), ==, 1);
  td_test_set_state (f.store, f.book, TD_SHEET_COUNCIL);
  td_test_settle ();
  g_assert_true (td_score_grid_get_preview (f.grid) == preview);
  tear_down (&f);
}

/* One copied cell fills the block that is selected. */
static void
test_paste_one (void)
{
  Fixture f;

  set_up (&f, "grid-one.thidua");
  go (&f, 0, 0);
  press (&f, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (&f, GDK_KEY_Right, GDK_SHIFT_MASK);
  td_score_grid_paste (f.grid, "1");
  g_assert_cmpuint (td_score_preview_count_taken (td_score_grid_get_preview (f.grid)), ==, 4);
  td_score_grid_drop (f.grid);
  td_score_grid_paste (f.grid, "");
  g_assert_null (td_score_grid_get_preview (f.grid));
  tear_down (&f);
}

/* --- the round changes --- */

static gboolean
is_shown (Fixture *self, const char *name)
{
  for (guint i = 0; i < td_score_book_get_n_sheets (self->book); i++)
    if (g_str_equal (td_score_book_get_sheet (self->book, i)->name, name))
      return td_score_grid_set_current (self->grid, i, get_criterion (self, 0));
  return FALSE;
}

/* A unit that came since gets its row, and who is looked at stays current. */
static void
test_subjects (void)
{
  Fixture f;
  g_autoptr (GError) error = NULL;
  gint64 id;
  guint sheet;
  guint criterion;

  set_up (&f, "grid-subjects.thidua");
  go (&f, 3, 4);
  id = td_score_book_get_sheet (f.book, 3)->id;
  td_score_grid_paste (f.grid, "1");
  td_test_add_unit (f.store, "An toàn lao động");
  td_action_run (td_round_refresh_subjects (td_score_book_get_record (f.book)), f.store, NULL,
                 &error);
  g_assert_no_error (error);
  td_test_until (td_score_grid_get_n_rows (f.grid) == 7);
  g_assert_true (td_score_grid_get_current (f.grid, &sheet, &criterion));
  g_assert_cmpint (td_score_book_get_sheet (f.book, sheet)->id, ==, id);
  g_assert_cmpuint (criterion, ==, get_criterion (&f, 4));
  g_assert_cmpuint (td_score_preview_count_taken (td_score_grid_get_preview (f.grid)), ==, 1);
  g_assert_true (is_shown (&f, "An toàn lao động"));
  tear_down (&f);
}

int
main (int argc, char **argv)
{
  td_test_views_init (&argc, &argv);
  g_test_add_func ("/score-paste/refusal", test_refusal);
  g_test_add_func ("/score-paste/ratio", test_ratio);
  g_test_add_func ("/score-paste/paste", test_paste);
  g_test_add_func ("/score-paste/amend", test_amend);
  g_test_add_func ("/score-paste/paste-meanwhile", test_paste_meanwhile);
  g_test_add_func ("/score-paste/paste-one", test_paste_one);
  g_test_add_func ("/score-paste/subjects", test_subjects);
  return td_test_views_run ();
}
