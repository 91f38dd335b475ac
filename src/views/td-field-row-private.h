/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-field-row.h"

G_BEGIN_DECLS

/**
 * TdFieldRow:
 * @shown: what the text editor was given last: anything else was typed
 * @showing: the editor is being set, not used
 */
struct _TdFieldRow
{
  GtkListBoxRow  parent_instance;

  TdStore       *store;
  const TdField *field;
  TdRecord      *record;
  char          *shown;
  gboolean       showing;
  gboolean       editable;
  gboolean       revealed;

  GtkWidget     *text;     /* GtkEntry, or */
  GtkWidget     *choice;   /* GtkDropDown, or */
  GtkWidget     *picker;   /* TdReferencePicker */
  GtkWidget     *button;   /* calendar or eye */
  GtkWidget     *calendar; /* once it was opened */
  GtkWidget     *error_label;
};

/* Puts the editor that suits the field into @box (td-field-row-editors.c). */
void td_field_row_add_editor (TdFieldRow *self, GtkBox *box, const char *label);

/* Emits "committed" when @edited differs from what is shown. */
void td_field_row_offer      (TdFieldRow *self, TdRecord *edited);

G_END_DECLS
