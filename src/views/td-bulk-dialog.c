/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-bulk-dialog.h"

#include "td-shell.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

#define LABEL_WIDTH 120

struct _TdBulkDialog
{
  AdwWindow       parent_instance;

  GtkWidget      *parent;
  TdStore        *store;
  const TdEntity *entity;
  GArray         *ids;
  TdBulkFunc      func;
  GPtrArray      *fields; /* of const TdField */
  const TdField  *field;
  TdRecord       *value;
  gboolean        is_warned; /* that applying would clear the field */

  GtkWidget      *choice;
  GtkWidget      *place;
  GtkWidget      *form;
  GtkWidget      *error_label;
  GtkWidget      *apply_button;
};

G_DEFINE_FINAL_TYPE (TdBulkDialog, td_bulk_dialog, ADW_TYPE_WINDOW)

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_error (TdBulkDialog *self, const char *message)
{
  gtk_label_set_text (GTK_LABEL (self->error_label), message ? message : "");
  gtk_widget_set_visible (self->error_label, message != NULL);
}

/* Nothing was entered yet when somebody presses Enter too early: the field is not
 * cleared for all of them before that was said. */
static gboolean
warn_of_clearing (TdBulkDialog *self)
{
  const char *format = ngettext ("Nothing is entered. Apply once more to clear “%1$s” of "
                                 "%2$u record.",
                                 "Nothing is entered. Apply once more to clear “%1$s” of "
                                 "%2$u records.", self->ids->len);
  g_autofree char *text = NULL;

  if (self->is_warned || td_record_has (self->value, self->field->key))
    return FALSE;
  /* Translators: name of the field, how many records. */
  text = g_strdup_printf (format, _(self->field->label), self->ids->len);
  show_error (self, text);
  self->is_warned = TRUE;
  return TRUE;
}

static void
committed_cb (TdBulkDialog *self, TdRecord *edited)
{
  g_set_object (&self->value, edited);
  td_record_form_set_record (TD_RECORD_FORM (self->form), edited);
  self->is_warned = FALSE;
  show_error (self, NULL);
}

static void
show_field (TdBulkDialog *self, const TdField *field)
{
  const char *keys[] = { field->key, NULL };

  self->field = field;
  self->is_warned = FALSE;
  g_clear_object (&self->value);
  self->value = td_record_new (self->entity);
  self->form = td_record_form_new (self->store, self->entity, keys, LABEL_WIDTH);
  td_record_form_set_record (TD_RECORD_FORM (self->form), self->value);
  g_signal_connect_object (self->form, "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self->place), self->form);
  show_error (self, NULL);
}

static void
choice_cb (TdBulkDialog *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));

  if (selected < self->fields->len)
    show_field (self, self->fields->pdata[selected]);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdBulkDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 change = td_store_write_finish (TD_STORE (source), result, &error);

  if (self->store == NULL)
    return;
  gtk_widget_set_sensitive (self->apply_button, TRUE);
  if (change < 0)
    {
      show_error (self, error->message);
      return;
    }
  if (change > 0)
    {
      const char *format = ngettext ("%u record was set", "%u records were set", self->ids->len);
      g_autofree char *text = g_strdup_printf (format, self->ids->len);

      td_shell_toast_change (self->parent, text);
    }
  g_signal_emit (self, signals[SAVED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

void
td_bulk_dialog_apply (TdBulkDialog *self)
{
  g_autoptr (GError) error = NULL;
  TdAction *action;

  if (!td_record_form_commit (TD_RECORD_FORM (self->form)))
    {
      td_record_form_focus_error (TD_RECORD_FORM (self->form));
      return;
    }
  if (warn_of_clearing (self))
    return;
  action = self->func (self->value, self->field->key, (const gint64 *) (gpointer) self->ids->data,
                       self->ids->len, &error);
  if (action == NULL)
    {
      show_error (self, error->message);
      return;
    }
  gtk_widget_set_sensitive (self->apply_button, FALSE);
  td_action_run_async (action, self->store, NULL, done_cb, g_object_ref (self));
}

static void
close_cb (TdBulkDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* --- building --- */

static GtkWidget *
make_header (TdBulkDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->apply_button = gtk_button_new_with_mnemonic (_("_Apply"));
  gtk_widget_add_css_class (self->apply_button, "suggested-action");
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->apply_button, "clicked", G_CALLBACK (td_bulk_dialog_apply), self,
                           G_CONNECT_SWAPPED);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->apply_button);
  return header;
}

static GtkWidget *
make_choice (TdBulkDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_("Field"));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      const TdField *field = &self->entity->fields[i];

      if ((field->flags & TD_FIELD_BULK) == 0)
        continue;
      g_ptr_array_add (self->fields, (gpointer) field);
      gtk_string_list_append (names, _(field->label));
    }
  self->choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_widget_set_hexpand (self->choice, TRUE);
  td_widget_set_label (self->choice, _("Field"));
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (choice_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_size_request (label, LABEL_WIDTH, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "td-muted");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->choice);
  return box;
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
build (TdBulkDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  const char *format = ngettext ("%u record gets this value. An empty value clears the field.",
                                 "%u records get this value. An empty value clears the field.",
                                 self->ids->len);
  g_autofree char *note = g_strdup_printf (format, self->ids->len);

  self->place = adw_bin_new ();
  self->error_label = make_label (NULL, "td-err");
  gtk_widget_set_visible (self->error_label, FALSE);
  gtk_box_append (GTK_BOX (inner), make_label (note, "td-muted"));
  gtk_box_append (GTK_BOX (inner), make_choice (self));
  gtk_box_append (GTK_BOX (inner), self->place);
  gtk_box_append (GTK_BOX (inner), self->error_label);
  gtk_widget_set_margin_start (inner, 15);
  gtk_widget_set_margin_end (inner, 15);
  gtk_widget_set_margin_top (inner, 6);
  gtk_widget_set_margin_bottom (inner, 18);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), inner);
  adw_window_set_content (ADW_WINDOW (self), box);
  choice_cb (self);
}

static void
td_bulk_dialog_dispose (GObject *object)
{
  TdBulkDialog *self = TD_BULK_DIALOG (object);

  g_clear_object (&self->parent);
  g_clear_object (&self->store);
  g_clear_object (&self->value);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  G_OBJECT_CLASS (td_bulk_dialog_parent_class)->dispose (object);
}

static void
td_bulk_dialog_class_init (TdBulkDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_bulk_dialog_dispose;
  signals[SAVED] = g_signal_new ("saved", TD_TYPE_BULK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
td_bulk_dialog_init (TdBulkDialog *self)
{
  self->fields = g_ptr_array_new ();
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 440, -1);
}

GtkWidget *
td_bulk_dialog_new (GtkWidget *parent, TdStore *store, const TdEntity *entity, const gint64 *ids,
                    gsize n_ids, TdBulkFunc func)
{
  TdBulkDialog *self = g_object_new (TD_TYPE_BULK_DIALOG, "title", _("Edit Together"), NULL);
  GtkRoot *root = gtk_widget_get_root (parent);

  self->parent = g_object_ref (parent);
  self->store = g_object_ref (store);
  self->entity = entity;
  self->func = func;
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (self->ids, ids, (guint) n_ids);
  build (self);
  gtk_widget_grab_focus (self->choice);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  return GTK_WIDGET (self);
}

void
td_bulk_dialog_set_key (TdBulkDialog *self, const char *key)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      if (g_str_equal (((const TdField *) self->fields->pdata[i])->key, key))
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), i);
    }
}

TdRecordForm *
td_bulk_dialog_get_form (TdBulkDialog *self)
{
  return TD_RECORD_FORM (self->form);
}
