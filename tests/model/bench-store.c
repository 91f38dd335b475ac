/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-test-store.h"

#include "td-list-model.h"
#include "td-text.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <sqlite3.h>
#include <string.h>

/* Measures the store against a floor program that does the same with bare SQL,
 * in the same run and turn by turn.  DESIGN.md 6 has the budgets. */

#define N_PEOPLE 100000
#define N_UNITS 500
#define N_EDITS 200
#define N_KEYSTROKES 20
#define N_FEW 1000
#define SCREEN 40

static const char *const families[] = {
  "Nguyễn", "Trần", "Lê",  "Phạm", "Hoàng", "Huỳnh", "Phan",  "Vũ",
  "Võ",     "Đặng", "Bùi", "Đỗ",   "Hồ",    "Ngô",   "Dương", "Lý",
};
static const char *const middles[] = {
  "Văn",  "Thị",   "Hữu",     "Đức",  "Thị Bích", "Ngọc",
  "Minh", "Quang", "Thị Thu", "Xuân", "Anh",      "Thanh",
};
static const char *const givens[] = {
  "An",   "Ánh",  "Bình",  "Chi",   "Cường", "Dũng", "Đạt",   "Giang", "Hà",   "Hạnh",
  "Hiếu", "Hòa",  "Hương", "Khánh", "Lan",   "Linh", "Long",  "Mai",   "Nam",  "Nga",
  "Oanh", "Phúc", "Quân",  "Sơn",   "Tâm",   "Thảo", "Trang", "Tuấn",  "Uyên", "Yến",
};
static const char *const posts[] = {
  "Chuyên viên",  "Chuyên viên chính", "Trưởng phòng", "Phó Trưởng phòng",
  "Kế toán viên", "Văn thư",           "Giáo viên",
};

static double
to_ms (gint64 microseconds)
{
  return (double) microseconds / 1000;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const gint64 *one = a;
  const gint64 *other = b;

  return (*one > *other) - (*one < *other);
}

static double
median_ms (gint64 *times,
           guint   n_times)
{
  qsort (times, n_times, sizeof *times, compare_times);
  return to_ms (times[n_times / 2]);
}

static void
report (const char *name,
        double      ms,
        double      floor_ms,
        const char *budget)
{
  g_print ("%s: %.3f ms, floor %.3f ms, ratio %.2f (budget %s)\n", name, ms, floor_ms,
           ms / floor_ms, budget);
}

static sqlite3_stmt *
prepare (sqlite3    *db,
         const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

static void
run (sqlite3    *db,
     const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

/* The same durability, and as much memory as the store's connection has. */
static sqlite3 *
open_bare (const char *path)
{
  sqlite3 *db = NULL;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                       NULL) != SQLITE_OK)
    g_error ("%s cannot be opened", path);
  run (db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA "
           "cache_size=-65536");
  return db;
}

static TdRecord *
make_person (guint         number,
             const gint64 *units)
{
  TdRecord *person = td_record_new (&td_entity_staff);
  g_autofree char *name = g_strdup_printf ("%s %s %s", families[number % G_N_ELEMENTS (families)],
                                           middles[number / 7 % G_N_ELEMENTS (middles)],
                                           givens[number / 3 % G_N_ELEMENTS (givens)]);
  g_autofree char *birth =
    g_strdup_printf ("%u-%02u-%02u", 1965 + number % 38, 1 + number % 12, 1 + number % 28);
  g_autofree char *cccd = g_strdup_printf ("0560%08u", number);
  g_autofree char *code = g_strdup_printf ("CB%06u", number);

  td_record_set_text (person, "code", code);
  td_record_set_text (person, "name", name);
  td_record_set_text (person, "birth", birth);
  td_record_set_text (person, "sex", number % 2 == 0 ? "nam" : "nu");
  td_record_set_text (person, "post", posts[number % G_N_ELEMENTS (posts)]);
  td_record_set_int (person, "unit", units[number % N_UNITS]);
  td_record_set_text (person, "kind", "cong_chuc");
  td_record_set_text (person, "rank", "01.003");
  td_record_set_int (person, "coefficient", 2340 + number % 9 * 330);
  td_record_set_text (person, "cccd", cccd);
  td_record_set_int (person, "party", number % 3 == 0);
  td_record_set_text (person, "education", "Đại học");
  return person;
}

typedef struct
{
  guint     n_people;
  gint64    units[N_UNITS];
  TdRecord *people[N_PEOPLE];
} TdCrowd;

static void
make_people (TdCrowd *crowd)
{
  for (guint i = 0; i < crowd->n_people; i++)
    crowd->people[i] = make_person (i, crowd->units);
}

static void
free_people (TdCrowd *crowd)
{
  for (guint i = 0; i < crowd->n_people; i++)
    g_object_unref (crowd->people[i]);
}

static gboolean
save_units (TdWriter     *writer,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  TdCrowd *crowd = data;

  for (guint i = 0; i < N_UNITS; i++)
    {
      g_autoptr (TdRecord) unit = td_record_new (&td_entity_unit);
      g_autofree char *name = g_strdup_printf ("Phòng Nghiệp vụ số %u", i + 1);

      td_record_set_text (unit, "name", name);
      if (!td_writer_save (writer, unit, NULL, error))
        return FALSE;
      crowd->units[i] = td_record_get_id (unit);
    }
  return TRUE;
}

static gboolean
save_people (TdWriter     *writer,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  TdCrowd *crowd = data;

  for (guint i = 0; i < crowd->n_people; i++)
    if (!td_writer_save (writer, crowd->people[i], NULL, error))
      return FALSE;
  return TRUE;
}

static void
do_write (TdStore    *store,
          TdWriteFunc func,
          gpointer    data)
{
  g_autoptr (GError) error = NULL;

  if (td_store_write (store, "Nhập danh sách", func, data, NULL, &error) <= 0)
    g_error ("%s", error != NULL ? error->message : "nothing was written");
}

/* Prepared inserts, recorded by a session whose changeset is kept: what any
 * program pays that can undo.  What the store does besides is to derive sort keys
 * and search texts, to check, and to hash. */
static void
bind_person (sqlite3_stmt *statement,
             TdRecord     *person)
{
  const TdEntity *staff = &td_entity_staff;

  sqlite3_bind_int64 (statement, 1, td_record_get_id (person));
  for (guint i = 0; i < staff->n_fields; i++)
    {
      const char *key = staff->fields[i].key;

      if (!td_record_has (person, key))
        sqlite3_bind_null (statement, (int) i + 2);
      else if (td_field_is_text_like (&staff->fields[i]))
        sqlite3_bind_text (statement, (int) i + 2, td_record_get_text (person, key), -1,
                           SQLITE_STATIC);
      else
        sqlite3_bind_int64 (statement, (int) i + 2, td_record_get_int_or (person, key, 0));
    }
}

static sqlite3_stmt *
prepare_insert (sqlite3 *db)
{
  const TdEntity *staff = &td_entity_staff;
  g_autoptr (GString) sql = g_string_new ("INSERT INTO staff (id");
  g_autoptr (GString) values = g_string_new ("?1");

  for (guint i = 0; i < staff->n_fields; i++)
    {
      g_string_append_printf (sql, ", \"%s\"", staff->fields[i].key);
      g_string_append_printf (values, ", ?%u", i + 2);
    }
  g_string_append_printf (sql, ") VALUES (%s)", values->str);
  return prepare (db, sql->str);
}

static void
keep_changeset (sqlite3         *db,
                sqlite3_session *session)
{
  sqlite3_stmt *statement = prepare (db, "INSERT INTO bare_changeset VALUES (?1)");
  void *changeset = NULL;
  int size = 0;

  sqlite3session_changeset (session, &size, &changeset);
  sqlite3_bind_blob (statement, 1, changeset, size, sqlite3_free);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  sqlite3session_delete (session);
}

static gint64
insert_bare (const char *path,
             TdCrowd    *crowd)
{
  sqlite3 *db = open_bare (path);
  sqlite3_stmt *statement = prepare_insert (db);
  sqlite3_session *session = NULL;
  gint64 began;

  run (db, "DELETE FROM staff; CREATE TABLE bare_changeset (bytes BLOB)");
  began = g_get_monotonic_time ();
  run (db, "BEGIN IMMEDIATE");
  sqlite3session_create (db, "main", &session);
  sqlite3session_attach (session, "staff");
  for (guint i = 0; i < crowd->n_people; i++)
    {
      bind_person (statement, crowd->people[i]);
      if (sqlite3_step (statement) != SQLITE_DONE)
        g_error ("%s", sqlite3_errmsg (db));
      sqlite3_reset (statement);
    }
  keep_changeset (db, session);
  run (db, "COMMIT");
  began = g_get_monotonic_time () - began;
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return began;
}

static char *
copy_register (TdTestStore *test,
               const char  *name)
{
  g_autoptr (GError) error = NULL;
  char *path = td_test_store_path (test, name);
  g_autoptr (GFile) copy = g_file_new_for_path (path);

  td_test_store_close (test);
  if (!g_file_copy (test->file, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  td_test_store_reopen (test);
  return path;
}

static void
measure_import (TdTestStore *test,
                TdCrowd     *crowd)
{
  gint64 began;
  g_autofree char *bare = NULL;

  do_write (test->store, save_units, crowd);
  make_people (crowd);

  began = g_get_monotonic_time ();
  do_write (test->store, save_people, crowd);
  began = g_get_monotonic_time () - began;
  bare = copy_register (test, "trần.thidua");
  report ("insert of 100,000 people", to_ms (began), to_ms (insert_bare (bare, crowd)), "2.00");
}

static gboolean
count_text (TdRecord *record,
            gpointer  user_data,
            GError  **error)
{
  gsize *length = user_data;

  *length += strlen (td_record_get_text (record, "name"));
  return TRUE;
}

static gint64
stream_bare (const char *path)
{
  sqlite3 *db = open_bare (path);
  sqlite3_stmt *statement = prepare (db,
                                     "SELECT t.code, t.name, t.birth, t.sex, t.post, u.name, "
                                     "t.kind, t.rank, t.coefficient, t.cccd, t.party, t.education"
                                     " FROM staff t LEFT JOIN unit u ON u.id = t.unit WHERE "
                                     "t.archived IS NOT 1 ORDER BY t.sort_key, t.id");
  gint64 began = g_get_monotonic_time ();
  gsize length = 0;

  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < 12; i++)
      {
        g_autofree char *text = g_strdup ((const char *) sqlite3_column_text (statement, i));

        length += text != NULL ? strlen (text) : 0;
      }
  g_assert_cmpuint (length, >, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return g_get_monotonic_time () - began;
}

static void
measure_stream (TdTestStore *test,
                const char  *bare)
{
  static const char *const keys[] = {
    "code", "name", "birth", "sex", "post", "unit", "kind", "rank", "coefficient", "cccd", "party",
    "education", NULL,
  };
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReader) reader = td_store_open_reader (test->store, &error);
  gsize length = 0;
  gint64 began = g_get_monotonic_time ();

  if (!td_reader_foreach_fields (reader, query, keys, count_text, &length, NULL, &error))
    g_error ("%s", error->message);
  began = g_get_monotonic_time () - began;
  report ("streaming 100,000 people, 12 fields", to_ms (began), to_ms (stream_bare (bare)),
          "none");
}

static void
keep_ids_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  GArray **ids = user_data;
  g_autoptr (GError) error = NULL;

  *ids = td_store_query_finish (TD_STORE (source), result, &error);
  g_assert_no_error (error);
}

/* From the key to the first screen of rows. */
static gint64
type_in_store (TdStore    *store,
               const char *text,
               guint      *n_found)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gint64 began = g_get_monotonic_time ();

  td_query_set_search (query, text);
  td_store_query_async (store, query, NULL, keep_ids_cb, &ids);
  while (ids == NULL)
    g_main_context_iteration (NULL, TRUE);
  rows = td_reader_load (td_store_get_reader (store), &td_entity_staff, (gint64 *) ids->data,
                         MIN (ids->len, SCREEN), NULL);
  *n_found = ids->len;
  g_assert_cmpuint (rows->len, ==, MIN (ids->len, SCREEN));
  return g_get_monotonic_time () - began;
}

static gint64
type_in_bare (sqlite3    *db,
              const char *text,
              guint       n_found)
{
  g_autofree char *folded = td_text_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1); /* none for "" */
  g_autoptr (GString) sql = g_string_new ("SELECT id FROM staff t WHERE archived IS NOT 1");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 began = g_get_monotonic_time ();
  sqlite3_stmt *statement;

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (sql,
                            " AND (search LIKE '%%%s%%' OR unit IN (SELECT id FROM unit WHERE "
                            "search LIKE '%%%s%%'))",
                            words[i], words[i]);
  g_string_append (sql, " ORDER BY sort_key, id");
  statement = prepare (db, sql->str);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  sqlite3_finalize (statement);
  g_assert_cmpuint (ids->len, ==, n_found);

  statement =
    prepare (db,
             "SELECT t.*, u.name FROM staff t LEFT JOIN unit u ON u.id = t.unit WHERE t.id = ?1");
  for (guint i = 0; i < MIN (ids->len, SCREEN); i++)
    {
      sqlite3_bind_int64 (statement, 1, g_array_index (ids, gint64, i));
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
  return g_get_monotonic_time () - began;
}

static void
measure_search (TdTestStore *test,
                const char  *bare,
                const char  *text)
{
  sqlite3 *db = open_bare (bare);
  gint64 ours[N_KEYSTROKES];
  gint64 floor[N_KEYSTROKES];
  g_autofree char *name = NULL;
  guint n_found = 0;

  for (guint i = 0; i < N_KEYSTROKES; i++)
    {
      ours[i] = type_in_store (test->store, text, &n_found);
      floor[i] = type_in_bare (db, text, n_found);
    }
  sqlite3_close (db);
  name = g_strdup_printf ("search keystroke, 100,000 people, “%s” (%u found)", text, n_found);
  report (name, median_ms (ours, N_KEYSTROKES), median_ms (floor, N_KEYSTROKES), "1.50 and 30 ms");
}

static gint64
edit_in_store (TdStore *store,
               gint64   id,
               guint    turn)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRecord) person =
    td_reader_get (td_store_get_reader (store), &td_entity_staff, id, &error);
  g_autofree char *post = g_strdup_printf ("Chuyên viên hạng %u", turn);
  gint64 began = g_get_monotonic_time ();

  td_record_set_text (person, "post", post);
  if (!td_store_save (store, "Sửa cán bộ", person, &error))
    g_error ("%s", error->message);
  return g_get_monotonic_time () - began;
}

/* The first letter after a change: the texts are read anew. */
static void
measure_search_after_edit (TdTestStore *test,
                           const char  *bare,
                           TdCrowd     *crowd)
{
  sqlite3 *db = open_bare (bare);
  gint64 ours[N_KEYSTROKES];
  gint64 floor[N_KEYSTROKES];
  guint n_found = 0;

  for (guint i = 0; i < N_KEYSTROKES; i++)
    {
      edit_in_store (test->store, td_record_get_id (crowd->people[i]), i);
      ours[i] = type_in_store (test->store, "nguyễn", &n_found);
      floor[i] = type_in_bare (db, "nguyễn", n_found);
    }
  sqlite3_close (db);
  report ("search keystroke after an edit, “nguyễn”", median_ms (ours, N_KEYSTROKES),
          median_ms (floor, N_KEYSTROKES), "1.50");
}

static gint64
edit_in_bare (sqlite3 *db,
              gint64   id,
              guint    turn)
{
  g_autofree char *update =
    g_strdup_printf ("UPDATE staff SET post = 'Chuyên viên hạng %u', search = search || '%u'"
                     " WHERE id = %" G_GINT64_FORMAT,
                     turn, turn, id);
  g_autofree char *insert =
    g_strdup_printf ("INSERT INTO bare_log (at, label) VALUES (%u, 'Sửa cán bộ')", turn);
  gint64 began = g_get_monotonic_time ();

  run (db, "BEGIN IMMEDIATE");
  run (db, update);
  run (db, insert);
  run (db, "COMMIT");
  return g_get_monotonic_time () - began;
}

static void
measure_edits (TdTestStore *test,
               const char  *bare,
               TdCrowd     *crowd)
{
  sqlite3 *db = open_bare (bare);
  gint64 ours[N_EDITS];
  gint64 floor[N_EDITS];

  run (db, "CREATE TABLE bare_log (id INTEGER PRIMARY KEY, at INTEGER, label TEXT)");
  for (guint i = 0; i < N_EDITS; i++)
    {
      gint64 id = td_record_get_id (crowd->people[i * 37 % crowd->n_people]);

      ours[i] = edit_in_store (test->store, id, i);
      floor[i] = edit_in_bare (db, id, i);
    }
  sqlite3_close (db);
  report ("saving one edit", median_ms (ours, N_EDITS), median_ms (floor, N_EDITS), "2.00");
}

static void
measure_opening (TdTestStore *test)
{
  gint64 began;

  td_test_store_close (test);
  began = g_get_monotonic_time ();
  td_test_store_reopen (test);
  g_print ("opening a register of 100,000 people: %.3f ms\n",
           to_ms (g_get_monotonic_time () - began));
}

/* From nothing to the rows of a first screen, without the window's part. */
static gint64
open_list (TdStore *store,
           guint   *n_loads)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (TdListModel) list = NULL;
  gint64 began = g_get_monotonic_time ();

  list = td_list_model_new (store, query);
  for (guint i = 0; i < SCREEN; i++)
    {
      g_autoptr (TdRecord) person = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_nonnull (td_record_get_title (person));
    }
  began = g_get_monotonic_time () - began;
  *n_loads = td_list_model_get_n_loads (list);
  return began;
}

static void
fill_small (TdTestStore *small)
{
  g_autofree TdCrowd *crowd = g_new0 (TdCrowd, 1);

  crowd->n_people = N_FEW;
  td_test_store_init (small);
  do_write (small->store, save_units, crowd);
  make_people (crowd);
  do_write (small->store, save_people, crowd);
  free_people (crowd);
}

/* The budget of twice the time for a hundred times the people is the page's, with
 * its widgets: what counts here is what the people add to it. */
static void
measure_list (TdTestStore *test,
              const char  *bare)
{
  g_auto (TdTestStore) small = { 0 };
  sqlite3 *db = open_bare (bare);
  gint64 large_times[N_KEYSTROKES];
  gint64 small_times[N_KEYSTROKES];
  gint64 floor[N_KEYSTROKES];
  double large_ms, small_ms;
  guint n_large = 0;
  guint n_small = 0;

  fill_small (&small);
  for (guint i = 0; i < N_KEYSTROKES; i++)
    {
      large_times[i] = open_list (test->store, &n_large);
      small_times[i] = open_list (small.store, &n_small);
      floor[i] = type_in_bare (db, "", N_PEOPLE);
    }
  sqlite3_close (db);
  large_ms = median_ms (large_times, N_KEYSTROKES);
  small_ms = median_ms (small_times, N_KEYSTROKES);
  report ("staff list of 100,000 people, without a window", large_ms,
          median_ms (floor, N_KEYSTROKES), "1.50");
  g_print ("the same for 1,000 people: %.3f ms; 100,000 people add %.3f ms to opening the page\n",
           small_ms, large_ms - small_ms);
  g_print ("row loads to open it: %u, floor %u (budget: the same)\n", n_large, n_small);
}

int
main (int   argc,
      char *argv[])
{
  g_auto (TdTestStore) test = { 0 };
  g_autofree TdCrowd *crowd = g_new0 (TdCrowd, 1);
  g_autofree char *bare = NULL;

  setlocale (LC_ALL, "");
  crowd->n_people = N_PEOPLE;
  td_test_store_init (&test);
  measure_import (&test, crowd);
  measure_opening (&test);
  bare = copy_register (&test, "so-sánh.thidua");
  measure_stream (&test, bare);
  measure_search (&test, bare, "n");
  measure_search (&test, bare, "nguyen");
  measure_search (&test, bare, "nguyễn");
  measure_search (&test, bare, "hanh nghiep vu so 12");
  measure_search (&test, bare, "khongcoai");
  measure_search_after_edit (&test, bare, crowd);
  measure_list (&test, bare);
  measure_edits (&test, bare, crowd);
  free_people (crowd);
  return 0;
}
