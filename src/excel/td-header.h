/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-reader.h"

G_BEGIN_DECLS

/*
 * Finds the header of a real list: below a letterhead and a title, one to four
 * rows deep, merged both ways, followed by a row of column numbers or not.
 * Pure functions over rows that were read, any thread.
 */

/**
 * TdHeaderField:
 * @key: what is wanted, the caller's own name: "name", "birth_date"
 * @aliases: (array zero-terminated=1): headings that mean it, as people write them
 * @values: (nullable) (array zero-terminated=1): headings that each mean one value of it,
 *   where the column below holds nothing but marks: "Công chức", "Viên chức"
 */
typedef struct
{
  const char        *key;
  const char *const *aliases;
  const char *const *values;
} TdHeaderField;

/*
 * Keys that the finder proposes by itself, since they are not a heading each
 * but a way to arrange a list (DOMAIN.md E.2).  A field of the caller's with
 * one of these keys or headings goes first.
 */
/* "STT", "TT": never imported. */
#define TD_HEADER_ORDINAL "ordinal"
/* "Họ và chữ đệm" beside "Tên". */
#define TD_HEADER_FAMILY_NAME "family-name"
/* "Tên đệm" between "Họ" and "Tên". */
#define TD_HEADER_MIDDLE_NAME "middle-name"
#define TD_HEADER_GIVEN_NAME "given-name"
/* "Nam", "Nữ" under "Năm sinh": a value in one gives the birth and the sex. */
#define TD_HEADER_BIRTH_MALE "birth-male"
#define TD_HEADER_BIRTH_FEMALE "birth-female"
/* "Ngày", "Tháng", "Năm" under "Ngày sinh": each a number. */
#define TD_HEADER_BIRTH_DAY "birth-day"
#define TD_HEADER_BIRTH_MONTH "birth-month"
#define TD_HEADER_BIRTH_YEAR "birth-year"
/* "Phụ nữ", "Nữ (x)", or "Nam", "Nữ" under "Giới tính": a mark gives the sex. */
#define TD_HEADER_SEX_MALE_MARK "sex-male-mark"
#define TD_HEADER_SEX_FEMALE_MARK "sex-female-mark"

/* From here on a proposal can be taken without asking. */
#define TD_HEADER_CONFIDENT 70

/**
 * TdHeaderColumn:
 * @column: 0 for A
 * @letters: "A"
 * @heading: the headings from top to bottom: "Trình độ đào tạo / Chuyên môn / Thạc sĩ"; never %NULL
 * @key: (nullable): the proposed key, owned by the column; %NULL where nothing fits
 * @value: (nullable): for one of several columns that are marked with x, one for each value
 *   of a field: the value that a mark stands for, "Thạc sĩ"
 * @is_mark: whether the rows seen below hold nothing but marks (x, X, v, ✓)
 * @confidence: 0 to 100; 100 for a heading that is exactly one of those wanted
 */
typedef struct
{
  guint     column;
  char     *letters;
  char     *heading;
  char     *key;
  char     *value;
  gboolean  is_mark;
  guint     confidence;
} TdHeaderColumn;

/**
 * TdHeader:
 * @first_row: the first row of the header, as Excel shows it
 * @last_row: its last row, without the row of column numbers
 * @numbers_row: the row of column numbers (1, 2, 3 …), 0 where there is none
 * @first_data_row: the row after all these
 * @columns: (element-type TdHeaderColumn): every column with a heading, left to right
 * @ordinal_column: the column of "STT", -1 where there is none
 * @name_column: the column of the (family) name, -1 where there is none
 */
typedef struct
{
  guint      first_row;
  guint      last_row;
  guint      numbers_row;
  guint      first_data_row;
  GPtrArray *columns;
  int        ordinal_column;
  int        name_column;
} TdHeader;

void td_header_free (TdHeader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdHeader, td_header_free)

/**
 * td_header_find:
 * @rows: (element-type TdSheetRow): the first rows of a sheet, 60 are enough
 * @merges: (nullable) (array length=n_merges): the merged blocks of the sheet
 * @fields: (array length=n_fields): what is wanted
 * @error: %TD_ERROR_NOT_FOUND when no row looks like a header
 *
 * Headings are compared folded (no marks, no case, no punctuation), with and
 * without what stands in parentheses.  Each key is proposed for one column
 * only, the one that fits best, except for the values of a field that are
 * marked with x.
 */
TdHeader *td_header_find (GPtrArray            *rows,
                          const TdSheetMerge   *merges,
                          gsize                 n_merges,
                          const TdHeaderField  *fields,
                          gsize                 n_fields,
                          GError              **error);

/**
 * td_header_read_at:
 * @first_row: the first row of the header, as Excel shows it
 * @n_rows: how many rows it has, 1 to 4
 *
 * The same when a person has pointed at the header.
 *
 * Returns: never %NULL
 */
TdHeader *td_header_read_at (GPtrArray           *rows,
                             const TdSheetMerge  *merges,
                             gsize                n_merges,
                             const TdHeaderField *fields,
                             gsize                n_fields,
                             guint                first_row,
                             guint                n_rows);

/* The column at that place, %NULL where it has no heading. */
const TdHeaderColumn *td_header_get_column (const TdHeader *self,
                                            guint           column);

/**
 * td_header_shape:
 *
 * Returns: (transfer full): a text that is the same for two lists with the same
 *   headings in the same columns, however they are written: what a corrected
 *   mapping is remembered by
 */
char *td_header_shape (const TdHeader *self);

/**
 * TdRowKind:
 * @TD_ROW_EMPTY: nothing but blanks
 * @TD_ROW_DATA: one record, perhaps with faults; also where in doubt, so that
 *   nothing is skipped unseen
 * @TD_ROW_SECTION: "I | LÃNH ĐẠO SỞ"
 * @TD_ROW_TOTAL: "Tổng số: 111 người", "Cộng"
 * @TD_ROW_FOOTER: place and date, signatures, Nơi nhận
 * @TD_ROW_NUMBERS: a row of column numbers
 * @TD_ROW_HEADER: the header again, as lists put together by hand have it
 */
typedef enum
{
  TD_ROW_EMPTY,
  TD_ROW_DATA,
  TD_ROW_SECTION,
  TD_ROW_TOTAL,
  TD_ROW_FOOTER,
  TD_ROW_NUMBERS,
  TD_ROW_HEADER,
} TdRowKind;

/**
 * td_header_classify_row:
 * @self: the header of the list
 * @row: a row below the header
 * @in_footer: whether a row above was %TD_ROW_FOOTER: names and notes without a number are then
 *   footer too
 */
TdRowKind td_header_classify_row (const TdHeader   *self,
                                  const TdSheetRow *row,
                                  gboolean          in_footer);

/**
 * td_header_section_text:
 * @row: a %TD_ROW_SECTION
 *
 * Returns: (transfer full): what the section is called, clean, without its
 *   number: "LÃNH ĐẠO SỞ", for lists that name the unit nowhere else
 */
char *td_header_section_text (const TdSheetRow *row);

/* The same of a line: "1. Văn phòng: 4 người" is "Văn phòng".  (transfer full) */
char *td_header_name_section (const char *line);

/* Whether a line begins like the name of a unit: "Phòng …", "TRUNG TÂM …". */
gboolean td_header_is_unit_line (const char *line);

G_END_DECLS
