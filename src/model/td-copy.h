/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-reader.h"

G_BEGIN_DECLS

/**
 * td_copy_register:
 * @source: a reader of the calling thread, not in a snapshot
 * @file: what to write; must not exist
 *
 * Writes the register as it is at this moment to a file of its own, by SQLite's
 * backup API, while others go on writing to it.  The copy needs no log beside
 * it.  It is opened and checked (td_integrity_check()) before this returns.  No
 * file is left behind on error or cancel.  Private to the model.
 */
gboolean td_copy_register (TdReader *source, GFile *file, GCancellable *cancellable,
                           GError **error);

G_END_DECLS
