/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cli-private.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>

/* One value in the form that programs expect: ISO dates, terms of choices,
 * titles of references, true and false. */
static void
add_value (TdJson *json, TdRecord *record, const TdField *field)
{
  gint64 value;

  if (!td_record_has (record, field->key))
    {
      td_json_add_null (json, field->key);
      return;
    }
  switch (field->type)
    {
    case TD_TYPE_TEXT:
    case TD_TYPE_DATE:
      td_json_add_string (json, field->key, td_record_get_text (record, field->key));
      return;
    case TD_TYPE_CHOICE:
      {
        const TdChoice *choice = td_field_find_choice (field,
                                                       td_record_get_text (record, field->key));

        td_json_add_string (json, field->key,
                            choice ? choice->term : td_record_get_text (record, field->key));
        return;
      }
    case TD_TYPE_REFERENCE:
      td_json_add_string (json, field->key, td_record_get_reference_title (record, field->key));
      return;
    case TD_TYPE_FLAG:
      td_json_add_boolean (json, field->key, td_record_get_int_or (record, field->key, 0) != 0);
      return;
    case TD_TYPE_DECIMAL:
      td_record_get_int (record, field->key, &value);
      td_json_add_decimal (json, field->key, value);
      return;
    case TD_TYPE_INTEGER:
    case TD_TYPE_TIME:
      td_record_get_int (record, field->key, &value);
      td_json_add_int (json, field->key, value);
      return;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
answer_record (TdRecord *record, gpointer user_data, GError **error)
{
  TdCli *cli = user_data;
  const TdEntity *entity = td_record_get_entity (record);
  g_autoptr (GString) line = g_string_new (NULL);

  if (cli->json != NULL)
    {
      td_json_begin_object (cli->json, NULL);
      for (guint i = 0; i < entity->n_fields; i++)
        {
          if (!(entity->fields[i].flags & TD_FIELD_INTERNAL))
            add_value (cli->json, record, &entity->fields[i]);
        }
      td_json_end_object (cli->json);
      return TRUE;
    }
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const TdField *field = &entity->fields[i];

      if ((field->flags & TD_FIELD_LISTED) && !(field->flags & TD_FIELD_PERSONAL))
        {
          g_autofree char *shown = td_record_dup_display (record, field->key);

          g_string_append_printf (line, "%s%s", line->len > 0 ? "\t" : "", shown);
        }
    }
  td_cli_print (cli, "%s", line->str);
  return TRUE;
}

gboolean
td_cli_list (TdCli *cli, GStrv arguments, GError **error)
{
  g_autofree char *search = NULL;
  gboolean archived = FALSE;
  const GOptionEntry entries[] = {
    { "search", 0, 0, G_OPTION_ARG_STRING, &search,
      N_("only those that this text finds"), N_("TEXT") },
    { "archived", 0, 0, G_OPTION_ARG_NONE, &archived, N_("archived ones too"), NULL },
    { NULL },
  };
  g_autoptr (TdStore) store = NULL;
  g_autoptr (TdQuery) query = NULL;
  const TdEntity *entity;
  gboolean done;

  if (!td_cli_parse (cli, &arguments, entries, N_("FILE staff|units"), _("Lists people or units."),
                     2, error))
    return FALSE;
  entity = g_str_equal (arguments[2], "staff") ? &td_entity_staff
           : g_str_equal (arguments[2], "units") ? &td_entity_unit : NULL;
  if (entity == NULL)
    {
      cli->wrong_use = TRUE;
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("“%s” is not a list; the lists are: staff, units."), arguments[2]);
      return FALSE;
    }
  store = td_cli_open (cli, arguments[1], FALSE, error);
  if (store == NULL)
    return FALSE;

  query = td_query_new (entity);
  td_query_set_search (query, search);
  td_query_set_archived (query, archived);
  if (cli->json != NULL)
    td_json_begin_array (cli->json, arguments[2]);
  done = td_reader_foreach (td_store_get_reader (store), query, answer_record, cli, NULL, error);
  if (cli->json != NULL)
    td_json_end_array (cli->json);
  return done;
}
