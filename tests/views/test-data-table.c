/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-data-table.h"

#include "td-test-views.h"

#define N_ROWS 100000

/* A list of as many rows as one likes that counts how often it is asked. */
#define TEST_TYPE_ROW (test_row_get_type ())
G_DECLARE_FINAL_TYPE (TestRow, test_row, TEST, ROW, GObject)

struct _TestRow
{
  GObject parent_instance;
  gint64  id;
};

G_DEFINE_FINAL_TYPE (TestRow, test_row, G_TYPE_OBJECT)

static void
test_row_class_init (TestRowClass *klass)
{
}

static void
test_row_init (TestRow *self)
{
}

#define TEST_TYPE_ROWS (test_rows_get_type ())
G_DECLARE_FINAL_TYPE (TestRows, test_rows, TEST, ROWS, GObject)

struct _TestRows
{
  GObject  parent_instance;
  GArray  *ids; /* of gint64 */
  guint    n_gets;
};

static GType
get_item_type (GListModel *list)
{
  return TEST_TYPE_ROW;
}

static guint
get_n_items (GListModel *list)
{
  return TEST_ROWS (list)->ids->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  TestRows *self = TEST_ROWS (list);
  TestRow *row;

  self->n_gets++;
  if (position >= self->ids->len)
    return NULL;
  row = g_object_new (TEST_TYPE_ROW, NULL);
  row->id = g_array_index (self->ids, gint64, position);
  return row;
}

static void
init_list (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestRows, test_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list))

static void
test_rows_finalize (GObject *object)
{
  g_array_unref (TEST_ROWS (object)->ids);
  G_OBJECT_CLASS (test_rows_parent_class)->finalize (object);
}

static void
test_rows_class_init (TestRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_rows_finalize;
}

static void
test_rows_init (TestRows *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static gint64
get_id (GListModel *model, guint position)
{
  TestRows *self = TEST_ROWS (model);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

static gboolean
find (GListModel *model, gint64 id, guint *position)
{
  TestRows *self = TEST_ROWS (model);

  for (guint i = 0; i < self->ids->len; i++)
    {
      if (g_array_index (self->ids, gint64, i) != id)
        continue;
      *position = i;
      return TRUE;
    }
  return FALSE;
}

static const TdIdFuncs funcs = { get_id, find };

/* Ids 1000, 1001, … */
static TestRows *
make_rows (guint n)
{
  TestRows *rows = g_object_new (TEST_TYPE_ROWS, NULL);

  for (guint i = 0; i < n; i++)
    {
      gint64 id = 1000 + i;

      g_array_append_val (rows->ids, id);
    }
  return rows;
}

static char *
dup_number (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, TEST_ROW (item)->id);
}

static char *
dup_twice (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return g_strdup_printf ("hai\tlần %" G_GINT64_FORMAT, 2 * TEST_ROW (item)->id);
}

/* A table over @rows, shown in a window of 1000x600. */
static TdDataTable *
make_table (TestRows *rows, GtkWidget **window)
{
  GtkWidget *widget = td_data_table_new ();
  TdDataTable *table = TD_DATA_TABLE (widget);
  TdTableColumn *number = td_table_column_new ("number", "Số", 120, dup_number, NULL, NULL);
  TdTableColumn *twice = td_table_column_new ("twice", "Gấp đôi", 200, dup_twice, NULL, NULL);

  td_table_column_set_xalign (number, 1);
  td_table_column_set_expand (twice, TRUE);
  td_data_table_append_column (table, number);
  td_data_table_append_column (table, twice);
  td_data_table_set_model (table, G_LIST_MODEL (rows), &funcs);
  *window = td_test_show (widget);
  return table;
}

static void
close_window (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  td_test_settle ();
}

/* The texts of the rows in view, from top to bottom. */
static void
collect_texts (GtkWidget *widget, GPtrArray *texts)
{
  GtkWidget *child;

  if (GTK_IS_INSCRIPTION (widget) && gtk_widget_get_mapped (widget) &&
      gtk_inscription_get_text (GTK_INSCRIPTION (widget)) != NULL)
    g_ptr_array_add (texts, g_strdup (gtk_inscription_get_text (GTK_INSCRIPTION (widget))));
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_texts (child, texts);
}

static void
assert_first_row (TdDataTable *table, const char *expected)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  td_test_draw (GTK_WIDGET (table));
  collect_texts (GTK_WIDGET (table), texts);
  g_assert_cmpuint (texts->len, >, 2);
  g_assert_cmpstr (texts->pdata[0], ==, expected);
}

static GtkEventController *
find_controller (TdDataTable *table, GType type, guint button)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (table));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!g_type_is_a (G_OBJECT_TYPE (controller), type))
        continue;
      if (!GTK_IS_GESTURE_SINGLE (controller) ||
          gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == button)
        return controller;
    }
  return NULL;
}

static void
turn_wheel (TdDataTable *table, double notches)
{
  GtkEventController *wheel = find_controller (table, GTK_TYPE_EVENT_CONTROLLER_SCROLL, 0);
  gboolean handled = FALSE;

  g_signal_emit_by_name (wheel, "scroll", 0.0, notches, &handled);
  g_assert_true (handled);
}

static void
press_key (TdDataTable *table, guint keyval, GdkModifierType state)
{
  GtkEventController *keys = find_controller (table, GTK_TYPE_EVENT_CONTROLLER_KEY, 0);
  gboolean handled = FALSE;

  gtk_widget_grab_focus (GTK_WIDGET (table));
  g_signal_emit_by_name (keys, "key-pressed", keyval, 0, state, &handled);
  g_assert_true (handled);
}

/* --- tests --- */

static void
test_finalize (void)
{
  g_autoptr (TestRows) rows = make_rows (50);
  GtkWidget *window;
  TdDataTable *table = make_table (rows, &window);

  g_object_ref (table);
  close_window (window);
  g_assert_finalize_object (G_OBJECT (table));
}

/* Wheel turns over the whole list and back land exactly, whatever the way. */
static void
test_wheel (void)
{
  g_autoptr (TestRows) rows = make_rows (N_ROWS);
  GtkWidget *window;
  TdDataTable *table = make_table (rows, &window);
  guint gets;

  assert_first_row (table, "1000");
  g_assert_cmpuint (rows->n_gets, <, 200);

  turn_wheel (table, 1);
  g_assert_cmpuint (td_data_table_get_offset (table), ==, 3);
  assert_first_row (table, "1003");

  td_data_table_scroll_to (table, 50000);
  assert_first_row (table, "51000");
  for (guint i = 0; i < 60; i++)
    turn_wheel (table, -1);
  g_assert_cmpuint (td_data_table_get_offset (table), ==, 50000 - 180);
  assert_first_row (table, "50820");
  gets = rows->n_gets;
  for (guint i = 0; i < 60; i++)
    turn_wheel (table, 1);
  g_assert_cmpuint (td_data_table_get_offset (table), ==, 50000);
  /* Sixty screens at most, of at most 18 rows. */
  g_assert_cmpuint (rows->n_gets - gets, <=, 60 * (td_data_table_get_page (table) + 2));

  td_data_table_scroll_to (table, G_MAXUINT);
  g_assert_cmpuint (td_data_table_get_offset (table), ==, N_ROWS - td_data_table_get_page (table));
  turn_wheel (table, 1);
  g_assert_cmpuint (td_data_table_get_offset (table), ==, N_ROWS - td_data_table_get_page (table));
  td_data_table_scroll_to (table, 2);
  turn_wheel (table, -1);
  g_assert_cmpuint (td_data_table_get_offset (table), ==, 0);
  turn_wheel (table, -1);
  g_assert_cmpuint (td_data_table_get_offset (table), ==, 0);
  close_window (window);
}

/* A touch pad's parts of a row add up, and turning back gives them back. */
static void
test_smooth (void)
{
  g_autoptr (TestRows) rows = make_rows (N_ROWS);
  GtkWidget *window;
  TdDataTable *table = make_table (rows, &window);

  for (guint i = 0; i < 1000; i++)
    td_data_table_scroll_by (table, 0.25);
  g_assert_cmpuint (td_data_table_get_offset (table), ==, 250);
  for (guint i = 0; i < 1000; i++)
    td_data_table_scroll_by (table, -0.25);
  g_assert_cmpuint (td_data_table_get_offset (table), ==, 0);
  close_window (window);
}

static void
test_bar (void)
{
  g_autoptr (TestRows) rows = make_rows (N_ROWS);
  GtkWidget *window;
  TdDataTable *table = make_table (rows, &window);
  GtkWidget *bar = td_test_find (GTK_WIDGET (table), GTK_TYPE_SCROLLBAR);
  GtkAdjustment *adjustment;

  /* The scrolled window's own horizontal bar comes after ours only when mapped. */
  g_assert_nonnull (bar);
  adjustment = gtk_scrollbar_get_adjustment (GTK_SCROLLBAR (bar));
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), ==, N_ROWS);
  gtk_adjustment_set_value (adjustment, 77777.4);
  g_assert_cmpuint (td_data_table_get_offset (table), ==, 77777);
  assert_first_row (table, "78777");
  close_window (window);
}

static void
test_short (void)
{
  g_autoptr (TestRows) rows = make_rows (3);
  g_autoptr (TestRows) none = make_rows (0);
  GtkWidget *window;
  TdDataTable *table = make_table (rows, &window);

  turn_wheel (table, 1);
  g_assert_cmpuint (td_data_table_get_offset (table), ==, 0);
  press_key (table, GDK_KEY_End, 0);
  g_assert_cmpint (td_data_table_get_current (table), ==, 1002);
  td_data_table_set_model (table, G_LIST_MODEL (none), &funcs);
  td_test_draw (GTK_WIDGET (table));
  g_assert_cmpint (td_data_table_get_current (table), ==, 0);
  turn_wheel (table, -1);
  td_data_table_move_current (table, 1);
  g_assert_cmpint (td_data_table_get_current (table), ==, 0);
  close_window (window);
}

static void
test_keys (void)
{
  g_autoptr (TestRows) rows = make_rows (N_ROWS);
  GtkWidget *window;
  TdDataTable *table = make_table (rows, &window);
  guint page = td_data_table_get_page (table);
  guint position;

  press_key (table, GDK_KEY_Down, 0);
  g_assert_cmpint (td_data_table_get_current (table), ==, 1000);
  press_key (table, GDK_KEY_Down, 0);
  g_assert_cmpint (td_data_table_get_current (table), ==, 1001);
  for (guint i = 0; i < page; i++)
    press_key (table, GDK_KEY_Down, 0);
  g_assert_cmpint (td_data_table_get_current (table), ==, 1001 + page);
  g_assert_cmpuint (td_data_table_get_offset (table), ==, 2);
  press_key (table, GDK_KEY_Page_Down, 0);
  g_assert_cmpint (td_data_table_get_current (table), ==, 1001 + page + page - 1);
  press_key (table, GDK_KEY_Page_Up, 0);
  g_assert_cmpint (td_data_table_get_current (table), ==, 1001 + page);
  press_key (table, GDK_KEY_End, GDK_CONTROL_MASK);
  g_assert_cmpint (td_data_table_get_current (table), ==, 1000 + N_ROWS - 1);
  g_assert_cmpuint (td_data_table_get_offset (table), ==, N_ROWS - page);
  press_key (table, GDK_KEY_Down, 0);
  g_assert_true (td_data_table_get_current_position (table, &position));
  g_assert_cmpuint (position, ==, N_ROWS - 1);
  press_key (table, GDK_KEY_Home, 0);
  g_assert_cmpint (td_data_table_get_current (table), ==, 1000);
  g_assert_cmpuint (td_data_table_get_offset (table), ==, 0);
  close_window (window);
}

static void
test_ticks (void)
{
  g_autoptr (TestRows) rows = make_rows (N_ROWS);
  GtkWidget *window;
  TdDataTable *table = make_table (rows, &window);
  TdIdSelection *selection = td_data_table_get_selection (table);
  guint gets;

  press_key (table, GDK_KEY_Down, 0);
  press_key (table, GDK_KEY_space, 0);
  g_assert_cmpuint (td_id_selection_get_n (selection), ==, 1);
  g_assert_true (td_id_selection_has (selection, 1000));
  press_key (table, GDK_KEY_Down, GDK_SHIFT_MASK);
  press_key (table, GDK_KEY_Down, GDK_SHIFT_MASK);
  g_assert_cmpuint (td_id_selection_get_n (selection), ==, 3);
  press_key (table, GDK_KEY_Up, GDK_SHIFT_MASK);
  g_assert_cmpuint (td_id_selection_get_n (selection), ==, 2);
  g_assert_false (td_id_selection_has (selection, 1002));

  gets = rows->n_gets;
  press_key (table, GDK_KEY_a, GDK_CONTROL_MASK);
  g_assert_cmpuint (td_id_selection_get_n (selection), ==, N_ROWS);
  g_assert_cmpuint (rows->n_gets, ==, gets);
  press_key (table, GDK_KEY_space, 0);
  g_assert_cmpuint (td_id_selection_get_n (selection), ==, N_ROWS - 1);
  g_assert_false (td_id_selection_has (selection, td_data_table_get_current (table)));
  press_key (table, GDK_KEY_A, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_cmpuint (td_id_selection_get_n (selection), ==, 0);
  close_window (window);
}

/* Rows that come above the view do not move what a person looks at. */
static void
test_changes (void)
{
  g_autoptr (TestRows) rows = make_rows (1000);
  GtkWidget *window;
  TdDataTable *table = make_table (rows, &window);
  gint64 id = 5;

  td_data_table_scroll_to (table, 500);
  assert_first_row (table, "1500");
  g_array_prepend_val (rows->ids, id);
  g_list_model_items_changed (G_LIST_MODEL (rows), 0, 0, 1);
  g_assert_cmpuint (td_data_table_get_offset (table), ==, 501);
  assert_first_row (table, "1500");

  /* The current row is removed: none is current, in the next turn of the loop. */
  td_data_table_set_current (table, 1505);
  td_id_selection_set (td_data_table_get_selection (table), 1505, TRUE);
  g_array_remove_index (rows->ids, 506);
  g_list_model_items_changed (G_LIST_MODEL (rows), 506, 1, 0);
  td_test_settle ();
  g_assert_cmpint (td_data_table_get_current (table), ==, 0);
  assert_first_row (table, "1500");

  /* A row that moves is removed and added: it stays current, and in view. */
  td_data_table_set_current (table, 1510);
  g_array_remove_index (rows->ids, 510);
  g_list_model_items_changed (G_LIST_MODEL (rows), 510, 1, 0);
  id = 1510;
  g_array_insert_val (rows->ids, 20, id);
  g_list_model_items_changed (G_LIST_MODEL (rows), 20, 0, 1);
  td_test_settle ();
  g_assert_cmpint (td_data_table_get_current (table), ==, 1510);
  g_assert_cmpuint (td_data_table_get_offset (table), <=, 20);
  close_window (window);
}

static void
test_copy (void)
{
  g_autoptr (TestRows) rows = make_rows (10);
  GtkWidget *window;
  TdDataTable *table = make_table (rows, &window);
  g_autofree char *nothing = td_data_table_dup_tsv (table);
  g_autofree char *current = NULL;
  g_autofree char *ticked = NULL;

  g_assert_cmpstr (nothing, ==, "");
  td_data_table_set_current (table, 1004);
  current = td_data_table_dup_tsv (table);
  g_assert_cmpstr (current, ==, "Số\tGấp đôi\n1004\thai lần 2008\n");
  td_id_selection_set (td_data_table_get_selection (table), 1007, TRUE);
  td_id_selection_set (td_data_table_get_selection (table), 1002, TRUE);
  ticked = td_data_table_dup_tsv (table);
  g_assert_cmpstr (ticked, ==,
                   "Số\tGấp đôi\n1002\thai lần 2004\n1007\thai lần 2014\n");
  close_window (window);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_sort (void)
{
  g_autoptr (TestRows) rows = make_rows (10);
  GtkWidget *window;
  TdDataTable *table = make_table (rows, &window);
  GtkWidget *view = td_test_find (GTK_WIDGET (table), GTK_TYPE_COLUMN_VIEW);
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (view));
  g_autoptr (GtkColumnViewColumn) twice = g_list_model_get_item (columns, 2);
  gboolean descending;
  guint n_changes = 0;

  g_signal_connect_swapped (table, "sort-changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_null (td_data_table_get_sort (table, NULL));
  td_data_table_set_sort (table, "number", TRUE);
  g_assert_cmpstr (td_data_table_get_sort (table, &descending), ==, "number");
  g_assert_true (descending);
  /* Set by the program, not by the person. */
  g_assert_cmpuint (n_changes, ==, 0);

  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), twice, GTK_SORT_ASCENDING);
  g_assert_cmpstr (td_data_table_get_sort (table, &descending), ==, "twice");
  g_assert_false (descending);
  g_assert_cmpuint (n_changes, ==, 1);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (view), twice, GTK_SORT_DESCENDING);
  g_assert_cmpstr (td_data_table_get_sort (table, &descending), ==, "twice");
  g_assert_true (descending);
  g_assert_cmpuint (n_changes, ==, 2);
  close_window (window);
}

static void
test_columns (void)
{
  g_autoptr (TestRows) rows = make_rows (10);
  g_autoptr (TdPreferences) preferences = td_preferences_new ();
  GtkWidget *window;
  TdDataTable *table = make_table (rows, &window);
  g_autoptr (GPtrArray) columns = NULL;
  g_auto (GStrv) chosen = NULL;

  td_data_table_set_preferences (table, preferences, "test");
  g_action_group_change_action_state (td_data_table_get_actions (table), "number",
                                      g_variant_new_boolean (FALSE));
  columns = td_data_table_dup_columns (table);
  g_assert_cmpuint (columns->len, ==, 1);
  chosen = td_preferences_get_columns (preferences, "test");
  g_assert_cmpstr (chosen[0], ==, "twice");
  g_assert_null (chosen[1]);
  close_window (window);

  /* Another table of that name has the same columns. */
  table = make_table (rows, &window);
  td_data_table_set_preferences (table, preferences, "test");
  g_clear_pointer (&columns, g_ptr_array_unref);
  columns = td_data_table_dup_columns (table);
  g_assert_cmpuint (columns->len, ==, 1);
  g_action_group_activate_action (td_data_table_get_actions (table), "reset", NULL);
  g_clear_pointer (&columns, g_ptr_array_unref);
  columns = td_data_table_dup_columns (table);
  g_assert_cmpuint (columns->len, ==, 2);
  close_window (window);
}

static guint
count_in_view (TdDataTable *table)
{
  GtkWidget *view = td_test_find (GTK_WIDGET (table), GTK_TYPE_COLUMN_VIEW);

  td_test_draw (GTK_WIDGET (table));
  return g_list_model_get_n_items (gtk_column_view_get_columns (GTK_COLUMN_VIEW (view)));
}

/* A table of three columns, 600 px in all, of which the first and then the second
 * may go. */
static TdDataTable *
make_wide_table (TestRows *rows, GtkWidget *parent)
{
  static const char *const keys[] = { "first", "second", "third" };
  TdDataTable *table = TD_DATA_TABLE (td_data_table_new ());

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      TdTableColumn *column = td_table_column_new (keys[i], keys[i], 200, dup_number, NULL, NULL);

      td_table_column_set_rank (column, 2 - i);
      td_data_table_append_column (table, column);
    }
  g_object_set (table, "ticks", FALSE, NULL);
  td_data_table_set_model (table, G_LIST_MODEL (rows), &funcs);
  gtk_widget_set_halign (GTK_WIDGET (table), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (parent), GTK_WIDGET (table));
  return table;
}

/* What does not fit goes by its rank and comes back; it is still copied, and nothing
 * goes that the person chose or that the list is sorted by. */
static void
test_room (void)
{
  g_autoptr (TestRows) rows = make_rows (3);
  g_autoptr (GPtrArray) columns = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = td_test_show (box);
  TdDataTable *table = make_wide_table (rows, box);

  gtk_widget_set_vexpand (GTK_WIDGET (table), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (table), 650, -1);
  td_test_until (count_in_view (table) == 3);
  gtk_widget_set_size_request (GTK_WIDGET (table), 500, -1);
  td_test_until (count_in_view (table) == 2);
  columns = td_data_table_dup_columns (table);
  g_assert_cmpuint (columns->len, ==, 3);
  gtk_widget_set_size_request (GTK_WIDGET (table), 150, -1);
  td_test_until (count_in_view (table) == 1);
  gtk_widget_set_size_request (GTK_WIDGET (table), 650, -1);
  td_test_until (count_in_view (table) == 3);
  td_data_table_set_sort (table, "first", FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (table), 500, -1);
  td_test_until (count_in_view (table) == 2);
  g_assert_cmpstr (td_data_table_get_sort (table, NULL), ==, "first");
  td_data_table_show_column (table, "second", TRUE);
  td_test_until (count_in_view (table) == 3);
  g_action_group_activate_action (td_data_table_get_actions (table), "reset", NULL);
  td_test_until (count_in_view (table) == 2);
  close_window (window);
}

/* A column without anything in it is left out until it has something, or is wanted. */
static void
test_empty_column (void)
{
  g_autoptr (TestRows) rows = make_rows (3);
  GtkWidget *window;
  TdDataTable *table = make_table (rows, &window);

  td_data_table_set_column_empty (table, "twice", TRUE);
  g_assert_cmpuint (count_in_view (table), ==, 2);
  td_data_table_set_column_empty (table, "twice", FALSE);
  g_assert_cmpuint (count_in_view (table), ==, 3);
  td_data_table_set_column_empty (table, "twice", TRUE);
  td_data_table_show_column (table, "twice", TRUE);
  g_assert_cmpuint (count_in_view (table), ==, 3);
  close_window (window);
}

/* The column that takes what is left reaches the end of the table. */
static void
test_expand (void)
{
  g_autoptr (TestRows) rows = make_rows (10);
  GtkWidget *window;
  TdDataTable *table = make_table (rows, &window);
  GtkWidget *view = td_test_find (GTK_WIDGET (table), GTK_TYPE_COLUMN_VIEW);
  GtkWidget *list = gtk_widget_get_last_child (view);
  GtkWidget *row = gtk_widget_get_first_child (list);

  g_assert_cmpint (gtk_widget_get_width (view), >, 900);
  g_assert_cmpint (gtk_widget_get_width (gtk_widget_get_last_child (row)), >, 700);
  close_window (window);
}

int
main (int argc, char **argv)
{
  td_test_views_init (&argc, &argv);
  g_test_add_func ("/data-table/finalize", test_finalize);
  g_test_add_func ("/data-table/wheel", test_wheel);
  g_test_add_func ("/data-table/smooth", test_smooth);
  g_test_add_func ("/data-table/bar", test_bar);
  g_test_add_func ("/data-table/short", test_short);
  g_test_add_func ("/data-table/keys", test_keys);
  g_test_add_func ("/data-table/ticks", test_ticks);
  g_test_add_func ("/data-table/changes", test_changes);
  g_test_add_func ("/data-table/copy", test_copy);
  g_test_add_func ("/data-table/sort", test_sort);
  g_test_add_func ("/data-table/columns", test_columns);
  g_test_add_func ("/data-table/room", test_room);
  g_test_add_func ("/data-table/empty-column", test_empty_column);
  g_test_add_func ("/data-table/expand", test_expand);
  return td_test_views_run ();
}
