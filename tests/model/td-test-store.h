/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

G_BEGIN_DECLS

/**
 * TdTestStore:
 *
 * A new register in a folder of its own, both gone when the variable goes:
 * g_auto (TdTestStore) test = { 0 }; td_test_store_init (&test);
 */
typedef struct
{
  char    *folder;
  GFile   *file;
  TdStore *store; /* (nullable): while it is closed */
} TdTestStore;

void     td_test_store_init  (TdTestStore *self);
void     td_test_store_clear (TdTestStore *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdTestStore, td_test_store_clear)

/* Closes the register, and opens it again as another start of the program would. */
void     td_test_store_close  (TdTestStore *self);
void     td_test_store_reopen (TdTestStore *self);
/* Runs SQL on the file from outside, as nobody should. */
void     td_test_store_tamper (TdTestStore *self, const char *sql);
/* Path of a file in the folder.  (transfer full) */
char    *td_test_store_path   (TdTestStore *self, const char *name);

/* Each adds one record as a change of its own, and returns its id. */
gint64   td_test_add_unit   (TdStore *store, const char *name);
gint64   td_test_add_person (TdStore *store, const char *name, gint64 unit);
gint64   td_test_save       (TdStore *store, TdRecord *record);
/* Sets one text field of a record, as a change of its own: its id. */
gint64   td_test_set_text   (TdStore *store, const TdEntity *entity, gint64 id, const char *key,
                             const char *value);
/* The value now, "" when missing.  (transfer full) */
char    *td_test_get_text   (TdStore *store, const TdEntity *entity, gint64 id, const char *key);

/* The titles that the query finds, in order, joined by "|". (transfer full) */
char    *td_test_find       (TdStore *store, const TdQuery *query);

/* Iterates the main context until @done, which a callback sets; fails the test
 * after ten seconds. */
void     td_test_wait       (gboolean *done);

G_END_DECLS
