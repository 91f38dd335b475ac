/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-issue-dialog.h"
#include "td-form-paper.h"
#include "td-form-receipt-row.h"
#include "td-form-receive-view.h"
#include "td-scores-page.h"
#include "td-shell.h"
#include "td-test-scores.h"
#include "td-test-views.h"

#include <string.h>

#define N_UNITS 3
#define FIRST_CRITERION 1

typedef struct
{
  TdStore     *store;
  TdScoreBook *book;
  TdWindow    *window;
  GFile       *folder;
} Fixture;

static void
set_up (Fixture *self, const char *name)
{
  g_autoptr (TdCriteriaSet) set = td_test_make_set (FALSE, 5);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_dir_make_tmp ("td-forms-XXXXXX", &error);
  gint64 units[N_UNITS];

  g_assert_no_error (error);
  *self = (Fixture) { 0 };
  self->folder = g_file_new_for_path (path);
  self->store = td_test_make_store (name);
  td_test_add_units (self->store, units, N_UNITS);
  self->book = td_test_make_round (self->store, set);
  self->window = td_test_make_window (self->store);
}

static void
remove_folder (GFile *folder)
{
  g_autoptr (GFileEnumerator) children = NULL;
  GFile *child;

  children = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                        G_FILE_QUERY_INFO_NONE, NULL, NULL);
  while (g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child != NULL)
    g_file_delete (child, NULL, NULL);
  g_clear_object (&children);
  g_file_delete (folder, NULL, NULL);
}

static void
tear_down (Fixture *self)
{
  td_test_close_window (self->window);
  g_clear_object (&self->book);
  td_test_release (self->store);
  remove_folder (self->folder);
  g_clear_object (&self->folder);
}

static void
run (Fixture *self, TdAction *action, GError *error)
{
  g_autoptr (GError) failed = NULL;

  g_assert_no_error (error);
  td_action_run (action, self->store, NULL, &failed);
  g_assert_no_error (failed);
  td_test_settle ();
}

/* Issues all forms and writes them as the units fill them in: the first two criteria
 * with 4,5 and 4. */
static void
write_filled (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) forms = td_forms_plan (self->book, NULL, FALSE, &error);
  g_autoptr (TdRecord) organisation =
    td_reader_get_organisation (td_store_get_reader (self->store), &error);
  g_autoptr (TdFormPaper) paper = NULL;

  g_assert_no_error (error);
  run (self, td_forms_issue (self->book, forms, (TdDate) { 2026, 10, 5 }, &error), error);
  paper = td_form_paper_new (self->book, organisation, "Người giao", (TdDate) { 2026, 10, 5 });
  for (guint i = 0; i + 1 < forms->len; i++)
    {
      TdForm *form = forms->pdata[i];
      g_autofree char *name = g_strdup_printf ("phieu-%u.xlsx", i + 1);
      g_autoptr (GFile) file = g_file_get_child (self->folder, name);

      for (guint k = 0; k < 2; k++)
        {
          TdFormCell *cell = form->cells->pdata[k];

          g_assert_null (cell->base);
          cell->base = g_strdup (k == 0 ? "4,5" : "4");
        }
      g_assert_true (td_form_write (paper, form, file, NULL, &error));
      g_assert_no_error (error);
    }
}

static TdFormReceiveView *
open_view (Fixture *self)
{
  GtkWidget *view = td_form_receive_view_new (self->store, self->book);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  td_shell_show_view (GTK_WIDGET (self->window), view);
  td_test_draw (GTK_WIDGET (self->window));
  g_ptr_array_add (files, self->folder);
  td_form_receive_view_add (TD_FORM_RECEIVE_VIEW (view), files);
  td_test_until (!td_form_receive_view_is_reading (TD_FORM_RECEIVE_VIEW (view)));
  td_test_draw (GTK_WIDGET (self->window));
  return TD_FORM_RECEIVE_VIEW (view);
}

static gint64
get_points (Fixture *self, guint sheet, guint criterion)
{
  TdMark mark = td_score_book_get_mark (self->book, sheet, criterion, TD_LAYER_SELF);

  return mark.state == TD_SCORE_GIVEN ? mark.points : TD_POINTS_MISSING;
}

static guint
find_filled_sheet (Fixture *self, TdFormReceiveView *view, guint receipt)
{
  const TdFormReceipt *what = td_form_receive_view_get_receipts (view)->receipts->pdata[receipt];

  return ((const TdFormComparison *) what->cells->pdata[0])->sheet;
}

/* --- taking --- */

/* New cells are taken by themselves, all as one change; nothing before that. */
static void
test_take (void)
{
  Fixture f;
  TdFormReceiveView *view;
  TdFormReceipts *receipts;
  g_autoptr (GError) error = NULL;
  guint sheet;

  set_up (&f, "receive-take.thidua");
  write_filled (&f);
  g_assert_true (g_file_replace_contents (g_file_get_child (f.folder, "khac.xlsx"), "x", 1, NULL,
                                          FALSE, 0, NULL, NULL, NULL));
  view = open_view (&f);
  receipts = td_form_receive_view_get_receipts (view);
  g_assert_cmpuint (receipts->receipts->len, ==, N_UNITS - 1);
  g_assert_cmpuint (receipts->refused->len, ==, 1);
  g_assert_cmpuint (td_form_receive_view_count_taken (view), ==, 4);
  g_assert_nonnull (td_test_find_button (GTK_WIDGET (view), "Take 4 Cells"));
  sheet = find_filled_sheet (&f, view, 0);
  g_assert_cmpint (get_points (&f, sheet, FIRST_CRITERION), ==, TD_POINTS_MISSING);

  td_form_receive_view_take (view);
  td_test_until (get_points (&f, sheet, FIRST_CRITERION) == 4500);
  td_test_settle ();
  g_assert_null (td_test_find (GTK_WIDGET (f.window), TD_TYPE_FORM_RECEIVE_VIEW));
  g_assert_cmpuint (td_test_count (f.store, &td_entity_form_receipt), ==, N_UNITS - 1);
  g_assert_cmpint (td_store_undo (f.store, &error), >, 0);
  td_test_until (get_points (&f, sheet, FIRST_CRITERION) == TD_POINTS_MISSING);
  g_assert_cmpuint (td_test_count (f.store, &td_entity_form_receipt), ==, 0);
  tear_down (&f);
}

/* What both changed waits for a choice, and ours stays without one. */
static void
test_conflict (void)
{
  Fixture f;
  TdFormReceiveView *view;
  const TdFormReceipt *receipt;
  GtkWidget *row;

  set_up (&f, "receive-conflict.thidua");
  write_filled (&f);
  td_test_set_score (f.store, f.book, 0, FIRST_CRITERION, TD_LAYER_SELF, "3");
  view = open_view (&f);
  receipt = td_form_receive_view_get_receipts (view)->receipts->pdata[0];
  g_assert_cmpuint (find_filled_sheet (&f, view, 0), ==, 0);
  g_assert_cmpuint (receipt->counts[TD_FORM_CONFLICT], ==, 1);
  g_assert_cmpuint (td_form_receipt_count_open (receipt), ==, 1);
  g_assert_cmpuint (td_form_receive_view_count_taken (view), ==, 3);
  row = td_test_find (GTK_WIDGET (view), TD_TYPE_FORM_RECEIPT_ROW);
  /* A row with conflicts is open already. */
  g_assert_nonnull (td_test_find (row, GTK_TYPE_GRID));

  td_form_receipt_row_take_all (TD_FORM_RECEIPT_ROW (row), TRUE);
  g_assert_cmpuint (td_form_receipt_count_open (receipt), ==, 0);
  g_assert_cmpuint (td_form_receive_view_count_taken (view), ==, 4);
  td_form_receipt_row_take_all (TD_FORM_RECEIPT_ROW (row), FALSE);
  g_assert_cmpuint (td_form_receive_view_count_taken (view), ==, 3);
  td_form_receipt_row_take_all (TD_FORM_RECEIPT_ROW (row), TRUE);
  td_form_receive_view_take (view);
  td_test_until (get_points (&f, 0, FIRST_CRITERION) == 4500);
  td_test_settle ();
  tear_down (&f);
}

static guint
count_open (TdFormReceiveView *view)
{
  TdFormReceipts *receipts = td_form_receive_view_get_receipts (view);
  guint n = 0;

  for (guint i = 0; i < receipts->receipts->len; i++)
    n += td_form_receipt_count_open (receipts->receipts->pdata[i]);
  return n;
}

/* Over the cells of a file, which scroll sideways, the wheel still moves the list. */
static void
test_wheel (void)
{
  Fixture f;
  TdFormReceiveView *view;
  g_autoptr (GListModel) controllers = NULL;
  GtkWidget *inner;
  gboolean stopped = FALSE;

  set_up (&f, "receive-wheel.thidua");
  write_filled (&f);
  view = open_view (&f);
  inner = td_test_find (td_test_find (GTK_WIDGET (view), TD_TYPE_FORM_RECEIPT_ROW),
                        GTK_TYPE_SCROLLED_WINDOW);
  controllers = gtk_widget_observe_controllers (inner);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!stopped && GTK_IS_EVENT_CONTROLLER_SCROLL (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "scroll", 0.0, 1.0, &stopped);
    }
  g_assert_true (stopped);
  td_shell_close_view (GTK_WIDGET (view), GTK_WIDGET (view));
  td_test_settle ();
  tear_down (&f);
}

/* What was chosen stays chosen when more files are added, which reads all of them again;
 * where the register says something else by then, it is to be chosen anew. */
static void
test_choices_kept (void)
{
  Fixture f;
  TdFormReceiveView *view;
  g_autoptr (GPtrArray) more = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *row;

  set_up (&f, "receive-choices.thidua");
  write_filled (&f);
  td_test_set_score (f.store, f.book, 0, FIRST_CRITERION, TD_LAYER_SELF, "3");
  view = open_view (&f);
  g_assert_cmpuint (count_open (view), ==, 1);
  row = td_test_find (GTK_WIDGET (view), TD_TYPE_FORM_RECEIPT_ROW);
  td_form_receipt_row_take_all (TD_FORM_RECEIPT_ROW (row), TRUE);
  g_assert_cmpuint (td_form_receive_view_count_taken (view), ==, 4);

  /* The same folder by its file: nothing new, but all is read again. */
  g_ptr_array_add (more, g_file_get_child (f.folder, "phieu-1.xlsx"));
  td_form_receive_view_add (view, more);
  td_test_until (!td_form_receive_view_is_reading (view));
  g_assert_cmpuint (count_open (view), ==, 0);
  g_assert_cmpuint (td_form_receive_view_count_taken (view), ==, 4);

  td_test_set_score (f.store, f.book, 0, FIRST_CRITERION, TD_LAYER_SELF, "2");
  g_ptr_array_add (more, g_file_get_child (f.folder, "phieu-2.xlsx"));
  td_form_receive_view_add (view, more);
  td_test_until (!td_form_receive_view_is_reading (view));
  g_assert_cmpuint (count_open (view), ==, 1);
  g_assert_cmpuint (td_form_receive_view_count_taken (view), ==, 3);
  td_shell_close_view (GTK_WIDGET (view), GTK_WIDGET (view));
  td_test_settle ();
  tear_down (&f);
}

/* The register went on while the person looked: everything is compared again. */
static void
test_changed_meanwhile (void)
{
  Fixture f;
  TdFormReceiveView *view;

  set_up (&f, "receive-meanwhile.thidua");
  write_filled (&f);
  view = open_view (&f);
  g_assert_cmpuint (td_form_receive_view_count_taken (view), ==, 4);
  td_test_set_score (f.store, f.book, 0, FIRST_CRITERION, TD_LAYER_SELF, "2");
  td_form_receive_view_take (view);
  td_test_until (td_form_receive_view_get_receipts (view) != NULL &&
                 !td_form_receive_view_is_reading (view) &&
                 td_form_receive_view_count_taken (view) == 3);
  g_assert_cmpint (get_points (&f, 0, FIRST_CRITERION), ==, 2000);
  g_assert_cmpuint (td_test_count (f.store, &td_entity_form_receipt), ==, 0);
  td_shell_close_view (GTK_WIDGET (view), GTK_WIDGET (view));
  td_test_settle ();
  tear_down (&f);
}

/* --- giving out --- */

static guint
count_files (GFile *folder)
{
  g_autoptr (GFileEnumerator) children = NULL;
  GFile *child;
  guint n = 0;

  children = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                        G_FILE_QUERY_INFO_NONE, NULL, NULL);
  while (g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child != NULL)
    n++;
  return n;
}

static void
test_issue (void)
{
  Fixture f;
  TdFormIssueDialog *dialog;

  set_up (&f, "receive-issue.thidua");
  dialog = TD_FORM_ISSUE_DIALOG (td_form_issue_dialog_new (GTK_WINDOW (f.window), f.store, f.book,
                                                           FALSE));
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_false (td_form_issue_dialog_can_write (dialog));
  g_assert_true (g_str_has_prefix (td_form_issue_dialog_get_summary (dialog),
                                   "3 workbooks with 15 cells"));
  td_form_issue_dialog_set_folder (dialog, f.folder);
  g_assert_true (td_form_issue_dialog_can_write (dialog));
  td_form_issue_dialog_write (dialog);
  td_test_until (td_score_book_get_sheet (f.book, 0)->state == TD_SHEET_SELF);
  td_test_settle ();
  g_assert_cmpuint (count_files (f.folder), ==, N_UNITS);
  g_assert_cmpuint (td_test_count (f.store, &td_entity_form), ==, N_UNITS);
  tear_down (&f);
}

/* A day that is over, or none at all, is said under its field and holds the button. */
static void
test_deadline (void)
{
  static const struct
  {
    const char *text;
    const char *error;
  } cases[] = {
    { "", "" },           { "31/12/2019", "This day has passed." },
    { "01/01/2999", "" }, { "12/2999", "The deadline is not a date." },
    { "mai", "The deadline is not a date." },
  };
  Fixture f;
  TdFormIssueDialog *dialog;

  set_up (&f, "receive-deadline.thidua");
  dialog = TD_FORM_ISSUE_DIALOG (td_form_issue_dialog_new (GTK_WINDOW (f.window), f.store, f.book,
                                                           FALSE));
  td_form_issue_dialog_set_folder (dialog, f.folder);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *error;

      td_form_issue_dialog_set_deadline (dialog, cases[i].text);
      error = td_form_issue_dialog_get_deadline_error (dialog);
      g_assert_true (g_str_has_prefix (error, cases[i].error));
      g_assert_true ((*error == '\0') == (*cases[i].error == '\0'));
      g_assert_true (td_form_issue_dialog_can_write (dialog) == (*cases[i].error == '\0'));
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
  td_test_settle ();
  tear_down (&f);
}

/* Nothing was returned: that is said, and nothing can be written. */
static void
test_no_returns (void)
{
  Fixture f;
  TdFormIssueDialog *dialog;

  set_up (&f, "receive-returns.thidua");
  dialog = TD_FORM_ISSUE_DIALOG (td_form_issue_dialog_new (GTK_WINDOW (f.window), f.store, f.book,
                                                           TRUE));
  td_form_issue_dialog_set_folder (dialog, f.folder);
  g_assert_false (td_form_issue_dialog_can_write (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
  td_test_settle ();
  tear_down (&f);
}

int
main (int argc, char **argv)
{
  td_test_views_init (&argc, &argv);
  g_test_add_func ("/form-receive/take", test_take);
  g_test_add_func ("/form-receive/conflict", test_conflict);
  g_test_add_func ("/form-receive/wheel", test_wheel);
  g_test_add_func ("/form-receive/choices-kept", test_choices_kept);
  g_test_add_func ("/form-receive/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/form-receive/issue", test_issue);
  g_test_add_func ("/form-receive/deadline", test_deadline);
  g_test_add_func ("/form-receive/no-returns", test_no_returns);
  return td_test_views_run ();
}
