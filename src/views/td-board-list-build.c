/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-list-private.h"

#include "td-board-words.h"
#include "td-text.h"

#include <string.h>

static void
add_row (TdBoardList *self, TdBoardRowKind kind, guint group, guint person)
{
  TdBoardRow row = { .kind = kind, .group = group, .person = person };

  if (td_board_row_is_person (&row))
    self->n_people++;
  g_array_append_val (self->rows, row);
}

static gboolean
is_limited (TdBoardList *self, const TdBoardCounter *counter)
{
  return td_board_counter_state (self->board, counter) != TD_COUNTER_FREE;
}

/* --- searching --- */

static const char *
get_text (TdBoardList *self, guint index)
{
  if (self->texts == NULL)
    {
      self->texts = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_set_size (self->texts, (int) td_board_get_n_people (self->board));
    }
  if (self->texts->pdata[index] == NULL)
    {
      const TdBoardPerson *person = td_board_get_person (self->board, index);
      g_autofree char *post = td_board_post_words (person);
      g_autofree char *text = g_strconcat (person->facts->name, " ", post, NULL);

      self->texts->pdata[index] = td_text_fold (text);
    }
  return self->texts->pdata[index];
}

static gboolean
is_found (TdBoardList *self, guint index)
{
  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (strstr (get_text (self, index), self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* --- building --- */

static void
add_line (TdBoardList *self, guint group, guint above)
{
  if (self->words == NULL)
    add_row (self, TD_BOARD_ROW_LINE, group, above);
}

/* Only where it stands apart from the line, among people whose score reaches. */
static void
add_cap (TdBoardList *self, guint group, guint cap, guint line, guint n_eligible)
{
  if (self->words == NULL && cap != line && cap < n_eligible)
    add_row (self, TD_BOARD_ROW_CAP, group, cap);
}

static guint
read_rank (TdBoardList *self, const GArray *eligible, guint border)
{
  const TdBoardPerson *above;
  const TdBoardPerson *below;

  if (border == 0 || border >= eligible->len)
    return 0;
  above = td_board_get_person (self->board, g_array_index (eligible, guint, border - 1));
  below = td_board_get_person (self->board, g_array_index (eligible, guint, border));
  return above->rating->rank == below->rating->rank ? above->rating->rank : 0;
}

/* Which ranks the cap and the line cut through. */
static void
note_ties (TdBoardList *self, const TdBoardGroup *group, guint line, const TdBoardCounter *counter)
{
  const GArray *members = group->group->members;
  g_autoptr (GArray) eligible = g_array_new (FALSE, FALSE, sizeof (guint));
  TdBoardTies ties = { 0 };

  for (guint i = 0; i < members->len; i++)
    {
      guint index = g_array_index (members, guint, i);

      if (td_board_get_person (self->board, index)->eligible > 0)
        g_array_append_val (eligible, index);
    }
  ties.at_line = read_rank (self, eligible, line);
  if (is_limited (self, counter))
    ties.at_cap = read_rank (self, eligible, counter->cap);
  g_array_append_val (self->ties, ties);
}

static void
add_members (TdBoardList *self, const TdBoardGroup *group, guint index, guint line,
             const TdBoardCounter *counter)
{
  const GArray *members = group->group->members;
  gboolean limited = is_limited (self, counter);
  guint cap = limited ? counter->cap : group->n_eligible;

  if (group->n_eligible > 0 && line == 0)
    add_line (self, index, line);
  if (limited && cap == 0)
    add_cap (self, index, cap, line, group->n_eligible);
  for (guint i = 0; i < members->len; i++)
    {
      guint at = g_array_index (members, guint, i);
      const TdBoardPerson *person = td_board_get_person (self->board, at);
      guint eligible = person->eligible;

      if (is_found (self, at))
        {
          add_row (self, TD_BOARD_ROW_PERSON, index, at);
          g_array_index (self->rows, TdBoardRow, self->rows->len - 1).is_between =
            eligible > cap && eligible <= line;
        }
      if (eligible == 0)
        continue;
      if (eligible == line)
        add_line (self, index, line);
      if (limited && eligible == cap)
        add_cap (self, index, cap, line, group->n_eligible);
    }
}

/* A head with what belongs to it; without its rows while it is collapsed, and not
 * at all when a search finds nobody below it. */
static void
close_section (TdBoardList *self, guint head, const char *key)
{
  if (self->words != NULL)
    {
      if (self->rows->len == head + 1)
        g_array_set_size (self->rows, head);
      return;
    }
  if (!g_hash_table_contains (self->collapsed, key))
    return;
  for (guint i = head + 1; i < self->rows->len; i++)
    self->n_people -= td_board_row_is_person (&g_array_index (self->rows, TdBoardRow, i));
  g_array_set_size (self->rows, head + 1);
}

static void
add_group (TdBoardList *self, guint index)
{
  const TdBoardGroup *group = td_board_get_group (self->board, index);
  guint line = td_board_list_get_line (self, index);
  TdBoardCounter counter = td_board_list_get_counter (self, index);
  guint head = self->rows->len;

  add_row (self, TD_BOARD_ROW_GROUP, index, group->group->members->len);
  note_ties (self, group, line, &counter);
  add_members (self, group, index, line, &counter);
  close_section (self, head, group->group->key);
}

static void
add_section (TdBoardList *self, TdBoardRowKind head_kind, TdBoardRowKind kind, const char *key,
             const guint *people, guint n)
{
  guint head = self->rows->len;

  if (n == 0)
    return;
  add_row (self, head_kind, TD_BOARD_NO_GROUP, n);
  for (guint i = 0; i < n; i++)
    if (is_found (self, people[i]))
      add_row (self, kind, TD_BOARD_NO_GROUP, people[i]);
  close_section (self, head, key);
}

void
td_board_list_build (TdBoardList *self)
{
  const guint *people;
  guint n;

  g_array_set_size (self->rows, 0);
  g_array_set_size (self->ties, 0);
  self->n_people = 0;
  if (self->board != NULL)
    {
      for (guint i = 0; i < td_board_get_n_groups (self->board); i++)
        add_group (self, i);
      people = td_board_get_missing (self->board, &n);
      add_section (self, TD_BOARD_ROW_MISSING_HEAD, TD_BOARD_ROW_MISSING, TD_BOARD_MISSING_KEY,
                   people, n);
      people = td_board_get_exempt (self->board, &n);
      add_section (self, TD_BOARD_ROW_EXEMPT_HEAD, TD_BOARD_ROW_EXEMPT, TD_BOARD_EXEMPT_KEY, people,
                   n);
    }
}
