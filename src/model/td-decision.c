/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-decision.h"

#include "td-error.h"
#include "td-year-seal.h"

#include <glib/gi18n-lib.h>

void
td_decision_free (gpointer data)
{
  TdDecision *decision = data;

  g_free (decision->variant);
  g_free (decision->key);
  g_free (decision->reason);
  g_free (decision);
}

/* What every write begins with: the year is open, the variant there. */
static gboolean
begin (TdWriter        *writer,
       const TdDecision  *decision,
       gint64          *variant,
       GError         **error)
{
  return td_year_guard (td_writer_get_reader (writer), decision->year, error) &&
         td_year_variant_ensure (writer, decision->year, decision->variant, variant, error);
}

/* The line or choice that is there already; %NULL when there is none. */
static gboolean
find_decision (TdWriter        *writer,
               const TdEntity  *entity,
               gint64           variant,
               const TdDecision  *decision,
               TdRecord       **record,
               GError         **error)
{
  g_autoptr(TdQuery) query = td_query_new (entity);
  g_autoptr(GError) failure = NULL;

  td_query_filter_int (query, "variant", TD_FILTER_IS, variant);
  if (entity == &td_entity_year_line)
    td_query_filter_text (query, "group_key", TD_FILTER_IS, decision->key);
  else
    td_query_filter_int (query, "staff", TD_FILTER_IS, decision->staff);
  *record = td_reader_first (td_writer_get_reader (writer), query, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return TRUE;
}

/* The decision to be written: the one that is there, or a new one; %NULL with an error. */
static TdRecord *
open_decision (TdWriter          *writer,
               const TdEntity    *entity,
               const TdDecision  *decision,
               GError           **error)
{
  TdRecord *record = NULL;
  gint64 variant = 0;

  if (!begin (writer, decision, &variant, error) ||
      !find_decision (writer, entity, variant, decision, &record, error))
    return NULL;
  if (record == NULL)
    record = td_record_new (entity);
  td_record_set_int (record, "variant", variant);
  return record;
}

gboolean
td_decision_save_line (TdWriter      *writer,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const TdDecision *decision = data;
  g_autoptr(TdRecord) record = open_decision (writer, &td_entity_year_line, decision, error);

  if (record == NULL)
    return FALSE;
  td_record_set_exact_text (record, "group_key", decision->key);
  td_record_set_int (record, "above", decision->number);
  return td_writer_save (writer, record, NULL, error);
}

gboolean
td_decision_save_choice (TdWriter      *writer,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error)
{
  const TdDecision *decision = data;
  g_autoptr(TdRecord) record = open_decision (writer, &td_entity_year_choice, decision, error);

  if (record == NULL)
    return FALSE;
  td_record_set_int (record, "staff", decision->staff);
  td_record_set_text (record, "class", td_class_code (decision->klass));
  td_record_set_text (record, "reason", decision->reason);
  return td_writer_save (writer, record, NULL, error);
}

static gboolean
remove_decision (TdWriter        *writer,
                 const TdEntity  *entity,
                 const TdDecision  *decision,
                 GError         **error)
{
  g_autoptr(TdRecord) record = NULL;
  gint64 variant = 0;

  if (!begin (writer, decision, &variant, error) ||
      !find_decision (writer, entity, variant, decision, &record, error))
    return FALSE;
  return record == NULL ||
         td_writer_delete (writer, entity, td_record_get_id (record), error);
}

gboolean
td_decision_remove_line (TdWriter      *writer,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error)
{
  return remove_decision (writer, &td_entity_year_line, data, error);
}

gboolean
td_decision_remove_choice (TdWriter      *writer,
                           gpointer       data,
                           GCancellable  *cancellable,
                           GError       **error)
{
  return remove_decision (writer, &td_entity_year_choice, data, error);
}

/* The lines or choices of a variant.  (element-type TdRecord) */
static GPtrArray *
list_decisions (TdWriter        *writer,
                const TdEntity  *entity,
                gint64           variant,
                GError         **error)
{
  g_autoptr(TdQuery) query = td_query_new (entity);

  td_query_filter_int (query, "variant", TD_FILTER_IS, variant);
  return td_reader_list (td_writer_get_reader (writer), query, error);
}

static gboolean
remove_decisions (TdWriter        *writer,
                  const TdEntity  *entity,
                  gint64           variant,
                  GError         **error)
{
  g_autoptr(GPtrArray) records = list_decisions (writer, entity, variant, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    if (!td_writer_delete (writer, entity,
                           td_record_get_id (g_ptr_array_index (records, i)), error))
      return FALSE;
  return records != NULL;
}

static gboolean
copy_decisions (TdWriter        *writer,
                const TdEntity  *entity,
                gint64           from,
                gint64           to,
                GError         **error)
{
  g_autoptr(GPtrArray) records = list_decisions (writer, entity, from, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      TdRecord *record = g_ptr_array_index (records, i);

      td_record_set_id (record, 0);
      td_record_set_int (record, "variant", to);
      if (!td_writer_save (writer, record, NULL, error))
        return FALSE;
    }
  return records != NULL;
}

gboolean
td_decision_copy_variant (TdWriter      *writer,
                          gpointer       data,
                          GCancellable  *cancellable,
                          GError       **error)
{
  const TdDecision *decision = data;
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr(TdRecord) source = NULL;
  g_autoptr(TdRecord) copy = NULL;
  gint64 from = 0, to = 0;

  if (!begin (writer, decision, &from, error) ||
      !td_year_variant_ensure (writer, decision->year, decision->key, &to, error))
    return FALSE;
  source = td_reader_get (reader, &td_entity_year_variant, from, error);
  copy = source != NULL ? td_reader_get (reader, &td_entity_year_variant, to, error) : NULL;
  if (copy == NULL)
    return FALSE;
  if (td_record_has (source, "grouping"))
    {
      td_record_set_int (copy, "grouping", td_record_get_int_or (source, "grouping", 0));
      if (!td_writer_save (writer, copy, NULL, error))
        return FALSE;
    }
  return copy_decisions (writer, &td_entity_year_line, from, to, error) &&
         copy_decisions (writer, &td_entity_year_choice, from, to, error);
}

gboolean
td_decision_delete_variant (TdWriter      *writer,
                            gpointer       data,
                            GCancellable  *cancellable,
                            GError       **error)
{
  const TdDecision *decision = data;
  g_autoptr(TdQuery) seals = td_query_new (&td_entity_year_seal);
  gint64 variant = 0;
  gint64 n_seals;

  if (!begin (writer, decision, &variant, error))
    return FALSE;
  td_query_filter_int (seals, "variant", TD_FILTER_IS, variant);
  n_seals = td_reader_count (td_writer_get_reader (writer), seals, error);
  if (n_seals != 0)
    {
      if (n_seals > 0)
        g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                     _("Variant %s was frozen once and stays with that record. "
                       "Remove another variant."),
                     decision->variant);
      return FALSE;
    }
  return remove_decisions (writer, &td_entity_year_line, variant, error) &&
         remove_decisions (writer, &td_entity_year_choice, variant, error) &&
         td_writer_delete (writer, &td_entity_year_variant, variant, error);
}

gboolean
td_decision_save_grouping (TdWriter      *writer,
                           gpointer       data,
                           GCancellable  *cancellable,
                           GError       **error)
{
  const TdDecision *decision = data;
  g_autoptr(TdRecord) record = NULL;
  gint64 variant = 0;

  if (!begin (writer, decision, &variant, error))
    return FALSE;
  record = td_reader_get (td_writer_get_reader (writer), &td_entity_year_variant, variant, error);
  if (record == NULL)
    return FALSE;
  td_record_set_int (record, "grouping", decision->number);
  return remove_decisions (writer, &td_entity_year_line, variant, error) &&
         td_writer_save (writer, record, NULL, error);
}
