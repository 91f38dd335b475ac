/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-window-private.h"

/*
 * One search for the page that is shown, in one of two entries: in the header
 * bar, or, where that has no room, in a bar below it.
 */

static void
set_entry (GtkEditable *entry, const char *text, const char *placeholder)
{
  if (!g_str_equal (gtk_editable_get_text (entry), text))
    gtk_editable_set_text (entry, text);
  g_object_set (entry, "placeholder-text", placeholder, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  placeholder ? placeholder : "", -1);
}

void
td_window_update_search (TdWindow *self)
{
  TdPage *page = td_window_get_visible_page (self);
  const char *placeholder = page ? td_page_get_search_placeholder (page) : NULL;
  const char *text = page ? td_page_get_search_text (page) : "";
  gboolean narrow = td_adaptive_bin_is_narrow (self->area);

  self->switching = TRUE;
  set_entry (self->search_entry, text, placeholder);
  set_entry (self->narrow_entry, text, placeholder);
  self->switching = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), placeholder != NULL && !narrow);
  gtk_widget_set_visible (self->search_button, placeholder != NULL && narrow);
  if (!narrow || placeholder == NULL)
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  else if (*text != '\0')
    gtk_search_bar_set_search_mode (self->search_bar, TRUE);
}

void
td_window_search_changed (TdWindow *self, GtkEditable *entry)
{
  TdPage *page = td_window_get_visible_page (self);

  if (!self->switching && page != NULL && gtk_widget_get_visible (GTK_WIDGET (entry)))
    td_page_set_search_text (page, gtk_editable_get_text (entry));
}

void
td_window_focus_search (TdWindow *self)
{
  GtkEditable *entry = self->search_entry;

  if (td_adaptive_bin_is_narrow (self->area))
    {
      gtk_search_bar_set_search_mode (self->search_bar, TRUE);
      entry = self->narrow_entry;
    }
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_select_region (entry, 0, -1);
}
