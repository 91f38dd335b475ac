/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-reader.h"

G_BEGIN_DECLS

/* For the readers of each kind of file, while they are made. */

void td_sheet_reader_set_name  (TdSheetReader *self,
                                const char    *name);
void td_sheet_reader_add_sheet (TdSheetReader *self,
                                const char    *name,
                                gboolean       is_hidden);
/* The sheet that is selected until another is. */
void td_sheet_reader_set_front (TdSheetReader *self,
                                guint          sheet);

G_END_DECLS
