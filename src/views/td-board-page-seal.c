/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-page-private.h"

#include "td-reopen-dialog.h"
#include "td-seal-check.h"
#include "td-year-freeze-dialog.h"
#include "td-year-seal.h"

void
td_board_page_freeze (TdBoardPage *self)
{
  GtkWidget *dialog;

  if (self->board == NULL)
    return;
  dialog = td_year_freeze_dialog_new (td_board_page_get_window (self),
                                      td_page_get_store (TD_PAGE (self)), self->board);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
td_board_page_reopen (TdBoardPage *self)
{
  GtkWidget *dialog = td_reopen_dialog_new_for_year (td_board_page_get_window (self),
                                                     td_page_get_store (TD_PAGE (self)),
                                                     self->year);

  gtk_window_present (GTK_WINDOW (dialog));
}

void
td_board_page_verify (TdBoardPage *self)
{
  const TdYearSeal *seal = self->board != NULL ? td_board_get_seal (self->board) : NULL;

  if (seal != NULL)
    td_seal_check (GTK_WIDGET (self), td_page_get_store (TD_PAGE (self)), seal->id,
                   td_year_seal_verify);
}
