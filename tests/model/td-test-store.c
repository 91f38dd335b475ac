/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-test-store.h"

#include "test-folder.h"

#include <sqlite3.h>

static TdRecord *
make_organisation (void)
{
  TdRecord *organisation = td_record_new (&td_entity_organisation);

  td_record_set_text (organisation, "governing", "UBND tỉnh Khánh Hòa");
  td_record_set_text (organisation, "department", "Sở Thử nghiệm");
  td_record_set_text (organisation, "place", "Khánh Hòa");
  return organisation;
}

void
td_test_store_init (TdTestStore *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRecord) organisation = make_organisation ();
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("thidua-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = td_test_store_path (self, "Sở Thử nghiệm.thidua");
  self->file = g_file_new_for_path (path);
  self->store = td_store_create (self->file, organisation, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->store);
  td_store_set_author (self->store, "Nguyễn Thị Hạnh");
}

void
td_test_store_clear (TdTestStore *self)
{
  if (self->folder == NULL)
    return;

  td_test_store_close (self);
  test_folder_remove (self->folder);
  g_clear_object (&self->file);
  g_clear_pointer (&self->folder, g_free);
}

void
td_test_store_close (TdTestStore *self)
{
  g_autoptr (GError) error = NULL;

  if (self->store == NULL)
    return;
  g_assert_true (td_store_close (self->store, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&self->store));
}

void
td_test_store_reopen (TdTestStore *self)
{
  g_autoptr (GError) error = NULL;

  td_test_store_close (self);
  self->store = td_store_open (self->file, TD_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->store);
  g_assert_cmpstr (td_store_get_read_only_reason (self->store), ==, NULL);
  td_store_set_author (self->store, "Nguyễn Thị Hạnh");
}

void
td_test_store_tamper (TdTestStore *self,
                      const char  *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (g_file_peek_path (self->file), &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

char *
td_test_store_path (TdTestStore *self,
                    const char  *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static gint64
save_as (TdStore    *store,
         const char *what,
         TdRecord   *record)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = g_strdup_printf ("%s %s", what, td_record_get_title (record));

  td_store_save (store, label, record, &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_record_get_id (record), >, 0);
  return td_record_get_id (record);
}

gint64
td_test_save (TdStore  *store,
              TdRecord *record)
{
  return save_as (store, td_record_get_id (record) == 0 ? "Thêm" : "Sửa", record);
}

gint64
td_test_add_unit (TdStore    *store,
                  const char *name)
{
  g_autoptr (TdRecord) unit = td_record_new (&td_entity_unit);

  td_record_set_text (unit, "name", name);
  return td_test_save (store, unit);
}

gint64
td_test_add_person (TdStore    *store,
                    const char *name,
                    gint64      unit)
{
  g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);

  td_record_set_text (person, "name", name);
  if (unit != 0)
    td_record_set_int (person, "unit", unit);
  return td_test_save (store, person);
}

gint64
td_test_set_text (TdStore        *store,
                  const TdEntity *entity,
                  gint64          id,
                  const char     *key,
                  const char     *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRecord) record = td_reader_get (td_store_get_reader (store), entity, id, &error);

  g_assert_no_error (error);
  td_record_set_text (record, key, value);
  return td_test_save (store, record);
}

char *
td_test_get_text (TdStore        *store,
                  const TdEntity *entity,
                  gint64          id,
                  const char     *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRecord) record = td_reader_get (td_store_get_reader (store), entity, id, &error);

  g_assert_no_error (error);
  return td_record_dup_display (record, key);
}

char *
td_test_find (TdStore       *store,
              const TdQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = td_reader_list (td_store_get_reader (store), query, &error);
  GString *titles = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "",
                            td_record_get_title (records->pdata[i]));
  return g_string_free (titles, FALSE);
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("Nothing happened for ten seconds");
  return G_SOURCE_REMOVE;
}

void
td_test_wait (gboolean *done)
{
  guint source = g_timeout_add_seconds (10, give_up_cb, NULL);

  while (!*done)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}
