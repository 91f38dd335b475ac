/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-field-row.h"

#include "td-test-views.h"

/* What the row offered last. */
typedef struct
{
  TdRecord *edited;
  guint     n;
} Offer;

static void
committed_cb (Offer *offer, TdRecord *edited)
{
  g_set_object (&offer->edited, edited);
  offer->n++;
}

static GtkWidget *
make_row (TdStore *store, const TdEntity *entity, const char *key, TdRecord *record, Offer *offer,
          GtkWidget **window)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = td_field_row_new (store, td_entity_field (entity, key), 96);

  gtk_widget_add_css_class (list, "td-form");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  td_field_row_set_record (TD_FIELD_ROW (row), record);
  g_signal_connect_swapped (row, "committed", G_CALLBACK (committed_cb), offer);
  *window = td_test_show (list);
  return row;
}

static void
close_window (GtkWidget *window, Offer *offer)
{
  gtk_window_destroy (GTK_WINDOW (window));
  td_test_settle ();
  g_clear_object (&offer->edited);
}

static void
assert_text (GtkWidget *row, const char *expected)
{
  g_autofree char *text = td_field_row_dup_text (TD_FIELD_ROW (row));

  g_assert_cmpstr (text, ==, expected);
}

static void
press_escape (GtkWidget *row)
{
  GtkWidget *text = td_test_find (row, GTK_TYPE_ENTRY);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (text);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_BUBBLE)
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Escape, 0, 0, &handled);
    }
  g_assert_true (handled);
}

static void
test_text (void)
{
  g_autoptr (TdStore) store = td_test_make_store ("field-text.thidua");
  g_autoptr (TdRecord) record = td_record_new (&td_entity_staff);
  Offer offer = { 0 };
  GtkWidget *window;
  GtkWidget *row;

  td_record_set_text (record, "post", "Chuyên viên");
  row = make_row (store, &td_entity_staff, "post", record, &offer, &window);
  assert_text (row, "Chuyên viên");
  /* The same again is no edit. */
  g_assert_true (td_field_row_enter_text (TD_FIELD_ROW (row), "Chuyên viên"));
  g_assert_cmpuint (offer.n, ==, 0);
  g_assert_true (td_field_row_enter_text (TD_FIELD_ROW (row), "Trưởng phòng"));
  g_assert_cmpuint (offer.n, ==, 1);
  g_assert_cmpstr (td_record_get_text (offer.edited, "post"), ==, "Trưởng phòng");
  /* The record itself is nobody's to change. */
  g_assert_cmpstr (td_record_get_text (record, "post"), ==, "Chuyên viên");
  g_assert_true (td_field_row_enter_text (TD_FIELD_ROW (row), ""));
  g_assert_false (td_record_has (offer.edited, "post"));
  close_window (window, &offer);
}

static void
test_date (void)
{
  g_autoptr (TdStore) store = td_test_make_store ("field-date.thidua");
  g_autoptr (TdRecord) record = td_record_new (&td_entity_staff);
  Offer offer = { 0 };
  GtkWidget *window;
  GtkWidget *row = make_row (store, &td_entity_staff, "birth", record, &offer, &window);

  g_assert_true (td_field_row_enter_text (TD_FIELD_ROW (row), "8.2.1990"));
  g_assert_cmpstr (td_record_get_text (offer.edited, "birth"), ==, "1990-02-08");
  assert_text (row, "08/02/1990");

  g_assert_false (td_field_row_enter_text (TD_FIELD_ROW (row), "31/02/1990"));
  g_assert_true (td_field_row_has_error (TD_FIELD_ROW (row)));
  g_assert_cmpuint (offer.n, ==, 1);
  /* What was typed stays until Esc. */
  assert_text (row, "31/02/1990");
  press_escape (row);
  g_assert_false (td_field_row_has_error (TD_FIELD_ROW (row)));
  assert_text (row, "");
  close_window (window, &offer);
}

static void
test_choice (void)
{
  g_autoptr (TdStore) store = td_test_make_store ("field-choice.thidua");
  g_autoptr (TdRecord) record = td_record_new (&td_entity_staff);
  Offer offer = { 0 };
  GtkWidget *window;
  GtkWidget *row;
  GtkWidget *choice;

  td_record_set_text (record, "kind", "vien_chuc");
  row = make_row (store, &td_entity_staff, "kind", record, &offer, &window);
  choice = td_test_find (row, GTK_TYPE_DROP_DOWN);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 3);
  g_assert_cmpuint (offer.n, ==, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 2);
  g_assert_cmpuint (offer.n, ==, 1);
  g_assert_cmpstr (td_record_get_text (offer.edited, "kind"), ==, "cong_chuc");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
  g_assert_false (td_record_has (offer.edited, "kind"));
  close_window (window, &offer);
}

/* Not known is neither yes nor no. */
static void
test_flag (void)
{
  g_autoptr (TdStore) store = td_test_make_store ("field-flag.thidua");
  g_autoptr (TdRecord) record = td_record_new (&td_entity_staff);
  Offer offer = { 0 };
  GtkWidget *window;
  GtkWidget *row = make_row (store, &td_entity_staff, "party", record, &offer, &window);
  GtkWidget *choice = td_test_find (row, GTK_TYPE_DROP_DOWN);

  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 2);
  g_assert_cmpint (td_record_get_int_or (offer.edited, "party", -1), ==, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  g_assert_cmpint (td_record_get_int_or (offer.edited, "party", -1), ==, 1);
  td_field_row_set_record (TD_FIELD_ROW (row), offer.edited);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 1);
  g_assert_cmpuint (offer.n, ==, 2);
  close_window (window, &offer);
}

static void
test_decimal (void)
{
  g_autoptr (TdStore) store = td_test_make_store ("field-decimal.thidua");
  g_autoptr (TdRecord) record = td_record_new (&td_entity_staff);
  Offer offer = { 0 };
  GtkWidget *window;
  GtkWidget *row = make_row (store, &td_entity_staff, "coefficient", record, &offer, &window);

  g_assert_true (td_field_row_enter_text (TD_FIELD_ROW (row), "3.66"));
  assert_text (row, "3,66");
  g_assert_cmpint (td_record_get_int_or (offer.edited, "coefficient", 0), ==, 3660);
  g_assert_false (td_field_row_enter_text (TD_FIELD_ROW (row), "ba phẩy sáu"));
  close_window (window, &offer);
}

static void
test_personal (void)
{
  g_autoptr (TdStore) store = td_test_make_store ("field-personal.thidua");
  g_autoptr (TdRecord) record = td_record_new (&td_entity_staff);
  Offer offer = { 0 };
  GtkWidget *window;
  GtkWidget *row;
  GtkWidget *text;

  td_record_set_text (record, "cccd", "056185002726");
  row = make_row (store, &td_entity_staff, "cccd", record, &offer, &window);
  text = td_test_find (row, GTK_TYPE_ENTRY);
  assert_text (row, "056 ••• 726");
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (text)));
  g_signal_emit_by_name (td_test_find (row, GTK_TYPE_BUTTON), "clicked");
  assert_text (row, "056185002726");
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (text)));
  g_assert_cmpuint (offer.n, ==, 0);
  /* Somebody else's number is masked again. */
  {
    g_autoptr (TdRecord) other = td_record_copy (record);

    td_record_set_id (other, 17);
    td_field_row_set_record (TD_FIELD_ROW (row), other);
    assert_text (row, "056 ••• 726");
  }
  close_window (window, &offer);
}

static void
test_reference (void)
{
  g_autoptr (TdStore) store = td_test_make_store ("field-reference.thidua");
  gint64 office = td_test_add_unit (store, "Văn phòng");
  g_autoptr (TdRecord) record = td_record_new (&td_entity_staff);
  Offer offer = { 0 };
  GtkWidget *window;
  GtkWidget *row = make_row (store, &td_entity_staff, "unit", record, &offer, &window);
  GtkWidget *button = td_test_find (row, GTK_TYPE_MENU_BUTTON);
  GtkWidget *list;

  td_test_add_unit (store, "Thanh tra Sở");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  td_test_draw (window);
  list = td_test_find (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))),
                       GTK_TYPE_LIST_BOX);
  /* "None" and two units. */
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 2));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 3));
  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 2)));
  td_test_until (offer.n == 1);
  g_assert_cmpint (td_record_get_int_or (offer.edited, "unit", 0), ==, office);
  g_assert_cmpstr (td_record_get_reference_title (offer.edited, "unit"), ==, "Văn phòng");
  assert_text (row, "Văn phòng");
  close_window (window, &offer);
}

/* What was typed for one record is offered for that one when another is shown. */
static void
test_switch (void)
{
  g_autoptr (TdStore) store = td_test_make_store ("field-switch.thidua");
  g_autoptr (TdRecord) first = td_record_new (&td_entity_staff);
  g_autoptr (TdRecord) second = td_record_new (&td_entity_staff);
  Offer offer = { 0 };
  GtkWidget *window;
  GtkWidget *row;

  td_record_set_id (first, 1);
  td_record_set_id (second, 2);
  td_record_set_text (second, "post", "Văn thư");
  row = make_row (store, &td_entity_staff, "post", first, &offer, &window);
  gtk_editable_set_text (GTK_EDITABLE (td_test_find (row, GTK_TYPE_ENTRY)), "Lái xe");
  td_field_row_set_record (TD_FIELD_ROW (row), second);
  g_assert_cmpuint (offer.n, ==, 1);
  g_assert_cmpint (td_record_get_id (offer.edited), ==, 1);
  g_assert_cmpstr (td_record_get_text (offer.edited, "post"), ==, "Lái xe");
  assert_text (row, "Văn thư");
  close_window (window, &offer);
}

/* A screen reader finds the editor: a bare GtkText has no role of its own. */
static void
test_accessible (void)
{
  g_autoptr (TdStore) store = td_test_make_store ("field-accessible.thidua");
  g_autoptr (TdRecord) record = td_record_new (&td_entity_staff);
  Offer offer = { 0 };
  GtkWidget *window;
  GtkWidget *row = make_row (store, &td_entity_staff, "post", record, &offer, &window);

  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_cmpint (gtk_accessible_get_accessible_role (
                     GTK_ACCESSIBLE (td_test_find (row, GTK_TYPE_ENTRY))), ==,
                   GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  close_window (window, &offer);
}

/* While a choice has no value it says what the program goes by. */
static void
test_unset_text (void)
{
  g_autoptr (TdStore) store = td_test_make_store ("field-unset.thidua");
  g_autoptr (TdRecord) record = td_record_new (&td_entity_staff);
  Offer offer = { 0 };
  GtkWidget *window;
  GtkWidget *row = make_row (store, &td_entity_staff, "leader", record, &offer, &window);

  assert_text (row, "—");
  td_field_row_set_unset_text (TD_FIELD_ROW (row), "by the post");
  assert_text (row, "by the post");
  td_record_set_text (record, "leader", "khong");
  td_field_row_set_record (TD_FIELD_ROW (row), record);
  td_field_row_set_unset_text (TD_FIELD_ROW (row), NULL);
  assert_text (row, "No");
  g_assert_cmpuint (offer.n, ==, 0);
  close_window (window, &offer);
}

static void
test_finalize (void)
{
  g_autoptr (TdStore) store = td_test_make_store ("field-finalize.thidua");
  static const char *const keys[] = { "post", "birth", "kind", "party", "unit", "cccd" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkWidget *row = td_field_row_new (store, td_entity_field (&td_entity_staff, keys[i]), 96);

      g_object_ref_sink (row);
      g_assert_finalize_object (G_OBJECT (row));
    }
}

int
main (int argc, char **argv)
{
  td_test_views_init (&argc, &argv);
  g_test_add_func ("/field-row/text", test_text);
  g_test_add_func ("/field-row/date", test_date);
  g_test_add_func ("/field-row/choice", test_choice);
  g_test_add_func ("/field-row/flag", test_flag);
  g_test_add_func ("/field-row/decimal", test_decimal);
  g_test_add_func ("/field-row/personal", test_personal);
  g_test_add_func ("/field-row/reference", test_reference);
  g_test_add_func ("/field-row/switch", test_switch);
  g_test_add_func ("/field-row/accessible", test_accessible);
  g_test_add_func ("/field-row/unset-text", test_unset_text);
  g_test_add_func ("/field-row/finalize", test_finalize);
  return td_test_views_run ();
}
