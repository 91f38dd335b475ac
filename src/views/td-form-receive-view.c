/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-receive-private.h"

#include "td-board-run.h"
#include "td-file-picker.h"
#include "td-form-receipt-row.h"
#include "td-shell.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TdFormReceiveView, td_form_receive_view, GTK_TYPE_WIDGET)

/* --- what would be taken --- */

guint
td_form_receive_view_count_taken (TdFormReceiveView *self)
{
  guint n = 0;

  for (guint i = 0; self->receipts != NULL && i < self->receipts->receipts->len; i++)
    n += td_form_receipt_count_taken (self->receipts->receipts->pdata[i]);
  return n;
}

static guint
count_new_files (TdFormReceiveView *self)
{
  guint n = 0;

  for (guint i = 0; self->receipts != NULL && i < self->receipts->receipts->len; i++)
    n += !((const TdFormReceipt *) self->receipts->receipts->pdata[i])->is_repeat;
  return n;
}

static void
show_foot (TdFormReceiveView *self)
{
  g_autofree char *text = NULL;
  guint open = 0;

  for (guint i = 0; self->receipts != NULL && i < self->receipts->receipts->len; i++)
    open += td_form_receipt_count_open (self->receipts->receipts->pdata[i]);
  if (open > 0)
    text = g_strdup_printf (ngettext ("%u conflict is not chosen yet: ours stays, and its sheet is "
                                      "not submitted.",
                                      "%u conflicts are not chosen yet: ours stay, and their "
                                      "sheets are not submitted.", open), open);
  gtk_label_set_text (self->foot, text != NULL ? text
                                  : _("All of it is one change, which can be undone. The files are "
                                      "kept with the round."));
  gtk_widget_set_visible (GTK_WIDGET (self->foot), count_new_files (self) > 0);
}

void
td_form_receive_view_update (TdFormReceiveView *self)
{
  guint n = td_form_receive_view_count_taken (self);
  guint files = count_new_files (self);
  g_autofree char *label = n > 0
    ? g_strdup_printf (ngettext ("Take %u Cell", "Take %u Cells", n), n)
    : g_strdup_printf (ngettext ("Take %u File", "Take %u Files", files), files);

  gtk_button_set_label (GTK_BUTTON (self->take_button), label);
  gtk_widget_set_visible (self->take_button, self->receipts != NULL && self->job == NULL);
  gtk_widget_set_visible (self->more_button, self->receipts != NULL && self->job == NULL);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (
                                 G_ACTION_MAP (self->actions), "take")),
                               files > 0 && !self->is_taking && self->job == NULL);
  show_foot (self);
}

static void
show_list (TdFormReceiveView *self)
{
  td_form_receive_view_fill (self);
  gtk_stack_set_visible_child_name (self->stack, "list");
  td_form_receive_view_update (self);
}

/* --- reading --- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdFormReceiveView) self = user_data;
  g_autoptr (GError) error = NULL;
  TdFormReceipts *receipts = td_forms_read_paths_finish (TD_SCORE_BOOK (source), result, &error);

  td_job_finish (self->job);
  g_clear_object (&self->job);
  if (receipts == NULL)
    {
      td_shell_report_error (GTK_WIDGET (self), error);
      g_ptr_array_set_size (self->files, 0);
      gtk_stack_set_visible_child_name (self->stack, "start");
      td_form_receive_view_update (self);
      return;
    }
  self->receipts = receipts;
  td_form_choices_apply (self->choices, self->book, receipts);
  show_list (self);
}

static void
start_reading (TdFormReceiveView *self)
{
  td_form_receive_view_clear (self);
  if (self->receipts != NULL)
    td_form_choices_keep (self->choices, self->book, self->receipts);
  g_clear_pointer (&self->receipts, td_form_receipts_free);
  self->job = td_job_new (_("Reading the workbooks"));
  g_object_bind_property (self->job, "fraction", self->progress, "fraction", G_BINDING_DEFAULT);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  td_form_receive_view_update (self);
  td_forms_read_paths_async (self->book, self->files, self->job, read_cb, g_object_ref (self));
}

void
td_form_receive_view_add (TdFormReceiveView *self, GPtrArray *files)
{
  if (self->job != NULL || self->is_taking)
    return;
  for (guint i = 0; i < files->len; i++)
    {
      gboolean known = FALSE;

      for (guint k = 0; k < self->files->len; k++)
        known |= g_file_equal (self->files->pdata[k], files->pdata[i]);
      if (!known)
        g_ptr_array_add (self->files, g_object_ref (files->pdata[i]));
    }
  if (self->files->len > 0)
    start_reading (self);
}

gboolean
td_form_receive_view_is_reading (TdFormReceiveView *self)
{
  return self->job != NULL;
}

TdFormReceipts *
td_form_receive_view_get_receipts (TdFormReceiveView *self)
{
  return self->receipts;
}

/* --- taking --- */

static void
close_view (TdFormReceiveView *self)
{
  if (self->job != NULL)
    td_job_cancel (self->job);
  td_shell_close_view (GTK_WIDGET (self), GTK_WIDGET (self));
}

/* Where the register says something else by now, everything is compared again. */
static void
taken_cb (GtkWidget *widget, gboolean good)
{
  TdFormReceiveView *self = TD_FORM_RECEIVE_VIEW (widget);

  self->is_taking = FALSE;
  if (good)
    close_view (self);
  else
    start_reading (self);
}

void
td_form_receive_view_take (TdFormReceiveView *self)
{
  GError *error = NULL;
  TdAction *action;

  if (self->receipts == NULL || count_new_files (self) == 0 || self->is_taking)
    return;
  self->is_taking = TRUE;
  td_form_receive_view_update (self);
  action = td_forms_receive (self->book, self->receipts->receipts, &error);
  td_board_run_then (GTK_WIDGET (self), self->store, action, error, TRUE, taken_cb);
}

/* --- actions --- */

static void
take_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_form_receive_view_take (user_data);
}

static void
cancel_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  close_view (user_data);
}

static void
stop_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdFormReceiveView *self = user_data;

  if (self->job != NULL)
    td_job_cancel (self->job);
}

static void
files_picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) files = td_file_picker_open_many_finish (GTK_WIDGET (source), result);

  if (files != NULL)
    td_form_receive_view_add (TD_FORM_RECEIVE_VIEW (source), files);
}

static void
folder_picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GFile *folder = td_file_picker_finish (GTK_WIDGET (source), result);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (folder == NULL)
    return;
  g_ptr_array_add (files, folder);
  td_form_receive_view_add (TD_FORM_RECEIVE_VIEW (source), files);
}

static void
add_files_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_file_picker_open_many_async (user_data, _("Workbooks That Came Back"), TD_FILE_LIST,
                                  files_picked_cb, NULL);
}

static void
add_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  td_file_picker_open_async (user_data, _("Folder of Workbooks That Came Back"), TD_FILE_FOLDER,
                             NULL, folder_picked_cb, NULL);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y,
            TdFormReceiveView *self)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) chosen = list != NULL ? gdk_file_list_get_files (list) : NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (GSList *at = chosen; at != NULL; at = at->next)
    g_ptr_array_add (files, at->data);
  td_form_receive_view_add (self, files);
  return files->len > 0;
}

/* --- construction --- */

/* The button needs the room more than minimising and maximising do. */
static void
narrow_cb (TdFormReceiveView *self)
{
  adw_header_bar_set_decoration_layout (self->header,
                                        td_adaptive_bin_is_narrow (self->area) ? ":close" : NULL);
}

static const GActionEntry entries[] = {
  { "take", take_cb },
  { "cancel", cancel_cb },
  { "stop", stop_cb },
  { "add-files", add_files_cb },
  { "add-folder", add_folder_cb },
};

static void
td_form_receive_view_dispose (GObject *object)
{
  TdFormReceiveView *self = TD_FORM_RECEIVE_VIEW (object);

  if (self->list != NULL)
    td_form_receive_view_clear (self);
  g_clear_object (&self->store);
  g_clear_object (&self->book);
  g_clear_object (&self->job);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->receipts, td_form_receipts_free);
  g_clear_pointer (&self->choices, td_form_choices_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_FORM_RECEIVE_VIEW);
  td_widget_dispose_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (td_form_receive_view_parent_class)->dispose (object);
}

static void
td_form_receive_view_class_init (TdFormReceiveViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_form_receive_view_dispose;
  g_type_ensure (TD_TYPE_ADAPTIVE_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               TD_RESOURCES "td-form-receive-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TdFormReceiveView, area);
  gtk_widget_class_bind_template_child (widget_class, TdFormReceiveView, header);
  gtk_widget_class_bind_template_child (widget_class, TdFormReceiveView, title);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_child (widget_class, TdFormReceiveView, take_button);
  gtk_widget_class_bind_template_child (widget_class, TdFormReceiveView, more_button);
  gtk_widget_class_bind_template_child (widget_class, TdFormReceiveView, stack);
  gtk_widget_class_bind_template_child (widget_class, TdFormReceiveView, progress);
  gtk_widget_class_bind_template_child (widget_class, TdFormReceiveView, list);
  gtk_widget_class_bind_template_child (widget_class, TdFormReceiveView, foot);
}

static void
td_form_receive_view_init (TdFormReceiveView *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  self->choices = td_form_choices_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "forms", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (drop, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

GtkWidget *
td_form_receive_view_new (TdStore *store, TdScoreBook *book)
{
  TdFormReceiveView *self = g_object_new (TD_TYPE_FORM_RECEIVE_VIEW, NULL);

  self->store = g_object_ref (store);
  self->book = g_object_ref (book);
  adw_window_title_set_subtitle (self->title,
                                 td_record_get_title (td_score_book_get_record (book)));
  td_form_receive_view_update (self);
  return GTK_WIDGET (self);
}
