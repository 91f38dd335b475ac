/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens a copy of an attached file with the program that is for it; @widget's window
 * says why where that fails. */
void td_evidence_file_open (GtkWidget *widget, TdStore *store, TdRecord *attachment);
/* Asks where to, and writes a copy there. */
void td_evidence_file_save (GtkWidget *widget, TdStore *store, TdRecord *attachment);

G_END_DECLS
