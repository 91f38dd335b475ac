/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-classify.h"

#include "td-classify-private.h"
#include "td-number.h"

/* So many others of equal score are named. */
#define MAX_NAMES 3

/* "Đồng 93,83 điểm với Lê Quang Vinh và 2 người nữa". */
static void
add_equals (TdExplain *node, const TdOutcome *self, const TdGroup *group, const TdRating *rating,
            const TdFacts *facts)
{
  g_autofree char *score = td_decimal_to_text (rating->score);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_others = 0;

  if (rating->score != TD_SCORE_MISSING)
    g_string_append_printf (text, "Đồng %s điểm với", score);
  else
    g_string_append (text, "Không có điểm để phân thứ tự với");
  for (guint i = 0; i < group->members->len; i++)
    {
      const TdRating *other = g_ptr_array_index (self->ratings,
                                                 g_array_index (group->members, guint, i));
      const char *name = facts[other->facts].name;

      if (other == rating || other->score != rating->score ||
          other->by_score != TD_CLASS_EXCELLENT)
        continue;
      if (n_others < MAX_NAMES)
        g_string_append_printf (text, "%s %s", n_others > 0 ? "," : "",
                                name != NULL ? name : "người chưa có tên");
      n_others++;
    }
  if (n_others == 0)
    return;
  if (n_others > MAX_NAMES)
    g_string_append_printf (text, " và %u người nữa", n_others - MAX_NAMES);
  td_explain_add (node, text->str,
                  group->tie_at_cap && rating->proposed != TD_CLASS_EXCELLENT
                    ? "trần rơi vào giữa những người này; quy tắc không tách, để Hội đồng xem xét"
                    : NULL,
                  NULL);
}

static void
add_quota (TdExplain *why, const TdOutcome *self, const TdClassifier *classifier,
           const TdGroup *group, TdLimit limit, const TdRating *rating, const TdFacts *facts)
{
  gboolean is_inside = rating->limit != limit;
  g_autofree char *basis = td_classifier_describe_quota (classifier, rating->pack);
  g_autofree char *text = NULL;
  g_autofree char *figure = NULL;
  TdExplain *node;

  if (!td_quota_rule_is_limit (&classifier->quota))
    {
      td_explain_add (why, "Trần hoàn thành xuất sắc", "không có", basis);
      return;
    }
  text = g_strdup_printf ("Trần của “%s”", group->label);
  if (is_inside)
    figure = g_strdup_printf ("trong trần %u suất", group->cap);
  else
    figure = g_strdup_printf ("ngoài trần %u suất: %s", group->cap,
                              td_class_term (rating->proposed));
  node = td_explain_add (why, text, figure, NULL);
  if (limit == TD_LIMIT_GROUP)
    td_explain_addf (node, NULL, "Hạng %u trong %u người được xếp loại của nhóm", rating->rank,
                     group->rated);
  td_explain_take (node, td_quota_explain (&classifier->quota, group->rated,
                                           group->good_or_better, group->used, basis));
  add_equals (node, self, group, rating, facts);
}

static const TdGroup *
find_body (const TdOutcome *self, gint64 id)
{
  for (guint i = 0; i < self->bodies->len; i++)
    {
      const TdGroup *body = g_ptr_array_index (self->bodies, i);

      if (body->body == id)
        return body;
    }
  return NULL;
}

TdExplain *
td_outcome_explain (const TdOutcome *self, guint index, const TdFacts *facts,
                    const TdClassifySettings *settings)
{
  const TdRating *rating = g_ptr_array_index (self->ratings, index);
  const TdFacts *person = &facts[rating->facts];
  g_autofree char *record = g_strdup_printf ("staff:%" G_GINT64_FORMAT, person->id);
  TdClassifier classifier;
  TdExplain *why = td_explain_new ("Đề xuất", td_class_term (rating->proposed), NULL);
  TdRating again = { 0 };

  td_explain_set_record (why, record);
  /* The settings have been good enough to classify by. */
  if (!td_classifier_init (&classifier, settings, NULL))
    return why;
  td_classifier_rate (&classifier, person, &again, why);
  g_free (again.missing);
  g_free (again.exempt);

  if (rating->group >= 0 && rating->by_score == TD_CLASS_EXCELLENT)
    {
      add_quota (why, self, &classifier, g_ptr_array_index (self->groups, (guint) rating->group),
                 TD_LIMIT_GROUP, rating, facts);
      if (rating->limit == TD_LIMIT_BODY)
        add_quota (why, self, &classifier, find_body (self, person->body), TD_LIMIT_BODY, rating,
                   facts);
      if (rating->limit == TD_LIMIT_WHOLE)
        add_quota (why, self, &classifier, self->whole, TD_LIMIT_WHOLE, rating, facts);
    }
  return why;
}

GStrv
td_outcome_reasons (const TdOutcome *self, guint index, const TdFacts *facts,
                    const TdClassifySettings *settings)
{
  g_autoptr (TdExplain) why = td_outcome_explain (self, index, facts, settings);

  return td_explain_to_lines (why);
}

TdExplain *
td_group_explain (const TdGroup *group, const TdClassifySettings *settings)
{
  TdClassifier classifier;
  g_autofree char *counts = NULL;
  g_autofree char *basis = NULL;
  TdExplain *why;

  counts = g_strdup_printf ("%u được xếp loại, %u từ hoàn thành tốt trở lên, %u đạt xuất sắc theo "
                            "điểm", group->rated, group->good_or_better, group->by_score);
  why = td_explain_new (group->label, counts, NULL);
  if (!td_classifier_init (&classifier, settings, NULL))
    return why;
  basis = td_classifier_describe_quota (&classifier, group->pack);
  td_explain_take (why, td_quota_explain (&classifier.quota, group->rated, group->good_or_better,
                                          group->used, basis));
  if (group->tie_at_cap)
    td_explain_add (why, "Trần rơi vào giữa những người bằng điểm",
                    "quy tắc không tách họ, để Hội đồng xem xét", NULL);
  return why;
}
