/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-window.h"

#include "td-backup-dialog.h"
#include "td-details-pane.h"
#include "td-first-run.h"
#include "td-history-page.h"
#include "td-import-assistant.h"
#include "td-jobs-button.h"
#include "td-page-list.h"
#include "td-preferences-window.h"
#include "td-record-form.h"
#include "td-shell.h"
#include "td-test-views.h"

#include <glib/gstdio.h>
#include <string.h>

/* The whole of a label below @root whose text holds @part. */
static gboolean
says (GtkWidget *root, const char *part)
{
  GtkWidget *child;

  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) &&
      strstr (gtk_label_get_text (GTK_LABEL (root)), part) != NULL)
    return TRUE;
  for (child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (says (child, part))
        return TRUE;
    }
  return FALSE;
}

static void
test_finalize (void)
{
  TdStore *store = td_test_make_staffed_store ("window-finalize.thidua", 5);
  TdWindow *window = td_test_make_window (store);

  g_object_ref (window);
  td_test_close_window (window);
  g_assert_finalize_object (G_OBJECT (window));
  td_test_release (store);
}

static gboolean
is_focus_in (TdWindow *window, GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* The window shows at once; its rows come right after the first frame, and get the
 * focus. */
static void
test_first_frame (void)
{
  TdStore *store = td_test_make_staffed_store ("window-first-frame.thidua", 40);
  TdWindow *window = td_window_new (ADW_APPLICATION (td_test_get_application ()),
                                    td_test_get_preferences ());
  TdDataTable *table;

  td_window_set_store (window, store);
  gtk_window_present (GTK_WINDOW (window));
  table = td_list_page_get_table (TD_LIST_PAGE (td_window_get_visible_page (window)));
  g_assert_null (td_data_table_get_model (table));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (table)));
  td_test_until (td_data_table_get_model (table) != NULL);
  g_assert_cmpuint (g_list_model_get_n_items (td_data_table_get_model (table)), ==, 40);
  td_test_until (is_focus_in (window, GTK_WIDGET (table)));
  td_test_close_window (window);
  td_test_release (store);
}

/* Every page can be shown, and leaves nothing behind. */
static void
test_pages (void)
{
  TdStore *store = td_test_make_staffed_store ("window-pages.thidua", 30);
  TdWindow *window = td_test_make_window (store);
  guint n_pages = 0;

  while (td_page_list_get (n_pages) != NULL)
    n_pages++;
  g_assert_cmpuint (n_pages, >=, 2);
  for (guint i = 1; i <= n_pages; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-nth-page", "i", (int) i);
      td_test_draw (GTK_WIDGET (window));
      g_assert_cmpstr (td_page_get_page_name (td_window_get_visible_page (window)), ==,
                       td_page_list_get (i - 1)->name);
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", "history");
  g_assert_true (TD_IS_HISTORY_PAGE (td_window_get_visible_page (window)));
  td_test_close_window (window);
  td_test_release (store);
}

static void
test_undo_redo (void)
{
  TdStore *store = td_test_make_staffed_store ("window-undo.thidua", 3);
  TdWindow *window = td_test_make_window (store);
  GtkWidget *undo;

  g_assert_cmpuint (td_test_count (store, &td_entity_staff), ==, 3);
  undo = td_test_find_button (GTK_WIDGET (window), "Undo: Thêm người hư cấu (Ctrl+Z)");
  g_assert_nonnull (undo);
  g_signal_emit_by_name (undo, "clicked");
  td_test_until (td_test_count (store, &td_entity_staff) == 0);
  td_test_until (says (GTK_WIDGET (window), "Undone: "));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  td_test_until (td_test_count (store, &td_entity_staff) == 3);
  td_test_close_window (window);
  td_test_release (store);
}

static void
test_search (void)
{
  TdStore *store = td_test_make_staffed_store ("window-search.thidua", 3);
  TdWindow *window = td_test_make_window (store);
  GtkWidget *focus;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  td_test_settle ();
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY));
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY)),
                         "nguyen");
  td_test_until (g_str_equal (td_page_get_search_text (td_window_get_visible_page (window)),
                              "nguyen"));
  /* Another page has a search of its own. */
  td_window_show_page (window, "history");
  td_test_settle ();
  g_assert_cmpstr (td_page_get_search_text (td_window_get_visible_page (window)), ==, "");
  td_window_show_page (window, "staff");
  td_test_settle ();
  g_assert_cmpstr (td_page_get_search_text (td_window_get_visible_page (window)), ==, "nguyen");
  td_test_close_window (window);
  td_test_release (store);
}

/* Where the search has a bar of its own, Esc goes back to the rows as well. */
static void
test_narrow_search (void)
{
  TdStore *store = td_test_make_staffed_store ("window-narrow.thidua", 3);
  TdWindow *window = td_test_make_window (store);
  TdPage *page = td_window_get_visible_page (window);
  GtkWidget *entry;
  GtkWidget *focus;

  gtk_window_set_default_size (GTK_WINDOW (window), 400, 700);
  td_test_until (td_page_is_narrow (page));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  td_test_settle ();
  focus = gtk_root_get_focus (GTK_ROOT (window));
  entry = gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY);
  g_assert_nonnull (gtk_widget_get_ancestor (entry, GTK_TYPE_SEARCH_BAR));
  gtk_editable_set_text (GTK_EDITABLE (entry), "nguyen");
  td_test_until (g_str_equal (td_page_get_search_text (page), "nguyen"));
  g_signal_emit_by_name (entry, "stop-search");
  td_test_until (g_str_equal (td_page_get_search_text (page), ""));
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (page)));
  g_assert_false (gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (
                    gtk_widget_get_ancestor (entry, GTK_TYPE_SEARCH_BAR))));
  td_test_close_window (window);
  td_test_release (store);
}

static void
test_error (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "hong.thidua", NULL);
  g_autofree char *missing = g_build_filename (g_get_user_data_dir (), "khong-co.thidua", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere = g_file_new_for_path (missing);
  TdWindow *window = td_window_new (ADW_APPLICATION (td_test_get_application ()),
                                    td_test_get_preferences ());
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "this is no register", -1, &error);
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (td_window_open (window, file));
  td_test_draw (GTK_WIDGET (window));
  g_assert_cmpstr (td_window_get_view (window), ==, "error");
  g_assert_true (says (GTK_WIDGET (window), "The register is damaged"));
  g_assert_null (td_window_get_store (window));
  g_assert_false (td_window_open (window, nowhere));
  td_test_draw (GTK_WIDGET (window));
  g_assert_true (says (GTK_WIDGET (window), "The register is not there"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.close-register", NULL);
  g_assert_cmpstr (td_window_get_view (window), ==, "welcome");
  td_test_close_window (window);
  g_remove (path);
}

/* --- files that are no registers --- */

static GFile *
get_list (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "ds-bo-sung-co-loi.xlsx",
                                                 NULL);

  return g_file_new_for_path (path);
}

/* Answers the question that the window asks. */
static void
answer (const char *response)
{
  GtkWindow *dialog = NULL;

  td_test_until ((dialog = td_test_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  td_test_settle ();
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
  td_test_settle ();
}

static void
assert_imports (TdWindow *window)
{
  GtkWidget *assistant = td_window_get_cover (window);
  TdImportSession *session;

  g_assert_true (TD_IS_IMPORT_ASSISTANT (assistant));
  session = td_import_assistant_get_session (TD_IMPORT_ASSISTANT (assistant));
  td_test_until (!td_import_session_is_busy (session));
  g_assert_nonnull (td_import_session_get_import (session));
  gtk_widget_activate_action (assistant, "import.cancel", NULL);
  td_test_settle ();
  g_assert_null (td_window_get_cover (window));
}

/* A workbook that is opened as a register is offered to the import. */
static void
test_list_opened (void)
{
  TdStore *store = td_test_make_staffed_store ("window-list.thidua", 2);
  TdWindow *window = td_test_make_window (store);
  g_autoptr (GFile) list = get_list ();
  GtkWindow *dialog;

  td_application_open_file (td_test_get_application (), list);
  td_test_until ((dialog = td_test_find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "“ds-bo-sung-co-loi.xlsx” is a list, not a register");
  answer ("act");
  g_assert_cmpstr (td_window_get_view (window), ==, NULL);
  assert_imports (window);
  g_assert_true (td_window_get_store (window) == store);

  td_window_set_store (window, NULL);
  td_application_open_file (td_test_get_application (), list);
  answer ("close");
  g_assert_cmpstr (td_window_get_view (window), ==, "welcome");
  td_test_close_window (window);
  td_test_release (store);
}

static gboolean
drop (TdWindow *window, GFile *file)
{
  GtkWidget *views = gtk_widget_get_ancestor (td_test_find (GTK_WIDGET (window), TD_TYPE_PAGE),
                                              ADW_TYPE_TOAST_OVERLAY);
  g_autoptr (GListModel) controllers =
    gtk_widget_observe_controllers (adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (views)));
  g_auto (GValue) value = G_VALUE_INIT;
  GSList files = { file, NULL };
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (&files));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &taken);
    }
  return taken;
}

static void
test_dropped (void)
{
  TdStore *store = td_test_make_staffed_store ("window-dropped.thidua", 2);
  TdStore *other = td_test_make_staffed_store ("window-dropped-too.thidua", 3);
  g_autoptr (GFile) reg = g_object_ref (td_store_get_file (other));
  TdWindow *window = td_test_make_window (store);
  g_autoptr (GFile) list = get_list ();
  TdWindow *second;

  td_store_close (other, NULL);
  td_test_release (other);
  g_assert_true (drop (window, list));
  td_test_settle ();
  assert_imports (window);

  g_assert_true (drop (window, reg));
  td_test_settle ();
  second = TD_WINDOW (td_test_find_window (TD_TYPE_WINDOW));
  g_assert_true (second != window);
  g_assert_true (g_file_equal (td_store_get_file (td_window_get_store (second)), reg));
  td_test_close_window (second);
  td_test_close_window (window);
  td_test_release (store);
}

/* A second opener reads, is told who writes, and cannot write. */
static void
test_read_only (void)
{
  TdStore *store = td_test_make_staffed_store ("window-read-only.thidua", 3);
  TdWindow *window = td_window_new (ADW_APPLICATION (td_test_get_application ()),
                                    td_test_get_preferences ());

  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (td_window_open (window, td_store_get_file (store)));
  td_test_draw (GTK_WIDGET (window));
  g_assert_true (td_store_is_read_only (td_window_get_store (window)));
  g_assert_true (says (GTK_WIDGET (window),
                       td_store_get_read_only_reason (td_window_get_store (window))));
  td_test_close_window (window);
  td_test_release (store);
}

static void
test_jobs (void)
{
  TdStore *store = td_test_make_staffed_store ("window-jobs.thidua", 1);
  TdWindow *window = td_test_make_window (store);
  g_autoptr (TdJob) job = td_job_new ("Việc thử");
  GtkWidget *button;

  td_shell_add_job (GTK_WIDGET (td_window_get_visible_page (window)), job);
  td_test_draw (GTK_WIDGET (window));
  button = td_test_find (GTK_WIDGET (window), TD_TYPE_JOBS_BUTTON);
  g_assert_nonnull (button);
  g_assert_cmpuint (td_jobs_button_get_n (TD_JOBS_BUTTON (button)), ==, 1);
  td_job_report (job, 30, 100);
  td_test_until (td_job_get_fraction (job) > 0.29);
  td_job_finish (job);
  td_test_until (td_jobs_button_get_n (TD_JOBS_BUTTON (button)) == 0);
  g_assert_false (gtk_widget_get_visible (button));
  td_test_close_window (window);
  td_test_release (store);
}

static void
test_first_run (void)
{
  TdWindow *window = td_window_new (ADW_APPLICATION (td_test_get_application ()),
                                    td_test_get_preferences ());
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "moi", "So.thidua", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TdRecord) draft = NULL;
  GtkWidget *page;
  GtkWidget *row;

  td_window_set_store (window, NULL);
  gtk_window_present (GTK_WINDOW (window));
  td_test_draw (GTK_WIDGET (window));
  page = td_test_find (GTK_WIDGET (window), TD_TYPE_FIRST_RUN);
  g_assert_nonnull (page);
  td_first_run_set_file (TD_FIRST_RUN (page), file);

  /* Nothing is made while a line is missing. */
  g_assert_false (td_first_run_create (TD_FIRST_RUN (page)));
  g_assert_false (g_file_query_exists (file, NULL));

  draft = td_record_new (&td_entity_organisation);
  td_record_set_text (draft, "governing", "UBND tỉnh Hư Cấu");
  td_record_set_text (draft, "department", "Sở Nội vụ");
  td_record_set_text (draft, "place", "Hư Cấu");
  row = td_first_run_new (td_test_get_preferences (), draft);
  g_object_ref_sink (row);
  {
    g_autoptr (TdRecord) kept = td_first_run_dup_draft (TD_FIRST_RUN (row));

    g_assert_cmpstr (td_record_get_text (kept, "department"), ==, "Sở Nội vụ");
  }
  g_assert_finalize_object (G_OBJECT (row));

  for (guint i = 0; i < 3; i++)
    {
      static const char *const texts[] = { "UBND tỉnh Hư Cấu", "Sở Nội vụ", "Hư Cấu" };
      GtkWidget *list = td_test_find (page, GTK_TYPE_LIST_BOX);
      GtkListBoxRow *entry = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) i);

      gtk_editable_set_text (GTK_EDITABLE (entry), texts[i]);
    }
  g_assert_true (td_first_run_create (TD_FIRST_RUN (page)));
  td_test_draw (GTK_WIDGET (window));
  g_assert_cmpstr (td_window_get_view (window), ==, "register");
  g_assert_true (g_file_query_exists (file, NULL));
  g_assert_true (says (GTK_WIDGET (window), "Sở Nội vụ"));
  {
    g_autoptr (GFile) last = td_preferences_get_last_register (td_test_get_preferences ());

    g_assert_true (g_file_equal (last, file));
  }
  td_test_close_window (window);
}

static void
test_file_name (void)
{
  static const struct
  {
    const char *department;
    const char *name;
  } cases[] = {
    { "Sở Tư pháp", "So-Tu-phap.thidua" },
    { "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "SO-GIAO-DUC-VA-DAO-TAO.thidua" },
    { "  Sở Y tế / Khánh Hòa ", "So-Y-te-Khanh-Hoa.thidua" },
    { "", "So-thi-dua.thidua" },
    { "../..", "So-thi-dua.thidua" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = td_first_run_file_name (cases[i].department);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static void
test_language (void)
{
  TdStore *store = td_test_make_staffed_store ("window-language.thidua", 2);
  TdWindow *window = td_test_make_window (store);
  TdPage *page;
  GtkWindow *other;
  gint64 current;

  td_window_show_page (window, "history");
  td_test_draw (GTK_WIDGET (window));
  page = td_window_get_visible_page (window);
  td_page_set_search_text (page, "don vi");
  td_test_settle ();
  td_data_table_move_current (td_list_page_get_table (TD_LIST_PAGE (page)), 1);
  current = td_data_table_get_current (td_list_page_get_table (TD_LIST_PAGE (page)));
  g_assert_cmpint (current, !=, 0);

  g_action_group_change_action_state (G_ACTION_GROUP (td_test_get_application ()), "language",
                                      g_variant_new_string ("vi"));
  td_test_settle ();
  other = td_test_find_window (TD_TYPE_WINDOW);
  /* At the page, search and row where somebody was. */
  page = td_window_get_visible_page (TD_WINDOW (other));
  g_assert_cmpstr (td_page_get_page_name (page), ==, "history");
  g_assert_cmpstr (td_page_get_search_text (page), ==, "don vi");
  g_assert_cmpint (td_data_table_get_current (td_list_page_get_table (TD_LIST_PAGE (page))), ==,
                   current);
  g_assert_nonnull (other);
  g_assert_true ((gpointer) other != (gpointer) window);
  g_assert_true (td_window_get_store (TD_WINDOW (other)) == store);
  g_assert_cmpstr (td_preferences_get_language (td_test_get_preferences ()), ==, "vi");
  /* It is the same register, still open and written to. */
  td_test_add_unit (store, "Phòng Hành chính tư pháp");
  g_action_group_change_action_state (G_ACTION_GROUP (td_test_get_application ()), "language",
                                      g_variant_new_string ("en"));
  td_test_settle ();
  other = td_test_find_window (TD_TYPE_WINDOW);
  td_test_close_window (TD_WINDOW (other));
  td_test_release (store);
}

static void
test_history_page (void)
{
  TdStore *store = td_test_make_staffed_store ("window-history.thidua", 3);
  TdWindow *window = td_test_make_window (store);
  TdListPage *page;
  TdDataTable *table;
  GListModel *model;

  td_window_show_page (window, "history");
  td_test_draw (GTK_WIDGET (window));
  page = TD_LIST_PAGE (td_window_get_visible_page (window));
  table = td_list_page_get_table (page);
  model = td_data_table_get_model (table);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 3);

  /* The newest can be undone from here. */
  td_data_table_move_current (table, 0);
  td_test_draw (GTK_WIDGET (window));
  g_assert_nonnull (td_test_find_button (GTK_WIDGET (page), "Undo This Change"));
  td_data_table_move_current (table, 1);
  td_test_draw (GTK_WIDGET (window));
  g_assert_null (td_test_find_button (GTK_WIDGET (page), "Undo This Change"));

  td_page_set_search_text (TD_PAGE (page), "don vi");
  td_test_until (g_list_model_get_n_items (model) == 2);
  td_test_add_unit (store, "Phòng Bổ trợ tư pháp");
  td_test_until (g_list_model_get_n_items (model) == 3);
  td_page_set_search_text (TD_PAGE (page), "");
  td_test_until (g_list_model_get_n_items (model) == 4);

  gtk_widget_activate_action (GTK_WIDGET (page), "history.verify", NULL);
  td_test_until (says (GTK_WIDGET (window), "The history is whole: 4 entries checked"));
  td_test_close_window (window);
  td_test_release (store);
}

static void
test_backups (void)
{
  TdStore *store = td_test_make_staffed_store ("window-backups.thidua", 4);
  TdWindow *window = td_test_make_window (store);
  TdBackupDialog *dialog;
  g_autofree char *path = NULL;

  /* The day's first opening makes one by itself. */
  td_test_until (says (GTK_WIDGET (window), "Backed up at "));
  td_test_add_person (store, "Trần Đức Bình", 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.backups", NULL);
  dialog = TD_BACKUP_DIALOG (td_test_find_window (TD_TYPE_BACKUP_DIALOG));
  td_test_draw (GTK_WIDGET (dialog));
  g_assert_cmpuint (td_backup_dialog_get_n_backups (dialog), ==, 1);
  g_signal_emit_by_name (td_test_find_button (GTK_WIDGET (dialog), "Restore…"), "clicked");
  td_test_until (says (GTK_WIDGET (dialog), "1 is taken away"));
  td_backup_dialog_restore (dialog);
  td_test_until (td_test_find_window (TD_TYPE_BACKUP_DIALOG) == NULL);
  td_test_until (says (GTK_WIDGET (window), "The register is as it was in the backup"));
  g_assert_cmpuint (td_test_count (store, &td_entity_staff), ==, 4);
  /* It is a change like any other. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  td_test_until (td_test_count (store, &td_entity_staff) == 5);
  /* Closed while it compares: nothing comes of it. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.backups", NULL);
  dialog = TD_BACKUP_DIALOG (td_test_find_window (TD_TYPE_BACKUP_DIALOG));
  td_test_draw (GTK_WIDGET (dialog));
  g_signal_emit_by_name (td_test_find_button (GTK_WIDGET (dialog), "Restore…"), "clicked");
  gtk_window_close (GTK_WINDOW (dialog));
  td_test_settle ();
  td_test_close_window (window);
  td_test_release (store);
}

static gboolean
has_symbol (TdStore *store, const char *symbol)
{
  g_autoptr (TdRecord) organisation = td_reader_get_organisation (td_store_get_reader (store),
                                                                  NULL);

  return g_strcmp0 (td_record_get_text (organisation, "symbol"), symbol) == 0;
}

static void
test_preferences (void)
{
  TdStore *store = td_test_make_staffed_store ("window-preferences.thidua", 1);
  TdWindow *window = td_test_make_window (store);
  GtkWidget *dialog;
  GtkWidget *colors;

  g_action_group_activate_action (G_ACTION_GROUP (td_test_get_application ()), "preferences", NULL);
  td_test_until (td_test_find_window (TD_TYPE_PREFERENCES_WINDOW) != NULL);
  dialog = GTK_WIDGET (td_test_find_window (TD_TYPE_PREFERENCES_WINDOW));
  td_test_draw (dialog);
  colors = td_test_find (dialog, ADW_TYPE_COMBO_ROW);
  adw_combo_row_set_selected (ADW_COMBO_ROW (colors), TD_COLORS_DARK);
  g_assert_cmpint (td_preferences_get_color_scheme (td_test_get_preferences ()), ==,
                   TD_COLORS_DARK);
  g_assert_true (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  adw_combo_row_set_selected (ADW_COMBO_ROW (colors), TD_COLORS_LIGHT);
  {
    GtkWidget *form = td_test_find (dialog, TD_TYPE_RECORD_FORM);
    TdFieldRow *row = td_record_form_get_row (TD_RECORD_FORM (form), "symbol");

    g_assert_true (td_field_row_enter_text (row, "STP"));
  }
  td_test_until (has_symbol (store, "STP"));
  gtk_window_close (GTK_WINDOW (dialog));
  td_test_settle ();
  /* The computer's name for the person is not made a choice of theirs. */
  g_assert_null (td_preferences_get_author (td_test_get_preferences ()));
  td_test_close_window (window);
  td_test_release (store);
}

int
main (int argc, char **argv)
{
  td_test_views_init (&argc, &argv);
  g_test_add_func ("/window/finalize", test_finalize);
  g_test_add_func ("/window/first-frame", test_first_frame);
  g_test_add_func ("/window/pages", test_pages);
  g_test_add_func ("/window/undo-redo", test_undo_redo);
  g_test_add_func ("/window/search", test_search);
  g_test_add_func ("/window/narrow-search", test_narrow_search);
  g_test_add_func ("/window/error", test_error);
  g_test_add_func ("/window/list-opened", test_list_opened);
  g_test_add_func ("/window/dropped", test_dropped);
  g_test_add_func ("/window/read-only", test_read_only);
  g_test_add_func ("/window/jobs", test_jobs);
  g_test_add_func ("/window/first-run", test_first_run);
  g_test_add_func ("/window/file-name", test_file_name);
  g_test_add_func ("/window/language", test_language);
  g_test_add_func ("/window/history-page", test_history_page);
  g_test_add_func ("/window/backups", test_backups);
  g_test_add_func ("/window/preferences", test_preferences);
  return td_test_views_run ();
}
