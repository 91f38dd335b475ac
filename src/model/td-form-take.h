/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-forms.h"

G_BEGIN_DECLS

/*
 * What is taken from a form, sheet by sheet; private to the model.
 */

/**
 * TdFormTaking: what is the same for all sheets of a change.
 * @set: what the criteria of cells belong to
 * @at: seconds since 1970
 */
typedef struct
{
  gint64         round;
  TdCriteriaSet *set;
  char          *author;
  gint64         at;
} TdFormTaking;
void td_form_taking_clear (TdFormTaking *self);

/**
 * TdFormTakeCell: one value that is taken.
 * @criterion: of the set
 * @ours: (nullable): what the register must still say
 * @theirs: (nullable): what it is to say; %NULL: nothing
 * @reason: (nullable): what was written beside it
 */
typedef struct
{
  const TdCriterion *criterion;
  char              *ours;
  char              *theirs;
  char              *reason;
} TdFormTakeCell;

/**
 * TdFormTake: one sheet.
 * @name: whose it is
 * @unit_name: who filled it in
 * @note: (nullable): beside the whole sheet
 * @is_answer: the reasons are answers to questions
 * @is_complete: nothing is missing or still to be settled
 * @cells: (element-type TdFormTakeCell)
 */
typedef struct
{
  gint64     sheet;
  char      *name;
  char      *unit_name;
  char      *note;
  gboolean   is_answer;
  gboolean   is_complete;
  GPtrArray *cells;
} TdFormTake;

/* (transfer full) (element-type TdFormTake): sheets that nothing happens to left out. */
GPtrArray *td_form_plan_takes (TdScoreBook *book, const TdFormReceipt *receipt);
/* Writes the scores, answers and the note, and submits the sheet where it is complete. */
gboolean   td_form_take_write (TdWriter *writer, const TdFormTaking *taking,
                               const TdFormTake *self, GError **error);

G_END_DECLS
