/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-zip.h"

G_BEGIN_DECLS

/* When a package says that it was saved last, seconds since 1970; 0 where it does not say. */
gint64 td_xlsx_saved_read (TdZip *zip);

G_END_DECLS
