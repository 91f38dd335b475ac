/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-export-private.h"

G_BEGIN_DECLS

/* The columns of "Bảng chấm điểm" (DOMAIN.md D11). */
enum
{
  TD_SCORED_ORDINAL,
  TD_SCORED_TEXT,
  TD_SCORED_MAX,
  TD_SCORED_LAYER,
  TD_SCORED_EVIDENCE = TD_SCORED_LAYER + TD_N_LAYERS,
  TD_SCORED_NOTE,
  TD_N_SCORED_COLUMNS,
};

/**
 * TdScoredForm: one score sheet being written.
 * @sheet: its index in the book
 * @first: row of the first criterion
 */
typedef struct
{
  TdExport            *self;
  TdScoreBook         *book;
  const TdCriteriaSet *set;
  TdHouseForm         *form;
  guint                sheet;
  guint                first;
} TdScoredForm;

/* Sums of each kind of points, the total and how complete it is, a row each. */
void td_scored_form_write_totals (TdScoredForm *scored);
/* What it comes to, in words below the table. */
void td_scored_form_write_result (TdScoredForm *scored);

G_END_DECLS
