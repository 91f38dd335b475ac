/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-schema.h"

#include "td-backup.h"
#include "td-entity.h"
#include "td-error.h"
#include "td-evidence.h"
#include "td-history.h"
#include "td-score-book.h"

#include "test-folder.h"

#include <string.h>

static TdDb *
create_register (TestFolder *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder->path, "sổ.thidua", NULL);
  TdDb *db = td_db_open (path, TD_DB_CREATE, &error);

  g_assert_no_error (error);
  g_assert_true (td_schema_create (db, &error));
  g_assert_no_error (error);
  return db;
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
exec (TdDb       *db,
      const char *sql)
{
  g_autoptr (GError) error = NULL;

  td_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

/* One column against its declaration: the type, and NOT NULL where required. */
static void
check_column (TdDb           *db,
              const TdEntity *entity,
              const TdField  *field)
{
  g_auto (TdStatement) statement = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean row;

  g_assert_true (td_statement_prepare (&statement, db,
                                       "SELECT i.type, i.\"notnull\", f.\"table\", f.\"to\", "
                                       "f.on_update, f.on_delete FROM pragma_table_info (?1) i"
                                       " LEFT JOIN pragma_foreign_key_list (?1) f ON f.\"from\" = "
                                       "i.name WHERE i.name = ?2",
                                       &error));
  td_statement_bind_text (&statement, 1, entity->key);
  td_statement_bind_text (&statement, 2, field->key);
  g_assert_true (td_statement_step (&statement, &row, &error));
  if (!row)
    g_error ("%s has no column %s", entity->key, field->key);

  g_test_message ("%s.%s", entity->key, field->key);
  g_assert_cmpstr (td_statement_get_text (&statement, 0), ==,
                   td_field_is_text_like (field) ? "TEXT" : "INTEGER");
  g_assert_cmpint (td_statement_get_int (&statement, 1) != 0, ==,
                   (field->flags & TD_FIELD_REQUIRED) != 0);
  g_assert_cmpstr (td_statement_get_text (&statement, 2), ==, field->reference);
  if (field->reference != NULL)
    {
      g_assert_cmpstr (td_statement_get_text (&statement, 3), ==, "id");
      g_assert_cmpstr (td_statement_get_text (&statement, 4), ==, "NO ACTION");
      g_assert_cmpstr (td_statement_get_text (&statement, 5), ==, "NO ACTION");
    }
}

/* The entity is the one declaration: tables have its fields and no others. */
static void
test_tables (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (TdDb) db = create_register (&folder);
  guint n_entities;
  const TdEntity *const *entities = td_entities_get (&n_entities);

  for (guint i = 0; i < n_entities; i++)
    {
      g_autofree char *count =
        g_strdup_printf ("SELECT count(*) FROM pragma_table_info ('%s')", entities[i]->key);
      g_autofree char *key = g_strdup_printf ("SELECT cid = 0 AND pk = 1 AND type = 'INTEGER'"
                                              " FROM pragma_table_info ('%s') WHERE name = 'id'",
                                              entities[i]->key);

      g_assert_cmpint (get_int (db, count), ==, entities[i]->n_fields + 1);
      g_assert_cmpint (get_int (db, key), ==, 1);
      for (guint f = 0; f < entities[i]->n_fields; f++)
        check_column (db, entities[i], &entities[i]->fields[f]);
    }
  g_assert_cmpint (get_int (db,
                            "SELECT count(*) FROM sqlite_schema WHERE type = 'table'"
                            " AND name NOT IN ('change_log', 'change_touch', 'content', "
                            "'sqlite_sequence')"),
                   ==, n_entities);
}

/* A reference without an index would make each removal read whole tables; a
 * unique field without one each import. */
static void
test_indexes (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (TdDb) db = create_register (&folder);
  guint n_entities;
  const TdEntity *const *entities = td_entities_get (&n_entities);

  for (guint i = 0; i < n_entities; i++)
    for (guint f = 0; f < entities[i]->n_fields; f++)
      {
        const TdField *field = &entities[i]->fields[f];
        g_autofree char *sql = NULL;

        if (field->reference == NULL && (field->flags & TD_FIELD_UNIQUE) == 0)
          continue;
        sql = g_strdup_printf ("SELECT count(*) FROM pragma_index_list ('%s') l, pragma_index_info "
                               "(l.name) c"
                               " WHERE c.seqno = 0 AND c.name = '%s'",
                               entities[i]->key, field->key);
        g_test_message ("%s.%s", entities[i]->key, field->key);
        g_assert_cmpint (get_int (db, sql), >=, 1);
      }
}

/* What undo cannot stand: data triggers, UNIQUE indexes, views of other tables. */
static void
test_nothing_else (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (TdDb) db = create_register (&folder);

  g_assert_cmpint (get_int (db, "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND "
                                "tbl_name <> 'change_log'"),
                   ==, 0);
  g_assert_cmpint (get_int (db, "SELECT count(*) FROM sqlite_schema WHERE type = 'view'"), ==, 0);
  g_assert_cmpint (get_int (db, "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND sql "
                                "LIKE '%UNIQUE%'"),
                   ==, 0);
  g_assert_cmpint (get_int (db, "PRAGMA user_version"), ==, TD_SCHEMA_VERSION);
  g_assert_cmpint (get_int (db, "PRAGMA application_id"), ==, TD_APPLICATION_FORMAT);
}

static void
test_log_is_append_only (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (TdDb) db = create_register (&folder);

  exec (db, "INSERT INTO change_log VALUES (1, 0, 'a', 'b', 1, NULL, 0, '', '', x'00')");
  g_assert_false (td_db_exec (db, "UPDATE change_log SET label = 'c'", NULL));
  g_assert_false (td_db_exec (db, "DELETE FROM change_log", NULL));
  g_assert_false (td_db_exec (db,
                              "INSERT OR REPLACE INTO change_log VALUES (1, 0, 'a', 'c', 1, NULL, "
                              "0, '', '', x'00')",
                              NULL));
  g_assert_cmpint (get_int (db, "SELECT count(*) FROM change_log WHERE label = 'b'"), ==, 1);
}

/* The register as version TD_SCHEMA_VERSION, and steps that come after it. */
static gboolean
upgrade_by (TdDb       *db,
            const char *sql,
            gboolean    rebuilds,
            GError    **error)
{
  TdSchemaStep steps[TD_SCHEMA_VERSION + 1] = { { NULL } };

  steps[TD_SCHEMA_VERSION] = (TdSchemaStep) { sql, rebuilds };
  return td_schema_upgrade_by (db, steps, G_N_ELEMENTS (steps), error);
}

static char *
copy_name (guint again)
{
  return again < 2 ? g_strdup_printf ("sổ.v%d.thidua", TD_SCHEMA_VERSION)
                   : g_strdup_printf ("sổ.v%d-%u.thidua", TD_SCHEMA_VERSION, again);
}

static TdDb *
open_copy (TestFolder *folder,
           guint       again)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = copy_name (again);
  g_autofree char *path = g_build_filename (folder->path, name, NULL);
  TdDb *copy = td_db_open (path, TD_DB_READ_FILE, &error);

  g_assert_no_error (error);
  return copy;
}

static void
test_upgrade (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (TdDb) db = create_register (&folder);
  g_autoptr (TdDb) copy = NULL;
  g_autoptr (GError) error = NULL;

  exec (db, "INSERT INTO unit (id, name) VALUES (1, 'Phòng')");
  g_assert_true (
    upgrade_by (db, "ALTER TABLE unit ADD COLUMN extra TEXT; UPDATE unit SET extra = 'mới'", FALSE,
                &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_int (db, "PRAGMA user_version"), ==, TD_SCHEMA_VERSION + 1);
  g_assert_cmpint (get_int (db, "SELECT count(*) FROM unit WHERE extra = 'mới'"), ==, 1);

  /* The copy is the register as it was. */
  copy = open_copy (&folder, 1);
  g_assert_cmpint (get_int (copy, "PRAGMA user_version"), ==, TD_SCHEMA_VERSION);
  g_assert_cmpint (get_int (copy, "PRAGMA application_id"), ==, TD_APPLICATION_FORMAT);
  g_assert_cmpint (get_int (copy, "SELECT count(*) FROM unit"), ==, 1);
  g_assert_cmpint (get_int (copy,
                            "SELECT count(*) FROM pragma_table_info ('unit') WHERE name = 'extra'"),
                   ==, 0);
}

/* A step that fails leaves the version and every row; the next attempt makes a
 * copy of its own. */
static void
test_upgrade_fails (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (TdDb) db = create_register (&folder);
  g_autoptr (TdDb) copy = NULL;
  g_autoptr (GError) error = NULL;

  exec (db, "INSERT INTO unit (id, name) VALUES (1, 'Phòng')");
  g_assert_false (
    upgrade_by (db, "DELETE FROM unit; INSERT INTO nowhere VALUES (1)", FALSE, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpint (get_int (db, "PRAGMA user_version"), ==, TD_SCHEMA_VERSION);
  g_assert_cmpint (get_int (db, "SELECT count(*) FROM unit"), ==, 1);

  g_assert_true (upgrade_by (db, "ALTER TABLE unit ADD COLUMN extra TEXT", FALSE, &error));
  copy = open_copy (&folder, 2);
  g_assert_cmpint (get_int (copy, "SELECT count(*) FROM unit"), ==, 1);
}

/* A table is rebuilt with foreign keys off, and they are checked before the end. */
static void
test_upgrade_rebuilds (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (TdDb) db = create_register (&folder);
  g_autoptr (GError) error = NULL;

  exec (db, "INSERT INTO unit (id, name) VALUES (1, 'Phòng'); INSERT INTO staff (id, name, unit) "
            "VALUES (2, 'An', 1)");
  g_assert_false (upgrade_by (db, "DELETE FROM unit", TRUE, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_cmpint (get_int (db, "SELECT count(*) FROM unit"), ==, 1);
  g_assert_cmpint (get_int (db, "PRAGMA foreign_keys"), ==, 1);

  g_assert_true (upgrade_by (db,
                             "CREATE TABLE other AS SELECT * FROM unit; DELETE FROM unit;"
                             "INSERT INTO unit SELECT * FROM other; DROP TABLE other",
                             TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_int (db, "PRAGMA foreign_keys"), ==, 1);
}

static void
test_too_new (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (TdDb) db = create_register (&folder);
  g_autoptr (GError) error = NULL;

  exec (db, "PRAGMA user_version=1000");
  g_assert_false (td_schema_upgrade (db, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_TOO_NEW);
  g_assert_cmpint (get_int (db, "PRAGMA user_version"), ==, 1000);
}

/* What version 2 added: a round of two units, closed, with evidence. */
static void
check_scores (TdStore *store)
{
  TdReader *reader = td_store_get_reader (store);
  g_autoptr (TdQuery) seals = td_query_new (&td_entity_round_seal);
  g_autoptr (TdQuery) results = td_query_new (&td_entity_round_result);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRecord) seal = NULL;
  g_autoptr (TdRecord) result = NULL;
  g_autoptr (TdCriteriaSet) set = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GBytes) content = NULL;
  gint64 master;

  master = td_criteria_set_lookup (reader, "Bộ tiêu chí mẫu", &error);
  g_assert_cmpint (td_criteria_count_rounds (reader, master, &error), ==, 1);
  set = td_criteria_set_load (reader, master, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (set->criteria->len, ==, 3);

  seal = td_reader_first (reader, seals, &error);
  g_assert_no_error (error);
  g_assert_true (td_round_seal_verify (reader, td_record_get_id (seal), &error));
  g_assert_no_error (error);
  td_query_filter_text (results, "band", TD_FILTER_IS, "DAT");
  result = td_reader_first (reader, results, &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_record_get_int_or (result, "total", 0), ==, 18000);

  files = td_evidence_list (reader, td_record_get_int_or (result, "sheet", 0), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1);
  content = td_attachment_read (reader, files->pdata[0], &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (content, NULL), g_bytes_get_size (content),
                   "Nội dung minh chứng", strlen ("Nội dung minh chứng"));
}

/* Registers of every released version, made by that version: they open, are
 * whole, and say what they said.  tests/data/registers/README.md tells how one
 * is made. */
static void
test_old_registers (void)
{
  g_auto (TestFolder) folder = test_folder_make ();

  for (guint version = 1; version <= TD_SCHEMA_VERSION; version++)
    {
      g_autofree char *name = g_strdup_printf ("v%03u.thidua", version);
      g_autofree char *kept = g_test_build_filename (G_TEST_DIST, "data", "registers", name, NULL);
      g_autoptr (GFile) source = g_file_new_for_path (kept);
      g_autoptr (GFile) file = test_folder_get (&folder, name);
      g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
      g_autoptr (GError) error = NULL;
      g_autoptr (TdStore) store = NULL;
      g_autoptr (TdRecord) person = NULL;
      gint64 n_entries;

      g_assert_true (g_file_copy (source, file, G_FILE_COPY_NONE, NULL, NULL, NULL, &error));
      store = td_store_open (file, TD_OPEN_DEFAULT, &error);
      g_assert_no_error (error);
      g_assert_false (td_store_is_read_only (store));
      g_assert_cmpint (td_reader_count (td_store_get_reader (store), query, &error), ==, 3);
      g_assert_true (td_history_verify (td_store_get_reader (store), &n_entries, &error));
      g_assert_no_error (error);
      g_assert_cmpint (n_entries, >=, 5);

      td_query_set_search (query, "dang van phong");
      person = td_reader_first (td_store_get_reader (store), query, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (td_record_get_text (person, "name"), ==, "Đặng Thị Ánh");
      g_assert_cmpstr (td_record_get_reference_title (person, "unit"), ==, "Văn phòng");
      if (version >= 2)
        check_scores (store);
      g_assert_true (td_store_check (store, NULL, NULL, &error));
      g_assert_no_error (error);

      /* Its last change, made by that version, is undone by this one. */
      g_assert_cmpint (td_store_undo (store, &error), >, 0);
      g_assert_no_error (error);
      td_store_close (store, NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/tables", test_tables);
  g_test_add_func ("/schema/indexes", test_indexes);
  g_test_add_func ("/schema/nothing-else", test_nothing_else);
  g_test_add_func ("/schema/log-is-append-only", test_log_is_append_only);
  g_test_add_func ("/schema/upgrade", test_upgrade);
  g_test_add_func ("/schema/upgrade-fails", test_upgrade_fails);
  g_test_add_func ("/schema/upgrade-rebuilds", test_upgrade_rebuilds);
  g_test_add_func ("/schema/too-new", test_too_new);
  g_test_add_func ("/schema/old-registers", test_old_registers);
  return g_test_run ();
}
