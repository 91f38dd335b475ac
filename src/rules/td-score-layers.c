/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-private.h"

/* Of one criterion's three layers, what counts. */

/* Where each layer's name stands in a sentence. */
static const char *const layer_words[TD_N_LAYERS] = { "tự chấm", "thẩm định", "Hội đồng" };

static void
explain_inherited (TdExplain *why, TdLayer layer, int from)
{
  td_explain_addf (why, NULL, "%s chưa chấm, lấy điểm %s", td_layer_term (layer),
                   layer_words[from]);
}

static void
explain_weighted (TdExplain *why, const TdRoundRule *rule, const TdMark *layers, gint64 points)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *result = td_decimal_to_text (points);

  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    {
      g_autofree char *part = td_decimal_to_text (layers[layer].points);

      if (rule->weights[layer] > 0)
        g_string_append_printf (text, "%s%u %% × %s", text->len > 0 ? " + " : "",
                                rule->weights[layer], part);
    }
  td_explain_addf (why, NULL, "%s = %s", text->str, result);
}

/* The last of the layers with a weight that said anything; -1: none did. */
static int
find_last_to_speak (const TdRoundRule *rule, const TdMark *layers)
{
  for (int layer = TD_N_LAYERS - 1; layer >= 0; layer--)
    if (rule->weights[layer] > 0 && layers[layer].state != TD_SCORE_OPEN)
      return layer;
  return -1;
}

/* The first layer with a weight that said nothing; -1: none. */
static int
find_open (const TdRoundRule *rule, const TdMark *layers)
{
  for (int layer = 0; layer < TD_N_LAYERS; layer++)
    if (rule->weights[layer] > 0 && layers[layer].state == TD_SCORE_OPEN)
      return layer;
  return -1;
}

/* Below a layer that gave points, whoever left the criterion out follows the next one
 * that gave some: nobody takes it out of the total over the head of who comes after. */
static void
fill_left_out (const TdRoundRule *rule, int last, TdMark *layers, TdExplain *why)
{
  int next = last;

  for (int layer = last - 1; layer >= 0; layer--)
    {
      if (rule->weights[layer] == 0 || layers[layer].state == TD_SCORE_OPEN)
        continue;
      if (layers[layer].state == TD_SCORE_GIVEN)
        {
          next = layer;
          continue;
        }
      layers[layer] = layers[next];
      if (why != NULL)
        td_explain_addf (why, NULL, "%s cho là không áp dụng, lấy điểm %s",
                         td_layer_term ((TdLayer) layer), layer_words[next]);
    }
}

/* Bonus and deduction are left empty where there are none. */
static void
fill_open (const TdRoundRule *rule, TdMark *layers, TdExplain *why)
{
  for (int layer = find_open (rule, layers); layer >= 0; layer = find_open (rule, layers))
    {
      layers[layer] = (TdMark) { .state = TD_SCORE_GIVEN };
      if (why != NULL)
        td_explain_addf (why, NULL, "%s để trống, tính 0", td_layer_term ((TdLayer) layer));
    }
}

static TdMark
weigh (const TdRoundRule *rule, TdCriterionRole role, const TdMark *marks, TdExplain *why)
{
  TdMark layers[TD_N_LAYERS] = { marks[0], marks[1], marks[2] };
  TdMark mark = { .state = TD_SCORE_GIVEN };
  int last = find_last_to_speak (rule, marks);
  int open = find_open (rule, marks);

  if (last < 0 || (open >= 0 && role == TD_ROLE_BASE))
    {
      if (why != NULL && open >= 0)
        td_explain_addf (why, NULL, "%s chưa chấm, nên chưa có điểm",
                         td_layer_term ((TdLayer) open));
      return (TdMark) { 0 };
    }
  if (marks[last].state == TD_SCORE_NOT_APPLICABLE)
    return (TdMark) { .state = TD_SCORE_NOT_APPLICABLE };
  fill_left_out (rule, last, layers, why);
  fill_open (rule, layers, why);
  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    if (rule->weights[layer] > 0)
      {
        mark.points += rule->weights[layer] * layers[layer].points;
        mark.is_capped |= layers[layer].is_capped;
      }
  mark.points = td_points_scale (mark.points, 1, 100);
  if (why != NULL)
    explain_weighted (why, rule, layers, mark.points);
  return mark;
}

TdMark
td_mark_decide (const TdRoundRule *rule, TdCriterionRole role, const TdMark *layers, int *from,
                TdExplain *why)
{
  int layer = (int) rule->deciding;

  if (rule->deciding == TD_DECIDING_WEIGHTED)
    {
      if (from != NULL)
        *from = -1;
      return weigh (rule, role, layers, why);
    }
  while (rule->inherits && layer > 0 && layers[layer].state == TD_SCORE_OPEN)
    layer--;
  if (why != NULL && layer != (int) rule->deciding && layers[layer].state != TD_SCORE_OPEN)
    explain_inherited (why, (TdLayer) rule->deciding, layer);
  if (from != NULL)
    *from = layers[layer].state == TD_SCORE_OPEN ? -1 : layer;
  return layers[layer];
}
