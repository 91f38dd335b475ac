/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Height of every row of the board, its lower border included. */
#define TD_BOARD_ROW_HEIGHT 28

typedef enum
{
  TD_BOARD_COLUMN_RANK,
  TD_BOARD_COLUMN_NAME,
  TD_BOARD_COLUMN_POST,
  TD_BOARD_COLUMN_SELF,
  TD_BOARD_COLUMN_APPRAISED,
  TD_BOARD_COLUMN_COUNCIL,
  TD_BOARD_COLUMN_NOTE,
  TD_BOARD_COLUMN_CLASS,
  TD_N_BOARD_COLUMNS,
} TdBoardColumn;

/* Where a column lies; without a width it is left out. */
typedef struct
{
  int x;
  int width;
} TdBoardCell;

/* Below this width there is one column of scores. */
#define TD_BOARD_ONE_SCORE_WIDTH 850
/* Below this width badges have one word. */
#define TD_BOARD_SHORT_WIDTH 560

/* Shares @width px out among the columns: the fewer px, the fewer columns.
 * @layers: bits of #TdBoardLayers */
void       td_board_columns_share (int width, guint layers, TdBoardCell cells[TD_N_BOARD_COLUMNS]);

/**
 * TdBoardTitles:
 *
 * The line of column titles above the board.
 */
#define TD_TYPE_BOARD_TITLES (td_board_titles_get_type ())
G_DECLARE_FINAL_TYPE (TdBoardTitles, td_board_titles, TD, BOARD_TITLES, GtkWidget)

void       td_board_titles_set_layers (TdBoardTitles *self, guint layers);

G_END_DECLS
