/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria.h"

#include "td-text.h"

/* @code as stored, @term as documents have it.  Both in one list, by the enum's value. */
typedef struct
{
  const char *code;
  const char *term;
} Word;

static const Word rules[TD_N_CRITERION_RULES] = {
  [TD_RULE_GROUP] = { "nhom", "Nhóm" },
  [TD_RULE_POINTS] = { "diem", "Cho điểm" },
  [TD_RULE_GRADED] = { "bac", "Bậc điểm" },
  [TD_RULE_YES_NO] = { "dat", "Đạt/không đạt" },
  [TD_RULE_RATIO] = { "ty_le", "Tỷ lệ %" },
  [TD_RULE_COUNT] = { "so_lan", "Số lần" },
  [TD_RULE_TALLY] = { "dem_bac", "Đếm theo bậc" },
  [TD_RULE_WORST] = { "thap_nhat", "Người kém nhất" },
};

static const Word roles[TD_N_CRITERION_ROLES] = {
  [TD_ROLE_BASE] = { "chuan", "Điểm chuẩn" },
  [TD_ROLE_BONUS] = { "thuong", "Điểm thưởng" },
  [TD_ROLE_DEDUCTION] = { "tru", "Điểm trừ" },
};

static const TdScoreLink links[] = {
  { "reports", "Sổ theo dõi báo cáo", TD_RULE_TALLY },
  { "inspections", "Sổ kiểm tra", TD_RULE_RATIO },
  { "violations", "Sổ vi phạm, kỷ luật", TD_RULE_COUNT },
  { "donations", "Sổ theo dõi quyên góp", TD_RULE_COUNT },
  { "declarations", "Sổ khai báo y tế", TD_RULE_RATIO },
};

/* Written in any case, with or without marks, "ty_le" and "tỷ lệ %" alike. */
static int
find_word (const Word *words, guint n, const char *text)
{
  g_autofree char *folded = td_text_fold (text);

  for (guint i = 0; i < n && *folded != '\0'; i++)
    {
      g_autofree char *code = td_text_fold (words[i].code);
      g_autofree char *term = td_text_fold (words[i].term);

      if (g_str_equal (folded, code) || g_str_equal (folded, term))
        return (int) i;
    }
  return -1;
}

const char *
td_criterion_rule_code (TdCriterionRule rule)
{
  return rules[rule].code;
}

const char *
td_criterion_rule_term (TdCriterionRule rule)
{
  return rules[rule].term;
}

gboolean
td_criterion_rule_read (const char *text, TdCriterionRule *rule)
{
  int found = find_word (rules, TD_N_CRITERION_RULES, text);

  if (found >= 0)
    *rule = (TdCriterionRule) found;
  return found >= 0;
}

const char *
td_criterion_role_code (TdCriterionRole role)
{
  return roles[role].code;
}

const char *
td_criterion_role_term (TdCriterionRole role)
{
  return roles[role].term;
}

gboolean
td_criterion_role_read (const char *text, TdCriterionRole *role)
{
  int found = find_word (roles, TD_N_CRITERION_ROLES, text);

  if (found >= 0)
    *role = (TdCriterionRole) found;
  return found >= 0;
}

const TdScoreLink *
td_score_links_get (guint *n)
{
  *n = G_N_ELEMENTS (links);
  return links;
}

const TdScoreLink *
td_score_link_find (const char *code_or_term)
{
  g_autofree char *folded = td_text_fold (code_or_term);

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *term = td_text_fold (links[i].term);

      if (g_str_equal (folded, links[i].code) || g_str_equal (folded, term))
        return &links[i];
    }
  return NULL;
}
