/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import-grid.h"
#include "td-import-session.h"

G_BEGIN_DECLS

/**
 * TdImportStepDiff:
 *
 * Step 4: what would become different about records that are there, field by
 * field, each with a tick; what is doubtful is unticked and says why.
 *
 * Property "narrow": there is little room.
 */
#define TD_TYPE_IMPORT_STEP_DIFF (td_import_step_diff_get_type ())
G_DECLARE_FINAL_TYPE (TdImportStepDiff, td_import_step_diff, TD, IMPORT_STEP_DIFF, GtkWidget)

GtkWidget    *td_import_step_diff_new      (TdImportSession *session);
TdImportGrid *td_import_step_diff_get_grid (TdImportStepDiff *self);
/* Differences in view. */
guint         td_import_step_diff_get_n    (TdImportStepDiff *self);
/* Only one field, %NULL: all; only what is doubtful.  For tests; a person has a drop-down. */
void          td_import_step_diff_filter   (TdImportStepDiff *self, const char *key,
                                            gboolean doubtful);
/* Ticks or unticks all in view. */
void          td_import_step_diff_accept_all (TdImportStepDiff *self, gboolean accepted);

G_END_DECLS
