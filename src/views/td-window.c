/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-window-private.h"

#include "td-views.h"

#include <glib/gi18n-lib.h>

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

void
td_window_update_page (TdWindow *self)
{
  TdPage *page = td_window_get_visible_page (self);

  if (self->page_signals != NULL)
    g_signal_group_set_target (self->page_signals, page);
  update_header_cb (self);
  td_window_update_search (self);
  td_window_update_actions (self);
}

static void
visible_page_cb (TdWindow *self)
{
  td_window_update_page (self);
}

static void
page_chosen_cb (TdWindow *self)
{
  if (td_adaptive_bin_is_narrow (self->frame))
    td_split_view_set_reveal (self->split, FALSE);
  td_page_focus_main (td_window_get_visible_page (self));
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
  td_window_watch_preferences (self);
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
    td_window_close_store (self);
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
}

/* A page may have nothing to search for a while. */
static void
search_offered_cb (TdWindow *self)
{
  td_window_update_search (self);
  td_window_update_actions (self);
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

void
td_window_focus_page_later (TdWindow *self)
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
  g_signal_group_connect_object (self->page_signals, "notify::search-placeholder",
                                 G_CALLBACK (search_offered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->area, "notify::narrow", G_CALLBACK (narrow_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tight, "notify::narrow", G_CALLBACK (tight_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->frame, "notify::narrow", G_CALLBACK (folded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->frame, "map", G_CALLBACK (td_window_focus_page_later), self, G_CONNECT_SWAPPED);
  td_window_init_register (self);
  td_window_init_drop (self);
  td_window_add_page_keys (self);
  gtk_search_bar_connect_entry (self->search_bar, self->narrow_entry);
}

TdWindow *
td_window_new (AdwApplication *application, TdPreferences *preferences)
{
  return g_object_new (TD_TYPE_WINDOW, "application", application, "preferences", preferences,
                       NULL);
}

