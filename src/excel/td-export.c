/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-private.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>

#define MAX_SHEETS 5

typedef gboolean (*TdExportFunc) (TdExport *self, GError **error);

/**
 * TdExportEntry:
 * @sheets: (array zero-terminated=1): what writes each sheet, in order
 */
typedef struct
{
  TdExportInfo       info;
  TdSheetWriterFlags flags;
  TdExportFunc       sheets[MAX_SHEETS + 1];
} TdExportEntry;

/* A workbook about a year or a round ends with the sheet that says what it rests on. */
static const TdExportEntry entries[] = {
  { { "danh-sach-can-bo", "Danh sách cán bộ, công chức, viên chức và người lao động",
      N_("List of staff"), TD_EXPORT_NEEDS_NOTHING },
    TD_SHEET_WRITER_DEFAULT, { td_export_staff_form } },
  { { "danh-sach-dang-xem", "Danh sách đang xem", N_("The list as it is shown"),
      TD_EXPORT_NEEDS_QUERY },
    TD_SHEET_WRITER_STREAM, { td_export_list } },
  { { "danh-sach-don-vi", "Danh sách đơn vị", N_("List of units"), TD_EXPORT_NEEDS_NOTHING },
    TD_SHEET_WRITER_DEFAULT, { td_export_units_form } },
  { { "tong-hop-xep-loai", "Tổng hợp kết quả đánh giá, xếp loại chất lượng",
      N_("Results of the annual classification"), TD_EXPORT_NEEDS_YEAR },
    TD_SHEET_WRITER_DEFAULT, { td_export_year_people, td_export_year_proof } },
  { { "so-luong-xep-loai", "Tổng hợp số lượng xếp loại chất lượng theo đơn vị",
      N_("Numbers of the annual classification by unit"), TD_EXPORT_NEEDS_YEAR },
    TD_SHEET_WRITER_DEFAULT, { td_export_year_counts, td_export_year_proof } },
  { { "han-muc-xuat-sac", "Hạn mức hoàn thành xuất sắc nhiệm vụ",
      N_("Quota of the highest class"), TD_EXPORT_NEEDS_YEAR },
    TD_SHEET_WRITER_DEFAULT, { td_export_year_quota, td_export_year_proof } },
  { { "giai-trinh", "Giải trình kết quả xếp loại", N_("Reasons for every class"),
      TD_EXPORT_NEEDS_YEAR },
    TD_SHEET_WRITER_DEFAULT, { td_export_year_reasons, td_export_year_proof } },
  { { "xep-loai-nam", "Hồ sơ đánh giá, xếp loại chất lượng năm",
      N_("Annual classification, all tables"), TD_EXPORT_NEEDS_YEAR },
    TD_SHEET_WRITER_DEFAULT,
    { td_export_year_people, td_export_year_counts, td_export_year_quota, td_export_year_reasons,
      td_export_year_proof } },
  { { "bo-tieu-chi", "Bộ tiêu chí đánh giá, chấm điểm", N_("Criteria set"),
      TD_EXPORT_NEEDS_CRITERIA },
    TD_SHEET_WRITER_DEFAULT, { td_export_criteria } },
  { { "phieu-cham", "Bảng chấm điểm thi đua", N_("Score sheet of one unit or person"),
      TD_EXPORT_NEEDS_ROUND | TD_EXPORT_NEEDS_SHEET },
    TD_SHEET_WRITER_DEFAULT, { td_export_round_sheet, td_export_round_proof } },
  { { "tong-hop-cham-diem", "Bảng tổng hợp điểm thi đua", N_("Totals of a scoring round"),
      TD_EXPORT_NEEDS_ROUND },
    TD_SHEET_WRITER_DEFAULT, { td_export_round_totals, td_export_round_proof } },
  { { "giai-trinh-cham-diem", "Giải trình kết quả chấm điểm", N_("Reasons for every score"),
      TD_EXPORT_NEEDS_ROUND },
    TD_SHEET_WRITER_DEFAULT, { td_export_round_reasons, td_export_round_proof } },
  { { "bieu-do-cham-diem", "Biểu đồ kết quả chấm điểm", N_("Chart of a scoring round"),
      TD_EXPORT_NEEDS_ROUND },
    TD_SHEET_WRITER_DEFAULT, { td_export_round_chart, td_export_round_proof } },
  { { "ho-so-cham-diem", "Hồ sơ chấm điểm thi đua", N_("Scoring round, all tables"),
      TD_EXPORT_NEEDS_ROUND },
    TD_SHEET_WRITER_DEFAULT,
    { td_export_round_totals, td_export_round_reasons, td_export_round_chart,
      td_export_round_proof } },
};

const TdExportInfo *const *
td_exports_list (guint *n)
{
  static const TdExportInfo *infos[G_N_ELEMENTS (entries) + 1];
  static gsize once;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
        infos[i] = &entries[i].info;
      g_once_init_leave (&once, 1);
    }
  *n = G_N_ELEMENTS (entries);
  return infos;
}

static const TdExportEntry *
find_entry (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (g_strcmp0 (entries[i].info.name, name) == 0)
      return &entries[i];
  return NULL;
}

const TdExportInfo *
td_export_find (const char *name)
{
  const TdExportEntry *entry = find_entry (name);

  return entry != NULL ? &entry->info : NULL;
}

gboolean
td_export_report (TdExport *self,
                  guint     done,
                  guint     total,
                  GError  **error)
{
  if (self->job != NULL)
    td_job_report (self->job, done, total);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

gboolean
td_export_step (TdExport *self,
                guint     done,
                guint     total,
                GError  **error)
{
  if (done % TD_EXPORT_STEP != 0 && done != total)
    return TRUE;
  return td_sheet_writer_check (self->writer, error)
         && td_export_report (self, done, total, error);
}

void
td_export_init_form (TdExport   *self,
                     TdFormSpec *spec,
                     const char *kind)
{
  spec->date = self->params->date;
  spec->year = td_date_today ().year;
  spec->attached = self->params->attached;
  spec->kind = spec->attached == NULL ? kind : NULL;
  spec->is_draft = (self->board != NULL && !td_board_is_frozen (self->board))
                   || (self->book != NULL && !td_score_book_is_closed (self->book));
}

static gboolean
check_round_params (const TdExportEntry  *entry,
                    const TdExportParams *params,
                    GError              **error)
{
  const char *format = NULL;

  if ((entry->info.needs & TD_EXPORT_NEEDS_ROUND) && params->round == 0)
    /* Translators: the text is the name of an export */
    format = _("“%s” is about one scoring round: say which.");
  else if ((entry->info.needs & TD_EXPORT_NEEDS_SHEET) && params->sheet == 0)
    /* Translators: the text is the name of an export */
    format = _("“%s” is about one unit or person: say whose score sheet.");
  else if ((entry->info.needs & TD_EXPORT_NEEDS_CRITERIA) && params->criteria == 0)
    /* Translators: the text is the name of an export */
    format = _("“%s” is about one criteria set: say which.");
  if (format != NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_INVALID, format, entry->info.name);
  return format == NULL;
}

static gboolean
check_params (const TdExportEntry  *entry,
              const TdExportParams *params,
              GError              **error)
{
  if ((entry->info.needs & TD_EXPORT_NEEDS_YEAR) && params->year == 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   /* Translators: the text is the name of an export */
                   _("“%s” is about one year: say which."), entry->info.name);
      return FALSE;
    }
  if ((entry->info.needs & TD_EXPORT_NEEDS_QUERY) && params->query == NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   /* Translators: the text is the name of an export */
                   _("“%s” writes a list as it is shown: say which list."), entry->info.name);
      return FALSE;
    }
  return check_round_params (entry, params, error);
}

static gboolean
write_sheets (TdExport             *self,
              const TdExportEntry  *entry,
              GFile                *destination,
              GError              **error)
{
  g_autoptr (TdRecord) organisation = td_reader_get_organisation (self->reader, error);
  g_autoptr (TdLetterhead) head = organisation != NULL ? td_letterhead_new (organisation) : NULL;
  g_autoptr (TdSheetWriter) writer = NULL;
  g_autoptr (TdBoard) board = NULL;
  g_autoptr (TdScoreBook) book = NULL;

  if (organisation == NULL)
    return FALSE;
  if (entry->info.needs & TD_EXPORT_NEEDS_YEAR)
    {
      board = td_board_new_for_reader (self->reader, self->params->year, self->params->variant,
                                       error);
      if (board == NULL)
        return FALSE;
    }
  if (entry->info.needs & TD_EXPORT_NEEDS_ROUND)
    {
      book = td_score_book_new_for_reader (self->reader, self->params->round, error);
      if (book == NULL)
        return FALSE;
    }
  writer = td_sheet_writer_new (destination, entry->flags, error);
  if (writer == NULL)
    return FALSE;
  self->head = head;
  self->board = board;
  self->book = book;
  self->writer = writer;
  td_sheet_writer_set_properties (writer, entry->info.title, head->department_name, self->author);

  for (guint i = 0; entry->sheets[i] != NULL; i++)
    if (!entry->sheets[i] (self, error))
      return FALSE;
  return td_sheet_writer_finish (writer, self->cancellable, error);
}

/* Any thread; @author is captured on the store's own. */
static gboolean
write_export (const char           *name,
              TdStore              *store,
              const TdExportParams *params,
              const char           *author,
              GFile                *destination,
              TdJob                *job,
              GError              **error)
{
  const TdExportEntry *entry = find_entry (name);
  g_autofree char *base = g_file_get_basename (td_store_get_file (store));
  g_autofree char *register_name = g_filename_display_name (base);
  g_autoptr (TdReader) reader = NULL;
  TdExport self = {
    .params = params,
    .job = job,
    .cancellable = job != NULL ? td_job_get_cancellable (job) : NULL,
    .register_name = register_name,
    .author = author,
    .at = g_get_real_time () / G_USEC_PER_SEC,
  };
  gboolean good;

  if (entry == NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   _("There is no export called “%s”."), name);
      return FALSE;
    }
  if (!check_params (entry, params, error))
    return FALSE;
  reader = td_store_open_reader (store, error);
  if (reader == NULL || !td_reader_begin (reader, error))
    return FALSE;
  self.reader = reader;
  good = write_sheets (&self, entry, destination, error);
  td_reader_end (reader);
  return good;
}

gboolean
td_export_write (const char           *name,
                 TdStore              *store,
                 const TdExportParams *params,
                 GFile                *destination,
                 TdJob                *job,
                 GError              **error)
{
  return write_export (name, store, params, td_store_get_author (store), destination, job, error);
}

/* What an asynchronous export works with. */
typedef struct
{
  char           *name;
  char           *author;
  TdExportParams  params;
  TdQuery        *query;
  GStrv           columns;
  char           *variant;
  char           *attached;
  GFile          *destination;
  TdJob          *job;
} ExportData;

static void
free_data (gpointer data)
{
  ExportData *self = data;

  g_free (self->name);
  g_free (self->author);
  g_clear_pointer (&self->query, td_query_free);
  g_strfreev (self->columns);
  g_free (self->variant);
  g_free (self->attached);
  g_object_unref (self->destination);
  g_clear_object (&self->job);
  g_free (self);
}

static ExportData *
copy_data (const char           *name,
           TdStore              *store,
           const TdExportParams *params,
           GFile                *destination,
           TdJob                *job)
{
  ExportData *self = g_new0 (ExportData, 1);

  self->name = g_strdup (name);
  self->author = g_strdup (td_store_get_author (store));
  self->query = params->query != NULL ? td_query_copy (params->query) : NULL;
  self->columns = g_strdupv ((GStrv) params->columns);
  self->variant = g_strdup (params->variant);
  self->attached = g_strdup (params->attached);
  self->destination = g_object_ref (destination);
  self->job = job != NULL ? g_object_ref (job) : NULL;
  self->params = *params;
  self->params.query = self->query;
  self->params.columns = (const char *const *) self->columns;
  self->params.variant = self->variant;
  self->params.attached = self->attached;
  return self;
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  ExportData *data = task_data;
  GError *error = NULL;

  if (write_export (data->name, source, &data->params, data->author, data->destination, data->job,
                    &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
td_export_write_async (const char           *name,
                       TdStore              *store,
                       const TdExportParams *params,
                       GFile                *destination,
                       TdJob                *job,
                       GAsyncReadyCallback   callback,
                       gpointer              user_data)
{
  /* Cancelled by the job, so that the answer comes when the file is gone. */
  g_autoptr (GTask) task = g_task_new (store, NULL, callback, user_data);

  g_task_set_source_tag (task, td_export_write_async);
  g_task_set_task_data (task, copy_data (name, store, params, destination, job), free_data);
  g_task_run_in_thread (task, write_in_thread);
}

gboolean
td_export_write_finish (TdStore       *store,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, td_export_write_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
