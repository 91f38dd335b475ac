/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-test-store.h"

#include "td-error.h"
#include "td-history.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#ifdef G_OS_UNIX
#include <signal.h>
#include <sys/resource.h>
#endif

/* Everything that a file may be other than a register that can be written, and a
 * disk that does not take what is written.  In each case a message names the
 * file, and the file is byte for byte what it was. */

static char *
read_file (const char *path,
           gsize      *length)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, length, &error));
  g_assert_no_error (error);
  return bytes;
}

static void
write_file (const char *path,
            const char *bytes,
            gsize       length)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, &error));
  g_assert_no_error (error);
}

/* Names of the files in the folder, one line. */
static char *
list_folder (TdTestStore *test)
{
  g_autoptr (GDir) folder = g_dir_open (test->folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, (gpointer) name);
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("|", (char **) names->pdata);
}

static void
assert_refused (TdTestStore *test,
                int          code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdStore) store = NULL;
  const char *path = g_file_peek_path (test->file);
  g_autofree char *name = g_file_get_basename (test->file);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *files_before = list_folder (test);
  g_autofree char *files_after = NULL;
  gsize length_before = 0;
  gsize length_after = 0;

  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    before = read_file (path, &length_before);
  store = td_store_open (test->file, TD_OPEN_DEFAULT, &error);
  g_assert_null (store);
  g_assert_error (error, TD_ERROR, code);
  if (strstr (error->message, name) == NULL)
    g_error ("“%s” does not name %s", error->message, name);

  if (before != NULL)
    after = read_file (path, &length_after);
  g_assert_cmpmem (before, length_before, after, length_after);
  files_after = list_folder (test);
  g_assert_cmpstr (files_after, ==, files_before);
}

static void
test_missing (void)
{
  g_auto (TdTestStore) test = { 0 };

  td_test_store_init (&test);
  td_test_store_close (&test);
  g_remove (g_file_peek_path (test.file));
  assert_refused (&test, TD_ERROR_NOT_FOUND);
  g_mkdir (g_file_peek_path (test.file), 0700);
  assert_refused (&test, TD_ERROR_CORRUPT);
}

static void
test_not_a_register (void)
{
  static const char *const contents[] = { "", "x", "SQLite format 3",
                                          "PK\3\4 một tệp Excel, không phải sổ" };
  g_auto (TdTestStore) test = { 0 };

  td_test_store_init (&test);
  td_test_store_close (&test);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      write_file (g_file_peek_path (test.file), contents[i], strlen (contents[i]));
      assert_refused (&test, TD_ERROR_CORRUPT);
    }
}

/* A database of another program is not ours to change. */
static void
test_other_database (void)
{
  g_auto (TdTestStore) test = { 0 };

  td_test_store_init (&test);
  td_test_store_close (&test);
  td_test_store_tamper (&test, "PRAGMA application_id=0x12345678");
  assert_refused (&test, TD_ERROR_CORRUPT);
}

static void
test_too_new (void)
{
  g_auto (TdTestStore) test = { 0 };

  td_test_store_init (&test);
  td_test_add_person (test.store, "Nguyễn Văn An", 0);
  td_test_store_close (&test);
  td_test_store_tamper (&test, "PRAGMA user_version=1000");
  assert_refused (&test, TD_ERROR_TOO_NEW);
}

static void
fill (TdTestStore *test)
{
  for (guint i = 0; i < 20; i++)
    td_test_add_person (test->store, "Nguyễn Văn An", 0);
}

static void
test_truncated (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autofree char *bytes = NULL;
  gsize length;

  td_test_store_init (&test);
  fill (&test);
  td_test_store_close (&test);
  bytes = read_file (g_file_peek_path (test.file), &length);
  for (guint i = 1; i < 16; i++)
    {
      write_file (g_file_peek_path (test.file), bytes, length * i / 16);
      assert_refused (&test, TD_ERROR_CORRUPT);
    }
  write_file (g_file_peek_path (test.file), bytes, length - 1);
  assert_refused (&test, TD_ERROR_CORRUPT);
  write_file (g_file_peek_path (test.file), bytes, length);
  td_test_store_reopen (&test);
}

/* Pages of noise behind a good header: refused when opened, as small files are
 * checked, and in any case without a crash. */
static void
test_random_bytes (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GRand) random = g_rand_new_with_seed (1986);
  g_autofree char *bytes = NULL;
  gsize length;

  td_test_store_init (&test);
  fill (&test);
  td_test_store_close (&test);
  bytes = read_file (g_file_peek_path (test.file), &length);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *noise = g_memdup2 (bytes, length);

      for (gsize at = 4096; at < length; at++)
        noise[at] = (char) g_rand_int_range (random, 0, 256);
      write_file (g_file_peek_path (test.file), noise, length);
      assert_refused (&test, TD_ERROR_CORRUPT);
    }
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *noise = g_memdup2 (bytes, length);
      g_autoptr (TdStore) store = NULL;
      g_autoptr (GError) error = NULL;

      for (guint k = 0; k < 8; k++)
        noise[g_rand_int_range (random, 100, (gint32) length)] ^=
          (char) (1 << g_rand_int_range (random, 0, 8));
      write_file (g_file_peek_path (test.file), noise, length);
      store = td_store_open (test.file, TD_OPEN_DEFAULT, &error);
      g_assert_true (store != NULL || error->domain == TD_ERROR);
    }
}

/* Killed in the midst of things: the log beside the file holds what was
 * committed, and is worked in by the next opening. */
static void
test_left_log (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) copy = NULL;
  g_autoptr (TdStore) store = NULL;
  g_autofree char *path = NULL;
  const char *suffixes[] = { "", "-wal" };

  td_test_store_init (&test);
  fill (&test);
  path = td_test_store_path (&test, "bản sao.thidua");
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (g_file_peek_path (test.file), suffixes[i], NULL);
      g_autofree char *to = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      bytes = read_file (from, &length);
      g_assert_cmpuint (length, >, 0);
      write_file (to, bytes, length);
    }
  copy = g_file_new_for_path (path);
  store = td_store_open (copy, TD_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_reader_count (td_store_get_reader (store), query, &error), ==, 20);
}

/* The newer program was killed before its version was put into the file: only the
 * log knows.  Neither is touched. */
static void
test_too_new_in_log (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *log = NULL;
  const char *suffixes[] = { "", "-wal" };
  char *before[2];
  gsize lengths[2];
  sqlite3 *newer = NULL;

  td_test_store_init (&test);
  path = g_strdup (g_file_peek_path (test.file));
  log = g_strconcat (path, "-wal", NULL);
  g_assert_cmpint (sqlite3_open (path, &newer), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (newer, "PRAGMA user_version=1000", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      before[i] = read_file (name, &lengths[i]);
    }
  sqlite3_close (newer);
  td_test_store_close (&test);
  write_file (path, before[0], lengths[0]);
  write_file (log, before[1], lengths[1]);

  g_assert_null (td_store_open (test.file, TD_OPEN_DEFAULT, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_TOO_NEW);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *after = NULL;
      gsize length;

      after = read_file (name, &length);
      g_assert_cmpmem (after, length, before[i], lengths[i]);
      g_free (before[i]);
    }
}

static void
assert_reads_only (TdStore *store)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);
  g_autoptr (GError) error = NULL;
  const char *reason = td_store_get_read_only_reason (store);

  g_assert_true (td_store_is_read_only (store));
  g_assert_nonnull (reason);
  g_assert_cmpint (td_reader_count (td_store_get_reader (store), query, &error), ==, 1);
  g_assert_no_error (error);

  td_record_set_text (person, "name", "Trần Thị Bình");
  g_assert_false (td_store_save (store, "Thêm", person, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, reason));
  g_clear_error (&error);
  g_assert_cmpint (td_store_undo (store, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_READ_ONLY);
  g_assert_null (td_store_dup_undo_label (store));
}

static void
test_read_only_flag (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  td_test_store_init (&test);
  td_test_add_person (test.store, "Nguyễn Văn An", 0);
  td_test_store_close (&test);
  before = list_folder (&test);
  test.store = td_store_open (test.file, TD_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  assert_reads_only (test.store);
  td_test_store_close (&test);
  after = list_folder (&test);
  g_assert_cmpstr (after, ==, before);
}

static void
test_read_only_file (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *files_before = NULL;
  g_autofree char *files_after = NULL;
  gsize length_before, length_after;

  td_test_store_init (&test);
  td_test_add_person (test.store, "Nguyễn Văn An", 0);
  td_test_store_close (&test);
  g_chmod (g_file_peek_path (test.file), 0444);
  before = read_file (g_file_peek_path (test.file), &length_before);
  files_before = list_folder (&test);
  test.store = td_store_open (test.file, TD_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  assert_reads_only (test.store);
  td_test_store_close (&test);
  after = read_file (g_file_peek_path (test.file), &length_after);
  files_after = list_folder (&test);
  g_assert_cmpmem (before, length_before, after, length_after);
  g_assert_cmpstr (files_after, ==, files_before);
  g_chmod (g_file_peek_path (test.file), 0644);
  td_test_store_reopen (&test);
}

static void
test_read_only_folder (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;

  td_test_store_init (&test);
  td_test_add_person (test.store, "Nguyễn Văn An", 0);
  td_test_store_close (&test);
  g_chmod (test.folder, 0555);
  if (g_access (test.folder, 2) == 0)
    {
      g_test_skip ("rights do not bind this user");
      g_chmod (test.folder, 0755);
      return;
    }
  test.store = td_store_open (test.file, TD_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  assert_reads_only (test.store);
  td_test_store_close (&test);
  g_chmod (test.folder, 0755);
  td_test_store_reopen (&test);
}

/* The second opener reads, is told who writes, and sees what is written. */
static void
test_two_openers (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdStore) second = NULL;
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (GError) error = NULL;

  td_test_store_init (&test);
  td_test_add_person (test.store, "Nguyễn Văn An", 0);
  second = td_store_open (test.file, TD_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  assert_reads_only (second);
  g_assert_cmpint (td_reader_count (td_store_get_reader (second), query, &error), ==, 1);
  td_test_add_person (test.store, "Trần Thị Bình", 0);
  g_assert_cmpint (td_reader_count (td_store_get_reader (second), query, &error), ==, 2);
  g_assert_no_error (error);
  td_store_close (second, NULL);

  /* What was read-only takes no lock with it. */
  td_test_add_person (test.store, "Lê Văn Cường", 0);
  td_test_store_reopen (&test);
}

/* On a share there is no write-ahead log, wherever the register was before. */
static void
test_network (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *log = NULL;
  g_autofree char *label = NULL;

  td_test_store_init (&test);
  td_test_add_person (test.store, "Nguyễn Văn An", 0);
  td_test_store_close (&test);
  log = td_test_store_path (&test, "Sở Thử nghiệm.thidua-wal");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TdReader) reader = NULL;
      g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);

      test.store = td_store_open (test.file, TD_OPEN_NETWORK, &error);
      g_assert_no_error (error);
      g_assert_false (td_store_is_read_only (test.store));
      td_test_add_person (test.store, "Trần Thị Bình", 0);
      g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
      reader = td_store_open_reader (test.store, &error);
      g_assert_cmpint (td_reader_count (reader, query, &error), ==, 2 + i);
      g_assert_cmpint (td_store_undo (test.store, &error), >, 0);
      g_assert_cmpint (td_store_redo (test.store, &error), >, 0);
      g_assert_no_error (error);
      g_clear_pointer (&reader, td_reader_close);
      td_test_store_close (&test);
    }

  test.store = td_store_open (test.file, TD_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  td_test_add_person (test.store, "Lê Văn Cường", 0);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
}

#ifdef G_OS_UNIX

static gboolean
save_many (TdWriter     *writer,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);

      td_record_set_text (person, "name", "Nguyễn Văn An");
      td_record_set_text (person, "note",
                          "một ghi chú đủ dài để tệp lớn lên nhanh hơn chỗ còn trống trên đĩa");
      if (!td_writer_save (writer, person, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static void
limit_files (rlim_t size)
{
  struct rlimit limit;

  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = size;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* A limit of the size of files stands for a full disk.  What was there stays,
 * and when there is room again work goes on. */
static void
test_full_disk (gconstpointer data)
{
  const TdOpenFlags flags = GPOINTER_TO_UINT (data);
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (GError) error = NULL;

  td_test_store_init (&test);
  td_test_add_person (test.store, "Nguyễn Văn An", 0);
  td_test_store_close (&test);
  test.store = td_store_open (test.file, flags, &error);
  g_assert_no_error (error);

  signal (SIGXFSZ, SIG_IGN);
  limit_files (400 * 1024);
  g_assert_cmpint (td_store_write (test.store, "Nhập", save_many, NULL, NULL, &error), ==, -1);
  limit_files (RLIM_INFINITY);
  g_assert_error (error, TD_ERROR, TD_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, "Sở Thử nghiệm.thidua"));
  g_clear_error (&error);
  g_assert_cmpint (td_reader_count (td_store_get_reader (test.store), query, &error), ==, 1);

  g_assert_cmpint (td_store_write (test.store, "Nhập", save_many, NULL, NULL, &error), ==, 2);
  g_assert_no_error (error);
  td_test_store_reopen (&test);
  g_assert_cmpint (td_reader_count (td_store_get_reader (test.store), query, &error), ==, 3001);
  g_assert_true (td_history_verify (td_store_get_reader (test.store), NULL, &error));
}

static void
test_create_on_full_disk (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdRecord) organisation = NULL;
  g_autoptr (GFile) other = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  td_test_store_init (&test);
  organisation = td_reader_get_organisation (td_store_get_reader (test.store), &error);
  td_test_store_close (&test);
  path = td_test_store_path (&test, "mới.thidua");
  other = g_file_new_for_path (path);
  before = list_folder (&test);

  signal (SIGXFSZ, SIG_IGN);
  limit_files (16 * 1024);
  g_assert_null (td_store_create (other, organisation, &error));
  limit_files (RLIM_INFINITY);
  g_assert_error (error, TD_ERROR, TD_ERROR_NO_SPACE);
  after = list_folder (&test);
  g_assert_cmpstr (after, ==, before);
}

#endif

/* Run in a process of its own by the test below. */
static void
test_reader_beside (void)
{
  const char *path = g_getenv ("TD_TEST_REGISTER");
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (TdStore) store = NULL;
  g_autoptr (TdQuery) units = td_query_new (&td_entity_unit);
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return;
  store = td_store_open (file, TD_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_reader_count (td_store_get_reader (store), units, &error), ==,
                   g_ascii_strtoll (g_getenv ("TD_TEST_UNITS"), NULL, 10));
  g_assert_no_error (error);
  td_store_close (store, &error);
  g_assert_no_error (error);
}

static void
read_beside (TdTestStore *test,
             const char  *n_units)
{
  g_setenv ("TD_TEST_REGISTER", g_file_peek_path (test->file), TRUE);
  g_setenv ("TD_TEST_UNITS", n_units, TRUE);
  g_test_trap_subprocess ("/store-open/subprocess/reader", 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_unsetenv ("TD_TEST_REGISTER");
  g_test_trap_assert_passed ();
}

/* A process's locks on a file are gone once any part of it closes the file, which a
 * file chooser does by looking at it.  Whoever reads the register then must not take
 * the log away under who writes it. */
static void
test_reader_after_locks_went (void)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  g_auto (TdTestStore) test = { 0 };
  g_autofree char *found = NULL;
  g_autoptr (TdQuery) units = td_query_new (&td_entity_unit);

  td_test_store_init (&test);
  td_test_add_unit (test.store, "Phòng A");
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (g_file_peek_path (test.file), suffixes[i], NULL);
      g_autofree char *content = NULL;

      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
    }
  read_beside (&test, "1");

  /* Into the log that lies there, not into one that is gone. */
  td_test_add_unit (test.store, "Phòng B");
  read_beside (&test, "2");
  td_test_store_reopen (&test);
  found = td_test_find (test.store, units);
  g_assert_cmpstr (found, ==, "Phòng A|Phòng B");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store-open/missing", test_missing);
  g_test_add_func ("/store-open/not-a-register", test_not_a_register);
  g_test_add_func ("/store-open/other-database", test_other_database);
  g_test_add_func ("/store-open/too-new", test_too_new);
  g_test_add_func ("/store-open/truncated", test_truncated);
  g_test_add_func ("/store-open/random-bytes", test_random_bytes);
  g_test_add_func ("/store-open/left-log", test_left_log);
  g_test_add_func ("/store-open/too-new-in-log", test_too_new_in_log);
  g_test_add_func ("/store-open/read-only-flag", test_read_only_flag);
  g_test_add_func ("/store-open/read-only-file", test_read_only_file);
  g_test_add_func ("/store-open/read-only-folder", test_read_only_folder);
  g_test_add_func ("/store-open/two-openers", test_two_openers);
  g_test_add_func ("/store-open/subprocess/reader", test_reader_beside);
  g_test_add_func ("/store-open/reader-after-locks-went", test_reader_after_locks_went);
  g_test_add_func ("/store-open/network", test_network);
#ifdef G_OS_UNIX
  g_test_add_data_func ("/store-open/full-disk", GUINT_TO_POINTER (TD_OPEN_DEFAULT),
                        test_full_disk);
  g_test_add_data_func ("/store-open/full-disk-network", GUINT_TO_POINTER (TD_OPEN_NETWORK),
                        test_full_disk);
  g_test_add_func ("/store-open/create-on-full-disk", test_create_on_full_disk);
#endif
  return g_test_run ();
}
