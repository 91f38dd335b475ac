/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-record-history.h"

#include "td-entity-columns.h"
#include "td-history.h"
#include "td-related-list.h"
#include "td-time.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

#define FIRST 4
#define ALL 500
/* Values told of one change; an import touches many. */
#define MAX_VALUES 3

struct _TdRecordHistory
{
  GtkWidget       parent_instance;

  TdStore        *store;
  const TdEntity *entity;
  gint64          record;
  gboolean        all;
  guint           n;
  GtkWidget      *button;
  GtkWidget      *list;
};

G_DEFINE_FINAL_TYPE (TdRecordHistory, td_record_history, GTK_TYPE_WIDGET)

static char *
dup_value (const TdField *field, const char *value)
{
  return td_has_text (value) ? td_entity_columns_dup_shown (field, value, FALSE) : g_strdup ("—");
}

/* "Post: Specialist → Head", a line for each value. */
static char *
dup_values (GPtrArray *details)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < details->len && i < MAX_VALUES; i++)
    {
      const TdChangeDetail *detail = details->pdata[i];
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      if (detail->field == NULL || detail->kind != TD_CHANGE_EDITED)
        continue;
      before = dup_value (detail->field, detail->old_value);
      after = dup_value (detail->field, detail->new_value);
      g_string_append_printf (text, "%s%s: %s → %s", text->len > 0 ? "\n" : "",
                              _(detail->field->label), before, after);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
append_entry (TdRecordHistory *self, const TdChangeEntry *entry)
{
  g_autofree char *when = td_time_dup_short (entry->at);
  g_autoptr (GPtrArray) details = NULL;
  g_autofree char *values = NULL;
  g_autofree char *detail = NULL;

  details = td_history_details_of_record (td_store_get_reader (self->store), entry->id,
                                          self->entity, self->record, NULL);
  values = details ? dup_values (details) : NULL;
  if (values != NULL)
    detail = g_strdup (entry->who);
  gtk_list_box_append (GTK_LIST_BOX (self->list),
                       td_line_new (when, values ? values : entry->label,
                                    detail ? detail : entry->who));
}

static void
fill (TdRecordHistory *self)
{
  guint limit = self->all ? ALL : FIRST;
  g_autoptr (GPtrArray) entries = NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  if (self->record == 0)
    return;
  entries = td_history_of_record (td_store_get_reader (self->store), self->entity, self->record,
                                  limit + 1, NULL);
  for (guint i = 0; entries != NULL && i < entries->len && i < limit; i++)
    append_entry (self, entries->pdata[i]);
  gtk_widget_set_visible (self->button, entries != NULL && entries->len > limit && !self->all);
}

static void
all_cb (TdRecordHistory *self)
{
  self->all = TRUE;
  fill (self);
}

static void
td_record_history_dispose (GObject *object)
{
  TdRecordHistory *self = TD_RECORD_HISTORY (object);

  self->record = 0;
  td_widget_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->store);
  G_OBJECT_CLASS (td_record_history_parent_class)->dispose (object);
}

static void
td_record_history_class_init (TdRecordHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_record_history_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
td_record_history_init (TdRecordHistory *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->button = gtk_button_new_with_label (_("Show All"));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "td-link");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (all_cb), self, G_CONNECT_SWAPPED);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "td-lines");
  td_widget_set_label (self->list, _("History of changes"));
  gtk_widget_set_parent (td_section_new (_("History of changes"), self->button),
                         GTK_WIDGET (self));
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

GtkWidget *
td_record_history_new (TdStore *store, const TdEntity *entity)
{
  TdRecordHistory *self = g_object_new (TD_TYPE_RECORD_HISTORY, NULL);

  self->store = g_object_ref (store);
  self->entity = entity;
  return GTK_WIDGET (self);
}

void
td_record_history_set_record (TdRecordHistory *self, gint64 record)
{
  if (record != self->record)
    self->all = FALSE;
  self->record = record;
  fill (self);
}
