/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-unit-pane.h"

#include "td-details-pane.h"
#include "td-edit.h"
#include "td-record-history.h"
#include "td-reference-picker.h"
#include "td-shell.h"
#include "td-unit-actions.h"
#include "td-views.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define LABEL_WIDTH 108

static const char *const keys[] = {
  "name", "short_name", "kind", "parent", "own_body", "head", "started", "ended", "note", NULL,
};

struct _TdUnitPane
{
  GtkWidget    parent_instance;

  TdStore     *store;
  TdUnitModel *model;
  gint64       unit;
  TdRecord    *record;
  char        *path; /* of the units that it lies in */

  GtkWidget   *box;
  AdwBin      *form_place;
  GtkLabel    *body_label;
  GtkWidget   *form;
  GtkWidget   *people;
  GtkWidget   *history;
};

G_DEFINE_FINAL_TYPE (TdUnitPane, td_unit_pane, GTK_TYPE_WIDGET)

/* --- saving a field --- */

/* One field that is being written. */
typedef struct
{
  TdUnitPane *pane;
  gint64      unit;
  const char *key; /* of the entity */
} Save;

static Save *
new_save (TdUnitPane *self, const char *key)
{
  Save *save = g_new0 (Save, 1);

  save->pane = g_object_ref (self);
  save->unit = self->unit;
  save->key = td_entity_field (&td_entity_unit, key)->key;
  return save;
}

static void
free_save (Save *save)
{
  g_object_unref (save->pane);
  g_free (save);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, free_save)

static void
show_outcome (Save *save, const GError *error)
{
  TdUnitPane *self = save->pane;
  TdFieldRow *row;

  if (error == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (save->unit != self->unit)
    {
      td_shell_report_error (GTK_WIDGET (self), error);
      return;
    }
  /* What was typed stays to be corrected; what was picked is not what the register has. */
  row = td_record_form_get_row (TD_RECORD_FORM (self->form), save->key);
  if (td_field_row_get_picker (row) != NULL)
    td_field_row_set_record (row, self->record);
  td_record_form_show_error (TD_RECORD_FORM (self->form), save->key, error->message);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Save) save = user_data;
  g_autoptr (GError) error = NULL;

  td_edit_save_field_finish (TD_STORE (source), result, &error);
  show_outcome (save, error);
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Save) save = user_data;
  g_autoptr (GError) error = NULL;

  td_store_write_finish (TD_STORE (source), result, &error);
  show_outcome (save, error);
}

/* A unit cannot belong to a part of itself, and comes last where it goes: the
 * model's own action sees to that. */
static void
save_parent (TdUnitPane *self, TdRecord *edited)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Save) save = new_save (self, "parent");
  TdAction *action = td_unit_move (self->unit, td_record_get_int_or (edited, "parent", 0), 0,
                                   &error);

  if (action == NULL)
    show_outcome (save, error);
  else
    td_action_run_async (action, self->store, NULL, moved_cb, g_steal_pointer (&save));
}

static void
committed_cb (TdUnitPane *self, TdRecord *edited, const char *key)
{
  if (g_str_equal (key, "parent"))
    save_parent (self, edited);
  else
    td_edit_save_field_async (self->store, self->record, edited, key, saved_cb,
                              new_save (self, key));
}

/* --- loading --- */

/* The head is usually one of the unit's own people. */
static void
offer_own_people_first (TdUnitPane *self)
{
  TdFieldRow *row = td_record_form_get_row (TD_RECORD_FORM (self->form), "head");
  TdQuery *query = td_query_new (&td_entity_staff);

  td_query_filter_int (query, "unit", TD_FILTER_IS, self->unit);
  td_reference_picker_set_first (TD_REFERENCE_PICKER (td_field_row_get_picker (row)), query);
}

static void
show_body (TdUnitPane *self, const TdUnitTree *tree)
{
  gint64 body = td_unit_tree_get_body (tree, self->unit);
  g_autofree char *text = NULL;

  if (self->record == NULL)
    text = g_strdup ("");
  else if (body == self->unit)
    text = g_strdup (_("It is a body of its own: for quotas its people are counted among "
                       "themselves."));
  else
    text = g_strdup_printf (_("For quotas its people are counted with the body “%s”."),
                            td_unit_tree_get_body_name (tree, body));
  gtk_label_set_text (self->body_label, text);
}

static char *
dup_subtitle (TdUnitPane *self)
{
  g_autofree char *kind = self->record ? td_record_dup_display (self->record, "kind") : NULL;

  if (kind == NULL)
    return NULL;
  if (*kind != '\0' && self->path != NULL && *self->path != '\0')
    return g_strdup_printf ("%s · %s", kind, self->path);
  return self->path != NULL && *self->path != '\0' ? g_strdup (self->path)
                                                   : g_steal_pointer (&kind);
}

static void
show_title (TdUnitPane *self)
{
  g_autofree char *subtitle = dup_subtitle (self);

  td_details_pane_title_child (GTK_WIDGET (self),
                               self->record ? td_record_get_title (self->record) : NULL,
                               subtitle);
}

static void
load (TdUnitPane *self)
{
  TdReader *reader = td_store_get_reader (self->store);
  g_autoptr (TdRecord) record = NULL;
  const TdUnitTree *tree = td_unit_model_get_tree (self->model);

  if (self->unit != 0)
    record = td_reader_get (reader, &td_entity_unit, self->unit, NULL);
  g_set_object (&self->record, record);
  g_clear_pointer (&self->path, g_free);
  if (record != NULL)
    self->path = td_unit_tree_dup_path (tree, td_record_get_int_or (record, "parent", 0));
  td_record_form_set_record (TD_RECORD_FORM (self->form), record);
  show_body (self, tree);
  offer_own_people_first (self);
  td_unit_people_set_unit (TD_UNIT_PEOPLE (self->people), record ? self->unit : 0,
                           record ? td_record_get_int_or (record, "head", 0) : 0);
  td_record_history_set_record (TD_RECORD_HISTORY (self->history), self->unit);
  show_title (self);
}

static void
store_changed_cb (TdUnitPane *self, TdChanges *changes)
{
  gint64 head = self->record ? td_record_get_int_or (self->record, "head", 0) : 0;

  /* A write that was under way may end when the window has let the register go. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (self->unit != 0 && (td_changes_touch (changes, &td_entity_unit) ||
                          td_changes_touch_record (changes, &td_entity_staff, head)))
    load (self);
}

/* --- class --- */

static void
td_unit_pane_dispose (GObject *object)
{
  TdUnitPane *self = TD_UNIT_PANE (object);

  self->unit = 0;
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_UNIT_PANE);
  td_widget_dispose_children (GTK_WIDGET (self));
  g_clear_object (&self->record);
  g_clear_object (&self->model);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (td_unit_pane_parent_class)->dispose (object);
}

static void
td_unit_pane_finalize (GObject *object)
{
  g_free (TD_UNIT_PANE (object)->path);
  G_OBJECT_CLASS (td_unit_pane_parent_class)->finalize (object);
}

static void
td_unit_pane_class_init (TdUnitPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_unit_pane_dispose;
  object_class->finalize = td_unit_pane_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-unit-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TdUnitPane, box);
  gtk_widget_class_bind_template_child (widget_class, TdUnitPane, form_place);
  gtk_widget_class_bind_template_child (widget_class, TdUnitPane, body_label);
}

static void
td_unit_pane_init (TdUnitPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_unit_pane_new (TdStore *store, TdUnitModel *model)
{
  TdUnitPane *self = g_object_new (TD_TYPE_UNIT_PANE, NULL);

  self->store = g_object_ref (store);
  self->model = g_object_ref (model);
  self->form = td_record_form_new (store, &td_entity_unit, keys, LABEL_WIDTH);
  td_record_form_set_editable (TD_RECORD_FORM (self->form), !td_store_is_read_only (store));
  g_signal_connect_object (self->form, "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->form_place, self->form);
  self->people = td_unit_people_new (store);
  gtk_box_append (GTK_BOX (self->box), self->people);
  self->history = td_record_history_new (store, &td_entity_unit);
  gtk_box_append (GTK_BOX (self->box), self->history);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
td_unit_pane_set_unit (TdUnitPane *self, gint64 unit)
{
  if (self->unit == unit)
    return;
  self->unit = unit;
  load (self);
}

TdRecordForm *
td_unit_pane_get_form (TdUnitPane *self)
{
  return TD_RECORD_FORM (self->form);
}

TdUnitPeople *
td_unit_pane_get_people (TdUnitPane *self)
{
  return TD_UNIT_PEOPLE (self->people);
}

void
td_unit_pane_show_people (TdUnitPane *self)
{
  td_unit_people_show_all (TD_UNIT_PEOPLE (self->people));
  td_unit_people_focus (TD_UNIT_PEOPLE (self->people));
}
