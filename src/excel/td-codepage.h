/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TD_CODEPAGE_WESTERN 1252
#define TD_CODEPAGE_VIETNAMESE 1258

/**
 * td_codepage_append:
 * @codepage: the number of a Windows code page
 *
 * Appends 8-bit text as UTF-8.  The two code pages that matter here are built
 * in, since not every machine has them; any other is taken from the system, or
 * read as 1252 where it has none.  Code page 1258 writes tones after the
 * letter: the result is not NFC.
 */
void td_codepage_append (GString      *to,
                         guint         codepage,
                         const guint8 *bytes,
                         gsize         size);

G_END_DECLS
