/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-bar.h"
#include "td-score-foot.h"
#include "td-score-grid.h"
#include "td-test-scores.h"
#include "td-test-views.h"

#include <string.h>

/* A score grid with its bar and foot in a window of 1000 px. */
typedef struct
{
  TdStore     *store;
  TdScoreBook *book;
  TdScoreGrid *grid;
  GtkWidget   *window;
  GtkWidget   *bar;
  GtkWidget   *foot;
  guint        n_changed;
} Fixture;

static inline void
count_cb (Fixture *self)
{
  self->n_changed++;
}

static inline void
show (Fixture *self, TdLayer layer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->grid = TD_SCORE_GRID (td_score_grid_new ());
  self->bar = td_score_bar_new (self->grid);
  self->foot = td_score_foot_new (self->grid);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->grid));
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->foot);
  td_score_grid_set_book (self->grid, self->store, self->book);
  td_score_grid_set_layer (self->grid, layer);
  g_signal_connect_swapped (self->grid, "changed", G_CALLBACK (count_cb), self);
  self->window = td_test_show (box);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* Six units, fifteen criteria, appraised and mostly scored. */
static inline void
set_up (Fixture *self, const char *file)
{
  g_autoptr (TdCriteriaSet) set = td_test_make_set (FALSE, 15);
  gint64 units[6];

  memset (self, 0, sizeof *self);
  self->store = td_test_make_store (file);
  td_test_add_units (self->store, units, G_N_ELEMENTS (units));
  self->book = td_test_make_round (self->store, set);
  td_test_fill_round (self->store, self->book);
  show (self, TD_LAYER_APPRAISED);
}

static inline void
tear_down (Fixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  td_test_settle ();
  g_clear_object (&self->book);
  g_clear_object (&self->store);
}

static inline GtkEditable *
get_editor (Fixture *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->grid));

  while (!GTK_IS_ENTRY (child))
    child = gtk_widget_get_next_sibling (child);
  return GTK_EDITABLE (child);
}

/* A key as GTK hands it to the grid, whose editor has the focus; %FALSE: nobody took it. */
static inline gboolean
press (Fixture *self, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->grid));
  gboolean handled = FALSE;

  for (int phase = GTK_PHASE_CAPTURE; phase <= GTK_PHASE_BUBBLE && !handled; phase++)
    for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
      {
        g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

        if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
            (int) gtk_event_controller_get_propagation_phase (controller) == phase)
          g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
      }
  return handled;
}

/* Letters as an input method gives them to the editor. */
static inline void
type (Fixture *self, const char *text)
{
  GtkEditable *editor = get_editor (self);
  int position = gtk_editable_get_position (editor);

  g_assert_true (gtk_editable_get_editable (editor));
  gtk_editable_insert_text (editor, text, -1, &position);
  gtk_editable_set_position (editor, position);
}

/* Rows and columns are counted as they are shown in the round's own order. */
static inline guint
get_criterion (Fixture *self, guint column)
{
  const TdCriteriaSet *set = td_score_book_get_set (self->book);
  guint n = 0;

  for (guint i = 0; i < set->criteria->len; i++)
    if (td_criteria_set_get (set, i)->rule != TD_RULE_GROUP && n++ == column)
      return i;
  g_assert_not_reached ();
}

static inline void
go (Fixture *self, guint row, guint column)
{
  g_assert_true (td_score_grid_set_current (self->grid, row, get_criterion (self, column)));
}

static inline void
assert_at (Fixture *self, guint row, guint column)
{
  guint sheet;
  guint criterion;

  g_assert_true (td_score_grid_get_current (self->grid, &sheet, &criterion));
  g_assert_cmpuint (sheet, ==, row);
  g_assert_cmpuint (criterion, ==, get_criterion (self, column));
}

static inline TdMark
get_mark (Fixture *self, guint row, guint column)
{
  return td_score_book_get_mark (self->book, row, get_criterion (self, column),
                                 td_score_grid_get_layer (self->grid));
}

static inline gboolean
has_points (Fixture *self, guint row, guint column, gint64 points)
{
  TdMark mark = get_mark (self, row, column);

  return mark.state == TD_SCORE_GIVEN && mark.points == points;
}

static inline void
undo (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  td_store_undo (self->store, &error);
  g_assert_no_error (error);
  td_test_settle ();
}
