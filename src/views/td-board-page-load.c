/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-page-private.h"

static void
board_changed_cb (TdBoardPage *self)
{
  /* A variant that is gone gave way to another one. */
  g_free (self->variant);
  self->variant = g_strdup (td_board_get_variant_name (self->board));
  td_board_page_update (self);
}

void
td_board_page_drop_board (TdBoardPage *self)
{
  if (self->board != NULL)
    g_signal_handlers_disconnect_by_func (self->board, board_changed_cb, self);
  g_clear_object (&self->board);
}

static void
take_board (TdBoardPage *self, TdBoard *board)
{
  gboolean other_year = self->board == NULL ||
                        td_board_get_year (self->board) != td_board_get_year (board);

  td_board_page_drop_board (self);
  self->board = g_object_ref (board);
  /* Before the list hears of changes: what is seen follows in one go. */
  if (other_year)
    {
      td_board_view_forget_place (self->view);
      self->by_hand = FALSE;
      self->pane = TD_PANE_SUMMARY;
    }
  td_board_list_set_board (td_board_view_get_list (self->view), board);
  g_signal_connect_object (board, "changed", G_CALLBACK (board_changed_cb), self,
                           G_CONNECT_SWAPPED);
  board_changed_cb (self);
  if (self->compares)
    td_board_compare_show (self->compare, td_page_get_store (TD_PAGE (self)), board);
  if (self->wanted != 0)
    td_board_page_show_person (self, self->wanted);
  self->wanted = 0;
  if (self->wants_focus)
    td_page_focus_main (TD_PAGE (self));
}

static void
show_failure (TdBoardPage *self, const GError *error)
{
  td_board_page_drop_board (self);
  td_board_list_set_board (td_board_view_get_list (self->view), NULL);
  adw_status_page_set_description (self->failed_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  td_split_view_set_reveal (self->split, FALSE);
  td_page_set_subtitle (TD_PAGE (self), NULL);
  td_board_page_update_banners (self);
  td_board_page_update_actions (self);
}

/* The board of before gives way to the spinner, but not for an instant. */
static void
slow_cb (gpointer page)
{
  td_board_page_update_stack (page);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdBoardPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdBoard) board = td_board_new_finish (result, &error);

  if (!td_view_load_finish (&self->load, result))
    return;
  if (board != NULL)
    take_board (self, board);
  else
    show_failure (self, error);
}

void
td_board_page_show_board (TdBoardPage *self, guint year, const char *variant)
{
  g_autofree char *name = g_strdup (variant);

  td_view_load_begin (&self->load, self->board != NULL ? slow_cb : NULL, self);
  self->year = year;
  g_free (self->variant);
  self->variant = g_steal_pointer (&name);
  if (self->board == NULL)
    td_board_page_update_stack (self);
  td_board_new_async (td_page_get_store (TD_PAGE (self)), year, self->variant,
                      self->load.cancellable, loaded_cb, g_object_ref (self));
}

TdBoard *
td_board_page_get_board (TdBoardPage *self)
{
  return self->board;
}
