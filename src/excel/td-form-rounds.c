/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-arrivals.h"

#include "td-error.h"

/* Files of several rounds: each is compared with the round that it was given out for. */

void
td_form_batch_free (TdFormBatch *self)
{
  g_clear_object (&self->book);
  g_clear_pointer (&self->receipts, td_form_receipts_free);
  g_free (self);
}

/**
 * Share: one round's share of what came.
 * @round: 0: no round is known for it
 * @arrivals: (element-type TdFormArrival): not owned
 */
typedef struct
{
  gint64       round;
  TdScoreBook *book;
  GPtrArray   *arrivals;
} Share;

/**
 * Sharing: while what came is shared out.
 * @shares: (element-type Share)
 * @share_of: (element-type TdFormArrival Share): for copies
 * @tokens: (nullable): of td_forms_list_tokens(), as soon as there is a book to ask
 */
typedef struct
{
  TdStore    *store;
  GPtrArray  *shares;
  GHashTable *share_of;
  GHashTable *tokens;
} Sharing;

static void
free_share (gpointer data)
{
  Share *self = data;

  g_clear_object (&self->book);
  g_ptr_array_unref (self->arrivals);
  g_free (self);
}

static Share *
find_share (Sharing *self, gint64 round, GError **error)
{
  Share *share;

  for (guint i = 0; i < self->shares->len; i++)
    {
      share = g_ptr_array_index (self->shares, i);
      if (share->round == round)
        return share;
    }
  share = g_new0 (Share, 1);
  share->round = round;
  share->arrivals = g_ptr_array_new ();
  g_ptr_array_add (self->shares, share);
  if (round == 0)
    return share;
  share->book = td_score_book_new (self->store, round, error);
  if (share->book != NULL && self->tokens == NULL)
    self->tokens = td_forms_list_tokens (share->book, error);
  return share->book != NULL && self->tokens != NULL ? share : NULL;
}

/* 0 and the reason in @arrival where it is not known; %FALSE with an error of the register. */
static gboolean
find_round_of (Sharing *self, TdFormArrival *arrival, gint64 *round, GError **error)
{
  TdReader *reader = td_store_get_reader (self->store);
  const gint64 *id = self->tokens != NULL ? g_hash_table_lookup (self->tokens,
                                                                 arrival->form->token) : NULL;
  g_autoptr (TdRecord) record = NULL;
  g_autoptr (TdForm) form = NULL;
  g_autoptr (GError) failed = NULL;

  if (id != NULL)
    {
      record = td_reader_get (reader, &td_entity_form, *id, error);
      *round = record != NULL ? td_record_get_int_or (record, "round", 0) : 0;
      return record != NULL;
    }
  form = td_form_find (reader, arrival->form->token, round, &failed);
  if (form != NULL)
    return TRUE;
  if (!g_error_matches (failed, TD_ERROR, TD_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  *round = 0;
  arrival->reason = g_strdup (failed->message);
  g_clear_pointer (&arrival->form, td_form_file_free);
  return TRUE;
}

/* A copy comes with what it is a copy of, which is before it. */
static Share *
find_share_of (Sharing *self, TdFormArrival *arrival, GError **error)
{
  gint64 round = 0;

  if (arrival->original != NULL)
    return g_hash_table_lookup (self->share_of, arrival->original);
  if (arrival->form != NULL && !find_round_of (self, arrival, &round, error))
    return NULL;
  return find_share (self, round, error);
}

static void
put_unknown_last (GPtrArray *shares)
{
  for (guint i = 0; i + 1 < shares->len; i++)
    if (((Share *) g_ptr_array_index (shares, i))->round == 0)
      {
        g_ptr_array_add (shares, g_ptr_array_steal_index (shares, i));
        return;
      }
}

static gboolean
share_out (Sharing *self, GPtrArray *arrivals, GError **error)
{
  for (guint i = 0; i < arrivals->len; i++)
    {
      TdFormArrival *arrival = g_ptr_array_index (arrivals, i);
      Share *share = find_share_of (self, arrival, error);

      if (share == NULL)
        return FALSE;
      g_hash_table_insert (self->share_of, arrival, share);
      g_ptr_array_add (share->arrivals, arrival);
    }
  put_unknown_last (self->shares);
  return TRUE;
}

GPtrArray *
td_forms_read_rounds (TdStore *store, GPtrArray *files, TdJob *job, GError **error)
{
  g_autoptr (TdFormArrivals) all = NULL;
  g_autoptr (GPtrArray) shares = g_ptr_array_new_with_free_func (free_share);
  g_autoptr (GHashTable) share_of = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) tokens = NULL;
  Sharing self = { .store = store, .shares = shares, .share_of = share_of };
  gboolean is_shared;
  GPtrArray *batches;

  g_return_val_if_fail (TD_IS_STORE (store) && files != NULL, NULL);

  all = td_form_arrivals_new (files, job);
  if (!td_form_arrivals_read (all, error))
    return NULL;
  is_shared = share_out (&self, all->arrivals, error);
  tokens = self.tokens;
  if (!is_shared)
    return NULL;
  batches = g_ptr_array_new_with_free_func ((GDestroyNotify) td_form_batch_free);
  for (guint i = 0; i < shares->len; i++)
    {
      Share *share = g_ptr_array_index (shares, i);
      TdFormBatch *batch = g_new0 (TdFormBatch, 1);

      batch->receipts = td_form_receipts_compare (share->book, tokens, share->arrivals);
      batch->book = g_steal_pointer (&share->book);
      g_ptr_array_add (batches, batch);
    }
  return batches;
}
