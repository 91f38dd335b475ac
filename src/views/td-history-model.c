/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-history-model.h"

#include "td-history-search.h"
#include "td-text.h"

#define PAGE 100

struct _TdHistoryItem
{
  GObject        parent_instance;

  TdChangeEntry *entry;
};

G_DEFINE_FINAL_TYPE (TdHistoryItem, td_history_item, G_TYPE_OBJECT)

static void
td_history_item_finalize (GObject *object)
{
  td_change_entry_free (TD_HISTORY_ITEM (object)->entry);
  G_OBJECT_CLASS (td_history_item_parent_class)->finalize (object);
}

static void
td_history_item_class_init (TdHistoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_history_item_finalize;
}

static void
td_history_item_init (TdHistoryItem *self)
{
}

const TdChangeEntry *
td_history_item_get (TdHistoryItem *self)
{
  return self->entry;
}

/* --- the model --- */

/*
 * Entries are numbered 1, 2, 3 … without gaps (the chain of hashes would show
 * one), so that without a search position and number follow from each other.
 * "found" holds the numbers that a search found, newest first.
 */
struct _TdHistoryModel
{
  GObject       parent_instance;

  TdStore      *store;
  gint64        newest;
  GHashTable   *items; /* of gint64 to TdHistoryItem: what was read */
  char         *search;
  GArray       *found; /* of gint64; NULL: no search */
  GCancellable *cancellable;
};

enum
{
  PROP_0,
  PROP_N_ITEMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static guint
count_items (TdHistoryModel *self)
{
  return self->found ? self->found->len : (guint) self->newest;
}

static gint64
get_entry_id (TdHistoryModel *self, guint position)
{
  if (position >= count_items (self))
    return 0;
  return self->found ? g_array_index (self->found, gint64, position)
                     : self->newest - (gint64) position;
}

static void
read_page (TdHistoryModel *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = td_history_list (td_store_get_reader (self->store), id + 1, PAGE,
                                                   &error);

  if (entries == NULL)
    {
      g_message ("The history cannot be read: %s", error->message);
      return;
    }
  for (guint i = 0; i < entries->len; i++)
    {
      TdChangeEntry *entry = entries->pdata[i];
      TdHistoryItem *item;

      if (g_hash_table_contains (self->items, &entry->id))
        continue;
      item = g_object_new (TD_TYPE_HISTORY_ITEM, NULL);
      item->entry = entry;
      entries->pdata[i] = NULL;
      g_hash_table_insert (self->items, &item->entry->id, item);
    }
}

static GType
get_item_type (GListModel *list)
{
  return TD_TYPE_HISTORY_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return count_items (TD_HISTORY_MODEL (list));
}

static gpointer
get_item (GListModel *list, guint position)
{
  TdHistoryModel *self = TD_HISTORY_MODEL (list);
  gint64 id = get_entry_id (self, position);
  TdHistoryItem *item;

  if (id == 0)
    return NULL;
  if (!g_hash_table_contains (self->items, &id))
    read_page (self, id);
  item = g_hash_table_lookup (self->items, &id);
  return item ? g_object_ref (item) : NULL;
}

static void
init_list (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TdHistoryModel, td_history_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list))

static gint64
read_newest (TdHistoryModel *self)
{
  g_autoptr (GPtrArray) entries = td_history_list (td_store_get_reader (self->store), 0, 1, NULL);

  return entries != NULL && entries->len > 0 ? ((TdChangeEntry *) entries->pdata[0])->id : 0;
}

static void
tell_changed (TdHistoryModel *self, guint before)
{
  guint after = count_items (self);

  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, after);
  if (after != before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

/* --- search --- */

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdHistoryModel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = td_history_search_finish (TD_STORE (source), result, &error);
  guint before = count_items (self);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || found == NULL)
    {
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("The history cannot be searched: %s", error->message);
      return;
    }
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->found, g_array_unref);
  self->found = g_steal_pointer (&found);
  tell_changed (self, before);
}

static void
search (TdHistoryModel *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  td_history_search_async (self->store, self->search, self->cancellable, found_cb,
                           g_object_ref (self));
}

/* Entries never change but for being undone, which a newer entry tells: that one
 * is read anew. */
static void
store_changed_cb (TdHistoryModel *self)
{
  guint before = count_items (self);

  g_hash_table_remove_all (self->items);
  self->newest = read_newest (self);
  if (self->found != NULL)
    search (self);
  else
    tell_changed (self, before);
}

static void
td_history_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_N_ITEMS)
    g_value_set_uint (value, count_items (TD_HISTORY_MODEL (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_history_model_dispose (GObject *object)
{
  TdHistoryModel *self = TD_HISTORY_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (td_history_model_parent_class)->dispose (object);
}

static void
td_history_model_finalize (GObject *object)
{
  TdHistoryModel *self = TD_HISTORY_MODEL (object);

  g_hash_table_unref (self->items);
  g_clear_pointer (&self->found, g_array_unref);
  g_free (self->search);
  G_OBJECT_CLASS (td_history_model_parent_class)->finalize (object);
}

static void
td_history_model_class_init (TdHistoryModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_history_model_get_property;
  object_class->dispose = td_history_model_dispose;
  object_class->finalize = td_history_model_finalize;
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
td_history_model_init (TdHistoryModel *self)
{
  /* The key lies in the item's entry. */
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
}

TdHistoryModel *
td_history_model_new (TdStore *store)
{
  TdHistoryModel *self = g_object_new (TD_TYPE_HISTORY_MODEL, NULL);

  self->store = g_object_ref (store);
  self->newest = read_newest (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
td_history_model_set_search (TdHistoryModel *self, const char *text)
{
  g_autofree char *folded = td_text_fold (text);
  guint before = count_items (self);

  if (g_strcmp0 (self->search, text) == 0)
    return;
  g_free (self->search);
  self->search = g_strdup (text);
  if (*folded != '\0')
    {
      search (self);
      return;
    }
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->found, g_array_unref);
  tell_changed (self, before);
}

guint
td_history_model_get_total (TdHistoryModel *self)
{
  return (guint) self->newest;
}

static gint64
get_id (GListModel *model, guint position)
{
  return get_entry_id (TD_HISTORY_MODEL (model), position);
}

static gboolean
find (GListModel *model, gint64 id, guint *position)
{
  TdHistoryModel *self = TD_HISTORY_MODEL (model);
  guint low = 0;
  guint high = count_items (self);

  /* Newest first, with or without a search: halve. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      gint64 at = get_entry_id (self, middle);

      if (at == id)
        {
          *position = middle;
          return TRUE;
        }
      if (at > id)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}

const TdIdFuncs td_id_funcs_of_history = { get_id, find };
