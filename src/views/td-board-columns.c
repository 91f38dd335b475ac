/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-columns.h"

#include "td-board-list.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

#define EDGE 12
#define GAP 12
#define TITLES_HEIGHT 29
/* What a rank of four or five digits needs besides. */
#define MORE_RANK 24
#define SCORES (TD_BOARD_LAYER_SELF | TD_BOARD_LAYER_APPRAISED | TD_BOARD_LAYER_COUNCIL)

/* A way to share the width: fixed widths, and what the names get of the rest;
 * 0: the column is left out.  Ordered from wide to narrow. */
typedef struct
{
  int from; /* px of width */
  int rank;
  int name;
  int post; /* at least; -1: takes what is left in place of the note */
  int own;
  int appraised;
  int council;
  int note; /* at least */
  int klass;
} Plan;

static const Plan plans[] = {
  { TD_BOARD_ONE_SCORE_WIDTH, 36, 152, 174, 58, 68, 62, 100, 148 },
  { 700, 36, 152, 150, 0, 0, 62, 104, 148 },
  { TD_BOARD_SHORT_WIDTH, 36, 146, -1, 0, 0, 62, 0, 148 },
  { 440, 30, 140, -1, 0, 0, 56, 0, 96 },
  { 0, 30, -1, 0, 0, 0, 50, 0, 92 },
};

static int
sum_fixed (const Plan *plan)
{
  int sum = 2 * EDGE + plan->rank + GAP + plan->own + plan->appraised + plan->council + GAP +
            plan->klass;

  return sum + MAX (plan->name, 0) + MAX (plan->post, 0) + plan->note;
}

static int
place (TdBoardCell *cell, int x, int width)
{
  cell->x = x;
  cell->width = width;
  return x + width;
}

void
td_board_columns_share (int width, guint layers, TdBoardCell cells[TD_N_BOARD_COLUMNS])
{
  const Plan *found = plans;
  Plan plan;
  int rest;
  int name;
  int post;
  int note;
  int x = EDGE;

  while (found->from > width)
    found++;
  plan = *found;
  if ((layers & TD_BOARD_LAYER_SELF) == 0)
    plan.own = 0;
  if ((layers & TD_BOARD_LAYER_APPRAISED) == 0)
    plan.appraised = 0;
  if (layers & TD_BOARD_LONG_RANKS)
    plan.rank += MORE_RANK;
  /* The only column is of whichever layer decides. */
  if ((layers & SCORES) == 0 || (found->from == TD_BOARD_ONE_SCORE_WIDTH &&
                      (layers & TD_BOARD_LAYER_COUNCIL) == 0))
    plan.council = 0;
  rest = width - sum_fixed (&plan);
  /* Posts are cut anyway. */
  if (rest < 0 && plan.post > 0)
    plan.post += rest;
  rest = MAX (rest, 0);
  /* A name of six words wants a little more than the usual one, posts and notes are long. */
  name = plan.name < 0 ? rest : plan.name + rest / 8;
  post = plan.post < 0 ? rest - rest / 8 : plan.post > 0 ? plan.post + rest * 3 / 8 : 0;
  note = plan.note > 0 ? plan.note + rest - rest / 8 - rest * 3 / 8 : 0;

  x = place (&cells[TD_BOARD_COLUMN_RANK], x, plan.rank) + GAP;
  x = place (&cells[TD_BOARD_COLUMN_NAME], x, name);
  x = place (&cells[TD_BOARD_COLUMN_POST], x, post);
  x = place (&cells[TD_BOARD_COLUMN_SELF], x, plan.own);
  x = place (&cells[TD_BOARD_COLUMN_APPRAISED], x, plan.appraised);
  x = place (&cells[TD_BOARD_COLUMN_COUNCIL], x, plan.council) + GAP;
  x = place (&cells[TD_BOARD_COLUMN_NOTE], x, note);
  place (&cells[TD_BOARD_COLUMN_CLASS], x, plan.klass);
}

/* --- titles --- */

struct _TdBoardTitles
{
  GtkWidget  parent_instance;

  GtkWidget *titles[TD_N_BOARD_COLUMNS];
  GtkWidget *score; /* the title of the only column of scores */
  guint      layers;
};

G_DEFINE_FINAL_TYPE (TdBoardTitles, td_board_titles, GTK_TYPE_WIDGET)

static void
td_board_titles_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? TITLES_HEIGHT : 0;
  *natural = *minimum;
}

static void
lay_title (GtkWidget *title, const TdBoardCell *cell, gboolean shown, int height)
{
  int least = 0;

  gtk_widget_measure (title, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_set_child_visible (title, shown && cell->width > 0);
  gtk_widget_size_allocate (title,
                            &(GtkAllocation) { cell->x, 0, MAX (cell->width, least), height }, -1);
}

static void
td_board_titles_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdBoardTitles *self = TD_BOARD_TITLES (widget);
  TdBoardCell cells[TD_N_BOARD_COLUMNS];

  td_board_columns_share (width, self->layers, cells);
  for (guint i = 0; i < TD_N_BOARD_COLUMNS; i++)
    lay_title (self->titles[i], &cells[i],
               i != TD_BOARD_COLUMN_COUNCIL || width >= TD_BOARD_ONE_SCORE_WIDTH, height);
  lay_title (self->score, &cells[TD_BOARD_COLUMN_COUNCIL], width < TD_BOARD_ONE_SCORE_WIDTH,
             height);
}

static void
td_board_titles_dispose (GObject *object)
{
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_board_titles_parent_class)->dispose (object);
}

static void
td_board_titles_class_init (TdBoardTitlesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_board_titles_dispose;
  widget_class->measure = td_board_titles_measure;
  widget_class->size_allocate = td_board_titles_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "tdboardtitles");
}

static GtkWidget *
add_title (TdBoardTitles *self, const char *text, float xalign)
{
  GtkWidget *title = gtk_inscription_new (text);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (title),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (title), xalign);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (title), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (title), 1);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (title), 0);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (title), 0);
  gtk_widget_set_valign (title, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (title, text);
  gtk_widget_set_parent (title, GTK_WIDGET (self));
  return title;
}

static void
td_board_titles_init (TdBoardTitles *self)
{
  static const struct
  {
    const char *title;
    float       xalign;
  } columns[TD_N_BOARD_COLUMNS] = {
    [TD_BOARD_COLUMN_RANK] = { N_("Rank"), 1 },
    [TD_BOARD_COLUMN_NAME] = { N_("Full Name"), 0 },
    [TD_BOARD_COLUMN_POST] = { N_("Post, Unit"), 0 },
    [TD_BOARD_COLUMN_SELF] = { N_("Self"), 1 },
    [TD_BOARD_COLUMN_APPRAISED] = { N_("Appraised"), 1 },
    [TD_BOARD_COLUMN_COUNCIL] = { N_("Council"), 1 },
    [TD_BOARD_COLUMN_NOTE] = { N_("Notes"), 0 },
    [TD_BOARD_COLUMN_CLASS] = { N_("Class"), 0 },
  };

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  for (guint i = 0; i < TD_N_BOARD_COLUMNS; i++)
    self->titles[i] = add_title (self, _(columns[i].title), columns[i].xalign);
  self->score = add_title (self, _("Score"), 1);
}

void
td_board_titles_set_layers (TdBoardTitles *self, guint layers)
{
  if (self->layers == layers)
    return;
  self->layers = layers;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
