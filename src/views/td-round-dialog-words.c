/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-round-dialog-private.h"

#include "td-score.h"

#include <glib/gi18n-lib.h>

/* Texts in the order of an enumeration, translated once and kept. */
static const char *const *
translate (const char **words, guint n, gsize *once)
{
  if (g_once_init_enter (once))
    {
      for (guint i = 0; i < n; i++)
        words[i] = _(words[i]);
      g_once_init_leave (once, 1);
    }
  return words;
}

const char *const *
td_round_words_deciding (void)
{
  static const char *words[TD_N_DECIDING + 1] = {
    N_("Self-scored"), N_("Appraised"), N_("Council"), N_("By weights"),
  };
  static gsize once;

  return translate (words, TD_N_DECIDING, &once);
}

const char *
td_round_words_deciding_help (guint deciding)
{
  static const char *const words[TD_N_DECIDING] = {
    N_("What the units gave themselves counts."),
    N_("What the office gave counts."),
    N_("What the council gave counts."),
    N_("Each layer counts by its weight; a criterion that one of them left open is open."),
  };

  return deciding < TD_N_DECIDING ? _(words[deciding]) : "";
}

const char *const *
td_round_words_raters (void)
{
  static const char *words[TD_N_RATER_RULES + 1] = {
    N_("One value, the last"), N_("Mean"), N_("Median"), N_("Lowest"), N_("Highest"),
  };
  static gsize once;

  return translate (words, TD_N_RATER_RULES, &once);
}

const char *
td_round_words_raters_help (guint raters)
{
  static const char *const words[TD_N_RATER_RULES] = {
    N_("Who scores takes the place of what stood there."),
    N_("Each rater has an own value; their mean counts."),
    N_("Each rater has an own value; the middle one counts."),
    N_("Each rater has an own value; the lowest counts."),
    N_("Each rater has an own value; the highest counts."),
  };

  return raters < TD_N_RATER_RULES ? _(words[raters]) : "";
}

const char *const *
td_round_words_ties (void)
{
  static const char *words[TD_N_TIE_BREAKS + 1] = {
    N_("They share a rank"), N_("Less deducted is ahead"), N_("Less bonus is ahead"),
    N_("More in one group is ahead"),
  };
  static gsize once;

  return translate (words, TD_N_TIE_BREAKS, &once);
}

const char *
td_round_words_ties_help (guint tie_break)
{
  static const char *const words[TD_N_TIE_BREAKS] = {
    N_("The next rank is skipped: 1, = 2, = 2, 4."),
    N_("Of equal scores the one with fewer points deducted is ahead."),
    N_("Of equal scores the one with the greater base score is ahead."),
    N_("Of equal scores the one with more points in a group of criteria is ahead."),
  };

  return tie_break < TD_N_TIE_BREAKS ? _(words[tie_break]) : "";
}

const char *const *
td_round_words_rollups (void)
{
  static const char *words[TD_N_ROLLUP_RULES + 1] = {
    N_("It does not"), N_("Mean of those there are"), N_("Mean of all"), N_("The last one"),
  };
  static gsize once;

  return translate (words, TD_N_ROLLUP_RULES, &once);
}

const char *
td_round_words_rollups_help (guint rollup)
{
  static const char *const words[TD_N_ROLLUP_RULES] = {
    N_("This round stands for itself."),
    N_("Rounds that are missing do not count; how many there are stands beside it."),
    N_("There is a result for the year only once no round is missing."),
    N_("The last round of the year is its result."),
  };

  return rollup < TD_N_ROLLUP_RULES ? _(words[rollup]) : "";
}
