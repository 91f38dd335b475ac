/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-forms.h"
#include "td-job.h"

G_BEGIN_DECLS

/*
 * Folders of forms: what the window and the command line call.
 *
 *   Giao phiếu:  td_forms_plan() → td_forms_write()
 *   Nhận phiếu:  td_forms_read_paths() → the person looks at the receipts, chooses
 *                conflicts (take, is_settled) → td_forms_receive() → td_action_run()
 */

/**
 * td_forms_write:
 * @store: of @book
 * @forms: (element-type TdForm): of td_forms_plan()
 * @folder: an existing folder
 * @deadline: by when they are to be back: a full date, or none
 * @job: (nullable): told of every form; cancels between two of them
 * @error: %TD_ERROR_INVALID, and as td_sheet_writer_new(); %G_IO_ERROR_CANCELLED
 *
 * Writes a workbook for each form, "Phiếu chấm Quý III-2026 - Phòng Hành chính tư
 * pháp.xlsx", numbered where there is a file of that name already: nothing is
 * overwritten.  Then records all of them as one change that can be undone.  Where
 * anything fails or is cancelled, nothing is issued, and what was written is removed:
 * those workbooks could never be received.
 *
 * Returns: (transfer full) (element-type GFile): the workbooks, in the order of @forms;
 *   %NULL on error
 */
GPtrArray *td_forms_write        (TdStore *store, TdScoreBook *book, GPtrArray *forms,
                                  GFile *folder, TdDate deadline, TdJob *job, GError **error);
/* The same in a thread of its own; @forms are not to be changed meanwhile.  Completes on
 * the store's thread, after the change. */
void       td_forms_write_async  (TdStore *store, TdScoreBook *book, GPtrArray *forms,
                                  GFile *folder, TdDate deadline, TdJob *job,
                                  GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *td_forms_write_finish (TdStore *store, GAsyncResult *result, GError **error);

/* A file that is not taken at all, and why: a translated sentence that names it. */
typedef struct
{
  GFile *file;
  char  *reason;
} TdFormRefusal;

/**
 * TdFormReceipts: what came back.
 * @receipts: (element-type TdFormReceipt): for td_forms_receive(), in the order in which
 *   their files were written; all of one unit but the one that was saved last are older
 * @refused: (element-type TdFormRefusal)
 * @copies: (element-type TdFormRefusal): files that are byte for byte one of the others,
 *   whatever became of that, and @reason names it
 * @n_files: how many files were looked at
 */
typedef struct
{
  GPtrArray *receipts;
  GPtrArray *refused;
  GPtrArray *copies;
  guint      n_files;
} TdFormReceipts;
void       td_form_receipts_free (TdFormReceipts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFormReceipts, td_form_receipts_free)

/**
 * td_forms_read_paths:
 * @files: (element-type GFile): workbooks, and folders whose workbooks (.xlsx, .xls, and
 *   .ods to say that they are not read) are all looked at, with those of the folders
 *   below them, three deep; what Excel and LibreOffice leave beside an open workbook
 *   ("~$…", ".~lock…"), hidden folders and links to folders are passed over
 * @job: (nullable): told of every file; cancels between two of them
 * @error: only what ends it all: a folder that cannot be listed, nothing to look at,
 *   the register, cancelling
 *
 * Reads and compares, and writes nothing.  Refuses single files in words: no form, of
 * another register or round, tampered with.
 */
TdFormReceipts *td_forms_read_paths        (TdScoreBook *book, GPtrArray *files, TdJob *job,
                                            GError **error);
/* The same: files are read in a thread, and compared on the book's when they are. */
void            td_forms_read_paths_async  (TdScoreBook *book, GPtrArray *files, TdJob *job,
                                            GAsyncReadyCallback callback, gpointer user_data);
TdFormReceipts *td_forms_read_paths_finish (TdScoreBook *book, GAsyncResult *result,
                                            GError **error);

/**
 * TdFormBatch: what came back of one round.
 * @book: (nullable): of the round; %NULL: what no round is known for, all of it refused
 */
typedef struct
{
  TdScoreBook    *book;
  TdFormReceipts *receipts;
} TdFormBatch;
void       td_form_batch_free (TdFormBatch *self);

/**
 * td_forms_read_rounds:
 *
 * As td_forms_read_paths(), for files of any round: each is read once and compared with
 * the round that it was given out for.
 *
 * Returns: (transfer full) (element-type TdFormBatch): in the order of the first file of
 *   each, what no round is known for last
 */
GPtrArray *td_forms_read_rounds (TdStore *store, GPtrArray *files, TdJob *job, GError **error);

G_END_DECLS
