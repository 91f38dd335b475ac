/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdCriteriaImport:
 *
 * A workbook with a criteria set: what of it could not be read, and what taking it
 * would add, change and remove, before anything is written.  It becomes a set of its
 * own, or takes the place of one.
 *
 * Property "loading" (notifies).  Signal "taken" (gint64 id of the set).
 */
#define TD_TYPE_CRITERIA_IMPORT (td_criteria_import_get_type ())
G_DECLARE_FINAL_TYPE (TdCriteriaImport, td_criteria_import, TD, CRITERIA_IMPORT, AdwWindow)

/* @into: id of the set whose place it may take, 0: none.  @over: whether that is
 * proposed. */
GtkWidget *td_criteria_import_new        (GtkWidget *parent, TdStore *store, GFile *file,
                                          gint64 into, gboolean over);
gboolean   td_criteria_import_is_loading (TdCriteriaImport *self);
/* "+II.3 Tham gia…", "~", "-": a line a change; for tests.  (transfer full) */
char      *td_criteria_import_dup_changes (TdCriteriaImport *self);
/* As the button does. */
void       td_criteria_import_take       (TdCriteriaImport *self);

G_END_DECLS
