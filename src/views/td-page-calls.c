/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-page.h"

/* What is asked of a page: each kind of page does it in its own way, or not at all. */

void
td_page_focus_main (TdPage *self)
{
  if (TD_PAGE_GET_CLASS (self)->focus_main != NULL)
    TD_PAGE_GET_CLASS (self)->focus_main (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

gboolean
td_page_show_record (TdPage *self, const TdEntity *entity, gint64 id)
{
  if (TD_PAGE_GET_CLASS (self)->show_record == NULL)
    return FALSE;
  td_page_ensure_loaded (self);
  return TD_PAGE_GET_CLASS (self)->show_record (self, entity, id);
}

gboolean
td_page_can_export (TdPage *self)
{
  return TD_PAGE_GET_CLASS (self)->export_view != NULL;
}

void
td_page_export_view (TdPage *self)
{
  if (td_page_can_export (self))
    TD_PAGE_GET_CLASS (self)->export_view (self);
}

gboolean
td_page_can_add (TdPage *self)
{
  return TD_PAGE_GET_CLASS (self)->add != NULL;
}

void
td_page_add (TdPage *self)
{
  if (td_page_can_add (self))
    TD_PAGE_GET_CLASS (self)->add (self);
}
