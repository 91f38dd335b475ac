/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-explain.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdExplainStep:
 *
 * One step of an explanation on the screen: its text and its figure, in as many
 * lines as they need; law and clause too once it is open.
 *
 * It lays its labels out by itself: boxes ask wrapped labels again and again how
 * wide they would be if they were that high.
 */
#define TD_TYPE_EXPLAIN_STEP (td_explain_step_get_type ())
G_DECLARE_FINAL_TYPE (TdExplainStep, td_explain_step, TD, EXPLAIN_STEP, GtkWidget)

/**
 * td_explain_step_new:
 * @node: outlives the widget
 * @level: how deep in the tree
 * @link: (nullable) (transfer floating): a button at the end of the line
 */
GtkWidget *td_explain_step_new         (const TdExplain *node, guint level, GtkWidget *link);
/* Whether there is more to see than when it is closed; steps below count too. */
gboolean   td_explain_step_can_open    (TdExplainStep *self);
void       td_explain_step_set_open    (TdExplainStep *self, gboolean open);

G_END_DECLS
