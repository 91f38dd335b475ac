/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-quota.h"

#include "td-number.h"

static guint
get_base (const TdQuotaRule *rule, guint rated, guint good, guint excellent)
{
  switch (rule->base)
    {
    case TD_QUOTA_OF_GOOD_AND_EXCELLENT:
      return good + excellent;
    case TD_QUOTA_OF_RATED:
      return rated;
    case TD_QUOTA_OF_GOOD:
    default:
      return good;
    }
}

guint
td_quota_share (const TdQuotaRule *rule, guint rated, guint good, guint excellent)
{
  guint64 hundredths = (guint64) rule->percent * get_base (rule, rated, good, excellent);

  if (rule->rounding == TD_ROUND_UP)
    hundredths += 99;
  else if (rule->rounding == TD_ROUND_NEAREST)
    hundredths += 50;
  return (guint) (hundredths / 100);
}

guint
td_quota_cap (const TdQuotaRule *rule, guint rated, guint good_or_better)
{
  guint low = 0, high = good_or_better;

  /* One more "xuất sắc" never enlarges the share, so that halving finds the last that fits. */
  while (low < high)
    {
      guint middle = low + (high - low + 1) / 2;

      if (middle <= td_quota_share (rule, rated, good_or_better - middle, middle))
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

gboolean
td_quota_rule_is_limit (const TdQuotaRule *rule)
{
  return rule->percent < 100 || rule->base == TD_QUOTA_OF_GOOD;
}

static const char *
get_base_text (TdQuotaBase base)
{
  switch (base)
    {
    case TD_QUOTA_OF_GOOD_AND_EXCELLENT:
      return "số từ hoàn thành tốt trở lên";
    case TD_QUOTA_OF_RATED:
      return "số người được xếp loại";
    case TD_QUOTA_OF_GOOD:
    default:
      return "số hoàn thành tốt";
    }
}

static const char *
get_rounding_text (TdRounding rounding)
{
  switch (rounding)
    {
    case TD_ROUND_NEAREST:
      return "làm tròn đến số gần nhất";
    case TD_ROUND_UP:
      return "làm tròn lên";
    case TD_ROUND_DOWN:
    default:
      return "làm tròn xuống";
    }
}

char *
td_quota_rule_to_text (const TdQuotaRule *rule)
{
  if (!td_quota_rule_is_limit (rule))
    return g_strdup ("không có trần");
  return g_strdup_printf ("%u %% của %s, %s", rule->percent, get_base_text (rule->base),
                          get_rounding_text (rule->rounding));
}

/* "5 xuất sắc và 30 tốt, 20 % của 30 là 6": "5 ≤ 6, đạt". */
static void
add_trial (TdExplain *tree, const TdQuotaRule *rule, guint rated, guint good_or_better,
           guint excellent)
{
  guint good = good_or_better - excellent;
  guint base = get_base (rule, rated, good, excellent);
  guint share = td_quota_share (rule, rated, good, excellent);
  gint64 exact = (gint64) rule->percent * base * TD_DECIMAL_ONE / 100;
  gboolean fits = excellent <= share;
  /* Rounded down or not makes no difference to a whole number: the exact share tells more. */
  gboolean is_exact = rule->rounding == TD_ROUND_DOWN || exact == (gint64) share * TD_DECIMAL_ONE;
  g_autofree char *exact_text = td_decimal_to_text (exact);
  g_autofree char *text = NULL;
  g_autofree char *figure = NULL;

  text = g_strdup_printf ("%u xuất sắc và %u hoàn thành tốt: %u %% của %u là %s", excellent, good,
                          rule->percent, base, exact_text);
  if (is_exact)
    figure = g_strdup_printf (fits ? "%u ≤ %s, đạt" : "%u > %s, vượt", excellent, exact_text);
  else
    figure = g_strdup_printf (fits ? "%u ≤ %u (đã làm tròn), đạt" : "%u > %u (đã làm tròn), vượt",
                              excellent, share);
  td_explain_add (tree, text, figure, NULL);
}

TdExplain *
td_quota_explain (const TdQuotaRule *rule, guint rated, guint good_or_better, guint used,
                  const char *basis)
{
  guint cap = td_quota_cap (rule, rated, good_or_better);
  g_autofree char *rule_text = td_quota_rule_to_text (rule);
  g_autofree char *text = NULL;
  g_autofree char *figure = NULL;
  TdExplain *tree;

  if (!td_quota_rule_is_limit (rule))
    return td_explain_new ("Trần", rule_text, basis);

  text = g_strdup_printf ("Trần: %u suất cho %u người từ tốt trở lên", cap, good_or_better);
  if (used > cap)
    figure = g_strdup_printf ("đang xếp %u, vượt %u", used, used - cap);
  else if (used < cap)
    figure = g_strdup_printf ("đang xếp %u, còn %u suất", used, cap - used);
  else
    figure = g_strdup_printf ("đang xếp %u, đủ", used);
  tree = td_explain_new (text, figure, NULL);
  td_explain_add (tree, "Hoàn thành xuất sắc không quá", rule_text, basis);
  if (rule->base == TD_QUOTA_OF_RATED)
    td_explain_addf (tree, NULL, "Được xếp loại: %u người", rated);
  add_trial (tree, rule, rated, good_or_better, cap);
  if (cap < good_or_better)
    add_trial (tree, rule, rated, good_or_better, cap + 1);
  return tree;
}
