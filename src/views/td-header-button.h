/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-export.h"
#include "td-page.h"

G_BEGIN_DECLS

/* What stands in a page's part of the header bar: an icon and a word, which goes where
 * the page is narrow.  Texts are translated. */

/* @name: what a screen reader says. */
GtkWidget *td_header_button_new        (TdPage *page, const char *icon, const char *label,
                                        const char *name, const char *action,
                                        const char *tooltip);
/* "Xuất": a menu of the exports that need one of @needs; @action is given their names. */
GtkWidget *td_header_export_button_new (TdPage *page, TdExportNeeds needs, const char *action);

G_END_DECLS
