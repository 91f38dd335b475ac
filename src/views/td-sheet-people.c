/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-people.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

static gboolean
has_person (GPtrArray *people, gint64 id)
{
  for (guint i = 0; i < people->len; i++)
    if (((const TdSheetPerson *) people->pdata[i])->id == id)
      return TRUE;
  return FALSE;
}

static void
add_unit (GPtrArray *people, TdReader *reader, gint64 unit)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (GPtrArray) records = NULL;

  td_query_filter_int (query, "unit", TD_FILTER_IS, unit);
  records = td_reader_list (reader, query, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    add_person (people, td_record_get_id (records->pdata[i]),
                td_record_get_title (records->pdata[i]));
}

/* Whoever left since the grade was given. */
static void
add_graded (GPtrArray *people, TdReader *reader, const char *detail)
{
  g_auto (GStrv) parts = g_strsplit (detail, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gint64 id = g_ascii_strtoll (parts[i], NULL, 10);
      g_autoptr (TdRecord) record = NULL;
      g_autofree char *number = NULL;

      if (id == 0 || has_person (people, id))
        continue;
      record = td_reader_get (reader, &td_entity_staff, id, NULL);
      number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
      add_person (people, id, record != NULL ? td_record_get_title (record) : number);
    }
}

GPtrArray *
td_sheet_list_people (const TdSheetCell *cell, const char *detail)
{
  const TdBookSheet *sheet = td_score_book_get_sheet (cell->book, cell->sheet);
  TdReader *reader = td_store_get_reader (cell->store);
  GPtrArray *people = g_ptr_array_new_with_free_func (free_person);

  add_person (people, 0, _("Everybody"));
  if (sheet->staff == 0 && sheet->unit != 0)
    add_unit (people, reader, sheet->unit);
  if (detail != NULL)
    add_graded (people, reader, detail);
  return people;
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
