/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-lock-take.h"

#include "td-error.h"
#include "td-lock.h"
#include "td-lock-holder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How a lock is taken, by creating files only where there are none and by moving
 * one over another: both are atomic, also on a share whose kernel locks are not to
 * be trusted.
 *
 * 1. The lock is created with our token in it.  Where none was, that is all.
 * 2. Else it is read.  If its holder is there, the register is busy.
 * 3. If its holder is gone, a claim is created: a file beside the lock whose name
 *    is made from the token that was read.  Of several who take over one stale
 *    lock, one creates that file; for the others the register is busy.  A claim
 *    whose maker is gone is itself taken over by these same steps.
 * 4. Whoever has the claim reads the lock again.  If it still has the token that
 *    the claim is for, only the claim's maker may touch it, so that it cannot
 *    change any more: the claim, which has our token in it, is moved over the lock
 *    and is the lock from then on.  If it has another, somebody was quicker: the
 *    claim is removed, and all begins again.
 * 5. The lock is read once more: it is ours only if it has our token.
 *
 * A token is only ever one holder's, and a holder who is gone makes no more locks: a
 * claim that comes too late is for a lock that cannot come back, and harms nobody.
 * Moving the stale lock itself aside would not do: between reading and moving, another
 * may have put a new lock in its place, and for as long as that is aside a third one
 * can create his own.
 *
 * What no order of steps can help is a holder on another computer who was silent
 * for longer than %TD_LOCK_STALE_SECONDS and comes back: td_lock_check() is for that. */

#define MAX_TRIES 25
/* Claims on claims: each is of one more program that was killed while it took over. */
#define MAX_CLAIMS 8
/* On Windows nothing can be moved over a file while somebody reads it: a short,
 * uneven wait lets one of several get through. */
#define RETRY_MS_MIN 1
#define RETRY_MS_MAX 20
#define MAX_RETRIES 100
/* How long somebody on this computer may take between making the lock and
 * writing into it, before it is taken for killed in between. */
#define WRITING_TRIES 40
#define WRITING_STEP_MS 50

typedef struct
{
  GFile      *lock;     /* claims lie beside it */
  const char *token;
  const char *contents;
} Taking;

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
is_of_here (const TdLockHolder *holder)
{
  g_autofree char *space = td_process_get_space ();

  return holder->token != NULL && g_strcmp0 (holder->space, space) == 0;
}

/* The process that holds it, on this computer; not another that was given its id. */
static gboolean
is_alive (const TdLockHolder *holder)
{
  g_autofree char *process = NULL;

  if (!td_process_is_alive (holder->pid))
    return FALSE;
  process = td_process_identify (holder->pid);
  return process == NULL || holder->process == NULL || strcmp (process, holder->process) == 0;
}

gboolean
td_lock_is_held_here (GFile *lock)
{
  g_auto (TdLockHolder) holder = { 0 };

  return td_lock_holder_read (lock, &holder) && is_of_here (&holder) && is_alive (&holder);
}

gboolean
td_lock_is_left_here (GFile *lock)
{
  g_auto (TdLockHolder) holder = { 0 };

  return td_lock_holder_read (lock, &holder) && is_of_here (&holder) && !is_alive (&holder);
}

static gboolean
is_stale (GFile              *file,
          const TdLockHolder *holder,
          const char         *token)
{
  gint64 now, modified;

  if (is_of_here (holder))
    return !is_alive (holder);

  if (holder->token == NULL && stays_empty (file))
    return TRUE;
  modified = get_modified (file);
  now = ask_server_clock (file, token);
  return now >= 0 && modified >= 0 && now - modified > TD_LOCK_STALE_SECONDS;
}

/* What tells a lock or claim from every other that was ever there.  One without a
 * token, from somebody who was killed while writing it, is known by its date: it was
 * only taken for stale some time after that, so that no later one has the same. */
static char *
make_id (GFile              *file,
         const TdLockHolder *holder)
{
  return holder->token != NULL
    ? g_strdup (holder->token)
    : g_strdup_printf ("dated %" G_GINT64_FORMAT, get_modified (file));
}

static gboolean
has_id (GFile      *file,
        const char *id)
{
  g_auto (TdLockHolder) holder = { 0 };
  g_autofree char *now = NULL;

  if (!td_lock_holder_read (file, &holder))
    return FALSE;
  now = make_id (file, &holder);
  return strcmp (now, id) == 0;
}

/* The token comes from a file that anybody can write: not a name as it is. */
static GFile *
make_claim_file (GFile      *lock,
                 const char *id)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_MD5, id, -1);
  g_autofree char *suffix = g_strconcat ("claim-", sum, NULL);

  return make_sibling (lock, suffix);
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

static void
wait_a_little (void)
{
  g_usleep ((gulong) g_random_int_range (RETRY_MS_MIN, RETRY_MS_MAX + 1) *
            G_TIME_SPAN_MILLISECOND);
}

void
td_lock_drop (GFile      *file,
              const char *token)
{
  for (guint i = 0; i < MAX_RETRIES; i++)
    {
      g_auto (TdLockHolder) holder = { 0 };

      if (!td_lock_holder_read (file, &holder) ||
          (holder.token != NULL && strcmp (holder.token, token) != 0) ||
          (holder.token != NULL && g_file_delete (file, NULL, NULL)))
        return;
      wait_a_little ();
    }
}

static gboolean take_file (const Taking *taking, GFile *file, guint n_claims, GError **error);

/* Steps 3 and 4: puts our claim in place of @file, which is stale.  %FALSE when
 * somebody else is at it.  After %TRUE, @file tells whether it is ours. */
static gboolean
take_over (const Taking *taking,
           GFile        *file,
           const char   *id,
           guint         n_claims,
           GError      **error)
{
  g_autoptr (GFile) claim = make_claim_file (taking->lock, id);
  guint n_tries;

  if (!take_file (taking, claim, n_claims + 1, error))
    {
      /* Who tries again at once would only keep the other from finishing. */
      wait_a_little ();
      return FALSE;
    }
  for (n_tries = 0; n_tries < MAX_RETRIES && has_id (file, id); n_tries++)
    {
      if (g_file_move (claim, file, G_FILE_COPY_OVERWRITE | G_FILE_COPY_NO_FALLBACK_FOR_MOVE,
                       NULL, NULL, NULL, NULL))
        return TRUE;
      wait_a_little ();
    }
  td_lock_drop (claim, taking->token);
  if (n_tries < MAX_RETRIES)
    return TRUE;
  td_lock_holder_set_busy (&(TdLockHolder) { 0 }, error);
  return FALSE;
}

/* Makes @file, the lock or a claim, ours. */
static gboolean
take_file (const Taking *taking,
           GFile        *file,
           guint         n_claims,
           GError      **error)
{
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      g_autoptr (GError) problem = NULL;
      g_auto (TdLockHolder) holder = { 0 };
      g_autofree char *id = NULL;
      gboolean is_created = create_file (file, taking->contents, &problem);

      if (!is_created && !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          set_cannot_create (file, problem, error);
          return FALSE;
        }
      if (!td_lock_holder_read (file, &holder))
        continue;
      if (g_strcmp0 (holder.token, taking->token) == 0 || (is_created && holder.token == NULL))
        return TRUE;
      id = make_id (file, &holder);
      if (n_claims == MAX_CLAIMS || !is_stale (file, &holder, taking->token))
        {
          td_lock_holder_set_busy (&holder, error);
          return FALSE;
        }
      if (!take_over (taking, file, id, n_claims, error))
        return FALSE;
    }
  td_lock_holder_set_busy (&(TdLockHolder) { 0 }, error);
  return FALSE;
}

gboolean
td_lock_take (GFile      *lock,
              const char *token,
              const char *contents,
              GError    **error)
{
  const Taking taking = { lock, token, contents };

  return take_file (&taking, lock, 0, error);
}
