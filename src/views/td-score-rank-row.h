/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-id-list.h"
#include "td-score-ranking.h"

G_BEGIN_DECLS

/**
 * TdScoreRankRow:
 *
 * One line of a ranking: what a sheet came to, in words.
 */
#define TD_TYPE_SCORE_RANK_ROW (td_score_rank_row_get_type ())
G_DECLARE_FINAL_TYPE (TdScoreRankRow, td_score_rank_row, TD, SCORE_RANK_ROW, GObject)

/**
 * TdScoreRankRow:
 * @id: of the sheet
 * @group: (nullable): whom it is ranked among
 * @position: of its group among the groups
 * @rank: 0: not ranked
 * @points: the total, where there is one
 * @is_complete: else @class_words says what is missing
 */
struct _TdScoreRankRow
{
  GObject   parent_instance;

  gint64    id;
  char     *group;
  guint     position;
  guint     rank;
  gint64    points;
  gboolean  is_complete;
  char     *rank_words;
  char     *name;
  char     *unit;
  char     *total;
  char     *max;
  char     *percent;
  char     *scored;
  char     *class_words;
  char     *before;
};

/* @before: (nullable): the round before.  @places: (element-type utf8 guint): groups and
 * their positions, filled in by the rows as they are made. */
TdScoreRankRow *td_score_rank_row_new     (TdScoreBook *book, guint sheet, TdScoreScope scope,
                                           TdScoreBook *before, GHashTable *subjects,
                                           GHashTable *places);
/* Groups in their order, by rank, the incomplete ones last. */
int             td_score_rank_row_compare (gconstpointer a, gconstpointer b);
/* The rank of a sheet in a scope. */
const TdSheetRank *
                td_score_rank_get         (TdScoreBook *book, guint sheet, TdScoreScope scope);
/* (transfer full) (element-type gint64 guint): subjects of a book to its sheets + 1. */
GHashTable     *td_score_rank_index       (TdScoreBook *book);
/* Writes their totals with the same number of digits.  (element-type TdScoreRankRow) */
void            td_score_rank_rows_align  (GPtrArray *rows);
/* For a list of them: by the ids of their sheets. */
extern const TdIdFuncs td_score_rank_row_funcs;

G_END_DECLS
