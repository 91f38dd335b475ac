/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-history.h"

#include "td-error.h"

#include "td-test-store.h"

#include <string.h>

static TdReader *
get_reader (TdTestStore *test)
{
  return td_store_get_reader (test->store);
}

/* The entries as "id:undoes:undone_by:n_records label", one line each. */
static char *
describe_entries (GPtrArray *entries)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const TdChangeEntry *entry = entries->pdata[i];

      g_assert_cmpstr (entry->who, ==, "Nguyễn Thị Hạnh");
      g_assert_cmpint (entry->at, >, 1577836800);
      g_string_append_printf (text, "%d:%d:%d:%u %s\n", (int) entry->id, (int) entry->undoes,
                              (int) entry->undone_by, entry->n_records, entry->label);
    }
  return g_string_free (text, FALSE);
}

static char *
describe_details (GPtrArray *details)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < details->len; i++)
    {
      const TdChangeDetail *detail = details->pdata[i];

      g_string_append_printf (text, "%s %s.%s: %s > %s\n", detail->title, detail->entity->key,
                              detail->field->key,
                              detail->old_value != NULL ? detail->old_value : "-",
                              detail->new_value != NULL ? detail->new_value : "-");
    }
  return g_string_free (text, FALSE);
}

static void
assert_details (TdTestStore *test,
                gint64       change,
                const char  *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) details = td_history_details (get_reader (test), change, 100, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = describe_details (details);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_list (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) some = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *part = NULL;
  gint64 id;

  td_test_store_init (&test);
  id = td_test_add_person (test.store, "Nguyễn Văn An", 0);
  td_test_set_text (test.store, &td_entity_staff, id, "post", "Văn thư");
  td_store_undo (test.store, &error);
  td_store_redo (test.store, &error);
  g_assert_no_error (error);
  all = td_history_list (get_reader (&test), 0, 100, &error);
  text = describe_entries (all);
  g_assert_true (g_str_has_prefix (text, "4:3:0:1 "));
  g_assert_nonnull (strstr (text, "\n3:2:4:1 "));
  g_assert_true (
    g_str_has_suffix (text, "\n2:0:3:1 Sửa Nguyễn Văn An\n1:0:0:1 Thêm Nguyễn Văn An\n"));

  some = td_history_list (get_reader (&test), 3, 1, &error);
  part = describe_entries (some);
  g_assert_cmpstr (part, ==, "2:0:3:1 Sửa Nguyễn Văn An\n");
}

static gboolean
delete_person (TdWriter     *writer,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  return td_writer_delete (writer, &td_entity_staff, *(gint64 *) data, error);
}

/* Old and new values as a person reads them; what is derived is left out. */
static void
test_details (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);
  g_autoptr (GError) error = NULL;
  gint64 id, unit, other;

  td_test_store_init (&test);
  unit = td_test_add_unit (test.store, "Văn phòng");
  other = td_test_add_unit (test.store, "Thanh tra");
  td_record_set_text (person, "name", "Đặng Thị Ánh");
  td_record_set_text (person, "birth", "1990-02-08");
  td_record_set_int (person, "coefficient", 3660);
  td_record_set_int (person, "unit", unit);
  id = td_test_save (test.store, person);
  assert_details (&test, 3,
                  "Đặng Thị Ánh staff.name: - > Đặng Thị Ánh\n"
                  "Đặng Thị Ánh staff.birth: - > 08/02/1990\n"
                  "Đặng Thị Ánh staff.unit: - > Văn phòng\n"
                  "Đặng Thị Ánh staff.coefficient: - > 3,66\n");

  td_record_set_text (person, "name", "Đặng Thị Hồng Ánh");
  td_record_set_int (person, "unit", other);
  td_record_clear (person, "birth");
  td_test_save (test.store, person);
  assert_details (&test, 4,
                  "Đặng Thị Hồng Ánh staff.name: Đặng Thị Ánh > Đặng Thị Hồng Ánh\n"
                  "Đặng Thị Hồng Ánh staff.birth: 08/02/1990 > \n"
                  "Đặng Thị Hồng Ánh staff.unit: Văn phòng > Thanh tra\n");

  g_assert_cmpint (td_store_write (test.store, "Xóa", delete_person, &id, NULL, &error), ==, 5);
  g_assert_no_error (error);
  assert_details (&test, 5,
                  "Đặng Thị Hồng Ánh staff.name: Đặng Thị Hồng Ánh > -\n"
                  "Đặng Thị Hồng Ánh staff.unit: Thanh tra > -\n"
                  "Đặng Thị Hồng Ánh staff.coefficient: 3,66 > -\n");
  /* Who is gone is still named by the entry that removed him. */
  assert_details (&test, 4,
                  "Đặng Thị Hồng Ánh staff.name: Đặng Thị Ánh > Đặng Thị Hồng Ánh\n"
                  "Đặng Thị Hồng Ánh staff.birth: 08/02/1990 > \n"
                  "Đặng Thị Hồng Ánh staff.unit: Văn phòng > Thanh tra\n");
}

static gboolean
save_many (TdWriter     *writer,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  gint64 *last = data;

  for (guint i = 0; i < 8000; i++)
    {
      g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);
      g_autofree char *name = g_strdup_printf ("Nguyễn Văn %u", i);

      td_record_set_text (person, "name", name);
      td_record_set_text (
        person, "note", "một ghi chú để changeset của lần nhập này không còn nằm gọn trong bộ nhớ");
      if (!td_writer_save (writer, person, NULL, error))
        return FALSE;
      *last = td_record_get_id (person);
    }
  td_writer_set_label (writer, "Nhập 8.000 người");
  return TRUE;
}

/* A large change, which goes through the temporary database: all of it is there,
 * its hash fits, one of its records is found, and it can be undone. */
static void
test_large (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) details = NULL;
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *values = NULL;
  gint64 last = 0;
  gint64 n = 0;

  td_test_store_init (&test);
  g_assert_cmpint (td_store_write (test.store, "Nhập", save_many, &last, NULL, &error), ==, 1);
  g_assert_no_error (error);
  entries = td_history_of_record (get_reader (&test), &td_entity_staff, last, 10, &error);
  text = describe_entries (entries);
  g_assert_cmpstr (text, ==, "1:0:0:8000 Nhập 8.000 người\n");
  first = td_history_details (get_reader (&test), 1, 5, &error);
  g_assert_cmpuint (first->len, ==, 5);
  details = td_history_details_of_record (get_reader (&test), 1, &td_entity_staff, last, &error);
  values = describe_details (details);
  g_assert_true (g_str_has_prefix (values, "Nguyễn Văn 7999 staff.name: - > Nguyễn Văn 7999\n"));
  g_assert_true (td_history_verify (get_reader (&test), &n, &error));
  g_assert_cmpint (n, ==, 1);
  g_assert_cmpint (td_store_undo (test.store, &error), ==, 2);
  g_assert_cmpint (td_reader_count (get_reader (&test), query, &error), ==, 0);
  g_assert_cmpint (td_store_redo (test.store, &error), ==, 3);
  g_assert_cmpint (td_reader_count (get_reader (&test), query, &error), ==, 8000);
  g_assert_true (td_history_verify (get_reader (&test), &n, &error));
  g_assert_no_error (error);
}

static void
test_of_record (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) newest = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 id, other;

  td_test_store_init (&test);
  id = td_test_add_person (test.store, "Nguyễn Văn An", 0);
  other = td_test_add_person (test.store, "Trần Thị Bình", 0);
  td_test_set_text (test.store, &td_entity_staff, other, "post", "Văn thư");
  td_test_set_text (test.store, &td_entity_staff, id, "post", "Văn thư");
  entries = td_history_of_record (get_reader (&test), &td_entity_staff, id, 10, &error);
  g_assert_no_error (error);
  text = describe_entries (entries);
  g_assert_cmpstr (text, ==, "4:0:0:1 Sửa Nguyễn Văn An\n1:0:0:1 Thêm Nguyễn Văn An\n");
  newest = td_history_of_record (get_reader (&test), &td_entity_staff, id, 1, &error);
  g_assert_cmpuint (newest->len, ==, 1);
}

/* Whatever is changed in the log from outside, the chain tells, and which entry. */
static void
test_chain (gconstpointer data)
{
  const char *sql = data;
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 id, n = 0;

  td_test_store_init (&test);
  id = td_test_add_person (test.store, "Nguyễn Văn An", 0);
  td_test_set_text (test.store, &td_entity_staff, id, "post", "một");
  td_test_set_text (test.store, &td_entity_staff, id, "post", "hai");
  g_assert_cmpint (td_store_undo (test.store, &error), ==, 4);
  g_assert_true (td_history_verify (get_reader (&test), &n, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 4);

  td_test_store_close (&test);
  td_test_store_tamper (&test, "DROP TRIGGER change_log_stays; DROP TRIGGER change_log_keeps");
  td_test_store_tamper (&test, sql);
  td_test_store_reopen (&test);
  g_assert_false (td_history_verify (get_reader (&test), &n, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CORRUPT);
  g_clear_error (&error);

  /* Work that goes on does not mend it. */
  td_test_add_person (test.store, "Trần Thị Bình", 0);
  g_assert_false (td_history_verify (get_reader (&test), &n, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CORRUPT);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    const char *sql;
  } tampering[] = {
    { "/history/chain/who", "UPDATE change_log SET who = 'Người khác' WHERE id = 2" },
    { "/history/chain/label", "UPDATE change_log SET label = label || '.' WHERE id = 1" },
    { "/history/chain/at", "UPDATE change_log SET at = at - 1 WHERE id = 4" },
    { "/history/chain/undoes", "UPDATE change_log SET undoes = 2 WHERE id = 4" },
    { "/history/chain/changeset", "UPDATE change_log SET changeset = (SELECT changeset FROM "
                                  "change_log WHERE id = 3) WHERE id = 2" },
    { "/history/chain/hash", "UPDATE change_log SET hash = upper (hash) WHERE id = 3" },
    { "/history/chain/cut-out", "DELETE FROM change_log WHERE id = 2" },
    { "/history/chain/cut-off", "PRAGMA foreign_keys=OFF; DELETE FROM change_log WHERE id >= 3" },
    { "/history/chain/emptied", "PRAGMA foreign_keys=OFF; DELETE FROM change_log" },
    { "/history/chain/swapped",
      "PRAGMA foreign_keys=OFF; UPDATE change_log SET id = id + 10 WHERE id = 2;"
      "UPDATE change_log SET id = 2 WHERE id = 3; UPDATE change_log SET id = 3 WHERE id = 12" },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/list", test_list);
  g_test_add_func ("/history/details", test_details);
  g_test_add_func ("/history/large", test_large);
  g_test_add_func ("/history/of-record", test_of_record);
  for (guint i = 0; i < G_N_ELEMENTS (tampering); i++)
    g_test_add_data_func (tampering[i].name, tampering[i].sql, test_chain);
  return g_test_run ();
}
