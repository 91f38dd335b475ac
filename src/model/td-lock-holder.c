/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-lock-holder.h"

#include "td-error.h"
#include "td-lock.h"

#include <glib/gi18n-lib.h>

#define GROUP "lock"
#define VIETNAM_OFFSET (7 * 60 * 60)

void
td_lock_holder_clear (TdLockHolder *holder)
{
  g_free (holder->author);
  g_free (holder->host);
  g_free (holder->space);
  g_free (holder->process);
  g_free (holder->token);
}

gboolean
td_lock_holder_read (GFile        *file,
                     TdLockHolder *holder)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize length;

  *holder = (TdLockHolder) { 0 };
  if (!g_file_load_contents (file, NULL, &data, &length, NULL, &error))
    return !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  if (!g_key_file_load_from_data (keys, data, length, G_KEY_FILE_NONE, NULL))
    return TRUE;

  holder->author = g_key_file_get_string (keys, GROUP, "author", NULL);
  holder->host = g_key_file_get_string (keys, GROUP, "host", NULL);
  holder->space = g_key_file_get_string (keys, GROUP, "space", NULL);
  holder->process = g_key_file_get_string (keys, GROUP, "process", NULL);
  holder->token = g_key_file_get_string (keys, GROUP, "token", NULL);
  holder->pid = g_key_file_get_int64 (keys, GROUP, "pid", NULL);
  holder->since = g_key_file_get_int64 (keys, GROUP, "since", NULL);
  return TRUE;
}

gboolean
td_lock_holder_is (GFile      *file,
                   const char *token)
{
  g_auto (TdLockHolder) holder = { 0 };

  return td_lock_holder_read (file, &holder) && g_strcmp0 (holder.token, token) == 0;
}

char *
td_lock_make_contents (const char *author,
                       const char *token)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autofree char *space = td_process_get_space ();
  g_autofree char *process = td_process_identify (td_process_get_own_id ());

  g_key_file_set_string (keys, GROUP, "author", author);
  g_key_file_set_string (keys, GROUP, "host", g_get_host_name ());
  g_key_file_set_string (keys, GROUP, "space", space);
  g_key_file_set_int64 (keys, GROUP, "pid", td_process_get_own_id ());
  if (process != NULL)
    g_key_file_set_string (keys, GROUP, "process", process);
  g_key_file_set_int64 (keys, GROUP, "since", g_get_real_time () / G_USEC_PER_SEC);
  g_key_file_set_string (keys, GROUP, "token", token);
  return g_key_file_to_data (keys, NULL, NULL);
}

/* Today's time of day, or with the date when it was another day. */
static char *
format_since (gint64 since)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (VIETNAM_OFFSET);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (since);
  g_autoptr (GDateTime) then = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);

  if (then == NULL)
    return g_strdup ("?");
  if (g_date_time_get_year (then) == g_date_time_get_year (now) &&
      g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now))
    return g_date_time_format (then, "%H:%M");
  return g_date_time_format (then, "%H:%M %d/%m/%Y");
}

static gboolean
is_own_process (const TdLockHolder *holder)
{
  g_autofree char *space = td_process_get_space ();

  return holder->pid == td_process_get_own_id () && g_strcmp0 (holder->space, space) == 0;
}

void
td_lock_holder_set_busy (const TdLockHolder *holder,
                         GError            **error)
{
  g_autofree char *since = format_since (holder->since);

  if (holder->token == NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_BUSY, _("Somebody else has this register open."));
  else if (is_own_process (holder))
    g_set_error (error, TD_ERROR, TD_ERROR_BUSY,
                 _("This register is already open in another window of this program."));
  else
    /* Translators: %1$s is a person, %2$s a computer, %3$s a time, perhaps with its date. */
    g_set_error (error, TD_ERROR, TD_ERROR_BUSY,
                 _("%1$s has this register open on %2$s since %3$s."),
                 holder->author, holder->host, since);
}
