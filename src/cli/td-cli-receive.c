/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cli-forms.h"

#include <glib/gi18n-lib.h>

/* Settles the conflicts of one submission as --conflicts says; without it they stay open,
 * and the register keeps what it has. */
static void
settle_conflicts (TdFormReceipt *receipt, const char *choice)
{
  for (guint i = 0; choice != NULL && i < receipt->cells->len; i++)
    {
      TdFormComparison *cell = receipt->cells->pdata[i];

      if (cell->status != TD_FORM_CONFLICT)
        continue;
      cell->take = g_str_equal (choice, "theirs");
      cell->is_settled = TRUE;
    }
}

/* (element-type TdFormBatch): of the round that was named, or of each file's own. */
static GPtrArray *
read_batches (TdCli *cli, TdStore *store, GPtrArray *files, const char *round, GError **error)
{
  g_autoptr (GPtrArray) batches = NULL;
  TdFormBatch *batch;

  if (round == NULL)
    return td_forms_read_rounds (store, files, NULL, error);
  batches = g_ptr_array_new_with_free_func ((GDestroyNotify) td_form_batch_free);
  batch = g_new0 (TdFormBatch, 1);
  g_ptr_array_add (batches, batch);
  batch->book = td_cli_open_book (cli, store, round, error);
  if (batch->book != NULL)
    batch->receipts = td_forms_read_paths (batch->book, files, NULL, error);
  return batch->receipts != NULL ? g_steal_pointer (&batches) : NULL;
}

/* What one round's share of it does; %NULL without an error where there is nothing. */
static TdAction *
make_receive_action (const TdFormBatch *batch, const TdCliForms *options, GError **error)
{
  GPtrArray *receipts = batch->receipts->receipts;
  gboolean is_new = FALSE;

  for (guint i = 0; i < receipts->len; i++)
    {
      const TdFormReceipt *receipt = receipts->pdata[i];

      settle_conflicts (receipts->pdata[i], options->conflicts);
      is_new |= !receipt->is_repeat;
    }
  /* What was received before may still lie in the folder long after its round was closed. */
  if (!is_new || options->dry_run)
    return NULL;
  return td_forms_receive (batch->book, receipts, error);
}

/* One change a round, so that each can be undone by itself; but where one of them is
 * refused, as that of a closed round is, none is made. */
static gboolean
receive_batches (TdStore *store, GPtrArray *batches, const TdCliForms *options, GError **error)
{
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func ((GDestroyNotify) td_action_free);

  for (guint i = 0; i < batches->len; i++)
    {
      g_autoptr (GError) failed = NULL;
      TdAction *action = make_receive_action (batches->pdata[i], options, &failed);

      if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
      if (action != NULL)
        g_ptr_array_add (actions, action);
    }
  while (actions->len > 0)
    if (td_action_run (g_ptr_array_steal_index (actions, 0), store, NULL, error) < 0)
      return FALSE;
  return TRUE;
}

/* Nothing came that could be received. */
static gboolean
is_all_refused (GPtrArray *batches)
{
  for (guint i = 0; i < batches->len; i++)
    if (((const TdFormBatch *) batches->pdata[i])->receipts->receipts->len > 0)
      return FALSE;
  return TRUE;
}

gboolean
td_cli_receive_forms (TdCli            *cli,
                      TdStore          *store,
                      GStrv             paths,
                      const TdCliForms *options,
                      GError          **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) batches = NULL;

  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_commandline_arg (paths[i]));
  batches = read_batches (cli, store, files, options->round, error);
  if (batches == NULL || !receive_batches (store, batches, options, error))
    return FALSE;
  td_cli_answer_receipts (cli, batches);
  cli->failed = is_all_refused (batches);
  return TRUE;
}
