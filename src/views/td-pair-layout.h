/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdPairLayout:
 *
 * Up to two visible children in one line, the first as wide as there is room; below
 * "threshold" px (more where text is larger), or where they have no room beside each
 * other, one below the other, where each may be made narrower than it asks.
 *
 * Properties: "threshold" (px), "spacing" (px).
 */
#define TD_TYPE_PAIR_LAYOUT (td_pair_layout_get_type ())
G_DECLARE_FINAL_TYPE (TdPairLayout, td_pair_layout, TD, PAIR_LAYOUT, GtkLayoutManager)

G_END_DECLS
