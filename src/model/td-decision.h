/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board-state.h"

G_BEGIN_DECLS

/**
 * TdDecision: what an action on a board writes; private to the model.
 * @year, @variant: on which board
 * @key: (nullable): group, or the other variant's name
 * @staff: whom
 * @number: the line, or the grouping
 * @klass: the class
 * @reason: (nullable): its reason
 */
typedef struct
{
  guint    year;
  char    *variant;
  char    *key;
  gint64   staff;
  gint64   number;
  TdClass  klass;
  char    *reason;
} TdDecision;

void td_decision_free (gpointer data);

/* The writes, each a #TdWriteFunc that takes a #TdDecision. */
gboolean td_decision_save_line (TdWriter *writer, gpointer data, GCancellable *cancellable,
                                GError **error);
gboolean td_decision_save_choice (TdWriter *writer, gpointer data, GCancellable *cancellable,
                                  GError **error);
gboolean td_decision_remove_line (TdWriter *writer, gpointer data, GCancellable *cancellable,
                                  GError **error);
gboolean td_decision_remove_choice (TdWriter *writer, gpointer data, GCancellable *cancellable,
                                    GError **error);
gboolean td_decision_copy_variant (TdWriter *writer, gpointer data, GCancellable *cancellable,
                                   GError **error);
gboolean td_decision_delete_variant (TdWriter *writer, gpointer data, GCancellable *cancellable,
                                     GError **error);
gboolean td_decision_save_grouping (TdWriter *writer, gpointer data, GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
