/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-brush.h"

#include <math.h>

/* Layouts kept of one style: more than ever stand on a screen. */
#define MOST_LAYOUTS 4000

/**
 * TdBrush:
 * @layouts: (element-type PangoLayout) by width, lines and text
 * @icons: (element-type GtkIconPaintable) by size and name
 */
struct _TdBrush
{
  GtkWidget   parent_instance;

  gboolean    struck;
  GHashTable *layouts;
  GHashTable *icons;
};

G_DEFINE_FINAL_TYPE (TdBrush, td_brush, GTK_TYPE_WIDGET)

static void
td_brush_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  TdBrush *self = TD_BRUSH (widget);
  GtkWidget *owner = gtk_widget_get_parent (widget);

  GTK_WIDGET_CLASS (td_brush_parent_class)->css_changed (widget, change);
  g_hash_table_remove_all (self->layouts);
  g_hash_table_remove_all (self->icons);
  if (owner != NULL)
    gtk_widget_queue_draw (owner);
}

static void
td_brush_finalize (GObject *object)
{
  TdBrush *self = TD_BRUSH (object);

  g_hash_table_unref (self->layouts);
  g_hash_table_unref (self->icons);
  G_OBJECT_CLASS (td_brush_parent_class)->finalize (object);
}

static void
td_brush_class_init (TdBrushClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = td_brush_finalize;
  widget_class->css_changed = td_brush_css_changed;
  gtk_widget_class_set_css_name (widget_class, "brush");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
td_brush_init (TdBrush *self)
{
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->icons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

TdBrush *
td_brush_new (GtkWidget *owner, const char *css_class)
{
  TdBrush *self = g_object_new (TD_TYPE_BRUSH, NULL);

  gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self), owner);
  gtk_widget_set_child_visible (GTK_WIDGET (self), FALSE);
  return self;
}

void
td_brush_set_struck (TdBrush *self, gboolean struck)
{
  self->struck = struck;
}

/* Here alone, as GTK has another function for it from 4.10 on. */
void
td_brush_get_color (TdBrush *self, GdkRGBA *color)
{
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), color);
}

void
td_brush_fill (TdBrush *self, GtkSnapshot *snapshot, double x, double y, double width,
               double height)
{
  GdkRGBA color;

  td_brush_get_color (self, &color);
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width,
                                                  (float) height));
}

void
td_brush_outline (TdBrush *self, GtkSnapshot *snapshot, double x, double y, double width,
                  double height, double line)
{
  td_brush_fill (self, snapshot, x, y, width, line);
  td_brush_fill (self, snapshot, x, y + height - line, width, line);
  td_brush_fill (self, snapshot, x, y + line, line, height - 2 * line);
  td_brush_fill (self, snapshot, x + width - line, y + line, line, height - 2 * line);
}

static PangoLayout *
make_layout (TdBrush *self, const char *text, int width, double xalign, int lines)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* Figures of equal width, as the class "numeric" gives them to labels. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  if (self->struck)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  pango_layout_set_attributes (layout, attributes);
  if (width < 0)
    return layout;
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (lines > 1)
    {
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_height (layout, -lines);
      pango_layout_set_alignment (layout, xalign > .9 ? PANGO_ALIGN_RIGHT :
                                          xalign > .4 ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
    }
  return layout;
}

/* @width: in px, -1: as wide as it is. */
static PangoLayout *
get_layout (TdBrush *self, const char *text, int width, double xalign, int lines)
{
  g_autofree char *key = width < 0 ? g_strdup (text)
                                   : g_strdup_printf ("%d\n%d\n%s", width, lines, text);
  PangoLayout *layout = g_hash_table_lookup (self->layouts, key);

  if (layout != NULL)
    return layout;
  if (g_hash_table_size (self->layouts) >= MOST_LAYOUTS)
    g_hash_table_remove_all (self->layouts);
  layout = make_layout (self, text, width, xalign, lines);
  g_hash_table_insert (self->layouts, g_steal_pointer (&key), layout);
  return layout;
}

static void
append_layout (TdBrush *self, GtkSnapshot *snapshot, PangoLayout *layout, double x, double y)
{
  GdkRGBA color;

  td_brush_get_color (self, &color);
  gtk_snapshot_save (snapshot);
  /* Whole pixels, so that letters stay sharp. */
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

void
td_brush_write (TdBrush *self, GtkSnapshot *snapshot, const char *text, double x, double y,
                double width, double height, double xalign)
{
  PangoLayout *layout;
  int w = 0;
  int h = 0;

  if (text == NULL || *text == '\0' || width < 1)
    return;
  layout = get_layout (self, text, -1, xalign, 1);
  pango_layout_get_pixel_size (layout, &w, &h);
  if (w > width)
    {
      layout = get_layout (self, text, (int) width, xalign, 1);
      pango_layout_get_pixel_size (layout, &w, &h);
    }
  append_layout (self, snapshot, layout, x + (width - w) * xalign, y + (height - h) / 2);
}

void
td_brush_write_lines (TdBrush *self, GtkSnapshot *snapshot, const char *text, double x, double y,
                      double width, double height, double xalign, int lines)
{
  PangoLayout *layout;
  int h = 0;

  if (text == NULL || *text == '\0' || width < 1)
    return;
  layout = get_layout (self, text, (int) width, xalign, lines);
  pango_layout_get_pixel_size (layout, NULL, &h);
  append_layout (self, snapshot, layout, x, y + (height - h) / 2);
}

int
td_brush_get_width (TdBrush *self, const char *text)
{
  int width = 0;

  pango_layout_get_pixel_size (get_layout (self, text, -1, 0, 1), &width, NULL);
  return width;
}

static GtkIconPaintable *
get_icon (TdBrush *self, const char *name, int size)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *key = g_strdup_printf ("%d %s", size, name);
  GtkIconPaintable *icon = g_hash_table_lookup (self->icons, key);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));

  if (icon != NULL)
    return icon;
  icon = gtk_icon_theme_lookup_icon (theme, name, NULL, size, gtk_widget_get_scale_factor (widget),
                                     gtk_widget_get_direction (widget),
                                     GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  g_hash_table_insert (self->icons, g_steal_pointer (&key), icon);
  return icon;
}

void
td_brush_draw_icon (TdBrush *self, GtkSnapshot *snapshot, const char *icon_name, double x,
                    double y, double width, double height, int size)
{
  GtkIconPaintable *icon = get_icon (self, icon_name, size);
  GdkRGBA color;

  td_brush_get_color (self, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x + (width - size) / 2),
                                                          (float) round (y + (height - size) / 2)));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), GDK_SNAPSHOT (snapshot),
                                            size, size, &color, 1);
  gtk_snapshot_restore (snapshot);
}
