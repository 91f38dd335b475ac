/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import-row-private.h"
#include "td-import-units.h"

G_BEGIN_DECLS

/*
 * The inside of the import engine.  A row is checked in two steps: by itself
 * (its cells read, its person found, the differences told), and across the list
 * (the same person twice, month-first dates elsewhere).  A run does both for a
 * row, writes it and lets it go; the assistant keeps the rows, and after a
 * correction repeats the first step for the corrected rows and the second for
 * all.  Writing always checks again, on the writer thread, so that what is
 * written was compared with the register as it is at that moment.
 */

typedef struct _TdImportChecker TdImportChecker;

/**
 * struct _TdImport:
 * @reader: of the source, once it is open
 * @scores: (array): how likely each sheet is, 0 to 100
 * @head: (element-type TdSheetRow): the first rows as they are
 * @shown_head: (element-type TdSheetRow): the same, converted where that is wanted
 * @wanted: (element-type TdHeaderField)
 * @asked_units: (element-type utf8): names that somebody wants as units
 * @rows: (element-type TdImportRow): of a check
 * @list: what views see of @rows
 * @list_problems: (element-type TdImportProblem): of the whole list
 * @run_problems: (element-type TdImportProblem): of the rows of a run
 * @refused: (element-type TdImportRow): of a run
 * @checker: (nullable): of the last check, for corrections
 */
struct _TdImport
{
  GObject           parent_instance;

  TdStore          *store;
  TdImportProfile   profile;
  GFile            *file;
  char             *text;
  char             *name;

  TdSheetReader    *reader;
  guint            *scores;
  guint             sheet;
  GPtrArray        *head;
  GPtrArray        *shown_head;
  TdLegacyEncoding  legacy;
  gboolean          convert;

  GPtrArray        *fields;
  GArray           *wanted;
  TdHeader         *header;
  GPtrArray        *columns;

  guint             year;
  gboolean          is_year_set;
  TdImportCreate    create;
  gboolean          accept_doubtful;
  GPtrArray        *asked_units;

  GPtrArray        *rows;
  GListStore       *list;
  TdImportCounts    counts;
  GPtrArray        *skipped;
  GPtrArray        *list_problems;
  GPtrArray        *run_problems;
  GPtrArray        *refused;
  TdImportChecker  *checker;
};

/* Of the job, %NULL without one. */
GCancellable *td_import_get_cancellable (TdJob *job);
/* Opens the source, chooses a sheet, finds the header. */
gboolean td_import_open_source  (TdImport *self, TdReader *reader, GError **error);
/* Where no header was found: takes the first row with several cells for it, since
 * somebody who names columns knows that there is one. */
gboolean td_import_assume_header (TdImport *self, GError **error);
/* Everything that td_import_check() or td_import_run() left. */
void     td_import_forget_check (TdImport *self);
/* Rows were checked anew. */
void     td_import_emit_checked (TdImport *self);
/* The bytes of "Ông ", "Đ/c " at the front, 0: none.  @sex: (out): code of the sex it says, or
 * %NULL. */
gsize    td_import_measure_title (const char *name, const char **sex);
/* Whether names of the list begin with such titles. */
gboolean td_import_has_titles   (TdImport *self);
/* What rows are read with. */
TdImportPlan *td_import_make_plan (TdImport *self);
/* What is to be said of the whole list before its rows. */
void     td_import_begin_list   (TdImport *self);
void     td_import_count        (TdImportCounts *counts, TdImportRow *row);
/* Warnings and errors of all rows and of the list. */
void     td_import_count_problems (TdImport *self);
/* Remembers the columns where they are not as proposed. */
gboolean td_import_remember     (TdImport *self, TdWriter *writer, GError **error);
/* "Import 111 people from ds.xlsx". */
char    *td_import_dup_label    (TdImport *self, const TdImportCounts *counts);
/* Whether all is there that a check needs. */
gboolean td_import_is_ready     (TdImport *self, GError **error);

/**
 * TdImportRowFunc:
 * @row: a row of data, converted; valid during the call
 * @section: (nullable): the section it stands in
 */
typedef gboolean (*TdImportRowFunc) (TdImport *self, const TdSheetRow *row, const char *section,
                                     gpointer data, GError **error);
/* Every row of data of the sheet; rows that are none are put into @skipped. */
gboolean td_import_foreach_row  (TdImport *self, TdImportRowFunc func, gpointer data, TdJob *job,
                                 GError **error);

/* How the sheet was typed, told by its texts and fonts. */
TdLegacyEncoding td_import_detect_legacy (GPtrArray *rows);
/* A copy with every text converted; @otherwise where the cell's font does not tell. */
TdSheetRow      *td_import_convert_row   (const TdSheetRow *row, TdLegacyEncoding otherwise);

G_END_DECLS
