/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-checker.h"

#include "td-year-seal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
td_import_draft_clear (TdImportDraft *self)
{
  g_clear_object (&self->record);
  g_clear_object (&self->existing);
}

static gint64 *
copy_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static gboolean
add_fact_cb (TdRecord *record, gpointer facts, GError **error)
{
  g_hash_table_insert (facts, copy_id (td_record_get_int_or (record, "staff", 0)),
                       copy_id (td_record_get_id (record)));
  return TRUE;
}

static gboolean
load_facts (TdImportChecker *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_year_fact);

  if (!td_year_guard (self->reader, self->import->year, error))
    return FALSE;
  self->facts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  td_query_filter_int (query, "year", TD_FILTER_IS, self->import->year);
  return td_reader_foreach (self->reader, query, add_fact_cb, self->facts, cancellable, error);
}

TdImportChecker *
td_import_checker_new (TdImport *import, TdReader *reader, GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (TdImportChecker) self = g_new0 (TdImportChecker, 1);
  gboolean is_staff = import->profile == TD_IMPORT_STAFF;

  self->import = import;
  self->reader = reader;
  self->today = td_date_today ();
  self->people_seen = td_import_claims_new ();
  self->claims = td_import_claims_new ();
  self->people = td_import_people_load (reader, cancellable, error);
  if (self->people == NULL)
    return NULL;
  self->units = td_import_units_load (reader, is_staff ? import->create : TD_IMPORT_CREATE_NEVER,
                                      import->asked_units, error);
  if (self->units == NULL || (!is_staff && !load_facts (self, cancellable, error)))
    return NULL;
  return g_steal_pointer (&self);
}

void
td_import_checker_free (TdImportChecker *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->people, td_import_people_free);
  g_clear_pointer (&self->units, td_import_units_free);
  g_clear_pointer (&self->facts, g_hash_table_unref);
  td_import_claims_free (self->people_seen);
  td_import_claims_free (self->claims);
  g_free (self);
}

void
td_import_checker_begin (TdImportChecker *self)
{
  td_import_claims_clear (self->people_seen);
  td_import_claims_clear (self->claims);
  self->has_month_first = FALSE;
  self->n_units = 0;
  for (guint i = 0; i < td_import_units_get_n (self->units); i++)
    td_import_units_get (self->units, (int) i)->is_reported = FALSE;
}

gboolean
td_import_checker_check_own (TdImportChecker *self, TdImportRow *row, TdImportDraft *draft,
                             GError **error)
{
  gboolean done;

  td_import_row_reset (row);
  done = self->import->profile == TD_IMPORT_STAFF
    ? td_import_staff_check (self, row, draft, error)
    : td_import_assessment_check (self, row, draft, error);
  row->n_own = row->problems != NULL ? row->problems->len : 0;
  return done;
}

static void
complain_duplicate (TdImportRow *row, const char *code, guint other)
{
  g_autofree char *detail = g_strdup_printf ("%u", other);

  td_import_row_complain (row, code, "name", NULL, detail, NULL);
}

/* The row that has the same person, number or code already, 0: none. */
static guint
find_twin (TdImportChecker *self, TdImportRow *row)
{
  guint twin = td_import_claims_find_id (self->claims, row->person);

  if (twin == 0)
    twin = td_import_claims_find (self->claims, row->number);
  if (twin == 0)
    twin = td_import_claims_find (self->claims, row->code);
  return twin != 0 ? twin : td_import_claims_find (self->claims, row->identity);
}

/* Name and year without the unit, where no more of the birth is known: too
 * little to say that two rows are one person.  %NULL for a full date. */
static char *
weaken (const char *identity)
{
  const char *first = identity != NULL ? strchr (identity, '|') : NULL;
  const char *second = first != NULL ? strchr (first + 1, '|') : NULL;

  return second != NULL ? g_strndup (identity, (gsize) (second - identity + 1)) : NULL;
}

static void
claim (TdImportChecker *self, TdImportRow *row)
{
  td_import_claims_add_id (self->claims, row->person, row->raw->number);
  td_import_claims_add (self->claims, row->number, row->raw->number);
  td_import_claims_add (self->claims, row->code, row->raw->number);
  td_import_claims_add (self->claims, row->identity, row->raw->number);
}

static void
report_namesake (TdImportChecker *self, TdImportRow *row)
{
  g_autofree char *weak = weaken (row->identity);
  guint other = td_import_claims_find (self->claims, weak);

  if (other != 0)
    complain_duplicate (row, "namesake-in-file", other);
  else
    td_import_claims_add (self->claims, weak, row->raw->number);
}

/* Whether the row, written as it stands, puts somebody into its unit. */
static gboolean
needs_unit (TdImportRow *row)
{
  for (guint i = 0; row->changes != NULL && i < row->changes->len; i++)
    {
      const TdImportChange *change = row->changes->pdata[i];

      if (strcmp (change->key, "unit") == 0)
        return change->is_accepted;
    }
  return row->outcome == TD_IMPORT_ADDED;
}

/* The first row that needs a new unit says so. */
static void
report_unit (TdImportChecker *self, TdImportRow *row)
{
  TdImportUnit *unit = row->unit >= 0 ? td_import_units_get (self->units, row->unit) : NULL;

  if (unit == NULL || !unit->is_new || unit->is_reported || !needs_unit (row))
    return;
  unit->is_reported = TRUE;
  self->n_units++;
  td_import_row_complain (row, "unit-created", "unit", NULL, unit->name, NULL);
}

static TdImportOutcome
judge (TdImportRow *row)
{
  if (td_import_row_has_errors (row))
    return TD_IMPORT_REFUSED;
  if (row->existing == 0)
    return TD_IMPORT_ADDED;
  return td_import_row_has_accepted (row) ? TD_IMPORT_CHANGED : TD_IMPORT_SAME;
}

void
td_import_checker_check_across (TdImportChecker *self, TdImportRow *row)
{
  if (row->problems != NULL)
    g_ptr_array_set_size (row->problems, (int) row->n_own);
  self->has_month_first |= row->has_month_first;
  if (row->person != 0 && self->facts != NULL)
    td_import_claims_add_id (self->people_seen, row->person, row->raw->number);

  if (!td_import_row_has_errors (row))
    {
      guint twin = find_twin (self, row);

      if (twin != 0)
        complain_duplicate (row, "duplicate-in-file", twin);
      else
        {
          report_namesake (self, row);
          claim (self, row);
        }
    }
  row->outcome = judge (row);
  if (row->outcome != TD_IMPORT_REFUSED)
    report_unit (self, row);
}

void
td_import_checker_settle (TdImportChecker *self, TdImportRow *row)
{
  if (!self->has_month_first || row->doubts == NULL)
    return;
  for (guint i = 0; i < row->doubts->len; i++)
    g_ptr_array_add (td_import_row_get_problems (row),
                     td_import_doubt_to_problem (&g_array_index (row->doubts, TdImportDoubt, i)));
}

void
td_import_checker_report_missing (TdImportChecker *self, GPtrArray *problems)
{
  for (guint i = 0; i < td_import_people_get_n (self->people); i++)
    {
      const TdImportPerson *person = td_import_people_get (self->people, i);
      g_autofree char *described = NULL;

      if (person->is_archived || person->has_left ||
          td_import_claims_find_id (self->people_seen, person->id) != 0)
        continue;
      described = td_import_describe_person (self, person->id);
      g_ptr_array_add (problems,
                       td_import_problem_new ("not-in-list", 0, -1, NULL, described, NULL, NULL));
    }
}

gboolean
td_import_checker_save (TdImportChecker *self, TdImportRow *row, TdImportDraft *draft,
                        TdWriter *writer, GError **error)
{
  gboolean saved = self->import->profile == TD_IMPORT_STAFF
    ? td_import_staff_save (self, row, draft, writer, error)
    : td_import_assessment_save (row, draft, writer, error);

  /* Translators: the row of the sheet, and before it why the register refused it. */
  if (!saved)
    g_prefix_error (error, _("Row %u: "), row->raw->number);
  return saved;
}

void
td_import_copy_value (TdRecord *to, TdRecord *from, const char *key)
{
  if (td_field_is_text_like (td_entity_field (td_record_get_entity (to), key)))
    td_record_set_exact_text (to, key, td_record_get_text (from, key));
  else
    td_record_set_int (to, key, td_record_get_int_or (from, key, 0));
}
