/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-book-private.h"

/* What a commit means for a book: a few sheets are read at once, more on a thread. */

/* More than so many records are read as a whole round, and not in between. */
#define MAX_TOUCHED 400

/**
 * Touched: what of a commit is this round's.
 * @sheets: indexes of the sheets that are to be read anew
 * @gone: ids of removed scores, questions and files, of whatever round
 * @is_whole: more than some sheets
 */
typedef struct
{
  TdScoreBook *book;
  GHashTable  *sheets;
  GHashTable  *gone;
  gboolean     is_whole;
} Touched;

static void
touch_sheet (Touched *touched,
             gint64   id)
{
  guint index;

  if (td_book_state_find (touched->book->state, id, &index))
    g_hash_table_add (touched->sheets, GUINT_TO_POINTER (index + 1));
}

static gboolean
is_part_of_sheet (const TdEntity *entity)
{
  return entity == &td_entity_score || entity == &td_entity_question ||
         entity == &td_entity_evidence;
}

/* One that was put into the round's set, or took another place in it. */
static gboolean
is_of_set (TdScoreBook     *self,
           const TdTouched *record)
{
  g_autoptr (GPtrArray) records = NULL;
  const TdCriteriaSet *set = self->state->set;

  if (record->entity == &td_entity_criteria_set)
    return record->id == set->id;
  if (record->kind == TD_CHANGE_REMOVED)
    {
      for (guint i = 0; i < set->bands->len; i++)
        if (((TdBand *) g_ptr_array_index (set->bands, i))->id == record->id)
          return TRUE;
      return td_criteria_set_find_id (set, record->id) >= 0;
    }
  records = td_reader_load (self->reader, record->entity, &record->id, 1, NULL);
  return records == NULL || records->len == 0 ||
         td_record_get_int_or (records->pdata[0], "criteria", 0) == set->id;
}

/* What linked registers look at. */
static gboolean
feeds_links (const TdEntity *entity)
{
  return entity == &td_entity_discipline || entity == &td_entity_membership ||
         entity == &td_entity_staff || entity == &td_entity_unit;
}

static void
look_at_sheet (Touched         *touched,
               const TdTouched *record)
{
  TdScoreBook *self = touched->book;
  g_autoptr (GPtrArray) records = NULL;
  guint index;

  if (td_book_state_find (self->state, record->id, &index))
    {
      if (record->kind == TD_CHANGE_REMOVED)
        touched->is_whole = TRUE;
      else
        touch_sheet (touched, record->id);
      return;
    }
  records = td_reader_load (self->reader, &td_entity_sheet, &record->id, 1, NULL);
  touched->is_whole |= records != NULL && records->len > 0 &&
                       td_record_get_int_or (records->pdata[0], "round", 0) == self->round;
}

/* A record of a sheet may have moved to another: where it was is looked up as well. */
static void
look_at_part (Touched         *touched,
              const TdTouched *record)
{
  TdScoreBook *self = touched->book;
  g_autoptr (GPtrArray) records = NULL;

  if (record->kind != TD_CHANGE_ADDED)
    g_hash_table_add (touched->gone, (gpointer) &record->id);
  if (record->kind == TD_CHANGE_REMOVED)
    return;
  records = td_reader_load (self->reader, record->entity, &record->id, 1, NULL);
  if (records != NULL && records->len > 0)
    touch_sheet (touched, td_record_get_int_or (records->pdata[0], "sheet", 0));
}

static void
look_at (Touched         *touched,
         const TdTouched *record)
{
  TdScoreBook *self = touched->book;
  const TdEntity *entity = record->entity;

  if (entity == &td_entity_sheet)
    look_at_sheet (touched, record);
  else if (is_part_of_sheet (entity))
    look_at_part (touched, record);
  else if (entity == &td_entity_round)
    touched->is_whole |= record->id == self->round;
  else if (entity == &td_entity_round_seal)
    touched->is_whole = TRUE;
  else if (entity == &td_entity_criteria_set || entity == &td_entity_criterion ||
           entity == &td_entity_criteria_band)
    touched->is_whole |= is_of_set (self, record);
  else if (feeds_links (entity))
    touched->is_whole |= self->state->is_linked;
}

static void
touch_notes (Touched *touched,
             GArray  *notes)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const TdBookNote *note = &g_array_index (notes, TdBookNote, i);

      if (g_hash_table_contains (touched->gone, &note->id))
        g_hash_table_add (touched->sheets, GUINT_TO_POINTER (note->sheet + 1));
    }
}

/* Which sheets had what is gone: of that only the ids are known. */
static void
touch_gone (Touched *touched)
{
  const TdBookState *state = touched->book->state;

  if (g_hash_table_size (touched->gone) == 0)
    return;
  for (guint i = 0; i < state->n_sheets; i++)
    for (guint j = 0; j < state->entries[i].n; j++)
      if (g_hash_table_contains (touched->gone, &state->entries[i].keys[j].id))
        {
          g_hash_table_add (touched->sheets, GUINT_TO_POINTER (i + 1));
          break;
        }
  touch_notes (touched, state->questions);
  touch_notes (touched, state->evidence);
}

static gboolean
concerns (const TdEntity *entity)
{
  return entity == &td_entity_sheet || is_part_of_sheet (entity) || entity == &td_entity_round ||
         entity == &td_entity_round_seal || entity == &td_entity_criteria_set ||
         entity == &td_entity_criterion || entity == &td_entity_criteria_band ||
         feeds_links (entity);
}

/* Few sheets, read where they lie. */
static void
reload_sheets (TdScoreBook *self,
               GHashTable  *sheets)
{
  GHashTableIter iter;
  gpointer key;
  guint index = TD_BOOK_ALL;

  g_hash_table_iter_init (&iter, sheets);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      index = GPOINTER_TO_UINT (key) - 1;
      /* Gone or unreadable meanwhile: a whole reload tells. */
      if (!td_book_state_reload (self->state, self->reader, index, NULL))
        {
          td_score_book_queue_reload (self);
          return;
        }
    }
  td_book_state_rank (self->state);
  td_score_book_emit_changed (self, g_hash_table_size (sheets) == 1 ? index : TD_BOOK_ALL);
}

void
td_score_book_follow (TdScoreBook     *self,
                      const TdChanges *changes)
{
  g_autoptr (GHashTable) sheets = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) gone = g_hash_table_new (g_int64_hash, g_int64_equal);
  Touched touched = { self, sheets, gone, FALSE };
  gsize n = td_changes_get_n (changes);
  guint n_touched = 0;

  for (gsize i = 0; i < n && !touched.is_whole; i++)
    {
      const TdTouched *record = td_changes_get (changes, i);

      if (!concerns (record->entity))
        continue;
      touched.is_whole = ++n_touched > MAX_TOUCHED || self->state == NULL;
      if (!touched.is_whole)
        look_at (&touched, record);
    }
  /* A sealed round shows its seal, which is read as a whole. */
  if (!touched.is_whole)
    touch_gone (&touched);
  if (g_hash_table_size (sheets) > 0 && self->state->seal != NULL)
    touched.is_whole = TRUE;
  /* What is being read on the other thread may be from before this change. */
  if (touched.is_whole || (self->loader.is_loading && g_hash_table_size (sheets) > 0))
    td_score_book_queue_reload (self);
  if (!touched.is_whole && g_hash_table_size (sheets) > 0)
    reload_sheets (self, sheets);
}
