/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-id-list.h"
#include "td-unit-row.h"

G_BEGIN_DECLS

/**
 * TdUnitModel:
 *
 * The lines of the list of units: a #GListModel of #TdUnitRow, the visible part
 * of the tree as a flat vector of ids; a line is made when it is asked for.
 * Units below a closed one are not in the list.  Every change is one
 * items-changed over the part that differs.  Main thread.
 */
#define TD_TYPE_UNIT_MODEL (td_unit_model_get_type ())
G_DECLARE_FINAL_TYPE (TdUnitModel, td_unit_model, TD, UNIT_MODEL, GObject)

extern const TdIdFuncs td_unit_model_id_funcs;

TdUnitModel *td_unit_model_new  (TdStore *store);

/**
 * td_unit_model_show:
 * @tree: all units
 * @found: (nullable) (element-type gint64): only these, with the units they
 *   belong to, whether those are open or not; %NULL: all that are not archived
 */
void         td_unit_model_show (TdUnitModel *self, TdUnitTree *tree, GArray *found);
/* %NULL before the first td_unit_model_show(). */
TdUnitTree  *td_unit_model_get_tree (TdUnitModel *self);
/* How many units are shown or would be when all were open, those left out that are
 * there only for units below them. */
guint        td_unit_model_get_n_found  (TdUnitModel *self);
/* How many are not archived. */
guint        td_unit_model_get_n_living (TdUnitModel *self);
/* Whether any line stands below another one. */
gboolean     td_unit_model_is_nested    (TdUnitModel *self);
/* The lines are made anew when they are asked for next: people's names changed. */
void         td_unit_model_forget_rows  (TdUnitModel *self);
/* @counts: (transfer full) */
void         td_unit_model_take_counts  (TdUnitModel *self, TdUnitCounts *counts);
const TdUnitCounts *td_unit_model_get_counts (TdUnitModel *self); /* (nullable) */

gint64       td_unit_model_get_id  (TdUnitModel *self, guint position); /* 0 past the end */
gboolean     td_unit_model_find    (TdUnitModel *self, gint64 id, guint *position);
/* (transfer full) (nullable) */
TdUnitRow   *td_unit_model_dup_row (TdUnitModel *self, gint64 id);

/* While only what was found is shown all is open and nothing can be closed. */
void         td_unit_model_set_expanded (TdUnitModel *self, gint64 id, gboolean expanded);
void         td_unit_model_expand_all   (TdUnitModel *self, gboolean expanded);
/* Opens what the unit lies in; %FALSE when it is not shown all the same. */
gboolean     td_unit_model_reveal       (TdUnitModel *self, gint64 id);

G_END_DECLS
