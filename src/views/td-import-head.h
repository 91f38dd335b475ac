/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands above the columns of a #TdImportGrid, and the drop-downs that say
 * what a column is imported as. */

/* One or two short lines; @second: (nullable). */
GtkWidget *td_import_head_new        (const char *first, const char *second, float xalign);
/**
 * td_import_head_new_column:
 * @letters: as Excel names the column
 * @heading: as the file has it
 * @below: (transfer floating) (nullable): under these
 */
GtkWidget *td_import_head_new_column (const char *letters, const char *heading, GtkWidget *below);
/* "A" in a box. */
GtkWidget *td_import_letter_new      (const char *letters);

/* How wide a line of text is in the font of @widget, in px. */
int        td_import_text_width     (GtkWidget *widget, const char *text);

/**
 * td_import_drop_down_new:
 * @labels: a list of #GtkStringObject
 * @label: for screen readers
 *
 * A #GtkDropDown that may be made as narrow as there is room, but shows its
 * choices whole.
 */
GtkWidget *td_import_drop_down_new   (GListModel *labels, const char *label);

G_END_DECLS
