/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-grid-private.h"

#include "td-import-style.h"
#include "td-views.h"

enum
{
  PROP_0,
  PROP_SCROLLING, /* the first of TD_SCROLLING_N_PROPS */
};

enum
{
  MOVED,
  ACTIVATED,
  CLICKED,
  COMMITTED,
  JUMP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (TdImportGrid, td_import_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

TdImportGridColumn *
td_import_grid_column (TdImportGrid *self, guint column)
{
  return &g_array_index (self->columns, TdImportGridColumn, column);
}

guint
td_import_grid_count (TdImportGrid *self)
{
  return self->source != NULL ? self->source->count (self->data) : 0;
}

/* --- signals --- */

gboolean
td_import_grid_emit_activated (TdImportGrid *self)
{
  gboolean handled = FALSE;

  g_signal_emit (self, signals[ACTIVATED], 0, self->row, self->column, &handled);
  return handled;
}

void
td_import_grid_emit_clicked (TdImportGrid *self)
{
  g_signal_emit (self, signals[CLICKED], 0, self->row, self->column);
}

void
td_import_grid_emit_committed (TdImportGrid *self, const char *text)
{
  g_signal_emit (self, signals[COMMITTED], 0, self->row, self->column, text);
}

void
td_import_grid_emit_jump (TdImportGrid *self, int direction)
{
  g_signal_emit (self, signals[JUMP], 0, direction);
}

/* --- class --- */

static void
scrolled (GtkWidget *widget)
{
  td_import_grid_value_changed (TD_IMPORT_GRID (widget));
}

static void
td_import_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (!td_scrolling_get_property (&TD_IMPORT_GRID (object)->scrolling, id - PROP_SCROLLING, value))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_import_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (!td_scrolling_set_property (&TD_IMPORT_GRID (object)->scrolling, id - PROP_SCROLLING, value))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
td_import_grid_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TD_IMPORT_GRID (widget)->editor));
}

static void
clear_column (gpointer data)
{
  TdImportGridColumn *column = data;

  g_clear_pointer (&column->head, gtk_widget_unparent);
  g_free (column->title);
}

static void
td_import_grid_dispose (GObject *object)
{
  TdImportGrid *self = TD_IMPORT_GRID (object);

  g_clear_handle_id (&self->fit_idle, g_source_remove);
  self->source = NULL;
  if (self->rows != NULL)
    td_import_grid_drop_rows (self);
  if (self->columns != NULL)
    g_array_set_size (self->columns, 0);
  td_widget_dispose_children (GTK_WIDGET (self));
  td_scrolling_clear (&self->scrolling);
  G_OBJECT_CLASS (td_import_grid_parent_class)->dispose (object);
}

static void
td_import_grid_finalize (GObject *object)
{
  TdImportGrid *self = TD_IMPORT_GRID (object);

  g_ptr_array_unref (self->rows);
  g_array_unref (self->columns);
  G_OBJECT_CLASS (td_import_grid_parent_class)->finalize (object);
}

static void
add_signals (GType type)
{
  signals[MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0,
                                     g_signal_accumulator_true_handled, NULL, NULL,
                                     G_TYPE_BOOLEAN, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[CLICKED] = g_signal_new ("clicked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[COMMITTED] = g_signal_new ("committed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_STRING);
  signals[JUMP] = g_signal_new ("jump", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_INT);
}

static void
td_import_grid_class_init (TdImportGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_import_grid_get_property;
  object_class->set_property = td_import_grid_set_property;
  object_class->dispose = td_import_grid_dispose;
  object_class->finalize = td_import_grid_finalize;
  widget_class->measure = td_import_grid_measure;
  widget_class->size_allocate = td_import_grid_size_allocate;
  widget_class->grab_focus = td_import_grid_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "importgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);

  td_scrolling_install (object_class, PROP_SCROLLING);
  add_signals (TD_TYPE_IMPORT_GRID);
  td_import_style_ensure ();
}

static void
td_import_grid_init (TdImportGrid *self)
{
  self->columns = g_array_new (FALSE, TRUE, sizeof (TdImportGridColumn));
  g_array_set_clear_func (self->columns, clear_column);
  td_import_grid_drop_rows (self);
  self->most_extra = G_MAXINT;
  td_scrolling_init (&self->scrolling, GTK_WIDGET (self), scrolled);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  td_import_grid_init_panes (self);
  td_import_grid_init_input (self);
}

GtkWidget *
td_import_grid_new (int row_height)
{
  TdImportGrid *self = g_object_new (TD_TYPE_IMPORT_GRID, NULL);

  self->row_height = row_height;
  return GTK_WIDGET (self);
}

void
td_import_grid_set_source (TdImportGrid *self, const TdImportGridSource *source, gpointer data)
{
  self->source = source;
  self->data = data;
  td_import_grid_drop_rows (self);
  td_import_grid_reset (self);
}

void
td_import_grid_set_label (TdImportGrid *self, const char *label)
{
  td_widget_set_label (GTK_WIDGET (self), label);
}

void
td_import_grid_clear_columns (TdImportGrid *self)
{
  td_import_grid_end_editing (self, FALSE);
  td_import_grid_drop_rows (self);
  g_array_set_size (self->columns, 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
td_import_grid_append_column (TdImportGrid *self, GtkWidget *head, const char *title, int width,
                              float xalign, gboolean expand, gboolean frozen)
{
  TdImportGridColumn column = {
    .head = head, .title = g_strdup (title), .wanted = width, .width = width, .xalign = xalign,
    .expand = expand, .frozen = frozen,
  };

  gtk_widget_set_parent (head, self->panes[frozen && !self->narrow ? TD_IMPORT_PANE_FROZEN_HEAD
                                                                   : TD_IMPORT_PANE_BODY_HEAD]);
  g_array_append_val (self->columns, column);
  self->placed = FALSE;
  td_import_grid_drop_rows (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

guint
td_import_grid_get_n_columns (TdImportGrid *self)
{
  return self->columns->len;
}

void
td_import_grid_refresh (TdImportGrid *self)
{
  guint n = td_import_grid_count (self);

  if (self->row >= n)
    {
      td_import_grid_end_editing (self, FALSE);
      self->row = n > 0 ? n - 1 : 0;
      g_signal_emit (self, signals[MOVED], 0);
    }
  td_import_grid_show_all (self);
  if (!td_import_grid_is_editing (self))
    td_import_grid_end_editing (self, FALSE);
  /* How far can be scrolled is known when sizes were given. */
  self->placed = FALSE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
td_import_grid_reset (TdImportGrid *self)
{
  td_import_grid_end_editing (self, FALSE);
  self->row = self->column = 0;
  td_scrolling_set_value (&self->scrolling, GTK_ORIENTATION_HORIZONTAL, 0);
  td_scrolling_set_value (&self->scrolling, GTK_ORIENTATION_VERTICAL, 0);
  td_import_grid_refresh (self);
  g_signal_emit (self, signals[MOVED], 0);
}

void
td_import_grid_set_most_extra (TdImportGrid *self, int width)
{
  self->most_extra = width;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

gboolean
td_import_grid_get_current (TdImportGrid *self, guint *row, guint *column)
{
  *row = self->row;
  *column = self->column;
  return self->row < td_import_grid_count (self) && self->column < self->columns->len;
}

void
td_import_grid_set_current (TdImportGrid *self, guint row, guint column)
{
  guint n = td_import_grid_count (self);
  gboolean changed;

  if (n == 0 || self->columns->len == 0)
    return;
  row = MIN (row, n - 1);
  column = MIN (column, self->columns->len - 1);
  changed = row != self->row || column != self->column;
  if (changed)
    td_import_grid_end_editing (self, TRUE);
  self->row = row;
  self->column = column;
  td_import_grid_reveal (self);
  if (!changed)
    return;
  td_import_grid_show_all (self);
  td_import_grid_end_editing (self, FALSE);
  g_signal_emit (self, signals[MOVED], 0);
}

gboolean
td_import_grid_is_editing (TdImportGrid *self)
{
  return td_cell_editor_is_editing (self->editor);
}

GtkWidget *
td_import_grid_get_editor (TdImportGrid *self)
{
  return GTK_WIDGET (self->editor);
}

TdImportCell *
td_import_grid_get_cell (TdImportGrid *self, guint row, guint column)
{
  const TdImportGridRow *shown;

  if (row < self->first || row - self->first >= self->rows->len || column >= self->columns->len)
    return NULL;
  shown = self->rows->pdata[row - self->first];
  return shown->cells->pdata[column];
}
