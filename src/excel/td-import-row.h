/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TdImportSeverity:
 * @TD_IMPORT_WARNING: the row passes; somebody should look
 * @TD_IMPORT_ERROR: the row is refused until it is corrected
 */
typedef enum
{
  TD_IMPORT_WARNING,
  TD_IMPORT_ERROR,
} TdImportSeverity;

/**
 * TdImportProblem: one thing found in one cell, row or list.
 * @row: the row as Excel shows it; 0: the whole list, or a person who is not in it
 * @column: 0 for A, -1 where no one column is to blame
 * @key: (nullable): what the column is mapped to: a field's key, or one of the
 *   TD_HEADER_ keys; also set where the list has no such column
 * @severity: see #TdImportSeverity
 * @code: stable English in kebab-case, "date-impossible"; static
 * @value: (nullable): the text found
 * @detail: (nullable): what the message says besides the value: the date that
 *   was read, the other row, the person's name
 * @proposal: (nullable): a text that td_import_correct() would take to cure it
 */
typedef struct
{
  guint             row;
  int               column;
  const char       *key;
  TdImportSeverity  severity;
  const char       *code;
  char             *value;
  char             *detail;
  char             *proposal;
} TdImportProblem;

/* What happened and what to do, one translated sentence or two; without the
 * row and column.  (transfer full) */
char *td_import_problem_dup_message (const TdImportProblem *self);
/* Short and translated, for lists of kinds and under a cell: "No such day". */
const char *td_import_problem_get_title (const TdImportProblem *self);
/* "C"; the key where there is no column; "" where there is neither.  (transfer full) */
char *td_import_problem_dup_column (const TdImportProblem *self);

/**
 * TdImportChange: one field of an existing record that the row would change.
 * @key: the field's key
 * @old_text: (nullable): as a person reads it; %NULL: missing so far
 * @new_text: as a person reads it
 * @is_doubtful: a person should decide: a birth date, name or unit that differs
 * @is_accepted: whether it will be written
 */
typedef struct
{
  const char *key;
  char       *old_text;
  char       *new_text;
  gboolean    is_doubtful;
  gboolean    is_accepted;
} TdImportChange;

/**
 * TdImportOutcome: what becomes of a row; every row read has exactly one.
 */
typedef enum
{
  TD_IMPORT_ADDED,
  TD_IMPORT_CHANGED,
  TD_IMPORT_SAME,
  TD_IMPORT_REFUSED,
} TdImportOutcome;
#define TD_N_IMPORT_OUTCOMES 4

/* "added", "changed", "same", "refused": as JSON has them. */
const char *td_import_outcome_get_name  (TdImportOutcome outcome);
/* Translated: "New", "Changed", "Same", "Refused". */
const char *td_import_outcome_get_label (TdImportOutcome outcome);

/**
 * TdImportRow:
 *
 * One row of the list as it was checked.  Property "outcome" notifies after a
 * correction, and so does "revision", which counts the checks of the row: what a
 * cell binds to.  Belongs to its #TdImport; use it on the thread that uses that.
 */
#define TD_TYPE_IMPORT_ROW (td_import_row_get_type ())
G_DECLARE_FINAL_TYPE (TdImportRow, td_import_row, TD, IMPORT_ROW, GObject)

/* The row as Excel shows it. */
guint            td_import_row_get_number   (TdImportRow *self);
TdImportOutcome  td_import_row_get_outcome  (TdImportRow *self);
/* The person's name as read; "" when there is none. */
const char      *td_import_row_get_title    (TdImportRow *self);
/* (element-type TdImportProblem) (transfer none) (not nullable) */
GPtrArray       *td_import_row_get_problems (TdImportRow *self);
/* The first problem of a column, errors first; %NULL when it has none. */
const TdImportProblem *td_import_row_get_problem_at (TdImportRow *self, guint column);
/* (element-type TdImportChange) (transfer none) (not nullable) */
GPtrArray       *td_import_row_get_changes  (TdImportRow *self);
/* The cell as it is read now: cleaned, converted, corrected; "" when empty. (transfer full) */
char            *td_import_row_dup_cell     (TdImportRow *self, guint column);
/* Whether the text of @key was corrected by hand. */
gboolean         td_import_row_is_corrected (TdImportRow *self, const char *key);

G_END_DECLS
