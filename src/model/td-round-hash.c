/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-round-seal.h"

#include "td-error.h"
#include "td-record-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * What a seal is taken over.  Its settings name the round's settings and, as a SHA-256
 * each, the copy of the set and the sheets with all that was entered; the hash is over
 * these settings and the results.  So a seal that was reopened, whose scores went on,
 * still tells whether its results are those that were sealed.
 */

#define SEAL_FORM "thidua round seal 1"

/* Long enough for any 64-bit number. */
#define NUMBER_SIZE 24

static const char *const round_keys[] = {
  "name", "subject", "period", "year", "number", "started", "ended", "deciding", "inherits",
  "weight_self", "weight_appraised", "weight_council", "raters", "tie_break", "tie_group",
  "rollup", NULL,
};
static const char *const set_keys[] = {
  "name", "subject", "polarity", "max", "edges", "bonus_cap", "deduction_cap", "source",
  "unverified", "version", NULL,
};
static const char *const seal_keys[] = {
  "round", "version", "sealed_at", "sealed_by", "settings", NULL,
};

/* Neither this nor td-seal-hash.c can take the other's way of writing values: registers
 * have seals by both. */
static void
add_number (GChecksum *checksum,
            gint64     number)
{
  char text[NUMBER_SIZE];
  int length = g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT ";", number);

  g_checksum_update (checksum, (const guchar *) text, length);
}

/* The length first, so that no two rows of texts run into the same. */
static void
add_text (GChecksum  *checksum,
          const char *text)
{
  if (text == NULL)
    {
      g_checksum_update (checksum, (const guchar *) "-;", 2);
      return;
    }
  add_number (checksum, (gint64) strlen (text));
  g_checksum_update (checksum, (const guchar *) text, -1);
}

static void
add_value (GChecksum *checksum,
           TdRecord  *record,
           guint      field)
{
  if (td_field_is_text_like (&td_record_get_entity (record)->fields[field]))
    add_text (checksum, td_record_get_text_at (record, field));
  else if (td_record_has_at (record, field))
    add_number (checksum, td_record_get_int_at (record, field));
  else
    add_text (checksum, NULL);
}

static void
add_keys (GChecksum         *checksum,
          TdRecord          *record,
          const char *const *keys)
{
  for (guint i = 0; keys[i] != NULL; i++)
    add_value (checksum, record, td_entity_index (td_record_get_entity (record), keys[i]));
}

/* Its id and every field. */
static gboolean
add_record (TdRecord  *record,
            gpointer   user_data,
            GError   **error)
{
  GChecksum *checksum = user_data;
  const TdEntity *entity = td_record_get_entity (record);

  add_number (checksum, td_record_get_id (record));
  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & TD_FIELD_DERIVED) == 0)
      add_value (checksum, record, i);
  return TRUE;
}

/* All records of @entity that name @id in @key, as they were entered. */
static gboolean
add_records (GChecksum      *checksum,
             TdReader       *reader,
             const TdEntity *entity,
             const char     *key,
             gint64          id,
             GError        **error)
{
  g_autofree const char **keys = g_new0 (const char *, entity->n_fields + 1);
  g_autoptr (TdQuery) query = td_query_new (entity);

  for (guint i = 0; i < entity->n_fields; i++)
    keys[i] = entity->fields[i].key;
  td_query_filter_int (query, key, TD_FILTER_IS, id);
  td_query_set_sort_by_entry (query);
  add_text (checksum, entity->key);
  return td_reader_foreach_fields (reader, query, keys, add_record, checksum, NULL, error);
}

static char *
hash_set (TdReader *reader,
          TdRecord *set,
          GError  **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gint64 id = td_record_get_id (set);

  add_keys (checksum, set, set_keys);
  if (!add_records (checksum, reader, &td_entity_criterion, "criteria", id, error) ||
      !add_records (checksum, reader, &td_entity_criteria_band, "criteria", id, error))
    return NULL;
  return g_strdup (g_checksum_get_string (checksum));
}

static char *
hash_sheets (TdReader *reader,
             gint64    round,
             GError  **error)
{
  const TdEntity *const entities[] = {
    &td_entity_sheet, &td_entity_score, &td_entity_question, &td_entity_evidence,
  };
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (!add_records (checksum, reader, entities[i], "round", round, error))
      return NULL;
  return g_strdup (g_checksum_get_string (checksum));
}

static void
append_settings (GString  *text,
                 TdRecord *round)
{
  for (guint i = 0; round_keys[i] != NULL; i++)
    {
      const char *key = round_keys[i];

      if (!td_record_has (round, key))
        continue;
      if (td_field_is_text_like (td_entity_field (&td_entity_round, key)))
        g_string_append_printf (text, "%s=%s\n", key, td_record_get_text (round, key));
      else
        g_string_append_printf (text, "%s=%" G_GINT64_FORMAT "\n", key,
                                td_record_get_int_or (round, key, 0));
    }
}

char *
td_round_seal_describe (TdReader *reader,
                        gint64    round,
                        GError  **error)
{
  g_autoptr (TdRecord) record = td_reader_get (reader, &td_entity_round, round, error);
  g_autoptr (TdRecord) set = NULL;
  g_autofree char *set_hash = NULL;
  g_autofree char *sheets_hash = NULL;
  GString *text;

  if (record == NULL)
    return NULL;
  set = td_reader_get (reader, &td_entity_criteria_set,
                       td_record_get_int_or (record, "criteria", 0), error);
  if (set == NULL || (set_hash = hash_set (reader, set, error)) == NULL ||
      (sheets_hash = hash_sheets (reader, round, error)) == NULL)
    return NULL;
  text = g_string_new (NULL);
  append_settings (text, record);
  g_string_append_printf (text, "criteria=%s\nversion=%" G_GINT64_FORMAT "\nset=%s\nsheets=%s",
                          td_record_get_title (set), td_record_get_int_or (set, "version", 0),
                          set_hash, sheets_hash);
  return g_string_free (text, FALSE);
}

char *
td_round_seal_compute (TdReader *reader,
                       TdRecord *seal,
                       GError  **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  add_text (checksum, SEAL_FORM);
  add_keys (checksum, seal, seal_keys);
  if (!add_records (checksum, reader, &td_entity_round_result, "seal", td_record_get_id (seal),
                    error))
    return NULL;
  return g_strdup (g_checksum_get_string (checksum));
}

/* What was scored is there only as it is now: of a seal that was reopened it went on. */
static gboolean
check_sheets (TdReader *reader,
              TdRecord *seal,
              gboolean *is_same,
              GError  **error)
{
  g_autofree char *settings = NULL;

  *is_same = TRUE;
  if (td_record_has (seal, "reopened_at"))
    return TRUE;
  settings = td_round_seal_describe (reader, td_record_get_int_or (seal, "round", 0), error);
  *is_same = g_strcmp0 (settings, td_record_get_text (seal, "settings")) == 0;
  return settings != NULL;
}

gboolean
td_round_seal_verify (TdReader *reader,
                      gint64    seal,
                      GError  **error)
{
  g_autoptr (TdRecord) record = td_reader_get (reader, &td_entity_round_seal, seal, error);
  g_autofree char *hash = NULL;
  const char *name;
  gboolean is_same;

  if (record == NULL || (hash = td_round_seal_compute (reader, record, error)) == NULL ||
      !check_sheets (reader, record, &is_same, error))
    return FALSE;
  name = td_record_get_reference_title (record, "round");
  if (g_strcmp0 (hash, td_record_get_text (record, "hash")) != 0)
    g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
                 /* Translators: a scoring round, and the number of that closing: 1, 2 after
                  * reopening */
                 _("The results of “%s”, version %d, are not those that were sealed when it was "
                   "closed: somebody changed them in the file. Compare them with a printed copy "
                   "or a backup."),
                 name, (int) td_record_get_int_or (record, "version", 0));
  else if (!is_same)
    g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
                 /* Translators: as above */
                 _("The settings, criteria or scores of “%s”, version %d, are not those that were "
                   "sealed when it was closed: somebody changed them in the file. Compare them "
                   "with a printed copy or a backup."),
                 name, (int) td_record_get_int_or (record, "version", 0));
  else
    return TRUE;
  return FALSE;
}
