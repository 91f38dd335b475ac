/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-private.h"

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

/* What goes on from row to row. */
typedef struct
{
  char    *section;
  gboolean in_footer;
} Place;

static gboolean
pass_row (TdImport *self, const TdSheetRow *row, Place *place, TdImportRowFunc func, gpointer data,
          GError **error)
{
  TdRowKind kind;

  if (row->number < self->header->first_data_row)
    {
      if (row->number == self->header->numbers_row)
        skip (self, row, TD_ROW_NUMBERS);
      return TRUE;
    }
  kind = td_header_classify_row (self->header, row, place->in_footer);
  switch (kind)
    {
    case TD_ROW_EMPTY:
      return TRUE;
    case TD_ROW_DATA:
      return func (self, row, place->section, data, error);
    case TD_ROW_SECTION:
      g_free (place->section);
      place->section = td_header_section_text (row);
      break;
    case TD_ROW_FOOTER:
      place->in_footer = TRUE;
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
  Place place = { NULL, FALSE };
  const TdSheetRow *row;
  gboolean done = td_sheet_reader_select_sheet (self->reader, self->sheet, error);

  while (done && td_sheet_reader_next_row (self->reader, &row, &failure))
    {
      g_autoptr (TdSheetRow) converted = NULL;

      if (self->convert)
        converted = td_import_convert_row (row, self->legacy);
      done = report_progress (self, job, error) &&
             pass_row (self, converted != NULL ? converted : row, &place, func, data, error);
    }
  g_free (place.section);
  if (failure == NULL)
    return done;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

void
td_import_begin_list (TdImport *self)
{
  if (self->convert)
    g_ptr_array_add (self->list_problems,
                     td_import_problem_new ("legacy-font", 0, -1, NULL, NULL,
                                            self->legacy == TD_LEGACY_VNI ? "VNI" : "TCVN3", NULL));
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
