/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-book.h"

G_BEGIN_DECLS

/**
 * TdProposalOutcome: what would become of a cell.
 * @TD_PROPOSAL_SAME: it says what there is already: nothing is written
 * @TD_PROPOSAL_ADDED: the cell is open now
 * @TD_PROPOSAL_CHANGED: it takes the place of what there is
 * @TD_PROPOSAL_REFUSED: it cannot be taken, with the reason
 */
typedef enum
{
  TD_PROPOSAL_SAME,
  TD_PROPOSAL_ADDED,
  TD_PROPOSAL_CHANGED,
  TD_PROPOSAL_REFUSED,
} TdProposalOutcome;
#define TD_N_PROPOSAL_OUTCOMES 4

/**
 * TdScoreProposal: one cell as it is proposed to be.
 * @sheet: the id of its sheet
 * @criterion: index in the set
 * @text: as it was pasted or typed
 * @before: what stands there
 * @after: what it would be worth
 * @reason: (nullable): why it is refused, translated
 */
typedef struct
{
  gint64             sheet;
  guint              criterion;
  char              *text;
  TdMark             before;
  TdMark             after;
  TdProposalOutcome  outcome;
  char              *reason;
  TdScore            score;
} TdScoreProposal;

/**
 * TdScorePreview:
 *
 * Scores that are proposed for one layer of a round and not written yet: what a
 * pasted block would do, cell by cell.
 */
typedef struct _TdScorePreview TdScorePreview;

TdScorePreview *td_score_preview_new     (TdScoreBook *book, TdLayer layer);
void            td_score_preview_free    (TdScorePreview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdScorePreview, td_score_preview_free)

/* @sheet: its index in the book.  Another proposal for the cell takes the place of the
 * first. */
void            td_score_preview_put     (TdScorePreview *self, guint sheet, guint criterion,
                                          const char *text);
/* %FALSE where nothing was proposed. */
gboolean        td_score_preview_drop    (TdScorePreview *self, gint64 sheet, guint criterion);
/* %NULL where nothing is proposed. */
const TdScoreProposal *
                td_score_preview_get     (TdScorePreview *self, gint64 sheet, guint criterion);
/* The book changed: every cell is looked at anew; those of sheets that are gone go. */
void            td_score_preview_refresh (TdScorePreview *self);
guint           td_score_preview_count   (TdScorePreview *self, TdProposalOutcome outcome);
/* How many cells would be written. */
guint           td_score_preview_count_taken (TdScorePreview *self);
/* The reason of a refused one, the first in the order of sheets and criteria; %NULL. */
const char     *td_score_preview_get_reason (TdScorePreview *self);
/* (transfer full) (element-type TdScoreChange): what is to be written. */
GPtrArray      *td_score_preview_dup_changes (TdScorePreview *self);
/* What the row would come to, as td_score_get_total(); %FALSE where nothing is proposed
 * for the sheet. */
gboolean        td_score_preview_get_total (TdScorePreview *self, gint64 sheet, TdTotal *total);

G_END_DECLS
