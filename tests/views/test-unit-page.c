/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-unit-page.h"

#include "td-test-views.h"

#include "td-error.h"
#include "td-export-run.h"
#include "td-record-dialog.h"
#include "td-reference-picker.h"
#include "td-unit-edits.h"

#include <adwaita.h>
#include <string.h>

/* What the page did to a register with this tree:
 *   Văn phòng Sở
 *   Chi cục A        rates its own people
 *     Phòng một
 *     Phòng hai
 *   Thanh tra Sở */
typedef struct
{
  TdStore    *store;
  TdWindow   *window;
  TdUnitPage *page;
  gint64      office;
  gint64      branch;
  gint64      one;
  gint64      two;
  gint64      inspectorate;
} Fixture;

static gint64
add_unit (TdStore *store, const char *name, gint64 parent, gint64 position)
{
  g_autoptr (TdRecord) unit = td_record_new (&td_entity_unit);
  g_autoptr (GError) error = NULL;

  td_record_set_text (unit, "name", name);
  if (parent != 0)
    td_record_set_int (unit, "parent", parent);
  td_record_set_int (unit, "position", position);
  td_store_save (store, name, unit, &error);
  g_assert_no_error (error);
  return td_record_get_id (unit);
}

static void
set_text (TdStore *store, const TdEntity *entity, gint64 id, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRecord) record = td_reader_get (td_store_get_reader (store), entity, id, &error);

  g_assert_no_error (error);
  td_record_set_from_text (record, key, text, &error);
  g_assert_no_error (error);
  td_store_save (store, key, record, &error);
  g_assert_no_error (error);
}

static void
make_units (Fixture *f)
{
  f->office = add_unit (f->store, "Văn phòng Sở", 0, 1);
  f->branch = add_unit (f->store, "Chi cục A", 0, 2);
  f->one = add_unit (f->store, "Phòng một", f->branch, 1);
  f->two = add_unit (f->store, "Phòng hai", f->branch, 2);
  f->inspectorate = add_unit (f->store, "Thanh tra Sở", 0, 3);
  set_text (f->store, &td_entity_unit, f->branch, "own_body", "có");
}

static void
open_window (Fixture *f)
{
  f->window = td_test_make_window (f->store);
  td_window_show_page (f->window, "units");
  td_test_draw (GTK_WIDGET (f->window));
  f->page = TD_UNIT_PAGE (td_test_find (GTK_WIDGET (f->window), TD_TYPE_UNIT_PAGE));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->store = td_test_make_store (data);
  make_units (f);
  open_window (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  td_test_close_window (f->window);
  g_object_unref (f->store);
}

static TdDataTable *
get_table (Fixture *f)
{
  return td_list_page_get_table (TD_LIST_PAGE (f->page));
}

/* The lines as a person sees them: "Văn phòng Sở|Chi cục A|-Phòng một|…". */
static char *
dup_lines (Fixture *f)
{
  GListModel *model = G_LIST_MODEL (td_unit_page_get_model (f->page));
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (TdUnitRow) row = g_list_model_get_item (model, i);

      g_string_append (lines, i > 0 ? "|" : "");
      for (guint depth = td_unit_row_get_place (row)->depth; depth > 0; depth--)
        g_string_append_c (lines, '-');
      g_string_append (lines, td_record_get_title (td_unit_row_get_record (row)));
    }
  return g_string_free (lines, FALSE);
}

static void
assert_lines (Fixture *f, const char *expected)
{
  g_autofree char *lines = dup_lines (f);

  g_assert_cmpstr (lines, ==, expected);
}

static gboolean
has_lines (Fixture *f, const char *expected)
{
  g_autofree char *lines = dup_lines (f);

  return g_str_equal (lines, expected);
}

static gboolean
has_value (Fixture *f, gint64 unit, const char *key, const char *expected)
{
  g_autofree char *value = td_test_get_value (f->store, &td_entity_unit, unit, key);

  return g_str_equal (value, expected);
}

static void
activate (Fixture *f, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->page), action, NULL));
}

static gboolean
is_enabled (Fixture *f, const char *action)
{
  GtkWidget *button = NULL;
  GtkWidget *header = td_page_get_header_end (TD_PAGE (f->page));

  for (GtkWidget *child = gtk_widget_get_first_child (gtk_widget_get_first_child (header));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (child)), action) == 0)
        button = child;
    }
  g_assert_nonnull (button);
  return gtk_widget_get_sensitive (button);
}

static void
undo (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (td_store_undo (f->store, &error), >, 0);
  g_assert_no_error (error);
  td_test_settle ();
}

/* --- the tree --- */

#define ALL_LINES "Văn phòng Sở|Chi cục A|-Phòng một|-Phòng hai|Thanh tra Sở"

static void
test_tree (Fixture *f, gconstpointer data)
{
  assert_lines (f, ALL_LINES);
  td_unit_model_set_expanded (td_unit_page_get_model (f->page), f->branch, FALSE);
  assert_lines (f, "Văn phòng Sở|Chi cục A|Thanh tra Sở");
  td_data_table_set_current (get_table (f), f->inspectorate);
  activate (f, "unit.open-all");
  assert_lines (f, ALL_LINES);
  g_assert_cmpint (td_data_table_get_current (get_table (f)), ==, f->inspectorate);

  /* The current unit does not vanish in a closed one. */
  td_data_table_set_current (get_table (f), f->two);
  activate (f, "unit.close-all");
  g_assert_cmpint (td_data_table_get_current (get_table (f)), ==, f->branch);
  /* What is shown by another page is there, whatever is closed. */
  g_assert_true (td_page_show_record (TD_PAGE (f->page), &td_entity_unit, f->one));
  assert_lines (f, ALL_LINES);
  g_assert_cmpint (td_data_table_get_current (get_table (f)), ==, f->one);
  g_assert_false (td_page_show_record (TD_PAGE (f->page), &td_entity_staff, f->one));
}

static void
test_search (Fixture *f, gconstpointer data)
{
  g_autoptr (TdUnitRow) row = NULL;

  td_unit_model_set_expanded (td_unit_page_get_model (f->page), f->branch, FALSE);
  td_page_set_search_text (TD_PAGE (f->page), "phong hai");
  assert_lines (f, "Chi cục A|-Phòng hai");
  row = td_unit_model_dup_row (td_unit_page_get_model (f->page), f->branch);
  g_assert_true (td_unit_row_get_place (row)->is_context);
  g_assert_cmpuint (td_unit_model_get_n_found (td_unit_page_get_model (f->page)), ==, 1);
  /* Nobody would see where a unit goes. */
  td_data_table_set_current (get_table (f), f->two);
  g_assert_false (is_enabled (f, "unit.move-up"));

  td_page_set_search_text (TD_PAGE (f->page), "");
  assert_lines (f, "Văn phòng Sở|Chi cục A|Thanh tra Sở");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (td_filter_bar_get_chip (
    td_list_page_get_filters (TD_LIST_PAGE (f->page)), "own_body=1")), TRUE);
  assert_lines (f, "Chi cục A");
}

/* Whatever is opened and closed, a list that follows items-changed is the same as
 * the model, and that is the tree without what lies in closed units. */
typedef struct
{
  GArray *ids;
} Mirror;

static void
mirror_cb (GListModel *model, guint position, guint removed, guint added, Mirror *mirror)
{
  g_array_remove_range (mirror->ids, position, removed);
  for (guint i = position; i < position + added; i++)
    {
      gint64 id = td_unit_model_get_id (TD_UNIT_MODEL (model), i);

      g_array_insert_val (mirror->ids, i, id);
    }
}

static guint
count_expected (const TdUnitTree *tree, const gboolean *closed)
{
  guint n_shown = 0;

  for (guint i = 0; i < td_unit_tree_get_n (tree); i++)
    {
      gboolean shown = TRUE;

      for (const TdUnitNode *node = td_unit_tree_get_nth (tree, i); node->parent != 0 && shown;)
        {
          node = td_unit_tree_get (tree, node->parent);
          shown = !closed[node->order];
        }
      n_shown += shown;
    }
  return n_shown;
}

static gboolean
write_many (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *ids = data;

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (TdRecord) unit = td_record_new (&td_entity_unit);
      g_autofree char *name = g_strdup_printf ("Đơn vị %u", i);

      td_record_set_text (unit, "name", name);
      td_record_set_int (unit, "position", i);
      if (i >= 20)
        td_record_set_int (unit, "parent", ids[i / 20]);
      if (!td_writer_save (writer, unit, NULL, error))
        return FALSE;
      ids[i] = td_record_get_id (unit);
    }
  return TRUE;
}

static void
check_mirror (TdUnitModel *model, const Mirror *mirror)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  guint position;

  g_assert_cmpuint (mirror->ids->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (g_array_index (mirror->ids, gint64, i), ==, td_unit_model_get_id (model, i));
      g_assert_true (td_unit_model_find (model, g_array_index (mirror->ids, gint64, i), &position));
      g_assert_cmpuint (position, ==, i);
    }
}

static void
test_many (void)
{
  g_autoptr (TdStore) store = td_test_make_store ("nhieu-don-vi.thidua");
  g_autofree gint64 *ids = g_new0 (gint64, 2000);
  g_autofree gboolean *closed = g_new0 (gboolean, 2000);
  g_autoptr (TdUnitModel) model = td_unit_model_new (store);
  g_autoptr (TdUnitTree) tree = NULL;
  g_autoptr (GArray) mirror_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Mirror mirror = { mirror_ids };
  g_autoptr (GRand) random = g_rand_new_with_seed (20260401);
  g_autoptr (GError) error = NULL;

  td_store_write (store, "Nhiều đơn vị", write_many, ids, NULL, &error);
  g_assert_no_error (error);
  tree = td_unit_tree_new (td_store_get_reader (store), &error);
  g_assert_no_error (error);
  g_signal_connect (model, "items-changed", G_CALLBACK (mirror_cb), &mirror);
  td_unit_model_show (model, tree, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 2000);
  for (guint i = 0; i < 300; i++)
    {
      /* Those with units below them. */
      guint at = (guint) g_rand_int_range (random, 1, 100);
      const TdUnitNode *node = td_unit_tree_get (tree, ids[at]);

      closed[node->order] = !closed[node->order];
      td_unit_model_set_expanded (model, ids[at], !closed[node->order]);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==,
                        count_expected (tree, closed));
    }
  check_mirror (model, &mirror);
  g_assert_true (td_unit_model_reveal (model, ids[1999]));
  check_mirror (model, &mirror);
  td_unit_model_expand_all (model, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 20);
  check_mirror (model, &mirror);
}

/* --- figures --- */

static void
test_figures (Fixture *f, gconstpointer data)
{
  gint64 chief = td_test_add_person (f->store, "Trần Văn Chánh", f->branch);
  gint64 head = td_test_add_person (f->store, "Lê Thị Trưởng", f->one);
  gint64 named = td_test_add_person (f->store, "Phạm Văn Phụ", f->two);
  const TdUnitFigures *figures;
  g_autofree char *without = NULL;

  td_test_add_person (f->store, "Võ Văn Thường", f->two);
  td_test_add_person (f->store, "Đỗ Thị Ngoài", 0);
  set_text (f->store, &td_entity_staff, chief, "post", "Chi cục trưởng");
  set_text (f->store, &td_entity_staff, head, "post", "Trưởng phòng");
  /* What somebody said counts more than the post. */
  set_text (f->store, &td_entity_staff, head, "leader", "không");
  set_text (f->store, &td_entity_staff, named, "leader", "có");
  td_test_until (td_unit_model_get_counts (td_unit_page_get_model (f->page)) != NULL &&
                 td_unit_counts_get (td_unit_model_get_counts (td_unit_page_get_model (f->page)),
                                     f->two)->leaders == 1);
  figures = td_unit_counts_get (td_unit_model_get_counts (td_unit_page_get_model (f->page)),
                                f->branch);
  g_assert_cmpint (figures->people, ==, 1);
  g_assert_cmpint (figures->leaders, ==, 1);
  g_assert_cmpint (figures->people_within, ==, 4);
  g_assert_cmpint (figures->leaders_within, ==, 2);
  g_assert_cmpint (td_unit_counts_get_people (td_unit_model_get_counts (
                     td_unit_page_get_model (f->page))), ==, 5);
  g_assert_cmpint (td_unit_counts_get_without (td_unit_model_get_counts (
                     td_unit_page_get_model (f->page))), ==, 1);
  g_assert_nonnull (strstr (td_page_get_subtitle (TD_PAGE (f->page)), "5"));

  /* Who is archived is not counted. */
  set_text (f->store, &td_entity_staff, named, "archived", "có");
  td_test_until (td_unit_counts_get (td_unit_model_get_counts (td_unit_page_get_model (f->page)),
                                     f->two)->people == 1);
}

/* --- editing --- */

static void
test_edit (Fixture *f, gconstpointer data)
{
  TdFieldRow *row;
  g_autoptr (TdUnitRow) line = NULL;

  td_data_table_set_current (get_table (f), f->inspectorate);
  td_list_page_set_details (TD_LIST_PAGE (f->page), TRUE);
  row = td_record_form_get_row (td_unit_pane_get_form (td_unit_page_get_pane (f->page)), "name");
  g_assert_true (td_field_row_enter_text (row, "Thanh tra"));
  td_test_until (has_value (f, f->inspectorate, "name", "Thanh tra"));
  td_test_settle ();
  line = td_unit_model_dup_row (td_unit_page_get_model (f->page), f->inspectorate);
  g_assert_cmpstr (td_record_get_title (td_unit_row_get_record (line)), ==, "Thanh tra");

  /* Two units cannot have one name: what was typed stays, and why is said. */
  g_assert_true (td_field_row_enter_text (row, "Phòng một"));
  td_test_until (td_field_row_has_error (row));
  g_assert_true (has_value (f, f->inspectorate, "name", "Thanh tra"));
  td_field_row_revert (row);

  undo (f);
  g_assert_true (has_value (f, f->inspectorate, "name", "Thanh tra Sở"));
  assert_lines (f, ALL_LINES);
}

/* A unit cannot be put into a part of itself, also not in its form. */
static void
test_edit_parent (Fixture *f, gconstpointer data)
{
  TdFieldRow *row;
  TdReferencePicker *picker;

  td_data_table_set_current (get_table (f), f->branch);
  td_list_page_set_details (TD_LIST_PAGE (f->page), TRUE);
  row = td_record_form_get_row (td_unit_pane_get_form (td_unit_page_get_pane (f->page)), "parent");
  picker = TD_REFERENCE_PICKER (td_field_row_get_picker (row));
  td_reference_picker_set_value (picker, f->two, NULL);
  td_test_until (td_field_row_has_error (row));
  g_assert_cmpint (td_reference_picker_get_value (picker), ==, 0);
  assert_lines (f, ALL_LINES);

  td_reference_picker_set_value (picker, f->inspectorate, NULL);
  td_test_until (has_lines (f, "Văn phòng Sở|Thanh tra Sở|-Chi cục A|--Phòng một|--Phòng hai"));
  g_assert_cmpint (td_data_table_get_current (get_table (f)), ==, f->branch);
}

static gint64
get_offered (GtkListBox *list, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, index);

  return *(const gint64 *) g_object_get_data (G_OBJECT (row), "td-id");
}

/* The unit's own people are offered first for its head, whatever their names. */
static void
test_head (Fixture *f, gconstpointer data)
{
  gint64 other = td_test_add_person (f->store, "Bùi Văn An", f->office);
  gint64 own = td_test_add_person (f->store, "Vũ Thị Yến", f->inspectorate);
  TdFieldRow *row;
  GtkWidget *picker;
  GtkListBox *list;

  td_data_table_set_current (get_table (f), f->inspectorate);
  td_list_page_set_details (TD_LIST_PAGE (f->page), TRUE);
  row = td_record_form_get_row (td_unit_pane_get_form (td_unit_page_get_pane (f->page)), "head");
  picker = td_field_row_get_picker (row);
  gtk_menu_button_popup (GTK_MENU_BUTTON (td_test_find (picker, GTK_TYPE_MENU_BUTTON)));
  td_test_until (td_test_find (picker, GTK_TYPE_LIST_BOX) != NULL);
  list = GTK_LIST_BOX (td_test_find (picker, GTK_TYPE_LIST_BOX));
  /* Behind "none". */
  g_assert_cmpint (get_offered (list, 1), ==, own);
  g_assert_cmpint (get_offered (list, 2), ==, other);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (td_test_find (picker, GTK_TYPE_MENU_BUTTON)));

  td_reference_picker_set_value (TD_REFERENCE_PICKER (picker), own, NULL);
  td_test_until (has_value (f, f->inspectorate, "head", "Vũ Thị Yến"));
}

static void
test_bulk (Fixture *f, gconstpointer data)
{
  g_autoptr (TdRecord) value = td_record_new (&td_entity_unit);
  g_autoptr (GError) error = NULL;
  const gint64 rooms[] = { f->one, f->two };

  td_record_set_text (value, "kind", "phong");
  td_action_run (td_unit_set_field (rooms, 2, value, "kind", &error), f->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (has_value (f, f->one, "kind", ""));
  g_assert_false (has_value (f, f->two, "kind", ""));
  g_assert_true (has_value (f, f->branch, "kind", ""));

  g_assert_null (td_unit_set_field (rooms, 2, value, "name", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  /* One of them is the parent itself: nothing is written. */
  td_record_set_int (value, "parent", f->two);
  g_assert_cmpint (td_action_run (td_unit_set_field (rooms, 2, value, "parent", &error), f->store,
                                  NULL, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  td_test_settle ();
  assert_lines (f, ALL_LINES);
}

/* --- moving --- */

static void
test_steps (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *action;
    const char *lines;
  } steps[] = {
    { "unit.move-up", "Văn phòng Sở|Thanh tra Sở|Chi cục A|-Phòng một|-Phòng hai" },
    { "unit.move-in", "Văn phòng Sở|-Thanh tra Sở|Chi cục A|-Phòng một|-Phòng hai" },
    { "unit.move-out", "Văn phòng Sở|Thanh tra Sở|Chi cục A|-Phòng một|-Phòng hai" },
    { "unit.move-down", ALL_LINES },
    { "unit.move-in", "Văn phòng Sở|Chi cục A|-Phòng một|-Phòng hai|-Thanh tra Sở" },
    { "unit.move-up", "Văn phòng Sở|Chi cục A|-Phòng một|-Thanh tra Sở|-Phòng hai" },
  };

  td_data_table_set_current (get_table (f), f->inspectorate);
  g_assert_false (is_enabled (f, "unit.move-down"));
  g_assert_false (is_enabled (f, "unit.move-out"));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      activate (f, steps[i].action);
      td_test_until (has_lines (f, steps[i].lines));
      g_assert_cmpint (td_data_table_get_current (get_table (f)), ==, f->inspectorate);
      td_test_settle ();
    }
  for (guint i = G_N_ELEMENTS (steps) - 1; i-- > 0;)
    {
      undo (f);
      assert_lines (f, steps[i].lines);
    }
}

/* Two presses at once: the second counts from where the first one leads. */
static void
test_quick_steps (Fixture *f, gconstpointer data)
{
  td_data_table_set_current (get_table (f), f->inspectorate);
  activate (f, "unit.move-up");
  activate (f, "unit.move-up");
  td_test_until (has_lines (f, "Thanh tra Sở|Văn phòng Sở|Chi cục A|-Phòng một|-Phòng hai"));
}

/* Into a closed unit: it opens, and the moved one stays in sight. */
static void
test_step_into_closed (Fixture *f, gconstpointer data)
{
  td_unit_model_set_expanded (td_unit_page_get_model (f->page), f->branch, FALSE);
  td_data_table_set_current (get_table (f), f->inspectorate);
  activate (f, "unit.move-in");
  td_test_until (has_lines (f, "Văn phòng Sở|Chi cục A|-Phòng một|-Phòng hai|-Thanh tra Sở"));
  g_assert_cmpint (td_data_table_get_current (get_table (f)), ==, f->inspectorate);
}

static void
test_sort (Fixture *f, gconstpointer data)
{
  activate (f, "unit.sort-by-name");
  td_test_until (has_lines (f, "Chi cục A|-Phòng hai|-Phòng một|Thanh tra Sở|Văn phòng Sở"));
  td_test_settle ();
  undo (f);
  assert_lines (f, ALL_LINES);
}

/* Archived units are stepped over: nobody sees them. */
static void
test_steps_over_archived (Fixture *f, gconstpointer data)
{
  set_text (f->store, &td_entity_unit, f->office, "archived", "có");
  td_test_settle ();
  td_data_table_set_current (get_table (f), f->branch);
  g_assert_false (is_enabled (f, "unit.move-up"));
  g_assert_false (is_enabled (f, "unit.move-in"));
  g_assert_true (is_enabled (f, "unit.move-down"));
}

/* --- archiving --- */

static void
test_archive_refused (Fixture *f, gconstpointer data)
{
  GtkWindow *dialog;
  TdUnitPeople *people;

  for (guint i = 0; i < 17; i++)
    {
      g_autofree char *name = g_strdup_printf ("Người Hư Cấu %c", 'A' + (char) i);

      td_test_add_person (f->store, name, f->inspectorate);
    }
  td_data_table_set_current (get_table (f), f->inspectorate);
  td_list_page_set_details (TD_LIST_PAGE (f->page), TRUE);
  activate (f, "unit.archive");
  td_test_until (td_test_find_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  dialog = td_test_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "17"));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "act");
  td_test_settle ();
  people = td_unit_pane_get_people (td_unit_page_get_pane (f->page));
  g_assert_cmpuint (td_unit_people_get_n (people), ==, 17);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (f->window)),
                                         GTK_WIDGET (people)));
  g_assert_true (has_value (f, f->inspectorate, "archived", ""));
  assert_lines (f, ALL_LINES);
}

static void
test_archive (Fixture *f, gconstpointer data)
{
  GtkWidget *chip = td_filter_bar_get_chip (td_list_page_get_filters (TD_LIST_PAGE (f->page)),
                                            "archived");

  td_data_table_set_current (get_table (f), f->two);
  activate (f, "unit.archive");
  td_test_until (has_lines (f, "Văn phòng Sở|Chi cục A|-Phòng một|Thanh tra Sở"));
  td_test_settle ();
  /* It is among the archived ones, below the unit that it belongs to. */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  assert_lines (f, "Chi cục A|-Phòng hai");
  td_data_table_set_current (get_table (f), f->two);
  activate (f, "unit.restore");
  td_test_until (!has_lines (f, "Chi cục A|-Phòng hai"));
  td_test_settle ();
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), FALSE);
  assert_lines (f, ALL_LINES);
  undo (f);
  undo (f);
  assert_lines (f, ALL_LINES);
}

/* A unit goes together with those below it, as one change. */
static void
test_archive_several (Fixture *f, gconstpointer data)
{
  TdIdSelection *selection = td_data_table_get_selection (get_table (f));

  td_id_selection_set (selection, f->branch, TRUE);
  td_id_selection_set (selection, f->one, TRUE);
  td_id_selection_set (selection, f->two, TRUE);
  activate (f, "unit.archive");
  td_test_until (has_lines (f, "Văn phòng Sở|Thanh tra Sở"));
  g_assert_cmpuint (td_id_selection_get_n (selection), ==, 0);
  undo (f);
  assert_lines (f, ALL_LINES);
}

/* A ticked unit in a closed branch is not forgotten: that it is not in sight is said. */
static void
test_ticked_in_closed (Fixture *f, gconstpointer data)
{
  td_id_selection_set (td_data_table_get_selection (get_table (f)), f->two, TRUE);
  td_test_settle ();
  g_assert_null (td_test_find_button (GTK_WIDGET (f->page), "Untick 1 hidden"));
  td_unit_model_set_expanded (td_unit_page_get_model (f->page), f->branch, FALSE);
  td_test_until (td_test_find_button (GTK_WIDGET (f->page), "Untick 1 hidden") != NULL);
  td_unit_model_set_expanded (td_unit_page_get_model (f->page), f->branch, TRUE);
  td_test_until (td_test_find_button (GTK_WIDGET (f->page), "Untick 1 hidden") == NULL);
}

/* --- exporting --- */

static void
test_export (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "don-vi.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  TdExportParams params = { 0 };

  g_assert_true (td_page_can_export (TD_PAGE (f->page)));
  td_export_run_to (GTK_WIDGET (f->page), f->store, "danh-sach-don-vi", &params, file);
  td_test_until (g_file_query_exists (file, NULL));
  td_test_settle ();
}

/* --- adding --- */

static void
test_add (Fixture *f, gconstpointer data)
{
  TdRecordDialog *dialog;
  TdRecordForm *form;
  guint position;

  td_data_table_set_current (get_table (f), f->branch);
  td_page_add (TD_PAGE (f->page));
  td_test_settle ();
  dialog = TD_RECORD_DIALOG (td_test_find_window (TD_TYPE_RECORD_DIALOG));
  form = td_record_dialog_get_form (dialog);
  td_field_row_enter_text (td_record_form_get_row (form, "name"), "Phòng ba");
  td_record_dialog_save (dialog);
  td_test_until (has_lines (f, "Văn phòng Sở|Chi cục A|-Phòng một|-Phòng hai|-Phòng ba|"
                               "Thanh tra Sở"));
  td_test_settle ();
  g_assert_true (td_data_table_get_current_position (get_table (f), &position));
  g_assert_cmpuint (position, ==, 4);
  undo (f);
  assert_lines (f, ALL_LINES);
}

/* A register without units teaches, and the first one can be added at once. */
static void
test_empty (void)
{
  Fixture f = { 0 };
  TdRecordDialog *dialog;

  f.store = td_test_make_store ("khong-don-vi.thidua");
  open_window (&f);
  g_assert_nonnull (td_test_find (GTK_WIDGET (f.page), ADW_TYPE_STATUS_PAGE));
  activate (&f, "unit.add");
  td_test_settle ();
  dialog = TD_RECORD_DIALOG (td_test_find_window (TD_TYPE_RECORD_DIALOG));
  td_field_row_enter_text (td_record_form_get_row (td_record_dialog_get_form (dialog), "name"),
                           "Văn phòng Sở");
  td_record_dialog_save (dialog);
  td_test_until (has_lines (&f, "Văn phòng Sở"));
  td_test_settle ();
  g_assert_null (td_test_find (GTK_WIDGET (f.page), ADW_TYPE_STATUS_PAGE));
  tear_down (&f, NULL);
}

#define ADD(path, func) \
  g_test_add ("/unit-page/" path, Fixture, path ".thidua", set_up, func, tear_down)

int
main (int argc, char **argv)
{
  td_test_views_init (&argc, &argv);
  ADD ("tree", test_tree);
  ADD ("search", test_search);
  g_test_add_func ("/unit-page/many", test_many);
  ADD ("figures", test_figures);
  ADD ("edit", test_edit);
  ADD ("edit-parent", test_edit_parent);
  ADD ("head", test_head);
  ADD ("bulk", test_bulk);
  ADD ("steps", test_steps);
  ADD ("quick-steps", test_quick_steps);
  ADD ("step-into-closed", test_step_into_closed);
  ADD ("steps-over-archived", test_steps_over_archived);
  ADD ("sort", test_sort);
  ADD ("archive-refused", test_archive_refused);
  ADD ("archive", test_archive);
  ADD ("archive-several", test_archive_several);
  ADD ("ticked-in-closed", test_ticked_in_closed);
  ADD ("export", test_export);
  ADD ("add", test_add);
  g_test_add_func ("/unit-page/empty", test_empty);
  return td_test_views_run ();
}
