/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-test-views.h"

#include "td-action.h"
#include "td-board.h"
#include "td-number.h"

/* A small department of invented people for the tests of the board.
 *
 * Staff without a leading post: 30 people, ten of whom reach “excellent”: 99, 98, 97,
 * 96, then two of 95, 94, 93, 92, 91; the others from 85 downwards.  All are good or
 * better, so that the cap is 5 (5 ≤ 20 % of 25) and falls between the two of 95:
 * the rules leave both below, the line stands after 4.
 * Leaders: 6 people, one of whom reaches: cap 1, line 1.
 * Without enough data: somebody without a score, a contract worker.
 * Not classified here: the director. */

#define TEST_YEAR 2026

typedef struct
{
  TdStore *store;
  gint64   unit;
  gint64   staff[30];  /* in rank order */
  gint64   leaders[6]; /* in rank order */
  gint64   scoreless;
  gint64   worker;
  gint64   director;
} TestOffice;

typedef struct
{
  const char *name;
  const char *post;
  const char *kind;
  gboolean    leader;
  gboolean    by_superior;
  double      council; /* 0: no score, and no facts */
} TestPerson;

static inline gint64
test_write_person (TdWriter *writer, gint64 unit, const TestPerson *given, GError **error)
{
  g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);
  g_autoptr (TdRecord) facts = td_record_new (&td_entity_year_fact);

  td_record_set_text (person, "name", given->name);
  td_record_set_text (person, "post", given->post);
  td_record_set_text (person, "kind", given->kind);
  td_record_set_text (person, "leader", given->leader ? "co" : "khong");
  td_record_set_int (person, "unit", unit);
  if (!td_writer_save (writer, person, NULL, error))
    return 0;
  td_record_set_int (facts, "staff", td_record_get_id (person));
  td_record_set_int (facts, "year", TEST_YEAR);
  if (given->council > 0)
    {
      td_record_set_int (facts, "self_total", td_decimal_from_double (given->council + 0.5));
      td_record_set_int (facts, "council_total", td_decimal_from_double (given->council));
      td_record_set_int (facts, "months", 12);
    }
  if (given->by_superior)
    td_record_set_int (facts, "rated_by_superior", 1);
  if ((given->council > 0 || given->by_superior) && !td_writer_save (writer, facts, NULL, error))
    return 0;
  return td_record_get_id (person);
}

static inline gboolean
test_write_office (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  static const double reaching[] = { 99, 98, 97, 96, 95, 95, 94, 93, 92, 91 };
  TestOffice *office = data;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("Trần Văn %c%c", 'A' + i / 20, 'A' + i % 20);
      TestPerson person = { name, "Chuyên viên", "cong_chuc", FALSE, FALSE,
                            i < 10 ? reaching[i] : 85 - (i - 10) * 0.5 };

      office->staff[i] = test_write_person (writer, office->unit, &person, error);
    }
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("Lê Thị %c", 'A' + i);
      TestPerson person = { name, "Trưởng phòng", "cong_chuc", TRUE, FALSE, i == 0 ? 95 : 88 - i };

      office->leaders[i] = test_write_person (writer, office->unit, &person, error);
    }
  office->scoreless = test_write_person (writer, office->unit, &(TestPerson) {
      "Ngô Thị Thiếu", "Chuyên viên", "cong_chuc", FALSE, FALSE, 0 }, error);
  office->worker = test_write_person (writer, office->unit, &(TestPerson) {
      "Hồ Văn Lái", "Lái xe", "nguoi_lao_dong", FALSE, FALSE, 82 }, error);
  office->director = test_write_person (writer, office->unit, &(TestPerson) {
      "Đinh Văn Trưởng", "Giám đốc", "cong_chuc", TRUE, TRUE, 0 }, error);
  return office->director != 0;
}

static inline void
test_make_office (TestOffice *office, const char *name)
{
  g_autoptr (GError) error = NULL;

  office->store = td_test_make_store (name);
  office->unit = td_test_add_unit (office->store, "Văn phòng Sở");
  td_store_write (office->store, "Thêm người hư cấu", test_write_office, office, NULL, &error);
  g_assert_no_error (error);
}

static inline void
test_run (TdStore *store, TdAction *action)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (action);
  g_assert_cmpint (td_action_run (action, store, NULL, &error), >, 0);
  g_assert_no_error (error);
}

static inline const TdBoardPerson *
test_get_person (TdBoard *board, gint64 staff)
{
  guint index;

  g_assert_true (td_board_find_person (board, staff, &index));
  return td_board_get_person (board, index);
}

/* The group of those without a leading post, or of the leaders. */
static inline const TdBoardGroup *
test_get_group (TdBoard *board, gboolean leaders, guint *index)
{
  for (guint i = 0; i < td_board_get_n_groups (board); i++)
    {
      const TdBoardGroup *group = td_board_get_group (board, i);

      if (group->group->is_leader != leaders)
        continue;
      if (index != NULL)
        *index = i;
      return group;
    }
  g_assert_not_reached ();
}
