/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-sheet-edit.h"

G_BEGIN_DECLS

/**
 * TdSheetPerson: somebody who is given a grade of a criterion by its worst.
 * @id: 0: the one grade that stands for everybody
 */
typedef struct
{
  gint64  id;
  char   *name;
} TdSheetPerson;

/**
 * td_sheet_list_people:
 * @detail: (nullable): what was entered, see #TdScore
 *
 * First everybody at once, then the people who worked in the sheet's unit on the day of the
 * round, see td_round_list_people(), and whoever else has a grade already; on the sheet of
 * a person only everybody at once and those.
 *
 * Returns: (transfer full) (element-type TdSheetPerson)
 */
GPtrArray *td_sheet_list_people (const TdSheetCell *cell, const char *detail, GError **error);
/* The place of somebody's grade in the criterion, counted from 1; 0: none was given. */
guint      td_sheet_find_grade  (const char *detail, gint64 person);

G_END_DECLS
