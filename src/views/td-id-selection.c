/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-id-selection-private.h"

enum
{
  PROP_0,
  PROP_MODEL,
  PROP_N_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

guint
td_id_selection_count_items (TdIdSelection *self)
{
  return self->model ? g_list_model_get_n_items (self->model) : 0;
}

gint64
td_id_selection_get_id (TdIdSelection *self, guint position)
{
  return self->model ? self->funcs->get_id (self->model, position) : 0;
}

/* Puts @id into the set or takes it out; whether that changed anything. */
gboolean
td_id_selection_put (TdIdSelection *self, gint64 id, gboolean selected)
{
  gboolean inside = (!!selected) != self->all;

  if (!inside)
    return g_hash_table_remove (self->ids, &id);
  if (g_hash_table_contains (self->ids, &id))
    return FALSE;
  return g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
}

void
td_id_selection_tell_changed (TdIdSelection *self, guint position, guint n)
{
  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, n);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static GType
get_item_type (GListModel *list)
{
  TdIdSelection *self = TD_ID_SELECTION (list);

  return self->model ? g_list_model_get_item_type (self->model) : G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *list)
{
  return td_id_selection_count_items (TD_ID_SELECTION (list));
}

static gpointer
get_item (GListModel *list, guint position)
{
  TdIdSelection *self = TD_ID_SELECTION (list);

  return self->model ? g_list_model_get_item (self->model, position) : NULL;
}

static void
init_list (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  TdIdSelection *self = TD_ID_SELECTION (model);

  return td_id_selection_has (self, td_id_selection_get_id (self, position));
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n)
{
  GtkBitset *set = gtk_bitset_new_empty ();
  guint end = MIN ((guint64) position + n, td_id_selection_count_items (TD_ID_SELECTION (model)));

  for (guint i = position; i < end; i++)
    {
      if (is_selected (model, i))
        gtk_bitset_add (set, i);
    }
  return set;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  TdIdSelection *self = TD_ID_SELECTION (model);

  if (unselect_rest)
    td_id_selection_clear (self);
  td_id_selection_set_range (self, position, position, TRUE);
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  td_id_selection_set_range (TD_ID_SELECTION (model), position, position, FALSE);
  return TRUE;
}

static gboolean
select_range (GtkSelectionModel *model, guint position, guint n, gboolean unselect_rest)
{
  TdIdSelection *self = TD_ID_SELECTION (model);

  if (unselect_rest)
    td_id_selection_clear (self);
  if (n > 0)
    td_id_selection_set_range (self, position, position + n - 1, TRUE);
  return TRUE;
}

static gboolean
unselect_range (GtkSelectionModel *model, guint position, guint n)
{
  if (n > 0)
    td_id_selection_set_range (TD_ID_SELECTION (model), position, position + n - 1, FALSE);
  return TRUE;
}

static gboolean
select_all (GtkSelectionModel *model)
{
  TdIdSelection *self = TD_ID_SELECTION (model);

  self->all = TRUE;
  self->n_hidden = 0;
  g_hash_table_remove_all (self->ids);
  td_id_selection_tell_changed (self, 0, td_id_selection_count_items (self));
  return TRUE;
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  td_id_selection_clear (TD_ID_SELECTION (model));
  return TRUE;
}

static void
init_selection (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TdIdSelection, td_id_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, init_selection))

static void
items_changed_cb (TdIdSelection *self, guint position, guint removed, guint added)
{
  self->n_hidden = -1;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (self->all)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static void
td_id_selection_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdIdSelection *self = TD_ID_SELECTION (object);

  switch (id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, td_id_selection_get_n (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_id_selection_dispose (GObject *object)
{
  g_clear_object (&TD_ID_SELECTION (object)->model);
  G_OBJECT_CLASS (td_id_selection_parent_class)->dispose (object);
}

static void
td_id_selection_finalize (GObject *object)
{
  g_hash_table_unref (TD_ID_SELECTION (object)->ids);
  G_OBJECT_CLASS (td_id_selection_parent_class)->finalize (object);
}

static void
td_id_selection_class_init (TdIdSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_id_selection_get_property;
  object_class->dispose = td_id_selection_dispose;
  object_class->finalize = td_id_selection_finalize;
  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_N_SELECTED] = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0,
                                                   flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
td_id_selection_init (TdIdSelection *self)
{
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

TdIdSelection *
td_id_selection_new (GListModel *model, const TdIdFuncs *funcs)
{
  TdIdSelection *self = g_object_new (TD_TYPE_ID_SELECTION, NULL);

  td_id_selection_set_model (self, model, funcs);
  return self;
}

void
td_id_selection_set_model (TdIdSelection *self, GListModel *model, const TdIdFuncs *funcs)
{
  guint before = td_id_selection_count_items (self);

  td_id_selection_settle (self);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, items_changed_cb, self);
  g_set_object (&self->model, model);
  self->funcs = funcs;
  self->n_hidden = -1;
  if (model != NULL)
    g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self,
                             G_CONNECT_SWAPPED);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, td_id_selection_count_items (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

guint
td_id_selection_get_n (TdIdSelection *self)
{
  guint n = g_hash_table_size (self->ids);
  guint n_items = td_id_selection_count_items (self);

  if (!self->all)
    return n;
  return n_items > n ? n_items - n : 0;
}

gboolean
td_id_selection_has (TdIdSelection *self, gint64 id)
{
  return id != 0 && g_hash_table_contains (self->ids, &id) != self->all;
}

void
td_id_selection_set (TdIdSelection *self, gint64 id, gboolean selected)
{
  guint position;

  if (id == 0 || !td_id_selection_put (self, id, selected))
    return;
  if (self->model != NULL && self->funcs->find (self->model, id, &position))
    {
      td_id_selection_tell_changed (self, position, 1);
      return;
    }
  self->n_hidden = -1;
  td_id_selection_tell_changed (self, 0, 0);
}

void
td_id_selection_set_range (TdIdSelection *self, guint first, guint last, gboolean selected)
{
  guint low = MIN (first, last);
  guint high = MAX (first, last);
  guint n = td_id_selection_count_items (self);
  gboolean changed = FALSE;

  if (low >= n)
    return;
  high = MIN (high, n - 1);
  for (guint i = low; i <= high; i++)
    changed |= td_id_selection_put (self, td_id_selection_get_id (self, i), selected);
  if (changed)
    td_id_selection_tell_changed (self, low, high - low + 1);
}

void
td_id_selection_clear (TdIdSelection *self)
{
  if (!self->all && g_hash_table_size (self->ids) == 0)
    return;
  self->all = FALSE;
  self->n_hidden = 0;
  g_hash_table_remove_all (self->ids);
  td_id_selection_tell_changed (self, 0, td_id_selection_count_items (self));
}
