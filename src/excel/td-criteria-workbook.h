/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-criteria.h"
#include "td-job.h"
#include "td-letterhead.h"
#include "td-sheet-writer.h"

G_BEGIN_DECLS

/*
 * A criteria set as a workbook that an office worker can write by hand: sheets "Bộ tiêu
 * chí", "Tiêu chí", "Mức xếp loại" and "Hướng dẫn", which says how to fill in the others.
 */

/**
 * TdCriteriaProblem: what of a workbook could not be read, or was read in a way that
 * somebody should look at.
 * @is_error: something of it is missing in the set; else it is only told
 * @place: (nullable): "Tiêu chí, ô E12"
 * @text: translated, complete, with the place: "Tiêu chí, ô E12: …"
 */
typedef struct
{
  gboolean  is_error;
  char     *place;
  char     *text;
} TdCriteriaProblem;

/**
 * td_criteria_workbook_write:
 * @head: (nullable): whose set it is
 * @author: (nullable): who writes it
 * @error: as td_sheet_writer_new() and td_sheet_writer_finish()
 *
 * What td_criteria_workbook_read() reads again is td_criteria_set_equal(): ids, version and
 * the shipped id are no part of it.  Any thread.
 */
gboolean       td_criteria_workbook_write (const TdCriteriaSet *set, const TdLetterhead *head,
                                           const char *author, GFile *destination,
                                           GCancellable *cancellable, GError **error);
/* The same sheets in a workbook that is being written. */
void           td_criteria_workbook_add_sheets (TdSheetWriter *writer, const TdCriteriaSet *set,
                                                const TdLetterhead *head);

/**
 * td_criteria_workbook_read:
 * @file: .xlsx or .xls, as it was written, filled in by hand or saved again by another
 *   program; a plain table "STT, Tiêu chí, Điểm chuẩn" of any kind of file too
 * @job: (nullable): asked for cancellation
 * @problems: (out) (element-type TdCriteriaProblem): in the order of the cells
 * @error: %TD_ERROR_NOT_FOUND, %TD_ERROR_CORRUPT or %TD_ERROR_INVALID for what is no
 *   workbook, or has no table of criteria
 *
 * Columns are found by their headings in any order, those that are not known are
 * ignored and told.  A criterion lies in the group that "Thuộc nhóm" names ("–": at the
 * top); where that is empty, in the group that its code begins with ("III.a" in "III"),
 * else in the group above it, numbered in another way than itself: "1" below "I", until
 * "II" comes.  Without "Cách chấm" a criterion is given points, and a row with rows
 * below it is a group; rows below one that together give more than it does, and one of
 * them as much, are its grades.  Codes that come more than once get their group's before
 * them.  A row without code and points is guidance of the one above.
 *
 * Of td_criteria_set_check() every issue is among the problems, by its cell.
 *
 * Returns: the set, complete but for what @problems has as errors; any thread
 */
TdCriteriaSet *td_criteria_workbook_read (GFile *file, TdJob *job, GPtrArray **problems,
                                          GError **error);

G_END_DECLS
