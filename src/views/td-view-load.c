/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-view-load.h"

/* What takes longer to come is waited for with a spinner. */
#define SLOW_MILLISECONDS 300

static gboolean
slow_cb (gpointer user_data)
{
  TdViewLoad *self = user_data;

  self->source = 0;
  self->is_slow = TRUE;
  self->slow (self->page);
  return G_SOURCE_REMOVE;
}

void
td_view_load_stop (TdViewLoad *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
  self->is_slow = FALSE;
}

void
td_view_load_begin (TdViewLoad *self, TdViewSlowFunc slow, gpointer page)
{
  td_view_load_stop (self);
  self->cancellable = g_cancellable_new ();
  self->slow = slow;
  self->page = page;
  if (slow != NULL)
    self->source = g_timeout_add (SLOW_MILLISECONDS, slow_cb, self);
}

gboolean
td_view_load_finish (TdViewLoad *self, GAsyncResult *result)
{
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return FALSE;
  /* It is done: there is nothing left to cancel. */
  g_clear_object (&self->cancellable);
  td_view_load_stop (self);
  return TRUE;
}
