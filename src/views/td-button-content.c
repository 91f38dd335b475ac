/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-button-content.h"

#include "td-views.h"

struct _TdButtonContent
{
  GtkWidget  parent_instance;

  GtkWidget *image;
  GtkWidget *label;
  GtkWidget *arrow;
  gboolean   narrow;
};

G_DEFINE_FINAL_TYPE (TdButtonContent, td_button_content, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ICON_NAME,
  PROP_LABEL,
  PROP_ARROW,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update_label (TdButtonContent *self)
{
  const char *text = gtk_label_get_text (GTK_LABEL (self->label));
  gboolean has_icon = gtk_widget_get_visible (self->image);

  gtk_widget_set_visible (self->label, *text != '\0' && (!self->narrow || !has_icon));
}

static void
td_button_content_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdButtonContent *self = TD_BUTTON_CONTENT (object);

  switch (id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (GTK_IMAGE (self->image)));
      break;
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_text (GTK_LABEL (self->label)));
      break;
    case PROP_ARROW:
      g_value_set_boolean (value, gtk_widget_get_visible (self->arrow));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_button_content_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdButtonContent *self = TD_BUTTON_CONTENT (object);

  switch (id)
    {
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (GTK_IMAGE (self->image), g_value_get_string (value));
      gtk_widget_set_visible (self->image, g_value_get_string (value) != NULL);
      break;
    case PROP_LABEL:
      gtk_label_set_text (GTK_LABEL (self->label),
                          g_value_get_string (value) ? g_value_get_string (value) : "");
      break;
    case PROP_ARROW:
      gtk_widget_set_visible (self->arrow, g_value_get_boolean (value));
      break;
    case PROP_NARROW:
      if (self->narrow == g_value_get_boolean (value))
        return;
      self->narrow = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  update_label (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
td_button_content_dispose (GObject *object)
{
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_button_content_parent_class)->dispose (object);
}

static void
td_button_content_class_init (TdButtonContentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_button_content_get_property;
  object_class->set_property = td_button_content_set_property;
  object_class->dispose = td_button_content_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);

  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  properties[PROP_ARROW] = g_param_spec_boolean ("arrow", NULL, NULL, FALSE, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
td_button_content_init (TdButtonContent *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  self->image = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  self->arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  gtk_widget_set_visible (self->image, FALSE);
  gtk_widget_set_visible (self->arrow, FALSE);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_parent (self->arrow, GTK_WIDGET (self));
}

GtkWidget *
td_button_content_new (const char *icon_name, const char *label)
{
  return g_object_new (TD_TYPE_BUTTON_CONTENT, "icon-name", icon_name, "label", label, NULL);
}
