/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-letterhead.h"
#include "td-sheet-writer.h"

G_BEGIN_DECLS

/**
 * TdFormColumnType: what a column holds, which says how it is set.
 * @TD_COLUMN_ORDINAL: STT, centred
 * @TD_COLUMN_TEXT: text, left
 * @TD_COLUMN_CODE: text, centred, text for ever
 * @TD_COLUMN_CENTRE: short text, centred
 * @TD_COLUMN_DATE: a date, centred
 * @TD_COLUMN_INTEGER: a whole number, right
 * @TD_COLUMN_DECIMAL: a number with digits after the comma, right
 * @TD_COLUMN_PERCENT: a share, right
 */
typedef enum
{
  TD_COLUMN_ORDINAL,
  TD_COLUMN_TEXT,
  TD_COLUMN_CODE,
  TD_COLUMN_CENTRE,
  TD_COLUMN_DATE,
  TD_COLUMN_INTEGER,
  TD_COLUMN_DECIMAL,
  TD_COLUMN_PERCENT,
} TdFormColumnType;

/**
 * TdFormColumn:
 * @heading: what stands above it
 * @parent: (nullable): heading above this and the neighbours with the same one
 * @width: its share of the page's width
 * @type: see #TdFormColumnType
 */
typedef struct
{
  const char       *heading;
  const char       *parent;
  double            width;
  TdFormColumnType  type;
} TdFormColumn;

/**
 * TdFormSpec: what a sheet in the house form is like.
 * @sheet: name of the sheet
 * @landscape: across
 * @kind: (nullable): abbreviation of the kind of document for its number, "BC";
 *   %NULL: no line of number and date
 * @date: of the document; not set: left for a hand
 * @year: the year printed while @date is not set
 * @title: capitals, "DANH SÁCH"
 * @subtitle: (nullable): what of, "Cán bộ, công chức …"
 * @attached: (nullable): "Kèm theo Tờ trình số …"
 * @is_draft: "DỰ THẢO" under the title
 * @size: points of the table's letters, 0 for 12
 * @columns: (array length=n_columns): at least two
 * @no_letterhead: only the title
 * @no_numbers: no row of column numbers
 */
typedef struct
{
  const char         *sheet;
  gboolean            landscape;
  const char         *kind;
  TdDate              date;
  guint               year;
  const char         *title;
  const char         *subtitle;
  const char         *attached;
  gboolean            is_draft;
  guint8              size;
  const TdFormColumn *columns;
  guint               n_columns;
  gboolean            no_letterhead;
  gboolean            no_numbers;
} TdFormSpec;

/**
 * TdFormFooter: what stands below the table.
 * @TD_FOOTER_NONE: nothing
 * @TD_FOOTER_DOCUMENT: Nơi nhận to the left, the signature to the right
 * @TD_FOOTER_INTERNAL: Người lập biểu to the left, the signature to the right
 */
typedef enum
{
  TD_FOOTER_NONE,
  TD_FOOTER_DOCUMENT,
  TD_FOOTER_INTERNAL,
} TdFormFooter;

/**
 * TdHouseForm:
 *
 * A sheet laid out as a document (NĐ 30/2020/NĐ-CP, DOMAIN.md B.9): letterhead,
 * title, a table with numbered columns that fills the width of the page, its
 * header on every page, and the signature block.  Every row gets the height of
 * its wrapped text here, since LibreOffice does not fit rows of an .xlsx file
 * and no program fits merged cells; rows of the table grow when edited.
 */
typedef struct _TdHouseForm TdHouseForm;

/* Adds the sheet and writes everything above the table's rows.  @spec's columns
 * must live as long as the form. */
TdHouseForm *td_house_form_new  (TdSheetWriter      *writer,
                                 const TdLetterhead *head,
                                 const TdFormSpec   *spec);
void         td_house_form_free (TdHouseForm        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdHouseForm, td_house_form_free)

/* How many lines @text takes in a cell of the column, not bold. */
guint td_house_form_count_lines (TdHouseForm *self, guint column, const char *text);
/* The row being written, from 0, for formulas. */
guint td_house_form_get_row (TdHouseForm *self);

/* Cells of the present row, each by its column's type. */
void  td_house_form_text    (TdHouseForm *self, guint column, const char *text);
/* Text some steps to the right. */
void  td_house_form_indented (TdHouseForm *self, guint column, const char *text, guint indent);
/* Words in a column of numbers: "chưa chấm". */
void  td_house_form_words   (TdHouseForm *self, guint column, const char *text);
void  td_house_form_integer (TdHouseForm *self, guint column, gint64 value);
void  td_house_form_decimal (TdHouseForm *self, guint column, gint64 thousandths);
void  td_house_form_date    (TdHouseForm *self, guint column, TdDate date);
/* See td_sheet_writer_formula(). */
void  td_house_form_formula (TdHouseForm *self, guint column, const char *formula, double value);
/* No page ends with the present row, which heads those below it. */
void  td_house_form_keep_with_next (TdHouseForm *self);
/* The present row is set bold, to be called before its cells. */
void  td_house_form_set_bold (TdHouseForm *self);
/* Text over several columns of the present row, both ends included, some steps to
 * the right. */
void  td_house_form_span    (TdHouseForm *self, guint first, guint last, const char *text,
                             guint indent);
/* Ends the present row; cells not written are empty, with their borders. */
void  td_house_form_end_row (TdHouseForm *self);
/* A bold row of its own: "I" and the name of a unit. */
void  td_house_form_section (TdHouseForm *self, const char *number, const char *text);

/* A paragraph below the table; no more rows of the table afterwards. */
void  td_house_form_note    (TdHouseForm *self, const char *text, gboolean italic);
/* A chart of @height millimetres below the table, as wide as the page; its width is not
 * looked at, nor its sheet, which is this one. */
void  td_house_form_chart   (TdHouseForm *self, const TdSheetChart *chart);

/* Writes what is below and sets the page. */
void  td_house_form_finish  (TdHouseForm *self, TdFormFooter footer);

G_END_DECLS
