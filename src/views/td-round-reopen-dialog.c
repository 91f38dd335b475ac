/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-round-reopen-dialog.h"

#include "td-board-run.h"
#include "td-views.h"
#include "td-year-reason.h"

#include <glib/gi18n-lib.h>

struct _TdRoundReopenDialog
{
  AdwWindow    parent_instance;

  TdStore     *store;
  TdScoreBook *book;

  GtkWidget   *reopen_button;
  GtkTextView *reason_view;
};

G_DEFINE_FINAL_TYPE (TdRoundReopenDialog, td_round_reopen_dialog, ADW_TYPE_WINDOW)

static void
typed_cb (TdRoundReopenDialog *self)
{
  g_autofree char *reason = td_year_reason_dup (self->reason_view);

  gtk_widget_set_sensitive (self->reopen_button, reason != NULL);
}

static void
done_cb (GtkWidget *widget, gboolean good)
{
  if (good)
    gtk_window_close (GTK_WINDOW (widget));
  else
    typed_cb (TD_ROUND_REOPEN_DIALOG (widget));
}

void
td_round_reopen_dialog_reopen (TdRoundReopenDialog *self)
{
  g_autofree char *reason = td_year_reason_dup (self->reason_view);
  GError *error = NULL;
  TdAction *action = td_score_book_reopen (self->book, reason, &error);

  gtk_widget_set_sensitive (self->reopen_button, FALSE);
  td_board_run_then (GTK_WIDGET (self), self->store, action, error, FALSE, done_cb);
}

static void
reopen_cb (TdRoundReopenDialog *self)
{
  td_round_reopen_dialog_reopen (self);
}

static void
td_round_reopen_dialog_dispose (GObject *object)
{
  TdRoundReopenDialog *self = TD_ROUND_REOPEN_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_ROUND_REOPEN_DIALOG);
  G_OBJECT_CLASS (td_round_reopen_dialog_parent_class)->dispose (object);
}

static void
td_round_reopen_dialog_class_init (TdRoundReopenDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_round_reopen_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               TD_RESOURCES "td-round-reopen-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdRoundReopenDialog, reopen_button);
  gtk_widget_class_bind_template_child (widget_class, TdRoundReopenDialog, reason_view);
  gtk_widget_class_bind_template_callback (widget_class, reopen_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_round_reopen_dialog_init (TdRoundReopenDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->reason_view), "changed",
                           G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
td_round_reopen_dialog_new (GtkWindow *parent, TdStore *store, TdScoreBook *book)
{
  TdRoundReopenDialog *self = g_object_new (TD_TYPE_ROUND_REOPEN_DIALOG, "transient-for", parent,
                                           NULL);
  /* Translators: %s is the name of a round. */
  g_autofree char *title = g_strdup_printf (_("Reopen %s"),
                                            td_record_get_title (td_score_book_get_record (book)));

  self->store = g_object_ref (store);
  self->book = g_object_ref (book);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_widget_grab_focus (GTK_WIDGET (self->reason_view));
  return GTK_WIDGET (self);
}

void
td_round_reopen_dialog_set_reason (TdRoundReopenDialog *self, const char *reason)
{
  td_year_reason_set (self->reason_view, reason);
}
