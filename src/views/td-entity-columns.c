/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-entity-columns.h"

#include "td-cccd.h"
#include "td-record.h"

#include <glib/gi18n-lib.h>

#define CHAR_WIDTH 7
#define PADDING 16

typedef struct
{
  const TdField *field;
  TdPreferences *preferences;
} Source;

static void
free_source (gpointer data)
{
  Source *source = data;

  g_object_unref (source->preferences);
  g_free (source);
}

char *
td_entity_columns_dup_shown (const TdField *field, const char *text, gboolean reveal)
{
  if ((field->flags & TD_FIELD_PERSONAL) && !reveal && *text != '\0')
    return td_cccd_mask (text);
  return g_strdup (text);
}

char *
td_entity_columns_dup_text (TdRecord *record, const TdField *field, gboolean reveal)
{
  g_autofree char *text = td_record_dup_display (record, field->key);

  return td_entity_columns_dup_shown (field, text, reveal);
}

static char *
dup_text (TdTableColumn *column, gpointer item, gpointer user_data)
{
  const Source *source = user_data;

  return td_entity_columns_dup_text (item, source->field,
                                     td_preferences_get_reveal_personal (source->preferences));
}

static TdTableColumn *
make_column (const TdField *field, TdPreferences *preferences)
{
  Source *source = g_new0 (Source, 1);
  TdTableColumn *column;

  source->field = field;
  source->preferences = g_object_ref (preferences);
  column = td_table_column_new (field->key, _(field->label),
                                (int) field->width * CHAR_WIDTH + PADDING, dup_text, source,
                                free_source);
  td_table_column_set_listed (column, (field->flags & TD_FIELD_LISTED) != 0);
  /* Dates too: a year alone then stands under the years. */
  if (field->type == TD_TYPE_DATE || field->type == TD_TYPE_INTEGER ||
      field->type == TD_TYPE_DECIMAL || field->type == TD_TYPE_TIME)
    td_table_column_set_xalign (column, 1);
  return column;
}

void
td_entity_columns_add (TdDataTable *table, const TdEntity *entity, TdPreferences *preferences)
{
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const TdField *field = &entity->fields[i];

      if ((field->flags & TD_FIELD_INTERNAL) == 0)
        td_data_table_append_column (table, make_column (field, preferences));
    }
}
