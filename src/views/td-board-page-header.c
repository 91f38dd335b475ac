/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-page-private.h"

#include "td-header-button.h"

#include <glib/gi18n-lib.h>

GtkWidget *
td_board_page_make_header (TdBoardPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->export_button = td_header_export_button_new (TD_PAGE (self), TD_EXPORT_NEEDS_YEAR,
                                                     "board.export");
  self->freeze_button = td_header_button_new (TD_PAGE (self), "changes-prevent-symbolic",
                                              _("Freeze…"), _("Freeze the year"), "board.freeze",
                                              _("Seal the results of the year"));
  gtk_widget_add_css_class (self->freeze_button, "suggested-action");
  gtk_box_append (GTK_BOX (box), self->export_button);
  gtk_box_append (GTK_BOX (box), self->freeze_button);
  /* The header bar lies outside of the page. */
  gtk_widget_insert_action_group (box, "board", G_ACTION_GROUP (self->actions));
  return box;
}
