/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdListEdit: one step from an old list of ids to a new one.
 * @position: where, in the list as the steps before have left it
 * @removed: how many ids go
 * @added: how many come in their place
 * @source: where those stand in the new list
 */
typedef struct
{
  guint position;
  guint removed;
  guint added;
  guint source;
} TdListEdit;

/**
 * td_list_diff:
 * @old_ids: (array length=n_old): distinct ids
 * @new_ids: (array length=n_new): distinct ids
 * @moved: (nullable) (element-type gint64): ids that may have changed places
 *
 * The fewest steps where only some ids came, went or moved; else one step over
 * all between what the lists have in common at both ends.  Linear.
 *
 * Returns: (transfer full) (element-type TdListEdit): the steps, none when the
 *   lists are equal; %NULL when they differ so much that a list is better built
 *   anew
 */
GArray *td_list_diff (const gint64 *old_ids, guint n_old, const gint64 *new_ids, guint n_new,
                      GHashTable *moved);

G_END_DECLS
