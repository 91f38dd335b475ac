/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-criteria-field.h"

G_BEGIN_DECLS

/* Exactly one of @text, @choice and @toggle is there. */
struct _TdCriteriaField
{
  GtkListBoxRow  parent_instance;

  const TdField *field;
  TdRecord      *record;
  GStrv          codes; /* of the choices after the first one, which is none */
  gboolean       showing;
  guint          fit_source;

  GtkWidget     *label;
  GtkWidget     *text;
  GtkWidget     *scroller;
  GtkWidget     *choice;
  GtkWidget     *toggle;
  GtkWidget     *error_label;
};

/* What stands in the record. */
void     td_criteria_field_show_value (TdCriteriaField *self);
/* Something else was typed than stands in the record. */
gboolean td_criteria_field_is_typing  (TdCriteriaField *self);
/* Offers the record with @value to whoever saves it, where that differs. */
void     td_criteria_field_offer      (TdCriteriaField *self, const char *value);

G_END_DECLS
