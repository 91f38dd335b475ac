/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-explain.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdExplainView:
 *
 * The answer to "Vì sao?" as a tree: what was looked at, its figure at the right,
 * law and clause below in small, and where a record caused it a link that shows
 * the record.  Arrows move, Left and Right close and open, so does a click.
 *
 * The texts are those of documents and so Vietnamese, see #TdExplain.
 */
#define TD_TYPE_EXPLAIN_VIEW (td_explain_view_get_type ())
G_DECLARE_FINAL_TYPE (TdExplainView, td_explain_view, TD, EXPLAIN_VIEW, GtkWidget)

GtkWidget *td_explain_view_new  (void);
/**
 * td_explain_view_show:
 * @why: (nullable): whose steps are shown; its own line is not, since it says
 *   what stands above the tree
 * @subject: (nullable): what it is about.  Shown again for the same subject, the
 *   tree keeps what is open.
 */
/* The focus to the first step; %FALSE when there is none. */
gboolean   td_explain_view_focus (TdExplainView *self);
void       td_explain_view_show (TdExplainView *self, const TdExplain *why, const char *subject);
/* What is shown now, a line each, two blanks a level; for tests.  (transfer full) */
char      *td_explain_view_dup_text (TdExplainView *self);

G_END_DECLS
