/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-split-view.h"

#include <adwaita.h>

struct _TdSplitView
{
  GtkWidget  parent_instance;

  GtkWidget *flap;
};

G_DEFINE_FINAL_TYPE (TdSplitView, td_split_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONTENT,
  PROP_PANE,
  PROP_POSITION,
  PROP_FOLDED,
  PROP_REVEAL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

/* A pane that is away must not be there at all: AdwFlap goes on drawing its
 * shadow, and the Tab key would still find it. */
static void
show_pane (TdSplitView *self)
{
  GtkWidget *pane = adw_flap_get_flap (ADW_FLAP (self->flap));

  if (pane != NULL)
    gtk_widget_set_visible (pane, adw_flap_get_reveal_flap (ADW_FLAP (self->flap)) ||
                                  adw_flap_get_reveal_progress (ADW_FLAP (self->flap)) > 0);
}

static void
notify_reveal_cb (TdSplitView *self)
{
  show_pane (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEAL]);
}

static void
td_split_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdSplitView *self = TD_SPLIT_VIEW (object);

  switch (id)
    {
    case PROP_CONTENT:
      g_value_set_object (value, adw_flap_get_content (ADW_FLAP (self->flap)));
      break;
    case PROP_PANE:
      g_value_set_object (value, adw_flap_get_flap (ADW_FLAP (self->flap)));
      break;
    case PROP_POSITION:
      g_value_set_enum (value, adw_flap_get_flap_position (ADW_FLAP (self->flap)));
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, td_split_view_get_folded (self));
      break;
    case PROP_REVEAL:
      g_value_set_boolean (value, td_split_view_get_reveal (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_split_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdSplitView *self = TD_SPLIT_VIEW (object);

  switch (id)
    {
    case PROP_CONTENT:
      td_split_view_set_content (self, g_value_get_object (value));
      break;
    case PROP_PANE:
      td_split_view_set_pane (self, g_value_get_object (value));
      break;
    case PROP_POSITION:
      adw_flap_set_flap_position (ADW_FLAP (self->flap), g_value_get_enum (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_FOLDED:
      td_split_view_set_folded (self, g_value_get_boolean (value));
      break;
    case PROP_REVEAL:
      td_split_view_set_reveal (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_split_view_dispose (GObject *object)
{
  TdSplitView *self = TD_SPLIT_VIEW (object);

  g_clear_pointer (&self->flap, gtk_widget_unparent);
  G_OBJECT_CLASS (td_split_view_parent_class)->dispose (object);
}

static void
td_split_view_class_init (TdSplitViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_split_view_get_property;
  object_class->set_property = td_split_view_set_property;
  object_class->dispose = td_split_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_PANE] = g_param_spec_object ("pane", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_POSITION] = g_param_spec_enum ("position", NULL, NULL, GTK_TYPE_PACK_TYPE,
                                                 GTK_PACK_START, flags);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, flags);
  properties[PROP_REVEAL] = g_param_spec_boolean ("reveal", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
td_split_view_init (TdSplitView *self)
{
  GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);

  self->flap = adw_flap_new ();
  adw_flap_set_separator (ADW_FLAP (self->flap), separator);
  adw_flap_set_fold_policy (ADW_FLAP (self->flap), ADW_FLAP_FOLD_POLICY_NEVER);
  adw_flap_set_locked (ADW_FLAP (self->flap), TRUE);
  gtk_widget_set_parent (self->flap, GTK_WIDGET (self));
  g_signal_connect_object (self->flap, "notify::reveal-flap", G_CALLBACK (notify_reveal_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flap, "notify::reveal-progress", G_CALLBACK (show_pane), self,
                           G_CONNECT_SWAPPED);
}

void
td_split_view_set_content (TdSplitView *self, GtkWidget *content)
{
  adw_flap_set_content (ADW_FLAP (self->flap), content);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
}

void
td_split_view_set_pane (TdSplitView *self, GtkWidget *pane)
{
  adw_flap_set_flap (ADW_FLAP (self->flap), pane);
  show_pane (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANE]);
}

gboolean
td_split_view_get_folded (TdSplitView *self)
{
  return adw_flap_get_fold_policy (ADW_FLAP (self->flap)) == ADW_FLAP_FOLD_POLICY_ALWAYS;
}

void
td_split_view_set_folded (TdSplitView *self, gboolean folded)
{
  if (td_split_view_get_folded (self) == !!folded)
    return;
  adw_flap_set_fold_policy (ADW_FLAP (self->flap), folded ? ADW_FLAP_FOLD_POLICY_ALWAYS
                                                          : ADW_FLAP_FOLD_POLICY_NEVER);
  /* A pane over the content goes away by a click beside it or by Esc. */
  adw_flap_set_modal (ADW_FLAP (self->flap), folded);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

gboolean
td_split_view_get_reveal (TdSplitView *self)
{
  return adw_flap_get_reveal_flap (ADW_FLAP (self->flap));
}

void
td_split_view_set_reveal (TdSplitView *self, gboolean reveal)
{
  adw_flap_set_reveal_flap (ADW_FLAP (self->flap), reveal);
}

G_GNUC_END_IGNORE_DEPRECATIONS

GtkWidget *
td_split_view_new (void)
{
  return g_object_new (TD_TYPE_SPLIT_VIEW, NULL);
}
