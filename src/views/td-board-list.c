/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-list.h"

#include "td-board-words.h"
#include "td-text.h"

#include <string.h>

/* Keys of the two sections that are no group, for what is collapsed. */
#define MISSING_KEY "missing"
#define EXEMPT_KEY "exempt"

/* The ranks among whose people the cap and the line of a group fall; 0: none. */
typedef struct
{
  guint at_line;
  guint at_cap;
} Ties;

struct _TdBoardList
{
  GObject         parent_instance;

  TdBoard        *board;
  GArray         *rows;      /* of TdBoardRow */
  GArray         *ties;      /* of Ties, one a group */
  GHashTable     *collapsed; /* of keys */
  GStrv           words;     /* folded, what is searched; %NULL: nothing */
  GPtrArray      *texts;     /* folded, of everybody; %NULL until somebody searches */
  guint           n_people;
  guint           layers;

  guint           preview_group;
  guint           preview_above;
  TdBoardCounter  preview;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdBoardList, td_board_list, G_TYPE_OBJECT)

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
  Ties ties = { 0 };

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

static void
rebuild (TdBoardList *self)
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
      add_section (self, TD_BOARD_ROW_MISSING_HEAD, TD_BOARD_ROW_MISSING, MISSING_KEY, people, n);
      people = td_board_get_exempt (self->board, &n);
      add_section (self, TD_BOARD_ROW_EXEMPT_HEAD, TD_BOARD_ROW_EXEMPT, EXEMPT_KEY, people, n);
    }
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
    }
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
  self->ties = g_array_new (FALSE, FALSE, sizeof (Ties));
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
  return row->kind == TD_BOARD_ROW_MISSING_HEAD || row->kind == TD_BOARD_ROW_MISSING ? MISSING_KEY
                                                                                     : EXEMPT_KEY;
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
  const Ties *ties;

  if (!person->rating->tied || person->eligible == 0 || person->rating->group < 0 ||
      (guint) person->rating->group >= self->ties->len)
    return FALSE;
  ties = &g_array_index (self->ties, Ties, person->rating->group);
  return person->rating->rank == ties->at_line || person->rating->rank == ties->at_cap;
}

/* --- collapsing --- */

gboolean
td_board_list_is_collapsed (TdBoardList *self, guint position)
{
  return self->words == NULL &&
         g_hash_table_contains (self->collapsed, get_key (self, td_board_list_get (self, position)));
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
      set_collapsed (self, MISSING_KEY, TRUE);
      set_collapsed (self, EXEMPT_KEY, TRUE);
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
    key = person->rating->is_exempt ? EXEMPT_KEY : MISSING_KEY;
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
