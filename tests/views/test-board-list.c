/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-list.h"

#include "test-board-fixture.h"

typedef struct
{
  TestOffice   office;
  TdBoard     *board;
  TdBoardList *list;
  guint        n_changes;
} Fixture;

static void
count_cb (Fixture *self)
{
  self->n_changes++;
}

static void
set_up (Fixture *self, const char *name)
{
  g_autoptr (GError) error = NULL;

  *self = (Fixture) { 0 };
  test_make_office (&self->office, name);
  self->board = td_board_new (self->office.store, TEST_YEAR, NULL, &error);
  g_assert_no_error (error);
  self->list = td_board_list_new ();
  g_signal_connect_swapped (self->list, "changed", G_CALLBACK (count_cb), self);
  td_board_list_set_board (self->list, self->board);
}

static void
tear_down (Fixture *self)
{
  g_assert_finalize_object (G_OBJECT (self->list));
  g_object_unref (self->board);
  td_test_until (G_OBJECT (self->office.store)->ref_count == 1);
  g_object_unref (self->office.store);
}

/* One letter a row: head, person, cap, line, those without data, exempt. */
static char *
draw (Fixture *self)
{
  static const char letters[] = "HPCLMmEe";
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < td_board_list_get_n (self->list); i++)
    {
      const TdBoardRow *row = td_board_list_get (self->list, i);

      g_string_append_c (text, row->is_between ? 'B' : letters[row->kind]);
    }
  return g_string_free (text, FALSE);
}

#define assert_rows(self, expected) \
  G_STMT_START { \
    g_autofree char *drawn_ = draw (self); \
    g_assert_cmpstr (drawn_, ==, expected); \
  } G_STMT_END

#define LEADERS "HPLPPPPP"
#define TWENTY "PPPPPPPPPPPPPPPPPPPP"
#define REST "MmmEe"

static void
test_rows (void)
{
  Fixture f;
  const TdBoardRow *row;

  set_up (&f, "list-rows.thidua");
  /* The line after 4, where the rules leave the two of 95 below; the cap after 5. */
  assert_rows (&f, LEADERS "HPPPPLPCPPPPP" TWENTY REST);
  g_assert_cmpuint (td_board_list_get_n_people (f.list), ==, 6 + 30 + 2 + 1);
  g_assert_cmpuint (td_board_list_get_layers (f.list), ==,
                    TD_BOARD_LAYER_SELF | TD_BOARD_LAYER_COUNCIL);
  row = td_board_list_get (f.list, 9);
  g_assert_cmpint (td_board_list_get_person (f.list, row)->facts->id, ==, f.office.staff[0]);
  g_assert_cmpuint (td_board_list_find_head (f.list, 20), ==, 8);
  tear_down (&f);
}

static void
test_line (void)
{
  Fixture f;
  guint group;
  const TdBoardGroup *staff;

  set_up (&f, "list-line.thidua");
  staff = test_get_group (f.board, FALSE, &group);
  g_assert_cmpuint (staff->counter.cap, ==, 5);
  g_assert_cmpuint (staff->line, ==, 4);

  /* Seen, but nothing is moved. */
  td_board_list_preview_line (f.list, group, 7);
  assert_rows (&f, LEADERS "HPPPPPCBBLPPP" TWENTY REST);
  g_assert_cmpuint (td_board_list_get_line (f.list, group), ==, 7);
  g_assert_cmpint (td_board_list_get_counter (f.list, group).left, ==, -2);
  g_assert_cmpuint (test_get_group (f.board, FALSE, NULL)->line, ==, 4);
  td_board_list_end_preview (f.list);
  assert_rows (&f, LEADERS "HPPPPLPCPPPPP" TWENTY REST);

  /* At the cap there is one line, at nobody it stands under the head. */
  test_run (f.office.store, td_board_move_line (f.board, staff->group->key, 5, NULL));
  assert_rows (&f, LEADERS "HPPPPPLPPPPP" TWENTY REST);
  staff = test_get_group (f.board, FALSE, NULL);
  test_run (f.office.store, td_board_move_line (f.board, staff->group->key, 0, NULL));
  assert_rows (&f, LEADERS "HLPPPPPCPPPPP" TWENTY REST);
  tear_down (&f);
}

static void
test_ties (void)
{
  Fixture f;
  const TdBoardPerson *fifth;
  const TdBoardPerson *sixth;

  set_up (&f, "list-ties.thidua");
  fifth = test_get_person (f.board, f.office.staff[4]);
  sixth = test_get_person (f.board, f.office.staff[5]);
  g_assert_true (fifth->rating->tied);
  g_assert_cmpuint (fifth->rating->rank, ==, sixth->rating->rank);
  g_assert_true (td_board_list_tie_decides (f.list, fifth));
  g_assert_true (td_board_list_tie_decides (f.list, sixth));
  g_assert_false (td_board_list_tie_decides (f.list, test_get_person (f.board,
                                                                      f.office.staff[3])));
  tear_down (&f);
}

static void
test_collapse (void)
{
  Fixture f;
  guint position;

  set_up (&f, "list-collapse.thidua");
  td_board_list_set_collapsed (f.list, 0, TRUE);
  assert_rows (&f, "HHPPPPLPCPPPPP" TWENTY REST);
  g_assert_true (td_board_list_is_collapsed (f.list, 0));
  g_assert_cmpuint (td_board_list_get_n_people (f.list), ==, 30 + 2 + 1);
  td_board_list_set_all_collapsed (f.list, TRUE);
  assert_rows (&f, "HHME");
  /* A person who is asked for opens the group, and only that one. */
  g_assert_false (td_board_list_find (f.list, f.office.worker, &position));
  g_assert_true (td_board_list_uncover (f.list, f.office.worker));
  g_assert_true (td_board_list_find (f.list, f.office.worker, &position));
  assert_rows (&f, "HHMmmE");
  g_assert_false (td_board_list_uncover (f.list, f.office.unit));
  tear_down (&f);
}

static void
test_search (void)
{
  Fixture f;

  set_up (&f, "list-search.thidua");
  td_board_list_set_search (f.list, "le thi");
  assert_rows (&f, "HPPPPPP");
  g_assert_true (td_board_list_is_searching (f.list));
  /* What is collapsed is searched all the same, marks or not, post and unit too. */
  td_board_list_set_all_collapsed (f.list, TRUE);
  td_board_list_set_search (f.list, "LÁI xe");
  assert_rows (&f, "Mm");
  td_board_list_set_search (f.list, "không ai như thế");
  g_assert_cmpuint (td_board_list_get_n (f.list), ==, 0);
  td_board_list_set_search (f.list, " ");
  assert_rows (&f, "HHME");
  tear_down (&f);
}

/* Rows are found again by id after others came and went. */
static void
test_ids (void)
{
  Fixture f;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  set_up (&f, "list-ids.thidua");
  for (guint i = 0; i < td_board_list_get_n (f.list); i++)
    {
      gint64 id = td_board_list_get_id (f.list, i);
      guint position;

      g_assert_cmpint (id, !=, 0);
      g_assert_true (td_board_list_find (f.list, id, &position));
      g_assert_cmpuint (position, ==, i);
      g_assert_true (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)));
    }
  tear_down (&f);
}

static void
test_follows_board (void)
{
  Fixture f;
  guint before;

  set_up (&f, "list-follows.thidua");
  before = f.n_changes;
  test_run (f.office.store, td_board_set_class (f.board, f.office.staff[8], TD_CLASS_EXCELLENT,
                                                "Thành tích đột xuất", NULL));
  g_assert_cmpuint (f.n_changes, ==, before + 1);
  /* Now the one chosen by hand takes a place of the cap away from nobody: 5 of 5. */
  g_assert_cmpint (test_get_group (f.board, FALSE, NULL)->counter.left, ==, 0);
  td_board_list_set_board (f.list, NULL);
  g_assert_cmpuint (td_board_list_get_n (f.list), ==, 0);
  tear_down (&f);
}

int
main (int argc, char **argv)
{
  td_test_views_init (&argc, &argv);
  g_test_add_func ("/views/board-list/rows", test_rows);
  g_test_add_func ("/views/board-list/line", test_line);
  g_test_add_func ("/views/board-list/ties", test_ties);
  g_test_add_func ("/views/board-list/collapse", test_collapse);
  g_test_add_func ("/views/board-list/search", test_search);
  g_test_add_func ("/views/board-list/ids", test_ids);
  g_test_add_func ("/views/board-list/follows-board", test_follows_board);
  return td_test_views_run ();
}
