/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-classify.h"

#include "td-classify-private.h"

static void
free_rating (gpointer data)
{
  TdRating *rating = data;

  g_free (rating->missing);
  g_free (rating->exempt);
  g_free (rating);
}

void
td_outcome_free (TdOutcome *self)
{
  g_clear_pointer (&self->ratings, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->bodies, g_ptr_array_unref);
  g_clear_pointer (&self->whole, td_group_free);
  g_free (self);
}

/* Keeps the first @cap of those who are still proposed, never parting equals. */
static void
keep_cap (TdOutcome *self, TdGroup *group, TdLimit limit)
{
  g_autoptr (GPtrArray) proposed = g_ptr_array_new ();
  guint kept = 0;

  for (guint i = 0; i < group->members->len; i++)
    {
      TdRating *rating = g_ptr_array_index (self->ratings,
                                            g_array_index (group->members, guint, i));

      if (rating->proposed == TD_CLASS_EXCELLENT)
        g_ptr_array_add (proposed, rating);
    }
  while (kept < proposed->len)
    {
      guint end = kept + 1;

      while (end < proposed->len && td_rating_is_level (g_ptr_array_index (proposed, kept),
                                                        g_ptr_array_index (proposed, end)))
        end++;
      if (end > group->cap)
        {
          group->tie_at_cap = kept < group->cap;
          break;
        }
      kept = end;
    }
  for (guint i = kept; i < proposed->len; i++)
    {
      TdRating *rating = g_ptr_array_index (proposed, i);

      rating->proposed = TD_CLASS_GOOD;
      rating->limit = limit;
    }
}

static void
keep_caps (TdOutcome *self, const TdQuotaRule *quota, GPtrArray *groups, TdLimit limit)
{
  for (guint i = 0; i < groups->len; i++)
    {
      TdGroup *group = g_ptr_array_index (groups, i);

      group->cap = td_quota_cap (quota, group->rated, group->good_or_better);
      keep_cap (self, group, limit);
    }
}

TdOutcome *
td_classify (const TdFacts *facts, gsize n_facts, const TdClassifySettings *settings,
             GError **error)
{
  TdClassifier classifier;
  g_autoptr (TdOutcome) self = NULL;
  g_autoptr (GPtrArray) whole = g_ptr_array_new ();
  g_autofree TdClass *proposed = g_new (TdClass, n_facts + 1);

  if (!td_classifier_init (&classifier, settings, error))
    return NULL;
  self = g_new0 (TdOutcome, 1);
  self->ratings = g_ptr_array_new_full ((guint) n_facts, free_rating);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) td_group_free);
  self->bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) td_group_free);
  self->whole = td_group_new (0, NULL);
  for (gsize i = 0; i < n_facts; i++)
    {
      TdRating *rating = g_new0 (TdRating, 1);

      rating->facts = (guint) i;
      td_classifier_rate (&classifier, &facts[i], rating, NULL);
      g_ptr_array_add (self->ratings, rating);
    }

  td_outcome_make_groups (self, facts, settings->grouping);
  g_ptr_array_add (whole, self->whole);
  keep_caps (self, &classifier.quota, self->groups, TD_LIMIT_GROUP);
  keep_caps (self, &classifier.quota, self->bodies, TD_LIMIT_BODY);
  keep_caps (self, &classifier.quota, whole, TD_LIMIT_WHOLE);
  for (gsize i = 0; i < n_facts; i++)
    proposed[i] = ((TdRating *) g_ptr_array_index (self->ratings, i))->proposed;
  td_outcome_apply (self, proposed);
  return g_steal_pointer (&self);
}

static void
count_used (TdGroup *group, const TdClass *final)
{
  group->used = 0;
  for (guint i = 0; i < group->members->len; i++)
    group->used += final[g_array_index (group->members, guint, i)] == TD_CLASS_EXCELLENT;
}

void
td_outcome_apply (TdOutcome *self, const TdClass *final)
{
  for (guint i = 0; i < self->groups->len; i++)
    count_used (g_ptr_array_index (self->groups, i), final);
  for (guint i = 0; i < self->bodies->len; i++)
    count_used (g_ptr_array_index (self->bodies, i), final);
  count_used (self->whole, final);
}
