/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-arrivals.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
free_refusal (gpointer data)
{
  TdFormRefusal *self = data;

  g_object_unref (self->file);
  g_free (self->reason);
  g_free (self);
}

void
td_form_receipts_free (TdFormReceipts *self)
{
  g_ptr_array_unref (self->receipts);
  g_ptr_array_unref (self->refused);
  g_ptr_array_unref (self->copies);
  g_free (self);
}

/* --- comparing --- */

static void
add_refusal (GPtrArray *refusals, const TdFormArrival *arrival, char *reason)
{
  TdFormRefusal *refusal = g_new0 (TdFormRefusal, 1);

  refusal->file = g_object_ref (arrival->file);
  refusal->reason = reason;
  g_ptr_array_add (refusals, refusal);
}

static void
refuse (TdFormReceipts *self, const TdFormArrival *arrival, const char *reason)
{
  /* Every reason names its file. */
  add_refusal (self->refused, arrival,
               strstr (reason, arrival->name) != NULL
                 ? g_strdup (reason)
                 /* Translators: %1$s is a file, %2$s a sentence that says why it is not taken */
                 : g_strdup_printf (_("“%1$s” is not taken. %2$s"), arrival->name, reason));
}

static void
add_copy (TdFormReceipts *self, const TdFormArrival *arrival)
{
  add_refusal (self->copies, arrival,
               /* Translators: both are files; they may have the same name in two folders */
               g_strdup_printf (_("“%1$s” is the same file as “%2$s” once more, so that it counts "
                                  "once."), arrival->name, arrival->original->name));
}

static gpointer
copy_remark (gconstpointer remark, gpointer user_data)
{
  return g_strdup (remark);
}

static TdFormReceipt *
compare_arrival (TdScoreBook *book, GHashTable *tokens, const TdFormArrival *arrival,
                 GError **error)
{
  g_autoptr (TdForm) form = td_form_find_among (book, tokens, arrival->form->token, error);
  TdFormReceipt *receipt;

  if (form == NULL || !td_form_file_check (arrival->form, form, error))
    return NULL;
  receipt = td_form_compare (book, form, arrival->name, arrival->form->content,
                             arrival->form->entries, error);
  if (receipt == NULL)
    return NULL;
  td_form_receipt_set_saved (receipt, arrival->form->saved, arrival->modified / G_USEC_PER_SEC);
  g_ptr_array_extend (receipt->remarks, arrival->form->remarks, (GCopyFunc) copy_remark, NULL);
  return receipt;
}

/* Of what one unit sent, the later issue counts, and of one issue the later save: what the
 * workbook says of it, else when the file was written, which a download changes. */
static gboolean
is_later (const TdFormReceipt *a, const TdFormReceipt *b)
{
  if (a->form->serial != b->form->serial)
    return a->form->serial > b->form->serial;
  return a->saved == 0 || b->saved == 0 || a->saved >= b->saved;
}

static void
add_receipt (TdFormReceipts *self, GHashTable *last, TdFormReceipt *receipt)
{
  TdFormReceipt *before = g_hash_table_lookup (last, &receipt->form->unit);

  g_ptr_array_add (self->receipts, receipt);
  if (receipt->is_repeat)
    return;
  if (before != NULL && !is_later (receipt, before))
    {
      td_form_receipt_set_older (receipt);
      return;
    }
  if (before != NULL)
    td_form_receipt_set_older (before);
  g_hash_table_insert (last, &receipt->form->unit, receipt);
}

static TdFormReceipts *
new_receipts (void)
{
  TdFormReceipts *self = g_new0 (TdFormReceipts, 1);

  self->receipts = g_ptr_array_new_with_free_func ((GDestroyNotify) td_form_receipt_free);
  self->refused = g_ptr_array_new_with_free_func (free_refusal);
  self->copies = g_ptr_array_new_with_free_func (free_refusal);
  return self;
}

TdFormReceipts *
td_form_receipts_compare (TdScoreBook *book, GHashTable *tokens, GPtrArray *arrivals)
{
  g_autoptr (GHashTable) last = g_hash_table_new (g_int64_hash, g_int64_equal);
  TdFormReceipts *self = new_receipts ();

  self->n_files = arrivals->len;
  for (guint i = 0; i < arrivals->len; i++)
    {
      const TdFormArrival *arrival = g_ptr_array_index (arrivals, i);
      g_autoptr (GError) failed = NULL;
      TdFormReceipt *receipt = NULL;

      if (arrival->original != NULL)
        {
          add_copy (self, arrival);
          continue;
        }
      if (arrival->form != NULL)
        receipt = compare_arrival (book, tokens, arrival, &failed);
      if (receipt != NULL)
        add_receipt (self, last, receipt);
      else
        refuse (self, arrival, failed != NULL ? failed->message : arrival->reason);
    }
  return self;
}

static TdFormReceipts *
compare_all (TdScoreBook *book, TdFormArrivals *arrivals, GError **error)
{
  g_autoptr (GHashTable) tokens = td_forms_list_tokens (book, error);

  return tokens != NULL ? td_form_receipts_compare (book, tokens, arrivals->arrivals) : NULL;
}

TdFormReceipts *
td_forms_read_paths (TdScoreBook *book, GPtrArray *files, TdJob *job, GError **error)
{
  g_autoptr (TdFormArrivals) arrivals = NULL;

  g_return_val_if_fail (TD_IS_SCORE_BOOK (book) && files != NULL, NULL);

  arrivals = td_form_arrivals_new (files, job);
  if (!td_form_arrivals_read (arrivals, error))
    return NULL;
  return compare_all (book, arrivals, error);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (td_form_arrivals_read (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
td_forms_read_paths_async (TdScoreBook        *book,
                           GPtrArray          *files,
                           TdJob              *job,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (book, NULL, callback, user_data);

  g_return_if_fail (TD_IS_SCORE_BOOK (book) && files != NULL);

  g_task_set_source_tag (task, td_forms_read_paths_async);
  g_task_set_task_data (task, td_form_arrivals_new (files, job),
                        (GDestroyNotify) td_form_arrivals_free);
  g_task_run_in_thread (task, read_in_thread);
}

TdFormReceipts *
td_forms_read_paths_finish (TdScoreBook *book, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, book), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, td_forms_read_paths_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return compare_all (book, g_task_get_task_data (G_TASK (result)), error);
}
