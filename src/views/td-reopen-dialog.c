/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-reopen-dialog.h"

#include "td-board-run.h"
#include "td-views.h"
#include "td-year-reason.h"
#include "td-year-seal.h"

#include <glib/gi18n-lib.h>

/**
 * TdReopenDialog:
 * @book: of the round; %NULL: it is a year
 */
struct _TdReopenDialog
{
  AdwWindow    parent_instance;

  TdStore     *store;
  TdScoreBook *book;
  guint        year;

  GtkWidget   *reopen_button;
  GtkLabel    *note_label;
  GtkTextView *reason_view;
};

G_DEFINE_FINAL_TYPE (TdReopenDialog, td_reopen_dialog, ADW_TYPE_WINDOW)

static void
typed_cb (TdReopenDialog *self)
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
    typed_cb (TD_REOPEN_DIALOG (widget));
}

void
td_reopen_dialog_reopen (TdReopenDialog *self)
{
  g_autofree char *reason = td_year_reason_dup (self->reason_view);
  GError *error = NULL;
  TdAction *action = self->book != NULL
                       ? td_score_book_reopen (self->book, reason, &error)
                       : td_year_seal_reopen (self->store, self->year, reason, &error);

  gtk_widget_set_sensitive (self->reopen_button, FALSE);
  td_board_run_then (GTK_WIDGET (self), self->store, action, error, FALSE, done_cb);
}

static void
reopen_cb (TdReopenDialog *self)
{
  td_reopen_dialog_reopen (self);
}

static void
td_reopen_dialog_dispose (GObject *object)
{
  TdReopenDialog *self = TD_REOPEN_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_REOPEN_DIALOG);
  G_OBJECT_CLASS (td_reopen_dialog_parent_class)->dispose (object);
}

static void
td_reopen_dialog_class_init (TdReopenDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_reopen_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, TD_RESOURCES "td-reopen-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdReopenDialog, reopen_button);
  gtk_widget_class_bind_template_child (widget_class, TdReopenDialog, note_label);
  gtk_widget_class_bind_template_child (widget_class, TdReopenDialog, reason_view);
  gtk_widget_class_bind_template_callback (widget_class, reopen_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_reopen_dialog_init (TdReopenDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->reason_view), "changed",
                           G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}

static TdReopenDialog *
make (GtkWindow *parent, TdStore *store, const char *title, const char *note)
{
  TdReopenDialog *self = g_object_new (TD_TYPE_REOPEN_DIALOG, "transient-for", parent, "title",
                                       title, NULL);

  self->store = g_object_ref (store);
  gtk_label_set_text (self->note_label, note);
  gtk_widget_grab_focus (GTK_WIDGET (self->reason_view));
  return self;
}

GtkWidget *
td_reopen_dialog_new_for_year (GtkWindow *parent, TdStore *store, guint year)
{
  g_autofree char *title = g_strdup_printf (_("Reopen %u"), year);
  TdReopenDialog *self = make (parent, store, title,
                               _("What was frozen stays in the register as a version of its own. "
                                 "The next freezing makes a new version."));

  self->year = year;
  return GTK_WIDGET (self);
}

GtkWidget *
td_reopen_dialog_new_for_round (GtkWindow *parent, TdStore *store, TdScoreBook *book)
{
  /* Translators: %s is the name of a round. */
  g_autofree char *title = g_strdup_printf (_("Reopen %s"),
                                            td_record_get_title (td_score_book_get_record (book)));
  TdReopenDialog *self = make (parent, store, title,
                               _("What was closed stays in the register as a version of its own. "
                                 "The sheets are before the council again; the next closing makes "
                                 "a new version."));

  self->book = g_object_ref (book);
  return GTK_WIDGET (self);
}

void
td_reopen_dialog_set_reason (TdReopenDialog *self, const char *reason)
{
  td_year_reason_set (self->reason_view, reason);
}
