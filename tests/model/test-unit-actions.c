/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-unit-actions.h"

#include "td-error.h"
#include "td-test-year.h"
#include "td-unit-tree.h"

static void
test_guess (void)
{
  static const struct
  {
    const char *name;
    const char *kind;
    gboolean own_body;
  } rows[] = {
    { "Lãnh đạo Sở", "lanh_dao", FALSE },
    { "BAN GIÁM ĐỐC", "lanh_dao", FALSE },
    { "Văn phòng", "van_phong", FALSE },
    { "Văn phòng Sở", "van_phong", FALSE },
    { "Văn phòng Đăng ký đất đai tỉnh", "su_nghiep", TRUE },
    { "Thanh tra Sở", "thanh_tra", FALSE },
    { "Chi cục Kiểm lâm", "chi_cuc", TRUE },
    { "Trung tâm Trợ giúp pháp lý nhà nước", "su_nghiep", TRUE },
    { "Cơ sở cai nghiện ma túy", "su_nghiep", TRUE },
    { "Trường Trung cấp nghề", "su_nghiep", TRUE },
    { "Bệnh viện Đa khoa", "su_nghiep", TRUE },
    { "Ban quản lý dự án", "su_nghiep", TRUE },
    { "Phòng Công chứng số 1", "su_nghiep", TRUE },
    { "Phòng Hành chính tư pháp", "phong", FALSE },
    { "phòng  tổ chức", "phong", FALSE },
    { "Phongtrào", NULL, FALSE },
    { "Đoàn thể", NULL, FALSE },
    { "Trungtâm", NULL, FALSE },
    { "", NULL, FALSE },
    { NULL, NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *kind = td_unit_guess_kind (rows[i].name);

      g_assert_cmpstr (kind, ==, rows[i].kind);
      g_assert_cmpint (td_unit_guess_own_body (kind), ==, rows[i].own_body);
      /* What is guessed can be stored. */
      if (kind != NULL)
        g_assert_nonnull (td_field_find_choice (td_entity_field (&td_entity_unit, "kind"), kind));
    }
}

static TdUnitTree *
load_tree (TdStore *store)
{
  g_autoptr (GError) error = NULL;
  TdUnitTree *tree = td_unit_tree_new (td_store_get_reader (store), &error);

  g_assert_no_error (error);
  return tree;
}

/* The names in the tree's order, with a dot a level. */
static char *
print_tree (TdStore *store)
{
  g_autoptr (TdUnitTree) tree = load_tree (store);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < td_unit_tree_get_n (tree); i++)
    {
      const TdUnitNode *node = td_unit_tree_get_nth (tree, i);

      g_assert_cmpuint (node->order, ==, i);
      g_assert_true (td_unit_tree_get (tree, node->id) == node);
      for (guint j = 0; j < node->depth; j++)
        g_string_append_c (text, '.');
      g_string_append_printf (text, "%s|", node->name);
    }
  return g_string_free (text, FALSE);
}

static void
assert_tree (TdStore *store, const char *expected)
{
  g_autofree char *text = print_tree (store);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_tree (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdUnitTree) tree = NULL;
  g_autofree char *path = NULL;
  gint64 office, center, group, team;
  guint n;

  td_test_store_init (&test);
  office = test_add_unit (test.store, "Văn phòng", 0, FALSE);
  center = test_add_unit (test.store, "Trung tâm B", 0, TRUE);
  group = test_add_unit (test.store, "Tổ một", center, FALSE);
  team = test_add_unit (test.store, "Nhóm hai", group, FALSE);
  /* Without positions by name; those below right after their parent. */
  assert_tree (test.store, "Trung tâm B|.Tổ một|..Nhóm hai|Văn phòng|");

  tree = load_tree (test.store);
  g_assert_cmpint (td_unit_tree_get_body (tree, office), ==, TD_BODY_DEPARTMENT);
  g_assert_cmpint (td_unit_tree_get_body (tree, center), ==, center);
  g_assert_cmpint (td_unit_tree_get_body (tree, team), ==, center);
  g_assert_cmpint (td_unit_tree_get_body (tree, 0), ==, TD_BODY_DEPARTMENT);
  g_assert_cmpint (td_unit_tree_get_body (tree, 12345), ==, TD_BODY_DEPARTMENT);
  g_assert_cmpstr (td_unit_tree_get_body_name (tree, center), ==, "Trung tâm B");
  g_assert_cmpstr (td_unit_tree_get_body_name (tree, TD_BODY_DEPARTMENT), ==, "Cơ quan Sở");
  g_assert_cmpstr (td_unit_tree_get_department_name (tree), ==, "Sở Thử nghiệm");
  g_assert_true (td_unit_tree_is_within (tree, team, center));
  g_assert_true (td_unit_tree_is_within (tree, team, team));
  g_assert_false (td_unit_tree_is_within (tree, center, team));
  g_assert_true (td_unit_tree_is_within (tree, office, 0));
  path = td_unit_tree_dup_path (tree, team);
  g_assert_cmpstr (path, ==, "Trung tâm B › Tổ một › Nhóm hai");
  g_assert_cmpint (td_unit_tree_get_children (tree, 0, &n)[1]->id, ==, office);
  g_assert_cmpuint (n, ==, 2);
  g_assert_null (td_unit_tree_get_children (tree, office, &n));
  g_assert_cmpuint (n, ==, 0);
}

static void
test_move (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 a, b, c, d;

  td_test_store_init (&test);
  a = test_add_unit (test.store, "Phòng A", 0, FALSE);
  b = test_add_unit (test.store, "Phòng B", 0, FALSE);
  c = test_add_unit (test.store, "Phòng C", 0, FALSE);
  d = test_add_unit (test.store, "Phòng D", b, FALSE);

  test_run (test.store, td_unit_move (c, 0, a, NULL));
  assert_tree (test.store, "Phòng C|Phòng A|Phòng B|.Phòng D|");
  test_run (test.store, td_unit_move (c, 0, 0, NULL));
  assert_tree (test.store, "Phòng A|Phòng B|.Phòng D|Phòng C|");
  test_run (test.store, td_unit_move (c, d, 0, NULL));
  assert_tree (test.store, "Phòng A|Phòng B|.Phòng D|..Phòng C|");
  /* No ring. */
  test_run_refused (test.store, td_unit_move (b, c, 0, NULL), TD_ERROR_INVALID);
  test_run_refused (test.store, td_unit_move (b, 987654, 0, NULL), TD_ERROR_NOT_FOUND);
  test_run_refused (test.store, td_unit_move (987654, 0, 0, NULL), TD_ERROR_NOT_FOUND);
  g_assert_null (td_unit_move (b, b, 0, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  assert_tree (test.store, "Phòng A|Phòng B|.Phòng D|..Phòng C|");

  g_assert_cmpint (td_store_undo (test.store, NULL), >, 0);
  assert_tree (test.store, "Phòng A|Phòng B|.Phòng D|Phòng C|");
}

/* A ring that got into the file all the same hangs nobody. */
static void
test_ring (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autofree char *sql = NULL;
  gint64 a, b;

  td_test_store_init (&test);
  a = test_add_unit (test.store, "Phòng A", 0, FALSE);
  b = test_add_unit (test.store, "Phòng B", a, FALSE);
  test_add_unit (test.store, "Phòng C", b, FALSE);
  td_test_store_close (&test);
  sql = g_strdup_printf ("UPDATE unit SET parent = %" G_GINT64_FORMAT " WHERE id = %"
                         G_GINT64_FORMAT, b, a);
  td_test_store_tamper (&test, sql);
  td_test_store_reopen (&test);
  assert_tree (test.store, "Phòng A|.Phòng B|..Phòng C|");
}

static void
test_archive (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gint64 office, part, person;

  td_test_store_init (&test);
  office = test_add_unit (test.store, "Văn phòng", 0, FALSE);
  part = test_add_unit (test.store, "Tổ một", office, FALSE);
  person = td_test_add_person (test.store, "Lê Thị Hoa", part);

  g_assert_cmpint (td_action_run (td_unit_archive (part, TRUE), test.store, NULL, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "1"));
  test_run_refused (test.store, td_unit_archive (office, TRUE), TD_ERROR_INVALID);

  test_set_int (test.store, &td_entity_staff, person, "archived", 1);
  test_run (test.store, td_unit_archive (part, TRUE));
  label = td_store_dup_undo_label (test.store);
  g_assert_nonnull (strstr (label, "Tổ một"));
  test_run (test.store, td_unit_archive (office, TRUE));
  assert_tree (test.store, "Văn phòng|.Tổ một|");
  test_run (test.store, td_unit_archive (office, FALSE));
}

static gboolean
is_archived (TdStore *store, gint64 unit)
{
  g_autoptr (TdRecord) record = test_get (store, &td_entity_unit, unit);

  return td_record_get_int_or (record, "archived", 0) == 1;
}

/* Several go as one change, those that belong to each other in any order; where
 * one is not empty, all stay. */
static void
test_archive_units (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gint64 ids[3];

  td_test_store_init (&test);
  ids[0] = test_add_unit (test.store, "Văn phòng", 0, FALSE);
  ids[1] = test_add_unit (test.store, "Tổ một", ids[0], FALSE);
  ids[2] = test_add_unit (test.store, "Thanh tra", 0, FALSE);
  td_test_add_person (test.store, "Lê Thị Hoa", ids[2]);

  g_assert_cmpint (td_action_run (td_unit_archive_units (ids, 3, TRUE), test.store, NULL, &error),
                   ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Thanh tra"));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_false (is_archived (test.store, ids[i]));

  test_run (test.store, td_unit_archive_units (ids, 2, TRUE));
  g_assert_true (is_archived (test.store, ids[0]));
  g_assert_true (is_archived (test.store, ids[1]));
  label = td_store_dup_undo_label (test.store);
  g_assert_cmpstr (label, ==, "Archive 2 units");
  g_clear_error (&error);
  g_assert_cmpint (td_store_undo (test.store, &error), >, 0);
  g_assert_false (is_archived (test.store, ids[0]));
  g_assert_false (is_archived (test.store, ids[1]));
  g_assert_cmpint (td_store_redo (test.store, &error), >, 0);
  test_run (test.store, td_unit_archive_units (ids, 2, FALSE));
  g_assert_false (is_archived (test.store, ids[1]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unit-actions/guess", test_guess);
  g_test_add_func ("/unit-actions/tree", test_tree);
  g_test_add_func ("/unit-actions/move", test_move);
  g_test_add_func ("/unit-actions/ring", test_ring);
  g_test_add_func ("/unit-actions/archive", test_archive);
  g_test_add_func ("/unit-actions/archive-units", test_archive_units);
  return g_test_run ();
}
