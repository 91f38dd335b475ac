/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-book.h"

G_BEGIN_DECLS

/*
 * Forms that units fill in ("Giao phiếu", "Nhận phiếu"): what goes out, and the
 * three-way comparison of what comes back.  The workbooks themselves are written and
 * read by excel/td-form-*.
 */

/**
 * TdFormCell: one cell of a form: one criterion of one sheet.
 * @sheet, @criterion: ids
 * @base: (nullable): td_criterion_write() of what the unit said of it last: what stood
 *   there when it was issued, and once something was received, what stood there then,
 *   whether it was taken or the register kept what it had.  What was refused, or is a
 *   conflict that nobody settled, has not been said yet
 * @reason: (nullable): the same of what stood beside it; of a return slip nothing was
 *   issued there, since there the answer is to be written
 * @is_open: the unit may fill it in: of a return slip only what is questioned; never
 *   where a register of the department says what it is
 * @question: (nullable): of a return slip; several in one text, a line each
 */
typedef struct
{
  gint64    sheet;
  gint64    criterion;
  char     *base;
  char     *reason;
  gboolean  is_open;
  char     *question;
} TdFormCell;

/* One subject of a form: the sheet's id and whose it is. */
typedef struct
{
  gint64  sheet;
  char   *name;
} TdFormRow;

/**
 * TdForm: one workbook for one unit.
 * @id: 0 until it is issued
 * @token: names it in the workbook: random, in the register only beside what it contained
 * @serial: 1, 2 … of this unit in this round; 0 until it is issued
 * @deadline: not set: none
 * @saved: when the file that was received last was saved, seconds since 1970; 0: nothing
 *   was received, or the file does not say
 * @sheets: (array) (element-type guint): indexes into the book's sheets, the rows of the
 *   form; empty in a form that was found again
 * @rows: (element-type TdFormRow): the same sheets by id, with their names as issued
 * @cells: (element-type TdFormCell): row by row, criteria in the set's order, groups left out
 * @digest: SHA-256 of what a unit must not change, see td_form_hash_new()
 */
typedef struct
{
  gint64     id;
  char      *token;
  gint64     unit;
  char      *unit_name;
  guint      serial;
  gboolean   is_return;
  TdDate     deadline;
  gint64     saved;
  GArray    *sheets;
  GPtrArray *rows;
  GPtrArray *cells;
  char      *digest;
} TdForm;
void td_form_free (TdForm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdForm, td_form_free)

/**
 * TdFormHash:
 *
 * SHA-256 of what a unit must not change: the token, whose sheets they are, and the
 * criteria with their texts and maxima.  The workbook carries it, and the register
 * keeps it: who changes a text has to change the workbook's own hash as well, and then
 * it is no longer the one that was issued.  Texts are compared as td_text_clean() leaves
 * them.
 */
typedef struct _TdFormHash TdFormHash;
TdFormHash *td_form_hash_new           (const char *token);
void        td_form_hash_add_sheet     (TdFormHash *self, gint64 sheet, const char *name);
void        td_form_hash_add_criterion (TdFormHash *self, gint64 criterion, const char *code,
                                        const char *text, const char *max);
/* Frees it.  (transfer full): hexadecimal digits */
char       *td_form_hash_finish        (TdFormHash *self);
/* The maximum as forms show it: "10"; "" where it has none.  (transfer full) */
char       *td_form_dup_max            (const TdCriterion *criterion);

/**
 * td_forms_plan:
 * @units: (nullable) (element-type gint64): only these
 * @returns: return slips: only sheets that were returned
 *
 * One form a unit: of a round of people its people, of a round of units itself; only
 * sheets that are with their units.
 *
 * Returns: (transfer full) (element-type TdForm): in the order of the book's sheets;
 *   sheets without a unit share one.  %TD_ERROR_INVALID when there is nothing to give out.
 */
GPtrArray *td_forms_plan   (TdScoreBook *book, GArray *units, gboolean returns, GError **error);
/* Records that they were issued (after their workbooks were written); sheets not sent
 * yet are with their units from now on.  One change.  (element-type TdForm): copied. */
TdAction  *td_forms_issue  (TdScoreBook *book, GPtrArray *forms, TdDate deadline, GError **error);
/* A form that was issued, by its token; %NULL with %TD_ERROR_NOT_FOUND.  @round: (out)
 * (optional) */
TdForm    *td_form_find    (TdReader *reader, const char *token, gint64 *round, GError **error);
/* The same where it is of the book's round; %TD_ERROR_INVALID names the one that it is of. */
TdForm    *td_form_find_in (TdScoreBook *book, const char *token, GError **error);
/* For whoever looks for many: every form of the register, by token (utf8 to gint64 *), and
 * td_form_find_in() by that. */
GHashTable *td_forms_list_tokens (TdScoreBook *book, GError **error);
TdForm    *td_form_find_among (TdScoreBook *book, GHashTable *tokens, const char *token,
                               GError **error);

/**
 * TdFormStatus: what became of a cell.
 * @TD_FORM_EMPTY: nothing was filled in where something has to be: missing.  Bonus and
 *   deduction may stay empty, and so may what a register says; of a return slip it is
 *   a question without an answer
 * @TD_FORM_FILLED: it was empty and is filled in
 * @TD_FORM_SAME: as the register has it, or as the unit said before: nothing to be done
 * @TD_FORM_CHANGED: the unit changed it (also: only what it wrote beside it, or took it
 *   back, so that it is open again), the register did not: taken by itself
 * @TD_FORM_CONFLICT: both changed it since: to be chosen
 * @TD_FORM_REFUSED: what stands there is no score of the criterion, or the cell was not
 *   to be filled in
 */
typedef enum
{
  TD_FORM_EMPTY,
  TD_FORM_FILLED,
  TD_FORM_SAME,
  TD_FORM_CHANGED,
  TD_FORM_CONFLICT,
  TD_FORM_REFUSED,
} TdFormStatus;
#define TD_N_FORM_STATUSES 6

const char *td_form_status_code (TdFormStatus status); /* "missing", "filled", "same" … */

/**
 * TdFormEntry: one cell as it came back.
 * @criterion: 0: @reason is what the unit wrote beside the whole sheet (the column "Ghi
 *   chú" of a form of people)
 * @text: (nullable): what stands in it
 * @reason: (nullable): what the unit wrote beside it
 * @place: "Phiếu chấm, ô F12": for messages
 * @is_formula: the workbook computes it; @text is the value that was last computed
 */
typedef struct
{
  gint64    sheet;
  gint64    criterion;
  char     *text;
  char     *reason;
  char     *place;
  gboolean  is_formula;
} TdFormEntry;
void td_form_entry_free (TdFormEntry *self);

/**
 * TdFormComparison: one cell, three ways.
 * @base, @ours, @theirs: (nullable): as td_criterion_write() writes them; @theirs of a
 *   refused cell as it came
 * @reason: (nullable): what the unit wrote beside it, where that is new
 * @take: whether theirs is taken: %TRUE for filled and changed; chosen for conflicts
 * @is_settled: a conflict was decided, one way or the other, by whoever sets @take;
 *   a sheet with conflicts that are not is not submitted
 * @message: (nullable): why it is refused, or what to know about it, translated
 */
typedef struct
{
  guint         sheet;     /* index in the book */
  guint         criterion; /* index in the set */
  TdFormStatus  status;
  char         *base;
  char         *ours;
  char         *theirs;
  char         *reason;
  char         *place;
  char         *message;
  gboolean      take;
  gboolean      is_settled;
} TdFormComparison;

/**
 * TdFormNote: what the unit wrote beside a whole sheet; kept as the sheet's note.
 * @sheet: index in the book
 */
typedef struct
{
  guint  sheet;
  char  *text;
} TdFormNote;

/**
 * TdFormReceipt: one workbook that came back, compared.
 * @form: what it was issued as
 * @file_name: of the workbook
 * @content: kept with the receipt
 * @late_days: after the deadline; 0 in time
 * @counts: cells by #TdFormStatus
 * @saved: when the file was saved, seconds since 1970; 0: not known
 * @is_older: a later issue or a later submission of the same unit is in already: nothing
 *   is taken by itself
 * @was_received: this very file was received before; it is not kept twice
 * @is_repeat: that, and nothing of it is left to be taken or chosen: nothing is to be done
 *   with it
 * @cells: (element-type TdFormComparison): in the form's order
 * @notes: (element-type TdFormNote)
 * @remarks: (element-type utf8): what else is to be known, translated sentences
 */
typedef struct
{
  TdForm    *form;
  char      *file_name;
  GBytes    *content;
  gint64     saved;
  guint      late_days;
  guint      counts[TD_N_FORM_STATUSES];
  gboolean   is_older;
  gboolean   was_received;
  gboolean   is_repeat;
  GPtrArray *cells;
  GPtrArray *notes;
  GPtrArray *remarks;
} TdFormReceipt;
void td_form_receipt_free (TdFormReceipt *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFormReceipt, td_form_receipt_free)

/* A later workbook of the same unit comes with it: nothing of this one is taken by itself. */
void td_form_receipt_set_older (TdFormReceipt *self);
/**
 * td_form_receipt_set_saved:
 * @saved: when the workbook says that it was saved, seconds since 1970; 0: it does not say
 * @latest: when at the latest it was: when the file was written
 *
 * One that was saved before the one that was received last is older, and says so.
 */
void td_form_receipt_set_saved (TdFormReceipt *self, gint64 saved, gint64 latest);

/**
 * td_form_compare:
 * @entries: (element-type TdFormEntry): as read from the workbook
 *
 * Pure but for looking whether the file was received before.  Cells that came back
 * without ever having been issued are refused.
 *
 * Returns: (transfer full): %NULL with %TD_ERROR_INVALID where nothing of the form is in
 *   the book: another round, or none of its subjects any more
 */
TdFormReceipt *td_form_compare (TdScoreBook *book, const TdForm *form, const char *file_name,
                                GBytes *content, GPtrArray *entries, GError **error);
/**
 * td_forms_receive:
 * @receipts: (element-type TdFormReceipt): all of them as one change
 *
 * Writes what is taken into the layer tự chấm, keeps the files as versions, marks older
 * submissions as superseded, answers the questions of return slips, submits sheets that
 * have nothing missing, and remembers what the unit said, which the next file of the same
 * form is compared with.  Of files received before only what was left is done.  Fails with
 * %TD_ERROR_CONFLICT when the register says something else by then than what was compared
 * with: compare again.
 */
TdAction  *td_forms_receive    (TdScoreBook *book, GPtrArray *receipts, GError **error);
/* Units whose form is out and not back, or came back with nothing filled in: records of
 * td_entity_form. */
GPtrArray *td_forms_list_out   (TdReader *reader, gint64 round, GError **error);

G_END_DECLS
