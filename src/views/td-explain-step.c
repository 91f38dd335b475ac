/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-explain-step.h"

#include "td-views.h"

#define INDENT 15
#define ARROW_WIDTH 15
#define GAP 9
/* A longer figure is cut in the closed line, and has lines of its own once open. */
#define SHORT_FIGURE 20
/* What a long figure gets of the closed line. */
#define FIGURE_SHARE 0.48

struct _TdExplainStep
{
  GtkWidget        parent_instance;

  const TdExplain *node;
  guint            level;
  gboolean         is_open;
  GtkWidget       *arrow;
  GtkWidget       *text;
  GtkWidget       *figure; /* nullable, as all that follow */
  GtkWidget       *long_figure;
  GtkWidget       *basis;
  GtkWidget       *link;
};

G_DEFINE_FINAL_TYPE (TdExplainStep, td_explain_step, GTK_TYPE_WIDGET)

static gboolean
is_long (const char *figure)
{
  return figure != NULL && g_utf8_strlen (figure, -1) > SHORT_FIGURE;
}

/* --- layout --- */

static int
get_width (GtkWidget *widget)
{
  int natural = 0;

  if (widget != NULL && gtk_widget_get_visible (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
get_height (GtkWidget *widget, int width)
{
  int natural = 0;

  if (widget != NULL && gtk_widget_get_visible (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* What the words get of @width, and the figure and the link at its end. */
static int
share (TdExplainStep *self, int width, int *figure, int *link)
{
  int room = MAX (width - (int) self->level * INDENT - ARROW_WIDTH, 1);

  *link = get_width (self->link);
  *figure = MIN (get_width (self->figure), (int) (room * FIGURE_SHARE));
  return MAX (room - (*figure > 0 ? *figure + GAP : 0) - (*link > 0 ? *link + GAP : 0), 1);
}

static void
td_explain_step_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  TdExplainStep *self = TD_EXPLAIN_STEP (widget);
  int room;
  int figure;
  int link;
  int words;

  if (orientation == GTK_ORIENTATION_HORIZONTAL || for_size < 0)
    {
      *minimum = *natural = 0;
      return;
    }
  room = MAX (for_size - (int) self->level * INDENT - ARROW_WIDTH, 1);
  words = share (self, for_size, &figure, &link);
  *minimum = MAX (get_height (self->text, words), get_height (self->figure, figure));
  *minimum = MAX (*minimum, get_height (self->link, link));
  *minimum += get_height (self->long_figure, room) + get_height (self->basis, room);
  *natural = *minimum;
}

static void
put (GtkWidget *widget, int x, int y, int width, int height)
{
  if (widget != NULL && gtk_widget_get_visible (widget))
    gtk_widget_size_allocate (widget, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
td_explain_step_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdExplainStep *self = TD_EXPLAIN_STEP (widget);
  int x = (int) self->level * INDENT;
  int room = MAX (width - x - ARROW_WIDTH, 1);
  int figure;
  int link;
  int words = share (self, width, &figure, &link);
  int line = MAX (get_height (self->text, words), get_height (self->figure, figure));
  int y;

  line = MAX (line, get_height (self->link, link));
  put (self->arrow, x, 0, ARROW_WIDTH, get_height (self->arrow, ARROW_WIDTH));
  x += ARROW_WIDTH;
  put (self->text, x, 0, words, get_height (self->text, words));
  put (self->link, width - link, 0, link, get_height (self->link, link));
  put (self->figure, width - figure - (link > 0 ? link + GAP : 0), 0, figure,
       get_height (self->figure, figure));
  y = line;
  put (self->long_figure, x, y, room, get_height (self->long_figure, room));
  y += get_height (self->long_figure, room);
  put (self->basis, x, y, room, get_height (self->basis, room));
}

static GtkSizeRequestMode
td_explain_step_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
td_explain_step_dispose (GObject *object)
{
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_explain_step_parent_class)->dispose (object);
}

static void
td_explain_step_class_init (TdExplainStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_explain_step_dispose;
  widget_class->measure = td_explain_step_measure;
  widget_class->size_allocate = td_explain_step_size_allocate;
  widget_class->get_request_mode = td_explain_step_get_request_mode;
}

static void
td_explain_step_init (TdExplainStep *self)
{
}

/* --- building --- */

static GtkWidget *
add_label (TdExplainStep *self, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
add_figure (TdExplainStep *self)
{
  self->figure = add_label (self, self->node->figure, "figure");
  gtk_label_set_xalign (GTK_LABEL (self->figure), 1);
  gtk_label_set_ellipsize (GTK_LABEL (self->figure), PANGO_ELLIPSIZE_END);
  if (!is_long (self->node->figure))
    return;
  self->long_figure = add_label (self, self->node->figure, "figure");
  gtk_label_set_wrap (GTK_LABEL (self->long_figure), TRUE);
}

GtkWidget *
td_explain_step_new (const TdExplain *node, guint level, GtkWidget *link)
{
  TdExplainStep *self = g_object_new (TD_TYPE_EXPLAIN_STEP, NULL);

  self->node = node;
  self->level = level;
  self->arrow = gtk_image_new ();
  gtk_image_set_pixel_size (GTK_IMAGE (self->arrow), 12);
  gtk_widget_set_halign (self->arrow, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->arrow, "arrow");
  gtk_widget_set_parent (self->arrow, GTK_WIDGET (self));
  self->text = add_label (self, node->text, level == 0 ? "step" : NULL);
  if (node->figure != NULL)
    add_figure (self);
  if (node->basis != NULL)
    {
      self->basis = add_label (self, node->basis, "basis");
      gtk_label_set_wrap (GTK_LABEL (self->basis), TRUE);
    }
  if (link != NULL)
    {
      self->link = link;
      gtk_widget_set_parent (link, GTK_WIDGET (self));
    }
  td_explain_step_set_open (self, FALSE);
  return GTK_WIDGET (self);
}

gboolean
td_explain_step_can_open (TdExplainStep *self)
{
  return self->long_figure != NULL || self->basis != NULL ||
         (self->node->children != NULL && self->node->children->len > 0);
}

void
td_explain_step_set_open (TdExplainStep *self, gboolean open)
{
  gboolean can_open = td_explain_step_can_open (self);

  /* What has nothing more to show shows all of it. */
  self->is_open = open || !can_open;
  gtk_label_set_wrap (GTK_LABEL (self->text), self->is_open);
  gtk_label_set_ellipsize (GTK_LABEL (self->text), self->is_open ? PANGO_ELLIPSIZE_NONE
                                                                 : PANGO_ELLIPSIZE_END);
  if (self->figure != NULL)
    gtk_widget_set_visible (self->figure, self->long_figure == NULL || !self->is_open);
  if (self->long_figure != NULL)
    gtk_widget_set_visible (self->long_figure, self->is_open);
  if (self->basis != NULL)
    gtk_widget_set_visible (self->basis, self->is_open);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                !can_open ? NULL
                                : self->is_open ? "pan-down-symbolic" : "pan-end-symbolic");
}
