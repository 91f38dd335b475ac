/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-unit-edits.h"

#include "td-edit.h"
#include "td-error.h"

#include <glib/gi18n-lib.h>

/* --- one step --- */

/* The living unit nearest to @from among @n, not counting @from, towards the
 * beginning or the end. */
static gboolean
find_living (const TdUnitNode *const *units, guint n, guint from, gboolean backwards, guint *at)
{
  for (guint i = from; backwards ? i > 0 : i + 1 < n;)
    {
      i += backwards ? -1 : 1;
      if (units[i]->archived)
        continue;
      *at = i;
      return TRUE;
    }
  return FALSE;
}

static guint
find_place (const TdUnitNode *const *units, guint n, gint64 unit)
{
  for (guint i = 0; i < n; i++)
    {
      if (units[i]->id == unit)
        return i;
    }
  g_return_val_if_reached (0);
}

static gint64
get_next (const TdUnitNode *const *units, guint n, guint at)
{
  return at + 1 < n ? units[at + 1]->id : 0;
}

gboolean
td_unit_step_find (const TdUnitTree *tree, gint64 unit, TdUnitStep step, gint64 *parent,
                   gint64 *before)
{
  const TdUnitNode *node = td_unit_tree_get (tree, unit);
  const TdUnitNode *above = node ? td_unit_tree_get (tree, node->parent) : NULL;
  const TdUnitNode *const *level;
  guint n;
  guint at;

  if (node == NULL || (step == TD_UNIT_STEP_OUT && above == NULL))
    return FALSE;
  *parent = node->parent;
  *before = 0;
  if (step == TD_UNIT_STEP_OUT)
    {
      *parent = above->parent;
      level = td_unit_tree_get_children (tree, above->parent, &n);
      *before = get_next (level, n, find_place (level, n, above->id));
      return TRUE;
    }
  level = td_unit_tree_get_children (tree, node->parent, &n);
  if (!find_living (level, n, find_place (level, n, unit), step != TD_UNIT_STEP_DOWN, &at))
    return FALSE;
  if (step == TD_UNIT_STEP_UP)
    *before = level[at]->id;
  else if (step == TD_UNIT_STEP_DOWN)
    *before = get_next (level, n, at);
  else
    *parent = level[at]->id;
  return TRUE;
}

/* --- several at once --- */

typedef struct
{
  GArray     *ids;
  TdRecord   *value;
  const char *key;
} Bulk;

static void
free_bulk (gpointer data)
{
  Bulk *bulk = data;

  g_array_unref (bulk->ids);
  g_object_unref (bulk->value);
  g_free (bulk);
}

static gboolean
check_parent (const TdUnitTree *tree, TdRecord *unit, gint64 parent, GError **error)
{
  const TdUnitNode *above = td_unit_tree_get (tree, parent);

  if (parent == 0 || above == NULL || !td_unit_tree_is_within (tree, parent,
                                                               td_record_get_id (unit)))
    return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               /* Translators: two units, which may be the same one. */
               _("“%1$s” cannot belong to “%2$s”, which is itself or a part of it. Choose another "
                 "unit, or leave it out."),
               td_record_get_title (unit), above->name);
  return FALSE;
}

static gboolean
save_bulk (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const Bulk *bulk = data;
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr (TdUnitTree) tree = td_unit_tree_new (reader, error);
  g_autoptr (GPtrArray) units = NULL;
  gboolean is_parent = g_str_equal (bulk->key, "parent");

  if (tree == NULL)
    return FALSE;
  units = td_reader_load (reader, &td_entity_unit, (const gint64 *) (gpointer) bulk->ids->data,
                          bulk->ids->len, error);
  if (units == NULL)
    return FALSE;
  for (guint i = 0; i < units->len; i++)
    {
      TdRecord *unit = units->pdata[i];

      if (is_parent &&
          !check_parent (tree, unit, td_record_get_int_or (bulk->value, "parent", 0), error))
        return FALSE;
      td_edit_copy_value (bulk->value, unit, bulk->key);
      if (!td_writer_save (writer, unit, NULL, error))
        return FALSE;
    }
  return TRUE;
}

TdAction *
td_unit_set_field (const gint64 *ids, gsize n_ids, TdRecord *value, const char *key,
                   GError **error)
{
  const TdField *field = td_entity_field (&td_entity_unit, key);
  Bulk *bulk;
  char *label;

  if (field == NULL || (field->flags & TD_FIELD_BULK) == 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("“%s” cannot be set for several units at once."), key);
      return NULL;
    }
  bulk = g_new0 (Bulk, 1);
  bulk->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (bulk->ids, ids, (guint) n_ids);
  bulk->value = td_record_copy (value);
  bulk->key = field->key;
  label = g_strdup_printf (/* Translators: a field and a number of units. */
                           ngettext ("Set “%1$s” of %2$u unit", "Set “%1$s” of %2$u units", n_ids),
                           gettext (field->label), (guint) n_ids);
  return td_action_new (label, save_bulk, bulk, free_bulk);
}

/* --- by name --- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  TdRecord *x = *(TdRecord *const *) a;
  TdRecord *y = *(TdRecord *const *) b;
  gint64 parent_x = td_record_get_int_or (x, "parent", 0);
  gint64 parent_y = td_record_get_int_or (y, "parent", 0);
  int order;

  if (parent_x != parent_y)
    return parent_x < parent_y ? -1 : 1;
  order = g_strcmp0 (td_record_get_text (x, "sort_key"), td_record_get_text (y, "sort_key"));
  if (order != 0)
    return order;
  return td_record_get_id (x) < td_record_get_id (y) ? -1 : 1;
}

static gboolean
save_sorted (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_unit);
  g_autoptr (GPtrArray) units = NULL;
  gint64 parent = -1;
  gint64 position = 0;

  td_query_set_archived (query, TRUE);
  units = td_reader_list (td_writer_get_reader (writer), query, error);
  if (units == NULL)
    return FALSE;
  g_ptr_array_sort (units, compare_names);
  for (guint i = 0; i < units->len; i++)
    {
      TdRecord *unit = units->pdata[i];
      gint64 its_parent = td_record_get_int_or (unit, "parent", 0);

      position = its_parent == parent ? position + 1 : 1;
      parent = its_parent;
      td_record_set_int (unit, "position", position);
      if (!td_writer_save (writer, unit, NULL, error))
        return FALSE;
    }
  return TRUE;
}

TdAction *
td_unit_sort_by_name (void)
{
  return td_action_new (g_strdup (_("Sort the units by name")), save_sorted, NULL, NULL);
}

gint64
td_unit_get_last_position (TdReader *reader)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_unit);
  g_autoptr (TdRecord) last = NULL;

  td_query_set_archived (query, TRUE);
  td_query_filter_int (query, "position", TD_FILTER_HAS, 0);
  td_query_set_sort (query, "position", TRUE);
  last = td_reader_first (reader, query, NULL);
  return last ? td_record_get_int_or (last, "position", 0) + 1 : 1;
}
