/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-id-selection.h"

G_BEGIN_DECLS

/*
 * "ids" holds what is ticked, or, when "all" is set, what is not.  While "all"
 * is set, what is not among the list's rows is not ticked.
 */
struct _TdIdSelection
{
  GObject          parent_instance;

  GListModel      *model;
  const TdIdFuncs *funcs;
  gboolean         all;
  GHashTable      *ids; /* of gint64 */
  int              n_hidden; /* by a filter; -1: to be counted */
};

/* td-id-selection.c */
guint    td_id_selection_count_items  (TdIdSelection *self);
/* 0 past the end. */
gint64   td_id_selection_get_id       (TdIdSelection *self, guint position);
/* Puts @id into the set or takes it out; whether that changed anything. */
gboolean td_id_selection_put          (TdIdSelection *self, gint64 id, gboolean selected);
/* The ticks of @n rows from @position on, and how many there are, may be others. */
void     td_id_selection_tell_changed (TdIdSelection *self, guint position, guint n);

G_END_DECLS
