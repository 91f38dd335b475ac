/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sidebar.h"

#include "td-views.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _TdSidebar
{
  GtkWidget          parent_instance;

  GtkStack          *stack;
  GtkSelectionModel *pages;

  GtkListBox        *list;
  GtkMenuButton     *menu_button;
  GMenuModel        *primary_menu;
  GMenu             *recent_menu;
  GtkLabel          *name_label;
  GtkLabel          *backup_label;
  GtkWidget         *foot;
};

G_DEFINE_FINAL_TYPE (TdSidebar, td_sidebar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STACK,
  PROP_REGISTER_NAME,
  PROP_REGISTER_PATH,
  PROP_BACKUP_TEXT,
  N_PROPS
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  GtkStackPage *page = item;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *image = gtk_image_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  g_object_bind_property (page, "title", label, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (page, "icon-name", image, "icon-name", G_BINDING_SYNC_CREATE);
  g_object_bind_property (page, "visible", row, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
show_selected_cb (TdSidebar *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->pages)); i++)
    {
      if (gtk_selection_model_is_selected (self->pages, i))
        gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) i));
    }
}

static void
row_activated_cb (TdSidebar *self, GtkListBoxRow *row)
{
  gtk_selection_model_select_item (self->pages, (guint) gtk_list_box_row_get_index (row), TRUE);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
set_stack (TdSidebar *self, GtkStack *stack)
{
  if (!g_set_object (&self->stack, stack))
    return;
  gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  if (self->pages != NULL)
    g_signal_handlers_disconnect_by_func (self->pages, show_selected_cb, self);
  g_clear_object (&self->pages);
  if (stack == NULL)
    return;
  self->pages = gtk_stack_get_pages (stack);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->pages), make_row, NULL, NULL);
  g_signal_connect_object (self->pages, "selection-changed", G_CALLBACK (show_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pages, "items-changed", G_CALLBACK (show_selected_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  show_selected_cb (self);
}

static void
td_sidebar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdSidebar *self = TD_SIDEBAR (object);

  switch (id)
    {
    case PROP_STACK:
      g_value_set_object (value, self->stack);
      break;
    case PROP_REGISTER_NAME:
      g_value_set_string (value, gtk_label_get_text (self->name_label));
      break;
    case PROP_REGISTER_PATH:
      g_value_set_string (value, gtk_widget_get_tooltip_text (GTK_WIDGET (self->name_label)));
      break;
    case PROP_BACKUP_TEXT:
      g_value_set_string (value, gtk_label_get_text (self->backup_label));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_text (TdSidebar *self, GtkLabel *label, const char *text, GParamSpec *pspec)
{
  if (g_str_equal (gtk_label_get_text (label), text ? text : ""))
    return;
  gtk_label_set_text (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
td_sidebar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdSidebar *self = TD_SIDEBAR (object);

  switch (id)
    {
    case PROP_STACK:
      set_stack (self, g_value_get_object (value));
      break;
    case PROP_REGISTER_NAME:
      set_text (self, self->name_label, g_value_get_string (value), pspec);
      break;
    case PROP_REGISTER_PATH:
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_label), g_value_get_string (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_BACKUP_TEXT:
      set_text (self, self->backup_label, g_value_get_string (value), pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_sidebar_dispose (GObject *object)
{
  TdSidebar *self = TD_SIDEBAR (object);

  if (self->list != NULL)
    set_stack (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_SIDEBAR);
  td_widget_dispose_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (td_sidebar_parent_class)->dispose (object);
}

static void
td_sidebar_class_init (TdSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_sidebar_get_property;
  object_class->set_property = td_sidebar_set_property;
  object_class->dispose = td_sidebar_dispose;

  properties[PROP_STACK] = g_param_spec_object ("stack", NULL, NULL, GTK_TYPE_STACK, flags);
  properties[PROP_REGISTER_NAME] = g_param_spec_string ("register-name", NULL, NULL, "", flags);
  properties[PROP_REGISTER_PATH] = g_param_spec_string ("register-path", NULL, NULL, NULL, flags);
  properties[PROP_BACKUP_TEXT] = g_param_spec_string ("backup-text", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHOSEN] = g_signal_new ("chosen", TD_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, TdSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, TdSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TdSidebar, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, TdSidebar, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, TdSidebar, name_label);
  gtk_widget_class_bind_template_child (widget_class, TdSidebar, backup_label);
  gtk_widget_class_bind_template_child (widget_class, TdSidebar, foot);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

/* A menu is made of many widgets: only once somebody wants to see it. */
static void
create_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, TD_SIDEBAR (user_data)->primary_menu);
}

static void
td_sidebar_init (TdSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
}

GtkWidget *
td_sidebar_new (void)
{
  return g_object_new (TD_TYPE_SIDEBAR, NULL);
}

GMenu *
td_sidebar_get_recent_menu (TdSidebar *self)
{
  return self->recent_menu;
}
