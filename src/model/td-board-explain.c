/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-state.h"

#include "td-history.h"
#include "td-year-seal.h"

/* The law's time, whatever zone the machine is set to. */
#define VIETNAM_SECONDS_EAST (7 * 60 * 60)
/* So much of a hash is enough to compare by eye. */
#define SHOWN_HASH 16

static char *
format_time (gint64 at)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_offset (VIETNAM_SECONDS_EAST);
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (at);
  g_autoptr(GDateTime) local = g_date_time_to_timezone (utc, zone);

  return g_date_time_format (local, "%d/%m/%Y %H:%M");
}

/* "18/11/2026 10:42, Nguyễn Thị Hạnh" of the last change of a record; %NULL when
 * it cannot be told. */
static char *
describe_last_change (TdReader       *reader,
                      const TdEntity *entity,
                      gint64          id)
{
  g_autoptr(GPtrArray) entries = NULL;
  g_autofree char *time = NULL;
  const TdChangeEntry *entry;

  if (reader == NULL)
    return NULL;
  entries = td_history_of_record (reader, entity, id, 1, NULL);
  if (entries == NULL || entries->len == 0)
    return NULL;
  entry = g_ptr_array_index (entries, 0);
  time = format_time (entry->at);
  return entry->who != NULL ? g_strdup_printf ("%s, %s", time, entry->who)
                            : g_steal_pointer (&time);
}

/* Says where somebody put the line, when it was not left to the rules. */
static TdExplain *
explain_line (const TdBoardState *self,
              const TdBoardGroup *group,
              const char         *figure,
              TdReader           *reader)
{
  const TdBoardLine *line = g_hash_table_lookup (self->lines, group->group->key);
  g_autofree char *text = NULL;
  g_autofree char *change = NULL;

  if (line == NULL)
    return NULL;
  text = g_strdup_printf ("Vạch xuất sắc của “%s” đặt ở %u người (theo quy tắc: %u)",
                          group->group->label, group->line, group->line_rules);
  change = describe_last_change (reader, &td_entity_year_line, line->id);
  return td_explain_new (text, figure, change);
}

static TdExplain *
explain_choice (const TdBoardState  *self,
                const TdBoardPerson *person,
                TdReader            *reader)
{
  const TdBoardChoice *choice = g_hash_table_lookup (self->choices, &person->facts->id);
  g_autofree char *text = NULL;
  g_autofree char *change = NULL;

  if (!person->is_overridden || choice == NULL)
    return NULL;
  text = g_strdup_printf ("Ý kiến của Hội đồng: %s",
                          choice->reason != NULL ? choice->reason : "chưa ghi lý do");
  change = describe_last_change (reader, &td_entity_year_choice, choice->id);
  return td_explain_new (text, td_class_term (choice->klass), change);
}

static TdExplain *
explain_seal (const TdBoardState *self)
{
  const TdYearSeal *seal = self->seal;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;
  g_autofree char *hash = NULL;

  if (seal == NULL || self->results == NULL)
    return NULL;
  time = format_time (seal->sealed_at);
  text = seal->sealed_by != NULL
           ? g_strdup_printf ("Đã chốt năm %u, lần %u, %s, %s", seal->year, seal->version, time,
                              seal->sealed_by)
           : g_strdup_printf ("Đã chốt năm %u, lần %u, %s", seal->year, seal->version, time);
  hash = g_strdup_printf ("mã xác thực %.*s", SHOWN_HASH, seal->hash);
  return td_explain_new (text, NULL, hash);
}

static void
take_if_any (TdExplain *why,
             TdExplain *child)
{
  if (child != NULL)
    td_explain_take (why, child);
}

/* The tree as it was when the year was frozen; %NULL when it cannot be read. */
static TdExplain *
read_sealed (const TdBoardState *self,
             gint64              staff,
             TdReader           *reader)
{
  const TdBoardResult *result = g_hash_table_lookup (self->results, &staff);
  g_autoptr(TdRecord) record = NULL;

  if (result == NULL || reader == NULL)
    return NULL;
  record = td_reader_get (reader, &td_entity_year_result, result->id, NULL);
  return record != NULL
           ? td_explain_read_stored (td_record_get_text (record, "explanation")) : NULL;
}

static TdExplain *
explain_sealed (const TdBoardState  *self,
                const TdBoardPerson *person,
                TdReader            *reader)
{
  g_autofree char *record = g_strdup_printf ("staff:%" G_GINT64_FORMAT, person->facts->id);
  TdExplain *why = td_explain_new ("Xếp loại", td_class_term (person->final), NULL);

  td_explain_set_record (why, record);
  td_explain_take (why, explain_seal (self));
  take_if_any (why, read_sealed (self, person->facts->id, reader));
  return why;
}

/* The tree's top names the class as it stands; the rules' own tree is its first
 * step where anything was decided on top of it. */
TdExplain *
td_board_state_explain (const TdBoardState *self,
                        guint               index,
                        TdReader           *reader)
{
  const TdBoardPerson *person = &g_array_index (self->people, TdBoardPerson, index);
  const TdRating *rating = person->rating;
  TdExplain *rules, *why;
  TdExplain *line = NULL;

  if (self->results != NULL)
    return explain_sealed (self, person, reader);
  rules = td_outcome_explain (self->outcome, index, self->facts->facts, &self->settings);
  if (rating->group >= 0 && person->eligible > 0)
    {
      const TdBoardGroup *group = &g_array_index (self->groups, TdBoardGroup, rating->group);
      g_autofree char *figure = g_strdup_printf (person->eligible <= group->line
                                                   ? "người thứ %u: trên vạch"
                                                   : "người thứ %u: dưới vạch",
                                                 person->eligible);

      line = explain_line (self, group, figure, reader);
    }
  if (line == NULL && !person->is_overridden)
    return rules;

  why = td_explain_new ("Xếp loại", td_class_term (person->final), NULL);
  td_explain_set_record (why, rules->record);
  td_explain_take (why, rules);
  take_if_any (why, line);
  take_if_any (why, explain_choice (self, person, reader));
  return why;
}

TdExplain *
td_board_state_explain_group (const TdBoardState *self,
                              const TdBoardGroup *group,
                              TdReader           *reader)
{
  /* The figures of the board in place of the proposal's. */
  TdGroup shown = *group->group;
  TdExplain *why;

  shown.rated = group->counter.rated;
  shown.good_or_better = group->counter.good_or_better;
  shown.cap = group->counter.cap;
  shown.used = group->counter.used;
  why = td_group_explain (&shown, &self->settings);
  take_if_any (why, explain_line (self, group, NULL, reader));
  take_if_any (why, explain_seal (self));
  return why;
}
