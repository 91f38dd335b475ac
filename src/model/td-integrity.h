/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-reader.h"

G_BEGIN_DECLS

/**
 * td_integrity_check:
 * @lines: (nullable) (element-type utf8): gets a translated line for every
 *   check, and for every trouble found
 *
 * The structure of the file, its foreign keys, and the hash chain of its
 * history: what a backup has to be sound in to be restored.  Private to the model;
 * td_store_check() looks at the contents of attached files and at seals as well.
 *
 * Returns: %FALSE with %TD_ERROR_CORRUPT naming the first trouble, or with
 *   another error when looking itself failed
 */
gboolean td_integrity_check (TdReader *reader, GPtrArray *lines, GCancellable *cancellable,
                             GError **error);

G_END_DECLS
