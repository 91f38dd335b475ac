/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-job.h"
#include "td-store.h"

G_BEGIN_DECLS

/*
 * Everything that leaves a register as a workbook, by name: the window's export
 * menus and `thidua export` call the same functions.
 */

/**
 * TdExportNeeds: which of the parameters an export uses.
 * @TD_EXPORT_NEEDS_YEAR: @year is required; @variant is used
 * @TD_EXPORT_NEEDS_QUERY: @query is required; @columns and @reveal_personal are used
 * @TD_EXPORT_NEEDS_ROUND: @round is required
 * @TD_EXPORT_NEEDS_SHEET: @sheet is required too
 * @TD_EXPORT_NEEDS_CRITERIA: @criteria is required
 */
typedef enum
{
  TD_EXPORT_NEEDS_NOTHING  = 0,
  TD_EXPORT_NEEDS_YEAR     = 1 << 0,
  TD_EXPORT_NEEDS_QUERY    = 1 << 1,
  TD_EXPORT_NEEDS_ROUND    = 1 << 2,
  TD_EXPORT_NEEDS_SHEET    = 1 << 3,
  TD_EXPORT_NEEDS_CRITERIA = 1 << 4,
} TdExportNeeds;

/**
 * TdExportInfo:
 * @name: kebab-case and ASCII, for the command line: "danh-sach-can-bo"
 * @title: Vietnamese, as the document is called
 * @label: English, translated when shown
 * @needs: bits of #TdExportNeeds
 */
typedef struct
{
  const char    *name;
  const char    *title;
  const char    *label;
  TdExportNeeds  needs;
} TdExportInfo;

/* (array length=n): every export. */
const TdExportInfo *const *td_exports_list (guint *n);
/* %NULL when there is none of that name. */
const TdExportInfo *td_export_find (const char *name);

/**
 * TdExportParams: all strings and the query are borrowed.
 * @year: the year, 0: none
 * @variant: (nullable): variant of the year's classification, %NULL: the one frozen,
 *   else the first
 * @query: (nullable): which records, in what order; a list of people in the house
 *   form takes it too and is of everybody working without it; a list of units takes
 *   which units from it and has the order of the tree
 * @columns: (nullable) (array zero-terminated=1): keys of fields, %NULL: those
 *   that lists show at first
 * @reveal_personal: identity numbers are written in full instead of masked
 * @date: of the document; not set: left for a hand
 * @attached: (nullable): "Kèm theo Tờ trình số 12/TTr-STP ngày …": the document is
 *   an annex, which has no number and date of its own
 * @round: id of a round, 0: none
 * @sheet: id of one of its score sheets, 0: none
 * @criteria: id of a criteria set, 0: none
 */
typedef struct
{
  guint              year;
  const char        *variant;
  const TdQuery     *query;
  const char *const *columns;
  gboolean           reveal_personal;
  TdDate             date;
  const char        *attached;
  gint64             round;
  gint64             sheet;
  gint64             criteria;
} TdExportParams;

/**
 * td_export_write:
 * @name: of the export
 * @job: (nullable): told of the progress, asked for cancellation
 * @error: %TD_ERROR_NOT_FOUND, %TD_ERROR_INVALID for parameters that are missing,
 *   %TD_ERROR_BUSY when the destination is open in another program (offer
 *   "Lưu bản khác"), %TD_ERROR_NO_SPACE, %TD_ERROR_READ_ONLY, %TD_ERROR_EXPORT, or
 *   %G_IO_ERROR_CANCELLED
 *
 * Writes the workbook as the register stands at one moment, whatever is edited
 * meanwhile.  On error or cancel @destination is untouched.
 *
 * Any thread, with a reader of its own, as long as nobody sets the store's author
 * meanwhile; td_export_write_async() for a window.
 */
gboolean td_export_write        (const char           *name,
                                 TdStore              *store,
                                 const TdExportParams *params,
                                 GFile                *destination,
                                 TdJob                *job,
                                 GError              **error);
/* The same in a thread of its own; parameters are copied. */
void     td_export_write_async  (const char           *name,
                                 TdStore              *store,
                                 const TdExportParams *params,
                                 GFile                *destination,
                                 TdJob                *job,
                                 GAsyncReadyCallback   callback,
                                 gpointer              user_data);
gboolean td_export_write_finish (TdStore              *store,
                                 GAsyncResult         *result,
                                 GError              **error);

G_END_DECLS
