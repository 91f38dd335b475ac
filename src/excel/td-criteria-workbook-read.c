/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-workbook-private.h"

#include "td-error.h"
#include "td-number.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>

static void
free_problem (gpointer data)
{
  TdCriteriaProblem *problem = data;

  g_free (problem->place);
  g_free (problem->text);
  g_free (problem);
}

static void
clear_reader (TdCriteriaReader *self)
{
  g_clear_object (&self->reader);
  g_clear_pointer (&self->set, td_criteria_set_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->band_rows, g_array_unref);
  g_free (self->sheet_name);
  g_free (self->table_name);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdCriteriaReader, clear_reader)

static gboolean
is_table (TdCriteriaReader *self, const TdHeader *header)
{
  return header != NULL && self->columns[TD_COLUMN_OF_TEXT] >= 0 &&
         (self->columns[TD_COLUMN_OF_MAX] >= 0 || self->columns[TD_COLUMN_OF_RULE] >= 0);
}

/* The sheet of that name, else the first one in sight with such headings. */
static TdHeader *
find_table (TdCriteriaReader *self, GError **error)
{
  guint n = td_sheet_reader_get_n_sheets (self->reader);
  guint named = n;

  td_sheet_reader_find_sheet (self->reader, TD_CRITERIA_SHEET_TABLE, &named);
  for (guint i = 0; i < n; i++)
    {
      guint sheet = named < n ? named : i;
      g_autoptr (TdHeader) header = NULL;

      if (sheet != named && td_sheet_reader_is_sheet_hidden (self->reader, sheet))
        continue;
      if (!td_criteria_reader_select (self, sheet, error))
        return NULL;
      header = td_criteria_reader_find_header (self, &td_entity_criterion, td_criteria_columns,
                                               TD_N_CRITERIA_COLUMNS, self->columns, FALSE);
      if (is_table (self, header))
        return g_steal_pointer (&header);
      named = n;
    }
  g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
               /* Translators: a file's name. */
               _("“%s” has no table of criteria: no sheet has a column “Tiêu chí” and a column "
                 "“Điểm tối đa” or “Điểm chuẩn”. Write such headings."),
               td_sheet_reader_get_name (self->reader));
  return NULL;
}

/* Tells of columns that mean nothing, now that the sheet is known to be the table: the
 * heading is found again for it. */
static void
tell_columns (TdCriteriaReader *self, const TdHeader *header)
{
  td_header_free (td_criteria_reader_find_header (self, &td_entity_criterion, td_criteria_columns,
                                                  TD_N_CRITERIA_COLUMNS, self->columns, TRUE));
  if (self->columns[TD_COLUMN_OF_RULE] < 0)
    td_criteria_reader_tell (self, FALSE, header->last_row,
                             (guint) self->columns[TD_COLUMN_OF_TEXT],
                             g_strdup (_("There is no column “Cách chấm” (how it is scored): "
                                         "criteria are given points outright.")));
}

static void
add_criterion (TdCriteriaReader *self, TdCriteriaRow *row, int parent)
{
  TdCriterion *from = &row->criterion;
  TdCriterion *criterion = td_criteria_set_add (self->set, parent, from->code, from->text,
                                                from->rule);

  criterion->role = from->role;
  criterion->max = from->max;
  criterion->unit_points = from->unit_points;
  criterion->pass = from->pass;
  criterion->mandatory = from->mandatory;
  criterion->needs_evidence = from->needs_evidence;
  criterion->link = g_steal_pointer (&from->link);
  criterion->basis = g_steal_pointer (&from->basis);
  criterion->guidance = g_steal_pointer (&from->guidance);
  g_ptr_array_unref (criterion->grades);
  criterion->grades = g_ptr_array_ref (from->grades);
}

/* The code of a class that was written by its code or its name. */
static char *
find_bound (TdCriteriaReader *self, const char *text)
{
  g_autofree char *folded = td_text_fold (text);

  if (text == NULL || td_criteria_set_find_band (self->set, text) >= 0)
    return g_strdup (text);
  for (guint i = 0; i < self->set->bands->len; i++)
    {
      const TdBand *band = g_ptr_array_index (self->set->bands, i);
      g_autofree char *name = td_text_fold (band->name);

      if (g_str_equal (name, folded))
        return g_strdup (band->code);
    }
  return g_strdup (text);
}

static void
add_rows (TdCriteriaReader *self, GArray *numbers)
{
  g_autofree int *indexes = g_new0 (int, self->rows->len);

  for (guint i = 0; i < self->rows->len; i++)
    {
      TdCriteriaRow *row = self->rows->pdata[i];
      int parent = row->criterion.parent;

      if (row->is_dropped)
        continue;
      indexes[i] = (int) self->set->criteria->len;
      add_criterion (self, row, parent >= 0 ? indexes[parent] : -1);
      ((TdCriterion *) self->set->criteria->pdata[indexes[i]])->bound =
        find_bound (self, row->criterion.bound);
      g_array_append_val (numbers, row->number);
    }
}

static guint
find_band_row (TdCriteriaReader *self, const TdBand *band)
{
  for (guint i = 0; i < self->band_rows->len; i++)
    {
      const TdCriteriaBandRow *place = &g_array_index (self->band_rows, TdCriteriaBandRow, i);

      if (place->band == band)
        return place->number;
    }
  return 0;
}

static void
set_sheet_name (TdCriteriaReader *self, const char *name)
{
  g_free (self->sheet_name);
  self->sheet_name = g_strdup (name);
}

/* "50 điểm" where classes go by percentages, or the other way round: nobody but who wrote it
 * knows which of the two is meant. */
static void
tell_units (TdCriteriaReader *self)
{
  const TdCriteriaUnit other = self->set->edges_are_points ? TD_CRITERIA_UNIT_PERCENT
                                                           : TD_CRITERIA_UNIT_POINTS;

  set_sheet_name (self, TD_CRITERIA_SHEET_BANDS);
  for (guint i = 0; i < self->band_rows->len; i++)
    {
      const TdCriteriaBandRow *place = &g_array_index (self->band_rows, TdCriteriaBandRow, i);
      g_autofree char *edge = td_decimal_to_text (place->band->edge);
      const char *text = self->set->edges_are_points
        /* Translators: what stands in the cell, such as “90 %”. */
        ? _("%s: the classes of this set go by points. Write points, or let the classes go by "
            "the percentage of the maximum.")
        /* Translators: what stands in the cell, such as “50 điểm”. */
        : _("%s: the classes of this set go by the percentage of the maximum. Write the "
            "percentage, or let the classes go by points.");
      g_autofree char *value = g_strconcat ("“", edge, self->set->edges_are_points ? " %" : " điểm",
                                            "”", NULL);

      if (place->unit == other)
        td_criteria_reader_tell (self, TRUE, place->number,
                                 (guint) self->band_columns[TD_BAND_COLUMN_EDGE],
                                 g_strdup_printf (text, value));
    }
}

/* What of the set itself wants looking at, by the cells where it stands. */
static void
tell_issues (TdCriteriaReader *self, GArray *numbers)
{
  g_autoptr (GPtrArray) issues = td_criteria_set_check (self->set);

  for (guint i = 0; i < issues->len; i++)
    {
      const TdCriteriaIssue *issue = issues->pdata[i];
      guint row = 0;
      int column = 0;

      if (issue->index >= 0)
        {
          row = g_array_index (numbers, guint, issue->index);
          column = self->columns[TD_COLUMN_OF_CODE];
          set_sheet_name (self, self->table_name);
        }
      else if (issue->band >= 0)
        {
          row = find_band_row (self, self->set->bands->pdata[issue->band]);
          column = self->band_columns[TD_BAND_COLUMN_CODE];
          set_sheet_name (self, TD_CRITERIA_SHEET_BANDS);
        }
      td_criteria_reader_tell (self, issue->is_error, row, (guint) MAX (column, 0),
                               g_strdup (issue->text));
    }
}

static gboolean
read_all (TdCriteriaReader *self, GError **error)
{
  g_autoptr (TdHeader) header = find_table (self, error);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));

  if (header == NULL)
    return FALSE;
  self->table_name = g_strdup (self->sheet_name);
  tell_columns (self, header);
  if (!td_criteria_reader_read_table (self, header, error))
    return FALSE;
  td_criteria_reader_complete_rows (self);
  if (!td_criteria_reader_read_bands (self, error))
    return FALSE;
  /* A total below the table says what the set declares, unless its own sheet does. */
  if (!td_criteria_reader_read_head (self, error))
    return FALSE;
  add_rows (self, numbers);
  tell_units (self);
  tell_issues (self, numbers);
  return TRUE;
}

TdCriteriaSet *
td_criteria_workbook_read (GFile *file, TdJob *job, GPtrArray **problems, GError **error)
{
  g_auto (TdCriteriaReader) self = {
    .reader = td_sheet_reader_open (file, error),
    .cancellable = job != NULL ? td_job_get_cancellable (job) : NULL,
  };

  *problems = NULL;
  if (self.reader == NULL)
    return NULL;
  self.set = td_criteria_set_new ();
  self.problems = g_ptr_array_new_with_free_func (free_problem);
  self.band_rows = g_array_new (FALSE, FALSE, sizeof (TdCriteriaBandRow));
  if (!read_all (&self, error))
    return NULL;
  *problems = g_steal_pointer (&self.problems);
  return g_steal_pointer (&self.set);
}
