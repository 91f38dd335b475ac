/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-pipe.h"

#include <string.h>

#define N_BATCHES 8

/* @end: a batch that says that no more come. */
struct _TdExportPipe
{
  TdBatchFunc  func;
  gpointer     user_data;
  GThread     *thread;
  GAsyncQueue *empty;
  GAsyncQueue *full;
  TdListBatch  batches[N_BATCHES];
  TdListBatch  end;
  int          has_failed; /* atomic */
};

void
td_list_batch_add_blank (TdListBatch *self)
{
  TdListCell cell = { .kind = TD_LIST_BLANK };

  g_array_append_val (self->cells, cell);
}

void
td_list_batch_add_text (TdListBatch *self,
                        const char  *text)
{
  TdListCell cell = { .kind = TD_LIST_TEXT, .text = self->texts->len };

  if (text == NULL || *text == '\0')
    {
      td_list_batch_add_blank (self);
      return;
    }
  g_array_append_val (self->cells, cell);
  g_string_append_len (self->texts, text, strlen (text) + 1);
}

void
td_list_batch_add_number (TdListBatch *self,
                          TdListKind   kind,
                          gint64       number)
{
  TdListCell cell = { .kind = kind, .number = number };

  g_array_append_val (self->cells, cell);
}

void
td_list_batch_add_date (TdListBatch *self,
                        TdDate       date)
{
  TdListCell cell = { .kind = TD_LIST_DATE, .date = date };

  g_array_append_val (self->cells, cell);
}

/* After a failure batches are only passed back, so that nobody waits for them. */
static gpointer
run (gpointer data)
{
  TdExportPipe *self = data;
  TdListBatch *batch;

  while ((batch = g_async_queue_pop (self->full)) != &self->end)
    {
      if (!g_atomic_int_get (&self->has_failed) && !self->func (batch, self->user_data))
        g_atomic_int_set (&self->has_failed, TRUE);
      g_array_set_size (batch->cells, 0);
      g_string_truncate (batch->texts, 0);
      g_async_queue_push (self->empty, batch);
    }
  self->func (NULL, self->user_data);
  return NULL;
}

TdExportPipe *
td_export_pipe_new (TdBatchFunc func,
                    gpointer    user_data)
{
  TdExportPipe *self = g_new0 (TdExportPipe, 1);

  self->func = func;
  self->user_data = user_data;
  self->empty = g_async_queue_new ();
  self->full = g_async_queue_new ();
  for (guint i = 0; i < N_BATCHES; i++)
    {
      self->batches[i].cells = g_array_new (FALSE, FALSE, sizeof (TdListCell));
      self->batches[i].texts = g_string_new (NULL);
      g_async_queue_push (self->empty, &self->batches[i]);
    }
  self->thread = g_thread_new ("td-export", run, self);
  return self;
}

TdListBatch *
td_export_pipe_take (TdExportPipe *self)
{
  return g_async_queue_pop (self->empty);
}

gboolean
td_export_pipe_send (TdExportPipe *self,
                     TdListBatch  *batch)
{
  g_async_queue_push (self->full, batch);
  return !g_atomic_int_get (&self->has_failed);
}

void
td_export_pipe_finish (TdExportPipe *self)
{
  g_async_queue_push (self->full, &self->end);
  g_thread_join (self->thread);
  for (guint i = 0; i < N_BATCHES; i++)
    {
      g_array_unref (self->batches[i].cells);
      g_string_free (self->batches[i].texts, TRUE);
    }
  g_async_queue_unref (self->empty);
  g_async_queue_unref (self->full);
  g_free (self);
}
