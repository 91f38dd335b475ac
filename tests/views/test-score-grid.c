/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-score-window.h"

/* --- what is drawn --- */

static double
get_value (Fixture *self, GtkOrientation orientation)
{
  GtkScrollable *grid = GTK_SCROLLABLE (self->grid);

  return gtk_adjustment_get_value (orientation == GTK_ORIENTATION_HORIZONTAL
                                   ? gtk_scrollable_get_hadjustment (grid)
                                   : gtk_scrollable_get_vadjustment (grid));
}

/* Two thousand people and forty criteria: a frame costs what is seen of them. */
static void
test_large (void)
{
  Fixture f = { 0 };
  g_autoptr (TdCriteriaSet) set = td_test_make_set (TRUE, 40);
  guint most;

  f.store = td_test_make_staffed_store ("grid-large.thidua", 2000);
  f.book = td_test_make_round (f.store, set);
  show (&f, TD_LAYER_SELF);
  td_test_draw (f.window);
  g_assert_cmpuint (td_score_grid_get_n_rows (f.grid), ==, 2000);
  most = (guint) ((gtk_widget_get_height (GTK_WIDGET (f.grid)) / 24 + 2) *
                  (gtk_widget_get_width (GTK_WIDGET (f.grid)) / 66 + 2));
  g_assert_cmpuint (td_score_grid_get_n_drawn (f.grid), >, 20);
  g_assert_cmpuint (td_score_grid_get_n_drawn (f.grid), <=, most);

  g_assert_true (press (&f, GDK_KEY_End, GDK_CONTROL_MASK));
  td_test_draw (f.window);
  assert_at (&f, 1999, 39);
  g_assert_cmpfloat (get_value (&f, GTK_ORIENTATION_VERTICAL), >, 2000 * 24 - 600);
  g_assert_cmpfloat (get_value (&f, GTK_ORIENTATION_HORIZONTAL), >, 40 * 66 - 1000);
  g_assert_cmpuint (td_score_grid_get_n_drawn (f.grid), >, 20);
  g_assert_cmpuint (td_score_grid_get_n_drawn (f.grid), <=, most);
  tear_down (&f);
}

/* What is current before the grid has a size is in view once it has one. */
static void
test_reveal_later (void)
{
  Fixture f = { 0 };
  g_autoptr (TdCriteriaSet) set = td_test_make_set (TRUE, 40);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  f.store = td_test_make_staffed_store ("grid-reveal.thidua", 60);
  f.book = td_test_make_round (f.store, set);
  f.grid = TD_SCORE_GRID (td_score_grid_new ());
  td_score_grid_set_book (f.grid, f.store, f.book);
  go (&f, 59, 39);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (f.grid));
  f.window = td_test_show (scroller);
  g_assert_cmpfloat (get_value (&f, GTK_ORIENTATION_VERTICAL), >, 0);
  g_assert_cmpfloat (get_value (&f, GTK_ORIENTATION_HORIZONTAL), >, 0);
  tear_down (&f);
}

/* Narrow windows can be made. */
static void
test_narrow (void)
{
  Fixture f;
  int least;

  set_up (&f, "grid-narrow.thidua");
  gtk_widget_measure (gtk_window_get_child (GTK_WINDOW (f.window)), GTK_ORIENTATION_HORIZONTAL,
                      -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  td_score_grid_paste (f.grid, "1\t2\n");
  gtk_widget_measure (gtk_window_get_child (GTK_WINDOW (f.window)), GTK_ORIENTATION_HORIZONTAL,
                      -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  tear_down (&f);
}

/* --- keys --- */

/* Where each key leads from where the one before it led. */
static const struct
{
  guint           keyval;
  GdkModifierType state;
  guint           row;
  guint           column;
} keys[] = {
  { GDK_KEY_Down, 0, 1, 0 },
  { GDK_KEY_Right, 0, 1, 1 },
  { GDK_KEY_Tab, 0, 1, 2 },
  { GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, 1, 1 },
  { GDK_KEY_Return, 0, 2, 1 },
  { GDK_KEY_Return, GDK_SHIFT_MASK, 1, 1 },
  { GDK_KEY_End, 0, 1, 14 },
  { GDK_KEY_Tab, 0, 2, 0 },
  { GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, 1, 14 },
  { GDK_KEY_Home, 0, 1, 0 },
  { GDK_KEY_Down, GDK_CONTROL_MASK, 5, 0 },
  { GDK_KEY_Right, GDK_CONTROL_MASK, 5, 14 },
  { GDK_KEY_Down, 0, 5, 14 },
  { GDK_KEY_Home, GDK_CONTROL_MASK, 0, 0 },
  { GDK_KEY_Up, 0, 0, 0 },
  { GDK_KEY_End, GDK_CONTROL_MASK, 5, 14 },
  { GDK_KEY_Page_Up, 0, 0, 14 },
  { GDK_KEY_Page_Down, 0, 5, 14 },
  { GDK_KEY_KP_Left, 0, 5, 13 },
};

static void
test_keys (void)
{
  Fixture f;

  set_up (&f, "grid-keys.thidua");
  go (&f, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_test_message ("key %u", i);
      g_assert_true (press (&f, keys[i].keyval, keys[i].state));
      assert_at (&f, keys[i].row, keys[i].column);
    }
  /* Past the last cell the focus leaves, so that the keyboard is never caught. */
  press (&f, GDK_KEY_End, GDK_CONTROL_MASK);
  g_assert_false (press (&f, GDK_KEY_Tab, 0));
  /* Letters are the input method's. */
  g_assert_false (press (&f, GDK_KEY_a, 0));
  g_assert_false (press (&f, GDK_KEY_8, 0));
  g_assert_cmpuint (f.n_changed, ==, 0);
  tear_down (&f);
}

static void
test_select_and_copy (void)
{
  Fixture f;
  g_autofree char *tsv = NULL;

  set_up (&f, "grid-copy.thidua");
  td_test_set_score (f.store, f.book, 0, get_criterion (&f, 0), TD_LAYER_APPRAISED, "3,5");
  td_test_set_score (f.store, f.book, 0, get_criterion (&f, 1), TD_LAYER_APPRAISED, "–");
  td_test_set_score (f.store, f.book, 1, get_criterion (&f, 0), TD_LAYER_APPRAISED, "4");
  td_test_set_score (f.store, f.book, 1, get_criterion (&f, 1), TD_LAYER_APPRAISED, "");
  go (&f, 0, 0);
  press (&f, GDK_KEY_Right, GDK_SHIFT_MASK);
  press (&f, GDK_KEY_Down, GDK_SHIFT_MASK);
  tsv = td_score_grid_dup_tsv (f.grid);
  g_assert_cmpstr (tsv, ==, "3,5\t–\n4\t\n");
  tear_down (&f);
}

/* --- mouse --- */

static void
emit_gesture (Fixture *self, GType type, const char *signal, ...)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->grid));
  va_list args;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) != type)
        continue;
      va_start (args, signal);
      g_signal_emit_valist (controller, g_signal_lookup (signal, type), 0, args);
      va_end (args);
    }
}

static void
click (Fixture *self, int n_press, double x, double y)
{
  emit_gesture (self, GTK_TYPE_GESTURE_CLICK, "pressed", n_press, x, y);
  emit_gesture (self, GTK_TYPE_GESTURE_CLICK, "released", n_press, x, y);
}

static void
opened_cb (TdScoreGrid *grid, guint sheet, guint *opened)
{
  *opened = sheet;
}

/* The middle of cells, in the window of 1000 px: names take 270 px, columns 66. */
#define X(column) (270 + 66 * (column) + 33)
#define Y(row) (82 + 24 * (row) + 12)

static void
test_mouse (void)
{
  Fixture f;
  guint opened = G_MAXUINT;
  g_autofree char *tsv = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GArray) sheets = NULL;

  set_up (&f, "grid-mouse.thidua");
  g_signal_connect (f.grid, "activated", G_CALLBACK (opened_cb), &opened);
  click (&f, 1, X (2), Y (3));
  assert_at (&f, 3, 2);
  /* Below the last row there is no cell, but it is the grid that was meant. */
  gtk_window_set_focus (GTK_WINDOW (f.window), NULL);
  click (&f, 1, X (2), Y (8));
  assert_at (&f, 3, 2);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f.window)) != NULL);
  emit_gesture (&f, GTK_TYPE_GESTURE_DRAG, "drag-begin", (double) X (2), (double) Y (3));
  emit_gesture (&f, GTK_TYPE_GESTURE_DRAG, "drag-update", 66.0, 48.0);
  emit_gesture (&f, GTK_TYPE_GESTURE_DRAG, "drag-end", 66.0, 48.0);
  assert_at (&f, 5, 3);
  sheets = td_score_grid_list_sheets (f.grid, FALSE);
  g_assert_cmpuint (sheets->len, ==, 3);
  g_assert_cmpint (g_array_index (sheets, gint64, 0), ==,
                   td_score_book_get_sheet (f.book, 3)->id);
  tsv = td_score_grid_dup_tsv (f.grid);
  lines = g_strsplit (tsv, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);

  click (&f, 2, X (1), Y (1));
  assert_at (&f, 1, 1);
  g_assert_true (gtk_widget_get_can_target (GTK_WIDGET (get_editor (&f))));
  g_assert_cmpuint (opened, ==, G_MAXUINT);
  /* A click elsewhere ends editing. */
  click (&f, 1, X (4), Y (4));
  g_assert_false (gtk_widget_get_can_target (GTK_WIDGET (get_editor (&f))));
  click (&f, 2, 100, Y (2));
  g_assert_cmpuint (opened, ==, 2);
  opened = G_MAXUINT;
  g_assert_true (press (&f, GDK_KEY_Return, GDK_ALT_MASK));
  g_assert_cmpuint (opened, ==, 2);
  tear_down (&f);
}

/* Headings sort, and once more the other way round. */
static void
test_headings (void)
{
  Fixture f;
  guint criterion;
  gboolean descending;

  set_up (&f, "grid-headings.thidua");
  click (&f, 1, X (3), 40);
  g_assert_cmpint (td_score_grid_get_sort (f.grid, &criterion, &descending), ==,
                   TD_SCORE_SORT_CRITERION);
  g_assert_cmpuint (criterion, ==, get_criterion (&f, 3));
  g_assert_true (descending);
  click (&f, 1, X (3), 40);
  td_score_grid_get_sort (f.grid, &criterion, &descending);
  g_assert_false (descending);
  /* A block that is dragged up to them sorts nothing. */
  emit_gesture (&f, GTK_TYPE_GESTURE_CLICK, "pressed", 1, (double) X (2), (double) Y (1));
  emit_gesture (&f, GTK_TYPE_GESTURE_CLICK, "released", 1, (double) X (2), 40.0);
  td_score_grid_get_sort (f.grid, &criterion, &descending);
  g_assert_cmpuint (criterion, ==, get_criterion (&f, 3));
  g_assert_false (descending);
  click (&f, 1, 100, 30);
  g_assert_cmpint (td_score_grid_get_sort (f.grid, &criterion, &descending), ==,
                   TD_SCORE_SORT_NAME);
  tear_down (&f);
}

/* --- editing --- */

static void
test_edit (void)
{
  Fixture f;
  TdMark before;

  set_up (&f, "grid-edit.thidua");
  go (&f, 1, 3);
  before = get_mark (&f, 1, 3);
  type (&f, "1");
  type (&f, ",5");
  g_signal_emit_by_name (get_editor (&f), "activate");
  assert_at (&f, 2, 3);
  td_test_until (has_points (&f, 1, 3, 1500));
  td_test_until (f.n_changed == 1);
  undo (&f);
  g_assert_true (has_points (&f, 1, 3, before.points));
  tear_down (&f);
}

static void
test_take_back (void)
{
  Fixture f;
  TdMark before;

  set_up (&f, "grid-take-back.thidua");
  before = get_mark (&f, 1, 3);
  /* F2 begins with what is there, Escape takes back what was typed. */
  go (&f, 1, 3);
  g_assert_true (press (&f, GDK_KEY_F2, 0));
  g_assert_cmpstr (gtk_editable_get_text (get_editor (&f)), !=, "");
  gtk_editable_set_text (get_editor (&f), "2");
  g_assert_true (press (&f, GDK_KEY_Escape, 0));
  td_test_settle ();
  g_assert_true (has_points (&f, 1, 3, before.points));
  assert_at (&f, 1, 3);

  /* Delete takes back: not scored, not nought. */
  g_assert_true (press (&f, GDK_KEY_Delete, 0));
  td_test_until (get_mark (&f, 1, 3).state == TD_SCORE_OPEN);
  undo (&f);
  g_assert_true (has_points (&f, 1, 3, before.points));
  tear_down (&f);
}

/* Vietnamese words as Unikey may send them, composed or not, and words that an input
 * method still has in hand. */
static void
test_input_method (void)
{
  static const char composed[] = "chưa chấm";
  Fixture f;
  g_autofree char *apart = g_utf8_normalize (composed, -1, G_NORMALIZE_NFD);

  set_up (&f, "grid-unikey.thidua");
  g_assert_cmpstr (apart, !=, composed);
  go (&f, 0, 2);
  type (&f, apart);
  g_assert_true (press (&f, GDK_KEY_Tab, 0));
  td_test_until (get_mark (&f, 0, 2).state == TD_SCORE_OPEN);
  assert_at (&f, 0, 3);

  go (&f, 0, 2);
  g_signal_emit_by_name (gtk_editable_get_delegate (get_editor (&f)), "preedit-changed", "khô");
  g_assert_true (gtk_widget_get_can_target (GTK_WIDGET (get_editor (&f))));
  /* Keys go to the input method now. */
  g_assert_false (press (&f, GDK_KEY_Left, 0));
  type (&f, "không áp dụng");
  g_assert_true (press (&f, GDK_KEY_Down, 0));
  td_test_until (get_mark (&f, 0, 2).state == TD_SCORE_NOT_APPLICABLE);
  assert_at (&f, 1, 2);
  tear_down (&f);
}

/* What the criterion does not take stays in the editor to be mended. */
static void
test_invalid (void)
{
  Fixture f;
  TdMark before;

  set_up (&f, "grid-invalid.thidua");
  go (&f, 0, 0);
  before = get_mark (&f, 0, 0);
  type (&f, "55");
  g_assert_true (press (&f, GDK_KEY_Return, GDK_SHIFT_MASK));
  assert_at (&f, 0, 0);
  g_assert_cmpstr (gtk_editable_get_text (get_editor (&f)), ==, "55");
  gtk_editable_set_text (get_editor (&f), "5");
  g_assert_true (press (&f, GDK_KEY_Tab, 0));
  td_test_until (has_points (&f, 0, 0, 5000));
  g_assert_cmpint (before.points, !=, 5000);
  tear_down (&f);
}

static void
test_fill_down (void)
{
  Fixture f;
  gint64 before;

  set_up (&f, "grid-fill.thidua");
  td_test_set_score (f.store, f.book, 0, get_criterion (&f, 0), TD_LAYER_APPRAISED, "1,5");
  before = get_mark (&f, 2, 0).points;
  go (&f, 0, 0);
  press (&f, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (&f, GDK_KEY_Down, GDK_SHIFT_MASK);
  g_assert_true (press (&f, GDK_KEY_d, GDK_CONTROL_MASK));
  td_test_until (has_points (&f, 2, 0, 1500));
  g_assert_true (has_points (&f, 1, 0, 1500));
  undo (&f);
  g_assert_true (has_points (&f, 2, 0, before));
  /* One row alone takes what stands above it. */
  go (&f, 1, 0);
  press (&f, GDK_KEY_d, GDK_CONTROL_MASK);
  td_test_until (has_points (&f, 1, 0, 1500));
  g_assert_true (has_points (&f, 2, 0, before));
  tear_down (&f);
}

static void
test_states (void)
{
  Fixture f;

  set_up (&f, "grid-states.thidua");
  go (&f, 0, 0);
  press (&f, GDK_KEY_Down, GDK_SHIFT_MASK);
  g_signal_emit_by_name (td_test_find_button (f.bar, "Not Applicable"), "clicked");
  td_test_until (get_mark (&f, 0, 0).state == TD_SCORE_NOT_APPLICABLE);
  g_assert_cmpint (get_mark (&f, 1, 0).state, ==, TD_SCORE_NOT_APPLICABLE);
  g_assert_true (gtk_toggle_button_get_active (
    GTK_TOGGLE_BUTTON (td_test_find_button (f.bar, "Not Applicable"))));
  g_signal_emit_by_name (td_test_find_button (f.bar, "Not Scored"), "clicked");
  td_test_until (get_mark (&f, 0, 0).state == TD_SCORE_OPEN);
  tear_down (&f);
}

/* --- order and choice --- */

static gboolean
only_even (TdScoreBook *book, guint sheet, gpointer user_data)
{
  return sheet % 2 == 0;
}

static void
test_sort_and_filter (void)
{
  Fixture f;
  guint criterion;
  guint sheet;
  gboolean descending;

  set_up (&f, "grid-sort.thidua");
  go (&f, 2, 3);
  td_score_grid_set_sort (f.grid, TD_SCORE_SORT_CRITERION, get_criterion (&f, 0), TRUE);
  /* Who is looked at stays current. */
  assert_at (&f, 2, 3);
  g_assert_cmpint (td_score_grid_get_sort (f.grid, &criterion, &descending), ==,
                   TD_SCORE_SORT_CRITERION);
  press (&f, GDK_KEY_Home, GDK_CONTROL_MASK);
  g_assert_true (td_score_grid_get_current (f.grid, &sheet, &criterion));
  for (guint i = 0; i < td_score_book_get_n_sheets (f.book); i++)
    if (get_mark (&f, i, 0).state == TD_SCORE_GIVEN)
      g_assert_cmpint (get_mark (&f, i, 0).points, <=, get_mark (&f, sheet, 0).points);
  td_score_grid_paste (f.grid, "1");
  td_score_grid_set_filter (f.grid, only_even, NULL, NULL);
  g_assert_null (td_score_grid_get_preview (f.grid));
  g_assert_cmpuint (td_score_grid_get_n_rows (f.grid), ==, 3);
  g_assert_false (td_score_grid_set_current (f.grid, 1, get_criterion (&f, 0)));
  td_score_grid_set_filter (f.grid, NULL, NULL, NULL);
  g_assert_cmpuint (td_score_grid_get_n_rows (f.grid), ==, 6);
  tear_down (&f);
}

static void
test_go_to_open (void)
{
  Fixture f;
  guint sheet;
  guint criterion;

  set_up (&f, "grid-open.thidua");
  td_test_set_score (f.store, f.book, 4, get_criterion (&f, 7), TD_LAYER_APPRAISED, "");
  go (&f, 4, 6);
  g_assert_true (td_score_grid_go_to_open (f.grid));
  g_assert_true (td_score_grid_get_current (f.grid, &sheet, &criterion));
  g_assert_cmpint (td_score_book_get_mark (f.book, sheet, criterion, TD_LAYER_APPRAISED).state, ==,
                   TD_SCORE_OPEN);
  /* Nothing of a layer that is closed. */
  td_score_grid_set_layer (f.grid, TD_LAYER_SELF);
  g_assert_false (td_score_grid_go_to_open (f.grid));
  tear_down (&f);
}

/* --- what is said --- */

static void
test_description (void)
{
  Fixture f;
  g_autofree char *text = NULL;
  g_autofree char *proposed = NULL;

  set_up (&f, "grid-description.thidua");
  td_test_set_score (f.store, f.book, 0, get_criterion (&f, 1), TD_LAYER_APPRAISED, "1,5");
  go (&f, 0, 1);
  text = td_score_grid_dup_description (f.grid);
  g_assert_true (g_str_has_prefix (text, td_score_book_get_sheet (f.book, 0)->name));
  g_assert_nonnull (strstr (text, ", 2. Tự kiểm tra, Appraised: 1,5 of 5; Self-scored: "));
  g_assert_nonnull (strstr (text, "; A mandatory criterion that is failed"));
  td_score_grid_paste (f.grid, "4,5");
  proposed = td_score_grid_dup_description (f.grid);
  g_assert_nonnull (strstr (proposed, "; pasted: 4,5, before: 1,5"));
  tear_down (&f);
}

/* --- the end --- */

/* The grid goes while a score is being written. */
static void
test_leave (void)
{
  Fixture f;

  set_up (&f, "grid-leave.thidua");
  go (&f, 0, 0);
  type (&f, "1");
  g_signal_emit_by_name (get_editor (&f), "activate");
  go (&f, 1, 1);
  type (&f, "2");
  gtk_window_destroy (GTK_WINDOW (f.window));
  f.grid = NULL;
  td_test_until (td_score_book_get_mark (f.book, 0, get_criterion (&f, 0),
                                         TD_LAYER_APPRAISED).points == 1000);
  td_test_settle ();
  g_clear_object (&f.book);
  g_clear_object (&f.store);
}

int
main (int argc, char **argv)
{
  td_test_views_init (&argc, &argv);
  g_test_add_func ("/score-grid/large", test_large);
  g_test_add_func ("/score-grid/reveal-later", test_reveal_later);
  g_test_add_func ("/score-grid/narrow", test_narrow);
  g_test_add_func ("/score-grid/keys", test_keys);
  g_test_add_func ("/score-grid/select-and-copy", test_select_and_copy);
  g_test_add_func ("/score-grid/mouse", test_mouse);
  g_test_add_func ("/score-grid/headings", test_headings);
  g_test_add_func ("/score-grid/edit", test_edit);
  g_test_add_func ("/score-grid/take-back", test_take_back);
  g_test_add_func ("/score-grid/input-method", test_input_method);
  g_test_add_func ("/score-grid/invalid", test_invalid);
  g_test_add_func ("/score-grid/fill-down", test_fill_down);
  g_test_add_func ("/score-grid/states", test_states);
  g_test_add_func ("/score-grid/sort-and-filter", test_sort_and_filter);
  g_test_add_func ("/score-grid/go-to-open", test_go_to_open);
  g_test_add_func ("/score-grid/description", test_description);
  g_test_add_func ("/score-grid/leave", test_leave);
  return td_test_views_run ();
}
