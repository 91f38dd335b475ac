/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-worker-private.h"

struct _TdWorker
{
  GThread      *thread;
  GAsyncQueue  *queue;
  GMainContext *context;
  GMutex        lock;
  GCond         finished; /* a call came to its end */
};

typedef struct
{
  TdWorkFunc run;  /* %NULL: the end */
  TdWorkFunc done; /* %NULL: a call, which lies on its caller's stack */
  gpointer   data;
  gboolean   is_finished;
} TdWork;

static gboolean
finish_cb (gpointer data)
{
  TdWork *work = data;

  work->done (work->data);
  return G_SOURCE_REMOVE;
}

/* An own source, not g_main_context_invoke(): that would run the function on
 * the worker's thread while nobody iterates the context. */
static void
finish_in_context (TdWorker *self,
                   TdWork   *work)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, finish_cb, work, g_free);
  g_source_set_static_name (source, "TdWorker");
  g_source_attach (source, self->context);
}

static gpointer
run_worker (gpointer data)
{
  TdWorker *self = data;

  while (TRUE)
    {
      TdWork *work = g_async_queue_pop (self->queue);

      if (work->run == NULL)
        {
          g_free (work);
          return NULL;
        }

      work->run (work->data);
      if (work->done != NULL)
        {
          finish_in_context (self, work);
          continue;
        }
      g_mutex_lock (&self->lock);
      work->is_finished = TRUE;
      g_cond_broadcast (&self->finished);
      g_mutex_unlock (&self->lock);
    }
}

TdWorker *
td_worker_new (const char *name)
{
  TdWorker *self = g_new0 (TdWorker, 1);

  self->queue = g_async_queue_new ();
  self->context = g_main_context_ref_thread_default ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->finished);
  self->thread = g_thread_new (name, run_worker, self);
  return self;
}

void
td_worker_free (TdWorker *self)
{
  if (self == NULL)
    return;

  g_assert (self->thread != g_thread_self ());
  g_async_queue_push (self->queue, g_new0 (TdWork, 1));
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->finished);
  g_free (self);
}

void
td_worker_push (TdWorker  *self,
                TdWorkFunc run,
                TdWorkFunc done,
                gpointer   data)
{
  TdWork *work = g_new0 (TdWork, 1);

  g_return_if_fail (run != NULL && done != NULL);

  work->run = run;
  work->done = done;
  work->data = data;
  g_async_queue_push (self->queue, work);
}

void
td_worker_call (TdWorker  *self,
                TdWorkFunc run,
                gpointer   data)
{
  TdWork work = { run, NULL, data, FALSE };

  g_assert (self->thread != g_thread_self ());
  g_async_queue_push (self->queue, &work);
  g_mutex_lock (&self->lock);
  while (!work.is_finished)
    g_cond_wait (&self->finished, &self->lock);
  g_mutex_unlock (&self->lock);
}
