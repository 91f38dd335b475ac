/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-record-dialog.h"

#include "td-confirm.h"
#include "td-edit.h"
#include "td-shell.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

#define LABEL_WIDTH 150

struct _TdRecordDialog
{
  AdwWindow         parent_instance;

  TdStore          *store;
  TdRecord         *record;
  TdRecord         *draft;
  TdRecordSaveFunc  save;
  gpointer          save_data;
  GDestroyNotify    destroy;
  gboolean          is_done;

  GtkWidget        *form;
  GtkWidget        *note;
  GtkWidget        *error_label;
  GtkWidget        *save_button;
  GtkWidget        *remove_button;
};

G_DEFINE_FINAL_TYPE (TdRecordDialog, td_record_dialog, ADW_TYPE_WINDOW)

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_error (TdRecordDialog *self, const char *message)
{
  gtk_label_set_text (GTK_LABEL (self->error_label), message ? message : "");
  gtk_widget_set_visible (self->error_label, message != NULL);
}

static void
committed_cb (TdRecordDialog *self, TdRecord *edited)
{
  g_set_object (&self->draft, edited);
  td_record_form_set_record (TD_RECORD_FORM (self->form), self->draft);
  show_error (self, NULL);
}

static void
finish (TdRecordDialog *self, gint64 change, const GError *error, gint64 id)
{
  gtk_widget_set_sensitive (self->save_button, TRUE);
  gtk_widget_set_sensitive (self->remove_button, TRUE);
  if (change < 0)
    {
      show_error (self, error->message);
      return;
    }
  self->is_done = TRUE;
  g_signal_emit (self, signals[SAVED], 0, id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
record_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdRecordDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id;
  gint64 change = td_edit_save_finish (TD_STORE (source), result, &id, &error);

  if (self->store != NULL)
    finish (self, change, error, id);
}

/* The usual way: one record as one change. */
static gboolean
save_record (TdRecordDialog *self, GError **error)
{
  g_autofree char *label = NULL;

  if (!td_record_prepare (self->draft, error))
    return FALSE;
  if (td_record_get_id (self->draft) == 0)
    label = td_edit_dup_add_label (self->draft);
  else
    /* Translators: kind of record and what it is called: "Edit leave Maternity". */
    label = g_strdup_printf (_("Edit %1$s %2$s"),
                             _(td_record_get_entity (self->draft)->label),
                             td_record_get_title (self->draft));
  td_edit_save_async (self->store, self->record, self->draft, label, record_saved_cb,
                      g_object_ref (self));
  return TRUE;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdRecordDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 change = td_store_write_finish (TD_STORE (source), result, &error);

  if (self->store != NULL)
    finish (self, change, error, 0);
}

static gboolean
save_otherwise (TdRecordDialog *self, GError **error)
{
  if (self->save (self->store, self->draft, self->save_data, saved_cb, g_object_ref (self), error))
    return TRUE;
  g_object_unref (self);
  return FALSE;
}

void
td_record_dialog_save (TdRecordDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (!gtk_widget_is_sensitive (self->save_button))
    return;
  if (!td_record_form_commit (TD_RECORD_FORM (self->form)))
    {
      td_record_form_focus_error (TD_RECORD_FORM (self->form));
      return;
    }
  gtk_widget_set_sensitive (self->save_button, FALSE);
  if (!(self->save ? save_otherwise (self, &error) : save_record (self, &error)))
    finish (self, -1, error, 0);
}

void
td_record_dialog_remove (TdRecordDialog *self)
{
  gtk_widget_set_sensitive (self->remove_button, FALSE);
  td_edit_remove_async (self->store, self->record, saved_cb, g_object_ref (self));
}

/* --- closing --- */

static void
cancel_cb (TdRecordDialog *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
discard_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdRecordDialog) self = user_data;

  if (td_confirm_finish (GTK_WIDGET (source), result) && self->store != NULL)
    gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
has_entries (TdRecordDialog *self)
{
  g_autoptr (GPtrArray) differing = NULL;

  if (!td_record_form_commit (TD_RECORD_FORM (self->form)))
    return TRUE;
  differing = td_record_diff (self->record, self->draft);
  return differing->len > 0;
}

/* Esc is pressed by mistake more often than "Cancel" is: what was entered is not
 * thrown away without a word. */
static gboolean
td_record_dialog_close_request (GtkWindow *window)
{
  TdRecordDialog *self = TD_RECORD_DIALOG (window);

  if (self->is_done || !has_entries (self))
    return GTK_WINDOW_CLASS (td_record_dialog_parent_class)->close_request (window);
  td_confirm_async (GTK_WIDGET (self), _("Discard What Was Entered?"),
                    _("It was not saved yet."), _("_Discard"), TRUE, discard_cb,
                    g_object_ref (self));
  return TRUE;
}

/* --- building --- */

static GtkWidget *
make_button (TdRecordDialog *self, const char *label, const char *style, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_header (TdRecordDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header),
                             make_button (self, _("_Cancel"), NULL, G_CALLBACK (cancel_cb)));
  self->save_button = make_button (self, _("_Save"), "suggested-action",
                                   G_CALLBACK (td_record_dialog_save));
  gtk_widget_set_tooltip_text (self->save_button, _("Ctrl+Enter"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save_button);
  return header;
}

static GtkWidget *
make_wrapping (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (label, style);
  gtk_widget_set_visible (label, FALSE);
  return label;
}

static void
build (TdRecordDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->note = make_wrapping ("td-muted");
  self->error_label = make_wrapping ("td-err");
  self->remove_button = make_button (self, _("_Remove"), "td-compact",
                                     G_CALLBACK (td_record_dialog_remove));
  gtk_widget_set_halign (self->remove_button, GTK_ALIGN_START);
  gtk_widget_set_visible (self->remove_button, td_record_get_id (self->draft) != 0);
  gtk_box_append (GTK_BOX (inner), self->note);
  gtk_box_append (GTK_BOX (inner), self->form);
  gtk_box_append (GTK_BOX (inner), self->error_label);
  gtk_box_append (GTK_BOX (inner), self->remove_button);
  gtk_widget_set_margin_start (inner, 15);
  gtk_widget_set_margin_end (inner, 15);
  gtk_widget_set_margin_top (inner, 6);
  gtk_widget_set_margin_bottom (inner, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 600);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), inner);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save_button);
}

static void
td_record_dialog_dispose (GObject *object)
{
  TdRecordDialog *self = TD_RECORD_DIALOG (object);

  if (self->destroy != NULL)
    self->destroy (self->save_data);
  self->destroy = NULL;
  g_clear_object (&self->store);
  g_clear_object (&self->record);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (td_record_dialog_parent_class)->dispose (object);
}

/* Ctrl+Enter saves from whatever field the focus is in. */
static gboolean
save_by_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  td_record_dialog_save (TD_RECORD_DIALOG (widget));
  return TRUE;
}

static void
td_record_dialog_class_init (TdRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_record_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = td_record_dialog_close_request;
  signals[SAVED] = g_signal_new ("saved", TD_TYPE_RECORD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, save_by_key_cb,
                                NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, save_by_key_cb,
                                NULL);
}

static void
td_record_dialog_init (TdRecordDialog *self)
{
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 460, -1);
}

GtkWidget *
td_record_dialog_new (GtkWidget *parent, TdStore *store, TdRecord *record,
                      const char *const *keys, const char *title)
{
  TdRecordDialog *self = g_object_new (TD_TYPE_RECORD_DIALOG, "title", title, NULL);
  GtkRoot *root = gtk_widget_get_root (parent);

  self->store = g_object_ref (store);
  self->record = td_record_copy (record);
  self->draft = td_record_copy (record);
  self->form = td_record_form_new (store, td_record_get_entity (record), keys, LABEL_WIDTH);
  td_record_form_set_record (TD_RECORD_FORM (self->form), self->draft);
  g_signal_connect_object (self->form, "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  build (self);
  td_record_form_focus (TD_RECORD_FORM (self->form), NULL);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  return GTK_WIDGET (self);
}

void
td_record_dialog_set_save (TdRecordDialog *self, TdRecordSaveFunc func, gpointer save_data,
                           GDestroyNotify destroy)
{
  self->save = func;
  self->save_data = save_data;
  self->destroy = destroy;
}

void
td_record_dialog_set_note (TdRecordDialog *self, const char *note)
{
  gtk_label_set_text (GTK_LABEL (self->note), note ? note : "");
  gtk_widget_set_visible (self->note, note != NULL);
}

void
td_record_dialog_set_action (TdRecordDialog *self, const char *label)
{
  gtk_button_set_label (GTK_BUTTON (self->save_button), label);
}

TdRecordForm *
td_record_dialog_get_form (TdRecordDialog *self)
{
  return TD_RECORD_FORM (self->form);
}
