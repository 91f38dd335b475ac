/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-header.h"

G_BEGIN_DECLS

/* Columns beyond this are not looked at: no list of people is that wide. */
#define TD_HEADER_MAX_COLUMNS 512
#define TD_HEADER_MAX_ROWS 4

/**
 * TdHeaderPath: the headings above one column, from top to bottom.
 * @texts: (element-type utf8): clean; empty for a column without any
 * @parent: tells columns under the same heading of the row above the lowest; -1 without one
 * @n_siblings: how many columns share the lowest heading itself, since it is merged over them
 * @sibling: which of these this is, from 0
 * @n_values: how many of the rows below have a value in the column
 * @is_mark: whether there are values, and all of them marks
 */
typedef struct
{
  GPtrArray *texts;
  gint64     parent;
  guint      n_siblings;
  guint      sibling;
  guint      n_values;
  gboolean   is_mark;
} TdHeaderPath;

/* One cell of the header; a merged one is repeated wherever it reaches. */
typedef struct
{
  char  *text;
  guint  origin_row;
  guint  origin_column;
} TdHeaderGridCell;

/**
 * TdHeaderGrid: the rows of the header as a table.
 * @rows: (element-type TdSheetRow): the first rows of the sheet, borrowed
 * @merges: borrowed
 * @first: the first row of the header
 * @last: its last row
 */
typedef struct
{
  GPtrArray          *rows;
  const TdSheetMerge *merges;
  gsize               n_merges;
  guint               first;
  guint               last;
  guint               n_columns;
  TdHeaderGridCell   *cells;
} TdHeaderGrid;

void              td_header_grid_fill         (TdHeaderGrid *grid);
void              td_header_grid_clear        (TdHeaderGrid *grid);
/* The cell in a row of the header, by its number, and a column below n_columns. */
TdHeaderGridCell *td_header_grid_get          (TdHeaderGrid *grid,
                                               guint         row,
                                               guint         column);
/* A second column of names that has no heading gets that of the first. */
void              td_header_grid_spread_names (TdHeaderGrid *grid,
                                               guint         first_data_row);
/* The headings above a column, each once, and which columns share them; texts are new. */
void              td_header_grid_read_path    (TdHeaderGrid *grid,
                                               guint         column,
                                               TdHeaderPath *path);
/* Counts the values in the first rows below the header, and tells whether they are marks. */
guint             td_header_grid_count_values (TdHeaderGrid *grid,
                                               guint         column,
                                               guint         first_data_row,
                                               gboolean     *are_marks);

/* The row of that number, %NULL where there is none. */
const TdSheetRow *td_header_find_row          (GPtrArray *rows,
                                               guint      number);

/* The folded headings that are looked for. */
typedef struct _TdHeaderMatcher TdHeaderMatcher;

TdHeaderMatcher *td_header_matcher_new  (const TdHeaderField *fields,
                                         gsize                n_fields);
void             td_header_matcher_free (TdHeaderMatcher     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdHeaderMatcher, td_header_matcher_free)

/* Whether @text is exactly one of the headings wanted. */
gboolean td_header_matcher_is_exact (TdHeaderMatcher *self,
                                     const char      *text);

/**
 * td_header_matcher_assign:
 * @paths: (array length=n_columns): what stands above each of the columns
 * @columns: (element-type TdHeaderColumn): in the same order; key, value and confidence are set
 *
 * Returns: the index of the column of (family) names, -1 where there is none
 */
int      td_header_matcher_assign   (TdHeaderMatcher    *self,
                                     const TdHeaderPath *paths,
                                     GPtrArray          *columns);

/* Whether a row holds column numbers in at least @min_cells cells and nothing else. */
gboolean td_header_row_is_numbers   (const TdSheetRow   *row,
                                     guint               min_cells);

gboolean    td_header_has_letter     (const char *text);
/* The end of a numbering in letters at the front, "II.", "B -", "a)", or NULL.  It must be
 * set off from what follows, since names begin with letters too: "A Lăng Vinh". */
const char *td_header_skip_numbering (const char *text);
/* Whether the whole cell is such a numbering. */
gboolean    td_header_is_numbering   (const char *text);

/* Folded, without what stands in parentheses. */
char    *td_header_fold_short       (const char         *text);

/* Whether a heading means a person's whole name. */
gboolean td_header_is_whole_name    (const char         *text);

G_END_DECLS
