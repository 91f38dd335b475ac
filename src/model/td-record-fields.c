/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-record-private.h"

#include "td-error.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>

#define MISSING G_MININT64

static const TdField *
get_field (TdRecord *self,
           guint     field)
{
  return &td_record_get_entity (self)->fields[field];
}

gboolean
td_record_has (TdRecord   *self,
               const char *key)
{
  g_return_val_if_fail (TD_IS_RECORD (self), FALSE);

  return td_record_has_at (self, td_entity_index (td_record_get_entity (self), key));
}

const char *
td_record_get_text (TdRecord   *self,
                    const char *key)
{
  guint field;

  g_return_val_if_fail (TD_IS_RECORD (self), NULL);
  field = td_entity_index (td_record_get_entity (self), key);
  g_return_val_if_fail (td_field_is_text_like (get_field (self, field)), NULL);

  return td_record_get_text_at (self, field);
}

gboolean
td_record_get_int (TdRecord   *self,
                   const char *key,
                   gint64     *value)
{
  gint64 number;

  g_return_val_if_fail (TD_IS_RECORD (self), FALSE);

  number = td_record_get_int_or (self, key, MISSING);
  if (value != NULL)
    *value = number;
  return number != MISSING;
}

gint64
td_record_get_int_or (TdRecord   *self,
                      const char *key,
                      gint64      missing)
{
  guint field;
  gint64 number;

  g_return_val_if_fail (TD_IS_RECORD (self), missing);
  field = td_entity_index (td_record_get_entity (self), key);
  g_return_val_if_fail (!td_field_is_text_like (get_field (self, field)), missing);

  number = td_record_get_int_at (self, field);
  return number != MISSING ? number : missing;
}

TdDate
td_record_get_date (TdRecord   *self,
                    const char *key)
{
  const char *iso = td_record_get_text (self, key);

  return iso != NULL ? td_date_from_iso (iso) : (TdDate) { 0 };
}

void
td_record_set_text (TdRecord   *self,
                    const char *key,
                    const char *value)
{
  g_autofree char *clean = td_text_clean (value);

  td_record_set_exact_text (self, key, clean);
}

void
td_record_set_exact_text (TdRecord   *self,
                          const char *key,
                          const char *value)
{
  guint field;

  g_return_if_fail (TD_IS_RECORD (self));
  field = td_entity_index (td_record_get_entity (self), key);
  g_return_if_fail (td_field_is_text_like (get_field (self, field)));

  td_record_change_text_at (self, field, value != NULL && *value != '\0' ? g_strdup (value) : NULL);
}

void
td_record_set_int (TdRecord   *self,
                   const char *key,
                   gint64      value)
{
  guint field;

  g_return_if_fail (TD_IS_RECORD (self));
  field = td_entity_index (td_record_get_entity (self), key);
  g_return_if_fail (!td_field_is_text_like (get_field (self, field)));

  td_record_change_int_at (self, field, value);
}

void
td_record_set_date (TdRecord   *self,
                    const char *key,
                    TdDate      value)
{
  g_autofree char *iso = td_date_to_iso (value);

  td_record_set_exact_text (self, key, iso);
}

void
td_record_clear (TdRecord   *self,
                 const char *key)
{
  guint field;

  g_return_if_fail (TD_IS_RECORD (self));
  field = td_entity_index (td_record_get_entity (self), key);

  if (td_field_is_text_like (get_field (self, field)))
    td_record_change_text_at (self, field, NULL);
  else
    td_record_change_int_at (self, field, MISSING);
}

const char *
td_record_get_reference_title (TdRecord   *self,
                               const char *key)
{
  guint field;

  g_return_val_if_fail (TD_IS_RECORD (self), NULL);
  field = td_entity_index (td_record_get_entity (self), key);
  g_return_val_if_fail (get_field (self, field)->type == TD_TYPE_REFERENCE, NULL);

  return td_record_get_reference_title_at (self, field);
}

void
td_record_set_reference_title (TdRecord   *self,
                               const char *key,
                               const char *title)
{
  guint field;

  g_return_if_fail (TD_IS_RECORD (self));
  field = td_entity_index (td_record_get_entity (self), key);
  g_return_if_fail (get_field (self, field)->type == TD_TYPE_REFERENCE);

  td_record_change_reference_title_at (self, field, title);
}

const char *
td_record_get_title (TdRecord *self)
{
  const TdEntity *entity;
  const TdField *field;
  const TdChoice *choice;
  const char *title;
  guint index;

  g_return_val_if_fail (TD_IS_RECORD (self), "");

  entity = td_record_get_entity (self);
  index = td_entity_index (entity, entity->title);
  field = &entity->fields[index];
  if (field->type == TD_TYPE_REFERENCE)
    title = td_record_get_reference_title_at (self, index);
  else
    title = td_record_get_text_at (self, index);

  choice = td_field_find_choice (field, title);
  if (choice != NULL)
    return _(choice->label);
  return title != NULL ? title : "";
}

GPtrArray *
td_record_diff (TdRecord *a,
                TdRecord *b)
{
  GPtrArray *keys = g_ptr_array_new ();
  const TdEntity *entity = td_record_get_entity (a);

  g_return_val_if_fail (entity == td_record_get_entity (b), keys);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      gboolean same = td_field_is_text_like (&entity->fields[i])
        ? g_strcmp0 (td_record_get_text_at (a, i), td_record_get_text_at (b, i)) == 0
        : td_record_get_int_at (a, i) == td_record_get_int_at (b, i);

      if (!same && (entity->fields[i].flags & TD_FIELD_DERIVED) == 0)
        g_ptr_array_add (keys, (gpointer) entity->fields[i].key);
    }
  return keys;
}

gboolean
td_record_prepare (TdRecord *self,
                   GError  **error)
{
  const TdEntity *entity;

  g_return_val_if_fail (TD_IS_RECORD (self), FALSE);

  entity = td_record_get_entity (self);
  if (entity->derive != NULL)
    entity->derive (self);

  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & TD_FIELD_REQUIRED) != 0 && !td_record_has_at (self, i))
      {
        const char *title = td_record_get_title (self);

        /* Translators: %1$s is a kind of record ("person"), %2$s names the
         * record if it can be named, %3$s is the field. */
        g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                     _("The %1$s “%2$s” cannot be saved: “%3$s” is missing. "
                       "Fill it in and try again."),
                     _(entity->label), *title != '\0' ? title : "…", _(entity->fields[i].label));
        return FALSE;
      }
  return entity->check == NULL || entity->check (self, error);
}
