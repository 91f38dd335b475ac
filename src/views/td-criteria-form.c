/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-form.h"

#include "td-views.h"

#define LABEL_WIDTH 112

struct _TdCriteriaForm
{
  GtkWidget       parent_instance;

  const TdEntity *entity;
  TdRecord       *record;
  GHashTable     *rows; /* key to GtkWidget, which the list has */
  GtkWidget      *list;
};

G_DEFINE_FINAL_TYPE (TdCriteriaForm, td_criteria_form, GTK_TYPE_WIDGET)

enum
{
  COMMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
committed_cb (GtkWidget *row, TdRecord *edited, TdCriteriaForm *self)
{
  const TdField *field = TD_IS_FIELD_ROW (row)
                         ? td_field_row_get_field (TD_FIELD_ROW (row))
                         : td_criteria_field_get_field (TD_CRITERIA_FIELD (row));

  g_signal_emit (self, signals[COMMITTED], 0, self->record, edited, field->key);
}

static GtkWidget *
make_row (TdStore *store, const TdField *field, TdCriteriaPartKind kind)
{
  switch (kind)
    {
    case TD_PART_TEXT:
      return td_criteria_field_new_text (field);
    case TD_PART_CHOICE:
      return td_criteria_field_new_choice (field, LABEL_WIDTH);
    case TD_PART_SWITCH:
      return td_criteria_field_new_switch (field);
    case TD_PART_PLAIN:
    default:
      return td_field_row_new (store, field, LABEL_WIDTH);
    }
}

static void
td_criteria_form_dispose (GObject *object)
{
  TdCriteriaForm *self = TD_CRITERIA_FORM (object);

  g_hash_table_remove_all (self->rows);
  td_widget_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->record);
  G_OBJECT_CLASS (td_criteria_form_parent_class)->dispose (object);
}

static void
td_criteria_form_finalize (GObject *object)
{
  g_hash_table_unref (TD_CRITERIA_FORM (object)->rows);
  G_OBJECT_CLASS (td_criteria_form_parent_class)->finalize (object);
}

static void
td_criteria_form_class_init (TdCriteriaFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = td_criteria_form_dispose;
  object_class->finalize = td_criteria_form_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[COMMITTED] = g_signal_new ("committed", TD_TYPE_CRITERIA_FORM, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 3, TD_TYPE_RECORD,
                                     TD_TYPE_RECORD, G_TYPE_STRING);
}

static void
td_criteria_form_init (TdCriteriaForm *self)
{
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "td-form");
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

GtkWidget *
td_criteria_form_new (TdStore *store, const TdEntity *entity, const TdCriteriaPart *parts, guint n)
{
  TdCriteriaForm *self = g_object_new (TD_TYPE_CRITERIA_FORM, NULL);

  self->entity = entity;
  for (guint i = 0; i < n; i++)
    {
      const TdField *field = td_entity_field (entity, parts[i].key);
      GtkWidget *row = make_row (store, field, parts[i].kind);

      g_signal_connect_object (row, "committed", G_CALLBACK (committed_cb), self, 0);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      g_hash_table_insert (self->rows, (char *) field->key, row);
    }
  return GTK_WIDGET (self);
}

/* Rows come first: what was typed into them belongs to the record shown until now. */
void
td_criteria_form_set_record (TdCriteriaForm *self, TdRecord *record)
{
  GtkWidget *row = gtk_widget_get_first_child (self->list);

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      if (TD_IS_FIELD_ROW (row))
        td_field_row_set_record (TD_FIELD_ROW (row), record);
      else
        td_criteria_field_set_record (TD_CRITERIA_FIELD (row), record);
    }
  g_set_object (&self->record, record);
}

void
td_criteria_form_set_editable (TdCriteriaForm *self, gboolean editable)
{
  GtkWidget *row = gtk_widget_get_first_child (self->list);

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      if (TD_IS_FIELD_ROW (row))
        td_field_row_set_editable (TD_FIELD_ROW (row), editable);
      else
        td_criteria_field_set_editable (TD_CRITERIA_FIELD (row), editable);
    }
}

void
td_criteria_form_set_choices (TdCriteriaForm *self, const char *key, const char *none,
                              const char *const *codes, const char *const *labels)
{
  td_criteria_field_set_choices (g_hash_table_lookup (self->rows, key), none, codes, labels);
}

void
td_criteria_form_set_label (TdCriteriaForm *self, const char *key, const char *label)
{
  td_criteria_field_set_label (g_hash_table_lookup (self->rows, key), label);
}

void
td_criteria_form_show_row (TdCriteriaForm *self, const char *key, gboolean shown)
{
  gtk_widget_set_visible (g_hash_table_lookup (self->rows, key), shown);
}

gboolean
td_criteria_form_shows_row (TdCriteriaForm *self, const char *key)
{
  return gtk_widget_get_visible (g_hash_table_lookup (self->rows, key));
}

void
td_criteria_form_set_error (TdCriteriaForm *self, const char *key, const char *message)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, key);

  if (TD_IS_FIELD_ROW (row))
    td_field_row_set_error (TD_FIELD_ROW (row), message);
  else
    td_criteria_field_set_error (TD_CRITERIA_FIELD (row), message);
}

void
td_criteria_form_focus (TdCriteriaForm *self, const char *key)
{
  gtk_widget_grab_focus (g_hash_table_lookup (self->rows, key));
}

static void
enter_choice (TdFieldRow *row, TdRecord *record, const char *value)
{
  g_autoptr (TdRecord) edited = td_record_copy (record);

  if (*value == '\0')
    td_record_clear (edited, td_field_row_get_field (row)->key);
  else
    td_record_set_text (edited, td_field_row_get_field (row)->key, value);
  g_signal_emit_by_name (row, "committed", edited);
}

void
td_criteria_form_enter (TdCriteriaForm *self, const char *key, const char *value)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, key);

  if (!TD_IS_FIELD_ROW (row))
    td_criteria_field_enter (TD_CRITERIA_FIELD (row), value);
  else if (td_field_row_get_field (TD_FIELD_ROW (row))->type == TD_TYPE_CHOICE)
    enter_choice (TD_FIELD_ROW (row), self->record, value);
  else
    td_field_row_enter_text (TD_FIELD_ROW (row), value);
}
