/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-units.h"

#include "td-text.h"
#include "td-unit-actions.h"

#include <string.h>

/* Slips of the pen: one in six letters, three at most. */
#define LETTERS_A_SLIP 6
#define MOST_SLIPS 3

/* What was read once, by the folded text. */
typedef struct
{
  TdImportUnitReading reading;
  int                 unit;
  int                 proposal;
} Known;

struct _TdImportUnits
{
  GPtrArray  *units;
  GHashTable *by_name;  /* folded name: 1 + index */
  GHashTable *by_short; /* folded short name: 1 + index */
  GHashTable *known;
  gint64      last_position;
  gboolean    may_create;
};

static void
free_unit (gpointer data)
{
  TdImportUnit *unit = data;

  g_free (unit->name);
  g_free (unit->folded);
  g_strfreev (unit->words);
  g_free (unit);
}

static TdImportUnit *
add_unit (TdImportUnits *self, gint64 id, const char *name)
{
  TdImportUnit *unit = g_new0 (TdImportUnit, 1);

  unit->id = id;
  unit->name = g_strdup (name);
  unit->folded = td_text_fold (name);
  unit->words = g_strsplit (unit->folded, " ", -1);
  unit->is_new = id == 0;
  g_ptr_array_add (self->units, unit);
  g_hash_table_insert (self->by_name, unit->folded, GUINT_TO_POINTER (self->units->len));
  g_hash_table_remove_all (self->known);
  return unit;
}

static gboolean
add_record_cb (TdRecord *record, gpointer data, GError **error)
{
  TdImportUnits *self = data;
  g_autofree char *short_name = td_text_fold (td_record_get_text (record, "short_name"));

  add_unit (self, td_record_get_id (record), td_record_get_title (record));
  if (*short_name != '\0')
    g_hash_table_insert (self->by_short, g_steal_pointer (&short_name),
                         GUINT_TO_POINTER (self->units->len));
  self->last_position = MAX (self->last_position, td_record_get_int_or (record, "position", 0));
  return TRUE;
}

TdImportUnits *
td_import_units_load (TdReader *reader, TdImportCreate create, GPtrArray *asked, GError **error)
{
  g_autoptr (TdImportUnits) self = g_new0 (TdImportUnits, 1);
  g_autoptr (TdQuery) query = td_query_new (&td_entity_unit);

  self->units = g_ptr_array_new_with_free_func (free_unit);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_short = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!td_reader_foreach (reader, query, add_record_cb, self, NULL, error))
    return NULL;
  self->may_create = create == TD_IMPORT_CREATE_ALWAYS ||
                     (create == TD_IMPORT_CREATE_IF_NONE && self->units->len == 0);
  for (guint i = 0; asked != NULL && i < asked->len; i++)
    td_import_units_add (self, asked->pdata[i]);
  return g_steal_pointer (&self);
}

void
td_import_units_free (TdImportUnits *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_short);
  g_ptr_array_unref (self->units);
  g_free (self);
}

static int
find_folded (TdImportUnits *self, const char *folded)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, folded));

  if (place == 0)
    place = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_short, folded));
  return (int) place - 1;
}

gboolean
td_import_units_knows (TdImportUnits *self, const char *text)
{
  g_autofree char *folded = td_text_fold (text);

  return *folded != '\0' && find_folded (self, folded) >= 0;
}

gboolean
td_import_units_may_create (TdImportUnits *self)
{
  return self->may_create;
}

void
td_import_units_add (TdImportUnits *self, const char *name)
{
  g_autofree char *folded = td_text_fold (name);

  if (*folded != '\0' && find_folded (self, folded) < 0)
    add_unit (self, 0, name);
}

/* How many of @words the one @token stands for by their first letters, "tchc"
 * for "to chuc hanh chinh", "nv2" for "nghiep vu 2"; 0: for none. */
static guint
match_initials (const char *token, GStrv words)
{
  guint n = 0;

  while (*token != '\0')
    {
      gsize length = strspn (token, "0123456789");

      if (words[n] == NULL)
        return 0;
      if (length > 0 ? strncmp (words[n], token, length) != 0 || words[n][length] != '\0'
                     : words[n][0] != *token)
        return 0;
      token += MAX (length, 1);
      n++;
    }
  return n;
}

/* Whether @tokens are short for @words.  "Sở" may be missing at the end. */
static gboolean
is_short_for (GStrv tokens, GStrv words)
{
  guint n;

  if (*tokens == NULL)
    return *words == NULL || (strcmp (words[0], "so") == 0 && words[1] == NULL);
  if (*words == NULL)
    return FALSE;
  if (strcmp (*tokens, *words) == 0 && is_short_for (tokens + 1, words + 1))
    return TRUE;
  n = match_initials (*tokens, words);
  return n > 0 && is_short_for (tokens + 1, words + n);
}

/* "Bổ trợ tư pháp" without its "Phòng" still means that one. */
static gboolean
is_near (GStrv tokens, GStrv words)
{
  if (is_short_for (tokens, words))
    return TRUE;
  return words[0] != NULL && strcmp (words[0], "phong") == 0 && g_strv_length (tokens) > 1 &&
         is_short_for (tokens, words + 1);
}

/* The one unit that an abbreviation can mean, -1: none or several. */
static int
find_near (TdImportUnits *self, const char *folded)
{
  g_auto (GStrv) tokens = g_strsplit (folded, " ", -1);
  int found = -1;

  for (guint i = 0; i < self->units->len; i++)
    {
      TdImportUnit *unit = self->units->pdata[i];

      /* A list that creates its units may have the abbreviation first. */
      if (!is_near (tokens, unit->words) && !(unit->is_new && is_near (unit->words, tokens)))
        continue;
      if (found >= 0)
        return -1;
      found = (int) i;
    }
  return found;
}

/* "số 1" and "số 2" are one slip apart and yet never meant for each other. */
static gboolean
have_same_digits (const char *a, const char *b)
{
  while (TRUE)
    {
      a += strcspn (a, "0123456789");
      b += strcspn (b, "0123456789");
      if (*a == '\0' || *b == '\0')
        return *a == *b;
      if (*a++ != *b++)
        return FALSE;
    }
}

/* The unit that differs by the fewest slips of the pen, -1: none is near enough. */
static int
find_nearest (TdImportUnits *self, const char *folded)
{
  guint best = MOST_SLIPS + 1;
  int nearest = -1;

  for (guint i = 0; i < self->units->len; i++)
    {
      TdImportUnit *unit = self->units->pdata[i];
      gsize length = MAX (strlen (folded), strlen (unit->folded));
      guint distance;

      if (!have_same_digits (folded, unit->folded))
        continue;
      distance = td_text_distance (folded, unit->folded);
      if (distance >= best || distance * LETTERS_A_SLIP > length)
        continue;
      nearest = (int) i;
      best = distance;
    }
  return nearest;
}

static Known *
read_folded (TdImportUnits *self, const char *text, const char *folded)
{
  Known *known = g_new (Known, 1);

  *known = (Known) { TD_IMPORT_UNIT_EXACT, find_folded (self, folded), -1 };
  if (known->unit >= 0)
    return known;
  known->reading = TD_IMPORT_UNIT_NEAR;
  known->unit = find_near (self, folded);
  if (known->unit >= 0)
    return known;
  known->reading = TD_IMPORT_UNIT_UNKNOWN;
  known->proposal = find_nearest (self, folded);
  if (self->may_create)
    {
      g_autofree char *name = td_import_unit_name_from_capitals (text);

      add_unit (self, 0, name);
      known->reading = TD_IMPORT_UNIT_EXACT;
      known->unit = (int) self->units->len - 1;
    }
  return known;
}

TdImportUnitReading
td_import_units_read (TdImportUnits *self, const char *text, int *unit, int *proposal)
{
  Known *known = g_hash_table_lookup (self->known, text);

  if (known == NULL)
    {
      g_autofree char *folded = td_text_fold (text);

      known = read_folded (self, text, folded);
      g_hash_table_insert (self->known, g_strdup (text), known);
    }
  *unit = known->unit;
  *proposal = known->proposal;
  return known->reading;
}

TdImportUnit *
td_import_units_get (TdImportUnits *self, int unit)
{
  return self->units->pdata[unit];
}

guint
td_import_units_get_n (TdImportUnits *self)
{
  return self->units->len;
}

gint64
td_import_units_ensure (TdImportUnits *self, int unit, TdWriter *writer, GError **error)
{
  TdImportUnit *wanted = td_import_units_get (self, unit);
  g_autoptr (TdRecord) record = NULL;
  const char *kind;

  if (wanted->id != 0)
    return wanted->id;

  record = td_record_new (&td_entity_unit);
  kind = td_unit_guess_kind (wanted->name);
  td_record_set_text (record, "name", wanted->name);
  td_record_set_text (record, "kind", kind);
  if (kind != NULL)
    td_record_set_int (record, "own_body", td_unit_guess_own_body (kind) ? 1 : 0);
  td_record_set_int (record, "position", ++self->last_position);
  if (!td_writer_save (writer, record, NULL, error))
    return 0;
  wanted->id = td_record_get_id (record);
  return wanted->id;
}
