/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdSheetPart: what a sheet's part must be like.
 * @min_size: bytes that it has at least
 * @hide_first_number: its header is not printed on the first page
 * @fit_first, @fit_last: rows, from 1, whose height is not fixed by hand; 0: none
 * @n_rules: how many data validations it has
 * @very_hidden: it is hidden, and Excel's "Unhide" is not to list it
 */
typedef struct
{
  guint64  min_size;
  gboolean hide_first_number;
  guint    fit_first;
  guint    fit_last;
  guint    n_rules;
  gboolean very_hidden;
} TdSheetPart;

/**
 * td_sheet_package_complete:
 * @path: a workbook that libxlsxwriter closed without an error
 * @parts: (array length=n_parts): its sheets in order
 * @is_whole: (out): %FALSE when a sheet is not there to its end
 *
 * libxlsxwriter does not look at errors of its own temporary files, so that a
 * full disk would give a workbook with rows missing; this reads every sheet
 * to its end.  And it has no call for a first page that differs, nor for heights
 * that are not fixed, nor for sheets that nobody unhides, and counts data validations
 * in a byte, so that these attributes are put right here; all other parts are copied
 * as they are packed.
 *
 * Returns: %FALSE with errno set when the file could not be read or written
 */
gboolean td_sheet_package_complete (const char        *path,
                                    const TdSheetPart *parts,
                                    guint              n_parts,
                                    gboolean          *is_whole);

G_END_DECLS
