/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-test-store.h"

#include "td-error.h"
#include "td-history.h"

#include <string.h>

#define assert_label(test, what, expected) \
  G_STMT_START \
  { \
    g_autofree char *label_ = td_store_dup_##what##_label ((test)->store); \
    g_assert_cmpstr (label_, ==, expected); \
  } \
  G_STMT_END

#define assert_post(test, id, expected) \
  G_STMT_START \
  { \
    g_autofree char *post_ = td_test_get_text ((test)->store, &td_entity_staff, id, "post"); \
    g_assert_cmpstr (post_, ==, expected); \
  } \
  G_STMT_END

static void
undo (TdTestStore *test)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (td_store_undo (test->store, &error), >, 0);
  g_assert_no_error (error);
}

static void
redo (TdTestStore *test)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (td_store_redo (test->store, &error), >, 0);
  g_assert_no_error (error);
}

static void
set_post (TdTestStore *test,
          gint64       id,
          const char  *post)
{
  td_test_set_text (test->store, &td_entity_staff, id, "post", post);
}

static gint64
count (TdTestStore    *test,
       const TdEntity *entity)
{
  g_autoptr (TdQuery) query = td_query_new (entity);

  return td_reader_count (td_store_get_reader (test->store), query, NULL);
}

static void
test_nothing (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;

  td_test_store_init (&test);
  g_assert_cmpint (td_store_undo (test.store, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  td_test_add_person (test.store, "Nguyễn Văn An", 0);
  g_assert_cmpint (td_store_redo (test.store, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  assert_label (&test, redo, NULL);
}

/* Back and forth over several changes, each time with a new start of the
 * program between the steps. */
static void
test_across_restarts (void)
{
  g_auto (TdTestStore) test = { 0 };
  static const char *const posts[] = { "Văn thư", "Chuyên viên", "Trưởng phòng" };
  gint64 id;

  td_test_store_init (&test);
  id = td_test_add_person (test.store, "Nguyễn Văn An", 0);
  for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
    set_post (&test, id, posts[i]);

  for (guint round = 0; round < 3; round++)
    {
      for (guint i = G_N_ELEMENTS (posts); i > 0; i--)
        {
          assert_post (&test, id, posts[i - 1]);
          assert_label (&test, undo, "Sửa Nguyễn Văn An");
          td_test_store_reopen (&test);
          undo (&test);
          assert_label (&test, redo, "Sửa Nguyễn Văn An");
        }
      assert_post (&test, id, "");
      assert_label (&test, undo, "Thêm Nguyễn Văn An");
      for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
        {
          td_test_store_reopen (&test);
          redo (&test);
          assert_post (&test, id, posts[i]);
        }
      assert_label (&test, redo, NULL);
    }

  for (guint i = 0; i < 4; i++)
    undo (&test);
  g_assert_cmpint (count (&test, &td_entity_staff), ==, 0);
  assert_label (&test, undo, NULL);
  for (guint i = 0; i < 4; i++)
    redo (&test);
  assert_post (&test, id, "Trưởng phòng");
  g_assert_true (td_history_verify (td_store_get_reader (test.store), NULL, NULL));
}

/* Some undone, some done again, some undone again: the way forward stays. */
static void
test_zigzag (void)
{
  g_auto (TdTestStore) test = { 0 };
  gint64 id;

  td_test_store_init (&test);
  id = td_test_add_person (test.store, "Nguyễn Văn An", 0);
  set_post (&test, id, "một");
  set_post (&test, id, "hai");
  set_post (&test, id, "ba");
  undo (&test);
  undo (&test);
  assert_post (&test, id, "một");
  redo (&test);
  assert_post (&test, id, "hai");
  undo (&test);
  assert_post (&test, id, "một");
  undo (&test);
  assert_post (&test, id, "");
  redo (&test);
  redo (&test);
  redo (&test);
  assert_post (&test, id, "ba");
  assert_label (&test, redo, NULL);
}

static void
test_edit_clears_redo (void)
{
  g_auto (TdTestStore) test = { 0 };
  gint64 id;

  td_test_store_init (&test);
  id = td_test_add_person (test.store, "Nguyễn Văn An", 0);
  set_post (&test, id, "một");
  set_post (&test, id, "hai");
  undo (&test);
  assert_label (&test, redo, "Sửa Nguyễn Văn An");
  set_post (&test, id, "khác");
  assert_label (&test, redo, NULL);
  g_assert_cmpint (td_store_redo (test.store, NULL), ==, -1);
  assert_post (&test, id, "khác");

  /* What was undone before it is passed over. */
  undo (&test);
  assert_post (&test, id, "một");
  undo (&test);
  assert_post (&test, id, "");
}

/* A row that somebody changed outside of the history is not overwritten. */
static void
test_conflict (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 id;

  td_test_store_init (&test);
  id = td_test_add_person (test.store, "Nguyễn Văn An", 0);
  set_post (&test, id, "Văn thư");
  td_test_store_close (&test);
  td_test_store_tamper (&test, "UPDATE staff SET post = 'Lạ'");
  td_test_store_reopen (&test);

  g_assert_cmpint (td_store_undo (test.store, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Sửa Nguyễn Văn An"));
  assert_post (&test, id, "Lạ");
  /* It stays the next to be undone, and nothing was logged. */
  assert_label (&test, undo, "Sửa Nguyễn Văn An");
  set_post (&test, id, "Chuyên viên");
  undo (&test);
  assert_post (&test, id, "Lạ");
}

/* What is added later may need what is to be undone: the foreign key says no. */
static void
test_still_needed (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  gint64 unit;

  td_test_store_init (&test);
  unit = td_test_add_unit (test.store, "Văn phòng");
  td_test_store_close (&test);
  sql = g_strdup_printf ("INSERT INTO staff (id, name, unit) VALUES (1, 'Lạ', %" G_GINT64_FORMAT
                         ")",
                         unit);
  td_test_store_tamper (&test, sql);
  td_test_store_reopen (&test);

  g_assert_cmpint (td_store_undo (test.store, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_cmpint (count (&test, &td_entity_unit), ==, 1);
}

typedef struct
{
  gint64 unit;
  gint64 people[2];
} TdFamily;

/* Parents and children in one change, and two values swapped. */
static gboolean
add_family (TdWriter     *writer,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  TdFamily *family = data;
  g_autoptr (TdRecord) unit = td_record_new (&td_entity_unit);

  td_record_set_text (unit, "name", "Văn phòng");
  if (!td_writer_save (writer, unit, NULL, error))
    return FALSE;
  family->unit = td_record_get_id (unit);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);

      td_record_set_text (person, "name", i == 0 ? "Nguyễn Văn An" : "Trần Thị Bình");
      td_record_set_text (person, "code", i == 0 ? "A" : "B");
      td_record_set_int (person, "unit", family->unit);
      if (!td_writer_save (writer, person, NULL, error))
        return FALSE;
      family->people[i] = td_record_get_id (person);
    }
  td_record_set_int (unit, "head", family->people[0]);
  return td_writer_save (writer, unit, NULL, error);
}

static gboolean
swap_codes (TdWriter     *writer,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  static const char *const codes[] = { NULL, "A", "B" };
  static const guint order[] = { 0, 1, 0 };
  TdFamily *family = data;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autoptr (TdRecord) person = td_reader_get (td_writer_get_reader (writer), &td_entity_staff,
                                                   family->people[order[i]], error);

      td_record_set_text (person, "code", codes[i]);
      if (!td_writer_save (writer, person, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
remove_family (TdWriter     *writer,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  TdFamily *family = data;
  g_autoptr (TdRecord) unit =
    td_reader_get (td_writer_get_reader (writer), &td_entity_unit, family->unit, error);

  td_record_clear (unit, "head");
  return td_writer_save (writer, unit, NULL, error) &&
         td_writer_delete (writer, &td_entity_staff, family->people[0], error) &&
         td_writer_delete (writer, &td_entity_staff, family->people[1], error) &&
         td_writer_delete (writer, &td_entity_unit, family->unit, error);
}

static void
test_family (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *head = NULL;
  g_autofree char *code = NULL;
  g_autofree char *code_before = NULL;
  TdFamily family;

  td_test_store_init (&test);
  g_assert_cmpint (td_store_write (test.store, "Thêm cả nhà", add_family, &family, NULL, &error),
                   ==, 1);
  g_assert_cmpint (td_store_write (test.store, "Đổi mã", swap_codes, &family, NULL, &error), ==, 2);
  g_assert_cmpint (td_store_write (test.store, "Xóa cả nhà", remove_family, &family, NULL, &error),
                   ==, 3);
  g_assert_no_error (error);
  g_assert_cmpint (count (&test, &td_entity_staff), ==, 0);

  undo (&test);
  g_assert_cmpint (count (&test, &td_entity_staff), ==, 2);
  head = td_test_get_text (test.store, &td_entity_unit, family.unit, "head");
  g_assert_cmpstr (head, ==, "Nguyễn Văn An");
  code = td_test_get_text (test.store, &td_entity_staff, family.people[0], "code");
  g_assert_cmpstr (code, ==, "B");
  undo (&test);
  code_before = td_test_get_text (test.store, &td_entity_staff, family.people[0], "code");
  g_assert_cmpstr (code_before, ==, "A");
  undo (&test);
  g_assert_cmpint (count (&test, &td_entity_unit), ==, 0);
  for (guint i = 0; i < 3; i++)
    redo (&test);
  g_assert_cmpint (count (&test, &td_entity_unit), ==, 0);
  undo (&test);
  g_assert_cmpint (count (&test, &td_entity_staff), ==, 2);
}

/* Other columns of the same row may have changed outside: undo keeps them. */
static void
test_other_column (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autofree char *note = NULL;
  gint64 id;

  td_test_store_init (&test);
  id = td_test_add_person (test.store, "Nguyễn Văn An", 0);
  set_post (&test, id, "Văn thư");
  td_test_store_close (&test);
  td_test_store_tamper (&test, "UPDATE staff SET note = 'ghi tay'");
  td_test_store_reopen (&test);
  undo (&test);
  assert_post (&test, id, "");
  note = td_test_get_text (test.store, &td_entity_staff, id, "note");
  g_assert_cmpstr (note, ==, "ghi tay");
}

static void
finish_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  gint64 *id = user_data;
  g_autoptr (GError) error = NULL;

  *id = td_store_write_finish (TD_STORE (source), result, &error);
  g_assert_no_error (error);
}

static void
test_async (void)
{
  g_auto (TdTestStore) test = { 0 };
  gint64 id, undone = 0, redone = 0;

  td_test_store_init (&test);
  id = td_test_add_person (test.store, "Nguyễn Văn An", 0);
  set_post (&test, id, "Văn thư");
  td_store_undo_async (test.store, finish_cb, &undone);
  td_store_redo_async (test.store, finish_cb, &redone);
  while (redone == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (undone, ==, 3);
  g_assert_cmpint (redone, ==, 4);
  assert_post (&test, id, "Văn thư");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/undo/nothing", test_nothing);
  g_test_add_func ("/undo/across-restarts", test_across_restarts);
  g_test_add_func ("/undo/zigzag", test_zigzag);
  g_test_add_func ("/undo/edit-clears-redo", test_edit_clears_redo);
  g_test_add_func ("/undo/conflict", test_conflict);
  g_test_add_func ("/undo/still-needed", test_still_needed);
  g_test_add_func ("/undo/family", test_family);
  g_test_add_func ("/undo/other-column", test_other_column);
  g_test_add_func ("/undo/async", test_async);
  return g_test_run ();
}
