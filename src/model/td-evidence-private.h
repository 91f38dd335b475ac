/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-evidence.h"

G_BEGIN_DECLS

/* What td_evidence_remove() does: the file goes with its last use. */
gboolean td_evidence_drop (TdWriter *writer, TdRecord *evidence, GError **error);

/* As people see it.  (transfer full) */
char    *td_attachment_dup_name (GFile *file);
/* Refuses folders, empty files and those that are too large. */
GBytes  *td_attachment_load (GFile *file, GCancellable *cancellable, GError **error);
/* The folder that td_attachment_copy_async() copies to, for one opening of the register that
 * lies at @reg. */
char    *td_attachment_copies_make   (const char *reg, GError **error);
/* Removes it, and frees its name. */
void     td_attachment_copies_remove (char *folder);
/* Removes those of @reg whose processes are gone without having done so. */
void     td_attachment_copies_sweep  (const char *reg);

G_END_DECLS
