/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-place.h"

#include "td-text.h"

#include <glib/gi18n-lib.h>

#define PROGRESS_STEPS 1000

/* The texts of a row that is no record, with blanks between. */
static char *
join_texts (const TdSheetRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char *clean;

  for (guint i = 0; i < row->n_cells; i++)
    g_string_append_printf (text, "%s ", row->cells[i].text);
  clean = td_text_clean (text->str);
  return clean != NULL ? clean : g_strdup ("");
}

static void
skip (TdImport *self, const TdSheetRow *row, TdRowKind kind)
{
  TdImportSkipped *skipped = g_new (TdImportSkipped, 1);

  *skipped = (TdImportSkipped) { row->number, kind, join_texts (row) };
  g_ptr_array_add (self->skipped, skipped);
}

GCancellable *
td_import_get_cancellable (TdJob *job)
{
  return job != NULL ? td_job_get_cancellable (job) : NULL;
}

static gboolean
report_progress (TdImport *self, TdJob *job, GError **error)
{
  if (job == NULL)
    return TRUE;
  td_job_report (job, (guint64) (td_sheet_reader_get_progress (self->reader) * PROGRESS_STEPS),
                 PROGRESS_STEPS);
  return !g_cancellable_set_error_if_cancelled (td_job_get_cancellable (job), error);
}

static gboolean
pass_data (TdImport *self, const TdSheetRow *row, TdImportPlace *place, TdImportRowFunc func,
           gpointer data, GError **error)
{
  g_autoptr (TdSheetRow) filled = td_import_place_fill (place, row);

  return func (self, filled != NULL ? filled : row, td_import_place_get_section (place), data,
               error);
}

static gboolean
pass_row (TdImport *self, const TdSheetRow *row, TdImportPlace *place, TdImportRowFunc func,
          gpointer data, GError **error)
{
  TdRowKind kind;

  if (row->number < self->header->first_data_row)
    {
      if (row->number == self->header->numbers_row)
        skip (self, row, TD_ROW_NUMBERS);
      return TRUE;
    }
  td_import_place_see (place, row);
  kind = td_header_classify_row (self->header, row, td_import_place_is_in_footer (place));
  switch (kind)
    {
    case TD_ROW_EMPTY:
      return TRUE;
    case TD_ROW_DATA:
      return pass_data (self, row, place, func, data, error);
    case TD_ROW_SECTION:
      td_import_place_enter (place, row);
      break;
    case TD_ROW_FOOTER:
      td_import_place_set_in_footer (place);
      break;
    case TD_ROW_TOTAL:
    case TD_ROW_NUMBERS:
    case TD_ROW_HEADER:
    default:
      break;
    }
  skip (self, row, kind);
  return TRUE;
}

gboolean
td_import_foreach_row (TdImport *self, TdImportRowFunc func, gpointer data, TdJob *job,
                       GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (TdImportPlace) place = td_import_place_new (self, error);
  const TdSheetRow *row;
  gboolean done = place != NULL &&
                  td_sheet_reader_select_sheet (self->reader, self->sheet, error);

  while (done && td_sheet_reader_next_row (self->reader, &row, &failure))
    {
      g_autoptr (TdSheetRow) converted = NULL;

      if (self->convert)
        converted = td_import_convert_row (row, self->legacy);
      done = report_progress (self, job, error) &&
             pass_row (self, converted != NULL ? converted : row, place, func, data, error);
    }
  if (failure == NULL)
    return done;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

TdImportPlan *
td_import_make_plan (TdImport *self)
{
  TdImportPlan *plan = td_import_plan_new (self->profile, self->columns);

  plan->has_titles = td_import_has_titles (self);
  plan->is_legacy = self->convert;
  if (self->header != NULL)
    plan->title_unit = td_import_dup_title_unit (self);
  return plan;
}

/* Sheets that look at least as much like such a list, and were not read. */
static char *
name_other_sheets (TdImport *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < td_import_get_n_sheets (self); i++)
    if (i != self->sheet && self->scores[i] > 0 && self->scores[i] >= self->scores[self->sheet] &&
        !td_import_is_sheet_hidden (self, i))
      g_string_append_printf (names, "%s“%s”", names->len > 0 ? ", " : "",
                              td_import_get_sheet_name (self, i));
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

void
td_import_begin_list (TdImport *self)
{
  g_autofree char *unit = td_import_dup_title_unit (self);
  g_autofree char *sheets = name_other_sheets (self);

  if (self->convert)
    g_ptr_array_add (self->list_problems,
                     td_import_problem_new ("legacy-font", 0, -1, NULL, NULL,
                                            self->legacy == TD_LEGACY_VNI ? "VNI" : "TCVN3", NULL));
  if (unit != NULL && self->profile == TD_IMPORT_STAFF)
    g_ptr_array_add (self->list_problems,
                     td_import_problem_new ("unit-from-title", 0, -1, "unit", unit, NULL, NULL));
  if (sheets != NULL)
    g_ptr_array_add (self->list_problems,
                     td_import_problem_new ("sheets-left", 0, -1, NULL, sheets, NULL, NULL));
  if (td_import_has_titles (self))
    g_ptr_array_add (self->list_problems,
                     td_import_problem_new ("titles-dropped", 0, -1, "name", NULL, NULL, NULL));
}

void
td_import_count (TdImportCounts *counts, TdImportRow *row)
{
  counts->read++;
  counts->added += row->outcome == TD_IMPORT_ADDED;
  counts->changed += row->outcome == TD_IMPORT_CHANGED;
  counts->same += row->outcome == TD_IMPORT_SAME;
  counts->refused += row->outcome == TD_IMPORT_REFUSED;
}

void
td_import_count_problems (TdImport *self)
{
  g_autoptr (GPtrArray) problems = td_import_dup_problems (self);

  for (guint i = 0; i < problems->len; i++)
    if (((TdImportProblem *) problems->pdata[i])->severity == TD_IMPORT_WARNING)
      self->counts.warnings++;
    else
      self->counts.errors++;
}

static gboolean
is_as_proposed (GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const TdImportColumn *column = columns->pdata[i];

      if (column->key != column->proposed)
        return FALSE;
    }
  return TRUE;
}

gboolean
td_import_remember (TdImport *self, TdWriter *writer, GError **error)
{
  g_autofree char *shape = td_header_shape (self->header);
  g_autofree char *columns = td_import_columns_to_text (self->columns);
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (TdRecord) record = NULL;
  gint64 id;
  g_autofree char *before = td_import_mapping_load (td_writer_get_reader (writer), self->profile,
                                                    shape, &id);

  if (g_strcmp0 (before, columns) == 0 || (before == NULL && is_as_proposed (self->columns)))
    return TRUE;

  now = g_date_time_new_now_utc ();
  record = td_record_new (&td_entity_import_mapping);
  if (id != 0)
    {
      g_clear_object (&record);
      record = td_reader_get (td_writer_get_reader (writer), &td_entity_import_mapping, id, error);
      if (record == NULL)
        return FALSE;
    }
  td_record_set_text (record, "profile", td_import_profile_get_name (self->profile));
  td_record_set_exact_text (record, "shape", shape);
  td_record_set_exact_text (record, "columns", columns);
  td_record_set_int (record, "used_at", g_date_time_to_unix (now));
  return td_writer_save (writer, record, NULL, error);
}

char *
td_import_dup_label (TdImport *self, const TdImportCounts *counts)
{
  guint n = counts->added + counts->changed;

  if (n == 0)
    /* Translators: an entry of the history; %s is a file. */
    return g_strdup_printf (_("Remember the columns of %s"), self->name);
  if (self->profile == TD_IMPORT_STAFF)
    /* Translators: an entry of the history; %s is a file. */
    return g_strdup_printf (ngettext ("Import %u person from %s", "Import %u people from %s", n), n,
                            self->name);
  /* Translators: an entry of the history; number of people, year, file. */
  return g_strdup_printf (ngettext ("Import the self-assessment of %u person for %u from %s",
                                    "Import the self-assessments of %u people for %u from %s", n),
                          n, self->year, self->name);
}
