/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score.h"

#include "td-error.h"

#define MISSING TD_POINTS_MISSING

static const TdMark open_mark = { TD_SCORE_OPEN, 0, FALSE };
static const TdMark left_out = { TD_SCORE_NOT_APPLICABLE, 0, FALSE };

static TdMark
give (gint64 points)
{
  return (TdMark) { TD_SCORE_GIVEN, points, FALSE };
}

static TdCriterion *
add (TdCriteriaSet *set, int parent, const char *code, TdCriterionRule rule, TdCriterionRole role,
     gint64 max)
{
  TdCriterion *criterion = td_criteria_set_add (set, parent, code, "Tiêu chí", rule);

  criterion->role = role;
  criterion->max = max;
  return criterion;
}

static void
add_condition (TdCriteriaSet *set, guint band, const char *text)
{
  g_autoptr (GError) error = NULL;
  TdBand *to = g_ptr_array_index (set->bands, band);
  GPtrArray *conditions = td_band_conditions_read (text, &error);

  g_assert_no_error (error);
  g_ptr_array_unref (to->conditions);
  to->conditions = conditions;
}

static void
add_bands (TdCriteriaSet *set)
{
  td_criteria_set_add_band (set, "A", "Tốt", 90000);
  td_criteria_set_add_band (set, "B", "Khá", 70000);
  td_criteria_set_add_band (set, "C", "Đạt", 50000);
  td_criteria_set_add_band (set, "D", "Chưa đạt", 0);
}

/* I (1: 60, 2: 40), + (3, 4), − (5): 100 points. */
enum { I, ONE, TWO, BONUS, THREE, FOUR, DEDUCTION, FIVE, N_SMALL };

static TdCriteriaSet *
make_small (void)
{
  TdCriteriaSet *set = td_criteria_set_new ();

  add (set, -1, "I", TD_RULE_GROUP, TD_ROLE_BASE, MISSING);
  add (set, I, "1", TD_RULE_POINTS, TD_ROLE_BASE, 60000);
  add (set, I, "2", TD_RULE_POINTS, TD_ROLE_BASE, 40000);
  add (set, -1, "+", TD_RULE_GROUP, TD_ROLE_BONUS, MISSING);
  add (set, BONUS, "3", TD_RULE_POINTS, TD_ROLE_BONUS, 10000);
  add (set, BONUS, "4", TD_RULE_POINTS, TD_ROLE_BONUS, 10000);
  add (set, -1, "-", TD_RULE_GROUP, TD_ROLE_DEDUCTION, MISSING);
  add (set, DEDUCTION, "5", TD_RULE_POINTS, TD_ROLE_DEDUCTION, 200000);
  add_bands (set);
  return set;
}

/* The council's marks alone. */
static TdSheetResult
evaluate (const TdCriteriaSet *set, const TdMark *council)
{
  g_autofree TdMark *marks = g_new0 (TdMark, set->criteria->len * TD_N_LAYERS);
  TdRoundRule rule;
  TdSheetResult result;

  td_round_rule_init (&rule);
  for (guint i = 0; i < set->criteria->len; i++)
    marks[i * TD_N_LAYERS + TD_LAYER_COUNCIL] = council[i];
  td_sheet_evaluate (set, &rule, marks, NULL, &result);
  return result;
}

static void
test_totals (void)
{
  g_autoptr (TdCriteriaSet) set = make_small ();
  TdMark marks[N_SMALL] = { 0 };
  TdSheetResult result = evaluate (set, marks);

  g_assert_false (result.decided.any);
  g_assert_false (result.is_complete);
  g_assert_cmpint (result.decided.max, ==, 100000);
  g_assert_cmpuint (result.decided.applicable, ==, 2);
  g_assert_cmpint (result.band, ==, -1);

  marks[THREE] = give (2000);
  result = evaluate (set, marks);
  g_assert_true (result.decided.any);
  g_assert_cmpuint (result.decided.scored, ==, 0);
  g_assert_cmpint (result.decided.total, ==, 2000);
  g_assert_false (result.is_complete);

  marks[ONE] = give (45500);
  marks[TWO] = give (40000);
  marks[FIVE] = give (1000);
  result = evaluate (set, marks);
  g_assert_true (result.is_complete);
  g_assert_cmpint (result.decided.base, ==, 85500);
  g_assert_cmpint (result.decided.bonus, ==, 2000);
  g_assert_cmpint (result.decided.deduction, ==, 1000);
  g_assert_cmpint (result.decided.total, ==, 86500);
  g_assert_cmpint (result.decided.percent, ==, 86500);
  g_assert_cmpint (result.band, ==, 1);
  g_assert_cmpint (result.layers[TD_LAYER_COUNCIL].total, ==, 86500);
  g_assert_false (result.layers[TD_LAYER_SELF].any);

  marks[FIVE] = give (200000);
  result = evaluate (set, marks);
  g_assert_cmpint (result.decided.total, ==, 0);
  g_assert_cmpint (result.band, ==, 3);
}

static void
test_left_out (void)
{
  g_autoptr (TdCriteriaSet) set = make_small ();
  TdMark marks[N_SMALL] = { 0 };
  TdSheetResult result;

  marks[ONE] = give (40000);
  marks[TWO] = left_out;
  marks[THREE] = left_out;
  result = evaluate (set, marks);
  g_assert_true (result.is_complete);
  g_assert_cmpint (result.decided.max, ==, 60000);
  g_assert_cmpint (result.decided.percent, ==, 66667);
  g_assert_cmpuint (result.decided.applicable, ==, 1);

  marks[ONE] = left_out;
  result = evaluate (set, marks);
  g_assert_false (result.decided.any);
  g_assert_false (result.is_complete);
  g_assert_cmpint (result.decided.max, ==, 0);
  g_assert_cmpint (result.decided.percent, ==, MISSING);
  g_assert_cmpint (result.band, ==, -1);

  /* A declared maximum that is too small does not fall below 0. */
  set->max = 50000;
  g_assert_cmpint (evaluate (set, marks).decided.max, ==, 0);
}

static void
test_caps (void)
{
  g_autoptr (TdCriteriaSet) set = make_small ();
  TdMark marks[N_SMALL] = { 0 };

  marks[ONE] = give (60000);
  marks[TWO] = give (40000);
  marks[THREE] = marks[FOUR] = give (8000);
  marks[FIVE] = give (50000);
  g_assert_cmpint (evaluate (set, marks).decided.bonus, ==, 16000);
  set->bonus_cap = 10000;
  set->deduction_cap = 20000;
  g_assert_cmpint (evaluate (set, marks).decided.bonus, ==, 10000);
  g_assert_cmpint (evaluate (set, marks).decided.deduction, ==, 20000);
  g_assert_cmpint (evaluate (set, marks).decided.total, ==, 90000);

  /* The group's own cap comes before that of the set. */
  ((TdCriterion *) td_criteria_set_get (set, BONUS))->max = 7000;
  ((TdCriterion *) td_criteria_set_get (set, DEDUCTION))->max = 15000;
  g_assert_cmpint (evaluate (set, marks).decided.bonus, ==, 7000);
  g_assert_cmpint (evaluate (set, marks).decided.deduction, ==, 15000);
  /* What a base group declares caps nothing. */
  ((TdCriterion *) td_criteria_set_get (set, I))->max = 50000;
  g_assert_cmpint (evaluate (set, marks).decided.base, ==, 100000);

  marks[FIVE] = open_mark;
  g_assert_cmpint (evaluate (set, marks).decided.percent, ==, 107000);
  g_assert_cmpint (evaluate (set, marks).band, ==, 0);
}

/* A bonus criterion in a base group is a bonus, and no part of the group. */
static void
test_roles_across (void)
{
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();
  const TdMark marks[] = { open_mark, give (5000), give (3000) };

  add (set, -1, "I", TD_RULE_GROUP, TD_ROLE_BASE, MISSING);
  add (set, 0, "1", TD_RULE_POINTS, TD_ROLE_BASE, 10000);
  add (set, 0, "2", TD_RULE_POINTS, TD_ROLE_BONUS, 5000);
  g_assert_cmpint (td_group_mark (set, 0, marks, 1).points, ==, 5000);
  g_assert_cmpint (evaluate (set, marks).decided.base, ==, 5000);
  g_assert_cmpint (evaluate (set, marks).decided.bonus, ==, 3000);
}

static void
test_group_mark (void)
{
  g_autoptr (TdCriteriaSet) set = make_small ();
  TdMark marks[N_SMALL] = { 0 };

  g_assert_cmpint (td_group_mark (set, I, marks, 1).state, ==, TD_SCORE_OPEN);
  marks[ONE] = left_out;
  g_assert_cmpint (td_group_mark (set, I, marks, 1).state, ==, TD_SCORE_OPEN);
  marks[TWO] = left_out;
  g_assert_cmpint (td_group_mark (set, I, marks, 1).state, ==, TD_SCORE_NOT_APPLICABLE);
  marks[TWO] = give (7000);
  g_assert_cmpint (td_group_mark (set, I, marks, 1).state, ==, TD_SCORE_GIVEN);
  g_assert_cmpint (td_group_mark (set, I, marks, 1).points, ==, 7000);
  g_assert_cmpint (td_group_mark (set, TWO, marks, 1).points, ==, 7000);
  marks[THREE] = give (1000);
  g_assert_cmpint (td_group_mark (set, -1, marks, 1).points, ==, 7000);
}

static void
test_deciding (void)
{
  static const struct
  {
    TdDeciding deciding;
    gboolean inherits;
    TdMark layers[TD_N_LAYERS];
    TdScoreState state;
    gint64 points;
  } cases[] = {
#define G(n) { TD_SCORE_GIVEN, n, FALSE }
#define O { TD_SCORE_OPEN, 0, FALSE }
#define N { TD_SCORE_NOT_APPLICABLE, 0, FALSE }
    { TD_DECIDING_COUNCIL, TRUE, { G (1), G (2), G (3) }, TD_SCORE_GIVEN, 3 },
    { TD_DECIDING_COUNCIL, TRUE, { G (1), G (2), O }, TD_SCORE_GIVEN, 2 },
    { TD_DECIDING_COUNCIL, TRUE, { G (1), O, O }, TD_SCORE_GIVEN, 1 },
    { TD_DECIDING_COUNCIL, TRUE, { G (1), N, O }, TD_SCORE_NOT_APPLICABLE, 0 },
    { TD_DECIDING_COUNCIL, TRUE, { O, O, O }, TD_SCORE_OPEN, 0 },
    { TD_DECIDING_COUNCIL, FALSE, { G (1), G (2), O }, TD_SCORE_OPEN, 0 },
    { TD_DECIDING_APPRAISED, TRUE, { G (1), O, G (3) }, TD_SCORE_GIVEN, 1 },
    { TD_DECIDING_APPRAISED, TRUE, { G (1), G (2), G (3) }, TD_SCORE_GIVEN, 2 },
    { TD_DECIDING_SELF, TRUE, { O, G (2), G (3) }, TD_SCORE_OPEN, 0 },
    { TD_DECIDING_SELF, TRUE, { G (1), G (2), G (3) }, TD_SCORE_GIVEN, 1 },
    { TD_DECIDING_WEIGHTED, TRUE, { G (9000), G (6500), G (7001) }, TD_SCORE_GIVEN, 7251 },
    { TD_DECIDING_WEIGHTED, TRUE, { G (9000), G (6500), O }, TD_SCORE_OPEN, 0 },
    { TD_DECIDING_WEIGHTED, TRUE, { O, N, G (1) }, TD_SCORE_OPEN, 0 },
    { TD_DECIDING_WEIGHTED, TRUE, { O, G (1), N }, TD_SCORE_OPEN, 0 },
    { TD_DECIDING_WEIGHTED, TRUE, { O, O, O }, TD_SCORE_OPEN, 0 },
    /* The last word is the last layer's; who left it out follows who comes after. */
    { TD_DECIDING_WEIGHTED, TRUE, { G (9000), G (8000), N }, TD_SCORE_NOT_APPLICABLE, 0 },
    { TD_DECIDING_WEIGHTED, TRUE, { G (9000), N, G (1000) }, TD_SCORE_GIVEN, 2600 },
    { TD_DECIDING_WEIGHTED, TRUE, { N, G (5000), G (1000) }, TD_SCORE_GIVEN, 3000 },
    { TD_DECIDING_WEIGHTED, TRUE, { N, N, G (1000) }, TD_SCORE_GIVEN, 1000 },
    { TD_DECIDING_WEIGHTED, TRUE, { N, N, N }, TD_SCORE_NOT_APPLICABLE, 0 },
#undef G
#undef O
#undef N
  };
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();

  add (set, -1, "1", TD_RULE_POINTS, TD_ROLE_BASE, 10000);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdRoundRule rule = { cases[i].deciding, cases[i].inherits, { 20, 30, 50 } };
      TdSheetResult result;
      TdMark decided;

      g_test_message ("case %u", i);
      td_sheet_evaluate (set, &rule, cases[i].layers, &decided, &result);
      g_assert_cmpint (decided.state, ==, cases[i].state);
      g_assert_cmpint (decided.points, ==, cases[i].points);
      g_assert_cmpint (result.decided.total, ==, cases[i].points);
    }
}

/* Nobody gets out of a deduction by leaving it empty. */
static void
test_weight_of_empty_extra (void)
{
  static const struct
  {
    TdMark layers[TD_N_LAYERS];
    TdScoreState state;
    gint64 points;
  } cases[] = {
#define G(n) { TD_SCORE_GIVEN, n, FALSE }
#define O { TD_SCORE_OPEN, 0, FALSE }
#define N { TD_SCORE_NOT_APPLICABLE, 0, FALSE }
    { { O, G (20000), G (20000) }, TD_SCORE_GIVEN, 16000 },
    { { O, O, G (20000) }, TD_SCORE_GIVEN, 10000 },
    { { G (20000), O, O }, TD_SCORE_GIVEN, 4000 },
    { { N, O, G (20000) }, TD_SCORE_GIVEN, 14000 },
    { { G (20000), N, O }, TD_SCORE_NOT_APPLICABLE, 0 },
    { { O, O, O }, TD_SCORE_OPEN, 0 },
#undef G
#undef O
#undef N
  };
  const TdRoundRule rule = { TD_DECIDING_WEIGHTED, FALSE, { 20, 30, 50 } };

  for (TdCriterionRole role = TD_ROLE_BONUS; role <= TD_ROLE_DEDUCTION; role++)
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();
        TdMark marks[2 * TD_N_LAYERS], decided[2];
        TdSheetResult result;

        add (set, -1, "1", TD_RULE_POINTS, TD_ROLE_BASE, 100000);
        add (set, -1, "2", TD_RULE_POINTS, role, 50000);
        for (guint layer = 0; layer < TD_N_LAYERS; layer++)
          {
            marks[layer] = give (50000);
            marks[TD_N_LAYERS + layer] = cases[i].layers[layer];
          }
        td_sheet_evaluate (set, &rule, marks, decided, &result);
        g_assert_cmpint (decided[1].state, ==, cases[i].state);
        g_assert_cmpint (decided[1].points, ==, cases[i].points);
        g_assert_cmpint (result.decided.total, ==,
                         50000 + (role == TD_ROLE_BONUS ? 1 : -1) * cases[i].points);
      }
}

/* A layer without weight is not asked. */
static void
test_weight_of_nothing (void)
{
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();
  const TdMark layers[] = { open_mark, give (4000), give (8000) };
  TdRoundRule rule = { TD_DECIDING_WEIGHTED, FALSE, { 0, 25, 75 } };
  TdSheetResult result;
  TdMark decided;

  add (set, -1, "1", TD_RULE_POINTS, TD_ROLE_BASE, 10000);
  td_sheet_evaluate (set, &rule, layers, &decided, &result);
  g_assert_cmpint (decided.points, ==, 7000);
}

/* What was cut off in a layer that has weight stays seen. */
static void
test_weight_of_capped (void)
{
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();
  const TdMark capped = { TD_SCORE_GIVEN, 10000, TRUE };
  const TdMark with_weight[] = { capped, give (4000), give (8000) };
  const TdMark without[] = { give (4000), give (8000), capped };
  const TdRoundRule rule = { TD_DECIDING_WEIGHTED, FALSE, { 50, 50, 0 } };
  TdSheetResult result;
  TdMark decided;

  add (set, -1, "1", TD_RULE_POINTS, TD_ROLE_BASE, 10000);
  td_sheet_evaluate (set, &rule, with_weight, &decided, &result);
  g_assert_cmpint (decided.points, ==, 7000);
  g_assert_true (decided.is_capped);
  td_sheet_evaluate (set, &rule, without, &decided, &result);
  g_assert_cmpint (decided.points, ==, 6000);
  g_assert_false (decided.is_capped);
}

/* There is a band for whatever comes out, also between the numbers that decrees print. */
static void
test_no_gaps (void)
{
  static const struct
  {
    gint64 percent;
    int band;
  } cases[] = {
    { 0, 3 },     { 15400, 3 }, { 49990, 3 }, { 49999, 3 },  { 50000, 2 }, { 69990, 2 },
    { 70000, 1 }, { 89990, 1 }, { 89999, 1 }, { 90000, 0 }, { 100000, 0 },
  };
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();

  add (set, -1, "1", TD_RULE_POINTS, TD_ROLE_BASE, 100000);
  add_bands (set);
  for (guint lower = 0; lower < 2; lower++)
    for (guint points = 0; points < 2; points++)
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          const TdMark mark = give (cases[i].percent);
          TdSheetResult result;

          set->lower_is_better = (gboolean) lower;
          set->edges_are_points = (gboolean) points;
          result = evaluate (set, &mark);
          g_assert_cmpint (result.band_by_score, ==, cases[i].band);
          g_assert_cmpint (result.band, ==, cases[i].band);
        }
}

/* At each edge the better band begins, a thousandth below it the worse one still holds;
 * and between 0 and 100 there is no value without a band. */
static void
test_edges_to_the_thousandth (void)
{
  static const gint64 edges[] = { 90000, 89990, 70000, 69990, 50000, 49990, 15400, 0 };
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();

  add (set, -1, "1", TD_RULE_POINTS, TD_ROLE_BASE, 100000);
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    td_criteria_set_add_band (set, "?", "Mức", edges[i]);
  for (gint64 value = 0; value <= 100000; value += 7)
    {
      const TdMark mark = give (value);
      guint expected = 0;

      while (value < edges[expected])
        expected++;
      g_assert_cmpint (evaluate (set, &mark).band, ==, expected);
    }
  for (int i = 0; i < (int) G_N_ELEMENTS (edges) - 1; i++)
    {
      const TdMark at = give (edges[i]);
      const TdMark below = give (edges[i] - 1);

      g_assert_cmpint (evaluate (set, &at).band, ==, i);
      g_assert_cmpint (evaluate (set, &below).band, ==, i + 1);
    }
}

/* Where the lowest edge is not 0, nothing is made up below it. */
static void
test_below_all_bands (void)
{
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();
  const TdMark mark = give (49999);
  TdSheetResult result;

  add (set, -1, "1", TD_RULE_POINTS, TD_ROLE_BASE, 100000);
  td_criteria_set_add_band (set, "A", "Đạt", 50000);
  result = evaluate (set, &mark);
  g_assert_true (result.is_complete);
  g_assert_cmpint (result.band_by_score, ==, -1);
  g_assert_cmpint (result.band, ==, -1);
}

static void
test_mandatory (void)
{
  g_autoptr (TdCriteriaSet) set = make_small ();
  TdCriterion *two = (TdCriterion *) td_criteria_set_get (set, TWO);
  TdMark marks[N_SMALL] = { 0 };
  TdSheetResult result;

  two->mandatory = TRUE;
  two->pass = 36000;
  marks[ONE] = give (60000);
  marks[TWO] = give (36000);
  g_assert_cmpint (evaluate (set, marks).band, ==, 0);
  g_assert_cmpint (evaluate (set, marks).failed, ==, -1);

  marks[TWO] = give (35999);
  result = evaluate (set, marks);
  g_assert_cmpint (result.failed, ==, TWO);
  g_assert_cmpint (result.band_by_score, ==, 0);
  g_assert_cmpint (result.band, ==, 3);

  two->bound = g_strdup ("B");
  g_assert_cmpint (evaluate (set, marks).band, ==, 1);
  /* A score that is worse than the bound stays where it is. */
  marks[ONE] = give (20000);
  g_assert_cmpint (evaluate (set, marks).band, ==, 2);

  marks[TWO] = left_out;
  g_assert_cmpint (evaluate (set, marks).failed, ==, -1);
  marks[TWO] = open_mark;
  g_assert_cmpint (evaluate (set, marks).failed, ==, -1);
  g_assert_cmpint (evaluate (set, marks).band, ==, -1);
}

/* What passes where the set does not say: đạt, more than nothing, nothing against one. */
static void
test_pass_by_default (void)
{
  static const struct
  {
    TdCriterionRule rule;
    TdCriterionRole role;
    gboolean lower_is_better;
    gint64 points;
    gboolean is_passed;
  } cases[] = {
    { TD_RULE_YES_NO, TD_ROLE_BASE, FALSE, 10000, TRUE },
    { TD_RULE_YES_NO, TD_ROLE_BASE, FALSE, 0, FALSE },
    { TD_RULE_POINTS, TD_ROLE_BASE, FALSE, 1, TRUE },
    { TD_RULE_POINTS, TD_ROLE_BASE, FALSE, 0, FALSE },
    { TD_RULE_POINTS, TD_ROLE_DEDUCTION, FALSE, 0, TRUE },
    { TD_RULE_POINTS, TD_ROLE_DEDUCTION, FALSE, 1, FALSE },
    { TD_RULE_YES_NO, TD_ROLE_DEDUCTION, FALSE, 10000, FALSE },
    { TD_RULE_POINTS, TD_ROLE_BASE, TRUE, 0, TRUE },
    { TD_RULE_POINTS, TD_ROLE_BASE, TRUE, 1, FALSE },
    { TD_RULE_POINTS, TD_ROLE_DEDUCTION, TRUE, 1, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();
      const TdMark marks[] = { give (cases[i].points), give (0) };

      set->lower_is_better = cases[i].lower_is_better;
      add (set, -1, "1", cases[i].rule, cases[i].role, 10000)->mandatory = TRUE;
      add (set, -1, "2", TD_RULE_POINTS, TD_ROLE_BASE, 10000);
      g_test_message ("case %u", i);
      g_assert_cmpint (evaluate (set, marks).failed, ==, cases[i].is_passed ? -1 : 0);
    }
}

/* Of several that are failed the worst bound holds, wherever it stands. */
static void
test_worst_bound (void)
{
  for (guint lower = 0; lower < 2; lower++)
    for (guint first = 0; first < 2; first++)
      {
        g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();
        gint64 points = lower ? 1000 : 0;
        const TdMark marks[] = { give (points), give (points), give (lower ? 0 : 98000) };
        TdSheetResult result;

        set->lower_is_better = (gboolean) lower;
        for (guint i = 0; i < 2; i++)
          {
            TdCriterion *criterion = add (set, -1, i == 0 ? "1" : "2", TD_RULE_POINTS,
                                          TD_ROLE_BASE, 1000);

            criterion->mandatory = TRUE;
            criterion->bound = g_strdup (i == first ? "B" : "C");
          }
        add (set, -1, "3", TD_RULE_POINTS, TD_ROLE_BASE, 98000);
        add_bands (set);
        result = evaluate (set, marks);
        /* The worse of B and C: C where more is better, B where less is. */
        g_assert_cmpint (result.failed, ==, lower ? first : 1 - first);
        g_assert_cmpint (result.band, ==, lower ? 1 : 2);
      }
}

static void
test_conditions (void)
{
  g_autoptr (TdCriteriaSet) set = make_small ();
  TdMark marks[N_SMALL] = { 0 };

  marks[ONE] = give (60000);
  marks[TWO] = give (31000);
  add_condition (set, 0, "2 ≥ 31");
  g_assert_cmpint (evaluate (set, marks).band, ==, 0);
  add_condition (set, 0, "2 ≥ 31,001");
  g_assert_cmpint (evaluate (set, marks).band, ==, 1);
  g_assert_cmpint (evaluate (set, marks).band_by_score, ==, 0);
  /* The next one asks for something as well. */
  add_condition (set, 1, "2 ≥ 77,501 %");
  g_assert_cmpint (evaluate (set, marks).band, ==, 2);
  add_condition (set, 1, "2 ≥ 77,5 %");
  g_assert_cmpint (evaluate (set, marks).band, ==, 1);
  add_condition (set, 0, "I ≥ 91 %; 2 <= 31");
  g_assert_cmpint (evaluate (set, marks).band, ==, 0);
  add_condition (set, 0, "I ≥ 91 %; 2 <= 30,999");
  g_assert_cmpint (evaluate (set, marks).band, ==, 1);
  add_condition (set, 0, "không_có ≥ 1");
  g_assert_cmpint (evaluate (set, marks).band, ==, 1);

  /* Percent is out of what applies, and what does not apply asks for nothing. */
  marks[ONE] = give (58000);
  marks[TWO] = left_out;
  add_condition (set, 0, "I ≥ 96 %; 2 ≥ 31; + ≤ 0");
  g_assert_cmpint (evaluate (set, marks).band, ==, 0);
  marks[THREE] = give (1);
  g_assert_cmpint (evaluate (set, marks).band, ==, 1);
  /* A bonus in the group is no part of what the group is out of. */
  marks[THREE] = open_mark;
  ((TdCriterion *) td_criteria_set_get (set, THREE))->parent = I;
  add_condition (set, 0, "I ≥ 96 %");
  g_assert_cmpint (evaluate (set, marks).band, ==, 0);
  ((TdCriterion *) td_criteria_set_get (set, THREE))->parent = BONUS;
  marks[THREE] = give (1);
  /* There is no percentage of what is out of nothing. */
  add_condition (set, 0, "3 ≤ 50 %");
  ((TdCriterion *) td_criteria_set_get (set, THREE))->max = MISSING;
  g_assert_cmpint (evaluate (set, marks).band, ==, 0);
}

static void
test_condition_of_mandatory (void)
{
  g_autoptr (TdCriteriaSet) set = make_small ();
  TdCriterion *two = (TdCriterion *) td_criteria_set_get (set, TWO);
  TdMark marks[N_SMALL] = { 0 };

  two->mandatory = TRUE;
  two->pass = 36000;
  two->bound = g_strdup ("A");
  marks[ONE] = give (60000);
  marks[TWO] = give (35000);
  g_assert_cmpint (evaluate (set, marks).band, ==, 0);
  add_condition (set, 0, "bắt buộc đạt");
  g_assert_cmpint (evaluate (set, marks).band, ==, 1);
  marks[TWO] = give (36000);
  g_assert_cmpint (evaluate (set, marks).band, ==, 0);
  /* All conditions are to hold, in whatever order. */
  add_condition (set, 0, "2 ≥ 37; bắt buộc đạt");
  g_assert_cmpint (evaluate (set, marks).band, ==, 1);
  add_condition (set, 0, "2 ≥ 37; 2 ≥ 1");
  g_assert_cmpint (evaluate (set, marks).band, ==, 1);
  for (guint i = 0; i < set->bands->len; i++)
    add_condition (set, i, "2 ≥ 37");
  g_assert_cmpint (evaluate (set, marks).band_by_score, ==, 0);
  g_assert_cmpint (evaluate (set, marks).band, ==, -1);
}

/* Risk: the next worse band has the higher edge. */
static void
test_lower_is_better (void)
{
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();
  const TdMark marks[] = { give (10000), give (2000) };

  set->lower_is_better = TRUE;
  add (set, -1, "1", TD_RULE_POINTS, TD_ROLE_BASE, 50000);
  add (set, -1, "2", TD_RULE_POINTS, TD_ROLE_BASE, 50000);
  add_bands (set);
  g_assert_cmpint (evaluate (set, marks).band, ==, 3);
  add_condition (set, 3, "1 ≤ 9");
  g_assert_cmpint (evaluate (set, marks).band, ==, 2);
  ((TdCriterion *) td_criteria_set_get (set, 1))->mandatory = TRUE;
  g_assert_cmpint (evaluate (set, marks).band, ==, 0);

  /* What the set lacks could only raise the risk. */
  ((TdCriterion *) td_criteria_set_get (set, 1))->mandatory = FALSE;
  set->max = 100000;
  g_assert_cmpint (evaluate (set, marks).band, ==, 2);
  set->max = 100001;
  g_assert_true (evaluate (set, marks).is_complete);
  g_assert_cmpint (evaluate (set, marks).band, ==, -1);
  g_assert_cmpint (evaluate (set, marks).band_by_score, ==, -1);
  set->lower_is_better = FALSE;
  g_assert_cmpint (evaluate (set, marks).band_by_score, ==, 3);
}

/* A set that is not finished has no percentage rather than a wrong one. */
static void
test_unfinished (void)
{
  g_autoptr (TdCriteriaSet) set = make_small ();
  TdMark marks[N_SMALL] = { 0 };
  TdSheetResult result;

  marks[ONE] = marks[TWO] = give (1000);
  ((TdCriterion *) td_criteria_set_get (set, TWO))->max = MISSING;
  result = evaluate (set, marks);
  g_assert_cmpint (result.decided.max, ==, MISSING);
  g_assert_cmpint (result.decided.percent, ==, MISSING);
  g_assert_cmpint (result.band, ==, -1);
}

static void
test_round_rule (void)
{
  g_autoptr (TdCriteriaSet) set = make_small ();
  g_autoptr (GError) error = NULL;
  TdRoundRule rule;

  td_round_rule_init (&rule);
  g_assert_true (td_round_rule_check (&rule, set, &error));
  rule.deciding = TD_DECIDING_WEIGHTED;
  g_assert_false (td_round_rule_check (&rule, set, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  rule.weights[0] = 20;
  rule.weights[1] = 30;
  rule.weights[2] = 49;
  g_assert_false (td_round_rule_check (&rule, set, &error));
  g_assert_cmpstr (error->message, ==, "The weights of the layers are 99 % together: change them "
                   "so that they are 100 %");
  g_clear_error (&error);
  rule.weights[2] = 50;
  g_assert_true (td_round_rule_check (&rule, set, &error));
  rule.tie_break = TD_TIE_GROUP;
  g_assert_false (td_round_rule_check (&rule, set, &error));
  g_clear_error (&error);
  rule.tie_group = "V";
  g_assert_false (td_round_rule_check (&rule, set, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  rule.tie_group = "I";
  g_assert_true (td_round_rule_check (&rule, set, &error));
  g_assert_no_error (error);
}

static void
test_rule_lines (void)
{
  g_autoptr (TdCriteriaSet) set = make_small ();
  g_auto (GStrv) usual = NULL;
  g_auto (GStrv) other = NULL;
  TdRoundRule rule;

  td_round_rule_init (&rule);
  usual = td_round_rule_to_lines (&rule, set);
  g_assert_cmpuint (g_strv_length (usual), ==, 3);
  g_assert_cmpstr (usual[0], ==, "Điểm quyết định: Hội đồng; tiêu chí chưa chấm thì lấy điểm thẩm "
                   "định, rồi đến điểm tự chấm.");
  g_assert_cmpstr (usual[2], ==, "Bằng điểm: đồng hạng, hạng kế tiếp bỏ trống.");
  rule = (TdRoundRule) { TD_DECIDING_WEIGHTED, FALSE, { 20, 30, 50 }, TD_RATERS_MEAN,
                         TD_TIE_GROUP, "I" };
  other = td_round_rule_to_lines (&rule, set);
  g_assert_cmpstr (other[0], ==, "Điểm quyết định: tự chấm 20 %, thẩm định 30 %, Hội đồng 50 %.");
  g_assert_cmpstr (other[1], ==, "Nhiều người chấm một lớp: Trung bình cộng của những người "
                   "chấm.");
  g_assert_cmpstr (other[2], ==, "Bằng điểm: ai có điểm mục I (Tiêu chí) tốt hơn xếp trên; vẫn "
                   "bằng thì đồng hạng.");
}

#define CHECK_WORDS(Type, name, n) \
  for (guint i = 0; i < (n); i++) \
    { \
      Type value = (Type) ((n) - 1 - i); \
 \
      g_assert_true (td_##name##_read (td_##name##_code ((Type) i), &value)); \
      g_assert_cmpint (value, ==, i); \
      value = (Type) ((n) - 1 - i); \
      g_assert_true (td_##name##_read (td_##name##_term ((Type) i), &value)); \
      g_assert_cmpint (value, ==, i); \
      g_assert_false (td_##name##_read ("không rõ", &value)); \
      g_assert_false (td_##name##_read (NULL, &value)); \
    }

static void
test_words (void)
{
  CHECK_WORDS (TdLayer, layer, TD_N_LAYERS);
  CHECK_WORDS (TdDeciding, deciding, TD_N_DECIDING);
  CHECK_WORDS (TdTieBreak, tie_break, TD_N_TIE_BREAKS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/totals", test_totals);
  g_test_add_func ("/score/left-out", test_left_out);
  g_test_add_func ("/score/caps", test_caps);
  g_test_add_func ("/score/roles-across", test_roles_across);
  g_test_add_func ("/score/group-mark", test_group_mark);
  g_test_add_func ("/score/deciding", test_deciding);
  g_test_add_func ("/score/weight-of-empty-extra", test_weight_of_empty_extra);
  g_test_add_func ("/score/weight-of-nothing", test_weight_of_nothing);
  g_test_add_func ("/score/weight-of-capped", test_weight_of_capped);
  g_test_add_func ("/score/no-gaps", test_no_gaps);
  g_test_add_func ("/score/edges", test_edges_to_the_thousandth);
  g_test_add_func ("/score/below-all-bands", test_below_all_bands);
  g_test_add_func ("/score/mandatory", test_mandatory);
  g_test_add_func ("/score/pass-by-default", test_pass_by_default);
  g_test_add_func ("/score/worst-bound", test_worst_bound);
  g_test_add_func ("/score/conditions", test_conditions);
  g_test_add_func ("/score/condition-of-mandatory", test_condition_of_mandatory);
  g_test_add_func ("/score/lower-is-better", test_lower_is_better);
  g_test_add_func ("/score/unfinished", test_unfinished);
  g_test_add_func ("/score/round-rule", test_round_rule);
  g_test_add_func ("/score/rule-lines", test_rule_lines);
  g_test_add_func ("/score/words", test_words);
  return g_test_run ();
}
