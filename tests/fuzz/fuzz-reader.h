/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-header.h"

#include <stdint.h>

/* What an import does with a workbook, for the targets that open one. */

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

#define FUZZ_ALIASES(...) ((const char *const[]) { __VA_ARGS__, NULL })

static const TdHeaderField fuzz_fields[] = {
  { "name", FUZZ_ALIASES ("Họ và tên", "Họ tên") },
  { "birth", FUZZ_ALIASES ("Ngày sinh", "Năm sinh") },
  { "unit", FUZZ_ALIASES ("Đơn vị công tác", "Khối (Tổ) công tác") },
  { "education", FUZZ_ALIASES ("Chuyên môn", "Trình độ") },
};

/* A cell's promises to whoever reads it. */
static inline void
fuzz_check_row (const TdSheetRow *row)
{
  g_assert_cmpuint (row->number, >=, 1);
  g_assert_cmpuint (row->number, <=, TD_SHEET_MAX_ROWS);
  g_assert_cmpuint (row->n_cells, >=, 1);
  for (guint i = 0; i < row->n_cells; i++)
    {
      const TdSheetCell *cell = &row->cells[i];

      g_assert_cmpuint (cell->column, <, TD_SHEET_MAX_COLUMNS);
      g_assert_true (i == 0 || row->cells[i - 1].column < cell->column);
      g_assert_true (g_utf8_validate (cell->text, -1, NULL));
      g_assert_true (cell->formula == NULL || g_utf8_validate (cell->formula, -1, NULL));
      g_assert_true (cell->kind != TD_CELL_EMPTY || cell->is_formula);
    }
}

static inline void
fuzz_read_sheet (TdSheetReader *reader)
{
  g_autoptr (GPtrArray) rows = td_sheet_reader_read_head (reader, 60, NULL);
  g_autoptr (TdHeader) header = NULL;
  g_autofree char *shape = NULL;
  const TdSheetMerge *merges;
  const TdSheetRow *row;
  g_autoptr (GError) error = NULL;
  gboolean in_footer = FALSE;
  gsize n_merges;

  if (rows == NULL)
    return;
  merges = td_sheet_reader_get_merges (reader, &n_merges, NULL);
  header = td_header_find (rows, merges, n_merges, fuzz_fields, G_N_ELEMENTS (fuzz_fields), NULL);
  if (header == NULL)
    header = td_header_read_at (rows, merges, n_merges, fuzz_fields, G_N_ELEMENTS (fuzz_fields),
                                1, 2);
  shape = td_header_shape (header);
  while (td_sheet_reader_next_row (reader, &row, &error))
    {
      g_autofree char *section = td_header_section_text (row);

      g_assert_true (g_utf8_validate (section, -1, NULL));
      fuzz_check_row (row);
      in_footer |= td_header_classify_row (header, row, in_footer) == TD_ROW_FOOTER;
    }
  if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static inline void
fuzz_read_workbook (GBytes *bytes)
{
  g_autoptr (TdSheetReader) reader = td_sheet_reader_open_bytes (bytes, "fuzz", NULL);

  if (reader == NULL)
    return;
  g_assert_cmpuint (td_sheet_reader_get_n_sheets (reader), >, 0);
  for (guint i = 0; i < MIN (td_sheet_reader_get_n_sheets (reader), 3); i++)
    if (td_sheet_reader_select_sheet (reader, i, NULL))
      fuzz_read_sheet (reader);
}
