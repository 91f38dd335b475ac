/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdUnitPeople:
 *
 * The living people of one unit, its head and leaders first, then by name; a
 * click shows the person on the page of people.  The first of them, and all on
 * request.  Follows the store.
 */
#define TD_TYPE_UNIT_PEOPLE (td_unit_people_get_type ())
G_DECLARE_FINAL_TYPE (TdUnitPeople, td_unit_people, TD, UNIT_PEOPLE, GtkWidget)

GtkWidget *td_unit_people_new       (TdStore *store);
/* @head: id of its head, 0: none; @unit 0: nobody is shown. */
void       td_unit_people_set_unit  (TdUnitPeople *self, gint64 unit, gint64 head);
/* How many belong to the unit, also those not shown yet. */
guint      td_unit_people_get_n     (TdUnitPeople *self);
void       td_unit_people_show_all  (TdUnitPeople *self);
/* Puts the focus on the first of them. */
void       td_unit_people_focus     (TdUnitPeople *self);

G_END_DECLS
