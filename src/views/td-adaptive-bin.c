/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-adaptive-bin.h"

#include "td-views.h"

/* The narrowest window that is to work. */
#define LEAST_WIDTH 360

struct _TdAdaptiveBin
{
  GtkWidget  parent_instance;

  GtkWidget *child;
  int        threshold;
  int        width;
  gboolean   narrow;
  guint      idle;
};

G_DEFINE_FINAL_TYPE (TdAdaptiveBin, td_adaptive_bin, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_THRESHOLD,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Large text needs more room for the same. */
static gboolean
is_too_narrow (TdAdaptiveBin *self)
{
  return self->width < self->threshold * td_widget_get_text_scale (GTK_WIDGET (self));
}

static gboolean
update_narrow_cb (gpointer user_data)
{
  TdAdaptiveBin *self = user_data;
  gboolean narrow = is_too_narrow (self);

  self->idle = 0;
  if (narrow != self->narrow)
    {
      self->narrow = narrow;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
    }
  return G_SOURCE_REMOVE;
}

/* What the child wants in height is not asked: pages scroll, and measuring a whole
 * page for a width that it does not get is a good part of a window's first frame. */
static void
td_adaptive_bin_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                         int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  TdAdaptiveBin *self = TD_ADAPTIVE_BIN (widget);
  int least = 0;
  int wanted = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL && self->child != NULL &&
      gtk_widget_should_layout (self->child))
    gtk_widget_measure (self->child, orientation, -1, &least, &wanted, NULL, NULL);
  *minimum = MIN (least, LEAST_WIDTH);
  *natural = MAX (wanted, *minimum);
}

/* Visibility cannot change while sizes are being given, so that a crossing of
 * the threshold takes effect before the next frame; until then the child may be
 * wider than there is room, and is cut. */
static void
td_adaptive_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdAdaptiveBin *self = TD_ADAPTIVE_BIN (widget);
  int least = 0;

  self->width = width;
  if (is_too_narrow (self) != self->narrow && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH, update_narrow_cb, self, NULL);
  if (self->child == NULL || !gtk_widget_should_layout (self->child))
    return;
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (self->child, MAX (width, least), height, baseline, NULL);
}

static GtkSizeRequestMode
td_adaptive_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
td_adaptive_bin_compute_expand (GtkWidget *widget, gboolean *hexpand, gboolean *vexpand)
{
  TdAdaptiveBin *self = TD_ADAPTIVE_BIN (widget);

  *hexpand = self->child && gtk_widget_compute_expand (self->child, GTK_ORIENTATION_HORIZONTAL);
  *vexpand = self->child && gtk_widget_compute_expand (self->child, GTK_ORIENTATION_VERTICAL);
}

static void
td_adaptive_bin_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdAdaptiveBin *self = TD_ADAPTIVE_BIN (object);

  switch (id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_THRESHOLD:
      g_value_set_int (value, self->threshold);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_adaptive_bin_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdAdaptiveBin *self = TD_ADAPTIVE_BIN (object);

  switch (id)
    {
    case PROP_CHILD:
      td_adaptive_bin_set_child (self, g_value_get_object (value));
      break;
    case PROP_THRESHOLD:
      if (self->threshold == g_value_get_int (value))
        break;
      self->threshold = g_value_get_int (value);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_adaptive_bin_dispose (GObject *object)
{
  TdAdaptiveBin *self = TD_ADAPTIVE_BIN (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  /* The template that the child comes from may have taken it away already. */
  self->child = NULL;
  td_widget_dispose_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (td_adaptive_bin_parent_class)->dispose (object);
}

static void
td_adaptive_bin_class_init (TdAdaptiveBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_adaptive_bin_get_property;
  object_class->set_property = td_adaptive_bin_set_property;
  object_class->dispose = td_adaptive_bin_dispose;
  widget_class->measure = td_adaptive_bin_measure;
  widget_class->size_allocate = td_adaptive_bin_size_allocate;
  widget_class->get_request_mode = td_adaptive_bin_get_request_mode;
  widget_class->compute_expand = td_adaptive_bin_compute_expand;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
td_adaptive_bin_init (TdAdaptiveBin *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
td_adaptive_bin_new (int threshold)
{
  return g_object_new (TD_TYPE_ADAPTIVE_BIN, "threshold", threshold, NULL);
}

void
td_adaptive_bin_set_child (TdAdaptiveBin *self, GtkWidget *child)
{
  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

gboolean
td_adaptive_bin_is_narrow (TdAdaptiveBin *self)
{
  return self->narrow;
}
