/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-labels.h"

#include "td-views.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *
td_score_layer_label (TdLayer layer)
{
  switch (layer)
    {
    case TD_LAYER_SELF:
      return _("Self-scored");
    case TD_LAYER_APPRAISED:
      return _("Appraised");
    case TD_LAYER_COUNCIL:
      return _("Council");
    default:
      g_return_val_if_reached ("");
    }
}

char *
td_score_points_words (gint64 points)
{
  return td_decimal_to_text_digits (points, 1);
}

guint
td_score_count_digits (gint64 points)
{
  return points % 10 != 0 ? 3 : points % 100 != 0 ? 2 : 1;
}

char *
td_score_rounded_words (gint64 value)
{
  const gint64 tenth = TD_DECIMAL_ONE / 10;

  return td_decimal_to_text_digits ((value + (value < 0 ? -tenth : tenth) / 2) / tenth * tenth, 1);
}

char *
td_score_mark_words (const TdMark *mark)
{
  switch (mark->state)
    {
    case TD_SCORE_GIVEN:
      return td_score_points_words (mark->points);
    case TD_SCORE_NOT_APPLICABLE:
      return g_strdup (_("not applicable"));
    case TD_SCORE_OPEN:
    default:
      return g_strdup (_("not scored"));
    }
}

/* "III.9" in the group "III" is "9". */
static const char *
get_own_code (const TdCriteriaSet *set, const TdCriterion *criterion)
{
  const TdCriterion *group = criterion->parent >= 0
                             ? td_criteria_set_get (set, (guint) criterion->parent) : NULL;
  gsize length = group != NULL ? strlen (group->code) : 0;

  if (length > 0 && g_str_has_prefix (criterion->code, group->code) &&
      criterion->code[length] == '.' && criterion->code[length + 1] != '\0')
    return criterion->code + length + 1;
  return criterion->code;
}

char *
td_score_title (const TdCriteriaSet *set, guint criterion)
{
  const TdCriterion *found = td_criteria_set_get (set, criterion);

  return g_strdup_printf ("%s. %s", get_own_code (set, found), found->text);
}

int
td_score_top_group (const TdCriteriaSet *set, guint criterion)
{
  int group = td_criteria_set_get (set, criterion)->parent;

  while (group >= 0 && td_criteria_set_get (set, (guint) group)->parent >= 0)
    group = td_criteria_set_get (set, (guint) group)->parent;
  return group;
}

gboolean
td_score_is_failed (const TdCriteriaSet *set, guint criterion, const TdMark *mark)
{
  const TdCriterion *found = td_criteria_set_get (set, criterion);

  return found->mandatory && mark->state == TD_SCORE_GIVEN &&
         !td_criterion_is_passed (set, found, mark->points);
}

TdMark
td_score_get_previous (TdScoreBook *book, guint sheet, guint criterion, TdLayer layer,
                       TdLayer *from)
{
  TdMark mark = { .state = TD_SCORE_OPEN };

  for (int before = (int) layer - 1; before >= 0 && mark.state == TD_SCORE_OPEN; before--)
    {
      mark = td_score_book_get_mark (book, sheet, criterion, (TdLayer) before);
      *from = (TdLayer) before;
    }
  return mark;
}

const TdTotal *
td_score_get_total (const TdRoundRule *rule, const TdSheetResult *result, TdLayer layer)
{
  static const TdDeciding deciding[TD_N_LAYERS] = {
    TD_DECIDING_SELF, TD_DECIDING_APPRAISED, TD_DECIDING_COUNCIL,
  };

  return rule->inherits && rule->deciding == deciding[layer] ? &result->decided
                                                             : &result->layers[layer];
}

/* --- tooltips --- */

static void
add_line (GString *text, char *line)
{
  if (td_has_text (line))
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
  g_free (line);
}

static void
add_named (GString *text, const char *format, const char *value)
{
  g_autofree char *line = td_has_text (value) ? g_strdup_printf (format, value) : NULL;

  add_line (text, g_steal_pointer (&line));
}

static void
add_groups (GString *text, const TdCriteriaSet *set, int group)
{
  const TdCriterion *found;

  if (group < 0)
    return;
  found = td_criteria_set_get (set, (guint) group);
  add_groups (text, set, found->parent);
  add_line (text, g_strdup_printf ("%s. %s", found->code, found->text));
}

static void
add_role (GString *text, const TdCriterion *criterion)
{
  if (criterion->role == TD_ROLE_BONUS)
    add_line (text, g_strdup (_("Bonus: added on top of the score.")));
  else if (criterion->role == TD_ROLE_DEDUCTION)
    add_line (text, g_strdup (_("Deduction: its points are taken off.")));
  if (criterion->mandatory)
    add_line (text, g_strdup (_("Mandatory: failing it bounds the class.")));
  if (criterion->link != NULL)
    {
      const TdScoreLink *link = td_score_link_find (criterion->link);

      add_named (text, _("Its figure comes from: %s"), link != NULL ? link->term : criterion->link);
    }
  if (criterion->needs_evidence)
    add_line (text, g_strdup (_("Points need a file as evidence.")));
}

char *
td_score_criterion_tooltip (const TdCriteriaSet *set, guint criterion)
{
  const TdCriterion *found = td_criteria_set_get (set, criterion);
  GString *text = g_string_new (NULL);
  g_autofree char *hint = found->rule == TD_RULE_GROUP ? NULL : td_criterion_hint (found);

  add_groups (text, set, found->parent);
  add_line (text, g_strdup_printf ("%s. %s", found->code, found->text));
  add_named (text, _("What can be entered: %s"), hint);
  add_role (text, found);
  add_named (text, _("Guidance: %s"), found->guidance);
  add_named (text, _("Legal basis: %s"), found->basis);
  return g_string_free (text, FALSE);
}

static void
add_linked (GString *text, TdScoreBook *book, guint sheet, guint criterion, TdLayer layer)
{
  guint n = 0;
  const TdBookScore *scores = td_score_book_get_scores (book, sheet, criterion, layer, &n);

  for (guint i = 0; i < n; i++)
    if (scores[i].is_linked)
      {
        add_line (text, g_strdup (_("The figure comes from a register.")));
        return;
      }
}

char *
td_score_cell_notes (TdScoreBook *book, guint sheet, guint criterion, TdLayer layer)
{
  const TdCriteriaSet *set = td_score_book_get_set (book);
  const TdCriterion *found = td_criteria_set_get (set, criterion);
  TdMark mark = td_score_book_get_mark (book, sheet, criterion, layer);
  TdLayer from = layer;
  TdMark before = td_score_get_previous (book, sheet, criterion, layer, &from);
  GString *text = g_string_new (NULL);

  if (before.state == TD_SCORE_GIVEN && mark.state != TD_SCORE_NOT_APPLICABLE &&
      (mark.state == TD_SCORE_OPEN || mark.points != before.points))
    {
      g_autofree char *points = td_score_points_words (before.points);

      /* Translators: another layer's points: “Self-scored: 9,0”. */
      add_line (text, g_strdup_printf (_("%s: %s"), td_score_layer_label (from), points));
      add_named (text, _("Why it differs: %s"),
                 td_score_book_get_reason (book, sheet, criterion, layer));
    }
  if (mark.is_capped)
    add_line (text, g_strdup (_("More than the maximum, which is what counts.")));
  if (td_score_is_failed (set, criterion, &mark))
    add_line (text, g_strdup (_("A mandatory criterion that is failed: it bounds the class.")));
  if (found->link != NULL)
    add_linked (text, book, sheet, criterion, layer);
  if (td_score_book_is_questioned (book, sheet, criterion))
    add_line (text, g_strdup (_("There is an open question about it.")));
  if (td_score_book_lacks_evidence (book, sheet, criterion))
    add_line (text, g_strdup (_("Evidence is missing.")));
  add_line (text, td_score_book_dup_refusal (book, sheet, criterion, layer));
  return g_string_free (text, FALSE);
}
