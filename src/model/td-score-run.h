/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-write.h"

G_BEGIN_DECLS

/*
 * What the register says of the cells that are to be written, while they are.
 */

/**
 * TdScoreStored: a score as it lies in the register.
 * @next: another rater's of the same cell, plus one; 0: none
 */
typedef struct
{
  gint64   id;
  gint64   scored_at;
  TdScore  score;
  char    *rater;
  char    *reason;
  guint    next;
} TdScoreStored;

/**
 * TdScoreTarget: a sheet that is written to, as it is now.
 * @questioned: ids of criteria with an open question
 */
typedef struct
{
  TdRecord     *record;
  TdSheetState  state;
  TdSheetState  before;
  GHashTable   *questioned;
} TdScoreTarget;

/* Which cell of which sheet. */
typedef struct
{
  gint64 sheet;
  gint64 criterion;
  guint  layer;
} TdScoreCell;

/* A table by cells, which it owns; and the cell of a change, to be put into it. */
GHashTable  *td_score_cells_new (void);
TdScoreCell *td_score_cell_of   (const TdScoreChange *change);

/**
 * TdScoreRun: one change on its way.
 * @targets: by the sheet's id
 * @cells: #TdScoreCell to index in @stored, plus one; 0: nothing is there
 */
typedef struct
{
  const TdScoreWrite *write;
  TdWriter           *writer;
  TdReader           *reader;
  GHashTable         *targets;
  GHashTable         *cells;
  GArray             *stored; /* TdScoreStored */
  gint64              now;
} TdScoreRun;

void     td_score_run_init  (TdScoreRun *self, const TdScoreWrite *write, TdWriter *writer);
void     td_score_run_clear (TdScoreRun *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdScoreRun, td_score_run_clear)
/* All that the changes are checked against and written over: one query a sheet, or one
 * for the round where there are many. */
gboolean td_score_run_read  (TdScoreRun *self, GError **error);

G_END_DECLS
