/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-action.h"

struct _TdAction
{
  char           *label;
  TdWriteFunc     func;
  gpointer        data;
  GDestroyNotify  destroy;
};

TdAction *
td_action_new (char           *label,
               TdWriteFunc     func,
               gpointer        data,
               GDestroyNotify  destroy)
{
  TdAction *self = g_new0 (TdAction, 1);

  self->label = label;
  self->func = func;
  self->data = data;
  self->destroy = destroy;
  return self;
}

void
td_action_free (TdAction *self)
{
  if (self->destroy != NULL && self->data != NULL)
    self->destroy (self->data);
  g_free (self->label);
  g_free (self);
}

const char *
td_action_get_label (const TdAction *self)
{
  return self->label;
}

gint64
td_action_run (TdAction      *self,
               TdStore       *store,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(TdAction) action = self;

  return td_store_write (store, action->label, action->func, action->data, cancellable, error);
}

void
td_action_run_async (TdAction            *self,
                     TdStore             *store,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(TdAction) action = self;

  td_store_write_async (store, action->label, action->func, g_steal_pointer (&action->data),
                        action->destroy, cancellable, callback, user_data);
}
