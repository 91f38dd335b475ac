/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-record-form.h"
#include "td-unit-model.h"
#include "td-unit-people.h"

G_BEGIN_DECLS

/**
 * TdUnitPane:
 *
 * Everything about one unit, edited in place: the fields, what it means that it
 * rates its own people, its people, and what was changed.  Follows the store.
 *
 * Titles the #TdDetailsPane that it stands in.
 */
#define TD_TYPE_UNIT_PANE (td_unit_pane_get_type ())
G_DECLARE_FINAL_TYPE (TdUnitPane, td_unit_pane, TD, UNIT_PANE, GtkWidget)

/* @model: has the tree of all units, and follows the store before the pane does. */
GtkWidget    *td_unit_pane_new         (TdStore *store, TdUnitModel *model);
/* 0: none. */
void          td_unit_pane_set_unit    (TdUnitPane *self, gint64 unit);
TdRecordForm *td_unit_pane_get_form    (TdUnitPane *self);
TdUnitPeople *td_unit_pane_get_people  (TdUnitPane *self);
/* Shows all of its people and puts the focus on the first. */
void          td_unit_pane_show_people (TdUnitPane *self);

G_END_DECLS
