/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-query-private.h"

#include "td-text.h"

#include <string.h>

/* Fewer digits are a step, a year, or a part of a telephone number. */
#define SHORTEST_NUMBER 6

static void
clear_filter (gpointer data)
{
  TdFilter *filter = data;

  g_free (filter->text);
}

static void
add_filter (TdQuery    *self,
            const char *key,
            TdFilterOp  op,
            char       *text,
            gint64      number)
{
  TdFilter filter = { td_entity_index (self->entity, key), op, text, number };

  g_array_append_val (self->filters, filter);
}

static gboolean
filters_are_equal (const GArray *a,
                   const GArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      const TdFilter *one = &g_array_index (a, TdFilter, i);
      const TdFilter *other = &g_array_index (b, TdFilter, i);

      if (one->field != other->field || one->op != other->op || one->number != other->number ||
          g_strcmp0 (one->text, other->text) != 0)
        return FALSE;
    }
  return TRUE;
}

TdQuery *
td_query_new (const TdEntity *entity)
{
  TdQuery *self;

  g_return_val_if_fail (entity != NULL, NULL);

  self = g_new0 (TdQuery, 1);
  self->entity = entity;
  self->filters = g_array_new (FALSE, FALSE, sizeof (TdFilter));
  g_array_set_clear_func (self->filters, clear_filter);
  return self;
}

TdQuery *
td_query_copy (const TdQuery *self)
{
  TdQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = td_query_new (self->entity);
  copy->search = g_strdup (self->search);
  copy->sort = self->sort;
  copy->descending = self->descending;
  copy->archived = self->archived;
  copy->by_entry = self->by_entry;
  for (guint i = 0; i < self->filters->len; i++)
    {
      TdFilter filter = g_array_index (self->filters, TdFilter, i);

      filter.text = g_strdup (filter.text);
      g_array_append_val (copy->filters, filter);
    }
  return copy;
}

void
td_query_free (TdQuery *self)
{
  if (self == NULL)
    return;

  g_free (self->search);
  g_array_unref (self->filters);
  g_free (self);
}

gboolean
td_query_equal (const TdQuery *a,
                const TdQuery *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->entity == b->entity &&
         !a->descending == !b->descending &&
         !a->archived == !b->archived &&
         !a->by_entry == !b->by_entry &&
         g_strcmp0 (a->search, b->search) == 0 &&
         g_strcmp0 (td_query_get_sort (a, NULL), td_query_get_sort (b, NULL)) == 0 &&
         filters_are_equal (a->filters, b->filters);
}

void
td_query_set_search (TdQuery    *self,
                     const char *text)
{
  g_return_if_fail (self != NULL);

  g_free (self->search);
  self->search = td_text_clean (text);
}

void
td_query_filter_text (TdQuery    *self,
                      const char *key,
                      TdFilterOp  op,
                      const char *value)
{
  const TdField *field;

  g_return_if_fail (self != NULL);
  field = td_entity_field (self->entity, key);
  g_return_if_fail (field != NULL);
  g_return_if_fail (td_field_is_text_like (field) || op == TD_FILTER_HAS || op == TD_FILTER_LACKS);

  add_filter (self, key, op, td_text_clean (value), 0);
}

void
td_query_filter_int (TdQuery    *self,
                     const char *key,
                     TdFilterOp  op,
                     gint64      value)
{
  const TdField *field;

  g_return_if_fail (self != NULL);
  field = td_entity_field (self->entity, key);
  g_return_if_fail (field != NULL);
  g_return_if_fail (!td_field_is_text_like (field) || op == TD_FILTER_HAS || op == TD_FILTER_LACKS);

  add_filter (self, key, op, NULL, value);
}

void
td_query_clear_filters (TdQuery    *self,
                        const char *key)
{
  guint field;

  g_return_if_fail (self != NULL);

  if (key == NULL)
    {
      g_array_set_size (self->filters, 0);
      return;
    }

  field = td_entity_index (self->entity, key);
  for (guint i = self->filters->len; i > 0; i--)
    if (g_array_index (self->filters, TdFilter, i - 1).field == field)
      g_array_remove_index (self->filters, i - 1);
}

gboolean
td_query_has_filter (const TdQuery *self,
                     const char    *key)
{
  guint field;

  g_return_val_if_fail (self != NULL, FALSE);

  field = td_entity_index (self->entity, key);
  for (guint i = 0; i < self->filters->len; i++)
    if (g_array_index (self->filters, TdFilter, i).field == field)
      return TRUE;
  return FALSE;
}

void
td_query_set_sort (TdQuery    *self,
                   const char *key,
                   gboolean    descending)
{
  g_return_if_fail (self != NULL);

  /* The declaration's own string: it lives as long as the program. */
  self->sort = key == NULL ? NULL : self->entity->fields[td_entity_index (self->entity, key)].key;
  self->descending = !!descending;
  self->by_entry = FALSE;
}

void
td_query_set_sort_by_entry (TdQuery *self)
{
  g_return_if_fail (self != NULL);

  self->by_entry = TRUE;
}

void
td_query_set_archived (TdQuery  *self,
                       gboolean  include)
{
  g_return_if_fail (self != NULL);

  self->archived = !!include;
}

const TdEntity *
td_query_get_entity (const TdQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->entity;
}

const char *
td_query_get_search (const TdQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->search;
}

const char *
td_query_get_sort (const TdQuery *self,
                   gboolean      *descending)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (descending != NULL)
    *descending = self->descending;
  return self->sort != NULL ? self->sort : self->entity->sort;
}

static int
compare_lengths (const void *a,
                 const void *b)
{
  const gsize one = strlen (*(const char *const *) a);
  const gsize other = strlen (*(const char *const *) b);

  return (one < other) - (one > other);
}

char **
td_query_dup_words (const TdQuery *self)
{
  g_autofree char *folded = td_text_fold (self->search);
  char **words = g_strsplit (folded, " ", -1);

  qsort (words, g_strv_length (words), sizeof *words, compare_lengths);
  return words;
}

gboolean
td_query_word_is_number (const char *word)
{
  return strspn (word, "0123456789") == strlen (word) && strlen (word) >= SHORTEST_NUMBER;
}
