/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-columns.h"

#include "td-error.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
free_column (gpointer data)
{
  TdImportColumn *column = data;

  g_free (column->letters);
  g_free (column->heading);
  g_free (column->value);
  g_free (column);
}

static TdImportColumn *
make_column (const TdHeaderColumn *proposed, GPtrArray *fields)
{
  TdImportColumn *column = g_new0 (TdImportColumn, 1);

  column->column = proposed->column;
  column->letters = g_strdup (proposed->letters);
  column->heading = g_strdup (proposed->heading);
  column->value = g_strdup (proposed->value);
  column->confidence = proposed->confidence;
  for (guint i = 0; i < fields->len; i++)
    {
      const TdImportField *field = fields->pdata[i];

      if (g_strcmp0 (field->key, proposed->key) == 0)
        column->key = column->proposed = field->key;
    }
  return column;
}

static const TdImportField *
find_field (GPtrArray *fields, const char *key)
{
  for (guint i = 0; i < fields->len; i++)
    if (strcmp (((TdImportField *) fields->pdata[i])->key, key) == 0)
      return fields->pdata[i];
  return NULL;
}

static TdImportColumn *
find_by_letters (GPtrArray *columns, const char *letters)
{
  for (guint i = 0; i < columns->len; i++)
    {
      TdImportColumn *column = columns->pdata[i];

      if (g_ascii_strcasecmp (column->letters, letters) == 0)
        return column;
    }
  return NULL;
}

/* Lists are told apart by what they mean, not by what is written: a key from
 * another version of the program that is no longer there is left out. */
static void
recall (GPtrArray *columns, GPtrArray *fields, const char *remembered)
{
  g_auto (GStrv) entries = g_strsplit (remembered, ";", -1);

  for (guint i = 0; entries[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (entries[i], "=", 2);
      TdImportColumn *column = find_by_letters (columns, pair[0]);
      const TdImportField *field;

      if (column == NULL || g_strv_length (pair) != 2)
        continue;
      field = find_field (fields, pair[1]);
      if (field == NULL && *pair[1] != '\0')
        continue;
      column->key = field != NULL ? field->key : NULL;
      column->is_remembered = column->key != column->proposed;
    }
}

GPtrArray *
td_import_columns_new (TdImportProfile profile, const TdHeader *header, GPtrArray *fields,
                       const char *remembered)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (free_column);

  for (guint i = 0; i < header->columns->len; i++)
    g_ptr_array_add (columns, make_column (header->columns->pdata[i], fields));
  if (profile == TD_IMPORT_SELF_ASSESSMENT)
    td_import_assessment_guess (columns);
  if (remembered != NULL)
    recall (columns, fields, remembered);
  return columns;
}

char *
td_import_columns_to_text (GPtrArray *columns)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const TdImportColumn *column = columns->pdata[i];

      g_string_append_printf (text, "%s%s=%s", i > 0 ? ";" : "", column->letters,
                              column->key != NULL ? column->key : "");
    }
  return g_string_free (text, FALSE);
}

static void
set_unknown_key (GError **error, GPtrArray *fields, const char *key)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (keys, "%s%s", i > 0 ? ", " : "",
                            ((TdImportField *) fields->pdata[i])->key);
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _("There is no field “%s” in this kind of list. The fields are: %s."), key,
               keys->str);
}

/* Columns of one field that are marked with x stand side by side. */
static gboolean
may_share (const TdImportColumn *a, const TdImportColumn *b)
{
  return a->value != NULL && b->value != NULL;
}

gboolean
td_import_columns_assign (GPtrArray *columns, GPtrArray *fields, guint column, const char *key,
                          GError **error)
{
  const TdImportField *field = NULL;
  TdImportColumn *target = NULL;

  if (key != NULL && (field = find_field (fields, key)) == NULL)
    {
      set_unknown_key (error, fields, key);
      return FALSE;
    }
  for (guint i = 0; i < columns->len; i++)
    if (((TdImportColumn *) columns->pdata[i])->column == column)
      target = columns->pdata[i];
  if (target == NULL)
    {
      g_autofree char *letters = td_sheet_column_letters (column);

      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   _("Column %s has no heading. Choose another column, or point at the header."),
                   letters);
      return FALSE;
    }
  for (guint i = 0; field != NULL && i < columns->len; i++)
    {
      TdImportColumn *other = columns->pdata[i];

      if (other != target && other->key == field->key && !may_share (other, target))
        other->key = NULL;
    }
  target->key = field != NULL ? field->key : NULL;
  target->is_remembered = FALSE;
  return TRUE;
}

/* A heading first: "TT" is far more often a heading than the column of that name. */
const TdImportColumn *
td_import_columns_find (GPtrArray *columns, const char *text, GError **error)
{
  g_autofree char *wanted = td_text_fold (text);
  const TdImportColumn *column;

  for (guint i = 0; *wanted != '\0' && i < columns->len; i++)
    {
      g_autofree char *heading = NULL;

      column = columns->pdata[i];
      heading = td_text_fold (column->heading);
      if (strcmp (heading, wanted) == 0)
        return column;
    }
  column = find_by_letters (columns, text);
  if (column == NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                 _("There is no column “%s” with a heading. Give its letters, or its heading as it "
                   "stands in the list."),
                 text);
  return column;
}

char *
td_import_mapping_load (TdReader *reader, TdImportProfile profile, const char *shape, gint64 *id)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_import_mapping);
  g_autoptr (TdRecord) record = NULL;

  td_query_filter_text (query, "profile", TD_FILTER_IS, td_import_profile_get_name (profile));
  td_query_filter_text (query, "shape", TD_FILTER_IS, shape);
  /* Without a remembered mapping the proposal stands: no reason to fail. */
  record = td_reader_first (reader, query, NULL);
  *id = record != NULL ? td_record_get_id (record) : 0;
  return record != NULL ? g_strdup (td_record_get_text (record, "columns")) : NULL;
}

static void
clear_source (gpointer data)
{
  TdImportSource *source = data;

  g_free (source->value);
}

/* "Chức vụ, đơn vị công tác". */
static gboolean
is_of_units (const char *heading)
{
  static const char *const words[] = { "don vi", "phong ban", "noi cong tac", "bo phan",
                                       "co quan" };
  g_autofree char *folded = td_text_fold (heading);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (folded, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

TdImportPlan *
td_import_plan_new (TdImportProfile profile, GPtrArray *columns)
{
  TdImportPlan *self = g_atomic_rc_box_new (TdImportPlan);

  self->sources = g_array_new (FALSE, FALSE, sizeof (TdImportSource));
  g_array_set_clear_func (self->sources, clear_source);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->has_titles = self->is_legacy = self->has_unit_in_post = FALSE;
  self->title_unit = NULL;
  for (guint i = 0; i < columns->len; i++)
    {
      const TdImportColumn *column = columns->pdata[i];
      TdImportSource source = { .column = column->column };

      if (column->key == NULL)
        continue;
      if (strcmp (column->key, "post") == 0)
        self->has_unit_in_post = is_of_units (column->heading);
      source.key = g_intern_string (column->key);
      source.value = g_strdup (column->value);
      source.field = td_entity_field (td_import_profile_get_entity (profile), source.key);
      source.is_special = source.field == NULL || td_import_key_is_special (source.key);
      g_array_append_val (self->sources, source);
    }
  for (guint i = self->sources->len; i > 0; i--)
    {
      TdImportSource *source = &g_array_index (self->sources, TdImportSource, i - 1);

      g_hash_table_insert (self->by_key, (gpointer) source->key, source);
    }
  return self;
}

static void
clear_plan (gpointer data)
{
  TdImportPlan *self = data;

  g_free (self->title_unit);
  g_array_unref (self->sources);
  g_hash_table_unref (self->by_key);
}

TdImportPlan *
td_import_plan_ref (TdImportPlan *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
td_import_plan_unref (TdImportPlan *self)
{
  g_atomic_rc_box_release_full (self, clear_plan);
}

const TdImportSource *
td_import_plan_find (const TdImportPlan *self, const char *key)
{
  return g_hash_table_lookup (self->by_key, key);
}
