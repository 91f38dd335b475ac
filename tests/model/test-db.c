/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-db-private.h"

#include "td-error.h"
#include "td-text.h"

#include "test-folder.h"

#include <errno.h>
#include <string.h>

typedef struct
{
  TestFolder folder;
  char      *path;
  TdDb      *db;
} TestDb;

static void
test_db_clear (TestDb *self)
{
  td_db_close (self->db);
  g_free (self->path);
  test_folder_clear (&self->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TestDb, test_db_clear)

static void
test_db_open (TestDb *self)
{
  g_autoptr (GError) error = NULL;

  self->folder = test_folder_make ();
  self->path = g_build_filename (self->folder.path, "thử.db", NULL);
  self->db = td_db_open (self->path, TD_DB_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (
    td_db_exec (self->db, "CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT NOT NULL)", &error));
  g_assert_no_error (error);
}

static gint64
get_int (TdDb       *db,
         const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value;

  g_assert_true (td_db_get_int (db, sql, -1, &value, &error));
  g_assert_no_error (error);
  return value;
}

static void
test_pragmas (void)
{
  g_auto (TestDb) test = { 0 };

  test_db_open (&test);
  g_assert_cmpint (get_int (test.db, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (get_int (test.db, "PRAGMA trusted_schema"), ==, 0);
  g_assert_cmpint (get_int (test.db, "PRAGMA cell_size_check"), ==, 1);
  g_assert_cmpint (get_int (test.db, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (get_int (test.db, "PRAGMA busy_timeout"), ==, 5000);
}

/* A statement comes back to the cache, and two at once are two. */
static void
test_cache (void)
{
  g_auto (TestDb) test = { 0 };
  g_autoptr (GError) error = NULL;
  const char *sql = "SELECT ?1";
  sqlite3_stmt *first;
  gboolean row;

  test_db_open (&test);
  {
    g_auto (TdStatement) one = { 0 };
    g_auto (TdStatement) other = { 0 };

    g_assert_true (td_statement_prepare (&one, test.db, sql, &error));
    g_assert_true (td_statement_prepare (&other, test.db, sql, &error));
    g_assert_true (one.handle != other.handle);
    td_statement_bind_int (&one, 1, 7);
    td_statement_bind_int (&other, 1, 8);
    g_assert_true (td_statement_step (&one, &row, &error) && row);
    g_assert_true (td_statement_step (&other, &row, &error) && row);
    g_assert_cmpint (td_statement_get_int (&one, 0), ==, 7);
    g_assert_cmpint (td_statement_get_int (&other, 0), ==, 8);
    first = other.handle;
  }
  {
    g_auto (TdStatement) again = { 0 };

    g_assert_true (td_statement_prepare (&again, test.db, sql, &error));
    g_assert_true (again.handle == first);
    /* Nothing is left of what was bound before. */
    g_assert_true (td_statement_step (&again, &row, &error) && row);
    g_assert_true (td_statement_is_null (&again, 0));
  }
  for (guint i = 0; i < 200; i++)
    {
      g_auto (TdStatement) statement = { 0 };
      g_autofree char *text = g_strdup_printf ("SELECT %u", i);

      g_assert_true (td_statement_prepare (&statement, test.db, text, &error));
      g_assert_true (td_statement_step (&statement, &row, &error) && row);
      g_assert_cmpint (td_statement_get_int (&statement, 0), ==, i);
    }
  g_assert_no_error (error);
}

static void
test_transaction (void)
{
  g_auto (TestDb) test = { 0 };
  g_autoptr (GError) error = NULL;

  test_db_open (&test);
  g_assert_true (td_db_begin (test.db, &error));
  g_assert_true (td_db_exec (test.db, "INSERT INTO t (x) VALUES ('a')", &error));
  td_db_rollback (test.db);
  td_db_rollback (test.db);
  g_assert_cmpint (get_int (test.db, "SELECT count(*) FROM t"), ==, 0);

  g_assert_true (td_db_begin (test.db, &error));
  g_assert_true (td_db_exec (test.db, "INSERT INTO t (x) VALUES ('a')", &error));
  g_assert_true (td_db_commit (test.db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_int (test.db, "SELECT count(*) FROM t"), ==, 1);
}

/* Each of SQLite's codes is one of ours, and the message names the file. */
static void
test_errors (void)
{
  static const struct
  {
    int code;
    int system_errno;
    int expected;
  } cases[] = {
    { SQLITE_FULL, 0, TD_ERROR_NO_SPACE },
    { SQLITE_IOERR_WRITE, ENOSPC, TD_ERROR_NO_SPACE },
    { SQLITE_IOERR_WRITE, EFBIG, TD_ERROR_NO_SPACE },
    { SQLITE_IOERR_READ, EIO, TD_ERROR_FAILED },
    { SQLITE_IOERR, 0, TD_ERROR_FAILED },
    { SQLITE_READONLY_DBMOVED, 0, TD_ERROR_READ_ONLY },
    { SQLITE_CANTOPEN, 0, TD_ERROR_READ_ONLY },
    { SQLITE_CORRUPT_VTAB, 0, TD_ERROR_CORRUPT },
    { SQLITE_NOTADB, 0, TD_ERROR_CORRUPT },
    { SQLITE_BUSY_SNAPSHOT, 0, TD_ERROR_BUSY },
    { SQLITE_LOCKED, 0, TD_ERROR_BUSY },
    { SQLITE_CONSTRAINT_FOREIGNKEY, 0, TD_ERROR_CONFLICT },
    { SQLITE_CONSTRAINT_NOTNULL, 0, TD_ERROR_CONFLICT },
    { SQLITE_MISUSE, 0, TD_ERROR_FAILED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      td_db_set_error_code ("/một/nơi/sổ.thidua", cases[i].code, cases[i].system_errno, &error);
      g_assert_error (error, TD_ERROR, cases[i].expected);
      g_assert_nonnull (strstr (error->message, "sổ.thidua"));
      g_assert_null (strstr (error->message, "/một/nơi"));
    }
}

static void
test_constraint (void)
{
  g_auto (TestDb) test = { 0 };
  g_autoptr (GError) error = NULL;

  test_db_open (&test);
  g_assert_false (td_db_exec (test.db, "INSERT INTO t (x) VALUES (NULL)", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
}

/* Readers do not write, and an immutable one leaves nothing beside the file. */
static void
test_modes (void)
{
  g_auto (TestDb) test = { 0 };
  g_autofree char *index = NULL;
  static const TdDbMode modes[] = { TD_DB_IMMUTABLE, TD_DB_READ, TD_DB_READ_FILE };

  test_db_open (&test);
  g_assert_true (
    td_db_exec (test.db, "INSERT INTO t (x) VALUES ('a'); PRAGMA journal_mode=WAL", NULL));
  g_clear_pointer (&test.db, td_db_close);
  index = g_strconcat (test.path, "-shm", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TdDb) reader = NULL;

      g_assert_false (g_file_test (index, G_FILE_TEST_EXISTS));
      reader = td_db_open (test.path, modes[i], &error);
      g_assert_no_error (error);
      g_assert_cmpint (get_int (reader, "SELECT count(*) FROM t"), ==, 1);
      g_assert_cmpint (g_file_test (index, G_FILE_TEST_EXISTS), ==, modes[i] != TD_DB_IMMUTABLE);
      g_assert_false (td_db_exec (reader, "INSERT INTO t (x) VALUES ('b')", &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_READ_ONLY);
    }
}

static gpointer
cancel_soon (gpointer data)
{
  g_cancellable_cancel (data);
  return NULL;
}

/* A query without end is stopped from another thread. */
static void
test_cancel (void)
{
  g_auto (TestDb) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GThread *thread;
  gint64 value;

  test_db_open (&test);
  g_assert_null (td_db_swap_cancellable (test.db, cancellable));
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (td_db_get_int (test.db,
                                 "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                                 "SELECT max (i) FROM n",
                                 0, &value, &error));
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (td_db_swap_cancellable (test.db, NULL) == cancellable);
  g_assert_cmpint (get_int (test.db, "SELECT 5"), ==, 5);
}

static gpointer
use_from_here (gpointer data)
{
  td_db_exec (data, "SELECT 1", NULL);
  return NULL;
}

static void
test_foreign_thread (void)
{
  if (g_test_subprocess ())
    {
      TestDb test = { 0 };

      test_db_open (&test);
      g_thread_join (g_thread_new ("foreign", use_from_here, test.db));
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
}

static void
test_functions (void)
{
  static const struct
  {
    const char *sql;
    gint64      expected;
  } cases[] = {
    { "SELECT td_fold ('Đặng Thị Ánh') = 'dang thi anh'", 1 },
    { "SELECT td_fold (NULL) IS NULL", 1 },
    { "SELECT td_sort_key (NULL) IS NULL", 1 },
    { "SELECT td_sort_key ('Ánh') < td_sort_key ('Bình')", 1 },
    { "SELECT td_sort_key ('Đ') > td_sort_key ('D')", 1 },
    { "SELECT td_has ('dang thi anh', 'thi')", 1 },
    { "SELECT td_has ('dang thi anh', 'hoa')", 0 },
    { "SELECT td_has (NULL, 'hoa')", 0 },
    { "SELECT td_has ('100 percent', '%')", 0 },
    { "SELECT td_holds ('Đặng Thị ÁNH', 'ánh')", 1 },
    { "SELECT td_holds ('Đặng Thị Anh', 'ánh')", 0 },
    { "SELECT td_holds ('Đặng Thị Ánh', 'đặng thị ánh')", 1 },
    { "SELECT td_holds ('Đặng', 'đặng thị ánh')", 0 },
    { "SELECT td_holds (NULL, 'ánh')", 0 },
  };
  g_auto (TestDb) test = { 0 };

  test_db_open (&test);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (get_int (test.db, cases[i].sql), ==, cases[i].expected);
}

/* Letter by letter is as good as td_text_lower() on clean text. */
static void
test_holds_like_lower (void)
{
  static const char *const texts[] = {
    "NGUYỄN THỊ HỒNG HẠNH", "Trần Văn Đức",        "LÊ ĐÌNH ỨNG", "Ỷ Ỹ Ỵ Ố Ộ",
    "Y Bion Niê",           "Ma Thị Nụ (kế toán)",
  };
  g_auto (TestDb) test = { 0 };

  test_db_open (&test);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *lower = td_text_lower (texts[i]);
      g_autofree char *sql = g_strdup_printf ("SELECT td_holds ('%s', '%s')", texts[i], lower);

      g_assert_cmpint (get_int (test.db, sql), ==, 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/db/pragmas", test_pragmas);
  g_test_add_func ("/db/cache", test_cache);
  g_test_add_func ("/db/transaction", test_transaction);
  g_test_add_func ("/db/errors", test_errors);
  g_test_add_func ("/db/constraint", test_constraint);
  g_test_add_func ("/db/modes", test_modes);
  g_test_add_func ("/db/cancel", test_cancel);
  g_test_add_func ("/db/foreign-thread", test_foreign_thread);
  g_test_add_func ("/db/functions", test_functions);
  g_test_add_func ("/db/holds-like-lower", test_holds_like_lower);
  return g_test_run ();
}
