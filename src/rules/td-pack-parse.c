/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-pack-private.h"

#include "td-ini-private.h"

#include <string.h>

#define UNVERIFIED "chưa kiểm chứng"

static const TdIniWord bases[] = {
  { "good", TD_QUOTA_OF_GOOD },
  { "good-and-excellent", TD_QUOTA_OF_GOOD_AND_EXCELLENT },
  { "rated", TD_QUOTA_OF_RATED },
  { NULL },
};

static const TdIniWord roundings[] = {
  { "down", TD_ROUND_DOWN },
  { "nearest", TD_ROUND_NEAREST },
  { "up", TD_ROUND_UP },
  { NULL },
};

static const TdIniWord verifications[] = {
  { "verified", TD_VERIFIED },
  { "secondary", TD_VERIFIED_SECONDARY },
  { NULL },
};

static const TdIniWord rule_names[] = {
  { "under-six-months", TD_RULE_UNDER_MONTHS },
  { "absent-3-to-6", TD_RULE_ABSENT },
  { "discipline-for-duty", TD_RULE_DISCIPLINE },
  { "degraded", TD_RULE_DEGRADED },
  { "body-in-corruption", TD_RULE_CORRUPTION },
  { "head-not-above-collective", TD_RULE_HEAD },
  { "actual-working-time", TD_RULE_WORKING_TIME },
  { "failed-subordinate", TD_RULE_SUBORDINATE },
  { NULL },
};

static const TdIniSection known_sections[] = {
  { "pack", "id;name;title;basis;kinds;from;to;verification;caveat;scored;max-score;max-common;"
            "max-task;" },
  { "bands", "basis;verified;HTXSNV;HTTNV;HTNV;KHTNV;" },
  { "quota", "percent;base;rounding;from-year;basis;verified;exception-percent;exception-basis;"
             "exception-verified;" },
  { "rule ", "basis;verified;from-months;below-months;at-most;" },
  { "example ", "score;class;months;leave-months;maternity-months;discipline;for-duty;degraded;"
                "corruption;leader;expected;" },
};

static guint
get_number (TdIni *self, const char *section, const char *key, guint max, gboolean is_required)
{
  g_autofree char *text = td_ini_get_text (self, section, key, is_required);
  guint64 number = 0;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 0, max, &number, NULL))
    td_ini_fail (self, section, key);
  return (guint) number;
}

static TdDate
get_date (TdIni *self, const char *section, const char *key, gboolean is_required)
{
  g_autofree char *text = td_ini_get_text (self, section, key, is_required);
  TdDate date = td_date_from_iso (text);

  if (text != NULL && !td_date_is_full (date))
    td_ini_fail (self, section, key);
  return date;
}

/* The basis of a section, which says itself when nobody has seen the law's words. */
static char *
get_basis (TdIni *self, const char *section, const char *key, const char *verified_key)
{
  g_autofree char *basis = td_ini_get_text (self, section, key, TRUE);

  if (basis == NULL || td_ini_get_flag (self, section, verified_key))
    return g_steal_pointer (&basis);
  return g_strdup_printf ("%s; " UNVERIFIED, basis);
}

static void
parse_head (TdIni *self, TdPack *pack)
{
  g_auto (GStrv) kinds = g_key_file_get_string_list (self->file, "pack", "kinds", NULL, NULL);

  pack->name = td_ini_get_text (self, "pack", "name", TRUE);
  pack->title = td_ini_get_text (self, "pack", "title", TRUE);
  pack->basis = td_ini_get_text (self, "pack", "basis", TRUE);
  pack->from = get_date (self, "pack", "from", TRUE);
  pack->to = get_date (self, "pack", "to", FALSE);
  pack->verification =
    (TdVerification) td_ini_get_word (self, "pack", "verification", verifications);
  pack->caveat = td_ini_get_text (self, "pack", "caveat", pack->verification != TD_VERIFIED);
  pack->is_scored = td_ini_get_flag (self, "pack", "scored");
  for (guint i = 0; kinds != NULL && kinds[i] != NULL; i++)
    {
      TdStaffKind kind = td_kind_from_code (kinds[i]);

      if (kind == TD_KIND_UNKNOWN)
        td_ini_fail (self, "pack", "kinds");
      pack->kinds |= 1u << kind;
    }
  if (pack->kinds == 0)
    td_ini_fail (self, "pack", "kinds");
}

static void
parse_bands (TdIni *self, TdPack *pack)
{
  pack->bands_basis = get_basis (self, "bands", "basis", "verified");
  if (!pack->is_scored)
    return;
  pack->max_score = td_ini_get_decimal (self, "pack", "max-score", TRUE, 0);
  pack->max_common = td_ini_get_decimal (self, "pack", "max-common", TRUE, 0);
  pack->max_task = td_ini_get_decimal (self, "pack", "max-task", TRUE, 0);
  for (TdClass klass = TD_CLASS_FAILED; klass <= TD_CLASS_EXCELLENT; klass++)
    {
      pack->edges[klass] = td_ini_get_decimal (self, "bands", td_class_code (klass), TRUE, 0);
      if (klass > TD_CLASS_FAILED && pack->edges[klass] <= pack->edges[klass - 1])
        td_ini_fail (self, "bands", td_class_code (klass));
    }
  if (pack->edges[TD_CLASS_FAILED] != 0 || pack->edges[TD_CLASS_EXCELLENT] > pack->max_score)
    td_ini_fail (self, "pack", "max-score");
}

static void
parse_quota (TdIni *self, TdPack *pack)
{
  pack->quota.percent = get_number (self, "quota", "percent", 100, TRUE);
  pack->quota.base = (TdQuotaBase) td_ini_get_word (self, "quota", "base", bases);
  pack->quota.rounding = (TdRounding) td_ini_get_word (self, "quota", "rounding", roundings);
  pack->quota_from_year = get_number (self, "quota", "from-year", 9999, FALSE);
  pack->quota_basis = get_basis (self, "quota", "basis", "verified");
  pack->exception_percent = get_number (self, "quota", "exception-percent", 100, FALSE);
  if (pack->exception_percent > 0)
    pack->exception_basis = get_basis (self, "quota", "exception-basis", "exception-verified");
}

static TdClass
get_class (TdIni *self, const char *section, const char *key)
{
  g_autofree char *code = td_ini_get_text (self, section, key, TRUE);
  TdClass klass = td_class_from_code (code);

  if (klass == TD_CLASS_NONE)
    td_ini_fail (self, section, key);
  return klass;
}

static void
parse_rules (TdIni *self, TdPack *pack)
{
  g_auto (GStrv) sections = g_key_file_get_groups (self->file, NULL);

  for (guint i = 0; sections[i] != NULL; i++)
    {
      const char *section = sections[i];
      int id;
      TdRule *rule;

      if (!g_str_has_prefix (section, "rule "))
        continue;
      id = td_ini_find_word (rule_names, section + strlen ("rule "));
      if (id < 0)
        {
          td_ini_fail (self, section, "…");
          return;
        }
      rule = &pack->rules[id];
      rule->is_listed = TRUE;
      rule->basis = get_basis (self, section, "basis", "verified");
      if (id == TD_RULE_ABSENT)
        rule->from_months = get_number (self, section, "from-months", 12, TRUE);
      if (id == TD_RULE_ABSENT || id == TD_RULE_UNDER_MONTHS)
        rule->below_months = get_number (self, section, "below-months", 12, TRUE);
      if (id >= TD_RULE_ABSENT && id <= TD_RULE_CORRUPTION)
        rule->at_most = get_class (self, section, "at-most");
    }
}

gboolean
td_pack_parse (TdPack *pack, GKeyFile *file, GError **error)
{
  TdIni self = { file, "?", NULL };

  pack->id = td_ini_get_text (&self, "pack", "id", TRUE);
  if (pack->id != NULL)
    self.id = pack->id;
  td_ini_check (&self, known_sections, G_N_ELEMENTS (known_sections));
  parse_head (&self, pack);
  parse_bands (&self, pack);
  parse_quota (&self, pack);
  parse_rules (&self, pack);
  if (self.error != NULL)
    {
      g_propagate_error (error, self.error);
      return FALSE;
    }
  return TRUE;
}
