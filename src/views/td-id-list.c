/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-id-list.h"

#include "td-list-model.h"

static gint64
get_id_of_list_model (GListModel *model, guint position)
{
  return td_list_model_get_id (TD_LIST_MODEL (model), position);
}

static gboolean
find_in_list_model (GListModel *model, gint64 id, guint *position)
{
  return td_list_model_find (TD_LIST_MODEL (model), id, position);
}

const TdIdFuncs td_id_funcs_of_list_model = { get_id_of_list_model, find_in_list_model };

static gint64
get_id_by_position (GListModel *model, guint position)
{
  return position < g_list_model_get_n_items (model) ? (gint64) position + 1 : 0;
}

static gboolean
find_by_position (GListModel *model, gint64 id, guint *position)
{
  if (id < 1 || id > (gint64) g_list_model_get_n_items (model))
    return FALSE;
  *position = (guint) (id - 1);
  return TRUE;
}

const TdIdFuncs td_id_funcs_by_position = { get_id_by_position, find_by_position };
