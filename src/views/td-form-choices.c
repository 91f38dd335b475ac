/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-choices.h"

/* @takes: (element-type utf8 gboolean): whether theirs is taken, by what make_key() says */
struct _TdFormChoices
{
  GHashTable *takes;
};

TdFormChoices *
td_form_choices_new (void)
{
  TdFormChoices *self = g_new0 (TdFormChoices, 1);

  self->takes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
td_form_choices_free (TdFormChoices *self)
{
  g_hash_table_unref (self->takes);
  g_free (self);
}

/* With a sign for none, which is no empty text. */
static void
append_text (GString *key, const char *text)
{
  g_string_append_printf (key, "\n%c%s", text != NULL ? '=' : '-', text != NULL ? text : "");
}

/* A file that is older now was not when something of it was chosen. */
static char *
make_key (TdScoreBook *book, const TdFormReceipt *receipt, const char *digest,
          const TdFormComparison *cell)
{
  const TdCriteriaSet *set = td_score_book_get_set (book);
  GString *key = g_string_new (digest);

  g_string_append_printf (key, " %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, receipt->is_older,
                          td_score_book_get_sheet (book, cell->sheet)->id,
                          td_criteria_set_get (set, cell->criterion)->id);
  append_text (key, cell->base);
  append_text (key, cell->ours);
  append_text (key, cell->theirs);
  append_text (key, cell->reason);
  return g_string_free (key, FALSE);
}

void
td_form_choices_keep (TdFormChoices        *self,
                      TdScoreBook          *book,
                      const TdFormReceipts *receipts)
{
  for (guint i = 0; i < receipts->receipts->len; i++)
    {
      const TdFormReceipt *receipt = receipts->receipts->pdata[i];
      g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256,
                                                              receipt->content);

      for (guint k = 0; k < receipt->cells->len; k++)
        {
          const TdFormComparison *cell = receipt->cells->pdata[k];

          if (cell->is_settled)
            g_hash_table_replace (self->takes, make_key (book, receipt, digest, cell),
                                  GINT_TO_POINTER (cell->take));
        }
    }
}

static void
apply_to (const TdFormChoices *self, TdScoreBook *book, const TdFormReceipt *receipt)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, receipt->content);

  for (guint i = 0; i < receipt->cells->len; i++)
    {
      TdFormComparison *cell = receipt->cells->pdata[i];
      g_autofree char *key = make_key (book, receipt, digest, cell);
      gpointer take;

      if (!g_hash_table_lookup_extended (self->takes, key, NULL, &take))
        continue;
      cell->take = GPOINTER_TO_INT (take);
      cell->is_settled = TRUE;
    }
}

void
td_form_choices_apply (const TdFormChoices *self,
                       TdScoreBook         *book,
                       TdFormReceipts      *receipts)
{
  if (g_hash_table_size (self->takes) == 0)
    return;
  for (guint i = 0; i < receipts->receipts->len; i++)
    apply_to (self, book, receipts->receipts->pdata[i]);
}
