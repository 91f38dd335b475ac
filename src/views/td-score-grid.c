/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-grid-private.h"

#include "td-shell.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

enum
{
  PROP_0,
  PROP_SCROLLING, /* the first of TD_SCROLLING_N_PROPS */
};

enum
{
  CURRENT_CHANGED,
  ACTIVATED,
  CHANGED,
  PREVIEW_CHANGED,
  SORT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (TdScoreGrid, td_score_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* --- parts --- */

const TdGridRow *
td_score_grid_row (TdScoreGrid *self, guint row)
{
  return &g_array_index (self->rows, TdGridRow, row);
}

const TdGridColumn *
td_score_grid_column (TdScoreGrid *self, guint column)
{
  return &g_array_index (self->columns, TdGridColumn, column);
}

const TdCriterion *
td_score_grid_criterion (TdScoreGrid *self, guint column)
{
  return td_criteria_set_get (td_score_book_get_set (self->book),
                              td_score_grid_column (self, column)->criterion);
}

void
td_score_grid_emit_current_changed (TdScoreGrid *self)
{
  g_signal_emit (self, signals[CURRENT_CHANGED], 0);
}

void
td_score_grid_emit_activated (TdScoreGrid *self, guint row)
{
  g_signal_emit (self, signals[ACTIVATED], 0, td_score_grid_row (self, row)->sheet);
}

void
td_score_grid_emit_changed (TdScoreGrid *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
td_score_grid_emit_preview_changed (TdScoreGrid *self)
{
  g_signal_emit (self, signals[PREVIEW_CHANGED], 0);
}

void
td_score_grid_emit_sort_changed (TdScoreGrid *self)
{
  g_signal_emit (self, signals[SORT_CHANGED], 0);
}

/* --- class --- */

static void
scrolled (GtkWidget *widget)
{
  if (TD_SCORE_GRID (widget)->allocating)
    return;
  /* The editor goes along with its cell. */
  gtk_widget_queue_allocate (widget);
  gtk_widget_queue_draw (widget);
}

static void
td_score_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (!td_scrolling_get_property (&TD_SCORE_GRID (object)->scrolling, id - PROP_SCROLLING, value))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_score_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (!td_scrolling_set_property (&TD_SCORE_GRID (object)->scrolling, id - PROP_SCROLLING, value))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
td_score_grid_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TD_SCORE_GRID (widget)->editor));
}

static void
td_score_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (td_score_grid_parent_class)->css_changed (widget, change);
  g_clear_pointer (&TD_SCORE_GRID (widget)->open_box, gsk_render_node_unref);
}

static void
drop_filter (TdScoreGrid *self)
{
  if (self->filter_destroy != NULL)
    self->filter_destroy (self->filter_data);
  self->filter = NULL;
  self->filter_data = NULL;
  self->filter_destroy = NULL;
}

static void
td_score_grid_dispose (GObject *object)
{
  TdScoreGrid *self = TD_SCORE_GRID (object);

  td_score_grid_end_drag (self);
  drop_filter (self);
  g_clear_pointer (&self->preview, td_score_preview_free);
  g_clear_pointer (&self->open_box, gsk_render_node_unref);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_func (self->book, td_score_grid_book_changed, self);
  g_clear_object (&self->book);
  g_clear_object (&self->store);
  td_scrolling_clear (&self->scrolling);
  td_widget_dispose_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (td_score_grid_parent_class)->dispose (object);
}

static void
td_score_grid_finalize (GObject *object)
{
  TdScoreGrid *self = TD_SCORE_GRID (object);

  g_array_unref (self->rows);
  g_array_unref (self->columns);
  g_free (self->refusal);
  G_OBJECT_CLASS (td_score_grid_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, guint n_params)
{
  return g_signal_new (name, TD_TYPE_SCORE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n_params, G_TYPE_UINT);
}

static void
td_score_grid_class_init (TdScoreGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_score_grid_get_property;
  object_class->set_property = td_score_grid_set_property;
  object_class->dispose = td_score_grid_dispose;
  object_class->finalize = td_score_grid_finalize;
  widget_class->snapshot = td_score_grid_snapshot;
  widget_class->grab_focus = td_score_grid_grab_focus;
  widget_class->css_changed = td_score_grid_css_changed;
  td_score_grid_class_init_layout (widget_class);
  gtk_widget_class_set_css_name (widget_class, "scoregrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  td_scrolling_install (object_class, PROP_SCROLLING);

  signals[CURRENT_CHANGED] = add_signal ("current-changed", 0);
  signals[ACTIVATED] = add_signal ("activated", 1);
  signals[CHANGED] = add_signal ("changed", 0);
  signals[PREVIEW_CHANGED] = add_signal ("preview-changed", 0);
  signals[SORT_CHANGED] = add_signal ("sort-changed", 0);
}

static void
clear_column (gpointer data)
{
  g_free (((TdGridColumn *) data)->title);
  g_free (((TdGridColumn *) data)->max);
}

static void
td_score_grid_init (TdScoreGrid *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (TdGridRow));
  self->columns = g_array_new (FALSE, TRUE, sizeof (TdGridColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->column_width = 1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  td_widget_set_label (GTK_WIDGET (self), _("Scores"));
  td_scrolling_init (&self->scrolling, GTK_WIDGET (self), scrolled);
  td_score_grid_init_brushes (self);
  td_score_grid_init_edit (self);
  td_score_grid_init_keys (self);
  td_score_grid_init_mouse (self);
  td_score_grid_init_tooltip (self);
}

GtkWidget *
td_score_grid_new (void)
{
  return g_object_new (TD_TYPE_SCORE_GRID, NULL);
}

/* --- what is shown --- */

void
td_score_grid_set_book (TdScoreGrid *self, TdStore *store, TdScoreBook *book)
{
  if (self->book == book)
    return;
  td_score_grid_drop (self);
  td_score_grid_end_editing (self, FALSE);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_func (self->book, td_score_grid_book_changed, self);
  g_set_object (&self->store, store);
  g_set_object (&self->book, book);
  if (book != NULL)
    g_signal_connect_object (book, "changed", G_CALLBACK (td_score_grid_book_changed), self,
                             G_CONNECT_SWAPPED);
  self->sort = TD_SCORE_SORT_ROUND;
  self->descending = FALSE;
  self->row = self->column = 0;
  g_array_set_size (self->rows, 0);
  td_scrolling_set_value (&self->scrolling, GTK_ORIENTATION_HORIZONTAL, 0);
  td_scrolling_set_value (&self->scrolling, GTK_ORIENTATION_VERTICAL, 0);
  td_score_grid_rebuild (self);
}

TdScoreBook *
td_score_grid_get_book (TdScoreGrid *self)
{
  return self->book;
}

/* Nothing may be accepted that is no longer seen. */
static void
drop_unseen (TdScoreGrid *self)
{
  if (self->preview == NULL)
    return;
  td_score_grid_drop (self);
  td_shell_toast (GTK_WIDGET (self), _("The paste was dropped: it had not been taken yet."));
}

void
td_score_grid_set_layer (TdScoreGrid *self, TdLayer layer)
{
  if (self->layer == layer)
    return;
  drop_unseen (self);
  td_score_grid_end_editing (self, TRUE);
  self->layer = layer;
  td_score_grid_forget_means (self);
  td_score_grid_refresh (self);
}

TdLayer
td_score_grid_get_layer (TdScoreGrid *self)
{
  return self->layer;
}

void
td_score_grid_set_filter (TdScoreGrid *self, TdScoreGridFilter filter, gpointer user_data,
                          GDestroyNotify destroy)
{
  drop_unseen (self);
  drop_filter (self);
  self->filter = filter;
  self->filter_data = user_data;
  self->filter_destroy = destroy;
  td_score_grid_rebuild_rows (self);
}

void
td_score_grid_set_sort (TdScoreGrid *self, TdScoreSort sort, guint criterion, gboolean descending)
{
  self->sort = sort;
  self->sort_criterion = criterion;
  self->descending = descending;
  td_score_grid_rebuild_rows (self);
  td_score_grid_reveal (self);
}

TdScoreSort
td_score_grid_get_sort (TdScoreGrid *self, guint *criterion, gboolean *descending)
{
  *criterion = self->sort_criterion;
  *descending = self->descending;
  return self->sort;
}

guint
td_score_grid_get_n_rows (TdScoreGrid *self)
{
  return self->rows->len;
}

guint
td_score_grid_get_n_drawn (TdScoreGrid *self)
{
  return self->n_drawn;
}
