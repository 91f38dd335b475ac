/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score.h"

#define N_SETS 600
#define MAX_NODES 24
#define MISSING TD_POINTS_MISSING

/*
 * What holds for every set: random sets and marks, told apart by seed.
 */

typedef struct
{
  int             parent;
  gboolean        is_group;
  TdCriterionRole role;
  gint64          max;
  gboolean        mandatory;
  gint64          pass;
  const char     *bound;
  TdMark          layers[TD_N_LAYERS];
} Node;

typedef struct
{
  Node     nodes[MAX_NODES];
  guint    n;
  gboolean lower_is_better;
  gboolean edges_are_points;
  gint64   declared;
  gint64   bonus_cap;
  gint64   deduction_cap;
  int      conditions[4];
  gint64   values[4];
  gboolean are_percent[4];
  TdRoundRule rule;
} Spec;

static TdMark
make_mark (GRand *rand, gint64 max)
{
  int kind = g_rand_int_range (rand, 0, 20);

  if (kind == 0)
    return (TdMark) { TD_SCORE_OPEN, 0, FALSE };
  if (kind < 3)
    return (TdMark) { TD_SCORE_NOT_APPLICABLE, 0, FALSE };
  /* Mostly high, else few reach the better bands. */
  return (TdMark) { TD_SCORE_GIVEN, kind < 14 ? max : g_rand_int_range (rand, 0, (int) max + 1),
                    FALSE };
}

static void
make_leaf (GRand *rand, Spec *spec, Node *node)
{
  static const char *const bounds[] = { NULL, "A", "B", "C", "D" };

  node->max = 500 * g_rand_int_range (rand, 1, 40);
  node->mandatory = g_rand_int_range (rand, 0, 6) == 0;
  node->pass = g_rand_boolean (rand) ? MISSING : g_rand_int_range (rand, 1, (int) node->max + 1);
  node->bound = bounds[g_rand_int_range (rand, 0, G_N_ELEMENTS (bounds))];
  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    node->layers[layer] = make_mark (rand, node->max);
  if (node->role == TD_ROLE_BASE && node->layers[TD_LAYER_SELF].state == TD_SCORE_OPEN)
    node->layers[TD_LAYER_SELF] = (TdMark) { TD_SCORE_GIVEN, 0, FALSE };
}

static int
choose_parent (GRand *rand, const Spec *spec, TdCriterionRole role)
{
  int parent = g_rand_int_range (rand, -1, (int) spec->n);

  return parent >= 0 && spec->nodes[parent].is_group && spec->nodes[parent].role == role ? parent
                                                                                         : -1;
}

/* Conditions that ask a base group for little enough risk or enough points. */
static void
make_conditions (GRand *rand, Spec *spec)
{
  for (guint band = 0; band < 4; band++)
    {
      int group = choose_parent (rand, spec, TD_ROLE_BASE);

      spec->conditions[band] = group;
      spec->are_percent[band] = g_rand_boolean (rand);
      spec->values[band] = spec->are_percent[band] ? g_rand_int_range (rand, 20000, 90000)
                                                   : g_rand_int_range (rand, 0, 20000);
    }
}

static void
make_spec (GRand *rand, Spec *spec)
{
  gint64 sum = 0;
  guint n = (guint) g_rand_int_range (rand, 4, MAX_NODES + 1);

  *spec = (Spec) { .lower_is_better = g_rand_boolean (rand), .declared = MISSING,
                   .edges_are_points = g_rand_int_range (rand, 0, 4) == 0,
                   .bonus_cap = g_rand_boolean (rand) ? MISSING : 5000,
                   .deduction_cap = g_rand_boolean (rand) ? MISSING : 8000 };
  for (; spec->n < n; spec->n++)
    {
      Node *node = &spec->nodes[spec->n];

      node->role = spec->n % 6 == 4 ? TD_ROLE_BONUS : spec->n % 6 == 5 ? TD_ROLE_DEDUCTION
                                                                       : TD_ROLE_BASE;
      node->is_group = spec->n == 0 || g_rand_int_range (rand, 0, 4) == 0;
      node->parent = choose_parent (rand, spec, node->role);
      node->max = MISSING;
      if (!node->is_group)
        make_leaf (rand, spec, node);
      else if (g_rand_boolean (rand))
        node->max = 6000;
      if (!node->is_group && node->role == TD_ROLE_BASE)
        sum += node->max;
    }
  if (g_rand_boolean (rand))
    spec->declared = sum + (spec->lower_is_better || g_rand_boolean (rand) ? 0 : 2500);
  make_conditions (rand, spec);
  td_round_rule_init (&spec->rule);
}

static void
add_bands (const Spec *spec, TdCriteriaSet *set)
{
  static const char *const codes[] = { "A", "B", "C", "D" };
  static const gint64 edges[] = { 90000, 70000, 50000, 0 };

  for (guint i = 0; i < 4; i++)
    {
      TdBand *band = td_criteria_set_add_band (set, codes[i], codes[i], edges[i]);
      g_autofree char *value = td_decimal_to_text (spec->values[i]);
      g_autofree char *text = NULL;
      GPtrArray *conditions;

      if (spec->conditions[i] < 0)
        continue;
      text = g_strdup_printf ("bắt buộc đạt; N%d %s %s%s", spec->conditions[i],
                              spec->lower_is_better ? "≤" : "≥", value,
                              spec->are_percent[i] ? " %" : "");
      conditions = td_band_conditions_read (text, NULL);
      g_assert_nonnull (conditions);
      g_ptr_array_unref (band->conditions);
      band->conditions = conditions;
    }
}

/* The set with its nodes in @order; those whose @skipped is %TRUE are not in it. */
static TdCriteriaSet *
build (const Spec *spec, const guint *order, const gboolean *skipped, TdMark *marks)
{
  TdCriteriaSet *set = td_criteria_set_new ();
  int places[MAX_NODES];

  set->lower_is_better = spec->lower_is_better;
  set->edges_are_points = spec->edges_are_points;
  set->max = spec->declared;
  set->bonus_cap = spec->bonus_cap;
  set->deduction_cap = spec->deduction_cap;
  for (guint i = 0; i < spec->n; i++)
    {
      const Node *node = &spec->nodes[order[i]];
      g_autofree char *code = g_strdup_printf ("N%u", order[i]);
      TdCriterion *criterion;

      if (skipped != NULL && skipped[order[i]])
        {
          if (spec->declared != MISSING && node->role == TD_ROLE_BASE)
            set->max -= node->max;
          continue;
        }
      places[order[i]] = (int) set->criteria->len;
      for (guint layer = 0; layer < TD_N_LAYERS; layer++)
        marks[set->criteria->len * TD_N_LAYERS + layer] = node->layers[layer];
      criterion = td_criteria_set_add (set, node->parent < 0 ? -1 : places[node->parent], code,
                                       code, node->is_group ? TD_RULE_GROUP : TD_RULE_POINTS);
      criterion->role = node->role;
      criterion->max = node->max;
      criterion->mandatory = node->mandatory;
      criterion->pass = node->mandatory ? node->pass : MISSING;
      criterion->bound = g_strdup (node->bound);
    }
  add_bands (spec, set);
  return set;
}

static TdSheetResult
evaluate (const Spec *spec, const guint *order, const gboolean *skipped)
{
  TdMark marks[MAX_NODES * TD_N_LAYERS];
  g_autoptr (TdCriteriaSet) set = build (spec, order, skipped, marks);
  TdSheetResult result;

  td_sheet_evaluate (set, &spec->rule, marks, NULL, &result);
  return result;
}

/* Any order in which groups come before what lies in them. */
static void
make_order (GRand *rand, const Spec *spec, gboolean shuffled, guint *order)
{
  gboolean is_placed[MAX_NODES] = { FALSE };

  for (guint i = 0; i < spec->n; i++)
    {
      guint node = i;

      while (shuffled || is_placed[node])
        {
          node = (guint) g_rand_int_range (rand, 0, (int) spec->n);
          if (!is_placed[node] &&
              (spec->nodes[node].parent < 0 || is_placed[spec->nodes[node].parent]))
            break;
        }
      order[i] = node;
      is_placed[node] = TRUE;
    }
}

static void
assert_same (const TdTotal *a, const TdTotal *b)
{
  g_assert_cmpint (a->base, ==, b->base);
  g_assert_cmpint (a->bonus, ==, b->bonus);
  g_assert_cmpint (a->deduction, ==, b->deduction);
  g_assert_cmpint (a->total, ==, b->total);
  g_assert_cmpint (a->max, ==, b->max);
  g_assert_cmpint (a->percent, ==, b->percent);
  g_assert_cmpuint (a->scored, ==, b->scored);
  g_assert_cmpuint (a->applicable, ==, b->applicable);
}

static void
assert_same_result (const TdSheetResult *a, const TdSheetResult *b)
{
  assert_same (&a->decided, &b->decided);
  g_assert_cmpint (a->is_complete, ==, b->is_complete);
  g_assert_cmpint (a->band, ==, b->band);
  g_assert_cmpint (a->band_by_score, ==, b->band_by_score);
  g_assert_cmpint (a->failed < 0, ==, b->failed < 0);
}

static void
test_order (void)
{
  for (guint seed = 0; seed < N_SETS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      guint order[MAX_NODES], other[MAX_NODES];
      TdSheetResult one, two;
      Spec spec;

      make_spec (rand, &spec);
      make_order (rand, &spec, FALSE, order);
      make_order (rand, &spec, TRUE, other);
      one = evaluate (&spec, order, NULL);
      two = evaluate (&spec, other, NULL);
      g_test_message ("seed %u", seed);
      assert_same_result (&one, &two);
      for (guint layer = 0; layer < TD_N_LAYERS; layer++)
        assert_same (&one.layers[layer], &two.layers[layer]);
    }
}

/* What is left out might as well not be in the set. */
static void
test_removal (void)
{
  guint n_removed = 0, n_banded = 0;

  for (guint seed = 0; seed < N_SETS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      gboolean skipped[MAX_NODES] = { FALSE };
      guint order[MAX_NODES];
      TdSheetResult one, two;
      Spec spec;

      make_spec (rand, &spec);
      make_order (rand, &spec, FALSE, order);
      for (guint i = 0; i < spec.n; i++)
        {
          if (spec.nodes[i].is_group || g_rand_int_range (rand, 0, 4) > 0)
            continue;
          for (guint layer = 0; layer < TD_N_LAYERS; layer++)
            spec.nodes[i].layers[layer] = (TdMark) { TD_SCORE_NOT_APPLICABLE, 0, FALSE };
          skipped[i] = TRUE;
          n_removed++;
        }
      one = evaluate (&spec, order, NULL);
      two = evaluate (&spec, order, skipped);
      g_test_message ("seed %u", seed);
      assert_same_result (&one, &two);
      n_banded += one.band >= 0;
    }
  /* The property is of something. */
  g_assert_cmpuint (n_removed, >, N_SETS);
  g_assert_cmpuint (n_banded, >, N_SETS / 3);
}

/* How far a band is from the worst. */
static int
get_goodness (const Spec *spec, int band)
{
  if (band < 0)
    return -1;
  return spec->lower_is_better ? band : 3 - band;
}

static void
check_raise (const Spec *spec, TdCriterionRole role, const TdSheetResult *before,
             const TdSheetResult *after)
{
  gboolean is_up = role != TD_ROLE_DEDUCTION;
  int better = get_goodness (spec, after->band) - get_goodness (spec, before->band);

  g_assert_cmpint (after->is_complete, ==, before->is_complete);
  if (is_up)
    {
      g_assert_cmpint (after->decided.total, >=, before->decided.total);
      g_assert_cmpint (after->decided.percent, >=, before->decided.percent);
    }
  else
    {
      g_assert_cmpint (after->decided.total, <=, before->decided.total);
      g_assert_cmpint (after->decided.percent, <=, before->decided.percent);
    }
  if (is_up != spec->lower_is_better)
    g_assert_cmpint (better, >=, 0);
  else
    g_assert_cmpint (better, <=, 0);
}

/* One criterion's points raised, whatever the rest is. */
static void
test_monotone (void)
{
  guint n_moved[TD_N_CRITERION_ROLES] = { 0 };

  for (guint seed = 0; seed < N_SETS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      guint order[MAX_NODES];
      TdSheetResult before;
      Spec spec;

      make_spec (rand, &spec);
      make_order (rand, &spec, FALSE, order);
      for (guint i = 0; i < spec.n; i++)
        if (!spec.nodes[i].is_group)
          {
            Node *node = &spec.nodes[i];
            gint64 lower = g_rand_int_range (rand, 0, (int) node->max + 1);
            gint64 upper = g_rand_int_range (rand, (int) lower, (int) node->max + 1);
            TdMark was = node->layers[TD_LAYER_COUNCIL];
            TdSheetResult after;

            node->layers[TD_LAYER_COUNCIL] = (TdMark) { TD_SCORE_GIVEN, lower, FALSE };
            before = evaluate (&spec, order, NULL);
            node->layers[TD_LAYER_COUNCIL].points = upper;
            after = evaluate (&spec, order, NULL);
            g_test_message ("seed %u, N%u", seed, i);
            check_raise (&spec, node->role, &before, &after);
            n_moved[node->role] += before.band != after.band;
            node->layers[TD_LAYER_COUNCIL] = was;
          }
    }
  for (guint role = 0; role < TD_N_CRITERION_ROLES; role++)
    g_assert_cmpuint (n_moved[role], >, 10);
}

/* The totals against a sum that knows nothing of groups, where none caps anything. */
static void
test_plain_sums (void)
{
  for (guint seed = 0; seed < N_SETS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      gint64 sums[TD_N_CRITERION_ROLES] = { 0 };
      guint order[MAX_NODES];
      TdSheetResult result;
      Spec spec;

      make_spec (rand, &spec);
      make_order (rand, &spec, TRUE, order);
      spec.bonus_cap = spec.deduction_cap = MISSING;
      for (guint i = 0; i < spec.n; i++)
        {
          Node *node = &spec.nodes[i];
          int layer = TD_LAYER_COUNCIL;

          if (node->is_group)
            {
              node->max = MISSING;
              continue;
            }
          while (layer >= 0 && node->layers[layer].state == TD_SCORE_OPEN)
            layer--;
          if (layer >= 0 && node->layers[layer].state == TD_SCORE_GIVEN)
            sums[node->role] += node->layers[layer].points;
        }
      result = evaluate (&spec, order, NULL);
      g_assert_cmpint (result.decided.base, ==, sums[TD_ROLE_BASE]);
      g_assert_cmpint (result.decided.bonus, ==, sums[TD_ROLE_BONUS]);
      g_assert_cmpint (result.decided.deduction, ==, sums[TD_ROLE_DEDUCTION]);
      g_assert_cmpint (result.decided.total, ==,
                       MAX (0, sums[TD_ROLE_BASE] + sums[TD_ROLE_BONUS] -
                               sums[TD_ROLE_DEDUCTION]));
    }
}

/* The tree names the total and the band that the result has. */
static void
test_explanation_agrees (void)
{
  for (guint seed = 0; seed < N_SETS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      TdMark marks[MAX_NODES * TD_N_LAYERS];
      guint order[MAX_NODES];
      g_autoptr (TdCriteriaSet) set = NULL;
      g_autoptr (TdExplain) why = NULL;
      g_autofree char *total = NULL;
      TdSheetResult result;
      Spec spec;

      make_spec (rand, &spec);
      make_order (rand, &spec, TRUE, order);
      set = build (&spec, order, NULL, marks);
      td_sheet_evaluate (set, &spec.rule, marks, NULL, &result);
      why = td_sheet_explain (set, &spec.rule, marks, NULL);
      total = td_decimal_to_text (result.decided.total);
      if (result.decided.any)
        g_assert_true (g_str_has_prefix (why->figure, total));
      if (result.band >= 0)
        {
          const TdBand *band = g_ptr_array_index (set->bands, (guint) result.band);
          g_autofree char *end = g_strconcat (", ", band->name, NULL);

          g_assert_true (g_str_has_suffix (why->figure, end));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/properties/order", test_order);
  g_test_add_func ("/score/properties/removal", test_removal);
  g_test_add_func ("/score/properties/monotone", test_monotone);
  g_test_add_func ("/score/properties/plain-sums", test_plain_sums);
  g_test_add_func ("/score/properties/explanation", test_explanation_agrees);
  return g_test_run ();
}
