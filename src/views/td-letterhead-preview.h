/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdLetterheadPreview:
 *
 * How a printed list will look with the organisation's record as it stands: the
 * parts that come from it are tinted.  The words come from the functions that
 * write the workbooks.
 */
#define TD_TYPE_LETTERHEAD_PREVIEW (td_letterhead_preview_get_type ())
G_DECLARE_FINAL_TYPE (TdLetterheadPreview, td_letterhead_preview, TD, LETTERHEAD_PREVIEW, GtkWidget)

GtkWidget *td_letterhead_preview_new  (void);
void       td_letterhead_preview_show (TdLetterheadPreview *self, TdRecord *organisation);

G_END_DECLS
