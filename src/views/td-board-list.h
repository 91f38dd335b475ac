/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"

G_BEGIN_DECLS

/**
 * TdBoardRowKind: what a row of the board is.
 * @TD_BOARD_ROW_GROUP: the head of a group
 * @TD_BOARD_ROW_PERSON: somebody who is classified
 * @TD_BOARD_ROW_CAP: how far the cap reaches
 * @TD_BOARD_ROW_LINE: the line of excellence, which people move
 * @TD_BOARD_ROW_MISSING_HEAD: the head of those without enough data
 * @TD_BOARD_ROW_MISSING: one of them
 * @TD_BOARD_ROW_EXEMPT_HEAD: the head of those who are not classified here
 * @TD_BOARD_ROW_EXEMPT: one of them
 */
typedef enum
{
  TD_BOARD_ROW_GROUP,
  TD_BOARD_ROW_PERSON,
  TD_BOARD_ROW_CAP,
  TD_BOARD_ROW_LINE,
  TD_BOARD_ROW_MISSING_HEAD,
  TD_BOARD_ROW_MISSING,
  TD_BOARD_ROW_EXEMPT_HEAD,
  TD_BOARD_ROW_EXEMPT,
} TdBoardRowKind;

/**
 * TdBoardLayers: which layers of scores anybody has, and so a column.
 *
 * @TD_BOARD_LONG_RANKS is no layer: ranks reach four digits, and need more room.
 *
 * Where there is room for one column only, that of the council shows the score that
 * decides, whichever layer it is of.
 */
typedef enum
{
  TD_BOARD_LAYER_SELF      = 1 << 0,
  TD_BOARD_LAYER_APPRAISED = 1 << 1,
  TD_BOARD_LAYER_COUNCIL   = 1 << 2,
  TD_BOARD_LONG_RANKS      = 1 << 3,
} TdBoardLayers;

#define TD_BOARD_NO_GROUP G_MAXUINT

/**
 * TdBoardRow:
 * @kind: see there
 * @is_between: stands above the line but beyond the cap
 * @group: index of the group, %TD_BOARD_NO_GROUP where there is none
 * @person: index of the person; of a line or cap how many stand above it; of a
 *   head how many rows belong to it
 */
typedef struct
{
  TdBoardRowKind kind : 8;
  guint          is_between : 1;
  guint          group;
  guint          person;
} TdBoardRow;

/**
 * TdBoardList:
 *
 * A board as a list of rows of equal height: group after group, each with its
 * people in rank order, the cap and the line among them; then those without
 * enough data; then those who are not classified here.  Groups can be collapsed;
 * a search leaves the people it finds and the heads above them.
 *
 * Built anew, in one pass, whenever the board or a choice of these changes.
 * Signal "changed": the rows are others now.
 */
#define TD_TYPE_BOARD_LIST (td_board_list_get_type ())
G_DECLARE_FINAL_TYPE (TdBoardList, td_board_list, TD, BOARD_LIST, GObject)

TdBoardList *td_board_list_new          (void);
TdBoard     *td_board_list_get_board    (TdBoardList *self); /* nullable */
void         td_board_list_set_board    (TdBoardList *self, TdBoard *board);
/* Words in any order, without marks or case, of name, post and unit. */
void         td_board_list_set_search   (TdBoardList *self, const char *text);
gboolean     td_board_list_is_searching (TdBoardList *self);

guint        td_board_list_get_n        (TdBoardList *self);
const TdBoardRow *
             td_board_list_get          (TdBoardList *self, guint position);
/* Bits of #TdBoardLayers: what the columns are to have room for. */
guint        td_board_list_get_layers   (TdBoardList *self);
/* How many people's rows there are. */
guint        td_board_list_get_n_people (TdBoardList *self);
/* %NULL for sections that are no group. */
const TdBoardGroup *
             td_board_list_get_group    (TdBoardList *self, const TdBoardRow *row);
/* %NULL for rows that are no person. */
const TdBoardPerson *
             td_board_list_get_person   (TdBoardList *self, const TdBoardRow *row);
gboolean     td_board_row_is_head       (const TdBoardRow *row);
gboolean     td_board_row_is_person     (const TdBoardRow *row);
/* The head above a position, or the position itself. */
guint        td_board_list_find_head    (TdBoardList *self, guint position);

/* What names a row while others come and go: of a person the person's id, else
 * less than 0; never 0. */
gint64       td_board_list_get_id       (TdBoardList *self, guint position);
gboolean     td_board_list_find         (TdBoardList *self, gint64 id, guint *position);
/* The row of that kind of that group; %FALSE when it is not in the list. */
gboolean     td_board_list_find_row     (TdBoardList *self, TdBoardRowKind kind, guint group,
                                         guint *position);

/* Whether the cap or the line falls among the people of this one's rank. */
gboolean     td_board_list_tie_decides  (TdBoardList *self, const TdBoardPerson *person);

gboolean     td_board_list_is_collapsed (TdBoardList *self, guint position);
/* @position: of a head. */
void         td_board_list_set_collapsed (TdBoardList *self, guint position, gboolean collapsed);
void         td_board_list_set_all_collapsed (TdBoardList *self, gboolean collapsed);
/* Opens whatever hides this person; %FALSE when the person is not on the board. */
gboolean     td_board_list_uncover      (TdBoardList *self, gint64 staff);

/* Shows the line of a group after @above people, without moving it. */
void         td_board_list_preview_line (TdBoardList *self, guint group, guint above);
void         td_board_list_end_preview  (TdBoardList *self);
/* Where the line of a group is shown. */
guint        td_board_list_get_line     (TdBoardList *self, guint group);
/* The group's figures with the line where it is shown. */
TdBoardCounter
             td_board_list_get_counter  (TdBoardList *self, guint group);

G_END_DECLS
