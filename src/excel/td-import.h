/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-header.h"
#include "td-import-row.h"
#include "td-job.h"
#include "td-store.h"

G_BEGIN_DECLS

/*
 * The one engine of importing lists, for the assistant of the window and for
 * the command line.
 *
 * The command line: td_import_new_for_file(), td_import_open(), perhaps
 * td_import_select_sheet(), td_import_set_year(), td_import_map(), then
 * td_import_run(), which reads, checks and writes row by row and keeps no rows.
 *
 * The assistant: the same, but td_import_check() instead, which keeps the rows;
 * corrections and ticks; then td_import_apply().  Whatever is heavy has an
 * asynchronous twin; while that runs, nothing else is called on the object.
 */

/**
 * TdImportProfile: what the list is about.
 * @TD_IMPORT_STAFF: people
 * @TD_IMPORT_SELF_ASSESSMENT: a year's scores of people who are in the register
 */
typedef enum
{
  TD_IMPORT_STAFF,
  TD_IMPORT_SELF_ASSESSMENT,
} TdImportProfile;

/* "staff", "self-assessment". */
const char *td_import_profile_get_name  (TdImportProfile profile);
gboolean    td_import_profile_from_name (const char *name, TdImportProfile *profile);

/**
 * TdImport:
 *
 * Belongs to the store's thread.  Signal "checked": rows were checked anew (after
 * td_import_check(), corrections and ticks); counts and problems are new.
 */
#define TD_TYPE_IMPORT (td_import_get_type ())
G_DECLARE_FINAL_TYPE (TdImport, td_import, TD, IMPORT, GObject)

TdImport        *td_import_new_for_file (TdStore *store, TdImportProfile profile, GFile *file);
/* @text: from the clipboard, UTF-8, tabs between cells.  The headings must be among it. */
TdImport        *td_import_new_for_text (TdStore *store, TdImportProfile profile, const char *text);

TdImportProfile  td_import_get_profile (TdImport *self);
/* "ds-2026.xlsx", or a translated word for the clipboard. */
const char      *td_import_get_name    (TdImport *self);

/* --- Step 1: file and sheet --- */

/**
 * td_import_open:
 * @error: what td_sheet_reader_open() says
 *
 * Opens the source, scores its sheets, selects the one that looks most like the
 * list wanted, and proposes header and columns for it.  A source in which no
 * header is found opens all the same: td_import_has_header() is then %FALSE.
 */
gboolean         td_import_open           (TdImport *self, GError **error);
void             td_import_open_async     (TdImport *self, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
gboolean         td_import_open_finish    (TdImport *self, GAsyncResult *result, GError **error);

guint            td_import_get_n_sheets   (TdImport *self);
const char      *td_import_get_sheet_name (TdImport *self, guint sheet);
gboolean         td_import_is_sheet_hidden (TdImport *self, guint sheet);
/* How much a sheet looks like the list wanted, 0 to 100; 0: no header found. */
guint            td_import_get_sheet_score (TdImport *self, guint sheet);
guint            td_import_get_sheet      (TdImport *self);
/* %TD_ERROR_NOT_FOUND naming the sheets there are. */
gboolean         td_import_find_sheet     (TdImport *self, const char *name, guint *sheet,
                                           GError **error);
/* Also proposes header and columns anew. */
gboolean         td_import_select_sheet   (TdImport *self, guint sheet, GError **error);

/* --- Step 2: header, columns, reading --- */

/* The first rows of the sheet, converted, for a preview.
 * (element-type TdSheetRow) (transfer none) */
GPtrArray       *td_import_get_head       (TdImport *self);
gboolean         td_import_has_header     (TdImport *self);
/* First and last row of the header and the first row of data, as Excel shows them. */
void             td_import_get_header_rows (TdImport *self, guint *first, guint *last,
                                            guint *first_data);
/* When a person points at the header; proposes the columns anew. */
gboolean         td_import_set_header_rows (TdImport *self, guint first, guint last,
                                            GError **error);

/**
 * TdImportField: something a column can be mapped to.
 * @key: a field's key, or one of the TD_HEADER_ keys but ordinal
 * @label: translated
 * @is_required: a list without it cannot be imported
 */
typedef struct
{
  const char *key;
  const char *label;
  gboolean    is_required;
} TdImportField;
/* In the order of a drop-down; "not imported" is the caller's own first line.
 * (element-type TdImportField) (transfer none) */
GPtrArray       *td_import_get_fields     (TdImport *self);
/* The label of a key, translated; the key itself for ordinal and unknown ones. */
const char      *td_import_get_field_label (TdImport *self, const char *key);

/**
 * TdImportColumn: one column of the list.
 * @column: 0 for A
 * @letters: "A"
 * @heading: "Trình độ đào tạo / Chuyên môn / Thạc sĩ"
 * @key: (nullable): what it is imported as; %NULL: not at all
 * @value: (nullable): what a mark in the column stands for, "Thạc sĩ"
 * @proposed: (nullable): what was proposed
 * @confidence: of the proposal, 0 to 100; see %TD_HEADER_CONFIDENT
 * @is_remembered: the key was remembered from an earlier import of such a list
 */
typedef struct
{
  guint       column;
  char       *letters;
  char       *heading;
  const char *key;
  char       *value;
  const char *proposed;
  guint       confidence;
  gboolean    is_remembered;
} TdImportColumn;
/* (element-type TdImportColumn) (transfer none), left to right */
GPtrArray       *td_import_get_columns    (TdImport *self);
/* @key %NULL: not imported.  A key that another column has is taken from it. */
gboolean         td_import_set_column     (TdImport *self, guint column, const char *key,
                                           GError **error);
/**
 * td_import_map:
 * @assignment: "KEY=COLUMN", the column by its letters or by its heading;
 *   "KEY=" leaves the field out
 *
 * Where no header was found the first row with several cells is taken for it.
 */
gboolean         td_import_map            (TdImport *self, const char *assignment, GError **error);
/* Whether all required keys have a column; else %TD_ERROR_INVALID naming what is missing. */
gboolean         td_import_is_mapped      (TdImport *self, GError **error);

/* What the text was typed in as detected; and whether it is converted: at first
 * whenever it was clearly detected. */
TdLegacyEncoding td_import_get_legacy     (TdImport *self);
gboolean         td_import_get_convert    (TdImport *self);
void             td_import_set_convert    (TdImport *self, gboolean convert);

/* Self-assessments: 0 until it was set or found in the title ("… NĂM 2026"). */
guint            td_import_get_year       (TdImport *self);
void             td_import_set_year       (TdImport *self, guint year);

/* Staff: whether units that are not there are created from the list.  Until it
 * is set: only in a register that has no units at all. */
void             td_import_set_create_units (TdImport *self, gboolean create);
/* Whether doubtful changes are accepted unless somebody unticks them: %FALSE at
 * first (the assistant); the command line, where nobody can be asked, sets it. */
void             td_import_set_accept_doubtful (TdImport *self, gboolean accept);

/* --- Steps 3 and 4: rows checked, corrected, compared --- */

/**
 * TdImportCounts: read = added + changed + same + refused, at any moment.
 * @skipped: rows that are no records: sections, totals, signatures, column numbers
 * @warnings: how many problems are warnings
 * @units: how many units are created
 */
typedef struct
{
  guint read;
  guint added;
  guint changed;
  guint same;
  guint refused;
  guint skipped;
  guint warnings;
  guint errors;
  guint units;
} TdImportCounts;

/**
 * TdImportSkipped: a row that is no record.
 * @row: as Excel shows it
 * @kind: why
 * @text: what it says, the texts of its cells with blanks between
 */
typedef struct
{
  guint      row;
  TdRowKind  kind;
  char      *text;
} TdImportSkipped;
/* "section", "total", "footer", "numbers", "header": as JSON has them. */
const char      *td_import_skipped_get_name (const TdImportSkipped *self);

/**
 * td_import_check:
 * @job: (nullable): progress and cancel
 * @error: no header; a required column is missing; no year; the year is frozen;
 *   damage met while reading
 *
 * Reads every row, checks it and compares it with the register.  Writes nothing.
 */
gboolean         td_import_check          (TdImport *self, TdJob *job, GError **error);
void             td_import_check_async    (TdImport *self, TdJob *job,
                                           GAsyncReadyCallback callback, gpointer user_data);
gboolean         td_import_check_finish   (TdImport *self, GAsyncResult *result, GError **error);

const TdImportCounts *td_import_get_counts (TdImport *self);
/* A list of #TdImportRow in the order of the file, empty until checked; the same
 * object for the life of the import. */
GListModel      *td_import_get_rows       (TdImport *self);
/* By row, those of the whole list (row 0) last.
 * (element-type TdImportProblem) (transfer container) */
GPtrArray       *td_import_dup_problems   (TdImport *self);
/* (element-type TdImportSkipped) (transfer none) */
GPtrArray       *td_import_get_skipped    (TdImport *self);

/* One cell, or the value of a key that the list has no column for; "" empties it.
 * The row is checked anew, and so are the rows that it was compared with. */
gboolean         td_import_correct        (TdImport *self, TdImportRow *row, const char *key,
                                           const char *text, GError **error);
/* Every row whose cell reads @old_text.  Returns how many rows were corrected, -1 on error. */
int              td_import_correct_all    (TdImport *self, const char *key, const char *old_text,
                                           const char *new_text, GError **error);
/* Staff: @name is created as a unit when the import is applied; every row is checked anew. */
gboolean         td_import_create_unit    (TdImport *self, const char *name, GError **error);
/* The units a cell may name: of the register and to be created.  (transfer full) */
GStrv            td_import_dup_unit_names (TdImport *self);

/* Ticks: one field of a changed row, or all of its fields (@key %NULL). */
void             td_import_set_accepted   (TdImport *self, TdImportRow *row, const char *key,
                                           gboolean accepted);

/* --- Step 5: written --- */

/**
 * td_import_apply:
 * @error: %TD_ERROR_CONFLICT when the register was changed since the check in a
 *   way that touches these rows: check again
 *
 * Writes what was checked as one change, "Nhập 111 cán bộ từ ds-2026.xlsx", and
 * remembers the columns by the shape of the header.
 *
 * Returns: the id of the change, 0 when nothing was to be written, -1 on error
 */
gint64           td_import_apply          (TdImport *self, TdJob *job, GError **error);
void             td_import_apply_async    (TdImport *self, TdJob *job,
                                           GAsyncReadyCallback callback, gpointer user_data);
gint64           td_import_apply_finish   (TdImport *self, GAsyncResult *result, GError **error);

/**
 * td_import_run:
 * @dry_run: check only, write nothing
 *
 * Check and apply in one pass over the file that keeps no rows but the refused
 * ones.  Afterwards counts, problems and skipped rows are as after a check.
 *
 * Returns: as td_import_apply(); 0 for a dry run
 */
gint64           td_import_run            (TdImport *self, gboolean dry_run, TdJob *job,
                                           GError **error);

/* The refused rows as they were, with their row numbers and a column of reasons,
 * as a workbook to be corrected and imported again.  After a check or a run. */
gboolean         td_import_write_refused  (TdImport *self, GFile *file, GError **error);

G_END_DECLS
