/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * td_language_init:
 * @argc: as given to main()
 * @argv: as given to main()
 *
 * Call first in main().  Takes the arguments as UTF-8 (from the command line
 * itself on Windows), takes `--lang vi|en` out of them, and sets the catalogue:
 * the option, else the saved preference, else Vietnamese.  Works with no locale
 * installed but the C library's own C.UTF-8; numbers stay in the C form, since
 * the program writes them by itself.
 *
 * Returns: (transfer full): the arguments that remain, program name first
 */
GStrv       td_language_init (int argc, char **argv);

/* "vi" or "en". */
const char *td_language_get  (void);

/* Changes the catalogue at once, for texts made from now on.  %FALSE for an
 * unknown code, and where the C library has no UTF-8 locale at all. */
gboolean    td_language_set  (const char *code);

G_END_DECLS
