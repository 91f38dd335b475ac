/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Decimals are whole thousandths (gint64), so that 89,999 is never 90 and a
 * total of 24 + 64.8 is exactly 88,8.  Dates and numbers are written as in
 * Vietnam (1.234,5) whatever the locale.
 */
#define TD_DECIMAL_ONE 1000

/* "3,66", "3.66", "1.234,5", "4.6500000000000004" to thousandths, rounded half
 * away from zero.  %FALSE when it is not a number, and then @thousandths is left
 * alone.  Blanks around are ignored.  One dot before exactly three digits groups
 * thousands, as in all that this file writes: "1.234" is 1234, but "0.125" is an
 * eighth. */
gboolean td_decimal_read (const char *text, gint64 *thousandths);
/* The same, but %FALSE too where rounding would change it: "199,9996".  What is within
 * 1e-9 of three decimals is that number: "4.1999999999" is 4,2. */
gboolean td_decimal_read_exact (const char *text, gint64 *thousandths);
/* Rounded half away from zero as the number is written with 15 digits: 1.0005 is
 * 1,001.  %G_MININT64, which stands for a missing number, for what is not finite. */
gint64   td_decimal_from_double (double value);
/* What td_decimal_read_exact() reads of a cell's number: "4,2" for 4.1999999999, and all the
 * digits that a double is good for where there are more than three decimals: "8,66666666667".
 * "" for what is not finite.  (transfer full) */
char    *td_decimal_text_from_double (double value);
/* "93,83", "90", "1.234,5": no more digits than needed; "" for %G_MININT64.
 * (transfer full) */
char    *td_decimal_to_text (gint64 thousandths);
/* At least @digits (0 to 3) digits after the comma: "90,00".  (transfer full) */
char    *td_decimal_to_text_digits (gint64 thousandths, guint digits);
/* "1.234".  (transfer full) */
char    *td_integer_to_text (gint64 value);

G_END_DECLS
