/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-private.h"

#include "td-error.h"
#include "td-ini-private.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BAND_PREFIX "band "
#define CRITERION_PREFIX "criterion "

static const TdIniSection known_sections[] = {
  { "set", "id;name;subject;polarity;max;edges;bonus-cap;deduction-cap;source;unverified;" },
  { BAND_PREFIX, "name;edge;conditions;" },
  { CRITERION_PREFIX, "parent;text;rule;role;max;unit-points;grades;link;mandatory;pass;bound;"
                      "evidence;basis;guidance;" },
  { "example ", NULL },
};

static const TdIniWord subjects[] = {
  { "unit", FALSE },
  { "person", TRUE },
  { NULL },
};

static const TdIniWord polarities[] = {
  { "higher", FALSE },
  { "lower", TRUE },
  { NULL },
};

static const TdIniWord edge_words[] = {
  { "percent", FALSE },
  { "points", TRUE },
  { NULL },
};

/* Text for the set, through the one door. */
static char *
get_clean (TdIni *self, const char *section, const char *key, gboolean is_required)
{
  g_autofree char *text = td_ini_get_text (self, section, key, is_required);

  return td_text_clean (text);
}

static gint64
get_points (TdIni *self, const char *section, const char *key)
{
  return td_ini_get_decimal (self, section, key, FALSE, TD_POINTS_MISSING);
}

static gboolean
get_optional_flag (TdIni *self, const char *section, const char *key)
{
  return g_key_file_has_key (self->file, section, key, NULL) &&
         td_ini_get_flag (self, section, key);
}

static void
fail_because (TdIni *self, const char *section, const char *key, const char *reason)
{
  if (self->error == NULL)
    g_set_error (&self->error, TD_ERROR, TD_ERROR_INVALID,
                 /* Translators: criteria set, entry, section of a configuration file; then a
                  * sentence that says what is wrong and what to do. */
                 _("“%s” cannot be used: the entry “%s” of its section [%s] is not valid. %s"),
                 self->id, key, section, reason);
}

static void
parse_head (TdIni *self, TdCriteriaSet *set)
{
  set->shipped = td_ini_get_text (self, "set", "id", FALSE);
  set->for_people = td_ini_get_word (self, "set", "subject", subjects);
  set->lower_is_better = td_ini_get_word (self, "set", "polarity", polarities);
  set->max = get_points (self, "set", "max");
  set->edges_are_points = td_ini_get_word (self, "set", "edges", edge_words);
  set->bonus_cap = get_points (self, "set", "bonus-cap");
  set->deduction_cap = get_points (self, "set", "deduction-cap");
  set->source = get_clean (self, "set", "source", FALSE);
  set->unverified = get_clean (self, "set", "unverified", FALSE);
}

static void
parse_band (TdIni *self, TdCriteriaSet *set, const char *section)
{
  g_autofree char *code = td_text_clean (section + strlen (BAND_PREFIX));
  g_autofree char *name = get_clean (self, section, "name", TRUE);
  g_autofree char *conditions = td_ini_get_text (self, section, "conditions", FALSE);
  gint64 edge = td_ini_get_decimal (self, section, "edge", TRUE, 0);
  TdBand *band = td_criteria_set_add_band (set, code, name, edge);
  g_autoptr (GError) error = NULL;
  GPtrArray *read = td_band_conditions_read (conditions, &error);

  if (read == NULL)
    {
      fail_because (self, section, "conditions", error->message);
      return;
    }
  g_ptr_array_unref (band->conditions);
  band->conditions = read;
}

static void
parse_grades (TdIni *self, TdCriterion *criterion, const char *section)
{
  g_autofree char *text = td_ini_get_text (self, section, "grades", FALSE);
  g_autoptr (GError) error = NULL;
  GPtrArray *read = td_grades_read (text, &error);

  if (read == NULL)
    {
      fail_because (self, section, "grades", error->message);
      return;
    }
  g_ptr_array_unref (criterion->grades);
  criterion->grades = read;
}

static int
get_parent (TdIni *self, const TdCriteriaSet *set, const char *section)
{
  g_autofree char *code = get_clean (self, section, "parent", FALSE);
  int parent = code != NULL ? td_criteria_set_find (set, code) : -1;

  if (code != NULL && parent < 0)
    td_ini_fail (self, section, "parent");
  return parent;
}

static void
parse_criterion (TdIni *self, TdCriteriaSet *set, const char *section)
{
  g_autofree char *code = td_text_clean (section + strlen (CRITERION_PREFIX));
  g_autofree char *text = get_clean (self, section, "text", TRUE);
  g_autofree char *rule_text = td_ini_get_text (self, section, "rule", TRUE);
  g_autofree char *role_text = td_ini_get_text (self, section, "role", FALSE);
  int parent = get_parent (self, set, section);
  TdCriterionRule rule = TD_RULE_GROUP;
  TdCriterion *criterion;

  if (rule_text != NULL && !td_criterion_rule_read (rule_text, &rule))
    td_ini_fail (self, section, "rule");
  criterion = td_criteria_set_add (set, parent, code, text, rule);
  if (role_text != NULL && !td_criterion_role_read (role_text, &criterion->role))
    td_ini_fail (self, section, "role");
  criterion->max = get_points (self, section, "max");
  criterion->unit_points = get_points (self, section, "unit-points");
  parse_grades (self, criterion, section);
  criterion->link = td_ini_get_text (self, section, "link", FALSE);
  criterion->mandatory = get_optional_flag (self, section, "mandatory");
  criterion->pass = get_points (self, section, "pass");
  criterion->bound = get_clean (self, section, "bound", FALSE);
  criterion->needs_evidence = get_optional_flag (self, section, "evidence");
  criterion->basis = get_clean (self, section, "basis", FALSE);
  criterion->guidance = get_clean (self, section, "guidance", FALSE);
}

static void
parse_sections (TdIni *self, TdCriteriaSet *set)
{
  g_auto (GStrv) sections = g_key_file_get_groups (self->file, NULL);

  for (guint i = 0; sections[i] != NULL; i++)
    if (g_str_has_prefix (sections[i], BAND_PREFIX))
      parse_band (self, set, sections[i]);
    else if (g_str_has_prefix (sections[i], CRITERION_PREFIX))
      parse_criterion (self, set, sections[i]);
  td_criteria_set_sort_bands (set);
}

/* A set that comes in a file has no faults: they would only show once it is used. */
static gboolean
refuse_faults (const TdCriteriaSet *set, GError **error)
{
  g_autoptr (GPtrArray) issues = td_criteria_set_check (set);

  for (guint i = 0; i < issues->len; i++)
    {
      const TdCriteriaIssue *issue = g_ptr_array_index (issues, i);

      if (issue->is_error)
        {
          g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                       /* Translators: name of a criteria set, then a sentence that says what is
                        * wrong with it and what to do. */
                       _("The criteria set “%s” cannot be used. %s"), set->name, issue->text);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
td_criteria_set_parse (TdCriteriaSet *self, GKeyFile *file, GError **error)
{
  TdIni ini = { file, "?", NULL };

  self->name = get_clean (&ini, "set", "name", TRUE);
  if (self->name != NULL)
    ini.id = self->name;
  td_ini_check (&ini, known_sections, G_N_ELEMENTS (known_sections));
  parse_head (&ini, self);
  parse_sections (&ini, self);
  if (ini.error != NULL)
    {
      g_propagate_error (error, ini.error);
      return FALSE;
    }
  return refuse_faults (self, error);
}
