/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-scrolling.h"

enum
{
  HADJUSTMENT,
  VADJUSTMENT,
  HSCROLL_POLICY,
  VSCROLL_POLICY,
};

void
td_scrolling_install (GObjectClass *klass, guint first)
{
  g_object_class_override_property (klass, first + HADJUSTMENT, "hadjustment");
  g_object_class_override_property (klass, first + VADJUSTMENT, "vadjustment");
  g_object_class_override_property (klass, first + HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (klass, first + VSCROLL_POLICY, "vscroll-policy");
}

void
td_scrolling_init (TdScrolling *self, GtkWidget *owner, void (*moved) (GtkWidget *owner))
{
  self->owner = owner;
  self->moved = moved;
}

static void
forget (TdScrolling *self, GtkOrientation orientation)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], self->moved,
                                          self->owner);
  g_clear_object (&self->adjustments[orientation]);
}

void
td_scrolling_clear (TdScrolling *self)
{
  forget (self, GTK_ORIENTATION_HORIZONTAL);
  forget (self, GTK_ORIENTATION_VERTICAL);
}

static void
set_adjustment (TdScrolling *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (adjustment != NULL && self->adjustments[orientation] == adjustment)
    return;
  forget (self, orientation);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  self->adjustments[orientation] = g_object_ref_sink (adjustment);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (self->moved), self->owner,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (self->owner);
}

gboolean
td_scrolling_get_property (TdScrolling *self, guint which, GValue *value)
{
  switch (which)
    {
    case HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      return TRUE;
    case VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      return TRUE;
    case HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      return TRUE;
    case VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
td_scrolling_set_property (TdScrolling *self, guint which, const GValue *value)
{
  switch (which)
    {
    case HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      return TRUE;
    case VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      return TRUE;
    case HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      return TRUE;
    case VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      return TRUE;
    default:
      return FALSE;
    }
}

GtkAdjustment *
td_scrolling_get (TdScrolling *self, GtkOrientation orientation)
{
  return self->adjustments[orientation];
}

double
td_scrolling_get_value (TdScrolling *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

double
td_scrolling_get_page (TdScrolling *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? gtk_adjustment_get_page_size (adjustment) : 0;
}

void
td_scrolling_set_value (TdScrolling *self, GtkOrientation orientation, double value)
{
  if (self->adjustments[orientation] != NULL)
    gtk_adjustment_set_value (self->adjustments[orientation], value);
}

void
td_scrolling_configure (TdScrolling *self, GtkOrientation orientation, double upper, double page,
                        double step)
{
  double value = td_scrolling_get_value (self, orientation);

  if (self->adjustments[orientation] == NULL)
    return;
  page = MAX (page, 0);
  gtk_adjustment_configure (self->adjustments[orientation],
                            CLAMP (value, 0, MAX (upper - page, 0)), 0, MAX (upper, page), step,
                            MAX (page - step, step), page);
}

void
td_scrolling_reveal (TdScrolling *self, GtkOrientation orientation, double start, double size)
{
  double value = td_scrolling_get_value (self, orientation);
  double page = td_scrolling_get_page (self, orientation);

  if (self->adjustments[orientation] == NULL || page <= 0)
    return;
  if (start < value || size > page)
    gtk_adjustment_set_value (self->adjustments[orientation], start);
  else if (start + size > value + page)
    gtk_adjustment_set_value (self->adjustments[orientation], start + size - page);
}
