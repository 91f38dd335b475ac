/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score.h"

G_BEGIN_DECLS

/**
 * TdSheetState: where a score sheet is on its way.
 * @TD_SHEET_NOT_SENT: chưa gửi: made, its unit has no form yet
 * @TD_SHEET_SELF: tự chấm: with its unit
 * @TD_SHEET_SUBMITTED: đã nộp
 * @TD_SHEET_APPRAISED: thẩm định: the office scores
 * @TD_SHEET_RETURNED: trả lại: with its unit again, for the criteria in question only
 * @TD_SHEET_COUNCIL: Hội đồng
 * @TD_SHEET_CLOSED: chốt
 */
typedef enum
{
  TD_SHEET_NOT_SENT,
  TD_SHEET_SELF,
  TD_SHEET_SUBMITTED,
  TD_SHEET_APPRAISED,
  TD_SHEET_RETURNED,
  TD_SHEET_COUNCIL,
  TD_SHEET_CLOSED,
} TdSheetState;
#define TD_N_SHEET_STATES 7

const char *td_sheet_state_code (TdSheetState state); /* "not_sent" … */
/* By its code or its Vietnamese term, "Chưa gửi" …. */
gboolean    td_sheet_state_read (const char *text, TdSheetState *state);

/* Whether a sheet may go from one state to another: forward step by step or past
 * steps, back only by returning (submitted, appraised and council to returned) and by
 * opening a closed one again (closed to council).  One that nobody was given is not the
 * council's to settle before the office says that it came, or appraises it; closing takes
 * it all the same. */
gboolean    td_sheet_state_can_go  (TdSheetState from, TdSheetState to);

/**
 * td_sheet_state_can_score:
 * @questioned: whether the criterion has an open question
 *
 * Whether a layer may be written: self while it is not sent or with its unit, and the
 * criteria in question of a returned one; the appraised layer from đã nộp on, and while
 * returned; the council's from thẩm định on.  Nothing of a closed one.
 */
gboolean    td_sheet_state_can_score (TdSheetState state, TdLayer layer, gboolean questioned);
/* Why not, translated, with what to do; %NULL when it may.  (transfer full) */
char       *td_sheet_state_dup_refusal (TdSheetState state, TdLayer layer, gboolean questioned);
/* Whether a form that its unit sends again replaces what it submitted: until somebody
 * has begun to appraise. */
gboolean    td_sheet_state_can_resubmit (TdSheetState state);

G_END_DECLS
