/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-explain-step.h"

#include "td-views.h"

#define INDENT 15
#define ARROW_WIDTH 15
#define GAP 9
/* What a figure that does not fit beside its words gets of the width, at most. */
#define FIGURE_SHARE 0.48

struct _TdExplainStep
{
  GtkWidget        parent_instance;

  const TdExplain *node;
  guint            level;
  GtkWidget       *arrow;
  GtkWidget       *text;
  GtkWidget       *figure; /* beside the words; nullable, as all that follow */
  GtkWidget       *below;  /* the figure again, where it has lines of its own */
  GtkWidget       *basis;
  GtkWidget       *link;
};

G_DEFINE_FINAL_TYPE (TdExplainStep, td_explain_step, GTK_TYPE_WIDGET)

/**
 * Plan: how the width of a step is shared out.
 * @room: what there is right of the arrow
 * @words, @figure, @link: widths; @figure 0: it stands below the words
 * @line: height of the words with what is beside them
 * @below, @basis: heights of what follows
 */
typedef struct
{
  int room;
  int words;
  int figure;
  int link;
  int line;
  int below;
  int basis;
} Plan;

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

static void
measure_line (TdExplainStep *self, Plan *plan)
{
  int rest = plan->link > 0 ? plan->room - plan->link - GAP : plan->room;

  plan->words = MAX (plan->figure > 0 ? rest - plan->figure - GAP : rest, 1);
  plan->line = MAX (get_height (self->text, plan->words), get_height (self->link, plan->link));
  if (plan->figure > 0)
    plan->line = MAX (plan->line, get_height (self->figure, plan->figure));
}

/* The figure stands beside the words, both in as many lines as they need, or below
 * them where that takes fewer lines: nothing is ever cut. */
static Plan
make_plan (TdExplainStep *self, int width)
{
  Plan beside = { .room = MAX (width - (int) self->level * INDENT - ARROW_WIDTH, 1) };
  Plan under;
  int rest;

  beside.link = get_width (self->link);
  beside.basis = get_height (self->basis, beside.room);
  under = beside;
  rest = beside.room - get_width (self->text) - (beside.link > 0 ? beside.link + GAP : 0) - GAP;
  beside.figure = MIN (get_width (self->figure),
                       MAX (rest, (int) (beside.room * FIGURE_SHARE)));
  measure_line (self, &beside);
  if (self->figure == NULL)
    return beside;
  under.below = get_height (self->below, under.room);
  measure_line (self, &under);
  return beside.line <= under.line + under.below ? beside : under;
}

static void
td_explain_step_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      Plan plan = make_plan (TD_EXPLAIN_STEP (widget), for_size);

      *minimum = plan.line + plan.below + plan.basis;
    }
  *natural = *minimum;
}

static void
put (GtkWidget *widget, gboolean shown, int x, int y, int width, int height)
{
  if (widget == NULL || !gtk_widget_get_visible (widget))
    return;
  gtk_widget_set_child_visible (widget, shown);
  if (shown)
    gtk_widget_size_allocate (widget, &(GtkAllocation) { x, y, width, height }, -1);
}

static void
td_explain_step_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdExplainStep *self = TD_EXPLAIN_STEP (widget);
  Plan plan = make_plan (self, width);
  int x = (int) self->level * INDENT;
  int figure = width - plan.figure - (plan.link > 0 ? plan.link + GAP : 0);

  put (self->arrow, TRUE, x, 0, ARROW_WIDTH, get_height (self->arrow, ARROW_WIDTH));
  x += ARROW_WIDTH;
  put (self->text, TRUE, x, 0, plan.words, get_height (self->text, plan.words));
  put (self->link, TRUE, width - plan.link, 0, plan.link, get_height (self->link, plan.link));
  put (self->figure, plan.figure > 0, figure, 0, plan.figure,
       get_height (self->figure, plan.figure));
  put (self->below, plan.below > 0, x, plan.line, plan.room, plan.below);
  put (self->basis, TRUE, x, plan.line + plan.below, plan.room, plan.basis);
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
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
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
  gtk_label_set_justify (GTK_LABEL (self->figure), GTK_JUSTIFY_RIGHT);
  self->below = add_label (self, self->node->figure, "figure");
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
    self->basis = add_label (self, node->basis, "basis");
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
  return self->basis != NULL || (self->node->children != NULL && self->node->children->len > 0);
}

void
td_explain_step_set_open (TdExplainStep *self, gboolean open)
{
  if (self->basis != NULL)
    gtk_widget_set_visible (self->basis, open);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                !td_explain_step_can_open (self) ? NULL
                                : open ? "pan-down-symbolic" : "pan-end-symbolic");
}
