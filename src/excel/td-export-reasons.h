/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-explain.h"

G_BEGIN_DECLS

/**
 * TdExportReasons:
 *
 * Explanations made short for paper.  Every basis gets a number; what many
 * explanations have word for word, such as that no discipline is on record, or how
 * the cap of a group was reckoned, gets one too and is written once.
 */
typedef struct _TdExportReasons TdExportReasons;

TdExportReasons *td_export_reasons_new  (void);
void             td_export_reasons_free (TdExportReasons *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdExportReasons, td_export_reasons_free)

/* First: every explanation among which to look for what they have in common. */
void       td_export_reasons_see       (TdExportReasons *self, const TdExplain *why);
/**
 * td_export_reasons_add_lines:
 * @said: what stands beside it anyway, so that a top line that says no more is left out
 * @lines: (element-type utf8): lines are added, each owned by the array
 */
void       td_export_reasons_add_lines (TdExportReasons *self, const TdExplain *why,
                                        const char *said, GPtrArray *lines);

/* After all lines: what they refer to, from 0.  It may add bases. */
guint      td_export_reasons_get_n_common (TdExportReasons *self);
/* (transfer full) (element-type utf8): the first line heads the others */
GPtrArray *td_export_reasons_dup_common   (TdExportReasons *self, guint index);
/* (transfer none) (element-type utf8) */
GPtrArray *td_export_reasons_get_bases    (TdExportReasons *self);

G_END_DECLS
