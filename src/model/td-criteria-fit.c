/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-fit-private.h"

#include "td-score-write.h"

void
td_fitting_clear (TdFitting *self)
{
  g_clear_object (&self->round);
  g_clear_object (&self->copy_record);
  g_clear_object (&self->master_record);
  g_clear_pointer (&self->copy, td_criteria_set_unref);
  g_clear_pointer (&self->master, td_criteria_set_unref);
  g_clear_pointer (&self->goals, g_array_unref);
}

/* The records of a round's copy and of its master. */
static gboolean
load_records (TdFitting  *self,
              gint64      round,
              GError    **error)
{
  self->round = td_reader_get (self->reader, &td_entity_round, round, error);
  if (self->round == NULL)
    return FALSE;
  self->copy_record = td_reader_get (self->reader, &td_entity_criteria_set,
                                     td_record_get_int_or (self->round, "criteria", 0), error);
  if (self->copy_record == NULL)
    return FALSE;
  self->master_record =
    td_reader_get (self->reader, &td_entity_criteria_set,
                   td_record_get_int_or (self->copy_record, "master", 0), error);
  return self->master_record != NULL;
}

gboolean
td_fitting_init (TdFitting  *self,
                 TdReader   *reader,
                 gint64      round,
                 TdFitMode   mode,
                 GError    **error)
{
  self->reader = reader;
  self->mode = mode;
  self->goals = g_array_new (FALSE, FALSE, sizeof (int));
  if (!load_records (self, round, error))
    return FALSE;
  self->copy = td_criteria_set_load (reader, td_record_get_id (self->copy_record), error);
  if (self->copy == NULL)
    return FALSE;
  self->master = td_criteria_set_load (reader, td_record_get_id (self->master_record), error);
  if (self->master == NULL)
    return FALSE;
  for (guint i = 0; i < self->copy->criteria->len; i++)
    {
      const int goal = td_criteria_set_find (self->master,
                                             td_criteria_set_get (self->copy, i)->code);

      g_array_append_val (self->goals, goal);
    }
  return TRUE;
}

const TdCriterion *
td_fitting_get_goal (TdFitting *self,
                     guint      index)
{
  const int goal = g_array_index (self->goals, int, index);

  return goal >= 0 ? td_criteria_set_get (self->master, (guint) goal) : NULL;
}

gboolean
td_fitting_is_lost (TdFitting *self,
                    guint      index)
{
  const TdCriterion *goal = td_fitting_get_goal (self, index);

  return goal == NULL || goal->rule == TD_RULE_GROUP;
}

static gboolean
is_affected (TdFitting *self,
             guint      index)
{
  return td_fitting_is_lost (self, index) ||
         !td_criterion_scores_alike (td_criteria_set_get (self->copy, index),
                                     td_fitting_get_goal (self, index));
}

typedef struct
{
  TdFitting      *fitting;
  TdFitScoreFunc  func;
  gpointer        user_data;
} Walk;

static gboolean
fit_record (TdRecord  *record,
            gpointer   user_data,
            GError   **error)
{
  Walk *self = user_data;
  TdFitting *fitting = self->fitting;
  const guint index = (guint) td_criteria_set_find_id (
    fitting->copy, td_record_get_int_or (record, "criterion", 0));
  const TdScore score = td_score_of_record (record);
  TdScore fitted;
  const TdFitOutcome outcome =
    td_score_fit (td_criteria_set_get (fitting->copy, index), td_fitting_get_goal (fitting, index),
                  fitting->mode, &score, &fitted);

  self->func (fitting, record, index, &score, &fitted, outcome, self->user_data);
  td_score_clear (&fitted);
  return TRUE;
}

TdQuery *
td_fitting_query (TdFitting      *self,
                  const TdEntity *entity,
                  gboolean        (*is_wanted) (TdFitting *self, guint index))
{
  g_autoptr (TdQuery) query = td_query_new (entity);

  td_query_filter_int (query, "round", TD_FILTER_IS, td_record_get_id (self->round));
  td_query_set_sort_by_entry (query);
  for (guint i = 0; i < self->copy->criteria->len; i++)
    if (is_wanted (self, i))
      td_query_filter_int (query, "criterion", TD_FILTER_IS,
                           td_criteria_set_get (self->copy, i)->id);
  return td_query_has_filter (query, "criterion") ? g_steal_pointer (&query) : NULL;
}

gboolean
td_fitting_foreach_score (TdFitting       *self,
                          TdFitScoreFunc   func,
                          gpointer         user_data,
                          GError         **error)
{
  g_autoptr (TdQuery) query = td_fitting_query (self, &td_entity_score, is_affected);
  Walk walk = { self, func, user_data };

  return query == NULL ||
         td_reader_foreach (self->reader, query, fit_record, &walk, NULL, error);
}

gboolean
td_round_set_is_older (TdReader *reader,
                       gint64    round)
{
  g_auto (TdFitting) self = { .reader = reader };

  g_return_val_if_fail (reader != NULL, FALSE);

  return load_records (&self, round, NULL) &&
         td_record_get_int_or (self.copy_record, "version", 0) <
           td_record_get_int_or (self.master_record, "version", 0);
}
