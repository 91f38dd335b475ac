/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-data-table-private.h"

#include "td-list-model.h"

/* What is in view, and which row is the current one. */

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

void
td_data_table_configure_bar (TdDataTable *self, guint offset)
{
  guint total = count_rows (self);

  self->scrolling = TRUE;
  gtk_adjustment_configure (self->adjustment, offset, 0, MAX (total, self->page), 1,
                            MAX (self->page, 2) - 1, self->page);
  self->scrolling = FALSE;
  gtk_widget_set_visible (self->bar, total > self->page);
}

/* Shows the rows from @offset on, whatever was in view before. */
void
td_data_table_show_rows (TdDataTable *self, guint offset)
{
  offset = MIN (offset, get_last_offset (self));
  td_slice_model_show (self->slice, offset, self->wanted);
  self->top_id = self->model ? self->funcs->get_id (self->model, offset) : 0;
  td_data_table_configure_bar (self, offset);
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
      td_data_table_show_rows (self, td_slice_model_get_offset (self->slice));
    }
  return G_SOURCE_REMOVE;
}

/* This comes while sizes are given, when no row may come or go. */
void
td_data_table_inner_changed (TdDataTable *self)
{
  if (self->fit_idle == 0)
    self->fit_idle = g_idle_add_full (G_PRIORITY_HIGH, fit_cb, self, NULL);
}

void
td_data_table_bar_moved (TdDataTable *self)
{
  guint offset = (guint) (gtk_adjustment_get_value (self->adjustment) + 0.5);

  if (self->scrolling || offset == td_slice_model_get_offset (self->slice))
    return;
  self->fraction = 0;
  td_slice_model_show (self->slice, offset, self->wanted);
  self->top_id = self->model ? self->funcs->get_id (self->model, offset) : 0;
}

void
td_data_table_slot_changed (TdDataTable *self, TdSlot *slot)
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
  td_data_table_emit_row_changed (self, row, td_slot_get_item (slot));
}

/* Sets the current row without scrolling; 0 for none. */
void
td_data_table_mark_current (TdDataTable *self, gint64 id, guint position)
{
  gboolean changed = id != self->current;

  self->current = id;
  self->current_position = position;
  if (!changed)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->slice)); i++)
    td_data_table_slot_changed (self, td_slice_model_get_slot (self->slice, i));
  g_object_notify (G_OBJECT (self), "current");
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
    td_data_table_mark_current (self, 0, 0);
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
          td_data_table_show_rows (self, found > in_view ? found - in_view : 0);
          return;
        }
    }
  else if (self->current != 0 && self->check_idle == 0)
    self->check_idle = g_idle_add_full (G_PRIORITY_HIGH, check_current_cb, self, NULL);
  if (self->top_id == 0)
    offset = 0;
  else if (self->funcs->find (self->model, self->top_id, &found))
    offset = found;
  td_data_table_show_rows (self, offset);
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

void
td_data_table_disconnect_model (TdDataTable *self)
{
  if (self->model == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->model, items_changed_cb, self);
  g_signal_handlers_disconnect_by_func (self->model, refreshing_cb, self);
  g_signal_handlers_disconnect_by_func (self->model, refreshed_cb, self);
}

void
td_data_table_connect_model (TdDataTable *self)
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

void
td_data_table_refresh (TdDataTable *self)
{
  td_data_table_show_rows (self, td_slice_model_get_offset (self->slice));
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
      td_data_table_mark_current (self, 0, 0);
      return id == 0;
    }
  td_data_table_reveal (self, position);
  td_data_table_mark_current (self, id, position);
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
    td_data_table_show_rows (self, offset);
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
    td_data_table_show_rows (self, (guint) offset);
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
  td_data_table_mark_current (self, id, position);
}
