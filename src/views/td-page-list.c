/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-page-list.h"

#include "td-board-page.h"
#include "td-history-page.h"
#include "td-staff-page.h"
#include "td-unit-page.h"

static GType (*const pages[]) (void) = {
  td_unit_page_get_type,
  td_staff_page_get_type,
  td_board_page_get_type,
  td_history_page_get_type,
};

GType
td_page_list_get (guint index)
{
  return index < G_N_ELEMENTS (pages) ? pages[index] () : G_TYPE_INVALID;
}
