/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-people.h"

#include "td-class.h"
#include "td-text.h"

#include <string.h>

#define MARK_GRAVE 0x0300
#define MARK_ACUTE 0x0301
#define MARK_TILDE 0x0303
#define MARK_HOOK 0x0309
#define MARK_DOT 0x0323

/* Hash tables hold 1 + the index of the first person of that key. */
struct _TdImportPeople
{
  GArray       *people;
  GStringChunk *texts;
  GHashTable   *by_name;
  GHashTable   *by_number;
  GHashTable   *by_code;
};

static guint
look_up (GHashTable *table, const char *key)
{
  if (key == NULL || *key == '\0')
    return 0;
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, key));
}

/* The living come first: an archived person never hides one. */
static void
index_text (TdImportPeople *self, GHashTable *table, const char *key, guint place)
{
  guint other = look_up (table, key);

  if (other != 0 && !g_array_index (self->people, TdImportPerson, other - 1).is_archived)
    return;
  g_hash_table_insert (table, (gpointer) key, GUINT_TO_POINTER (place));
}

static gboolean
has_left (const char *status)
{
  return g_strcmp0 (status, "thoi_viec") == 0 || g_strcmp0 (status, "nghi_huu") == 0 ||
         g_strcmp0 (status, "chuyen_cong_tac") == 0;
}

static gboolean
add_person_cb (TdRecord *record, gpointer data, GError **error)
{
  TdImportPeople *self = data;
  const char *number = td_record_get_text (record, "cccd");
  g_autofree char *code = td_text_fold (td_record_get_text (record, "code"));
  g_autofree char *name = td_text_fold (td_record_get_text (record, "name"));
  TdImportPerson person = {
    .id = td_record_get_id (record),
    .unit = td_record_get_int_or (record, "unit", 0),
    .name = g_string_chunk_insert (self->texts, name),
    .number = number != NULL ? g_string_chunk_insert (self->texts, number) : NULL,
    .birth = td_record_get_date (record, "birth"),
    .next = look_up (self->by_name, name),
    .kind = (guint8) td_kind_from_code (td_record_get_text (record, "kind")),
    .is_archived = td_record_get_int_or (record, "archived", 0) != 0,
    .has_left = has_left (td_record_get_text (record, "status")),
  };
  guint place = self->people->len + 1;

  g_array_append_val (self->people, person);
  g_hash_table_insert (self->by_name, (gpointer) person.name, GUINT_TO_POINTER (place));
  if (person.number != NULL)
    index_text (self, self->by_number, person.number, place);
  if (*code != '\0')
    index_text (self, self->by_code, g_string_chunk_insert (self->texts, code), place);
  return TRUE;
}

TdImportPeople *
td_import_people_load (TdReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (TdImportPeople) self = g_new0 (TdImportPeople, 1);
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);

  self->people = g_array_new (FALSE, FALSE, sizeof (TdImportPerson));
  self->texts = g_string_chunk_new (64 * 1024);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_number = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  td_query_set_archived (query, TRUE);
  if (!td_reader_foreach (reader, query, add_person_cb, self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
td_import_people_free (TdImportPeople *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_number);
  g_hash_table_unref (self->by_code);
  g_array_unref (self->people);
  g_string_chunk_free (self->texts);
  g_free (self);
}

guint
td_import_people_get_n (TdImportPeople *self)
{
  return self->people->len;
}

const TdImportPerson *
td_import_people_get (TdImportPeople *self, guint index)
{
  return &g_array_index (self->people, TdImportPerson, index);
}

static const TdImportPerson *
get_place (TdImportPeople *self, guint place)
{
  return place != 0 ? &g_array_index (self->people, TdImportPerson, place - 1) : NULL;
}

static gboolean
is_same_day (TdDate a, TdDate b)
{
  return td_date_is_full (a) && td_date_compare (a, b) == 0;
}

static gboolean
is_same_person (const TdImportPerson *person, const TdImportLooks *looks)
{
  return strcmp (person->name, looks->name) == 0 || is_same_day (person->birth, looks->birth);
}

/* How well a namesake fits: by a date that agrees, by the same full date, and
 * then by the unit. */
static guint
rate (const TdImportPerson *person, const TdImportLooks *looks)
{
  return (is_same_day (person->birth, looks->birth) ? 4u : 2u) +
         (looks->unit != 0 && person->unit == looks->unit ? 1u : 0u);
}

static TdImportMatch
match_by_birth (TdImportPeople *self, const TdImportLooks *looks, const TdImportPerson **person)
{
  guint best = 0;
  guint n_best = 0;

  for (const TdImportPerson *p = get_place (self, look_up (self->by_name, looks->name)); p != NULL;
       p = get_place (self, p->next))
    {
      guint rating;

      if (p->is_archived || !td_date_is_set (p->birth) || !td_date_agrees (p->birth, looks->birth))
        continue;
      rating = rate (p, looks);
      if (rating > best)
        {
          best = rating;
          n_best = 0;
          *person = p;
        }
      if (rating == best)
        n_best++;
    }
  if (n_best > 1)
    return TD_IMPORT_MATCH_AMBIGUOUS;
  return n_best == 1 ? TD_IMPORT_MATCH_BIRTH : TD_IMPORT_MATCH_NONE;
}

/* One living person of the name, or one whose birth nobody knows yet. */
static TdImportMatch
match_by_name (TdImportPeople *self, const TdImportLooks *looks, const TdImportPerson **person)
{
  guint n_living = 0;

  for (const TdImportPerson *p = get_place (self, look_up (self->by_name, looks->name)); p != NULL;
       p = get_place (self, p->next))
    if (!p->is_archived)
      {
        n_living++;
        *person = p;
      }
  if (n_living == 0)
    return TD_IMPORT_MATCH_NONE;
  if (td_date_is_set (looks->birth))
    return n_living == 1 && !td_date_is_set ((*person)->birth) ? TD_IMPORT_MATCH_NAME
                                                                : TD_IMPORT_MATCH_NONE;
  return n_living == 1 ? TD_IMPORT_MATCH_NAME : TD_IMPORT_MATCH_AMBIGUOUS;
}

TdImportMatch
td_import_people_match (TdImportPeople *self, const TdImportLooks *looks,
                        const TdImportPerson **person)
{
  const TdImportPerson *found;
  TdImportMatch match;

  *person = NULL;
  found = get_place (self, look_up (self->by_code, looks->code));
  if (found != NULL && !found->is_archived)
    {
      *person = found;
      return is_same_person (found, looks) ? TD_IMPORT_MATCH_CODE : TD_IMPORT_MATCH_CODE_TAKEN;
    }
  found = get_place (self, look_up (self->by_number, looks->number));
  if (found != NULL && !found->is_archived)
    {
      *person = found;
      return is_same_person (found, looks) ? TD_IMPORT_MATCH_NUMBER : TD_IMPORT_MATCH_NUMBER_TAKEN;
    }
  if (*looks->name == '\0')
    return TD_IMPORT_MATCH_NONE;
  match = td_date_is_set (looks->birth) ? match_by_birth (self, looks, person)
                                        : TD_IMPORT_MATCH_NONE;
  if (match == TD_IMPORT_MATCH_NONE)
    match = match_by_name (self, looks, person);
  if (match == TD_IMPORT_MATCH_NONE)
    *person = NULL;
  return match;
}

const TdImportPerson *
td_import_people_find_archived (TdImportPeople *self, const TdImportLooks *looks)
{
  const TdImportPerson *person = get_place (self, look_up (self->by_number, looks->number));

  if (person != NULL && person->is_archived && is_same_person (person, looks))
    return person;
  for (person = get_place (self, look_up (self->by_name, looks->name)); person != NULL;
       person = get_place (self, person->next))
    if (person->is_archived && is_same_day (person->birth, looks->birth))
      return person;
  return NULL;
}

GPtrArray *
td_import_people_dup_namesakes (TdImportPeople *self, const char *name)
{
  GPtrArray *namesakes = g_ptr_array_new ();

  for (const TdImportPerson *p = get_place (self, look_up (self->by_name, name)); p != NULL;
       p = get_place (self, p->next))
    if (!p->is_archived)
      g_ptr_array_add (namesakes, (gpointer) p);
  return namesakes;
}

static gboolean
is_tone (gunichar c)
{
  return c == MARK_GRAVE || c == MARK_ACUTE || c == MARK_TILDE || c == MARK_HOOK || c == MARK_DOT;
}

/* Lower case, letters with their own marks, and behind each word its tone: so
 * that neither case nor the place of the tone mark counts. */
static char *
spell (const char *name)
{
  g_autofree char *lower = td_text_lower (name);
  g_autofree char *parts = g_utf8_normalize (lower, -1, G_NORMALIZE_NFD);
  GString *spelling = g_string_new (NULL);
  gunichar tone = 0;

  for (const char *p = parts; p != NULL; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_tone (c))
        {
          tone = c;
          continue;
        }
      if ((c == ' ' || c == '\0') && tone != 0)
        {
          g_string_append_unichar (spelling, tone);
          tone = 0;
        }
      if (c == '\0')
        break;
      g_string_append_unichar (spelling, c);
    }
  return g_string_free (spelling, FALSE);
}

gboolean
td_import_names_are_same (const char *a, const char *b)
{
  g_autofree char *spelling_a = NULL;
  g_autofree char *spelling_b = NULL;

  if (strcmp (a, b) == 0)
    return TRUE;
  spelling_a = spell (a);
  spelling_b = spell (b);
  return strcmp (spelling_a, spelling_b) == 0;
}
