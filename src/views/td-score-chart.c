/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-chart.h"

#include "td-pair-layout.h"
#include "td-score-bars.h"
#include "td-views.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define STEP (5 * TD_DECIMAL_ONE)
#define MOST_STEPS 64

/* Where the buttons and the note have room beside each other, in px. */
#define LEAST_WIDTH 600

/**
 * TdScoreChart:
 * @by_points: by five points (or per cent) instead of by class
 */
struct _TdScoreChart
{
  GtkWidget          parent_instance;

  TdScoreBook       *book;
  TdScoreGridFilter  filter;
  gpointer           filter_data;
  gboolean           by_points;

  GtkWidget         *class_button;
  GtkWidget         *points_button;
  GtkWidget         *note;
  TdScoreBars       *bars;
};

G_DEFINE_FINAL_TYPE (TdScoreChart, td_score_chart, GTK_TYPE_WIDGET)

static gboolean
shows (TdScoreChart *self, guint sheet)
{
  return self->filter == NULL || self->filter (self->book, sheet, self->filter_data);
}

/* What bands and ranks look at. */
static gint64
get_value (TdScoreChart *self, guint sheet)
{
  const TdSheetResult *result = td_score_book_get_result (self->book, sheet);

  if (!result->is_complete)
    return TD_POINTS_MISSING;
  return td_score_book_get_set (self->book)->edges_are_points ? result->decided.total
                                                              : result->decided.percent;
}

static void
add_incomplete (TdScoreChart *self, guint n)
{
  if (n > 0)
    td_score_bars_add (self->bars, _("Not complete"), n, TRUE);
}

static void
fill_classes (TdScoreChart *self)
{
  const TdCriteriaSet *set = td_score_book_get_set (self->book);
  g_autofree guint *counts = g_new0 (guint, set->bands->len + 1);
  guint incomplete = 0;

  for (guint i = 0; i < td_score_book_get_n_sheets (self->book); i++)
    {
      const TdSheetResult *result = td_score_book_get_result (self->book, i);

      if (!shows (self, i))
        continue;
      if (!result->is_complete)
        incomplete++;
      else
        counts[result->band < 0 ? set->bands->len : (guint) result->band]++;
    }
  for (guint i = 0; i < set->bands->len; i++)
    td_score_bars_add (self->bars, ((const TdBand *) set->bands->pdata[i])->name, counts[i],
                       FALSE);
  if (counts[set->bands->len] > 0)
    td_score_bars_add (self->bars, _("No class"), counts[set->bands->len], TRUE);
  add_incomplete (self, incomplete);
}

/* From the lowest step that anybody reaches to the highest, the best first. */
static void
fill_steps (TdScoreChart *self)
{
  guint counts[MOST_STEPS] = { 0 };
  guint first = MOST_STEPS;
  guint last = 0;
  guint incomplete = 0;

  for (guint i = 0; i < td_score_book_get_n_sheets (self->book); i++)
    {
      gint64 value = shows (self, i) ? get_value (self, i) : 0;
      guint step;

      if (!shows (self, i))
        continue;
      if (value == TD_POINTS_MISSING)
        {
          incomplete++;
          continue;
        }
      step = (guint) MIN (value / STEP, MOST_STEPS - 1);
      counts[step]++;
      first = MIN (first, step);
      last = MAX (last, step);
    }
  for (guint step = last + 1; first < MOST_STEPS && step-- > first;)
    {
      /* Translators: from (reached) to (not reached) points or per cent. */
      g_autofree char *label = step + 1 < MOST_STEPS
                               ? g_strdup_printf (_("%u to under %u"), step * 5, step * 5 + 5)
                               : g_strdup_printf (_("%u and more"), step * 5);

      td_score_bars_add (self->bars, label, counts[step], FALSE);
    }
  add_incomplete (self, incomplete);
}

static void
refresh (TdScoreChart *self)
{
  td_score_bars_clear (self->bars);
  if (self->book == NULL)
    return;
  if (self->by_points)
    fill_steps (self);
  else
    fill_classes (self);
  gtk_label_set_text (GTK_LABEL (self->note),
                      !self->by_points ? _("How many sheets have each class, by what counts.")
                      : td_score_book_get_set (self->book)->edges_are_points
                      ? _("How many sheets lie in each five points, by what counts.")
                      : _("How many sheets lie in each five per cent of the maximum, by what "
                          "counts."));
}

void
td_score_chart_show (TdScoreChart *self, TdScoreBook *book, TdScoreGridFilter filter,
                     gpointer filter_data)
{
  g_set_object (&self->book, book);
  self->filter = filter;
  self->filter_data = filter_data;
  refresh (self);
}

void
td_score_chart_set_by_points (TdScoreChart *self, gboolean by_points)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (by_points ? self->points_button
                                                             : self->class_button), TRUE);
}

char *
td_score_chart_dup_text (TdScoreChart *self)
{
  return td_score_bars_dup_text (self->bars);
}

static void
toggled_cb (TdScoreChart *self)
{
  self->by_points = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->points_button));
  refresh (self);
}

static GtkWidget *
make_head (TdScoreChart *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->class_button = gtk_toggle_button_new_with_label (_("By Class"));
  self->points_button = gtk_toggle_button_new_with_label (_("By Five Points"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->points_button),
                               GTK_TOGGLE_BUTTON (self->class_button));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->class_button), TRUE);
  g_signal_connect_object (self->points_button, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (self->class_button, "td-compact");
  gtk_widget_add_css_class (self->points_button, "td-compact");
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->class_button);
  gtk_box_append (GTK_BOX (box), self->points_button);
  self->note = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_widget_add_css_class (self->note, "td-small");
  gtk_widget_add_css_class (self->note, "td-muted");
  gtk_widget_add_css_class (head, "score-view-head");
  gtk_widget_set_layout_manager (head, g_object_new (TD_TYPE_PAIR_LAYOUT, "threshold", LEAST_WIDTH,
                                                     "spacing", 6, NULL));
  gtk_box_append (GTK_BOX (head), box);
  gtk_box_append (GTK_BOX (head), self->note);
  return head;
}

static GtkWidget *
make_content (TdScoreChart *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->bars = TD_SCORE_BARS (td_score_bars_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->bars), "score-chart");
  gtk_widget_set_valign (GTK_WIDGET (self->bars), GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->bars));
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
td_score_chart_dispose (GObject *object)
{
  TdScoreChart *self = TD_SCORE_CHART (object);

  g_clear_object (&self->book);
  td_widget_dispose_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (td_score_chart_parent_class)->dispose (object);
}

static void
td_score_chart_class_init (TdScoreChartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_score_chart_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
td_score_chart_init (TdScoreChart *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (
                                    GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (make_head (self), GTK_WIDGET (self));
  gtk_widget_set_parent (make_content (self), GTK_WIDGET (self));
}
