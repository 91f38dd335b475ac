/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-scores-page-private.h"

#include "td-score-labels.h"

#define PANE_WIDTH 400
#define NARROW_PANE_WIDTH 336

/* Of the cell that is current; %FALSE: there is none. */
static gboolean
show_current (TdScoresPage *self)
{
  g_autoptr (TdExplain) why = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subject = NULL;
  const char *name;
  guint sheet;
  guint criterion;

  if (self->book == NULL || !td_score_grid_get_current (self->grid, &sheet, &criterion))
    return FALSE;
  name = td_score_book_get_sheet (self->book, sheet)->name;
  title = td_score_title (td_score_book_get_set (self->book), criterion);
  why = self->whole_sheet ? td_score_book_explain (self->book, sheet)
                          : td_score_book_explain_criterion (self->book, sheet, criterion);
  subject = g_strdup_printf ("%u %u %d", sheet, criterion, self->whole_sheet);
  if (self->whole_sheet)
    td_details_pane_set_title (self->details, name, why->figure);
  else
    td_details_pane_set_title (self->details, title, name);
  td_explain_view_show (self->why, why, subject);
  return TRUE;
}

/* Nothing is explained that nobody sees. */
void
td_scores_page_update_pane (TdScoresPage *self)
{
  int width = td_page_is_narrow (TD_PAGE (self)) ? NARROW_PANE_WIDTH : PANE_WIDTH;

  gtk_widget_set_size_request (GTK_WIDGET (self->details), width, -1);
  if (td_split_view_get_reveal (self->split) && !show_current (self))
    td_split_view_set_reveal (self->split, FALSE);
}

/* Asked again, the focus goes to the answer. */
void
td_scores_page_explain (TdScoresPage *self)
{
  if (!show_current (self))
    return;
  if (td_split_view_get_reveal (self->split))
    td_explain_view_focus (self->why);
  else
    td_split_view_set_reveal (self->split, TRUE);
}

void
td_scores_page_close_pane (TdScoresPage *self)
{
  td_split_view_set_reveal (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

void
td_scores_page_toggle_pane (TdScoresPage *self)
{
  if (td_split_view_get_reveal (self->split))
    td_scores_page_close_pane (self);
  else
    td_scores_page_explain (self);
}

static void
current_changed_cb (TdScoresPage *self)
{
  td_scores_page_update_pane (self);
}

static void
why_cb (TdScoresPage *self)
{
  td_scores_page_explain (self);
}

static void
pane_close_cb (TdScoresPage *self)
{
  td_scores_page_close_pane (self);
}

/* A folded pane is closed by a click beside it: the focus is not to go with it. */
static void
pane_revealed_cb (TdScoresPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!td_split_view_get_reveal (self->split) && focus != NULL &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->details)))
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
scope_toggled_cb (TdScoresPage *self)
{
  self->whole_sheet = !gtk_toggle_button_get_active (self->cell_button);
  td_scores_page_update_pane (self);
}

static void
activated_cb (TdScoresPage *self, guint sheet)
{
  td_scores_page_show_sheet (self, sheet);
}

static void
ranking_activated_cb (TdScoresPage *self, gint64 id)
{
  guint sheet;

  if (td_score_book_find_sheet (self->book, id, &sheet))
    td_scores_page_show_sheet (self, sheet);
}

void
td_scores_page_class_bind_pane (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, split);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, details);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, cell_button);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, sheet_button);
  gtk_widget_class_bind_template_child (widget_class, TdScoresPage, why);
  gtk_widget_class_bind_template_callback (widget_class, current_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, why_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_close_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, ranking_activated_cb);
}
