/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-lock.h"

#include "td-error.h"
#include "test-folder.h"

#include <string.h>

static const char *program;

#define N_THREADS 8
#define N_ROUNDS 60
#define N_TURNS 8

/* What a process may have left in a lock file or claim. */
static void
write_file (GFile *file, const char *space, gint64 pid, const char *process, gint64 age,
            const char *token)
{
  g_autofree char *data = g_strdup_printf ("[lock]\nauthor=Nguyễn Thị Hạnh\nhost=VP-03\nspace=%s\n"
                                           "pid=%" G_GINT64_FORMAT "\n%s%s\nsince=%" G_GINT64_FORMAT
                                           "\ntoken=%s\n",
                                           space, pid, process != NULL ? "process=" : "",
                                           process != NULL ? process : "",
                                           g_get_real_time () / G_USEC_PER_SEC, token);

  /* Windows refuses while another thread reads the file. */
  while (!g_file_replace_contents (file, data, strlen (data), NULL, FALSE, 0, NULL, NULL, NULL))
    g_thread_yield ();
  if (age != 0)
    g_assert_true (g_file_set_attribute_uint64 (file, G_FILE_ATTRIBUTE_TIME_MODIFIED,
                                                (guint64) (g_get_real_time () / G_USEC_PER_SEC - age),
                                                0, NULL, NULL));
}

/* A lock file as some process may have left it. */
static void
write_lock (GFile *reg, const char *space, gint64 pid, const char *process, gint64 age)
{
  g_autoptr (GFile) file = td_lock_get_file (reg);
  g_autofree char *token = g_uuid_string_random ();

  write_file (file, space, pid, process, age, token);
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

/* Claims of processes that were killed while they took over a stale lock: one claim on
 * the other, the last one still empty. */
static void
test_dead_claims (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GFile) reg = test_folder_get (&folder, "a.thidua");
  g_autoptr (GFile) file = td_lock_get_file (reg);
  g_autofree char *space = td_process_get_space ();
  g_autofree char *base = g_file_get_basename (file);
  g_autoptr (GError) error = NULL;
  const char *const tokens[] = { "first", "second", "third" };
  TdLock *lock;

  write_file (file, space, G_MAXINT32, "1", 0, tokens[0]);
  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    {
      g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_MD5, tokens[i], -1);
      g_autofree char *name = g_strconcat (base, ".claim-", sum, NULL);
      g_autoptr (GFile) claim = test_folder_get (&folder, name);

      if (i + 1 < G_N_ELEMENTS (tokens))
        write_file (claim, space, G_MAXINT32, "1", 0, tokens[i + 1]);
      else
        g_assert_true (g_file_replace_contents (claim, "", 0, NULL, FALSE, 0, NULL, NULL, NULL));
    }
  g_assert_cmpuint (count_files (&folder), ==, 4);
  lock = td_lock_acquire (reg, "a", &error);
  g_assert_no_error (error);
  g_assert_true (td_lock_check (lock, &error));
  g_assert_cmpuint (count_files (&folder), ==, 1);
  td_lock_release (lock);
  g_assert_cmpuint (count_files (&folder), ==, 0);
}

/* Somebody who is there is just taking over; and claims that claim one another, as no
 * program makes them, have an end too. */
static void
test_live_claim (void)
{
  for (guint is_circle = 0; is_circle < 2; is_circle++)
    {
      g_auto (TestFolder) folder = test_folder_make ();
      g_autoptr (GFile) reg = test_folder_get (&folder, "a.thidua");
      g_autoptr (GFile) file = td_lock_get_file (reg);
      g_autofree char *space = td_process_get_space ();
      g_autofree char *process = td_process_identify (td_process_get_own_id ());
      g_autofree char *base = g_file_get_basename (file);
      g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_MD5, "first", -1);
      g_autofree char *name = g_strconcat (base, ".claim-", sum, NULL);
      g_autoptr (GFile) claim = test_folder_get (&folder, name);
      g_autoptr (GError) error = NULL;

      write_file (file, space, G_MAXINT32, "1", 0, "first");
      if (is_circle)
        write_file (claim, space, G_MAXINT32, "1", 0, "first");
      else
        write_file (claim, space, td_process_get_own_id (), process, 0, "second");
      g_assert_null (td_lock_acquire (reg, "a", &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_BUSY);
      g_assert_cmpuint (count_files (&folder), ==, 2);
    }
}

typedef struct
{
  GFile   *reg;
  char    *space;
  GMutex   mutex;    /* guards the next four */
  GCond    all_here;
  guint    n_here;
  GCond    is_free;
  guint    n_busy;
  int      n_inside; /* atomic, as the rest */
  int      n_taken;
  TdLock  *locks[N_THREADS];
} Race;

typedef struct
{
  Race *race;
  guint number;
} Runner;

static void
race_init (Race *self, GFile *reg)
{
  *self = (Race) { .reg = reg, .space = td_process_get_space () };
  g_mutex_init (&self->mutex);
  g_cond_init (&self->all_here);
  g_cond_init (&self->is_free);
}

static void
race_run (Race *self, GThreadFunc func)
{
  GThread *threads[N_THREADS];
  Runner runners[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    {
      runners[i] = (Runner) { self, i };
      threads[i] = g_thread_new ("race", func, &runners[i]);
    }
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  g_free (self->space);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->all_here);
  g_cond_clear (&self->is_free);
}

/* Goes on when all threads have come here as often as this one. */
static void
meet (Race *race)
{
  guint last;

  g_mutex_lock (&race->mutex);
  race->n_here++;
  last = (race->n_here + N_THREADS - 1) / N_THREADS * N_THREADS;
  g_cond_broadcast (&race->all_here);
  while (race->n_here < last)
    g_cond_wait (&race->all_here, &race->mutex);
  g_mutex_unlock (&race->mutex);
}

static gpointer
take_over_at_once (gpointer data)
{
  const Runner *runner = data;
  Race *race = runner->race;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      guint n_locks = 0;

      if (runner->number == 0)
        write_lock (race->reg, race->space, G_MAXINT32, "1", 0);
      meet (race);
      race->locks[runner->number] = td_lock_acquire (race->reg, "a", NULL);
      meet (race);
      /* Nobody has released it yet, so that nobody got it one after the other. */
      for (guint i = 0; i < N_THREADS; i++)
        if (race->locks[i] != NULL)
          n_locks++;
      g_assert_cmpuint (n_locks, ==, 1);
      if (race->locks[runner->number] != NULL)
        g_assert_true (td_lock_check (race->locks[runner->number], NULL));
      meet (race);
      g_clear_pointer (&race->locks[runner->number], td_lock_release);
      meet (race);
    }
  return NULL;
}

/* Of several who take over a stale lock at once, one gets it. */
static void
test_race (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GFile) reg = test_folder_get (&folder, "a.thidua");
  Race race;

  race_init (&race, reg);
  race_run (&race, take_over_at_once);
  g_assert_cmpuint (count_files (&folder), ==, 0);
}

/* Others need not try between the two: they would but keep the file from being written. */
static void
set_busy (Race *race)
{
  g_mutex_lock (&race->mutex);
  race->n_busy++;
  g_mutex_unlock (&race->mutex);
}

static void
set_free (Race *race)
{
  g_mutex_lock (&race->mutex);
  race->n_busy--;
  g_cond_broadcast (&race->is_free);
  g_mutex_unlock (&race->mutex);
}

static void
wait_until_free (Race *race)
{
  g_mutex_lock (&race->mutex);
  while (race->n_busy > 0)
    g_cond_wait (&race->is_free, &race->mutex);
  g_mutex_unlock (&race->mutex);
}

static gpointer
take_over_in_turn (gpointer data)
{
  Race *race = ((const Runner *) data)->race;

  while (g_atomic_int_get (&race->n_taken) < N_THREADS * N_TURNS)
    {
      TdLock *lock = td_lock_acquire (race->reg, "a", NULL);

      if (lock == NULL)
        {
          wait_until_free (race);
          continue;
        }
      set_busy (race);
      g_assert_cmpint (g_atomic_int_add (&race->n_inside, 1), ==, 0);
      /* Nor is it taken away for a moment by somebody who read what was there before. */
      for (guint i = 0; i < 3; i++)
        {
          g_assert_true (lock_file_exists (race->reg));
          g_thread_yield ();
        }
      g_assert_true (td_lock_check (lock, NULL));
      g_atomic_int_inc (&race->n_taken);
      g_atomic_int_add (&race->n_inside, -1);
      /* As if this one had been killed, which is when the next one comes in, or as a
       * program that ends. */
      if (g_random_int_range (0, 4) != 0)
        write_lock (race->reg, race->space, G_MAXINT32, "1", 0);
      td_lock_release (lock);
      set_free (race);
    }
  return NULL;
}

/* Many take over at once, again and again and each at his own pace, so that somebody
 * has always just read the lock that another is replacing: there are never two. */
static void
test_turns (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GFile) reg = test_folder_get (&folder, "a.thidua");
  g_autoptr (GError) error = NULL;
  TdLock *last;
  Race race;

  race_init (&race, reg);
  race_run (&race, take_over_in_turn);
  last = td_lock_acquire (reg, "a", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (&folder), ==, 1);
  td_lock_release (last);
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
  g_test_add_func ("/lock/dead-claims", test_dead_claims);
  g_test_add_func ("/lock/live-claim", test_live_claim);
  g_test_add_func ("/lock/race", test_race);
  g_test_add_func ("/lock/turns", test_turns);
  g_test_add_func ("/lock/killed", test_killed);
  g_test_add_func ("/lock/read-only-folder", test_read_only_folder);
  g_test_add_func ("/lock/links", test_links);
  g_test_add_func ("/lock/place", test_place);
  return g_test_run ();
}
