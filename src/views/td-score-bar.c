/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-bar.h"

#include "td-pair-layout.h"
#include "td-score-labels.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

enum
{
  PROP_0,
  PROP_GRID,
  N_PROPS
};

/**
 * TdScoreBar:
 * @state_buttons: by #TdScoreState
 */
struct _TdScoreBar
{
  GtkWidget        parent_instance;

  TdScoreGrid     *grid;
  GtkLabel        *subject_label;
  GtkWidget       *arrow;
  GtkLabel        *criterion_label;
  GtkLabel        *details_label;
  GtkWidget       *refusal_box;
  GtkImage        *refusal_icon;
  GtkLabel        *refusal_label;
  GtkWidget       *states_box;
  GtkToggleButton *given_button;
  GtkToggleButton *away_button;
  GtkToggleButton *open_button;
  GtkWidget       *why_button;
};

static GParamSpec *properties[N_PROPS];
static guint why_signal;

G_DEFINE_FINAL_TYPE (TdScoreBar, td_score_bar, GTK_TYPE_WIDGET)

/* --- what is known of the cell --- */

static void
add_max (GPtrArray *parts, const TdCriterion *criterion)
{
  g_autofree char *max = td_decimal_to_text (criterion->max);

  if (td_has_text (max))
    /* Translators: among others: the most points that a criterion gives. */
    g_ptr_array_add (parts, g_strdup_printf (_("maximum %s"), max));
}

static void
add_layers (GPtrArray *parts, TdScoreBook *book, guint sheet, guint criterion, TdLayer shown)
{
  for (int layer = 0; layer < TD_N_LAYERS; layer++)
    {
      TdMark mark = td_score_book_get_mark (book, sheet, criterion, (TdLayer) layer);
      g_autofree char *words = td_score_mark_words (&mark);

      if ((TdLayer) layer != shown && mark.state != TD_SCORE_OPEN)
        g_ptr_array_add (parts, g_strdup_printf (_("%s: %s"),
                                                 td_score_layer_label ((TdLayer) layer), words));
    }
}

static void
add_proposal (GPtrArray *parts, const TdScoreProposal *proposal)
{
  g_autofree char *before = NULL;

  if (proposal == NULL)
    return;
  before = td_score_mark_words (&proposal->before);
  /* Translators: among others: what a cell said before the paste. */
  g_ptr_array_add (parts, g_strdup_printf (_("before the paste: %s"), before));
}

static const TdScoreProposal *
get_proposal (TdScoreBar *self, guint sheet, guint criterion)
{
  TdScorePreview *preview = td_score_grid_get_preview (self->grid);
  TdScoreBook *book = td_score_grid_get_book (self->grid);

  return preview != NULL ? td_score_preview_get (preview, td_score_book_get_sheet (book, sheet)->id,
                                                 criterion) : NULL;
}

static void
show_details (TdScoreBar *self, TdScoreBook *book, guint sheet, guint criterion)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  add_max (parts, td_criteria_set_get (td_score_book_get_set (book), criterion));
  add_layers (parts, book, sheet, criterion, td_score_grid_get_layer (self->grid));
  add_proposal (parts, get_proposal (self, sheet, criterion));
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (" · ", (char **) parts->pdata);
  gtk_label_set_text (self->details_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->details_label), text);
}

/* --- its state --- */

static void
show_state (TdScoreBar *self, TdScoreBook *book, guint sheet, guint criterion)
{
  TdLayer layer = td_score_grid_get_layer (self->grid);
  const TdScoreProposal *proposal = get_proposal (self, sheet, criterion);
  TdMark mark = td_score_book_get_mark (book, sheet, criterion, layer);
  g_autofree char *refusal = td_score_book_dup_refusal (book, sheet, criterion, layer);
  const char *reason = refusal != NULL ? refusal : proposal != NULL ? proposal->reason : NULL;

  if (proposal != NULL && proposal->outcome != TD_PROPOSAL_REFUSED)
    mark = proposal->after;
  gtk_toggle_button_set_active (self->given_button, mark.state == TD_SCORE_GIVEN);
  gtk_toggle_button_set_active (self->away_button, mark.state == TD_SCORE_NOT_APPLICABLE);
  gtk_toggle_button_set_active (self->open_button, mark.state == TD_SCORE_OPEN);
  gtk_widget_set_sensitive (self->states_box, refusal == NULL);
  gtk_widget_set_tooltip_text (self->states_box, refusal);
  gtk_widget_set_visible (self->refusal_box, reason != NULL);
  gtk_image_set_from_icon_name (self->refusal_icon, refusal != NULL ? "changes-prevent-symbolic"
                                                                     : "dialog-warning-symbolic");
  gtk_label_set_text (self->refusal_label, reason != NULL ? reason : "");
  gtk_widget_set_tooltip_text (self->refusal_box, reason);
}

static void
show_current (TdScoreBar *self)
{
  guint sheet;
  guint criterion;
  TdScoreBook *book = self->grid != NULL ? td_score_grid_get_book (self->grid) : NULL;
  gboolean has = book != NULL && td_score_grid_get_current (self->grid, &sheet, &criterion);
  g_autofree char *title = NULL;

  gtk_widget_set_visible (self->arrow, has);
  gtk_widget_set_visible (self->states_box, has);
  gtk_widget_set_visible (self->why_button, has);
  gtk_label_set_text (self->details_label, "");
  if (!has)
    {
      gtk_widget_set_visible (self->refusal_box, FALSE);
      gtk_label_set_text (self->subject_label, "");
      gtk_label_set_text (self->criterion_label, "");
      return;
    }
  title = td_score_title (td_score_book_get_set (book), criterion);
  gtk_label_set_text (self->subject_label, td_score_book_get_sheet (book, sheet)->name);
  gtk_label_set_text (self->criterion_label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->criterion_label), title);
  show_details (self, book, sheet, criterion);
  show_state (self, book, sheet, criterion);
}

/* --- what is asked for --- */

/* What is pressed stays as it is until the cell says otherwise. */
static void
set_state (TdScoreBar *self, TdScoreState state)
{
  td_score_grid_set_state (self->grid, state);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  show_current (self);
}

static void
given_cb (TdScoreBar *self)
{
  set_state (self, TD_SCORE_GIVEN);
}

static void
away_cb (TdScoreBar *self)
{
  set_state (self, TD_SCORE_NOT_APPLICABLE);
}

static void
open_cb (TdScoreBar *self)
{
  set_state (self, TD_SCORE_OPEN);
}

static void
why_cb (TdScoreBar *self)
{
  g_signal_emit (self, why_signal, 0);
}

/* --- class --- */

static void
td_score_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_GRID)
    g_value_set_object (value, TD_SCORE_BAR (object)->grid);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
td_score_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_GRID)
    td_score_bar_set_grid (TD_SCORE_BAR (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
forget_grid (TdScoreBar *self)
{
  if (self->grid != NULL)
    g_signal_handlers_disconnect_by_func (self->grid, show_current, self);
  g_clear_object (&self->grid);
}

static void
td_score_bar_dispose (GObject *object)
{
  forget_grid (TD_SCORE_BAR (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), TD_TYPE_SCORE_BAR);
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_score_bar_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TD_TYPE_PAIR_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-score-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TdScoreBar, subject_label);
  gtk_widget_class_bind_template_child (widget_class, TdScoreBar, arrow);
  gtk_widget_class_bind_template_child (widget_class, TdScoreBar, criterion_label);
  gtk_widget_class_bind_template_child (widget_class, TdScoreBar, details_label);
  gtk_widget_class_bind_template_child (widget_class, TdScoreBar, refusal_box);
  gtk_widget_class_bind_template_child (widget_class, TdScoreBar, refusal_icon);
  gtk_widget_class_bind_template_child (widget_class, TdScoreBar, refusal_label);
  gtk_widget_class_bind_template_child (widget_class, TdScoreBar, states_box);
  gtk_widget_class_bind_template_child (widget_class, TdScoreBar, given_button);
  gtk_widget_class_bind_template_child (widget_class, TdScoreBar, away_button);
  gtk_widget_class_bind_template_child (widget_class, TdScoreBar, open_button);
  gtk_widget_class_bind_template_child (widget_class, TdScoreBar, why_button);
  gtk_widget_class_bind_template_callback (widget_class, given_cb);
  gtk_widget_class_bind_template_callback (widget_class, away_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, why_cb);
}

static void
td_score_bar_class_init (TdScoreBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = td_score_bar_get_property;
  object_class->set_property = td_score_bar_set_property;
  object_class->dispose = td_score_bar_dispose;
  bind_template (GTK_WIDGET_CLASS (klass));

  properties[PROP_GRID] = g_param_spec_object ("grid", NULL, NULL, TD_TYPE_SCORE_GRID,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                               G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  why_signal = g_signal_new ("why", TD_TYPE_SCORE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                             G_TYPE_NONE, 0);
}

static void
td_score_bar_init (TdScoreBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_score_bar_new (TdScoreGrid *grid)
{
  return g_object_new (TD_TYPE_SCORE_BAR, "grid", grid, NULL);
}

void
td_score_bar_set_grid (TdScoreBar *self, TdScoreGrid *grid)
{
  if (self->grid == grid)
    return;
  forget_grid (self);
  self->grid = grid != NULL ? g_object_ref (grid) : NULL;
  if (grid != NULL)
    {
      g_signal_connect_object (grid, "current-changed", G_CALLBACK (show_current), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (grid, "preview-changed", G_CALLBACK (show_current), self,
                               G_CONNECT_SWAPPED);
    }
  show_current (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GRID]);
}
