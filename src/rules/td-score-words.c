/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score.h"

#include "td-error.h"
#include "td-words-private.h"

#include <glib/gi18n-lib.h>

static const char *const layer_codes[TD_N_LAYERS] = { "self", "appraised", "council" };
static const char *const layer_terms[TD_N_LAYERS] = { "Tự chấm", "Thẩm định", "Hội đồng" };

static const char *const deciding_codes[TD_N_DECIDING] = {
  "self", "appraised", "council", "weighted",
};
static const char *const deciding_terms[TD_N_DECIDING] = {
  "Tự chấm", "Thẩm định", "Hội đồng", "Theo trọng số",
};

static const char *const tie_break_codes[TD_N_TIE_BREAKS] = {
  "shared", "deduction", "bonus_less", "group",
};
static const char *const tie_break_terms[TD_N_TIE_BREAKS] = {
  "Bằng điểm thì đồng hạng", "Ít điểm trừ hơn", "Điểm chưa kể thưởng tốt hơn",
  "Điểm một nhóm tiêu chí tốt hơn",
};

TD_DEFINE_WORDS (td_layer, TdLayer, TD_N_LAYERS, layer_codes, layer_terms)

TD_DEFINE_WORDS (td_deciding, TdDeciding, TD_N_DECIDING, deciding_codes, deciding_terms)

TD_DEFINE_WORDS (td_tie_break, TdTieBreak, TD_N_TIE_BREAKS, tie_break_codes, tie_break_terms)

void
td_round_rule_init (TdRoundRule *self)
{
  *self = (TdRoundRule) {
    .deciding = TD_DECIDING_COUNCIL,
    .inherits = TRUE,
    .raters = TD_RATERS_LAST,
    .tie_break = TD_TIE_SHARED,
  };
}

gboolean
td_round_rule_check (const TdRoundRule *self, const TdCriteriaSet *set, GError **error)
{
  guint64 sum = 0;

  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    sum += self->weights[layer];
  if (self->deciding == TD_DECIDING_WEIGHTED && sum != 100)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("The weights of the layers are %u %% together: change them so that they are "
                     "100 %%"), (guint) MIN (sum, G_MAXUINT));
      return FALSE;
    }
  if (self->tie_break != TD_TIE_GROUP)
    return TRUE;
  if (self->tie_group == NULL || *self->tie_group == '\0')
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _("Equal scores are to be parted by a group: choose which one"));
      return FALSE;
    }
  if (td_criteria_set_find (set, self->tie_group) < 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("Equal scores are to be parted by group %s, which the criteria set does not "
                     "have: choose another one"), self->tie_group);
      return FALSE;
    }
  return TRUE;
}

static char *
describe_deciding (const TdRoundRule *self)
{
  static const char *const inherited[] = {
    NULL, "lấy điểm tự chấm", "lấy điểm thẩm định, rồi đến điểm tự chấm",
  };

  if (self->deciding == TD_DECIDING_WEIGHTED)
    return g_strdup_printf ("Điểm quyết định: tự chấm %u %%, thẩm định %u %%, Hội đồng %u %%.",
                            self->weights[TD_LAYER_SELF], self->weights[TD_LAYER_APPRAISED],
                            self->weights[TD_LAYER_COUNCIL]);
  if (self->inherits && inherited[self->deciding] != NULL)
    return g_strdup_printf ("Điểm quyết định: %s; tiêu chí chưa chấm thì %s.",
                            td_deciding_term (self->deciding), inherited[self->deciding]);
  return g_strdup_printf ("Điểm quyết định: %s; tiêu chí chưa chấm thì chưa có điểm.",
                          td_deciding_term (self->deciding));
}

static char *
describe_tie_break (const TdRoundRule *self, const TdCriteriaSet *set)
{
  int group;

  switch (self->tie_break)
    {
    case TD_TIE_DEDUCTION:
      return g_strdup ("Bằng điểm: ai ít điểm trừ hơn xếp trên; vẫn bằng thì đồng hạng.");
    case TD_TIE_BONUS_LESS:
      return g_strdup ("Bằng điểm: ai có điểm chưa kể thưởng tốt hơn xếp trên; vẫn bằng thì đồng "
                       "hạng.");
    case TD_TIE_GROUP:
      group = td_criteria_set_find (set, self->tie_group);
      if (group < 0)
        return g_strdup ("Bằng điểm: xét theo một nhóm mà bộ tiêu chí không có.");
      return g_strdup_printf ("Bằng điểm: ai có điểm mục %s (%s) tốt hơn xếp trên; vẫn bằng thì "
                              "đồng hạng.", self->tie_group,
                              td_criteria_set_get (set, (guint) group)->text);
    case TD_TIE_SHARED:
    default:
      return g_strdup ("Bằng điểm: đồng hạng, hạng kế tiếp bỏ trống.");
    }
}

GStrv
td_round_rule_to_lines (const TdRoundRule *self, const TdCriteriaSet *set)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *deciding = describe_deciding (self);
  g_autofree char *raters = g_strdup_printf ("Nhiều người chấm một lớp: %s.",
                                             td_rater_rule_term (self->raters));
  g_autofree char *ties = describe_tie_break (self, set);

  g_strv_builder_add_many (builder, deciding, raters, ties, NULL);
  return g_strv_builder_end (builder);
}
