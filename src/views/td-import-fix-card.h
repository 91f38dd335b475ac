/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdImportFixCard:
 *
 * One problem in words, and the common way to mend it: another text, chosen or
 * typed, for all rows that have the same wrong one, or a new unit.
 *
 * Signal "fixed": it was mended here.
 */
#define TD_TYPE_IMPORT_FIX_CARD (td_import_fix_card_get_type ())
G_DECLARE_FINAL_TYPE (TdImportFixCard, td_import_fix_card, TD, IMPORT_FIX_CARD, GtkWidget)

GtkWidget  *td_import_fix_card_new  (TdImportSession *session);
/* @row, @problem: (nullable): the card hides; @n_same: rows with the same problem. */
void        td_import_fix_card_show (TdImportFixCard *self, TdImportRow *row,
                                     const TdImportProblem *problem, guint n_same);
/* Chooses @text as if a person had; for tests. */
void        td_import_fix_card_set_text (TdImportFixCard *self, const char *text);
/* Does what the main button does. */
void        td_import_fix_card_fix  (TdImportFixCard *self);
/* (transfer full) */
char       *td_import_fix_card_dup_message (TdImportFixCard *self);

G_END_DECLS
