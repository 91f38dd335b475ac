/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-record-private.h"

#include "td-text.h"

#define MISSING G_MININT64

typedef union
{
  char  *text;
  gint64 number;
} TdValue;

/* @values holds one value a field, and behind them the titles of the reference
 * fields: one block a record, since lists hold thousands of them. */
typedef struct
{
  gint64   id;
  gboolean is_partial;
  TdValue *values;
} TdRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TdRecord, td_record, G_TYPE_OBJECT)

static TdRecordPrivate *
get_private (TdRecord *self)
{
  return td_record_get_instance_private (self);
}

static const TdField *
get_field (TdRecord *self,
           guint     field)
{
  return &TD_RECORD_GET_CLASS (self)->entity->fields[field];
}

static char **
get_title_slot (TdRecord *self,
                guint     field)
{
  TdRecordClass *klass = TD_RECORD_GET_CLASS (self);

  return &get_private (self)->values[klass->entity->n_fields + klass->title_slots[field]].text;
}

static void
notify_field (TdRecord *self,
              guint     field)
{
  g_object_notify_by_pspec (G_OBJECT (self), TD_RECORD_GET_CLASS (self)->properties[field]);
}

static void
td_record_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  TdRecord *self = TD_RECORD (object);
  guint field = prop_id - 1;

  if (td_field_is_text_like (get_field (self, field)))
    g_value_set_string (value, get_private (self)->values[field].text);
  else
    g_value_set_int64 (value, get_private (self)->values[field].number);
}

static void
td_record_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  TdRecord *self = TD_RECORD (object);
  guint field = prop_id - 1;

  if (td_field_is_text_like (get_field (self, field)))
    td_record_change_text_at (self, field, td_text_clean (g_value_get_string (value)));
  else
    td_record_change_int_at (self, field, g_value_get_int64 (value));
}

static void
td_record_finalize (GObject *object)
{
  TdRecord *self = TD_RECORD (object);

  td_record_clear_all (self);
  g_free (get_private (self)->values);

  G_OBJECT_CLASS (td_record_parent_class)->finalize (object);
}

static void
td_record_class_init (TdRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = td_record_finalize;
}

static void
td_record_init (TdRecord *self)
{
}

void
td_record_class_set_entity (TdRecordClass  *klass,
                            const TdEntity *entity)
{
  /* The nick and the blurb stay %NULL; the name is copied, since GObject
   * spells "self_total" as "self-total". */
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                            G_PARAM_STATIC_NICK | G_PARAM_STATIC_BLURB;

  /* GObject does not let classes inherit these two. */
  G_OBJECT_CLASS (klass)->get_property = td_record_get_property;
  G_OBJECT_CLASS (klass)->set_property = td_record_set_property;
  klass->entity = entity;
  klass->properties = g_new0 (GParamSpec *, entity->n_fields);
  klass->title_slots = g_new0 (guint8, entity->n_fields);
  klass->n_titles = 0;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const TdField *field = &entity->fields[i];

      if (field->type == TD_TYPE_REFERENCE)
        klass->title_slots[i] = klass->n_titles++;
      klass->properties[i] = td_field_is_text_like (field)
        ? g_param_spec_string (field->key, NULL, NULL, NULL, flags)
        : g_param_spec_int64 (field->key, NULL, NULL, MISSING, G_MAXINT64, MISSING, flags);
      g_object_class_install_property (G_OBJECT_CLASS (klass), i + 1, klass->properties[i]);
    }
}

void
td_record_init_values (TdRecord      *self,
                       TdRecordClass *klass)
{
  const TdEntity *entity = klass->entity;
  TdValue *values = g_new0 (TdValue, entity->n_fields + klass->n_titles);

  for (guint i = 0; i < entity->n_fields; i++)
    if (!td_field_is_text_like (&entity->fields[i]))
      values[i].number = MISSING;
  get_private (self)->values = values;
}

TdRecord *
td_record_new (const TdEntity *entity)
{
  g_return_val_if_fail (entity != NULL, NULL);

  return g_object_new (td_entity_get_record_type (entity), NULL);
}

TdRecord *
td_record_copy (TdRecord *self)
{
  const TdEntity *entity;
  const TdValue *source;
  TdRecord *copy;
  TdValue *values;

  g_return_val_if_fail (TD_IS_RECORD (self), NULL);

  entity = td_record_get_entity (self);
  source = get_private (self)->values;
  copy = td_record_new (entity);
  values = get_private (copy)->values;
  get_private (copy)->id = get_private (self)->id;
  get_private (copy)->is_partial = get_private (self)->is_partial;
  for (guint i = 0; i < entity->n_fields; i++)
    if (td_field_is_text_like (&entity->fields[i]))
      values[i].text = g_strdup (source[i].text);
    else
      values[i].number = source[i].number;
  for (guint i = 0; i < TD_RECORD_GET_CLASS (self)->n_titles; i++)
    values[entity->n_fields + i].text = g_strdup (source[entity->n_fields + i].text);
  return copy;
}

const TdEntity *
td_record_get_entity (TdRecord *self)
{
  g_return_val_if_fail (TD_IS_RECORD (self), NULL);

  return TD_RECORD_GET_CLASS (self)->entity;
}

gint64
td_record_get_id (TdRecord *self)
{
  g_return_val_if_fail (TD_IS_RECORD (self), 0);

  return get_private (self)->id;
}

void
td_record_set_id (TdRecord *self,
                  gint64    id)
{
  g_return_if_fail (TD_IS_RECORD (self));

  get_private (self)->id = id;
}

void
td_record_change_text_at (TdRecord *self,
                          guint     field,
                          char     *text)
{
  TdValue *value = &get_private (self)->values[field];

  if (g_strcmp0 (value->text, text) == 0)
    {
      g_free (text);
      return;
    }
  g_free (value->text);
  value->text = text;
  notify_field (self, field);
}

void
td_record_change_int_at (TdRecord *self,
                         guint     field,
                         gint64    number)
{
  TdValue *value = &get_private (self)->values[field];

  if (value->number == number)
    return;

  value->number = number;
  /* The title was that of another record. */
  if (get_field (self, field)->type == TD_TYPE_REFERENCE)
    g_clear_pointer (get_title_slot (self, field), g_free);
  notify_field (self, field);
}

void
td_record_change_reference_title_at (TdRecord   *self,
                                     guint       field,
                                     const char *title)
{
  char **slot = get_title_slot (self, field);

  if (g_strcmp0 (*slot, title) == 0)
    return;
  g_free (*slot);
  *slot = g_strdup (title);
  notify_field (self, field);
}

const char *
td_record_get_reference_title_at (TdRecord *self,
                                  guint     field)
{
  return *get_title_slot (self, field);
}

void
td_record_take_text_at (TdRecord *self,
                        guint     field,
                        char     *text)
{
  TdValue *value = &get_private (self)->values[field];

  g_free (value->text);
  value->text = text;
}

void
td_record_set_int_at (TdRecord *self,
                      guint     field,
                      gint64    value)
{
  get_private (self)->values[field].number = value;
}

void
td_record_take_reference_title_at (TdRecord *self,
                                   guint     field,
                                   char     *title)
{
  char **slot = get_title_slot (self, field);

  g_free (*slot);
  *slot = title;
}

void
td_record_clear_all (TdRecord *self)
{
  TdRecordPrivate *priv = get_private (self);
  TdRecordClass *klass = TD_RECORD_GET_CLASS (self);
  guint n_fields = klass->entity->n_fields;

  priv->id = 0;
  for (guint i = 0; i < n_fields; i++)
    if (td_field_is_text_like (&klass->entity->fields[i]))
      g_clear_pointer (&priv->values[i].text, g_free);
    else
      priv->values[i].number = MISSING;
  for (guint i = 0; i < klass->n_titles; i++)
    g_clear_pointer (&priv->values[n_fields + i].text, g_free);
}

gboolean
td_record_has_at (TdRecord *self,
                  guint     field)
{
  const TdValue *value = &get_private (self)->values[field];

  if (td_field_is_text_like (get_field (self, field)))
    return value->text != NULL;
  return value->number != MISSING;
}

const char *
td_record_get_text_at (TdRecord *self,
                       guint     field)
{
  return get_private (self)->values[field].text;
}

gint64
td_record_get_int_at (TdRecord *self,
                      guint     field)
{
  return get_private (self)->values[field].number;
}

void
td_record_assign (TdRecord *self,
                  TdRecord *source)
{
  const TdEntity *entity = td_record_get_entity (self);
  const TdValue *values = get_private (source)->values;

  g_return_if_fail (entity == td_record_get_entity (source));

  /* Handlers see all of the new state, not half of it. */
  g_object_freeze_notify (G_OBJECT (self));
  get_private (self)->id = get_private (source)->id;
  get_private (self)->is_partial = get_private (source)->is_partial;
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const TdField *field = &entity->fields[i];

      if (td_field_is_text_like (field))
        td_record_change_text_at (self, i, g_strdup (values[i].text));
      else
        td_record_change_int_at (self, i, values[i].number);
      if (field->type == TD_TYPE_REFERENCE)
        td_record_change_reference_title_at (self, i, *get_title_slot (source, i));
    }
  g_object_thaw_notify (G_OBJECT (self));
}

void
td_record_set_partial (TdRecord *self)
{
  get_private (self)->is_partial = TRUE;
}

gboolean
td_record_is_partial (TdRecord *self)
{
  return get_private (self)->is_partial;
}
