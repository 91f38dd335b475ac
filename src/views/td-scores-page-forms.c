/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-scores-page-private.h"

#include "td-form-issue-dialog.h"
#include "td-form-receive-view.h"
#include "td-shell.h"

static void
issue (TdScoresPage *self, gboolean returns)
{
  if (self->book != NULL)
    gtk_window_present (GTK_WINDOW (td_form_issue_dialog_new (td_scores_page_get_window (self),
                                                              td_page_get_store (TD_PAGE (self)),
                                                              self->book, returns)));
}

static void
issue_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  issue (user_data, FALSE);
}

static void
issue_returns_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  issue (user_data, TRUE);
}

static void
receive_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdScoresPage *self = user_data;

  if (self->book != NULL)
    td_shell_show_view (GTK_WIDGET (self), td_form_receive_view_new (
                          td_page_get_store (TD_PAGE (self)), self->book));
}

static const GActionEntry entries[] = {
  { "issue", issue_cb },
  { "issue-returns", issue_returns_cb },
  { "receive", receive_cb },
};

void
td_scores_page_add_form_actions (TdScoresPage *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}
