/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-people.h"

#include "td-rounds.h"

#include <glib/gi18n-lib.h>

static void
free_person (gpointer data)
{
  TdSheetPerson *person = data;

  g_free (person->name);
  g_free (person);
}

static void
add_person (GPtrArray *people, gint64 id, const char *name)
{
  TdSheetPerson *person = g_new0 (TdSheetPerson, 1);

  person->id = id;
  person->name = g_strdup (name);
  g_ptr_array_add (people, person);
}

/* Who worked there on the day that the round is as of. */
static gboolean
add_unit (GPtrArray *people, const TdSheetCell *cell, const TdBookSheet *sheet, GError **error)
{
  g_autoptr (GPtrArray) found = td_round_list_people (td_store_get_reader (cell->store),
                                                      td_score_book_get_record (cell->book),
                                                      sheet->unit, error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const TdRoundPerson *person = found->pdata[i];
      /* Translators: a person, and the unit that he or she works in. */
      g_autofree char *both = g_strdup_printf (C_("person", "%1$s, %2$s"), person->name,
                                               person->unit_name);

      add_person (people, person->id, person->unit != sheet->unit ? both : person->name);
    }
  return found != NULL;
}

/* Whoever was not there on that day, but has a grade. */
static void
add_graded (GPtrArray *people, TdReader *reader, const char *detail)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_auto (GStrv) parts = g_strsplit (detail, ";", -1);

  for (guint i = 0; i < people->len; i++)
    g_hash_table_add (known, &((TdSheetPerson *) people->pdata[i])->id);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      gint64 id = g_ascii_strtoll (parts[i], NULL, 10);
      g_autoptr (TdRecord) record = NULL;
      g_autofree char *number = NULL;

      if (id == 0 || g_hash_table_contains (known, &id))
        continue;
      record = td_reader_get (reader, &td_entity_staff, id, NULL);
      number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
      add_person (people, id, record != NULL ? td_record_get_title (record) : number);
      g_hash_table_add (known, &((TdSheetPerson *) people->pdata[people->len - 1])->id);
    }
}

GPtrArray *
td_sheet_list_people (const TdSheetCell *cell, const char *detail, GError **error)
{
  const TdBookSheet *sheet = td_score_book_get_sheet (cell->book, cell->sheet);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (free_person);

  add_person (people, 0, _("Everybody"));
  if (sheet->staff == 0 && sheet->unit != 0 && !add_unit (people, cell, sheet, error))
    return NULL;
  if (detail != NULL)
    add_graded (people, td_store_get_reader (cell->store), detail);
  return g_steal_pointer (&people);
}

guint
td_sheet_find_grade (const char *detail, gint64 person)
{
  g_auto (GStrv) parts = g_strsplit (detail != NULL ? detail : "", ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *end = NULL;

      if (g_ascii_strtoll (parts[i], &end, 10) == person && end != NULL && *end == '=')
        return (guint) g_ascii_strtoull (end + 1, NULL, 10) + 1;
    }
  return 0;
}
