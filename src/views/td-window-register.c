/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-window-private.h"

#include "td-backup.h"
#include "td-first-run.h"
#include "td-list-page.h"
#include "td-recent-menu.h"
#include "td-sample.h"
#include "td-shell.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/* What a register opens with: the list that most work begins from. */
#define FIRST_PAGE "staff"

static void
show_register_name (TdWindow *self)
{
  g_autoptr (TdRecord) organisation = td_reader_get_organisation (td_store_get_reader (self->store),
                                                                  NULL);
  g_autofree char *path = g_file_get_parse_name (self->file);
  g_autofree char *name = g_file_get_basename (self->file);

  g_object_set (self->sidebar, "register-name",
                organisation ? td_record_get_title (organisation) : name,
                "register-path", path, NULL);
}

static void
store_changed_cb (TdWindow *self, TdChanges *changes)
{
  td_window_update_actions (self);
  if (td_changes_touch (changes, &td_entity_organisation))
    show_register_name (self);
}

/* What a person has to know of this register: that it cannot be written, or that
 * nothing in it is true. */
static void
show_banner (TdWindow *self)
{
  const char *reason = td_store_get_read_only_reason (self->store);
  gboolean sample = td_sample_is (td_store_get_reader (self->store));
  /* Translators: %s is a whole sentence, why nothing can be written. */
  g_autofree char *only = reason ? g_strdup_printf (_("You can only look. %s"), reason) : NULL;
  const char *text = only ? only
                   : sample ? _("This is the sample: all people and figures are invented") : "";

  gtk_label_set_text (self->banner_label, text);
  gtk_widget_set_visible (self->reopen_button, reason != NULL);
  gtk_image_set_from_icon_name (self->banner_image, reason ? "changes-prevent-symbolic"
                                                           : "td-sample-symbolic");
  td_widget_set_css_class (gtk_revealer_get_child (self->banner), "sample", reason == NULL);
  gtk_revealer_set_reveal_child (self->banner, *text != '\0');
}

static void
set_backup_base (TdWindow *self)
{
  g_autoptr (GFile) folder = td_preferences_get_backup_folder (self->preferences);

  if (self->store != NULL)
    td_backup_set_base (self->store, folder);
}

static void
backup_folder_cb (TdWindow *self)
{
  set_backup_base (self);
  if (self->store != NULL)
    td_window_update_backup (self);
}

static void
created_cb (TdWindow *self, TdStore *store)
{
  td_window_set_store (self, store);
}

/* What was typed into the first-run page; %NULL where it is not shown. */
static TdRecord *
dup_draft (TdWindow *self)
{
  GtkWidget *page = adw_bin_get_child (self->welcome);

  return page ? td_first_run_dup_draft (TD_FIRST_RUN (page)) : NULL;
}

static void
show_welcome (TdWindow *self, TdRecord *draft)
{
  GtkWidget *page = td_first_run_new (self->preferences, draft);

  g_signal_connect_object (page, "created", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->welcome, page);
  gtk_stack_set_visible_child_name (self->views, "welcome");
  gtk_window_set_title (GTK_WINDOW (self), "Thi Đua");
}

static void
show_error (TdWindow *self, const GError *error)
{
  g_autofree char *usual = g_build_filename (g_get_user_data_dir (), "thidua", "backups", NULL);
  g_autoptr (GFile) folder = td_preferences_get_backup_folder (self->preferences);

  if (folder == NULL)
    folder = g_file_new_for_path (usual);
  td_error_view_show (self->error_view, self->file, error, folder);
  gtk_stack_set_visible_child_name (self->views, "error");
}

static void
try_again_cb (TdWindow *self)
{
  g_autoptr (GFile) file = g_object_ref (self->file);

  td_window_open (self, file);
}

/* --- a backup in place of a register that does not open --- */

static void
restore_file_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GFile **files = data;
  GError *error = NULL;

  if (td_restore_file (files[0], files[1], &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
free_files (gpointer data)
{
  GFile **files = data;

  g_object_unref (files[0]);
  g_object_unref (files[1]);
  g_free (files);
}

static void
file_restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdWindow *self = TD_WINDOW (source);
  GFile **files = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->error_view), TRUE);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    td_shell_report_error (GTK_WIDGET (self), error);
  else if (self->store == NULL)
    td_window_open (self, files[0]);
}

static void
restore_file_cb (TdWindow *self, GFile *backup)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, file_restored_cb, NULL);
  GFile **files = g_new0 (GFile *, 2);

  files[0] = g_object_ref (self->file);
  files[1] = g_object_ref (backup);
  g_task_set_source_tag (task, restore_file_cb);
  g_task_set_task_data (task, files, free_files);
  gtk_widget_set_sensitive (GTK_WIDGET (self->error_view), FALSE);
  g_task_run_in_thread (task, restore_file_thread);
}

void
td_window_close_store (TdWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->store == NULL)
    return;
  g_signal_group_set_target (self->store_signals, NULL);
  td_window_cancel_backup (self);
  td_window_remove_pages (self);
  if (!td_store_close (self->store, &error))
    g_warning ("Closing the register: %s", error->message);
  g_clear_object (&self->store);
}

void
td_window_init_register (TdWindow *self)
{
  self->store_signals = g_signal_group_new (TD_TYPE_STORE);
  g_signal_group_connect_object (self->store_signals, "changed", G_CALLBACK (store_changed_cb),
                                 self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->error_view, "try-again", G_CALLBACK (try_again_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->error_view, "restore", G_CALLBACK (restore_file_cb), self,
                           G_CONNECT_SWAPPED);
}

void
td_window_watch_preferences (TdWindow *self)
{
  g_signal_connect_object (self->preferences, "notify::backup-folder",
                           G_CALLBACK (backup_folder_cb), self, G_CONNECT_SWAPPED);
}

/* --- opening --- */

static void
remember (TdWindow *self)
{
  td_preferences_set_last_register (self->preferences, self->file);
  td_preferences_add_recent (self->preferences, self->file);
}

/* @page: that is shown first */
static void
show_store (TdWindow *self, TdStore *store, const char *page)
{
  g_set_object (&self->store, store);
  g_set_object (&self->file, td_store_get_file (store));
  if (td_preferences_get_author (self->preferences) != NULL)
    td_store_set_author (store, td_preferences_get_author (self->preferences));
  set_backup_base (self);
  g_signal_group_set_target (self->store_signals, store);
  remember (self);
  adw_bin_set_child (self->welcome, NULL);
  td_window_add_pages (self, page);
  td_recent_menu_fill (td_sidebar_get_recent_menu (self->sidebar), self->preferences);
  show_register_name (self);
  show_banner (self);
  gtk_stack_set_visible_child_name (self->views, "register");
  td_window_update_page (self);
  td_window_update_backup (self);
  td_window_back_up_if_due (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->frame)))
    td_window_focus_page_later (self);
}

gboolean
td_window_open (TdWindow *self, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdStore) store = NULL;

  td_window_close_store (self);
  g_set_object (&self->file, file);
  store = td_store_open (file, TD_OPEN_DEFAULT, &error);
  if (store == NULL)
    {
      show_error (self, error);
      return FALSE;
    }
  td_window_set_store (self, store);
  return TRUE;
}

void
td_window_set_store (TdWindow *self, TdStore *store)
{
  if (store != self->store)
    td_window_close_store (self);
  if (store == NULL)
    {
      g_autoptr (TdRecord) draft = dup_draft (self);

      show_welcome (self, draft);
    }
  else
    show_store (self, store, FIRST_PAGE);
}

TdStore *
td_window_get_store (TdWindow *self)
{
  return self->store;
}

static TdStore *
release_store (TdWindow *self)
{
  g_signal_group_set_target (self->store_signals, NULL);
  td_window_cancel_backup (self);
  td_window_remove_pages (self);
  return g_steal_pointer (&self->store);
}

/* The row that somebody was at, found again. */
static void
show_place (TdPage *page, const char *search, gint64 current)
{
  td_page_ensure_loaded (page);
  td_page_set_search_text (page, search);
  if (current != 0)
    td_data_table_set_current (td_list_page_get_table (TD_LIST_PAGE (page)), current);
}

static void
take_over_store (TdWindow *self, TdWindow *other)
{
  TdPage *page = td_window_get_visible_page (other);
  g_autofree char *name = g_strdup (td_page_get_page_name (page));
  g_autofree char *search = g_strdup (td_page_get_search_text (page));
  gint64 current = TD_IS_LIST_PAGE (page)
                   ? td_data_table_get_current (td_list_page_get_table (TD_LIST_PAGE (page))) : 0;
  g_autoptr (TdStore) store = release_store (other);

  show_store (self, store, name);
  show_place (td_window_get_visible_page (self), search, current);
}

void
td_window_take_over (TdWindow *self, TdWindow *other)
{
  g_autoptr (TdRecord) draft = dup_draft (other);
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (other), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (gtk_window_is_maximized (GTK_WINDOW (other)))
    gtk_window_maximize (GTK_WINDOW (self));
  if (other->store != NULL)
    take_over_store (self, other);
  else if (g_strcmp0 (td_window_get_view (other), "error") == 0)
    td_window_open (self, other->file);
  else
    show_welcome (self, draft);
}

const char *
td_window_get_view (TdWindow *self)
{
  return gtk_stack_get_visible_child_name (self->views);
}

GtkWidget *
td_window_get_cover (TdWindow *self)
{
  return td_window_get_view (self) == NULL ? gtk_stack_get_visible_child (self->views) : NULL;
}
