/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-criteria-list.h"
#include "td-criteria-model.h"
#include "td-criteria-pane.h"
#include "td-page.h"

G_BEGIN_DECLS

/**
 * TdCriteriaPage:
 *
 * The criteria sets of the register: at the left which there are, in the middle the
 * chosen one as a tree with what of it does not add up, at the right what is edited.
 *
 * Actions: criteria.new-set, criteria.add, criteria.add-group (below the current one),
 * criteria.remove (Delete), criteria.move-up, criteria.move-down, criteria.move-in,
 * criteria.move-out (Alt and an arrow), criteria.duplicate, criteria.archive,
 * criteria.restore, criteria.export, criteria.import, criteria.apply,
 * criteria.toggle-details (F9).
 */
#define TD_TYPE_CRITERIA_PAGE (td_criteria_page_get_type ())
G_DECLARE_FINAL_TYPE (TdCriteriaPage, td_criteria_page, TD, CRITERIA_PAGE, TdPage)

TdCriteriaModel *td_criteria_page_get_model (TdCriteriaPage *self);
TdCriteriaPane  *td_criteria_page_get_pane  (TdCriteriaPage *self); /* %NULL before it was loaded */
TdCriteriaList  *td_criteria_page_get_list  (TdCriteriaPage *self); /* %NULL before it was loaded */
/* Shows what @file has, and what taking it would change.  @over: in place of the set
 * that is shown. */
void             td_criteria_page_open_file (TdCriteriaPage *self, GFile *file, gboolean over);

G_END_DECLS
