/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-pack-private.h"

#include "td-number.h"

#define MONTHS_OF_A_YEAR 12

static const char *const layer_names[] = { "tự chấm", "thẩm định", "Hội đồng" };

/* One person on the way to a class. */
typedef struct
{
  const TdFacts *facts;
  const TdPack *pack;
  TdRating *rating;
  TdExplain *why;
  TdClass klass;
} Case;

static void G_GNUC_PRINTF (2, 3)
add_missing (Case *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *before = self->rating->missing;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  td_explain_add (self->why, "Chưa đủ dữ liệu", text, NULL);
  self->rating->missing = before != NULL ? g_strconcat (before, "; ", text, NULL)
                                         : g_steal_pointer (&text);
}

static void
lower_to (Case *self, TdClass at_most)
{
  self->klass = MIN (self->klass, at_most);
}

/* Scores */

void
td_rate_choose_score (const TdFacts *facts, TdRating *rating)
{
  const gint64 scores[] = { facts->self_score, facts->appraised_score, facts->council_score };

  rating->score = TD_SCORE_MISSING;
  rating->score_layer = -1;
  for (int i = 0; i < (int) G_N_ELEMENTS (scores); i++)
    if (scores[i] != TD_SCORE_MISSING)
      {
        rating->score = scores[i];
        rating->score_layer = i;
      }
}

static void
explain_part (TdExplain *node, const char *text, gint64 score, gint64 max)
{
  g_autofree char *score_text = td_decimal_to_text (score);
  g_autofree char *max_text = td_decimal_to_text (max);
  g_autofree char *figure = g_strdup_printf ("%s / %s", score_text, max_text);

  if (score != TD_SCORE_MISSING)
    td_explain_add (node, text, figure, NULL);
}

static void
explain_score (Case *self)
{
  const TdFacts *facts = self->facts;
  const gint64 scores[] = { facts->self_score, facts->appraised_score, facts->council_score };
  int layer = self->rating->score_layer;
  g_autofree char *total = NULL;
  g_autofree char *max = NULL;
  g_autofree char *text = NULL;
  g_autofree char *figure = NULL;
  TdExplain *node;

  if (self->why == NULL || layer < 0)
    return;
  total = td_decimal_to_text (self->rating->score);
  max = td_decimal_to_text (self->pack->max_score);
  text = g_strdup_printf (self->pack->is_scored ? "Tổng điểm %s" : "Điểm %s (chỉ để xếp thứ tự)",
                          layer_names[layer]);
  figure = self->pack->is_scored ? g_strdup_printf ("%s / %s", total, max) : g_strdup (total);
  node = td_explain_add (self->why, text, figure, NULL);

  if (self->pack->is_scored)
    {
      explain_part (node, "Tiêu chí chung", facts->common_score, self->pack->max_common);
      explain_part (node, "Kết quả thực hiện nhiệm vụ", facts->task_score, self->pack->max_task);
      if (facts->common_score != TD_SCORE_MISSING && facts->task_score != TD_SCORE_MISSING &&
          facts->common_score + facts->task_score != self->rating->score)
        {
          g_autofree char *sum = td_decimal_to_text (facts->common_score + facts->task_score);

          td_explain_addf (node, NULL, "Hai phần cộng lại là %s, khác tổng điểm", sum);
        }
    }
  for (int i = layer - 1; i >= 0; i--)
    if (scores[i] != TD_SCORE_MISSING)
      {
        g_autofree char *other = td_decimal_to_text (scores[i]);
        g_autofree char *other_text = g_strdup_printf ("Điểm %s", layer_names[i]);

        td_explain_add (node, other_text, other, NULL);
      }
  if (layer == 0)
    td_explain_add (node, "Chưa có điểm thẩm định và điểm Hội đồng, tạm theo điểm tự chấm", NULL,
                    NULL);
  else if (layer == 1)
    td_explain_add (node, "Chưa có điểm Hội đồng, tạm theo điểm thẩm định", NULL, NULL);
}

static void
explain_band (Case *self)
{
  g_autofree char *score = td_decimal_to_text (self->rating->score);
  g_autofree char *lower = td_decimal_to_text (self->pack->edges[self->klass]);
  g_autofree char *upper = NULL;
  g_autofree char *figure = NULL;
  const char *term = td_class_term (self->klass);

  if (self->klass < TD_CLASS_EXCELLENT)
    upper = td_decimal_to_text (self->pack->edges[self->klass + 1]);
  if (self->klass == TD_CLASS_FAILED)
    figure = g_strdup_printf ("%s < %s: %s", score, upper, term);
  else if (upper != NULL)
    figure = g_strdup_printf ("%s ≥ %s và < %s: %s", score, lower, upper, term);
  else
    figure = g_strdup_printf ("%s ≥ %s: %s", score, lower, term);
  td_explain_add (self->why, "Mức theo điểm", figure, self->pack->bands_basis);
}

static void
rate_by_score (Case *self)
{
  gint64 score = self->rating->score;

  if (score == TD_SCORE_MISSING)
    {
      add_missing (self, "chưa có điểm nào");
      return;
    }
  if (score < 0 || score > self->pack->max_score)
    {
      g_autofree char *score_text = td_decimal_to_text (score);
      g_autofree char *max = td_decimal_to_text (self->pack->max_score);

      add_missing (self, "tổng điểm %s nằm ngoài khoảng từ 0 đến %s", score_text, max);
      return;
    }
  self->klass = TD_CLASS_EXCELLENT;
  while (self->klass > TD_CLASS_FAILED && score < self->pack->edges[self->klass])
    self->klass--;
  if (self->why != NULL)
    explain_band (self);
}

/* Classes proposed by people, NĐ 90 */

static void
rate_by_proposal (Case *self)
{
  static const char *const texts[] = { "Mức tự xếp loại", "Mức thẩm định", "Mức Hội đồng xếp" };
  const TdClass classes[] = { self->facts->self_class, self->facts->appraised_class,
                              self->facts->council_class };
  TdExplain *node;
  int layer = -1;

  for (int i = 0; i < (int) G_N_ELEMENTS (classes); i++)
    if (classes[i] != TD_CLASS_NONE)
      layer = i;
  if (layer < 0)
    {
      add_missing (self, "chưa có mức xếp loại nào được đề xuất");
      return;
    }
  self->klass = classes[layer];
  node = td_explain_add (self->why, texts[layer], td_class_term (self->klass),
                         self->pack->bands_basis);
  for (int i = layer - 1; i >= 0 && node != NULL; i--)
    if (classes[i] != TD_CLASS_NONE)
      td_explain_add (node, texts[i], td_class_term (classes[i]), NULL);
}

/* Rules about time */

/* NĐ 90: %TRUE when the person is not classified, or it cannot be told. */
static gboolean
is_out_by_months (Case *self)
{
  const TdRule *rule = td_pack_get_rule (self->pack, TD_RULE_UNDER_MONTHS);
  const TdFacts *facts = self->facts;
  g_autofree char *figure = NULL;
  int counted;

  if (rule == NULL)
    return FALSE;
  if (facts->months < 0)
    {
      add_missing (self, "chưa rõ số tháng công tác trong năm");
      return TRUE;
    }
  if ((guint) facts->months + facts->leave_months + facts->maternity_months > MONTHS_OF_A_YEAR)
    {
      add_missing (self, "số tháng công tác (%d) và số tháng nghỉ (%u) cộng lại hơn %d",
                   facts->months, facts->leave_months + facts->maternity_months,
                   MONTHS_OF_A_YEAR);
      return TRUE;
    }

  counted = facts->months + (int) facts->maternity_months;
  if (counted >= (int) rule->below_months)
    {
      if (self->why != NULL && facts->maternity_months > 0)
        figure = g_strdup_printf ("%d tháng công tác và %u tháng nghỉ thai sản, kết quả là của "
                                  "thời gian làm việc thực tế",
                                  facts->months, facts->maternity_months);
      else if (self->why != NULL)
        figure = g_strdup_printf ("%d ≥ %u, đạt", facts->months, rule->below_months);
      td_explain_add (self->why, "Số tháng công tác trong năm", figure, rule->basis);
      return FALSE;
    }
  figure = g_strdup_printf ("công tác %d tháng, chưa đủ %u tháng trong năm; vẫn tự kiểm điểm",
                            counted, rule->below_months);
  self->rating->is_exempt = TRUE;
  self->rating->exempt = g_strdup (figure);
  td_explain_add (self->why, "Không xếp loại", figure, rule->basis);
  return TRUE;
}

static void
limit_by_absence (Case *self)
{
  const TdRule *rule = td_pack_get_rule (self->pack, TD_RULE_ABSENT);
  guint months = self->facts->leave_months;

  if (rule == NULL || months < rule->from_months || months >= rule->below_months)
    return;
  lower_to (self, rule->at_most);
  if (self->why != NULL)
    {
      g_autofree char *text = g_strdup_printf ("Nghỉ theo quy định %u tháng trong năm", months);
      g_autofree char *figure = g_strdup_printf ("không quá mức %s", td_class_term (rule->at_most));

      td_explain_add (self->why, text, figure, rule->basis);
    }
}

/* NĐ 335: months exclude nobody. */
static void
note_working_time (Case *self)
{
  const TdRule *rule = td_pack_get_rule (self->pack, TD_RULE_WORKING_TIME);
  int months = self->facts->months;

  if (rule == NULL || self->why == NULL || months < 0 || months >= MONTHS_OF_A_YEAR)
    return;
  td_explain_addf (self->why, rule->basis,
                   "Công tác %d tháng trong năm: xếp loại theo tổng điểm của thời gian làm việc "
                   "thực tế", months);
}

/* Rules about conduct */

static void
limit_by_discipline (Case *self)
{
  static const char text[] = "Kỷ luật do vi phạm khi thực hiện nhiệm vụ, công vụ";
  const TdRule *rule = td_pack_get_rule (self->pack, TD_RULE_DISCIPLINE);
  const TdFacts *facts = self->facts;
  g_autofree char *figure = NULL;

  if (rule == NULL)
    return;
  if (facts->discipline == NULL)
    {
      td_explain_add (self->why, text, "không có kỷ luật nào được ghi", rule->basis);
      return;
    }
  switch (facts->discipline_for_duty)
    {
    case TD_ANSWER_YES:
      lower_to (self, rule->at_most);
      figure = g_strdup_printf ("%s: %s", facts->discipline, td_class_term (rule->at_most));
      td_explain_add (self->why, text, figure, rule->basis);
      break;
    case TD_ANSWER_NO:
      figure = g_strdup_printf ("%s: không thuộc trường hợp này", facts->discipline);
      td_explain_add (self->why, text, figure, rule->basis);
      break;
    case TD_ANSWER_UNKNOWN:
    default:
      add_missing (self, "chưa rõ kỷ luật “%s” có phải do vi phạm khi thực hiện nhiệm vụ, công vụ "
                   "không", facts->discipline);
      break;
    }
}

static void
limit_by_conclusion (Case *self, TdRuleId id, TdAnswer answer, const char *text)
{
  const TdRule *rule = td_pack_get_rule (self->pack, id);
  g_autofree char *figure = NULL;

  if (rule == NULL)
    return;
  if (answer == TD_ANSWER_YES)
    {
      lower_to (self, rule->at_most);
      figure = g_strdup_printf ("có kết luận: %s", td_class_term (rule->at_most));
    }
  else if (self->why != NULL)
    {
      figure = g_strdup (answer == TD_ANSWER_NO ? "không" : "không có kết luận nào được ghi");
    }
  td_explain_add (self->why, text, figure, rule->basis);
}

static void
note_leader_rules (Case *self)
{
  const TdRule *subordinate = td_pack_get_rule (self->pack, TD_RULE_SUBORDINATE);
  const TdRule *head = td_pack_get_rule (self->pack, TD_RULE_HEAD);

  if (subordinate != NULL && self->facts->is_leader && self->facts->has_failed_subordinate)
    td_explain_add (self->why, "Có cấp dưới không hoàn thành nhiệm vụ",
                    "không hạ mức; làm giảm điểm thành phần d khi chấm", subordinate->basis);
  if (head != NULL && self->facts->is_head)
    td_explain_add (self->why, "Người đứng đầu không cao hơn tập thể",
                    "chưa xét, vì chưa có mức xếp loại của tập thể", head->basis);
}

void
td_rate_by_pack (const TdFacts *facts, TdPack *pack, TdRating *rating, TdExplain *why)
{
  Case self = { facts, pack, rating, why, TD_CLASS_NONE };

  rating->pack = pack;
  if (!is_out_by_months (&self))
    {
      explain_score (&self);
      if (pack->is_scored)
        rate_by_score (&self);
      else
        rate_by_proposal (&self);
      note_working_time (&self);
      limit_by_absence (&self);
      limit_by_discipline (&self);
      limit_by_conclusion (&self, TD_RULE_DEGRADED, facts->degraded,
                           "Suy thoái hoặc vi phạm những điều đảng viên không được làm");
      if (facts->is_leader)
        limit_by_conclusion (&self, TD_RULE_CORRUPTION, facts->body_in_corruption,
                             "Cơ quan, đơn vị phụ trách trực tiếp liên quan đến tham nhũng, lãng "
                             "phí và bị xử lý");
      note_leader_rules (&self);
    }
  if (why != NULL && pack->caveat != NULL)
    td_explain_add (why, "Lưu ý về bộ quy tắc", pack->caveat, pack->name);

  rating->by_score = rating->missing == NULL && !rating->is_exempt ? self.klass : TD_CLASS_NONE;
  rating->proposed = rating->by_score;
}
