/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-columns.h"

G_BEGIN_DECLS

/**
 * TdRecorder:
 *
 * Records what a transaction does to records, and tells it as a changeset in
 * SQLite's format, which SQLite then inverts and applies.
 *
 * It is what sqlite3session is, for tables that all have an id and never change
 * while the register is open.  SQLite's own reads the description of each table
 * four times over in every transaction and prepares its statements anew, which
 * takes three times as long as the edit itself; this one keeps its statements.
 * test-recorder holds it against sqlite3session on random work.
 */
typedef struct _TdRecorder TdRecorder;

TdRecorder *td_recorder_new   (TdDb *db, TdColumns *columns);
void        td_recorder_free  (TdRecorder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdRecorder, td_recorder_free)

/* From now on; what was recorded before is forgotten. */
void        td_recorder_start (TdRecorder *self);
void        td_recorder_stop  (TdRecorder *self);
/* Hands the changeset over piece by piece, nothing where nothing changed on the
 * whole.  %FALSE with an error when a row cannot be read, or @output returns
 * anything but SQLITE_OK. */
gboolean    td_recorder_write (TdRecorder *self,
                               int (*output) (void *data, const void *bytes, int size), void *data,
                               GError **error);

G_END_DECLS
