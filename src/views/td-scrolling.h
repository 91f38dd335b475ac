/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdScrolling:
 * @owner: the widget that implements #GtkScrollable
 * @moved: called when a value changes
 *
 * The adjustments and policies of a widget that scrolls by itself.  It stands in
 * the widget's own structure; the fields are read through the functions below.
 */
typedef struct
{
  GtkWidget           *owner;
  void               (*moved) (GtkWidget *owner);
  GtkAdjustment       *adjustments[2];
  GtkScrollablePolicy  policies[2];
} TdScrolling;

/* How many properties #GtkScrollable has. */
#define TD_SCROLLING_N_PROPS 4

/* The four properties of #GtkScrollable get the ids @first, @first + 1 … */
void           td_scrolling_install      (GObjectClass *klass, guint first);
void           td_scrolling_init         (TdScrolling *self, GtkWidget *owner,
                                          void (*moved) (GtkWidget *owner));
/* For dispose. */
void           td_scrolling_clear        (TdScrolling *self);
/* @which: the property's id less the first one; %FALSE for another property. */
gboolean       td_scrolling_get_property (TdScrolling *self, guint which, GValue *value);
gboolean       td_scrolling_set_property (TdScrolling *self, guint which, const GValue *value);

/* %NULL until the widget stands in a scrolled window. */
GtkAdjustment *td_scrolling_get          (TdScrolling *self, GtkOrientation orientation);
double         td_scrolling_get_value    (TdScrolling *self, GtkOrientation orientation);
double         td_scrolling_get_page     (TdScrolling *self, GtkOrientation orientation);
void           td_scrolling_set_value    (TdScrolling *self, GtkOrientation orientation,
                                          double value);
/* Tells the scroll bar how much there is and how much is seen; the value stays where
 * that can be. */
void           td_scrolling_configure    (TdScrolling *self, GtkOrientation orientation,
                                          double upper, double page, double step);
/* Scrolls as little as shows that stretch. */
void           td_scrolling_reveal       (TdScrolling *self, GtkOrientation orientation,
                                          double start, double size);

G_END_DECLS
