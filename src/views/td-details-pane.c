/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-details-pane.h"

#include "td-views.h"

struct _TdDetailsPane
{
  GtkWidget          parent_instance;

  GtkLabel          *title_label;
  GtkLabel          *subtitle_label;
  GtkWidget         *previous_button;
  GtkWidget         *next_button;
  GtkScrolledWindow *scroller;
};

G_DEFINE_FINAL_TYPE (TdDetailsPane, td_details_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_CHILD,
  PROP_CAN_STEP,
  N_PROPS
};

enum
{
  STEP,
  CLOSE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
step (TdDetailsPane *self, int by)
{
  if (gtk_widget_get_visible (self->next_button))
    g_signal_emit (self, signals[STEP], 0, by);
}

static void
previous_cb (TdDetailsPane *self)
{
  step (self, -1);
}

static void
next_cb (TdDetailsPane *self)
{
  step (self, 1);
}

static void
close_cb (TdDetailsPane *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (TD_DETAILS_PANE (widget), g_str_equal (name, "details.next") ? 1 : -1);
}

static void
set_label (TdDetailsPane *self, GtkLabel *label, const char *text, GParamSpec *pspec)
{
  if (g_str_equal (gtk_label_get_text (label), text ? text : ""))
    return;
  gtk_label_set_text (label, text ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), text);
  gtk_widget_set_visible (GTK_WIDGET (label), td_has_text (text));
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
td_details_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdDetailsPane *self = TD_DETAILS_PANE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (self->title_label));
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, gtk_label_get_text (self->subtitle_label));
      break;
    case PROP_CHILD:
      g_value_set_object (value, td_details_pane_get_child (self));
      break;
    case PROP_CAN_STEP:
      g_value_set_boolean (value, gtk_widget_get_visible (self->next_button));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_details_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdDetailsPane *self = TD_DETAILS_PANE (object);

  switch (id)
    {
    case PROP_TITLE:
      set_label (self, self->title_label, g_value_get_string (value), pspec);
      break;
    case PROP_SUBTITLE:
      set_label (self, self->subtitle_label, g_value_get_string (value), pspec);
      break;
    case PROP_CHILD:
      td_details_pane_set_child (self, g_value_get_object (value));
      break;
    case PROP_CAN_STEP:
      gtk_widget_set_visible (self->previous_button, g_value_get_boolean (value));
      gtk_widget_set_visible (self->next_button, g_value_get_boolean (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_details_pane_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TD_TYPE_DETAILS_PANE);
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_details_pane_parent_class)->dispose (object);
}

static void
td_details_pane_class_init (TdDetailsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_details_pane_get_property;
  object_class->set_property = td_details_pane_set_property;
  object_class->dispose = td_details_pane_dispose;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, "", flags);
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CAN_STEP] = g_param_spec_boolean ("can-step", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[STEP] = g_signal_new ("step", TD_TYPE_DETAILS_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CLOSE] = g_signal_new ("close", TD_TYPE_DETAILS_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "details.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "details.next", NULL, step_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "details.previous",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "details.next",
                                       NULL);

  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-details-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TdDetailsPane, title_label);
  gtk_widget_class_bind_template_child (widget_class, TdDetailsPane, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, TdDetailsPane, previous_button);
  gtk_widget_class_bind_template_child (widget_class, TdDetailsPane, next_button);
  gtk_widget_class_bind_template_child (widget_class, TdDetailsPane, scroller);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
td_details_pane_init (TdDetailsPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_details_pane_new (void)
{
  return g_object_new (TD_TYPE_DETAILS_PANE, NULL);
}

void
td_details_pane_set_title (TdDetailsPane *self, const char *title, const char *subtitle)
{
  set_label (self, self->title_label, title, properties[PROP_TITLE]);
  set_label (self, self->subtitle_label, subtitle, properties[PROP_SUBTITLE]);
}

void
td_details_pane_title_child (GtkWidget *child, const char *title, const char *subtitle)
{
  GtkWidget *self = gtk_widget_get_ancestor (child, TD_TYPE_DETAILS_PANE);

  if (self != NULL)
    td_details_pane_set_title (TD_DETAILS_PANE (self), title, subtitle);
}

void
td_details_pane_set_child (TdDetailsPane *self, GtkWidget *child)
{
  gtk_scrolled_window_set_child (self->scroller, child);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

/* The scrolled window puts a viewport in between. */
GtkWidget *
td_details_pane_get_child (TdDetailsPane *self)
{
  GtkWidget *child = gtk_scrolled_window_get_child (self->scroller);

  return GTK_IS_VIEWPORT (child) ? gtk_viewport_get_child (GTK_VIEWPORT (child)) : child;
}

void
td_details_pane_scroll_to_top (TdDetailsPane *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}
