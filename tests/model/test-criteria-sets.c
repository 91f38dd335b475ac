/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-sets.h"

#include "td-test-criteria.h"

static gint64
get_version (TdStore *store,
             gint64   set)
{
  g_autoptr (TdRecord) record = test_criteria_get (store, &td_entity_criteria_set, set);

  return td_record_get_int_or (record, "version", 0);
}

/* The record of a criterion of the set. */
static TdRecord *
get_criterion (TdStore    *store,
               gint64      id,
               const char *code)
{
  g_autoptr (TdCriteriaSet) set = test_criteria_load (store, id);
  const int index = td_criteria_set_find (set, code);

  g_assert_cmpint (index, >=, 0);
  return test_criteria_get (store, &td_entity_criterion,
                            td_criteria_set_get (set, (guint) index)->id);
}

/* A criterion of points without an id, for the group (0: top). */
static TdRecord *
draft_criterion (gint64      set,
                 gint64      group,
                 const char *code)
{
  TdRecord *record = td_record_new (&td_entity_criterion);

  td_record_set_int (record, "criteria", set);
  if (group != 0)
    td_record_set_int (record, "parent", group);
  td_record_set_text (record, "code", code);
  td_record_set_text (record, "text", "Thêm vào");
  td_record_set_text (record, "rule", "diem");
  td_record_set_text (record, "role", "chuan");
  td_record_set_int (record, "position", 0);
  return record;
}

/* "0:I 1:I.1": the codes in order, each after its depth. */
static char *
describe (TdStore *store,
          gint64   id)
{
  g_autoptr (TdCriteriaSet) set = test_criteria_load (store, id);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < set->criteria->len; i++)
    g_string_append_printf (text, "%s%u:%s", i > 0 ? " " : "", td_criteria_set_get_depth (set, i),
                            td_criteria_set_get (set, i)->code);
  return g_string_free (text, FALSE);
}

static void
assert_order (TdStore    *store,
              gint64      id,
              const char *expected)
{
  g_autofree char *order = describe (store, id);

  g_assert_cmpstr (order, ==, expected);
}

static void
assert_refused (TdStore  *store,
                TdAction *action,
                TdError   code)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (action);
  g_assert_cmpint (td_action_run (action, store, NULL, &error), ==, -1);
  g_assert_error (error, TD_ERROR, (int) code);
  g_test_message ("%s", error->message);
}

/* A register with one set. */
typedef struct
{
  TdTestStore    test;
  TdCriteriaSet *set;
  gint64         id;
} Fixture;

static void
init_fixture (Fixture *self)
{
  td_test_store_init (&self->test);
  self->set = test_criteria_make ();
  self->id = test_criteria_store (self->test.store, self->set, 0);
}

static void
clear_fixture (Fixture *self)
{
  g_clear_pointer (&self->set, td_criteria_set_unref);
  td_test_store_clear (&self->test);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, clear_fixture)

static void
test_round_trip (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdCriteriaSet) loaded = NULL;
  g_autoptr (GError) error = NULL;

  init_fixture (&self);
  td_test_store_reopen (&self.test);
  loaded = test_criteria_load (self.test.store, self.id);
  g_assert_true (td_criteria_set_equal (self.set, loaded));
  g_assert_cmpint (loaded->id, ==, self.id);
  g_assert_cmpuint (loaded->version, ==, 1);
  for (guint i = 0; i < loaded->criteria->len; i++)
    g_assert_cmpint (td_criteria_set_get (loaded, i)->id, >, 0);
  /* As one change. */
  g_assert_cmpint (td_store_undo (self.test.store, &error), >, 0);
  g_assert_no_error (error);
  g_assert_null (td_criteria_set_load (td_store_get_reader (self.test.store), self.id, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static void
test_shipped (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  GPtrArray *shipped = td_criteria_shipped (&error);

  g_assert_no_error (error);
  td_test_store_init (&test);
  for (guint i = 0; i < shipped->len; i++)
    {
      const TdCriteriaSet *set = shipped->pdata[i];
      g_autoptr (TdCriteriaSet) loaded = NULL;
      TdReader *reader = td_store_get_reader (test.store);
      gint64 id = 0;

      g_assert_cmpint (td_criteria_set_lookup (reader, set->shipped, &error), ==, 0);
      test_criteria_run (test.store, td_criteria_set_adopt (reader, set->shipped, &id, &error));
      loaded = test_criteria_load (test.store, id);
      g_test_message ("%s", set->name);
      g_assert_true (td_criteria_set_equal (set, loaded));
      g_assert_cmpstr (loaded->shipped, ==, set->shipped);
      g_assert_cmpint (td_criteria_set_lookup (reader, set->shipped, &error), ==, id);
      g_assert_cmpint (td_criteria_set_lookup (reader, set->name, &error), ==, id);
      /* Once only under that name. */
      g_assert_null (td_criteria_set_adopt (reader, set->shipped, &id, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_null (td_criteria_set_adopt (td_store_get_reader (test.store), "no such", NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static void
test_replace (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdCriteriaSet) other = test_criteria_make ();
  g_autoptr (TdCriteriaSet) before = NULL;
  g_autoptr (TdCriteriaSet) after = NULL;
  g_autoptr (TdCriteriaSet) again = NULL;
  g_autoptr (GError) error = NULL;

  init_fixture (&self);
  before = test_criteria_load (self.test.store, self.id);

  /* II and what lies in it goes, IV comes, I.1 changes, codes are written otherwise. */
  g_ptr_array_remove_range (other->criteria, 4, 3);
  test_criteria_add (other, -1, "IV", TD_RULE_POINTS, 8000);
  g_free (((TdCriterion *) td_criteria_set_get (other, 1))->code);
  ((TdCriterion *) td_criteria_set_get (other, 1))->code = g_strdup ("i.1");
  ((TdCriterion *) td_criteria_set_get (other, 1))->max = 12000;
  g_ptr_array_remove_index (other->bands, 2);
  g_assert_cmpint (test_criteria_store (self.test.store, other, self.id), ==, self.id);
  after = test_criteria_load (self.test.store, self.id);
  g_assert_true (td_criteria_set_equal (other, after));
  assert_order (self.test.store, self.id, "0:I 1:i.1 1:I.2 1:I.3 0:III 0:IV");
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (td_criteria_set_get (after, i)->id, ==, td_criteria_set_get (before, i)->id);
  g_assert_cmpint (((TdBand *) after->bands->pdata[1])->id, ==,
                   ((TdBand *) before->bands->pdata[1])->id);
  /* No round has taken a copy: still the first version. */
  g_assert_cmpint (get_version (self.test.store, self.id), ==, 1);

  g_assert_cmpint (td_store_undo (self.test.store, &error), >, 0);
  again = test_criteria_load (self.test.store, self.id);
  g_assert_true (td_criteria_set_equal (self.set, again));
}

static void
test_refused (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdCriteriaSet) faulty = test_criteria_make ();
  g_autoptr (TdRecord) copy = NULL;
  g_autoptr (TdRecord) part = NULL;
  g_autoptr (GError) error = NULL;

  init_fixture (&self);

  /* Both faults are told. */
  ((TdCriterion *) td_criteria_set_get (faulty, 1))->max = TD_POINTS_MISSING;
  ((TdCriterion *) td_criteria_set_get (faulty, 6))->unit_points = TD_POINTS_MISSING;
  g_assert_null (td_criteria_set_store (faulty, 0, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "I.1"));
  g_assert_nonnull (strstr (error->message, "II.2"));
  g_clear_error (&error);

  /* A second one of that name, marks and case aside. */
  g_free (self.set->name);
  self.set->name = g_strdup ("BỘ TIÊU CHÍ THỬ NGHIỆM");
  assert_refused (self.test.store, td_criteria_set_store (self.set, 0, NULL, &error),
                  TD_ERROR_INVALID);
  assert_refused (self.test.store, td_criteria_set_store (self.set, self.id + 1, NULL, &error),
                  TD_ERROR_NOT_FOUND);

  /* The copy of a round is nobody's to edit. */
  copy = test_criteria_get (self.test.store, &td_entity_criteria_set,
                            test_criteria_freeze (self.test.store, self.id));
  part = get_criterion (self.test.store, td_record_get_id (copy), "I.1");
  assert_refused (self.test.store,
                  td_criteria_set_store (self.set, td_record_get_id (copy), NULL, &error),
                  TD_ERROR_CONFLICT);
  assert_refused (self.test.store, td_criteria_save_set (copy, copy), TD_ERROR_CONFLICT);
  assert_refused (self.test.store, td_criteria_save_criterion (part, part), TD_ERROR_CONFLICT);
  assert_refused (self.test.store, td_criteria_remove (part), TD_ERROR_CONFLICT);
  assert_refused (self.test.store, td_criteria_move (part, 0, 0), TD_ERROR_CONFLICT);
  assert_refused (self.test.store, td_criteria_archive (copy, TRUE), TD_ERROR_CONFLICT);
}

static void
test_freeze (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdCriteriaSet) frozen = NULL;
  g_autoptr (TdCriteriaSet) later = NULL;
  g_autoptr (TdQuery) query = td_criteria_set_query ();
  g_autoptr (TdRecord) before = NULL;
  g_autoptr (TdRecord) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  TdReader *reader;
  gint64 copy;

  init_fixture (&self);
  reader = td_store_get_reader (self.test.store);
  copy = test_criteria_freeze (self.test.store, self.id);
  frozen = test_criteria_load (self.test.store, copy);
  g_assert_true (td_criteria_set_equal (self.set, frozen));
  g_assert_cmpuint (frozen->version, ==, 1);
  for (guint i = 0; i < frozen->criteria->len; i++)
    {
      g_autoptr (TdRecord) record = test_criteria_get (self.test.store, &td_entity_criterion,
                                                       td_criteria_set_get (frozen, i)->id);
      g_autoptr (TdCriteriaSet) master = test_criteria_load (self.test.store, self.id);

      g_assert_cmpint (td_record_get_int_or (record, "criteria", 0), ==, copy);
      g_assert_cmpint (td_criteria_set_find_id (master, td_record_get_id (record)), ==, -1);
    }

  /* Lists and look-ups show the master alone, by words too. */
  found = td_test_find (self.test.store, query);
  g_assert_cmpstr (found, ==, self.set->name);
  td_query_set_search (query, "thu nghiem");
  g_assert_cmpint (td_reader_count (reader, query, &error), ==, 1);
  g_assert_cmpint (td_criteria_set_lookup (reader, "bo tieu chi thu nghiem", &error), ==, self.id);

  /* The master goes on, the copy does not. */
  before = get_criterion (self.test.store, self.id, "I.1");
  after = td_record_copy (before);
  td_record_set_int (after, "max", 8000);
  test_criteria_run (self.test.store, td_criteria_save_criterion (before, after));
  later = test_criteria_load (self.test.store, copy);
  g_assert_true (td_criteria_set_equal (self.set, later));
}

/* Up by one with the first edit after a copy was taken, and with no other. */
static void
test_version (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdRecord) head = NULL;
  g_autoptr (GError) error = NULL;

  init_fixture (&self);
  for (guint round = 1; round <= 3; round++)
    {
      g_autoptr (TdRecord) before = get_criterion (self.test.store, self.id, "I.1");
      g_autoptr (TdRecord) after = td_record_copy (before);
      g_autoptr (TdRecord) last = td_record_copy (before);

      td_record_set_int (after, "max", 9000 + round);
      td_record_set_int (last, "max", 8000 + round);
      test_criteria_freeze (self.test.store, self.id);
      g_assert_cmpint (get_version (self.test.store, self.id), ==, round);
      /* Nothing differs. */
      test_criteria_run (self.test.store, td_criteria_save_criterion (before, before));
      test_criteria_run (self.test.store, td_criteria_move (before, td_record_get_int_or (
                                                                 before, "parent", 0),
                                                       td_record_get_id (before)));
      g_assert_cmpint (get_version (self.test.store, self.id), ==, round);
      test_criteria_run (self.test.store, td_criteria_save_criterion (before, after));
      g_assert_cmpint (get_version (self.test.store, self.id), ==, round + 1);
      test_criteria_run (self.test.store, td_criteria_save_criterion (after, last));
      g_assert_cmpint (get_version (self.test.store, self.id), ==, round + 1);
    }
  head = test_criteria_get (self.test.store, &td_entity_criteria_set, self.id);
  test_criteria_run (self.test.store, td_criteria_archive (head, TRUE));
  g_assert_cmpint (get_version (self.test.store, self.id), ==, 4);
  /* The edit and its version go together. */
  g_assert_cmpint (td_store_undo (self.test.store, &error), >, 0);
  g_assert_cmpint (td_store_undo (self.test.store, &error), >, 0);
  g_assert_cmpint (get_version (self.test.store, self.id), ==, 4);
  g_assert_cmpint (td_store_undo (self.test.store, &error), >, 0);
  g_assert_cmpint (get_version (self.test.store, self.id), ==, 3);
  g_assert_no_error (error);
}

static void
test_edit (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdRecord) group = NULL;
  g_autoptr (TdRecord) renamed = NULL;
  g_autoptr (TdRecord) added = NULL;
  g_autoptr (TdCriteriaSet) loaded = NULL;
  g_autofree char *label = NULL;

  init_fixture (&self);

  /* A group's code changes: the condition of a class follows. */
  group = get_criterion (self.test.store, self.id, "I");
  renamed = td_record_copy (group);
  td_record_set_text (renamed, "code", "Đ");
  td_record_set_text (renamed, "role", "tru");
  test_criteria_run (self.test.store, td_criteria_save_criterion (group, renamed));
  label = td_store_dup_undo_label (self.test.store);
  g_assert_nonnull (strstr (label, "Đ"));
  g_assert_nonnull (strstr (label, self.set->name));
  loaded = test_criteria_load (self.test.store, self.id);
  g_assert_cmpstr (((TdBandCondition *) ((TdBand *) loaded->bands->pdata[0])
                      ->conditions->pdata[1])->code, ==, "Đ");
  /* What lies in it has its role. */
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (td_criteria_set_get (loaded, i)->role, ==, TD_ROLE_DEDUCTION);
  g_assert_cmpint (td_criteria_set_get (loaded, 5)->role, ==, TD_ROLE_BASE);

  added = draft_criterion (self.id, td_record_get_id (group), "I.4");
  test_criteria_run (self.test.store, td_criteria_save_criterion (NULL, added));
  assert_order (self.test.store, self.id, "0:Đ 1:I.1 1:I.2 1:I.3 1:I.4 0:II 1:II.1 1:II.2 0:III");
  /* Twice the same code. */
  td_record_set_text (added, "code", "i.4");
  assert_refused (self.test.store, td_criteria_save_criterion (NULL, added), TD_ERROR_INVALID);
  /* A criterion is no group, and a group with criteria stays one. */
  td_record_set_text (added, "code", "I.5");
  td_record_set_int (added, "parent", td_criteria_set_get (loaded, 1)->id);
  assert_refused (self.test.store, td_criteria_save_criterion (NULL, added), TD_ERROR_INVALID);
  td_record_set_text (renamed, "rule", "diem");
  assert_refused (self.test.store, td_criteria_save_criterion (group, renamed), TD_ERROR_INVALID);
}

static void
test_move (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdRecord) first = NULL;
  g_autoptr (TdRecord) group = NULL;
  g_autoptr (TdRecord) other = NULL;
  g_autoptr (TdRecord) points = NULL;
  g_autoptr (GError) error = NULL;

  init_fixture (&self);
  first = get_criterion (self.test.store, self.id, "I.1");
  group = get_criterion (self.test.store, self.id, "I");
  other = get_criterion (self.test.store, self.id, "II");
  points = get_criterion (self.test.store, self.id, "II.1");

  test_criteria_run (self.test.store, td_criteria_move (first, td_record_get_id (group), 0));
  assert_order (self.test.store, self.id, "0:I 1:I.2 1:I.3 1:I.1 0:II 1:II.1 1:II.2 0:III");
  test_criteria_run (self.test.store, td_criteria_move (first, td_record_get_id (other),
                                                        td_record_get_id (points)));
  assert_order (self.test.store, self.id, "0:I 1:I.2 1:I.3 0:II 1:I.1 1:II.1 1:II.2 0:III");
  test_criteria_run (self.test.store, td_criteria_move (first, 0, td_record_get_id (group)));
  assert_order (self.test.store, self.id, "0:I.1 0:I 1:I.2 1:I.3 0:II 1:II.1 1:II.2 0:III");
  test_criteria_run (self.test.store, td_criteria_move (other, td_record_get_id (group), 0));
  assert_order (self.test.store, self.id, "0:I.1 0:I 1:I.2 1:I.3 1:II 2:II.1 2:II.2 0:III");
  assert_refused (self.test.store, td_criteria_move (group, td_record_get_id (other), 0),
                  TD_ERROR_INVALID);
  assert_refused (self.test.store, td_criteria_move (group, td_record_get_id (group), 0),
                  TD_ERROR_INVALID);
  assert_refused (self.test.store, td_criteria_move (group, td_record_get_id (points), 0),
                  TD_ERROR_INVALID);
  assert_order (self.test.store, self.id, "0:I.1 0:I 1:I.2 1:I.3 1:II 2:II.1 2:II.2 0:III");

  /* A group takes what lies in it along, however deep. */
  test_criteria_run (self.test.store, td_criteria_remove (group));
  assert_order (self.test.store, self.id, "0:I.1 0:III");
  g_assert_cmpint (td_store_undo (self.test.store, &error), >, 0);
  g_assert_no_error (error);
  assert_order (self.test.store, self.id, "0:I.1 0:I 1:I.2 1:I.3 1:II 2:II.1 2:II.2 0:III");
}

static void
insert (TdStore    *store,
        gint64      set,
        gint64      group,
        const char *code,
        gint64      after)
{
  g_autoptr (TdRecord) record = draft_criterion (set, group, code);

  test_criteria_run (store, td_criteria_insert_criterion (record, after));
}

/* Behind a neighbour and all that lies in it; the numbers of the others do not matter. */
static void
test_insert (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdRecord) first = NULL;
  g_autoptr (TdRecord) group = NULL;
  g_autoptr (TdRecord) second = NULL;
  g_autoptr (TdRecord) deductions = NULL;
  g_autoptr (TdRecord) twice = NULL;
  g_autoptr (TdRecord) added = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gint64 group_id;

  init_fixture (&self);
  first = get_criterion (self.test.store, self.id, "I.1");
  group = get_criterion (self.test.store, self.id, "I");
  second = get_criterion (self.test.store, self.id, "II");
  group_id = td_record_get_id (group);
  test_criteria_freeze (self.test.store, self.id);

  insert (self.test.store, self.id, group_id, "I.9", td_record_get_id (first));
  assert_order (self.test.store, self.id, "0:I 1:I.1 1:I.9 1:I.2 1:I.3 0:II 1:II.1 1:II.2 0:III");
  label = td_store_dup_undo_label (self.test.store);
  g_assert_nonnull (strstr (label, "I.9"));
  /* One change, which began the next version. */
  g_assert_cmpint (get_version (self.test.store, self.id), ==, 2);
  g_assert_cmpint (td_store_undo (self.test.store, &error), >, 0);
  g_assert_cmpint (get_version (self.test.store, self.id), ==, 1);
  assert_order (self.test.store, self.id, "0:I 1:I.1 1:I.2 1:I.3 0:II 1:II.1 1:II.2 0:III");

  insert (self.test.store, self.id, 0, "X", group_id);
  insert (self.test.store, self.id, 0, "Y", td_record_get_id (second));
  insert (self.test.store, self.id, group_id, "I.4", 0);
  insert (self.test.store, self.id, 0, "Z", 0);
  /* A neighbour of another group, or none that there is: last. */
  insert (self.test.store, self.id, group_id, "I.5", td_record_get_id (second));
  insert (self.test.store, self.id, 0, "W", G_MAXINT32);
  assert_order (self.test.store, self.id,
                "0:I 1:I.1 1:I.2 1:I.3 1:I.4 1:I.5 0:X 0:II 1:II.1 1:II.2 0:Y 0:III 0:Z 0:W");

  /* What saving refuses is refused here too. */
  twice = draft_criterion (self.id, group_id, "ii.1");
  assert_refused (self.test.store, td_criteria_insert_criterion (twice, 0), TD_ERROR_INVALID);
  td_record_set_text (twice, "code", "I.1.1");
  td_record_set_int (twice, "parent", td_record_get_id (first));
  assert_refused (self.test.store, td_criteria_insert_criterion (twice, 0), TD_ERROR_INVALID);

  /* In a group of deductions it is one. */
  deductions = td_record_copy (second);
  td_record_set_text (deductions, "role", "tru");
  test_criteria_run (self.test.store, td_criteria_save_criterion (second, deductions));
  insert (self.test.store, self.id, td_record_get_id (second), "II.9", 0);
  added = get_criterion (self.test.store, self.id, "II.9");
  g_assert_cmpstr (td_record_get_text (added, "role"), ==, "tru");
}

static void
test_bands (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdCriteriaSet) loaded = NULL;
  g_autoptr (TdCriteriaSet) later = NULL;
  g_autoptr (TdRecord) before = NULL;
  g_autoptr (TdRecord) after = NULL;

  init_fixture (&self);
  loaded = test_criteria_load (self.test.store, self.id);
  before = test_criteria_get (self.test.store, &td_entity_criteria_band,
                              ((TdBand *) loaded->bands->pdata[1])->id);
  after = td_record_copy (before);
  td_record_set_text (after, "code", "K");
  td_record_set_int (after, "edge", 60000);
  test_criteria_freeze (self.test.store, self.id);
  test_criteria_run (self.test.store, td_criteria_save_band (before, after));
  g_assert_cmpint (get_version (self.test.store, self.id), ==, 2);
  later = test_criteria_load (self.test.store, self.id);
  g_assert_cmpint (((TdBand *) later->bands->pdata[1])->edge, ==, 60000);
  /* The criterion that bounds to it follows. */
  g_assert_cmpstr (td_criteria_set_get (later, 3)->bound, ==, "K");
  td_record_set_text (after, "code", "a");
  assert_refused (self.test.store, td_criteria_save_band (before, after), TD_ERROR_INVALID);
  test_criteria_run (self.test.store, td_criteria_remove (before));
  g_clear_pointer (&later, td_criteria_set_unref);
  later = test_criteria_load (self.test.store, self.id);
  g_assert_cmpuint (later->bands->len, ==, 2);
}

static void
test_heads (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (TdCriteriaSet) second = test_criteria_make ();
  g_autoptr (TdRecord) record = NULL;
  g_autoptr (TdRecord) after = NULL;
  g_autoptr (TdRecord) stored = NULL;
  g_autoptr (TdRecord) empty = td_record_new (&td_entity_criteria_set);
  g_autoptr (GError) error = NULL;
  TdReader *reader;
  gint64 round;

  init_fixture (&self);
  reader = td_store_get_reader (self.test.store);
  g_assert_cmpint (td_criteria_count_rounds (reader, self.id, &error), ==, 0);
  round = test_criteria_add_round (self.test.store, self.id);
  g_assert_cmpint (round, >, 0);
  g_assert_cmpint (td_criteria_count_rounds (reader, self.id, &error), ==, 1);

  record = test_criteria_get (self.test.store, &td_entity_criteria_set, self.id);
  after = td_record_copy (record);
  td_record_set_text (after, "name", "Bộ tiêu chí mới");
  test_criteria_run (self.test.store, td_criteria_save_set (record, after));
  g_assert_cmpint (get_version (self.test.store, self.id), ==, 2);
  /* What somebody else changed meanwhile stays. */
  td_record_set_text (after, "name", td_record_get_text (record, "name"));
  td_record_set_text (after, "source", "Nơi khác");
  test_criteria_run (self.test.store, td_criteria_save_set (record, after));
  stored = test_criteria_get (self.test.store, &td_entity_criteria_set, self.id);
  g_assert_cmpstr (td_record_get_text (stored, "name"), ==, "Bộ tiêu chí mới");
  g_assert_cmpstr (td_record_get_text (stored, "source"), ==, "Nơi khác");

  /* Put away: its name is free again, and then it cannot be taken back under it. */
  test_criteria_run (self.test.store, td_criteria_archive (stored, TRUE));
  g_assert_cmpint (td_criteria_set_lookup (reader, "Bộ tiêu chí mới", &error), ==, 0);
  g_free (second->name);
  second->name = g_strdup ("Bộ tiêu chí mới");
  test_criteria_store (self.test.store, second, 0);
  assert_refused (self.test.store, td_criteria_archive (stored, FALSE), TD_ERROR_INVALID);

  /* An empty one, to be filled in the window; no round can take it yet. */
  td_record_set_text (empty, "name", "Đang soạn");
  td_record_set_text (empty, "subject", "person");
  td_record_set_text (empty, "polarity", "higher");
  td_record_set_text (empty, "edges", "percent");
  test_criteria_run (self.test.store, td_criteria_save_set (NULL, empty));
  self.id = td_criteria_set_lookup (reader, "đang soạn", &error);
  g_assert_cmpint (self.id, >, 0);
  g_assert_cmpint (get_version (self.test.store, self.id), ==, 1);
}

/* What no edit makes, but a damaged file may have. */
static void
test_damaged (void)
{
  g_auto (Fixture) self = { 0 };
  g_autoptr (GError) error = NULL;

  init_fixture (&self);
  /* A group of another set: what lies in it is still seen. */
  test_criteria_freeze (self.test.store, self.id);
  td_test_store_close (&self.test);
  td_test_store_tamper (&self.test, "UPDATE criterion SET parent = (SELECT max (id) FROM criterion "
                               "WHERE code = 'II') WHERE id = (SELECT min (id) FROM criterion "
                               "WHERE code = 'I.2')");
  td_test_store_reopen (&self.test);
  assert_order (self.test.store, self.id, "0:I 1:I.1 1:I.3 0:I.2 0:II 1:II.1 1:II.2 0:III");

  td_test_store_close (&self.test);
  td_test_store_tamper (&self.test, "UPDATE criterion SET parent = (SELECT id FROM criterion WHERE "
                                    "code = 'I.1') WHERE code = 'I'; UPDATE criterion SET rule = "
                                    "'nhom' WHERE code = 'I.1'");
  td_test_store_reopen (&self.test);
  g_assert_null (td_criteria_set_load (td_store_get_reader (self.test.store), self.id, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CORRUPT);
  g_clear_error (&error);
  td_test_store_close (&self.test);
  td_test_store_tamper (&self.test, "UPDATE criterion SET parent = NULL WHERE code = 'I'; UPDATE "
                               "criterion SET rule = 'xx' WHERE code = 'I.1'");
  td_test_store_reopen (&self.test);
  g_assert_null (td_criteria_set_load (td_store_get_reader (self.test.store), self.id, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CORRUPT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/criteria-sets/round-trip", test_round_trip);
  g_test_add_func ("/criteria-sets/shipped", test_shipped);
  g_test_add_func ("/criteria-sets/replace", test_replace);
  g_test_add_func ("/criteria-sets/refused", test_refused);
  g_test_add_func ("/criteria-sets/freeze", test_freeze);
  g_test_add_func ("/criteria-sets/version", test_version);
  g_test_add_func ("/criteria-sets/edit", test_edit);
  g_test_add_func ("/criteria-sets/move", test_move);
  g_test_add_func ("/criteria-sets/insert", test_insert);
  g_test_add_func ("/criteria-sets/bands", test_bands);
  g_test_add_func ("/criteria-sets/heads", test_heads);
  g_test_add_func ("/criteria-sets/damaged", test_damaged);
  return g_test_run ();
}
