/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdFilterBar:
 *
 * Chips above a list, each a filter that is on or off, with how many records it
 * would show of the whole register beside it.  Chips of one field add up
 * ("công chức" or "viên chức"), chips of different fields narrow.
 *
 * Property "active" (whether any chip is on; notifies).
 * Signal "changed": another set of chips is on.
 */
#define TD_TYPE_FILTER_BAR (td_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (TdFilterBar, td_filter_bar, TD, FILTER_BAR, GtkWidget)

/* Narrows @query as the chip wants while it is on. */
typedef void (*TdFilterFunc) (TdQuery *query, gpointer user_data);

GtkWidget *td_filter_bar_new           (void);
/* A chip with a function of its own; @name is for td_filter_bar_get_chip(). */
GtkWidget *td_filter_bar_add           (TdFilterBar *self, const char *name, const char *label,
                                        TdFilterFunc func, gpointer user_data,
                                        GDestroyNotify destroy);
/* @key @op @value, with the count of records of that value. */
GtkWidget *td_filter_bar_add_text      (TdFilterBar *self, const char *label, const char *key,
                                        TdFilterOp op, const char *value);
GtkWidget *td_filter_bar_add_int       (TdFilterBar *self, const char *label, const char *key,
                                        TdFilterOp op, gint64 value);
void       td_filter_bar_add_separator (TdFilterBar *self);
/* Any other widget that filters: @func is called whenever the query is made, and
 * td_filter_bar_changed() is to be called when it would do something else.
 * @is_active: for "Bỏ lọc"; @clear: makes it do nothing. */
void       td_filter_bar_add_widget    (TdFilterBar *self, GtkWidget *widget, TdFilterFunc func,
                                        gboolean (*is_active) (gpointer), void (*clear) (gpointer),
                                        gpointer user_data);
void       td_filter_bar_changed       (TdFilterBar *self);

/* The chip of that name (for text and int chips "KEY=VALUE"), a GtkToggleButton. */
GtkWidget *td_filter_bar_get_chip      (TdFilterBar *self, const char *name);
/* The chip is there only while it would show something, or is on. */
void       td_filter_bar_set_hides_empty (TdFilterBar *self, GtkWidget *chip);
/* -1: no number. */
void       td_filter_bar_set_count     (TdFilterBar *self, const char *name, gint64 count);
gboolean   td_filter_bar_is_active     (TdFilterBar *self);
/* All off. */
void       td_filter_bar_clear         (TdFilterBar *self);
/* Adds the filters of the chips that are on. */
void       td_filter_bar_apply         (TdFilterBar *self, TdQuery *query);
/* What each chip would show of @base by itself, in their order, for counting.
 * (element-type TdQuery) */
GPtrArray *td_filter_bar_dup_queries   (TdFilterBar *self, const TdQuery *base);
/* (array length=n): the counts of those queries. */
void       td_filter_bar_show_counts   (TdFilterBar *self, const gint64 *counts, guint n);

G_END_DECLS
