/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-round-close-dialog.h"

#include "td-board-run.h"
#include "td-score-bars.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/* So many incomplete sheets are named; the others are counted. */
#define NAMED_SHEETS 8

struct _TdRoundCloseDialog
{
  AdwWindow    parent_instance;

  TdStore     *store;
  TdScoreBook *book;

  GtkWidget   *close_button;
  TdScoreBars *bars;
  GtkWidget   *block_box;
  GtkLabel    *block_label;
  GtkWidget   *note_box;
  GtkLabel    *note_label;
};

G_DEFINE_FINAL_TYPE (TdRoundCloseDialog, td_round_close_dialog, ADW_TYPE_WINDOW)

/* Returns what is to be known of the incomplete ones; %NULL: all are complete. */
static char *
show_counts (TdRoundCloseDialog *self)
{
  const TdCriteriaSet *set = td_score_book_get_set (self->book);
  g_autofree guint *counts = g_new0 (guint, set->bands->len);
  g_autoptr (GString) names = g_string_new (NULL);
  guint incomplete = 0;

  for (guint i = 0; i < td_score_book_get_n_sheets (self->book); i++)
    {
      const TdSheetResult *result = td_score_book_get_result (self->book, i);

      if (result->band >= 0)
        counts[result->band]++;
      if (!result->is_complete && incomplete++ < NAMED_SHEETS)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                td_score_book_get_sheet (self->book, i)->name);
    }
  td_score_bars_clear (self->bars);
  for (guint i = 0; i < set->bands->len; i++)
    td_score_bars_add (self->bars, ((const TdBand *) set->bands->pdata[i])->name, counts[i],
                       FALSE);
  if (incomplete == 0)
    return NULL;
  td_score_bars_add (self->bars, _("Not complete"), incomplete, TRUE);
  if (incomplete > NAMED_SHEETS)
    /* Translators: how many sheets, names, how many more. */
    return g_strdup_printf (_("%u sheets are not complete and stay without class and rank: %s "
                              "and %u more."), incomplete, names->str, incomplete - NAMED_SHEETS);
  return g_strdup_printf (ngettext ("%u sheet is not complete and stays without class and rank: "
                                    "%s.", "%u sheets are not complete and stay without class and "
                                    "rank: %s.", incomplete), incomplete, names->str);
}

static void
refresh (TdRoundCloseDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdAction) action = td_score_book_close (self->book, &error);
  g_autofree char *note = show_counts (self);

  gtk_widget_set_visible (self->block_box, action == NULL);
  if (action == NULL)
    gtk_label_set_text (self->block_label, error->message);
  gtk_widget_set_visible (self->note_box, note != NULL);
  gtk_label_set_text (self->note_label, note ? note : "");
  gtk_widget_set_sensitive (self->close_button, action != NULL);
  gtk_widget_set_tooltip_text (self->close_button,
                               action != NULL ? NULL : _("First settle what stands in the way"));
}

static void
book_changed_cb (TdRoundCloseDialog *self)
{
  refresh (self);
}

static void
done_cb (GtkWidget *widget, gboolean good)
{
  if (good)
    gtk_window_close (GTK_WINDOW (widget));
  else
    refresh (TD_ROUND_CLOSE_DIALOG (widget));
}

void
td_round_close_dialog_close (TdRoundCloseDialog *self)
{
  GError *error = NULL;
  TdAction *action = td_score_book_close (self->book, &error);

  gtk_widget_set_sensitive (self->close_button, FALSE);
  td_board_run_then (GTK_WIDGET (self), self->store, action, error, FALSE, done_cb);
}

static void
close_cb (TdRoundCloseDialog *self)
{
  td_round_close_dialog_close (self);
}

gboolean
td_round_close_dialog_can_close (TdRoundCloseDialog *self)
{
  return gtk_widget_get_sensitive (self->close_button);
}

static void
td_round_close_dialog_dispose (GObject *object)
{
  TdRoundCloseDialog *self = TD_ROUND_CLOSE_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->book);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_ROUND_CLOSE_DIALOG);
  G_OBJECT_CLASS (td_round_close_dialog_parent_class)->dispose (object);
}

static void
td_round_close_dialog_class_init (TdRoundCloseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_round_close_dialog_dispose;
  g_type_ensure (TD_TYPE_SCORE_BARS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               TD_RESOURCES "td-round-close-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TdRoundCloseDialog, close_button);
  gtk_widget_class_bind_template_child (widget_class, TdRoundCloseDialog, bars);
  gtk_widget_class_bind_template_child (widget_class, TdRoundCloseDialog, block_box);
  gtk_widget_class_bind_template_child (widget_class, TdRoundCloseDialog, block_label);
  gtk_widget_class_bind_template_child (widget_class, TdRoundCloseDialog, note_box);
  gtk_widget_class_bind_template_child (widget_class, TdRoundCloseDialog, note_label);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_round_close_dialog_init (TdRoundCloseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_round_close_dialog_new (GtkWindow *parent, TdStore *store, TdScoreBook *book)
{
  TdRoundCloseDialog *self = g_object_new (TD_TYPE_ROUND_CLOSE_DIALOG, "transient-for", parent,
                                           NULL);
  /* Translators: %s is the name of a round. */
  g_autofree char *title = g_strdup_printf (_("Close %s"),
                                            td_record_get_title (td_score_book_get_record (book)));

  self->store = g_object_ref (store);
  self->book = g_object_ref (book);
  gtk_window_set_title (GTK_WINDOW (self), title);
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
