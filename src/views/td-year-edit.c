/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-year-edit.h"

#include "td-edit.h"
#include "td-error.h"
#include "td-year-seal.h"

#include <glib/gi18n-lib.h>

/* For the writer thread: copies that nothing else uses. */
typedef struct
{
  TdRecord *before;
  TdRecord *after;
  TdRecord *person_before; /* nullable, as the next */
  TdRecord *person_after;
} YearEdit;

static void
free_edit (gpointer data)
{
  YearEdit *edit = data;

  g_object_unref (edit->before);
  g_object_unref (edit->after);
  g_clear_object (&edit->person_before);
  g_clear_object (&edit->person_after);
  g_free (edit);
}

/* The facts that are there; %NULL without an error where there are none. */
static TdRecord *
find_facts (TdReader *reader, gint64 staff, gint64 year, GError **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_year_fact);

  td_query_filter_int (query, "staff", TD_FILTER_IS, staff);
  td_query_filter_int (query, "year", TD_FILTER_IS, year);
  return td_reader_first (reader, query, error);
}

static TdRecord *
new_facts (TdReader *reader, gint64 staff, guint year, GError **error)
{
  g_autoptr (TdRecord) person = td_reader_get (reader, &td_entity_staff, staff, error);
  TdRecord *facts;

  if (person == NULL)
    return NULL;
  facts = td_record_new (&td_entity_year_fact);
  td_record_set_int (facts, "staff", staff);
  td_record_set_reference_title (facts, "staff", td_record_get_title (person));
  td_record_set_int (facts, "year", year);
  return facts;
}

TdRecord *
td_year_edit_load (TdReader *reader, gint64 staff, guint year, GError **error)
{
  g_autoptr (GError) failure = NULL;
  TdRecord *facts = find_facts (reader, staff, year, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return facts != NULL ? facts : new_facts (reader, staff, year, error);
}

/* Copies what was edited onto what is there now. */
static gboolean
merge (TdRecord *before, TdRecord *after, TdRecord *now, GError **error)
{
  g_autoptr (GPtrArray) keys = td_record_diff (before, after);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = keys->pdata[i];

      if (!td_edit_same_value (now, before, key) && !td_edit_same_value (now, after, key))
        {
          g_autofree char *value = td_record_dup_display (now, key);

          g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                       /* Translators: a field, and the value that it has by now. */
                       _("Meanwhile “%s” was changed to “%s”. Nothing was written: close, look at "
                         "it, and enter your value again."),
                       _(td_entity_field (td_record_get_entity (now), key)->label), value);
          return FALSE;
        }
      td_edit_copy_value (after, now, key);
    }
  return TRUE;
}

static gboolean
save_person (TdWriter *writer, YearEdit *edit, GError **error)
{
  g_autoptr (TdRecord) now = NULL;

  if (edit->person_after == NULL)
    return TRUE;
  now = td_reader_get (td_writer_get_reader (writer), &td_entity_staff,
                       td_record_get_id (edit->person_before), error);
  return now != NULL && merge (edit->person_before, edit->person_after, now, error) &&
         td_writer_save (writer, now, NULL, error);
}

static gboolean
save_facts (TdWriter *writer, YearEdit *edit, gint64 year, GError **error)
{
  g_autoptr (GPtrArray) keys = td_record_diff (edit->before, edit->after);
  g_autoptr (GError) failure = NULL;
  g_autoptr (TdRecord) now = NULL;

  if (keys->len == 0)
    return TRUE;
  now = find_facts (td_writer_get_reader (writer), td_record_get_int_or (edit->after, "staff", 0),
                    year, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (now == NULL)
    {
      now = td_record_copy (edit->before);
      td_record_set_id (now, 0);
    }
  return merge (edit->before, edit->after, now, error) && td_writer_save (writer, now, NULL, error);
}

static gboolean
write_edit (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  YearEdit *edit = data;
  gint64 year = td_record_get_int_or (edit->after, "year", 0);

  return td_year_guard (td_writer_get_reader (writer), (guint) year, error) &&
         save_person (writer, edit, error) && save_facts (writer, edit, year, error);
}

void
td_year_edit_save_async (TdStore *store, TdRecord *before, TdRecord *after, TdRecord *person_before,
                         TdRecord *person_after, GAsyncReadyCallback callback, gpointer user_data)
{
  YearEdit *edit = g_new0 (YearEdit, 1);
  /* Translators: a year, and a person. */
  g_autofree char *label = g_strdup_printf (_("Enter the facts of %u: %s"),
                                            (guint) td_record_get_int_or (after, "year", 0),
                                            td_record_get_reference_title (after, "staff"));

  edit->before = td_record_copy (before);
  edit->after = td_record_copy (after);
  if (person_after != NULL)
    {
      edit->person_before = td_record_copy (person_before);
      edit->person_after = td_record_copy (person_after);
    }
  td_store_write_async (store, label, write_edit, edit, free_edit, NULL, callback, user_data);
}
