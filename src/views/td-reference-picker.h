/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdReferencePicker:
 *
 * Chooses a record of an entity: a button with its title, and a popover with a
 * search and the first records that match.
 *
 * Properties: "value" (gint64, 0: none; notifies when the person picks),
 * "title" (what the button says).
 */
#define TD_TYPE_REFERENCE_PICKER (td_reference_picker_get_type ())
G_DECLARE_FINAL_TYPE (TdReferencePicker, td_reference_picker, TD, REFERENCE_PICKER, GtkWidget)

/* @optional: whether "none" can be chosen.  @label: for screen readers. */
GtkWidget  *td_reference_picker_new       (TdStore *store, const TdEntity *entity,
                                           gboolean optional, const char *label);
/* @first: (transfer full) (nullable): its records are offered before all others. */
void        td_reference_picker_set_first (TdReferencePicker *self, TdQuery *first);
gint64      td_reference_picker_get_value (TdReferencePicker *self);
/* (nullable) */
const char *td_reference_picker_get_title (TdReferencePicker *self);
/* @title: (nullable): looked up when %NULL. */
void        td_reference_picker_set_value (TdReferencePicker *self, gint64 value,
                                           const char *title);

G_END_DECLS
