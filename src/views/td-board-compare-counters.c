/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-compare-counters.h"

#include "td-board-badge.h"
#include "td-board-words.h"

#include <glib/gi18n-lib.h>

/* So many groups are compared one by one. */
#define MOST_GROUPS 60
/* Longer names take another line. */
#define NAME_CHARS 22

static void
add_counter (GtkGrid *grid, int column, int row, TdBoard *board, const TdBoardGroup *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *badge = td_board_badge_new ();
  g_autofree char *text = td_board_counter_ratio (board, &group->counter);
  GtkWidget *ratio = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (ratio), 1);
  gtk_widget_set_size_request (ratio, 30, -1);
  gtk_widget_add_css_class (ratio, "numeric");
  td_board_badge_show_counter (TD_BOARD_BADGE (badge), board, &group->counter);
  gtk_box_append (GTK_BOX (box), ratio);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_grid_attach (grid, box, column, row, 1, 1);
}

static void
add_label (GtkGrid *grid, int column, int row, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), column == 0 ? NAME_CHARS : -1);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_widget_set_tooltip_text (label, text);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

/* Only what both variants have: they may group people in different ways. */
static int
add_group (GtkGrid *grid, int row, TdBoard *const boards[2], const TdBoardGroup *first,
           const char *label, const char *style)
{
  const TdBoardGroup *second = td_board_find_group (boards[1], first->group->key);

  if (second == NULL)
    return row;
  add_label (grid, 0, row, label,
             first->counter.used != second->counter.used ? "td-strong" : style);
  add_counter (grid, 1, row, boards[0], first);
  add_counter (grid, 2, row, boards[1], second);
  return row + 1;
}

void
td_board_compare_counters_show (GtkGrid *grid, TdBoard *first, TdBoard *second)
{
  TdBoard *const boards[] = { first, second };
  GtkWidget *child;
  int row = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
  add_label (grid, 0, row, _("Places for Excellence"), "td-section");
  for (int i = 0; i < 2; i++)
    add_label (grid, i + 1, row, td_board_get_variant_name (boards[i]), "td-section");
  row = add_group (grid, row + 1, boards, td_board_get_whole (first), _("The whole department"),
                   "td-strong");
  for (guint i = 0; i < td_board_get_n_groups (first) && row < MOST_GROUPS; i++)
    {
      const TdBoardGroup *group = td_board_get_group (first, i);

      row = add_group (grid, row, boards, group, group->group->label, NULL);
    }
}
