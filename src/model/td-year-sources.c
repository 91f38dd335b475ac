/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-year-sources.h"

#include "td-number.h"
#include "td-text.h"
#include "td-year-seal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Folded, for columns like "Kỷ luật trong năm" and "Nghỉ trong năm". */
static const char *const words_for_none[] = {
  "", "0", "khong", "ko", "k", "khong co", "khong bi", "khong ky luat", "khong bi ky luat",
  "khong nghi",
};

TdSource *
td_sources_find (TdSources *self,
                 gint64     staff)
{
  gsize place = GPOINTER_TO_SIZE (g_hash_table_lookup (self->by_id, &staff));

  return place > 0 ? &g_array_index (self->sources, TdSource, place - 1) : NULL;
}

void
td_sources_warn (TdSources  *self,
                 gint64      staff,
                 const char *format,
                 ...)
{
  TdYearWarning *warning = g_new0 (TdYearWarning, 1);
  va_list args;

  va_start (args, format);
  warning->staff = staff;
  warning->text = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->warnings, warning);
}

const char *
td_sources_keep (TdSources  *self,
                 const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

gboolean
td_sources_is_leader (TdSources  *self,
                      const char *post)
{
  gpointer known = post != NULL ? g_hash_table_lookup (self->leading, post) : NULL;

  if (post == NULL)
    return FALSE;
  if (known == NULL)
    {
      known = GINT_TO_POINTER (td_post_is_leader (post) + 1);
      g_hash_table_insert (self->leading, (gpointer) post, known);
    }
  return GPOINTER_TO_INT (known) == TRUE + 1;
}

static TdAnswer
read_answer (TdRecord   *record,
             const char *key)
{
  gint64 flag;

  if (!td_record_get_int (record, key, &flag))
    return TD_ANSWER_UNKNOWN;
  return flag != 0 ? TD_ANSWER_YES : TD_ANSWER_NO;
}

static gboolean
status_is_gone (const char *status)
{
  return g_strcmp0 (status, "thoi_viec") == 0 || g_strcmp0 (status, "nghi_huu") == 0 ||
         g_strcmp0 (status, "chuyen_cong_tac") == 0;
}

/* What of a person's record the year is made of. */
static const char *const staff_keys[] = {
  "code", "name", "birth", "post", "leader", "unit", "kind", "joined", "status", "archived", NULL,
};

static const char *const fact_keys[] = {
  "staff", "self_common", "self_task", "self_total", "self_class", "appraised_total",
  "appraised_class", "council_total", "council_class", "months", "leave_months",
  "maternity_months", "leave_text", "discipline_text", "discipline_for_duty", "initiatives",
  "degraded", "body_in_corruption", "rated_by_superior", "note", NULL,
};

static gboolean
add_staff (TdRecord  *record,
           gpointer   user_data,
           GError   **error)
{
  TdSources *self = user_data;
  const char *leader = td_record_get_text (record, "leader");
  TdSource *place = td_sources_find (self, td_record_get_id (record));
  TdSource source = { 0 };

  /* Added since the ids were read. */
  if (place == NULL)
    return TRUE;
  source.facts.id = td_record_get_id (record);
  source.facts.name = g_string_chunk_insert (self->strings, td_record_get_title (record));
  source.facts.kind = td_kind_from_code (td_record_get_text (record, "kind"));
  source.facts.self_score = TD_SCORE_MISSING;
  source.facts.appraised_score = TD_SCORE_MISSING;
  source.facts.council_score = TD_SCORE_MISSING;
  source.facts.common_score = TD_SCORE_MISSING;
  source.facts.task_score = TD_SCORE_MISSING;
  source.facts.months = -1;
  source.facts.leave_months = TD_NOT_REPORTED;
  source.facts.maternity_months = TD_NOT_REPORTED;
  source.person.birth = td_record_get_date (record, "birth");
  source.person.post = td_sources_keep (self, td_record_get_text (record, "post"));
  source.person.code = td_sources_keep (self, td_record_get_text (record, "code"));
  source.person.status = td_sources_keep (self, td_record_get_text (record, "status"));
  source.joined = td_record_get_date (record, "joined");
  source.unit_now = td_record_get_int_or (record, "unit", 0);
  source.is_archived = td_record_get_int_or (record, "archived", 0) == 1;
  source.is_gone = source.is_archived || status_is_gone (source.person.status);
  source.is_later = source.joined.year > self->year;
  source.facts.is_leader = leader != NULL ? strcmp (leader, "co") == 0
                                          : td_sources_is_leader (self, source.person.post);
  *place = source;
  return TRUE;
}

/* The order by name comes from an index, and the rows as they lie in the table:
 * reading the rows in that order would jump about in the file. */
gboolean
td_sources_read_staff (TdSources  *self,
                       GError    **error)
{
  g_autoptr(TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr(GArray) ids = NULL;

  td_query_set_archived (query, TRUE);
  ids = td_reader_query (self->reader, query, self->cancellable, error);
  if (ids == NULL)
    return FALSE;

  /* The keys lie in the array, which grows no more. */
  g_array_set_size (self->sources, ids->len);
  for (guint i = 0; i < ids->len; i++)
    {
      TdSource *source = &g_array_index (self->sources, TdSource, i);

      source->facts.id = g_array_index (ids, gint64, i);
      g_hash_table_insert (self->by_id, &source->facts.id, GSIZE_TO_POINTER ((gsize) i + 1));
    }
  td_query_set_sort_by_entry (query);
  return td_reader_foreach_fields (self->reader, query, staff_keys, add_staff, self,
                                   self->cancellable, error);
}

static void
read_scores (TdSources *self,
             TdSource  *source,
             TdRecord  *record)
{
  TdFacts *facts = &source->facts;
  gint64 common = td_record_get_int_or (record, "self_common", TD_SCORE_MISSING);
  gint64 task = td_record_get_int_or (record, "self_task", TD_SCORE_MISSING);
  gboolean has_parts = common != TD_SCORE_MISSING && task != TD_SCORE_MISSING;

  facts->self_score = td_record_get_int_or (record, "self_total", TD_SCORE_MISSING);
  facts->appraised_score = td_record_get_int_or (record, "appraised_total", TD_SCORE_MISSING);
  facts->council_score = td_record_get_int_or (record, "council_total", TD_SCORE_MISSING);

  if (has_parts && facts->self_score == TD_SCORE_MISSING)
    facts->self_score = common + task;
  else if (has_parts && facts->self_score != common + task)
    {
      g_autofree char *total = td_decimal_to_text (facts->self_score);
      g_autofree char *sum = td_decimal_to_text (common + task);

      td_sources_warn (self, facts->id,
                       /* Translators: a person, the reported total, the sum of its two parts */
                       _("%s: the self-score is %s, but its two parts make %s."),
                       facts->name, total, sum);
    }

  /* The parts are known of the first layer only: they say nothing of a later one. */
  if (facts->appraised_score == TD_SCORE_MISSING && facts->council_score == TD_SCORE_MISSING)
    {
      facts->common_score = common;
      facts->task_score = task;
    }
}

static gboolean
add_year_fact (TdRecord  *record,
               gpointer   user_data,
               GError   **error)
{
  TdSources *self = user_data;
  TdSource *source = td_sources_find (self, td_record_get_int_or (record, "staff", 0));
  TdFacts *facts;

  if (source == NULL)
    return TRUE;
  facts = &source->facts;
  if (source->person.year_fact != 0)
    {
      td_sources_warn (self, facts->id,
                       /* Translators: a person, a year */
                       _("%s has facts of the year %u twice; the first counts. Remove one."),
                       facts->name, self->year);
      return TRUE;
    }
  source->has_evidence = TRUE;
  source->person.year_fact = td_record_get_id (record);
  source->person.note = td_sources_keep (self, td_record_get_text (record, "note"));
  source->leave_text = td_sources_keep (self, td_record_get_text (record, "leave_text"));

  read_scores (self, source, record);
  facts->self_class = td_class_from_code (td_record_get_text (record, "self_class"));
  facts->appraised_class = td_class_from_code (td_record_get_text (record, "appraised_class"));
  facts->council_class = td_class_from_code (td_record_get_text (record, "council_class"));
  facts->months = (int) td_record_get_int_or (record, "months", -1);
  facts->leave_months = (guint) td_record_get_int_or (record, "leave_months", TD_NOT_REPORTED);
  facts->maternity_months = (guint) td_record_get_int_or (record, "maternity_months",
                                                          TD_NOT_REPORTED);
  facts->discipline = td_sources_keep (self, td_record_get_text (record, "discipline_text"));
  facts->discipline_for_duty = read_answer (record, "discipline_for_duty");
  facts->initiatives = (guint) td_record_get_int_or (record, "initiatives", 0);
  facts->degraded = read_answer (record, "degraded");
  facts->body_in_corruption = read_answer (record, "body_in_corruption");
  facts->rated_by_superior = td_record_get_int_or (record, "rated_by_superior", 0) == 1;
  return TRUE;
}

gboolean
td_sources_read_year_facts (TdSources  *self,
                            GError    **error)
{
  g_autoptr(TdQuery) query = td_query_new (&td_entity_year_fact);

  td_query_filter_int (query, "year", TD_FILTER_IS, self->year);
  td_query_set_sort_by_entry (query);
  return td_reader_foreach_fields (self->reader, query, fact_keys, add_year_fact, self,
                                   self->cancellable, error);
}

/* One bad answer is enough; otherwise all have to be known. */
static TdAnswer
join_answers (TdAnswer a,
              TdAnswer b)
{
  if (a == TD_ANSWER_YES || b == TD_ANSWER_YES)
    return TD_ANSWER_YES;
  return a == TD_ANSWER_NO && b == TD_ANSWER_NO ? TD_ANSWER_NO : TD_ANSWER_UNKNOWN;
}

static gboolean
add_discipline (TdRecord  *record,
                gpointer   user_data,
                GError   **error)
{
  TdSources *self = user_data;
  TdSource *source = td_sources_find (self, td_record_get_int_or (record, "staff", 0));
  g_autofree char *form = NULL;
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  if (source == NULL)
    return TRUE;
  if (!td_record_has (record, "decided"))
    {
      if (!source->is_archived)
        td_sources_warn (self, source->facts.id,
                         _("%s: a disciplinary action has no date, so it counts in no year. "
                           "Enter the day of the decision."),
                         source->facts.name);
      return TRUE;
    }

  form = td_record_dup_document (record, "form");
  date = td_record_dup_document (record, "decided");
  if (source->register_discipline == NULL)
    {
      text = g_strdup_printf ("%s, %s", form, date);
      source->register_for_duty = read_answer (record, "for_duty");
    }
  else
    {
      text = g_strdup_printf ("%s; %s, %s", source->register_discipline, form, date);
      source->register_for_duty = join_answers (source->register_for_duty,
                                                read_answer (record, "for_duty"));
    }
  source->register_discipline = td_sources_keep (self, text);
  return TRUE;
}

gboolean
td_sources_read_discipline (TdSources  *self,
                            GError    **error)
{
  g_autoptr(TdQuery) dated = td_query_new (&td_entity_discipline);
  g_autoptr(TdQuery) undated = td_query_new (&td_entity_discipline);
  g_autofree char *from = g_strdup_printf ("%04u", self->year);
  g_autofree char *to = g_strdup_printf ("%04u-12-31", self->year);

  /* Dates are ISO text, so that "2026" and "2026-07" lie between these two as well. */
  td_query_filter_text (dated, "decided", TD_FILTER_FROM, from);
  td_query_filter_text (dated, "decided", TD_FILTER_TO, to);
  td_query_filter_text (undated, "decided", TD_FILTER_LACKS, NULL);
  return td_reader_foreach (self->reader, dated, add_discipline, self, self->cancellable, error) &&
         td_reader_foreach (self->reader, undated, add_discipline, self, self->cancellable, error);
}

static const char *const result_keys[] = { "staff", NULL };

static gboolean
add_result (TdRecord  *record,
            gpointer   user_data,
            GError   **error)
{
  TdSource *source = td_sources_find (user_data, td_record_get_int_or (record, "staff", 0));

  if (source != NULL)
    source->is_sealed = TRUE;
  return TRUE;
}

gboolean
td_sources_read_seal (TdSources  *self,
                      GError    **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(TdYearSeal) seal = td_year_seal_get_current (self->reader, self->year, &failure);
  g_autoptr(TdQuery) query = NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  self->is_frozen = seal != NULL;
  if (!self->is_frozen)
    return TRUE;
  query = td_query_new (&td_entity_year_result);
  td_query_filter_int (query, "seal", TD_FILTER_IS, seal->id);
  td_query_set_sort_by_entry (query);
  return td_reader_foreach_fields (self->reader, query, result_keys, add_result, self,
                                   self->cancellable, error);
}

gboolean
td_text_means_none (const char *text)
{
  g_autofree char *folded = td_text_fold (text);

  for (gsize i = 0; i < G_N_ELEMENTS (words_for_none); i++)
    if (strcmp (folded, words_for_none[i]) == 0)
      return TRUE;
  return FALSE;
}

void
td_source_settle_discipline (TdSource *source)
{
  TdFacts *facts = &source->facts;

  if (facts->discipline != NULL && td_text_means_none (facts->discipline))
    facts->discipline = NULL;
  if (source->register_discipline != NULL)
    {
      facts->discipline = source->register_discipline;
      if (facts->discipline_for_duty == TD_ANSWER_UNKNOWN ||
          source->register_for_duty == TD_ANSWER_YES)
        facts->discipline_for_duty = source->register_for_duty;
    }
  /* The flag alone says that there was one. */
  if (facts->discipline == NULL && facts->discipline_for_duty == TD_ANSWER_YES)
    facts->discipline = "Có kỷ luật, chưa ghi hình thức";
}
