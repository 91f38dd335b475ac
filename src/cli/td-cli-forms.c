/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cli-private.h"

#include "td-error.h"
#include "td-forms-io.h"

#include <glib/gi18n-lib.h>

#define USAGE "FILE issue --round ROUND --dir DIR | receive PATH… [--round ROUND] | out --round ROUND"

/* What the options of `thidua forms` say. */
typedef struct
{
  char    *round;
  char    *dir;
  char    *deadline;
  char    *conflicts;
  GStrv    units;
  gboolean returns;
  gboolean dry_run;
} FormsOptions;

static void
forms_options_clear (FormsOptions *self)
{
  g_free (self->round);
  g_free (self->dir);
  g_free (self->deadline);
  g_free (self->conflicts);
  g_strfreev (self->units);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FormsOptions, forms_options_clear)

static TdScoreBook *
open_book (TdCli *cli, TdStore *store, const char *name, GError **error)
{
  gint64 round = td_cli_find_round (cli, store, name, error);

  return round != 0 ? td_score_book_new (store, round, error) : NULL;
}

/* --- issue --- */

static void
answer_issued (TdCli *cli, GPtrArray *files)
{
  if (cli->json != NULL)
    {
      td_json_add_int (cli->json, "issued", files->len);
      td_json_begin_array (cli->json, "files");
    }
  for (guint i = 0; i < files->len; i++)
    {
      if (cli->json != NULL)
        td_json_add_string (cli->json, NULL, g_file_peek_path (files->pdata[i]));
      td_cli_print (cli, _("Written: %s"), g_file_peek_path (files->pdata[i]));
    }
  if (cli->json != NULL)
    td_json_end_array (cli->json);
}

static gboolean
issue_forms (TdCli *cli, TdStore *store, const FormsOptions *options, GError **error)
{
  g_autoptr (TdScoreBook) book = open_book (cli, store, options->round, error);
  g_autoptr (GArray) units = book != NULL ? td_cli_find_units (store, options->units, error) : NULL;
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GFile) folder = NULL;
  TdDate deadline = { 0 };

  if (units == NULL)
    return FALSE;
  if (options->dir == NULL)
    {
      cli->wrong_use = TRUE;
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID, _("Say into which folder: --dir DIR"));
      return FALSE;
    }
  deadline = td_record_get_date (td_score_book_get_record (book), "deadline");
  if (!td_cli_read_date (options->deadline, "--deadline", &deadline, error))
    return FALSE;
  forms = td_forms_plan (book, units->len > 0 ? units : NULL, options->returns, error);
  if (forms == NULL)
    return FALSE;
  folder = g_file_new_for_commandline_arg (options->dir);
  files = td_forms_write (store, book, forms, folder, deadline, NULL, error);
  if (files == NULL)
    return FALSE;
  answer_issued (cli, files);
  return TRUE;
}

/* --- receive --- */

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

static void
answer_cell (TdCli *cli, TdScoreBook *book, const TdFormComparison *cell)
{
  const TdCriteriaSet *set = td_score_book_get_set (book);

  td_json_begin_object (cli->json, NULL);
  td_json_add_string (cli->json, "status", td_form_status_code (cell->status));
  td_json_add_string (cli->json, "sheet", td_score_book_get_sheet (book, cell->sheet)->name);
  td_json_add_string (cli->json, "criterion", td_criteria_set_get (set, cell->criterion)->code);
  td_json_add_string (cli->json, "base", cell->base);
  td_json_add_string (cli->json, "ours", cell->ours);
  td_json_add_string (cli->json, "theirs", cell->theirs);
  td_json_add_boolean (cli->json, "taken", cell->take);
  td_json_add_string (cli->json, "place", cell->place);
  td_json_add_string (cli->json, "message", cell->message);
  td_json_end_object (cli->json);
}

/* How many cells there are of each status, under names that say so. */
static void
add_counts (TdJson *json, const guint *counts)
{
  static const char *const keys[TD_N_FORM_STATUSES] = {
    "missing", "filled", "same", "changed", "conflicts", "refused",
  };

  for (guint i = 0; i < TD_N_FORM_STATUSES; i++)
    td_json_add_int (json, keys[i], counts[i]);
}

/* What somebody has to look at; what was plainly taken is only counted. */
static gboolean
is_notable (const TdFormComparison *cell)
{
  return cell->status == TD_FORM_CONFLICT || cell->status == TD_FORM_REFUSED || cell->message != NULL;
}

static void
answer_receipt (TdCli *cli, TdScoreBook *book, const TdFormReceipt *receipt)
{
  if (cli->json == NULL)
    {
      td_cli_print (cli, _("%s (%s): %u filled, %u same, %u changed, %u conflicts, %u refused, %u missing"),
                    receipt->file_name, receipt->form->unit_name, receipt->counts[TD_FORM_FILLED],
                    receipt->counts[TD_FORM_SAME], receipt->counts[TD_FORM_CHANGED],
                    receipt->counts[TD_FORM_CONFLICT], receipt->counts[TD_FORM_REFUSED],
                    receipt->counts[TD_FORM_EMPTY]);
      for (guint i = 0; i < receipt->cells->len; i++)
        {
          const TdFormComparison *cell = receipt->cells->pdata[i];

          if (cell->message != NULL)
            td_cli_print (cli, "  %s: %s", cell->place != NULL ? cell->place : "", cell->message);
        }
      return;
    }
  td_json_begin_object (cli->json, NULL);
  td_json_add_string (cli->json, "file", receipt->file_name);
  td_json_add_string (cli->json, "round", td_record_get_title (td_score_book_get_record (book)));
  td_json_add_string (cli->json, "unit", receipt->form->unit_name);
  td_json_add_int (cli->json, "late_days", receipt->late_days);
  td_json_add_boolean (cli->json, "older", receipt->is_older);
  td_json_add_boolean (cli->json, "repeat", receipt->is_repeat);
  add_counts (cli->json, receipt->counts);
  td_json_begin_array (cli->json, "cells");
  for (guint i = 0; i < receipt->cells->len; i++)
    {
      if (is_notable (receipt->cells->pdata[i]))
        answer_cell (cli, book, receipt->cells->pdata[i]);
    }
  td_json_end_array (cli->json);
  td_json_begin_array (cli->json, "remarks");
  for (guint i = 0; i < receipt->remarks->len; i++)
    td_json_add_string (cli->json, NULL, receipt->remarks->pdata[i]);
  td_json_end_array (cli->json);
  td_json_end_object (cli->json);
}

static void
answer_refusal (TdCli *cli, const TdFormRefusal *refusal)
{
  td_cli_print (cli, "%s", refusal->reason);
  if (cli->json == NULL)
    return;
  td_json_begin_object (cli->json, NULL);
  td_json_add_string (cli->json, "file", g_file_peek_path (refusal->file));
  td_json_add_string (cli->json, "reason", refusal->reason);
  td_json_end_object (cli->json);
}

/* How many files there were, and what became of the cells of all of them. */
static void
answer_counts (TdCli *cli, GPtrArray *batches)
{
  guint counts[TD_N_FORM_STATUSES] = { 0 };
  guint n_files = 0;

  for (guint i = 0; i < batches->len; i++)
    {
      const TdFormReceipts *all = ((const TdFormBatch *) batches->pdata[i])->receipts;

      n_files += all->n_files;
      for (guint k = 0; k < all->receipts->len; k++)
        for (guint status = 0; status < TD_N_FORM_STATUSES; status++)
          counts[status] += ((const TdFormReceipt *) all->receipts->pdata[k])->counts[status];
    }
  td_json_add_int (cli->json, "files", n_files);
  add_counts (cli->json, counts);
}

static void
answer_batches (TdCli *cli, GPtrArray *batches)
{
  if (cli->json != NULL)
    {
      answer_counts (cli, batches);
      td_json_begin_array (cli->json, "received");
    }
  for (guint i = 0; i < batches->len; i++)
    {
      const TdFormBatch *batch = batches->pdata[i];

      for (guint k = 0; k < batch->receipts->receipts->len; k++)
        answer_receipt (cli, batch->book, batch->receipts->receipts->pdata[k]);
    }
  if (cli->json != NULL)
    {
      td_json_end_array (cli->json);
      td_json_begin_array (cli->json, "refused_files");
    }
  for (guint i = 0; i < batches->len; i++)
    {
      const TdFormReceipts *all = ((const TdFormBatch *) batches->pdata[i])->receipts;

      for (guint k = 0; k < all->refused->len; k++)
        answer_refusal (cli, all->refused->pdata[k]);
    }
  if (cli->json != NULL)
    td_json_end_array (cli->json);
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
  batch->book = open_book (cli, store, round, error);
  if (batch->book != NULL)
    batch->receipts = td_forms_read_paths (batch->book, files, NULL, error);
  return batch->receipts != NULL ? g_steal_pointer (&batches) : NULL;
}

/* What one round's share of it does; %NULL without an error where there is nothing. */
static TdAction *
make_receive_action (const TdFormBatch *batch, const FormsOptions *options, GError **error)
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
receive_batches (TdStore *store, GPtrArray *batches, const FormsOptions *options, GError **error)
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

static gboolean
receive_forms (TdCli *cli, TdStore *store, GStrv paths, const FormsOptions *options, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) batches = NULL;

  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_commandline_arg (paths[i]));
  batches = read_batches (cli, store, files, options->round, error);
  if (batches == NULL || !receive_batches (store, batches, options, error))
    return FALSE;
  answer_batches (cli, batches);
  return TRUE;
}

/* --- out --- */

static gboolean
list_out (TdCli *cli, TdStore *store, const FormsOptions *options, GError **error)
{
  gint64 round = td_cli_find_round (cli, store, options->round, error);
  g_autoptr (GPtrArray) forms = round != 0 ? td_forms_list_out (td_store_get_reader (store), round, error) : NULL;

  if (forms == NULL)
    return FALSE;
  if (cli->json != NULL)
    td_json_begin_array (cli->json, "out");
  for (guint i = 0; i < forms->len; i++)
    {
      const char *unit = td_record_get_title (forms->pdata[i]);

      if (cli->json != NULL)
        td_json_add_string (cli->json, NULL, unit);
      td_cli_print (cli, "%s", unit);
    }
  if (cli->json != NULL)
    td_json_end_array (cli->json);
  return TRUE;
}

static gboolean
run_words (TdCli *cli, GStrv words, const FormsOptions *options, GError **error)
{
  guint n = words != NULL ? g_strv_length (words) : 0;
  gboolean receives = n >= 3 && g_str_equal (words[1], "receive");
  gboolean issues = n == 2 && g_str_equal (words[1], "issue");
  gboolean lists = n == 2 && g_str_equal (words[1], "out");
  g_autoptr (TdStore) store = NULL;
  gboolean done;

  if ((!receives && !issues && !lists)
      || (options->conflicts != NULL && !g_str_equal (options->conflicts, "ours")
          && !g_str_equal (options->conflicts, "theirs")))
    return td_cli_refuse_words (cli, "forms", USAGE, error);
  store = td_cli_open (cli, words[0], !lists && !options->dry_run, error);
  if (store == NULL)
    return FALSE;
  if (receives)
    done = receive_forms (cli, store, words + 2, options, error);
  else if (issues)
    done = issue_forms (cli, store, options, error);
  else
    done = list_out (cli, store, options, error);
  return done && td_store_close (store, error);
}

gboolean
td_cli_forms (TdCli *cli, GStrv arguments, GError **error)
{
  g_auto (FormsOptions) options = { 0 };
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "round", 0, 0, G_OPTION_ARG_STRING, &options.round, N_("the round, by name or number"), N_("ROUND") },
    { "dir", 0, 0, G_OPTION_ARG_FILENAME, &options.dir, N_("the folder for the workbooks"), N_("DIR") },
    { "deadline", 0, 0, G_OPTION_ARG_STRING, &options.deadline, N_("when they are due"), "dd/mm/yyyy" },
    { "unit", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.units, N_("only this unit; may be repeated"), N_("UNIT") },
    { "returns", 0, 0, G_OPTION_ARG_NONE, &options.returns, N_("slips for sheets that were returned"), NULL },
    { "conflicts", 0, 0, G_OPTION_ARG_STRING, &options.conflicts, N_("keep ours or take theirs where both changed"), "ours|theirs" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_("only say what would be taken"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, NULL },
    { NULL },
  };

  if (!td_cli_parse (cli, &arguments, entries, USAGE, _("Gives out forms to units, and takes them back."), 0, error))
    return FALSE;
  return run_words (cli, words, &options, error);
}
