/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-record.h"

G_BEGIN_DECLS

/*
 * Access by the field's index, for the readers and writers of the database:
 * no look-up by key, no cleaning.  Private to the model.  The type of the field
 * is the caller's concern.  What takes, sets or clears notifies nothing, since
 * the records that it fills are not yet seen by anybody.
 */

/* Text-like fields.  Takes @text over, %NULL: missing. */
void        td_record_take_text_at (TdRecord *self, guint field, char *text);
/* The other types; %G_MININT64: missing. */
void        td_record_set_int_at   (TdRecord *self, guint field, gint64 value);
/* Reference fields: the title loaded with them.  Takes @title over. */
void        td_record_take_reference_title_at (TdRecord *self, guint field, char *title);
const char *td_record_get_reference_title_at  (TdRecord *self, guint field);
/* The same with notify where the value differs, for records that are seen. */
void        td_record_change_text_at (TdRecord *self, guint field, char *text);
void        td_record_change_int_at  (TdRecord *self, guint field, gint64 value);
void        td_record_change_reference_title_at (TdRecord *self, guint field, const char *title);
/* Every value missing, no titles, id 0: ready for the next row. */
void        td_record_clear_all    (TdRecord *self);

gboolean    td_record_has_at       (TdRecord *self, guint field);
const char *td_record_get_text_at  (TdRecord *self, guint field);
gint64      td_record_get_int_at   (TdRecord *self, guint field); /* %G_MININT64: missing */

/* Not every field of the stored record was read: it cannot be saved.  Copies of
 * it cannot either. */
void        td_record_set_partial  (TdRecord *self);
gboolean    td_record_is_partial   (TdRecord *self);

/* The two halves of a record's type, for td_entity_get_record_type(). */
void        td_record_class_set_entity (TdRecordClass *klass, const TdEntity *entity);
void        td_record_init_values      (TdRecord *self, TdRecordClass *klass);

/* Makes @self what @source is, id and titles included, and notifies what
 * differs: a row that is shown stays the same object.  Same entity. */
void        td_record_assign       (TdRecord *self, TdRecord *source);

G_END_DECLS
