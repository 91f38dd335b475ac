/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score.h"

#include "td-text.h"

static const char *const rollup_codes[TD_N_ROLLUP_RULES] = {
  "none", "mean", "mean_of_all", "last",
};

static const char *const rollup_terms[TD_N_ROLLUP_RULES] = {
  "Không tổng hợp",
  "Trung bình cộng các kỳ đã có",
  "Trung bình cộng, khi đủ mọi kỳ",
  "Kỳ cuối cùng",
};

const char *
td_rollup_rule_code (TdRollupRule rule)
{
  g_return_val_if_fail (rule < TD_N_ROLLUP_RULES, "");

  return rollup_codes[rule];
}

const char *
td_rollup_rule_term (TdRollupRule rule)
{
  g_return_val_if_fail (rule < TD_N_ROLLUP_RULES, "");

  return rollup_terms[rule];
}

gboolean
td_rollup_rule_read (const char *text, TdRollupRule *rule)
{
  guint value;

  if (!td_words_find (rollup_codes, rollup_terms, TD_N_ROLLUP_RULES, text, &value))
    return FALSE;
  *rule = (TdRollupRule) value;
  return TRUE;
}

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
