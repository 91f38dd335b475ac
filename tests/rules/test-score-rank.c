/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score.h"

#define N_ROUNDS 300
#define MAX_SHEETS 60
#define MISSING TD_POINTS_MISSING

static TdSheetResult
make_result (gint64 percent)
{
  return (TdSheetResult) { .decided = { .total = percent / 2, .percent = percent, .base = percent },
                           .is_complete = TRUE };
}

static void
test_competition (void)
{
  static const gint64 percents[] = { 80000, 95000, 70000, 80000, 60000 };
  static const guint ranks_up[] = { 2, 1, 4, 2, 5 };
  static const guint ranks_down[] = { 3, 5, 2, 3, 1 };
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();
  TdSheetResult results[G_N_ELEMENTS (percents)];
  TdSheetRank ranks[G_N_ELEMENTS (percents)];
  TdRoundRule rule;

  td_round_rule_init (&rule);
  for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
    results[i] = make_result (percents[i]);
  td_sheets_rank (set, &rule, results, NULL, NULL, G_N_ELEMENTS (percents), ranks);
  for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
    {
      g_assert_cmpuint (ranks[i].rank, ==, ranks_up[i]);
      g_assert_cmpint (ranks[i].is_tied, ==, percents[i] == 80000);
      g_assert_false (ranks[i].by_tie_break);
    }
  set->lower_is_better = TRUE;
  td_sheets_rank (set, &rule, results, NULL, NULL, G_N_ELEMENTS (percents), ranks);
  for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
    g_assert_cmpuint (ranks[i].rank, ==, ranks_down[i]);
}

static void
test_not_ranked (void)
{
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();
  TdSheetResult results[] = { make_result (90000), make_result (80000), make_result (MISSING),
                              make_result (70000) };
  TdSheetRank ranks[4];
  TdRoundRule rule;

  td_round_rule_init (&rule);
  results[0].is_complete = FALSE;
  td_sheets_rank (set, &rule, results, NULL, NULL, 4, ranks);
  g_assert_cmpuint (ranks[0].rank, ==, 0);
  g_assert_cmpuint (ranks[1].rank, ==, 1);
  g_assert_cmpuint (ranks[2].rank, ==, 0);
  g_assert_cmpuint (ranks[3].rank, ==, 2);
  td_sheets_rank (set, &rule, results, NULL, NULL, 1, ranks);
  g_assert_cmpuint (ranks[0].rank, ==, 0);
  td_sheets_rank (set, &rule, NULL, NULL, NULL, 0, NULL);
}

/* By points where the bands are points: the percentages say the opposite. */
static void
test_by_points (void)
{
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();
  TdSheetResult results[] = { make_result (90000), make_result (80000) };
  TdSheetRank ranks[2];
  TdRoundRule rule;

  td_round_rule_init (&rule);
  results[0].decided.total = 10000;
  results[1].decided.total = 20000;
  set->edges_are_points = TRUE;
  td_sheets_rank (set, &rule, results, NULL, NULL, 2, ranks);
  g_assert_cmpuint (ranks[0].rank, ==, 2);
  g_assert_cmpuint (ranks[1].rank, ==, 1);
}

static void
check_tie_break (TdTieBreak tie_break, gboolean lower, const guint *expected)
{
  /* Equal scores; deductions, base scores and group points each in another order. */
  static const gint64 group_points[] = { 20, 10, 30, 10 };
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();
  TdSheetResult results[] = { make_result (80000), make_result (80000), make_result (80000),
                              make_result (60000) };
  TdSheetRank ranks[4];
  TdRoundRule rule;

  set->lower_is_better = lower;
  td_round_rule_init (&rule);
  rule.tie_break = tie_break;
  results[0].decided.deduction = 300;
  results[1].decided.deduction = 100;
  results[2].decided.deduction = 300;
  results[0].decided.base = 1;
  results[1].decided.base = 2;
  results[2].decided.base = 2;
  td_sheets_rank (set, &rule, results, group_points, NULL, 4, ranks);
  for (guint i = 0; i < 4; i++)
    {
      gboolean is_tied = FALSE;

      for (guint j = 0; j < 4; j++)
        is_tied |= i != j && expected[i] == expected[j];
      g_test_message ("%s, sheet %u", td_tie_break_code (tie_break), i);
      g_assert_cmpuint (ranks[i].rank, ==, expected[i]);
      g_assert_cmpint (ranks[i].is_tied, ==, is_tied);
      g_assert_cmpint (ranks[i].by_tie_break, ==, i < 3 && tie_break != TD_TIE_SHARED);
    }
}

static void
test_tie_breaks (void)
{
  static const guint expected[TD_N_TIE_BREAKS][2][4] = {
    [TD_TIE_SHARED] = { { 1, 1, 1, 4 }, { 2, 2, 2, 1 } },
    [TD_TIE_DEDUCTION] = { { 2, 1, 2, 4 }, { 3, 2, 3, 1 } },
    [TD_TIE_BONUS_LESS] = { { 3, 1, 1, 4 }, { 2, 3, 3, 1 } },
    [TD_TIE_GROUP] = { { 2, 3, 1, 4 }, { 3, 2, 4, 1 } },
  };

  for (guint i = 0; i < TD_N_TIE_BREAKS; i++)
    for (guint lower = 0; lower < 2; lower++)
      check_tie_break ((TdTieBreak) i, (gboolean) lower, expected[i][lower]);
}

typedef struct
{
  TdSheetResult results[MAX_SHEETS];
  gint64        ties[MAX_SHEETS];
  guint         groups[MAX_SHEETS];
  guint         n;
} Sheets;

static void
make_sheets (GRand *rand, Sheets *sheets)
{
  sheets->n = (guint) g_rand_int_range (rand, 1, MAX_SHEETS + 1);
  for (guint i = 0; i < sheets->n; i++)
    {
      sheets->results[i] = make_result (1000 * g_rand_int_range (rand, 0, 6));
      sheets->results[i].is_complete = g_rand_int_range (rand, 0, 5) > 0;
      sheets->ties[i] = g_rand_int_range (rand, 0, 3);
      sheets->groups[i] = (guint) g_rand_int_range (rand, 0, 3);
    }
}

/* One more than those of the group that are better: O(n²), and by itself. */
static TdSheetRank
rank_slowly (const Sheets *sheets, guint index, gboolean lower)
{
  const TdSheetResult *own = &sheets->results[index];
  TdSheetRank rank = { 0 };

  if (!own->is_complete)
    return rank;
  rank.rank = 1;
  for (guint i = 0; i < sheets->n; i++)
    {
      const TdSheetResult *other = &sheets->results[i];
      gint64 ahead = other->decided.percent - own->decided.percent;
      gint64 by_tie = sheets->ties[i] - sheets->ties[index];

      if (i == index || !other->is_complete || sheets->groups[i] != sheets->groups[index])
        continue;
      if (lower)
        {
          ahead = -ahead;
          by_tie = -by_tie;
        }
      rank.rank += ahead > 0 || (ahead == 0 && by_tie > 0);
      rank.is_tied |= ahead == 0 && by_tie == 0;
    }
  return rank;
}

static void
test_against_reference (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);
  TdRoundRule rule;

  td_round_rule_init (&rule);
  rule.tie_break = TD_TIE_GROUP;
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();
      TdSheetRank ranks[MAX_SHEETS];
      Sheets sheets;

      make_sheets (rand, &sheets);
      set->lower_is_better = g_rand_boolean (rand);
      td_sheets_rank (set, &rule, sheets.results, sheets.ties, sheets.groups, sheets.n, ranks);
      for (guint i = 0; i < sheets.n; i++)
        {
          TdSheetRank expected = rank_slowly (&sheets, i, set->lower_is_better);

          g_assert_cmpuint (ranks[i].rank, ==, expected.rank);
          g_assert_cmpint (ranks[i].is_tied, ==, expected.is_tied);
        }
    }
}

static void
test_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (21);
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();
  TdRoundRule rule;

  td_round_rule_init (&rule);
  rule.tie_break = TD_TIE_GROUP;
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      TdSheetRank ranks[MAX_SHEETS], turned_ranks[MAX_SHEETS];
      Sheets sheets, turned;
      guint shift;

      make_sheets (rand, &sheets);
      shift = (guint) g_rand_int_range (rand, 0, (int) sheets.n);
      turned = sheets;
      for (guint i = 0; i < sheets.n; i++)
        {
          guint to = sheets.n - 1 - (i + shift) % sheets.n;

          turned.results[to] = sheets.results[i];
          turned.ties[to] = sheets.ties[i];
          turned.groups[to] = sheets.groups[i];
        }
      td_sheets_rank (set, &rule, sheets.results, sheets.ties, sheets.groups, sheets.n, ranks);
      td_sheets_rank (set, &rule, turned.results, turned.ties, turned.groups, turned.n,
                      turned_ranks);
      for (guint i = 0; i < sheets.n; i++)
        {
          const TdSheetRank *other = &turned_ranks[sheets.n - 1 - (i + shift) % sheets.n];

          g_assert_cmpuint (ranks[i].rank, ==, other->rank);
          g_assert_cmpint (ranks[i].is_tied, ==, other->is_tied);
          g_assert_cmpint (ranks[i].by_tie_break, ==, other->by_tie_break);
        }
    }
}

static void
test_rollup (void)
{
  static const struct
  {
    gint64 values[4];
    guint n;
    gint64 expected[TD_N_ROLLUP_RULES];
    guint n_present;
  } cases[] = {
    { { 80000, 90000, 85000, 95000 }, 4, { MISSING, 87500, 87500, 95000 }, 4 },
    { { 80000, MISSING, 85000, 95000 }, 4, { MISSING, 86667, MISSING, 95000 }, 3 },
    { { 80000, 90000, 85000, MISSING }, 4, { MISSING, 85000, MISSING, MISSING }, 3 },
    { { 0, 0 }, 2, { MISSING, 0, 0, 0 }, 2 },
    { { 0, MISSING }, 2, { MISSING, 0, MISSING, MISSING }, 1 },
    { { 1, 2 }, 2, { MISSING, 2, 2, 2 }, 2 },
    { { MISSING, MISSING }, 2, { MISSING, MISSING, MISSING, MISSING }, 0 },
    { { 0 }, 0, { MISSING, MISSING, MISSING, MISSING }, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint rule = 0; rule < TD_N_ROLLUP_RULES; rule++)
      {
        guint n_present = 99;

        g_test_message ("case %u, %s", i, td_rollup_rule_code ((TdRollupRule) rule));
        g_assert_cmpint (td_rollup ((TdRollupRule) rule, cases[i].values, cases[i].n, &n_present),
                         ==, cases[i].expected[rule]);
        g_assert_cmpuint (n_present, ==, cases[i].n_present);
        g_assert_cmpint (td_rollup ((TdRollupRule) rule, cases[i].values, cases[i].n, NULL), ==,
                         cases[i].expected[rule]);
      }
}

static void
test_rollup_words (void)
{
  TdRollupRule rule = TD_ROLLUP_NONE;

  for (guint i = 0; i < TD_N_ROLLUP_RULES; i++)
    {
      g_assert_true (td_rollup_rule_read (td_rollup_rule_code ((TdRollupRule) i), &rule));
      g_assert_cmpint (rule, ==, i);
      g_assert_true (td_rollup_rule_read (td_rollup_rule_term ((TdRollupRule) i), &rule));
      g_assert_cmpint (rule, ==, i);
    }
  g_assert_false (td_rollup_rule_read ("cộng dồn", &rule));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score-rank/competition", test_competition);
  g_test_add_func ("/score-rank/not-ranked", test_not_ranked);
  g_test_add_func ("/score-rank/by-points", test_by_points);
  g_test_add_func ("/score-rank/tie-breaks", test_tie_breaks);
  g_test_add_func ("/score-rank/reference", test_against_reference);
  g_test_add_func ("/score-rank/order", test_order);
  g_test_add_func ("/score-rollup/table", test_rollup);
  g_test_add_func ("/score-rollup/words", test_rollup_words);
  return g_test_run ();
}
