/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score.h"

#include "td-score-private.h"

/* What the nodes are made of. */
typedef struct
{
  const TdCriteriaSet *set;
  const TdRoundRule   *rule;
  const TdMark        *marks;
  const TdScore       *scores;
  TdMark              *sums;
} Sheet;

char *
td_mark_to_text (const TdMark *mark)
{
  switch (mark->state)
    {
    case TD_SCORE_GIVEN:
      return td_decimal_to_text (mark->points);
    case TD_SCORE_NOT_APPLICABLE:
      return g_strdup ("không áp dụng");
    case TD_SCORE_OPEN:
    default:
      return g_strdup ("chưa chấm");
    }
}

char *
td_criterion_to_text (const TdCriterion *criterion)
{
  return g_strdup_printf ("%s. %s", criterion->code, criterion->text);
}

static gboolean
is_same_mark (const TdMark *a, const TdMark *b)
{
  return a->state == b->state && (a->state != TD_SCORE_GIVEN || a->points == b->points);
}

static gboolean
do_layers_differ (const TdMark *layers)
{
  return !is_same_mark (&layers[0], &layers[1]) || !is_same_mark (&layers[1], &layers[2]);
}

/* How the points of one layer came about; not where they are of several raters. */
static void
add_arithmetic (const Sheet *sheet, guint index, guint layer, TdExplain *node)
{
  const TdMark *mark = &sheet->marks[index * TD_N_LAYERS + layer];
  g_autoptr (TdExplain) steps = NULL;
  TdMark again;

  if (sheet->scores == NULL || mark->state != TD_SCORE_GIVEN)
    return;
  steps = td_explain_new ("", NULL, NULL);
  if (td_criterion_mark (td_criteria_set_get (sheet->set, index),
                         &sheet->scores[index * TD_N_LAYERS + layer], &again, steps, NULL) &&
      is_same_mark (mark, &again))
    {
      for (guint i = 0; i < steps->children->len; i++)
        td_explain_take (node, td_explain_ref (g_ptr_array_index (steps->children, i)));
      return;
    }
  if (sheet->rule->raters != TD_RATERS_LAST)
    td_explain_add (node, td_rater_rule_term (sheet->rule->raters), NULL, NULL);
}

/* "6,5, ít hơn tự chấm 2,5". */
static char *
write_layer (const TdMark *layers, guint layer)
{
  g_autofree char *points = td_mark_to_text (&layers[layer]);
  g_autofree char *difference = NULL;
  guint before = layer;
  gint64 more;

  while (before > 0 && layers[--before].state != TD_SCORE_GIVEN)
    ;
  if (before == layer || layers[layer].state != TD_SCORE_GIVEN ||
      layers[before].state != TD_SCORE_GIVEN || layers[before].points == layers[layer].points)
    return g_steal_pointer (&points);
  more = layers[layer].points - layers[before].points;
  difference = td_decimal_to_text (ABS (more));
  return g_strdup_printf ("%s, %s %s %s điểm", points, more > 0 ? "nhiều hơn" : "ít hơn",
                          before == TD_LAYER_SELF ? "tự chấm" : "thẩm định", difference);
}

/* The three layers where they differ; their arithmetic too where @by_layer. */
static void
add_layers (const Sheet *sheet, guint index, gboolean by_layer, TdExplain *node)
{
  const TdMark *layers = sheet->marks + index * TD_N_LAYERS;

  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    {
      g_autofree char *figure = write_layer (layers, layer);
      TdExplain *child = td_explain_add (node, td_layer_term ((TdLayer) layer), figure, NULL);

      if (by_layer && sheet->rule->weights[layer] > 0)
        add_arithmetic (sheet, index, layer, child);
    }
}

static char *
write_out_of (const TdMark *mark, gint64 max)
{
  g_autofree char *points = td_mark_to_text (mark);
  g_autofree char *most = td_decimal_to_text (max);

  if (mark->state != TD_SCORE_GIVEN || max == TD_POINTS_MISSING)
    return g_steal_pointer (&points);
  return g_strdup_printf ("%s / %s", points, most);
}

static TdExplain *
make_node (const TdCriterion *criterion, const char *figure)
{
  g_autofree char *text = td_criterion_to_text (criterion);
  TdExplain *node = td_explain_new (text, figure, criterion->basis);

  if (criterion->id > 0)
    {
      g_autofree char *record = g_strdup_printf ("criterion:%" G_GINT64_FORMAT, criterion->id);

      td_explain_set_record (node, record);
    }
  return node;
}

static TdExplain *
explain_criterion (const Sheet *sheet, guint index)
{
  const TdCriterion *criterion = td_criteria_set_get (sheet->set, index);
  const TdMark *layers = sheet->marks + index * TD_N_LAYERS;
  gboolean is_weighted = sheet->rule->deciding == TD_DECIDING_WEIGHTED;
  g_autofree char *figure = write_out_of (&sheet->sums[index], criterion->max);
  TdExplain *node = make_node (criterion, figure);
  gboolean do_differ = do_layers_differ (layers);
  int from;

  if (do_differ)
    add_layers (sheet, index, is_weighted, node);
  td_mark_decide (sheet->rule, criterion->role, layers, &from, node);
  if (!do_differ && is_weighted)
    from = TD_LAYER_COUNCIL;
  if (from >= 0)
    add_arithmetic (sheet, index, (guint) from, node);
  return node;
}

static TdExplain *
explain_group (const Sheet *sheet, guint index)
{
  const TdCriterion *group = td_criteria_set_get (sheet->set, index);
  gint64 applied = td_group_applied (sheet->set, index, sheet->sums);
  g_autofree char *figure = write_out_of (&sheet->sums[index], group->role == TD_ROLE_BASE
                                                                 ? applied : group->max);
  TdExplain *node = make_node (group, figure);

  if (sheet->sums[index].is_capped)
    {
      g_autofree char *max = td_decimal_to_text (group->max);

      td_explain_addf (node, NULL, "Cộng lại vượt mức tối đa của nhóm, tính %s", max);
    }
  else if (group->role == TD_ROLE_BASE && group->max != TD_POINTS_MISSING &&
           group->max != td_criteria_set_add_up (sheet->set, (int) index))
    {
      gint64 sum = td_criteria_set_add_up (sheet->set, (int) index);
      g_autofree char *declared = td_decimal_to_text (group->max);
      g_autofree char *added = td_decimal_to_text (sum);

      if (sum != TD_POINTS_MISSING)
        td_explain_addf (node, NULL, "Nhóm khai %s điểm, các tiêu chí cộng lại %s", declared,
                         added);
    }
  return node;
}

/* The nodes of a role below @parent, or of what lies within @within (-1: all). */
static void
add_criteria (const Sheet *sheet, TdCriterionRole role, int within, TdExplain *parent)
{
  g_autofree TdExplain **nodes = g_new0 (TdExplain *, sheet->set->criteria->len);

  for (guint i = within < 0 ? 0 : (guint) within; i < sheet->set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (sheet->set, i);
      gboolean is_top = (int) i == within || td_criterion_is_top (sheet->set, i);

      if (criterion->role != role || !td_criteria_set_is_within (sheet->set, i, within))
        continue;
      nodes[i] = criterion->rule == TD_RULE_GROUP ? explain_group (sheet, i)
                                                  : explain_criterion (sheet, i);
      td_explain_take (is_top ? parent : nodes[criterion->parent], nodes[i]);
    }
}

/* Bonus or deduction; nothing where the set has none. */
static void
add_extra (const Sheet *sheet, TdCriterionRole role, gint64 counted, gint64 most, TdExplain *why)
{
  gboolean is_bonus = role == TD_ROLE_BONUS;
  gint64 all = td_role_add_up (sheet->set, sheet->sums, role);
  g_autofree char *points = td_decimal_to_text (counted);
  g_autofree char *figure = g_strconcat (counted == 0 ? "" : is_bonus ? "+" : "−", points, NULL);
  g_autoptr (TdExplain) node = td_explain_new (is_bonus ? "Điểm thưởng" : "Điểm trừ", figure,
                                               NULL);

  if (all > counted)
    {
      g_autofree char *sum = td_decimal_to_text (all);
      g_autofree char *max = td_decimal_to_text (most);

      td_explain_addf (node, NULL, "Cộng lại %s, tối đa %s", sum, max);
    }
  add_criteria (sheet, role, -1, node);
  if (node->children->len > 0)
    td_explain_take (why, g_steal_pointer (&node));
}

/* "95 = 100 − 5: mục 12 không áp dụng". */
static void
add_maximum (const Sheet *sheet, gint64 full, const TdTotal *total, TdExplain *why)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autofree char *left = td_decimal_to_text (total->max);
  g_autofree char *before = td_decimal_to_text (full);
  g_autofree char *away = NULL;
  g_autofree char *figure = NULL;

  for (guint i = 0; i < sheet->set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (sheet->set, i);

      if (criterion->rule != TD_RULE_GROUP && criterion->role == TD_ROLE_BASE &&
          sheet->sums[i].state == TD_SCORE_NOT_APPLICABLE)
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "", criterion->code);
    }
  if (codes->len == 0 || full == TD_POINTS_MISSING)
    return;
  away = td_decimal_to_text (full - total->max);
  figure = g_strdup_printf ("%s = %s − %s: mục %s không áp dụng", left, before, away, codes->str);
  td_explain_add (why, "Điểm tối đa", figure, NULL);
}

static void
add_open (const Sheet *sheet, const TdTotal *total, TdExplain *why)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autofree char *figure = NULL;

  for (guint i = 0; i < sheet->set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (sheet->set, i);

      if (criterion->rule != TD_RULE_GROUP && criterion->role == TD_ROLE_BASE &&
          sheet->sums[i].state == TD_SCORE_OPEN)
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "", criterion->code);
    }
  if (codes->len == 0)
    return;
  figure = g_strdup_printf ("%u trên %u tiêu chí: mục %s", total->applicable - total->scored,
                            total->applicable, codes->str);
  td_explain_add (why, "Chưa chấm", figure, NULL);
}

/* The totals of all layers, where they differ. */
static void
add_layer_totals (const TdSheetResult *result, TdExplain *why)
{
  g_autoptr (GString) figure = g_string_new (NULL);
  gboolean do_differ = FALSE;

  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    {
      const TdTotal *total = &result->layers[layer];
      g_autofree char *points = td_decimal_to_text (total->total);

      do_differ |= total->total != result->layers[0].total ||
                   total->scored != result->layers[0].scored;
      g_string_append_printf (figure, "%s%s %s", layer > 0 ? "; " : "",
                              td_layer_term ((TdLayer) layer), total->any ? points : "chưa chấm");
    }
  if (do_differ)
    td_explain_add (why, "Tổng từng lớp", figure->str, NULL);
}

static char *
write_total (const TdCriteriaSet *set, const TdSheetResult *result)
{
  const TdTotal *total = &result->decided;
  GString *text;
  g_autofree char *points = td_decimal_to_text (total->total);
  g_autofree char *max = td_decimal_to_text (total->max);
  g_autofree char *percent = td_decimal_to_text (total->percent);

  if (!total->any && total->applicable == 0)
    return g_strdup ("không có tiêu chí nào áp dụng");
  text = g_string_new (total->any ? points : "chưa chấm");
  if (total->any && total->max != TD_POINTS_MISSING)
    g_string_append_printf (text, " / %s", max);
  if (total->any && result->is_complete && total->percent != TD_POINTS_MISSING &&
      total->percent != total->total)
    g_string_append_printf (text, " = %s %%", percent);
  if (result->band >= 0)
    g_string_append_printf (text, ", %s",
                            ((TdBand *) g_ptr_array_index (set->bands, result->band))->name);
  else if (total->any && total->applicable == 0)
    g_string_append (text, ", không có tiêu chí nào áp dụng");
  else if (total->any && !result->is_complete)
    g_string_append_printf (text, ", mới chấm %u/%u tiêu chí", total->scored, total->applicable);
  else if (total->any && set->bands->len > 0)
    g_string_append (text, ", không xếp mức");
  return g_string_free (text, FALSE);
}

TdExplain *
td_sheet_explain (const TdCriteriaSet *set, const TdRoundRule *rule, const TdMark *marks,
                  const TdScore *scores)
{
  g_autofree TdMark *sums = g_new (TdMark, set->criteria->len);
  const Sheet sheet = { set, rule, marks, scores, sums };
  g_autofree char *figure = NULL;
  TdSheetResult result;
  TdExplain *why;

  td_sheet_evaluate (set, rule, marks, sums, &result);
  figure = write_total (set, &result);
  why = td_explain_new ("Tổng điểm", figure, NULL);
  add_layer_totals (&result, why);
  add_criteria (&sheet, TD_ROLE_BASE, -1, why);
  add_extra (&sheet, TD_ROLE_BONUS, result.decided.bonus, set->bonus_cap, why);
  add_extra (&sheet, TD_ROLE_DEDUCTION, result.decided.deduction, set->deduction_cap, why);
  add_maximum (&sheet, td_criteria_set_get_max (set), &result.decided, why);
  add_open (&sheet, &result.decided, why);
  td_band_choose (set, sums, &result, why);
  return why;
}

TdExplain *
td_criterion_explain (const TdCriteriaSet *set, const TdRoundRule *rule, guint index,
                      const TdMark *marks, const TdScore *scores)
{
  g_autofree TdMark *sums = g_new (TdMark, set->criteria->len);
  const Sheet sheet = { set, rule, marks, scores, sums };
  g_autoptr (TdExplain) holder = td_explain_new ("", NULL, NULL);
  TdSheetResult result;

  td_sheet_evaluate (set, rule, marks, sums, &result);
  add_criteria (&sheet, td_criteria_set_get (set, index)->role, (int) index, holder);
  return td_explain_ref (g_ptr_array_index (holder->children, 0));
}
