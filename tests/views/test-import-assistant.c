/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-assistant.h"
#include "td-import-step-columns.h"
#include "td-import-step-diff.h"
#include "td-import-step-rows.h"
#include "td-import-step-summary.h"

#include "td-test-views.h"

#include "td-error.h"

#include <string.h>

#define HEADER "Họ và tên\tNgày sinh\tGiới tính\tĐơn vị công tác\tLoại\tĐiện thoại\n"
#define AN "Nguyễn Văn An\t02/03/1980\tNam\tVăn phòng Sở\tCông chức\t0911\n"
#define BINH "Trần Bình\t15/08/1985\tNam\tThanh tra Sở\tCông chức\t0912\n"

/* An assistant in a window, and what the tests look at. */
typedef struct
{
  TdStore           *store;
  TdWindow          *window;
  TdImportAssistant *assistant;
  TdImportSession   *session;
  TdImportStepRows  *rows;
  TdImportStepDiff  *diff;
  TdImportGrid      *grid;
} Fixture;

static GFile *
get_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);

  return g_file_new_for_path (path);
}

static void
import_quietly (TdStore *store, TdImport *import)
{
  g_autoptr (GError) error = NULL;

  td_import_open (import, &error);
  g_assert_no_error (error);
  td_import_run (import, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (import);
}

static void
import_sample (TdStore *store, const char *name)
{
  g_autoptr (GFile) file = get_sample (name);

  import_quietly (store, td_import_new_for_file (store, TD_IMPORT_STAFF, file));
}

static void
start (Fixture *fixture, const char *name, TdImportProfile profile)
{
  if (fixture->store == NULL)
    fixture->store = td_test_make_store (name);
  fixture->window = td_test_make_window (fixture->store);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.import", "s",
                                             td_import_profile_get_name (profile)));
  td_test_settle ();
  fixture->assistant = TD_IMPORT_ASSISTANT (td_test_find (GTK_WIDGET (fixture->window),
                                                          TD_TYPE_IMPORT_ASSISTANT));
  g_assert_nonnull (fixture->assistant);
  fixture->session = td_import_assistant_get_session (fixture->assistant);
  fixture->rows = TD_IMPORT_STEP_ROWS (td_import_assistant_get_page (fixture->assistant,
                                                                     TD_IMPORT_AT_ROWS));
  fixture->diff = TD_IMPORT_STEP_DIFF (td_import_assistant_get_page (fixture->assistant,
                                                                     TD_IMPORT_AT_DIFFERENCES));
  fixture->grid = td_import_step_rows_get_grid (fixture->rows);
}

static void
finish (Fixture *fixture)
{
  td_test_close_window (fixture->window);
  td_store_close (fixture->store, NULL);
  g_clear_object (&fixture->store);
}

static void
wait (Fixture *fixture)
{
  td_test_until (!td_import_session_is_busy (fixture->session));
  td_test_settle ();
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->assistant), action, NULL));
  wait (fixture);
}

static void
open_text (Fixture *fixture, const char *text)
{
  td_import_assistant_open_text (fixture->assistant, text);
  wait (fixture);
  g_assert_no_error (td_import_session_get_error (fixture->session));
}

static void
open_sample (Fixture *fixture, const char *name)
{
  g_autoptr (GFile) file = get_sample (name);

  td_import_assistant_open_file (fixture->assistant, file);
  wait (fixture);
  g_assert_no_error (td_import_session_get_error (fixture->session));
}

#define assert_step(fixture, step) \
  g_assert_cmpint (td_import_assistant_get_step ((fixture)->assistant), ==, (step))

/* From the file to the rows. */
static void
go_to_rows (Fixture *fixture)
{
  assert_step (fixture, TD_IMPORT_AT_FILE);
  act (fixture, "import.next");
  assert_step (fixture, TD_IMPORT_AT_COLUMNS);
  act (fixture, "import.next");
  assert_step (fixture, TD_IMPORT_AT_ROWS);
}

static const TdImportCounts *
get_counts (Fixture *fixture)
{
  return td_import_get_counts (td_import_session_get_import (fixture->session));
}

#define assert_counts(fixture, n_added, n_changed, n_same, n_refused) \
  G_STMT_START { \
    const TdImportCounts *counts_ = get_counts (fixture); \
    g_assert_cmpuint (counts_->added, ==, (n_added)); \
    g_assert_cmpuint (counts_->changed, ==, (n_changed)); \
    g_assert_cmpuint (counts_->same, ==, (n_same)); \
    g_assert_cmpuint (counts_->refused, ==, (n_refused)); \
    g_assert_cmpuint (counts_->read, ==, (n_added) + (n_changed) + (n_same) + (n_refused)); \
  } G_STMT_END

static TdImportRow *
get_row (Fixture *fixture, guint number)
{
  TdImportRow *row = td_import_session_find_row (fixture->session, number);

  g_assert_nonnull (row);
  return row;
}

/* Makes the cell of that row and key the current one. */
static void
go_to_cell (Fixture *fixture, guint number, const char *key)
{
  guint column = td_import_step_rows_find_column (fixture->rows, key);
  guint position;

  g_assert_cmpuint (column, >, 0);
  g_assert_true (td_import_row_list_find (td_import_step_rows_get_list (fixture->rows), number,
                                          &position));
  td_import_grid_set_current (fixture->grid, position, column);
}

static GtkEditable *
get_editor (Fixture *fixture)
{
  return GTK_EDITABLE (td_import_grid_get_editor (fixture->grid));
}

/* As somebody types: into the editor, and Enter. */
static void
type_into (Fixture *fixture, const char *text)
{
  int position = 0;

  g_assert_false (td_import_grid_is_editing (fixture->grid));
  gtk_editable_insert_text (get_editor (fixture), text, -1, &position);
  g_assert_true (td_import_grid_is_editing (fixture->grid));
  g_signal_emit_by_name (get_editor (fixture), "activate");
  g_assert_false (td_import_grid_is_editing (fixture->grid));
  td_test_settle ();
}

static gboolean
activate (TdImportGrid *grid)
{
  gboolean handled = FALSE;
  guint row, column;

  g_assert_true (td_import_grid_get_current (grid, &row, &column));
  g_signal_emit_by_name (grid, "activated", row, column, &handled);
  return handled;
}

static gint64
find_person (TdStore *store, const char *name)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  td_query_filter_text (query, "name", TD_FILTER_IS, name);
  ids = td_reader_query (td_store_get_reader (store), query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  return g_array_index (ids, gint64, 0);
}

#define assert_person(store, name, key, expected) \
  G_STMT_START { \
    g_autofree char *value_ = td_test_get_value ((store), &td_entity_staff, \
                                                 find_person ((store), (name)), (key)); \
    g_assert_cmpstr (value_, ==, (expected)); \
  } G_STMT_END

/* Whether a button for that action can be seen. */
static gboolean
has_button (GtkWidget *root, const char *action)
{
  GtkWidget *child;

  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0)
    return TRUE;
  for (child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (has_button (child, action))
        return TRUE;
    }
  return FALSE;
}

/* --- keys --- */

static gboolean
press_controller (GtkEventController *controller, GtkPropagationPhase phase, guint keyval,
                  GdkModifierType state)
{
  GtkWidget *widget = gtk_event_controller_get_widget (controller);

  if (!GTK_IS_SHORTCUT_CONTROLLER (controller) ||
      gtk_event_controller_get_propagation_phase (controller) != phase)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (controller)); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), i);
      GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

      if (GTK_IS_KEYVAL_TRIGGER (trigger) &&
          gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval &&
          gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == state &&
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                        gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
press_widget (GtkWidget *widget, GtkPropagationPhase phase, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (press_controller (controller, phase, keyval, state))
        return TRUE;
    }
  return FALSE;
}

/* What a shortcut does with the focus where it is, by the way that GTK lets keys take:
 * down to the focus, and up again. */
static gboolean
press (Fixture *fixture, guint keyval, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_autoptr (GPtrArray) way = g_ptr_array_new ();

  g_assert_nonnull (focus);
  for (GtkWidget *w = focus; w != NULL; w = gtk_widget_get_parent (w))
    g_ptr_array_add (way, w);
  for (guint i = way->len; i > 0; i--)
    {
      if (press_widget (way->pdata[i - 1], GTK_PHASE_CAPTURE, keyval, state))
        return TRUE;
    }
  for (guint i = 0; i < way->len; i++)
    {
      if (press_widget (way->pdata[i], GTK_PHASE_BUBBLE, keyval, state))
        return TRUE;
    }
  return FALSE;
}

static void
close_chooser (const char *title)
{
  GtkWindow *chooser = NULL;

  td_test_until ((chooser = td_test_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG)) != NULL);
  g_assert_cmpstr (gtk_window_get_title (chooser), ==, title);
  /* GTK's chooser does not like to be closed before it has been seen. */
  td_test_draw (GTK_WIDGET (chooser));
  td_test_settle ();
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_CANCEL);
  td_test_until (td_test_find_window (GTK_TYPE_FILE_CHOOSER_DIALOG) == NULL);
}

/* With the keyboard alone through the steps, whatever has the focus on the way. */
static void
test_step_keys (void)
{
  Fixture fixture = { NULL };

  start (&fixture, "step-keys.thidua", TD_IMPORT_STAFF);
  open_text (&fixture, HEADER AN BINH);
  for (int step = TD_IMPORT_AT_FILE; step < TD_IMPORT_AT_SUMMARY; step++)
    {
      assert_step (&fixture, step);
      g_assert_true (press (&fixture, GDK_KEY_Page_Down, GDK_CONTROL_MASK));
      wait (&fixture);
    }
  for (int step = TD_IMPORT_AT_SUMMARY; step > TD_IMPORT_AT_FILE; step--)
    {
      assert_step (&fixture, step);
      g_assert_true (press (&fixture, GDK_KEY_Page_Up, GDK_CONTROL_MASK));
      wait (&fixture);
    }
  assert_step (&fixture, TD_IMPORT_AT_FILE);
  finish (&fixture);
}

/* What is being typed counts when the step is left by a key, and nothing of the editor
 * is left behind that a later step could stumble over. */
static void
test_leave_editing (void)
{
  Fixture fixture = { td_test_make_store ("leave-editing.thidua") };
  int position = 0;

  import_sample (fixture.store, "ds-cbccvc-so-tu-phap-2026.xlsx");
  start (&fixture, NULL, TD_IMPORT_STAFF);
  open_sample (&fixture, "ds-bo-sung-co-loi.xlsx");
  go_to_rows (&fixture);
  go_to_cell (&fixture, 10, "birth");
  gtk_editable_insert_text (get_editor (&fixture), "28/02/1985", -1, &position);
  g_assert_true (td_import_grid_is_editing (fixture.grid));
  g_assert_true (press (&fixture, GDK_KEY_Page_Down, GDK_CONTROL_MASK));
  wait (&fixture);
  assert_step (&fixture, TD_IMPORT_AT_DIFFERENCES);
  g_assert_false (td_import_grid_is_editing (fixture.grid));
  g_assert_cmpint (td_import_row_get_outcome (get_row (&fixture, 10)), !=, TD_IMPORT_REFUSED);
  g_assert_true (activate (td_import_step_diff_get_grid (fixture.diff)));
  g_assert_true (press (&fixture, GDK_KEY_Page_Down, GDK_CONTROL_MASK));
  wait (&fixture);
  assert_step (&fixture, TD_IMPORT_AT_SUMMARY);
  g_assert_true (press (&fixture, GDK_KEY_Page_Up, GDK_CONTROL_MASK));
  g_assert_true (press (&fixture, GDK_KEY_Page_Up, GDK_CONTROL_MASK));
  wait (&fixture);
  assert_step (&fixture, TD_IMPORT_AT_ROWS);
  /* The window is closed in the middle of a word. */
  go_to_cell (&fixture, 16, "cccd");
  gtk_editable_insert_text (get_editor (&fixture), "1", -1, &position);
  g_assert_true (td_import_grid_is_editing (fixture.grid));
  finish (&fixture);
}

/* A refused row says why at its outcome, wherever the column with the fault is. */
static void
test_refused_reason (void)
{
  Fixture fixture = { td_test_make_store ("refused-reason.thidua") };
  guint position;
  TdImportCell *cell;
  const TdImportProblem *problem;

  import_sample (fixture.store, "ds-cbccvc-so-tu-phap-2026.xlsx");
  start (&fixture, NULL, TD_IMPORT_STAFF);
  open_sample (&fixture, "ds-bo-sung-co-loi.xlsx");
  go_to_rows (&fixture);
  g_assert_true (td_import_row_list_find (td_import_step_rows_get_list (fixture.rows), 26,
                                          &position));
  cell = td_import_grid_get_cell (fixture.grid, position, 1);
  g_assert_cmpuint (td_import_row_get_problems (get_row (&fixture, 26))->len, ==, 1);
  problem = td_import_row_get_problems (get_row (&fixture, 26))->pdata[0];
  g_assert_cmpstr (td_import_cell_get_text (cell), ==, "Refused");
  g_assert_cmpstr (td_import_cell_get_message (cell), ==, td_import_problem_get_title (problem));
  finish (&fixture);
}

/* Ctrl+O chooses a list while one is imported, a register otherwise. */
static void
test_choose_key (void)
{
  Fixture fixture = { NULL };

  start (&fixture, "choose-key.thidua", TD_IMPORT_STAFF);
  open_text (&fixture, HEADER AN BINH);
  g_assert_true (press (&fixture, GDK_KEY_o, GDK_CONTROL_MASK));
  close_chooser ("Choose a List");
  go_to_rows (&fixture);
  g_assert_true (press (&fixture, GDK_KEY_o, GDK_CONTROL_MASK));
  close_chooser ("Choose a List");
  assert_step (&fixture, TD_IMPORT_AT_FILE);
  g_assert_true (td_import_session_is_checked (fixture.session));
  act (&fixture, "import.cancel");
  g_assert_true (press (&fixture, GDK_KEY_o, GDK_CONTROL_MASK));
  close_chooser ("Open a Register");
  finish (&fixture);
}

/* --- the main way --- */

/* The whole of a row's cells as they are shown, with what is wrong. */
static void
assert_cell (Fixture *fixture, guint number, const char *key, const char *text)
{
  guint column = td_import_step_rows_find_column (fixture->rows, key);
  guint position;
  TdImportCell *cell;

  g_assert_true (td_import_row_list_find (td_import_step_rows_get_list (fixture->rows), number,
                                          &position));
  cell = td_import_grid_get_cell (fixture->grid, position, column);
  g_assert_nonnull (cell);
  g_assert_cmpstr (td_import_cell_get_text (cell), ==, text);
}

static void
correct_rows (Fixture *fixture)
{
  guint refused = get_counts (fixture)->refused;

  /* 31/02/1985. */
  assert_cell (fixture, 10, "birth", "31/02/1985");
  g_assert_cmpint (td_import_row_get_outcome (get_row (fixture, 10)), ==, TD_IMPORT_REFUSED);
  go_to_cell (fixture, 10, "birth");
  g_assert_false (activate (fixture->grid));
  type_into (fixture, "28/02/1985");
  assert_cell (fixture, 10, "birth", "28/02/1985");
  g_assert_cmpint (td_import_row_get_outcome (get_row (fixture, 10)), !=, TD_IMPORT_REFUSED);
  g_assert_cmpuint (get_counts (fixture)->refused, ==, refused - 1);
  g_assert_cmpuint (get_counts (fixture)->read, ==, 42);

  /* Enter takes what is proposed: the leading 0. */
  go_to_cell (fixture, 14, "cccd");
  g_assert_true (activate (fixture->grid));
  assert_cell (fixture, 14, "cccd", "040171092109");
}

/* "Biên chế" is no kind; somebody says what it is, from the card. */
static void
fix_kind (Fixture *fixture)
{
  TdImportFixCard *card;
  guint refused = get_counts (fixture)->refused;

  go_to_cell (fixture, 26, "kind");
  card = td_import_problems_get_card (td_import_step_rows_get_problems (fixture->rows));
  td_import_fix_card_set_text (card, "Công chức");
  td_import_fix_card_fix (card);
  assert_cell (fixture, 26, "kind", "Công chức");
  g_assert_cmpuint (get_counts (fixture)->refused, ==, refused - 1);
}

static void
untick_a_phone (Fixture *fixture)
{
  TdImportGrid *grid = td_import_step_diff_get_grid (fixture->diff);
  guint changed = get_counts (fixture)->changed;
  TdImportRow *row = get_row (fixture, 5);
  const TdImportChange *change = td_import_row_get_changes (row)->pdata[0];

  g_assert_cmpuint (td_import_row_get_changes (row)->len, ==, 1);
  g_assert_cmpstr (change->key, ==, "phone");
  g_assert_true (change->is_accepted);
  td_import_step_diff_filter (fixture->diff, "phone", FALSE);
  td_import_grid_set_current (grid, 1, 0);
  g_assert_true (activate (grid));
  change = td_import_row_get_changes (row)->pdata[0];
  g_assert_false (change->is_accepted);
  g_assert_cmpuint (get_counts (fixture)->changed, ==, changed - 1);
  g_assert_cmpuint (get_counts (fixture)->same, ==, 1);
}

static void
test_five_steps (void)
{
  Fixture fixture = { td_test_make_store ("five-steps.thidua") };
  TdImportStepSummary *summary;
  TdImportCounts counts;
  g_autofree char *changed = NULL;

  import_sample (fixture.store, "ds-cbccvc-so-tu-phap-2026.xlsx");
  g_assert_cmpuint (td_test_count (fixture.store, &td_entity_staff), ==, 111);
  start (&fixture, NULL, TD_IMPORT_STAFF);
  open_sample (&fixture, "ds-bo-sung-co-loi.xlsx");
  go_to_rows (&fixture);
  assert_counts (&fixture, 0, 34, 0, 8);

  correct_rows (&fixture);
  fix_kind (&fixture);
  act (&fixture, "import.next");
  assert_step (&fixture, TD_IMPORT_AT_DIFFERENCES);
  untick_a_phone (&fixture);
  act (&fixture, "import.next");
  assert_step (&fixture, TD_IMPORT_AT_SUMMARY);
  /* Nothing was written so far. */
  assert_person (fixture.store, "Đoàn Anh Cường", "phone", "");
  counts = *get_counts (&fixture);
  g_assert_cmpuint (counts.added + counts.changed + counts.same + counts.refused, ==, 42);

  act (&fixture, "import.next");
  g_assert_cmpint (td_import_session_get_change (fixture.session), >, 0);
  summary = TD_IMPORT_STEP_SUMMARY (td_import_assistant_get_page (fixture.assistant,
                                                                  TD_IMPORT_AT_SUMMARY));
  changed = g_strdup_printf ("%u", counts.changed);
  g_assert_nonnull (strstr (td_import_step_summary_get_title (summary), changed));
  g_assert_cmpuint (td_test_count (fixture.store, &td_entity_staff), ==, 111 + counts.added);
  assert_person (fixture.store, "Đoàn Anh Cường", "phone", "0916533324");
  /* What was unticked was not written. */
  assert_person (fixture.store, "Thái Bích Vân", "phone", "");

  act (&fixture, "import.revert");
  g_assert_cmpint (td_import_session_get_change (fixture.session), ==, 0);
  g_assert_cmpuint (td_test_count (fixture.store, &td_entity_staff), ==, 111);
  assert_person (fixture.store, "Đoàn Anh Cường", "phone", "");
  /* What was corrected is not lost: once more. */
  act (&fixture, "import.check-again");
  assert_step (&fixture, TD_IMPORT_AT_ROWS);
  assert_counts (&fixture, counts.added, counts.changed, counts.same, counts.refused);
  finish (&fixture);
}

/* --- correcting --- */

#define THREE_WRONG \
  HEADER "Lê Chi\t01/02/1990\tNữ\tVăn Phg Sở\tCông chức\t\n" \
         "Lê Dũng\t01/02/1991\tNam\tVăn Phg Sở\tCông chức\t\n" \
         "Lê Em\t01/02/1992\tNam\tVăn Phg Sở\tCông chức\t\n" \
         "Lê Gấm\t01/02/1993\tNữ\tPhòng Mới\tCông chức\t\n" \
         "Lê Hoa\t01/02/1994\tNữ\tThanh tra Sở\tCông chức\t\n"

static void
start_with_two (Fixture *fixture, const char *name)
{
  fixture->store = td_test_make_store (name);
  import_quietly (fixture->store,
                  td_import_new_for_text (fixture->store, TD_IMPORT_STAFF, HEADER AN BINH));
  start (fixture, NULL, TD_IMPORT_STAFF);
}

static void
test_fix_all (void)
{
  Fixture fixture = { NULL };
  TdImportFixCard *card;
  g_autofree char *message = NULL;

  start_with_two (&fixture, "fix-all.thidua");
  open_text (&fixture, THREE_WRONG);
  go_to_rows (&fixture);
  assert_counts (&fixture, 1, 0, 0, 4);
  /* Only rows with problems are shown at first. */
  g_assert_cmpuint (td_import_row_list_get_n (td_import_step_rows_get_list (fixture.rows)), ==, 4);
  go_to_cell (&fixture, 3, "unit");
  card = td_import_problems_get_card (td_import_step_rows_get_problems (fixture.rows));
  message = td_import_fix_card_dup_message (card);
  g_assert_nonnull (strstr (message, "Văn Phg Sở"));
  /* The proposal is chosen already. */
  td_import_fix_card_fix (card);
  assert_counts (&fixture, 4, 0, 0, 1);
  assert_cell (&fixture, 2, "unit", "Văn phòng Sở");
  assert_cell (&fixture, 4, "unit", "Văn phòng Sở");
  assert_cell (&fixture, 5, "unit", "Phòng Mới");
  /* The mended rows stay in view. */
  g_assert_cmpuint (td_import_row_list_get_n (td_import_step_rows_get_list (fixture.rows)), ==, 4);

  g_assert_true (td_import_session_create_unit (fixture.session, "Phòng Mới"));
  assert_counts (&fixture, 5, 0, 0, 0);
  g_assert_cmpuint (get_counts (&fixture)->units, ==, 1);
  finish (&fixture);
}

/* Ctrl+Z takes back correction by correction, also a unit that was asked for. */
static void
test_step_back (void)
{
  Fixture fixture = { NULL };

  start_with_two (&fixture, "step-back.thidua");
  open_text (&fixture, THREE_WRONG);
  go_to_rows (&fixture);
  td_import_session_correct_all (fixture.session, "unit", "Văn Phg Sở", "Văn phòng Sở");
  go_to_cell (&fixture, 5, "name");
  type_into (&fixture, "Lê Thị Gấm");
  td_import_session_create_unit (fixture.session, "Phòng Mới");
  assert_counts (&fixture, 5, 0, 0, 0);
  g_assert_cmpuint (td_import_session_get_n_steps (fixture.session), ==, 3);

  act (&fixture, "import.step-back");
  assert_counts (&fixture, 4, 0, 0, 1);
  assert_step (&fixture, TD_IMPORT_AT_ROWS);
  g_assert_cmpstr (td_import_row_get_title (get_row (&fixture, 5)), ==, "Lê Thị Gấm");
  act (&fixture, "import.step-back");
  assert_counts (&fixture, 4, 0, 0, 1);
  g_assert_cmpstr (td_import_row_get_title (get_row (&fixture, 5)), ==, "Lê Gấm");
  act (&fixture, "import.step-back");
  assert_counts (&fixture, 1, 0, 0, 4);
  g_assert_cmpuint (td_import_session_get_n_steps (fixture.session), ==, 0);
  finish (&fixture);
}

static void
test_filter_by_kind (void)
{
  Fixture fixture = { NULL };
  TdImportProblems *problems;
  TdImportRowList *list;
  guint row, column;

  start_with_two (&fixture, "filter.thidua");
  open_text (&fixture, HEADER "Lê Chi\t31/02/1990\tNữ\tThanh tra Sở\tCông chức\t\n"
                              "Lê Dũng\t01/02/1991\tNam\tThanh tra Sở\tCông chức\t\n"
                              "Lê Em\t01/02/1992\t\tThanh tra Sở\tCông chức\t\n");
  go_to_rows (&fixture);
  problems = td_import_step_rows_get_problems (fixture.rows);
  list = td_import_step_rows_get_list (fixture.rows);
  g_assert_cmpuint (td_import_row_list_get_n (list), ==, 2);
  td_import_problems_choose (problems, "sex-missing");
  g_assert_cmpuint (td_import_row_list_get_n (list), ==, 1);
  /* At the cell that it is about. */
  g_assert_true (td_import_grid_get_current (fixture.grid, &row, &column));
  g_assert_cmpuint (column, ==, td_import_step_rows_find_column (fixture.rows, "sex"));
  td_import_problems_choose (problems, NULL);
  g_assert_cmpuint (td_import_row_list_get_n (list), ==, 2);
  g_assert_cmpuint (td_import_row_list_get_n_all (list), ==, 3);

  /* Ctrl+↓ goes from problem to problem. */
  td_import_grid_set_current (fixture.grid, 0, 0);
  g_signal_emit_by_name (fixture.grid, "jump", 1);
  g_assert_true (td_import_grid_get_current (fixture.grid, &row, &column));
  g_assert_cmpuint (row, ==, 0);
  g_assert_cmpuint (column, ==, td_import_step_rows_find_column (fixture.rows, "birth"));
  g_signal_emit_by_name (fixture.grid, "jump", 1);
  g_assert_true (td_import_grid_get_current (fixture.grid, &row, &column));
  g_assert_cmpuint (row, ==, 1);
  g_assert_cmpuint (column, ==, td_import_step_rows_find_column (fixture.rows, "sex"));
  finish (&fixture);
}

/* A cell that is being typed into goes back to what it was by Esc, and keeps what
 * was typed when another cell is gone to. */
static void
test_editing (void)
{
  Fixture fixture = { NULL };

  start_with_two (&fixture, "editing.thidua");
  open_text (&fixture, THREE_WRONG);
  go_to_rows (&fixture);
  go_to_cell (&fixture, 2, "name");
  g_assert_true (td_import_grid_edit (fixture.grid));
  g_assert_cmpstr (gtk_editable_get_text (get_editor (&fixture)), ==, "Lê Chi");
  gtk_editable_set_text (get_editor (&fixture), "Lê Khác");
  go_to_cell (&fixture, 3, "name");
  assert_cell (&fixture, 2, "name", "Lê Khác");
  g_assert_cmpuint (td_import_session_get_n_steps (fixture.session), ==, 1);

  /* Unchanged text is no correction. */
  g_assert_true (td_import_grid_edit (fixture.grid));
  g_signal_emit_by_name (get_editor (&fixture), "activate");
  g_assert_cmpuint (td_import_session_get_n_steps (fixture.session), ==, 1);
  /* The number of a row is not to be typed into. */
  td_import_grid_set_current (fixture.grid, 0, 0);
  g_assert_false (td_import_grid_edit (fixture.grid));
  g_assert_false (gtk_editable_get_editable (get_editor (&fixture)));
  finish (&fixture);
}

/* --- columns --- */

static void
test_map_columns (void)
{
  Fixture fixture = { NULL };
  TdImportStepColumns *columns;
  GtkDropDown *drop_down;
  g_autofree char *why_not = NULL;

  start_with_two (&fixture, "columns.thidua");
  open_text (&fixture, "Xyz\tNgày sinh\tNơi làm\nLê Chi\t01/02/1990\tThanh tra Sở\n");
  act (&fixture, "import.next");
  columns = TD_IMPORT_STEP_COLUMNS (td_import_assistant_get_page (fixture.assistant,
                                                                  TD_IMPORT_AT_COLUMNS));
  if (!td_import_has_header (td_import_session_get_import (fixture.session)))
    td_import_session_set_header_rows (fixture.session, 1, 1);
  /* Nobody knows where the names are: that is said, and nothing goes on. */
  g_assert_false (td_import_session_is_ready (fixture.session, &why_not));
  g_assert_nonnull (why_not);
  act (&fixture, "import.next");
  assert_step (&fixture, TD_IMPORT_AT_COLUMNS);
  drop_down = td_import_step_columns_get_drop_down (columns, 0);
  g_assert_nonnull (drop_down);
  gtk_drop_down_set_selected (drop_down, td_import_session_find_label (fixture.session, "name"));
  gtk_drop_down_set_selected (td_import_step_columns_get_drop_down (columns, 2),
                              td_import_session_find_label (fixture.session, "unit"));
  act (&fixture, "import.next");
  assert_step (&fixture, TD_IMPORT_AT_ROWS);
  assert_counts (&fixture, 1, 0, 0, 0);
  g_assert_cmpuint (td_import_step_rows_find_column (fixture.rows, "unit"), >, 0);
  finish (&fixture);
}

/* --- leaving, conflict --- */

static void
test_cancel (void)
{
  Fixture fixture = { NULL };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  start_with_two (&fixture, "cancel.thidua");
  before = td_store_dup_undo_label (fixture.store);
  open_text (&fixture, THREE_WRONG);
  go_to_rows (&fixture);
  act (&fixture, "import.next");
  act (&fixture, "import.next");
  assert_step (&fixture, TD_IMPORT_AT_SUMMARY);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture.assistant), "import.cancel",
                                             NULL));
  td_test_settle ();
  g_assert_null (td_test_find (GTK_WIDGET (fixture.window), TD_TYPE_IMPORT_ASSISTANT));
  g_assert_cmpstr (td_window_get_view (fixture.window), ==, "register");
  g_assert_cmpuint (td_test_count (fixture.store, &td_entity_staff), ==, 2);
  after = td_store_dup_undo_label (fixture.store);
  g_assert_cmpstr (before, ==, after);
  finish (&fixture);
}

static void
test_conflict (void)
{
  Fixture fixture = { NULL };

  start_with_two (&fixture, "conflict.thidua");
  open_text (&fixture, HEADER "Lê Chi\t31/02/1990\tNữ\tThanh tra Sở\tCông chức\t\n"
                              "Nguyễn Văn An\t02/03/1980\t\t\t\t0999\n");
  go_to_rows (&fixture);
  go_to_cell (&fixture, 2, "birth");
  type_into (&fixture, "28/02/1990");
  assert_counts (&fixture, 1, 1, 0, 0);
  act (&fixture, "import.next");
  act (&fixture, "import.next");
  /* Somebody is quicker. */
  import_quietly (fixture.store,
                  td_import_new_for_text (fixture.store, TD_IMPORT_STAFF,
                                          HEADER "Nguyễn Văn An\t02/03/1980\t\t\t\t0988\n"));
  act (&fixture, "import.next");
  g_assert_error (td_import_session_get_error (fixture.session), TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_cmpuint (td_test_count (fixture.store, &td_entity_staff), ==, 2);
  g_assert_true (has_button (GTK_WIDGET (fixture.assistant), "import.check-again"));

  /* Checked again the correction is still there, and it goes. */
  act (&fixture, "import.check-again");
  g_assert_null (td_import_session_get_error (fixture.session));
  assert_step (&fixture, TD_IMPORT_AT_ROWS);
  assert_counts (&fixture, 1, 1, 0, 0);
  act (&fixture, "import.next");
  act (&fixture, "import.next");
  act (&fixture, "import.next");
  g_assert_cmpint (td_import_session_get_change (fixture.session), >, 0);
  assert_person (fixture.store, "Lê Chi", "birth", "28/02/1990");
  assert_person (fixture.store, "Nguyễn Văn An", "phone", "0999");
  finish (&fixture);
}

/* What cannot be opened is told in place, and what was open stays. */
static void
test_broken_file (void)
{
  Fixture fixture = { NULL };
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "hong.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  start_with_two (&fixture, "broken.thidua");
  open_text (&fixture, HEADER AN);
  g_file_set_contents (path, "PK\003\004 hỏng", -1, &error);
  g_assert_no_error (error);
  td_import_assistant_open_file (fixture.assistant, file);
  wait (&fixture);
  g_assert_nonnull (td_import_session_get_error (fixture.session));
  assert_step (&fixture, TD_IMPORT_AT_FILE);
  go_to_rows (&fixture);
  assert_counts (&fixture, 0, 0, 1, 0);
  finish (&fixture);
}

/* --- differences --- */

static const TdImportChange *
find_change (Fixture *fixture, guint number, const char *key)
{
  GPtrArray *changes = td_import_row_get_changes (get_row (fixture, number));

  for (guint i = 0; i < changes->len; i++)
    {
      const TdImportChange *change = changes->pdata[i];

      if (g_str_equal (change->key, key))
        return change;
    }
  g_assert_not_reached ();
}

static void
test_accept_all (void)
{
  Fixture fixture = { NULL };

  start_with_two (&fixture, "accept.thidua");
  open_text (&fixture, HEADER "Nguyễn Văn An\t02/03/1980\tNam\tThanh tra Sở\t\t0999\n"
                              "Trần Bình\t15/08/1985\t\tVăn phòng Sở\tViên chức\t\n");
  go_to_rows (&fixture);
  act (&fixture, "import.next");
  assert_step (&fixture, TD_IMPORT_AT_DIFFERENCES);
  /* Phone and unit of one, unit and kind of the other; units are doubtful. */
  g_assert_cmpuint (td_import_step_diff_get_n (fixture.diff), ==, 4);
  td_import_step_diff_filter (fixture.diff, NULL, TRUE);
  g_assert_cmpuint (td_import_step_diff_get_n (fixture.diff), ==, 2);
  td_import_step_diff_accept_all (fixture.diff, TRUE);
  td_import_step_diff_filter (fixture.diff, "phone", FALSE);
  g_assert_cmpuint (td_import_step_diff_get_n (fixture.diff), ==, 1);
  td_import_step_diff_accept_all (fixture.diff, FALSE);
  td_import_step_diff_filter (fixture.diff, NULL, FALSE);
  assert_counts (&fixture, 0, 2, 0, 0);
  g_assert_true (find_change (&fixture, 2, "unit")->is_accepted);
  g_assert_true (find_change (&fixture, 3, "unit")->is_accepted);
  g_assert_false (find_change (&fixture, 2, "phone")->is_accepted);
  act (&fixture, "import.next");
  act (&fixture, "import.next");
  assert_person (fixture.store, "Nguyễn Văn An", "unit", "Thanh tra Sở");
  assert_person (fixture.store, "Nguyễn Văn An", "phone", "0911");
  assert_person (fixture.store, "Trần Bình", "unit", "Văn phòng Sở");
  finish (&fixture);
}

/* --- self-assessments --- */

#define ASSESSMENT "Họ và tên\tNgày sinh\tĐiểm tự chấm\nNguyễn Văn An\t02/03/1980\t91,5\n"

static void
test_year (void)
{
  Fixture fixture = { NULL };

  start_with_two (&fixture, "year.thidua");
  td_import_session_set_profile (fixture.session, TD_IMPORT_SELF_ASSESSMENT);
  open_text (&fixture, ASSESSMENT);
  /* Nobody knows the year: it is asked for. */
  act (&fixture, "import.next");
  assert_step (&fixture, TD_IMPORT_AT_FILE);
  td_import_session_set_year (fixture.session, 2026);
  go_to_rows (&fixture);
  assert_counts (&fixture, 1, 0, 0, 0);
  /* Who is not in the list is named. */
  g_assert_cmpuint (td_import_row_list_get_list_problems (
                      td_import_step_rows_get_list (fixture.rows))->len, ==, 1);
  act (&fixture, "import.next");
  act (&fixture, "import.next");
  act (&fixture, "import.next");
  g_assert_cmpuint (td_test_count (fixture.store, &td_entity_year_fact), ==, 1);
  finish (&fixture);
}

static void
test_frozen_year (void)
{
  Fixture fixture = { NULL };
  g_autoptr (TdRecord) seal = td_record_new (&td_entity_year_seal);
  g_autofree char *why_not = NULL;
  g_autoptr (GError) error = NULL;

  start_with_two (&fixture, "frozen.thidua");
  td_record_set_int (seal, "year", 2026);
  td_record_set_int (seal, "version", 1);
  td_record_set_int (seal, "sealed_at", 1);
  td_record_set_text (seal, "hash", "0");
  td_store_save (fixture.store, "Chốt", seal, &error);
  g_assert_no_error (error);
  td_import_session_set_profile (fixture.session, TD_IMPORT_SELF_ASSESSMENT);
  open_text (&fixture, ASSESSMENT);
  td_import_session_set_year (fixture.session, 2026);
  g_assert_false (td_import_session_is_ready (fixture.session, &why_not));
  g_assert_nonnull (strstr (why_not, "2026"));
  act (&fixture, "import.next");
  assert_step (&fixture, TD_IMPORT_AT_FILE);
  td_import_session_set_year (fixture.session, 2025);
  g_assert_true (td_import_session_is_ready (fixture.session, NULL));
  finish (&fixture);
}

/* --- many rows, little room --- */

static guint
count_cells (GtkWidget *root)
{
  guint n = TD_IS_IMPORT_CELL (root);
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_cells (child);
  return n;
}

static void
test_many_rows (void)
{
  Fixture fixture = { NULL };
  g_autoptr (GString) text = g_string_new (HEADER);
  const guint n = 10000;
  GtkAdjustment *vertical;
  guint row, column;
  double value;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "Lê Thị %c%c%c\t%02u/%02u/19%02u\t\tThanh tra Sở\tCông chức\t\n",
                            'A' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26, 1 + i % 28,
                            1 + i / 28 % 12, 60 + i / 336 % 40);
  start_with_two (&fixture, "many.thidua");
  open_text (&fixture, text->str);
  go_to_rows (&fixture);
  td_test_draw (GTK_WIDGET (fixture.window));
  g_assert_cmpuint (td_import_row_list_get_n (td_import_step_rows_get_list (fixture.rows)), ==, n);
  /* Only what is seen exists. */
  g_assert_cmpuint (count_cells (GTK_WIDGET (fixture.grid)), <, 40 * 10);

  td_import_grid_set_current (fixture.grid, n - 1, 2);
  td_test_draw (GTK_WIDGET (fixture.window));
  g_assert_nonnull (td_import_grid_get_cell (fixture.grid, n - 1, 2));
  assert_cell (&fixture, n + 1, "birth", "04/10/1989");
  /* Up by one row is up by one row, however long the list. */
  g_object_get (fixture.grid, "vadjustment", &vertical, NULL);
  td_import_grid_set_current (fixture.grid, n / 2, 2);
  td_test_draw (GTK_WIDGET (fixture.window));
  value = gtk_adjustment_get_value (vertical);
  gtk_adjustment_set_value (vertical, value - 3 * 42);
  td_test_draw (GTK_WIDGET (fixture.window));
  g_assert_cmpfloat (gtk_adjustment_get_value (vertical), ==, value - 3 * 42);
  g_assert_true (td_import_grid_get_current (fixture.grid, &row, &column));
  g_assert_cmpuint (row, ==, n / 2);
  g_object_unref (vertical);
  finish (&fixture);
}

static void
test_narrow (void)
{
  Fixture fixture = { td_test_make_store ("narrow.thidua") };

  import_sample (fixture.store, "ds-cbccvc-so-tu-phap-2026.xlsx");
  start (&fixture, NULL, TD_IMPORT_STAFF);
  open_sample (&fixture, "ds-bo-sung-co-loi.xlsx");
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 400, 700);
  for (int step = TD_IMPORT_AT_FILE; step < TD_N_IMPORT_STEPS; step++)
    {
      GtkWidget *page = td_import_assistant_get_page (fixture.assistant, (TdImportStep) step);
      int least;

      td_test_draw (GTK_WIDGET (fixture.window));
      assert_step (&fixture, (TdImportStep) step);
      gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_assert_cmpint (least, <=, 400);
      g_assert_cmpint (gtk_widget_get_width (page), <=, 400);
      if (step < TD_IMPORT_AT_SUMMARY)
        act (&fixture, "import.next");
    }
  finish (&fixture);
}

int
main (int argc, char **argv)
{
  td_test_views_init (&argc, &argv);
  g_test_add_func ("/import-assistant/step-keys", test_step_keys);
  g_test_add_func ("/import-assistant/choose-key", test_choose_key);
  g_test_add_func ("/import-assistant/leave-editing", test_leave_editing);
  g_test_add_func ("/import-assistant/refused-reason", test_refused_reason);
  g_test_add_func ("/import-assistant/five-steps", test_five_steps);
  g_test_add_func ("/import-assistant/fix-all", test_fix_all);
  g_test_add_func ("/import-assistant/step-back", test_step_back);
  g_test_add_func ("/import-assistant/filter-by-kind", test_filter_by_kind);
  g_test_add_func ("/import-assistant/editing", test_editing);
  g_test_add_func ("/import-assistant/map-columns", test_map_columns);
  g_test_add_func ("/import-assistant/cancel", test_cancel);
  g_test_add_func ("/import-assistant/conflict", test_conflict);
  g_test_add_func ("/import-assistant/broken-file", test_broken_file);
  g_test_add_func ("/import-assistant/accept-all", test_accept_all);
  g_test_add_func ("/import-assistant/year", test_year);
  g_test_add_func ("/import-assistant/frozen-year", test_frozen_year);
  g_test_add_func ("/import-assistant/many-rows", test_many_rows);
  g_test_add_func ("/import-assistant/narrow", test_narrow);
  return td_test_views_run ();
}
