/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-edit.h"

G_BEGIN_DECLS

/**
 * TdEvidenceList:
 *
 * The files that are evidence for one criterion of a sheet: opened, saved elsewhere,
 * used for other criteria too, removed; new ones are chosen or dropped on it.
 */
#define TD_TYPE_EVIDENCE_LIST (td_evidence_list_get_type ())
G_DECLARE_FINAL_TYPE (TdEvidenceList, td_evidence_list, TD, EVIDENCE_LIST, GtkWidget)

void       td_evidence_list_show   (TdEvidenceList *self, const TdSheetCell *cell);
/* As chosen or dropped.  (element-type GFile) */
void       td_evidence_list_attach (TdEvidenceList *self, GPtrArray *files);
/* Records of td_entity_attachment, as shown.  (transfer none); %NULL for none yet */
GPtrArray *td_evidence_list_get_files (TdEvidenceList *self);
/* The file is evidence for another criterion of the sheet too, or no longer for that. */
void       td_evidence_list_use    (TdEvidenceList *self, gint64 attachment, guint criterion,
                                    gboolean used);

G_END_DECLS
