/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-record-form.h"

#include "td-views.h"

struct _TdRecordForm
{
  GtkWidget       parent_instance;

  const TdEntity *entity;
  TdRecord       *record;
  GtkWidget      *list;
  GPtrArray      *rows; /* of TdFieldRow, unowned */
};

G_DEFINE_FINAL_TYPE (TdRecordForm, td_record_form, GTK_TYPE_WIDGET)

enum
{
  COMMITTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

gboolean
td_record_form_has_field (const TdField *field)
{
  return (field->flags & (TD_FIELD_INTERNAL | TD_FIELD_DERIVED)) == 0;
}

static void
row_committed_cb (TdRecordForm *self, TdRecord *edited, TdFieldRow *row)
{
  g_signal_emit (self, signals[COMMITTED], 0, edited, td_field_row_get_field (row)->key);
}

static void
append_row (TdRecordForm *self, TdStore *store, const TdField *field, int label_width)
{
  GtkWidget *row = td_field_row_new (store, field, label_width);

  g_signal_connect_object (row, "committed", G_CALLBACK (row_committed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_ptr_array_add (self->rows, row);
}

static void
td_record_form_dispose (GObject *object)
{
  TdRecordForm *self = TD_RECORD_FORM (object);

  g_ptr_array_set_size (self->rows, 0);
  td_widget_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->record);
  G_OBJECT_CLASS (td_record_form_parent_class)->dispose (object);
}

static void
td_record_form_finalize (GObject *object)
{
  g_ptr_array_unref (TD_RECORD_FORM (object)->rows);
  G_OBJECT_CLASS (td_record_form_parent_class)->finalize (object);
}

static void
td_record_form_class_init (TdRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_record_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_record_form_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[COMMITTED] = g_signal_new ("committed", TD_TYPE_RECORD_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 2, TD_TYPE_RECORD, G_TYPE_STRING);
}

static void
td_record_form_init (TdRecordForm *self)
{
  self->rows = g_ptr_array_new ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "td-form");
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

GtkWidget *
td_record_form_new (TdStore *store, const TdEntity *entity, const char *const *keys,
                    int label_width)
{
  TdRecordForm *self = g_object_new (TD_TYPE_RECORD_FORM, NULL);

  self->entity = entity;
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    append_row (self, store, td_entity_field (entity, keys[i]), label_width);
  for (guint i = 0; keys == NULL && i < entity->n_fields; i++)
    {
      if (td_record_form_has_field (&entity->fields[i]))
        append_row (self, store, &entity->fields[i], label_width);
    }
  return GTK_WIDGET (self);
}

void
td_record_form_set_record (TdRecordForm *self, TdRecord *record)
{
  g_set_object (&self->record, record);
  for (guint i = 0; i < self->rows->len; i++)
    td_field_row_set_record (self->rows->pdata[i], record);
}

TdRecord *
td_record_form_get_record (TdRecordForm *self)
{
  return self->record;
}

void
td_record_form_set_editable (TdRecordForm *self, gboolean editable)
{
  for (guint i = 0; i < self->rows->len; i++)
    td_field_row_set_editable (self->rows->pdata[i], editable);
}

TdFieldRow *
td_record_form_get_row (TdRecordForm *self, const char *key)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (g_str_equal (td_field_row_get_field (self->rows->pdata[i])->key, key))
        return self->rows->pdata[i];
    }
  return NULL;
}

gboolean
td_record_form_commit (TdRecordForm *self)
{
  gboolean good = TRUE;

  for (guint i = 0; i < self->rows->len; i++)
    good &= td_field_row_commit (self->rows->pdata[i]);
  return good;
}

void
td_record_form_show_error (TdRecordForm *self, const char *key, const char *message)
{
  TdFieldRow *row = key ? td_record_form_get_row (self, key) : NULL;

  if (row == NULL && self->rows->len > 0)
    row = self->rows->pdata[0];
  if (row != NULL)
    td_field_row_set_error (row, message);
}

void
td_record_form_clear_errors (TdRecordForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    td_field_row_set_error (self->rows->pdata[i], NULL);
}

void
td_record_form_focus (TdRecordForm *self, const char *key)
{
  TdFieldRow *row = key ? td_record_form_get_row (self, key)
                        : self->rows->len > 0 ? self->rows->pdata[0] : NULL;

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

void
td_record_form_focus_error (TdRecordForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (td_field_row_has_error (self->rows->pdata[i]))
        {
          gtk_widget_grab_focus (self->rows->pdata[i]);
          return;
        }
    }
}
