/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-fit-private.h"

#include "td-criteria-sets-private.h"
#include "td-error.h"
#include "td-evidence-private.h"
#include "td-score-book.h"

#include <glib/gi18n-lib.h>

/* What is written after all scores were read. */
typedef struct
{
  GPtrArray *changed; /* (element-type TdRecord) */
  GArray    *gone;    /* (element-type gint64) */
} Plan;

static void
plan_score (TdFitting     *self,
            TdRecord      *record,
            guint          index,
            const TdScore *score,
            const TdScore *fitted,
            TdFitOutcome   outcome,
            gpointer       user_data)
{
  Plan *plan = user_data;
  const gint64 id = td_record_get_id (record);
  TdRecord *copy;

  if (outcome == TD_FIT_SAME)
    return;
  if (outcome == TD_FIT_GONE)
    {
      g_array_append_val (plan->gone, id);
      return;
    }
  copy = td_record_copy (record);
  if (td_record_has (record, "figure"))
    td_record_set_int (copy, "figure", fitted->figure);
  td_record_set_exact_text (copy, "detail", fitted->detail);
  g_ptr_array_add (plan->changed, copy);
}

static gboolean
fit_scores (TdFitting  *self,
            TdWriter   *writer,
            GError    **error)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  Plan plan = { changed, gone };

  if (!td_fitting_foreach_score (self, plan_score, &plan, error))
    return FALSE;
  for (guint i = 0; i < changed->len; i++)
    if (!td_writer_save (writer, changed->pdata[i], NULL, error))
      return FALSE;
  for (guint i = 0; i < gone->len; i++)
    if (!td_writer_delete (writer, &td_entity_score, g_array_index (gone, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
drop_evidence (TdFitting  *self,
               TdWriter   *writer,
               GError    **error)
{
  g_autoptr (TdQuery) query = td_fitting_query (self, &td_entity_evidence, td_fitting_is_lost);
  g_autoptr (GPtrArray) evidence = NULL;

  if (query == NULL)
    return TRUE;
  evidence = td_reader_list (self->reader, query, error);
  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    if (!td_evidence_drop (writer, evidence->pdata[i], error))
      return FALSE;
  return evidence != NULL;
}

/* A returned sheet that nothing is asked of any more is as submitted. */
static gboolean
submit_unless_questioned (TdFitting  *self,
                          TdWriter   *writer,
                          gint64      sheet,
                          GError    **error)
{
  g_autoptr (TdRecord) record = td_reader_get (self->reader, &td_entity_sheet, sheet, error);
  g_autoptr (TdQuery) query = td_query_new (&td_entity_question);
  gint64 n_open;

  if (record == NULL)
    return FALSE;
  td_query_filter_int (query, "sheet", TD_FILTER_IS, sheet);
  td_query_filter_int (query, "answered_at", TD_FILTER_LACKS, 0);
  n_open = td_reader_count (self->reader, query, error);
  if (n_open != 0 || g_strcmp0 (td_record_get_text (record, "state"), "returned") != 0)
    return n_open >= 0;
  td_record_set_text (record, "state", "submitted");
  return td_writer_save (writer, record, NULL, error);
}

static gboolean
drop_questions (TdFitting  *self,
                TdWriter   *writer,
                GError    **error)
{
  g_autoptr (TdQuery) query = td_fitting_query (self, &td_entity_question, td_fitting_is_lost);
  g_autoptr (GPtrArray) questions = NULL;

  if (query == NULL)
    return TRUE;
  questions = td_reader_list (self->reader, query, error);
  if (questions == NULL)
    return FALSE;
  for (guint i = 0; i < questions->len; i++)
    if (!td_writer_delete (writer, &td_entity_question, td_record_get_id (questions->pdata[i]),
                           error))
      return FALSE;
  for (guint i = 0; i < questions->len; i++)
    if (!submit_unless_questioned (self, writer,
                                   td_record_get_int_or (questions->pdata[i], "sheet", 0), error))
      return FALSE;
  return TRUE;
}

/* A round of units cannot take a set for people, nor one that leaves its settings
 * pointing at nothing. */
static gboolean
check_fits (TdFitting  *self,
            GError    **error)
{
  TdRoundRule rule;

  if (!td_criteria_check_usable (self->master, error))
    return FALSE;
  if (self->copy->for_people != self->master->for_people)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   /* Translators: %1$s is a criteria set, %2$s a round. */
                   self->master->for_people
                     ? _("The criteria set “%1$s” is for people by now, but the round “%2$s” is "
                         "about units. Make a new round.")
                     : _("The criteria set “%1$s” is for units by now, but the round “%2$s” is "
                         "about people. Make a new round."),
                   self->master->name, td_record_get_title (self->round));
      return FALSE;
    }
  td_round_get_rule (self->round, &rule);
  return td_round_rule_check (&rule, self->master, error);
}

static gboolean
save_copy (TdFitting  *self,
           TdWriter   *writer,
           GError    **error)
{
  gboolean changed;

  td_criteria_fill_set (self->master, self->copy_record);
  td_record_set_text (self->copy_record, "shipped", self->master->shipped);
  td_record_set_int (self->copy_record, "version", self->master->version);
  td_record_set_int (self->master_record, "used_version", self->master->version);
  return td_writer_save (writer, self->copy_record, NULL, error) &&
         td_writer_save (writer, self->master_record, NULL, error) &&
         td_criteria_merge (writer, self->master, self->copy->id, self->copy, &changed, error);
}

/* What td_round_take_set() is to do. */
typedef struct
{
  gint64    round;
  TdFitMode mode;
} Taking;

static gboolean
take_set (TdWriter      *writer,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Taking *taking = data;
  g_auto (TdFitting) self = { 0 };
  g_autofree char *label = NULL;

  if (!td_round_guard (td_writer_get_reader (writer), taking->round, error) ||
      !td_fitting_init (&self, td_writer_get_reader (writer), taking->round, taking->mode, error) ||
      !check_fits (&self, error))
    return FALSE;
  /* Translators: %1$s is a scoring round, %2$s a criteria set, %3$u its version. */
  label = g_strdup_printf (_("Let the round “%1$s” take version %3$u of “%2$s”"),
                           td_record_get_title (self.round), self.master->name,
                           self.master->version);
  td_writer_set_label (writer, label);
  return fit_scores (&self, writer, error) && drop_evidence (&self, writer, error) &&
         drop_questions (&self, writer, error) && save_copy (&self, writer, error);
}

TdAction *
td_round_take_set (gint64    round,
                   TdFitMode mode)
{
  Taking taking = { round, mode };

  return td_action_new (g_strdup (_("Let a round take its criteria set as it is now")), take_set,
                        g_memdup2 (&taking, sizeof taking), g_free);
}
