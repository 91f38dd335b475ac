/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import-columns.h"

G_BEGIN_DECLS

/* One row of a list, and what is wrong with it; private to the import engine. */

/**
 * TdImportText: what a row says for one key.
 * @text: (nullable): clean; %NULL: empty
 * @cell: (nullable): where it stands; %NULL when corrected by hand or without a column
 * @column: -1 without a column
 */
typedef struct
{
  char              *text;
  const TdSheetCell *cell;
  int                column;
} TdImportText;
void td_import_text_clear (TdImportText *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdImportText, td_import_text_clear)

/* A date that is ambiguous if the list has month-first dates elsewhere. */
typedef struct
{
  const char *key;
  guint       row;
  int         column;
  TdDate      date;
} TdImportDoubt;
TdImportProblem *td_import_doubt_to_problem (const TdImportDoubt *self);

/**
 * struct _TdImportRow:
 * @plan: the mapping
 * @raw: the row, converted; owned
 * @section: (nullable): the section the row stands in, a #GRefString
 * @corrections: (nullable): interned key: text
 * @ticks: (nullable): interned key: 1 accepted, 2 not
 * @person: who it is, 0: nobody in the register
 * @existing: the record it would change
 * @problems: (nullable): the row's own, and behind them those across the list
 * @n_own: how many are the row's own
 * @is_dirty: its cells are to be read again
 * @doubts: (nullable) (element-type TdImportDoubt): see there
 * @has_month_first: a date of it was month-first
 * @identity: (nullable): name, birth and perhaps unit: the same for one person
 * @number: (nullable): identity number
 * @code: (nullable): folded staff code, with "#" in front
 * @unit: the unit it names, -1: none
 */
struct _TdImportRow
{
  GObject          parent_instance;

  TdImportPlan    *plan;
  TdSheetRow      *raw;
  char            *section;
  GHashTable      *corrections;
  GHashTable      *ticks;
  guint            revision;

  TdImportOutcome  outcome;
  gint64           person;
  gint64           existing;
  char            *title;
  GPtrArray       *problems;
  guint            n_own;
  GArray          *doubts;
  gboolean         has_month_first;
  gboolean         is_dirty;
  GPtrArray       *changes;
  char            *identity;
  char            *number;
  char            *code;
  int              unit;
};

/* Takes @raw over, which may be %NULL for a row that borrows its cells one after another. */
TdImportRow *td_import_row_new    (TdImportPlan *plan, TdSheetRow *raw, const char *section);
/* Forgets what a check said. */
void         td_import_row_reset  (TdImportRow *self);
void         td_import_row_notify (TdImportRow *self, TdImportOutcome before);
/* %TRUE when there is a text: that of a correction, else of the cell.  Complains of
 * cells that show an error. */
gboolean     td_import_row_read   (TdImportRow *self, const char *key, TdImportText *text);
gboolean     td_import_row_read_source (TdImportRow *self, const TdImportSource *source,
                                        TdImportText *text);
/* Interns the key.  @text %NULL: the cell counts again. */
void         td_import_row_correct (TdImportRow *self, const char *key, const char *text);
const char  *td_import_row_get_correction (TdImportRow *self, const char *key);
/* 0: not ticked either way. */
int          td_import_row_get_tick (TdImportRow *self, const char *key);
void         td_import_row_set_tick (TdImportRow *self, const char *key, gboolean accepted);
gboolean     td_import_row_has_errors (TdImportRow *self);
gboolean     td_import_row_has_accepted (TdImportRow *self);
void         td_import_row_add_change (TdImportRow *self, const char *key, const char *old_text,
                                       const char *new_text, gboolean is_doubtful,
                                       gboolean is_accepted);

/* @code must be one of the table in td-import-problem.c, which has the severity. */
TdImportProblem *td_import_problem_new  (const char *code, guint row, int column, const char *key,
                                         const char *value, const char *detail,
                                         const char *proposal);
TdImportProblem *td_import_problem_copy (const TdImportProblem *self);
void             td_import_problem_free (TdImportProblem *self);
/* Adds to the row's own problems. */
void td_import_row_complain (TdImportRow *row, const char *code, const char *key,
                             const TdImportText *text, const char *detail, const char *proposal);

G_END_DECLS
