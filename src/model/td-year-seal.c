/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-year-seal.h"

#include "td-error.h"
#include "td-seal-hash.h"
#include "td-year-guard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
td_year_seal_free (TdYearSeal *self)
{
  g_free (self->sealed_by);
  g_free (self->settings);
  g_free (self->basis);
  g_free (self->packs);
  g_free (self->hash);
  g_free (self->reopened_by);
  g_free (self->reopen_reason);
  g_free (self);
}

static TdYearSeal *
read_seal (TdRecord *record)
{
  TdYearSeal *self = g_new0 (TdYearSeal, 1);
  const char *basis;

  self->id = td_record_get_id (record);
  self->year = (guint) td_record_get_int_or (record, "year", 0);
  self->version = (guint) td_record_get_int_or (record, "version", 0);
  self->variant = td_record_get_int_or (record, "variant", 0);
  self->sealed_at = td_record_get_int_or (record, "sealed_at", 0);
  self->sealed_by = g_strdup (td_record_get_text (record, "sealed_by"));
  self->settings = g_strdup (td_record_get_text (record, "settings"));
  self->packs = g_strdup (td_record_get_text (record, "packs"));
  self->hash = g_strdup (td_record_get_text (record, "hash"));
  self->reopened_at = td_record_get_int_or (record, "reopened_at", 0);
  self->reopened_by = g_strdup (td_record_get_text (record, "reopened_by"));
  self->reopen_reason = g_strdup (td_record_get_text (record, "reopen_reason"));

  basis = self->settings != NULL ? strstr (self->settings, TD_SEAL_BASIS_MARK) : NULL;
  if (basis != NULL)
    {
      self->basis = g_strdup (basis + strlen (TD_SEAL_BASIS_MARK));
      self->settings[basis - self->settings] = '\0';
    }
  return self;
}

static TdQuery *
query_seals (guint year)
{
  TdQuery *query = td_query_new (&td_entity_year_seal);

  if (year != 0)
    td_query_filter_int (query, "year", TD_FILTER_IS, year);
  td_query_set_sort (query, "version", TRUE);
  return query;
}

/* The record of the seal in force; %NULL with or without an error. */
static TdRecord *
find_current (TdReader  *reader,
              guint      year,
              GError   **error)
{
  g_autoptr(TdQuery) query = query_seals (year);

  td_query_filter_int (query, "reopened_at", TD_FILTER_LACKS, 0);
  return td_reader_first (reader, query, error);
}

TdYearSeal *
td_year_seal_get_current (TdReader  *reader,
                          guint      year,
                          GError   **error)
{
  g_autoptr(TdRecord) record = find_current (reader, year, error);

  return record != NULL ? read_seal (record) : NULL;
}

static int
compare_seals (gconstpointer a,
               gconstpointer b)
{
  const TdYearSeal *x = *(const TdYearSeal *const *) a;
  const TdYearSeal *y = *(const TdYearSeal *const *) b;

  if (x->year != y->year)
    return x->year > y->year ? -1 : 1;
  return x->version > y->version ? -1 : x->version < y->version;
}

GPtrArray *
td_year_seal_list (TdReader  *reader,
                   guint      year,
                   GError   **error)
{
  g_autoptr(TdQuery) query = query_seals (year);
  g_autoptr(GPtrArray) records = td_reader_list (reader, query, error);
  GPtrArray *seals;

  if (records == NULL)
    return NULL;
  seals = g_ptr_array_new_with_free_func ((GDestroyNotify) td_year_seal_free);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (seals, read_seal (g_ptr_array_index (records, i)));
  g_ptr_array_sort (seals, compare_seals);
  return seals;
}

gboolean
td_year_is_frozen (TdReader *reader,
                   guint     year)
{
  g_autoptr(TdRecord) record = find_current (reader, year, NULL);

  return record != NULL;
}

gboolean
td_year_guard (TdReader  *reader,
               guint      year,
               GError   **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(TdYearSeal) seal = td_year_seal_get_current (reader, year, &failure);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (seal != NULL)
    td_year_set_frozen_error (seal, error);
  else
    return TRUE;
  return FALSE;
}

static gboolean
hash_result (TdRecord  *record,
             gpointer   user_data,
             GError   **error)
{
  td_seal_hash_add_result (user_data, record);
  return TRUE;
}

gboolean
td_year_seal_verify (TdReader      *reader,
                     gint64         seal,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(TdRecord) record = td_reader_get (reader, &td_entity_year_seal, seal, error);
  g_autoptr(TdSealHash) hash = td_seal_hash_new ();
  g_autoptr(TdQuery) query = td_query_new (&td_entity_year_result);
  g_autofree char *text = NULL;

  td_query_filter_int (query, "seal", TD_FILTER_IS, seal);
  if (record == NULL ||
      !td_reader_foreach (reader, query, hash_result, hash, cancellable, error))
    return FALSE;
  text = td_seal_hash_finish (hash, record);
  if (g_strcmp0 (text, td_record_get_text (record, "hash")) == 0)
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
               /* Translators: a year, and the number of that freezing: 1, 2 after reopening */
               _("The results of %u, version %u, are not those that were frozen: somebody "
                 "changed them in the file. Compare them with a printed copy or a backup."),
               (guint) td_record_get_int_or (record, "year", 0),
               (guint) td_record_get_int_or (record, "version", 0));
  return FALSE;
}
