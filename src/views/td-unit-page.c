/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-unit-page-private.h"

#include "td-button-content.h"
#include "td-export-run.h"
#include "td-number.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TdUnitPage, td_unit_page, TD_TYPE_LIST_PAGE)

static void
td_unit_page_load (TdPage *page)
{
  td_unit_page_make_list (TD_UNIT_PAGE (page));
}

static void
td_unit_page_search (TdPage *page, const char *text)
{
  td_unit_page_requery (TD_UNIT_PAGE (page));
}

static void
td_unit_page_add (TdPage *page)
{
  td_page_ensure_loaded (page);
  td_unit_page_begin_add (TD_UNIT_PAGE (page));
}

/* Those that are shown, in the office's order. */
static void
td_unit_page_export_view (TdPage *page)
{
  g_autoptr (TdQuery) query = NULL;
  TdExportParams params = { 0 };

  td_page_ensure_loaded (page);
  query = td_unit_page_dup_query (TD_UNIT_PAGE (page));
  params.query = query;
  params.date = td_date_today ();
  td_export_run (GTK_WIDGET (page), td_page_get_store (page), "danh-sach-don-vi", &params);
}

static gboolean
td_unit_page_show_record (TdPage *page, const TdEntity *entity, gint64 id)
{
  return entity == &td_entity_unit && td_unit_page_show_unit (TD_UNIT_PAGE (page), id);
}

/* "10 units" and behind it "111 people", those in no unit too, which would else be
 * missed nowhere. */
static char *
dup_people (const TdUnitCounts *counts)
{
  gint64 without = td_unit_counts_get_without (counts);
  gint64 people = td_unit_counts_get_people (counts);
  g_autofree char *people_text = td_integer_to_text (people);
  g_autofree char *without_text = td_integer_to_text (without);

  if (without == 0)
    return g_strdup_printf (ngettext ("%s person", "%s people", (gulong) people), people_text);
  /* Translators: "111 people, 3 in no unit". */
  return g_strdup_printf (ngettext ("%1$s person, %2$s in no unit", "%1$s people, %2$s in no unit",
                                    (gulong) people),
                          people_text, without_text);
}

static char *
td_unit_page_dup_count (TdListPage *page, guint shown, guint total)
{
  TdUnitPage *self = TD_UNIT_PAGE (page);
  const TdUnitCounts *counts = self->model ? td_unit_model_get_counts (self->model) : NULL;
  g_autofree char *shown_text = td_integer_to_text (shown);
  g_autofree char *total_text = td_integer_to_text (total);
  g_autofree char *units = NULL;
  g_autofree char *people = NULL;

  if (shown != total)
    /* Translators: "3 of 10 units". */
    return g_strdup_printf (ngettext ("%1$s of %2$s unit", "%1$s of %2$s units", total),
                            shown_text, total_text);
  units = g_strdup_printf (ngettext ("%s unit", "%s units", total), total_text);
  if (counts == NULL)
    return g_steal_pointer (&units);
  people = dup_people (counts);
  /* Translators: "10 units" and "111 people". */
  return g_strdup_printf (_("%1$s, %2$s"), units, people);
}

static char *
td_unit_page_dup_selection (TdListPage *page, guint n)
{
  g_autofree char *text = td_integer_to_text (n);

  return g_strdup_printf (ngettext ("%s unit ticked", "%s units ticked", n), text);
}

static void
td_unit_page_show_details (TdListPage *page, gint64 id)
{
  TdUnitPage *self = TD_UNIT_PAGE (page);
  TdDetailsPane *pane = td_list_page_get_pane (page);

  if (self->pane == NULL)
    {
      self->pane = td_unit_pane_new (td_page_get_store (TD_PAGE (page)), self->model);
      td_details_pane_set_child (pane, self->pane);
    }
  td_unit_pane_set_unit (TD_UNIT_PANE (self->pane), id);
}

static void
td_unit_page_constructed (GObject *object)
{
  TdUnitPage *self = TD_UNIT_PAGE (object);

  G_OBJECT_CLASS (td_unit_page_parent_class)->constructed (object);
  td_unit_page_add_actions (self);
  td_unit_page_update_actions (self);
}

static void
td_unit_page_dispose (GObject *object)
{
  TdUnitPage *self = TD_UNIT_PAGE (object);

  if (self->model != NULL)
    {
      g_signal_handlers_disconnect_by_data (td_list_page_get_table (TD_LIST_PAGE (self)), self);
      g_signal_handlers_disconnect_by_data (td_page_get_store (TD_PAGE (self)), self);
    }
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_cancellable_cancel (self->chip_counting);
  g_clear_object (&self->chip_counting);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_UNIT_PAGE);
  G_OBJECT_CLASS (td_unit_page_parent_class)->dispose (object);
  g_clear_object (&self->actions);
  g_clear_object (&self->model);
}

/* Alt and an arrow: no input method wants these. */
static void
add_shortcuts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "unit.move-up",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "unit.move-down",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "unit.move-in",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "unit.move-out",
                                       NULL);
}

static void
td_unit_page_class_init (TdUnitPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TdPageClass *page_class = TD_PAGE_CLASS (klass);
  TdListPageClass *list_class = TD_LIST_PAGE_CLASS (klass);

  object_class->constructed = td_unit_page_constructed;
  object_class->dispose = td_unit_page_dispose;
  page_class->load = td_unit_page_load;
  page_class->search = td_unit_page_search;
  page_class->add = td_unit_page_add;
  page_class->export_view = td_unit_page_export_view;
  page_class->show_record = td_unit_page_show_record;
  list_class->show_details = td_unit_page_show_details;
  list_class->dup_count = td_unit_page_dup_count;
  list_class->dup_selection = td_unit_page_dup_selection;

  g_type_ensure (TD_TYPE_BUTTON_CONTENT);
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-unit-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdUnitPage, header_box);
  gtk_widget_class_bind_template_child (widget_class, TdUnitPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TdUnitPage, batch_box);
  gtk_widget_class_bind_template_child (widget_class, TdUnitPage, row_menu);
  add_shortcuts (widget_class);
}

static void
td_unit_page_init (TdUnitPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TdUnitModel *
td_unit_page_get_model (TdUnitPage *self)
{
  return self->model;
}

TdUnitPane *
td_unit_page_get_pane (TdUnitPage *self)
{
  return self->pane ? TD_UNIT_PANE (self->pane) : NULL;
}
