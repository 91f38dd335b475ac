/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-criteria.h"
#include "td-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdCriteriaList:
 *
 * The criteria sets of a register, one of which is chosen: name, for whom, version,
 * how many rounds use it, and how much of it wants looking at.
 *
 * Property "selected" (gint64, id of the set, 0: none; notifies).
 * Signal "activated": a set was chosen by Enter or a click.
 */
#define TD_TYPE_CRITERIA_LIST (td_criteria_list_get_type ())
G_DECLARE_FINAL_TYPE (TdCriteriaList, td_criteria_list, TD, CRITERIA_LIST, GtkWidget)

GtkWidget *td_criteria_list_new          (TdStore *store);
/* Reads the sets anew; the chosen one stays, or else the first one is chosen. */
gboolean   td_criteria_list_reload       (TdCriteriaList *self, GError **error);
gint64     td_criteria_list_get_selected (TdCriteriaList *self);
/* An archived one too; %FALSE when there is none. */
gboolean   td_criteria_list_select       (TdCriteriaList *self, gint64 set);
/* How many, archived ones not counted; and with them. */
guint      td_criteria_list_get_n        (TdCriteriaList *self);
guint      td_criteria_list_get_total    (TdCriteriaList *self);
/* How many rounds use the chosen one. */
guint      td_criteria_list_get_n_rounds (TdCriteriaList *self);

G_END_DECLS
