/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-store-private.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of the rows in view; a list query has a cache of its own. */
#define READER_CACHE_KIBIBYTES (8 * 1024)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdStore, td_store, G_TYPE_OBJECT)

static void
close_engine (gpointer data)
{
  TdEngine *engine = data;

  td_engine_close (engine);
}

static void
td_store_dispose (GObject *object)
{
  td_store_close (TD_STORE (object), NULL);

  G_OBJECT_CLASS (td_store_parent_class)->dispose (object);
}

static void
td_store_finalize (GObject *object)
{
  TdStore *self = TD_STORE (object);

  g_clear_object (&self->file);
  g_free (self->reason);
  g_free (self->author);
  g_free (self->engine.path);
  g_async_queue_unref (self->engine.committed);

  G_OBJECT_CLASS (td_store_parent_class)->finalize (object);
}

static void
td_store_class_init (TdStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = td_store_dispose;
  object_class->finalize = td_store_finalize;

  signals[CHANGED] = g_signal_new ("changed", TD_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, TD_TYPE_CHANGES);
}

static void
td_store_init (TdStore *self)
{
  const char *name = g_get_real_name ();

  self->author = g_strdup (strcmp (name, "Unknown") != 0 ? name : g_get_user_name ());
  self->engine.committed = g_async_queue_new_full ((GDestroyNotify) td_changes_unref);
}

gboolean
td_store_close (TdStore *self,
                GError **error)
{
  g_return_val_if_fail (TD_IS_STORE (self), FALSE);

  if (self->worker != NULL)
    {
      g_clear_pointer (&self->reader, td_reader_close);
      td_worker_call (self->worker, close_engine, &self->engine);
      g_clear_pointer (&self->worker, td_worker_free);
    }
  g_clear_pointer (&self->lock, td_lock_release);
  return TRUE;
}

GFile *
td_store_get_file (TdStore *self)
{
  g_return_val_if_fail (TD_IS_STORE (self), NULL);

  return self->file;
}

gboolean
td_store_is_read_only (TdStore *self)
{
  g_return_val_if_fail (TD_IS_STORE (self), TRUE);

  return self->is_read_only;
}

const char *
td_store_get_read_only_reason (TdStore *self)
{
  g_return_val_if_fail (TD_IS_STORE (self), NULL);

  return self->reason;
}

const char *
td_store_get_author (TdStore *self)
{
  g_return_val_if_fail (TD_IS_STORE (self), NULL);

  return self->author;
}

void
td_store_set_author (TdStore    *self,
                     const char *author)
{
  g_return_if_fail (TD_IS_STORE (self));
  g_return_if_fail (author != NULL && *author != '\0');

  if (strcmp (self->author, author) == 0)
    return;
  g_free (self->author);
  self->author = g_strdup (author);
}

TdReader *
td_store_get_reader (TdStore *self)
{
  g_return_val_if_fail (TD_IS_STORE (self), NULL);
  g_return_val_if_fail (self->reader != NULL, NULL);

  return self->reader;
}

TdReader *
td_store_open_reader (TdStore *self,
                      GError **error)
{
  TdDb *db;

  g_return_val_if_fail (TD_IS_STORE (self), NULL);

  db = td_db_open (self->engine.path,
                   self->engine.mode == TD_DB_WRITE ? TD_DB_READ : self->engine.mode, error);
  if (db == NULL)
    return NULL;
  td_db_set_cache (db, READER_CACHE_KIBIBYTES);
  return td_reader_new (db);
}

void
td_store_emit_changed (TdStore *self)
{
  TdChanges *changes;

  while ((changes = g_async_queue_try_pop (self->engine.committed)) != NULL)
    {
      /* Nobody can look at what was written last while the register was closed. */
      if (self->reader != NULL)
        g_signal_emit (self, signals[CHANGED], 0, changes);
      td_changes_unref (changes);
    }
}

gboolean
td_store_check_open (TdStore *self,
                     GError **error)
{
  g_autofree char *name = g_file_get_basename (self->file);

  if (self->worker != NULL)
    return TRUE;

  g_set_error (error, TD_ERROR, TD_ERROR_FAILED,
               _("“%s” was closed already. Open it again, and repeat what you did last."), name);
  return FALSE;
}

gboolean
td_store_check_writable (TdStore *self,
                         GError **error)
{
  g_autofree char *name = g_file_get_basename (self->file);

  if (!td_store_check_open (self, error))
    return FALSE;
  if (!self->is_read_only)
    return TRUE;

  g_set_error (error, TD_ERROR, TD_ERROR_READ_ONLY,
               /* Translators: %1$s is a file, %2$s a sentence that says why. */
               _("“%1$s” is open for reading only, and nothing was changed. %2$s"), name,
               self->reason);
  return FALSE;
}

/* What undo or redo would turn round; nothing in a register that stays as it is. */
static char *
dup_label (TdStore *self,
           gint64 (*find) (TdDb *db, char **label, GError **error))
{
  char *label = NULL;

  if (self->is_read_only || self->reader == NULL)
    return NULL;
  find (td_reader_get_db (self->reader), &label, NULL);
  return label;
}

char *
td_store_dup_undo_label (TdStore *self)
{
  g_return_val_if_fail (TD_IS_STORE (self), NULL);

  return dup_label (self, td_change_log_find_undo);
}

char *
td_store_dup_redo_label (TdStore *self)
{
  g_return_val_if_fail (TD_IS_STORE (self), NULL);

  return dup_label (self, td_change_log_find_redo);
}
