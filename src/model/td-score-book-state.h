/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-book.h"
#include "td-score-links.h"

G_BEGIN_DECLS

/*
 * The state of a score book: computed in one go, on any thread, and handed over
 * whole.  Arrays are flat and by sheet, so that one sheet is read anew in its place.
 */

/* The rankings that are kept side by side. */
typedef enum
{
  TD_RANKING_ALL,
  TD_RANKING_CLUSTER,
  TD_RANKING_UNIT,
  TD_RANKING_KIND,
} TdRanking;
#define TD_N_RANKINGS 4

/**
 * TdBookKey: which cell a score is in.
 * @cell: criterion times %TD_N_LAYERS plus the layer
 * @id: of the record, 0: from a linked register
 */
typedef struct
{
  guint  cell;
  gint64 id;
} TdBookKey;

/**
 * TdBookEntries: the scores of one sheet, by cell, then by rater.
 * @keys, @scores: (array length=n): side by side
 */
typedef struct
{
  TdBookKey   *keys;
  TdBookScore *scores;
  guint        n;
} TdBookEntries;

/* A question or a file, and what it is about. */
typedef struct
{
  gint64   id;
  guint    sheet;
  guint    criterion;
  gboolean is_open; /* of a question: not answered */
} TdBookNote;

/**
 * TdBookState:
 * @record: of the round
 * @rule: borrows from @record
 * @seal: (nullable): in force
 * @n_cells: criteria times layers
 * @marks: by sheet, criterion and layer, several raters made one
 * @decided: by sheet and criterion
 * @n_evidence, @n_questions: by sheet and criterion; of questions the open ones
 * @links: by criterion; %NULL where it is not linked
 * @strings: what sheets and scores borrow; grows only by what was never there
 */
typedef struct
{
  gint64            round;
  TdRecord         *record;
  TdCriteriaSet    *set;
  TdRoundRule       rule;
  TdBookSeal       *seal;
  guint             n_criteria;
  guint             n_cells;
  guint             n_sheets;
  TdBookSheet      *sheets;
  TdBookEntries    *entries;
  TdMark           *marks;
  TdMark           *decided;
  TdSheetResult    *results;
  TdSheetRank      *ranks[TD_N_RANKINGS];
  guint            *n_evidence;
  guint            *n_questions;
  GArray           *evidence;  /* TdBookNote */
  GArray           *questions; /* TdBookNote */
  TdLinkedFigures **links;
  gboolean          is_linked;
  GHashTable       *sheet_of;     /* id to index plus one */
  GHashTable       *criterion_of; /* id to index plus one */
  GStringChunk     *strings;
} TdBookState;

void         td_book_seal_free (TdBookSeal *self);

/**
 * td_book_state_new:
 *
 * Reads the round, whole.  %TD_ERROR_NOT_FOUND when there is none.
 */
TdBookState *td_book_state_new    (TdReader *reader, gint64 round, GCancellable *cancellable,
                                   GError **error);
void         td_book_state_free   (TdBookState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdBookState, td_book_state_free)

/* Reads one sheet anew: its record, scores, questions and files.  Ranks follow with
 * td_book_state_rank().  %FALSE without an error: it is no longer there. */
gboolean     td_book_state_reload (TdBookState *self, TdReader *reader, guint sheet,
                                   GError **error);
/* Scores, questions and files of all sheets (@only: %G_MAXUINT), or of one, and what
 * they come to. */
gboolean     td_book_state_read_rows (TdBookState *self, TdReader *reader, guint only,
                                      GCancellable *cancellable, GError **error);
/* (nullable): a text that lives as long as the state. */
const char  *td_book_state_keep   (TdBookState *self, const char *text);
void         td_book_state_rank   (TdBookState *self);
/* In td-score-book-marks.c: the scores of a sheet as they were read (element-type
 * TdBookRaw), sorted, with what linked registers say, marked and added up. */
void         td_book_state_settle (TdBookState *self, guint sheet, GArray *raw);
/* Takes over what the seal in force says, after td_book_state_rank(). */
gboolean     td_book_state_read_seal   (TdBookState *self, TdReader *reader, GError **error);
gboolean     td_book_state_apply_seal  (TdBookState *self, TdReader *reader, GError **error);

/* A score on its way into a sheet. */
typedef struct
{
  TdBookKey   key;
  TdBookScore score;
} TdBookRaw;

gboolean     td_book_state_find   (const TdBookState *self, gint64 sheet, guint *index);
gboolean     td_book_state_find_criterion (const TdBookState *self, gint64 criterion,
                                           guint *index);
/* (array length=n): the scores of one cell; @first: index of the first in the sheet's. */
const TdBookScore *
             td_book_state_get_scores (const TdBookState *self, guint sheet, guint criterion,
                                       TdLayer layer, guint *first, guint *n);
/* Index in the sheet's scores of what @author edits; -1: nothing. */
int          td_book_state_find_entry (const TdBookState *self, guint sheet, guint criterion,
                                       TdLayer layer, const char *author);
const TdMark *
             td_book_state_get_marks  (const TdBookState *self, guint sheet);
/* The cell's one score, "III.9" and what stands there, in a document's words; see
 * td_sheet_explain().  (transfer full): criteria times layers; details are borrowed */
TdScore     *td_book_state_dup_scores (const TdBookState *self, guint sheet);

/* Each rater has an entry of their own there; else who scores replaces what there is:
 * always in the unit's own layer, whoever of the office types it in. */
gboolean     td_rule_keeps_raters (const TdRoundRule *rule, TdLayer layer);

/* In td-score-book-explain.c.  @reader: for files, questions and sealed trees.
 * (transfer full); %NULL with an error */
TdExplain   *td_book_state_explain (const TdBookState *self, TdReader *reader, guint sheet,
                                    GError **error);
TdExplain   *td_book_state_explain_criterion (const TdBookState *self, TdReader *reader,
                                              guint sheet, guint criterion, GError **error);
/* What each sheet comes to in short, to see whether two states show the same.
 * (transfer full) */
char        *td_book_state_digest (const TdBookState *self);

G_END_DECLS
