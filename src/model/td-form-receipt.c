/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-forms-private.h"

/* What came back, and what had come back before it. */

static void
free_comparison (gpointer data)
{
  TdFormComparison *self = data;

  g_free (self->base);
  g_free (self->ours);
  g_free (self->theirs);
  g_free (self->reason);
  g_free (self->place);
  g_free (self->message);
  g_free (self);
}

static void
free_note (gpointer data)
{
  TdFormNote *self = data;

  g_free (self->text);
  g_free (self);
}

void
td_form_receipt_free (TdFormReceipt *self)
{
  td_form_free (self->form);
  g_free (self->file_name);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->remarks);
  g_free (self);
}

TdFormReceipt *
td_form_receipt_new (const TdForm *form, const char *file_name, GBytes *content)
{
  TdFormReceipt *self = g_new0 (TdFormReceipt, 1);

  self->form = td_form_copy (form);
  self->file_name = g_strdup (file_name);
  self->content = g_bytes_ref (content);
  self->cells = g_ptr_array_new_with_free_func (free_comparison);
  self->notes = g_ptr_array_new_with_free_func (free_note);
  self->remarks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
take_nothing (TdFormReceipt *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    ((TdFormComparison *) g_ptr_array_index (self->cells, i))->take = FALSE;
}

void
td_form_receipt_set_older (TdFormReceipt *self)
{
  self->is_older = TRUE;
  take_nothing (self);
}

static gboolean
is_received (TdReader *reader, gint64 form, gint64 attachment, gboolean *received, GError **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_form_receipt);
  gint64 n;

  td_query_filter_int (query, "form", TD_FILTER_IS, form);
  if (attachment != 0)
    td_query_filter_int (query, "attachment", TD_FILTER_IS, attachment);
  n = td_reader_count (reader, query, error);
  *received |= n > 0;
  return n >= 0;
}

static gboolean
find_repeat (TdReader *reader, TdFormReceipt *receipt, GError **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_attachment);
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, receipt->content);
  g_autoptr (GArray) ids = NULL;

  td_query_filter_text (query, "sha256", TD_FILTER_IS, digest);
  ids = td_reader_query (reader, query, NULL, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!is_received (reader, receipt->form->id, g_array_index (ids, gint64, i),
                      &receipt->is_repeat, error))
      return FALSE;
  return TRUE;
}

/* Whether something was received for a later form of the unit. */
static gboolean
find_later (TdReader *reader, gint64 round, TdFormReceipt *receipt, GError **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_form);
  g_autoptr (GArray) ids = NULL;

  td_query_filter_int (query, "round", TD_FILTER_IS, round);
  td_query_filter_int (query, "unit",
                       receipt->form->unit != 0 ? TD_FILTER_IS : TD_FILTER_LACKS,
                       receipt->form->unit);
  td_query_filter_int (query, "serial", TD_FILTER_FROM, (gint64) receipt->form->serial + 1);
  ids = td_reader_query (reader, query, NULL, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!is_received (reader, g_array_index (ids, gint64, i), 0, &receipt->is_older, error))
      return FALSE;
  return TRUE;
}

gboolean
td_form_receipt_look_back (TdFormReceipt *self, TdReader *reader, gint64 round, GError **error)
{
  if (!find_repeat (reader, self, error) || !find_later (reader, round, self, error))
    return FALSE;
  if (self->is_repeat || self->is_older)
    take_nothing (self);
  return TRUE;
}
