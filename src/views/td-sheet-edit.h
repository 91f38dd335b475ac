/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-book.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdSheetCell: one cell of a score sheet, where it can be written.
 * @store: the one that @book is of
 * @sheet, @criterion: indices in the book and in its set
 */
typedef struct
{
  TdStore     *store;
  TdScoreBook *book;
  guint        sheet;
  guint        criterion;
  TdLayer      layer;
} TdSheetCell;

/* Whether scores of a criterion are one text: points, a share, a number. */
gboolean td_sheet_is_text_rule    (const TdCriterion *criterion);
/* What editing begins with; "" while it is open.  (transfer full) */
char    *td_sheet_cell_dup_text   (const TdSheetCell *self);
/* Writes that as one change; @widget's window says why where it cannot be. */
void     td_sheet_cell_write      (const TdSheetCell *self, GtkWidget *widget,
                                   const TdScore *score);
/* The same as typed; %FALSE, told, where the criterion does not take it. */
gboolean td_sheet_cell_write_text (const TdSheetCell *self, GtkWidget *widget, const char *text);
/* Runs a change of which only a failure is told.  @action: (transfer full) (nullable);
 * @error: (transfer full) (nullable): why there is none. */
void     td_sheet_run_quietly     (GtkWidget *widget, TdStore *store, TdAction *action,
                                   GError *error);

/* "−1,0" of a deduction, "not scored": what a cell says.  (transfer full) */
char    *td_sheet_mark_words      (const TdCriterion *criterion, const TdMark *mark);
/* "▼1,0" where the layer says something else than the one before it; %NULL.
 * (transfer full) */
char    *td_sheet_dup_difference  (const TdSheetCell *self, gboolean *is_less);
/* Whether any layer differs from the one before it. */
gboolean td_sheet_differs         (TdScoreBook *book, guint sheet, guint criterion);
/* The layer that is worked on while a sheet is in that state. */
TdLayer  td_sheet_working_layer   (TdSheetState state);
/* "02/10", with the year where it is another; %NULL for 0.  (transfer full) */
char    *td_sheet_dup_day         (gint64 at);
/* Translated, as lists say it. */
const char *td_sheet_state_label  (TdSheetState state);

G_END_DECLS
