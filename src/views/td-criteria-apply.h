/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-criteria-sets.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdCriteriaApply:
 *
 * Takes a changed set into an open round that works with an older copy: which round,
 * what becomes of points under another maximum, and what of what is scored that
 * changes, before anything is written.
 *
 * Property "loading" (notifies): the preview is being made.
 */
#define TD_TYPE_CRITERIA_APPLY (td_criteria_apply_get_type ())
G_DECLARE_FINAL_TYPE (TdCriteriaApply, td_criteria_apply, TD, CRITERIA_APPLY, AdwWindow)

/* @rounds: (element-type TdRecord): at least one. */
GtkWidget *td_criteria_apply_new          (GtkWidget *parent, TdStore *store, GPtrArray *rounds);
void       td_criteria_apply_set_mode     (TdCriteriaApply *self, TdFitMode mode);
gboolean   td_criteria_apply_is_loading   (TdCriteriaApply *self);
guint      td_criteria_apply_get_n_changes (TdCriteriaApply *self);
/* As the button does. */
void       td_criteria_apply_run          (TdCriteriaApply *self);

G_END_DECLS
