/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-view-private.h"

enum
{
  PROP_0,
  PROP_CURRENT,
  PROP_EDITABLE,
  N_PROPS,
  PROP_SCROLLING = N_PROPS, /* the first of TD_SCROLLING_N_PROPS */
};

enum
{
  ACTIVATED,
  LINE_MOVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (TdBoardView, td_board_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static void
scrolled (GtkWidget *widget)
{
  TdBoardView *self = TD_BOARD_VIEW (widget);

  if (self->allocating)
    td_board_view_queue_fit (self);
  else
    td_board_view_show_from (self, td_board_view_get_first (self), FALSE);
}

static gboolean
td_board_view_grab_focus (GtkWidget *widget)
{
  TdBoardView *self = TD_BOARD_VIEW (widget);

  if (td_board_list_get_n (self->list) == 0)
    return GTK_WIDGET_CLASS (td_board_view_parent_class)->grab_focus (widget);
  td_board_view_focus_current (self);
  return TRUE;
}

static void
td_board_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdBoardView *self = TD_BOARD_VIEW (object);

  switch (id)
    {
    case PROP_CURRENT:
      g_value_set_int64 (value, self->current);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;
    default:
      if (!td_scrolling_get_property (&self->scrolling, id - PROP_SCROLLING, value))
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_board_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdBoardView *self = TD_BOARD_VIEW (object);

  switch (id)
    {
    case PROP_CURRENT:
      td_board_view_set_current (self, g_value_get_int64 (value));
      break;
    case PROP_EDITABLE:
      td_board_view_set_editable (self, g_value_get_boolean (value));
      break;
    default:
      if (!td_scrolling_set_property (&self->scrolling, id - PROP_SCROLLING, value))
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_board_view_dispose (GObject *object)
{
  TdBoardView *self = TD_BOARD_VIEW (object);
  GtkWidget *child;

  td_board_view_end_drag (self);
  g_clear_handle_id (&self->fit_idle, g_source_remove);
  td_scrolling_clear (&self->scrolling);
  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (td_board_view_parent_class)->dispose (object);
}

static void
td_board_view_finalize (GObject *object)
{
  TdBoardView *self = TD_BOARD_VIEW (object);

  g_ptr_array_unref (self->rows);
  g_object_unref (self->list);
  G_OBJECT_CLASS (td_board_view_parent_class)->finalize (object);
}

static void
td_board_view_class_init (TdBoardViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_board_view_get_property;
  object_class->set_property = td_board_view_set_property;
  object_class->dispose = td_board_view_dispose;
  object_class->finalize = td_board_view_finalize;
  td_board_view_class_init_rows (widget_class);
  widget_class->grab_focus = td_board_view_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "tdboard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  td_board_view_class_init_input (widget_class);

  properties[PROP_CURRENT] = g_param_spec_int64 ("current", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                                 flags);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  td_scrolling_install (object_class, PROP_SCROLLING);

  signals[ACTIVATED] = g_signal_new ("activated", TD_TYPE_BOARD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[LINE_MOVED] = g_signal_new ("line-moved", TD_TYPE_BOARD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
td_board_view_init (TdBoardView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->list = td_board_list_new ();
  self->rows = g_ptr_array_new ();
  self->dragged = TD_BOARD_NO_GROUP;
  td_scrolling_init (&self->scrolling, widget, scrolled);
  td_board_view_init_rows (self);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (td_board_view_follow_list), self,
                           G_CONNECT_SWAPPED);
  td_board_view_init_input (self);
}

GtkWidget *
td_board_view_new (void)
{
  return g_object_new (TD_TYPE_BOARD_VIEW, NULL);
}

TdBoardList *
td_board_view_get_list (TdBoardView *self)
{
  return self->list;
}

gboolean
td_board_view_get_editable (TdBoardView *self)
{
  return self->editable;
}

void
td_board_view_set_editable (TdBoardView *self, gboolean editable)
{
  if (self->editable == !!editable)
    return;
  self->editable = !!editable;
  td_board_view_show_from (self, td_board_view_get_first (self), TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

void
td_board_view_notify_current (TdBoardView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

void
td_board_view_emit_activated (TdBoardView *self, gint64 staff)
{
  g_signal_emit (self, signals[ACTIVATED], 0, staff);
}

void
td_board_view_emit_line_moved (TdBoardView *self, guint group, guint above)
{
  g_signal_emit (self, signals[LINE_MOVED], 0, group, above);
}
