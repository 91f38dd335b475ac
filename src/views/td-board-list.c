/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-list-private.h"

#include "td-text.h"

#define LONG_RANK 1000

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdBoardList, td_board_list, G_TYPE_OBJECT)

static void
rebuild (TdBoardList *self)
{
  td_board_list_build (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
find_layers (TdBoardList *self)
{
  self->layers = 0;
  for (guint i = 0; self->board != NULL && i < td_board_get_n_people (self->board); i++)
    {
      const TdFacts *facts = td_board_get_person (self->board, i)->facts;

      if (facts->self_score != TD_SCORE_MISSING)
        self->layers |= TD_BOARD_LAYER_SELF;
      if (facts->appraised_score != TD_SCORE_MISSING)
        self->layers |= TD_BOARD_LAYER_APPRAISED;
      if (facts->council_score != TD_SCORE_MISSING)
        self->layers |= TD_BOARD_LAYER_COUNCIL;
    }
  for (guint i = 0; self->board != NULL && i < td_board_get_n_groups (self->board); i++)
    if (td_board_get_group (self->board, i)->group->members->len >= LONG_RANK)
      self->layers |= TD_BOARD_LONG_RANKS;
}

static void
board_changed_cb (TdBoardList *self)
{
  find_layers (self);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  self->preview_group = TD_BOARD_NO_GROUP;
  rebuild (self);
}

static void
td_board_list_dispose (GObject *object)
{
  TdBoardList *self = TD_BOARD_LIST (object);

  if (self->board != NULL)
    g_signal_handlers_disconnect_by_func (self->board, board_changed_cb, self);
  g_clear_object (&self->board);
  G_OBJECT_CLASS (td_board_list_parent_class)->dispose (object);
}

static void
td_board_list_finalize (GObject *object)
{
  TdBoardList *self = TD_BOARD_LIST (object);

  g_array_unref (self->rows);
  g_array_unref (self->ties);
  g_hash_table_unref (self->collapsed);
  g_strfreev (self->words);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  G_OBJECT_CLASS (td_board_list_parent_class)->finalize (object);
}

static void
td_board_list_class_init (TdBoardListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_board_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_board_list_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
td_board_list_init (TdBoardList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (TdBoardRow));
  self->ties = g_array_new (FALSE, FALSE, sizeof (TdBoardTies));
  self->collapsed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->preview_group = TD_BOARD_NO_GROUP;
}

TdBoardList *
td_board_list_new (void)
{
  return g_object_new (TD_TYPE_BOARD_LIST, NULL);
}

TdBoard *
td_board_list_get_board (TdBoardList *self)
{
  return self->board;
}

void
td_board_list_set_board (TdBoardList *self, TdBoard *board)
{
  if (self->board == board)
    return;
  if (self->board != NULL)
    g_signal_handlers_disconnect_by_func (self->board, board_changed_cb, self);
  g_set_object (&self->board, board);
  if (board != NULL)
    g_signal_connect_object (board, "changed", G_CALLBACK (board_changed_cb), self,
                             G_CONNECT_SWAPPED);
  board_changed_cb (self);
}

void
td_board_list_set_search (TdBoardList *self, const char *text)
{
  g_autofree char *folded = td_text_fold (text);

  g_clear_pointer (&self->words, g_strfreev);
  if (*folded != '\0')
    self->words = g_strsplit (folded, " ", -1);
  rebuild (self);
}

gboolean
td_board_list_is_searching (TdBoardList *self)
{
  return self->words != NULL;
}

guint
td_board_list_get_n (TdBoardList *self)
{
  return self->rows->len;
}

const TdBoardRow *
td_board_list_get (TdBoardList *self, guint position)
{
  g_return_val_if_fail (position < self->rows->len, NULL);

  return &g_array_index (self->rows, TdBoardRow, position);
}

guint
td_board_list_get_layers (TdBoardList *self)
{
  return self->layers;
}

guint
td_board_list_get_n_people (TdBoardList *self)
{
  return self->n_people;
}

const TdBoardGroup *
td_board_list_get_group (TdBoardList *self, const TdBoardRow *row)
{
  return row->group == TD_BOARD_NO_GROUP ? NULL : td_board_get_group (self->board, row->group);
}

const TdBoardPerson *
td_board_list_get_person (TdBoardList *self, const TdBoardRow *row)
{
  return td_board_row_is_person (row) ? td_board_get_person (self->board, row->person) : NULL;
}

gboolean
td_board_row_is_head (const TdBoardRow *row)
{
  return row->kind == TD_BOARD_ROW_GROUP || row->kind == TD_BOARD_ROW_MISSING_HEAD ||
         row->kind == TD_BOARD_ROW_EXEMPT_HEAD;
}

gboolean
td_board_row_is_person (const TdBoardRow *row)
{
  return row->kind == TD_BOARD_ROW_PERSON || row->kind == TD_BOARD_ROW_MISSING ||
         row->kind == TD_BOARD_ROW_EXEMPT;
}

guint
td_board_list_find_head (TdBoardList *self, guint position)
{
  while (position > 0 && !td_board_row_is_head (td_board_list_get (self, position)))
    position--;
  return position;
}

static const char *
get_key (TdBoardList *self, const TdBoardRow *row)
{
  if (row->group != TD_BOARD_NO_GROUP)
    return td_board_get_group (self->board, row->group)->group->key;
  if (row->kind == TD_BOARD_ROW_MISSING_HEAD || row->kind == TD_BOARD_ROW_MISSING)
    return TD_BOARD_MISSING_KEY;
  return TD_BOARD_EXEMPT_KEY;
}

gint64
td_board_list_get_id (TdBoardList *self, guint position)
{
  const TdBoardRow *row = td_board_list_get (self, position);

  if (td_board_row_is_person (row))
    return td_board_get_person (self->board, row->person)->facts->id;
  return -(gint64) ((guint64) g_str_hash (get_key (self, row)) * 8 + (guint64) row->kind + 1);
}

gboolean
td_board_list_find (TdBoardList *self, gint64 id, guint *position)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const TdBoardRow *row = &g_array_index (self->rows, TdBoardRow, i);

      /* Keys of groups need hashing: only looked at where they are asked for. */
      if (td_board_row_is_person (row) != (id > 0) || td_board_list_get_id (self, i) != id)
        continue;
      *position = i;
      return TRUE;
    }
  return FALSE;
}

gboolean
td_board_list_find_row (TdBoardList *self, TdBoardRowKind kind, guint group, guint *position)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const TdBoardRow *row = &g_array_index (self->rows, TdBoardRow, i);

      if (row->kind != kind || row->group != group)
        continue;
      *position = i;
      return TRUE;
    }
  return FALSE;
}

gboolean
td_board_list_tie_decides (TdBoardList *self, const TdBoardPerson *person)
{
  const TdBoardTies *ties;

  if (!person->rating->tied || person->eligible == 0 || person->rating->group < 0 ||
      (guint) person->rating->group >= self->ties->len)
    return FALSE;
  ties = &g_array_index (self->ties, TdBoardTies, person->rating->group);
  return person->rating->rank == ties->at_line || person->rating->rank == ties->at_cap;
}

/* --- collapsing --- */

gboolean
td_board_list_is_collapsed (TdBoardList *self, guint position)
{
  const char *key = get_key (self, td_board_list_get (self, position));

  return self->words == NULL && g_hash_table_contains (self->collapsed, key);
}

static gboolean
set_collapsed (TdBoardList *self, const char *key, gboolean collapsed)
{
  return collapsed ? g_hash_table_add (self->collapsed, g_strdup (key))
                   : g_hash_table_remove (self->collapsed, key);
}

void
td_board_list_set_collapsed (TdBoardList *self, guint position, gboolean collapsed)
{
  if (set_collapsed (self, get_key (self, td_board_list_get (self, position)), collapsed))
    rebuild (self);
}

void
td_board_list_set_all_collapsed (TdBoardList *self, gboolean collapsed)
{
  g_hash_table_remove_all (self->collapsed);
  for (guint i = 0; collapsed && self->board && i < td_board_get_n_groups (self->board); i++)
    set_collapsed (self, td_board_get_group (self->board, i)->group->key, TRUE);
  if (collapsed)
    {
      set_collapsed (self, TD_BOARD_MISSING_KEY, TRUE);
      set_collapsed (self, TD_BOARD_EXEMPT_KEY, TRUE);
    }
  rebuild (self);
}

gboolean
td_board_list_uncover (TdBoardList *self, gint64 staff)
{
  const TdBoardPerson *person;
  const char *key;
  guint index;

  if (self->board == NULL || !td_board_find_person (self->board, staff, &index))
    return FALSE;
  person = td_board_get_person (self->board, index);
  if (person->rating->group >= 0)
    key = td_board_get_group (self->board, (guint) person->rating->group)->group->key;
  else
    key = person->rating->is_exempt ? TD_BOARD_EXEMPT_KEY : TD_BOARD_MISSING_KEY;
  if (set_collapsed (self, key, FALSE))
    rebuild (self);
  return TRUE;
}

/* --- the line --- */

void
td_board_list_preview_line (TdBoardList *self, guint group, guint above)
{
  const TdBoardGroup *shown = td_board_get_group (self->board, group);
  TdBoardPreview preview;

  if (self->preview_group == group && self->preview_above == above)
    return;
  if (!td_board_preview_line (self->board, shown->group->key, above, &preview, NULL))
    return;
  self->preview_group = group;
  self->preview_above = above;
  self->preview = preview.group;
  rebuild (self);
}

void
td_board_list_end_preview (TdBoardList *self)
{
  if (self->preview_group == TD_BOARD_NO_GROUP)
    return;
  self->preview_group = TD_BOARD_NO_GROUP;
  rebuild (self);
}

guint
td_board_list_get_line (TdBoardList *self, guint group)
{
  return self->preview_group == group ? self->preview_above
                                      : td_board_get_group (self->board, group)->line;
}

TdBoardCounter
td_board_list_get_counter (TdBoardList *self, guint group)
{
  return self->preview_group == group ? self->preview
                                      : td_board_get_group (self->board, group)->counter;
}
