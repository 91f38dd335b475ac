/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-house-form-private.h"

#define POINTS_PER_MM (72 / 25.4)
/* Printers and programs differ a little in how high a row comes out: a page that
 * is not quite full is better than a break just after one that came by itself. */
#define SAFETY 0.96

static double
get_height (TdHouseForm *self,
            guint        first,
            guint        end)
{
  double sum = 0;

  for (guint row = first; row < end; row++)
    sum += g_array_index (self->rows, TdFormRow, row).height;
  return sum;
}

/* Before rows that belong to @row, unless they fill the whole page. */
static guint
find_break (TdHouseForm *self,
            guint        row,
            guint        page_start)
{
  guint at = row;

  while (at > page_start && g_array_index (self->rows, TdFormRow, at - 1).keep)
    at--;
  return at > page_start ? at : row;
}

void
td_house_form_break_pages (TdHouseForm *self)
{
  double millimetres = (self->landscape ? 210 : 297) - TD_FORM_TOP - TD_FORM_BOTTOM;
  double room = millimetres * POINTS_PER_MM * SAFETY;
  double repeated = get_height (self, self->repeat_first, self->repeat_last + 1);
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  guint page_start = self->repeat_last + 1;
  double used = get_height (self, 0, page_start);

  for (guint row = page_start; row < self->rows->len; row++)
    {
      double height = g_array_index (self->rows, TdFormRow, row).height;

      if (used + height > room && row > page_start)
        {
          page_start = find_break (self, row, page_start);
          g_array_append_val (breaks, page_start);
          used = repeated + get_height (self, page_start, row);
        }
      used += height;
    }
  td_sheet_writer_set_page_breaks (self->writer, breaks);
}
