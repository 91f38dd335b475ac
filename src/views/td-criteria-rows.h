/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-criteria-diff.h"
#include "td-criteria-workbook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Rows that say what a workbook has and what taking it would change: an icon and a word
 * for what kind of thing it is, and what it is about.
 */

void       td_criteria_rows_clear       (GtkListBox *list);
void       td_criteria_rows_add_problem (GtkListBox *list, const TdCriteriaProblem *problem);
void       td_criteria_rows_add_change  (GtkListBox *list, const TdCriteriaChange *change);
/* A label that wraps.  @css: (nullable): a class. */
GtkWidget *td_criteria_rows_label       (const char *text, const char *css);

G_END_DECLS
