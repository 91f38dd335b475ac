/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-book-state.h"

#include "td-backup-name.h"
#include "td-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * Why a sheet came to what it did: the rule's tree, and below each criterion what only
 * the register knows: who scored and when, files, questions, records of linked
 * registers.  Documents' text, Vietnamese.
 */

/**
 * Notes: what hangs below the criteria of one sheet.
 * @nodes: by criterion: nodes found in the tree (nullable elements)
 */
typedef struct
{
  const TdBookState *state;
  guint              sheet;
  TdExplain        **nodes;
} Notes;

/* The rule's tree says of which criterion's record a node is. */
static void
find_nodes (Notes     *notes,
            TdExplain *node)
{
  const char *prefix = "criterion:";
  guint index;

  if (node->record != NULL && g_str_has_prefix (node->record, prefix) &&
      td_book_state_find_criterion (notes->state,
                                    g_ascii_strtoll (node->record + strlen (prefix), NULL, 10),
                                    &index) &&
      notes->nodes[index] == NULL)
    notes->nodes[index] = node;
  for (guint i = 0; i < node->children->len; i++)
    find_nodes (notes, g_ptr_array_index (node->children, i));
}

/* "Người chấm: Nguyễn Thị Hạnh, lúc 21/11/2026 07:30"; %NULL: nobody knows. */
static char *
dup_rater (const TdBookScore *score)
{
  g_autofree char *at = score->scored_at != 0 ? td_backup_format_time (score->scored_at) : NULL;

  if (score->rater == NULL)
    return at != NULL ? g_strdup_printf ("Chấm lúc %s", at) : NULL;
  return at != NULL ? g_strdup_printf ("Người chấm: %s, lúc %s", score->rater, at)
                    : g_strdup_printf ("Người chấm: %s", score->rater);
}

/* Grades by person, where that is how they were entered; else %NULL. */
static GArray *
read_people (const TdCriterion *criterion,
             const TdScore     *score)
{
  g_autoptr (GArray) entries = NULL;

  if (criterion->rule != TD_RULE_WORST || score->state != TD_SCORE_GIVEN)
    return NULL;
  entries = td_worst_read (score->detail, criterion->grades->len);
  return entries != NULL && g_array_index (entries, TdWorstEntry, 0).person != 0
           ? g_steal_pointer (&entries) : NULL;
}

/* "Bùi Thu Mai: TB", each with the person's record. */
static void
add_people (TdExplain         *node,
            TdReader          *reader,
            const TdCriterion *criterion,
            GArray            *people)
{
  for (guint i = 0; i < people->len; i++)
    {
      const TdWorstEntry *entry = &g_array_index (people, TdWorstEntry, i);
      const TdGrade *grade = criterion->grades->pdata[entry->grade];
      g_autoptr (TdRecord) person = td_reader_get (reader, &td_entity_staff, entry->person, NULL);
      const char *name = person != NULL ? td_record_get_title (person)
                                        : "Người không có trong sổ";

      td_explain_add (node, name, grade->label, NULL);
    }
}

static char *
dup_entered (const TdCriterion *criterion,
             const TdScore     *score,
             GArray            *people)
{
  return people != NULL ? g_strdup_printf ("%u người", people->len)
                        : td_criterion_write (criterion, score);
}

/* What was entered, by whom and when: both steps name the score's record, so that an
 * export can leave them out. */
static void
add_rater (TdExplain         *node,
           TdReader          *reader,
           const TdCriterion *criterion,
           TdLayer            layer,
           gint64             id,
           const TdBookScore *score)
{
  g_autoptr (GArray) people = read_people (criterion, &score->score);
  g_autofree char *entered = dup_entered (criterion, &score->score, people);
  g_autofree char *rater = dup_rater (score);
  g_autofree char *text = g_strdup_printf ("Đã nhập ở lớp %s", td_layer_term (layer));
  g_autofree char *record = g_strdup_printf ("score:%" G_GINT64_FORMAT, id);

  node = td_explain_add (node, text, entered, NULL);
  td_explain_set_record (node, record);
  if (people != NULL)
    add_people (node, reader, criterion, people);
  if (rater != NULL)
    td_explain_set_record (td_explain_add (node, rater, NULL, NULL), record);
  if (score->reason != NULL)
    td_explain_addf (node, NULL, "Lý do: %s", score->reason);
}

/* What a register says: where nothing was entered it is the score, else it stands
 * beside it. */
static void
add_link (const TdBookState *self,
          guint              sheet,
          guint              criterion,
          gboolean           is_entered,
          TdExplain         *node)
{
  const TdCriterion *what = td_criteria_set_get (self->set, criterion);
  const TdScoreLink *link = td_score_link_find (what->link);
  const char *term = link != NULL ? link->term : what->link;
  g_autoptr (TdExplain) records = td_explain_new ("", NULL, NULL);
  g_autofree char *entered = NULL;
  TdScore score = { 0 };
  gboolean says = td_linked_figures_get (self->links[criterion], self->sheets[sheet].staff,
                                         self->sheets[sheet].unit, &score, records);

  if (says)
    entered = td_criterion_write (what, &score);
  if (says && is_entered)
    node = td_explain_addf (node, NULL, "Chấm tay; %s ghi %s", term, entered);
  else if (says)
    node = td_explain_addf (node, NULL, "Lấy từ %s: %s", term, entered);
  else
    node = td_explain_addf (node, NULL, "%s chưa có số liệu", term);
  for (guint i = 0; i < records->children->len; i++)
    td_explain_take (node, td_explain_ref (records->children->pdata[i]));
}

static void
add_scores (const TdBookState *self,
            TdReader          *reader,
            guint              sheet,
            guint              criterion,
            TdExplain         *node)
{
  const TdCriterion *what = td_criteria_set_get (self->set, criterion);
  gboolean is_entered = FALSE;

  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    {
      guint first, n;
      const TdBookScore *scores =
        td_book_state_get_scores (self, sheet, criterion, layer, &first, &n);

      for (guint i = 0; i < n; i++)
        {
          if (scores[i].is_linked)
            continue;
          is_entered |= layer == TD_LAYER_SELF;
          add_rater (node, reader, what, layer, self->entries[sheet].keys[first + i].id,
                     &scores[i]);
        }
      if (n > 1 && td_rule_keeps_raters (&self->rule, layer))
        td_explain_addf (node, NULL, "%s có %u người chấm: %s", td_layer_term (layer), n,
                         td_rater_rule_term (self->rule.raters));
    }
  if (self->links[criterion] != NULL)
    add_link (self, sheet, criterion, is_entered, node);
}

static gboolean
add_question (TdRecord  *record,
              gpointer   user_data,
              GError   **error)
{
  const Notes *notes = user_data;
  const char *asked_by = td_record_get_text (record, "asked_by");
  g_autofree char *asked_at = td_backup_format_time (td_record_get_int_or (record, "asked_at", 0));
  g_autofree char *answered_at = NULL;
  TdExplain *node;
  guint criterion;

  if (!td_book_state_find_criterion (notes->state, td_record_get_int_or (record, "criterion", 0),
                                     &criterion) ||
      notes->nodes[criterion] == NULL)
    return TRUE;
  node = td_explain_addf (notes->nodes[criterion], NULL, "Hỏi lúc %s%s%s: %s", asked_at,
                          asked_by != NULL ? ", " : "", asked_by != NULL ? asked_by : "",
                          td_record_get_text (record, "text"));
  if (!td_record_has (record, "answered_at"))
    {
      td_explain_add (node, "Chưa trả lời", NULL, NULL);
      return TRUE;
    }
  answered_at = td_backup_format_time (td_record_get_int_or (record, "answered_at", 0));
  if (td_record_has (record, "answer"))
    td_explain_addf (node, NULL, "Trả lời lúc %s: %s", answered_at,
                     td_record_get_text (record, "answer"));
  else
    td_explain_addf (node, NULL, "Đã chấm lại lúc %s", answered_at);
  return TRUE;
}

static gboolean
add_file (TdRecord  *record,
          gpointer   user_data,
          GError   **error)
{
  const Notes *notes = user_data;
  const char *name = td_record_get_reference_title (record, "attachment");
  guint criterion;

  if (name != NULL &&
      td_book_state_find_criterion (notes->state, td_record_get_int_or (record, "criterion", 0),
                                    &criterion) &&
      notes->nodes[criterion] != NULL)
    td_explain_addf (notes->nodes[criterion], NULL, "Minh chứng: %s", name);
  return TRUE;
}

static gboolean
add_records (Notes          *notes,
             TdReader       *reader,
             const TdEntity *entity,
             GArray         *known,
             TdRecordFunc    func,
             GError        **error)
{
  g_autoptr (TdQuery) query = NULL;
  gboolean has_some = FALSE;

  for (guint i = 0; i < known->len && !has_some; i++)
    has_some = g_array_index (known, TdBookNote, i).sheet == notes->sheet;
  if (!has_some)
    return TRUE;
  query = td_query_new (entity);
  td_query_filter_int (query, "sheet", TD_FILTER_IS, notes->state->sheets[notes->sheet].id);
  td_query_set_sort_by_entry (query);
  return td_reader_foreach (reader, query, func, notes, NULL, error);
}

/* Below the criteria of @why that it names: all there are. */
static gboolean
add_notes (const TdBookState *self,
           TdReader          *reader,
           guint              sheet,
           TdExplain         *why,
           GError           **error)
{
  g_autofree TdExplain **nodes = g_new0 (TdExplain *, MAX (self->n_criteria, 1));
  Notes notes = { self, sheet, nodes };

  find_nodes (&notes, why);
  for (guint i = 0; i < self->n_criteria; i++)
    if (nodes[i] != NULL && td_criteria_set_get (self->set, i)->rule != TD_RULE_GROUP)
      {
        add_scores (self, reader, sheet, i, nodes[i]);
        if (td_criteria_set_get (self->set, i)->needs_evidence &&
            self->n_evidence[(gsize) sheet * self->n_criteria + i] == 0)
          td_explain_add (nodes[i], "Chưa có minh chứng", NULL, NULL);
      }
  return add_records (&notes, reader, &td_entity_question, self->questions, add_question, error) &&
         add_records (&notes, reader, &td_entity_evidence, self->evidence, add_file, error);
}

/* As it was sealed; %NULL with or without an error: reckon anew. */
static TdExplain *
read_sealed (const TdBookState *self,
             TdReader          *reader,
             guint              sheet,
             GError           **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_round_result);
  g_autoptr (TdRecord) result = NULL;

  td_query_filter_int (query, "seal", TD_FILTER_IS, self->seal->id);
  td_query_filter_int (query, "sheet", TD_FILTER_IS, self->sheets[sheet].id);
  result = td_reader_first (reader, query, error);
  return result != NULL ? td_explain_read_stored (td_record_get_text (result, "explanation"))
                        : NULL;
}

TdExplain *
td_book_state_explain (const TdBookState *self,
                       TdReader          *reader,
                       guint              sheet,
                       GError           **error)
{
  g_autofree TdScore *scores = NULL;
  g_autofree char *record = NULL;
  g_autoptr (TdExplain) why = NULL;

  if (self->seal != NULL)
    {
      why = read_sealed (self, reader, sheet, NULL);
      if (why != NULL)
        return g_steal_pointer (&why);
    }
  scores = td_book_state_dup_scores (self, sheet);
  why = td_sheet_explain (self->set, &self->rule, td_book_state_get_marks (self, sheet), scores);
  record = g_strdup_printf ("sheet:%" G_GINT64_FORMAT, self->sheets[sheet].id);
  if (why->record == NULL)
    td_explain_set_record (why, record);
  return add_notes (self, reader, sheet, why, error) ? g_steal_pointer (&why) : NULL;
}

TdExplain *
td_book_state_explain_criterion (const TdBookState *self,
                                 TdReader          *reader,
                                 guint              sheet,
                                 guint              criterion,
                                 GError           **error)
{
  g_autofree TdScore *scores = td_book_state_dup_scores (self, sheet);
  g_autoptr (TdExplain) why =
    td_criterion_explain (self->set, &self->rule, criterion,
                          td_book_state_get_marks (self, sheet), scores);

  return add_notes (self, reader, sheet, why, error) ? g_steal_pointer (&why) : NULL;
}
