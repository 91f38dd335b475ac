/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-quota-table.h"

#include "td-board-badge.h"
#include "td-board-words.h"
#include "td-number.h"
#include "td-views.h"
#include "td-year-settings.h"

#include <glib/gi18n-lib.h>

struct _TdBoardQuotaTable
{
  GtkWidget  parent_instance;

  GtkWidget *grid;
  int        n_rows;
};

G_DEFINE_FINAL_TYPE (TdBoardQuotaTable, td_board_quota_table, GTK_TYPE_WIDGET)

static void
add_cell (TdBoardQuotaTable *self, int column, const char *text, gboolean is_title, gboolean is_now)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, is_title ? text : NULL);
  gtk_widget_add_css_class (label, "cell");
  gtk_widget_add_css_class (label, "numeric");
  td_widget_set_css_class (label, "td-muted", is_title);
  td_widget_set_css_class (label, "now", is_now);
  gtk_grid_attach (GTK_GRID (self->grid), label, column, self->n_rows, 1, 1);
}

static void
add_verdict (TdBoardQuotaTable *self, guint excellent, guint share, const char *exact,
             gboolean is_exact, gboolean is_now)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *badge = td_board_badge_new ();
  gboolean fits = excellent <= share;
  g_autofree char *rounded = g_strdup_printf ("%u", share);
  /* Translators: the verdict on a number of “excellent”: “5 ≤ 6, fits”, “6 > 5,8, over”. */
  g_autofree char *text = g_strdup_printf (fits ? _("%u ≤ %s, fits") : _("%u > %s, over"),
                                           excellent, is_exact ? exact : rounded);

  td_board_badge_show (TD_BOARD_BADGE (badge),
                       td_board_counter_icon (fits ? TD_COUNTER_FULL : TD_COUNTER_OVER), text,
                       td_board_counter_style (fits ? TD_COUNTER_FULL : TD_COUNTER_OVER));
  gtk_box_append (GTK_BOX (box), badge);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (box, "cell");
  td_widget_set_css_class (box, "now", is_now);
  gtk_grid_attach (GTK_GRID (self->grid), box, 3, self->n_rows, 1, 1);
}

static void
add_row (TdBoardQuotaTable *self, const TdQuotaRule *rule, const TdBoardCounter *counter,
         guint excellent)
{
  guint good = counter->good_or_better - excellent;
  guint share = td_quota_share (rule, counter->rated, good, excellent);
  guint base = rule->base == TD_QUOTA_OF_GOOD ? good
               : rule->base == TD_QUOTA_OF_RATED ? counter->rated : counter->good_or_better;
  gint64 exact = (gint64) rule->percent * base * TD_DECIMAL_ONE / 100;
  g_autofree char *exact_text = td_decimal_to_text_digits (exact, 2);
  g_autofree char *excellent_text = g_strdup_printf ("%u", excellent);
  g_autofree char *base_text = g_strdup_printf ("%u", base);
  gboolean is_now = excellent == counter->used;

  add_cell (self, 0, excellent_text, FALSE, is_now);
  add_cell (self, 1, base_text, FALSE, is_now);
  add_cell (self, 2, exact_text, FALSE, is_now);
  add_verdict (self, excellent, share, exact_text, rule->rounding == TD_ROUND_DOWN, is_now);
  self->n_rows++;
}

static void
add_titles (TdBoardQuotaTable *self, const TdQuotaRule *rule)
{
  const char *const bases[] = { td_board_class_word (TD_CLASS_GOOD), _("Good or better"),
                                _("Classified") };
  /* Translators: title of a column: so many per cent of the number in the column before. */
  g_autofree char *share = g_strdup_printf (_("%u %% of it"), rule->percent);

  add_cell (self, 0, td_board_class_word (TD_CLASS_EXCELLENT), TRUE, FALSE);
  add_cell (self, 1, bases[rule->base], TRUE, FALSE);
  add_cell (self, 2, share, TRUE, FALSE);
  self->n_rows++;
}

static void
td_board_quota_table_dispose (GObject *object)
{
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_board_quota_table_parent_class)->dispose (object);
}

static void
td_board_quota_table_class_init (TdBoardQuotaTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_board_quota_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "tdquota");
}

static void
td_board_quota_table_init (TdBoardQuotaTable *self)
{
  self->grid = gtk_grid_new ();
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

GtkWidget *
td_board_quota_table_new (void)
{
  return g_object_new (TD_TYPE_BOARD_QUOTA_TABLE, NULL);
}

void
td_board_quota_table_show (TdBoardQuotaTable *self, TdBoard *board, const TdBoardCounter *counter)
{
  TdQuotaRule rule = td_year_settings_get_quota (td_board_get_settings (board));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  self->n_rows = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), td_quota_rule_is_limit (&rule) &&
                                             counter->good_or_better > 0);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  add_titles (self, &rule);
  if (counter->used < counter->cap)
    add_row (self, &rule, counter, counter->used);
  add_row (self, &rule, counter, counter->cap);
  if (counter->cap < counter->good_or_better)
    add_row (self, &rule, counter, counter->cap + 1);
  if (counter->used > counter->cap + 1)
    add_row (self, &rule, counter, counter->used);
}
