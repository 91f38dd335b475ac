/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdFieldRow:
 *
 * One field of a record, edited in place: a label and an editor that suits the
 * field's type, 32 px high, what is wrong with it below.  Text is committed by
 * Enter or by leaving the field, Esc takes back what was typed; a choice is
 * committed at once.  A personal number is masked until its eye is pressed.
 *
 * The row never writes: it offers an edited copy of the record.
 *
 * Signal "committed" (TdRecord): an edited copy, where only this field differs.
 */
#define TD_TYPE_FIELD_ROW (td_field_row_get_type ())
G_DECLARE_FINAL_TYPE (TdFieldRow, td_field_row, TD, FIELD_ROW, GtkListBoxRow)

/* @label_width: of the column of labels, in px. */
GtkWidget     *td_field_row_new          (TdStore *store, const TdField *field, int label_width);
const TdField *td_field_row_get_field    (TdFieldRow *self);
/* The editor of a reference, a #TdReferencePicker; %NULL for other fields. */
GtkWidget     *td_field_row_get_picker   (TdFieldRow *self);
/* Shows the record's value, unless the person is typing another one: then what
 * was typed stays, and the record's value is what Esc goes back to. */
void           td_field_row_set_record   (TdFieldRow *self, TdRecord *record);
void           td_field_row_set_editable (TdFieldRow *self, gboolean editable);
/* What a choice says while the field has no value, since the program then goes by
 * something else; %NULL: "—". */
void           td_field_row_set_unset_text (TdFieldRow *self, const char *text);
/* %NULL: all is well. */
void           td_field_row_set_error    (TdFieldRow *self, const char *message);
gboolean       td_field_row_has_error    (TdFieldRow *self);
/* Commits what is typed; %FALSE when it cannot be taken. */
gboolean       td_field_row_commit       (TdFieldRow *self);
void           td_field_row_revert       (TdFieldRow *self);
/* What the editor says, typed or chosen; for tests.  (transfer full) */
char          *td_field_row_dup_text     (TdFieldRow *self);
/* As if it was typed and left; for tests and pasting. */
gboolean       td_field_row_enter_text   (TdFieldRow *self, const char *text);
/* Masked numbers are shown, or masked again. */
void           td_field_row_set_revealed (TdFieldRow *self, gboolean revealed);

G_END_DECLS
