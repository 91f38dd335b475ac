/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is typed into a field of several lines, cleaned; %NULL for nothing.  (transfer full) */
char *td_year_reason_dup (GtkTextView *view);
void  td_year_reason_set (GtkTextView *view, const char *text);

G_END_DECLS
