/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-action.h"
#include "td-rounds.h"
#include "td-sheet-state.h"

G_BEGIN_DECLS

/**
 * TdBookSheet: one subject of the round.
 * @staff: 0 for a unit
 * @unit: the unit itself, or the person's on the round's date; 0: none
 * @n_people: of a unit: who worked in it, or in a unit below it, on the round's date
 * @n_questions: open ones
 * @submitted_at, @appraised_at, @council_at: 0: not yet
 */
typedef struct
{
  gint64        id;
  gint64        staff;
  gint64        unit;
  const char   *name;
  const char   *unit_name;   /* nullable */
  const char   *cluster;     /* nullable */
  const char   *kind;        /* nullable */
  TdSheetState  state;
  guint         n_people;
  guint         n_questions;
  gint64        submitted_at;
  const char   *submitted_by; /* nullable */
  gint64        appraised_at;
  const char   *appraised_by; /* nullable */
  gint64        council_at;
} TdBookSheet;

/**
 * TdBookScore: what one rater entered, or what a linked register says.
 * @rater: (nullable)
 * @is_linked: it comes from a register: nothing was entered
 * @reason: (nullable): why it differs from the layer before
 */
typedef struct
{
  TdScore      score;
  TdMark       mark;
  const char  *rater;
  const char  *reason;
  gint64       scored_at;
  gboolean     is_linked;
} TdBookScore;

/**
 * TdBookSeal: a closing of the round.
 */
typedef struct
{
  gint64  id;
  guint   version;
  gint64  sealed_at;
  char   *sealed_by; /* nullable */
  char   *hash;
  char   *settings;
} TdBookSeal;

/**
 * TdScoreBook:
 *
 * One round, whole: its set, its sheets, every score, and what they come to.  Totals
 * are reckoned here from the scores, never stored; of a closed round the sealed
 * results are what is shown.
 *
 * Property "loading".  Used by one thread.  Made with td_score_book_new() or _async()
 * it belongs to the store's thread and follows #TdStore::changed by itself, sheet by
 * sheet.  All that getters return is valid until the next ::changed.
 */
#define TD_TYPE_SCORE_BOOK (td_score_book_get_type ())
G_DECLARE_FINAL_TYPE (TdScoreBook, td_score_book, TD, SCORE_BOOK, GObject)

TdScoreBook *td_score_book_new        (TdStore *store, gint64 round, GError **error);
void         td_score_book_new_async  (TdStore *store, gint64 round, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
TdScoreBook *td_score_book_new_finish (GAsyncResult *result, GError **error);
/* For exports and write functions, on the reader's thread; does not follow changes. */
TdScoreBook *td_score_book_new_for_reader (TdReader *reader, gint64 round, GError **error);

/* Reads everything again, waiting: for who cannot wait for ::changed after a large change. */
gboolean     td_score_book_reload       (TdScoreBook *self, GError **error);
gboolean     td_score_book_is_loading   (TdScoreBook *self);
/* Why the last reload failed: what is shown is older than the register.  %NULL: it did not. */
const GError *
             td_score_book_get_error    (TdScoreBook *self);

gint64       td_score_book_get_round    (TdScoreBook *self);
TdRecord    *td_score_book_get_record   (TdScoreBook *self); /* (transfer none): of the round */
const TdCriteriaSet *
             td_score_book_get_set      (TdScoreBook *self);
const TdRoundRule *
             td_score_book_get_rule     (TdScoreBook *self);
gboolean     td_score_book_is_closed    (TdScoreBook *self);
const TdBookSeal *
             td_score_book_get_seal     (TdScoreBook *self); /* in force; nullable */

guint        td_score_book_get_n_sheets (TdScoreBook *self);
const TdBookSheet *
             td_score_book_get_sheet    (TdScoreBook *self, guint index);
gboolean     td_score_book_find_sheet   (TdScoreBook *self, gint64 id, guint *index);
const TdSheetResult *
             td_score_book_get_result   (TdScoreBook *self, guint index);
/* Rank over all; among its cluster (of those without one: among them); within its unit
 * for people. */
const TdSheetRank *
             td_score_book_get_rank     (TdScoreBook *self, guint index);
const TdSheetRank *
             td_score_book_get_cluster_rank (TdScoreBook *self, guint index);
const TdSheetRank *
             td_score_book_get_unit_rank (TdScoreBook *self, guint index);
/* Among those of its kind ("Phòng chuyên môn", "Công chức"). */
const TdSheetRank *
             td_score_book_get_kind_rank (TdScoreBook *self, guint index);
/* Of a group: its criteria added up. */
TdMark       td_score_book_get_mark     (TdScoreBook *self, guint sheet, guint criterion,
                                         TdLayer layer);
/* What counts of it, by the round's rule. */
TdMark       td_score_book_get_decided  (TdScoreBook *self, guint sheet, guint criterion);
/* (array length=n): by rater's name; empty when open. */
const TdBookScore *
             td_score_book_get_scores   (TdScoreBook *self, guint sheet, guint criterion,
                                         TdLayer layer, guint *n);
/* What there is to edit: the author's own entry where each rater has one, else the one
 * there is; open when there is none, also where a register gives the figure.  In the
 * units' own layer there is always one entry, whoever of the office typed it in. */
TdScore      td_score_book_get_entry    (TdScoreBook *self, guint sheet, guint criterion,
                                         TdLayer layer);
/* Why it differs from the layer before; %NULL. */
const char  *td_score_book_get_reason   (TdScoreBook *self, guint sheet, guint criterion,
                                         TdLayer layer);
guint        td_score_book_count_evidence (TdScoreBook *self, guint sheet, guint criterion);
/* Points without a file where one is needed. */
gboolean     td_score_book_lacks_evidence (TdScoreBook *self, guint sheet, guint criterion);
gboolean     td_score_book_is_questioned (TdScoreBook *self, guint sheet, guint criterion);
/* Why a cell cannot be written, translated; %NULL when it can.  (transfer full) */
char        *td_score_book_dup_refusal  (TdScoreBook *self, guint sheet, guint criterion,
                                         TdLayer layer);

/* (transfer full): the whole sheet, or one criterion of it. */
TdExplain   *td_score_book_explain      (TdScoreBook *self, guint sheet);
TdExplain   *td_score_book_explain_criterion (TdScoreBook *self, guint sheet, guint criterion);

/**
 * TdScoreChange: one cell that is to be written.
 * @score: the detail is owned by whoever owns the change; %TD_SCORE_OPEN takes back
 * @reason: (nullable): why it differs; %NULL leaves what there is
 */
typedef struct
{
  gint64       sheet;
  gint64       criterion;
  TdLayer      layer;
  TdScore      score;
  char        *reason;
} TdScoreChange;
void td_score_change_free (TdScoreChange *self);

/**
 * td_score_book_set_scores:
 * @changes: (element-type TdScoreChange): copied
 * @label: (nullable): "Dán 15 ô"; %NULL: made of what changes
 *
 * All of them as one change, or none: refused with %TD_ERROR_INVALID or
 * %TD_ERROR_CONFLICT that names the sheet and the criterion where one cannot be written
 * (the state of its sheet, the criterion's rule, a closed round).
 *
 * Writing moves sheets on: the unit's own score a sheet that was not sent to "tự chấm",
 * an appraised one a submitted sheet to "thẩm định", the council's an appraised one to
 * "Hội đồng".  The same score again changes nothing; "" as a reason takes one away.
 */
TdAction    *td_score_book_set_scores   (TdScoreBook *self, GPtrArray *changes, const char *label,
                                         GError **error);
/* The reason beside a score that is there; %NULL takes it away. */
TdAction    *td_score_book_set_reason   (TdScoreBook *self, gint64 sheet, gint64 criterion,
                                         TdLayer layer, const char *reason, GError **error);
/* What is open in a layer of these sheets takes what the layer before says.
 * (element-type gint64) */
TdAction    *td_score_book_take_over    (TdScoreBook *self, GArray *sheets, TdLayer layer,
                                         GError **error);
/* (element-type gint64): to a state, all of them or none; those that are there stay. */
TdAction    *td_score_book_set_state    (TdScoreBook *self, GArray *sheets, TdSheetState state,
                                         GError **error);

/**
 * TdSheetStay: a sheet that does not go to a state.
 * @state: where it is; the one asked for where it is there already
 * @text: why it stays, and what to do: a translated sentence or two that name the sheet
 */
typedef struct
{
  gint64        sheet;
  TdSheetState  state;
  char         *text;
} TdSheetStay;
void td_sheet_stay_free (TdSheetStay *self);

/**
 * td_score_book_list_movable:
 * @sheets: (element-type gint64)
 * @staying: (out) (optional) (transfer full) (element-type TdSheetStay): the others
 *
 * For who wants the sheets that can go to @state to go, as one change, and to be told of
 * the others: what this returns is what td_score_book_set_state() takes then.  Ids that
 * the round does not have (any more) are in neither list.
 *
 * Returns: (transfer full) (element-type gint64): in the order given; may be empty
 */
GArray      *td_score_book_list_movable (TdScoreBook *self, GArray *sheets, TdSheetState state,
                                         GPtrArray **staying);

/**
 * TdScoreQuestion: why a sheet is returned.
 */
typedef struct
{
  gint64  criterion;
  char   *text;
} TdScoreQuestion;
void td_score_question_free (TdScoreQuestion *self);
/* Returns a sheet with at least one question (element-type TdScoreQuestion).  One that is open
 * in the same words is not asked twice. */
TdAction    *td_score_book_return       (TdScoreBook *self, gint64 sheet, GPtrArray *questions,
                                         GError **error);
/* @answer: (nullable).  Once the last one is answered the sheet is submitted again. */
TdAction    *td_score_book_answer       (TdScoreBook *self, gint64 question, const char *answer,
                                         GError **error);
/* Records of td_entity_question of one sheet, newest first. */
GPtrArray   *td_score_book_list_questions (TdScoreBook *self, gint64 sheet, GError **error);

/**
 * td_score_book_close:
 *
 * Closes (chốt) the round: every sheet is closed, and what each came to is copied under
 * one hash.  Incomplete sheets do not stand in the way: they stay without class and
 * rank.  Sheets that are with their units do, %TD_ERROR_CONFLICT names them; and so does
 * that nothing at all was scored.  Only td_score_book_reopen() takes it back, not undo.
 */
TdAction    *td_score_book_close        (TdScoreBook *self, GError **error);
/* Asks for a reason; the sheets are before the council again. */
TdAction    *td_score_book_reopen       (TdScoreBook *self, const char *reason, GError **error);
/* Computes the hash of a seal again; %FALSE with %TD_ERROR_CORRUPT when it is another. */
gboolean     td_round_seal_verify       (TdReader *reader, gint64 seal, GError **error);
/* For the writer: %FALSE with %TD_ERROR_CONFLICT where the round is closed. */
gboolean     td_round_guard             (TdReader *reader, gint64 round, GError **error);

/**
 * TdScoreBook::changed:
 * @sheet: index of the one sheet whose scores changed, %TD_BOOK_ALL: anything may have
 */
#define TD_BOOK_ALL G_MAXUINT

G_END_DECLS
