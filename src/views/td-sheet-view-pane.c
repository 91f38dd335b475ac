/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-view-private.h"

void
td_sheet_view_update_pane (TdSheetView *self)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  TdSheetCell cell;

  /* Nothing is explained that nobody sees. */
  if (!td_split_view_get_reveal (self->split) || !td_sheet_table_get_current (self->table, &cell))
    return;
  title = td_sheet_pane_dup_title (&cell);
  subtitle = td_sheet_pane_dup_subtitle (&cell);
  td_details_pane_set_title (self->details, title, subtitle);
  td_sheet_pane_show (self->pane, &cell);
}

static void
layer_selected_cb (TdSheetView *self, guint layer)
{
  TdSheetCell cell;

  if (td_sheet_table_get_current (self->table, &cell))
    td_sheet_table_set_current (self->table, cell.criterion, (TdLayer) layer);
}

static void
state_wanted_cb (TdSheetView *self, guint state)
{
  td_sheet_table_set_state (self->table, (TdScoreState) state);
}

static void
pane_close_cb (TdSheetView *self)
{
  td_split_view_set_reveal (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
pane_step_cb (TdSheetView *self, int by)
{
  const TdCriteriaSet *set = td_score_book_get_set (self->book);
  TdSheetCell cell;
  gint64 at;

  if (!td_sheet_table_get_current (self->table, &cell))
    return;
  at = (gint64) cell.criterion + by;
  while (at >= 0 && at < (gint64) set->criteria->len &&
         td_criteria_set_get (set, (guint) at)->rule == TD_RULE_GROUP)
    at += by;
  if (at >= 0 && at < (gint64) set->criteria->len)
    td_sheet_table_set_current (self->table, (guint) at, cell.layer);
}

/* A folded pane is closed by a click beside it: the focus is not to go with it. */
static void
pane_revealed_cb (TdSheetView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (td_split_view_get_reveal (self->split))
    td_sheet_view_update_pane (self);
  else if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->details)))
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

void
td_sheet_view_class_bind_pane (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TdSheetView, split);
  gtk_widget_class_bind_template_child (widget_class, TdSheetView, details);
  gtk_widget_class_bind_template_child (widget_class, TdSheetView, pane);
  gtk_widget_class_bind_template_callback (widget_class, layer_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, state_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_close_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_step_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_revealed_cb);
}
