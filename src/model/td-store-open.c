/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-store-private.h"

#include "td-error.h"
#include "td-lock-take.h"
#include "td-place.h"
#include "td-probe.h"
#include "td-rows.h"
#include "td-schema.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* Up to this size a register is checked each time it is opened: it costs less
 * than the eye sees.  Larger ones are when they look odd, and by their backups. */
#define SMALL_FILE (4 * 1024 * 1024)

#ifdef G_OS_WIN32
#define W_OK 2
#else
#include <unistd.h>
#endif

typedef struct
{
  TdEngine *engine;
  GError   *error;
} TdOpening;

static void
open_engine (gpointer data)
{
  TdOpening *opening = data;

  if (!td_engine_open (opening->engine, &opening->error))
    td_engine_close (opening->engine);
}

/* A file marked read-only is meant to stay as it is, even by those whose rights
 * go further (the administrator's). */
static gboolean
is_protected (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && (info.st_mode & 0222) == 0;
}

static gboolean
may_write_file (const char *path)
{
  return g_access (path, W_OK) == 0 && !is_protected (path);
}

static gboolean
may_write_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (folder, W_OK) == 0;
}

static gboolean
exists_beside (const char *path,
               const char *suffix)
{
  g_autofree char *other = g_strconcat (path, suffix, NULL);

  return g_file_test (other, G_FILE_TEST_EXISTS);
}

/* Takes the lock, or finds out why the register can only be read. */
static char *
find_read_only_reason (TdStore    *self,
                       TdOpenFlags flags)
{
  g_autoptr (GError) refused = NULL;

  if ((flags & TD_OPEN_READ_ONLY) != 0)
    return g_strdup (_("It was opened for reading only."));
  if (!may_write_file (self->engine.path))
    return g_strdup (
      _("The file is write-protected. Copy it to a folder of your own to work on it."));

  self->lock = td_lock_acquire (self->file, self->author, &refused);
  return self->lock == NULL ? g_strdup (refused->message) : NULL;
}

/* Whether another process of this computer has it open.  SQLite itself tells by locks
 * of the kernel, and those of a process are gone as soon as any part of it
 * closes the file, as a file chooser does that looks what kind of file it is.  Who
 * then reads takes himself for the last one, and removes the log under the holder. */
static gboolean
is_held (GFile *file)
{
  g_autoptr (GFile) lock = td_lock_get_file (file);

  return td_lock_is_held_here (lock);
}

/* Reading takes an index beside a register with a write-ahead log.  Where we may
 * write, SQLite makes it and takes it away again.  Where nobody writes the file,
 * it can be read without; so it can on a share, where no index works, and where
 * a register with a write-ahead log has only just been copied to. */
static TdDbMode
choose_reading_mode (GFile         *file,
                     const TdProbe *probe,
                     gboolean       is_network)
{
  g_autofree char *path = g_file_get_path (file);

  if (!probe->is_wal)
    return TD_DB_READ_FILE;
  if (!is_network && is_held (file) && exists_beside (path, "-wal") && exists_beside (path, "-shm"))
    return TD_DB_READ_HELD;
  if (!is_network && may_write_file (path) && may_write_folder (path))
    return TD_DB_READ;
  if (exists_beside (path, "-wal") || exists_beside (path, "-shm"))
    return TD_DB_READ_FILE;
  return is_network || is_protected (path) || !may_write_folder (path) ? TD_DB_IMMUTABLE
                                                                       : TD_DB_READ_FILE;
}

static gboolean
start (TdStore    *self,
       TdOpenFlags flags,
       TdProbe    *probe,
       GError    **error)
{
  TdOpening opening = { &self->engine, NULL };

  self->reason = find_read_only_reason (self, flags);
  self->is_read_only = self->reason != NULL;
  self->engine.lock = self->lock;
  self->engine.is_network = (flags & TD_OPEN_NETWORK) != 0 || td_place_is_network (self->file);
  self->engine.is_wal = probe->is_wal;
  self->engine.is_odd = probe->looks_odd || probe->size <= SMALL_FILE;
  self->engine.mode = self->is_read_only
    ? choose_reading_mode (self->file, probe, self->engine.is_network) : TD_DB_WRITE;

  self->worker = td_worker_new ("register");
  td_worker_call (self->worker, open_engine, &opening);
  if (opening.error != NULL)
    {
      g_propagate_error (error, opening.error);
      return FALSE;
    }
  self->reader = td_store_open_reader (self, error);
  return self->reader != NULL;
}

TdStore *
td_store_open (GFile      *file,
               TdOpenFlags flags,
               GError    **error)
{
  g_autoptr (TdStore) self = NULL;
  TdProbe probe;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (TD_TYPE_STORE, NULL);
  self->file = td_place_resolve (file);
  self->engine.path = g_file_get_path (self->file);
  if (self->engine.path == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   _("“%s” cannot be opened where it lies. Copy it to a folder of your own and "
                     "open the copy."),
                   name);
      return NULL;
    }
  if (!td_probe_file (self->engine.path, &probe, error) || !start (self, flags, &probe, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Everything but the organisation comes later; it is no entry of the history,
 * since a register without it would be none. */
static gboolean
fill_new_file (const char *path,
               TdRecord   *organisation,
               GError    **error)
{
  g_autoptr (TdDb) db = td_db_open (path, TD_DB_CREATE, error);
  TdIds ids = { 0 };

  if (db == NULL || !td_schema_create (db, error))
    return FALSE;

  td_record_set_id (organisation, td_ids_next (&ids));
  return td_rows_insert (db, organisation, error);
}

static gboolean
check_is_new (GFile   *file,
              GError **error)
{
  g_autofree char *name = g_file_get_basename (file);

  if (!g_file_query_exists (file, NULL))
    return TRUE;

  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _("There already is a file “%s”. Choose another name; an existing file is never "
                 "overwritten."),
               name);
  return FALSE;
}

/* Written under another name first: whoever finds a file with the register's
 * name finds a whole register, whenever the power may go. */
static gboolean
create_file (GFile    *file,
             TdRecord *organisation,
             GError  **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autofree char *journal = g_strconcat (part, "-journal", NULL);
  g_autoptr (GFile) source = g_file_new_for_path (part);
  g_autoptr (GError) failed = NULL;
  gboolean done;

  g_remove (part);
  g_remove (journal);
  done = fill_new_file (part, organisation, error);
  if (done &&
      !g_file_move (source, file, G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, &failed))
    {
      done = check_is_new (file, error);
      if (done)
        g_set_error (error, TD_ERROR, TD_ERROR_FAILED,
                     /* Translators: %1$s is a file, %2$s the system's reason. */
                     _("“%1$s” could not be created: %2$s"), path, failed->message);
      done = FALSE;
    }
  if (!done)
    {
      g_remove (part);
      g_remove (journal);
      td_record_set_id (organisation, 0);
    }
  return done;
}

TdStore *
td_store_create (GFile    *file,
                 TdRecord *organisation,
                 GError  **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (TD_IS_RECORD (organisation), NULL);
  g_return_val_if_fail (td_record_get_entity (organisation) == &td_entity_organisation, NULL);

  if (!td_record_prepare (organisation, error) ||
      !check_is_new (file, error) ||
      !create_file (file, organisation, error))
    return NULL;
  return td_store_open (file, TD_OPEN_DEFAULT, error);
}
