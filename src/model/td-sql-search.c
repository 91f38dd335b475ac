/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sql-private.h"

#include "td-text.h"

#include <string.h>

gboolean
td_sql_searches_target (const TdEntity *entity,
                        const TdField  *field)
{
  return field->type == TD_TYPE_REFERENCE &&
         ((field->flags & TD_FIELD_SEARCHED) != 0 || strcmp (field->key, entity->title) == 0) &&
         td_entity_field (td_entity_find (field->reference), "search") != NULL;
}

/* A colon comes right after the digits, so that this is every number that begins
 * with these, found in the index. */
void
td_sql_append_begins (GString       *sql,
                      const TdField *field,
                      guint          parameter)
{
  g_string_append_printf (sql, "\"%s\" >= ?%u AND \"%s\" < ?%u || ':'", field->key, parameter,
                          field->key, parameter);
}

/* The word in the record's own text. */
static void
append_own (TdSql          *self,
            const TdEntity *entity,
            const char     *word)
{
  if (td_entity_field (entity, "search") != NULL)
    g_string_append (self->text, "td_has (t.search, ");
  else
    {
      g_string_append (self->text, "td_has (td_fold (");
      td_sql_append_title (self->text, entity, "t");
      g_string_append (self->text, "), ");
    }
  td_sql_append_argument (self, g_strdup (word), 0);
  g_string_append_c (self->text, ')');
}

/* Where words are looked for: the record's own search text, its numbers, and the
 * search text of the records which it names in its title or in a searched field.
 * The latter are few (units), and so are people with a number, so SQLite finds
 * them once and compares ids row by row. */
static void
append_word (TdSql          *self,
             const TdEntity *entity,
             const char     *word)
{
  guint parameter;

  g_string_append (self->text, " AND (");
  append_own (self, entity, word);
  parameter = self->arguments->len;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const TdField *field = &entity->fields[i];

      if (td_sql_searches_target (entity, field))
        g_string_append_printf (self->text,
                                " OR t.\"%s\" IN (SELECT id FROM \"%s\" WHERE td_has (search, "
                                "?%u))",
                                field->key, field->reference, parameter);
      if ((field->flags & TD_FIELD_NUMBER) != 0 && td_query_word_is_number (word))
        {
          g_string_append_printf (self->text, " OR t.id IN (SELECT id FROM \"%s\" WHERE ",
                                  entity->key);
          td_sql_append_begins (self->text, field, parameter);
          g_string_append_c (self->text, ')');
        }
    }
  g_string_append_c (self->text, ')');
}

void
td_sql_append_search (TdSql         *self,
                      const TdQuery *query)
{
  g_auto (GStrv) words = td_query_dup_words (query);

  for (guint i = 0; words[i] != NULL; i++)
    append_word (self, query->entity, words[i]);
  /* Nothing but punctuation was typed: no record holds that. */
  if (words[0] == NULL && query->search != NULL)
    g_string_append (self->text, " AND 0");
}

/* The row is looked up once more, by its id, so that SQLite can still search in an
 * index which does not hold the title: few rows are found, many are searched. */
void
td_sql_append_exact (TdSql         *self,
                     const TdQuery *query)
{
  g_string_append (self->text, "(SELECT td_holds (");
  td_sql_append_title (self->text, query->entity, "x");
  g_string_append (self->text, ", ");
  td_sql_append_argument (self, td_text_lower (query->search), 0);
  g_string_append_printf (self->text, ") FROM \"%s\" x WHERE x.id = t.id)", query->entity->key);
}
