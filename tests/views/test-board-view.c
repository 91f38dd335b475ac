/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-view.h"

#include "td-board-columns.h"
#include "td-board-counter.h"
#include "td-board-why.h"
#include "td-explain-view.h"
#include "test-board-window.h"

/* --- helpers --- */

/* A key as GTK hands it to the board, which has the focus. */
static void
press (Fixture *self, guint keyval, GdkModifierType state)
{
  GtkWidget *view = GTK_WIDGET (get_view (self));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);
  gboolean handled = FALSE;

  td_page_focus_main (TD_PAGE (self->page));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }
  g_assert_true (handled);
  td_test_draw (GTK_WIDGET (self->window));
}

static gboolean
has_focus (Fixture *self, GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static double
get_value (Fixture *self)
{
  GtkScrollable *view = GTK_SCROLLABLE (get_view (self));

  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (view));
}

/* --- where the board stands --- */

/* Facts for everybody but the first, as an import writes them. */
static gboolean
write_facts (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (GPtrArray) people = td_reader_list (td_writer_get_reader (writer), query, error);

  for (guint i = 1; people != NULL && i < people->len; i++)
    {
      g_autoptr (TdRecord) facts = td_record_new (&td_entity_year_fact);

      td_record_set_int (facts, "staff", td_record_get_id (people->pdata[i]));
      td_record_set_int (facts, "year", td_date_today ().year);
      td_record_set_int (facts, "self_total", (90 - (gint64) i) * TD_DECIMAL_ONE);
      if (!td_writer_save (writer, facts, NULL, error))
        return FALSE;
    }
  return people != NULL;
}

/* After the first import of a year the board begins with its first group, not with
 * those who were all there was before. */
static void
test_opens_at_top (void)
{
  Fixture f = { 0 };
  g_autoptr (GError) error = NULL;
  TdBoardList *list;

  f.store = td_test_make_staffed_store ("view-top.thidua", 60);
  open_window (&f);
  td_store_write (f.store, "Nhập tự đánh giá", write_facts, NULL, NULL, &error);
  g_assert_no_error (error);
  td_test_until (is_seen (&f, TD_TYPE_BOARD_VIEW));
  td_test_draw (GTK_WIDGET (f.window));
  list = td_board_view_get_list (get_view (&f));
  g_assert_cmpint (td_board_list_get (list, 0)->kind, ==, TD_BOARD_ROW_GROUP);
  g_assert_cmpfloat (get_value (&f), ==, 0);
  tear_down (&f);
}

/* Who is looked at stays in view when the rows become others. */
static void
test_stays (void)
{
  Fixture f;
  double before;

  set_up (&f, "view-stays.thidua");
  td_board_view_set_current (get_view (&f), f.office.staff[29]);
  td_test_draw (GTK_WIDGET (f.window));
  before = get_value (&f);
  g_assert_cmpfloat (before, >, 0);
  /* The cap above loses its row where the line stands at it. */
  test_run (f.store, td_board_move_line (get_board (&f),
                                         test_get_group (get_board (&f), FALSE, NULL)->group->key,
                                         5, NULL));
  td_test_until (get_line (&f) == 5);
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_cmpfloat (get_value (&f), ==, before - TD_BOARD_ROW_HEIGHT);
  tear_down (&f);
}

/* Who leaves before the board has come does not wait for it; who comes back gets it. */
static void
test_leave (void)
{
  Fixture f = { 0 };

  test_make_office (&f.office, "view-leave.thidua");
  f.store = f.office.store;
  f.window = td_test_make_window (f.store);
  td_window_show_page (f.window, "year");
  f.page = TD_BOARD_PAGE (td_window_get_page (f.window, "year"));
  td_window_show_page (f.window, "staff");
  td_test_draw (GTK_WIDGET (f.window));
  td_test_settle ();
  g_assert_null (td_board_page_get_board (f.page));
  td_window_show_page (f.window, "year");
  td_test_until (td_board_page_get_board (f.page) != NULL);
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_true (is_seen (&f, TD_TYPE_BOARD_VIEW));
  tear_down (&f);
}

/* --- keys --- */

/* Enter shows why, once more it leads into the answer; Escape closes it. */
static void
test_why_by_key (void)
{
  Fixture f;

  set_up (&f, "view-why.thidua");
  td_board_view_set_current (get_view (&f), f.office.staff[5]);
  press (&f, GDK_KEY_Return, 0);
  g_assert_true (is_seen (&f, TD_TYPE_BOARD_WHY));
  g_assert_true (has_focus (&f, GTK_WIDGET (get_view (&f))));
  press (&f, GDK_KEY_space, 0);
  g_assert_true (has_focus (&f, get_seen (&f, TD_TYPE_EXPLAIN_VIEW)));
  activate (&f, "board.close-pane", NULL);
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_false (is_seen (&f, TD_TYPE_BOARD_WHY));
  g_assert_true (has_focus (&f, GTK_WIDGET (get_view (&f))));
  tear_down (&f);
}

/* On the line it is the cap that is explained; the line stays the current row. */
static void
test_why_of_line (void)
{
  Fixture f;
  TdBoardList *list;
  guint group;
  guint line;
  gint64 id;

  set_up (&f, "view-line.thidua");
  list = td_board_view_get_list (get_view (&f));
  test_get_group (get_board (&f), FALSE, &group);
  g_assert_true (td_board_list_find_row (list, TD_BOARD_ROW_LINE, group, &line));
  id = td_board_list_get_id (list, line);
  td_board_view_go_to (get_view (&f), line);
  press (&f, GDK_KEY_Return, 0);
  g_assert_true (is_seen (&f, TD_TYPE_BOARD_COUNTER_VIEW));
  g_assert_cmpint (td_board_view_get_current (get_view (&f)), ==, id);
  press (&f, GDK_KEY_Return, 0);
  g_assert_true (has_focus (&f, get_seen (&f, TD_TYPE_EXPLAIN_VIEW)));
  tear_down (&f);
}

static void
test_line_by_key (void)
{
  Fixture f;

  set_up (&f, "view-move.thidua");
  td_board_view_set_current (get_view (&f), f.office.staff[12]);
  press (&f, GDK_KEY_Down, GDK_CONTROL_MASK);
  td_test_until (get_line (&f) == 5);
  press (&f, GDK_KEY_Up, GDK_CONTROL_MASK);
  td_test_until (get_line (&f) == 4);
  tear_down (&f);
}

/* One person across the line: the class is chosen, the reason is asked for. */
static void
test_person_by_key (void)
{
  Fixture f;
  GtkWidget *reason;

  set_up (&f, "view-person.thidua");
  td_board_view_set_current (get_view (&f), f.office.staff[12]);
  press (&f, GDK_KEY_Up, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  reason = get_seen (&f, GTK_TYPE_TEXT_VIEW);
  td_test_until (has_focus (&f, reason));
  g_assert_cmpint (get_class (&f, f.office.staff[12]), ==, TD_CLASS_GOOD);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (reason)),
                            "Chủ trì đề án, Hội đồng thống nhất", -1);
  g_signal_emit_by_name (td_test_find_button (GTK_WIDGET (f.page), "Record Opinion"), "clicked");
  td_test_until (get_class (&f, f.office.staff[12]) == TD_CLASS_EXCELLENT);
  td_test_until (has_focus (&f, GTK_WIDGET (get_view (&f))));
  /* There is no class above the highest. */
  press (&f, GDK_KEY_Up, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  td_test_settle ();
  g_assert_cmpint (get_class (&f, f.office.staff[12]), ==, TD_CLASS_EXCELLENT);
  undo (&f);
  td_test_until (get_class (&f, f.office.staff[12]) == TD_CLASS_GOOD);
  tear_down (&f);
}

/* --- columns --- */

static void
test_columns (void)
{
  TdBoardCell cells[TD_N_BOARD_COLUMNS];

  td_board_columns_share (1000, TD_BOARD_LAYER_SELF | TD_BOARD_LAYER_COUNCIL, cells);
  g_assert_cmpint (cells[TD_BOARD_COLUMN_SELF].width, >, 0);
  g_assert_cmpint (cells[TD_BOARD_COLUMN_APPRAISED].width, ==, 0);
  g_assert_cmpint (cells[TD_BOARD_COLUMN_COUNCIL].width, >, 0);
  /* A layer that nobody has a figure of takes no room. */
  td_board_columns_share (1000, TD_BOARD_LAYER_SELF, cells);
  g_assert_cmpint (cells[TD_BOARD_COLUMN_COUNCIL].width, ==, 0);
  /* The only column is of the layer that decides, whichever that is. */
  td_board_columns_share (720, TD_BOARD_LAYER_SELF, cells);
  g_assert_cmpint (cells[TD_BOARD_COLUMN_COUNCIL].width, >, 0);
  td_board_columns_share (720, 0, cells);
  g_assert_cmpint (cells[TD_BOARD_COLUMN_COUNCIL].width, ==, 0);
}

/* They follow each other and end where the board does. */
static void
test_columns_fit (void)
{
  const guint all = TD_BOARD_LAYER_SELF | TD_BOARD_LAYER_APPRAISED | TD_BOARD_LAYER_COUNCIL |
                    TD_BOARD_LONG_RANKS;
  TdBoardCell cells[TD_N_BOARD_COLUMNS];

  for (guint layers = 0; layers <= all; layers++)
    for (int width = 300; width < 2000; width += 3)
      {
        int end = 0;

        td_board_columns_share (width, layers, cells);
        for (guint i = 0; i < TD_N_BOARD_COLUMNS; i++)
          {
            g_assert_cmpint (cells[i].x, >=, end);
            g_assert_cmpint (cells[i].width, >=, 0);
            end = cells[i].x + cells[i].width;
          }
        g_assert_cmpint (end, <=, width);
      }
}

/* --- explanations --- */

static void
assert_uncut (GtkWidget *widget)
{
  GtkWidget *child;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    {
      int height;

      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))));
      pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (widget)), NULL, &height);
      g_assert_cmpint (height, <=, gtk_widget_get_height (widget));
    }
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_uncut (child);
}

/* Neither text nor figure of a closed step loses anything, however narrow. */
static void
test_long_steps (void)
{
  static const char long_text[] = "Cơ quan, đơn vị phụ trách trực tiếp liên quan đến tham nhũng, "
                                  "lãng phí và bị xử lý";
  GtkWidget *view = td_explain_view_new ();
  g_autoptr (TdExplain) why = td_explain_new ("Xếp loại", "Hoàn thành tốt nhiệm vụ", NULL);
  TdExplain *step = td_explain_add (why, long_text, "không có kết luận nào được ghi trong năm",
                                    "NĐ 335/2025/NĐ-CP, khoản 4");
  GtkWidget *window;

  td_explain_add (why, "Tổng điểm Hội đồng", "93,83 / 100", NULL);
  td_explain_add (why, "Kỷ luật", long_text, NULL);
  td_explain_add (step, long_text, "có", "khoản 5");
  gtk_widget_set_halign (view, GTK_ALIGN_START);
  gtk_widget_set_valign (view, GTK_ALIGN_START);
  window = td_test_show (view);
  td_explain_view_show (TD_EXPLAIN_VIEW (view), why, "1");
  for (int width = 260; width <= 460; width += 100)
    {
      gtk_widget_set_size_request (view, width, -1);
      td_test_draw (window);
      g_assert_cmpint (gtk_widget_get_width (view), ==, width);
      assert_uncut (view);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  td_test_views_init (&argc, &argv);
  g_test_add_func ("/board-view/opens-at-top", test_opens_at_top);
  g_test_add_func ("/board-view/stays", test_stays);
  g_test_add_func ("/board-view/leave", test_leave);
  g_test_add_func ("/board-view/why-by-key", test_why_by_key);
  g_test_add_func ("/board-view/why-of-line", test_why_of_line);
  g_test_add_func ("/board-view/line-by-key", test_line_by_key);
  g_test_add_func ("/board-view/person-by-key", test_person_by_key);
  g_test_add_func ("/board-view/columns", test_columns);
  g_test_add_func ("/board-view/columns-fit", test_columns_fit);
  g_test_add_func ("/board-view/long-steps", test_long_steps);
  return td_test_views_run ();
}
