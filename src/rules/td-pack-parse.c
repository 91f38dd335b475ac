/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-pack-private.h"

#include "td-error.h"
#include "td-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define UNVERIFIED "chưa kiểm chứng"

typedef struct
{
  const char *name;
  int value;
} Word;

/* A file being read: after the first fault nothing more is read, and it is reported. */
typedef struct
{
  GKeyFile *file;
  const char *id;
  GError *error;
} Parser;

static const Word bases[] = {
  { "good", TD_QUOTA_OF_GOOD },
  { "good-and-excellent", TD_QUOTA_OF_GOOD_AND_EXCELLENT },
  { "rated", TD_QUOTA_OF_RATED },
  { NULL },
};

static const Word roundings[] = {
  { "down", TD_ROUND_DOWN },
  { "nearest", TD_ROUND_NEAREST },
  { "up", TD_ROUND_UP },
  { NULL },
};

static const Word verifications[] = {
  { "verified", TD_VERIFIED },
  { "secondary", TD_VERIFIED_SECONDARY },
  { NULL },
};

static const Word rule_names[] = {
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

/* Every entry that may stand in a section, so that a typing error is not passed over. */
static const struct
{
  const char *section;
  const char *keys;
} known_keys[] = {
  { "pack", "id;name;title;basis;kinds;from;to;verification;caveat;scored;max-score;max-common;"
            "max-task;" },
  { "bands", "basis;verified;HTXSNV;HTTNV;HTNV;KHTNV;" },
  { "quota", "percent;base;rounding;from-year;basis;verified;exception-percent;exception-basis;"
             "exception-verified;" },
  { "rule ", "basis;verified;from-months;below-months;at-most;" },
  { "example ", "score;class;months;leave-months;maternity-months;discipline;for-duty;degraded;"
                "corruption;leader;expected;" },
};

static void
fail (Parser *self, const char *section, const char *key)
{
  if (self->error == NULL)
    g_set_error (&self->error, TD_ERROR, TD_ERROR_INVALID,
                 /* Translators: pack, entry, section of a configuration file. */
                 _("The rule pack “%s” cannot be used: the entry “%s” of its section [%s] is "
                   "missing or not valid. Correct the file."),
                 self->id, key, section);
}

static char *
get_text (Parser *self, const char *section, const char *key, gboolean is_required)
{
  g_autofree char *text = g_key_file_get_string (self->file, section, key, NULL);

  if (text == NULL || *text == '\0')
    {
      if (text != NULL || is_required)
        fail (self, section, key);
      return NULL;
    }
  return g_steal_pointer (&text);
}

static int
find_word (const Word *words, const char *name)
{
  for (; words->name != NULL; words++)
    if (g_str_equal (words->name, name))
      return words->value;
  return -1;
}

static int
get_word (Parser *self, const char *section, const char *key, const Word *words)
{
  g_autofree char *name = get_text (self, section, key, TRUE);
  int value = name != NULL ? find_word (words, name) : -1;

  if (value < 0)
    fail (self, section, key);
  return MAX (value, 0);
}

static guint
get_number (Parser *self, const char *section, const char *key, guint max, gboolean is_required)
{
  g_autofree char *text = get_text (self, section, key, is_required);
  guint64 number = 0;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 0, max, &number, NULL))
    fail (self, section, key);
  return (guint) number;
}

static gboolean
get_flag (Parser *self, const char *section, const char *key)
{
  g_autoptr (GError) error = NULL;
  gboolean flag = g_key_file_get_boolean (self->file, section, key, &error);

  if (error != NULL)
    fail (self, section, key);
  return flag;
}

static gint64
get_decimal (Parser *self, const char *section, const char *key)
{
  g_autofree char *text = get_text (self, section, key, TRUE);
  gint64 value = 0;

  if (text != NULL && !td_decimal_read (text, &value))
    fail (self, section, key);
  return value;
}

static TdDate
get_date (Parser *self, const char *section, const char *key, gboolean is_required)
{
  g_autofree char *text = get_text (self, section, key, is_required);
  TdDate date = td_date_from_iso (text);

  if (text != NULL && !td_date_is_full (date))
    fail (self, section, key);
  return date;
}

/* The basis of a section, which says itself when nobody has seen the law's words. */
static char *
get_basis (Parser *self, const char *section, const char *key, const char *verified_key)
{
  g_autofree char *basis = get_text (self, section, key, TRUE);

  if (basis == NULL || get_flag (self, section, verified_key))
    return g_steal_pointer (&basis);
  return g_strdup_printf ("%s; " UNVERIFIED, basis);
}

static void
check_keys (Parser *self, const char *section, const char *known)
{
  g_auto (GStrv) keys = g_key_file_get_keys (self->file, section, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *entry = g_strconcat (keys[i], ";", NULL);
      const char *found = strstr (known, entry);

      if (found == NULL || (found != known && found[-1] != ';'))
        fail (self, section, keys[i]);
    }
}

static void
check_sections (Parser *self)
{
  g_auto (GStrv) sections = g_key_file_get_groups (self->file, NULL);

  for (guint i = 0; sections[i] != NULL; i++)
    {
      guint n = 0;

      while (n < G_N_ELEMENTS (known_keys) &&
             !(g_str_has_suffix (known_keys[n].section, " ")
                 ? g_str_has_prefix (sections[i], known_keys[n].section)
                 : g_str_equal (sections[i], known_keys[n].section)))
        n++;
      if (n == G_N_ELEMENTS (known_keys))
        fail (self, sections[i], "…");
      else
        check_keys (self, sections[i], known_keys[n].keys);
    }
}

static void
parse_head (Parser *self, TdPack *pack)
{
  g_auto (GStrv) kinds = g_key_file_get_string_list (self->file, "pack", "kinds", NULL, NULL);

  pack->name = get_text (self, "pack", "name", TRUE);
  pack->title = get_text (self, "pack", "title", TRUE);
  pack->basis = get_text (self, "pack", "basis", TRUE);
  pack->from = get_date (self, "pack", "from", TRUE);
  pack->to = get_date (self, "pack", "to", FALSE);
  pack->verification = (TdVerification) get_word (self, "pack", "verification", verifications);
  pack->caveat = get_text (self, "pack", "caveat", pack->verification != TD_VERIFIED);
  pack->is_scored = get_flag (self, "pack", "scored");
  for (guint i = 0; kinds != NULL && kinds[i] != NULL; i++)
    {
      TdStaffKind kind = td_kind_from_code (kinds[i]);

      if (kind == TD_KIND_UNKNOWN)
        fail (self, "pack", "kinds");
      pack->kinds |= 1u << kind;
    }
  if (pack->kinds == 0)
    fail (self, "pack", "kinds");
}

static void
parse_bands (Parser *self, TdPack *pack)
{
  pack->bands_basis = get_basis (self, "bands", "basis", "verified");
  if (!pack->is_scored)
    return;
  pack->max_score = get_decimal (self, "pack", "max-score");
  pack->max_common = get_decimal (self, "pack", "max-common");
  pack->max_task = get_decimal (self, "pack", "max-task");
  for (TdClass klass = TD_CLASS_FAILED; klass <= TD_CLASS_EXCELLENT; klass++)
    {
      pack->edges[klass] = get_decimal (self, "bands", td_class_code (klass));
      if (klass > TD_CLASS_FAILED && pack->edges[klass] <= pack->edges[klass - 1])
        fail (self, "bands", td_class_code (klass));
    }
  if (pack->edges[TD_CLASS_FAILED] != 0 || pack->edges[TD_CLASS_EXCELLENT] > pack->max_score)
    fail (self, "pack", "max-score");
}

static void
parse_quota (Parser *self, TdPack *pack)
{
  pack->quota.percent = get_number (self, "quota", "percent", 100, TRUE);
  pack->quota.base = (TdQuotaBase) get_word (self, "quota", "base", bases);
  pack->quota.rounding = (TdRounding) get_word (self, "quota", "rounding", roundings);
  pack->quota_from_year = get_number (self, "quota", "from-year", 9999, FALSE);
  pack->quota_basis = get_basis (self, "quota", "basis", "verified");
  pack->exception_percent = get_number (self, "quota", "exception-percent", 100, FALSE);
  if (pack->exception_percent > 0)
    pack->exception_basis = get_basis (self, "quota", "exception-basis", "exception-verified");
}

static TdClass
get_class (Parser *self, const char *section, const char *key)
{
  g_autofree char *code = get_text (self, section, key, TRUE);
  TdClass klass = td_class_from_code (code);

  if (klass == TD_CLASS_NONE)
    fail (self, section, key);
  return klass;
}

static void
parse_rules (Parser *self, TdPack *pack)
{
  g_auto (GStrv) sections = g_key_file_get_groups (self->file, NULL);

  for (guint i = 0; sections[i] != NULL; i++)
    {
      const char *section = sections[i];
      int id;
      TdRule *rule;

      if (!g_str_has_prefix (section, "rule "))
        continue;
      id = find_word (rule_names, section + strlen ("rule "));
      if (id < 0)
        {
          fail (self, section, "…");
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
  Parser self = { file, "?", NULL };

  pack->id = get_text (&self, "pack", "id", TRUE);
  if (pack->id != NULL)
    self.id = pack->id;
  check_sections (&self);
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
