/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-staff.h"

#include "td-import-assessment-text.h"
#include "td-number.h"
#include "td-pack.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_MONTHS 12

/* NĐ 335/2025/NĐ-CP: 30 points for the common criteria, 70 for the tasks. */
static const struct
{
  const char *key;
  gint64      highest;
} scores[] = {
  { "self_common", 30 },
  { "self_task", 70 },
  { "self_total", 100 },
  { "appraised_total", 100 },
  { "council_total", 100 },
};

static const char *const class_keys[] = { "self_class", "appraised_class", "council_class" };
static const char *const month_keys[] = { "months", "leave_months", "maternity_months" };
/* Read by the type of their field. */
static const char *const plain_keys[] = {
  "degraded", "body_in_corruption", "rated_by_superior", "discipline_for_duty", "note",
};

static gboolean
has_column (TdImportRow *row, const char *key)
{
  return td_import_plan_find (row->plan, key) != NULL;
}

static gboolean
read_decimal (const TdImportText *text, gint64 *value)
{
  if (text->cell != NULL && text->cell->kind == TD_CELL_NUMBER)
    {
      *value = td_decimal_from_double (text->cell->number);
      return TRUE;
    }
  return td_assessment_read_score (text->text, value);
}

static void
read_score (TdImportRow *row, const char *key, gint64 highest, TdRecord *record)
{
  g_auto (TdImportText) text = { NULL };
  gint64 value;

  if (!td_import_row_read (row, key, &text))
    return;
  if (!read_decimal (&text, &value))
    {
      td_import_row_complain (row, "score-unreadable", key, &text, NULL, NULL);
    }
  else if (value < 0 || value > highest * TD_DECIMAL_ONE)
    {
      g_autofree char *limit = td_integer_to_text (highest);

      td_import_row_complain (row, "score-range", key, &text, limit, NULL);
    }
  else
    {
      td_record_set_int (record, key, value);
    }
}

static gboolean
is_total_computed (TdImportRow *row)
{
  const TdImportSource *source = td_import_plan_find (row->plan, "self_total");

  return source != NULL && td_import_row_get_correction (row, "self_total") == NULL &&
         td_sheet_row_get (row->raw, source->column)->is_formula;
}

/* The total beside its parts.  A formula over two empty parts shows 0, which is
 * no score; one that was never computed has no value. */
static void
judge_total (TdImportRow *row, TdRecord *record)
{
  gint64 common, task, total;
  gboolean has_common = td_record_get_int (record, "self_common", &common);
  gboolean has_task = td_record_get_int (record, "self_task", &task);
  gboolean has_total = td_record_get_int (record, "self_total", &total);
  gboolean has_parts = has_column (row, "self_common") && has_column (row, "self_task");
  g_autofree char *sum = NULL;
  g_auto (TdImportText) text = { NULL };

  if (has_parts && !has_common && !has_task && is_total_computed (row))
    {
      td_record_clear (record, "self_total");
      return;
    }
  if (has_parts && has_common != has_task)
    td_import_row_complain (row, "score-incomplete", has_common ? "self_task" : "self_common", NULL,
                            NULL, NULL);
  if (!has_common || !has_task)
    return;

  sum = td_decimal_to_text (common + task);
  if (has_total && total != common + task)
    {
      td_import_row_read (row, "self_total", &text);
      td_import_row_complain (row, "total-differs", "self_total", &text, sum, NULL);
    }
  else if (!has_total && is_total_computed (row))
    {
      td_record_set_int (record, "self_total", common + task);
      td_import_row_complain (row, "total-computed", "self_total", NULL, sum, NULL);
    }
}

static void
read_class (TdImportRow *row, const char *key, TdRecord *record)
{
  g_auto (TdImportText) text = { NULL };
  TdClass klass;

  if (!td_import_row_read (row, key, &text))
    return;
  if (!td_assessment_read_class (text.text, &klass))
    td_import_row_complain (row, "class-unknown", key, &text, NULL, NULL);
  else if (klass != TD_CLASS_NONE)
    td_record_set_exact_text (record, key, td_class_code (klass));
}

/* The class that a score alone would give; NONE where the law of the year does
 * not go by scores, or is not known. */
static TdClass
class_by_score (TdImportChecker *checker, TdStaffKind kind, gint64 score)
{
  const TdPack *pack = td_packs_for (kind, checker->import->year, NULL);

  if (pack == NULL || !td_pack_is_scored (pack))
    return TD_CLASS_NONE;
  for (int klass = TD_CLASS_EXCELLENT; klass > TD_CLASS_FAILED; klass--)
    {
      gint64 edge;

      if (td_pack_get_edge (pack, (TdClass) klass, &edge) && score >= edge)
        return (TdClass) klass;
    }
  return TD_CLASS_FAILED;
}

static void
judge_class (TdImportChecker *checker, TdImportRow *row, const TdImportPerson *person,
             TdRecord *record)
{
  const char *code = td_record_get_text (record, "self_class");
  g_auto (TdImportText) text = { NULL };
  TdClass by_score;
  gint64 total;

  if (person == NULL || code == NULL || !td_record_get_int (record, "self_total", &total))
    return;
  by_score = class_by_score (checker, (TdStaffKind) person->kind, total);
  if (by_score == TD_CLASS_NONE || by_score == td_class_from_code (code))
    return;
  td_import_row_read (row, "self_class", &text);
  td_import_row_complain (row, "class-not-by-score", "self_class", &text, td_class_term (by_score),
                          NULL);
}

static void
read_months (TdImportRow *row, const char *key, TdRecord *record)
{
  g_auto (TdImportText) text = { NULL };
  gint64 value;

  if (!td_import_row_read (row, key, &text))
    return;
  if (read_decimal (&text, &value) && value % TD_DECIMAL_ONE == 0 && value >= 0 &&
      value <= MOST_MONTHS * TD_DECIMAL_ONE)
    td_record_set_int (record, key, value / TD_DECIMAL_ONE);
  else
    td_import_row_complain (row, "months-invalid", key, &text, NULL, NULL);
}

static void
set_if_open (TdRecord *record, const char *key, int value)
{
  if (value >= 0 && !td_record_has (record, key))
    td_record_set_int (record, key, value);
}

static void
read_leave (TdImportRow *row, TdRecord *record)
{
  g_auto (TdImportText) text = { NULL };
  int leave, maternity;

  if (!td_import_row_read (row, "leave_text", &text))
    return;
  if (!td_assessment_is_nothing (text.text))
    td_record_set_exact_text (record, "leave_text", text.text);
  if (td_assessment_read_leave (text.text, &leave, &maternity))
    {
      /* Columns of their own go first. */
      set_if_open (record, "leave_months", leave);
      set_if_open (record, "maternity_months", maternity);
    }
  else if (!td_record_has (record, "leave_months") && !td_record_has (record, "maternity_months"))
    {
      td_import_row_complain (row, "leave-unreadable", "leave_text", &text, NULL, NULL);
    }
}

static void
read_discipline (TdImportRow *row, TdRecord *record)
{
  g_auto (TdImportText) text = { NULL };

  if (!td_import_row_read (row, "discipline_text", &text) || td_assessment_is_nothing (text.text))
    return;
  td_record_set_exact_text (record, "discipline_text", text.text);
  if (td_assessment_read_discipline (text.text) == NULL)
    td_import_row_complain (row, "discipline-unreadable", "discipline_text", &text, NULL, NULL);
  if (td_record_has (record, "discipline_for_duty"))
    return;
  if (td_assessment_is_for_duty (text.text))
    td_record_set_int (record, "discipline_for_duty", 1);
  else
    td_import_row_complain (row, "discipline-cause-unknown", "discipline_text", &text, NULL, NULL);
}

static void
read_initiatives (TdImportRow *row, TdRecord *record)
{
  g_auto (TdImportText) number = { NULL };
  g_auto (TdImportText) text = { NULL };

  if (td_import_row_read (row, "initiatives", &number))
    td_record_set_int (record, "initiatives", td_assessment_count_initiatives (number.text));
  if (!td_import_row_read (row, "initiative_text", &text))
    return;
  set_if_open (record, "initiatives", (int) td_assessment_count_initiatives (text.text));
  if (!td_assessment_is_nothing (text.text))
    td_record_set_exact_text (record, "initiative_text", text.text);
}

static gboolean
has_score (TdRecord *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    if (td_record_has (record, scores[i].key))
      return TRUE;
  return FALSE;
}

static TdRecord *
read_facts (TdImportChecker *checker, TdImportRow *row, const TdImportPerson *person)
{
  TdRecord *record = td_record_new (&td_entity_year_fact);

  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    read_score (row, scores[i].key, scores[i].highest, record);
  judge_total (row, record);
  for (guint i = 0; i < G_N_ELEMENTS (class_keys); i++)
    read_class (row, class_keys[i], record);
  judge_class (checker, row, person, record);
  for (guint i = 0; i < G_N_ELEMENTS (month_keys); i++)
    read_months (row, month_keys[i], record);
  for (guint i = 0; i < G_N_ELEMENTS (plain_keys); i++)
    td_import_read_field (row, td_entity_field (&td_entity_year_fact, plain_keys[i]), record);
  read_leave (row, record);
  read_discipline (row, record);
  read_initiatives (row, record);
  if (!has_score (record) && !td_import_row_has_errors (row))
    td_import_row_complain (row, "score-missing", "self_total", NULL, NULL, NULL);
  return record;
}

static void
compare (TdImportRow *row, TdImportDraft *draft)
{
  g_autoptr (GPtrArray) keys = td_record_diff (draft->record, draft->existing);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = keys->pdata[i];
      g_autofree char *old_text = NULL;
      g_autofree char *new_text = NULL;

      /* An empty cell never erases. */
      if (!td_record_has (draft->record, key))
        continue;
      new_text = td_record_dup_display (draft->record, key);
      if (td_record_has (draft->existing, key))
        old_text = td_record_dup_display (draft->existing, key);
      td_import_row_add_change (row, key, old_text, new_text, FALSE, TRUE);
    }
}

gboolean
td_import_assessment_check (TdImportChecker *checker, TdImportRow *row, TdImportDraft *draft,
                            GError **error)
{
  g_auto (TdImportWho) who = { NULL };
  const TdImportPerson *person;
  const gint64 *fact;

  td_import_read_who (checker, row, &who);
  person = td_import_find_person (checker, row, &who);
  if (person == NULL && !td_import_row_has_errors (row))
    td_import_complain_unknown (checker, row, &who);
  draft->record = read_facts (checker, row, person);
  if (person == NULL)
    return TRUE;

  td_record_set_int (draft->record, "staff", person->id);
  td_record_set_int (draft->record, "year", checker->import->year);
  fact = g_hash_table_lookup (checker->facts, &person->id);
  if (fact == NULL)
    return TRUE;
  row->existing = *fact;
  draft->existing = td_reader_get (checker->reader, &td_entity_year_fact, *fact, error);
  if (draft->existing == NULL)
    return FALSE;
  compare (row, draft);
  return TRUE;
}

gboolean
td_import_assessment_save (TdImportRow *row, TdImportDraft *draft, TdWriter *writer, GError **error)
{
  if (row->outcome == TD_IMPORT_ADDED)
    return td_writer_save (writer, draft->record, NULL, error);

  for (guint i = 0; i < row->changes->len; i++)
    {
      const TdImportChange *change = row->changes->pdata[i];

      if (change->is_accepted)
        td_import_copy_value (draft->existing, draft->record, change->key);
    }
  return td_writer_save (writer, draft->existing, NULL, error);
}
