/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-page.h"

G_BEGIN_DECLS

/**
 * TdWindow:
 *
 * One register's window: sidebar, header bar, pages; or the first-run page, or
 * what is wrong with a register that does not open.  Implements #TdShell.
 *
 * Actions: win.undo, win.redo, win.search, win.add, win.export, win.backup-now,
 * win.backups, win.shortcuts, win.show-page (name), win.toggle-sidebar,
 * win.close-register, win.reopen.
 */
#define TD_TYPE_WINDOW (td_window_get_type ())
G_DECLARE_FINAL_TYPE (TdWindow, td_window, TD, WINDOW, AdwApplicationWindow)

TdWindow   *td_window_new          (AdwApplication *application, TdPreferences *preferences);
/* Opens @file here; what goes wrong is shown, with what can be done about it. */
gboolean    td_window_open         (TdWindow *self, GFile *file);
/* A register that is open already; %NULL: the first-run page. */
void        td_window_set_store    (TdWindow *self, TdStore *store);
TdStore    *td_window_get_store    (TdWindow *self);
/* Shows what @other shows, which gives its register away: at the same page, search
 * and row (the language was changed). */
void        td_window_take_over    (TdWindow *self, TdWindow *other);
/* The pages, by their "page-name"; %NULL when there is none of that name. */
TdPage     *td_window_get_page     (TdWindow *self, const char *name);
TdPage     *td_window_get_visible_page (TdWindow *self);
void        td_window_show_page    (TdWindow *self, const char *name);
/* "welcome", "error" or "register"; %NULL while something covers these. */
const char *td_window_get_view     (TdWindow *self);
/* What covers everything, see td_shell_show_view(); %NULL: nothing does. */
GtkWidget  *td_window_get_cover    (TdWindow *self);
/* A list, or another file that is no register, was to be opened as one: offers to
 * import it, or says what to do first. */
void        td_window_offer_list   (TdWindow *self, GFile *file);

G_END_DECLS
