/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-message-log.h"

#include "test-folder.h"

#include <string.h>

/* The log is begun once a process: all tests have the same. */
static TestFolder folder;
static char *path;
static char *old;

static char *
read_text (const char *name)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (name, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_nothing (void)
{
  g_debug ("Not worth a line");
  g_info ("Nor this");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_message (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *year = g_date_time_format (now, "%Y-");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_message ("Sổ %d", 1);
  g_warning ("Sổ %d", 2);
  text = read_text (path);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_true (g_str_has_prefix (lines[0], year));
  g_assert_true (g_str_has_suffix (lines[0], " Message: Sổ 1"));
  g_assert_true (g_str_has_suffix (lines[1], " WARNING: Sổ 2"));
  g_assert_cmpstr (lines[2], ==, "");
}

/* Many at once, and what is grown is put aside once. */
static gpointer
say_cb (gpointer data)
{
  for (guint i = 0; i < 200; i++)
    g_message ("%s", (const char *) data);
  return NULL;
}

static void
test_grown (void)
{
  g_autofree char *long_line = g_strnfill (500, 'x');
  g_autofree char *last = NULL;
  g_autofree char *before = NULL;
  g_auto (GStrv) lines = NULL;
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("say", say_cb, long_line);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  before = read_text (old);
  last = read_text (path);
  g_assert_cmpuint (strlen (before), >, TD_MESSAGE_LOG_BYTES);
  g_assert_cmpuint (strlen (before), <, TD_MESSAGE_LOG_BYTES + 1000);
  g_assert_cmpuint (strlen (last), <, TD_MESSAGE_LOG_BYTES);
  lines = g_strsplit (last, "\n", -1);
  for (guint i = 0; lines[i + 1] != NULL; i++)
    g_assert_true (g_str_has_suffix (lines[i], long_line));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  /* Warnings are what is tested here. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  folder = test_folder_make ();
  path = g_build_filename (folder.path, "thidua", "messages.log", NULL);
  old = g_strconcat (path, ".old", NULL);
  td_message_log_start (path);
  g_test_add_func ("/message-log/nothing", test_nothing);
  g_test_add_func ("/message-log/message", test_message);
  g_test_add_func ("/message-log/grown", test_grown);
  status = g_test_run ();
  g_free (old);
  g_free (path);
  test_folder_clear (&folder);
  return status;
}
