/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-window-private.h"

#include "td-page-list.h"

#include <glib/gi18n-lib.h>

/*
 * The stack holds a place for every page: an AdwBin that is empty until somebody
 * wants to see the page, so that a register opens at the price of one.
 */

static const TdPageInfo *
get_info (GtkWidget *place)
{
  return g_object_get_data (G_OBJECT (place), "td-page-info");
}

/* What the page puts into the header bar, in a stack beside those of the others. */
static void
add_header_widget (GtkStack *stack, const char *name, GtkWidget *widget)
{
  gtk_stack_add_named (stack, widget ? widget : gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), name);
}

static TdPage *
ensure_page (TdWindow *self, GtkWidget *place)
{
  const TdPageInfo *info = get_info (place);
  TdPage *page;

  if (adw_bin_get_child (ADW_BIN (place)) != NULL)
    return TD_PAGE (adw_bin_get_child (ADW_BIN (place)));
  page = g_object_new (info->get_type (), "store", self->store, "preferences", self->preferences,
                       NULL);
  g_assert (g_str_equal (td_page_get_page_name (page), info->name));
  add_header_widget (self->starts, info->name, td_page_get_header_start (page));
  add_header_widget (self->ends, info->name, td_page_get_header_end (page));
  g_object_bind_property (self->area, "narrow", page, "narrow", G_BINDING_SYNC_CREATE);
  adw_bin_set_child (ADW_BIN (place), GTK_WIDGET (page));
  return page;
}

static void
add_place (TdWindow *self, const TdPageInfo *info)
{
  GtkWidget *place = adw_bin_new ();
  GtkStackPage *page;

  g_object_set_data (G_OBJECT (place), "td-page-info", (gpointer) info);
  page = gtk_stack_add_titled (self->pages, place, info->name, _(info->title));
  gtk_stack_page_set_icon_name (page, info->icon_name);
}

static void
clear_stack (GtkStack *stack)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (stack))) != NULL)
    gtk_stack_remove (stack, child);
}

void
td_window_remove_pages (TdWindow *self)
{
  self->has_pages = FALSE;
  clear_stack (self->pages);
  clear_stack (self->starts);
  clear_stack (self->ends);
}

void
td_window_add_pages (TdWindow *self, const char *first)
{
  const TdPageInfo *info;

  for (guint i = 0; (info = td_page_list_get (i)) != NULL; i++)
    add_place (self, info);
  gtk_stack_set_visible_child_name (self->pages, first);
  self->has_pages = TRUE;
}

TdPage *
td_window_get_page (TdWindow *self, const char *name)
{
  GtkWidget *place = gtk_stack_get_child_by_name (self->pages, name);

  return place ? ensure_page (self, place) : NULL;
}

TdPage *
td_window_get_visible_page (TdWindow *self)
{
  GtkWidget *place = self->has_pages ? gtk_stack_get_visible_child (self->pages) : NULL;
  TdPage *page;

  if (place == NULL)
    return NULL;
  page = ensure_page (self, place);
  gtk_stack_set_visible_child_name (self->starts, td_page_get_page_name (page));
  gtk_stack_set_visible_child_name (self->ends, td_page_get_page_name (page));
  return page;
}

void
td_window_show_page (TdWindow *self, const char *name)
{
  if (gtk_stack_get_child_by_name (self->pages, name) != NULL)
    gtk_stack_set_visible_child_name (self->pages, name);
}

gboolean
td_window_show_record (TdWindow *self, const TdEntity *entity, gint64 id)
{
  GtkWidget *place = gtk_widget_get_first_child (GTK_WIDGET (self->pages));

  for (; place != NULL; place = gtk_widget_get_next_sibling (place))
    {
      if (!td_page_show_record (ensure_page (self, place), entity, id))
        continue;
      gtk_stack_set_visible_child (self->pages, place);
      return TRUE;
    }
  return FALSE;
}
