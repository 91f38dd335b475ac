/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-staff-actions.h"

#include "td-error.h"
#include "td-test-year.h"
#include "td-year-seal.h"

#include <string.h>

static gint64
add_person (TdStore *store, const char *name, const char *birth, const char *cccd, gint64 unit)
{
  gint64 id = td_test_add_person (store, name, unit);
  g_autoptr (TdRecord) person = test_get (store, &td_entity_staff, id);

  td_record_set_text (person, "birth", birth);
  td_record_set_text (person, "cccd", cccd);
  td_test_save (store, person);
  return id;
}

/* The periods of a person as "unit from to|", in their order. */
static char *
print_periods (TdStore *store, gint64 staff)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_membership);
  g_autoptr (GPtrArray) periods = NULL;
  GString *text = g_string_new (NULL);

  td_query_filter_int (query, "staff", TD_FILTER_IS, staff);
  td_query_set_sort (query, "ended", TRUE);
  periods = td_reader_list (td_store_get_reader (store), query, NULL);
  for (guint i = 0; i < periods->len; i++)
    {
      TdRecord *period = g_ptr_array_index (periods, i);
      const char *started = td_record_get_text (period, "started");
      const char *ended = td_record_get_text (period, "ended");
      const char *post = td_record_get_text (period, "post");

      g_string_append_printf (text, "%s %s %s %s|", td_record_get_reference_title (period, "unit"),
                              post != NULL ? post : "-", started != NULL ? started : "-",
                              ended != NULL ? ended : "-");
    }
  return g_string_free (text, FALSE);
}

static gboolean
has_period (TdStore *store, gint64 staff, const char *period)
{
  g_autofree char *text = print_periods (store, staff);

  return strstr (text, period) != NULL;
}

static guint
count_periods (TdStore *store, gint64 staff)
{
  g_autofree char *text = print_periods (store, staff);
  guint n = 0;

  for (const char *c = text; *c != '\0'; c++)
    n += *c == '|';
  return n;
}

static void
test_transfer (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRecord) person = NULL;
  g_autofree char *label = NULL;
  gint64 a, b, c, staff;
  TdStore *store;

  td_test_store_init (&test);
  store = test.store;
  a = test_add_unit (store, "Phòng A", 0, FALSE);
  b = test_add_unit (store, "Phòng B", 0, FALSE);
  c = test_add_unit (store, "Phòng C", 0, FALSE);
  staff = add_person (store, "Lê Thị Hoa", "1980-05-02", NULL, a);
  td_test_set_text (store, &td_entity_staff, staff, "unit_joined", "2019-01-01");
  td_test_set_text (store, &td_entity_staff, staff, "post", "Trưởng phòng");
  td_test_set_text (store, &td_entity_staff, staff, "leader", "co");

  test_run (store, td_staff_transfer (staff, b, (TdDate) { 2026, 3, 1 }, "Chuyên viên",
                                      "12/QĐ-STP", NULL));
  label = td_store_dup_undo_label (store);
  g_assert_nonnull (strstr (label, "Lê Thị Hoa"));
  g_assert_nonnull (strstr (label, "Phòng B"));
  g_assert_cmpuint (count_periods (store, staff), ==, 2);
  g_assert_true (has_period (store, staff, "Phòng A Trưởng phòng 2019-01-01 2026-02-28|"));
  g_assert_true (has_period (store, staff, "Phòng B Chuyên viên 2026-03-01 -|"));
  person = test_get (store, &td_entity_staff, staff);
  g_assert_cmpint (td_record_get_int_or (person, "unit", 0), ==, b);
  g_assert_cmpstr (td_record_get_text (person, "unit_joined"), ==, "2026-03-01");
  g_assert_cmpstr (td_record_get_text (person, "post"), ==, "Chuyên viên");
  g_assert_false (td_record_has (person, "leader"));

  /* The next one ends the present period; the post stays when none is given. */
  test_run (store, td_staff_transfer (staff, c, (TdDate) { 2026, 9, 15 }, NULL, NULL, NULL));
  g_assert_cmpuint (count_periods (store, staff), ==, 3);
  g_assert_true (has_period (store, staff, "Phòng B Chuyên viên 2026-03-01 2026-09-14|"));
  g_assert_true (has_period (store, staff, "Phòng C Chuyên viên 2026-09-15 -|"));

  /* Refused as a whole. */
  test_run_refused (store, td_staff_transfer (staff, c, (TdDate) { 2026, 12, 1 }, NULL, NULL, NULL),
                    TD_ERROR_INVALID);
  test_run_refused (store, td_staff_transfer (staff, a, (TdDate) { 2026, 9, 15 }, NULL, NULL, NULL),
                    TD_ERROR_INVALID);
  test_run_refused (store, td_staff_transfer (staff, 4711, (TdDate) { 2026, 12, 1 }, NULL, NULL,
                                              NULL),
                    TD_ERROR_NOT_FOUND);
  test_run_refused (store, td_staff_transfer (4711, a, (TdDate) { 2026, 12, 1 }, NULL, NULL, NULL),
                    TD_ERROR_NOT_FOUND);
  g_assert_null (td_staff_transfer (staff, a, (TdDate) { 2026, 12, 0 }, NULL, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  test_set_int (store, &td_entity_unit, a, "archived", 1);
  test_run_refused (store, td_staff_transfer (staff, a, (TdDate) { 2026, 12, 1 }, NULL, NULL, NULL),
                    TD_ERROR_INVALID);
  g_assert_cmpuint (count_periods (store, staff), ==, 3);
}

/* What is not known of the former place stays open. */
static gint64
count_of (TdStore *store, const TdEntity *entity, gint64 staff)
{
  g_autoptr (TdQuery) query = td_query_new (entity);

  td_query_filter_int (query, "staff", TD_FILTER_IS, staff);
  return td_reader_count (td_store_get_reader (store), query, NULL);
}

static gint64
unit_of (TdStore *store, gint64 staff)
{
  g_autoptr (TdRecord) person = test_get (store, &td_entity_staff, staff);

  return td_record_get_int_or (person, "unit", 0);
}

/* Several go as one change, or nobody does. */
static void
test_transfer_people (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gint64 a, b, ids[3];
  TdAction *action;

  td_test_store_init (&test);
  a = test_add_unit (test.store, "Phòng A", 0, FALSE);
  b = test_add_unit (test.store, "Phòng B", 0, FALSE);
  ids[0] = td_test_add_person (test.store, "Trần Văn Nam", a);
  ids[1] = td_test_add_person (test.store, "Lê Thị Hoa", a);
  ids[2] = td_test_add_person (test.store, "Ngô Thị Lan", b);

  action = td_staff_transfer_people (ids, 3, b, (TdDate) { 2026, 3, 1 }, NULL, NULL, &error);
  g_assert_cmpint (td_action_run (action, test.store, NULL, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Ngô Thị Lan"));
  g_assert_cmpint (unit_of (test.store, ids[0]), ==, a);
  g_assert_cmpint (count_of (test.store, &td_entity_membership, ids[0]), ==, 0);

  test_run (test.store, td_staff_transfer_people (ids, 2, b, (TdDate) { 2026, 3, 1 }, "Văn thư",
                                                  "7/QĐ-STP", NULL));
  label = td_store_dup_undo_label (test.store);
  g_assert_cmpstr (label, ==, "Transfer 2 people to “Phòng B”");
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (unit_of (test.store, ids[i]), ==, b);
      g_assert_cmpint (count_of (test.store, &td_entity_membership, ids[i]), ==, 2);
    }
  g_clear_error (&error);
  g_assert_cmpint (td_store_undo (test.store, &error), >, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (unit_of (test.store, ids[i]), ==, a);
      g_assert_cmpint (count_of (test.store, &td_entity_membership, ids[i]), ==, 0);
    }
}

static void
test_transfer_of_unknown (void)
{
  g_auto (TdTestStore) test = { 0 };
  gint64 a, b, staff, nowhere;

  td_test_store_init (&test);
  a = test_add_unit (test.store, "Phòng A", 0, FALSE);
  b = test_add_unit (test.store, "Phòng B", 0, FALSE);
  staff = add_person (test.store, "Lê Thị Hoa", NULL, NULL, a);
  nowhere = add_person (test.store, "Lê Thị Lan", NULL, NULL, 0);
  test_run (test.store, td_staff_transfer (staff, b, (TdDate) { 2026, 1, 1 }, NULL, NULL, NULL));
  g_assert_true (has_period (test.store, staff, "Phòng A - - 2025-12-31|"));
  test_run (test.store, td_staff_transfer (nowhere, b, (TdDate) { 2026, 1, 1 }, NULL, NULL, NULL));
  g_assert_cmpuint (count_periods (test.store, nowhere), ==, 1);
}

static void
test_bulk (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 ids[3];
  gint64 unit;
  TdStore *store;

  td_test_store_init (&test);
  store = test.store;
  unit = test_add_unit (store, "Phòng A", 0, FALSE);
  for (guint i = 0; i < 3; i++)
    ids[i] = add_person (store, "Lê Thị Hoa", NULL, NULL, 0);

  test_run (store, td_staff_set_field (ids, 2, "kind", "Công chức", &error));
  test_run (store, td_staff_set_field (ids, 3, "party", "x", &error));
  test_run (store, td_staff_set_field (ids, 1, "post", "Chuyên viên", &error));
  test_run (store, td_staff_set_reference (ids, 3, "unit", unit, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (TdRecord) person = test_get (store, &td_entity_staff, ids[i]);

      g_assert_cmpstr (td_record_get_text (person, "kind"), ==, i < 2 ? "cong_chuc" : NULL);
      g_assert_cmpint (td_record_get_int_or (person, "party", -1), ==, 1);
      g_assert_cmpint (td_record_get_int_or (person, "unit", 0), ==, unit);
    }
  /* Cleared for all, and nothing again when nothing differs. */
  test_run (store, td_staff_set_field (ids, 3, "kind", "", &error));
  g_assert_cmpint (test_run (store, td_staff_set_field (ids, 3, "kind", NULL, &error)), ==, 0);

  g_assert_null (td_staff_set_field (ids, 3, "name", "Lê Thị Lan", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (td_staff_set_field (ids, 3, "unit", "Phòng A", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (td_staff_set_field (ids, 3, "kind", "gì đó", &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  ids[2] = 4711;
  test_run_refused (store, td_staff_set_field (ids, 3, "kind", "Viên chức", NULL),
                    TD_ERROR_NOT_FOUND);
  {
    g_autofree char *kind = td_test_get_text (store, &td_entity_staff, ids[0], "kind");

    g_assert_cmpstr (kind, ==, "");
  }
}

static void
test_archive (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdQuery) living = td_query_new (&td_entity_staff);
  gint64 ids[2];

  td_test_store_init (&test);
  ids[0] = add_person (test.store, "Lê Thị Hoa", NULL, NULL, 0);
  ids[1] = add_person (test.store, "Lê Thị Lan", NULL, NULL, 0);
  test_run (test.store, td_staff_archive (ids, 2, TRUE));
  g_assert_cmpint (td_reader_count (td_store_get_reader (test.store), living, NULL), ==, 0);
  test_run (test.store, td_staff_archive (ids, 1, FALSE));
  g_assert_cmpint (td_reader_count (td_store_get_reader (test.store), living, NULL), ==, 1);
  g_assert_cmpint (td_store_undo (test.store, NULL), >, 0);
  g_assert_cmpint (td_store_undo (test.store, NULL), >, 0);
  g_assert_cmpint (td_reader_count (td_store_get_reader (test.store), living, NULL), ==, 2);
}

static void
test_entries (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdQuery) query = td_query_new (&td_entity_discipline);
  g_autoptr (TdRecord) discipline = NULL;
  gint64 staff;

  td_test_store_init (&test);
  staff = add_person (test.store, "Lê Thị Hoa", NULL, NULL, 0);
  g_assert_null (td_staff_add_leave (staff, "om", (TdDate) { 2026, 5, 1 }, (TdDate) { 2026, 4, 1 },
                                     NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (td_staff_add_leave (staff, "om", (TdDate) { 0 }, (TdDate) { 2026, 4, 1 }, NULL,
                                     &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (td_staff_add_discipline (staff, NULL, (TdDate) { 2026, 5, 1 }, TD_ANSWER_NO, NULL,
                                          NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  test_run_refused (test.store, td_staff_add_leave (4711, "om", (TdDate) { 2026, 5, 1 },
                                                    (TdDate) { 0 }, NULL, NULL),
                    TD_ERROR_NOT_FOUND);
  test_run (test.store, td_staff_add_discipline (staff, "canh_cao", (TdDate) { 2026, 5, 1 },
                                                 TD_ANSWER_UNKNOWN, "7/QĐ-STP", NULL, NULL));
  discipline = td_reader_first (td_store_get_reader (test.store), query, NULL);
  g_assert_cmpint (td_record_get_int_or (discipline, "staff", 0), ==, staff);
  g_assert_false (td_record_has (discipline, "for_duty"));
}

/* "kind: id id|" with the people's places in @ids, sorted. */
static char *
print_duplicates (TdStore *store, const gint64 *ids, guint n_ids)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = td_staff_find_duplicates (td_store_get_reader (store), NULL,
                                                          &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    {
      const TdDuplicates *duplicates = g_ptr_array_index (found, i);

      g_string_append (text, duplicates->kind == TD_DUPLICATE_CCCD ? "C" : "N");
      for (guint j = 0; j < n_ids; j++)
        for (guint k = 0; k < duplicates->ids->len; k++)
          if (g_array_index (duplicates->ids, gint64, k) == ids[j])
            g_string_append_printf (text, "%c", 'a' + j);
      g_string_append_c (text, '|');
    }
  return g_string_free (text, FALSE);
}

static void
test_duplicates (void)
{
  static const struct
  {
    const char *name;
    const char *birth;
  } people[] = {
    { "Lê Thị Hòa", "1980-05-02" },     /* a */
    { "LÊ THỊ HOÀ", "1980-05-02" },     /* b: the same, written another way */
    { "Lê Thị Hòa", "1980" },           /* c: agrees with a, b and d */
    { "Lê Thị Hòa", "1980-06-02" },     /* d: another day */
    { "Lê Thị Hòa", "1981-05-02" },     /* e: another year */
    { "Lê Thị Hòa", NULL },             /* f: a name alone says nothing */
    { "Lê Thị Hoà", NULL },             /* g */
    { "Trần Văn Tâm", "1975" },         /* h */
    { "Trần Văn Tâm", "1975" },         /* i */
    { "Ngô Văn Tâm", "1975-01-01" },    /* j */
  };
  g_auto (TdTestStore) test = { 0 };
  gint64 ids[G_N_ELEMENTS (people)];
  g_autofree char *found = NULL;

  td_test_store_init (&test);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    ids[i] = add_person (test.store, people[i].name, people[i].birth, NULL, 0);
  found = print_duplicates (test.store, ids, G_N_ELEMENTS (ids));
  g_assert_nonnull (strstr (found, "Nabc|"));
  g_assert_nonnull (strstr (found, "Ncd|"));
  g_assert_nonnull (strstr (found, "Nhi|"));
  g_assert_cmpuint (strlen (found), ==, strlen ("Nabc|Ncd|Nhi|"));
}

/* Two living records of one number get in only from outside. */
static void
test_duplicate_numbers (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autofree char *sql = NULL;
  g_autofree char *found = NULL;
  gint64 ids[3];

  td_test_store_init (&test);
  ids[0] = add_person (test.store, "Lê Thị Hòa", "1980-05-02", "056180000214", 0);
  ids[1] = add_person (test.store, "Lê Thị Hòa", "1980-05-02", NULL, 0);
  ids[2] = add_person (test.store, "Lê Thị Lan", NULL, "056180000215", 0);
  td_test_store_close (&test);
  sql = g_strdup_printf ("UPDATE staff SET cccd = '056180000214' WHERE id = %" G_GINT64_FORMAT,
                         ids[1]);
  td_test_store_tamper (&test, sql);
  td_test_store_reopen (&test);
  /* Listed once, not again by name and birth. */
  found = print_duplicates (test.store, ids, 3);
  g_assert_cmpstr (found, ==, "Cab|");
}

static gint64
add_fact (TdStore *store, gint64 staff, guint year, const char *key, gint64 value)
{
  g_autoptr (TdRecord) fact = td_record_new (&td_entity_year_fact);

  td_record_set_int (fact, "staff", staff);
  td_record_set_int (fact, "year", year);
  td_record_set_int (fact, key, value);
  return td_test_save (store, fact);
}

static void
test_merge (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRecord) kept = NULL;
  g_autoptr (TdRecord) dropped = NULL;
  g_autoptr (TdRecord) office = NULL;
  g_autoptr (TdRecord) fact = NULL;
  gint64 unit, keep, drop, joined, moved;
  TdStore *store;

  td_test_store_init (&test);
  store = test.store;
  unit = test_add_unit (store, "Phòng A", 0, FALSE);
  keep = add_person (store, "Lê Thị Hòa", "1980-05-02", NULL, unit);
  drop = add_person (store, "LÊ THỊ HÒA", "1980", "056180000214", unit);
  td_test_set_text (store, &td_entity_staff, drop, "phone", "0900000001");
  td_test_set_text (store, &td_entity_staff, keep, "post", "Chuyên viên");
  td_test_set_text (store, &td_entity_staff, drop, "post", "CV");
  test_set_int (store, &td_entity_unit, unit, "head", drop);
  test_run (store, td_staff_add_leave (drop, "om", (TdDate) { 2026, 1, 1 }, (TdDate) { 2026, 2, 1 },
                                       NULL, NULL));
  joined = add_fact (store, keep, 2026, "self_total", 88000);
  add_fact (store, drop, 2026, "months", 12);
  moved = add_fact (store, drop, 2025, "months", 11);

  test_run (store, td_staff_merge (keep, drop, NULL));
  kept = test_get (store, &td_entity_staff, keep);
  g_assert_cmpstr (td_record_get_text (kept, "name"), ==, "Lê Thị Hòa");
  g_assert_cmpstr (td_record_get_text (kept, "birth"), ==, "1980-05-02");
  g_assert_cmpstr (td_record_get_text (kept, "cccd"), ==, "056180000214");
  g_assert_cmpstr (td_record_get_text (kept, "phone"), ==, "0900000001");
  g_assert_cmpstr (td_record_get_text (kept, "post"), ==, "Chuyên viên");
  dropped = test_get (store, &td_entity_staff, drop);
  g_assert_cmpint (td_record_get_int_or (dropped, "archived", 0), ==, 1);
  office = test_get (store, &td_entity_unit, unit);
  g_assert_cmpint (td_record_get_int_or (office, "head", 0), ==, keep);
  g_assert_cmpint (count_of (store, &td_entity_leave, keep), ==, 1);
  g_assert_cmpint (count_of (store, &td_entity_year_fact, keep), ==, 2);
  g_assert_cmpint (count_of (store, &td_entity_year_fact, drop), ==, 0);
  fact = test_get (store, &td_entity_year_fact, joined);
  g_assert_cmpint (td_record_get_int_or (fact, "months", 0), ==, 12);
  g_assert_cmpint (td_record_get_int_or (fact, "self_total", 0), ==, 88000);
  g_clear_object (&fact);
  fact = test_get (store, &td_entity_year_fact, moved);
  g_assert_cmpint (td_record_get_int_or (fact, "staff", 0), ==, keep);

  /* One undo brings both back as they were. */
  g_assert_cmpint (td_store_undo (store, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (count_of (store, &td_entity_year_fact, drop), ==, 2);
  g_clear_object (&dropped);
  dropped = test_get (store, &td_entity_staff, drop);
  g_assert_false (td_record_has (dropped, "archived"));

  g_assert_null (td_staff_merge (keep, keep, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

static void
test_merge_conflict (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRecord) dropped = NULL;
  gint64 keep, drop;

  td_test_store_init (&test);
  keep = add_person (test.store, "Lê Thị Hòa", "1980-05-02", NULL, 0);
  drop = add_person (test.store, "Lê Thị Hòa", "1980-05-02", NULL, 0);
  add_fact (test.store, keep, 2026, "self_total", 88000);
  add_fact (test.store, drop, 2026, "self_total", 89000);
  g_assert_cmpint (td_action_run (td_staff_merge (keep, drop, NULL), test.store, NULL, &error), ==,
                   -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "2026"));
  dropped = test_get (test.store, &td_entity_staff, drop);
  g_assert_false (td_record_has (dropped, "archived"));
}

/* What was frozen stays with whom it was frozen. */
static void
test_merge_frozen (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdBoard) board = NULL;
  const TestPerson people[] = {
    { "Lê Thị Hòa", "Chuyên viên", "cong_chuc", 0, 88, 12 },
    { "Lê Thị Hòa", "Chuyên viên", "cong_chuc", 0, 77, 12 },
  };
  gint64 ids[2];
  gint64 unit;

  td_test_store_init (&test);
  unit = test_add_unit (test.store, "Phòng A", 0, FALSE);
  test_add_people (test.store, people, 2, unit, 2026, ids);
  board = test_open_board (test.store, 2026, NULL);
  test_run (test.store, td_year_seal_freeze (board, NULL, NULL));
  test_settle (board);
  test_run (test.store, td_staff_merge (ids[0], ids[1], NULL));
  test_settle (board);
  g_assert_cmpint (count_of (test.store, &td_entity_year_fact, ids[1]), ==, 1);
  g_assert_cmpuint (td_board_get_n_people (board), ==, 2);
  g_assert_cmpint (test_find (board, ids[1])->rating->score, ==, 77000);
  g_assert_true (td_year_seal_verify (td_store_get_reader (test.store),
                                      td_board_get_seal (board)->id, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/staff-actions/transfer", test_transfer);
  g_test_add_func ("/staff-actions/transfer-people", test_transfer_people);
  g_test_add_func ("/staff-actions/transfer-of-unknown", test_transfer_of_unknown);
  g_test_add_func ("/staff-actions/bulk", test_bulk);
  g_test_add_func ("/staff-actions/archive", test_archive);
  g_test_add_func ("/staff-actions/entries", test_entries);
  g_test_add_func ("/staff-actions/duplicates", test_duplicates);
  g_test_add_func ("/staff-actions/duplicate-numbers", test_duplicate_numbers);
  g_test_add_func ("/staff-actions/merge", test_merge);
  g_test_add_func ("/staff-actions/merge-conflict", test_merge_conflict);
  g_test_add_func ("/staff-actions/merge-frozen", test_merge_frozen);
  return g_test_run ();
}
