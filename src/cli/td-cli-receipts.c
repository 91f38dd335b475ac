/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cli-forms.h"

#include <glib/gi18n-lib.h>

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
  return cell->status == TD_FORM_CONFLICT || cell->status == TD_FORM_REFUSED ||
         cell->message != NULL;
}

/* --- as lines --- */

/* What somebody has to choose, or did by --conflicts. */
static void
print_conflict (TdCli *cli, const TdFormComparison *cell, const char *name, const char *code)
{
  const char *base = cell->base != NULL ? cell->base : "–";
  const char *ours = cell->ours != NULL ? cell->ours : "–";
  const char *theirs = cell->theirs != NULL ? cell->theirs : "–";

  if (!cell->is_settled)
    /* Translators: %1$s is a person or a unit, %2$s a criterion, the others are scores. */
    td_cli_print (cli, _("  %1$s, %2$s: the unit's before %3$s, here %4$s, in the form %5$s: both "
                         "changed it, ours stays; to choose, receive the file again with "
                         "--conflicts theirs or --conflicts ours"),
                  name, code, base, ours, theirs);
  else if (cell->take)
    td_cli_print (cli, _("  %1$s, %2$s: the unit's before %3$s, here %4$s, in the form %5$s: "
                         "theirs is taken"), name, code, base, ours, theirs);
  else
    td_cli_print (cli, _("  %1$s, %2$s: the unit's before %3$s, here %4$s, in the form %5$s: ours "
                         "stays"), name, code, base, ours, theirs);
}

static void
print_cells (TdCli *cli, TdScoreBook *book, const TdFormReceipt *receipt)
{
  const TdCriteriaSet *set = td_score_book_get_set (book);

  for (guint i = 0; i < receipt->cells->len; i++)
    {
      const TdFormComparison *cell = receipt->cells->pdata[i];
      const char *name = td_score_book_get_sheet (book, cell->sheet)->name;
      const char *code = td_criteria_set_get (set, cell->criterion)->code;

      if (cell->status == TD_FORM_CONFLICT)
        print_conflict (cli, cell, name, code);
      if (cell->take && cell->status == TD_FORM_CHANGED && cell->theirs == NULL &&
          cell->ours != NULL)
        /* Translators: %1$s is a person or a unit, %2$s a criterion, %3$s a score. */
        td_cli_print (cli, _("  %1$s, %2$s: the unit emptied it, it was %3$s: open again"), name,
                      code, cell->ours);
      if (cell->message != NULL)
        td_cli_print (cli, "  %s: %s", cell->place != NULL ? cell->place : code, cell->message);
    }
}

/* Whose cells are empty, and of which criteria: a line a sheet. */
static void
print_missing (TdCli *cli, TdScoreBook *book, const TdFormReceipt *receipt)
{
  const TdCriteriaSet *set = td_score_book_get_set (book);

  for (guint i = 0; i < receipt->cells->len;)
    {
      const guint sheet = ((const TdFormComparison *) receipt->cells->pdata[i])->sheet;
      g_autoptr (GString) codes = g_string_new (NULL);

      for (; i < receipt->cells->len; i++)
        {
          const TdFormComparison *cell = receipt->cells->pdata[i];

          if (cell->sheet != sheet)
            break;
          if (cell->status == TD_FORM_EMPTY)
            g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "",
                                    td_criteria_set_get (set, cell->criterion)->code);
        }
      if (codes->len > 0)
        /* Translators: %1$s is a person or a unit, %2$s a list of criteria. */
        td_cli_print (cli, _("  %1$s: missing: %2$s"), td_score_book_get_sheet (book, sheet)->name,
                      codes->str);
    }
}

static void
print_remarks (TdCli *cli, const TdFormReceipt *receipt)
{
  const guint days = receipt->late_days;

  if (days > 0)
    td_cli_print (cli, ngettext ("  %u day late", "  %u days late", days), days);
  if (receipt->is_repeat)
    td_cli_print (cli, "  %s", _("This very file was received before: there is nothing to do."));
  else if (receipt->was_received)
    td_cli_print (cli, "  %s", _("This very file was received before: only what was left open then "
                                 "is looked at."));
  else if (receipt->is_older)
    td_cli_print (cli, _("  A later file of this unit is here already, so nothing of this one is "
                         "taken."));
  for (guint i = 0; i < receipt->remarks->len; i++)
    td_cli_print (cli, "  %s", (const char *) receipt->remarks->pdata[i]);
}

static void
print_receipt (TdCli *cli, TdScoreBook *book, const TdFormReceipt *receipt)
{
  td_cli_print (cli, _("%s (%s): %u filled, %u same, %u changed, %u conflicts, %u refused, "
                       "%u missing"),
                receipt->file_name, receipt->form->unit_name, receipt->counts[TD_FORM_FILLED],
                receipt->counts[TD_FORM_SAME], receipt->counts[TD_FORM_CHANGED],
                receipt->counts[TD_FORM_CONFLICT], receipt->counts[TD_FORM_REFUSED],
                receipt->counts[TD_FORM_EMPTY]);
  print_remarks (cli, receipt);
  if (receipt->is_repeat)
    return;
  print_cells (cli, book, receipt);
  print_missing (cli, book, receipt);
}

/* --- as JSON --- */

static void
add_receipt (TdCli *cli, TdScoreBook *book, const TdFormReceipt *receipt)
{
  td_json_begin_object (cli->json, NULL);
  td_json_add_string (cli->json, "file", receipt->file_name);
  td_json_add_string (cli->json, "round", td_record_get_title (td_score_book_get_record (book)));
  td_json_add_string (cli->json, "unit", receipt->form->unit_name);
  td_json_add_int (cli->json, "late_days", receipt->late_days);
  td_json_add_boolean (cli->json, "older", receipt->is_older);
  td_json_add_boolean (cli->json, "repeat", receipt->was_received);
  add_counts (cli->json, receipt->counts);
  td_json_begin_array (cli->json, "cells");
  for (guint i = 0; i < receipt->cells->len; i++)
    if (is_notable (receipt->cells->pdata[i]))
      answer_cell (cli, book, receipt->cells->pdata[i]);
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
  guint n_refused = 0;

  for (guint i = 0; i < batches->len; i++)
    {
      const TdFormReceipts *all = ((const TdFormBatch *) batches->pdata[i])->receipts;

      n_files += all->n_files;
      n_refused += all->refused->len;
      for (guint k = 0; k < all->receipts->len; k++)
        for (guint status = 0; status < TD_N_FORM_STATUSES; status++)
          counts[status] += ((const TdFormReceipt *) all->receipts->pdata[k])->counts[status];
    }
  if (cli->json != NULL)
    {
      td_json_add_int (cli->json, "files", n_files);
      add_counts (cli->json, counts);
    }
  else if (n_files > 1)
    /* Translators: %1$u files, of which %2$u are refused; then how many cells of all. */
    td_cli_print (cli, _("Files: %1$u, of them refused: %2$u. In all: %3$u filled, %4$u same, "
                         "%5$u changed, %6$u conflicts, %7$u refused, %8$u missing"),
                  n_files, n_refused, counts[TD_FORM_FILLED], counts[TD_FORM_SAME],
                  counts[TD_FORM_CHANGED], counts[TD_FORM_CONFLICT], counts[TD_FORM_REFUSED],
                  counts[TD_FORM_EMPTY]);
}

static void
answer_refusals (TdCli *cli, GPtrArray *refusals)
{
  for (guint i = 0; i < refusals->len; i++)
    answer_refusal (cli, refusals->pdata[i]);
}

static void
begin_array (TdCli *cli, const char *name)
{
  if (cli->json != NULL)
    td_json_begin_array (cli->json, name);
}

static void
end_array (TdCli *cli)
{
  if (cli->json != NULL)
    td_json_end_array (cli->json);
}

void
td_cli_answer_receipts (TdCli *cli, GPtrArray *batches)
{
  if (cli->json != NULL)
    answer_counts (cli, batches);
  begin_array (cli, "received");
  for (guint i = 0; i < batches->len; i++)
    {
      const TdFormBatch *batch = batches->pdata[i];
      GPtrArray *receipts = batch->receipts->receipts;

      for (guint k = 0; k < receipts->len; k++)
        if (cli->json != NULL)
          add_receipt (cli, batch->book, receipts->pdata[k]);
        else
          print_receipt (cli, batch->book, receipts->pdata[k]);
    }
  end_array (cli);
  begin_array (cli, "copies");
  for (guint i = 0; i < batches->len; i++)
    answer_refusals (cli, ((const TdFormBatch *) batches->pdata[i])->receipts->copies);
  end_array (cli);
  begin_array (cli, "refused_files");
  for (guint i = 0; i < batches->len; i++)
    answer_refusals (cli, ((const TdFormBatch *) batches->pdata[i])->receipts->refused);
  end_array (cli);
  if (cli->json == NULL)
    answer_counts (cli, batches);
}
