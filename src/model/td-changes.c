/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-changes-private.h"

typedef struct
{
  TdTouched touched;
  guint64   fields; /* of an edit: one bit for each field that changed */
} TdChange;

struct _TdChanges
{
  GArray *changes; /* of TdChange */
};

G_DEFINE_BOXED_TYPE (TdChanges, td_changes, td_changes_ref, td_changes_unref)

static void
free_contents (gpointer data)
{
  TdChanges *self = data;

  g_array_unref (self->changes);
}

TdChanges *
td_changes_ref (TdChanges *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
td_changes_unref (TdChanges *self)
{
  g_atomic_rc_box_release_full (self, free_contents);
}

TdChanges *
td_changes_new (void)
{
  TdChanges *self = g_atomic_rc_box_new0 (TdChanges);

  self->changes = g_array_new (FALSE, FALSE, sizeof (TdChange));
  return self;
}

void
td_changes_add (TdChanges      *self,
                const TdEntity *entity,
                gint64          id,
                TdChangeKind    kind,
                guint64         fields)
{
  TdChange change = { { entity, id, kind }, fields };

  g_array_append_val (self->changes, change);
}

gsize
td_changes_get_n (const TdChanges *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->changes->len;
}

const TdTouched *
td_changes_get (const TdChanges *self,
                gsize            index)
{
  g_return_val_if_fail (self != NULL && index < self->changes->len, NULL);

  return &g_array_index (self->changes, TdChange, index).touched;
}

gboolean
td_changes_touch (const TdChanges *self,
                  const TdEntity  *entity)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->changes->len; i++)
    if (g_array_index (self->changes, TdChange, i).touched.entity == entity)
      return TRUE;
  return FALSE;
}

gboolean
td_changes_touch_record (const TdChanges *self,
                         const TdEntity  *entity,
                         gint64           id)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->changes->len; i++)
    {
      const TdTouched *touched = &g_array_index (self->changes, TdChange, i).touched;

      if (touched->id == id && touched->entity == entity)
        return TRUE;
    }
  return FALSE;
}

gboolean
td_changes_leave_keys (const TdChanges   *self,
                       const TdEntity    *entity,
                       const char *const *keys)
{
  guint64 fields = 0;

  g_return_val_if_fail (self != NULL && entity != NULL && keys != NULL, FALSE);

  for (guint i = 0; keys[i] != NULL; i++)
    fields |= G_GUINT64_CONSTANT (1) << td_entity_index (entity, keys[i]);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const TdChange *change = &g_array_index (self->changes, TdChange, i);

      if (change->touched.entity == entity &&
          (change->touched.kind != TD_CHANGE_EDITED || (change->fields & fields) != 0))
        return FALSE;
    }
  return TRUE;
}
