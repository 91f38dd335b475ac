/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-form-read.h"
#include "td-forms-io.h"

G_BEGIN_DECLS

/*
 * The files that td_forms_read_paths() looks at: which they are, and what stands in them,
 * before they are compared with anything.
 */

/**
 * TdFormArrival: one file.
 * @form: (nullable): what was read of it
 * @reason: (nullable): why it was not
 * @original: (nullable): the file that it is a copy of, byte for byte; neither @form nor
 *   @reason then
 */
typedef struct _TdFormArrival TdFormArrival;
struct _TdFormArrival
{
  GFile               *file;
  char                *name;
  gint64               modified;
  TdFormFile          *form;
  char                *reason;
  const TdFormArrival *original;
};

/**
 * TdFormArrivals: what is read in a thread.
 * @arrivals: (element-type TdFormArrival): in the order in which they were saved
 * @seen: (element-type GFile): those in it, which may be named by themselves and by their
 *   folder
 * @by_content: (element-type utf8 TdFormArrival): the first of each content, by its hash
 */
typedef struct
{
  GPtrArray    *files;
  TdJob        *job;
  GCancellable *cancellable;
  GPtrArray    *arrivals;
  GHashTable   *seen;
  GHashTable   *by_content;
} TdFormArrivals;
/* @files: (element-type GFile): files and folders.  @job: (nullable) */
TdFormArrivals *td_form_arrivals_new  (GPtrArray *files, TdJob *job);
void            td_form_arrivals_free (TdFormArrivals *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFormArrivals, td_form_arrivals_free)
/* Lists and reads them all; %FALSE as td_forms_read_paths().  Any thread. */
gboolean        td_form_arrivals_read (TdFormArrivals *self, GError **error);

/**
 * td_form_receipts_compare:
 * @book: (nullable): %NULL: there is nothing but refusals
 * @tokens: of td_forms_list_tokens(); empty without a book
 * @arrivals: (element-type TdFormArrival)
 *
 * In td-form-paths.c: what became of them.
 */
TdFormReceipts *td_form_receipts_compare (TdScoreBook *book, GHashTable *tokens,
                                          GPtrArray *arrivals);

G_END_DECLS
