/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-entity.h"

#include "td-class.h"
#include "td-record-private.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* References come before what refers.  unit.head and unit.parent are the
 * exceptions: a person belongs to a unit, and the unit names its head. */
static const TdEntity *const entities[] = {
  &td_entity_organisation,
  &td_entity_setting,
  &td_entity_unit,
  &td_entity_staff,
  &td_entity_membership,
  &td_entity_leave,
  &td_entity_discipline,
  &td_entity_year_fact,
  &td_entity_year_variant,
  &td_entity_year_choice,
  &td_entity_year_line,
  &td_entity_year_seal,
  &td_entity_year_result,
  &td_entity_import_mapping,
  &td_entity_criteria_set,
  &td_entity_criterion,
  &td_entity_criteria_band,
  &td_entity_round,
  &td_entity_sheet,
  &td_entity_score,
  &td_entity_question,
  &td_entity_attachment,
  &td_entity_evidence,
  &td_entity_form,
  &td_entity_form_receipt,
  &td_entity_round_seal,
  &td_entity_round_result,
};

/* "year_fact" becomes "TdYearFact". */
static char *
make_type_name (const char *key)
{
  GString *name = g_string_new ("Td");
  gboolean upper = TRUE;

  for (const char *c = key; *c != '\0'; c++)
    {
      if (*c != '_')
        g_string_append_c (name, upper ? g_ascii_toupper (*c) : *c);
      upper = *c == '_';
    }
  return g_string_free (name, FALSE);
}

static void
init_record_class (gpointer klass,
                   gpointer entity)
{
  td_record_class_set_entity (klass, entity);
}

static void
init_record (GTypeInstance *record,
             gpointer       klass)
{
  td_record_init_values ((TdRecord *) record, klass);
}

static GType
register_record_type (const TdEntity *entity)
{
  g_autofree char *name = make_type_name (entity->key);
  GTypeQuery parent;
  GTypeInfo info = { 0 };

  g_type_query (TD_TYPE_RECORD, &parent);
  info.class_size = parent.class_size;
  info.class_init = init_record_class;
  info.class_data = entity;
  info.instance_size = parent.instance_size;
  info.instance_init = init_record;
  return g_type_register_static (TD_TYPE_RECORD, name, &info, G_TYPE_FLAG_FINAL);
}

/* What lists write for classes and kinds of staff is known to the rules. */
static const char *
read_known_wording (const TdField *field,
                    const char    *text)
{
  TdClass klass;

  if (td_field_find_choice (field, td_class_code (TD_CLASS_EXCELLENT)) != NULL)
    return td_class_read (text, &klass) ? td_class_code (klass) : NULL;
  if (td_field_find_choice (field, td_kind_code (TD_KIND_CIVIL_SERVANT)) != NULL)
    return td_kind_code (td_kind_read (text));
  return NULL;
}

static gboolean
folds_like (const char *text,
            const char *folded)
{
  g_autofree char *other = td_text_fold (text);

  return strcmp (other, folded) == 0;
}

const TdEntity *const *
td_entities_get (guint *n_entities)
{
  if (n_entities != NULL)
    *n_entities = G_N_ELEMENTS (entities);
  return entities;
}

const TdEntity *
td_entity_find (const char *key)
{
  for (guint i = 0; key != NULL && i < G_N_ELEMENTS (entities); i++)
    if (strcmp (entities[i]->key, key) == 0)
      return entities[i];
  return NULL;
}

GType
td_entity_get_record_type (const TdEntity *self)
{
  static gsize types[G_N_ELEMENTS (entities)];
  guint index = 0;

  while (index < G_N_ELEMENTS (entities) && entities[index] != self)
    index++;
  g_return_val_if_fail (index < G_N_ELEMENTS (entities), G_TYPE_INVALID);

  if (g_once_init_enter (&types[index]))
    g_once_init_leave (&types[index], register_record_type (self));
  return types[index];
}

guint
td_entity_index (const TdEntity *self,
                 const char     *key)
{
  /* Keys differ early, and this runs for every value of every row. */
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].key[0] == key[0] && strcmp (self->fields[i].key, key) == 0)
      return i;
  g_error ("%s has no field “%s”", self->key, key);
}

const TdField *
td_entity_field (const TdEntity *self,
                 const char     *key)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; key != NULL && i < self->n_fields; i++)
    if (strcmp (self->fields[i].key, key) == 0)
      return &self->fields[i];
  return NULL;
}

gboolean
td_field_is_text_like (const TdField *self)
{
  return self->type == TD_TYPE_TEXT || self->type == TD_TYPE_DATE || self->type == TD_TYPE_CHOICE;
}

const TdChoice *
td_field_find_choice (const TdField *self,
                      const char    *code)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->choices == NULL || code == NULL)
    return NULL;
  for (const TdChoice *choice = self->choices; choice->code != NULL; choice++)
    if (strcmp (choice->code, code) == 0)
      return choice;
  return NULL;
}

const TdChoice *
td_field_read_choice (const TdField *self,
                      const char    *text)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->choices == NULL || text == NULL)
    return NULL;

  /* Most lists write the term itself: nothing to fold then. */
  for (const TdChoice *choice = self->choices; choice->code != NULL; choice++)
    if (*text != '\0' && (strcmp (choice->term, text) == 0 || strcmp (choice->code, text) == 0))
      return choice;

  folded = td_text_fold (text);
  if (*folded == '\0')
    return NULL;
  for (const TdChoice *choice = self->choices; choice->code != NULL; choice++)
    if (folds_like (choice->term, folded) || folds_like (choice->code, folded) ||
        folds_like (_(choice->label), folded) || folds_like (choice->label, folded))
      return choice;
  return td_field_find_choice (self, read_known_wording (self, text));
}
