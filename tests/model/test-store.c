/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-test-store.h"

#include "td-error.h"
#include "td-history.h"

#include <glib/gstdio.h>
#include <string.h>

static TdReader *
get_reader (TdTestStore *test)
{
  return td_store_get_reader (test->store);
}

static gint64
count (TdTestStore    *test,
       const TdEntity *entity)
{
  g_autoptr (TdQuery) query = td_query_new (entity);
  g_autoptr (GError) error = NULL;
  gint64 n = td_reader_count (get_reader (test), query, &error);

  g_assert_no_error (error);
  return n;
}

static gint64
count_entries (TdTestStore *test)
{
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  g_assert_true (td_history_verify (get_reader (test), &n, &error));
  g_assert_no_error (error);
  return n;
}

static TdRecord *
new_person (const char *name)
{
  TdRecord *person = td_record_new (&td_entity_staff);

  td_record_set_text (person, "name", name);
  return person;
}

/* ---- writing and reading ---- */

static void
test_create (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdRecord) organisation = NULL;
  g_autoptr (TdStore) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *part = NULL;

  td_test_store_init (&test);
  g_assert_false (td_store_is_read_only (test.store));
  organisation = td_reader_get_organisation (get_reader (&test), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (td_record_get_text (organisation, "department"), ==, "Sở Thử nghiệm");
  /* Nothing to undo: without its organisation a register would be none. */
  g_assert_cmpint (count_entries (&test), ==, 0);
  g_assert_null (td_store_dup_undo_label (test.store));

  part = td_test_store_path (&test, "Sở Thử nghiệm.thidua.part");
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));

  /* Never over an existing file. */
  second = td_store_create (test.file, organisation, &error);
  g_assert_null (second);
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  td_test_store_reopen (&test);
}

static void
test_create_nowhere (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/không/có/ở đâu.thidua");
  g_autoptr (TdRecord) organisation = td_record_new (&td_entity_organisation);
  g_autoptr (GError) error = NULL;

  g_assert_null (td_store_create (file, organisation, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);

  td_record_set_text (organisation, "governing", "UBND tỉnh");
  td_record_set_text (organisation, "department", "Sở");
  td_record_set_text (organisation, "place", "Khánh Hòa");
  g_assert_null (td_store_create (file, organisation, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_READ_ONLY);
  g_assert_cmpint (td_record_get_id (organisation), ==, 0);
}

static void
test_save (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdRecord) person = NULL;
  g_autoptr (TdRecord) again = NULL;
  g_autoptr (GError) error = NULL;
  gint64 unit, id;

  td_test_store_init (&test);
  unit = td_test_add_unit (test.store, "Văn phòng");
  person = new_person ("Nguyễn Văn An");
  td_record_set_text (person, "birth", "1980-05");
  td_record_set_text (person, "sex", "nam");
  td_record_set_int (person, "unit", unit);
  td_record_set_int (person, "coefficient", 3660);
  td_record_set_int (person, "party", 0);
  td_record_set_int (person, "step", -1);
  id = td_test_save (test.store, person);
  g_assert_cmpint (id, >, unit);

  again = td_reader_get (get_reader (&test), &td_entity_staff, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (td_record_get_text (again, "name"), ==, "Nguyễn Văn An");
  g_assert_cmpstr (td_record_get_text (again, "birth"), ==, "1980-05");
  g_assert_cmpint (td_record_get_int_or (again, "coefficient", 0), ==, 3660);
  g_assert_cmpint (td_record_get_int_or (again, "party", 7), ==, 0);
  g_assert_cmpint (td_record_get_int_or (again, "step", 7), ==, -1);
  g_assert_cmpstr (td_record_get_reference_title (again, "unit"), ==, "Văn phòng");
  /* Missing is neither 0 nor "". */
  g_assert_false (td_record_has (again, "archived"));
  g_assert_null (td_record_get_text (again, "cccd"));
  /* Derived fields were filled. */
  g_assert_cmpstr (td_record_get_text (again, "match_key"), ==, "nguyen van an");
}

/* Saving what is there already is no change, and no entry. */
static void
test_save_same (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdRecord) person = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  td_test_store_init (&test);
  id = td_test_add_person (test.store, "Nguyễn Văn An", 0);
  person = td_reader_get (get_reader (&test), &td_entity_staff, id, &error);
  g_assert_true (td_store_save (test.store, "Sửa", person, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_entries (&test), ==, 1);
}

static gboolean
there_and_back (TdWriter     *writer,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (TdRecord) person =
    td_reader_get (td_writer_get_reader (writer), &td_entity_staff, *(gint64 *) data, error);
  g_autoptr (TdRecord) passing = new_person ("Người qua đường");
  gboolean changed;

  td_record_set_text (person, "name", "Trần Văn Bình");
  if (!td_writer_save (writer, person, &changed, error))
    return FALSE;
  g_assert_true (changed);
  td_record_set_text (person, "name", "Nguyễn Văn An");
  return td_writer_save (writer, person, &changed, error) &&
         td_writer_save (writer, passing, &changed, error) &&
         td_writer_delete (writer, &td_entity_staff, td_record_get_id (passing), error);
}

static void
test_there_and_back (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 id;

  td_test_store_init (&test);
  id = td_test_add_person (test.store, "Nguyễn Văn An", 0);
  g_assert_cmpint (td_store_write (test.store, "Đi rồi về", there_and_back, &id, NULL, &error), ==,
                   0);
  g_assert_no_error (error);
  g_assert_cmpint (count_entries (&test), ==, 1);
}

static void
test_load (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (TdRecord) gone = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ids[4];

  td_test_store_init (&test);
  ids[2] = td_test_add_person (test.store, "Ánh", 0);
  ids[0] = td_test_add_person (test.store, "Bình", 0);
  ids[1] = 12345;
  ids[3] = ids[2];
  people = td_reader_load (get_reader (&test), &td_entity_staff, ids, 4, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (people->len, ==, 3);
  g_assert_cmpstr (td_record_get_title (people->pdata[0]), ==, "Bình");
  g_assert_cmpstr (td_record_get_title (people->pdata[1]), ==, "Ánh");
  g_assert_cmpstr (td_record_get_title (people->pdata[2]), ==, "Ánh");

  gone = td_reader_get (get_reader (&test), &td_entity_staff, 12345, &error);
  g_assert_null (gone);
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static gboolean
set_setting (TdWriter     *writer,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  return td_writer_set_setting (writer, "grouping", data, error);
}

static void
test_setting (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  const char *values[] = { "theo đơn vị", "theo ngạch", NULL };

  td_test_store_init (&test);
  g_assert_null (td_reader_get_setting (get_reader (&test), "grouping"));
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *value = NULL;

      g_assert_cmpint (td_store_write (test.store, "Thiết đặt", set_setting, (gpointer) values[i],
                                       NULL, &error),
                       ==, i + 1);
      g_assert_no_error (error);
      value = td_reader_get_setting (get_reader (&test), "grouping");
      g_assert_cmpstr (value, ==, values[i]);
    }
  g_assert_cmpint (count (&test, &td_entity_setting), ==, 1);
}

static gboolean
stop_at_second (TdRecord *record,
                gpointer  user_data,
                GError  **error)
{
  guint *n = user_data;

  return ++*n < 2;
}

static gboolean
refuse_record (TdRecord *record,
               gpointer  user_data,
               GError  **error)
{
  g_set_error_literal (error, TD_ERROR, TD_ERROR_EXPORT, "đủ rồi");
  return FALSE;
}

static void
test_foreach (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint n = 0;

  td_test_store_init (&test);
  for (guint i = 0; i < 3; i++)
    td_test_add_person (test.store, "Nguyễn Văn An", 0);
  g_assert_true (td_reader_foreach (get_reader (&test), query, stop_at_second, &n, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_assert_false (td_reader_foreach (get_reader (&test), query, refuse_record, NULL, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_EXPORT);
  g_clear_error (&error);
  g_cancellable_cancel (cancelled);
  g_assert_false (
    td_reader_foreach (get_reader (&test), query, stop_at_second, &n, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_reopen (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autofree char *log = NULL;

  td_test_store_init (&test);
  td_test_add_person (test.store, "Nguyễn Văn An", 0);
  td_test_store_close (&test);
  /* A closed register is one file: it can be copied to a stick. */
  log = td_test_store_path (&test, "Sở Thử nghiệm.thidua-wal");
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  td_test_store_reopen (&test);
  g_assert_cmpint (count (&test, &td_entity_staff), ==, 1);
  g_assert_cmpint (count_entries (&test), ==, 1);
}

/* ---- refusing ---- */

static gboolean
save_then_fail (TdWriter     *writer,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (TdRecord) person = new_person ("Không được ghi");

  g_assert_true (td_writer_save (writer, person, NULL, error));
  if (data != NULL)
    g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID, data);
  return FALSE;
}

static void
count_signal_cb (TdStore   *store,
                 TdChanges *changes,
                 gpointer   user_data)
{
  guint *n = user_data;

  (*n)++;
}

static void
test_roll_back (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  guint n_signals = 0;

  td_test_store_init (&test);
  g_signal_connect (test.store, "changed", G_CALLBACK (count_signal_cb), &n_signals);
  g_assert_cmpint (td_store_write (test.store, "Hỏng", save_then_fail, (gpointer) "vì thế", NULL,
                                   &error),
                   ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "vì thế");
  g_clear_error (&error);
  /* A function that says nothing about why it failed. */
  g_assert_cmpint (td_store_write (test.store, "Hỏng", save_then_fail, NULL, NULL, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_FAILED);

  g_assert_cmpint (count (&test, &td_entity_staff), ==, 0);
  g_assert_cmpint (count_entries (&test), ==, 0);
  g_assert_cmpuint (n_signals, ==, 0);
  td_test_add_person (test.store, "Được ghi", 0);
  g_assert_cmpuint (n_signals, ==, 1);
}

static void
assert_not_saved (TdTestStore *test,
                  TdRecord    *record,
                  int          code,
                  const char  *named)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (td_store_save (test->store, "Thêm", record, &error));
  g_assert_error (error, TD_ERROR, code);
  if (named != NULL && strstr (error->message, named) == NULL)
    g_error ("“%s” does not name “%s”", error->message, named);
}

/* Two living people do not share a CCCD or a code, and the message says whose. */
static void
test_unique (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdRecord) first = new_person ("Nguyễn Văn An");
  g_autoptr (TdRecord) second = new_person ("Trần Thị Bình");
  g_autoptr (GError) error = NULL;

  td_test_store_init (&test);
  td_record_set_text (first, "cccd", "056080000123");
  td_test_save (test.store, first);
  td_record_set_text (second, "cccd", "056080000123");
  assert_not_saved (&test, second, TD_ERROR_INVALID, "Nguyễn Văn An");
  g_assert_cmpint (td_record_get_id (second), ==, 0);

  /* Archived people do not count, until they come back. */
  td_record_set_int (first, "archived", 1);
  td_test_save (test.store, first);
  td_test_save (test.store, second);
  td_record_clear (first, "archived");
  assert_not_saved (&test, first, TD_ERROR_INVALID, "Trần Thị Bình");

  /* An edit elsewhere in the record is no conflict with itself. */
  td_record_set_text (second, "post", "Chuyên viên");
  td_test_save (test.store, second);
  g_assert_cmpint (count (&test, &td_entity_staff), ==, 1);
}

static void
test_unique_pairs (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdRecord) fact = td_record_new (&td_entity_year_fact);
  g_autoptr (TdRecord) again = NULL;
  g_autoptr (TdRecord) organisation = NULL;

  td_test_store_init (&test);
  td_record_set_int (fact, "staff", td_test_add_person (test.store, "Nguyễn Văn An", 0));
  td_record_set_int (fact, "year", 2026);
  again = td_record_copy (fact);
  td_test_save (test.store, fact);
  assert_not_saved (&test, again, TD_ERROR_INVALID, "Nguyễn Văn An");
  td_record_set_int (again, "year", 2025);
  td_test_save (test.store, again);
  td_record_set_int (again, "year", 2026);
  assert_not_saved (&test, again, TD_ERROR_INVALID, "Nguyễn Văn An");

  /* There is one organisation. */
  organisation = td_reader_get_organisation (get_reader (&test), NULL);
  td_record_set_id (organisation, 0);
  assert_not_saved (&test, organisation, TD_ERROR_INVALID, NULL);
}

static void
test_references (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdRecord) person = new_person ("Nguyễn Văn An");

  td_test_store_init (&test);
  td_record_set_int (person, "unit", 4711);
  assert_not_saved (&test, person, TD_ERROR_CONFLICT, "Nguyễn Văn An");
  td_record_clear (person, "unit");
  td_test_save (test.store, person);
  td_record_set_int (person, "unit", 4711);
  assert_not_saved (&test, person, TD_ERROR_CONFLICT, "Nguyễn Văn An");
}

static void
test_required (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);
  g_autoptr (TdRecord) gone = new_person ("Ai đó");

  td_test_store_init (&test);
  assert_not_saved (&test, person, TD_ERROR_INVALID, NULL);
  td_record_set_id (gone, 4711);
  assert_not_saved (&test, gone, TD_ERROR_NOT_FOUND, "Ai đó");
}

typedef struct
{
  const TdEntity *entity;
  gint64          id;
} TdTarget;

static gboolean
delete_target (TdWriter     *writer,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  const TdTarget *target = data;

  return td_writer_delete (writer, target->entity, target->id, error);
}

static void
test_delete (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  TdTarget unit = { &td_entity_unit, 0 };
  TdTarget person = { &td_entity_staff, 0 };

  td_test_store_init (&test);
  unit.id = td_test_add_unit (test.store, "Văn phòng");
  person.id = td_test_add_person (test.store, "Nguyễn Văn An", unit.id);

  g_assert_cmpint (td_store_write (test.store, "Xóa", delete_target, &unit, NULL, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Văn phòng"));
  g_clear_error (&error);

  g_assert_cmpint (td_store_write (test.store, "Xóa", delete_target, &person, NULL, &error), >, 0);
  g_assert_cmpint (td_store_write (test.store, "Xóa", delete_target, &unit, NULL, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (td_store_write (test.store, "Xóa", delete_target, &unit, NULL, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static gboolean
save_until_cancelled (TdWriter     *writer,
                      gpointer      data,
                      GCancellable *cancellable,
                      GError      **error)
{
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (TdRecord) person = new_person ("Nguyễn Văn An");

      if (i == 50)
        g_cancellable_cancel (cancellable);
      td_writer_save (writer, person, NULL, NULL);
    }
  return TRUE;
}

/* Even a function that looks neither at the cancellable nor at its errors leaves
 * nothing when it was cancelled. */
static void
test_cancel (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  td_test_store_init (&test);
  g_assert_cmpint (td_store_write (test.store, "Hủy", save_until_cancelled, NULL, cancellable,
                                   &error),
                   ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (count (&test, &td_entity_staff), ==, 0);
  g_assert_cmpint (td_store_write (test.store, "Hủy", save_until_cancelled, NULL, cancellable,
                                   &error),
                   ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  td_test_add_person (test.store, "Sau đó", 0);
}

/* ---- signals and threads ---- */

typedef struct
{
  GString *log;
  guint    n_finished;
  gboolean is_done;
} TdOrder;

static void
log_changed_cb (TdStore   *store,
                TdChanges *changes,
                gpointer   user_data)
{
  TdOrder *order = user_data;

  for (gsize i = 0; i < td_changes_get_n (changes); i++)
    {
      const TdTouched *touched = td_changes_get (changes, i);
      g_autofree char *title = td_test_get_text (store, touched->entity, touched->id, "name");

      g_string_append_printf (order->log, "(%s)", title);
    }
}

static void
log_finished_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  TdOrder *order = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = td_store_write_finish (TD_STORE (source), result, &error);

  g_assert_no_error (error);
  g_string_append_printf (order->log, "%" G_GINT64_FORMAT, id);
  order->is_done = ++order->n_finished == 3;
}

/* ::changed comes before the callback, once each, in the order of the writes; a
 * write that waits does not overtake those before it. */
static void
test_order (void)
{
  g_auto (TdTestStore) test = { 0 };
  TdOrder order = { g_string_new (NULL), 0, FALSE };

  td_test_store_init (&test);
  g_signal_connect (test.store, "changed", G_CALLBACK (log_changed_cb), &order);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
      g_autofree char *name = g_strdup_printf ("%c", 'a' + i);

      g_ptr_array_add (records, new_person (name));
      td_store_save_async (test.store, "Thêm", records, log_finished_cb, &order);
      if (i == 1)
        td_test_add_person (test.store, "x", 0);
    }
  td_test_wait (&order.is_done);
  /* The signals of a, b and x come before the writing that waits returns; that of
   * c when the loop comes to it, at the latest before its own callback. */
  g_assert_true (
    g_regex_match_simple ("^\\(a\\)\\(b\\)\\(x\\)1?2?\\(c\\)1?2?4$", order.log->str, 0, 0));
  g_assert_cmpuint (order.log->len, ==, strlen ("(a)(b)(x)(c)124"));
  g_string_free (order.log, TRUE);
}

static void
keep_changes_cb (TdStore   *store,
                 TdChanges *changes,
                 gpointer   user_data)
{
  TdChanges **kept = user_data;

  g_clear_pointer (kept, td_changes_unref);
  *kept = td_changes_ref (changes);
}

static void
test_changes (void)
{
  static const char *const name_keys[] = { "name", "sort_key", NULL };
  static const char *const post_keys[] = { "post", NULL };
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdChanges) changes = NULL;
  gint64 id;

  td_test_store_init (&test);
  g_signal_connect (test.store, "changed", G_CALLBACK (keep_changes_cb), &changes);
  id = td_test_add_person (test.store, "Nguyễn Văn An", 0);
  g_assert_cmpuint (td_changes_get_n (changes), ==, 1);
  g_assert_cmpint (td_changes_get (changes, 0)->kind, ==, TD_CHANGE_ADDED);
  g_assert_true (td_changes_touch_record (changes, &td_entity_staff, id));
  g_assert_false (td_changes_touch_record (changes, &td_entity_unit, id));
  g_assert_false (td_changes_touch (changes, &td_entity_unit));
  g_assert_false (td_changes_leave_keys (changes, &td_entity_staff, post_keys));
  g_assert_true (td_changes_leave_keys (changes, &td_entity_unit, name_keys));

  td_test_set_text (test.store, &td_entity_staff, id, "post", "Văn thư");
  g_assert_cmpint (td_changes_get (changes, 0)->kind, ==, TD_CHANGE_EDITED);
  g_assert_true (td_changes_leave_keys (changes, &td_entity_staff, name_keys));
  g_assert_false (td_changes_leave_keys (changes, &td_entity_staff, post_keys));

  g_assert_cmpint (td_store_undo (test.store, NULL), >, 0);
  g_assert_cmpint (td_store_undo (test.store, NULL), >, 0);
  g_assert_cmpint (td_changes_get (changes, 0)->kind, ==, TD_CHANGE_REMOVED);
  g_assert_cmpint (td_changes_get (changes, 0)->id, ==, id);
}

typedef struct
{
  GArray  *ids;
  GError  *error;
  gboolean is_done;
} TdAnswer;

static void
keep_answer_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  TdAnswer *answer = user_data;

  answer->ids = td_store_query_finish (TD_STORE (source), result, &answer->error);
  answer->is_done = TRUE;
}

static void
test_query_async (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  TdAnswer answer = { 0 };

  td_test_store_init (&test);
  td_test_add_person (test.store, "Nguyễn Văn An", 0);
  g_ptr_array_add (records, new_person ("Trần Thị Bình"));
  /* A query sees the writes that were asked for before it. */
  td_store_save_async (test.store, "Thêm", records, NULL, NULL);
  td_store_query_async (test.store, query, NULL, keep_answer_cb, &answer);
  td_query_set_search (query, "không ai");
  td_test_wait (&answer.is_done);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.ids->len, ==, 2);
  g_array_unref (answer.ids);

  g_cancellable_cancel (cancellable);
  answer.is_done = FALSE;
  td_store_query_async (test.store, query, cancellable, keep_answer_cb, &answer);
  td_test_wait (&answer.is_done);
  g_assert_null (answer.ids);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
}

#define N_THREADS 4
#define N_READS 60

static gpointer
read_on_and_on (gpointer data)
{
  TdStore *store = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReader) reader = td_store_open_reader (store, &error);
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  gint64 last = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < N_READS; i++)
    {
      gint64 first, second;

      /* Within a snapshot nothing moves; between them nothing is lost, and the
       * two people of one change are always both there. */
      g_assert_true (td_reader_begin (reader, &error));
      first = td_reader_count (reader, query, &error);
      g_thread_yield ();
      second = td_reader_count (reader, query, &error);
      td_reader_end (reader);
      g_assert_no_error (error);
      g_assert_cmpint (first, ==, second);
      g_assert_cmpint (first % 2, ==, 0);
      g_assert_cmpint (first, >=, last);
      last = first;
    }
  return NULL;
}

static gboolean
save_two (TdWriter     *writer,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  g_autoptr (TdRecord) one = new_person ("Nguyễn Văn An");
  g_autoptr (TdRecord) other = new_person ("Trần Thị Bình");

  return td_writer_save (writer, one, NULL, error) && td_writer_save (writer, other, NULL, error);
}

static void
test_threads (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  GThread *threads[N_THREADS];

  td_test_store_init (&test);
  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("reader", read_on_and_on, test.store);
  for (guint i = 0; i < N_READS; i++)
    g_assert_cmpint (td_store_write (test.store, "Thêm hai", save_two, NULL, NULL, &error), ==,
                     i + 1);
  g_assert_no_error (error);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (count (&test, &td_entity_staff), ==, 2 * N_READS);
}

static void
fail_finished_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  gboolean *done = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (td_store_write_finish (TD_STORE (source), result, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_FAILED);
  *done = TRUE;
}

/* Closing waits for what was asked for; afterwards writes are refused. */
static void
test_close (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  TdOrder order = { g_string_new (NULL), 0, FALSE };
  gboolean done = FALSE;

  td_test_store_init (&test);
  for (guint i = 0; i < 3; i++)
    td_store_write_async (test.store, "Thêm hai", save_two, NULL, NULL, NULL, log_finished_cb,
                          &order);
  g_assert_true (td_store_close (test.store, &error));
  g_assert_true (td_store_close (test.store, &error));
  td_test_wait (&order.is_done);
  g_assert_cmpstr (order.log->str, ==, "123");
  g_string_free (order.log, TRUE);

  td_store_write_async (test.store, "Thêm hai", save_two, NULL, NULL, NULL, fail_finished_cb,
                        &done);
  td_test_wait (&done);
  g_assert_cmpint (td_store_undo (test.store, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_FAILED);
  td_test_store_reopen (&test);
  g_assert_cmpint (count (&test, &td_entity_staff), ==, 6);
}

static void
count_changed_cb (TdStore   *store,
                  TdChanges *changes,
                  guint     *n_changed)
{
  (*n_changed)++;
}

/* What was asked for before is written, but nobody is told of it: who would look
 * at the register has nothing to look with. */
static void
test_closed_is_silent (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  TdOrder order = { g_string_new (NULL), 0, FALSE };
  guint n_changed = 0;

  td_test_store_init (&test);
  g_signal_connect (test.store, "changed", G_CALLBACK (count_changed_cb), &n_changed);
  g_assert_cmpint (td_store_write (test.store, "Thêm hai", save_two, NULL, NULL, &error), >, 0);
  g_assert_cmpuint (n_changed, ==, 1);

  for (guint i = 0; i < 3; i++)
    td_store_write_async (test.store, "Thêm hai", save_two, NULL, NULL, NULL, log_finished_cb,
                          &order);
  g_assert_true (td_store_close (test.store, &error));
  td_test_wait (&order.is_done);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpint (td_store_write (test.store, "Thêm hai", save_two, NULL, NULL, &error), ==, -1);
  g_assert_cmpuint (n_changed, ==, 1);
  g_string_free (order.log, TRUE);
  td_test_store_reopen (&test);
  g_assert_cmpint (count (&test, &td_entity_staff), ==, 8);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/create", test_create);
  g_test_add_func ("/store/create-nowhere", test_create_nowhere);
  g_test_add_func ("/store/save", test_save);
  g_test_add_func ("/store/save-same", test_save_same);
  g_test_add_func ("/store/there-and-back", test_there_and_back);
  g_test_add_func ("/store/load", test_load);
  g_test_add_func ("/store/setting", test_setting);
  g_test_add_func ("/store/foreach", test_foreach);
  g_test_add_func ("/store/reopen", test_reopen);
  g_test_add_func ("/store/roll-back", test_roll_back);
  g_test_add_func ("/store/unique", test_unique);
  g_test_add_func ("/store/unique-pairs", test_unique_pairs);
  g_test_add_func ("/store/references", test_references);
  g_test_add_func ("/store/required", test_required);
  g_test_add_func ("/store/delete", test_delete);
  g_test_add_func ("/store/cancel", test_cancel);
  g_test_add_func ("/store/order", test_order);
  g_test_add_func ("/store/changes", test_changes);
  g_test_add_func ("/store/query-async", test_query_async);
  g_test_add_func ("/store/threads", test_threads);
  g_test_add_func ("/store/close", test_close);
  g_test_add_func ("/store/closed-is-silent", test_closed_is_silent);
  return g_test_run ();
}
