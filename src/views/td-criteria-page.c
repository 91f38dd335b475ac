/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-page-private.h"

#include "td-button-content.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TdCriteriaPage, td_criteria_page, TD_TYPE_PAGE)

static void
td_criteria_page_load (TdPage *page)
{
  td_criteria_page_load_sets (TD_CRITERIA_PAGE (page));
}

static void
td_criteria_page_search (TdPage *page, const char *text)
{
  td_criteria_page_show_set (TD_CRITERIA_PAGE (page));
}

static void
td_criteria_page_focus_main (TdPage *page)
{
  TdCriteriaPage *self = TD_CRITERIA_PAGE (page);
  const char *shown = gtk_stack_get_visible_child_name (self->stack);

  if (g_strcmp0 (shown, "empty") == 0)
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* Ctrl+N: what the page shows; the first set when there is none. */
static void
td_criteria_page_add (TdPage *page)
{
  TdCriteriaPage *self = TD_CRITERIA_PAGE (page);

  td_page_ensure_loaded (page);
  if (self->record == NULL)
    td_criteria_page_new_set (self);
  else
    td_criteria_page_begin_add (self, FALSE);
}

static void
td_criteria_page_export_view (TdPage *page)
{
  td_page_ensure_loaded (page);
  td_criteria_page_export (TD_CRITERIA_PAGE (page));
}

/* A criterion of a round's copy is not shown here: nobody edits it. */
static gboolean
show_criterion (TdCriteriaPage *self, gint64 id)
{
  TdReader *reader = td_store_get_reader (td_page_get_store (TD_PAGE (self)));
  g_autoptr (TdRecord) criterion = td_reader_get (reader, &td_entity_criterion, id, NULL);

  return criterion != NULL &&
         td_criteria_list_select (TD_CRITERIA_LIST (self->list),
                                  td_record_get_int_or (criterion, "criteria", 0)) &&
         td_data_table_set_current (self->table, id);
}

static gboolean
td_criteria_page_show_record (TdPage *page, const TdEntity *entity, gint64 id)
{
  TdCriteriaPage *self = TD_CRITERIA_PAGE (page);

  if (entity == &td_entity_criteria_set)
    return td_criteria_list_select (TD_CRITERIA_LIST (self->list), id);
  return entity == &td_entity_criterion && show_criterion (self, id);
}

/* --- panes --- */

static void
narrow_cb (TdCriteriaPage *self)
{
  gboolean narrow = td_page_is_narrow (TD_PAGE (self));

  td_split_view_set_reveal (self->sets_split, !narrow);
  td_split_view_set_reveal (self->details_split, !narrow && self->wants_pane);
}

static void
step_cb (TdCriteriaPage *self, int by)
{
  td_data_table_move_current (self->table, by);
}

static void
close_pane_cb (TdCriteriaPage *self)
{
  self->wants_pane = FALSE;
  td_split_view_set_reveal (self->details_split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* --- class --- */

static void
td_criteria_page_constructed (GObject *object)
{
  TdCriteriaPage *self = TD_CRITERIA_PAGE (object);

  G_OBJECT_CLASS (td_criteria_page_parent_class)->constructed (object);
  td_criteria_page_add_actions (self);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (narrow_cb), NULL);
}

static void
td_criteria_page_dispose (GObject *object)
{
  TdCriteriaPage *self = TD_CRITERIA_PAGE (object);

  if (self->list != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->table, self);
      g_signal_handlers_disconnect_by_data (self->list, self);
      g_signal_handlers_disconnect_by_data (td_page_get_store (TD_PAGE (self)), self);
      self->list = NULL;
    }
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_CRITERIA_PAGE);
  G_OBJECT_CLASS (td_criteria_page_parent_class)->dispose (object);
  g_clear_object (&self->actions);
  g_clear_object (&self->model);
  g_clear_object (&self->record);
  g_clear_pointer (&self->older, g_ptr_array_unref);
}

/* Alt and an arrow: no input method wants these. */
static void
add_shortcuts (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint       keyval;
    const char *action;
  } keys[] = {
    { GDK_KEY_Up, "criteria.move-up" },
    { GDK_KEY_Down, "criteria.move-down" },
    { GDK_KEY_Right, "criteria.move-in" },
    { GDK_KEY_Left, "criteria.move-out" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].keyval, GDK_ALT_MASK,
                                         keys[i].action, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "criteria.toggle-details",
                                       NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-criteria-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, details_split);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, pane);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, sets_split);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, sets_place);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, size_label);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, table_stack);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, table);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, header_box);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, step_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_pane_cb);
  td_criteria_page_bind_notes (widget_class);
}

static void
td_criteria_page_class_init (TdCriteriaPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TdPageClass *page_class = TD_PAGE_CLASS (klass);

  object_class->constructed = td_criteria_page_constructed;
  object_class->dispose = td_criteria_page_dispose;
  page_class->load = td_criteria_page_load;
  page_class->search = td_criteria_page_search;
  page_class->focus_main = td_criteria_page_focus_main;
  page_class->add = td_criteria_page_add;
  page_class->export_view = td_criteria_page_export_view;
  page_class->show_record = td_criteria_page_show_record;

  g_type_ensure (TD_TYPE_BUTTON_CONTENT);
  g_type_ensure (TD_TYPE_DATA_TABLE);
  g_type_ensure (TD_TYPE_DETAILS_PANE);
  g_type_ensure (TD_TYPE_SPLIT_VIEW);
  bind_template (widget_class);
  add_shortcuts (widget_class);
}

static void
td_criteria_page_init (TdCriteriaPage *self)
{
  self->wants_pane = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

TdCriteriaModel *
td_criteria_page_get_model (TdCriteriaPage *self)
{
  return self->model;
}

TdCriteriaPane *
td_criteria_page_get_pane (TdCriteriaPage *self)
{
  return self->details ? TD_CRITERIA_PANE (self->details) : NULL;
}

TdCriteriaList *
td_criteria_page_get_list (TdCriteriaPage *self)
{
  return self->list ? TD_CRITERIA_LIST (self->list) : NULL;
}
