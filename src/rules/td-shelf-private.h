/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TdShelf: what the program has of one kind in its resource, read at first use and kept.
 * @items: those before the first that could not be read
 * @error: (nullable): why that one could not
 */
typedef struct
{
  GPtrArray *items;
  GError    *error;
} TdShelf;

typedef gpointer (*TdShelfReadFunc) (const char *data, gssize length, GError **error);

/* @folder ends in a slash; @names: (nullable) (array zero-terminated): in it, %NULL: all, in no
 * order.  (transfer full) */
TdShelf   *td_shelf_load (const char *folder, const char *const *names, TdShelfReadFunc parse,
                          GDestroyNotify free_item);
/* All of them, or %NULL with a copy of the error.  (transfer none) */
GPtrArray *td_shelf_get  (TdShelf *self, GError **error);

G_END_DECLS
