/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-badge.h"

#include "td-board-words.h"
#include "td-views.h"

struct _TdBoardBadge
{
  GtkWidget   parent_instance;

  GtkWidget  *icon;
  GtkWidget  *label;
  const char *style;
};

G_DEFINE_FINAL_TYPE (TdBoardBadge, td_board_badge, GTK_TYPE_WIDGET)

static void
td_board_badge_dispose (GObject *object)
{
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_board_badge_parent_class)->dispose (object);
}

static void
td_board_badge_class_init (TdBoardBadgeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_board_badge_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "tdbadge");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
td_board_badge_init (TdBoardBadge *self)
{
  gtk_box_layout_set_spacing (
    GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 4);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  self->icon = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

GtkWidget *
td_board_badge_new (void)
{
  return g_object_new (TD_TYPE_BOARD_BADGE, NULL);
}

void
td_board_badge_show (TdBoardBadge *self, const char *icon, const char *text, const char *style)
{
  if (self->style != style)
    {
      if (self->style != NULL)
        gtk_widget_remove_css_class (GTK_WIDGET (self), self->style);
      gtk_widget_add_css_class (GTK_WIDGET (self), style);
      self->style = style;
      gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
      gtk_widget_set_visible (self->icon, icon != NULL);
    }
  /* Another text asks for a new layout of the whole window: only where it is another. */
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->label)), text) != 0)
    gtk_label_set_text (GTK_LABEL (self->label), text);
}

void
td_board_badge_show_class (TdBoardBadge *self, TdClass klass, gboolean in_short)
{
  td_board_badge_show (self, td_board_class_icon (klass),
                       in_short ? td_board_class_word (klass) : td_board_class_label (klass),
                       td_board_class_style (klass));
}

void
td_board_badge_show_counter (TdBoardBadge *self, TdBoard *board, const TdBoardCounter *counter)
{
  TdCounterState state = td_board_counter_state (board, counter);
  g_autofree char *words = td_board_counter_words (board, counter);

  td_board_badge_show (self, td_board_counter_icon (state), words, td_board_counter_style (state));
}

const char *
td_board_badge_get_text (TdBoardBadge *self)
{
  return gtk_label_get_text (GTK_LABEL (self->label));
}
