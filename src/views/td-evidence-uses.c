/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-evidence-uses.h"

#include "td-evidence.h"
#include "td-score-labels.h"

#include <glib/gi18n-lib.h>

#define WIDTH  300
#define HEIGHT 280

typedef struct
{
  TdEvidenceUseFunc func;
  gpointer          user_data;
  gint64            attachment;
} Uses;

static void
toggled_cb (GtkCheckButton *button, Uses *uses)
{
  guint criterion = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "criterion"));

  uses->func (uses->user_data, uses->attachment, criterion, gtk_check_button_get_active (button));
}

static void
add_criterion (GtkWidget *box, const TdSheetCell *cell, guint criterion, Uses *uses)
{
  const TdCriteriaSet *set = td_score_book_get_set (cell->book);
  g_autofree char *title = td_score_title (set, criterion);
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (title);
  gint64 id = td_criteria_set_get (set, criterion)->id;
  gint64 found = td_evidence_find (td_store_get_reader (cell->store),
                                   td_score_book_get_sheet (cell->book, cell->sheet)->id, id,
                                   uses->attachment, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, title);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), found != 0);
  g_object_set_data (G_OBJECT (button), "criterion", GUINT_TO_POINTER (criterion));
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), uses);
  gtk_box_append (GTK_BOX (box), button);
}

GtkWidget *
td_evidence_uses_new (const TdSheetCell *cell, gint64 attachment, TdEvidenceUseFunc func,
                      gpointer user_data)
{
  const TdCriteriaSet *set = td_score_book_get_set (cell->book);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  Uses *uses = g_new0 (Uses, 1);

  uses->func = func;
  uses->user_data = user_data;
  uses->attachment = attachment;
  g_object_set_data_full (G_OBJECT (popover), "uses", uses, g_free);
  for (guint i = 0; i < set->criteria->len; i++)
    if (td_criteria_set_get (set, i)->rule != TD_RULE_GROUP)
      add_criterion (box, cell, i, uses);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  gtk_widget_set_size_request (scroller, WIDTH, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  return popover;
}
