/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-lock.h"

#include "td-error.h"
#include "test-folder.h"

#include <string.h>

static const char *program;

/* A lock file as some process may have left it. */
static void
write_lock (GFile *reg, const char *space, gint64 pid, const char *process, gint64 age)
{
  g_autoptr (GFile) file = td_lock_get_file (reg);
  g_autoptr (GError) error = NULL;
  g_autofree char *data = g_strdup_printf ("[lock]\nauthor=Nguyễn Thị Hạnh\nhost=VP-03\nspace=%s\n"
                                           "pid=%" G_GINT64_FORMAT "\n%s%s\nsince=%" G_GINT64_FORMAT
                                           "\ntoken=theirs\n",
                                           space, pid, process != NULL ? "process=" : "",
                                           process != NULL ? process : "",
                                           g_get_real_time () / G_USEC_PER_SEC);

  g_file_replace_contents (file, data, strlen (data), NULL, FALSE, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_set_attribute_uint64 (file, G_FILE_ATTRIBUTE_TIME_MODIFIED,
                               (guint64) (g_get_real_time () / G_USEC_PER_SEC - age), 0,
                               NULL, &error);
  g_assert_no_error (error);
}

static gboolean
lock_file_exists (GFile *reg)
{
  g_autoptr (GFile) file = td_lock_get_file (reg);

  return g_file_query_exists (file, NULL);
}

/* Nothing but the lock itself may be left beside a register. */
static guint
count_files (TestFolder *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder->path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_acquire (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GFile) reg = test_folder_get (&folder, "So-Tu-phap.thidua");
  g_autoptr (GFile) file = td_lock_get_file (reg);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GError) error = NULL;
  TdLock *lock = td_lock_acquire (reg, "Trần Văn Thử", &error);
  TdLock *second;

  g_assert_no_error (error);
  g_assert_nonnull (lock);
  g_assert_cmpstr (name, ==, ".~lock.So-Tu-phap.thidua#");
  g_assert_true (g_file_query_exists (file, NULL));
  g_assert_true (td_lock_check (lock, NULL));

  second = td_lock_acquire (reg, "Trần Văn Thử", &error);
  g_assert_null (second);
  g_assert_error (error, TD_ERROR, TD_ERROR_BUSY);
  g_clear_error (&error);

  td_lock_release (lock);
  g_assert_cmpuint (count_files (&folder), ==, 0);
  second = td_lock_acquire (reg, "Trần Văn Thử", &error);
  g_assert_no_error (error);
  td_lock_release (second);
}

static void
test_crashed_process (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GFile) reg = test_folder_get (&folder, "a.thidua");
  g_autofree char *space = td_process_get_space ();
  g_autofree char *process = td_process_identify (td_process_get_own_id ());
  g_autoptr (GError) error = NULL;
  TdLock *lock;

  /* No such process. */
  write_lock (reg, space, G_MAXINT32, "1", 0);
  lock = td_lock_acquire (reg, "a", &error);
  g_assert_no_error (error);
  td_lock_release (lock);
  g_assert_cmpuint (count_files (&folder), ==, 0);

  /* A later process has got the same id. */
  if (process != NULL)
    {
      write_lock (reg, space, td_process_get_own_id (), "1", 0);
      lock = td_lock_acquire (reg, "a", &error);
      g_assert_no_error (error);
      td_lock_release (lock);
    }

  /* It runs; that it has not written for long means that the computer slept. */
  write_lock (reg, space, td_process_get_own_id (), process, 100 * TD_LOCK_STALE_SECONDS);
  g_assert_null (td_lock_acquire (reg, "a", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_BUSY);
  g_assert_cmpuint (count_files (&folder), ==, 1);
}

static void
test_other_computer (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GFile) reg = test_folder_get (&folder, "a.thidua");
  g_autoptr (GError) error = NULL;
  TdLock *lock;

  write_lock (reg, "VP-03", G_MAXINT32, NULL, TD_LOCK_STALE_SECONDS / 2);
  g_assert_null (td_lock_acquire (reg, "a", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "Nguyễn Thị Hạnh"));
  g_assert_nonnull (strstr (error->message, "VP-03"));
  g_assert_cmpuint (count_files (&folder), ==, 1);
  g_clear_error (&error);

  write_lock (reg, "VP-03", G_MAXINT32, NULL, TD_LOCK_STALE_SECONDS + 60);
  lock = td_lock_acquire (reg, "a", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (&folder), ==, 1);
  td_lock_release (lock);
}

/* Empty while it is being made, or damaged: it counts until it is old. */
static void
test_unreadable_lock (void)
{
  static const char *const contents[] = { "[lock]\nauthor=x\n", "\xff\xfe rubbish" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_auto (TestFolder) folder = test_folder_make ();
      g_autoptr (GFile) reg = test_folder_get (&folder, "a.thidua");
      g_autoptr (GFile) file = td_lock_get_file (reg);
      g_autoptr (GError) error = NULL;
      TdLock *lock;

      g_file_replace_contents (file, contents[i], strlen (contents[i]), NULL, FALSE, 0,
                               NULL, NULL, NULL);
      g_assert_null (td_lock_acquire (reg, "a", &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_BUSY);
      g_clear_error (&error);

      g_file_set_attribute_uint64 (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, 1000000000, 0, NULL, NULL);
      lock = td_lock_acquire (reg, "a", &error);
      g_assert_no_error (error);
      td_lock_release (lock);
    }
}

/* Killed between making the lock and writing into it. */
static void
test_empty_lock (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GFile) reg = test_folder_get (&folder, "a.thidua");
  g_autoptr (GFile) file = td_lock_get_file (reg);
  g_autoptr (GError) error = NULL;
  TdLock *lock;

  g_file_replace_contents (file, "", 0, NULL, FALSE, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  lock = td_lock_acquire (reg, "a", &error);
  g_assert_no_error (error);
  g_assert_true (td_lock_check (lock, NULL));
  td_lock_release (lock);
  g_assert_cmpuint (count_files (&folder), ==, 0);
}

static void
test_lost (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GFile) reg = test_folder_get (&folder, "a.thidua");
  g_autoptr (GFile) file = td_lock_get_file (reg);
  g_autoptr (GError) error = NULL;
  TdLock *lock = td_lock_acquire (reg, "a", NULL);

  /* Somebody tidied up: it is made anew. */
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_true (td_lock_check (lock, &error));
  g_assert_true (lock_file_exists (reg));

  /* This computer slept, and somebody took over. */
  write_lock (reg, "VP-03", 5, NULL, 0);
  g_assert_false (td_lock_check (lock, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "Nguyễn Thị Hạnh"));
  td_lock_release (lock);
  g_assert_true (lock_file_exists (reg));
}

static void
test_beat (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GFile) reg = test_folder_get (&folder, "a.thidua");
  g_autoptr (GFile) file = td_lock_get_file (reg);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  TdLock *lock = td_lock_acquire (reg, "a", NULL);

  g_file_load_contents (file, NULL, &before, NULL, NULL, NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GFileInfo) info = NULL;
      guint64 modified;

      g_file_set_attribute_uint64 (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, 1000000000, 0, NULL, NULL);
      if (i == 1)
        write_lock (reg, "VP-03", 5, NULL, g_get_real_time () / G_USEC_PER_SEC - 1000000000);
      td_lock_beat (lock);
      info = g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, 0, NULL, NULL);
      modified = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED);
      /* Its own lock is dated anew; another's is left alone. */
      if (i == 0)
        g_assert_cmpuint (modified, >, 1000000000);
      else
        g_assert_cmpuint (modified, ==, 1000000000);
      if (i == 0)
        g_file_load_contents (file, NULL, &after, NULL, NULL, NULL);
    }
  g_assert_cmpstr (before, ==, after);
  td_lock_release (lock);
}

static gpointer
acquire_in_thread (gpointer reg)
{
  return td_lock_acquire (reg, "a", NULL);
}

/* Of several who take over a stale lock at once, one gets it. */
static void
test_race (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GFile) reg = test_folder_get (&folder, "a.thidua");
  g_autofree char *space = td_process_get_space ();

  for (guint round = 0; round < 20; round++)
    {
      GThread *threads[8];
      guint n_locks = 0;

      write_lock (reg, space, G_MAXINT32, "1", 0);
      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        threads[i] = g_thread_new ("race", acquire_in_thread, reg);
      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        {
          TdLock *lock = g_thread_join (threads[i]);

          if (lock != NULL && td_lock_check (lock, NULL))
            n_locks++;
          /* Not released yet, so that nobody gets it one after the other. */
          threads[i] = (GThread *) lock;
        }
      g_assert_cmpuint (n_locks, ==, 1);
      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        td_lock_release ((TdLock *) threads[i]);
    }
  g_assert_cmpuint (count_files (&folder), ==, 0);
}

/* A second process, which is then killed. */
static void
test_killed (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GFile) reg = test_folder_get (&folder, "a.thidua");
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  TdLock *lock;

  child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDIN_PIPE, &error,
                            program, "--hold", g_file_peek_path (reg), NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_assert_cmpstr (line, ==, "held");

  g_assert_null (td_lock_acquire (reg, "a", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "Người giữ"));
  g_clear_error (&error);

  g_subprocess_force_exit (child);
  g_subprocess_wait (child, NULL, NULL);
  lock = td_lock_acquire (reg, "a", &error);
  g_assert_no_error (error);
  td_lock_release (lock);
}

static int
hold (const char *path)
{
  g_autoptr (GFile) reg = g_file_new_for_path (path);
  TdLock *lock = td_lock_acquire (reg, "Người giữ", NULL);

  g_print (lock != NULL ? "held\n" : "failed\n");
  (void) getchar ();
  td_lock_release (lock);
  return 0;
}

static void
test_read_only_folder (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GFile) reg = test_folder_get (&folder, "a.thidua");
  g_autoptr (GFile) nowhere = test_folder_get (&folder, "none/a.thidua");
  g_autoptr (GError) error = NULL;
  TdLock *lock;

  g_assert_null (td_lock_acquire (nowhere, "a", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_READ_ONLY);
  g_clear_error (&error);

  g_chmod (folder.path, 0500);
  lock = td_lock_acquire (reg, "a", &error);
  g_chmod (folder.path, 0700);
  if (lock != NULL)
    {
      td_lock_release (lock);
      g_test_skip ("this user may write everywhere");
      return;
    }
  g_assert_error (error, TD_ERROR, TD_ERROR_READ_ONLY);
}

static void
test_links (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GFile) reg = test_folder_get (&folder, "a.thidua");
  g_autoptr (GFile) link = test_folder_get (&folder, "b.thidua");
  g_autoptr (GFile) one = NULL;
  g_autoptr (GFile) other = NULL;

  g_file_replace_contents (reg, "", 0, NULL, FALSE, 0, NULL, NULL, NULL);
  if (!g_file_make_symbolic_link (link, "a.thidua", NULL, NULL))
    {
      g_test_skip ("no symbolic links here");
      return;
    }
  one = td_lock_get_file (reg);
  other = td_lock_get_file (link);
  g_assert_true (g_file_equal (one, other));
}

static void
test_place (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GFile) reg = test_folder_get (&folder, "not-there-yet.thidua");
  g_autoptr (GFile) share = g_file_new_for_uri ("smb://may-chu/van-phong/a.thidua");

  g_assert_false (td_place_is_network (reg));
  g_assert_true (td_place_is_network (share));
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--hold"))
    return hold (argv[2]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lock/acquire", test_acquire);
  g_test_add_func ("/lock/crashed-process", test_crashed_process);
  g_test_add_func ("/lock/other-computer", test_other_computer);
  g_test_add_func ("/lock/unreadable-lock", test_unreadable_lock);
  g_test_add_func ("/lock/empty-lock", test_empty_lock);
  g_test_add_func ("/lock/lost", test_lost);
  g_test_add_func ("/lock/beat", test_beat);
  g_test_add_func ("/lock/race", test_race);
  g_test_add_func ("/lock/killed", test_killed);
  g_test_add_func ("/lock/read-only-folder", test_read_only_folder);
  g_test_add_func ("/lock/links", test_links);
  g_test_add_func ("/lock/place", test_place);
  return g_test_run ();
}
