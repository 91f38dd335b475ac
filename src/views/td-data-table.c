/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-data-table-private.h"

/* Rows made before the height is known: a little more than 1366x768 shows. */
#define FIRST_ROWS 21

enum
{
  PROP_0,
  PROP_CURRENT,
  PROP_TICKS,
  PROP_ROW_MENU,
  N_PROPS
};

enum
{
  ACTIVATED,
  SORT_CHANGED,
  PASTED,
  ROW_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdDataTable, td_data_table, GTK_TYPE_WIDGET)

static gboolean
td_data_table_grab_focus (GtkWidget *widget)
{
  td_data_table_focus_current (TD_DATA_TABLE (widget));
  return TRUE;
}

static void
td_data_table_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (td_data_table_parent_class)->map (widget);
  td_data_table_align_titles (TD_DATA_TABLE (widget));
}

static void
td_data_table_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdDataTable *self = TD_DATA_TABLE (object);

  switch (id)
    {
    case PROP_CURRENT:
      g_value_set_int64 (value, self->current);
      break;
    case PROP_TICKS:
      g_value_set_boolean (value, self->ticks);
      break;
    case PROP_ROW_MENU:
      g_value_set_object (value, self->row_menu);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_data_table_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdDataTable *self = TD_DATA_TABLE (object);

  switch (id)
    {
    case PROP_CURRENT:
      td_data_table_set_current (self, g_value_get_int64 (value));
      break;
    case PROP_TICKS:
      if (self->ticks == g_value_get_boolean (value))
        break;
      self->ticks = g_value_get_boolean (value);
      td_data_table_show_ticks (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_ROW_MENU:
      if (g_set_object (&self->row_menu, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_data_table_dispose (GObject *object)
{
  TdDataTable *self = TD_DATA_TABLE (object);

  g_clear_handle_id (&self->fit_idle, g_source_remove);
  g_clear_handle_id (&self->check_idle, g_source_remove);
  g_clear_handle_id (&self->focus_idle, g_source_remove);
  td_data_table_disconnect_model (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  td_data_table_dispose_columns (self);
  g_clear_object (&self->row_menu);
  g_clear_object (&self->slice);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (td_data_table_parent_class)->dispose (object);
}

static void
td_data_table_class_init (TdDataTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_data_table_get_property;
  object_class->set_property = td_data_table_set_property;
  object_class->dispose = td_data_table_dispose;
  widget_class->grab_focus = td_data_table_grab_focus;
  widget_class->map = td_data_table_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tdtable");

  properties[PROP_CURRENT] = g_param_spec_int64 ("current", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_TICKS] = g_param_spec_boolean ("ticks", NULL, NULL, TRUE, flags);
  properties[PROP_ROW_MENU] = g_param_spec_object ("row-menu", NULL, NULL, G_TYPE_MENU_MODEL,
                                                   flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATED] = g_signal_new ("activated", TD_TYPE_DATA_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SORT_CHANGED] = g_signal_new ("sort-changed", TD_TYPE_DATA_TABLE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PASTED] = g_signal_new ("pasted", TD_TYPE_DATA_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ROW_CHANGED] = g_signal_new ("row-changed", TD_TYPE_DATA_TABLE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 2, GTK_TYPE_WIDGET,
                                       G_TYPE_OBJECT);
}

static void
make_view (TdDataTable *self)
{
  GtkAdjustment *inner;

  self->view = gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->slice)));
  gtk_widget_add_css_class (self->view, "data-table");
  gtk_widget_add_css_class (self->view, "td");
  gtk_column_view_set_reorderable (GTK_COLUMN_VIEW (self->view), FALSE);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_kinetic_scrolling (GTK_SCROLLED_WINDOW (self->scroller), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_hexpand (self->scroller, TRUE);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  inner = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (inner, "value-changed", G_CALLBACK (td_data_table_inner_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (inner, "changed", G_CALLBACK (td_data_table_inner_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
td_data_table_init (TdDataTable *self)
{
  self->ticks = TRUE;
  self->row_height = TD_DATA_TABLE_ROW_HEIGHT;
  self->page = FIRST_ROWS;
  self->wanted = FIRST_ROWS;
  self->funcs = &td_id_funcs_by_position;
  self->selection = td_id_selection_new (NULL, self->funcs);
  self->slice = td_slice_model_new ();
  td_slice_model_set_source (self->slice, NULL, self->selection);
  g_signal_connect_object (self->slice, "slot-changed", G_CALLBACK (td_data_table_slot_changed),
                           self, G_CONNECT_SWAPPED);

  make_view (self);
  self->adjustment = gtk_adjustment_new (0, 0, 0, 1, 1, 0);
  self->bar = gtk_scrollbar_new (GTK_ORIENTATION_VERTICAL, self->adjustment);
  g_signal_connect_object (self->adjustment, "value-changed",
                           G_CALLBACK (td_data_table_bar_moved), self, G_CONNECT_SWAPPED);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_box_append (GTK_BOX (self->box), self->bar);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  td_data_table_init_columns (self);
  td_data_table_init_input (self);
  td_data_table_configure_bar (self, 0);
}

GtkWidget *
td_data_table_new (void)
{
  return g_object_new (TD_TYPE_DATA_TABLE, NULL);
}

void
td_data_table_set_model (TdDataTable *self, GListModel *model, const TdIdFuncs *funcs)
{
  td_data_table_build_columns (self);
  td_data_table_disconnect_model (self);
  g_set_object (&self->model, model);
  self->funcs = funcs;
  self->refreshing = FALSE;
  td_id_selection_set_model (self->selection, model, funcs);
  td_slice_model_set_source (self->slice, model, self->selection);
  td_data_table_connect_model (self);
  td_data_table_mark_current (self, 0, 0);
  td_data_table_show_rows (self, 0);
}

GListModel *
td_data_table_get_model (TdDataTable *self)
{
  return self->model;
}

TdIdSelection *
td_data_table_get_selection (TdDataTable *self)
{
  return self->selection;
}

void
td_data_table_set_label (TdDataTable *self, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

void
td_data_table_emit_activated (TdDataTable *self)
{
  if (self->current != 0)
    g_signal_emit (self, signals[ACTIVATED], 0, self->current);
}

void
td_data_table_emit_row_changed (TdDataTable *self, GtkWidget *row, gpointer item)
{
  g_signal_emit (self, signals[ROW_CHANGED], 0, row, item);
}

void
td_data_table_emit_pasted (TdDataTable *self, const char *text)
{
  g_signal_emit (self, signals[PASTED], 0, text);
}

void
td_data_table_emit_sort (TdDataTable *self)
{
  g_signal_emit (self, signals[SORT_CHANGED], 0);
}
