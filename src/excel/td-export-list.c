/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-list.h"

#include "td-error.h"
#include "td-number.h"
#include "td-text-metrics.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* The list as it is shown: flat, of any length, one pass with flat memory; read
 * in one thread, written in another. */

#define TITLE_ROW 0
#define ABOUT_ROW 1
#define HEADING_ROW 3
#define FIRST_ROW 4
#define MM_PER_CHARACTER 2.1
#define MIN_CHARACTERS 6
#define ORDINAL_WIDTH 12
#define SIZE 11
/* Wider lists are printed across. */
#define PORTRAIT_WIDTH 180

static TdCellStyle
get_style (const TdField *field)
{
  TdCellStyle style = { .size = SIZE, .borders = TRUE };

  switch (field->type)
    {
    case TD_TYPE_DATE:
      style.align = TD_ALIGN_CENTRE;
      style.format = TD_FORMAT_DATE;
      break;
    case TD_TYPE_INTEGER:
      /* Not grouped: it may be a year. */
      style.align = TD_ALIGN_RIGHT;
      break;
    case TD_TYPE_DECIMAL:
      style.align = TD_ALIGN_RIGHT;
      style.format = TD_FORMAT_DECIMAL;
      break;
    case TD_TYPE_FLAG:
    case TD_TYPE_TIME:
      style.align = TD_ALIGN_CENTRE;
      break;
    case TD_TYPE_TEXT:
      /* Codes and numbers with leading zeros stay text when edited. */
      if (field->flags & (TD_FIELD_PERSONAL | TD_FIELD_UNIQUE))
        style.format = TD_FORMAT_TEXT;
      style.wrap = TRUE;
      break;
    case TD_TYPE_CHOICE:
    case TD_TYPE_REFERENCE:
    default:
      style.wrap = TRUE;
      break;
    }
  return style;
}

static void
add_column (TdListWriter    *self,
            const TdField *field)
{
  TdCellStyle style = get_style (field);
  TdListColumn column = {
    .field = field,
    .style = td_sheet_writer_add_style (self->export->writer, &style),
    .masked = (field->flags & TD_FIELD_PERSONAL) && !self->export->params->reveal_personal,
  };

  g_array_append_val (self->columns, column);
}

static gboolean
add_columns (TdListWriter      *self,
             const TdEntity  *entity,
             GError         **error)
{
  const char *const *keys = self->export->params->columns;

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      const TdField *field = td_entity_field (entity, keys[i]);

      if (field == NULL || (field->flags & TD_FIELD_INTERNAL))
        {
          g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                       _("There is no column “%s” in this list."), keys[i]);
          return FALSE;
        }
      add_column (self, field);
    }
  for (guint i = 0; keys == NULL && i < entity->n_fields; i++)
    if (entity->fields[i].flags & TD_FIELD_LISTED)
      add_column (self, &entity->fields[i]);
  return TRUE;
}

static double
set_widths (TdListWriter *self)
{
  double sum = ORDINAL_WIDTH;

  td_sheet_writer_set_column_width (self->export->writer, 0, ORDINAL_WIDTH);
  for (guint i = 0; i < self->columns->len; i++)
    {
      TdListColumn *column = &g_array_index (self->columns, TdListColumn, i);
      /* The heading is to fit beside the button of the filter. */
      guint characters = MAX (column->field->width,
                              (guint) g_utf8_strlen (column->field->term, -1) + 3);

      column->width = MAX (characters, MIN_CHARACTERS) * MM_PER_CHARACTER;
      td_sheet_writer_set_column_width (self->export->writer, i + 1, column->width);
      sum += column->width;
    }
  return sum;
}

static char *
describe_list (TdListWriter *self)
{
  const char *search = td_query_get_search (self->export->params->query);
  g_autofree char *date = td_date_to_text (td_date_today ());
  g_autofree char *count = td_integer_to_text (self->n_rows);

  if (search == NULL)
    return g_strdup_printf ("%s, ngày %s: %s dòng", self->export->head->department_name, date,
                            count);
  return g_strdup_printf ("%s, ngày %s: %s dòng, tìm “%s”", self->export->head->department_name,
                          date, count, search);
}

static void
write_head (TdListWriter     *self,
            const TdEntity *entity)
{
  TdSheetWriter *writer = self->export->writer;
  const TdCellStyle title_style = { .size = 14, .bold = TRUE };
  const TdCellStyle about_style = { .size = SIZE, .italic = TRUE };
  const TdCellStyle heading_style = { .size = SIZE, .bold = TRUE, .wrap = TRUE,
                                      .align = TD_ALIGN_CENTRE, .borders = TRUE };
  guint heading = td_sheet_writer_add_style (writer, &heading_style);
  g_autofree char *capitals = g_utf8_strup (entity->term, -1);
  g_autofree char *title = g_strdup_printf ("DANH SÁCH %s", capitals);
  g_autofree char *about = describe_list (self);

  td_sheet_writer_text (writer, TITLE_ROW, 0, title,
                        td_sheet_writer_add_style (writer, &title_style));
  td_sheet_writer_text (writer, ABOUT_ROW, 0, about,
                        td_sheet_writer_add_style (writer, &about_style));
  td_sheet_writer_set_row_height (writer, HEADING_ROW, 20);
  td_sheet_writer_text (writer, HEADING_ROW, 0, "STT", heading);
  for (guint i = 0; i < self->columns->len; i++)
    td_sheet_writer_text (writer, HEADING_ROW, i + 1,
                          g_array_index (self->columns, TdListColumn, i).field->term, heading);
}

/* Writing, in the pipe's thread: from batches to cells. */

static void
write_text (TdListWriter       *self,
            const TdListColumn *column,
            const char       *text,
            guint             row,
            guint             at)
{
  td_sheet_writer_text (self->export->writer, row, at, text, column->style);
  /* Most texts are so short that they need no measuring. */
  if (strlen (text) * MM_PER_CHARACTER > column->width)
    self->lines = MAX (self->lines, td_text_count_lines (text, SIZE, FALSE, column->width));
}

static void
write_cell (TdListWriter        *self,
            const TdListBatch *batch,
            const TdListCell  *cell,
            guint              row,
            guint              at)
{
  const TdListColumn *column = &g_array_index (self->columns, TdListColumn, at - 1);
  TdSheetWriter *writer = self->export->writer;

  switch (cell->kind)
    {
    case TD_LIST_TEXT:
      write_text (self, column, batch->texts->str + cell->text, row, at);
      break;
    case TD_LIST_INTEGER:
      td_sheet_writer_integer (writer, row, at, cell->number, column->style);
      break;
    case TD_LIST_DECIMAL:
      td_sheet_writer_decimal (writer, row, at, cell->number, column->style);
      break;
    case TD_LIST_DATE:
      td_sheet_writer_date (writer, row, at, cell->date, column->style);
      break;
    case TD_LIST_BLANK:
    default:
      td_sheet_writer_blank (writer, row, at, column->style);
      break;
    }
}

static gboolean
write_batch (TdListBatch *batch,
             gpointer     user_data)
{
  TdListWriter *self = user_data;
  TdSheetWriter *writer = self->export->writer;
  guint n_rows = batch != NULL ? batch->cells->len / self->columns->len : 0;

  if (batch == NULL)
    {
      if (self->is_taken)
        td_sheet_writer_release (writer);
      return FALSE;
    }
  if (!self->is_taken)
    td_sheet_writer_acquire (writer);
  self->is_taken = TRUE;
  for (guint i = 0; i < n_rows; i++)
    {
      guint row = FIRST_ROW + self->n_written++;

      self->lines = 1;
      td_sheet_writer_integer (writer, row, 0, self->n_written, self->ordinal_style);
      for (guint j = 0; j < self->columns->len; j++)
        write_cell (self, batch,
                    &g_array_index (batch->cells, TdListCell, i * self->columns->len + j), row,
                    j + 1);
      if (self->lines > 1)
        td_sheet_writer_set_row_height (writer, row, td_text_height (self->lines, SIZE));
    }
  return td_sheet_writer_check (writer, NULL);
}

/* Reads in this thread while another one writes. */
static gboolean
write_rows (TdListWriter *self,
            GError    **error)
{
  TdSheetWriter *writer = self->export->writer;
  g_autoptr (GError) local = NULL;
  g_auto (GStrv) keys = td_list_dup_keys (self);

  if (!td_list_load_titles (self, error))
    return FALSE;
  td_sheet_writer_release (writer);
  self->pipe = td_export_pipe_new (write_batch, self);
  td_reader_foreach_fields (self->export->reader, self->export->params->query,
                            (const char *const *) keys, td_list_read_record, self,
                            self->export->cancellable, &local);
  if (self->batch != NULL)
    td_export_pipe_send (self->pipe, g_steal_pointer (&self->batch));
  td_export_pipe_finish (g_steal_pointer (&self->pipe));
  td_sheet_writer_acquire (writer);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return td_export_step (self->export, self->n_read, self->n_read, error);
}

gboolean
td_export_list (TdExport *self,
                GError  **error)
{
  const TdEntity *entity = td_query_get_entity (self->params->query);
  const TdCellStyle ordinal = { .size = SIZE, .align = TD_ALIGN_CENTRE, .borders = TRUE };
  gint64 count = td_reader_count (self->reader, self->params->query, error);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (TdListColumn));
  TdListWriter list = { .export = self, .columns = columns };
  TdPageSetup page = {
    .top = 15, .bottom = 18, .left = 15, .right = 15,
    .repeat_first = HEADING_ROW, .repeat_last = HEADING_ROW,
    .numbers_in_footer = TRUE,
  };

  g_array_set_clear_func (columns, td_list_column_clear);
  if (count < 0)
    return FALSE;
  list.n_rows = count;
  td_sheet_writer_add_sheet (self->writer, "Danh sách");
  list.ordinal_style = td_sheet_writer_add_style (self->writer, &ordinal);
  if (!add_columns (&list, entity, error))
    return FALSE;
  page.landscape = set_widths (&list) > PORTRAIT_WIDTH;
  page.last_row = FIRST_ROW + MAX (list.n_rows, 1) - 1;
  page.last_column = columns->len;
  td_sheet_writer_set_page (self->writer, &page);
  td_sheet_writer_freeze (self->writer, FIRST_ROW, 0);
  td_sheet_writer_autofilter (self->writer, HEADING_ROW, 0, page.last_row, columns->len);
  write_head (&list, entity);
  return write_rows (&list, error);
}
