/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-checker.h"

#include "td-text.h"

#include <string.h>

/* "Ông", "Bà", "Đ/c" before names.  Ông is a family name too, so that it is
 * left out only where nearly every name of a list has such a title. */

#define LEAST_NAMES 2
#define OF_FIVE 4

static const struct
{
  const char *title;
  const char *sex;
} titles[] = {
  { "ông ", "nam" }, { "bà ", "nu" },       { "ông: ", "nam" },    { "bà: ", "nu" },
  { "đ/c ", NULL },  { "đồng chí ", NULL }, { "đ/c: ", NULL },     { "đ.c ", NULL },
  { "đc ", NULL },   { "anh ", "nam" },     { "chị ", "nu" },
};

gsize
td_import_measure_title (const char *name, const char **sex)
{
  g_autofree char *lower = td_text_lower (name);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_has_prefix (lower, titles[i].title) && strlen (lower) == strlen (name))
      {
        *sex = titles[i].sex;
        return strlen (titles[i].title);
      }
  return 0;
}

gboolean
td_import_has_titles (TdImport *self)
{
  guint n_names = 0;
  guint n_titles = 0;

  if (self->header == NULL || self->header->name_column < 0)
    return FALSE;
  for (guint i = 0; i < self->shown_head->len; i++)
    {
      const TdSheetRow *row = self->shown_head->pdata[i];
      const char *sex;
      g_autofree char *name = NULL;

      if (row->number < self->header->first_data_row ||
          td_header_classify_row (self->header, row, FALSE) != TD_ROW_DATA)
        continue;
      name = td_text_clean (td_sheet_row_get (row, (guint) self->header->name_column)->text);
      if (name == NULL)
        continue;
      n_names++;
      n_titles += td_import_measure_title (name, &sex) > 0;
    }
  return n_titles >= LEAST_NAMES && n_titles * 5 >= n_names * OF_FIVE;
}
