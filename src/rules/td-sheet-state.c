/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-state.h"

#include "td-text.h"

#include <glib/gi18n-lib.h>

static const char *const state_codes[TD_N_SHEET_STATES] = {
  "not_sent", "self", "submitted", "appraised", "returned", "council", "closed",
};

static const char *const state_terms[TD_N_SHEET_STATES] = {
  "Chưa gửi", "Tự chấm", "Đã nộp", "Thẩm định", "Trả lại", "Hội đồng", "Chốt",
};

/* How far on its way a sheet is; one that was returned is with its unit again. */
static const guint state_steps[TD_N_SHEET_STATES] = {
  [TD_SHEET_NOT_SENT] = 0,
  [TD_SHEET_SELF] = 1,
  [TD_SHEET_RETURNED] = 1,
  [TD_SHEET_SUBMITTED] = 2,
  [TD_SHEET_APPRAISED] = 3,
  [TD_SHEET_COUNCIL] = 4,
  [TD_SHEET_CLOSED] = 5,
};

const char *
td_sheet_state_code (TdSheetState state)
{
  g_return_val_if_fail (state < TD_N_SHEET_STATES, "");

  return state_codes[state];
}

gboolean
td_sheet_state_read (const char *text, TdSheetState *state)
{
  guint value;

  if (!td_words_find (state_codes, state_terms, TD_N_SHEET_STATES, text, &value))
    return FALSE;
  *state = (TdSheetState) value;
  return TRUE;
}

gboolean
td_sheet_state_can_go (TdSheetState from, TdSheetState to)
{
  if (to == TD_SHEET_RETURNED)
    return from == TD_SHEET_SUBMITTED || from == TD_SHEET_APPRAISED || from == TD_SHEET_COUNCIL;
  if (from == TD_SHEET_CLOSED)
    return to == TD_SHEET_COUNCIL;
  if (from == TD_SHEET_NOT_SENT && to == TD_SHEET_COUNCIL)
    return FALSE;
  return state_steps[to] > state_steps[from];
}

static gboolean
can_score_self (TdSheetState state, gboolean questioned)
{
  return state == TD_SHEET_NOT_SENT || state == TD_SHEET_SELF ||
         (state == TD_SHEET_RETURNED && questioned);
}

gboolean
td_sheet_state_can_score (TdSheetState state, TdLayer layer, gboolean questioned)
{
  switch (layer)
    {
    case TD_LAYER_SELF:
      return can_score_self (state, questioned);
    case TD_LAYER_APPRAISED:
      return state == TD_SHEET_SUBMITTED || state == TD_SHEET_APPRAISED ||
             state == TD_SHEET_RETURNED || state == TD_SHEET_COUNCIL;
    case TD_LAYER_COUNCIL:
      return state == TD_SHEET_APPRAISED || state == TD_SHEET_COUNCIL;
    default:
      return FALSE;
    }
}

char *
td_sheet_state_dup_refusal (TdSheetState state, TdLayer layer, gboolean questioned)
{
  if (td_sheet_state_can_score (state, layer, questioned))
    return NULL;
  if (state == TD_SHEET_CLOSED)
    return g_strdup (_("The sheet is closed. Open it again, with a reason, to change it."));
  if (layer == TD_LAYER_SELF && state == TD_SHEET_RETURNED)
    return g_strdup (_("Only the criteria in question of a returned sheet can be changed. Ask a "
                       "question on this criterion to open it."));
  if (layer == TD_LAYER_SELF)
    return g_strdup (_("The sheet has been submitted, so its own scores stay as they are. Return "
                       "it with a question on the criterion to change them."));
  if (layer == TD_LAYER_APPRAISED)
    return g_strdup (_("The sheet has not been submitted yet. Mark it as submitted, then "
                       "appraise it."));
  if (state == TD_SHEET_RETURNED)
    return g_strdup (_("The sheet was returned to its unit. The council can score it once it has "
                       "been submitted and appraised again."));
  return g_strdup (_("The council can score the sheet once its appraisal has begun. Start the "
                     "appraisal first."));
}

gboolean
td_sheet_state_can_resubmit (TdSheetState state)
{
  return state == TD_SHEET_SUBMITTED;
}
