/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-forms-private.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>

/* In documents, for sheets of people who are in no unit. */
#define NO_UNIT_NAME "Chưa xếp vào đơn vị nào"

/* 128 bits at random, in hexadecimal digits. */
static char *
make_token (void)
{
  return g_strdup_printf ("%08x%08x%08x%08x", g_random_int (), g_random_int (), g_random_int (),
                          g_random_int ());
}

/* Of a round of units the unit is the subject itself. */
static const char *
get_unit_name (TdScoreBook *book, const TdBookSheet *sheet)
{
  if (sheet->unit == 0)
    return NO_UNIT_NAME;
  if (!td_score_book_get_set (book)->for_people)
    return sheet->name;
  return sheet->unit_name != NULL ? sheet->unit_name : NO_UNIT_NAME;
}

static gboolean
is_asked_for (GArray *units, gint64 unit)
{
  if (units == NULL)
    return TRUE;
  for (guint i = 0; i < units->len; i++)
    if (g_array_index (units, gint64, i) == unit)
      return TRUE;
  return FALSE;
}

static gboolean
is_with_unit (const TdBookSheet *sheet, gboolean returns)
{
  if (returns)
    return sheet->state == TD_SHEET_RETURNED && sheet->n_questions > 0;
  return sheet->state == TD_SHEET_NOT_SENT || sheet->state == TD_SHEET_SELF;
}

/* Open questions by criterion, the oldest first: gint64 * to GString *. */
static GHashTable *
list_questions (TdScoreBook *book, gint64 sheet, GError **error)
{
  g_autoptr (GPtrArray) records = td_score_book_list_questions (book, sheet, error);
  GHashTable *texts;

  if (records == NULL)
    return NULL;
  texts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < records->len; i++)
    {
      TdRecord *record = g_ptr_array_index (records, i);
      gint64 criterion = td_record_get_int_or (record, "criterion", 0);
      const char *text = td_record_get_text (record, "text");
      const char *newer = g_hash_table_lookup (texts, &criterion);

      if (!td_record_has (record, "answered_at"))
        g_hash_table_insert (texts, g_memdup2 (&criterion, sizeof criterion),
                             newer != NULL ? g_strconcat (text, "\n", newer, NULL)
                                           : g_strdup (text));
    }
  return texts;
}

static gboolean
can_be_written (TdScoreBook *book, guint sheet, guint criterion)
{
  g_autofree char *refusal = td_score_book_dup_refusal (book, sheet, criterion, TD_LAYER_SELF);

  return refusal == NULL;
}

/* @questions: (nullable): of a return slip. */
static void
plan_cell (TdForm *form, TdScoreBook *book, guint sheet, guint index, GHashTable *questions)
{
  const TdCriterion *criterion = td_criteria_set_get (td_score_book_get_set (book), index);
  TdFormCell *cell = td_form_add_cell (form, td_score_book_get_sheet (book, sheet)->id,
                                       criterion->id);
  char *linked = td_form_dup_linked (book, sheet, index);

  if (questions != NULL)
    cell->question = g_strdup (g_hash_table_lookup (questions, &criterion->id));
  else
    cell->reason = td_form_dup_reason (book, sheet, index);
  /* What is questioned may be answered even where a register says it. */
  cell->is_open = (questions != NULL ? cell->question != NULL : linked == NULL) &&
                  can_be_written (book, sheet, index);
  cell->base = linked != NULL ? linked : td_form_dup_present (book, sheet, index);
}

static gboolean
plan_sheet (TdForm *form, TdScoreBook *book, guint index, GError **error)
{
  const TdCriteriaSet *set = td_score_book_get_set (book);
  const TdBookSheet *sheet = td_score_book_get_sheet (book, index);
  g_autoptr (GHashTable) questions = NULL;

  if (form->is_return)
    {
      questions = list_questions (book, sheet->id, error);
      if (questions == NULL)
        return FALSE;
    }
  g_array_append_val (form->sheets, index);
  td_form_add_row (form, sheet->id, sheet->name);
  for (guint i = 0; i < set->criteria->len; i++)
    if (td_criteria_set_get (set, i)->rule != TD_RULE_GROUP)
      plan_cell (form, book, index, i, questions);
  return TRUE;
}

/* The form of a unit, made when it is the unit's first sheet. */
static TdForm *
get_form (GPtrArray *forms, GHashTable *by_unit, TdScoreBook *book, const TdBookSheet *sheet,
          gboolean returns)
{
  TdForm *form = g_hash_table_lookup (by_unit, &sheet->unit);

  if (form != NULL && td_score_book_get_set (book)->for_people)
    return form;
  form = td_form_new ();
  form->token = make_token ();
  form->unit = sheet->unit;
  form->unit_name = g_strdup (get_unit_name (book, sheet));
  form->is_return = returns;
  g_ptr_array_add (forms, form);
  g_hash_table_insert (by_unit, &form->unit, form);
  return form;
}

static void
set_nothing_error (gboolean returns, GError **error)
{
  g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                       returns ? _("No sheet was returned with a question, so that there is no "
                                   "slip to give out. Return a sheet first.")
                               : _("No sheet is with its unit any more, so that there is no form "
                                   "to give out. Return a sheet with a question to open it."));
}

GPtrArray *
td_forms_plan (TdScoreBook *book, GArray *units, gboolean returns, GError **error)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func ((GDestroyNotify) td_form_free);
  g_autoptr (GHashTable) by_unit = g_hash_table_new (g_int64_hash, g_int64_equal);
  const TdCriteriaSet *set = td_score_book_get_set (book);

  for (guint i = 0; i < td_score_book_get_n_sheets (book); i++)
    {
      const TdBookSheet *sheet = td_score_book_get_sheet (book, i);

      if (!is_with_unit (sheet, returns) || !is_asked_for (units, sheet->unit))
        continue;
      if (!plan_sheet (get_form (forms, by_unit, book, sheet, returns), book, i, error))
        return NULL;
    }
  if (forms->len == 0)
    {
      set_nothing_error (returns, error);
      return NULL;
    }
  for (guint i = 0; i < forms->len; i++)
    {
      TdForm *form = g_ptr_array_index (forms, i);

      form->digest = td_form_dup_digest (form, set);
    }
  return g_steal_pointer (&forms);
}
