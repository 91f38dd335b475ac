/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-criteria-workbook.h"
#include "td-entity.h"
#include "td-header.h"

G_BEGIN_DECLS

#define TD_CRITERIA_SHEET_SET "Bộ tiêu chí"
#define TD_CRITERIA_SHEET_TABLE "Tiêu chí"
#define TD_CRITERIA_SHEET_BANDS "Mức xếp loại"
#define TD_CRITERIA_SHEET_GUIDE "Hướng dẫn"
/* In "Thuộc nhóm": in no group. */
#define TD_CRITERIA_TOP "–"
#define TD_CRITERIA_MARK "x"
/* Between the parts of a code: "III.9.a". */
#define TD_CRITERIA_SEPARATORS "./-"

/**
 * TdCriteriaColumn: one column of the sheet of criteria or of bands.
 * @key: of the field in the entity, whose term and aliases are its headings
 * @heading: (nullable): what it is headed instead
 * @width: millimetres
 */
typedef struct
{
  const char *key;
  const char *heading;
  double      width;
} TdCriteriaColumn;

enum
{
  TD_COLUMN_OF_CODE,
  TD_COLUMN_OF_TEXT,
  TD_COLUMN_OF_RULE,
  TD_COLUMN_OF_ROLE,
  TD_COLUMN_OF_MAX,
  TD_COLUMN_OF_UNIT_POINTS,
  TD_COLUMN_OF_GRADES,
  TD_COLUMN_OF_LINK,
  TD_COLUMN_OF_MANDATORY,
  TD_COLUMN_OF_PASS,
  TD_COLUMN_OF_BOUND,
  TD_COLUMN_OF_EVIDENCE,
  TD_COLUMN_OF_BASIS,
  TD_COLUMN_OF_GUIDANCE,
  TD_COLUMN_OF_PARENT,
  TD_N_CRITERIA_COLUMNS,
};

enum
{
  TD_BAND_COLUMN_CODE,
  TD_BAND_COLUMN_NAME,
  TD_BAND_COLUMN_EDGE,
  TD_BAND_COLUMN_CONDITIONS,
  TD_N_BAND_COLUMNS,
};

extern const TdCriteriaColumn td_criteria_columns[TD_N_CRITERIA_COLUMNS];
extern const TdCriteriaColumn td_criteria_band_columns[TD_N_BAND_COLUMNS];
/* Keys of the head, a row each, in order; %NULL at the end. */
extern const char *const td_criteria_head_keys[];

/* The heading of a column of @entity. */
const char *td_criteria_column_heading (const TdEntity *entity, const TdCriteriaColumn *column);

/* --- writing --- */
/* Styles of all sheets: not bold, bold. */
typedef struct
{
  guint heading;
  guint text[2];
  guint code[2];
  guint number[2];
  guint centre[2];
} TdCriteriaStyles;

#define TD_CRITERIA_SIZE 11
/* A number, or an empty cell for what is missing. */
void td_criteria_workbook_write_points (TdSheetWriter *writer, guint row, guint column,
                                        gint64 value, guint style);
/* @repeat: row printed on top of every page, -1: none */
void td_criteria_workbook_set_page   (TdSheetWriter *writer, gboolean landscape, int repeat);
void td_criteria_workbook_write_head (TdSheetWriter *writer, const TdCriteriaSet *set,
                                      const TdLetterhead *head, const TdCriteriaStyles *styles);
void td_criteria_workbook_write_guide (TdSheetWriter *writer);

/* --- reading --- */

/**
 * TdCriteriaRow: one row of the table of criteria.
 * @number: as Excel shows it
 * @criterion: what was read of it; its parent is an index among the rows
 * @group: (nullable): what stands under "Thuộc nhóm"
 * @has_rule, @has_role: whether the row says them
 * @is_section: nothing but a heading
 * @is_dropped: it became a part of another row
 */
typedef struct
{
  guint        number;
  TdCriterion  criterion;
  char        *group;
  gboolean     has_rule;
  gboolean     has_role;
  gboolean     is_section;
  gboolean     is_dropped;
} TdCriteriaRow;
void td_criteria_row_free (TdCriteriaRow *row);

/* What stands behind a number. */
typedef enum
{
  TD_CRITERIA_UNIT_NONE,
  TD_CRITERIA_UNIT_POINTS,
  TD_CRITERIA_UNIT_PERCENT,
} TdCriteriaUnit;

/* Bands are sorted by their edges after they were read.  @unit: of the edge */
typedef struct
{
  const TdBand   *band;
  guint           number;
  TdCriteriaUnit  unit;
} TdCriteriaBandRow;

/**
 * TdCriteriaReader: a workbook being read.
 * @sheet_name: of the sheet that is being read
 * @table_name: of the sheet with the criteria
 * @legacy: how the sheet that is being read was typed
 * @columns: where each column of the table is, -1: nowhere
 * @rows: (element-type TdCriteriaRow)
 */
typedef struct
{
  TdSheetReader *reader;
  TdCriteriaSet *set;
  GPtrArray     *problems;
  GCancellable  *cancellable;
  char          *sheet_name;
  char          *table_name;
  TdLegacyEncoding  legacy;
  int            columns[TD_N_CRITERIA_COLUMNS];
  int            band_columns[TD_N_BAND_COLUMNS];
  GPtrArray     *rows;
  GArray        *band_rows; /* element-type TdCriteriaBandRow: where each band stands */
} TdCriteriaReader;

/* @row 0: the workbook as a whole; takes @text. */
void      td_criteria_reader_tell (TdCriteriaReader *self, gboolean is_error, guint row,
                                   guint column, char *text);
/* The cell's text, line by line clean; %NULL for none, and for what is no text, which is
 * told.  @column -1: none.  (transfer full) */
char     *td_criteria_reader_get_text (TdCriteriaReader *self, const TdSheetRow *row, int column);
/* The same on one line. */
char     *td_criteria_reader_get_line (TdCriteriaReader *self, const TdSheetRow *row, int column);
/* %TD_POINTS_MISSING for none, and for what is no number, which is told. */
gint64    td_criteria_reader_get_points (TdCriteriaReader *self, const TdSheetRow *row,
                                         int column);
TdCriteriaUnit
          td_criteria_reader_get_unit   (const TdSheetRow *row, int column);
/* "x", "có"; what is neither yes nor no is told. */
gboolean  td_criteria_reader_get_mark (TdCriteriaReader *self, const TdSheetRow *row, int column);
/* The next row of the selected sheet in Unicode; %NULL at the end, and with an error when it
 * was cancelled or there are too many.  (transfer full) */
TdSheetRow *td_criteria_reader_next_row (TdCriteriaReader *self, GError **error);
/* Selects a sheet for what follows. */
gboolean  td_criteria_reader_select (TdCriteriaReader *self, guint sheet, GError **error);
/* Finds the header of the selected sheet; where each of @columns is goes to @found, and what
 * is no column is told when @tells.  %NULL where there is none. */
TdHeader *td_criteria_reader_find_header (TdCriteriaReader *self, const TdEntity *entity,
                                          const TdCriteriaColumn *columns, guint n_columns,
                                          int *found, gboolean tells);

/* The sheets: each %FALSE with an error that ends reading. */
gboolean  td_criteria_reader_read_head  (TdCriteriaReader *self, GError **error);
gboolean  td_criteria_reader_read_bands (TdCriteriaReader *self, GError **error);
/* What one row of the table says, whatever it is.  (transfer full) */
TdCriteriaRow *
          td_criteria_reader_read_row   (TdCriteriaReader *self, const TdSheetRow *row);
/* Fills @rows. */
gboolean  td_criteria_reader_read_table (TdCriteriaReader *self, TdHeader *header,
                                         GError **error);
/* Which rows are groups, and what lies in them. */
void      td_criteria_reader_place_rows (TdCriteriaReader *self);
/* That, and what else rows leave unsaid: grades, codes, kinds of points. */
void      td_criteria_reader_complete_rows (TdCriteriaReader *self);

G_END_DECLS
