/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-seal-hash.h"

#include "td-year-settings.h"

#include <string.h>

#define DIGEST_SIZE 32

static const char *const result_keys[] = {
  "staff", "unit_name", "body_name", "group_key", "score", "proposed", "class", "reason", "pack",
  "explanation",
};

static const char *const seal_keys[] = {
  "year", "version", "variant", "sealed_at", "sealed_by", "settings", "packs",
};

typedef struct
{
  gint64 staff;
  guint8 digest[DIGEST_SIZE];
} Row;

struct _TdSealHash
{
  GArray *rows; /* Row */
};

TdSealHash *
td_seal_hash_new (void)
{
  TdSealHash *self = g_new0 (TdSealHash, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  return self;
}

void
td_seal_hash_free (TdSealHash *self)
{
  g_array_unref (self->rows);
  g_free (self);
}

static void
add_text (GChecksum  *checksum,
          const char *text)
{
  g_autofree char *length = NULL;

  if (text == NULL)
    {
      g_checksum_update (checksum, (const guchar *) "-", 1);
      return;
    }
  length = g_strdup_printf ("%" G_GSIZE_FORMAT ":", strlen (text));
  g_checksum_update (checksum, (const guchar *) length, -1);
  g_checksum_update (checksum, (const guchar *) text, -1);
}

static void
add_number (GChecksum *checksum,
            gint64     number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  add_text (checksum, text);
}

static void
add_field (GChecksum  *checksum,
           TdRecord   *record,
           const char *key)
{
  gint64 number;

  if (td_field_is_text_like (td_entity_field (td_record_get_entity (record), key)))
    add_text (checksum, td_record_get_text (record, key));
  else if (td_record_get_int (record, key, &number))
    add_number (checksum, number);
  else
    add_text (checksum, NULL);
}

void
td_seal_hash_add_result (TdSealHash *self,
                         TdRecord   *result)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = DIGEST_SIZE;
  Row row;

  for (gsize i = 0; i < G_N_ELEMENTS (result_keys); i++)
    add_field (checksum, result, result_keys[i]);
  row.staff = td_record_get_int_or (result, "staff", 0);
  g_checksum_get_digest (checksum, row.digest, &size);
  g_array_append_val (self->rows, row);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const Row *x = a;
  const Row *y = b;

  if (x->staff != y->staff)
    return x->staff < y->staff ? -1 : 1;
  return memcmp (x->digest, y->digest, DIGEST_SIZE);
}

char *
td_seal_hash_finish (TdSealHash *self,
                     TdRecord   *seal)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  add_text (checksum, "thidua year seal 1");
  for (gsize i = 0; i < G_N_ELEMENTS (seal_keys); i++)
    add_field (checksum, seal, seal_keys[i]);
  add_number (checksum, self->rows->len);

  g_array_sort (self->rows, compare_rows);
  for (guint i = 0; i < self->rows->len; i++)
    g_checksum_update (checksum, g_array_index (self->rows, Row, i).digest, DIGEST_SIZE);
  return g_strdup (g_checksum_get_string (checksum));
}

char *
td_board_state_digest (const TdBoardState *state)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *settings = td_year_settings_to_text (&state->settings);

  add_text (checksum, settings);
  for (guint i = 0; i < state->people->len; i++)
    {
      const TdBoardPerson *person = &g_array_index (state->people, TdBoardPerson, i);
      const TdRating *rating = person->rating;

      add_number (checksum, person->facts->id);
      add_number (checksum, person->final);
      add_number (checksum, rating->proposed);
      add_number (checksum, rating->score);
      add_text (checksum, person->reason);
      add_text (checksum, rating->missing);
      add_text (checksum, rating->exempt);
      add_text (checksum, person->facts->unit_name);
      add_text (checksum, person->facts->body_name);
      add_text (checksum, rating->pack != NULL ? td_pack_get_hash (rating->pack) : NULL);
    }
  return g_strdup (g_checksum_get_string (checksum));
}
