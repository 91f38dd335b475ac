/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-house-form-private.h"

#include "td-text-metrics.h"

#include <string.h>

#define SIGN_SIZE 13
#define SIGN_ROW 17
#define SIGN_GAP 17 /* four of these for the signature */
#define LIST_SIZE 11
#define LIST_ROW 15
#define CHART_ROW 18.0 /* points */
#define CHART_ROW_MM (CHART_ROW * 25.4 / 72)
#define KEPT_ROWS 2 /* of the table, with the signature */

static void
end_table (TdHouseForm *self)
{
  if (self->table_end > 0)
    return;
  self->table_end = self->row;
  td_house_form_gap (self, 6);
}

void
td_house_form_note (TdHouseForm *self,
                    const char  *text,
                    gboolean     italic)
{
  guint style = td_house_form_add_style (self, 12, TD_LOOK_WRAP | (italic ? TD_LOOK_ITALIC : 0),
                                         TD_ALIGN_LEFT);
  guint lines = td_text_count_lines (text, 12, FALSE,
                                     td_house_form_get_width (self, 0, self->n_columns - 1));

  end_table (self);
  td_sheet_writer_merge (self->writer, self->row, 0, self->row, self->n_columns - 1, text, style);
  td_house_form_set_height (self, self->row, td_text_height (lines, 12) + 1);
  self->row++;
}

void
td_house_form_chart (TdHouseForm        *self,
                     const TdSheetChart *chart)
{
  TdSheetChart placed = *chart;
  guint n_rows = (guint) (chart->height / CHART_ROW_MM) + 1;

  end_table (self);
  placed.sheet = self->sheet;
  placed.width = td_house_form_get_width (self, 0, self->n_columns - 1) - 1;
  /* The rows below it are only there to be covered, on one page. */
  for (guint i = 0; i < n_rows; i++)
    td_house_form_set_height (self, self->row + i, CHART_ROW);
  td_house_form_keep (self, self->row, self->row + n_rows - 2);
  td_sheet_writer_add_chart (self->writer, self->row, 0, &placed);
  self->row += n_rows;
}

/* One cell of the block to the left or right of the split. */
static void
write_side (TdHouseForm *self,
            guint        row,
            guint        first,
            guint        last,
            const char  *text,
            guint8       size,
            guint        look,
            TdAlign      align)
{
  td_sheet_writer_merge (self->writer, row, first, row, last, text,
                         td_house_form_add_style (self, size, look, align));
}

/* Lines of "Nơi nhận", each "- …;", the last one "- ….", wrapped by hand since
 * merged cells do not grow. */
static GPtrArray *
make_recipient_lines (TdHouseForm *self,
                      double       width)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  GStrv recipients = self->head->recipients;

  for (guint i = 0; recipients[i] != NULL; i++)
    {
      g_autofree char *text = g_strdup_printf ("- %s%c", recipients[i],
                                               recipients[i + 1] != NULL ? ';' : '.');
      g_auto (GStrv) broken = td_text_break (text, LIST_SIZE, FALSE, width);

      for (guint j = 0; broken[j] != NULL; j++)
        g_ptr_array_add (lines, g_strconcat (j > 0 ? "  " : "", broken[j], NULL));
    }
  return lines;
}

static guint
write_recipients (TdHouseForm *self,
                  guint        split)
{
  g_autoptr (GPtrArray) lines =
    make_recipient_lines (self, td_house_form_get_width (self, 0, split - 1));

  write_side (self, self->row, 0, split - 1, "Nơi nhận:", 12, TD_LOOK_BOLD | TD_LOOK_ITALIC,
              TD_ALIGN_LEFT);
  for (guint i = 0; i < lines->len; i++)
    write_side (self, self->row + 1 + i, 0, split - 1, g_ptr_array_index (lines, i), LIST_SIZE,
                TD_LOOK_PLAIN, TD_ALIGN_LEFT);
  return lines->len + 1;
}

static guint
write_preparer (TdHouseForm *self,
                guint        split)
{
  write_side (self, self->row, 0, split - 1, "NGƯỜI LẬP BIỂU", SIGN_SIZE, TD_LOOK_BOLD,
              TD_ALIGN_CENTRE);
  write_side (self, self->row + 1, 0, split - 1, "(Ký, họ tên)", 12, TD_LOOK_ITALIC,
              TD_ALIGN_CENTRE);
  return 2;
}

/* Authority, title, four empty lines, name; returns its number of rows. */
static guint
write_signature (TdHouseForm *self,
                 guint        split)
{
  const TdLetterhead *head = self->head;
  guint last = self->n_columns - 1;
  guint row = self->row;

  if (head->authority != NULL)
    write_side (self, row++, split, last, head->authority, SIGN_SIZE, TD_LOOK_BOLD,
                TD_ALIGN_CENTRE);
  write_side (self, row++, split, last, head->title, SIGN_SIZE, TD_LOOK_BOLD, TD_ALIGN_CENTRE);
  row += 4;
  write_side (self, row++, split, last, head->name, SIGN_SIZE, TD_LOOK_BOLD, TD_ALIGN_CENTRE);
  return row - self->row;
}

static void
write_footer (TdHouseForm  *self,
              TdFormFooter  footer)
{
  double width = td_house_form_get_width (self, 0, self->n_columns - 1);
  guint split = td_house_form_find_split (self, width * 0.5, width * 0.3);
  guint left;
  guint right;

  td_house_form_gap (self, 10);
  left = footer == TD_FOOTER_DOCUMENT ? write_recipients (self, split)
                                      : write_preparer (self, split);
  right = write_signature (self, split);
  for (guint i = 0; i < MAX (left, right); i++)
    td_house_form_set_height (self, self->row + i,
                                    i < 2 ? SIGN_ROW : i < right ? SIGN_GAP : LIST_ROW);
  /* Nobody signs a page on which nothing stands. */
  td_house_form_keep (self, MAX (self->table_end, self->repeat_last + 1 + KEPT_ROWS) - KEPT_ROWS,
                      self->row + MAX (left, right) - 2);
  self->row += MAX (left, right);
}

void
td_house_form_finish (TdHouseForm  *self,
                      TdFormFooter  footer)
{
  TdPageSetup page = {
    .landscape = self->landscape,
    .top = TD_FORM_TOP,
    .bottom = TD_FORM_BOTTOM,
    .left = TD_FORM_LEFT,
    .right = TD_FORM_RIGHT,
    .repeat_first = self->repeat_first,
    .repeat_last = self->repeat_last,
    .last_column = self->n_columns - 1,
    .numbers_from_second = TRUE,
  };

  if (self->table_end == 0)
    self->table_end = self->row;
  if (self->table_end > self->repeat_last + 1)
    td_sheet_writer_fit_rows (self->writer, self->repeat_last + 1, self->table_end - 1);
  if (footer != TD_FOOTER_NONE)
    write_footer (self, footer);
  page.last_row = (int) self->row - 1;
  td_sheet_writer_set_page (self->writer, &page);
  td_house_form_break_pages (self);
}
