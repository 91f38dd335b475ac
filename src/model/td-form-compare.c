/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-forms-private.h"

#include "td-error.h"
#include "td-score-book-private.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>

/**
 * Comparing: what the comparison of one form looks at.
 * @by_cell: (element-type TdFormEntry TdFormEntry): entries by sheet and criterion
 * @answers: what stands beside whole sheets, by sheet
 */
typedef struct
{
  TdScoreBook   *book;
  TdFormReceipt *receipt;
  GHashTable    *by_cell;
  GHashTable    *answers;
} Comparing;

/* --- one cell --- */

static guint
hash_entry (gconstpointer key)
{
  const TdFormEntry *entry = key;

  return g_int64_hash (&entry->sheet) * 31 + g_int64_hash (&entry->criterion);
}

static gboolean
is_same_cell (gconstpointer a, gconstpointer b)
{
  const TdFormEntry *x = a;
  const TdFormEntry *y = b;

  return x->sheet == y->sheet && x->criterion == y->criterion;
}

static void
refuse (TdFormComparison *cell, const char *message)
{
  cell->status = TD_FORM_REFUSED;
  g_free (cell->message);
  cell->message = g_strdup (message);
}

/* Sets what they say, as the register would write it; %FALSE: it is refused. */
static gboolean
read_theirs (TdFormComparison *cell, const TdCriterion *criterion, const TdFormEntry *entry)
{
  g_autofree char *clean = td_text_clean (entry->text);
  g_autoptr (GError) error = NULL;
  TdScore score;

  if (g_strcmp0 (clean, cell->base) == 0 && (clean != NULL || !entry->is_formula))
    {
      cell->theirs = g_steal_pointer (&clean);
      return TRUE;
    }
  if (clean == NULL && entry->is_formula)
    refuse (cell, _("There is a formula here without a value. Type the value in its place."));
  else if (td_score_text_is_dash (clean))
    refuse (cell, _("A dash can mean none or not applicable. Type “0” or “Không áp dụng”."));
  else if (entry->is_formula ? !td_criterion_read_computed (criterion, clean, &score, &error)
                             : !td_criterion_read (criterion, clean, &score, &error))
    refuse (cell, error->message);
  else
    {
      cell->theirs = td_form_dup_written (criterion, &score);
      td_score_clear (&score);
      return TRUE;
    }
  cell->theirs = g_steal_pointer (&clean);
  return FALSE;
}

/* What they wrote beside it, where that is new. */
static char *
dup_new_reason (Comparing *self, const TdFormCell *form_cell, const TdFormEntry *entry)
{
  g_autofree char *old = td_text_clean (form_cell->reason);
  g_autofree char *reason = td_text_clean (entry->reason);

  if (reason == NULL && self->receipt->form->is_return && form_cell->is_open)
    reason = td_text_clean (g_hash_table_lookup (self->answers, &form_cell->sheet));
  return g_strcmp0 (reason, old) != 0 ? g_steal_pointer (&reason) : NULL;
}

/* Whether nothing in it is something missing. */
static gboolean
is_needed (const TdCriterion *criterion)
{
  return criterion->role == TD_ROLE_BASE && criterion->link == NULL;
}

static TdFormStatus
judge (const TdFormComparison *cell, gboolean is_needed)
{
  gboolean same_as_base = g_strcmp0 (cell->theirs, cell->base) == 0;
  gboolean same_as_ours = g_strcmp0 (cell->theirs, cell->ours) == 0;
  gboolean ours_is_base = g_strcmp0 (cell->ours, cell->base) == 0;

  if (cell->theirs == NULL && cell->ours == NULL)
    return is_needed ? TD_FORM_EMPTY : TD_FORM_SAME;
  if (same_as_ours)
    return cell->reason != NULL ? TD_FORM_CHANGED : TD_FORM_SAME;
  if (same_as_base)
    return cell->reason != NULL ? TD_FORM_CONFLICT : TD_FORM_SAME;
  if (!ours_is_base)
    return TD_FORM_CONFLICT;
  return cell->base == NULL ? TD_FORM_FILLED : TD_FORM_CHANGED;
}

/* A question wants an answer or another score. */
static TdFormStatus
judge_answer (const TdFormComparison *cell)
{
  if (cell->reason == NULL && g_strcmp0 (cell->theirs, cell->base) == 0)
    return TD_FORM_EMPTY;
  if (cell->theirs == NULL && cell->ours == NULL)
    return TD_FORM_CHANGED;
  return judge (cell, TRUE);
}

/* A sheet that is no longer with its unit takes nothing more, but for a later form while
 * nobody appraises. */
static void
check_state (Comparing *self, TdFormComparison *cell)
{
  g_autofree char *refusal = NULL;

  if (cell->status == TD_FORM_SAME ||
      td_sheet_state_can_resubmit (td_score_book_get_sheet (self->book, cell->sheet)->state))
    return;
  refusal = td_score_book_dup_refusal (self->book, cell->sheet, cell->criterion, TD_LAYER_SELF);
  if (refusal == NULL)
    return;
  if (cell->status == TD_FORM_EMPTY)
    cell->status = TD_FORM_SAME;
  else
    refuse (cell, refusal);
}

static void
compare_entry (Comparing *self, TdFormComparison *cell, const TdFormCell *form_cell,
               const TdFormEntry *entry)
{
  const TdCriterion *criterion = td_criteria_set_get (td_score_book_get_set (self->book),
                                                      cell->criterion);

  cell->place = g_strdup (entry->place);
  cell->reason = dup_new_reason (self, form_cell, entry);
  if (!read_theirs (cell, criterion, entry))
    return;
  if (!form_cell->is_open)
    {
      cell->status = TD_FORM_SAME;
      if (g_strcmp0 (cell->theirs, cell->base) != 0)
        refuse (cell, _("This cell was not to be filled in, but something else stands there than "
                        "was given out."));
      return;
    }
  cell->status = self->receipt->form->is_return ? judge_answer (cell)
                                                : judge (cell, is_needed (criterion));
  check_state (self, cell);
  if (cell->reason != NULL && (cell->status == TD_FORM_EMPTY || cell->status == TD_FORM_SAME))
    cell->message = g_strdup (_("What is written beside it is not kept, since there is no score."));
  else if (entry->is_formula && cell->status != TD_FORM_REFUSED)
    cell->message = g_strdup (_("There is a formula here: the value it had last is taken."));
  cell->take = cell->status == TD_FORM_FILLED || cell->status == TD_FORM_CHANGED;
}

static void
compare_cell (Comparing *self, const TdFormCell *form_cell, guint sheet, guint criterion)
{
  const TdFormEntry nothing = { .sheet = form_cell->sheet, .criterion = form_cell->criterion };
  const TdFormEntry *entry = g_hash_table_lookup (self->by_cell, &nothing);
  TdFormComparison *cell = g_new0 (TdFormComparison, 1);

  cell->sheet = sheet;
  cell->criterion = criterion;
  cell->base = g_strdup (form_cell->base);
  cell->ours = td_form_dup_present (self->book, sheet, criterion);
  compare_entry (self, cell, form_cell, entry != NULL ? entry : &nothing);
  g_ptr_array_add (self->receipt->cells, cell);
  g_hash_table_remove (self->by_cell, &nothing);
}

/* --- the form --- */

/* A person, a unit or a criterion that the round had when the form was given out. */
static void
remark_gone (Comparing *self, const TdForm *form, GHashTable *gone, guint n_criteria)
{
  for (guint i = 0; i < form->rows->len; i++)
    {
      const TdFormRow *row = g_ptr_array_index (form->rows, i);

      if (g_hash_table_contains (gone, &row->sheet))
        g_ptr_array_add (self->receipt->remarks,
                         /* Translators: %s is a person or a unit */
                         g_strdup_printf (_("“%s” is no longer in the round: what the form says "
                                            "of them is not taken."), row->name));
    }
  if (n_criteria > 0)
    g_ptr_array_add (self->receipt->remarks,
                     g_strdup_printf (ngettext ("%u criterion is no longer in the round's set: "
                                                "what the form says of it is not taken.",
                                                "%u criteria are no longer in the round's set: "
                                                "what the form says of them is not taken.",
                                                n_criteria), n_criteria));
}

static void
compare_cells (Comparing *self, const TdForm *form)
{
  const TdCriteriaSet *set = td_score_book_get_set (self->book);
  g_autoptr (GHashTable) gone = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) gone_criteria = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < form->cells->len; i++)
    {
      const TdFormCell *cell = g_ptr_array_index (form->cells, i);
      int criterion = td_criteria_set_find_id (set, cell->criterion);
      guint sheet;

      if (!td_score_book_find_sheet (self->book, cell->sheet, &sheet))
        g_hash_table_add (gone, (gpointer) &cell->sheet);
      else if (criterion < 0)
        g_hash_table_add (gone_criteria, (gpointer) &cell->criterion);
      else
        compare_cell (self, cell, sheet, (guint) criterion);
    }
  remark_gone (self, form, gone, g_hash_table_size (gone_criteria));
}

/* What is left of the entries was never issued. */
static void
refuse_strangers (Comparing *self, GPtrArray *entries)
{
  const TdCriteriaSet *set = td_score_book_get_set (self->book);

  for (guint i = 0; i < entries->len; i++)
    {
      const TdFormEntry *entry = g_ptr_array_index (entries, i);
      TdFormComparison *cell;
      int criterion;
      guint sheet;

      if (g_hash_table_lookup (self->by_cell, entry) != entry)
        continue;
      criterion = td_criteria_set_find_id (set, entry->criterion);
      if (criterion < 0 || !td_score_book_find_sheet (self->book, entry->sheet, &sheet))
        continue;
      cell = g_new0 (TdFormComparison, 1);
      cell->sheet = sheet;
      cell->criterion = (guint) criterion;
      cell->ours = td_form_dup_present (self->book, sheet, (guint) criterion);
      cell->theirs = g_strdup (entry->text);
      cell->place = g_strdup (entry->place);
      refuse (cell, _("This cell was not given out to the unit."));
      g_ptr_array_add (self->receipt->cells, cell);
    }
}

/* A note beside a sheet of a return slip is the answer to its questions. */
static void
keep_notes (Comparing *self, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const TdFormEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *text = entry->criterion == 0 ? td_text_clean (entry->reason) : NULL;
      TdFormNote *note;
      guint sheet;

      if (text == NULL || self->receipt->form->is_return ||
          !td_score_book_find_sheet (self->book, entry->sheet, &sheet))
        continue;
      note = g_new0 (TdFormNote, 1);
      note->sheet = sheet;
      note->text = g_steal_pointer (&text);
      g_ptr_array_add (self->receipt->notes, note);
    }
}

static void
sort_entries (Comparing *self, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      TdFormEntry *entry = g_ptr_array_index (entries, i);

      if (entry->criterion == 0)
        g_hash_table_insert (self->answers, &entry->sheet, entry->reason);
      else
        g_hash_table_replace (self->by_cell, entry, entry);
    }
}

static void
count_cells (TdFormReceipt *receipt)
{
  for (guint i = 0; i < receipt->cells->len; i++)
    receipt->counts[((TdFormComparison *) g_ptr_array_index (receipt->cells, i))->status]++;
}

TdFormReceipt *
td_form_compare (TdScoreBook  *book,
                 const TdForm *form,
                 const char   *file_name,
                 GBytes       *content,
                 GPtrArray    *entries,
                 GError      **error)
{
  g_autoptr (TdFormReceipt) receipt = NULL;
  g_autoptr (GHashTable) by_cell = g_hash_table_new (hash_entry, is_same_cell);
  g_autoptr (GHashTable) answers = g_hash_table_new (g_int64_hash, g_int64_equal);
  Comparing self = { .book = book, .by_cell = by_cell, .answers = answers };

  g_return_val_if_fail (TD_IS_SCORE_BOOK (book) && form != NULL && content != NULL, NULL);

  self.receipt = receipt = td_form_receipt_new (form, file_name, content);
  sort_entries (&self, entries);
  compare_cells (&self, form);
  if (receipt->cells->len == 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   /* Translators: %s is a file */
                   _("Nothing that “%s” is about is in this round, so that there is nothing to "
                     "take from it."), file_name);
      return NULL;
    }
  refuse_strangers (&self, entries);
  keep_notes (&self, entries);
  count_cells (receipt);
  receipt->late_days = (guint) MAX (td_form_count_days (form->deadline, td_date_today ()), 0);
  if (!td_form_receipt_look_back (receipt, book->reader, td_score_book_get_round (book), error))
    return NULL;
  return g_steal_pointer (&receipt);
}
