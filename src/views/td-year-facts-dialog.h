/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdYearFactsDialog:
 *
 * The facts of one person and year: kind, scores, proposed classes, months,
 * discipline, conclusions.  A draft until it is saved, then one change.
 */
#define TD_TYPE_YEAR_FACTS_DIALOG (td_year_facts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TdYearFactsDialog, td_year_facts_dialog, TD, YEAR_FACTS_DIALOG, AdwWindow)

/**
 * td_year_facts_dialog_new:
 * @lack: (nullable): what is missing, shown above the fields
 * @field: (nullable): key of the field that gets the focus, of the facts or "kind"
 *
 * Returns: %NULL when the facts cannot be read
 */
GtkWidget *td_year_facts_dialog_new   (GtkWindow *parent, TdStore *store, gint64 staff, guint year,
                                       const char *lack, const char *field, GError **error);
/* Types @text into a field as a person would, by key; for tests.  %FALSE when it
 * cannot be taken. */
gboolean   td_year_facts_dialog_enter (TdYearFactsDialog *self, const char *key, const char *text);
/* As the button does: writes, and closes when it is written. */
void       td_year_facts_dialog_save  (TdYearFactsDialog *self);

G_END_DECLS
