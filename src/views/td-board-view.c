/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-view-private.h"

#include "td-board-columns.h"

#include <math.h>

#define H TD_BOARD_ROW_HEIGHT

enum
{
  PROP_0,
  PROP_CURRENT,
  PROP_EDITABLE,
  N_PROPS,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
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

/* --- scrolling --- */

static void
value_changed_cb (TdBoardView *self)
{
  if (self->allocating)
    td_board_view_queue_fit (self);
  else
    td_board_view_show_from (self, td_board_view_get_first (self), FALSE);
}

void
td_board_view_scroll_by (TdBoardView *self, double pixels)
{
  GtkAdjustment *vertical = td_board_view_get_vertical (self);

  if (vertical != NULL)
    gtk_adjustment_set_value (vertical, gtk_adjustment_get_value (vertical) + pixels);
}

void
td_board_view_reveal (TdBoardView *self, guint position)
{
  GtkAdjustment *vertical = td_board_view_get_vertical (self);
  gboolean is_head = td_board_row_is_head (td_board_list_get (self->list, position));
  double page = td_board_view_get_page (self);
  double above = is_head ? 0 : H;
  double below;
  double y = (double) position * H;
  guint bottom;

  if (vertical == NULL || page < 2 * H)
    return;
  if (y - above < gtk_adjustment_get_value (vertical))
    gtk_adjustment_set_value (vertical, MAX (y - above, 0));
  below = td_board_view_find_bottom (self, &bottom) && position < bottom ? H : 0;
  if (y + H > gtk_adjustment_get_value (vertical) + page - below)
    gtk_adjustment_set_value (vertical, y + H - page + below);
}

gboolean
td_board_view_find_at (TdBoardView *self, double y, guint *position)
{
  double row = (y + td_board_view_get_value (self)) / H;
  guint sticky;

  if (gtk_widget_get_visible (self->top) && y < H && td_board_view_find_top (self, &sticky))
    {
      *position = sticky;
      return TRUE;
    }
  if (gtk_widget_get_visible (self->bottom) && y >= td_board_view_get_page (self) - H &&
      td_board_view_find_bottom (self, &sticky))
    {
      *position = sticky;
      return TRUE;
    }
  if (row < 0 || row >= td_board_list_get_n (self->list))
    return FALSE;
  *position = (guint) row;
  return TRUE;
}

/* --- the current row --- */

static void
mark_current (TdBoardView *self, gint64 id, guint position)
{
  gboolean changed = id != self->current;

  self->current = id;
  self->current_position = position;
  for (guint i = 0; i < self->rows->len; i++)
    td_board_row_view_set_current (self->rows->pdata[i], id != 0 && self->first + i == position);
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

static gboolean
is_line (TdBoardView *self, guint position)
{
  return td_board_list_get (self->list, position)->kind == TD_BOARD_ROW_LINE;
}

/*
 * The rows are others: what a person looks at stays where it is.  That is the
 * current row when it was in view, else the first row in view.  But when the line is
 * current, then it is what moves, past people who stay.
 */
static void
list_changed_cb (TdBoardView *self)
{
  double value = td_board_view_get_value (self);
  double seen_at = td_board_view_get_row_y (self, self->current_position);
  gboolean was_seen = self->current != 0 && seen_at >= 0 && seen_at < td_board_view_get_page (self);
  guint found;

  if (self->current != 0 && td_board_list_find (self->list, self->current, &found))
    {
      was_seen = was_seen && !is_line (self, found);
      if (was_seen)
        value = (double) found * H - seen_at;
      self->current_position = found;
    }
  else
    {
      was_seen = FALSE;
      mark_current (self, 0, 0);
    }
  if (!was_seen && self->top_id != 0 && td_board_list_find (self->list, self->top_id, &found))
    value = (double) found * H + fmod (value, H);
  else if (!was_seen && self->top_id == 0)
    value = 0;
  self->allocating = TRUE;
  td_board_view_configure (self, value, (int) td_board_view_get_page (self));
  self->allocating = FALSE;
  td_board_view_show_from (self, td_board_view_get_first (self), TRUE);
}

void
td_board_view_focus_current (TdBoardView *self)
{
  GtkWidget *target = GTK_WIDGET (self);

  /* Nothing is chosen yet: the keys begin at the first row in view. */
  if (self->current == 0 && self->rows->len > 0)
    target = self->rows->pdata[0];
  else if (self->current_position >= self->first &&
           self->current_position - self->first < self->rows->len)
    target = self->rows->pdata[self->current_position - self->first];
  if (target != GTK_WIDGET (self) && gtk_widget_get_visible (target))
    gtk_widget_grab_focus (target);
  else if (gtk_widget_get_root (target) != NULL)
    gtk_root_set_focus (gtk_widget_get_root (target), GTK_WIDGET (self));
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

/* --- class --- */

static void
set_adjustment (TdBoardView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **where = &self->adjustments[orientation];

  if (adjustment != NULL && *where == adjustment)
    return;
  if (*where != NULL)
    g_signal_handlers_disconnect_by_func (*where, value_changed_cb, self);
  g_clear_object (where);
  *where = g_object_ref_sink (adjustment ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      g_signal_connect_object (*where, "value-changed", G_CALLBACK (value_changed_cb), self,
                               G_CONNECT_SWAPPED);
      td_board_view_configure (self, 0, 0);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
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
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, td_board_view_get_vertical (self));
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
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
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
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
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    if (self->adjustments[i] != NULL)
      g_signal_handlers_disconnect_by_func (self->adjustments[i], value_changed_cb, self);
  g_clear_object (&self->adjustments[0]);
  g_clear_object (&self->adjustments[1]);
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
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

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
  td_board_view_init_rows (self);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (list_changed_cb), self,
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

gint64
td_board_view_get_current (TdBoardView *self)
{
  return self->current;
}

/* %NULL: none. */
const TdBoardRow *
td_board_view_get_current_row (TdBoardView *self)
{
  return self->current != 0 && self->current_position < td_board_list_get_n (self->list)
         ? td_board_list_get (self->list, self->current_position)
         : NULL;
}

void
td_board_view_go_to (TdBoardView *self, guint position)
{
  gint64 id = td_board_list_get_id (self->list, position);

  td_board_view_reveal (self, position);
  mark_current (self, id, position);
}

gboolean
td_board_view_set_current (TdBoardView *self, gint64 id)
{
  guint position;

  if (id == 0 || !td_board_list_find (self->list, id, &position))
    {
      mark_current (self, 0, 0);
      return id == 0;
    }
  td_board_view_go_to (self, position);
  return TRUE;
}

gboolean
td_board_view_step_person (TdBoardView *self, int by)
{
  gint64 n = td_board_list_get_n (self->list);
  gint64 at = self->current != 0 ? self->current_position : by > 0 ? -1 : n;

  for (at += by; at >= 0 && at < n; at += by)
    {
      if (!td_board_row_is_person (td_board_list_get (self->list, (guint) at)))
        continue;
      td_board_view_go_to (self, (guint) at);
      return TRUE;
    }
  return FALSE;
}

guint
td_board_view_get_group (TdBoardView *self)
{
  guint n = td_board_list_get_n (self->list);

  return self->current != 0 && self->current_position < n
         ? td_board_list_get (self->list, self->current_position)->group
         : TD_BOARD_NO_GROUP;
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
td_board_view_forget_place (TdBoardView *self)
{
  self->top_id = 0;
  mark_current (self, 0, 0);
  self->top_id = 0;
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
