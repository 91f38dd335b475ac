/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-filter-bar.h"
#include "td-store.h"

G_BEGIN_DECLS

/**
 * TdReferenceFilter:
 *
 * A chip with a list to tick: which records of an entity (units) a list is
 * narrowed to.  Of units, those below a ticked one count too.
 */
#define TD_TYPE_REFERENCE_FILTER (td_reference_filter_get_type ())
G_DECLARE_FINAL_TYPE (TdReferenceFilter, td_reference_filter, TD, REFERENCE_FILTER, GtkWidget)

/* Appended to @bar; filters by @key, a reference of the list's entity to units. */
GtkWidget *td_reference_filter_add    (TdFilterBar *bar, TdStore *store, const char *label,
                                       const char *key);
void       td_reference_filter_set    (TdReferenceFilter *self, gint64 id, gboolean ticked);
gboolean   td_reference_filter_has    (TdReferenceFilter *self, gint64 id);

G_END_DECLS
