/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-reader.h"
#include "td-mark.h"

G_BEGIN_DECLS

/*
 * Figures of linked criteria: what other registers say of a subject and a period.
 */

/**
 * TdLinkedFigures: what one register says of everybody, gathered once a round.
 */
typedef struct _TdLinkedFigures TdLinkedFigures;

/**
 * td_linked_figures_new:
 * @link: code of a #TdScoreLink
 * @first, @last: the period's days
 *
 * Reads the register.  Where it is empty, or is not kept in this version of the
 * program, nobody has a figure and td_linked_figures_get() says so.
 */
TdLinkedFigures *td_linked_figures_new  (TdReader *reader, const char *link, TdDate first,
                                         TdDate last, GError **error);
void             td_linked_figures_free (TdLinkedFigures *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdLinkedFigures, td_linked_figures_free)
/**
 * td_linked_figures_get:
 * @staff, @unit: whom the sheet is of; of a unit: all who worked in it or below it
 * @score: (out): the detail is owned by @self
 * @why: (nullable): gets the records as children, or why there is none
 *
 * Returns: %FALSE when the register says nothing: the criterion counts as not scored
 */
gboolean         td_linked_figures_get  (const TdLinkedFigures *self, gint64 staff, gint64 unit,
                                         TdScore *score, TdExplain *why);

G_END_DECLS
