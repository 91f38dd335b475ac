/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-forms-private.h"

#include <glib/gi18n-lib.h>

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

void
td_form_receipt_set_older (TdFormReceipt *self)
{
  self->is_older = TRUE;
  self->is_repeat |= self->was_received;
  for (guint i = 0; i < self->cells->len; i++)
    ((TdFormComparison *) g_ptr_array_index (self->cells, i))->take = FALSE;
}

/* "22/11/2026 08:15" */
static char *
make_time (gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at);

  return time != NULL ? g_date_time_format (time, "%d/%m/%Y %H:%M") : g_strdup ("");
}

void
td_form_receipt_set_saved (TdFormReceipt *self, gint64 saved, gint64 latest)
{
  gint64 at;
  g_autofree char *here = NULL;
  g_autofree char *last = NULL;

  g_return_if_fail (self != NULL);

  /* A clock that is ahead of ours says nothing, and would make all that follows older. */
  self->saved = saved <= g_get_real_time () / G_USEC_PER_SEC ? MAX (saved, 0) : 0;
  at = self->saved != 0 ? self->saved : latest;
  if (self->is_repeat || self->is_older || at <= 0 || at >= self->form->saved)
    return;
  td_form_receipt_set_older (self);
  here = make_time (at);
  last = make_time (self->form->saved);
  /* Translators: both are a day and a time */
  g_ptr_array_add (self->remarks,
                   g_strdup_printf (_("It was saved at %1$s, before the file that was received "
                                      "last, which was saved at %2$s."), here, last));
}

/* How many submissions there are of a form.  @attachment: only of that file; 0: of any.
 * @current: only those that no later one superseded.  -1 with an error. */
static gint64
count_received (TdReader *reader, gint64 form, gint64 attachment, gboolean current, GError **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_form_receipt);

  td_query_filter_int (query, "form", TD_FILTER_IS, form);
  if (attachment != 0)
    td_query_filter_int (query, "attachment", TD_FILTER_IS, attachment);
  if (current)
    td_query_filter_int (query, "superseded", TD_FILTER_IS, 0);
  return td_reader_count (reader, query, error);
}

/* Whether anything of it is still to be taken or chosen. */
static gboolean
is_anything_left (const TdFormReceipt *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const TdFormComparison *cell = g_ptr_array_index (self->cells, i);

      if (cell->take || cell->status == TD_FORM_CONFLICT)
        return TRUE;
    }
  return FALSE;
}

/* One that a later one superseded has nothing more to say; of one that counts, what was
 * left open then can be settled now. */
static gboolean
find_same_file (TdReader *reader, TdFormReceipt *receipt, GError **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_attachment);
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, receipt->content);
  g_autoptr (GArray) ids = NULL;
  gint64 n_current = 0;

  td_query_filter_text (query, "sha256", TD_FILTER_IS, digest);
  ids = td_reader_query (reader, query, NULL, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 attachment = g_array_index (ids, gint64, i);
      gint64 n = count_received (reader, receipt->form->id, attachment, FALSE, error);
      gint64 current = n > 0
        ? count_received (reader, receipt->form->id, attachment, TRUE, error) : 0;

      if (n < 0 || current < 0)
        return FALSE;
      receipt->was_received |= n > 0;
      n_current += current;
    }
  receipt->is_older = receipt->was_received && n_current == 0;
  return TRUE;
}

/* Most forms come back for the first time, when no file can be the same. */
static gboolean
find_repeat (TdReader *reader, TdFormReceipt *receipt, GError **error)
{
  gint64 n = count_received (reader, receipt->form->id, 0, FALSE, error);

  return n > 0 ? find_same_file (reader, receipt, error) : n == 0;
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
  for (guint i = 0; i < ids->len && !receipt->is_older; i++)
    {
      gint64 n = count_received (reader, g_array_index (ids, gint64, i), 0, FALSE, error);

      if (n < 0)
        return FALSE;
      receipt->is_older = n > 0;
    }
  return TRUE;
}

gboolean
td_form_receipt_look_back (TdFormReceipt *self, TdReader *reader, gint64 round, GError **error)
{
  if (!find_repeat (reader, self, error) || !find_later (reader, round, self, error))
    return FALSE;
  if (self->is_older)
    td_form_receipt_set_older (self);
  else if (self->was_received)
    self->is_repeat = !is_anything_left (self);
  return TRUE;
}
