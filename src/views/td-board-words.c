/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-words.h"

#include "td-number.h"
#include "td-year-settings.h"

#include <glib/gi18n-lib.h>

/* --- classes --- */

const char *
td_board_class_label (TdClass klass)
{
  switch (klass)
    {
    case TD_CLASS_EXCELLENT:
      /* Translators: a class of the annual classification, on a badge. */
      return C_("class", "Excellent");
    case TD_CLASS_GOOD:
      return C_("class", "Good");
    case TD_CLASS_COMPLETED:
      return C_("class", "Completed");
    case TD_CLASS_FAILED:
      return C_("class", "Not completed");
    case TD_CLASS_NONE:
    default:
      return C_("class", "Not classified");
    }
}

const char *
td_board_class_word (TdClass klass)
{
  switch (klass)
    {
    case TD_CLASS_EXCELLENT:
      /* Translators: a class in as few letters as possible, for a narrow window. */
      return C_("class in short", "Excellent");
    case TD_CLASS_GOOD:
      return C_("class in short", "Good");
    case TD_CLASS_COMPLETED:
      return C_("class in short", "Completed");
    case TD_CLASS_FAILED:
      return C_("class in short", "Failed");
    case TD_CLASS_NONE:
    default:
      return C_("class in short", "None");
    }
}

const char *
td_board_class_icon (TdClass klass)
{
  switch (klass)
    {
    case TD_CLASS_EXCELLENT:
      return "starred-symbolic";
    case TD_CLASS_GOOD:
      return "emblem-ok-symbolic";
    case TD_CLASS_COMPLETED:
      return "media-record-symbolic";
    case TD_CLASS_FAILED:
      return "action-unavailable-symbolic";
    case TD_CLASS_NONE:
    default:
      return "td-unknown-symbolic";
    }
}

const char *
td_board_class_style (TdClass klass)
{
  switch (klass)
    {
    case TD_CLASS_EXCELLENT:
      return "excellent";
    case TD_CLASS_GOOD:
      return "good";
    case TD_CLASS_COMPLETED:
      return "completed";
    case TD_CLASS_FAILED:
      return "failed";
    case TD_CLASS_NONE:
    default:
      return "unrated";
    }
}

/* --- counters --- */

static TdQuotaRule
get_rule (TdBoard *board)
{
  return td_year_settings_get_quota (td_board_get_settings (board));
}

TdCounterState
td_board_counter_state (TdBoard *board, const TdBoardCounter *counter)
{
  TdQuotaRule rule = get_rule (board);

  if (!td_quota_rule_is_limit (&rule))
    return TD_COUNTER_FREE;
  if (counter->left < 0)
    return TD_COUNTER_OVER;
  if (counter->cap == 0)
    return TD_COUNTER_NONE;
  return counter->left == 0 ? TD_COUNTER_FULL : TD_COUNTER_LEFT;
}

char *
td_board_counter_words (TdBoard *board, const TdBoardCounter *counter)
{
  switch (td_board_counter_state (board, counter))
    {
    case TD_COUNTER_OVER:
      /* Translators: so many more people are “excellent” than the cap allows. */
      return g_strdup_printf (_("%d over"), -counter->left);
    case TD_COUNTER_LEFT:
      /* Translators: so many more people may be “excellent”. */
      return g_strdup_printf (ngettext ("%d place left", "%d places left", (gulong) counter->left),
                              counter->left);
    case TD_COUNTER_FULL:
      /* Translators: as many people are “excellent” as the cap allows. */
      return g_strdup (C_("quota", "Full"));
    case TD_COUNTER_NONE:
      /* Translators: the cap allows nobody to be “excellent”. */
      return g_strdup (C_("quota", "No places"));
    case TD_COUNTER_FREE:
    default:
      /* Translators: the law of that year limits the number of “excellent” not. */
      return g_strdup (C_("quota", "No cap"));
    }
}

const char *
td_board_counter_icon (TdCounterState state)
{
  switch (state)
    {
    case TD_COUNTER_OVER:
      return "dialog-warning-symbolic";
    case TD_COUNTER_LEFT:
      return "list-add-symbolic";
    case TD_COUNTER_FULL:
      return "object-select-symbolic";
    case TD_COUNTER_NONE:
    case TD_COUNTER_FREE:
    default:
      return NULL;
    }
}

const char *
td_board_counter_style (TdCounterState state)
{
  switch (state)
    {
    case TD_COUNTER_OVER:
      return "over";
    case TD_COUNTER_LEFT:
      return "left";
    case TD_COUNTER_FULL:
      return "full";
    case TD_COUNTER_NONE:
    case TD_COUNTER_FREE:
    default:
      return "plain";
    }
}

char *
td_board_counter_ratio (TdBoard *board, const TdBoardCounter *counter)
{
  if (td_board_counter_state (board, counter) == TD_COUNTER_FREE)
    return g_strdup_printf ("%u", counter->used);
  return g_strdup_printf ("%u/%u", counter->used, counter->cap);
}

char *
td_board_group_words (TdBoard *board, const TdBoardGroup *group)
{
  const TdBoardCounter *counter = &group->counter;

  if (td_board_counter_state (board, counter) == TD_COUNTER_FREE)
    /* Translators: of a group of people; “excellent” is the highest class. */
    return g_strdup_printf (ngettext ("%u person classified · %u excellent",
                                      "%u people classified · %u excellent", counter->rated),
                            counter->rated, counter->used);
  /* Translators: of a group: how many are classified, how many may be “excellent”,
   * how many are. */
  return g_strdup_printf (ngettext ("%u person classified · cap %u · now %u",
                                    "%u people classified · cap %u · now %u", counter->rated),
                          counter->rated, counter->cap, counter->used);
}

char *
td_board_line_words (TdBoard *board, guint above, const TdBoardCounter *counter)
{
  switch (td_board_counter_state (board, counter))
    {
    case TD_COUNTER_OVER:
      /* Translators: on the movable line of a group; above it people are “excellent”. */
      return g_strdup_printf (ngettext ("Line of excellence: %u person, %d over the cap",
                                        "Line of excellence: %u people, %d over the cap", above),
                              above, -counter->left);
    case TD_COUNTER_LEFT:
      return g_strdup_printf (ngettext ("Line of excellence: %u person, %d left to the cap",
                                        "Line of excellence: %u people, %d left to the cap", above),
                              above, counter->left);
    case TD_COUNTER_FULL:
    case TD_COUNTER_NONE:
      return g_strdup_printf (ngettext ("Line of excellence: %u person, at the cap",
                                        "Line of excellence: %u people, at the cap", above),
                              above);
    case TD_COUNTER_FREE:
    default:
      return g_strdup_printf (ngettext ("Line of excellence: %u person",
                                        "Line of excellence: %u people", above),
                              above);
    }
}

static guint
get_base (const TdQuotaRule *rule, const TdBoardCounter *counter, guint excellent)
{
  switch (rule->base)
    {
    case TD_QUOTA_OF_GOOD_AND_EXCELLENT:
      return counter->good_or_better;
    case TD_QUOTA_OF_RATED:
      return counter->rated;
    case TD_QUOTA_OF_GOOD:
    default:
      return counter->good_or_better - excellent;
    }
}

char *
td_board_cap_words (TdBoard *board, const TdBoardCounter *counter)
{
  TdQuotaRule rule = get_rule (board);
  guint cap = counter->cap;
  guint base = get_base (&rule, counter, cap);
  g_autofree char *share = td_decimal_to_text ((gint64) rule.percent * base * TD_DECIMAL_ONE / 100);

  if (rule.rounding == TD_ROUND_UP)
    /* Translators: the cap; then the arithmetic behind it: 20 % of 31 is 6,2. */
    return g_strdup_printf (_("Cap %u (%u %% of %u is %s, rounded up)"), cap, rule.percent, base,
                            share);
  if (rule.rounding == TD_ROUND_NEAREST)
    return g_strdup_printf (_("Cap %u (%u %% of %u is %s, rounded to the nearest)"), cap,
                            rule.percent, base, share);
  if (cap >= counter->good_or_better)
    return g_strdup_printf (_("Cap %u (%u ≤ %u %% of %u)"), cap, cap, rule.percent, base);
  /* Translators: the cap, and why it is not one more:
   * “Cap 5 (5 ≤ 20 % of 30, but 6 > 20 % of 29)”. */
  return g_strdup_printf (_("Cap %u (%u ≤ %u %% of %u, but %u > %u %% of %u)"), cap, cap,
                          rule.percent, base, cap + 1, rule.percent,
                          get_base (&rule, counter, cap + 1));
}

char *
td_board_quota_words (const TdQuotaRule *rule)
{
  static const char *const words[3][3] = {
    { N_("%u %% of those classed good, rounded down"),
      N_("%u %% of those classed good, rounded to the nearest"),
      N_("%u %% of those classed good, rounded up") },
    { N_("%u %% of those classed good or better, rounded down"),
      N_("%u %% of those classed good or better, rounded to the nearest"),
      N_("%u %% of those classed good or better, rounded up") },
    { N_("%u %% of all who are classified, rounded down"),
      N_("%u %% of all who are classified, rounded to the nearest"),
      N_("%u %% of all who are classified, rounded up") },
  };

  if (!td_quota_rule_is_limit (rule))
    return g_strdup (_("no cap"));
  return g_strdup_printf (_(words[rule->base][rule->rounding]), rule->percent);
}

char *
td_board_grouping_words (guint grouping)
{
  static const struct
  {
    guint       bit;
    const char *word;
  } names[] = {
    { TD_GROUP_BY_BODY, N_("body") },
    { TD_GROUP_BY_UNIT, N_("unit") },
    { TD_GROUP_BY_LEADER, N_("leading post") },
    { TD_GROUP_BY_KIND, N_("kind of staff") },
  };
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (grouping & names[i].bit)
      g_ptr_array_add (words, (gpointer) _(names[i].word));
  if (words->len == 0)
    return g_strdup (_("everybody together"));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

/* --- people --- */

char *
td_board_rank_words (const TdBoardPerson *person)
{
  return g_strdup_printf (person->rating->tied ? "= %u" : "%u", person->rating->rank);
}

char *
td_board_score_words (gint64 score)
{
  return score == TD_SCORE_MISSING ? g_strdup ("") : td_decimal_to_text_digits (score, 2);
}

char *
td_board_post_words (const TdBoardPerson *person)
{
  const char *post = person->person->post;
  const char *unit = person->facts->unit_name;

  if (post == NULL || unit == NULL)
    return g_strdup (post != NULL ? post : unit != NULL ? unit : "");
  /* Translators: a person's post, then the unit: “Specialist, Office”. */
  return g_strdup_printf (C_("post and unit", "%s, %s"), post, unit);
}

char *
td_board_percent_words (guint n, guint total)
{
  g_autofree char *number = NULL;

  if (total == 0)
    return g_strdup ("");
  /* To a tenth of a per cent, half away from zero. */
  number = td_decimal_to_text_digits (((gint64) n * 1000 + total / 2) / total *
                                      (TD_DECIMAL_ONE / 10), 1);
  return g_strdup_printf ("%s %%", number);
}
