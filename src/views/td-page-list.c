/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-page-list.h"

#include "td-board-page.h"
#include "td-criteria-page.h"
#include "td-history-page.h"
#include "td-scores-page.h"
#include "td-staff-page.h"
#include "td-unit-page.h"

#include <glib/gi18n-lib.h>

static const TdPageInfo pages[] = {
  { td_unit_page_get_type, "units", N_("Units"), "td-unit-symbolic" },
  { td_staff_page_get_type, "staff", N_("Staff"), "td-staff-symbolic" },
  { td_scores_page_get_type, "scores", N_("Scoring"), "td-scores-symbolic" },
  { td_criteria_page_get_type, "criteria", N_("Criteria Sets"), "td-criteria-symbolic" },
  { td_board_page_get_type, "year", N_("Annual Classification"), "td-year-symbolic" },
  { td_history_page_get_type, "history", N_("History"), "td-history-symbolic" },
};

const TdPageInfo *
td_page_list_get (guint index)
{
  return index < G_N_ELEMENTS (pages) ? &pages[index] : NULL;
}
