/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score.h"

#define N_GROUPS 8
#define N_CRITERIA 40
#define N_ROUNDS 5

static TdCriteriaSet *
make_set (void)
{
  TdCriteriaSet *set = td_criteria_set_new ();

  for (guint group = 0; group < N_GROUPS; group++)
    {
      g_autofree char *code = g_strdup_printf ("N%u", group + 1);
      int parent = (int) set->criteria->len;

      td_criteria_set_add (set, -1, code, "Nhóm", TD_RULE_GROUP);
      for (guint i = 0; i < N_CRITERIA / N_GROUPS; i++)
        {
          g_autofree char *own = g_strdup_printf ("%s.%u", code, i + 1);
          TdCriterion *criterion = td_criteria_set_add (set, parent, own, "Tiêu chí",
                                                        TD_RULE_POINTS);

          criterion->max = 2500;
          criterion->mandatory = i == 0 && group < 2;
        }
    }
  td_criteria_set_add_band (set, "A", "Tốt", 90000);
  td_criteria_set_add_band (set, "B", "Khá", 70000);
  td_criteria_set_add_band (set, "C", "Đạt", 50000);
  td_criteria_set_add_band (set, "D", "Chưa đạt", 0);
  for (guint i = 0; i < 2; i++)
    {
      TdBand *band = g_ptr_array_index (set->bands, i);

      g_ptr_array_unref (band->conditions);
      band->conditions = td_band_conditions_read ("bắt buộc đạt; N1 ≥ 50 %; N2 ≥ 5", NULL);
    }
  return set;
}

/* What @n invented sheets hold, from figures to marks. */
static TdScore *
make_scores (const TdCriteriaSet *set, guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);
  TdScore *scores = g_new0 (TdScore, (gsize) n * set->criteria->len * TD_N_LAYERS);

  for (guint i = 0; i < n * set->criteria->len; i++)
    for (guint layer = 0; layer < TD_N_LAYERS; layer++)
      {
        int kind = g_rand_int_range (rand, 0, 100);

        if (td_criteria_set_get (set, i % set->criteria->len)->rule == TD_RULE_GROUP)
          continue;
        scores[i * TD_N_LAYERS + layer] = (TdScore) {
          .state = kind == 0 ? TD_SCORE_NOT_APPLICABLE
                 : kind < 5 && layer > 0 ? TD_SCORE_OPEN : TD_SCORE_GIVEN,
          .figure = g_rand_int_range (rand, 1000, 2501),
        };
      }
  return scores;
}

static void
mark_and_rank (const TdCriteriaSet *set, const TdScore *scores, guint n, TdSheetRank *ranks)
{
  guint width = set->criteria->len * TD_N_LAYERS;
  g_autofree TdMark *marks = g_new (TdMark, width);
  g_autofree TdSheetResult *results = g_new (TdSheetResult, n);
  TdRoundRule rule;

  td_round_rule_init (&rule);
  for (guint sheet = 0; sheet < n; sheet++)
    {
      for (guint i = 0; i < width; i++)
        if (!td_criterion_mark (td_criteria_set_get (set, i / TD_N_LAYERS),
                                &scores[sheet * width + i], &marks[i], NULL, NULL))
          g_error ("sheet %u", sheet);
      td_sheet_evaluate (set, &rule, marks, NULL, &results[sheet]);
    }
  td_sheets_rank (set, &rule, results, NULL, NULL, n, ranks);
}

/* The least of several rounds, in milliseconds. */
static double
measure (guint n)
{
  g_autoptr (TdCriteriaSet) set = make_set ();
  g_autofree TdScore *scores = make_scores (set, n);
  g_autofree TdSheetRank *ranks = g_new (TdSheetRank, n);
  gint64 best = G_MAXINT64;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();

      mark_and_rank (set, scores, n, ranks);
      best = MIN (best, g_get_monotonic_time () - start);
    }
  if (ranks[0].rank == 0 || ranks[0].rank > n)
    g_error ("rank %u of %u", ranks[0].rank, n);
  return (double) best / 1000;
}

/* One tree for every sheet, as the sheet "Giải trình" needs. */
static double
measure_explaining (guint n)
{
  g_autoptr (TdCriteriaSet) set = make_set ();
  guint width = set->criteria->len * TD_N_LAYERS;
  g_autofree TdScore *scores = make_scores (set, n);
  g_autofree TdMark *marks = g_new (TdMark, width);
  TdRoundRule rule;
  gint64 start = g_get_monotonic_time ();

  td_round_rule_init (&rule);
  for (guint sheet = 0; sheet < n; sheet++)
    {
      for (guint i = 0; i < width; i++)
        td_criterion_mark (td_criteria_set_get (set, i / TD_N_LAYERS), &scores[sheet * width + i],
                           &marks[i], NULL, NULL);
      td_explain_unref (td_sheet_explain (set, &rule, marks, scores + sheet * width));
    }
  return (double) (g_get_monotonic_time () - start) / 1000;
}

int
main (void)
{
  double two_thousand = measure (2000);
  double twenty_thousand = measure (20000);

  g_print ("score: 2000 sheets x %d criteria x %d layers marked, totalled, ranked: %.1f ms\n",
           N_CRITERIA, TD_N_LAYERS, two_thousand);
  g_print ("score: 20000 sheets: %.1f ms; 10x sheets: %.1f x\n", twenty_thousand,
           twenty_thousand / two_thousand);
  g_print ("score: 2000 explanations: %.1f ms\n", measure_explaining (2000));
  return 0;
}
