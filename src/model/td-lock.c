/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-lock.h"

#include "td-error.h"
#include "td-lock-holder.h"
#include "td-lock-take.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TdLock
{
  GFile   *file;
  char    *token;
  char    *contents;
  GThread *thread;
  GMutex   lock;    /* guards what follows */
  GCond    wake;
  gboolean is_released;
};

void
td_lock_beat (TdLock *self)
{
  g_autoptr (GFileIOStream) stream = NULL;

  if (!td_lock_holder_is (self->file, self->token))
    return;
  /* In place and with the same bytes: the file server dates it anew, and nobody
   * ever sees it empty. */
  stream = g_file_open_readwrite (self->file, NULL, NULL);
  if (stream != NULL)
    g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)),
                               self->contents, strlen (self->contents), NULL, NULL, NULL);
}

static gpointer
keep_beating (gpointer data)
{
  TdLock *self = data;

  g_mutex_lock (&self->lock);
  while (!self->is_released)
    {
      gint64 end = g_get_monotonic_time () + TD_LOCK_BEAT_SECONDS * G_TIME_SPAN_SECOND;

      while (!self->is_released && g_cond_wait_until (&self->wake, &self->lock, end))
        ;
      if (!self->is_released)
        {
          g_mutex_unlock (&self->lock);
          td_lock_beat (self);
          g_mutex_lock (&self->lock);
        }
    }
  g_mutex_unlock (&self->lock);
  return NULL;
}

static void
free_lock (TdLock *self)
{
  g_object_unref (self->file);
  g_free (self->token);
  g_free (self->contents);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->wake);
  g_free (self);
}

GFile *
td_lock_get_file (GFile *reg)
{
  g_autoptr (GFile) resolved = td_place_resolve (reg);
  g_autoptr (GFile) folder = g_file_get_parent (resolved);
  g_autofree char *base = g_file_get_basename (resolved);
  g_autofree char *name = g_strconcat (".~lock.", base, "#", NULL);

  return g_file_get_child (folder, name);
}

TdLock *
td_lock_acquire (GFile      *reg,
                 const char *author,
                 GError    **error)
{
  TdLock *self;

  g_return_val_if_fail (G_IS_FILE (reg), NULL);
  g_return_val_if_fail (author != NULL, NULL);

  self = g_new0 (TdLock, 1);
  self->file = td_lock_get_file (reg);
  self->token = g_uuid_string_random ();
  self->contents = td_lock_make_contents (author, self->token);
  g_mutex_init (&self->lock);
  g_cond_init (&self->wake);
  if (!td_lock_take (self->file, self->token, self->contents, error))
    {
      free_lock (self);
      return NULL;
    }
  self->thread = g_thread_new ("td-lock", keep_beating, self);
  return self;
}

gboolean
td_lock_check (TdLock  *self,
               GError **error)
{
  g_auto (TdLockHolder) holder = { 0 };

  g_return_val_if_fail (self != NULL, FALSE);

  if (!td_lock_holder_read (self->file, &holder))
    return td_lock_take (self->file, self->token, self->contents, error);
  if (g_strcmp0 (holder.token, self->token) == 0)
    return TRUE;
  if (holder.token != NULL)
    td_lock_holder_set_busy (&holder, error);
  else
    g_set_error (error, TD_ERROR, TD_ERROR_BUSY,
                 _("The lock beside the register cannot be read. "
                   "Is the network share there? Try again."));
  return FALSE;
}

void
td_lock_release (TdLock *self)
{
  if (self == NULL)
    return;

  g_mutex_lock (&self->lock);
  self->is_released = TRUE;
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->lock);
  g_thread_join (self->thread);

  td_lock_drop (self->file, self->token);
  free_lock (self);
}
