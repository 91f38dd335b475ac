/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-quota.h"

#define MAX_PEOPLE 300

static const guint percents[] = { 0, 15, 20, 25, 33, 50, 100 };

static void
test_thirty_five (void)
{
  const TdQuotaRule of_good = { 20, TD_QUOTA_OF_GOOD, TD_ROUND_DOWN };
  const TdQuotaRule of_both = { 20, TD_QUOTA_OF_GOOD_AND_EXCELLENT, TD_ROUND_DOWN };
  const TdQuotaRule of_rated = { 20, TD_QUOTA_OF_RATED, TD_ROUND_DOWN };
  const TdQuotaRule exception = { 25, TD_QUOTA_OF_GOOD, TD_ROUND_DOWN };

  g_assert_cmpuint (td_quota_cap (&of_good, 35, 35), ==, 5);
  g_assert_cmpuint (td_quota_cap (&of_both, 35, 35), ==, 7);
  g_assert_cmpuint (td_quota_cap (&of_rated, 35, 35), ==, 7);
  g_assert_cmpuint (td_quota_cap (&exception, 35, 35), ==, 7);
  g_assert_cmpuint (td_quota_cap (&of_good, 40, 35), ==, 5);
  g_assert_cmpuint (td_quota_cap (&of_rated, 40, 35), ==, 8);
}

static void
test_rounding (void)
{
  const TdQuotaRule down = { 20, TD_QUOTA_OF_GOOD, TD_ROUND_DOWN };
  const TdQuotaRule nearest = { 20, TD_QUOTA_OF_GOOD, TD_ROUND_NEAREST };
  const TdQuotaRule up = { 20, TD_QUOTA_OF_GOOD, TD_ROUND_UP };

  g_assert_cmpuint (td_quota_share (&down, 35, 29, 6), ==, 5);
  g_assert_cmpuint (td_quota_share (&nearest, 35, 29, 6), ==, 6);
  g_assert_cmpuint (td_quota_share (&up, 35, 26, 9), ==, 6);
  g_assert_cmpuint (td_quota_share (&down, 35, 30, 5), ==, 6);
  g_assert_cmpuint (td_quota_share (&nearest, 10, 2, 0), ==, 0);
  g_assert_cmpuint (td_quota_share (&nearest, 10, 3, 0), ==, 1);
  g_assert_cmpuint (td_quota_cap (&down, 5, 5), ==, 0);
  g_assert_cmpuint (td_quota_cap (&down, 6, 6), ==, 1);
  g_assert_cmpuint (td_quota_cap (&up, 2, 2), ==, 1);
  g_assert_cmpuint (td_quota_cap (&up, 0, 0), ==, 0);
}

/* What the decree says, in whole numbers and without td_quota_share(). */
static gboolean
fits (const TdQuotaRule *rule, guint rated, guint good_or_better, guint excellent)
{
  guint good = good_or_better - excellent;
  guint base = rule->base == TD_QUOTA_OF_GOOD ? good
             : rule->base == TD_QUOTA_OF_RATED ? rated : good_or_better;
  guint hundredths = rule->percent * base;

  switch (rule->rounding)
    {
    case TD_ROUND_UP:
      return excellent <= hundredths / 100 + (hundredths % 100 > 0);
    case TD_ROUND_NEAREST:
      return excellent <= hundredths / 100 + (hundredths % 100 >= 50);
    case TD_ROUND_DOWN:
    default:
      return 100 * excellent <= hundredths;
    }
}

static void
test_cap_is_the_greatest (void)
{
  for (guint p = 0; p < G_N_ELEMENTS (percents); p++)
    for (TdQuotaBase base = TD_QUOTA_OF_GOOD; base <= TD_QUOTA_OF_RATED; base++)
      for (TdRounding rounding = TD_ROUND_DOWN; rounding <= TD_ROUND_UP; rounding++)
        for (guint n = 0; n <= MAX_PEOPLE; n++)
          {
            const TdQuotaRule rule = { percents[p], base, rounding };
            guint rated = n + n / 3;
            guint cap = td_quota_cap (&rule, rated, n);

            g_assert_cmpuint (cap, <=, n);
            for (guint excellent = 0; excellent <= n; excellent++)
              g_assert_cmpint (fits (&rule, rated, n, excellent), ==, excellent <= cap);
          }
}

static void
test_no_limit (void)
{
  const TdQuotaRule none = { 100, TD_QUOTA_OF_GOOD_AND_EXCELLENT, TD_ROUND_DOWN };
  const TdQuotaRule half = { 100, TD_QUOTA_OF_GOOD, TD_ROUND_DOWN };
  const TdQuotaRule fifth = { 20, TD_QUOTA_OF_RATED, TD_ROUND_DOWN };
  g_autofree char *text = td_quota_rule_to_text (&none);
  g_autoptr (TdExplain) why = td_quota_explain (&none, 10, 10, 10, "NĐ 1");

  g_assert_false (td_quota_rule_is_limit (&none));
  g_assert_true (td_quota_rule_is_limit (&half));
  g_assert_true (td_quota_rule_is_limit (&fifth));
  g_assert_cmpuint (td_quota_cap (&none, 10, 10), ==, 10);
  g_assert_cmpuint (td_quota_cap (&half, 10, 10), ==, 5);
  g_assert_cmpstr (text, ==, "không có trần");
  g_assert_cmpstr (why->figure, ==, "không có trần");
}

static void
test_rule_text (void)
{
  static const struct
  {
    TdQuotaRule rule;
    const char *text;
  } cases[] = {
    { { 20, TD_QUOTA_OF_GOOD, TD_ROUND_DOWN }, "20 % của số hoàn thành tốt, làm tròn xuống" },
    { { 25, TD_QUOTA_OF_GOOD_AND_EXCELLENT, TD_ROUND_NEAREST },
      "25 % của số từ hoàn thành tốt trở lên, làm tròn đến số gần nhất" },
    { { 20, TD_QUOTA_OF_RATED, TD_ROUND_UP }, "20 % của số người được xếp loại, làm tròn lên" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = td_quota_rule_to_text (&cases[i].rule);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_explain (void)
{
  const TdQuotaRule rule = { 20, TD_QUOTA_OF_GOOD, TD_ROUND_DOWN };
  g_autoptr (TdExplain) over = td_quota_explain (&rule, 35, 35, 6, "NĐ 335/2025/NĐ-CP");
  g_autoptr (TdExplain) full = td_quota_explain (&rule, 35, 35, 5, NULL);
  g_autoptr (TdExplain) free_places = td_quota_explain (&rule, 35, 35, 3, NULL);
  g_autofree char *text = td_explain_to_text (over);

  g_assert_cmpstr (text, ==,
                   "Trần: 5 suất cho 35 người từ tốt trở lên: đang xếp 6, vượt 1\n"
                   "  Hoàn thành xuất sắc không quá: 20 % của số hoàn thành tốt, làm tròn xuống "
                   "(NĐ 335/2025/NĐ-CP)\n"
                   "  5 xuất sắc và 30 hoàn thành tốt: 20 % của 30 là 6: 5 ≤ 6, đạt\n"
                   "  6 xuất sắc và 29 hoàn thành tốt: 20 % của 29 là 5,8: 6 > 5,8, vượt");
  g_assert_cmpstr (full->figure, ==, "đang xếp 5, đủ");
  g_assert_cmpstr (free_places->figure, ==, "đang xếp 3, còn 2 suất");
}

/* The row that fits says so, and the row after it says that it does not. */
static void
test_explain_agrees_with_cap (void)
{
  for (TdQuotaBase base = TD_QUOTA_OF_GOOD; base <= TD_QUOTA_OF_RATED; base++)
    for (TdRounding rounding = TD_ROUND_DOWN; rounding <= TD_ROUND_UP; rounding++)
      for (guint n = 1; n <= 60; n++)
        {
          const TdQuotaRule rule = { 20, base, rounding };
          guint cap = td_quota_cap (&rule, n, n);
          g_autoptr (TdExplain) why = td_quota_explain (&rule, n, n, cap, NULL);
          guint last = why->children->len - 1;
          const TdExplain *fitting = g_ptr_array_index (why->children, last - (cap < n ? 1 : 0));
          const TdExplain *breaking = g_ptr_array_index (why->children, last);

          g_assert_true (g_str_has_suffix (fitting->figure, "đạt"));
          if (cap < n)
            g_assert_true (g_str_has_suffix (breaking->figure, "vượt"));
        }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quota/thirty-five", test_thirty_five);
  g_test_add_func ("/quota/rounding", test_rounding);
  g_test_add_func ("/quota/greatest", test_cap_is_the_greatest);
  g_test_add_func ("/quota/no-limit", test_no_limit);
  g_test_add_func ("/quota/rule-text", test_rule_text);
  g_test_add_func ("/quota/explain", test_explain);
  g_test_add_func ("/quota/explain-agrees", test_explain_agrees_with_cap);
  return g_test_run ();
}
