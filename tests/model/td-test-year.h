/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-action.h"
#include "td-board.h"
#include "td-number.h"
#include "td-test-store.h"

/* A small department of invented people, for the tests of the year's work. */

/* Facts that a test gives a person; 0 in a score or in months: not given. */
typedef struct
{
  const char *name;
  const char *post;
  const char *kind;
  double      self;
  double      council;
  int         months;
} TestPerson;

typedef struct
{
  const TestPerson *people;
  gsize             n_people;
  gint64            unit;
  guint             year;
  gint64           *ids; /* out */
} TestPeople;

static inline gint64
test_run (TdStore *store, TdAction *action)
{
  g_autoptr (GError) error = NULL;
  gint64 change;

  g_assert_nonnull (action);
  change = td_action_run (action, store, NULL, &error);
  g_assert_no_error (error);
  return change;
}

/* Runs an action that has to fail with @code. */
static inline void
test_run_refused (TdStore *store, TdAction *action, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (action);
  g_assert_cmpint (td_action_run (action, store, NULL, &error), ==, -1);
  g_assert_error (error, g_quark_from_string ("td-error-quark"), code);
}

static inline gint64
test_add_unit (TdStore *store, const char *name, gint64 parent, gboolean own_body)
{
  g_autoptr (TdRecord) unit = td_record_new (&td_entity_unit);

  td_record_set_text (unit, "name", name);
  if (parent != 0)
    td_record_set_int (unit, "parent", parent);
  if (own_body)
    td_record_set_int (unit, "own_body", 1);
  return td_test_save (store, unit);
}

static inline TdRecord *
test_get (TdStore *store, const TdEntity *entity, gint64 id)
{
  g_autoptr (GError) error = NULL;
  TdRecord *record = td_reader_get (td_store_get_reader (store), entity, id, &error);

  g_assert_no_error (error);
  return record;
}

static inline void
test_set_int (TdStore *store, const TdEntity *entity, gint64 id, const char *key, gint64 value)
{
  g_autoptr (TdRecord) record = test_get (store, entity, id);

  td_record_set_int (record, key, value);
  td_test_save (store, record);
}

static inline void
test_set_decimal (TdRecord *record, const char *key, double value)
{
  if (value > 0)
    td_record_set_int (record, key, td_decimal_from_double (value));
}

static inline gboolean
test_write_people (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  TestPeople *people = data;

  for (gsize i = 0; i < people->n_people; i++)
    {
      const TestPerson *given = &people->people[i];
      g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);
      g_autoptr (TdRecord) facts = td_record_new (&td_entity_year_fact);

      td_record_set_text (person, "name", given->name);
      td_record_set_text (person, "post", given->post);
      td_record_set_text (person, "kind", given->kind);
      td_record_set_int (person, "unit", people->unit);
      if (!td_writer_save (writer, person, NULL, error))
        return FALSE;
      people->ids[i] = td_record_get_id (person);

      td_record_set_int (facts, "staff", people->ids[i]);
      td_record_set_int (facts, "year", people->year);
      test_set_decimal (facts, "self_total", given->self);
      test_set_decimal (facts, "council_total", given->council);
      if (given->months > 0)
        td_record_set_int (facts, "months", given->months);
      if ((given->self > 0 || given->council > 0 || given->months > 0) &&
          !td_writer_save (writer, facts, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Adds people with their facts as one change. */
static inline void
test_add_people (TdStore *store, const TestPerson *given, gsize n_people, gint64 unit, guint year,
                 gint64 *ids)
{
  TestPeople people = { given, n_people, unit, year, ids };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (td_store_write (store, "Thêm người", test_write_people, &people, NULL, &error),
                   >, 0);
  g_assert_no_error (error);
}

static inline gint64
test_add_person (TdStore *store, const TestPerson *given, gint64 unit, guint year)
{
  gint64 id;

  test_add_people (store, given, 1, unit, year, &id);
  return id;
}

/* 35 civil servants of one group: @n_excellent of them from 99 downwards in
 * steps of 0,5, the others from 85 downwards. */
static inline void
test_add_35 (TdStore *store, gint64 unit, guint year, guint n_excellent, gint64 *ids)
{
  TestPerson people[35] = { 0 };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 35; i++)
    {
      char *name = g_strdup_printf ("Trần Văn %c%c", 'A' + i / 20, 'A' + i % 20);

      g_ptr_array_add (names, name);
      people[i].name = name;
      people[i].post = "Chuyên viên";
      people[i].kind = "cong_chuc";
      people[i].council = i < n_excellent ? 99 - i * 0.5 : 85 - i * 0.25;
      people[i].months = 12;
    }
  test_add_people (store, people, 35, unit, year, ids);
}

static inline TdBoard *
test_open_board (TdStore *store, guint year, const char *variant)
{
  g_autoptr (GError) error = NULL;
  TdBoard *board = td_board_new (store, year, variant, &error);

  g_assert_no_error (error);
  g_assert_true (TD_IS_BOARD (board));
  return board;
}

static inline const TdBoardPerson *
test_find (TdBoard *board, gint64 staff)
{
  guint index;

  g_assert_true (td_board_find_person (board, staff, &index));
  return td_board_get_person (board, index);
}

static inline TdClass
test_get_class (TdBoard *board, gint64 staff)
{
  return test_find (board, staff)->final;
}

/* Lets a reload on another thread come to its end. */
static inline void
test_settle (TdBoard *board)
{
  gint64 limit = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (g_main_context_pending (NULL) || td_board_is_loading (board))
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (g_get_monotonic_time (), <, limit);
    }
}
