/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-message-log.h"

#include <glib/gstdio.h>
#include <string.h>

#define LOGGED                                                                            \
  (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_LEVEL_MESSAGE)

static GMutex mutex;
static char *log_path;

/* Opened anew for each message: they are rare, and a file that stays open can neither
 * be renamed nor deleted on Windows. */
static void
append (const char *line)
{
  g_autofree char *old = g_strconcat (log_path, ".old", NULL);
  g_autofree char *folder = g_path_get_dirname (log_path);
  GStatBuf info;
  FILE *file;

  g_mkdir_with_parents (folder, 0700);
  if (g_stat (log_path, &info) == 0 && info.st_size > TD_MESSAGE_LOG_BYTES)
    g_rename (log_path, old);
  file = g_fopen (log_path, "ab");
  if (file == NULL)
    return;
  fwrite (line, 1, strlen (line), file);
  fclose (file);
}

static const char *
get_field (const GLogField *fields, gsize n_fields, const char *key)
{
  for (gsize i = 0; i < n_fields; i++)
    {
      if (g_str_equal (fields[i].key, key) && fields[i].length < 0)
        return fields[i].value;
    }
  return NULL;
}

static const char *
name_level (GLogLevelFlags level)
{
  if (level & G_LOG_LEVEL_ERROR)
    return "ERROR";
  if (level & G_LOG_LEVEL_CRITICAL)
    return "CRITICAL";
  return level & G_LOG_LEVEL_WARNING ? "WARNING" : "Message";
}

/* g_log_writer_format_fields() turns the text into the character set of a console. */
static char *
format (GLogLevelFlags level, const GLogField *fields, gsize n_fields)
{
  const char *domain = get_field (fields, n_fields, "GLIB_DOMAIN");
  const char *text = get_field (fields, n_fields, "MESSAGE");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%F %T");

  return g_strdup_printf ("%s %s%s%s: %s\n", time, domain != NULL ? domain : "",
                          domain != NULL ? " " : "", name_level (level), text != NULL ? text : "");
}

static GLogWriterOutput
write_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  if (level & LOGGED)
    {
      g_autofree char *line = format (level, fields, n_fields);

      g_mutex_lock (&mutex);
      append (line);
      g_mutex_unlock (&mutex);
    }
  return g_log_writer_default (level, fields, n_fields, data);
}

void
td_message_log_start (const char *path)
{
  g_return_if_fail (log_path == NULL);

  log_path = g_strdup (path);
  g_log_set_writer_func (write_cb, NULL, NULL);
}
