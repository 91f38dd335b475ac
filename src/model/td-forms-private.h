/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-forms.h"

G_BEGIN_DECLS

/*
 * What the files of forms share.
 *
 * The text in which the register keeps what a form contained, and what the unit said since
 * then ("base"): lines of parts with a blank between each two,
 *
 *   tdform1 TOKEN DIGEST
 *   r SAVED
 *   s SHEET NAME
 *   c CRITERION OPEN BASE REASON QUESTION
 *
 * where r is there once a file was received that says when it was saved, OPEN is 1 or 0,
 * and a text is "-" for none or "=" and the text, in which blanks, percent signs and
 * control characters are written as "%" and two hexadecimal digits.
 * One form has one such text: what is read is written the same again.
 */

TdForm        *td_form_new        (void);
TdForm        *td_form_copy       (const TdForm *self); /* without the book's indexes */
void           td_form_add_row    (TdForm *self, gint64 sheet, const char *name);
/* Appended, to be filled in. */
TdFormCell    *td_form_add_cell   (TdForm *self, gint64 sheet, gint64 criterion);
/* Of its token, its rows, and the criteria of @set.  (transfer full) */
char          *td_form_dup_digest (const TdForm *self, const TdCriteriaSet *set);

char          *td_form_base_write (const TdForm *self); /* (transfer full) */
/* Token, digest, rows and cells; %NULL with %TD_ERROR_CORRUPT.  (transfer full) */
TdForm        *td_form_base_read  (const char *text, GError **error);
/* Every text of @token begins with this.  (transfer full) */
char          *td_form_base_dup_start (const char *token);
/* Whether it may be a token at all. */
gboolean       td_form_token_is_valid (const char *token);
/* The form of a record of td_entity_form. */
TdForm        *td_form_from_record (TdRecord *record, GError **error);

/* What the unit's own layer has of a criterion, and what was written beside it; %NULL
 * for nothing, and where only a register says something.  (transfer full) */
char          *td_form_dup_present (TdScoreBook *book, guint sheet, guint criterion);
char          *td_form_dup_reason  (TdScoreBook *book, guint sheet, guint criterion);
/* What a register says it is, where it says so: nobody has to fill it in then.
 * (transfer full) */
char          *td_form_dup_linked  (TdScoreBook *book, guint sheet, guint criterion);
/* "" is %NULL.  (transfer full) */
char          *td_form_dup_written (const TdCriterion *criterion, const TdScore *score);

/* In td-form-receipt.c: nothing compared yet. */
TdFormReceipt *td_form_receipt_new (const TdForm *form, const char *file_name, GBytes *content);
/* Finds out whether the file or a later form of the unit was received before. */
gboolean       td_form_receipt_look_back (TdFormReceipt *self, TdReader *reader, gint64 round,
                                          GError **error);

/* In td-form-said.c: the text of its form once @receipt is received; %NULL where that
 * changes nothing.  (transfer full) */
char          *td_form_receipt_write_said (const TdFormReceipt *receipt, TdScoreBook *book);

/* Days from one full date to another, below 0 when it comes before. */
int            td_form_count_days  (TdDate from, TdDate to);

G_END_DECLS
