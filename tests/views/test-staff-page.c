/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-staff-page.h"

#include "td-bulk-dialog.h"
#include "td-export-run.h"
#include "td-record-dialog.h"
#include "td-staff-pane.h"
#include "td-test-views.h"

#include <string.h>

/* A window on the page of people, with what the tests need of it. */
typedef struct
{
  TdStore     *store;
  TdWindow    *window;
  TdListPage  *page;
  TdDataTable *table;
} Fixture;

static void
set_up_fixture (Fixture *self, const char *name, guint n)
{
  self->store = td_test_make_staffed_store (name, n);
  self->window = td_test_make_window (self->store);
  td_window_show_page (self->window, "staff");
  td_test_draw (GTK_WIDGET (self->window));
  self->page = TD_LIST_PAGE (td_window_get_page (self->window, "staff"));
  self->table = td_list_page_get_table (self->page);
}

static void
tear_down (Fixture *self)
{
  td_test_close_window (self->window);
  td_test_release (self->store);
}

static guint
count_rows (Fixture *self)
{
  return g_list_model_get_n_items (td_data_table_get_model (self->table));
}

static gint64
get_id (Fixture *self, guint position)
{
  return td_list_model_get_id (td_list_page_get_model (self->page), position);
}

/* Makes the row the current one, and the pane show it. */
static TdStaffPane *
show (Fixture *self, gint64 id)
{
  GtkWidget *pane;

  g_assert_true (td_data_table_set_current (self->table, id));
  td_list_page_set_details (self->page, TRUE);
  td_test_draw (GTK_WIDGET (self->window));
  pane = td_test_find (GTK_WIDGET (self->page), TD_TYPE_STAFF_PANE);
  g_assert_nonnull (pane);
  g_assert_cmpint (td_staff_pane_get_staff (TD_STAFF_PANE (pane)), ==, id);
  return TD_STAFF_PANE (pane);
}

static TdFieldRow *
get_row (TdStaffPane *pane, const char *key)
{
  return td_record_form_get_row (td_staff_pane_get_form (pane, key), key);
}

static gboolean
has_value (Fixture *self, gint64 id, const char *key, const char *expected)
{
  g_autofree char *value = td_test_get_value (self->store, &td_entity_staff, id, key);

  return g_str_equal (value, expected);
}

/* --- the list --- */

static void
test_search (void)
{
  Fixture f;

  set_up_fixture (&f, "staff-search.thidua", 400);
  g_assert_cmpuint (count_rows (&f), ==, 400);
  g_assert_cmpstr (td_page_get_subtitle (TD_PAGE (f.page)), ==, "400 people");
  td_page_set_search_text (TD_PAGE (f.page), "anh tra thanh");
  td_test_until (count_rows (&f) < 400);
  g_assert_cmpuint (count_rows (&f), >, 0);
  td_test_until (g_str_has_suffix (td_page_get_subtitle (TD_PAGE (f.page)), " of 400 people"));
  td_page_set_search_text (TD_PAGE (f.page), "không có ai tên thế này");
  td_test_until (count_rows (&f) == 0);
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_nonnull (td_test_find (GTK_WIDGET (f.page), ADW_TYPE_STATUS_PAGE));
  gtk_widget_activate_action (GTK_WIDGET (f.page), "list.clear-filters", NULL);
  td_test_until (count_rows (&f) == 400);
  /* An identity number is typed from the paper that it stands on. */
  {
    g_autofree char *number = td_test_get_value (f.store, &td_entity_staff, get_id (&f, 5), "cccd");

    td_page_set_search_text (TD_PAGE (f.page), number);
    td_test_until (count_rows (&f) == 1);
    g_assert_true (has_value (&f, get_id (&f, 0), "cccd", number));
  }
  tear_down (&f);
}

static void
test_filters (void)
{
  Fixture f;
  TdFilterBar *bar;
  GtkWidget *chip;

  set_up_fixture (&f, "staff-filters.thidua", 300);
  bar = td_list_page_get_filters (f.page);
  chip = td_filter_bar_get_chip (bar, "kind=vien_chuc");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  td_test_until (count_rows (&f) == 100);
  /* Chips of one field add up. */
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (td_filter_bar_get_chip (bar, "kind=cong_chuc")), TRUE);
  td_test_until (count_rows (&f) == 300);
  /* Another field narrows: every fifth is a woman. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (td_filter_bar_get_chip (bar, "sex=nu")), TRUE);
  td_test_until (count_rows (&f) == 60);
  g_assert_true (td_filter_bar_is_active (bar));
  gtk_widget_activate_action (GTK_WIDGET (f.page), "list.clear-filters", NULL);
  td_test_until (count_rows (&f) == 300);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)));
  /* Every twentieth has no number: counted beside the chip, which is there. */
  td_test_until (gtk_widget_get_visible (td_filter_bar_get_chip (bar, "cccd=")));
  tear_down (&f);
}

static gboolean
is_born_in (Fixture *self, guint position, const char *year)
{
  g_autofree char *birth = td_test_get_value (self->store, &td_entity_staff,
                                              get_id (self, position), "birth");

  return g_str_has_suffix (birth, year);
}

static void
test_sort (void)
{
  Fixture f;

  set_up_fixture (&f, "staff-sort.thidua", 200);
  td_data_table_set_sort (f.table, "birth", TRUE);
  td_list_page_requery (f.page);
  td_test_until (is_born_in (&f, 0, "1999"));
  g_assert_true (is_born_in (&f, 199, "1965"));
  tear_down (&f);
}

/* By every column, also those that refer to other records or are not shown at first. */
static void
test_sort_by_each (void)
{
  Fixture f;

  set_up_fixture (&f, "staff-sort-each.thidua", 60);
  for (guint i = 0; i < td_entity_staff.n_fields; i++)
    {
      const char *key = td_entity_staff.fields[i].key;
      gboolean loading = TRUE;

      if (td_data_table_get_column (f.table, key) == NULL)
        continue;
      td_data_table_show_column (f.table, key, TRUE);
      td_data_table_set_sort (f.table, key, i % 2 == 0);
      td_list_page_requery (f.page);
      while (loading)
        {
          td_test_settle ();
          g_object_get (td_list_page_get_model (f.page), "loading", &loading, NULL);
        }
      g_assert_cmpuint (count_rows (&f), ==, 60);
      g_assert_cmpstr (td_data_table_get_sort (f.table, NULL), ==, key);
    }
  td_test_draw (GTK_WIDGET (f.window));
  g_action_group_activate_action (td_data_table_get_actions (f.table), "reset", NULL);
  td_test_draw (GTK_WIDGET (f.window));
  tear_down (&f);
}

/* The table asks for the rows in view, and for those only. */
static void
test_loads (void)
{
  Fixture f;
  guint loads;

  set_up_fixture (&f, "staff-loads.thidua", 20000);
  loads = td_list_model_get_n_loads (td_list_page_get_model (f.page));
  g_assert_cmpuint (loads, <=, 2);
  gtk_selection_model_select_all (
    GTK_SELECTION_MODEL (td_data_table_get_selection (f.table)));
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_cmpuint (td_list_model_get_n_loads (td_list_page_get_model (f.page)), ==, loads);
  td_data_table_scroll_to (f.table, 15000);
  td_data_table_scroll_to (f.table, 3);
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_cmpuint (td_list_model_get_n_loads (td_list_page_get_model (f.page)), <=, loads + 3);
  tear_down (&f);
}

/* Whether a widget that is seen, or one below it, says that. */
static gboolean
says (GtkWidget *widget, const char *text, gboolean (*match) (GtkWidget *widget, const char *text))
{
  if (match (widget, text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text, match))
      return TRUE;
  return FALSE;
}

static gboolean
is_cell (GtkWidget *widget, const char *text)
{
  return GTK_IS_INSCRIPTION (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0;
}

/* A cell that says exactly this. */
static gboolean
shows (GtkWidget *widget, const char *text)
{
  return says (widget, text, is_cell);
}

/* Identity numbers are masked until somebody asks, and then everywhere at once. */
static void
test_reveal (void)
{
  Fixture f;
  g_autofree char *number = NULL;

  set_up_fixture (&f, "staff-reveal.thidua", 5);
  number = td_test_get_value (f.store, &td_entity_staff, get_id (&f, 0), "cccd");
  g_assert_cmpuint (strlen (number), ==, 12);
  g_assert_false (shows (GTK_WIDGET (f.table), number));
  g_action_group_activate_action (td_data_table_get_actions (f.table), "reveal-personal", NULL);
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_true (shows (GTK_WIDGET (f.table), number));
  td_preferences_set_reveal_personal (td_test_get_preferences (), FALSE);
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_false (shows (GTK_WIDGET (f.table), number));
  tear_down (&f);
}

static gboolean
is_label_with (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
label_has (GtkWidget *widget, const char *text)
{
  return says (widget, text, is_label_with);
}

/* A masked number is in neither what is copied nor the history of the person. */
static void
test_mask_holds (void)
{
  Fixture f;
  TdStaffPane *pane;
  gint64 id;
  g_autofree char *number = NULL;
  g_autofree char *copied = NULL;

  set_up_fixture (&f, "staff-mask.thidua", 5);
  id = get_id (&f, 0);
  number = td_test_get_value (f.store, &td_entity_staff, id, "cccd");
  pane = show (&f, id);
  copied = td_data_table_dup_tsv (f.table);
  g_assert_nonnull (strstr (copied, "•••"));
  g_assert_null (strstr (copied, number));
  g_assert_true (td_field_row_enter_text (get_row (pane, "cccd"), "056185002726"));
  td_test_until (has_value (&f, id, "cccd", "056185002726"));
  td_test_until (label_has (GTK_WIDGET (pane), "056 ••• 726"));
  g_assert_false (label_has (GTK_WIDGET (pane), number));
  g_assert_false (label_has (GTK_WIDGET (pane), "056185002726"));

  td_window_show_page (f.window, "history");
  td_test_draw (GTK_WIDGET (f.window));
  {
    TdListPage *history = TD_LIST_PAGE (td_window_get_page (f.window, "history"));

    td_data_table_move_current (td_list_page_get_table (history), 0);
    td_list_page_set_details (history, TRUE);
    td_test_until (label_has (GTK_WIDGET (history), "056 ••• 726"));
    g_assert_false (label_has (GTK_WIDGET (history), number));
    g_assert_false (label_has (GTK_WIDGET (history), "056185002726"));
  }
  tear_down (&f);
}

/* --- editing in place --- */

static void
test_edit (void)
{
  Fixture f;
  TdStaffPane *pane;
  gint64 id;
  g_autofree char *label = NULL;

  set_up_fixture (&f, "staff-edit.thidua", 50);
  id = get_id (&f, 4);
  pane = show (&f, id);
  g_assert_true (td_field_row_enter_text (get_row (pane, "post"), "Phó Chánh Văn phòng"));
  td_test_until (has_value (&f, id, "post", "Phó Chánh Văn phòng"));
  label = td_store_dup_undo_label (f.store);
  g_assert_nonnull (strstr (label, "Post"));
  gtk_widget_activate_action (GTK_WIDGET (f.window), "win.undo", NULL);
  td_test_until (!has_value (&f, id, "post", "Phó Chánh Văn phòng"));
  td_test_settle ();
  {
    g_autofree char *shown = td_field_row_dup_text (get_row (pane, "post"));

    g_assert_true (has_value (&f, id, "post", shown));
  }
  gtk_widget_activate_action (GTK_WIDGET (f.window), "win.redo", NULL);
  td_test_until (has_value (&f, id, "post", "Phó Chánh Văn phòng"));
  tear_down (&f);
}

/* What the entity refuses is said under the field, and nothing is written. */
static void
test_refused (void)
{
  Fixture f;
  TdStaffPane *pane;
  gint64 id;
  g_autofree char *before = NULL;

  set_up_fixture (&f, "staff-refused.thidua", 20);
  id = get_id (&f, 1);
  pane = show (&f, id);
  before = td_test_get_value (f.store, &td_entity_staff, id, "name");
  td_field_row_enter_text (get_row (pane, "name"), "");
  td_test_until (td_field_row_has_error (get_row (pane, "name")));
  g_assert_true (has_value (&f, id, "name", before));
  /* Somebody else's number. */
  {
    g_autofree char *taken = td_test_get_value (f.store, &td_entity_staff, get_id (&f, 2), "cccd");

    td_field_row_enter_text (get_row (pane, "cccd"), taken);
    td_test_until (td_field_row_has_error (get_row (pane, "cccd")));
    g_assert_false (has_value (&f, id, "cccd", taken));
  }
  tear_down (&f);
}

/* A field that something else changed meanwhile is not written over unseen. */
static void
test_conflict (void)
{
  Fixture f;
  TdStaffPane *pane;
  TdFieldRow *row;
  gint64 id;
  g_autoptr (TdRecord) person = NULL;
  g_autoptr (GError) error = NULL;

  set_up_fixture (&f, "staff-conflict.thidua", 20);
  id = get_id (&f, 3);
  pane = show (&f, id);
  row = get_row (pane, "post");
  person = td_reader_get (td_store_get_reader (f.store), &td_entity_staff, id, &error);
  g_assert_no_error (error);
  td_record_set_text (person, "post", "Kế toán trưởng");
  /* The write is queued before ours, and the pane has not heard of it yet. */
  {
    g_autoptr (GPtrArray) records = g_ptr_array_new ();

    g_ptr_array_add (records, person);
    td_store_save_async (f.store, "Sửa từ nơi khác", records, NULL, NULL);
  }
  td_field_row_enter_text (row, "Văn thư");
  td_test_until (td_field_row_has_error (row));
  g_assert_true (has_value (&f, id, "post", "Kế toán trưởng"));
  tear_down (&f);
}

static void
test_facts (void)
{
  Fixture f;
  TdStaffPane *pane;
  TdStaffFacts *facts;
  TdRecordForm *form;
  gint64 id;

  set_up_fixture (&f, "staff-facts.thidua", 10);
  id = get_id (&f, 0);
  pane = show (&f, id);
  facts = td_staff_pane_get_facts (pane);
  td_staff_facts_set_year (facts, 2026);
  td_staff_facts_expand (facts);
  form = td_staff_facts_get_form (facts);
  g_assert_true (td_field_row_enter_text (td_record_form_get_row (form, "self_total"), "88,8"));
  td_test_until (td_test_count (f.store, &td_entity_year_fact) == 1);
  td_test_until (td_record_get_id (td_record_form_get_record (form)) != 0);
  g_assert_true (td_field_row_enter_text (td_record_form_get_row (form, "months"), "12"));
  td_test_until (td_record_get_int_or (td_record_form_get_record (form), "months", 0) == 12);
  g_assert_cmpuint (td_test_count (f.store, &td_entity_year_fact), ==, 1);
  td_field_row_enter_text (td_record_form_get_row (form, "self_total"), "120");
  td_test_until (td_field_row_has_error (td_record_form_get_row (form, "self_total")));
  tear_down (&f);
}

/* --- dialogs --- */

static TdRecordDialog *
wait_for_dialog (void)
{
  td_test_until (td_test_find_window (TD_TYPE_RECORD_DIALOG) != NULL);
  td_test_draw (GTK_WIDGET (td_test_find_window (TD_TYPE_RECORD_DIALOG)));
  return TD_RECORD_DIALOG (td_test_find_window (TD_TYPE_RECORD_DIALOG));
}

static void
enter (TdRecordForm *form, const char *key, const char *text)
{
  g_assert_true (td_field_row_enter_text (td_record_form_get_row (form, key), text));
}

static void
test_add (void)
{
  Fixture f;
  TdRecordDialog *dialog;
  TdRecordForm *form;

  set_up_fixture (&f, "staff-add.thidua", 5);
  gtk_widget_activate_action (GTK_WIDGET (f.window), "win.add", NULL);
  dialog = wait_for_dialog ();
  form = td_record_dialog_get_form (dialog);
  /* Without a name it is nobody. */
  td_record_dialog_save (dialog);
  td_test_settle ();
  g_assert_cmpuint (td_test_count (f.store, &td_entity_staff), ==, 5);
  enter (form, "name", "Đặng Thị Ánh");
  enter (form, "birth", "8/2/1990");
  td_record_dialog_save (dialog);
  td_test_until (td_test_count (f.store, &td_entity_staff) == 6);
  td_test_until (td_test_find_window (TD_TYPE_RECORD_DIALOG) == NULL);
  /* Shown at once. */
  td_test_until (td_data_table_get_current (f.table) != 0);
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_true (has_value (&f, td_data_table_get_current (f.table), "name", "Đặng Thị Ánh"));
  tear_down (&f);
}

static void
test_transfer (void)
{
  Fixture f;
  TdRecordDialog *dialog;
  TdRecordForm *form;
  gint64 id;
  gint64 unit;
  g_autoptr (TdRecord) draft = NULL;

  set_up_fixture (&f, "staff-transfer.thidua", 5);
  unit = td_test_add_unit (f.store, "Phòng Bổ trợ tư pháp");
  id = get_id (&f, 2);
  td_data_table_set_current (f.table, id);
  gtk_widget_activate_action (GTK_WIDGET (f.page), "staff.transfer", NULL);
  dialog = wait_for_dialog ();
  form = td_record_dialog_get_form (dialog);
  draft = td_record_copy (td_record_form_get_record (form));
  td_record_set_int (draft, "unit", unit);
  td_record_set_reference_title (draft, "unit", "Phòng Bổ trợ tư pháp");
  g_signal_emit_by_name (form, "committed", draft, "unit");
  enter (form, "started", "1/4/2026");
  enter (form, "post", "Phó Trưởng phòng");
  td_record_dialog_save (dialog);
  td_test_until (has_value (&f, id, "unit", "Phòng Bổ trợ tư pháp"));
  g_assert_true (has_value (&f, id, "post", "Phó Trưởng phòng"));
  td_test_until (td_test_find_window (TD_TYPE_RECORD_DIALOG) == NULL);
  g_assert_cmpuint (td_test_count (f.store, &td_entity_membership), >=, 1);
  tear_down (&f);
}

/* Several people move as one change: one "Undo" brings all back. */
static void
test_transfer_several (void)
{
  Fixture f;
  TdRecordForm *form;
  TdRecordDialog *dialog;
  gint64 unit;
  gint64 first;
  gint64 third;
  g_autofree char *before = NULL;
  g_autoptr (TdRecord) draft = NULL;

  set_up_fixture (&f, "staff-transfer-several.thidua", 6);
  unit = td_test_add_unit (f.store, "Phòng Bổ trợ tư pháp");
  first = get_id (&f, 0);
  third = get_id (&f, 2);
  before = td_test_get_value (f.store, &td_entity_staff, third, "unit");
  td_id_selection_set_range (td_data_table_get_selection (f.table), 0, 2, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (f.page), "staff.transfer", NULL);
  dialog = wait_for_dialog ();
  form = td_record_dialog_get_form (dialog);
  draft = td_record_copy (td_record_form_get_record (form));
  td_record_set_int (draft, "unit", unit);
  td_record_set_reference_title (draft, "unit", "Phòng Bổ trợ tư pháp");
  g_signal_emit_by_name (form, "committed", draft, "unit");
  enter (form, "started", "1/4/2026");
  td_record_dialog_save (dialog);
  td_test_until (has_value (&f, third, "unit", "Phòng Bổ trợ tư pháp"));
  g_assert_true (has_value (&f, first, "unit", "Phòng Bổ trợ tư pháp"));
  td_test_until (td_test_find_window (TD_TYPE_RECORD_DIALOG) == NULL);
  gtk_widget_activate_action (GTK_WIDGET (f.window), "win.undo", NULL);
  td_test_until (has_value (&f, third, "unit", before));
  g_assert_false (has_value (&f, first, "unit", "Phòng Bổ trợ tư pháp"));
  tear_down (&f);
}

/* Esc does not throw away what was entered; without anything entered it closes. */
static void
test_escape (void)
{
  Fixture f;
  TdRecordDialog *dialog;

  set_up_fixture (&f, "staff-escape.thidua", 2);
  gtk_widget_activate_action (GTK_WIDGET (f.window), "win.add", NULL);
  dialog = wait_for_dialog ();
  gtk_window_close (GTK_WINDOW (dialog));
  td_test_until (td_test_find_window (TD_TYPE_RECORD_DIALOG) == NULL);
  gtk_widget_activate_action (GTK_WIDGET (f.window), "win.add", NULL);
  dialog = wait_for_dialog ();
  enter (td_record_dialog_get_form (dialog), "name", "Đặng Thị Ánh");
  gtk_window_close (GTK_WINDOW (dialog));
  td_test_until (td_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  g_assert_nonnull (td_test_find_window (TD_TYPE_RECORD_DIALOG));
  adw_message_dialog_response (
    ADW_MESSAGE_DIALOG (td_test_find_window (ADW_TYPE_MESSAGE_DIALOG)), "act");
  td_test_until (td_test_find_window (TD_TYPE_RECORD_DIALOG) == NULL);
  g_assert_cmpuint (td_test_count (f.store, &td_entity_staff), ==, 2);
  tear_down (&f);
}

static void
test_bulk (void)
{
  Fixture f;
  TdIdSelection *selection;
  TdBulkDialog *dialog;

  set_up_fixture (&f, "staff-bulk.thidua", 8);
  selection = td_data_table_get_selection (f.table);
  td_id_selection_set_range (selection, 1, 3, TRUE);
  td_test_draw (GTK_WIDGET (f.window));
  gtk_widget_activate_action (GTK_WIDGET (f.page), "staff.bulk-edit", NULL);
  td_test_until (td_test_find_window (TD_TYPE_BULK_DIALOG) != NULL);
  dialog = TD_BULK_DIALOG (td_test_find_window (TD_TYPE_BULK_DIALOG));
  td_bulk_dialog_set_key (dialog, "post");
  g_assert_false (has_value (&f, get_id (&f, 2), "post", ""));
  /* Too early: nothing is cleared, and the dialog says what it would do. */
  td_bulk_dialog_apply (dialog);
  td_test_settle ();
  g_assert_false (has_value (&f, get_id (&f, 2), "post", ""));
  g_assert_nonnull (td_test_find_window (TD_TYPE_BULK_DIALOG));
  td_bulk_dialog_set_key (dialog, "education");
  enter (td_bulk_dialog_get_form (dialog), "education", "Thạc sĩ");
  td_bulk_dialog_apply (dialog);
  td_test_until (has_value (&f, get_id (&f, 1), "education", "Thạc sĩ"));
  g_assert_true (has_value (&f, get_id (&f, 3), "education", "Thạc sĩ"));
  g_assert_true (has_value (&f, get_id (&f, 0), "education", ""));
  td_test_until (td_test_find_window (TD_TYPE_BULK_DIALOG) == NULL);
  gtk_widget_activate_action (GTK_WIDGET (f.window), "win.undo", NULL);
  td_test_until (has_value (&f, get_id (&f, 1), "education", ""));
  g_assert_true (has_value (&f, get_id (&f, 3), "education", ""));
  tear_down (&f);
}

/* Ticks outlive a filter, but not unseen. */
static void
test_hidden_ticks (void)
{
  Fixture f;
  TdIdSelection *selection;
  GtkWidget *button;

  set_up_fixture (&f, "staff-hidden.thidua", 30);
  selection = td_data_table_get_selection (f.table);
  td_id_selection_set_range (selection, 0, 8, TRUE);
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_null (td_test_find_button (GTK_WIDGET (f.page), "Untick 0 hidden"));
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (td_filter_bar_get_chip (td_list_page_get_filters (f.page),
                                               "kind=vien_chuc")), TRUE);
  td_test_until (count_rows (&f) == 10);
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_cmpuint (td_id_selection_get_n (selection), ==, 9);
  g_assert_cmpuint (td_id_selection_get_n_hidden (selection), >, 0);
  {
    g_autofree char *label = g_strdup_printf ("Untick %u hidden",
                                              td_id_selection_get_n_hidden (selection));

    button = td_test_find_button (GTK_WIDGET (f.page), label);
  }
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (td_id_selection_get_n_hidden (selection), ==, 0);
  g_assert_cmpuint (td_id_selection_get_n (selection), <, 9);
  g_assert_false (gtk_widget_get_visible (button));
  tear_down (&f);
}

static void
test_archive (void)
{
  Fixture f;
  gint64 first;

  set_up_fixture (&f, "staff-archive.thidua", 12);
  first = get_id (&f, 0);
  td_id_selection_set_range (td_data_table_get_selection (f.table), 0, 1, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (f.page), "staff.archive", NULL);
  td_test_until (count_rows (&f) == 10);
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (td_filter_bar_get_chip (td_list_page_get_filters (f.page), "archived")),
    TRUE);
  td_test_until (count_rows (&f) == 2);
  td_data_table_set_current (f.table, first);
  gtk_widget_activate_action (GTK_WIDGET (f.page), "staff.restore", NULL);
  td_test_until (count_rows (&f) == 1);
  gtk_widget_activate_action (GTK_WIDGET (f.page), "list.clear-filters", NULL);
  td_test_until (count_rows (&f) == 11);
  tear_down (&f);
}

static void
test_export (void)
{
  Fixture f;
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "xuat.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TdQuery) query = NULL;
  TdExportParams params = { 0 };

  set_up_fixture (&f, "staff-export.thidua", 30);
  query = td_list_page_dup_query (f.page);
  params.query = query;
  td_export_run_to (GTK_WIDGET (f.page), f.store, "danh-sach-dang-xem", &params, file);
  td_test_until (g_file_query_exists (file, NULL));
  td_test_settle ();
  tear_down (&f);
}

/* The page explains itself while nobody is in it. */
static void
test_empty (void)
{
  Fixture f;

  set_up_fixture (&f, "staff-empty.thidua", 0);
  g_assert_nonnull (td_test_find (GTK_WIDGET (f.page), ADW_TYPE_STATUS_PAGE));
  td_test_add_person (f.store, "Trần Đức Bình", 0);
  td_test_until (count_rows (&f) == 1);
  td_test_draw (GTK_WIDGET (f.window));
  g_assert_null (td_test_find (GTK_WIDGET (f.page), ADW_TYPE_STATUS_PAGE));
  tear_down (&f);
}

static void
add_born (Fixture *self, const char *name, const char *birth)
{
  g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);
  g_autoptr (GError) error = NULL;

  td_record_set_text (person, "name", name);
  td_record_set_text (person, "birth", birth);
  td_store_save (self->store, "Thêm cán bộ", person, &error);
  g_assert_no_error (error);
}

static void
test_duplicates (void)
{
  Fixture f;
  GtkWidget *chip;

  set_up_fixture (&f, "staff-duplicates.thidua", 0);
  add_born (&f, "Lê Văn Cường", "1972-05-06");
  add_born (&f, "Đặng Thị Ánh", "1990-02-08");
  add_born (&f, "Lê Văn Cường", "1972-05-06");
  chip = td_filter_bar_get_chip (td_list_page_get_filters (f.page), "duplicates");
  td_test_until (gtk_widget_get_visible (chip));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  td_test_until (count_rows (&f) == 2);
  tear_down (&f);
}

int
main (int argc, char **argv)
{
  td_test_views_init (&argc, &argv);
  g_test_add_func ("/staff-page/search", test_search);
  g_test_add_func ("/staff-page/filters", test_filters);
  g_test_add_func ("/staff-page/sort", test_sort);
  g_test_add_func ("/staff-page/sort-by-each", test_sort_by_each);
  g_test_add_func ("/staff-page/loads", test_loads);
  g_test_add_func ("/staff-page/reveal", test_reveal);
  g_test_add_func ("/staff-page/mask-holds", test_mask_holds);
  g_test_add_func ("/staff-page/edit", test_edit);
  g_test_add_func ("/staff-page/refused", test_refused);
  g_test_add_func ("/staff-page/conflict", test_conflict);
  g_test_add_func ("/staff-page/facts", test_facts);
  g_test_add_func ("/staff-page/add", test_add);
  g_test_add_func ("/staff-page/transfer", test_transfer);
  g_test_add_func ("/staff-page/transfer-several", test_transfer_several);
  g_test_add_func ("/staff-page/escape", test_escape);
  g_test_add_func ("/staff-page/bulk", test_bulk);
  g_test_add_func ("/staff-page/hidden-ticks", test_hidden_ticks);
  g_test_add_func ("/staff-page/archive", test_archive);
  g_test_add_func ("/staff-page/export", test_export);
  g_test_add_func ("/staff-page/empty", test_empty);
  g_test_add_func ("/staff-page/duplicates", test_duplicates);
  return td_test_views_run ();
}
