/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board-list.h"

G_BEGIN_DECLS

/* Keys of the two sections that are no group, for what is collapsed. */
#define TD_BOARD_MISSING_KEY "missing"
#define TD_BOARD_EXEMPT_KEY "exempt"

/* The ranks among whose people the cap and the line of a group fall; 0: none. */
typedef struct
{
  guint at_line;
  guint at_cap;
} TdBoardTies;

struct _TdBoardList
{
  GObject         parent_instance;

  TdBoard        *board;
  GArray         *rows;      /* of TdBoardRow */
  GArray         *ties;      /* of TdBoardTies, one a group */
  GHashTable     *collapsed; /* of keys */
  GStrv           words;     /* folded, what is searched; %NULL: nothing */
  GPtrArray      *texts;     /* folded, of everybody; %NULL until somebody searches */
  guint           n_people;
  guint           layers;

  guint           preview_group;
  guint           preview_above;
  TdBoardCounter  preview;
};

/* All rows anew, from the board and what is searched, collapsed and previewed. */
void td_board_list_build (TdBoardList *self);

G_END_DECLS
