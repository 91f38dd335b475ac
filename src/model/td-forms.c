/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-forms-private.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>

static void
free_cell (gpointer data)
{
  TdFormCell *cell = data;

  g_free (cell->base);
  g_free (cell->reason);
  g_free (cell->question);
  g_free (cell);
}

static void
free_row (gpointer data)
{
  TdFormRow *row = data;

  g_free (row->name);
  g_free (row);
}

TdForm *
td_form_new (void)
{
  TdForm *self = g_new0 (TdForm, 1);

  self->sheets = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->cells = g_ptr_array_new_with_free_func (free_cell);
  return self;
}

void
td_form_free (TdForm *self)
{
  g_free (self->token);
  g_free (self->unit_name);
  g_free (self->digest);
  g_array_unref (self->sheets);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
td_form_add_row (TdForm *self, gint64 sheet, const char *name)
{
  TdFormRow *row = g_new0 (TdFormRow, 1);

  row->sheet = sheet;
  row->name = g_strdup (name);
  g_ptr_array_add (self->rows, row);
}

TdFormCell *
td_form_add_cell (TdForm *self, gint64 sheet, gint64 criterion)
{
  TdFormCell *cell = g_new0 (TdFormCell, 1);

  cell->sheet = sheet;
  cell->criterion = criterion;
  g_ptr_array_add (self->cells, cell);
  return cell;
}

TdForm *
td_form_copy (const TdForm *self)
{
  TdForm *copy = td_form_new ();

  copy->id = self->id;
  copy->token = g_strdup (self->token);
  copy->unit = self->unit;
  copy->unit_name = g_strdup (self->unit_name);
  copy->serial = self->serial;
  copy->is_return = self->is_return;
  copy->deadline = self->deadline;
  copy->saved = self->saved;
  copy->digest = g_strdup (self->digest);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const TdFormRow *row = g_ptr_array_index (self->rows, i);

      td_form_add_row (copy, row->sheet, row->name);
    }
  for (guint i = 0; i < self->cells->len; i++)
    {
      const TdFormCell *from = g_ptr_array_index (self->cells, i);
      TdFormCell *cell = td_form_add_cell (copy, from->sheet, from->criterion);

      cell->base = g_strdup (from->base);
      cell->reason = g_strdup (from->reason);
      cell->is_open = from->is_open;
      cell->question = g_strdup (from->question);
    }
  return copy;
}

/* The best grade's points stand for a maximum that is not declared. */
char *
td_form_dup_max (const TdCriterion *criterion)
{
  gint64 max = criterion->max;

  for (guint i = 0; i < criterion->grades->len && criterion->max == TD_POINTS_MISSING; i++)
    {
      const TdGrade *grade = g_ptr_array_index (criterion->grades, i);

      max = MAX (max, grade->points);
    }
  return td_decimal_to_text (max);
}

char *
td_form_dup_digest (const TdForm *self, const TdCriteriaSet *set)
{
  TdFormHash *hash = td_form_hash_new (self->token);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const TdFormRow *row = g_ptr_array_index (self->rows, i);

      td_form_hash_add_sheet (hash, row->sheet, row->name);
    }
  for (guint i = 0; i < set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (set, i);
      g_autofree char *max = NULL;

      if (criterion->rule == TD_RULE_GROUP)
        continue;
      max = td_form_dup_max (criterion);
      td_form_hash_add_criterion (hash, criterion->id, criterion->code, criterion->text, max);
    }
  return td_form_hash_finish (hash);
}

char *
td_form_dup_written (const TdCriterion *criterion, const TdScore *score)
{
  g_autofree char *text = td_criterion_write (criterion, score);

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* The unit's layer has one value, whoever entered it. */
static const TdBookScore *
find_present (TdScoreBook *book, guint sheet, guint criterion)
{
  guint n;
  const TdBookScore *scores = td_score_book_get_scores (book, sheet, criterion, TD_LAYER_SELF, &n);

  for (guint i = n; i > 0; i--)
    if (!scores[i - 1].is_linked)
      return &scores[i - 1];
  return NULL;
}

char *
td_form_dup_present (TdScoreBook *book, guint sheet, guint criterion)
{
  const TdBookScore *score = find_present (book, sheet, criterion);

  if (score == NULL)
    return NULL;
  return td_form_dup_written (td_criteria_set_get (td_score_book_get_set (book), criterion),
                              &score->score);
}

char *
td_form_dup_reason (TdScoreBook *book, guint sheet, guint criterion)
{
  const TdBookScore *score = find_present (book, sheet, criterion);

  return score != NULL ? g_strdup (score->reason) : NULL;
}

char *
td_form_dup_linked (TdScoreBook *book, guint sheet, guint criterion)
{
  guint n;
  const TdBookScore *scores = td_score_book_get_scores (book, sheet, criterion, TD_LAYER_SELF, &n);

  for (guint i = 0; i < n; i++)
    if (scores[i].is_linked)
      return td_form_dup_written (td_criteria_set_get (td_score_book_get_set (book), criterion),
                                  &scores[i].score);
  return NULL;
}

int
td_form_count_days (TdDate from, TdDate to)
{
  GDate first, last;

  if (!td_date_is_full (from) || !td_date_is_full (to))
    return 0;
  g_date_clear (&first, 1);
  g_date_clear (&last, 1);
  g_date_set_dmy (&first, from.day, (GDateMonth) from.month, from.year);
  g_date_set_dmy (&last, to.day, (GDateMonth) to.month, to.year);
  return g_date_days_between (&first, &last);
}

const char *
td_form_status_code (TdFormStatus status)
{
  static const char *const codes[TD_N_FORM_STATUSES] = {
    [TD_FORM_EMPTY] = "missing",     [TD_FORM_FILLED] = "filled",
    [TD_FORM_SAME] = "same",         [TD_FORM_CHANGED] = "changed",
    [TD_FORM_CONFLICT] = "conflict", [TD_FORM_REFUSED] = "refused",
  };

  g_return_val_if_fail (status < TD_N_FORM_STATUSES, "");

  return codes[status];
}
