/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-strip.h"

#include "td-sheet-edit.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/* Being returned is not on the way: it stands in the place of self-scoring. */
static const TdSheetState steps[] = {
  TD_SHEET_SELF, TD_SHEET_SUBMITTED, TD_SHEET_APPRAISED, TD_SHEET_COUNCIL, TD_SHEET_CLOSED,
};
#define N_STEPS G_N_ELEMENTS (steps)

/* What stays of a step's name where there is little room. */
#define LEAST_CHARS 4

struct _TdSheetStrip
{
  GtkWidget     parent_instance;

  TdSheetState  state;
  gboolean      is_narrow;
  GtkWidget    *arrows[N_STEPS];
  GtkWidget    *boxes[N_STEPS];
  GtkWidget    *ticks[N_STEPS];
  GtkLabel     *labels[N_STEPS];
};

G_DEFINE_FINAL_TYPE (TdSheetStrip, td_sheet_strip, GTK_TYPE_WIDGET)

static guint
find_now (TdSheetState state)
{
  for (guint i = 0; i < N_STEPS; i++)
    if (steps[i] == state)
      return i;
  return 0;
}

/* The first step says where the sheet is before, and when it came back. */
static const char *
get_words (TdSheetStrip *self, guint i)
{
  gboolean elsewhere = i == 0 && (self->state == TD_SHEET_NOT_SENT ||
                                  self->state == TD_SHEET_RETURNED);

  return td_sheet_state_label (elsewhere ? self->state : steps[i]);
}

static void
update (TdSheetStrip *self)
{
  guint now = find_now (self->state);

  for (guint i = 0; i < N_STEPS; i++)
    {
      gtk_label_set_text (self->labels[i], get_words (self, i));
      gtk_widget_set_visible (self->ticks[i], i < now);
      td_widget_set_css_class (self->boxes[i], "now", i == now);
      gtk_widget_set_visible (self->boxes[i], !self->is_narrow || i == now);
      gtk_widget_set_visible (self->arrows[i], i > 0 && !self->is_narrow);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->boxes[i]), GTK_ACCESSIBLE_STATE_SELECTED,
                                   i == now, -1);
    }
}

void
td_sheet_strip_show (TdSheetStrip *self, TdSheetState state)
{
  self->state = state;
  update (self);
}

void
td_sheet_strip_set_narrow (TdSheetStrip *self, gboolean narrow)
{
  self->is_narrow = narrow;
  update (self);
}

char *
td_sheet_strip_dup_text (TdSheetStrip *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_STEPS; i++)
    if (gtk_widget_get_visible (self->boxes[i]))
      {
        gboolean now = gtk_widget_has_css_class (self->boxes[i], "now");

        g_string_append_printf (text, "%s%s%s%s%s", text->len > 0 ? " › " : "",
                                gtk_widget_get_visible (self->ticks[i]) ? "✓ " : "",
                                now ? "[" : "", gtk_label_get_text (self->labels[i]),
                                now ? "]" : "");
      }
  return g_string_free (text, FALSE);
}

static void
make_step (TdSheetStrip *self, guint i)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  self->arrows[i] = gtk_image_new_from_icon_name ("go-next-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (self->arrows[i]), 12);
  gtk_widget_add_css_class (self->arrows[i], "td-muted");
  gtk_widget_set_parent (self->arrows[i], GTK_WIDGET (self));
  self->ticks[i] = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (self->ticks[i]), 12);
  td_widget_set_label (self->ticks[i], _("Done"));
  self->labels[i] = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->labels[i], PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (self->labels[i], LEAST_CHARS);
  gtk_box_append (GTK_BOX (box), self->ticks[i]);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->labels[i]));
  gtk_widget_add_css_class (box, "step");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  self->boxes[i] = box;
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static void
td_sheet_strip_dispose (GObject *object)
{
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_sheet_strip_parent_class)->dispose (object);
}

static void
td_sheet_strip_class_init (TdSheetStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_sheet_strip_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sheetstrip");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST);
}

static void
td_sheet_strip_init (TdSheetStrip *self)
{
  for (guint i = 0; i < N_STEPS; i++)
    make_step (self, i);
  td_widget_set_label (GTK_WIDGET (self), _("State of the sheet"));
  update (self);
}
