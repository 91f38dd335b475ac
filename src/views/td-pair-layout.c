/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-pair-layout.h"

#include "td-views.h"

enum
{
  PROP_0,
  PROP_THRESHOLD,
  PROP_SPACING,
  N_PROPS
};

struct _TdPairLayout
{
  GtkLayoutManager parent_instance;

  int              threshold;
  int              spacing;
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TdPairLayout, td_pair_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
td_pair_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static GtkWidget *
get_next (GtkWidget *widget, GtkWidget *child)
{
  do
    child = child != NULL ? gtk_widget_get_next_sibling (child)
                          : gtk_widget_get_first_child (widget);
  while (child != NULL && !gtk_widget_should_layout (child));
  return child;
}

static gboolean
is_stacked (TdPairLayout *self, GtkWidget *widget, int width)
{
  int sum = 0;

  if (width < self->threshold * td_widget_get_text_scale (widget))
    return TRUE;
  for (GtkWidget *child = get_next (widget, NULL); child != NULL; child = get_next (widget, child))
    {
      int least = 0;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      sum += least + (sum > 0 ? self->spacing : 0);
    }
  return width < sum;
}

static void
td_pair_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                        int for_size, int *minimum, int *natural, int *minimum_baseline,
                        int *natural_baseline)
{
  TdPairLayout *self = TD_PAIR_LAYOUT (manager);
  gboolean stacked = orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0 &&
                     is_stacked (self, widget, for_size);
  int wide = 0;

  *minimum = *natural = 0;
  for (GtkWidget *child = get_next (widget, NULL); child != NULL; child = get_next (widget, child))
    {
      int least = 0;
      int wanted = 0;

      gtk_widget_measure (child, orientation, stacked ? for_size : -1, &least, &wanted, NULL,
                          NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        wide += wanted + (wide > 0 ? self->spacing : 0);
      *minimum = stacked ? *minimum + wanted + (*minimum > 0 ? self->spacing : 0)
                         : MAX (*minimum, orientation == GTK_ORIENTATION_VERTICAL ? wanted : least);
    }
  *natural = MAX (*minimum, wide);
}

static void
td_pair_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                         int baseline)
{
  TdPairLayout *self = TD_PAIR_LAYOUT (manager);
  GtkWidget *first = get_next (widget, NULL);
  GtkWidget *second = first != NULL ? get_next (widget, first) : NULL;
  int least = 0;
  int size = 0;

  if (first == NULL)
    return;
  if (second == NULL)
    {
      gtk_widget_size_allocate (first, &(GtkAllocation) { 0, 0, width, height }, -1);
      return;
    }
  if (is_stacked (self, widget, width))
    {
      gtk_widget_measure (second, GTK_ORIENTATION_VERTICAL, width, NULL, &size, NULL, NULL);
      gtk_widget_size_allocate (first, &(GtkAllocation) { 0, 0, width,
                                                          height - size - self->spacing }, -1);
      gtk_widget_size_allocate (second, &(GtkAllocation) { 0, height - size, width, size }, -1);
      return;
    }
  gtk_widget_measure (first, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (second, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &size, NULL, NULL);
  size = MIN (size, width - self->spacing - least);
  gtk_widget_size_allocate (first, &(GtkAllocation) { 0, 0, width - size - self->spacing, height },
                            -1);
  gtk_widget_size_allocate (second, &(GtkAllocation) { width - size, 0, size, height }, -1);
}

static void
td_pair_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdPairLayout *self = TD_PAIR_LAYOUT (object);

  if (id == PROP_THRESHOLD)
    g_value_set_int (value, self->threshold);
  else if (id == PROP_SPACING)
    g_value_set_int (value, self->spacing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_pair_layout_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdPairLayout *self = TD_PAIR_LAYOUT (object);
  int *where = id == PROP_THRESHOLD ? &self->threshold : &self->spacing;

  if (id != PROP_THRESHOLD && id != PROP_SPACING)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (*where == g_value_get_int (value))
    return;
  *where = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
  g_object_notify_by_pspec (object, properties[id]);
}

static void
td_pair_layout_class_init (TdPairLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_pair_layout_get_property;
  object_class->set_property = td_pair_layout_set_property;
  layout_class->get_request_mode = td_pair_layout_get_request_mode;
  layout_class->measure = td_pair_layout_measure;
  layout_class->allocate = td_pair_layout_allocate;
  properties[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
td_pair_layout_init (TdPairLayout *self)
{
}
