/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-changes.h"

#include "td-spool.h"

G_BEGIN_DECLS

/* Tables that undo must not touch and history does not show. */
#define TD_CHANGE_LOG "change_log"

/**
 * TdLogEntry: an entry as it is stored, but for the changeset; strings are
 * somebody else's.
 * @undoes: 0: none
 * @previous_hash: of the entry before, "" for the first
 * @digest: SHA-256 of the changeset, in hexadecimal digits
 */
typedef struct
{
  gint64      id;
  gint64      at;
  const char *who;
  const char *label;
  gint64      schema;
  gint64      undoes;
  gint64      n_records;
  const char *previous_hash;
  const char *digest;
} TdLogEntry;

/* SHA-256 over all of an entry and the hash before it, in hexadecimal digits. */
char    *td_log_entry_hash    (const TdLogEntry *self);
/* Adds an entry to the log, within the caller's transaction.  Returns its id, -1
 * on error. */
gint64   td_change_log_append (TdDb *db, const char *who, const char *label, gint64 undoes,
                               TdSpool *changeset, const TdChanges *changes, GError **error);

/* The newest entry that can be undone, or the undo that can be redone; 0: none.
 * @label: (out) (optional): what the person did at first */
gint64   td_change_log_find_undo (TdDb *db, char **label, GError **error);
gint64   td_change_log_find_redo (TdDb *db, char **label, GError **error);

G_END_DECLS
