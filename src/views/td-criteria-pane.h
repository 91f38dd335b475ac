/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-criteria-form.h"
#include "td-criteria-lines.h"
#include "td-criteria.h"

G_BEGIN_DECLS

/**
 * TdCriteriaPaneView: what of a set is edited.
 * @TD_CRITERIA_PANE_CRITERION: the criterion that is current in the table
 * @TD_CRITERIA_PANE_SET: the set itself
 * @TD_CRITERIA_PANE_BANDS: its classes
 */
typedef enum
{
  TD_CRITERIA_PANE_CRITERION,
  TD_CRITERIA_PANE_SET,
  TD_CRITERIA_PANE_BANDS,
} TdCriteriaPaneView;

/**
 * TdCriteriaPane:
 *
 * A criterion, its set or the set's classes, edited in place; each edit is one change
 * that can be undone.
 *
 * Properties: "title", "subtitle" (of what is shown; notify), "view"
 * (#TdCriteriaPaneView as a guint; notifies).
 */
#define TD_TYPE_CRITERIA_PANE (td_criteria_pane_get_type ())
G_DECLARE_FINAL_TYPE (TdCriteriaPane, td_criteria_pane, TD, CRITERIA_PANE, GtkWidget)

GtkWidget          *td_criteria_pane_new      (TdStore *store);
/* @set: (nullable): as it is now.  @criterion: id of the current one, 0: none. */
void                td_criteria_pane_show     (TdCriteriaPane *self, TdCriteriaSet *set,
                                               gint64 criterion);
TdCriteriaPaneView  td_criteria_pane_get_view (TdCriteriaPane *self);
void                td_criteria_pane_set_view (TdCriteriaPane *self, TdCriteriaPaneView view);
/* Puts the focus on that class. */
void                td_criteria_pane_focus_band (TdCriteriaPane *self, guint band);
/* Puts the focus on a field of the criterion. */
void                td_criteria_pane_focus_field (TdCriteriaPane *self, const char *key);

/* For tests. */
TdCriteriaForm     *td_criteria_pane_get_form   (TdCriteriaPane *self); /* of the criterion */
TdCriteriaLines    *td_criteria_pane_get_grades (TdCriteriaPane *self);
TdCriteriaForm     *td_criteria_pane_get_set_form (TdCriteriaPane *self);
TdCriteriaLines    *td_criteria_pane_get_bands  (TdCriteriaPane *self);

G_END_DECLS
