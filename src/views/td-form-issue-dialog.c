/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-issue-private.h"

#include "td-error-label.h"
#include "td-file-picker.h"
#include "td-forms-io.h"
#include "td-number.h"
#include "td-shell.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TdFormIssueDialog, td_form_issue_dialog, ADW_TYPE_WINDOW)

/* --- what is chosen --- */

/* Whoever gets a return slip has a form already. */
static guint
get_which (TdFormIssueDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->which_row);

  return self->returns && selected > UNITS_ALL ? UNITS_CHOSEN : selected;
}

/* (nullable) (element-type gint64): %NULL: all of them */
static GArray *
dup_units (TdFormIssueDialog *self)
{
  guint which = get_which (self);
  GArray *units;

  if (which == UNITS_ALL)
    return NULL;
  units = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; which == UNITS_CHOSEN && i < self->units->len; i++)
    if (gtk_check_button_get_active (self->units->pdata[i]))
      g_array_append_vals (units, g_object_get_data (self->units->pdata[i], "td-unit"), 1);
  for (guint i = 0; which == UNITS_NOT_SENT && i < td_score_book_get_n_sheets (self->book); i++)
    {
      const TdBookSheet *sheet = td_score_book_get_sheet (self->book, i);

      if (sheet->state == TD_SHEET_NOT_SENT)
        g_array_append_val (units, sheet->unit);
    }
  return units;
}

/* What is wrong with it; %NULL: it can be printed on what is given out. */
static const char *
read_deadline (TdFormIssueDialog *self, TdDate *deadline)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->deadline_row));
  TdDateReading reading = td_date_read (text, deadline);

  if (reading == TD_DATE_READ_NOTHING)
    return NULL;
  if (reading != TD_DATE_READ || !td_date_is_full (*deadline))
    return _("The deadline is not a date. Write it as 30/09/2026, or leave it empty.");
  return td_date_has_passed (*deadline, td_date_today ())
         ? _("This day has passed. Say by when these forms are due, or leave it empty.") : NULL;
}

/* --- what it says --- */

static char *
describe_forms (TdFormIssueDialog *self)
{
  g_autofree char *cells = NULL;
  g_autofree char *folder = NULL;
  gint64 n = 0;

  for (guint i = 0; i < self->forms->len; i++)
    {
      const TdForm *form = self->forms->pdata[i];

      for (guint k = 0; k < form->cells->len; k++)
        n += ((const TdFormCell *) form->cells->pdata[k])->is_open;
    }
  cells = td_integer_to_text (n);
  if (self->folder == NULL)
    return g_strdup_printf (ngettext ("%u workbook with %s cells to fill in. Choose where to.",
                                      "%u workbooks with %s cells to fill in. Choose where to.",
                                      self->forms->len), self->forms->len, cells);
  folder = g_file_get_parse_name (self->folder);
  /* Translators: how many workbooks, how many cells, a folder. */
  return g_strdup_printf (ngettext ("%u workbook with %s cells to fill in is written into %s. "
                                    "Nothing is overwritten.",
                                    "%u workbooks with %s cells to fill in are written into %s. "
                                    "Nothing is overwritten.", self->forms->len),
                          self->forms->len, cells, folder);
}

static void
show_summary (TdFormIssueDialog *self, const char *text, gboolean good)
{
  gboolean ready = good && self->folder != NULL;

  gtk_label_set_text (self->summary_label, text);
  gtk_image_set_from_icon_name (self->summary_icon, good ? "td-sheet-symbolic"
                                                         : "dialog-warning-symbolic");
  td_widget_set_css_class (GTK_WIDGET (self->summary_icon), "td-warn", !good);
  gtk_widget_set_sensitive (self->write_button, ready);
}

static void
refresh (TdFormIssueDialog *self)
{
  g_autoptr (GArray) units = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const char *wrong;
  TdDate deadline;

  if (self->filling)
    return;
  wrong = read_deadline (self, &deadline);
  td_error_label_show (self->deadline_error, GTK_WIDGET (self->deadline_row), wrong);
  gtk_widget_set_visible (self->units_group, get_which (self) == UNITS_CHOSEN);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  units = dup_units (self);
  self->forms = td_forms_plan (self->book, units, self->returns, &error);
  if (self->forms == NULL)
    {
      show_summary (self, error->message, FALSE);
      return;
    }
  text = describe_forms (self);
  show_summary (self, text, wrong == NULL);
}

void
td_form_issue_dialog_chosen (TdFormIssueDialog *self)
{
  refresh (self);
}

const char *
td_form_issue_dialog_get_summary (TdFormIssueDialog *self)
{
  return gtk_label_get_text (self->summary_label);
}

gboolean
td_form_issue_dialog_can_write (TdFormIssueDialog *self)
{
  return gtk_widget_get_sensitive (self->write_button);
}

void
td_form_issue_dialog_set_deadline (TdFormIssueDialog *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->deadline_row), text);
}

const char *
td_form_issue_dialog_get_deadline_error (TdFormIssueDialog *self)
{
  return gtk_label_get_text (GTK_LABEL (self->deadline_error));
}

/* --- the folder --- */

void
td_form_issue_dialog_set_folder (TdFormIssueDialog *self, GFile *folder)
{
  g_autofree char *name = g_file_get_parse_name (folder);

  g_set_object (&self->folder, folder);
  adw_action_row_set_subtitle (self->folder_row, name);
  refresh (self);
}

static void
folder_picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) folder = td_file_picker_finish (GTK_WIDGET (source), result);

  if (folder != NULL)
    td_form_issue_dialog_set_folder (TD_FORM_ISSUE_DIALOG (source), folder);
}

void
td_form_issue_dialog_choose_folder (TdFormIssueDialog *self)
{
  td_file_picker_open_async (GTK_WIDGET (self), _("Where to Write the Forms"), TD_FILE_FOLDER,
                             self->folder, folder_picked_cb, NULL);
}

/* --- writing --- */

typedef struct
{
  GtkWidget *widget;
  GFile     *folder;
  TdJob     *job;
} Writing;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Writing *writing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = td_forms_write_finish (TD_STORE (source), result, &error);

  td_job_finish (writing->job);
  if (files == NULL)
    {
      td_shell_report_error (writing->widget, error);
    }
  else
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u form was written",
                                                         "%u forms were written", files->len),
                                               files->len);
      g_autofree char *uri = g_file_get_uri (writing->folder);

      td_shell_toast_action (writing->widget, text, _("Open Folder"), "win.open-file",
                             g_variant_new_string (uri));
    }
  g_object_unref (writing->widget);
  g_object_unref (writing->folder);
  g_object_unref (writing->job);
  g_free (writing);
}

/* The window that the dialog belongs to shows how it goes on. */
void
td_form_issue_dialog_write (TdFormIssueDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  Writing *writing;
  TdDate deadline = { 0 };

  if (!td_form_issue_dialog_can_write (self) || read_deadline (self, &deadline) != NULL)
    return;
  writing = g_new0 (Writing, 1);
  writing->widget = g_object_ref (parent != NULL ? GTK_WIDGET (parent) : GTK_WIDGET (self));
  writing->folder = g_object_ref (self->folder);
  writing->job = td_job_new (self->returns ? _("Writing return slips") : _("Writing forms"));
  td_shell_add_job (writing->widget, writing->job);
  td_forms_write_async (self->store, self->book, self->forms, self->folder, deadline,
                        writing->job, written_cb, writing);
  gtk_window_close (GTK_WINDOW (self));
}

static void
write_cb (TdFormIssueDialog *self)
{
  td_form_issue_dialog_write (self);
}

/* --- construction --- */

static void
td_form_issue_dialog_dispose (GObject *object)
{
  TdFormIssueDialog *self = TD_FORM_ISSUE_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->book);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_FORM_ISSUE_DIALOG);
  G_OBJECT_CLASS (td_form_issue_dialog_parent_class)->dispose (object);
}

static void
td_form_issue_dialog_class_init (TdFormIssueDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_form_issue_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               TD_RESOURCES "td-form-issue-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdFormIssueDialog, write_button);
  gtk_widget_class_bind_template_child (widget_class, TdFormIssueDialog, box);
  gtk_widget_class_bind_template_child (widget_class, TdFormIssueDialog, summary_box);
  gtk_widget_class_bind_template_child (widget_class, TdFormIssueDialog, summary_icon);
  gtk_widget_class_bind_template_child (widget_class, TdFormIssueDialog, summary_label);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_form_issue_dialog_init (TdFormIssueDialog *self)
{
  self->units = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_form_issue_dialog_new (GtkWindow *parent, TdStore *store, TdScoreBook *book, gboolean returns)
{
  TdFormIssueDialog *self = g_object_new (TD_TYPE_FORM_ISSUE_DIALOG, "transient-for", parent, NULL);
  g_autofree char *deadline = td_record_dup_display (td_score_book_get_record (book), "deadline");

  self->store = g_object_ref (store);
  self->book = g_object_ref (book);
  self->returns = returns;
  gtk_window_set_title (GTK_WINDOW (self), returns ? _("Return Slips") : _("Give Out Forms"));
  self->filling = TRUE;
  td_form_issue_dialog_add_rows (self);
  gtk_editable_set_text (GTK_EDITABLE (self->deadline_row), returns ? "" : deadline);
  self->filling = FALSE;
  refresh (self);
  return GTK_WIDGET (self);
}
