/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score.h"

#include "td-words-private.h"

static const char *const rollup_codes[TD_N_ROLLUP_RULES] = {
  "none", "mean", "mean_of_all", "last",
};

static const char *const rollup_terms[TD_N_ROLLUP_RULES] = {
  "Không tổng hợp",
  "Trung bình cộng các kỳ đã có",
  "Trung bình cộng, khi đủ mọi kỳ",
  "Kỳ cuối cùng",
};

TD_DEFINE_WORDS (td_rollup_rule, TdRollupRule, TD_N_ROLLUP_RULES, rollup_codes, rollup_terms)

gint64
td_rollup (TdRollupRule rule, const gint64 *values, guint n, guint *n_present)
{
  gint64 sum = 0;
  guint present = 0;

  for (guint i = 0; i < n; i++)
    if (values[i] != TD_POINTS_MISSING)
      {
        sum += values[i];
        present++;
      }
  if (n_present != NULL)
    *n_present = present;

  if (present == 0 || rule == TD_ROLLUP_NONE || (rule == TD_ROLLUP_MEAN_OF_ALL && present < n))
    return TD_POINTS_MISSING;
  if (rule == TD_ROLLUP_LAST)
    return values[n - 1];
  return td_points_scale (sum, 1, present);
}
