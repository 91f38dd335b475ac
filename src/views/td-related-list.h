/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdRelatedList:
 *
 * The records of an entity that belong to one record of another (leaves of a
 * person): a heading with a button to add, a line each, newest first.  Follows
 * the store.
 *
 * Signals: "add"; "edit" (TdRecord): a line was activated.
 */
#define TD_TYPE_RELATED_LIST (td_related_list_get_type ())
G_DECLARE_FINAL_TYPE (TdRelatedList, td_related_list, TD, RELATED_LIST, GtkWidget)

/* What a line says: @when at the left, @text and below it @detail.
 * (transfer full), any may stay %NULL. */
typedef void (*TdRelatedLineFunc) (TdRecord *record, char **when, char **text, char **detail);

/**
 * td_related_list_new:
 * @parent_key: the reference to whom they belong
 * @sort_key: newest by this field first
 * @title: translated
 * @add_label: (nullable): tooltip of the button; %NULL: nothing can be added here
 * @nothing: said while there is none
 */
GtkWidget *td_related_list_new        (TdStore *store, const TdEntity *entity,
                                       const char *parent_key, const char *sort_key,
                                       const char *title, const char *add_label,
                                       const char *nothing, TdRelatedLineFunc func);
/* Shows those of this record, 0: none. */
void       td_related_list_set_parent (TdRelatedList *self, gint64 parent);

/* A heading as related lists have it, with an optional button at its end. */
GtkWidget *td_section_new  (const char *title, GtkWidget *button);
/* A line as related lists have it. */
GtkWidget *td_line_new     (const char *when, const char *text, const char *detail);

G_END_DECLS
