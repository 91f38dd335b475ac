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
 * up.  %FALSE when it is not a number.  Blanks around are ignored. */
gboolean td_decimal_read (const char *text, gint64 *thousandths);
gint64   td_decimal_from_double (double value);
/* "93,83", "90", "1.234,5": no more digits than needed.  (transfer full) */
char    *td_decimal_to_text (gint64 thousandths);
/* At least @digits (0 to 3) digits after the comma: "90,00".  (transfer full) */
char    *td_decimal_to_text_digits (gint64 thousandths, guint digits);
/* "1.234".  (transfer full) */
char    *td_integer_to_text (gint64 value);

G_END_DECLS
