/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-views.h"

#include "icons/td-icons-resources.h"
#include "td-views-resources.h"

#include <adwaita.h>

/* What text is without any setting, in points. */
#define PLAIN_TEXT_SIZE 11.0
#define PLAIN_DPI       96.0

/* The classes of GTK and libadwaita that .ui files name.  GtkBuilder looks one that
 * is not registered yet up among the symbols of all loaded libraries, and on Windows
 * that takes a snapshot of the process each time: some 10 ms a name. */
static GType (*const named_types[]) (void) = {
  adw_action_row_get_type,
  adw_bin_get_type,
  adw_clamp_get_type,
  adw_combo_row_get_type,
  adw_entry_row_get_type,
  adw_header_bar_get_type,
  adw_preferences_group_get_type,
  adw_preferences_page_get_type,
  adw_status_page_get_type,
  adw_toast_overlay_get_type,
  adw_window_title_get_type,
  gtk_adjustment_get_type,
  gtk_bin_layout_get_type,
  gtk_box_get_type,
  gtk_box_layout_get_type,
  gtk_button_get_type,
  gtk_check_button_get_type,
  gtk_drop_down_get_type,
  gtk_entry_get_type,
  gtk_flow_box_child_get_type,
  gtk_flow_box_get_type,
  gtk_grid_get_type,
  gtk_image_get_type,
  gtk_label_get_type,
  gtk_list_box_get_type,
  gtk_menu_button_get_type,
  gtk_popover_get_type,
  gtk_progress_bar_get_type,
  gtk_revealer_get_type,
  gtk_scrolled_window_get_type,
  gtk_search_bar_get_type,
  gtk_search_entry_get_type,
  gtk_separator_get_type,
  gtk_spin_button_get_type,
  gtk_spinner_get_type,
  gtk_stack_get_type,
  gtk_stack_page_get_type,
  gtk_string_list_get_type,
  gtk_switch_get_type,
  gtk_text_view_get_type,
  gtk_toggle_button_get_type,
  gtk_viewport_get_type,
};

void
td_views_init (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (named_types); i++)
    g_type_ensure (named_types[i] ());
  /* The resources register themselves; being named here keeps the linker from
   * leaving them out of a program that takes this storey as a static library. */
  g_assert (td_views_get_resource () != NULL);
  g_assert (td_icons_get_resource () != NULL);
}

gboolean
td_has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

void
td_widget_dispose_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

void
td_widget_set_css_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

void
td_widget_set_label (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

double
td_widget_get_text_scale (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  double dpi = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (dpi > 0 ? dpi : PLAIN_DPI) / 72;
  return MAX (size / (PLAIN_TEXT_SIZE * PLAIN_DPI / 72), 1);
}

void
td_widget_set_text_width (GtkWidget *widget, int width)
{
  gtk_widget_set_size_request (widget, width < 0 ? -1
                               : (int) (width * td_widget_get_text_scale (widget)), -1);
}
