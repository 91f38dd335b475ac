/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-classify-private.h"

#include "td-error.h"
#include "td-pack-private.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>

gboolean
td_classify_settings_init (TdClassifySettings *settings, guint year, GError **error)
{
  TdPack *pack = td_packs_for (TD_KIND_CIVIL_SERVANT, year, error);

  if (pack == NULL)
    return FALSE;
  *settings = (TdClassifySettings) {
    .year = year,
    .grouping = TD_GROUPING_DEFAULT,
    .workers = TD_WORKERS_UNDECIDED,
    .quota = td_pack_get_quota_for_year (pack, year),
  };
  return TRUE;
}

static gboolean
is_same_rule (const TdQuotaRule *a, const TdQuotaRule *b)
{
  if (!td_quota_rule_is_limit (a) || !td_quota_rule_is_limit (b))
    return td_quota_rule_is_limit (a) == td_quota_rule_is_limit (b);
  return a->percent == b->percent && a->base == b->base && a->rounding == b->rounding;
}

char *
td_classifier_describe_quota (const TdClassifier *self, const TdPack *pack)
{
  const TdPack *source = pack != NULL ? pack : self->leading;
  TdQuotaRule of_pack = td_pack_get_quota_for_year (source, self->year);
  const char *basis = td_pack_get_quota_basis (source);
  const char *prefix = pack != NULL ? "" : "nhóm theo nhiều bộ quy tắc; ";
  g_autofree char *text = NULL;

  if (self->use_exception && td_pack_get_exception_percent (source) > 0)
    {
      of_pack.percent = td_pack_get_exception_percent (source);
      basis = td_pack_get_exception_basis (source);
    }
  if (!is_same_rule (&self->quota, &of_pack))
    {
      text = td_quota_rule_to_text (&of_pack);
      return g_strdup_printf ("%slựa chọn của cơ quan, khác bộ quy tắc %s (%s)", prefix,
                              td_pack_get_name (source), text);
    }
  if (!td_quota_rule_is_limit (&of_pack))
    return g_strdup_printf ("%s%s: năm %u chưa có tỷ lệ", prefix, td_pack_get_name (source),
                            self->year);
  return g_strconcat (prefix, basis, NULL);
}

gboolean
td_classifier_init (TdClassifier *self, const TdClassifySettings *settings, GError **error)
{
  *self = (TdClassifier) { .year = settings->year, .workers = settings->workers,
                           .quota = settings->quota,
                           .use_exception = settings->use_exception };
  self->leading = td_packs_for (TD_KIND_CIVIL_SERVANT, settings->year, error);
  if (self->leading == NULL)
    return FALSE;
  for (TdStaffKind kind = TD_KIND_OFFICIAL; kind < TD_KIND_WORKER; kind++)
    self->packs[kind] = td_packs_for (kind, settings->year, NULL);
  if (settings->workers == TD_WORKERS_AS_CIVIL_SERVANTS)
    self->packs[TD_KIND_WORKER] = self->packs[TD_KIND_CIVIL_SERVANT];
  else if (settings->workers == TD_WORKERS_AS_PUBLIC_EMPLOYEES)
    self->packs[TD_KIND_WORKER] = self->packs[TD_KIND_PUBLIC_EMPLOYEE];

  if (settings->use_exception)
    {
      self->quota.percent = td_pack_get_exception_percent (self->leading);
      if (self->quota.percent == 0)
        {
          g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                       /* Translators: the decree, then the year. */
                       _("%s knows no exception percentage for the year %u. Turn the exception "
                         "off in the settings of the classification."),
                       td_pack_get_name (self->leading), settings->year);
          return FALSE;
        }
    }
  return TRUE;
}

static void
set_exempt (TdRating *rating, TdExplain *why, const char *reason, const char *basis)
{
  rating->is_exempt = TRUE;
  rating->exempt = g_strdup (reason);
  td_explain_add (why, "Không xếp loại", reason, basis);
}

static void
set_missing (TdRating *rating, TdExplain *why, const char *reason)
{
  rating->missing = g_strdup (reason);
  td_explain_add (why, "Chưa đủ dữ liệu", reason, NULL);
}

static void
explain_pack (TdExplain *why, const TdPack *pack, TdStaffKind kind, TdWorkerRule workers)
{
  const char *choice = NULL;

  if (kind == TD_KIND_WORKER)
    choice = workers == TD_WORKERS_AS_CIVIL_SERVANTS
               ? "cơ quan chọn xếp loại người lao động như công chức"
               : "cơ quan chọn xếp loại người lao động như viên chức";
  td_explain_add (why, "Bộ quy tắc", td_pack_get_name (pack), choice);
}

void
td_classifier_rate (const TdClassifier *self, const TdFacts *facts, TdRating *rating,
                    TdExplain *why)
{
  TdPack *pack = facts->kind < TD_N_KINDS ? self->packs[facts->kind] : NULL;

  rating->group = -1;
  td_rate_choose_score (facts, rating);
  if (facts->rated_by_superior)
    {
      set_exempt (rating, why, "do cấp trên đánh giá, xếp loại", NULL);
    }
  else if (facts->kind == TD_KIND_UNKNOWN)
    {
      set_missing (rating, why, "chưa rõ là công chức, viên chức hay người lao động");
    }
  else if (facts->kind == TD_KIND_WORKER && self->workers == TD_WORKERS_NOT_RATED)
    {
      set_exempt (rating, why, "cơ quan chọn không xếp loại người lao động", NULL);
    }
  else if (facts->kind == TD_KIND_WORKER && self->workers == TD_WORKERS_UNDECIDED)
    {
      set_missing (rating, why, "cơ quan chưa chọn cách xếp loại người lao động");
    }
  else if (pack == NULL)
    {
      g_autofree char *kind = td_text_lower (td_kind_term (facts->kind));
      g_autofree char *reason = g_strdup_printf ("chưa có bộ quy tắc cho %s trong năm %u", kind,
                                                 self->year);

      set_missing (rating, why, reason);
    }
  else
    {
      explain_pack (why, pack, facts->kind, self->workers);
      td_rate_by_pack (facts, pack, rating, why);
    }
}
