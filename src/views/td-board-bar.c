/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-bar.h"

#include "td-board-words.h"
#include "td-views.h"

#define HEIGHT 12
/* One person among thousands is still to be seen. */
#define LEAST_WIDTH 3

struct _TdBoardBar
{
  GtkWidget       parent_instance;

  TdBoardCounter  counter;
  GtkWidget      *parts[TD_N_CLASSES]; /* by class; none for those without one */
};

G_DEFINE_FINAL_TYPE (TdBoardBar, td_board_bar, GTK_TYPE_WIDGET)

static void
td_board_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : LEAST_WIDTH * TD_N_CLASSES;
  *natural = *minimum;
}

static void
td_board_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdBoardBar *self = TD_BOARD_BAR (widget);
  guint n_parts = 0;
  guint left = self->counter.rated;
  int x = 0;

  for (int klass = TD_CLASS_EXCELLENT; klass > TD_CLASS_NONE; klass--)
    n_parts += self->counter.n_class[klass] > 0;
  for (int klass = TD_CLASS_EXCELLENT; klass > TD_CLASS_NONE; klass--)
    {
      guint n = self->counter.n_class[klass];
      int room = width - x - (int) (n_parts > 0 ? n_parts - 1 : 0) * (LEAST_WIDTH + 1);
      int part;

      gtk_widget_set_child_visible (self->parts[klass], n > 0);
      if (n == 0)
        continue;
      part = n == left ? width - x : MAX ((int) ((gint64) room * n / left), LEAST_WIDTH);
      gtk_widget_size_allocate (self->parts[klass], &(GtkAllocation) { x, 0, part, height }, -1);
      x += part + 1;
      left -= n;
      n_parts--;
    }
}

static void
td_board_bar_dispose (GObject *object)
{
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_board_bar_parent_class)->dispose (object);
}

static void
td_board_bar_class_init (TdBoardBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_board_bar_dispose;
  widget_class->measure = td_board_bar_measure;
  widget_class->size_allocate = td_board_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "tdboardbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
td_board_bar_init (TdBoardBar *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  for (int klass = TD_CLASS_EXCELLENT; klass > TD_CLASS_NONE; klass--)
    {
      self->parts[klass] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (self->parts[klass], td_board_class_style ((TdClass) klass));
      gtk_widget_set_parent (self->parts[klass], GTK_WIDGET (self));
    }
}

GtkWidget *
td_board_bar_new (void)
{
  return g_object_new (TD_TYPE_BOARD_BAR, NULL);
}

void
td_board_bar_show (TdBoardBar *self, const TdBoardCounter *counter)
{
  self->counter = *counter;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
