/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-edit.h"

G_BEGIN_DECLS

/**
 * TdSheetFigures:
 *
 * Entering what is no single number, by the criterion's rule: a grade, yes or no, how
 * often each grade came up, a grade for each of the unit's people.  Hidden for others.
 * A tally is written once every line of it is filled in.
 */
#define TD_TYPE_SHEET_FIGURES (td_sheet_figures_get_type ())
G_DECLARE_FINAL_TYPE (TdSheetFigures, td_sheet_figures, TD, SHEET_FIGURES, GtkWidget)

void       td_sheet_figures_show   (TdSheetFigures *self, const TdSheetCell *cell);
/* Writes what is being typed; %FALSE, told: a tally is half filled in. */
gboolean   td_sheet_figures_commit (TdSheetFigures *self);
/* As if chosen: the grade of a line, or 0 and 1 for yes and no; for tests.  @line: of
 * people, 0 for rules with one choice. */
void       td_sheet_figures_choose (TdSheetFigures *self, guint line, guint grade);
/* As if typed and left: for tests. */
void       td_sheet_figures_type   (TdSheetFigures *self, guint line, const char *text);
guint      td_sheet_figures_get_n_lines (TdSheetFigures *self);

G_END_DECLS
