/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * How numbers of a sheet are written as text, and what the formats of cells make of them.
 */

/**
 * td_sheet_write_digits:
 * @to: room for at least 20 bytes and for @digits
 *
 * Writes @number with at least @digits digits, without a zero byte behind them.
 *
 * Returns: the end of what was written
 */
char *td_sheet_write_digits (char    *to,
                             guint64  number,
                             guint    digits);

/**
 * td_sheet_number_text:
 * @buffer: at least %TD_SHEET_NUMBER_SIZE bytes
 *
 * Writes a number with at most 15 significant digits, as Excel does, and
 * without an exponent where the number has not more than 20 digits.
 */
#define TD_SHEET_NUMBER_SIZE 64
void td_sheet_number_text (double  number,
                           char   *buffer);

/**
 * td_sheet_format_is_date:
 * @id: the number of a format, of which those below 164 are built in
 * @code: (nullable): its code where the file has one: "dd/mm/yyyy;@"
 *
 * Returns: whether numbers in that format are shown as a date or a time
 */
gboolean td_sheet_format_is_date    (guint       id,
                                     const char *code);
/* Whether 0.85 is shown as "85%": "0%", "0.0 %". */
gboolean td_sheet_format_is_percent (guint       id,
                                     const char *code);

G_END_DECLS
