/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-unique.h"

#include "td-error.h"
#include "td-record-private.h"
#include "td-rows.h"
#include "td-sql.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_KEYS 2
#define NO_FIELD -1

/* Pairs of fields that name one record together, among those that lack @without.  An
 * organisation has none: any other record of it is one too many. */
static const struct
{
  const TdEntity *entity;
  const char     *keys[MAX_KEYS];
  const char     *without;
} pairs[] = {
  { &td_entity_organisation, { NULL } },
  { &td_entity_year_fact, { "staff", "year" } },
  { &td_entity_year_variant, { "year", "name" } },
  { &td_entity_year_choice, { "variant", "staff" } },
  { &td_entity_year_line, { "variant", "group_key" } },
  { &td_entity_year_seal, { "year", "version" } },
  { &td_entity_year_result, { "seal", "staff" } },
  { &td_entity_import_mapping, { "profile", "shape" } },
  { &td_entity_sheet, { "staff", "round" } },
  { &td_entity_sheet, { "unit", "round" }, "staff" },
};

typedef struct
{
  guint       fields[MAX_KEYS];
  guint       n_fields;
  int         without; /* index of the field that both lack, or NO_FIELD */
  TdStatement find;
} TdRule;

struct _TdUnique
{
  const TdEntity *entity;
  GArray         *rules;
  int             archived; /* index of the field, NO_FIELD: records are never archived */
};

static void
clear_rule (gpointer data)
{
  TdRule *rule = data;

  td_statement_clear (&rule->find);
}

static char *
make_sql (TdUnique     *self,
          const TdRule *rule)
{
  GString *sql = g_string_new ("SELECT ");

  td_sql_append_title (sql, self->entity, "t");
  g_string_append_printf (sql, " FROM \"%s\" t WHERE t.id <> ?1", self->entity->key);
  for (guint i = 0; i < rule->n_fields; i++)
    {
      const char *key = self->entity->fields[rule->fields[i]].key;

      /* A round has thousands of records, where the other key has a few: the sign keeps
       * SQLite from its index. */
      g_string_append_printf (sql, " AND %st.\"%s\" = ?%u",
                              g_strcmp0 (key, self->entity->round_field) == 0 ? "+" : "", key,
                              rule->fields[i] + 2);
    }
  if (rule->without != NO_FIELD)
    g_string_append_printf (sql, " AND +t.\"%s\" IS NULL",
                            self->entity->fields[rule->without].key);
  if (self->archived != NO_FIELD)
    g_string_append (sql, " AND t.archived IS NOT 1");
  g_string_append (sql, " LIMIT 1");
  return g_string_free (sql, FALSE);
}

static gboolean
add_rule (TdUnique *self,
          TdDb     *db,
          TdRule    rule,
          GError  **error)
{
  g_autofree char *sql = make_sql (self, &rule);

  if (!td_statement_prepare (&rule.find, db, sql, error))
    return FALSE;
  g_array_append_val (self->rules, rule);
  return TRUE;
}

static gboolean
add_pairs (TdUnique *self,
           TdDb     *db,
           GError  **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      TdRule rule = { .without = NO_FIELD };

      if (pairs[i].entity != self->entity)
        continue;
      if (pairs[i].without != NULL)
        rule.without = (int) td_entity_index (self->entity, pairs[i].without);
      while (rule.n_fields < MAX_KEYS && pairs[i].keys[rule.n_fields] != NULL)
        {
          rule.fields[rule.n_fields] = td_entity_index (self->entity, pairs[i].keys[rule.n_fields]);
          rule.n_fields++;
        }
      if (!add_rule (self, db, rule, error))
        return FALSE;
    }
  return TRUE;
}

TdUnique *
td_unique_new (TdDb           *db,
               const TdEntity *entity,
               GError        **error)
{
  TdUnique *self = g_new0 (TdUnique, 1);
  gboolean done = TRUE;

  self->entity = entity;
  self->rules = g_array_new (FALSE, TRUE, sizeof (TdRule));
  g_array_set_clear_func (self->rules, clear_rule);
  self->archived =
    td_entity_field (entity, "archived") != NULL ? (int) td_entity_index (entity, "archived")
                                                 : NO_FIELD;

  for (guint i = 0; done && i < entity->n_fields; i++)
    if ((entity->fields[i].flags & TD_FIELD_UNIQUE) != 0)
      done = add_rule (self, db, (TdRule) { .fields = { i }, .n_fields = 1, .without = NO_FIELD },
                          error);
  if (done && add_pairs (self, db, error))
    return self;

  td_unique_free (self);
  return NULL;
}

void
td_unique_free (TdUnique *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->rules);
  g_free (self);
}

static gboolean
is_archived (TdUnique *self,
             TdRecord *record)
{
  return self->archived != NO_FIELD &&
         td_record_get_int_at (record, (guint) self->archived) == 1;
}

static gboolean
differs (TdRecord *a,
         TdRecord *b,
         guint     field)
{
  return td_field_is_text_like (&td_record_get_entity (a)->fields[field])
    ? g_strcmp0 (td_record_get_text_at (a, field), td_record_get_text_at (b, field)) != 0
    : td_record_get_int_at (a, field) != td_record_get_int_at (b, field);
}

/* Missing values are shared by whoever lacks them, and what stays as it was, in
 * a record that was living already, needs no second look. */
static gboolean
needs_check (TdUnique     *self,
             const TdRule *rule,
             TdRecord     *record,
             TdRecord     *stored)
{
  gboolean is_new = stored == NULL || is_archived (self, stored);

  if (rule->without != NO_FIELD && td_record_has_at (record, (guint) rule->without))
    return FALSE;
  if (rule->without != NO_FIELD && !is_new)
    is_new = td_record_has_at (stored, (guint) rule->without);
  for (guint i = 0; i < rule->n_fields; i++)
    {
      if (!td_record_has_at (record, rule->fields[i]))
        return FALSE;
      is_new = is_new || differs (record, stored, rule->fields[i]);
    }
  return is_new;
}

static void
set_error (TdUnique     *self,
           const TdRule *rule,
           TdRecord     *record,
           const char   *title,
           GError      **error)
{
  if (self->entity == &td_entity_sheet)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   /* Translators: a person or unit */
                   _("“%s” already has a score sheet in this round. Score that one instead."),
                   title);
    }
  else if (rule->n_fields == 1)
    {
      const TdField *field = &self->entity->fields[rule->fields[0]];
      g_autofree char *value = td_record_dup_display (record, field->key);

      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   /* Translators: %1$s names the record being saved, %2$s is a field, %3$s its
                    * value, %4$s names the other record. */
                   _("“%1$s” was not saved: “%2$s” is %3$s, which “%4$s” already has. Correct one "
                     "of the two."),
                   td_record_get_title (record), _(field->label), value, title);
    }
  else
    {
      g_set_error (
        error, TD_ERROR, TD_ERROR_INVALID,
        /* Translators: %1$s is a kind of record, such as "facts of the year", %2$s names it. */
        _("Not saved: there already is such a record (%1$s: “%2$s”). Change that one instead."),
        _(self->entity->label), title);
    }
}

gboolean
td_unique_check (TdUnique *self,
                 TdRecord *record,
                 TdRecord *stored,
                 GError  **error)
{
  if (is_archived (self, record))
    return TRUE;

  for (guint i = 0; i < self->rules->len; i++)
    {
      TdRule *rule = &g_array_index (self->rules, TdRule, i);
      guint64 fields = 0;
      gboolean row;

      if (!needs_check (self, rule, record, stored))
        continue;
      for (guint f = 0; f < rule->n_fields; f++)
        fields |= G_GUINT64_CONSTANT (1) << rule->fields[f];
      td_rows_bind (&rule->find, record, fields);
      if (!td_statement_step (&rule->find, &row, error))
        return FALSE;
      if (row)
        set_error (self, rule, record, td_statement_get_text (&rule->find, 0), error);
      td_statement_reset (&rule->find);
      td_statement_unbind (&rule->find);
      if (row)
        return FALSE;
    }
  return TRUE;
}
