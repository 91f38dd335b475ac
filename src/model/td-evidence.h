/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-action.h"

G_BEGIN_DECLS

/*
 * Files kept in the register, and which criteria they are evidence for.  A file's
 * content is kept once, by its SHA-256, outside of changes: undoing an attachment
 * takes the record away, and redoing finds the content again.
 */

/* The largest file that is taken in; bigger ones are refused with what to do. */
#define TD_EVIDENCE_MAX_SIZE (32 * 1024 * 1024)

/**
 * td_evidence_attach:
 * @files: (element-type GFile): read when the action runs
 * @criteria: (element-type gint64): of that sheet; one file may serve many
 *
 * One change.  A file that is in the register already is not kept twice.
 */
TdAction  *td_evidence_attach     (gint64 sheet, GArray *criteria, GPtrArray *files,
                                   GError **error);
/* A file that is in the register serves this criterion too. */
TdAction  *td_evidence_link       (gint64 sheet, gint64 criterion, gint64 attachment);
/* No longer evidence for this criterion; the file goes with its last one. */
TdAction  *td_evidence_remove     (gint64 evidence);
/* The record that makes a file evidence, for td_evidence_remove(); 0 without an error
 * when it is none. */
gint64     td_evidence_find       (TdReader *reader, gint64 sheet, gint64 criterion,
                                   gint64 attachment, GError **error);
/* Records of td_entity_attachment for a criterion of a sheet (0: for all of the sheet's). */
GPtrArray *td_evidence_list       (TdReader *reader, gint64 sheet, gint64 criterion,
                                   GError **error);
/* The content; %TD_ERROR_CORRUPT where it is not what its hash says.  Waits for megabytes:
 * for the command line and long jobs. */
GBytes    *td_attachment_read     (TdReader *reader, TdRecord *attachment, GError **error);
/* The same for the window: read on the database thread.  The record is not kept. */
void       td_attachment_read_async  (TdStore *store, TdRecord *attachment,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
GBytes    *td_attachment_read_finish (TdStore *store, GAsyncResult *result, GError **error);
/**
 * td_attachment_copy_async:
 *
 * Puts a copy where another program can open it: under the file's own name, for reading
 * only, in a temporary folder that this person alone can enter.  Each attachment is copied
 * once; the folder goes with all of them when the store is closed, but for what another
 * program keeps from being removed.
 */
void       td_attachment_copy_async  (TdStore *store, TdRecord *attachment,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
/* (transfer full): the copy; %TD_ERROR_CORRUPT as above, or why it could not be written. */
GFile     *td_attachment_copy_finish (TdStore *store, GAsyncResult *result, GError **error);
/* Inside a write function: keeps the content, makes the record; its id, 0 on error.  The
 * same content under the same name is the same record. */
gint64     td_attachment_write    (TdWriter *writer, const char *name, GBytes *content,
                                   GError **error);

G_END_DECLS
