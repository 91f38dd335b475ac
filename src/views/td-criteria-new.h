/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdCriteriaNew:
 *
 * Asks what a new criteria set begins with: nothing, a workbook, or a set that comes
 * with the program, of which source and what is not verified are read before it is
 * chosen.
 *
 * Signals: "created" (gint64 id); "workbook-wanted": the dialog is closed, whoever
 * listens asks for the file.
 */
#define TD_TYPE_CRITERIA_NEW (td_criteria_new_get_type ())
G_DECLARE_FINAL_TYPE (TdCriteriaNew, td_criteria_new, TD, CRITERIA_NEW, AdwWindow)

GtkWidget *td_criteria_new_new    (GtkWidget *parent, TdStore *store);
/* For tests: as the rows and the button do.  @shipped: (nullable): id of a set; %NULL:
 * an empty one of that name. */
void       td_criteria_new_choose (TdCriteriaNew *self, const char *shipped, const char *name);
void       td_criteria_new_create (TdCriteriaNew *self);

G_END_DECLS
