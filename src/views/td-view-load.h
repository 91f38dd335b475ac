/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*TdViewSlowFunc) (gpointer page);

/**
 * TdViewLoad: what a page is reading in a thread: only the last thing that it asked for
 * counts, and what it showed before gives way to a spinner once that takes long.
 * All zero: nothing is read.
 * @cancellable: of what is being read; %NULL: nothing is
 * @is_slow: it takes long
 */
typedef struct
{
  GCancellable   *cancellable;
  gboolean        is_slow;
  guint           source;
  TdViewSlowFunc  slow;
  gpointer        page;
} TdViewLoad;

/* Begins another load, which gets @cancellable; what was being read does not count any
 * more.  @slow: (nullable): called with @page when it turned slow */
void     td_view_load_begin  (TdViewLoad *self, TdViewSlowFunc slow, gpointer page);
/* Nothing is waited for any more. */
void     td_view_load_stop   (TdViewLoad *self);
/* In the callback: %FALSE where something else was asked for since; else it is over. */
gboolean td_view_load_finish (TdViewLoad *self, GAsyncResult *result);

G_END_DECLS
