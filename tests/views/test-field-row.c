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

typedef struct
{
  TdStore   *store;
  TdRecord  *record;
  Offer      offer;
  GtkWidget *window;
  GtkWidget *row;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->store = td_test_make_store (data);
  self->record = td_record_new (&td_entity_staff);
}

/* That field of the record, in a window. */
static void
show (Fixture *self, const char *key)
{
  GtkWidget *list = gtk_list_box_new ();

  self->row = td_field_row_new (self->store, td_entity_field (&td_entity_staff, key), 96);
  gtk_widget_add_css_class (list, "td-form");
  gtk_list_box_append (GTK_LIST_BOX (list), self->row);
  td_field_row_set_record (TD_FIELD_ROW (self->row), self->record);
  g_signal_connect_swapped (self->row, "committed", G_CALLBACK (committed_cb), &self->offer);
  self->window = td_test_show (list);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  td_test_settle ();
  g_clear_object (&self->offer.edited);
  g_clear_object (&self->record);
  g_clear_object (&self->store);
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
test_text (Fixture *self, gconstpointer data)
{
  td_record_set_text (self->record, "post", "Chuyên viên");
  show (self, "post");
  assert_text (self->row, "Chuyên viên");
  /* The same again is no edit. */
  g_assert_true (td_field_row_enter_text (TD_FIELD_ROW (self->row), "Chuyên viên"));
  g_assert_cmpuint (self->offer.n, ==, 0);
  g_assert_true (td_field_row_enter_text (TD_FIELD_ROW (self->row), "Trưởng phòng"));
  g_assert_cmpuint (self->offer.n, ==, 1);
  g_assert_cmpstr (td_record_get_text (self->offer.edited, "post"), ==, "Trưởng phòng");
  /* The record itself is nobody's to change. */
  g_assert_cmpstr (td_record_get_text (self->record, "post"), ==, "Chuyên viên");
  g_assert_true (td_field_row_enter_text (TD_FIELD_ROW (self->row), ""));
  g_assert_false (td_record_has (self->offer.edited, "post"));
}

static void
test_date (Fixture *self, gconstpointer data)
{
  show (self, "birth");
  g_assert_true (td_field_row_enter_text (TD_FIELD_ROW (self->row), "8.2.1990"));
  g_assert_cmpstr (td_record_get_text (self->offer.edited, "birth"), ==, "1990-02-08");
  assert_text (self->row, "08/02/1990");

  g_assert_false (td_field_row_enter_text (TD_FIELD_ROW (self->row), "31/02/1990"));
  g_assert_true (td_field_row_has_error (TD_FIELD_ROW (self->row)));
  g_assert_cmpuint (self->offer.n, ==, 1);
  /* What was typed stays until Esc. */
  assert_text (self->row, "31/02/1990");
  press_escape (self->row);
  g_assert_false (td_field_row_has_error (TD_FIELD_ROW (self->row)));
  assert_text (self->row, "");
}

static void
test_choice (Fixture *self, gconstpointer data)
{
  GtkWidget *choice;

  td_record_set_text (self->record, "kind", "vien_chuc");
  show (self, "kind");
  choice = td_test_find (self->row, GTK_TYPE_DROP_DOWN);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 3);
  g_assert_cmpuint (self->offer.n, ==, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 2);
  g_assert_cmpuint (self->offer.n, ==, 1);
  g_assert_cmpstr (td_record_get_text (self->offer.edited, "kind"), ==, "cong_chuc");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
  g_assert_false (td_record_has (self->offer.edited, "kind"));
}

/* Not known is neither yes nor no. */
static void
test_flag (Fixture *self, gconstpointer data)
{
  GtkWidget *choice;

  show (self, "party");
  choice = td_test_find (self->row, GTK_TYPE_DROP_DOWN);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 2);
  g_assert_cmpint (td_record_get_int_or (self->offer.edited, "party", -1), ==, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  g_assert_cmpint (td_record_get_int_or (self->offer.edited, "party", -1), ==, 1);
  td_field_row_set_record (TD_FIELD_ROW (self->row), self->offer.edited);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 1);
  g_assert_cmpuint (self->offer.n, ==, 2);
}

static void
test_decimal (Fixture *self, gconstpointer data)
{
  show (self, "coefficient");
  g_assert_true (td_field_row_enter_text (TD_FIELD_ROW (self->row), "3.66"));
  assert_text (self->row, "3,66");
  g_assert_cmpint (td_record_get_int_or (self->offer.edited, "coefficient", 0), ==, 3660);
  g_assert_false (td_field_row_enter_text (TD_FIELD_ROW (self->row), "ba phẩy sáu"));
}

static void
test_personal (Fixture *self, gconstpointer data)
{
  GtkWidget *text;

  td_record_set_text (self->record, "cccd", "056185002726");
  show (self, "cccd");
  text = td_test_find (self->row, GTK_TYPE_ENTRY);
  assert_text (self->row, "056 ••• 726");
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (text)));
  g_signal_emit_by_name (td_test_find (self->row, GTK_TYPE_BUTTON), "clicked");
  assert_text (self->row, "056185002726");
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (text)));
  g_assert_cmpuint (self->offer.n, ==, 0);
  /* Somebody else's number is masked again. */
  {
    g_autoptr (TdRecord) other = td_record_copy (self->record);

    td_record_set_id (other, 17);
    td_field_row_set_record (TD_FIELD_ROW (self->row), other);
    assert_text (self->row, "056 ••• 726");
  }
}

static void
test_reference (Fixture *self, gconstpointer data)
{
  gint64 office = td_test_add_unit (self->store, "Văn phòng");
  GtkWidget *button;
  GtkWidget *list;

  show (self, "unit");
  button = td_test_find (self->row, GTK_TYPE_MENU_BUTTON);
  td_test_add_unit (self->store, "Thanh tra Sở");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  td_test_draw (self->window);
  list = td_test_find (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))),
                       GTK_TYPE_LIST_BOX);
  /* "None" and two units. */
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 2));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 3));
  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 2)));
  td_test_until (self->offer.n == 1);
  g_assert_cmpint (td_record_get_int_or (self->offer.edited, "unit", 0), ==, office);
  g_assert_cmpstr (td_record_get_reference_title (self->offer.edited, "unit"), ==, "Văn phòng");
  assert_text (self->row, "Văn phòng");
}

/* What was typed for one record is offered for that one when another is shown. */
static void
test_switch (Fixture *self, gconstpointer data)
{
  g_autoptr (TdRecord) second = td_record_new (&td_entity_staff);

  td_record_set_id (self->record, 1);
  td_record_set_id (second, 2);
  td_record_set_text (second, "post", "Văn thư");
  show (self, "post");
  gtk_editable_set_text (GTK_EDITABLE (td_test_find (self->row, GTK_TYPE_ENTRY)), "Lái xe");
  td_field_row_set_record (TD_FIELD_ROW (self->row), second);
  g_assert_cmpuint (self->offer.n, ==, 1);
  g_assert_cmpint (td_record_get_id (self->offer.edited), ==, 1);
  g_assert_cmpstr (td_record_get_text (self->offer.edited, "post"), ==, "Lái xe");
  assert_text (self->row, "Văn thư");
}

/* A screen reader finds the editor: a bare GtkText has no role of its own. */
static void
test_accessible (Fixture *self, gconstpointer data)
{
  show (self, "post");
  g_assert_true (gtk_widget_grab_focus (self->row));
  g_assert_cmpint (gtk_accessible_get_accessible_role (
                     GTK_ACCESSIBLE (td_test_find (self->row, GTK_TYPE_ENTRY))), ==,
                   GTK_ACCESSIBLE_ROLE_TEXT_BOX);
}

/* While a choice has no value it says what the program goes by. */
static void
test_unset_text (Fixture *self, gconstpointer data)
{
  show (self, "leader");
  assert_text (self->row, "—");
  td_field_row_set_unset_text (TD_FIELD_ROW (self->row), "by the post");
  assert_text (self->row, "by the post");
  td_record_set_text (self->record, "leader", "khong");
  td_field_row_set_record (TD_FIELD_ROW (self->row), self->record);
  td_field_row_set_unset_text (TD_FIELD_ROW (self->row), NULL);
  assert_text (self->row, "No");
  g_assert_cmpuint (self->offer.n, ==, 0);
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
  static const struct
  {
    const char *name;
    void      (*test) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "text", test_text },
    { "date", test_date },
    { "choice", test_choice },
    { "flag", test_flag },
    { "decimal", test_decimal },
    { "personal", test_personal },
    { "reference", test_reference },
    { "switch", test_switch },
    { "accessible", test_accessible },
    { "unset-text", test_unset_text },
  };

  td_test_views_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/field-row/%s", tests[i].name);

      g_test_add (path, Fixture, tests[i].name, set_up, tests[i].test, tear_down);
    }
  g_test_add_func ("/field-row/finalize", test_finalize);
  return td_test_views_run ();
}
