/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-unit-tree.h"

#include <string.h>

/* A node with what only the building of the tree needs. */
typedef struct
{
  TdUnitNode  node;
  const char *sort_key;
  gint64      position;
  gboolean    is_placed;
  GPtrArray  *children; /* (element-type TdUnitNode) (nullable) */
} TdUnit;

struct _TdUnitTree
{
  gatomicrefcount  ref_count;
  GStringChunk    *strings;
  char            *department;
  GPtrArray       *units; /* (element-type TdUnit), in the tree's order once built */
  GHashTable      *by_id; /* gint64 to TdUnit */
  GPtrArray       *roots; /* (element-type TdUnitNode) */
};

static void
free_unit (gpointer data)
{
  TdUnit *unit = data;

  g_clear_pointer (&unit->children, g_ptr_array_unref);
  g_free (unit);
}

static const char *
keep_string (TdUnitTree *self,
             const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

static gboolean
add_unit (TdRecord  *record,
          gpointer   user_data,
          GError   **error)
{
  TdUnitTree *self = user_data;
  TdUnit *unit = g_new0 (TdUnit, 1);

  unit->node.id = td_record_get_id (record);
  unit->node.name = keep_string (self, td_record_get_text (record, "name"));
  unit->node.short_name = keep_string (self, td_record_get_text (record, "short_name"));
  unit->node.kind = keep_string (self, td_record_get_text (record, "kind"));
  unit->node.parent = td_record_get_int_or (record, "parent", 0);
  unit->node.head = td_record_get_int_or (record, "head", 0);
  unit->node.own_body = td_record_get_int_or (record, "own_body", 0) == 1;
  unit->node.archived = td_record_get_int_or (record, "archived", 0) == 1;
  unit->sort_key = keep_string (self, td_record_get_text (record, "sort_key"));
  unit->position = td_record_get_int_or (record, "position", G_MAXINT64);

  g_ptr_array_add (self->units, unit);
  g_hash_table_insert (self->by_id, &unit->node.id, unit);
  return TRUE;
}

static TdUnit *
find_unit (const TdUnitTree *self,
           gint64            id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

/* By the given order, those without one last, then by name. */
static int
compare_units (gconstpointer a,
               gconstpointer b)
{
  const TdUnit *x = *(const TdUnit *const *) a;
  const TdUnit *y = *(const TdUnit *const *) b;

  if (x->position != y->position)
    return x->position < y->position ? -1 : 1;
  if (g_strcmp0 (x->sort_key, y->sort_key) != 0)
    return g_strcmp0 (x->sort_key, y->sort_key);
  return x->node.id < y->node.id ? -1 : x->node.id > y->node.id;
}

/* A parent that is not there, or a way up that never ends, counts as none. */
static void
cut_rings (TdUnitTree *self)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      TdUnit *unit = g_ptr_array_index (self->units, i);
      TdUnit *above = find_unit (self, unit->node.parent);
      guint steps = 0;

      while (above != NULL && above != unit && steps++ < self->units->len)
        above = find_unit (self, above->node.parent);
      if (above == unit || find_unit (self, unit->node.parent) == NULL)
        unit->node.parent = 0;
    }
}

static void
link_children (TdUnitTree *self)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      TdUnit *unit = g_ptr_array_index (self->units, i);
      TdUnit *parent = find_unit (self, unit->node.parent);

      if (parent != NULL && parent->children == NULL)
        parent->children = g_ptr_array_new ();
      g_ptr_array_add (parent != NULL ? parent->children : self->roots, unit);
    }
}

/* Puts @unit and all below it behind what @ordered holds. */
static void
place_unit (TdUnitTree *self,
            TdUnit     *unit,
            TdUnit     *parent,
            GPtrArray  *ordered)
{
  unit->node.order = ordered->len;
  unit->node.depth = parent != NULL ? parent->node.depth + 1 : 0;
  if (unit->node.own_body)
    unit->node.body = unit->node.id;
  else
    unit->node.body = parent != NULL ? parent->node.body : TD_BODY_DEPARTMENT;
  g_ptr_array_add (ordered, unit);

  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    place_unit (self, g_ptr_array_index (unit->children, i), unit, ordered);
}

static void
build (TdUnitTree *self)
{
  g_autoptr(GPtrArray) ordered = g_ptr_array_new ();

  cut_rings (self);
  /* Sorted once: children are then added in their order. */
  g_ptr_array_sort (self->units, compare_units);
  link_children (self);
  for (guint i = 0; i < self->roots->len; i++)
    place_unit (self, g_ptr_array_index (self->roots, i), NULL, ordered);

  g_assert (ordered->len == self->units->len);
  for (guint i = 0; i < ordered->len; i++)
    self->units->pdata[i] = ordered->pdata[i];
}

TdUnitTree *
td_unit_tree_new (TdReader  *reader,
                  GError   **error)
{
  g_autoptr(TdUnitTree) self = g_new0 (TdUnitTree, 1);
  g_autoptr(TdQuery) query = td_query_new (&td_entity_unit);
  g_autoptr(TdRecord) organisation = NULL;

  g_atomic_ref_count_init (&self->ref_count);
  self->strings = g_string_chunk_new (4096);
  self->units = g_ptr_array_new_with_free_func (free_unit);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->roots = g_ptr_array_new ();

  organisation = td_reader_get_organisation (reader, error);
  if (organisation == NULL)
    return NULL;
  self->department = g_strdup (td_record_get_text (organisation, "department"));

  td_query_set_archived (query, TRUE);
  if (!td_reader_foreach (reader, query, add_unit, self, NULL, error))
    return NULL;
  build (self);
  return g_steal_pointer (&self);
}

TdUnitTree *
td_unit_tree_ref (TdUnitTree *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
td_unit_tree_unref (TdUnitTree *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->roots);
  g_ptr_array_unref (self->units);
  g_string_chunk_free (self->strings);
  g_free (self->department);
  g_free (self);
}

guint
td_unit_tree_get_n (const TdUnitTree *self)
{
  return self->units->len;
}

const TdUnitNode *
td_unit_tree_get_nth (const TdUnitTree *self,
                      guint             order)
{
  g_return_val_if_fail (order < self->units->len, NULL);

  return g_ptr_array_index (self->units, order);
}

const TdUnitNode *
td_unit_tree_get (const TdUnitTree *self,
                  gint64            unit)
{
  TdUnit *found = find_unit (self, unit);

  return found != NULL ? &found->node : NULL;
}

const TdUnitNode *const *
td_unit_tree_get_children (const TdUnitTree *self,
                           gint64            unit,
                           guint            *n)
{
  TdUnit *found = find_unit (self, unit);
  GPtrArray *children = unit == 0 ? self->roots : found != NULL ? found->children : NULL;

  *n = children != NULL ? children->len : 0;
  return children != NULL ? (const TdUnitNode *const *) children->pdata : NULL;
}

gboolean
td_unit_tree_is_within (const TdUnitTree *self,
                        gint64            unit,
                        gint64            ancestor)
{
  if (ancestor == 0)
    return TRUE;
  for (const TdUnitNode *node = td_unit_tree_get (self, unit); node != NULL;
       node = td_unit_tree_get (self, node->parent))
    if (node->id == ancestor)
      return TRUE;
  return FALSE;
}

char *
td_unit_tree_dup_path (const TdUnitTree *self,
                       gint64            unit)
{
  GString *path = g_string_new (NULL);

  for (const TdUnitNode *node = td_unit_tree_get (self, unit); node != NULL;
       node = td_unit_tree_get (self, node->parent))
    {
      if (path->len > 0)
        g_string_prepend (path, " › ");
      g_string_prepend (path, node->name);
    }
  return g_string_free (path, FALSE);
}

gint64
td_unit_tree_get_body (const TdUnitTree *self,
                       gint64            unit)
{
  const TdUnitNode *node = td_unit_tree_get (self, unit);

  return node != NULL ? node->body : TD_BODY_DEPARTMENT;
}

const char *
td_unit_tree_get_body_name (const TdUnitTree *self,
                            gint64            body)
{
  const TdUnitNode *node = td_unit_tree_get (self, body);

  return node != NULL ? node->name : TD_BODY_DEPARTMENT_NAME;
}

const char *
td_unit_tree_get_department_name (const TdUnitTree *self)
{
  return self->department != NULL ? self->department : "";
}
