/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-preferences.h"
#include "td-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdPage:
 *
 * One page of the window: abstract.  The window shows @title and @subtitle at
 * the start of its header bar and @header-end at its end, and hands over what is
 * typed into its search entry.  The sidebar takes @title and @icon-name.
 *
 * Construct-only properties: "store", "preferences".
 * Properties: "title", "subtitle" (the count, "157 trong 184 người"),
 * "icon-name", "page-name" (as "staff": for actions and preferences),
 * "header-start", "header-end" (GtkWidget), "search-placeholder" (%NULL: the
 * page has no search), "search-text", "narrow" (set by the window: there is
 * little room, leave out the words of buttons).
 *
 * A page loads nothing before it is shown for the first time.
 */
#define TD_TYPE_PAGE (td_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (TdPage, td_page, TD, PAGE, AdwBin)

/**
 * TdPageClass:
 * @load: shown for the first time: make lists, run queries
 * @search: another text stands in the search entry
 * @focus_main: puts the focus where work begins: the table
 * @show_record: shows one record; %FALSE when the page does not show such
 * @export_view: exports the list as it is seen
 * @add: begins a new record
 */
struct _TdPageClass
{
  AdwBinClass parent_class;

  void     (*load)        (TdPage *self);
  void     (*search)      (TdPage *self, const char *text);
  void     (*focus_main)  (TdPage *self);
  gboolean (*show_record) (TdPage *self, const TdEntity *entity, gint64 id);
  void     (*export_view) (TdPage *self);
  void     (*add)         (TdPage *self);
};

TdStore       *td_page_get_store       (TdPage *self);
TdPreferences *td_page_get_preferences (TdPage *self);

const char    *td_page_get_title       (TdPage *self);
void           td_page_set_title       (TdPage *self, const char *title);
const char    *td_page_get_subtitle    (TdPage *self);
void           td_page_set_subtitle    (TdPage *self, const char *subtitle);
const char    *td_page_get_page_name   (TdPage *self);
GtkWidget     *td_page_get_header_start (TdPage *self);
GtkWidget     *td_page_get_header_end  (TdPage *self);
const char    *td_page_get_search_placeholder (TdPage *self);
const char    *td_page_get_search_text (TdPage *self); /* never %NULL */
void           td_page_set_search_text (TdPage *self, const char *text);
gboolean       td_page_is_narrow       (TdPage *self);

/* Calls @load unless that was done. */
void           td_page_ensure_loaded   (TdPage *self);
void           td_page_focus_main      (TdPage *self);
gboolean       td_page_show_record     (TdPage *self, const TdEntity *entity, gint64 id);
gboolean       td_page_can_export      (TdPage *self);
void           td_page_export_view     (TdPage *self);
gboolean       td_page_can_add         (TdPage *self);
void           td_page_add             (TdPage *self);

G_END_DECLS
