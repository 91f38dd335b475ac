/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TdIdFuncs:
 * @get_id: the id at a position, without creating the row's object; 0 past the end
 * @find: the position of an id
 *
 * How a list model is asked for the ids of its rows, which stay while positions
 * move.  Ids are never 0.
 */
typedef struct
{
  gint64   (*get_id) (GListModel *model, guint position);
  gboolean (*find)   (GListModel *model, gint64 id, guint *position);
} TdIdFuncs;

/* For a #TdListModel. */
extern const TdIdFuncs td_id_funcs_of_list_model;
/* For a list that never changes while it is shown: id is position + 1. */
extern const TdIdFuncs td_id_funcs_by_position;

G_END_DECLS
