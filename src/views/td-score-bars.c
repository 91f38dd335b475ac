/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-bars.h"

#include "td-brush.h"
#include "td-views.h"

#include <math.h>

#define ROW_HEIGHT 30
#define BAR_HEIGHT 14
#define GAP 9
#define LABEL_HEIGHT 22
#define LABEL_SHARE .5
#define MIN_WIDTH 280
#define MOST_WIDTH 860
#define NUMBER_WIDTH 96

typedef struct
{
  char    *label;
  guint    count;
  gboolean is_open;
} Bar;

struct _TdScoreBars
{
  GtkWidget  parent_instance;

  GPtrArray *bars;
  TdBrush   *text;
  TdBrush   *strong;
  TdBrush   *fill;
  TdBrush   *edge;
};

G_DEFINE_FINAL_TYPE (TdScoreBars, td_score_bars, GTK_TYPE_WIDGET)

static void
free_bar (gpointer data)
{
  Bar *bar = data;

  g_free (bar->label);
  g_free (bar);
}

static guint
get_most (TdScoreBars *self)
{
  guint most = 1;

  for (guint i = 0; i < self->bars->len; i++)
    most = MAX (most, ((const Bar *) self->bars->pdata[i])->count);
  return most;
}

static guint
get_sum (TdScoreBars *self)
{
  guint sum = 0;

  for (guint i = 0; i < self->bars->len; i++)
    sum += ((const Bar *) self->bars->pdata[i])->count;
  return sum;
}

/* "5 (29,4 %)" */
static char *
dup_number (const Bar *bar, guint sum)
{
  guint tenths = sum > 0 ? (bar->count * 2000 + sum) / (2 * sum) : 0;

  return g_strdup_printf ("%u (%u,%u %%)", bar->count, tenths / 10, tenths % 10);
}

/**
 * Place: where things are, in px.
 * @label: how wide labels are before their bars; 0: they stand above them, where two
 *   classes with a like beginning would not be told apart otherwise
 */
typedef struct
{
  double width;
  double label;
  double number;
  double label_height;
  double row_height;
} Place;

static void
measure (TdScoreBars *self, double width, Place *place)
{
  double scale = td_widget_get_text_scale (GTK_WIDGET (self));
  double label = 0;

  for (guint i = 0; i < self->bars->len; i++)
    label = MAX (label, td_brush_get_width (self->text,
                                            ((const Bar *) self->bars->pdata[i])->label) + 1);
  place->width = MIN (width, MOST_WIDTH * scale);
  place->number = NUMBER_WIDTH * scale;
  place->label = label <= (place->width - place->number) * LABEL_SHARE ? label : 0;
  place->label_height = place->label > 0 ? 0 : LABEL_HEIGHT * scale;
  place->row_height = place->label_height + ROW_HEIGHT * scale;
}

static void
draw_bar (TdScoreBars *self, GtkSnapshot *snapshot, guint index, const Place *place, guint most,
          guint sum)
{
  const Bar *bar = self->bars->pdata[index];
  g_autofree char *number = dup_number (bar, sum);
  double start = place->label > 0 ? place->label + GAP : 0;
  double room = MAX (place->width - start - GAP - place->number, 1);
  double length = room * bar->count / most;
  double y = index * place->row_height;
  double bar_y = y + place->label_height;
  double height = place->row_height - place->label_height;
  double top = bar_y + (height - BAR_HEIGHT) / 2;

  if (place->label > 0)
    td_brush_write (self->text, snapshot, bar->label, 0, y, place->label, height, 1);
  else
    td_brush_write (self->text, snapshot, bar->label, 0, y, place->width, place->label_height, 0);
  if (bar->count > 0 && bar->is_open)
    td_brush_outline (self->edge, snapshot, start, top, MAX (length, 3), BAR_HEIGHT, 1);
  else if (bar->count > 0)
    td_brush_fill (self->fill, snapshot, start, top, MAX (length, 2), BAR_HEIGHT);
  if (bar->count > 0 || place->label > 0)
    start += length + GAP;
  td_brush_write (self->strong, snapshot, number, start, bar_y, place->number, height, 0);
}

static void
td_score_bars_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdScoreBars *self = TD_SCORE_BARS (widget);
  guint most = get_most (self);
  guint sum = get_sum (self);
  Place place;

  measure (self, gtk_widget_get_width (widget), &place);
  for (guint i = 0; i < self->bars->len; i++)
    draw_bar (self, snapshot, i, &place, most, sum);
}

static void
td_score_bars_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  TdScoreBars *self = TD_SCORE_BARS (widget);
  Place place;

  *minimum = *natural = MIN_WIDTH;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  measure (self, for_size >= 0 ? for_size : MIN_WIDTH, &place);
  *minimum = *natural = (int) ceil (place.row_height * MAX (self->bars->len, 1));
}

static GtkSizeRequestMode
td_score_bars_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A screen reader says what the bars say. */
static void
describe (TdScoreBars *self)
{
  g_autofree char *text = td_score_bars_dup_text (self);

  td_widget_set_label (GTK_WIDGET (self), text);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
td_score_bars_clear (TdScoreBars *self)
{
  g_ptr_array_set_size (self->bars, 0);
  describe (self);
}

void
td_score_bars_add (TdScoreBars *self, const char *label, guint count, gboolean is_open)
{
  Bar *bar = g_new0 (Bar, 1);

  bar->label = g_strdup (label);
  bar->count = count;
  bar->is_open = is_open;
  g_ptr_array_add (self->bars, bar);
  describe (self);
}

char *
td_score_bars_dup_text (TdScoreBars *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = self->bars->pdata[i];

      g_string_append_printf (text, "%s: %u\n", bar->label, bar->count);
    }
  return g_string_free (text, FALSE);
}

static void
td_score_bars_dispose (GObject *object)
{
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_score_bars_parent_class)->dispose (object);
}

static void
td_score_bars_finalize (GObject *object)
{
  g_ptr_array_unref (TD_SCORE_BARS (object)->bars);
  G_OBJECT_CLASS (td_score_bars_parent_class)->finalize (object);
}

static void
td_score_bars_class_init (TdScoreBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_score_bars_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_score_bars_finalize;
  widget_class->snapshot = td_score_bars_snapshot;
  widget_class->measure = td_score_bars_measure;
  widget_class->get_request_mode = td_score_bars_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "scorebars");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
td_score_bars_init (TdScoreBars *self)
{
  self->bars = g_ptr_array_new_with_free_func (free_bar);
  self->text = td_brush_new (GTK_WIDGET (self), "text");
  self->strong = td_brush_new (GTK_WIDGET (self), "strong");
  self->fill = td_brush_new (GTK_WIDGET (self), "fill");
  self->edge = td_brush_new (GTK_WIDGET (self), "edge");
}

GtkWidget *
td_score_bars_new (void)
{
  return g_object_new (TD_TYPE_SCORE_BARS, NULL);
}
