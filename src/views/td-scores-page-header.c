/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-scores-page-private.h"

#include "td-header-button.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
make_round_end (TdScoresPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  TdPage *page = TD_PAGE (self);

  self->export_button = td_header_export_button_new (page, TD_EXPORT_NEEDS_ROUND,
                                                     "scores.export");
  self->close_button = td_header_button_new (page, "changes-prevent-symbolic", _("Close Round…"),
                                             _("Close Round…"), "scores.close",
                                             _("Seal what every sheet came to"));
  gtk_widget_add_css_class (self->close_button, "suggested-action");
  self->reopen_button = td_header_button_new (page, "changes-allow-symbolic", _("Reopen…"),
                                              _("Reopen…"), "scores.reopen",
                                              _("Open the closed round again, with a reason"));
  gtk_box_append (GTK_BOX (box), self->export_button);
  gtk_box_append (GTK_BOX (box), self->reopen_button);
  gtk_box_append (GTK_BOX (box), self->close_button);
  return box;
}

static GtkStack *
make_stack (TdScoresPage *self, GtkWidget *child)
{
  GtkStack *stack = GTK_STACK (gtk_stack_new ());

  gtk_stack_set_hhomogeneous (stack, FALSE);
  gtk_stack_add_named (stack, child, "round");
  /* The header bar lies outside of the page. */
  gtk_widget_insert_action_group (GTK_WIDGET (stack), "scores", G_ACTION_GROUP (self->actions));
  return stack;
}

void
td_scores_page_make_header (TdScoresPage *self)
{
  self->header_start = make_stack (self, gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  self->header_end = make_stack (self, make_round_end (self));
}

/* A button that goes is not to take the focus with it. */
static void
show_button (TdScoresPage *self, GtkWidget *button, gboolean shown)
{
  GtkRoot *root = gtk_widget_get_root (button);

  if (!shown && root != NULL && gtk_root_get_focus (root) == button)
    td_scores_page_return_focus (self);
  gtk_widget_set_visible (button, shown);
}

void
td_scores_page_update_header (TdScoresPage *self)
{
  gboolean closed = self->book != NULL && td_score_book_is_closed (self->book);

  gtk_widget_set_visible (self->export_button, self->book != NULL);
  show_button (self, self->close_button, self->book != NULL && !closed);
  show_button (self, self->reopen_button, closed);
}
