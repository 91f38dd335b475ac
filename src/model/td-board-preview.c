/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-state.h"

/* What would be: the same rules over a copy of the classes, nothing saved. */

static TdClass *
copy_classes (const TdBoardState *state)
{
  return g_memdup2 (state->final, (state->facts->n_people + 1) * sizeof (TdClass));
}

/* @body: %NULL where the group is not of one body: the whole then. */
static void
fill_preview (const TdBoardState *state,
              const TdBoardGroup *group,
              const TdBoardGroup *body,
              const TdClass      *final,
              TdBoardPreview     *preview)
{
  const TdGroup *whole = state->whole.group;

  preview->group = td_board_state_count (state, group->group->members, final);
  preview->body = td_board_state_count (state, body != NULL ? body->group->members
                                                            : whole->members, final);
  preview->whole = td_board_state_count (state, whole->members, final);
  preview->whole.n_class[TD_CLASS_NONE] += state->missing->len + state->exempt->len;
  preview->n_changed = 0;
  for (guint i = 0; i < state->facts->n_people; i++)
    preview->n_changed += final[i] != state->final[i];
}

gboolean
td_board_preview_line (TdBoard         *self,
                       const char      *group_key,
                       guint            above,
                       TdBoardPreview  *preview,
                       GError         **error)
{
  const TdBoardState *state = td_board_get_state (self);
  g_autoptr(TdAction) action = td_board_move_line (self, group_key, above, error);
  g_autofree TdClass *final = NULL;
  const TdBoardGroup *group, *body = NULL;

  if (action == NULL)
    return FALSE;
  group = td_board_state_find_line (state, group_key);
  if ((state->settings.grouping & TD_GROUP_BY_BODY) != 0)
    body = td_board_state_find_body (state, g_array_index (group->group->members, guint, 0));
  final = copy_classes (state);
  td_board_state_draw_line (state, group->group, above, final);
  fill_preview (state, group, body, final, preview);
  return TRUE;
}

gboolean
td_board_preview_class (TdBoard         *self,
                        gint64           staff,
                        TdClass          klass,
                        TdBoardPreview  *preview,
                        GError         **error)
{
  const TdBoardState *state = td_board_get_state (self);
  /* The reason comes later, when the choice is made. */
  g_autoptr(TdAction) action = td_board_set_class (self, staff, klass, "…", error);
  g_autofree TdClass *final = NULL;
  guint index = 0;

  if (action == NULL)
    return FALSE;
  td_board_find_person (self, staff, &index);
  final = copy_classes (state);
  final[index] = klass;
  fill_preview (state,
                &g_array_index (state->groups, TdBoardGroup,
                                td_board_get_person (self, index)->rating->group),
                td_board_state_find_body (state, index), final, preview);
  return TRUE;
}
