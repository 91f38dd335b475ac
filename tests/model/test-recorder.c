/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-changes-private.h"
#include "td-recorder.h"
#include "td-schema.h"

#include "test-folder.h"

#include <string.h>

/* Random work is recorded by our recorder and by SQLite's own session at once:
 * both must tell the same.  Sessions and the recorder share one hook, so the same
 * work is done twice, on two equal databases. */

#define N_ROUNDS 60
#define N_STEPS 40
#define N_IDS 12

typedef struct
{
  TdDb      *db;
  TdColumns *columns;
} TdSide;

static void
open_side (TdSide     *self,
           TestFolder *folder,
           const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder->path, name, NULL);

  self->db = td_db_open (path, TD_DB_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (td_schema_create (self->db, &error));
  self->columns = td_columns_load (self->db, &error);
  g_assert_no_error (error);
  td_db_exec (self->db, "PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF", &error);
  g_assert_no_error (error);
}

static void
close_side (TdSide *self)
{
  td_columns_free (self->columns);
  td_db_close (self->db);
}

/* One statement of random work, on few ids, so that rows are met again. */
static char *
make_step (GRand *random)
{
  static const char *const values[] = { "NULL", "''", "'a'", "'Đặng Thị Ánh'",
                                        "'một chuỗi dài hơn một trăm hai mươi tám byte, "
                                        "để độ dài của nó cần hai byte trong changeset, như ghi "
                                        "chú của một cán bộ có nhiều điều phải ghi'" };
  gint64 id = (G_GINT64_CONSTANT (1) << 60) + g_rand_int_range (random, 0, N_IDS);
  const char *text = values[g_rand_int_range (random, 0, G_N_ELEMENTS (values))];

  switch (g_rand_int_range (random, 0, 7))
    {
    case 0:
    case 1:
      return g_strdup_printf ("INSERT OR IGNORE INTO unit (id, name, note, position) VALUES "
                              "(%" G_GINT64_FORMAT ", 'Phòng', %s, %d)",
                              id, text, g_rand_int_range (random, -2, 3));
    case 2:
      return g_strdup_printf ("DELETE FROM unit WHERE id = %" G_GINT64_FORMAT, id);
    case 3:
      return g_strdup_printf ("UPDATE unit SET note = %s WHERE id = %" G_GINT64_FORMAT, text, id);
    case 4:
      return g_strdup_printf ("UPDATE unit SET position = position + 1, short_name = %s", text);
    case 5:
      return g_strdup_printf ("INSERT OR REPLACE INTO setting (id, name, value) VALUES "
                              "(%" G_GINT64_FORMAT ", 'x', %s)",
                              id, text);
    default:
      return g_strdup_printf ("SAVEPOINT s; UPDATE unit SET name = 'không còn'; DELETE FROM "
                              "setting; ROLLBACK TO s; RELEASE s");
    }
}

static char *
make_round (GRand *random)
{
  GString *work = g_string_new (NULL);

  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autofree char *step = make_step (random);

      g_string_append_printf (work, "%s;", step);
    }
  return g_string_free (work, FALSE);
}

static int
collect (void       *data,
         const void *bytes,
         int         size)
{
  g_byte_array_append (data, bytes, (guint) size);
  return SQLITE_OK;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The changes as lines of text, sorted, since neither promises an order. */
static char *
describe (const void *changeset,
          int         size)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  sqlite3_changeset_iter *iter = NULL;

  g_assert_cmpint (sqlite3changeset_start (&iter, size, (void *) changeset), ==, SQLITE_OK);
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      GString *line = g_string_new (NULL);
      const char *table;
      int n_columns, operation, indirect;

      g_assert_cmpint (sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect), ==,
                       SQLITE_OK);
      g_string_append_printf (line, "%s %d %d", table, operation, indirect);
      for (int i = 0; i < 2 * n_columns; i++)
        {
          sqlite3_value *value = NULL;

          if (i < n_columns ? operation != SQLITE_INSERT : operation != SQLITE_DELETE)
            g_assert_cmpint (i < n_columns ? sqlite3changeset_old (iter, i, &value)
                                           : sqlite3changeset_new (iter, i - n_columns, &value),
                             ==, SQLITE_OK);
          g_string_append_printf (line, "|%d:%s", value != NULL ? sqlite3_value_type (value) : 0,
                                  value != NULL ? (const char *) sqlite3_value_text (value) : "-");
        }
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  g_assert_cmpint (sqlite3changeset_finalize (iter), ==, SQLITE_OK);
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static int
is_recorded (void       *data,
             const char *table)
{
  TdSide *side = data;

  return td_columns_find (side->columns, table) != NULL;
}

static char *
record_by_sqlite (TdSide     *side,
                  const char *work)
{
  g_autoptr (GError) error = NULL;
  sqlite3_session *session = NULL;
  void *changeset = NULL;
  char *text;
  int size = 0;

  g_assert_cmpint (sqlite3session_create (td_db_get_handle (side->db), "main", &session), ==,
                   SQLITE_OK);
  sqlite3session_table_filter (session, is_recorded, side);
  sqlite3session_attach (session, NULL);
  g_assert_true (td_db_exec (side->db, work, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3session_changeset (session, &size, &changeset), ==, SQLITE_OK);
  text = describe (changeset, size);
  sqlite3_free (changeset);
  sqlite3session_delete (session);
  return text;
}

static char *
record_by_us (TdSide     *side,
              TdRecorder *recorder,
              const char *work,
              GByteArray *changeset)
{
  g_autoptr (GError) error = NULL;

  td_recorder_start (recorder);
  g_assert_true (td_db_exec (side->db, work, &error));
  g_assert_no_error (error);
  g_assert_true (td_recorder_write (recorder, collect, changeset, &error));
  g_assert_no_error (error);
  td_recorder_stop (recorder);
  return describe (changeset->data, (int) changeset->len);
}

static void
test_like_session (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GRand) random = g_rand_new_with_seed (2026);
  TdSide ours, theirs;
  TdRecorder *recorder;

  open_side (&ours, &folder, "ours");
  open_side (&theirs, &folder, "theirs");
  recorder = td_recorder_new (ours.db, ours.columns);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *work = make_round (random);
      g_autoptr (GByteArray) changeset = g_byte_array_new ();
      g_autofree char *expected = record_by_sqlite (&theirs, work);
      g_autofree char *found = record_by_us (&ours, recorder, work, changeset);

      g_assert_cmpstr (found, ==, expected);
    }
  td_recorder_free (recorder);
  close_side (&ours);
  close_side (&theirs);
}

static char *
dump (TdSide *side)
{
  g_auto (TdStatement) statement = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean row;

  g_assert_true (td_statement_prepare (&statement, side->db,
                                       "SELECT coalesce ((SELECT group_concat (id || quote (name) "
                                       "|| quote (note) || quote (position) || quote (short_name))"
                                       " FROM unit), '') || coalesce ((SELECT group_concat (id || "
                                       "quote (value)) FROM setting), '')",
                                       &error));
  g_assert_true (td_statement_step (&statement, &row, &error));
  return g_strdup (td_statement_get_text (&statement, 0));
}

static int
refuse (void                   *data,
        int                     kind,
        sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

/* What was recorded, turned round by SQLite, brings back what was. */
static void
test_inverse (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1945);
  TdSide side;
  TdRecorder *recorder;

  open_side (&side, &folder, "side");
  recorder = td_recorder_new (side.db, side.columns);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *work = make_round (random);
      g_autofree char *before = dump (&side);
      g_autoptr (GByteArray) changeset = g_byte_array_new ();
      g_autofree char *text = record_by_us (&side, recorder, work, changeset);
      g_autofree char *after = dump (&side);
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;
      void *inverse = NULL;
      int size = 0;

      g_assert_cmpint (sqlite3changeset_invert ((int) changeset->len, changeset->data, &size,
                                                &inverse),
                       ==, SQLITE_OK);
      g_assert_cmpint (sqlite3changeset_apply (td_db_get_handle (side.db), size, inverse, NULL,
                                               refuse, NULL),
                       ==, SQLITE_OK);
      sqlite3_free (inverse);
      undone = dump (&side);
      g_assert_cmpstr (undone, ==, before);

      g_assert_cmpint (sqlite3changeset_apply (td_db_get_handle (side.db), (int) changeset->len,
                                               changeset->data, NULL, refuse, NULL),
                       ==, SQLITE_OK);
      redone = dump (&side);
      g_assert_cmpstr (redone, ==, after);
    }
  td_recorder_free (recorder);
  close_side (&side);
}

/* The parser finds the same ids and kinds as SQLite's iterator, whatever the
 * pieces in which the bytes come. */
static void
test_parser (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1975);
  TdSide side;
  TdRecorder *recorder;

  open_side (&side, &folder, "side");
  recorder = td_recorder_new (side.db, side.columns);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *work = make_round (random);
      g_autoptr (GByteArray) changeset = g_byte_array_new ();
      g_autofree char *text = record_by_us (&side, recorder, work, changeset);
      g_autoptr (TdChangesetParser) parser = td_changeset_parser_new (side.columns);
      g_autoptr (TdChanges) changes = NULL;
      g_autoptr (GError) error = NULL;
      sqlite3_changeset_iter *iter = NULL;
      gsize n_changes = 0;

      for (guint at = 0, size; at < changeset->len; at += size)
        {
          size = (guint) g_rand_int_range (random, 1, 40);
          size = MIN (size, changeset->len - at);
          g_assert_true (td_changeset_parser_push (parser, changeset->data + at, size));
        }
      changes = td_changeset_parser_end (parser, &error);
      g_assert_no_error (error);

      g_assert_cmpint (sqlite3changeset_start (&iter, (int) changeset->len, changeset->data), ==,
                       SQLITE_OK);
      while (sqlite3changeset_next (iter) == SQLITE_ROW)
        {
          const TdTouched *touched = td_changes_get (changes, n_changes++);
          sqlite3_value *id = NULL;
          const char *table;
          int n_columns, operation;

          sqlite3changeset_op (iter, &table, &n_columns, &operation, NULL);
          g_assert_cmpstr (touched->entity->key, ==, table);
          if (operation == SQLITE_INSERT)
            sqlite3changeset_new (iter, 0, &id);
          else
            sqlite3changeset_old (iter, 0, &id);
          g_assert_cmpint (touched->id, ==, sqlite3_value_int64 (id));
          g_assert_cmpint (touched->kind, ==,
                           operation == SQLITE_INSERT   ? TD_CHANGE_ADDED
                           : operation == SQLITE_DELETE ? TD_CHANGE_REMOVED
                                                        : TD_CHANGE_EDITED);
        }
      sqlite3changeset_finalize (iter);
      g_assert_cmpuint (td_changes_get_n (changes), ==, n_changes);
    }
  td_recorder_free (recorder);
  close_side (&side);
}

/* Bytes that are no changeset are refused, and never read past their end. */
static void
test_broken (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GRand) random = g_rand_new_with_seed (30);
  g_autoptr (GByteArray) changeset = g_byte_array_new ();
  g_autofree char *text = NULL;
  TdSide side;
  TdRecorder *recorder;

  open_side (&side, &folder, "side");
  recorder = td_recorder_new (side.db, side.columns);
  text = record_by_us (&side, recorder,
                       "INSERT INTO unit (id, name, note) VALUES (7, 'Phòng', 'ghi chú')",
                       changeset);

  for (guint length = 1; length < changeset->len; length++)
    {
      g_autoptr (TdChangesetParser) parser = td_changeset_parser_new (side.columns);
      g_autofree guint8 *part = g_memdup2 (changeset->data, length);
      g_autoptr (TdChanges) changes = NULL;

      td_changeset_parser_push (parser, part, length);
      changes = td_changeset_parser_end (parser, NULL);
      /* Cut behind the header, it is a changeset without changes. */
      g_assert_true (changes == NULL || td_changes_get_n (changes) == 0);
    }
  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (TdChangesetParser) parser = td_changeset_parser_new (side.columns);
      g_autofree guint8 *part = g_memdup2 (changeset->data, changeset->len);

      for (guint k = 0; k < 3; k++)
        part[g_rand_int_range (random, 0, (gint32) changeset->len)] =
          (guint8) g_rand_int_range (random, 0, 256);
      td_changeset_parser_push (parser, part, changeset->len);
    }
  td_recorder_free (recorder);
  close_side (&side);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recorder/like-session", test_like_session);
  g_test_add_func ("/recorder/inverse", test_inverse);
  g_test_add_func ("/recorder/parser", test_parser);
  g_test_add_func ("/recorder/broken", test_broken);
  return g_test_run ();
}
