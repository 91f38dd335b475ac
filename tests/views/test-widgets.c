/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-adaptive-bin.h"
#include "td-backup-dialog.h"
#include "td-bulk-dialog.h"
#include "td-button-content.h"
#include "td-calendar.h"
#include "td-details-pane.h"
#include "td-error-view.h"
#include "td-filter-bar.h"
#include "td-history-pane.h"
#include "td-jobs-button.h"
#include "td-letterhead-preview.h"
#include "td-pair-layout.h"
#include "td-preferences-window.h"
#include "td-record-dialog.h"
#include "td-record-form.h"
#include "td-record-history.h"
#include "td-reference-filter.h"
#include "td-reference-picker.h"
#include "td-related-list.h"
#include "td-score-bars.h"
#include "td-sidebar.h"
#include "td-split-view.h"
#include "td-staff-facts.h"
#include "td-staff-pane.h"
#include "td-test-views.h"
#include "td-time.h"
#include "td-views.h"

static void
assert_finalizes (GtkWidget *widget)
{
  g_object_ref_sink (widget);
  g_assert_finalize_object (G_OBJECT (widget));
}

static void
say_line (TdRecord *record, char **when, char **text, char **detail)
{
  *text = g_strdup (td_record_get_title (record));
}

/* What is made and dropped leaves nothing behind. */
static void
test_finalize (void)
{
  TdStore *store = td_test_make_staffed_store ("widgets-finalize.thidua", 3);

  assert_finalizes (td_adaptive_bin_new (100));
  assert_finalizes (td_button_content_new ("list-add-symbolic", "Thêm"));
  assert_finalizes (td_calendar_new ());
  assert_finalizes (td_details_pane_new ());
  assert_finalizes (td_error_view_new ());
  assert_finalizes (td_filter_bar_new ());
  assert_finalizes (td_history_pane_new (store, td_test_get_preferences ()));
  assert_finalizes (td_jobs_button_new ());
  assert_finalizes (td_letterhead_preview_new ());
  assert_finalizes (td_record_form_new (store, &td_entity_staff, NULL, 96));
  assert_finalizes (td_reference_picker_new (store, &td_entity_unit, TRUE, "Đơn vị"));
  assert_finalizes (td_related_list_new (store, &td_entity_leave, "staff", "started", "Nghỉ",
                                         "Thêm", "Không", say_line));
  assert_finalizes (td_sidebar_new ());
  assert_finalizes (td_split_view_new ());
  assert_finalizes (td_staff_facts_new (store));
  assert_finalizes (td_record_history_new (store, &td_entity_staff));
  assert_finalizes (td_staff_pane_new (store));
  g_assert_finalize_object (G_OBJECT (store));
}

static void
test_windows_finalize (void)
{
  TdStore *store = td_test_make_staffed_store ("widgets-windows.thidua", 3);
  GtkWidget *parent = td_test_show (gtk_label_new ("…"));
  g_autoptr (TdRecord) draft = td_record_new (&td_entity_staff);
  gint64 id = 1;
  GtkWidget *windows[4];

  windows[0] = td_backup_dialog_new (GTK_WINDOW (parent), store);
  windows[1] = td_preferences_window_new (GTK_WINDOW (parent), td_test_get_preferences (), store);
  windows[2] = td_record_dialog_new (parent, store, draft, NULL, "Thêm");
  windows[3] = td_bulk_dialog_new (parent, store, &td_entity_staff, &id, 1, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      g_object_ref (windows[i]);
      gtk_window_present (GTK_WINDOW (windows[i]));
      td_test_draw (windows[i]);
      gtk_window_destroy (GTK_WINDOW (windows[i]));
      td_test_settle ();
      g_assert_finalize_object (G_OBJECT (windows[i]));
    }
  gtk_window_destroy (GTK_WINDOW (parent));
  td_test_settle ();
  g_assert_finalize_object (G_OBJECT (store));
}

static void
test_calendar (void)
{
  GtkWidget *calendar = td_calendar_new ();
  GtkWidget *window = td_test_show (calendar);
  GtkWidget *day;
  TdDate date = { 2026, 8, 18 };

  td_calendar_set_date (TD_CALENDAR (calendar), date);
  g_assert_nonnull (td_test_find_button (calendar, "31"));
  g_signal_emit_by_name (td_test_find_button (calendar, "Previous month"), "clicked");
  g_signal_emit_by_name (td_test_find_button (calendar, "Next month"), "clicked");
  g_signal_emit_by_name (td_test_find_button (calendar, "Next month"), "clicked");
  day = td_test_find_button (calendar, "30");
  g_assert_true (gtk_widget_get_sensitive (day));
  g_signal_emit_by_name (day, "clicked");
  date = td_calendar_get_date (TD_CALENDAR (calendar));
  g_assert_cmpuint (date.year, ==, 2026);
  g_assert_cmpuint (date.month, ==, 9);
  g_assert_cmpuint (date.day, ==, 30);
  /* February 2028 has 29 days, and September 2026 has no 31st. */
  g_assert_null (td_test_find_button (calendar, "31"));
  td_calendar_set_date (TD_CALENDAR (calendar), (TdDate) { 2028, 2, 1 });
  g_assert_nonnull (td_test_find_button (calendar, "29"));
  g_assert_null (td_test_find_button (calendar, "30"));
  gtk_window_destroy (GTK_WINDOW (window));
  td_test_settle ();
}

static void
narrow_cb (guint *n)
{
  (*n)++;
}

/* However wide the child wants to be, the bin can be made narrow, and says so. */
static void
test_adaptive_bin (void)
{
  GtkWidget *bin = td_adaptive_bin_new (700);
  GtkWidget *child = gtk_label_new ("…");
  GtkWidget *window;
  guint n = 0;
  int least;

  gtk_widget_set_size_request (child, 650, 10);
  td_adaptive_bin_set_child (TD_ADAPTIVE_BIN (bin), child);
  gtk_widget_measure (bin, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, ==, 360);
  g_signal_connect_swapped (bin, "notify::narrow", G_CALLBACK (narrow_cb), &n);
  window = td_test_show (bin);
  g_assert_false (td_adaptive_bin_is_narrow (TD_ADAPTIVE_BIN (bin)));
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 300);
  td_test_until (td_adaptive_bin_is_narrow (TD_ADAPTIVE_BIN (bin)));
  g_assert_cmpuint (n, ==, 1);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 300);
  td_test_until (!td_adaptive_bin_is_narrow (TD_ADAPTIVE_BIN (bin)));
  gtk_window_destroy (GTK_WINDOW (window));
  td_test_settle ();
}

/* In 1000 px that are enough for plain text there is no room for text of twice the size. */
static void
test_large_text (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *bin = td_adaptive_bin_new (700);
  g_autofree char *font = NULL;
  GtkWidget *window;

  g_object_get (settings, "gtk-font-name", &font, NULL);
  td_adaptive_bin_set_child (TD_ADAPTIVE_BIN (bin), gtk_label_new ("…"));
  window = td_test_show (bin);
  g_assert_false (td_adaptive_bin_is_narrow (TD_ADAPTIVE_BIN (bin)));
  g_object_set (settings, "gtk-font-name", "Sans 22", NULL);
  td_test_until (td_adaptive_bin_is_narrow (TD_ADAPTIVE_BIN (bin)));
  g_assert_cmpfloat_with_epsilon (td_widget_get_text_scale (bin), 2, .01);
  g_object_set (settings, "gtk-font-name", font, NULL);
  td_test_until (!td_adaptive_bin_is_narrow (TD_ADAPTIVE_BIN (bin)));
  gtk_window_destroy (GTK_WINDOW (window));
  td_test_settle ();
}

/* What has no room beside each other stands below each other, above the threshold too. */
static void
test_pair_layout (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *children[] = { gtk_label_new ("1"), gtk_label_new ("2") };
  int least;

  gtk_widget_set_layout_manager (box, g_object_new (TD_TYPE_PAIR_LAYOUT, "threshold", 100,
                                                    "spacing", 6, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      gtk_widget_set_size_request (children[i], 200, 40);
      gtk_box_append (GTK_BOX (box), children[i]);
    }
  g_object_ref_sink (box);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 406, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, ==, 40);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 405, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, ==, 86);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 99, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, ==, 86);
  g_object_unref (box);
}

/* Names that would be cut before their bars stand above them. */
static void
test_score_bars (void)
{
  GtkWidget *bars = g_object_ref_sink (td_score_bars_new ());
  int narrow, wide;

  td_score_bars_add (TD_SCORE_BARS (bars), "Tốt", 3, FALSE);
  gtk_widget_measure (bars, GTK_ORIENTATION_VERTICAL, 280, &narrow, NULL, NULL, NULL);
  gtk_widget_measure (bars, GTK_ORIENTATION_VERTICAL, 800, &wide, NULL, NULL, NULL);
  g_assert_cmpint (narrow, ==, wide);
  td_score_bars_clear (TD_SCORE_BARS (bars));
  td_score_bars_add (TD_SCORE_BARS (bars), "Hoàn thành xuất sắc nhiệm vụ", 3, FALSE);
  gtk_widget_measure (bars, GTK_ORIENTATION_VERTICAL, 280, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (narrow, >, wide);
  gtk_widget_measure (bars, GTK_ORIENTATION_VERTICAL, 800, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (narrow, ==, wide);
  g_object_unref (bars);
}

static void
test_split_view (void)
{
  GtkWidget *split = td_split_view_new ();
  GtkWidget *pane = gtk_label_new ("ngăn");
  GtkWidget *window;

  td_split_view_set_content (TD_SPLIT_VIEW (split), gtk_label_new ("nội dung"));
  td_split_view_set_pane (TD_SPLIT_VIEW (split), pane);
  window = td_test_show (split);
  g_assert_true (gtk_widget_get_mapped (pane));
  td_split_view_set_reveal (TD_SPLIT_VIEW (split), FALSE);
  td_test_until (!gtk_widget_get_visible (pane));
  td_split_view_set_folded (TD_SPLIT_VIEW (split), TRUE);
  td_split_view_set_reveal (TD_SPLIT_VIEW (split), TRUE);
  td_test_until (gtk_widget_get_mapped (pane));
  g_assert_true (td_split_view_get_folded (TD_SPLIT_VIEW (split)));
  gtk_window_destroy (GTK_WINDOW (window));
  td_test_settle ();
}

static void
test_filter_bar (void)
{
  TdStore *store = td_test_make_staffed_store ("widgets-filter.thidua", 30);
  GtkWidget *bar = td_filter_bar_new ();
  TdFilterBar *filters = TD_FILTER_BAR (bar);
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (TdQuery) office = td_query_new (&td_entity_unit);
  g_autoptr (GPtrArray) units = NULL;
  GtkWidget *unit;
  GtkWidget *window;

  td_filter_bar_add_text (filters, "Viên chức", "kind", TD_FILTER_IS, "vien_chuc");
  unit = td_reference_filter_add (filters, store, "Đơn vị", "unit");
  window = td_test_show (bar);
  g_assert_false (td_filter_bar_is_active (filters));
  td_filter_bar_apply (filters, query);
  g_assert_cmpint (td_reader_count (td_store_get_reader (store), query, NULL), ==, 30);

  units = td_reader_list (td_store_get_reader (store), office, NULL);
  td_reference_filter_set (TD_REFERENCE_FILTER (unit), td_record_get_id (units->pdata[0]), TRUE);
  g_assert_true (td_filter_bar_is_active (filters));
  td_filter_bar_apply (filters, query);
  g_assert_cmpint (td_reader_count (td_store_get_reader (store), query, NULL), ==, 15);
  td_filter_bar_clear (filters);
  g_assert_false (td_filter_bar_is_active (filters));
  g_assert_false (td_reference_filter_has (TD_REFERENCE_FILTER (unit),
                                           td_record_get_id (units->pdata[0])));
  gtk_window_destroy (GTK_WINDOW (window));
  td_test_settle ();
  g_assert_finalize_object (G_OBJECT (store));
}

/* People who work below a ticked unit are found with it. */
static void
test_unit_tree_filter (void)
{
  TdStore *store = td_test_make_store ("widgets-tree.thidua");
  gint64 branch = td_test_add_unit (store, "Chi cục Hư Cấu");
  gint64 room = td_test_add_unit (store, "Phòng Một");
  GtkWidget *bar = td_filter_bar_new ();
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (TdRecord) unit = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *filter;

  g_object_ref_sink (bar);
  unit = td_reader_get (td_store_get_reader (store), &td_entity_unit, room, &error);
  g_assert_no_error (error);
  td_record_set_int (unit, "parent", branch);
  td_store_save (store, "Sửa đơn vị", unit, &error);
  g_assert_no_error (error);
  td_test_add_person (store, "Trần Đức Bình", room);
  td_test_add_person (store, "Đặng Thị Ánh", 0);
  filter = td_reference_filter_add (TD_FILTER_BAR (bar), store, "Đơn vị", "unit");
  td_reference_filter_set (TD_REFERENCE_FILTER (filter), branch, TRUE);
  td_filter_bar_apply (TD_FILTER_BAR (bar), query);
  g_assert_cmpint (td_reader_count (td_store_get_reader (store), query, NULL), ==, 1);
  g_assert_finalize_object (G_OBJECT (bar));
  g_assert_finalize_object (G_OBJECT (store));
}

static void
test_time (void)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *today = td_time_dup_friendly (now);
  g_autofree char *yesterday = td_time_dup_friendly (now - 24 * 60 * 60);
  /* 18 August 2021, 17:30 UTC is half past midnight of the 19th in Vietnam. */
  g_autofree char *full = td_time_dup_full (1629307800);
  g_autofree char *friendly = td_time_dup_friendly (1629307800);

  g_assert_true (g_str_has_suffix (today, " today"));
  g_assert_true (g_str_has_suffix (yesterday, " yesterday"));
  g_assert_cmpstr (full, ==, "19/08/2021 00:30");
  g_assert_cmpstr (friendly, ==, "00:30 on 19/08/2021");
}

int
main (int argc, char **argv)
{
  td_test_views_init (&argc, &argv);
  g_test_add_func ("/widgets/finalize", test_finalize);
  g_test_add_func ("/widgets/windows-finalize", test_windows_finalize);
  g_test_add_func ("/widgets/calendar", test_calendar);
  g_test_add_func ("/widgets/adaptive-bin", test_adaptive_bin);
  g_test_add_func ("/widgets/large-text", test_large_text);
  g_test_add_func ("/widgets/pair-layout", test_pair_layout);
  g_test_add_func ("/widgets/score-bars", test_score_bars);
  g_test_add_func ("/widgets/split-view", test_split_view);
  g_test_add_func ("/widgets/filter-bar", test_filter_bar);
  g_test_add_func ("/widgets/unit-tree-filter", test_unit_tree_filter);
  g_test_add_func ("/widgets/time", test_time);
  return td_test_views_run ();
}
