/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-figure.h"

#include "td-score-labels.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

struct _TdSheetFigure
{
  GtkWidget  parent_instance;

  GtkLabel  *mark_label;
  GtkLabel  *value_label;
};

G_DEFINE_FINAL_TYPE (TdSheetFigure, td_sheet_figure, GTK_TYPE_WIDGET)

static void
set_mark (TdSheetFigure *self, const char *text, const char *style)
{
  static const char *const styles[] = { "td-warn", "td-accent", "td-ok", "td-err" };

  gtk_label_set_text (self->mark_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->mark_label), text != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    td_widget_set_css_class (GTK_WIDGET (self->mark_label), styles[i],
                             text != NULL && g_str_equal (styles[i], style));
}

/* A failed criterion says so before anything else; one that is passed where nothing
 * differs. */
static void
show_mark (TdSheetFigure *self, const TdSheetCell *cell, const TdMark *mark)
{
  const TdCriteriaSet *set = td_score_book_get_set (cell->book);
  const TdCriterion *criterion = td_criteria_set_get (set, cell->criterion);
  gboolean is_less = FALSE;
  g_autofree char *difference = NULL;

  if (criterion->rule == TD_RULE_GROUP)
    {
      set_mark (self, NULL, "");
      return;
    }
  difference = td_sheet_dup_difference (cell, &is_less);
  if (td_score_is_failed (set, cell->criterion, mark))
    set_mark (self, _("Failed"), "td-err");
  else if (difference != NULL)
    set_mark (self, difference, is_less ? "td-warn" : "td-accent");
  else if (mark->state == TD_SCORE_GIVEN && criterion->rule == TD_RULE_YES_NO)
    set_mark (self, mark->points > 0 ? C_("score", "Yes") : C_("score", "No"),
              mark->points > 0 ? "td-ok" : "td-warn");
  else
    set_mark (self, NULL, "");
}

static void
show_styles (TdSheetFigure *self, const TdSheetCell *cell, const TdMark *mark)
{
  const TdCriteriaSet *set = td_score_book_get_set (cell->book);
  gboolean is_group = td_criteria_set_get (set, cell->criterion)->rule == TD_RULE_GROUP;
  gboolean is_open = mark->state == TD_SCORE_OPEN;
  TdDeciding deciding = td_score_book_get_rule (cell->book)->deciding;
  GtkWidget *value = GTK_WIDGET (self->value_label);
  g_autofree char *refusal = NULL;
  guint n = 0;
  const TdBookScore *scores = NULL;

  if (!is_group)
    {
      refusal = td_score_book_dup_refusal (cell->book, cell->sheet, cell->criterion, cell->layer);
      scores = td_score_book_get_scores (cell->book, cell->sheet, cell->criterion, cell->layer, &n);
    }
  td_widget_set_css_class (value, "open", is_open && !is_group && refusal == NULL);
  td_widget_set_css_class (value, "away", mark->state == TD_SCORE_NOT_APPLICABLE);
  td_widget_set_css_class (value, "td-muted", is_open);
  td_widget_set_css_class (value, "linked", n > 0 && scores[0].is_linked);
  td_widget_set_css_class (value, "td-strong", mark->state == TD_SCORE_GIVEN &&
                                               (is_group || (int) deciding == (int) cell->layer));
}

void
td_sheet_figure_show (TdSheetFigure *self, const TdSheetCell *cell)
{
  const TdCriteriaSet *set = td_score_book_get_set (cell->book);
  const TdCriterion *criterion = td_criteria_set_get (set, cell->criterion);
  gboolean is_group = criterion->rule == TD_RULE_GROUP;
  TdMark mark = td_score_book_get_mark (cell->book, cell->sheet, cell->criterion, cell->layer);
  g_autofree char *words = td_sheet_mark_words (criterion, &mark);
  g_autofree char *notes = NULL;

  if (!is_group)
    notes = td_score_cell_notes (cell->book, cell->sheet, cell->criterion, cell->layer);
  gtk_label_set_text (self->value_label, is_group && mark.state == TD_SCORE_OPEN ? "–" : words);
  show_mark (self, cell, &mark);
  show_styles (self, cell, &mark);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), td_has_text (notes) ? notes : NULL);
}

char *
td_sheet_figure_dup_text (TdSheetFigure *self)
{
  return g_strjoin (gtk_widget_get_visible (GTK_WIDGET (self->mark_label)) ? " " : "",
                    gtk_label_get_text (self->mark_label), gtk_label_get_text (self->value_label),
                    NULL);
}

static void
td_sheet_figure_dispose (GObject *object)
{
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_sheet_figure_parent_class)->dispose (object);
}

static void
td_sheet_figure_class_init (TdSheetFigureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_sheet_figure_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sheetfigure");
}

static void
td_sheet_figure_init (TdSheetFigure *self)
{
  GtkWidget *mark = gtk_label_new (NULL);
  GtkWidget *value = gtk_label_new (NULL);

  self->mark_label = GTK_LABEL (mark);
  self->value_label = GTK_LABEL (value);
  gtk_widget_add_css_class (mark, "mark");
  gtk_widget_add_css_class (mark, "numeric");
  gtk_widget_add_css_class (value, "value");
  gtk_widget_add_css_class (value, "numeric");
  gtk_label_set_ellipsize (self->value_label, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (self->value_label, 1);
  gtk_label_set_xalign (self->value_label, 1);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_set_halign (value, GTK_ALIGN_END);
  gtk_widget_set_valign (value, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (mark, GTK_WIDGET (self));
  gtk_widget_set_parent (value, GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
}

GtkWidget *
td_sheet_figure_new (void)
{
  return g_object_new (TD_TYPE_SHEET_FIGURE, NULL);
}
