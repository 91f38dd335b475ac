/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-backup-dialog.h"

#include "td-backup.h"
#include "td-shell.h"
#include "td-time.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

struct _TdBackupDialog
{
  AdwWindow       parent_instance;

  TdStore        *store;
  GFile          *folder;
  GFile          *previewed;
  GCancellable   *comparing;

  GtkStack       *stack;
  GtkListBox     *list;
  AdwActionRow   *folder_row;
  GtkWidget      *now_button;
  GtkWidget      *restore_button;
  AdwWindowTitle *preview_title;
  GtkBox         *preview_box;
};

G_DEFINE_FINAL_TYPE (TdBackupDialog, td_backup_dialog, ADW_TYPE_WINDOW)

/* --- the list --- */

static void
preview_clicked_cb (TdBackupDialog *self, GtkButton *button)
{
  td_backup_dialog_preview (self, g_object_get_data (G_OBJECT (button), "td-file"));
}

static void
append_backup (TdBackupDialog *self, const TdBackup *backup)
{
  g_autofree char *at = td_time_dup_friendly (backup->at);
  g_autofree char *size = g_format_size ((guint64) backup->size);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Restore…"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), at);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "td-compact");
  gtk_widget_set_tooltip_text (button, _("First shows what would change"));
  gtk_widget_set_sensitive (button, !td_store_is_read_only (self->store));
  g_object_set_data_full (G_OBJECT (button), "td-file", g_object_ref (backup->file),
                          g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (preview_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->list, row);
}

static void
fill (TdBackupDialog *self)
{
  g_autoptr (GPtrArray) backups = td_backup_list (self->folder, NULL);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; backups != NULL && i < backups->len; i++)
    append_backup (self, backups->pdata[i]);
}

guint
td_backup_dialog_get_n_backups (TdBackupDialog *self)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (self->list, (int) n) != NULL)
    n++;
  return n;
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdBackupDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = td_backup_make_finish (TD_STORE (source), result, &error);

  gtk_widget_set_sensitive (self->now_button, TRUE);
  if (file == NULL)
    td_shell_report_error (GTK_WIDGET (self), error);
  fill (self);
}

static void
now_cb (TdBackupDialog *self)
{
  gtk_widget_set_sensitive (self->now_button, FALSE);
  td_backup_make_async (self->store, self->folder, NULL, made_cb, g_object_ref (self));
}

static void
open_folder_cb (TdBackupDialog *self)
{
  g_autofree char *uri = g_file_get_uri (self->folder);
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri (uri, NULL, &error))
    td_shell_report_error (GTK_WIDGET (self), error);
}

/* --- the preview --- */

static void
append_text (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
}

static void
append_count (GtkBox *box, const char *format, guint n)
{
  g_autofree char *text = n > 0 ? g_strdup_printf (format, n) : NULL;

  if (text != NULL)
    append_text (box, text, NULL);
}

static void
append_line (TdBackupDialog *self, const TdRestoreLine *line)
{
  GtkBox *card = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));

  gtk_widget_add_css_class (GTK_WIDGET (card), "td-card");
  append_text (card, _(line->entity->plural), "heading");
  append_count (card, ngettext ("%u comes back", "%u come back", line->only_backup),
                line->only_backup);
  append_count (card, ngettext ("%u gets other values", "%u get other values", line->different),
                line->different);
  append_count (card, ngettext ("%u is taken away", "%u are taken away", line->only_now),
                line->only_now);
  for (guint i = 0; line->titles != NULL && i < line->titles->len; i++)
    append_text (card, line->titles->pdata[i], "td-small");
  gtk_box_append (self->preview_box, GTK_WIDGET (card));
}

static void
clear_preview (TdBackupDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->preview_box))) != NULL)
    gtk_box_remove (self->preview_box, child);
}

static void
show_lines (TdBackupDialog *self, GPtrArray *lines)
{
  clear_preview (self);
  for (guint i = 0; i < lines->len; i++)
    append_line (self, lines->pdata[i]);
  if (lines->len == 0)
    append_text (self->preview_box, _("The register is just as it was in this backup."), NULL);
  gtk_widget_set_sensitive (self->restore_button, lines->len > 0);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdBackupDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = td_restore_preview_finish (TD_STORE (source), result, &error);

  /* The dialog was closed meanwhile, or another backup was chosen. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->comparing == NULL)
    return;
  g_clear_object (&self->comparing);
  if (lines != NULL)
    {
      show_lines (self, lines);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "list");
  td_shell_report_error (GTK_WIDGET (self), error);
}

static void
stop_comparing (TdBackupDialog *self)
{
  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
}

static void
show_comparing (TdBackupDialog *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *spinner = gtk_spinner_new ();

  clear_preview (self);
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_box_append (GTK_BOX (line), spinner);
  append_text (GTK_BOX (line), _("Comparing the backup with the register"), NULL);
  gtk_box_append (self->preview_box, line);
  gtk_widget_set_sensitive (self->restore_button, FALSE);
}

void
td_backup_dialog_preview (TdBackupDialog *self, GFile *backup)
{
  g_autofree char *name = g_file_get_basename (backup);

  stop_comparing (self);
  self->comparing = g_cancellable_new ();
  g_set_object (&self->previewed, backup);
  adw_window_title_set_subtitle (self->preview_title, name);
  show_comparing (self);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  td_restore_preview_async (self->store, backup, self->comparing, previewed_cb,
                            g_object_ref (self));
}

/**
 * Restore: one that goes on behind the window while the dialog is closed.
 */
typedef struct
{
  GtkWidget *window;
  TdJob     *job;
} Restore;

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Restore *restore = user_data;
  g_autoptr (GError) error = NULL;

  if (td_restore_finish (TD_STORE (source), result, &error) < 0)
    td_shell_report_error (restore->window, error);
  else
    td_shell_toast_change (restore->window, _("The register is as it was in the backup"));
  td_job_finish (restore->job);
  g_object_unref (restore->window);
  g_object_unref (restore->job);
  g_free (restore);
}

void
td_backup_dialog_restore (TdBackupDialog *self)
{
  Restore *restore;

  if (self->previewed == NULL || self->comparing != NULL)
    return;
  restore = g_new0 (Restore, 1);
  restore->window = GTK_WIDGET (g_object_ref (gtk_window_get_transient_for (GTK_WINDOW (self))));
  restore->job = td_job_new (_("Restoring the backup"));
  td_shell_add_job (restore->window, restore->job);
  td_restore_async (self->store, self->previewed, restore->job, restored_cb, restore);
  gtk_window_close (GTK_WINDOW (self));
}

static void
restore_cb (TdBackupDialog *self)
{
  td_backup_dialog_restore (self);
}

static void
back_cb (TdBackupDialog *self)
{
  stop_comparing (self);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

/* --- class --- */

static void
td_backup_dialog_dispose (GObject *object)
{
  TdBackupDialog *self = TD_BACKUP_DIALOG (object);

  stop_comparing (self);
  g_clear_object (&self->store);
  g_clear_object (&self->folder);
  g_clear_object (&self->previewed);
  adw_window_set_content (ADW_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_BACKUP_DIALOG);
  G_OBJECT_CLASS (td_backup_dialog_parent_class)->dispose (object);
}

static void
td_backup_dialog_class_init (TdBackupDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_backup_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-backup-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdBackupDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TdBackupDialog, list);
  gtk_widget_class_bind_template_child (widget_class, TdBackupDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, TdBackupDialog, now_button);
  gtk_widget_class_bind_template_child (widget_class, TdBackupDialog, restore_button);
  gtk_widget_class_bind_template_child (widget_class, TdBackupDialog, preview_title);
  gtk_widget_class_bind_template_child (widget_class, TdBackupDialog, preview_box);
  gtk_widget_class_bind_template_callback (widget_class, now_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_backup_dialog_init (TdBackupDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_backup_dialog_new (GtkWindow *parent, TdStore *store)
{
  TdBackupDialog *self = g_object_new (TD_TYPE_BACKUP_DIALOG, "transient-for", parent, NULL);
  g_autofree char *path = NULL;
  g_autofree char *escaped = NULL;

  self->store = g_object_ref (store);
  self->folder = td_backup_get_folder (store);
  path = g_file_get_parse_name (self->folder);
  escaped = g_markup_escape_text (path, -1);
  adw_action_row_set_subtitle (self->folder_row, escaped);
  fill (self);
  return GTK_WIDGET (self);
}
