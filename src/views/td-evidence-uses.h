/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-edit.h"

G_BEGIN_DECLS

/* Called when the person ticks or unticks a criterion. */
typedef void (*TdEvidenceUseFunc) (gpointer user_data, gint64 attachment, guint criterion,
                                   gboolean used);

/* A popover with the sheet's criteria, those ticked that @attachment is evidence for. */
GtkWidget *td_evidence_uses_new (const TdSheetCell *cell, gint64 attachment,
                                 TdEvidenceUseFunc func, gpointer user_data);

G_END_DECLS
