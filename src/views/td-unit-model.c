/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-unit-model.h"

#include "td-unit-lines.h"

struct _TdUnitModel
{
  GObject       parent_instance;

  TdStore      *store;
  TdUnitTree   *tree;
  TdUnitCounts *counts;
  GArray       *found;     /* (element-type gint64) (nullable) */
  GHashTable   *closed;    /* set of gint64 */
  GArray       *lines;     /* of TdUnitLine */
  GHashTable   *positions; /* gint64 of a line to its position */
  GHashTable   *rows;      /* gint64 to TdUnitRow, those made so far */
  TdUnitSums    sums;
};

static void init_list (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdUnitModel, td_unit_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list))

static gint64
get_id_func (GListModel *model, guint position)
{
  return td_unit_model_get_id (TD_UNIT_MODEL (model), position);
}

static gboolean
find_func (GListModel *model, gint64 id, guint *position)
{
  return td_unit_model_find (TD_UNIT_MODEL (model), id, position);
}

const TdIdFuncs td_unit_model_id_funcs = { get_id_func, find_func };

/* --- rows --- */

static TdUnitRow *
make_row (TdUnitModel *self, const TdUnitLine *line)
{
  TdReader *reader = td_store_get_reader (self->store);
  g_autoptr (TdRecord) record = td_reader_get (reader, &td_entity_unit, line->id, NULL);
  gint64 body = td_unit_tree_get_body (self->tree, line->id);
  TdUnitRow *row;

  /* Removed a moment ago: the list is told next. */
  if (record == NULL)
    {
      record = td_record_new (&td_entity_unit);
      td_record_set_id (record, line->id);
    }
  row = td_unit_row_new (record, &line->place, td_unit_tree_get_body_name (self->tree, body));
  if (self->counts != NULL)
    td_unit_row_set_figures (row, td_unit_counts_get (self->counts, line->id));
  return row;
}

static GType
get_item_type (GListModel *list)
{
  return TD_TYPE_UNIT_ROW;
}

static guint
get_n_items (GListModel *list)
{
  return TD_UNIT_MODEL (list)->lines->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  TdUnitModel *self = TD_UNIT_MODEL (list);
  const TdUnitLine *line;
  TdUnitRow *row;

  if (position >= self->lines->len)
    return NULL;
  line = &g_array_index (self->lines, TdUnitLine, position);
  row = g_hash_table_lookup (self->rows, &line->id);
  if (row == NULL)
    {
      row = make_row (self, line);
      g_hash_table_insert (self->rows, g_memdup2 (&line->id, sizeof line->id), row);
    }
  return g_object_ref (row);
}

static void
init_list (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
rebuild (TdUnitModel *self)
{
  g_autoptr (GArray) before = g_steal_pointer (&self->lines);
  guint start;
  guint end;

  self->lines = td_unit_lines_make (self->tree, self->found, self->closed, &self->sums);
  g_hash_table_remove_all (self->positions);
  for (guint i = 0; i < self->lines->len; i++)
    g_hash_table_insert (self->positions, &g_array_index (self->lines, TdUnitLine, i).id,
                         GUINT_TO_POINTER (i));
  td_unit_lines_compare (before, self->lines, &start, &end);
  if (before->len - start - end > 0 || self->lines->len - start - end > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end,
                                self->lines->len - start - end);
}

/* --- class --- */

static void
td_unit_model_dispose (GObject *object)
{
  g_clear_object (&TD_UNIT_MODEL (object)->store);
  G_OBJECT_CLASS (td_unit_model_parent_class)->dispose (object);
}

static void
td_unit_model_finalize (GObject *object)
{
  TdUnitModel *self = TD_UNIT_MODEL (object);

  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->positions);
  g_hash_table_unref (self->closed);
  g_array_unref (self->lines);
  g_clear_pointer (&self->found, g_array_unref);
  g_clear_pointer (&self->counts, td_unit_counts_free);
  g_clear_pointer (&self->tree, td_unit_tree_unref);
  G_OBJECT_CLASS (td_unit_model_parent_class)->finalize (object);
}

static void
td_unit_model_class_init (TdUnitModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_unit_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_unit_model_finalize;
}

static void
td_unit_model_init (TdUnitModel *self)
{
  self->closed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->lines = g_array_new (FALSE, TRUE, sizeof (TdUnitLine));
  self->positions = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

TdUnitModel *
td_unit_model_new (TdStore *store)
{
  TdUnitModel *self = g_object_new (TD_TYPE_UNIT_MODEL, NULL);

  self->store = g_object_ref (store);
  return self;
}

void
td_unit_model_show (TdUnitModel *self, TdUnitTree *tree, GArray *found)
{
  td_unit_tree_ref (tree);
  g_clear_pointer (&self->tree, td_unit_tree_unref);
  self->tree = tree;
  g_clear_pointer (&self->found, g_array_unref);
  if (found != NULL)
    self->found = g_array_ref (found);
  if (self->counts != NULL)
    td_unit_counts_add_up (self->counts, tree);
  td_unit_model_forget_rows (self);
  rebuild (self);
}

TdUnitTree *
td_unit_model_get_tree (TdUnitModel *self)
{
  return self->tree;
}

guint
td_unit_model_get_n_found (TdUnitModel *self)
{
  return self->sums.n_found;
}

guint
td_unit_model_get_n_living (TdUnitModel *self)
{
  return self->sums.n_living;
}

gboolean
td_unit_model_is_nested (TdUnitModel *self)
{
  return self->sums.is_nested;
}

void
td_unit_model_forget_rows (TdUnitModel *self)
{
  g_hash_table_remove_all (self->rows);
}

void
td_unit_model_take_counts (TdUnitModel *self, TdUnitCounts *counts)
{
  g_clear_pointer (&self->counts, td_unit_counts_free);
  self->counts = counts;
  if (self->tree != NULL)
    td_unit_counts_add_up (counts, self->tree);
  td_unit_model_forget_rows (self);
}

const TdUnitCounts *
td_unit_model_get_counts (TdUnitModel *self)
{
  return self->counts;
}

gint64
td_unit_model_get_id (TdUnitModel *self, guint position)
{
  return position < self->lines->len ? g_array_index (self->lines, TdUnitLine, position).id : 0;
}

gboolean
td_unit_model_find (TdUnitModel *self, gint64 id, guint *position)
{
  gpointer found;

  if (!g_hash_table_lookup_extended (self->positions, &id, NULL, &found))
    return FALSE;
  *position = GPOINTER_TO_UINT (found);
  return TRUE;
}

TdUnitRow *
td_unit_model_dup_row (TdUnitModel *self, gint64 id)
{
  guint position;

  if (!td_unit_model_find (self, id, &position))
    return NULL;
  return get_item (G_LIST_MODEL (self), position);
}

/* --- opening and closing --- */

static void
note_expanded (TdUnitModel *self, gint64 id, gboolean expanded)
{
  TdUnitRow *row = g_hash_table_lookup (self->rows, &id);

  if (expanded)
    g_hash_table_remove (self->closed, &id);
  else
    g_hash_table_add (self->closed, g_memdup2 (&id, sizeof id));
  if (row != NULL)
    td_unit_row_set_expanded (row, expanded);
}

void
td_unit_model_set_expanded (TdUnitModel *self, gint64 id, gboolean expanded)
{
  if (self->found != NULL || g_hash_table_contains (self->closed, &id) == !expanded)
    return;
  note_expanded (self, id, expanded);
  rebuild (self);
}

void
td_unit_model_expand_all (TdUnitModel *self, gboolean expanded)
{
  guint n = self->tree ? td_unit_tree_get_n (self->tree) : 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 id = td_unit_tree_get_nth (self->tree, i)->id;
      guint n_children;

      td_unit_tree_get_children (self->tree, id, &n_children);
      if (n_children > 0 || expanded)
        note_expanded (self, id, expanded);
    }
  if (n > 0)
    rebuild (self);
}

gboolean
td_unit_model_reveal (TdUnitModel *self, gint64 id)
{
  const TdUnitNode *node = self->tree ? td_unit_tree_get (self->tree, id) : NULL;
  guint position;

  if (node == NULL)
    return FALSE;
  for (gint64 above = node->parent; above != 0;
       above = td_unit_tree_get (self->tree, above)->parent)
    note_expanded (self, above, TRUE);
  rebuild (self);
  return td_unit_model_find (self, id, &position);
}
