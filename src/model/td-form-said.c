/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-forms-private.h"

/*
 * What the unit has said of each cell once a submission is received: the base that the
 * next file of the same form is compared with.  Only what the office changed since then
 * is a conflict, and a cell that the unit empties is open again.
 */

/* Whether the register has answered what the unit says there.  What was refused has to be
 * said anew, and so has a conflict that nobody settled, or it would be forgotten. */
static gboolean
is_dealt_with (const TdFormComparison *cell)
{
  switch (cell->status)
    {
    case TD_FORM_EMPTY:
    case TD_FORM_SAME:
      return TRUE;
    case TD_FORM_FILLED:
      return cell->take;
    case TD_FORM_CHANGED:
    case TD_FORM_CONFLICT:
      return cell->take || cell->is_settled;
    case TD_FORM_REFUSED:
    default:
      return FALSE;
    }
}

/* What stands beside a cell without a score is not kept: with a score it is new again. */
static void
keep_reason (TdFormCell *cell, const TdFormComparison *said, gboolean is_answer)
{
  if (said->theirs == NULL && !is_answer)
    g_clear_pointer (&cell->reason, g_free);
  else if (said->reason != NULL)
    {
      g_free (cell->reason);
      cell->reason = g_strdup (said->reason);
    }
}

static TdFormCell *
find_cell (GHashTable *cells, TdScoreBook *book, const TdFormComparison *said)
{
  const TdCriterion *criterion = td_criteria_set_get (td_score_book_get_set (book),
                                                      said->criterion);
  const TdFormCell key = { .sheet = td_score_book_get_sheet (book, said->sheet)->id,
                           .criterion = criterion->id };

  return g_hash_table_lookup (cells, &key);
}

static guint
hash_cell (gconstpointer key)
{
  const TdFormCell *cell = key;

  return g_int64_hash (&cell->sheet) * 31 + g_int64_hash (&cell->criterion);
}

static gboolean
is_same_cell (gconstpointer a, gconstpointer b)
{
  const TdFormCell *x = a;
  const TdFormCell *y = b;

  return x->sheet == y->sheet && x->criterion == y->criterion;
}

char *
td_form_receipt_write_said (const TdFormReceipt *receipt, TdScoreBook *book)
{
  g_autoptr (TdForm) form = NULL;
  g_autoptr (GHashTable) cells = g_hash_table_new (hash_cell, is_same_cell);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (receipt->is_older || receipt->is_repeat)
    return NULL;
  form = td_form_copy (receipt->form);
  for (guint i = 0; i < form->cells->len; i++)
    g_hash_table_add (cells, g_ptr_array_index (form->cells, i));
  for (guint i = 0; i < receipt->cells->len; i++)
    {
      const TdFormComparison *said = g_ptr_array_index (receipt->cells, i);
      TdFormCell *cell = find_cell (cells, book, said);

      if (cell == NULL || !cell->is_open || !is_dealt_with (said))
        continue;
      g_free (cell->base);
      cell->base = g_strdup (said->theirs);
      keep_reason (cell, said, form->is_return);
    }
  form->saved = MAX (form->saved, receipt->saved);
  before = td_form_base_write (receipt->form);
  after = td_form_base_write (form);
  return g_str_equal (before, after) ? NULL : g_steal_pointer (&after);
}
