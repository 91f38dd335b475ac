/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria.h"

#include "td-words-private.h"

/* As stored, and as documents have them: both in one list, by the enum's value. */
static const char *const rule_codes[TD_N_CRITERION_RULES] = {
  [TD_RULE_GROUP] = "nhom",    [TD_RULE_POINTS] = "diem",     [TD_RULE_GRADED] = "bac",
  [TD_RULE_YES_NO] = "dat",    [TD_RULE_RATIO] = "ty_le",     [TD_RULE_COUNT] = "so_lan",
  [TD_RULE_TALLY] = "dem_bac", [TD_RULE_WORST] = "thap_nhat",
};
static const char *const rule_terms[TD_N_CRITERION_RULES] = {
  [TD_RULE_GROUP] = "Nhóm",         [TD_RULE_POINTS] = "Cho điểm",
  [TD_RULE_GRADED] = "Bậc điểm",    [TD_RULE_YES_NO] = "Đạt/không đạt",
  [TD_RULE_RATIO] = "Tỷ lệ %",      [TD_RULE_COUNT] = "Số lần",
  [TD_RULE_TALLY] = "Đếm theo bậc", [TD_RULE_WORST] = "Người kém nhất",
};

static const char *const role_codes[TD_N_CRITERION_ROLES] = {
  [TD_ROLE_BASE] = "chuan", [TD_ROLE_BONUS] = "thuong", [TD_ROLE_DEDUCTION] = "tru",
};
static const char *const role_terms[TD_N_CRITERION_ROLES] = {
  [TD_ROLE_BASE] = "Điểm chuẩn", [TD_ROLE_BONUS] = "Điểm thưởng",
  [TD_ROLE_DEDUCTION] = "Điểm trừ",
};

static const TdScoreLink links[] = {
  { "reports", "Sổ theo dõi báo cáo", TD_RULE_TALLY },
  { "inspections", "Sổ kiểm tra", TD_RULE_RATIO },
  { "violations", "Sổ vi phạm, kỷ luật", TD_RULE_COUNT },
  { "donations", "Sổ theo dõi quyên góp", TD_RULE_COUNT },
  { "declarations", "Sổ khai báo y tế", TD_RULE_RATIO },
};

TD_DEFINE_WORDS (td_criterion_rule, TdCriterionRule, TD_N_CRITERION_RULES, rule_codes, rule_terms)

TD_DEFINE_WORDS (td_criterion_role, TdCriterionRole, TD_N_CRITERION_ROLES, role_codes, role_terms)

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
