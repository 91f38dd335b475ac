/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-data-table-private.h"

#include "td-list-model.h"

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

static guint
count_rows (TdDataTable *self)
{
  return self->model ? g_list_model_get_n_items (self->model) : 0;
}

static guint
get_last_offset (TdDataTable *self)
{
  guint total = count_rows (self);

  return total > self->page ? total - self->page : 0;
}

static void
configure_bar (TdDataTable *self, guint offset)
{
  guint total = count_rows (self);

  self->scrolling = TRUE;
  gtk_adjustment_configure (self->adjustment, offset, 0, MAX (total, self->page), 1,
                            MAX (self->page, 2) - 1, self->page);
  self->scrolling = FALSE;
  gtk_widget_set_visible (self->bar, total > self->page);
}

/* Shows the rows from @offset on, whatever was in view before. */
static void
show_rows (TdDataTable *self, guint offset)
{
  offset = MIN (offset, get_last_offset (self));
  td_slice_model_show (self->slice, offset, self->wanted);
  self->top_id = self->model ? self->funcs->get_id (self->model, offset) : 0;
  configure_bar (self, offset);
}

/* How many rows fit is seen here, and GTK's own list is put back to its top: it
 * holds one screen of rows and has nothing to scroll, but does so to show the
 * focus in a row that is cut at the bottom. */
static gboolean
fit_cb (gpointer user_data)
{
  TdDataTable *self = user_data;
  GtkAdjustment *inner = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  TdSlot *slot = td_slice_model_get_slot (self->slice, 0);
  GtkWidget *row = slot ? td_slot_get_row (slot) : NULL;
  int height = (int) gtk_adjustment_get_page_size (inner);
  int natural = 0;
  guint page;
  guint wanted;

  self->fit_idle = 0;
  gtk_adjustment_set_value (inner, 0);
  if (row != NULL)
    gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  if (natural > 0)
    self->row_height = natural;
  page = (guint) MAX (height / self->row_height, 1);
  wanted = (guint) MAX ((height + self->row_height - 1) / self->row_height, 1);
  if (page != self->page || wanted != self->wanted)
    {
      self->page = page;
      self->wanted = wanted;
      show_rows (self, td_slice_model_get_offset (self->slice));
    }
  return G_SOURCE_REMOVE;
}

/* This comes while sizes are given, when no row may come or go. */
static void
inner_changed_cb (TdDataTable *self)
{
  if (self->fit_idle == 0)
    self->fit_idle = g_idle_add_full (G_PRIORITY_HIGH, fit_cb, self, NULL);
}

static void
bar_moved_cb (TdDataTable *self)
{
  guint offset = (guint) (gtk_adjustment_get_value (self->adjustment) + 0.5);

  if (self->scrolling || offset == td_slice_model_get_offset (self->slice))
    return;
  self->fraction = 0;
  td_slice_model_show (self->slice, offset, self->wanted);
  self->top_id = self->model ? self->funcs->get_id (self->model, offset) : 0;
}

static void
slot_changed_cb (TdDataTable *self, TdSlot *slot)
{
  GtkWidget *row = td_slot_get_row (slot);
  gint64 id;

  if (row == NULL || td_slot_get_item (slot) == NULL)
    return;
  id = self->funcs->get_id (self->model, td_slot_get_position (slot));
  if (id != 0 && id == self->current)
    gtk_widget_add_css_class (row, "td-current");
  else
    gtk_widget_remove_css_class (row, "td-current");
  g_signal_emit (self, signals[ROW_CHANGED], 0, row, td_slot_get_item (slot));
}

/* Sets the current row without scrolling; 0 for none. */
static void
mark_current (TdDataTable *self, gint64 id, guint position)
{
  gboolean changed = id != self->current;

  self->current = id;
  self->current_position = position;
  if (!changed)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->slice)); i++)
    slot_changed_cb (self, td_slice_model_get_slot (self->slice, i));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

/* A row that moves is removed and added in two steps: it is gone only when it is
 * not back after both. */
static gboolean
check_current_cb (gpointer user_data)
{
  TdDataTable *self = user_data;
  guint position;

  self->check_idle = 0;
  if (!td_data_table_get_current_position (self, &position))
    mark_current (self, 0, 0);
  return G_SOURCE_REMOVE;
}

/*
 * The list changed: what a person looks at stays where it is.  That is the
 * current row when it was in view, else the first row in view.  Where the
 * current row is gone no row is current.
 */
static void
keep_place (TdDataTable *self)
{
  guint offset = td_slice_model_get_offset (self->slice);
  gboolean was_seen = self->current != 0 && self->current_position >= offset &&
                      self->current_position < offset + self->wanted;
  guint in_view = was_seen ? self->current_position - offset : 0;
  guint found;

  if (self->current != 0 && self->funcs->find (self->model, self->current, &found))
    {
      self->current_position = found;
      if (was_seen)
        {
          show_rows (self, found > in_view ? found - in_view : 0);
          return;
        }
    }
  else if (self->current != 0 && self->check_idle == 0)
    self->check_idle = g_idle_add_full (G_PRIORITY_HIGH, check_current_cb, self, NULL);
  if (self->top_id == 0)
    offset = 0;
  else if (self->funcs->find (self->model, self->top_id, &found))
    offset = found;
  show_rows (self, offset);
}

static void
items_changed_cb (TdDataTable *self)
{
  if (!self->refreshing)
    keep_place (self);
}

/* A large change comes as remove-all and add-all: in between nothing is known. */
static void
refreshing_cb (TdDataTable *self)
{
  self->refreshing = TRUE;
}

static void
refreshed_cb (TdDataTable *self)
{
  self->refreshing = FALSE;
  keep_place (self);
}

static void
disconnect_model (TdDataTable *self)
{
  if (self->model == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->model, items_changed_cb, self);
  g_signal_handlers_disconnect_by_func (self->model, refreshing_cb, self);
  g_signal_handlers_disconnect_by_func (self->model, refreshed_cb, self);
}

static void
connect_model (TdDataTable *self)
{
  if (self->model == NULL)
    return;
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (!TD_IS_LIST_MODEL (self->model))
    return;
  g_signal_connect_object (self->model, "refreshing", G_CALLBACK (refreshing_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
}

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
  disconnect_model (self);
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

  signals[ACTIVATED] = g_signal_new ("activated", TD_TYPE_DATA_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SORT_CHANGED] = g_signal_new ("sort-changed", TD_TYPE_DATA_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  signals[PASTED] = g_signal_new ("pasted", TD_TYPE_DATA_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ROW_CHANGED] = g_signal_new ("row-changed", TD_TYPE_DATA_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 2, GTK_TYPE_WIDGET, G_TYPE_OBJECT);
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
  g_signal_connect_object (inner, "value-changed", G_CALLBACK (inner_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (inner, "changed", G_CALLBACK (inner_changed_cb), self,
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
  g_signal_connect_object (self->slice, "slot-changed", G_CALLBACK (slot_changed_cb), self,
                           G_CONNECT_SWAPPED);

  make_view (self);
  self->adjustment = gtk_adjustment_new (0, 0, 0, 1, 1, 0);
  self->bar = gtk_scrollbar_new (GTK_ORIENTATION_VERTICAL, self->adjustment);
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (bar_moved_cb), self,
                           G_CONNECT_SWAPPED);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_box_append (GTK_BOX (self->box), self->bar);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  td_data_table_init_columns (self);
  td_data_table_init_input (self);
  configure_bar (self, 0);
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
  disconnect_model (self);
  g_set_object (&self->model, model);
  self->funcs = funcs;
  self->refreshing = FALSE;
  td_id_selection_set_model (self->selection, model, funcs);
  td_slice_model_set_source (self->slice, model, self->selection);
  connect_model (self);
  mark_current (self, 0, 0);
  show_rows (self, 0);
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
td_data_table_refresh (TdDataTable *self)
{
  show_rows (self, td_slice_model_get_offset (self->slice));
}

gint64
td_data_table_get_current (TdDataTable *self)
{
  return self->current;
}

gboolean
td_data_table_get_current_position (TdDataTable *self, guint *position)
{
  return self->current != 0 && self->funcs->find (self->model, self->current, position);
}

gboolean
td_data_table_set_current (TdDataTable *self, gint64 id)
{
  guint position;

  if (id == 0 || self->model == NULL || !self->funcs->find (self->model, id, &position))
    {
      mark_current (self, 0, 0);
      return id == 0;
    }
  td_data_table_reveal (self, position);
  mark_current (self, id, position);
  self->anchor = id;
  return TRUE;
}

void
td_data_table_move_current (TdDataTable *self, int rows)
{
  guint total = count_rows (self);
  guint position;

  if (total == 0)
    return;
  if (!td_data_table_get_current_position (self, &position))
    position = td_slice_model_get_offset (self->slice);
  else
    position = (guint) CLAMP ((gint64) position + rows, 0, (gint64) total - 1);
  td_data_table_go_to (self, position, FALSE);
}

guint
td_data_table_get_offset (TdDataTable *self)
{
  return td_slice_model_get_offset (self->slice);
}

guint
td_data_table_get_page (TdDataTable *self)
{
  return self->page;
}

void
td_data_table_scroll_to (TdDataTable *self, guint offset)
{
  self->fraction = 0;
  if (MIN (offset, get_last_offset (self)) != td_slice_model_get_offset (self->slice))
    show_rows (self, offset);
}

void
td_data_table_forget_place (TdDataTable *self)
{
  self->top_id = 0;
}

void
td_data_table_scroll_by (TdDataTable *self, double rows)
{
  gint64 offset = td_slice_model_get_offset (self->slice);
  gint64 whole;

  self->fraction += rows;
  whole = (gint64) self->fraction;
  self->fraction -= (double) whole;
  offset = CLAMP (offset + whole, 0, (gint64) get_last_offset (self));
  if (offset != td_slice_model_get_offset (self->slice))
    show_rows (self, (guint) offset);
}

void
td_data_table_reveal (TdDataTable *self, guint position)
{
  guint offset = td_slice_model_get_offset (self->slice);

  if (position < offset)
    td_data_table_scroll_to (self, position);
  else if (position >= offset + self->page)
    td_data_table_scroll_to (self, position - self->page + 1);
}

void
td_data_table_go_to (TdDataTable *self, guint position, gboolean extend)
{
  gint64 id = self->funcs->get_id (self->model, position);
  guint anchor;
  guint before;

  if (id == 0)
    return;
  if (extend && self->ticks && self->funcs->find (self->model, self->anchor, &anchor))
    {
      if (td_data_table_get_current_position (self, &before))
        td_id_selection_set_range (self->selection, anchor, before, FALSE);
      td_id_selection_set_range (self->selection, anchor, position, TRUE);
    }
  else
    self->anchor = id;
  td_data_table_reveal (self, position);
  mark_current (self, id, position);
}

void
td_data_table_emit_activated (TdDataTable *self)
{
  if (self->current != 0)
    g_signal_emit (self, signals[ACTIVATED], 0, self->current);
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
