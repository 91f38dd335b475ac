/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-entity.h"

G_BEGIN_DECLS

typedef enum
{
  TD_CHANGE_ADDED,
  TD_CHANGE_EDITED,
  TD_CHANGE_REMOVED,
} TdChangeKind;

/* One touched record. */
typedef struct
{
  const TdEntity *entity;
  gint64          id;
  TdChangeKind    kind;
} TdTouched;

/**
 * TdChanges: what one commit touched.  Boxed, reference counted, immutable.
 */
typedef struct _TdChanges TdChanges;
#define TD_TYPE_CHANGES (td_changes_get_type ())
GType            td_changes_get_type (void);
TdChanges       *td_changes_ref      (TdChanges *self);
void             td_changes_unref    (TdChanges *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdChanges, td_changes_unref)

gsize            td_changes_get_n    (const TdChanges *self);
const TdTouched *td_changes_get      (const TdChanges *self, gsize index);
gboolean         td_changes_touch    (const TdChanges *self, const TdEntity *entity);
gboolean         td_changes_touch_record (const TdChanges *self, const TdEntity *entity, gint64 id);
/* Only edits of @entity that leave @keys (zero-terminated) alone: a list sorted
 * and filtered by those keys keeps its order. */
gboolean         td_changes_leave_keys (const TdChanges *self, const TdEntity *entity,
                                        const char *const *keys);

G_END_DECLS
