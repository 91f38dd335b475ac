/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import-row-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line of the list of kinds of problems: what is wrong, and in how many rows. */
GtkWidget  *td_import_kind_row_new      (const TdImportKind *kind);
/* How many there are now. */
void        td_import_kind_row_show     (GtkWidget *row, const TdImportKind *kind);
const char *td_import_kind_row_get_code (GtkListBoxRow *row);
/* The most frequent first; a #GtkListBoxSortFunc. */
int         td_import_kind_row_compare  (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data);

G_END_DECLS
