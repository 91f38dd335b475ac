/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes the styles of the import assistant known to the display, once. */
void td_import_style_ensure (void);

G_END_DECLS
