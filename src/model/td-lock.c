/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-lock.h"

#include "td-error.h"
#include "td-lock-holder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TRIES 25
/* On Windows a file cannot be moved while somebody reads it: a short, uneven wait
 * lets one of several get through. */
#define RETRY_MS_MIN 1
#define RETRY_MS_MAX 20
/* How long somebody on this computer may take between making the lock and
 * writing into it, before it is taken for killed in between. */
#define WRITING_TRIES 40
#define WRITING_STEP_MS 50

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

/* Seconds since 1970 by the clock of whoever keeps @file; -1 when not known. */
static gint64
get_modified (GFile *file)
{
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL
    ? (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED)
    : -1;
}

static GFile *
make_sibling (GFile      *file,
              const char *suffix)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_strconcat (base, ".", suffix, NULL);

  return g_file_get_child (folder, name);
}

static gboolean
create_file (GFile      *file,
             const char *contents,
             GError    **error)
{
  g_autoptr (GFileOutputStream) stream = g_file_create (file, G_FILE_CREATE_NONE, NULL, error);

  if (stream == NULL)
    return FALSE;
  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), contents, strlen (contents),
                                 NULL, NULL, error) &&
      g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error))
    return TRUE;
  g_file_delete (file, NULL, NULL);
  return FALSE;
}

/* The file server's own clock: that of a file just made beside the lock. */
static gint64
ask_server_clock (GFile      *file,
                  const char *token)
{
  g_autofree char *suffix = g_strconcat ("clock-", token, NULL);
  g_autoptr (GFile) probe = make_sibling (file, suffix);
  gint64 now = -1;

  if (create_file (probe, "?", NULL))
    now = get_modified (probe);
  g_file_delete (probe, NULL, NULL);
  return now;
}

static gboolean
is_empty (GFile *file)
{
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL && g_file_info_get_size (info) == 0;
}

/* An empty lock was made by somebody who is about to write into it, or was killed
 * before that.  On a local disk a short wait tells. */
static gboolean
stays_empty (GFile *file)
{
  if (td_place_is_network (file))
    return FALSE;
  for (guint i = 0; i < WRITING_TRIES && is_empty (file); i++)
    g_usleep (WRITING_STEP_MS * G_TIME_SPAN_MILLISECOND);
  return is_empty (file);
}

static gboolean
is_stale (GFile        *file,
          const TdLockHolder *holder,
          const char   *token)
{
  g_autofree char *space = td_process_get_space ();
  g_autofree char *process = NULL;
  gint64 now, modified;

  if (holder->token != NULL && g_strcmp0 (holder->space, space) == 0)
    {
      if (!td_process_is_alive (holder->pid))
        return TRUE;
      process = td_process_identify (holder->pid);
      return process != NULL && holder->process != NULL && strcmp (process, holder->process) != 0;
    }

  if (holder->token == NULL && stays_empty (file))
    return TRUE;
  modified = get_modified (file);
  now = ask_server_clock (file, token);
  return now >= 0 && modified >= 0 && now - modified > TD_LOCK_STALE_SECONDS;
}

/* Moves a stale lock away: of several who try, one succeeds.  Whoever catches
 * another's new lock by that puts it back.  %FALSE when nothing was moved. */
static gboolean
remove_stale (GFile              *file,
              const TdLockHolder *stale,
              const char         *token)
{
  g_autofree char *suffix = g_strconcat ("stale-", token, NULL);
  g_autoptr (GFile) aside = make_sibling (file, suffix);
  g_auto (TdLockHolder) moved = { 0 };

  if (!g_file_move (file, aside, G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, NULL))
    return FALSE;
  td_lock_holder_read (aside, &moved);
  if (g_strcmp0 (moved.token, stale->token) == 0 ||
      !g_file_move (aside, file, G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, NULL))
    g_file_delete (aside, NULL, NULL);
  return TRUE;
}

static void
set_cannot_create (GFile        *file,
                   const GError *problem,
                   GError      **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_parse_name (folder);

  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    g_set_error (error, TD_ERROR, TD_ERROR_NO_SPACE,
                 _("The disk of “%s” is full. Free some space and open the register again."), name);
  else
    g_set_error (error, TD_ERROR, TD_ERROR_READ_ONLY,
                 _("Nothing can be written in “%s” (%s), so the register can only be read."),
                 name, problem->message);
}

void
td_lock_beat (TdLock *self)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_auto (TdLockHolder) holder = { 0 };

  if (!td_lock_holder_read (self->file, &holder) || g_strcmp0 (holder.token, self->token) != 0)
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

static gboolean
take (TdLock  *self,
      GError **error)
{
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_autoptr (GError) problem = NULL;
      g_auto (TdLockHolder) holder = { 0 };

      if (create_file (self->file, self->contents, &problem))
        return TRUE;
      if (!g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          set_cannot_create (self->file, problem, error);
          return FALSE;
        }
      if (!td_lock_holder_read (self->file, &holder))
        continue;
      if (!is_stale (self->file, &holder, self->token))
        {
          td_lock_holder_set_busy (&holder, error);
          return FALSE;
        }
      if (!remove_stale (self->file, &holder, self->token))
        g_usleep ((gulong) g_random_int_range (RETRY_MS_MIN, RETRY_MS_MAX + 1) * G_TIME_SPAN_MILLISECOND);
    }
  g_set_error (error, TD_ERROR, TD_ERROR_BUSY, _("Somebody else has this register open."));
  return FALSE;
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
  if (!take (self, error))
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
    return take (self, error);
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
  g_auto (TdLockHolder) holder = { 0 };

  if (self == NULL)
    return;

  g_mutex_lock (&self->lock);
  self->is_released = TRUE;
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->lock);
  g_thread_join (self->thread);

  if (td_lock_holder_read (self->file, &holder) && g_strcmp0 (holder.token, self->token) == 0)
    g_file_delete (self->file, NULL, NULL);
  free_lock (self);
}
