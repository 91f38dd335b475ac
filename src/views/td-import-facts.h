/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is to be known about an import besides its counts, as rows to be opened:
 * units that it creates, people of the register who are not in the list,
 * differences that are not taken over, rows that are refused and why, rows that
 * were skipped. */

/* @list: a boxed list, emptied first; @is_written: it was done. */
void td_import_facts_show  (GtkListBox *list, TdImport *import, gboolean is_written);
void td_import_facts_clear (GtkListBox *list);

G_END_DECLS
