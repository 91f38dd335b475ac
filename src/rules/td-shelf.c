/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-shelf-private.h"

#include "td-rules-resources.h"

static gpointer
load_item (const char *folder, const char *name, TdShelfReadFunc parse, GError **error)
{
  g_autofree char *path = g_strconcat (folder, name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (td_rules_get_resource (), path, 0, error);
  gconstpointer data;
  gsize size;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  return parse (data, (gssize) size, error);
}

TdShelf *
td_shelf_load (const char *folder, const char *const *names, TdShelfReadFunc parse,
               GDestroyNotify free_item)
{
  TdShelf *self = g_new0 (TdShelf, 1);
  g_auto (GStrv) all = NULL;

  if (names == NULL)
    {
      all = g_resource_enumerate_children (td_rules_get_resource (), folder, 0, &self->error);
      names = (const char *const *) all;
    }
  self->items = g_ptr_array_new_with_free_func (free_item);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      gpointer item = load_item (folder, names[i], parse, &self->error);

      if (item == NULL)
        break;
      g_ptr_array_add (self->items, item);
    }
  return self;
}

GPtrArray *
td_shelf_get (TdShelf *self, GError **error)
{
  if (self->error == NULL)
    return self->items;
  g_propagate_error (error, g_error_copy (self->error));
  return NULL;
}
