/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-list-model-private.h"

#include "td-list-diff.h"
#include "td-store-private.h"

/* One question on its way: its answer is stale when another was asked since. */
typedef struct
{
  GWeakRef model;
  guint64  generation;
} TdListRequest;

enum
{
  PROP_0,
  PROP_N_ITEMS,
  PROP_LOADING,
  N_PROPS
};

enum
{
  REFRESHING,
  REFRESHED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GType
td_list_model_get_item_type (GListModel *model)
{
  return td_entity_get_record_type (td_query_get_entity (TD_LIST_MODEL (model)->query));
}

static guint
td_list_model_get_n_items (GListModel *model)
{
  return TD_LIST_MODEL (model)->ids->len;
}

static gpointer
td_list_model_get_item (GListModel *model,
                        guint       position)
{
  TdListModel *self = TD_LIST_MODEL (model);

  if (position >= self->ids->len)
    return NULL;
  return td_row_cache_get (self->cache, td_list_model_get_ids (self, NULL), self->ids->len,
                           position);
}

static void
td_list_model_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = td_list_model_get_item_type;
  iface->get_n_items = td_list_model_get_n_items;
  iface->get_item = td_list_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TdListModel, td_list_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      td_list_model_list_model_init))

static void
set_loading (TdListModel *self,
             gboolean     is_loading)
{
  if (self->is_loading == is_loading)
    return;
  self->is_loading = is_loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
apply_step (TdListModel      *self,
            const GArray     *new_ids,
            const TdListEdit *step)
{
  if (step->removed > 0)
    g_array_remove_range (self->ids, step->position, step->removed);
  if (step->added > 0)
    g_array_insert_vals (self->ids, step->position,
                         &g_array_index (new_ids, gint64, step->source), step->added);
  g_list_model_items_changed (G_LIST_MODEL (self), step->position, step->removed, step->added);
}

/* In two signals: in one, GTK would ask for every row to find the old ones. */
static void
replace_all (TdListModel *self,
             GArray      *new_ids)
{
  const TdListEdit all_go = { 0, self->ids->len, 0, 0 };
  const TdListEdit all_come = { 0, 0, new_ids->len, 0 };

  g_signal_emit (self, signals[REFRESHING], 0);
  apply_step (self, new_ids, &all_go);
  apply_step (self, new_ids, &all_come);
  g_signal_emit (self, signals[REFRESHED], 0);
}

static void
take_ids (TdListModel *self,
          GArray      *new_ids)
{
  const guint n_before = self->ids->len;
  g_autoptr (GArray) steps =
    td_list_diff ((const gint64 *) (gpointer) self->ids->data, self->ids->len,
                  (const gint64 *) (gpointer) new_ids->data, new_ids->len, self->moved);

  /* What was touched after the question was asked is for the next answer. */
  if (self->requery_source == 0)
    g_hash_table_remove_all (self->moved);
  if (steps == NULL)
    replace_all (self, new_ids);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    apply_step (self, new_ids, &g_array_index (steps, TdListEdit, i));
  if (self->ids->len != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
free_request (TdListRequest *request)
{
  g_weak_ref_clear (&request->model);
  g_free (request);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdListRequest, free_request)

static void
answer_cb (GObject      *store,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (TdListRequest) request = user_data;
  g_autoptr (TdListModel) self = g_weak_ref_get (&request->model);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = td_store_query_finish (TD_STORE (store), result, &error);

  if (self == NULL || request->generation != self->generation)
    return;

  g_clear_object (&self->cancellable);
  if (ids != NULL)
    take_ids (self, ids);
  else
    g_message ("The list of %s cannot be read: %s", self->query->entity->key, error->message);
  set_loading (self, FALSE);
}

static void
ask (TdListModel *self)
{
  TdListRequest *request;

  g_clear_handle_id (&self->requery_source, g_source_remove);
  /* The store was closed: the list stays as it is until the view goes. */
  if (self->store->worker == NULL)
    return;

  request = g_new0 (TdListRequest, 1);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_weak_ref_init (&request->model, self);
  request->generation = ++self->generation;
  set_loading (self, TRUE);
  td_store_query_async (self->store, self->query, self->cancellable, answer_cb, request);
}

static gboolean
ask_cb (gpointer user_data)
{
  TdListModel *self = user_data;

  self->requery_source = 0;
  ask (self);
  return G_SOURCE_REMOVE;
}

void
td_list_model_ask_soon (TdListModel *self)
{
  if (self->requery_source == 0)
    self->requery_source = g_idle_add_full (G_PRIORITY_DEFAULT, ask_cb, self, NULL);
}

static void
td_list_model_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  TdListModel *self = TD_LIST_MODEL (object);

  switch (prop_id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->is_loading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
td_list_model_dispose (GObject *object)
{
  TdListModel *self = TD_LIST_MODEL (object);

  g_clear_handle_id (&self->requery_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (td_list_model_parent_class)->dispose (object);
}

static void
td_list_model_finalize (GObject *object)
{
  TdListModel *self = TD_LIST_MODEL (object);

  td_row_cache_free (self->cache);
  td_query_free (self->query);
  g_array_unref (self->ids);
  g_hash_table_unref (self->moved);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (td_list_model_parent_class)->finalize (object);
}

static void
td_list_model_class_init (TdListModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_list_model_get_property;
  object_class->dispose = td_list_model_dispose;
  object_class->finalize = td_list_model_finalize;

  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[REFRESHING] = g_signal_new ("refreshing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                      0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REFRESHED] = g_signal_new ("refreshed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
td_list_model_init (TdListModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->moved = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

TdListModel *
td_list_model_new (TdStore       *store,
                   const TdQuery *query)
{
  g_autoptr (GError) error = NULL;
  TdListModel *self;
  GArray *ids;

  g_return_val_if_fail (TD_IS_STORE (store), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  self = g_object_new (TD_TYPE_LIST_MODEL, NULL);
  self->store = g_object_ref (store);
  self->query = td_query_copy (query);
  self->cache = td_row_cache_new (store, td_query_get_entity (query));
  g_signal_connect_object (store, "changed", G_CALLBACK (td_list_model_store_changed_cb),
                           self, G_CONNECT_DEFAULT);

  ids = td_reader_query (td_store_get_reader (store), query, NULL, &error);
  if (ids == NULL)
    {
      g_message ("The list of %s cannot be read: %s", query->entity->key, error->message);
      return self;
    }
  g_array_unref (self->ids);
  self->ids = ids;
  return self;
}

void
td_list_model_set_query (TdListModel   *self,
                         const TdQuery *query)
{
  g_return_if_fail (TD_IS_LIST_MODEL (self));
  g_return_if_fail (query != NULL);
  g_return_if_fail (td_query_get_entity (query) == td_query_get_entity (self->query));

  if (td_query_equal (query, self->query))
    return;
  td_query_free (self->query);
  self->query = td_query_copy (query);
  ask (self);
}

const TdQuery *
td_list_model_get_query (TdListModel *self)
{
  g_return_val_if_fail (TD_IS_LIST_MODEL (self), NULL);

  return self->query;
}

gint64
td_list_model_get_id (TdListModel *self,
                      guint        position)
{
  g_return_val_if_fail (TD_IS_LIST_MODEL (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

gboolean
td_list_model_find (TdListModel *self,
                    gint64       id,
                    guint       *position)
{
  g_return_val_if_fail (TD_IS_LIST_MODEL (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }
  return FALSE;
}

const gint64 *
td_list_model_get_ids (TdListModel *self,
                       guint       *n_ids)
{
  g_return_val_if_fail (TD_IS_LIST_MODEL (self), NULL);

  if (n_ids != NULL)
    *n_ids = self->ids->len;
  return (const gint64 *) (gpointer) self->ids->data;
}

guint
td_list_model_get_n_loads (TdListModel *self)
{
  g_return_val_if_fail (TD_IS_LIST_MODEL (self), 0);

  return td_row_cache_get_n_loads (self->cache);
}
