/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Vietnamese text: cleaning, folding for search and matching, sort keys.
 * Pure functions, any thread.  No function depends on an installed locale.
 */

/**
 * td_text_clean:
 * @text: (nullable): UTF-8 as it came from a file, a field or the clipboard
 *
 * The one door for text: NFC; blanks of every kind (no-break, tab, line end,
 * control characters) collapsed to one, none at either end; zero-width
 * characters, soft hyphens and direction marks dropped.  Bytes that are not UTF-8
 * become U+FFFD.
 *
 * Returns: (transfer full) (nullable): the clean text, %NULL where nothing is
 *   left, as missing is not the same as empty
 */
char *td_text_clean (const char *text);

/**
 * td_text_fold:
 * @text: (nullable): UTF-8
 *
 * What search and matching compare: lower case, no marks, đ as d, everything
 * that is neither letter nor digit turned into one blank.  "hoà" and "hòa"
 * fold alike.
 *
 * Returns: (transfer full): never %NULL, perhaps ""
 */
char *td_text_fold (const char *text);

/* Whether @text holds any mark or đ, so that exact hits are to come first. */
gboolean td_text_has_marks (const char *text);

/* Lower-case NFC of @text, marks kept: what exact hits are compared by; "" for %NULL.
 * (transfer full) */
char *td_text_lower (const char *text);

/**
 * td_text_holds:
 * @text: NFC, as registers hold it
 * @lower: from td_text_lower()
 *
 * Returns: whether @text holds @lower, marks and all, in any case; without a new
 *   string, as a search asks it of thousands of titles
 */
gboolean td_text_holds (const char *text, const char *lower);

/**
 * td_text_distance:
 * @a: folded text
 * @b: folded text
 *
 * Returns: the edit distance (Levenshtein) in characters, for "nearest unit"
 */
guint td_text_distance (const char *a, const char *b);

/**
 * td_words_find:
 * @codes, @terms: (array length=n): what is stored and what documents have, by value
 * @text: (nullable): one of them, in any case, with or without marks
 * @value: (out): its place, where there is one
 */
gboolean td_words_find (const char *const *codes, const char *const *terms, guint n,
                        const char *text, guint *value);

/**
 * td_text_name_some:
 * @names: (element-type utf8)
 * @most: how many are named at the most; what is left out is told by "…"
 *
 * "Lê An, Lê Bình, …".
 *
 * Returns: (transfer full)
 */
char *td_text_name_some (GPtrArray *names, guint most);
/**
 * td_text_sort_key:
 * @text: (nullable): UTF-8
 *
 * A key that, compared byte by byte (strcmp, SQLite BINARY), gives the
 * Vietnamese order of CLDR vi: letters first (a ă â … d đ e ê …), then tones
 * (none, huyền, hỏi, ngã, sắc, nặng), then case.
 *
 * Returns: (transfer full): ASCII, never %NULL
 */
char *td_text_sort_key (const char *text);

/**
 * td_name_sort_key:
 * @full_name: (nullable): a person's name
 *
 * Like td_text_sort_key(), by given name (last word) first, then by family and
 * middle names; a trailing "(…)" is left out of the given name.
 */
char *td_name_sort_key (const char *full_name);

/* The last word of @full_name, without a trailing "(…)"; never %NULL. */
char *td_name_given (const char *full_name);

/* "LÊ THỊ BÍCH LINH" becomes "Lê Thị Bích Linh"; a name with any lower-case
 * letter is returned as it is, %NULL for %NULL.  (transfer full) */
char *td_name_from_capitals (const char *full_name);

G_END_DECLS
