/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * How wide text in Times New Roman is, so that merged cells, which neither Excel
 * nor LibreOffice fits to their text, get their height when the workbook is
 * written.  No font needs to be installed.  Pure functions, any thread.
 */

/* Width in millimetres of one line at @size points. */
double    td_text_width  (const char *text,
                          guint       size,
                          gboolean    bold);

/**
 * td_text_break:
 * @millimetres: of the cell, its padding included
 *
 * Breaks @text as a wrapping cell does: at blanks and line ends, inside a word
 * only where the word alone is too wide.
 *
 * Returns: (transfer full): one string a line, at least one
 */
GStrv     td_text_break  (const char *text,
                          guint       size,
                          gboolean    bold,
                          double      millimetres);

/* How many lines td_text_break() makes. */
guint     td_text_count_lines (const char *text,
                               guint       size,
                               gboolean    bold,
                               double      millimetres);

/* Height in points of a row with @lines lines. */
double    td_text_height (guint lines,
                          guint size);

G_END_DECLS
