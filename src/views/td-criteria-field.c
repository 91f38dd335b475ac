/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-field-private.h"

#include "td-error-label.h"
#include "td-views.h"
#include "td-year-reason.h"

G_DEFINE_FINAL_TYPE (TdCriteriaField, td_criteria_field, GTK_TYPE_LIST_BOX_ROW)

enum
{
  COMMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- showing --- */

static guint
find_choice (TdCriteriaField *self, const char *code)
{
  for (guint i = 0; code != NULL && self->codes != NULL && self->codes[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (self->codes[i], code) == 0)
        return i + 1;
    }
  return 0;
}

/* What a set of somebody else's names, and this one does not have. */
static void
ensure_choice (TdCriteriaField *self, const char *code)
{
  GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (self->choice));
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  if (code == NULL || find_choice (self, code) > 0)
    return;
  for (guint i = 0; self->codes != NULL && self->codes[i] != NULL; i++)
    g_strv_builder_add (codes, self->codes[i]);
  g_strv_builder_add (codes, code);
  g_strfreev (self->codes);
  self->codes = g_strv_builder_end (codes);
  gtk_string_list_append (GTK_STRING_LIST (model), code);
}

gboolean
td_criteria_field_is_typing (TdCriteriaField *self)
{
  g_autofree char *typed = td_year_reason_dup (GTK_TEXT_VIEW (self->text));
  const char *value = self->record ? td_record_get_text (self->record, self->field->key) : NULL;

  return gtk_widget_has_focus (self->text) && g_strcmp0 (typed, value) != 0;
}

void
td_criteria_field_show_value (TdCriteriaField *self)
{
  const char *key = self->field->key;
  const char *value = NULL;

  if (self->record != NULL && self->toggle == NULL)
    value = td_record_get_text (self->record, key);
  self->showing = TRUE;
  if (self->text != NULL)
    td_year_reason_set (GTK_TEXT_VIEW (self->text), value);
  if (self->choice != NULL)
    {
      ensure_choice (self, value);
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), find_choice (self, value));
    }
  if (self->toggle != NULL)
    gtk_switch_set_active (GTK_SWITCH (self->toggle),
                           self->record != NULL && td_record_get_int_or (self->record, key, 0));
  self->showing = FALSE;
}

/* --- committing --- */

void
td_criteria_field_offer (TdCriteriaField *self, const char *value)
{
  g_autoptr (TdRecord) edited = NULL;
  g_autoptr (GPtrArray) differing = NULL;

  if (self->showing || self->record == NULL)
    return;
  edited = td_record_copy (self->record);
  if (!td_has_text (value))
    td_record_clear (edited, self->field->key);
  else if (self->toggle != NULL)
    td_record_set_int (edited, self->field->key, 1);
  else
    td_record_set_text (edited, self->field->key, value);
  differing = td_record_diff (self->record, edited);
  td_criteria_field_set_error (self, NULL);
  if (differing->len > 0)
    g_signal_emit (self, signals[COMMITTED], 0, edited);
}

void
td_criteria_field_commit (TdCriteriaField *self)
{
  g_autofree char *typed = NULL;

  if (self->text == NULL)
    return;
  typed = td_year_reason_dup (GTK_TEXT_VIEW (self->text));
  td_criteria_field_offer (self, typed);
}

/* --- class --- */

static gboolean
td_criteria_field_grab_focus (GtkWidget *widget)
{
  TdCriteriaField *self = TD_CRITERIA_FIELD (widget);

  return gtk_widget_grab_focus (self->text ? self->text : self->choice ? self->choice
                                                                       : self->toggle);
}

static void
td_criteria_field_dispose (GObject *object)
{
  TdCriteriaField *self = TD_CRITERIA_FIELD (object);

  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (td_criteria_field_parent_class)->dispose (object);
}

static void
td_criteria_field_finalize (GObject *object)
{
  g_strfreev (TD_CRITERIA_FIELD (object)->codes);
  G_OBJECT_CLASS (td_criteria_field_parent_class)->finalize (object);
}

static void
td_criteria_field_class_init (TdCriteriaFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = td_criteria_field_dispose;
  object_class->finalize = td_criteria_field_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = td_criteria_field_grab_focus;
  signals[COMMITTED] = g_signal_new ("committed", TD_TYPE_CRITERIA_FIELD, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, TD_TYPE_RECORD);
}

static void
td_criteria_field_init (TdCriteriaField *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

const TdField *
td_criteria_field_get_field (TdCriteriaField *self)
{
  return self->field;
}

void
td_criteria_field_set_label (TdCriteriaField *self, const char *label)
{
  gtk_label_set_text (GTK_LABEL (self->label), label);
  td_widget_set_label (self->text ? self->text : self->choice ? self->choice : self->toggle,
                       label);
}

void
td_criteria_field_set_choices (TdCriteriaField *self, const char *none, const char *const *codes,
                               const char *const *labels)
{
  GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (self->choice));

  self->showing = TRUE;
  gtk_string_list_splice (GTK_STRING_LIST (model), 0, g_list_model_get_n_items (model), NULL);
  gtk_string_list_append (GTK_STRING_LIST (model), none);
  for (guint i = 0; labels[i] != NULL; i++)
    gtk_string_list_append (GTK_STRING_LIST (model), labels[i]);
  g_strfreev (self->codes);
  self->codes = g_strdupv ((GStrv) codes);
  td_criteria_field_show_value (self);
}

void
td_criteria_field_set_record (TdCriteriaField *self, TdRecord *record)
{
  gboolean other = self->record == NULL || record == NULL ||
                   td_record_get_id (self->record) != td_record_get_id (record);

  /* What was typed belongs to the record that was shown. */
  if (other)
    {
      td_criteria_field_commit (self);
      td_criteria_field_set_error (self, NULL);
    }
  if (!other && self->text != NULL && td_criteria_field_is_typing (self))
    {
      g_set_object (&self->record, record);
      return;
    }
  g_set_object (&self->record, record);
  td_criteria_field_show_value (self);
}

void
td_criteria_field_set_editable (TdCriteriaField *self, gboolean editable)
{
  if (self->text != NULL)
    gtk_text_view_set_editable (GTK_TEXT_VIEW (self->text), editable);
  else
    gtk_widget_set_sensitive (self->choice ? self->choice : self->toggle, editable);
}

void
td_criteria_field_set_error (TdCriteriaField *self, const char *message)
{
  td_error_label_show (self->error_label, GTK_WIDGET (self), message);
}

void
td_criteria_field_enter (TdCriteriaField *self, const char *value)
{
  if (self->text != NULL)
    td_year_reason_set (GTK_TEXT_VIEW (self->text), value);
  td_criteria_field_offer (self, value);
}
