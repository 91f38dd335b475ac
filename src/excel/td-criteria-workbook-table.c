/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-workbook-private.h"

#include <glib/gi18n-lib.h>

/* Tells that a word is none of those that can stand there. */
static void
tell_unknown (TdCriteriaReader *self, const TdSheetRow *row, guint column, const char *text)
{
  td_criteria_reader_tell (self, TRUE, row->number, (guint) self->columns[column],
                           /* Translators: what was written, heading of the column (Vietnamese). */
                           g_strdup_printf (_("“%s” cannot stand under “%s”. Choose from the list "
                                              "of the cell, or see the sheet “Hướng dẫn”."),
                                            text,
                                            td_criteria_column_heading (
                                              &td_entity_criterion,
                                              &td_criteria_columns[column])));
}

static void
read_words (TdCriteriaReader *self, const TdSheetRow *row, TdCriteriaRow *entry)
{
  TdCriterion *criterion = &entry->criterion;
  g_autofree char *rule = td_criteria_reader_get_line (self, row, self->columns[TD_COLUMN_OF_RULE]);
  g_autofree char *role = td_criteria_reader_get_line (self, row, self->columns[TD_COLUMN_OF_ROLE]);
  g_autofree char *link = td_criteria_reader_get_line (self, row, self->columns[TD_COLUMN_OF_LINK]);

  criterion->rule = TD_RULE_POINTS;
  if (rule != NULL)
    {
      entry->has_rule = td_criterion_rule_read (rule, &criterion->rule);
      if (!entry->has_rule)
        tell_unknown (self, row, TD_COLUMN_OF_RULE, rule);
    }
  if (role != NULL)
    {
      entry->has_role = td_criterion_role_read (role, &criterion->role);
      if (!entry->has_role)
        tell_unknown (self, row, TD_COLUMN_OF_ROLE, role);
    }
  if (link != NULL)
    {
      const TdScoreLink *found = td_score_link_find (link);

      if (found != NULL)
        criterion->link = g_strdup (found->code);
      else
        tell_unknown (self, row, TD_COLUMN_OF_LINK, link);
    }
}

static void
read_grades (TdCriteriaReader *self, const TdSheetRow *row, TdCriterion *criterion)
{
  int column = self->columns[TD_COLUMN_OF_GRADES];
  g_autofree char *text = td_criteria_reader_get_text (self, row, column);
  g_autoptr (GError) error = NULL;

  criterion->grades = td_grades_read (text, &error);
  if (criterion->grades != NULL)
    return;
  td_criteria_reader_tell (self, TRUE, row->number, (guint) column, g_strdup (error->message));
  criterion->grades = td_grades_new ();
}

static void
read_numbers (TdCriteriaReader *self, const TdSheetRow *row, TdCriteriaRow *entry)
{
  TdCriterion *criterion = &entry->criterion;

  criterion->max = td_criteria_reader_get_points (self, row, self->columns[TD_COLUMN_OF_MAX]);
  criterion->unit_points =
    td_criteria_reader_get_points (self, row, self->columns[TD_COLUMN_OF_UNIT_POINTS]);
  criterion->pass = td_criteria_reader_get_points (self, row, self->columns[TD_COLUMN_OF_PASS]);
  /* "-5" is how tables write what is taken off. */
  if (criterion->max == TD_POINTS_MISSING || criterion->max >= 0 || entry->has_role)
    return;
  criterion->max = -criterion->max;
  criterion->role = TD_ROLE_DEDUCTION;
  entry->has_role = TRUE;
  td_criteria_reader_tell (self, FALSE, row->number, (guint) self->columns[TD_COLUMN_OF_MAX],
                           g_strdup (_("Points below 0 were taken for a deduction.")));
}

void
td_criteria_row_free (TdCriteriaRow *row)
{
  TdCriterion *criterion = &row->criterion;

  g_free (criterion->code);
  g_free (criterion->text);
  g_free (criterion->link);
  g_free (criterion->bound);
  g_free (criterion->basis);
  g_free (criterion->guidance);
  g_ptr_array_unref (criterion->grades);
  g_free (row->group);
  g_free (row);
}

TdCriteriaRow *
td_criteria_reader_read_row (TdCriteriaReader *self, const TdSheetRow *row)
{
  TdCriteriaRow *entry = g_new0 (TdCriteriaRow, 1);
  TdCriterion *criterion = &entry->criterion;

  entry->number = row->number;
  criterion->parent = -1;
  criterion->code = td_criteria_reader_get_line (self, row, self->columns[TD_COLUMN_OF_CODE]);
  criterion->text = td_criteria_reader_get_text (self, row, self->columns[TD_COLUMN_OF_TEXT]);
  read_words (self, row, entry);
  read_grades (self, row, criterion);
  read_numbers (self, row, entry);
  criterion->mandatory =
    td_criteria_reader_get_mark (self, row, self->columns[TD_COLUMN_OF_MANDATORY]);
  criterion->needs_evidence =
    td_criteria_reader_get_mark (self, row, self->columns[TD_COLUMN_OF_EVIDENCE]);
  criterion->bound = td_criteria_reader_get_line (self, row, self->columns[TD_COLUMN_OF_BOUND]);
  criterion->basis = td_criteria_reader_get_text (self, row, self->columns[TD_COLUMN_OF_BASIS]);
  criterion->guidance =
    td_criteria_reader_get_text (self, row, self->columns[TD_COLUMN_OF_GUIDANCE]);
  entry->group = td_criteria_reader_get_line (self, row, self->columns[TD_COLUMN_OF_PARENT]);
  return entry;
}
