/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-workbook-private.h"

#include "td-error.h"
#include "td-number.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- "Bộ tiêu chí" --- */

/* The field that a row of the head is about, by what stands in its first cell. */
static const TdField *
find_field (const char *label)
{
  static const char *const names[] = { "ten", "ten bo", "bo tieu chi", NULL };
  g_autofree char *folded = td_text_fold (label);

  for (guint i = 0; td_criteria_head_keys[i] != NULL; i++)
    {
      const TdField *field = td_entity_field (&td_entity_criteria_set, td_criteria_head_keys[i]);
      g_autofree char *term = td_text_fold (field->term);

      if (strcmp (folded, term) == 0 ||
          (strcmp (field->key, "name") == 0 && g_strv_contains (names, folded)))
        return field;
    }
  return NULL;
}

/* The code of a choice, told when there is none; "" for nothing. */
static const char *
read_choice (TdCriteriaReader *self, const TdSheetRow *row, const TdField *field, guint column)
{
  g_autofree char *text = td_criteria_reader_get_line (self, row, (int) column);
  g_autoptr (GPtrArray) terms = NULL;
  g_autofree char *offered = NULL;
  const TdChoice *choice;

  if (text == NULL)
    return "";
  choice = td_field_read_choice (field, text);
  if (choice != NULL)
    return choice->code;
  terms = g_ptr_array_new ();
  for (choice = field->choices; choice->code != NULL; choice++)
    g_ptr_array_add (terms, (gpointer) choice->term);
  g_ptr_array_add (terms, NULL);
  offered = g_strjoinv ("”, “", (char **) terms->pdata);
  td_criteria_reader_tell (self, TRUE, row->number, column,
                           /* Translators: what was written, and what can be: Vietnamese words
                            * between which “, ” stands already. */
                           g_strdup_printf (_("“%s” is none of the choices “%s”. Choose one."),
                                            text, offered));
  return "";
}

static void
read_head_value (TdCriteriaReader *self, const TdSheetRow *row, const TdField *field,
                 guint column)
{
  TdCriteriaSet *set = self->set;

  if (strcmp (field->key, "name") == 0)
    {
      g_free (set->name);
      set->name = td_criteria_reader_get_line (self, row, (int) column);
    }
  else if (strcmp (field->key, "subject") == 0)
    set->for_people = strcmp (read_choice (self, row, field, column), "person") == 0;
  else if (strcmp (field->key, "polarity") == 0)
    set->lower_is_better = strcmp (read_choice (self, row, field, column), "lower") == 0;
  else if (strcmp (field->key, "edges") == 0)
    set->edges_are_points = strcmp (read_choice (self, row, field, column), "points") == 0;
  else if (strcmp (field->key, "max") == 0)
    set->max = td_criteria_reader_get_points (self, row, (int) column);
  else if (strcmp (field->key, "bonus_cap") == 0)
    set->bonus_cap = td_criteria_reader_get_points (self, row, (int) column);
  else if (strcmp (field->key, "deduction_cap") == 0)
    set->deduction_cap = td_criteria_reader_get_points (self, row, (int) column);
  else if (strcmp (field->key, "source") == 0)
    {
      g_free (set->source);
      set->source = td_criteria_reader_get_text (self, row, (int) column);
    }
  else
    {
      g_free (set->unverified);
      set->unverified = td_criteria_reader_get_text (self, row, (int) column);
    }
}

/* What nobody said is told together with what it was taken for. */
static void
tell_missing (TdCriteriaReader *self, GHashTable *seen)
{
  if (!g_hash_table_contains (seen, "subject"))
    td_criteria_reader_tell (self, FALSE, 0, 0,
                             g_strdup (_("The workbook does not say whether the set is for units "
                                         "or for people: it was taken to be for units.")));
  if (!g_hash_table_contains (seen, "polarity"))
    td_criteria_reader_tell (self, FALSE, 0, 0,
                             g_strdup (_("The workbook does not say which points are better: "
                                         "higher ones were taken to be.")));
  if (!g_hash_table_contains (seen, "edges") && self->set->bands->len > 0)
    td_criteria_reader_tell (self, FALSE, 0, 0,
                             g_strdup (_("The workbook does not say what classes go by: it was "
                                         "taken to be the percentage of the maximum.")));
}

/* Edges of 0,9 and 0,7 were meant to be 90 % and 70 %. */
static void
tell_low_edges (TdCriteriaReader *self)
{
  gint64 highest = G_MININT64;

  for (guint i = 0; i < self->set->bands->len; i++)
    highest = MAX (highest, ((const TdBand *) self->set->bands->pdata[i])->edge);
  if (!self->set->edges_are_points && highest > 0 && highest <= TD_DECIMAL_ONE)
    td_criteria_reader_tell (self, FALSE, 0, 0,
                             g_strdup (_("Classes go by the percentage of the maximum, but no "
                                         "lower edge is above 1 %. Write 90 for 90 %.")));
}

/* The file's name without its ending. */
static char *
make_name (TdCriteriaReader *self)
{
  const char *file = td_sheet_reader_get_name (self->reader);
  const char *dot = strrchr (file, '.');
  g_autofree char *stem = dot != NULL && dot > file ? g_strndup (file, (gsize) (dot - file))
                                                    : g_strdup (file);

  return td_text_clean (stem);
}

gboolean
td_criteria_reader_read_head (TdCriteriaReader *self, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) local = NULL;
  guint sheet;

  if (td_sheet_reader_find_sheet (self->reader, TD_CRITERIA_SHEET_SET, &sheet))
    {
      if (!td_criteria_reader_select (self, sheet, error))
        return FALSE;
      for (TdSheetRow *row = td_criteria_reader_next_row (self, &local); row != NULL;
           row = td_criteria_reader_next_row (self, &local))
        {
          const TdField *field = row->n_cells > 0 ? find_field (row->cells[0].text) : NULL;

          if (field != NULL && g_hash_table_add (seen, (gpointer) field->key))
            read_head_value (self, row, field, row->cells[0].column + 1);
          td_sheet_row_free (row);
        }
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  if (self->set->name == NULL || *self->set->name == '\0')
    {
      g_free (self->set->name);
      self->set->name = make_name (self);
      td_criteria_reader_tell (self, FALSE, 0, 0,
                               g_strdup_printf (_("The workbook does not name the set: it was "
                                                  "named after the file, “%s”."),
                                                self->set->name));
    }
  tell_missing (self, seen);
  tell_low_edges (self);
  return TRUE;
}

/* --- "Mức xếp loại" --- */

static void
read_band (TdCriteriaReader *self, const TdSheetRow *row)
{
  const int *columns = self->band_columns;
  g_autofree char *code = td_criteria_reader_get_line (self, row, columns[TD_BAND_COLUMN_CODE]);
  g_autofree char *name = td_criteria_reader_get_line (self, row, columns[TD_BAND_COLUMN_NAME]);
  g_autofree char *text = td_criteria_reader_get_text (self, row,
                                                       columns[TD_BAND_COLUMN_CONDITIONS]);
  gint64 edge = td_criteria_reader_get_points (self, row, columns[TD_BAND_COLUMN_EDGE]);
  g_autoptr (GPtrArray) conditions = NULL;
  g_autoptr (GError) error = NULL;
  TdCriteriaBandRow place = { NULL, row->number,
                              td_criteria_reader_get_unit (row, columns[TD_BAND_COLUMN_EDGE]) };

  if (name == NULL && code == NULL)
    return;
  if (edge == TD_POINTS_MISSING)
    {
      td_criteria_reader_tell (self, TRUE, row->number, (guint) columns[TD_BAND_COLUMN_EDGE],
                               g_strdup_printf (_("The class “%s” does not say from where on it "
                                                  "is reached. Write its lower edge."),
                                                name != NULL ? name : code));
      return;
    }
  conditions = td_band_conditions_read (text, &error);
  if (conditions == NULL)
    td_criteria_reader_tell (self, TRUE, row->number,
                             (guint) columns[TD_BAND_COLUMN_CONDITIONS],
                             g_strdup (error->message));
  place.band = td_criteria_set_add_band (self->set, code != NULL ? code : name,
                                         name != NULL ? name : code, edge);
  g_array_append_val (self->band_rows, place);
  if (conditions != NULL)
    {
      g_ptr_array_unref (((TdBand *) place.band)->conditions);
      ((TdBand *) place.band)->conditions = g_steal_pointer (&conditions);
    }
}

gboolean
td_criteria_reader_read_bands (TdCriteriaReader *self, GError **error)
{
  g_autoptr (TdHeader) header = NULL;
  g_autoptr (GError) local = NULL;
  guint sheet;

  if (!td_sheet_reader_find_sheet (self->reader, TD_CRITERIA_SHEET_BANDS, &sheet))
    return TRUE;
  if (!td_criteria_reader_select (self, sheet, error))
    return FALSE;
  header = td_criteria_reader_find_header (self, &td_entity_criteria_band,
                                           td_criteria_band_columns, TD_N_BAND_COLUMNS,
                                           self->band_columns, TRUE);
  if (header == NULL || self->band_columns[TD_BAND_COLUMN_EDGE] < 0)
    {
      td_criteria_reader_tell (self, TRUE, 1, 0,
                               g_strdup (_("The classes have no column “Từ” (from). Add it.")));
      return TRUE;
    }
  for (TdSheetRow *row = td_criteria_reader_next_row (self, &local); row != NULL;
       row = td_criteria_reader_next_row (self, &local))
    {
      if (row->number > header->last_row && row->number != header->numbers_row)
        read_band (self, row);
      td_sheet_row_free (row);
    }
  td_criteria_set_sort_bands (self->set);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
