/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-adaptive-bin.h"
#include "td-error-view.h"
#include "td-jobs-button.h"
#include "td-shell.h"
#include "td-sidebar.h"
#include "td-split-view.h"
#include "td-window.h"

G_BEGIN_DECLS

/**
 * TdWindow:
 * @file: the register that is open, or that could not be opened
 * @has_pages: the places of pages are all there
 * @switching: the search entries are being set, not typed into
 */
struct _TdWindow
{
  AdwApplicationWindow parent_instance;

  TdPreferences   *preferences;
  TdStore         *store;
  GFile           *file;

  AdwToastOverlay *toasts;
  GtkStack        *views;
  AdwBin          *welcome;
  TdErrorView     *error_view;
  TdAdaptiveBin   *frame;
  TdSplitView     *split;
  TdSidebar       *sidebar;
  TdAdaptiveBin   *area;
  TdAdaptiveBin   *tight;
  AdwHeaderBar    *header;
  GtkEditable     *search_entry;
  GtkEditable     *narrow_entry;
  GtkSearchBar    *search_bar;
  GtkWidget       *search_button;
  GtkLabel        *title_label;
  GtkLabel        *subtitle_label;
  GtkStack        *starts;
  GtkStack        *ends;
  GtkWidget       *undo_button;
  GtkWidget       *redo_button;
  TdJobsButton    *jobs;
  GtkRevealer     *banner;
  GtkImage        *banner_image;
  GtkLabel        *banner_label;
  GtkWidget       *reopen_button;
  GtkStack        *pages;

  GSignalGroup    *page_signals;
  GSignalGroup    *store_signals;
  gboolean         switching;
  gboolean         has_pages;
  guint            backup_source;
};

/* td-window.c */
/* The visible page's title, search and actions. */
void     td_window_update_page  (TdWindow *self);
/* To the page's rows once they are on the screen. */
void     td_window_focus_page_later (TdWindow *self);

/* td-window-register.c */
void     td_window_init_register (TdWindow *self);
void     td_window_watch_preferences (TdWindow *self);
void     td_window_close_store  (TdWindow *self);

/* td-window-drop.c */
/* Files that are dropped onto the window: a register is opened, a list imported. */
void     td_window_init_drop    (TdWindow *self);

/* td-window-shell.c */
void     td_window_init_shell   (TdShellInterface *iface);

/* td-window-pages.c */
/* Places for all pages, of which only @first is made at once: the others when
 * they are shown for the first time. */
void     td_window_add_pages    (TdWindow *self, const char *first);
void     td_window_remove_pages (TdWindow *self);
/* The first page that shows such a record does; %FALSE: none. */
gboolean td_window_show_record  (TdWindow *self, const TdEntity *entity, gint64 id);

/* td-window-actions.c */
void td_window_class_add_actions (GtkWidgetClass *widget_class);
/* Alt+1 … Alt+9: the pages of the sidebar. */
void td_window_add_page_keys     (TdWindow *self);
/* What can be undone, redone, added, exported now. */
void td_window_update_actions    (TdWindow *self);

/* td-window-backup.c */
void td_window_update_backup     (TdWindow *self);
/* Makes today's backup in the background when it is due, once the window has
 * settled; never after td_window_cancel_backup(). */
void td_window_back_up_if_due    (TdWindow *self);
void td_window_cancel_backup     (TdWindow *self);
void td_window_back_up_now       (TdWindow *self);

/* td-window-search.c */
void td_window_focus_search      (TdWindow *self);
void td_window_update_search     (TdWindow *self);
void td_window_search_changed    (TdWindow *self, GtkEditable *entry);

G_END_DECLS
