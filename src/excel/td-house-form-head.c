/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-house-form-private.h"

#include "td-text-metrics.h"

#include <string.h>

#define NATION "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
#define MOTTO "Độc lập - Tự do - Hạnh phúc"
#define NATION_SIZE 12
#define MOTTO_SIZE 13
#define HEAD_ROW 17
#define LINE_ROW 10
#define LINE_SIZE 6
/* What the right block needs for NATION on one line, in millimetres. */
#define RIGHT_MIN 90
#define LEFT_SHARE 0.40

/* One line of a block of the letterhead. */
typedef struct
{
  char     *text;
  guint8    size;
  gboolean  bold;
  gboolean  is_rule;
} HeadLine;

static void
clear_line (gpointer data)
{
  g_free (((HeadLine *) data)->text);
}

static GArray *
new_block (void)
{
  GArray *block = g_array_new (FALSE, TRUE, sizeof (HeadLine));

  g_array_set_clear_func (block, clear_line);
  return block;
}

static double
add_lines (GArray     *block,
           const char *text,
           guint8      size,
           gboolean    bold,
           double      width)
{
  g_auto (GStrv) lines = td_text_break (text != NULL ? text : "", size, bold, width);
  double longest = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      HeadLine line = { g_strdup (lines[i]), size, bold, FALSE };

      g_array_append_val (block, line);
      longest = MAX (longest, td_text_width (lines[i], size, bold));
    }
  return longest;
}

/* The drawn line below a block: underscores join up in every font, and unlike a
 * border they can be as long as they should. */
static void
add_rule (GArray *block,
          double  millimetres)
{
  guint n = MAX (millimetres / td_text_width ("_", LINE_SIZE, FALSE), 1);
  HeadLine line = { g_strnfill (n, '_'), LINE_SIZE, TRUE, TRUE };

  g_array_append_val (block, line);
}

static void
write_block_line (TdHouseForm *self,
                  GArray      *block,
                  guint        index,
                  guint        first,
                  guint        last)
{
  const HeadLine *line;
  guint look;

  if (index >= block->len)
    return;
  line = &g_array_index (block, HeadLine, index);
  look = (line->bold ? TD_LOOK_BOLD : 0) | (line->is_rule ? TD_LOOK_TOP : 0);
  td_sheet_writer_merge (self->writer, self->row, first, self->row, last, line->text,
                         td_house_form_add_style (self, line->size, look, TD_ALIGN_CENTRE));
}

static gboolean
is_text_line (GArray *block,
              guint   index)
{
  return index < block->len && !g_array_index (block, HeadLine, index).is_rule;
}

static void
write_letterhead (TdHouseForm *self,
                  guint        split)
{
  g_autoptr (GArray) left = new_block ();
  g_autoptr (GArray) right = new_block ();
  guint last = self->n_columns - 1;
  double left_width = td_house_form_get_width (self, 0, split - 1);
  double longest;

  add_lines (left, self->head->governing, NATION_SIZE, FALSE, left_width);
  longest = add_lines (left, self->head->department, NATION_SIZE, TRUE, left_width);
  add_rule (left, longest * 0.4);
  add_lines (right, NATION, NATION_SIZE, TRUE, G_MAXDOUBLE);
  longest = add_lines (right, MOTTO, MOTTO_SIZE, TRUE, G_MAXDOUBLE);
  add_rule (right, longest);

  for (guint i = 0; i < MAX (left->len, right->len); i++)
    {
      gboolean has_text = is_text_line (left, i) || is_text_line (right, i);

      write_block_line (self, left, i, 0, split - 1);
      write_block_line (self, right, i, split, last);
      td_house_form_set_height (self, self->row, has_text ? HEAD_ROW : LINE_ROW);
      self->row++;
    }
}

static void
write_number_line (TdHouseForm      *self,
                   const TdFormSpec *spec,
                   guint             split)
{
  g_autofree char *number = td_letterhead_dup_number (self->head, spec->kind);
  g_autofree char *place = td_letterhead_dup_place_date (self->head, spec->date, spec->year);

  td_sheet_writer_merge (self->writer, self->row, 0, self->row, split - 1, number,
                         td_house_form_add_style (self, 13, TD_LOOK_PLAIN, TD_ALIGN_CENTRE));
  td_sheet_writer_merge (self->writer, self->row, split, self->row, self->n_columns - 1, place,
                         td_house_form_add_style (self, 13, TD_LOOK_ITALIC, TD_ALIGN_CENTRE));
  td_house_form_set_height (self, self->row, HEAD_ROW + 1);
  self->row++;
}

static void
write_title (TdHouseForm      *self,
             const TdFormSpec *spec)
{
  td_house_form_line (self, spec->title, 14, TD_LOOK_BOLD);
  if (spec->subtitle != NULL)
    {
      g_auto (GStrv) lines = g_strsplit (spec->subtitle, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        td_house_form_line (self, lines[i], 13, TD_LOOK_BOLD);
    }
  if (spec->attached != NULL)
    {
      g_autofree char *text = g_strdup_printf ("(%s)", spec->attached);

      td_house_form_line (self, text, 13, TD_LOOK_ITALIC);
    }
  if (spec->is_draft)
    td_house_form_line (self, "DỰ THẢO", 13, TD_LOOK_BOLD);
}

/* The last column of the run that has the same parent as @first. */
static guint
find_parent_end (TdHouseForm *self,
                 guint        first)
{
  guint last = first;

  while (last + 1 < self->n_columns
         && g_strcmp0 (self->columns[last + 1].parent, self->columns[first].parent) == 0)
    last++;
  return last;
}

static guint
count_heading_lines (TdHouseForm *self,
                     const char  *text,
                     guint        first,
                     guint        last)
{
  return td_text_count_lines (text, self->size, TRUE, td_house_form_get_width (self, first, last));
}

static void
write_headings (TdHouseForm *self,
                guint        style)
{
  gboolean has_parents = FALSE;
  guint upper = 1;
  guint lower = 1;
  guint whole = 1;
  guint lower_row;

  for (guint i = 0; i < self->n_columns; i++)
    has_parents = has_parents || self->columns[i].parent != NULL;
  lower_row = self->row + (has_parents ? 1 : 0);

  for (guint i = 0; i < self->n_columns; i++)
    {
      const TdFormColumn *column = &self->columns[i];
      guint lines = count_heading_lines (self, column->heading, i, i);

      if (column->parent == NULL)
        {
          td_sheet_writer_merge (self->writer, self->row, i, lower_row, i, column->heading, style);
          whole = MAX (whole, lines);
          continue;
        }
      td_sheet_writer_text (self->writer, lower_row, i, column->heading, style);
      lower = MAX (lower, lines);
      if (i == 0 || g_strcmp0 (self->columns[i - 1].parent, column->parent) != 0)
        {
          guint end = find_parent_end (self, i);

          td_sheet_writer_merge (self->writer, self->row, i, self->row, end, column->parent, style);
          upper = MAX (upper, count_heading_lines (self, column->parent, i, end));
        }
    }
  /* A heading over both rows may need more than the two together. */
  if (has_parents)
    td_house_form_set_height (self, self->row, td_text_height (upper, self->size));
  if (has_parents && whole > upper + lower)
    lower = whole - upper;
  td_house_form_set_height (self, lower_row,
                                  td_text_height (has_parents ? lower : whole, self->size) + 3);
  self->row = lower_row + 1;
}

static void
write_numbers (TdHouseForm *self)
{
  guint style = td_house_form_add_style (self, MIN (self->size, 11),
                                         TD_LOOK_ITALIC | TD_LOOK_BORDERS, TD_ALIGN_CENTRE);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *number = g_strdup_printf ("(%u)", i + 1);

      td_sheet_writer_text (self->writer, self->row, i, number, style);
    }
  td_house_form_set_height (self, self->row, 15);
  self->row++;
}

void
td_house_form_write_head (TdHouseForm      *self,
                          const TdFormSpec *spec)
{
  double width = td_house_form_get_width (self, 0, self->n_columns - 1);
  guint split = td_house_form_find_split (self, width * LEFT_SHARE, RIGHT_MIN);
  guint style = td_house_form_add_style (self, self->size,
                                         TD_LOOK_BOLD | TD_LOOK_WRAP | TD_LOOK_BORDERS,
                                         TD_ALIGN_CENTRE);

  if (!spec->no_letterhead)
    {
      write_letterhead (self, split);
      if (spec->kind != NULL)
        write_number_line (self, spec, split);
      td_house_form_gap (self, 10);
    }
  write_title (self, spec);
  td_house_form_gap (self, 8);
  self->repeat_first = self->row;
  write_headings (self, style);
  if (!spec->no_numbers)
    write_numbers (self);
  self->repeat_last = self->row - 1;
}
