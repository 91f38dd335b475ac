/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdBrush:
 *
 * A style to draw with, for a widget that draws its cells itself: a child that is
 * never seen, whose node "brush" gets its colour, font size, weight and slant from
 * the style sheet.  Layouts of texts are kept, as a grid draws the same ones in
 * every frame.
 */
#define TD_TYPE_BRUSH (td_brush_get_type ())
G_DECLARE_FINAL_TYPE (TdBrush, td_brush, TD, BRUSH, GtkWidget)

/* A child of @owner, which unparents it. */
TdBrush    *td_brush_new        (GtkWidget *owner, const char *css_class);
/* What it writes is struck through. */
void        td_brush_set_struck (TdBrush *self, gboolean struck);
void        td_brush_get_color  (TdBrush *self, GdkRGBA *color);
void        td_brush_fill       (TdBrush *self, GtkSnapshot *snapshot, double x, double y,
                                 double width, double height);
/* An outline @line px wide within that place. */
void        td_brush_outline    (TdBrush *self, GtkSnapshot *snapshot, double x, double y,
                                 double width, double height, double line);
/* One line in the middle of that height; what does not fit is cut with "…". */
void        td_brush_write      (TdBrush *self, GtkSnapshot *snapshot, const char *text, double x,
                                 double y, double width, double height, double xalign);
/* Up to @lines lines, in the middle of that height. */
void        td_brush_write_lines (TdBrush *self, GtkSnapshot *snapshot, const char *text, double x,
                                  double y, double width, double height, double xalign,
                                  int lines);
/* Of one line, in px. */
int         td_brush_get_width  (TdBrush *self, const char *text);
/* A symbolic icon in its colour, in the middle of that place. */
void        td_brush_draw_icon  (TdBrush *self, GtkSnapshot *snapshot, const char *icon_name,
                                 double x, double y, double width, double height, int size);

G_END_DECLS
