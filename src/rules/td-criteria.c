/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria.h"

static void
free_grade (gpointer data)
{
  TdGrade *grade = data;

  g_free (grade->label);
  g_free (grade);
}

static void
free_condition (gpointer data)
{
  TdBandCondition *condition = data;

  g_free (condition->code);
  g_free (condition);
}

static void
free_criterion (gpointer data)
{
  TdCriterion *criterion = data;

  g_free (criterion->code);
  g_free (criterion->text);
  g_ptr_array_unref (criterion->grades);
  g_free (criterion->link);
  g_free (criterion->bound);
  g_free (criterion->basis);
  g_free (criterion->guidance);
  g_free (criterion);
}

static void
free_band (gpointer data)
{
  TdBand *band = data;

  g_free (band->code);
  g_free (band->name);
  g_ptr_array_unref (band->conditions);
  g_free (band);
}

static void
clear (gpointer data)
{
  TdCriteriaSet *self = data;

  g_free (self->name);
  g_free (self->source);
  g_free (self->unverified);
  g_free (self->shipped);
  g_ptr_array_unref (self->criteria);
  g_ptr_array_unref (self->bands);
}

GPtrArray *
td_grades_new (void)
{
  return g_ptr_array_new_with_free_func (free_grade);
}

void
td_grades_add (GPtrArray *self, const char *label, gint64 points, gint64 from)
{
  TdGrade *grade = g_new0 (TdGrade, 1);

  grade->label = g_strdup (label);
  grade->points = points;
  grade->from = from;
  g_ptr_array_add (self, grade);
}

GPtrArray *
td_band_conditions_new (void)
{
  return g_ptr_array_new_with_free_func (free_condition);
}

void
td_band_conditions_add (GPtrArray *self, TdBandConditionKind kind, const char *code, gint64 value,
                        gboolean is_percent)
{
  TdBandCondition *condition = g_new0 (TdBandCondition, 1);

  condition->kind = kind;
  condition->code = g_strdup (code);
  condition->value = value;
  condition->is_percent = is_percent;
  g_ptr_array_add (self, condition);
}

TdCriteriaSet *
td_criteria_set_new (void)
{
  TdCriteriaSet *self = g_atomic_rc_box_new0 (TdCriteriaSet);

  self->max = TD_POINTS_MISSING;
  self->bonus_cap = TD_POINTS_MISSING;
  self->deduction_cap = TD_POINTS_MISSING;
  self->criteria = g_ptr_array_new_with_free_func (free_criterion);
  self->bands = g_ptr_array_new_with_free_func (free_band);
  return self;
}

TdCriteriaSet *
td_criteria_set_ref (TdCriteriaSet *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
td_criteria_set_unref (TdCriteriaSet *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

TdCriterion *
td_criteria_set_add (TdCriteriaSet *self, int parent, const char *code, const char *text,
                     TdCriterionRule rule)
{
  TdCriterion *criterion = g_new0 (TdCriterion, 1);

  criterion->parent = parent;
  criterion->code = g_strdup (code != NULL ? code : "");
  criterion->text = g_strdup (text != NULL ? text : "");
  criterion->rule = rule;
  if (parent >= 0)
    criterion->role = td_criteria_set_get (self, (guint) parent)->role;
  criterion->max = TD_POINTS_MISSING;
  criterion->unit_points = TD_POINTS_MISSING;
  criterion->pass = TD_POINTS_MISSING;
  criterion->grades = td_grades_new ();
  g_ptr_array_add (self->criteria, criterion);
  return criterion;
}

TdBand *
td_criteria_set_add_band (TdCriteriaSet *self, const char *code, const char *name, gint64 edge)
{
  TdBand *band = g_new0 (TdBand, 1);

  band->code = g_strdup (code != NULL ? code : "");
  band->name = g_strdup (name != NULL ? name : "");
  band->edge = edge;
  band->conditions = td_band_conditions_new ();
  g_ptr_array_add (self->bands, band);
  return band;
}

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const TdBand *first = *(TdBand *const *) a;
  const TdBand *second = *(TdBand *const *) b;

  return (first->edge < second->edge) - (first->edge > second->edge);
}

void
td_criteria_set_sort_bands (TdCriteriaSet *self)
{
  g_ptr_array_sort (self->bands, compare_edges);
}

static void
copy_criterion (TdCriteriaSet *self, const TdCriterion *other)
{
  TdCriterion *copy = td_criteria_set_add (self, other->parent, other->code, other->text,
                                           other->rule);

  copy->id = other->id;
  copy->role = other->role;
  copy->max = other->max;
  copy->unit_points = other->unit_points;
  copy->link = g_strdup (other->link);
  copy->mandatory = other->mandatory;
  copy->pass = other->pass;
  copy->bound = g_strdup (other->bound);
  copy->needs_evidence = other->needs_evidence;
  copy->basis = g_strdup (other->basis);
  copy->guidance = g_strdup (other->guidance);
  for (guint i = 0; i < other->grades->len; i++)
    {
      const TdGrade *grade = g_ptr_array_index (other->grades, i);

      td_grades_add (copy->grades, grade->label, grade->points, grade->from);
    }
}

static void
copy_band (TdCriteriaSet *self, const TdBand *other)
{
  TdBand *copy = td_criteria_set_add_band (self, other->code, other->name, other->edge);

  copy->id = other->id;
  for (guint i = 0; i < other->conditions->len; i++)
    {
      const TdBandCondition *condition = g_ptr_array_index (other->conditions, i);

      td_band_conditions_add (copy->conditions, condition->kind, condition->code,
                              condition->value, condition->is_percent);
    }
}

TdCriteriaSet *
td_criteria_set_copy (const TdCriteriaSet *self)
{
  TdCriteriaSet *copy = td_criteria_set_new ();

  copy->id = self->id;
  copy->name = g_strdup (self->name);
  copy->for_people = self->for_people;
  copy->lower_is_better = self->lower_is_better;
  copy->max = self->max;
  copy->edges_are_points = self->edges_are_points;
  copy->bonus_cap = self->bonus_cap;
  copy->deduction_cap = self->deduction_cap;
  copy->source = g_strdup (self->source);
  copy->unverified = g_strdup (self->unverified);
  copy->shipped = g_strdup (self->shipped);
  copy->version = self->version;
  for (guint i = 0; i < self->criteria->len; i++)
    copy_criterion (copy, g_ptr_array_index (self->criteria, i));
  for (guint i = 0; i < self->bands->len; i++)
    copy_band (copy, g_ptr_array_index (self->bands, i));
  return copy;
}

static gboolean
equal_grades (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const TdGrade *first = g_ptr_array_index (a, i);
      const TdGrade *second = g_ptr_array_index (b, i);

      if (g_strcmp0 (first->label, second->label) != 0 || first->points != second->points ||
          first->from != second->from)
        return FALSE;
    }
  return TRUE;
}

static gboolean
equal_criteria (const TdCriterion *a, const TdCriterion *b)
{
  return a->parent == b->parent && g_strcmp0 (a->code, b->code) == 0 &&
         g_strcmp0 (a->text, b->text) == 0 && a->rule == b->rule && a->role == b->role &&
         a->max == b->max && a->unit_points == b->unit_points &&
         g_strcmp0 (a->link, b->link) == 0 && !a->mandatory == !b->mandatory &&
         a->pass == b->pass && g_strcmp0 (a->bound, b->bound) == 0 &&
         !a->needs_evidence == !b->needs_evidence && g_strcmp0 (a->basis, b->basis) == 0 &&
         g_strcmp0 (a->guidance, b->guidance) == 0 && equal_grades (a->grades, b->grades);
}

static gboolean
equal_bands (const TdBand *a, const TdBand *b)
{
  if (g_strcmp0 (a->code, b->code) != 0 || g_strcmp0 (a->name, b->name) != 0 ||
      a->edge != b->edge || a->conditions->len != b->conditions->len)
    return FALSE;
  for (guint i = 0; i < a->conditions->len; i++)
    {
      const TdBandCondition *first = g_ptr_array_index (a->conditions, i);
      const TdBandCondition *second = g_ptr_array_index (b->conditions, i);

      if (first->kind != second->kind || g_strcmp0 (first->code, second->code) != 0 ||
          first->value != second->value || !first->is_percent != !second->is_percent)
        return FALSE;
    }
  return TRUE;
}

static gboolean
equal_heads (const TdCriteriaSet *a, const TdCriteriaSet *b)
{
  return g_strcmp0 (a->name, b->name) == 0 && !a->for_people == !b->for_people &&
         !a->lower_is_better == !b->lower_is_better && a->max == b->max &&
         !a->edges_are_points == !b->edges_are_points && a->bonus_cap == b->bonus_cap &&
         a->deduction_cap == b->deduction_cap && g_strcmp0 (a->source, b->source) == 0 &&
         g_strcmp0 (a->unverified, b->unverified) == 0;
}

gboolean
td_criteria_set_equal (const TdCriteriaSet *a, const TdCriteriaSet *b)
{
  if (!equal_heads (a, b) || a->criteria->len != b->criteria->len ||
      a->bands->len != b->bands->len)
    return FALSE;
  for (guint i = 0; i < a->criteria->len; i++)
    if (!equal_criteria (g_ptr_array_index (a->criteria, i), g_ptr_array_index (b->criteria, i)))
      return FALSE;
  for (guint i = 0; i < a->bands->len; i++)
    if (!equal_bands (g_ptr_array_index (a->bands, i), g_ptr_array_index (b->bands, i)))
      return FALSE;
  return TRUE;
}
