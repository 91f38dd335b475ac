/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-house-form.h"

G_BEGIN_DECLS

/* Margins in millimetres (NĐ 30/2020/NĐ-CP, Phụ lục I: 20-25, 30-35, 15-20). */
#define TD_FORM_TOP 20
#define TD_FORM_BOTTOM 20
#define TD_FORM_LEFT 30
#define TD_FORM_RIGHT 15

typedef enum
{
  TD_LOOK_PLAIN   = 0,
  TD_LOOK_BOLD    = 1 << 0,
  TD_LOOK_ITALIC  = 1 << 1,
  TD_LOOK_WRAP    = 1 << 2,
  TD_LOOK_TOP     = 1 << 3,
  TD_LOOK_BORDERS = 1 << 4,
} TdFormLook;

/* What is known of a row: its height in points, and whether a page may not end
 * with it. */
typedef struct
{
  double   height;
  gboolean keep;
} TdFormRow;

/* @rows: (element-type TdFormRow): every row so far, @lines: of the present row,
 * @written: its columns, @repeat_*: of the table's header, @table_end: the row after
 * the table's last, 0 while it goes on. */
struct _TdHouseForm
{
  TdSheetWriter      *writer;
  const TdLetterhead *head;
  char               *sheet;
  gboolean            landscape;
  const TdFormColumn *columns;
  guint               n_columns;
  guint8              size;
  double             *widths;
  guint              *styles;
  guint              *bold_styles;
  guint               row;
  GArray             *rows;
  guint8             *written;
  guint               lines;
  gboolean            is_bold;
  guint               repeat_first;
  guint               repeat_last;
  guint               table_end;
};

guint  td_house_form_add_style  (TdHouseForm *self, guint8 size, guint look, TdAlign align);
/* Millimetres of columns, both ends included. */
double td_house_form_get_width  (TdHouseForm *self, guint first, guint last);
/* The first column of the right block, when the left one is to have about @left
 * millimetres and the right one at least @right. */
guint  td_house_form_find_split (TdHouseForm *self, double left, double right);
/* A centred line over the whole width, and an empty row of a height. */
void   td_house_form_line       (TdHouseForm *self, const char *text, guint8 size, guint look);
void   td_house_form_gap        (TdHouseForm *self, double points);

void   td_house_form_set_height (TdHouseForm *self, guint row, double points);
/* No page ends with a row from @first to @last. */
void   td_house_form_keep       (TdHouseForm *self, guint first, guint last);

/* td-house-form-pages.c: puts page breaks where rows belong together. */
void   td_house_form_break_pages (TdHouseForm *self);

/* td-house-form-head.c: everything above the table's rows. */
void   td_house_form_write_head (TdHouseForm *self, const TdFormSpec *spec);

G_END_DECLS
