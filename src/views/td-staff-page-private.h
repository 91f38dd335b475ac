/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-staff-page.h"

G_BEGIN_DECLS

/**
 * TdStaffPage:
 * @duplicate_names: (element-type utf8): folded names of people who may be one and
 *   the same, what the chip "Có thể trùng" filters by
 */
struct _TdStaffPage
{
  TdListPage    parent_instance;

  GtkWidget    *pane;
  GtkWidget    *add_button;
  GtkWidget    *import_button;
  GtkWidget    *export_button;
  GtkWidget    *archive_button;
  GtkWidget    *restore_button;
  GPtrArray    *duplicate_names;
  GCancellable *finding;
  guint         find_source;
};

/* td-staff-page-actions.c */
void       td_staff_page_class_add_actions (GtkWidgetClass *widget_class);
void       td_staff_page_update_actions    (TdStaffPage *self);

/* td-staff-page-parts.c: header, chips, batch bar, what an empty register shows. */
GtkWidget *td_staff_page_make_header (TdStaffPage *self);
void       td_staff_page_add_chips   (TdStaffPage *self);
void       td_staff_page_add_reveal  (TdStaffPage *self);
void       td_staff_page_add_batch   (TdStaffPage *self);
GMenuModel *td_staff_page_make_row_menu (void); /* (transfer full) */
GtkWidget *td_staff_page_make_empty  (TdStaffPage *self);

/* td-staff-page-duplicates.c: looks for them in a thread. */
void       td_staff_page_find_duplicates_soon (TdStaffPage *self);
void       td_staff_page_stop_finding     (TdStaffPage *self);
void       td_staff_page_filter_duplicates (TdQuery *query, gpointer user_data);

G_END_DECLS
