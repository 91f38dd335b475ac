/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-record.h"

#include "td-db-private.h"

G_BEGIN_DECLS

/**
 * TdUnique:
 *
 * What no two living records of an entity may share: fields marked
 * %TD_FIELD_UNIQUE, and some pairs: a person or a unit has one sheet in a round.
 * Checked by the writer and not by UNIQUE indexes: a changeset that swaps two values
 * could not be undone through them.
 */
typedef struct _TdUnique TdUnique;

TdUnique *td_unique_new   (TdDb *db, const TdEntity *entity, GError **error);
void      td_unique_free  (TdUnique *self);
/* @stored: (nullable): what is in the register under the record's id: values that
 * stay are not checked again. */
gboolean  td_unique_check (TdUnique *self, TdRecord *record, TdRecord *stored, GError **error);

G_END_DECLS
