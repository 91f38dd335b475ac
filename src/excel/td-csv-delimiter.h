/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No delimiter at all: a list of one column.  Never found in text. */
#define TD_CSV_NO_DELIMITER '\0'

/**
 * td_csv_find_delimiter:
 * @text: the beginning of a list
 *
 * Returns: what parts the cells of most of its lines: a tab, ";", "|" or ","; else
 *   %TD_CSV_NO_DELIMITER
 */
char td_csv_find_delimiter (const char *text);

G_END_DECLS
