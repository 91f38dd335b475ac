/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdScoreBars:
 *
 * Horizontal bars, drawn: a word, a bar and its number in each line.
 */
#define TD_TYPE_SCORE_BARS (td_score_bars_get_type ())
G_DECLARE_FINAL_TYPE (TdScoreBars, td_score_bars, TD, SCORE_BARS, GtkWidget)

GtkWidget *td_score_bars_new   (void);
void       td_score_bars_clear (TdScoreBars *self);
/* @is_open: drawn hollow: what has no result yet. */
void       td_score_bars_add   (TdScoreBars *self, const char *label, guint count,
                                gboolean is_open);
/* (transfer full) */
char      *td_score_bars_dup_text (TdScoreBars *self);

G_END_DECLS
