/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-figures.h"

G_BEGIN_DECLS

/**
 * TdSheetFigures:
 * @cell: what is shown; holds references
 * @key: names the cell that the editors were made for
 * @editors: (element-type GtkWidget): a drop-down or entry a line; owned by the grid
 * @people: (element-type gint64): whose line it is, for worst; 0: everybody
 * @showing: editors are being set, not used
 * @filled: (nullable): the tally that the entries were filled with
 */
struct _TdSheetFigures
{
  GtkWidget    parent_instance;

  TdSheetCell  cell;
  char        *key;
  GPtrArray   *editors;
  GArray      *people;
  gboolean     showing;
  char        *filled;
  GtkGrid     *grid;
  GtkLabel    *hint;
};

const TdCriterion *td_sheet_figures_get_criterion (TdSheetFigures *self);

/* td-sheet-figures-make.c: a line for each figure of the cell's rule */
void td_sheet_figures_make         (TdSheetFigures *self);

/* td-sheet-figures-write.c */
void td_sheet_figures_commit_tally (TdSheetFigures *self);
/* Some lines of a tally have a number, and some have none. */
gboolean td_sheet_figures_is_half_filled (TdSheetFigures *self);
/* The same, and says that nothing is written of it. */
gboolean td_sheet_figures_check_tally (TdSheetFigures *self);
void td_sheet_figures_commit_choice (TdSheetFigures *self, GtkDropDown *drop_down);
/* Says how many lines of a tally have no number; 0: nothing is said. */
void td_sheet_figures_show_missing (TdSheetFigures *self, guint n);

G_END_DECLS
