/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-counter.h"

#include "td-board-badge.h"
#include "td-board-bar.h"
#include "td-board-last.h"
#include "td-board-quota-table.h"
#include "td-board-words.h"
#include "td-explain-view.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

struct _TdBoardCounterView
{
  GtkWidget          parent_instance;

  TdBoardBadge      *badge;
  TdBoardQuotaTable *quota;
  TdExplainView     *explain;
  TdBoardBar        *bar;
  GtkLabel          *shares_label;
  GtkWidget         *reset_button;
  GtkLabel          *history_label;
};

G_DEFINE_FINAL_TYPE (TdBoardCounterView, td_board_counter_view, GTK_TYPE_WIDGET)

static void
show_shares (TdBoardCounterView *self, const TdBoardCounter *counter)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  td_board_bar_show (self->bar, counter);
  for (int klass = TD_CLASS_EXCELLENT; klass > TD_CLASS_NONE; klass--)
    {
      guint n = counter->n_class[klass];
      g_autofree char *share = td_board_percent_words (n, counter->rated);

      if (n > 0)
        /* Translators: a class, how many have it, their share of all: “Good: 30 (83,3 %)”. */
        g_ptr_array_add (parts, g_strdup_printf (_("%s: %u (%s)"),
                                                 td_board_class_label ((TdClass) klass), n, share));
    }
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (" · ", (char **) parts->pdata);
  gtk_label_set_text (self->shares_label, text);
}

static void
td_board_counter_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TD_TYPE_BOARD_COUNTER_VIEW);
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_board_counter_view_parent_class)->dispose (object);
}

static void
td_board_counter_view_class_init (TdBoardCounterViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_board_counter_view_dispose;
  g_type_ensure (TD_TYPE_BOARD_BADGE);
  g_type_ensure (TD_TYPE_BOARD_BAR);
  g_type_ensure (TD_TYPE_BOARD_QUOTA_TABLE);
  g_type_ensure (TD_TYPE_EXPLAIN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-board-counter.ui");
  gtk_widget_class_bind_template_child (widget_class, TdBoardCounterView, badge);
  gtk_widget_class_bind_template_child (widget_class, TdBoardCounterView, quota);
  gtk_widget_class_bind_template_child (widget_class, TdBoardCounterView, explain);
  gtk_widget_class_bind_template_child (widget_class, TdBoardCounterView, bar);
  gtk_widget_class_bind_template_child (widget_class, TdBoardCounterView, shares_label);
  gtk_widget_class_bind_template_child (widget_class, TdBoardCounterView, reset_button);
  gtk_widget_class_bind_template_child (widget_class, TdBoardCounterView, history_label);
}

static void
td_board_counter_view_init (TdBoardCounterView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_board_counter_view_new (void)
{
  return g_object_new (TD_TYPE_BOARD_COUNTER_VIEW, NULL);
}

gboolean
td_board_counter_view_show (TdBoardCounterView *self, TdStore *store, TdBoard *board,
                            const char *key, gboolean editable)
{
  const TdBoardGroup *group = td_board_find_group (board, key);
  g_autoptr (TdExplain) why = group != NULL ? td_board_explain_group (board, key) : NULL;
  g_autofree char *last = NULL;

  if (group == NULL)
    return FALSE;
  td_board_badge_show_counter (self->badge, board, &group->counter);
  td_board_quota_table_show (self->quota, board, &group->counter);
  td_explain_view_show (self->explain, why, key);
  show_shares (self, &group->counter);
  gtk_widget_set_visible (self->reset_button, editable && group->line_is_set);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->reset_button), "s", key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->reset_button), "board.reset-line");
  last = td_board_dup_last_decision (store, board, key, 0);
  gtk_label_set_text (self->history_label, last != NULL ? last : "");
  gtk_widget_set_visible (GTK_WIDGET (self->history_label), last != NULL);
  return TRUE;
}

char *
td_board_counter_view_dup_text (TdBoardCounterView *self)
{
  return td_explain_view_dup_text (self->explain);
}

void
td_board_counter_view_focus (TdBoardCounterView *self)
{
  td_explain_view_focus (self->explain);
}
