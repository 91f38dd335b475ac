/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Computes a seal's hash again from what is stored; %FALSE with the reason why it differs. */
typedef gboolean (*TdSealVerifyFunc) (TdReader *reader, gint64 seal, GCancellable *cancellable,
                                      GError **error);

/* Verifies a seal in a thread with a reader of its own, and says how that came out.
 * @widget: where it was asked for */
void td_seal_check (GtkWidget *widget, TdStore *store, gint64 seal, TdSealVerifyFunc verify);

G_END_DECLS
