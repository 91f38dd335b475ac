/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-changes.h"
#include "td-reader.h"

G_BEGIN_DECLS

/**
 * TdChangeEntry: one entry of the change log.
 * @id: 1, 2, 3 …
 * @at: seconds since 1970, UTC
 * @who: the author
 * @label: what was done, in words
 * @undoes: the entry that this one undid, 0: none
 * @undone_by: the entry that undid this one, 0: it stands.  An undo that was
 *   done again is itself undone by an entry
 * @n_records: how many records it touched
 */
typedef struct
{
  gint64  id;
  gint64  at;
  char   *who;
  char   *label;
  gint64  undoes;
  gint64  undone_by;
  guint   n_records;
} TdChangeEntry;

/* One value that changed: for an added or removed record old or new are %NULL. */
typedef struct
{
  const TdEntity *entity;
  gint64          record;
  char           *title;     /* of the record, as well as it can be named */
  TdChangeKind    kind;
  const TdField  *field;
  char           *old_value; /* as a person reads it */
  char           *new_value;
} TdChangeDetail;

void td_change_entry_free  (TdChangeEntry *self);
void td_change_detail_free (TdChangeDetail *self);

/* Newest first, from before @before (0: the newest), at most @limit.
 * (element-type TdChangeEntry) */
GPtrArray *td_history_list    (TdReader *reader, gint64 before, guint limit, GError **error);
/* What one entry changed, at most @limit values.  (element-type TdChangeDetail) */
GPtrArray *td_history_details (TdReader *reader, gint64 change, guint limit, GError **error);
/* The entries that touched one record, newest first.  (element-type TdChangeEntry) */
GPtrArray *td_history_of_record (TdReader *reader, const TdEntity *entity, gint64 id, guint limit,
                                 GError **error);
/* What one entry changed of one record.  (element-type TdChangeDetail) */
GPtrArray *td_history_details_of_record (TdReader *reader, gint64 change, const TdEntity *entity,
                                         gint64 id, GError **error);

/**
 * td_history_verify:
 * @n_entries: (out): how many entries were checked
 *
 * Recomputes the hash chain.  %FALSE with %TD_ERROR_CORRUPT naming the first
 * entry that does not fit.
 */
gboolean td_history_verify (TdReader *reader, gint64 *n_entries, GError **error);

G_END_DECLS
