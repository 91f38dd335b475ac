/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-window-private.h"

#include "td-backup.h"
#include "td-error.h"
#include "td-first-run.h"
#include "td-import-actions.h"
#include "td-recent-menu.h"
#include "td-sample.h"
#include "td-shell.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/* What a register opens with: the list that most work begins from. */
#define FIRST_PAGE "staff"

G_DEFINE_FINAL_TYPE_WITH_CODE (TdWindow, td_window, ADW_TYPE_APPLICATION_WINDOW,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_SHELL, td_window_init_shell))

enum
{
  PROP_0,
  PROP_PREFERENCES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- pages --- */

static void
update_header_cb (TdWindow *self)
{
  TdPage *page = td_window_get_visible_page (self);
  const char *title = page ? td_page_get_title (page) : NULL;
  const char *subtitle = page ? td_page_get_subtitle (page) : NULL;
  g_autofree char *window_title = NULL;

  gtk_label_set_text (self->title_label, title ? title : "");
  gtk_label_set_text (self->subtitle_label, subtitle ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_label),
                          subtitle != NULL && !td_adaptive_bin_is_narrow (self->area));
  /* Translators: title of the window, "Staff — Thi Đua". */
  window_title = title ? g_strdup_printf (_("%s — Thi Đua"), title) : g_strdup ("Thi Đua");
  gtk_window_set_title (GTK_WINDOW (self), window_title);
}

static void
visible_page_cb (TdWindow *self)
{
  TdPage *page = td_window_get_visible_page (self);

  if (self->page_signals != NULL)
    g_signal_group_set_target (self->page_signals, page);
  update_header_cb (self);
  td_window_update_search (self);
  td_window_update_actions (self);
}

static void
page_chosen_cb (TdWindow *self)
{
  if (td_adaptive_bin_is_narrow (self->frame))
    td_split_view_set_reveal (self->split, FALSE);
  td_page_focus_main (td_window_get_visible_page (self));
}

/* --- the register --- */

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
  const char *text = reason ? reason
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

static void
show_welcome (TdWindow *self)
{
  GtkWidget *before = adw_bin_get_child (self->welcome);
  g_autoptr (TdRecord) draft = before ? td_first_run_dup_draft (TD_FIRST_RUN (before)) : NULL;
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

static void
restore_file_cb (TdWindow *self, GFile *backup)
{
  g_autoptr (GError) error = NULL;

  if (td_restore_file (self->file, backup, &error))
    try_again_cb (self);
  else
    td_shell_report_error (GTK_WIDGET (self), error);
}

static void
close_store (TdWindow *self)
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

/* --- class --- */

static gboolean
td_window_close_request (GtkWindow *window)
{
  TdWindow *self = TD_WINDOW (window);
  int width;
  int height;

  /* A field that is being typed in is written when it is left. */
  gtk_window_set_focus (window, NULL);
  gtk_window_get_default_size (window, &width, &height);
  if (!gtk_window_is_maximized (window))
    td_preferences_set_window_size (self->preferences, width, height);
  td_preferences_set_window_maximized (self->preferences, gtk_window_is_maximized (window));
  return GTK_WINDOW_CLASS (td_window_parent_class)->close_request (window);
}

static void
td_window_constructed (GObject *object)
{
  TdWindow *self = TD_WINDOW (object);

  G_OBJECT_CLASS (td_window_parent_class)->constructed (object);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               td_preferences_get_window_width (self->preferences),
                               td_preferences_get_window_height (self->preferences));
  if (td_preferences_get_window_maximized (self->preferences))
    gtk_window_maximize (GTK_WINDOW (self));
  td_window_update_actions (self);
  g_signal_connect_object (self->preferences, "notify::backup-folder",
                           G_CALLBACK (backup_folder_cb), self, G_CONNECT_SWAPPED);
}

static void
td_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PREFERENCES)
    TD_WINDOW (object)->preferences = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_window_dispose (GObject *object)
{
  TdWindow *self = TD_WINDOW (object);

  if (self->pages != NULL)
    close_store (self);
  g_clear_object (&self->page_signals);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->file);
  g_clear_object (&self->preferences);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_WINDOW);
  G_OBJECT_CLASS (td_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TdWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, views);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, error_view);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, frame);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, split);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, area);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, tight);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, header);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, narrow_entry);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, starts);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, ends);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, jobs);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, banner_label);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, banner_image);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, reopen_button);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, pages);
}

static void
search_changed_cb (TdWindow *self, GtkEditable *entry)
{
  td_window_search_changed (self, entry);
}

/* Esc and Enter in the search go back to the rows. */
static void
stop_search_cb (TdWindow *self, GtkEditable *entry)
{
  gtk_editable_set_text (entry, "");
  td_page_focus_main (td_window_get_visible_page (self));
}

static void
search_activated_cb (TdWindow *self)
{
  td_page_focus_main (td_window_get_visible_page (self));
}

static void
td_window_class_init (TdWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = td_window_constructed;
  object_class->set_property = td_window_set_property;
  object_class->dispose = td_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = td_window_close_request;

  properties[PROP_PREFERENCES] = g_param_spec_object ("preferences", NULL, NULL,
                                                      TD_TYPE_PREFERENCES,
                                                      G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY |
                                                      G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (TD_TYPE_ADAPTIVE_BIN);
  g_type_ensure (TD_TYPE_ERROR_VIEW);
  g_type_ensure (TD_TYPE_JOBS_BUTTON);
  g_type_ensure (TD_TYPE_SIDEBAR);
  g_type_ensure (TD_TYPE_SPLIT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, page_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, visible_page_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  td_window_class_add_actions (widget_class);
  td_import_actions_install (widget_class);
}

static void
narrow_cb (TdWindow *self)
{
  update_header_cb (self);
  td_window_update_search (self);
}

/* In 400 px there is room for one window button only. */
static void
tight_cb (TdWindow *self)
{
  adw_header_bar_set_decoration_layout (self->header,
                                        td_adaptive_bin_is_narrow (self->tight) ? ":close" : NULL);
}

/* The sidebar would lie over the page: it comes when it is called. */
static void
folded_cb (TdWindow *self)
{
  td_split_view_set_reveal (self->split, !td_adaptive_bin_is_narrow (self->frame));
}

/* Rows take the focus only once they are on the screen. */
static gboolean
focus_page_cb (gpointer user_data)
{
  TdWindow *self = user_data;
  TdPage *page = self->pages ? td_window_get_visible_page (self) : NULL;

  if (page != NULL)
    td_page_focus_main (page);
  return G_SOURCE_REMOVE;
}

static void
mapped_cb (TdWindow *self)
{
  g_idle_add_full (G_PRIORITY_LOW, focus_page_cb, g_object_ref (self), g_object_unref);
}

static void
td_window_init (TdWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->page_signals = g_signal_group_new (TD_TYPE_PAGE);
  g_signal_group_connect_object (self->page_signals, "notify::title",
                                 G_CALLBACK (update_header_cb), self, G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->page_signals, "notify::subtitle",
                                 G_CALLBACK (update_header_cb), self, G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->page_signals, "notify::search-text",
                                 G_CALLBACK (td_window_update_search), self, G_CONNECT_SWAPPED);
  self->store_signals = g_signal_group_new (TD_TYPE_STORE);
  g_signal_group_connect_object (self->store_signals, "changed", G_CALLBACK (store_changed_cb),
                                 self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->area, "notify::narrow", G_CALLBACK (narrow_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tight, "notify::narrow", G_CALLBACK (tight_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->frame, "notify::narrow", G_CALLBACK (folded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->frame, "map", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->error_view, "try-again", G_CALLBACK (try_again_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->error_view, "restore", G_CALLBACK (restore_file_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_search_bar_connect_entry (self->search_bar, self->narrow_entry);
}

TdWindow *
td_window_new (AdwApplication *application, TdPreferences *preferences)
{
  return g_object_new (TD_TYPE_WINDOW, "application", application, "preferences", preferences,
                       NULL);
}

gboolean
td_window_open (TdWindow *self, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdStore) store = NULL;

  close_store (self);
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
    close_store (self);
  if (store == NULL)
    {
      show_welcome (self);
      return;
    }
  g_set_object (&self->store, store);
  g_set_object (&self->file, td_store_get_file (store));
  if (td_preferences_get_author (self->preferences) != NULL)
    td_store_set_author (store, td_preferences_get_author (self->preferences));
  set_backup_base (self);
  g_signal_group_set_target (self->store_signals, store);
  td_preferences_set_last_register (self->preferences, self->file);
  td_preferences_add_recent (self->preferences, self->file);
  adw_bin_set_child (self->welcome, NULL);
  td_window_add_pages (self, FIRST_PAGE);
  td_recent_menu_fill (td_sidebar_get_recent_menu (self->sidebar), self->preferences);
  show_register_name (self);
  show_banner (self);
  gtk_stack_set_visible_child_name (self->views, "register");
  visible_page_cb (self);
  td_window_update_backup (self);
  td_window_back_up_if_due (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->frame)))
    mapped_cb (self);
}

TdStore *
td_window_get_store (TdWindow *self)
{
  return self->store;
}

TdStore *
td_window_release_store (TdWindow *self)
{
  g_signal_group_set_target (self->store_signals, NULL);
  td_window_cancel_backup (self);
  td_window_remove_pages (self);
  return g_steal_pointer (&self->store);
}

const char *
td_window_get_view (TdWindow *self)
{
  return gtk_stack_get_visible_child_name (self->views);
}
