/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether @file is a list for the import rather than a register: by its name, or,
 * where that says neither, by its first bytes.  One that cannot be read is none. */
gboolean td_import_is_list (GFile *file);

G_END_DECLS
