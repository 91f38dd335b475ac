/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-state.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
free_choice (gpointer data)
{
  TdBoardChoice *choice = data;

  g_free (choice->reason);
  g_free (choice);
}

static void
free_line (gpointer data)
{
  TdBoardLine *line = data;

  g_free (line->group_key);
  g_free (line);
}

static void
free_result (gpointer data)
{
  TdBoardResult *result = data;

  g_free (result->unit_name);
  g_free (result->body_name);
  g_free (result->group_key);
  g_free (result->pack);
  g_free (result->reason);
  g_free (result);
}

static gboolean
add_choice (TdRecord  *record,
            gpointer   user_data,
            GError   **error)
{
  TdBoardState *self = user_data;
  TdBoardChoice *choice = g_new0 (TdBoardChoice, 1);

  choice->id = td_record_get_id (record);
  choice->staff = td_record_get_int_or (record, "staff", 0);
  choice->klass = td_class_from_code (td_record_get_text (record, "class"));
  choice->reason = g_strdup (td_record_get_text (record, "reason"));
  g_hash_table_replace (self->choices, &choice->staff, choice);
  return TRUE;
}

static gboolean
add_line (TdRecord  *record,
          gpointer   user_data,
          GError   **error)
{
  TdBoardState *self = user_data;
  TdBoardLine *line = g_new0 (TdBoardLine, 1);

  line->id = td_record_get_id (record);
  line->above = (guint) MAX (td_record_get_int_or (record, "above", 0), 0);
  line->group_key = g_strdup (td_record_get_text (record, "group_key"));
  g_hash_table_replace (self->lines, line->group_key, line);
  return TRUE;
}

/* Takes "KEY|BODY|LEADER" apart; a key may hold a unit's name with a bar in it. */
static void
read_sealed_group (TdBoardResult *result,
                   const char    *text)
{
  char *bar;

  result->group_key = g_strdup (text != NULL ? text : TD_GROUP_KEY_MISSING);
  bar = strrchr (result->group_key, '|');
  if (bar == NULL)
    return;
  result->is_leader = strcmp (bar + 1, "1") == 0;
  *bar = '\0';
  bar = strrchr (result->group_key, '|');
  if (bar == NULL)
    return;
  result->body = g_ascii_strtoll (bar + 1, NULL, 10);
  *bar = '\0';
}

static gboolean
add_result (TdRecord  *record,
            gpointer   user_data,
            GError   **error)
{
  TdBoardState *self = user_data;
  TdBoardResult *result = g_new0 (TdBoardResult, 1);

  result->id = td_record_get_id (record);
  result->staff = td_record_get_int_or (record, "staff", 0);
  result->unit_name = g_strdup (td_record_get_text (record, "unit_name"));
  result->body_name = g_strdup (td_record_get_text (record, "body_name"));
  read_sealed_group (result, td_record_get_text (record, "group_key"));
  result->pack = g_strdup (td_record_get_text (record, "pack"));
  result->score = td_record_get_int_or (record, "score", TD_SCORE_MISSING);
  result->proposed = td_class_from_code (td_record_get_text (record, "proposed"));
  result->klass = td_class_from_code (td_record_get_text (record, "class"));
  result->reason = g_strdup (td_record_get_text (record, "reason"));
  g_hash_table_replace (self->results, &result->staff, result);
  return TRUE;
}

static gboolean
read_of (TdReader        *reader,
         const TdEntity  *entity,
         const char      *key,
         gint64           value,
         TdRecordFunc     func,
         gpointer         data,
         GError         **error)
{
  g_autoptr(TdQuery) query = td_query_new (entity);

  td_query_filter_int (query, key, TD_FILTER_IS, value);
  return td_reader_foreach (reader, query, func, data, NULL, error);
}

gboolean
td_board_state_read_decisions (TdBoardState  *self,
                               TdReader      *reader,
                               GError       **error)
{
  g_clear_pointer (&self->choices, g_hash_table_unref);
  g_clear_pointer (&self->lines, g_hash_table_unref);
  g_clear_pointer (&self->results, g_hash_table_unref);
  self->choices = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_choice);
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_line);

  /* Another variant of a frozen year shows what it would have been. */
  if (self->seal != NULL && self->seal->variant == self->variant)
    {
      self->results = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_result);
      if (!read_of (reader, &td_entity_year_result, "seal", self->seal->id, add_result, self,
                    error))
        return FALSE;
    }
  if (self->variant == 0)
    return TRUE;
  return read_of (reader, &td_entity_year_choice, "variant", self->variant, add_choice, self,
                  error) &&
         read_of (reader, &td_entity_year_line, "variant", self->variant, add_line, self, error);
}

/* The variant asked for among the saved ones: by name, else the frozen one, else the first. */
static TdRecord *
choose_variant (const TdBoardState *self,
                GPtrArray          *records,
                const char         *name)
{
  for (guint i = 0; i < records->len; i++)
    {
      TdRecord *record = g_ptr_array_index (records, i);

      if (name != NULL ? g_strcmp0 (td_record_get_text (record, "name"), name) == 0
                       : self->seal != NULL && td_record_get_id (record) == self->seal->variant)
        return record;
    }
  return name == NULL && records->len > 0 ? g_ptr_array_index (records, 0) : NULL;
}

gboolean
td_board_state_read_variants (TdBoardState  *self,
                              TdReader      *reader,
                              const char    *variant,
                              guint         *grouping,
                              GError       **error)
{
  g_autoptr(TdQuery) query = td_query_new (&td_entity_year_variant);
  g_autoptr(GPtrArray) records = NULL;
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  TdRecord *chosen;

  td_query_filter_int (query, "year", TD_FILTER_IS, self->year);
  records = td_reader_list (reader, query, error);
  if (records == NULL)
    return FALSE;

  chosen = choose_variant (self, records, variant);
  if (chosen == NULL && (records->len > 0 || g_strcmp0 (variant, TD_VARIANT_FIRST) != 0) &&
      variant != NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   /* Translators: a name like "B", a year */
                   _("There is no variant “%s” for %u. Choose another one."), variant, self->year);
      return FALSE;
    }

  for (guint i = 0; i < records->len; i++)
    g_strv_builder_add (names, td_record_get_text (g_ptr_array_index (records, i), "name"));
  if (records->len == 0)
    g_strv_builder_add (names, TD_VARIANT_FIRST);
  g_strfreev (self->variants);
  self->variants = g_strv_builder_end (names);

  g_free (self->variant_name);
  self->variant_name = g_strdup (chosen != NULL ? td_record_get_text (chosen, "name")
                                                : TD_VARIANT_FIRST);
  self->variant = chosen != NULL ? td_record_get_id (chosen) : 0;
  *grouping = self->base_grouping;
  if (chosen != NULL)
    *grouping = (guint) td_record_get_int_or (chosen, "grouping", self->base_grouping);
  return TRUE;
}

gboolean
td_year_variant_ensure (TdWriter    *writer,
                        guint        year,
                        const char  *name,
                        gint64      *variant,
                        GError     **error)
{
  g_autoptr(TdQuery) query = td_query_new (&td_entity_year_variant);
  g_autoptr(TdRecord) record = NULL;
  g_autoptr(GError) failure = NULL;

  td_query_filter_int (query, "year", TD_FILTER_IS, year);
  td_query_filter_text (query, "name", TD_FILTER_IS, name);
  record = td_reader_first (td_writer_get_reader (writer), query, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (record == NULL)
    {
      record = td_record_new (&td_entity_year_variant);
      td_record_set_int (record, "year", year);
      td_record_set_text (record, "name", name);
      if (!td_writer_save (writer, record, NULL, error))
        return FALSE;
    }
  *variant = td_record_get_id (record);
  return TRUE;
}
