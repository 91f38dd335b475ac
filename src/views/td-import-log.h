/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import.h"

G_BEGIN_DECLS

/*
 * What a person did to the rows of an import, in its order, by row numbers and
 * keys, so that it can be done again to rows that were checked anew.
 */
typedef struct _TdImportLog TdImportLog;

TdImportLog *td_import_log_new        (void);
void         td_import_log_free       (TdImportLog *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdImportLog, td_import_log_free)
void         td_import_log_clear      (TdImportLog *self);
guint        td_import_log_get_n      (TdImportLog *self);

/* @before: (nullable): the text of the cell until now; %NULL where there is no cell */
void         td_import_log_correct    (TdImportLog *self, guint row, const char *key,
                                       const char *before, const char *text);
void         td_import_log_correct_all (TdImportLog *self, const char *key, const char *old_text,
                                        const char *new_text);
void         td_import_log_create_unit (TdImportLog *self, const char *name);
/* Ticks as td_import_tick() has them. */
void         td_import_log_accept     (TdImportLog *self, GPtrArray *rows, GPtrArray *keys,
                                       gboolean accepted);
/* Forgets what was done to a field: its column is another one. */
void         td_import_log_forget_key (TdImportLog *self, const char *key);
/**
 * TdImportTakenBack: what is to be done for the last entry to be taken back.
 * @TD_IMPORT_TAKEN_BACK: nothing more: it was
 * @TD_IMPORT_TAKEN_BY_CHECK: the rows are to be checked again, and the log replayed
 * @TD_IMPORT_TAKEN_BY_REOPENING: a unit was asked for, which stays with the
 *   engine's import: another one is to be made
 */
typedef enum
{
  TD_IMPORT_TAKEN_BACK,
  TD_IMPORT_TAKEN_BY_CHECK,
  TD_IMPORT_TAKEN_BY_REOPENING,
} TdImportTakenBack;

/* Forgets the last entry, of which there must be one. */
TdImportTakenBack td_import_log_take_back (TdImportLog *self, TdImport *import);

/* Ticks or unticks one field of each row.  @rows: (element-type TdImportRow);
 * @keys: (element-type utf8): the field of each, interned */
void         td_import_tick           (TdImport *import, GPtrArray *rows, GPtrArray *keys,
                                       gboolean accepted);
/* The row of that number; %NULL when there is none. (transfer none) */
TdImportRow *td_import_log_find_row   (GListModel *rows, guint number);
/* Does it all again; what no longer can be done is left out. */
void         td_import_log_replay     (TdImportLog *self, TdImport *import);

G_END_DECLS
