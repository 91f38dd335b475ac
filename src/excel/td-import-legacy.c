/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-private.h"

static gboolean
has_other_letters (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text >= 0x80)
      return TRUE;
  return FALSE;
}

/* The way that most of the texts with other letters than ASCII were typed in by
 * their fonts; none unless more than half of them are. */
static TdLegacyEncoding
detect_by_fonts (GPtrArray *rows)
{
  guint counts[TD_LEGACY_VNI + 1] = { 0 };
  guint n_texts = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const TdSheetRow *row = rows->pdata[i];

      for (guint j = 0; j < row->n_cells; j++)
        if (row->cells[j].kind == TD_CELL_TEXT && has_other_letters (row->cells[j].text))
          {
            counts[row->cells[j].legacy]++;
            n_texts++;
          }
    }
  /* Capitals are the same letters in another drawing. */
  counts[TD_LEGACY_TCVN3] += counts[TD_LEGACY_TCVN3_CAPITALS];
  if (counts[TD_LEGACY_TCVN3] * 2 > n_texts)
    return TD_LEGACY_TCVN3;
  return counts[TD_LEGACY_VNI] * 2 > n_texts ? TD_LEGACY_VNI : TD_LEGACY_NONE;
}

TdLegacyEncoding
td_import_detect_legacy (GPtrArray *rows)
{
  g_autoptr (GPtrArray) samples = g_ptr_array_new ();
  TdLegacyEncoding detected;

  for (guint i = 0; i < rows->len; i++)
    {
      const TdSheetRow *row = rows->pdata[i];

      for (guint j = 0; j < row->n_cells; j++)
        if (row->cells[j].kind == TD_CELL_TEXT)
          g_ptr_array_add (samples, (gpointer) row->cells[j].text);
    }
  detected = td_legacy_text_detect ((const char *const *) samples->pdata, samples->len);
  return detected != TD_LEGACY_NONE ? detected : detect_by_fonts (rows);
}

TdSheetRow *
td_import_convert_row (const TdSheetRow *row, TdLegacyEncoding otherwise)
{
  g_autofree TdSheetCell *cells = g_memdup2 (row->cells, row->n_cells * sizeof (TdSheetCell));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  TdSheetRow converted = { row->number, row->n_cells, cells };

  for (guint i = 0; i < row->n_cells; i++)
    {
      TdLegacyEncoding encoding = cells[i].legacy != TD_LEGACY_NONE ? cells[i].legacy : otherwise;
      char *text;

      if (cells[i].kind != TD_CELL_TEXT || !has_other_letters (cells[i].text))
        continue;
      text = td_legacy_text_convert (cells[i].text, encoding);
      g_ptr_array_add (texts, text);
      cells[i].text = text;
      cells[i].legacy = TD_LEGACY_NONE;
    }
  return td_sheet_row_copy (&converted);
}
