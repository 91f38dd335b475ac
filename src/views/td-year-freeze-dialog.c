/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-year-freeze-dialog.h"

#include "td-board-bar.h"
#include "td-board-run.h"
#include "td-board-words.h"
#include "td-views.h"
#include "td-year-reason.h"
#include "td-year-seal.h"

#include <glib/gi18n-lib.h>

struct _TdYearFreezeDialog
{
  AdwWindow    parent_instance;

  TdStore     *store;
  TdBoard     *board;

  GtkWidget   *freeze_button;
  TdBoardBar  *bar;
  GtkLabel    *counts_label;
  GtkBox      *blocks;
  GtkWidget   *basis_box;
  GtkTextView *basis_view;
  GtkBox      *notes;
};

G_DEFINE_FINAL_TYPE (TdYearFreezeDialog, td_year_freeze_dialog, ADW_TYPE_WINDOW)

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
add_heading (GtkBox *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 15);
  gtk_widget_set_margin_bottom (label, 3);
  gtk_widget_add_css_class (label, "td-section");
  gtk_box_append (box, label);
}

static void
add_line (GtkBox *box, const char *icon_name, const char *style, const char *text)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *label = gtk_label_new (text);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 14);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 3);
  gtk_widget_add_css_class (icon, style);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_margin_top (row, 3);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (box, row);
}

/* --- what is shown --- */

static void
show_counts (TdYearFreezeDialog *self)
{
  const TdBoardCounter *counter = &td_board_get_whole (self->board)->counter;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  td_board_bar_show (self->bar, counter);
  for (int klass = TD_CLASS_EXCELLENT; klass >= TD_CLASS_NONE; klass--)
    if (counter->n_class[klass] > 0)
      /* Translators: a class, and how many have it. */
      g_ptr_array_add (parts, g_strdup_printf (C_("class and count", "%s: %u"),
                                               td_board_class_label ((TdClass) klass),
                                               counter->n_class[klass]));
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (" · ", (char **) parts->pdata);
  gtk_label_set_text (self->counts_label, text);
}

static void
show_blocks (TdYearFreezeDialog *self)
{
  g_autofree char *basis = td_year_reason_dup (self->basis_view);
  g_auto (GStrv) blocks = td_year_seal_check (self->board, basis);

  clear (self->blocks);
  if (blocks[0] != NULL)
    add_heading (self->blocks, _("Stands in the Way"));
  for (guint i = 0; blocks[i] != NULL; i++)
    add_line (self->blocks, "dialog-error-symbolic", "td-err", blocks[i]);
  gtk_widget_set_sensitive (self->freeze_button, blocks[0] == NULL);
  gtk_widget_set_tooltip_text (self->freeze_button,
                               blocks[0] == NULL ? NULL : _("First settle what stands in the way"));
}

static gboolean
is_over_cap (TdYearFreezeDialog *self)
{
  GPtrArray *issues = td_board_get_issues (self->board);

  for (guint i = 0; i < issues->len; i++)
    if (((const TdBoardIssue *) issues->pdata[i])->kind == TD_ISSUE_OVER_CAP)
      return TRUE;
  return FALSE;
}

/* All that does not stand in the way, with a basis what is over a cap too. */
static void
show_notes (TdYearFreezeDialog *self)
{
  GPtrArray *issues = td_board_get_issues (self->board);
  g_autofree char *basis = td_year_reason_dup (self->basis_view);

  clear (self->notes);
  for (guint i = 0; i < issues->len; i++)
    {
      const TdBoardIssue *issue = issues->pdata[i];

      if (issue->kind == TD_ISSUE_NO_REASON || (issue->kind == TD_ISSUE_OVER_CAP && basis == NULL))
        continue;
      if (gtk_widget_get_first_child (GTK_WIDGET (self->notes)) == NULL)
        add_heading (self->notes, _("To Be Known"));
      add_line (self->notes, "dialog-warning-symbolic", "td-warn", issue->text);
    }
}

static void
basis_typed_cb (TdYearFreezeDialog *self)
{
  show_blocks (self);
  show_notes (self);
}

static void
board_changed_cb (TdYearFreezeDialog *self)
{
  show_counts (self);
  gtk_widget_set_visible (self->basis_box, is_over_cap (self));
  show_blocks (self);
  show_notes (self);
}

/* --- freezing --- */

static void
done_cb (GtkWidget *widget, gboolean good)
{
  if (good)
    gtk_window_close (GTK_WINDOW (widget));
  else
    show_blocks (TD_YEAR_FREEZE_DIALOG (widget));
}

void
td_year_freeze_dialog_freeze (TdYearFreezeDialog *self)
{
  g_autofree char *basis = is_over_cap (self) ? td_year_reason_dup (self->basis_view) : NULL;
  GError *error = NULL;
  TdAction *action = td_year_seal_freeze (self->board, basis, &error);

  gtk_widget_set_sensitive (self->freeze_button, FALSE);
  td_board_run_then (GTK_WIDGET (self), self->store, action, error, FALSE, done_cb);
}

static void
freeze_cb (TdYearFreezeDialog *self)
{
  td_year_freeze_dialog_freeze (self);
}

static void
td_year_freeze_dialog_dispose (GObject *object)
{
  TdYearFreezeDialog *self = TD_YEAR_FREEZE_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->board);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_YEAR_FREEZE_DIALOG);
  G_OBJECT_CLASS (td_year_freeze_dialog_parent_class)->dispose (object);
}

static void
td_year_freeze_dialog_class_init (TdYearFreezeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_year_freeze_dialog_dispose;
  g_type_ensure (TD_TYPE_BOARD_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               TD_RESOURCES "td-year-freeze-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdYearFreezeDialog, freeze_button);
  gtk_widget_class_bind_template_child (widget_class, TdYearFreezeDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, TdYearFreezeDialog, counts_label);
  gtk_widget_class_bind_template_child (widget_class, TdYearFreezeDialog, blocks);
  gtk_widget_class_bind_template_child (widget_class, TdYearFreezeDialog, basis_box);
  gtk_widget_class_bind_template_child (widget_class, TdYearFreezeDialog, basis_view);
  gtk_widget_class_bind_template_child (widget_class, TdYearFreezeDialog, notes);
  gtk_widget_class_bind_template_callback (widget_class, freeze_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_year_freeze_dialog_init (TdYearFreezeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->basis_view), "changed",
                           G_CALLBACK (basis_typed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
td_year_freeze_dialog_new (GtkWindow *parent, TdStore *store, TdBoard *board)
{
  TdYearFreezeDialog *self = g_object_new (TD_TYPE_YEAR_FREEZE_DIALOG, "transient-for", parent,
                                           NULL);
  g_autofree char *title = g_strdup_printf (_("Freeze %u"), td_board_get_year (board));

  self->store = g_object_ref (store);
  self->board = g_object_ref (board);
  gtk_window_set_title (GTK_WINDOW (self), title);
  g_signal_connect_object (board, "changed", G_CALLBACK (board_changed_cb), self,
                           G_CONNECT_SWAPPED);
  board_changed_cb (self);
  return GTK_WIDGET (self);
}

void
td_year_freeze_dialog_set_basis (TdYearFreezeDialog *self, const char *basis)
{
  td_year_reason_set (self->basis_view, basis);
}

gboolean
td_year_freeze_dialog_can_freeze (TdYearFreezeDialog *self)
{
  return gtk_widget_get_sensitive (self->freeze_button);
}
