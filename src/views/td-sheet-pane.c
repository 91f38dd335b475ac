/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-pane.h"

#include "td-board-text.h"
#include "td-evidence-list.h"
#include "td-explain-view.h"
#include "td-score-labels.h"
#include "td-sheet-figures.h"
#include "td-sheet-layers.h"
#include "td-sheet-questions.h"
#include "td-views.h"
#include "td-year-reason.h"

#include <glib/gi18n-lib.h>

/**
 * TdSheetPane:
 * @cell: what is shown; holds references
 * @sheet, @criterion: ids of what is shown, since indices may move before it is written
 * @before: (nullable): the reason that stands in the register
 */
struct _TdSheetPane
{
  GtkWidget          parent_instance;

  TdSheetCell        cell;
  gint64             sheet;
  gint64             criterion;
  char              *before;

  TdSheetLayers     *layers;
  GtkWidget         *states_box;
  GtkToggleButton   *given_button;
  GtkToggleButton   *away_button;
  GtkToggleButton   *open_button;
  GtkWidget         *refusal_box;
  TdBoardText       *refusal_text;
  TdSheetFigures    *figures;
  GtkWidget         *why_box;
  GtkLabel          *why_label;
  TdExplainView     *why;
  GtkWidget         *guidance_box;
  GtkLabel          *guidance_label;
  GtkWidget         *basis_box;
  GtkLabel          *basis_label;
  TdEvidenceList    *evidence;
  GtkWidget         *reason_box;
  GtkTextView       *reason_view;
  TdSheetQuestions  *questions;
};

enum
{
  SELECT,
  STATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdSheetPane, td_sheet_pane, GTK_TYPE_WIDGET)

static const TdCriterion *
get_criterion (const TdSheetCell *cell)
{
  return td_criteria_set_get (td_score_book_get_set (cell->book), cell->criterion);
}

/* --- the heading --- */

char *
td_sheet_pane_dup_title (const TdSheetCell *cell)
{
  return td_score_title (td_score_book_get_set (cell->book), cell->criterion);
}

char *
td_sheet_pane_dup_subtitle (const TdSheetCell *cell)
{
  const TdCriteriaSet *set = td_score_book_get_set (cell->book);
  const TdCriterion *criterion = get_criterion (cell);
  int group = td_score_top_group (set, cell->criterion);
  g_autofree char *max = criterion->max != TD_POINTS_MISSING ? td_decimal_to_text (criterion->max)
                                                             : NULL;
  const TdScoreLink *link = criterion->link != NULL ? td_score_link_find (criterion->link) : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (group >= 0)
    g_ptr_array_add (parts, g_strdup_printf (_("Group %s"),
                                             td_criteria_set_get (set, (guint) group)->code));
  if (td_has_text (max))
    g_ptr_array_add (parts, g_strdup_printf (_("maximum %s"), max));
  if (criterion->mandatory)
    g_ptr_array_add (parts, g_strdup (_("mandatory")));
  if (link != NULL)
    /* Translators: among others: the register that the figure comes from. */
    g_ptr_array_add (parts, g_strdup_printf (_("from: %s"), link->term));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* --- the reason --- */

static void
commit_reason (TdSheetPane *self)
{
  g_autofree char *reason = NULL;
  GError *error = NULL;
  TdAction *action;

  if (self->cell.book == NULL || !gtk_widget_get_visible (self->reason_box))
    return;
  reason = td_year_reason_dup (self->reason_view);
  if (g_strcmp0 (reason, self->before) == 0)
    return;
  g_free (self->before);
  self->before = g_strdup (reason);
  action = td_score_book_set_reason (self->cell.book, self->sheet, self->criterion,
                                     self->cell.layer, reason, &error);
  td_sheet_run_quietly (GTK_WIDGET (self), self->cell.store, action, error);
}

/* Escape takes back what was typed, before it goes back to the round. */
static gboolean
reason_key_cb (TdSheetPane *self, guint keyval)
{
  g_autofree char *reason = td_year_reason_dup (self->reason_view);

  if (keyval != GDK_KEY_Escape || g_strcmp0 (reason, self->before) == 0)
    return FALSE;
  td_year_reason_set (self->reason_view, self->before);
  return TRUE;
}

gboolean
td_sheet_pane_commit (TdSheetPane *self)
{
  if (self->cell.book == NULL)
    return TRUE;
  commit_reason (self);
  return td_sheet_layers_commit (self->layers) &&
         td_sheet_figures_commit (self->figures) &&
         td_sheet_questions_commit (self->questions);
}

void
td_sheet_pane_set_reason (TdSheetPane *self, const char *text)
{
  td_year_reason_set (self->reason_view, text);
}

static void
show_reason (TdSheetPane *self, gboolean same, gboolean writable)
{
  const TdSheetCell *cell = &self->cell;
  guint n = 0;
  const char *reason = NULL;
  g_autofree char *typed = td_year_reason_dup (self->reason_view);
  gboolean is_dirty = same && g_strcmp0 (typed, self->before) != 0;
  gboolean shown;

  if (cell->layer != TD_LAYER_SELF)
    {
      td_score_book_get_scores (cell->book, cell->sheet, cell->criterion, cell->layer, &n);
      reason = td_score_book_get_reason (cell->book, cell->sheet, cell->criterion, cell->layer);
    }
  shown = n > 0 && (td_sheet_differs (cell->book, cell->sheet, cell->criterion) ||
                    td_has_text (reason));
  gtk_widget_set_visible (self->reason_box, shown);
  gtk_text_view_set_editable (self->reason_view, writable);
  if (is_dirty)
    return;
  g_free (self->before);
  self->before = g_strdup (reason);
  if (!same || g_strcmp0 (typed, reason) != 0)
    td_year_reason_set (self->reason_view, reason);
}

/* --- what is shown --- */

static void
show_state (TdSheetPane *self, const char *refusal)
{
  const TdSheetCell *cell = &self->cell;
  TdMark mark = td_score_book_get_mark (cell->book, cell->sheet, cell->criterion, cell->layer);

  gtk_toggle_button_set_active (self->given_button, mark.state == TD_SCORE_GIVEN);
  gtk_toggle_button_set_active (self->away_button, mark.state == TD_SCORE_NOT_APPLICABLE);
  gtk_toggle_button_set_active (self->open_button, mark.state == TD_SCORE_OPEN);
  gtk_widget_set_sensitive (self->states_box, refusal == NULL);
  gtk_widget_set_tooltip_text (self->states_box, refusal);
  gtk_widget_set_visible (self->refusal_box, refusal != NULL);
  td_board_text_set_label (self->refusal_text, refusal != NULL ? refusal : "");
}

static void
show_why (TdSheetPane *self)
{
  const TdSheetCell *cell = &self->cell;
  g_autoptr (TdExplain) why = td_score_book_explain_criterion (cell->book, cell->sheet,
                                                               cell->criterion);
  g_autofree char *subject = g_strdup_printf ("%u %u", cell->sheet, cell->criterion);
  TdMark mark = td_score_book_get_mark (cell->book, cell->sheet, cell->criterion, cell->layer);
  g_autofree char *words = td_sheet_mark_words (get_criterion (cell), &mark);
  /* Translators: %s are points, as in “Why 6,5?”, or “not scored”. */
  g_autofree char *title = g_strdup_printf (_("Why %s?"), words);

  gtk_label_set_text (self->why_label, title);
  td_explain_view_show (self->why, why, subject);
  gtk_widget_set_visible (self->why_box, why != NULL && why->children != NULL &&
                                         why->children->len > 0);
}

static void
show_text (GtkWidget *box, GtkLabel *label, const char *text)
{
  gtk_widget_set_visible (box, td_has_text (text));
  gtk_label_set_text (label, text != NULL ? text : "");
}

static void
show_criterion (TdSheetPane *self, gboolean same)
{
  const TdSheetCell *cell = &self->cell;
  g_autofree char *refusal = td_score_book_dup_refusal (cell->book, cell->sheet, cell->criterion,
                                                        cell->layer);

  show_state (self, refusal);
  td_sheet_layers_show (self->layers, cell);
  td_sheet_figures_show (self->figures, cell);
  td_evidence_list_show (self->evidence, cell);
  td_sheet_questions_show (self->questions, cell);
  show_reason (self, same, refusal == NULL);
}

void
td_sheet_pane_show (TdSheetPane *self, const TdSheetCell *cell)
{
  gint64 sheet = td_score_book_get_sheet (cell->book, cell->sheet)->id;
  gboolean same = self->cell.book == cell->book && self->sheet == sheet &&
                  self->criterion == get_criterion (cell)->id && self->cell.layer == cell->layer;
  gboolean is_group = get_criterion (cell)->rule == TD_RULE_GROUP;

  if (!same)
    commit_reason (self);
  g_set_object (&self->cell.book, cell->book);
  g_set_object (&self->cell.store, cell->store);
  self->cell.sheet = cell->sheet;
  self->cell.criterion = cell->criterion;
  self->cell.layer = cell->layer;
  self->sheet = sheet;
  self->criterion = get_criterion (cell)->id;
  gtk_widget_set_visible (GTK_WIDGET (self->layers), !is_group);
  gtk_widget_set_visible (self->states_box, !is_group);
  gtk_widget_set_visible (GTK_WIDGET (self->evidence), !is_group);
  show_why (self);
  show_text (self->guidance_box, self->guidance_label, get_criterion (cell)->guidance);
  show_text (self->basis_box, self->basis_label, get_criterion (cell)->basis);
  if (!is_group)
    {
      show_criterion (self, same);
      return;
    }
  gtk_widget_set_visible (self->refusal_box, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->figures), FALSE);
  gtk_widget_set_visible (self->reason_box, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->questions), FALSE);
}

/* --- what is asked for --- */

/* The buttons stay as they are until the cell says otherwise. */
static void
keep_state (TdSheetPane *self)
{
  g_autofree char *refusal = td_score_book_dup_refusal (self->cell.book, self->cell.sheet,
                                                        self->cell.criterion, self->cell.layer);

  show_state (self, refusal);
}

static void
ask_state (TdSheetPane *self, TdScoreState state)
{
  g_signal_emit (self, signals[STATE], 0, (guint) state);
  keep_state (self);
}

static void
given_cb (TdSheetPane *self)
{
  const TdCriterion *criterion = get_criterion (&self->cell);

  if (td_sheet_is_text_rule (criterion))
    gtk_widget_grab_focus (GTK_WIDGET (td_sheet_layers_get_entry (self->layers,
                                                                  self->cell.layer)));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->figures), GTK_DIR_TAB_FORWARD);
  keep_state (self);
}

static void
away_cb (TdSheetPane *self)
{
  ask_state (self, TD_SCORE_NOT_APPLICABLE);
}

static void
open_cb (TdSheetPane *self)
{
  ask_state (self, TD_SCORE_OPEN);
}

static void
select_cb (TdSheetPane *self, guint layer)
{
  g_signal_emit (self, signals[SELECT], 0, layer);
}

/* --- class --- */

static void
td_sheet_pane_dispose (GObject *object)
{
  TdSheetPane *self = TD_SHEET_PANE (object);

  g_clear_object (&self->cell.book);
  g_clear_object (&self->cell.store);
  g_clear_pointer (&self->before, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), TD_TYPE_SHEET_PANE);
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_sheet_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TD_TYPE_BOARD_TEXT);
  g_type_ensure (TD_TYPE_EVIDENCE_LIST);
  g_type_ensure (TD_TYPE_EXPLAIN_VIEW);
  g_type_ensure (TD_TYPE_SHEET_FIGURES);
  g_type_ensure (TD_TYPE_SHEET_LAYERS);
  g_type_ensure (TD_TYPE_SHEET_QUESTIONS);
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-sheet-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, TdSheetPane, layers);
  gtk_widget_class_bind_template_child (widget_class, TdSheetPane, states_box);
  gtk_widget_class_bind_template_child (widget_class, TdSheetPane, given_button);
  gtk_widget_class_bind_template_child (widget_class, TdSheetPane, away_button);
  gtk_widget_class_bind_template_child (widget_class, TdSheetPane, open_button);
  gtk_widget_class_bind_template_child (widget_class, TdSheetPane, refusal_box);
  gtk_widget_class_bind_template_child (widget_class, TdSheetPane, refusal_text);
  gtk_widget_class_bind_template_child (widget_class, TdSheetPane, figures);
  gtk_widget_class_bind_template_child (widget_class, TdSheetPane, why_box);
  gtk_widget_class_bind_template_child (widget_class, TdSheetPane, why_label);
  gtk_widget_class_bind_template_child (widget_class, TdSheetPane, why);
  gtk_widget_class_bind_template_child (widget_class, TdSheetPane, guidance_box);
  gtk_widget_class_bind_template_child (widget_class, TdSheetPane, guidance_label);
  gtk_widget_class_bind_template_child (widget_class, TdSheetPane, basis_box);
  gtk_widget_class_bind_template_child (widget_class, TdSheetPane, basis_label);
  gtk_widget_class_bind_template_child (widget_class, TdSheetPane, evidence);
  gtk_widget_class_bind_template_child (widget_class, TdSheetPane, reason_box);
  gtk_widget_class_bind_template_child (widget_class, TdSheetPane, reason_view);
  gtk_widget_class_bind_template_child (widget_class, TdSheetPane, questions);
  gtk_widget_class_bind_template_callback (widget_class, given_cb);
  gtk_widget_class_bind_template_callback (widget_class, away_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, select_cb);
}

static void
td_sheet_pane_class_init (TdSheetPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_sheet_pane_dispose;
  bind_template (GTK_WIDGET_CLASS (klass));
  signals[SELECT] = g_signal_new ("select", TD_TYPE_SHEET_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[STATE] = g_signal_new ("state", TD_TYPE_SHEET_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
td_sheet_pane_init (TdSheetPane *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (focus, "leave", G_CALLBACK (commit_reason), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (reason_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->reason_view), focus);
  gtk_widget_add_controller (GTK_WIDGET (self->reason_view), keys);
}
