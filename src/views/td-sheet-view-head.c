/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-view-private.h"

#include "td-score-labels.h"
#include "td-sheet-line.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
add_name (TdSheetView *self, const char *text, int width, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 1);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  td_widget_set_text_width (label, width);
  gtk_widget_set_hexpand (label, width < 0);
  gtk_widget_add_css_class (label, "name");
  gtk_box_append (GTK_BOX (self->head), label);
  return label;
}

/* Name and note, one above the other. */
static GtkWidget *
add_column (TdSheetView *self, const char *name, int width, GtkLabel **note)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *below = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 1);
  gtk_label_set_xalign (GTK_LABEL (below), 1);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (below), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 1);
  gtk_label_set_max_width_chars (GTK_LABEL (below), 1);
  gtk_widget_add_css_class (below, "note");
  gtk_widget_add_css_class (below, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), below);
  td_widget_set_text_width (box, width);
  gtk_widget_set_hexpand (box, FALSE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "name");
  gtk_box_append (GTK_BOX (self->head), box);
  *note = GTK_LABEL (below);
  return box;
}

void
td_sheet_view_make_head (TdSheetView *self)
{
  GtkLabel *files = NULL;

  add_name (self, _("Code"), TD_SHEET_CODE_WIDTH, 0);
  add_name (self, _("Criterion"), -1, 0);
  self->head_max = add_name (self, C_("column", "Max."), TD_SHEET_MAX_WIDTH, 1);
  for (int i = 0; i < TD_N_LAYERS; i++)
    self->head_columns[i] = add_column (self, td_score_layer_label ((TdLayer) i),
                                        TD_SHEET_LAYER_WIDTH, &self->head_notes[i]);
  /* Translators: a narrow column of two lines: the files that are evidence. */
  add_column (self, C_("column", "Evi-"), TD_SHEET_EVIDENCE_WIDTH, &files);
  gtk_label_set_text (files, C_("column", "dence"));
}

/* Who, and since when. */
static char *
dup_note (const char *who, gint64 at)
{
  g_autofree char *day = td_sheet_dup_day (at);

  if (td_has_text (who) && day != NULL)
    return g_strdup_printf ("%s, %s", who, day);
  return g_strdup (day != NULL ? day : "");
}

static char *
dup_layer_note (TdSheetView *self, const TdBookSheet *sheet, int layer)
{
  TdDeciding deciding = td_score_book_get_rule (self->book)->deciding;
  g_autofree char *day = NULL;

  if (layer == TD_LAYER_SELF)
    {
      day = td_sheet_dup_day (sheet->submitted_at);
      /* Translators: %s is a day. */
      return day != NULL ? g_strdup_printf (_("submitted %s"), day) : g_strdup ("");
    }
  if ((int) deciding == layer)
    /* Translators: below the name of a layer of scores: its points count. */
    return g_strdup (_("decides"));
  return layer == TD_LAYER_APPRAISED ? dup_note (sheet->appraised_by, sheet->appraised_at)
                                     : dup_note (NULL, sheet->council_at);
}

void
td_sheet_view_update_head (TdSheetView *self)
{
  const TdBookSheet *sheet = td_sheet_view_get_shown (self);
  TdSheetCell cell = { .layer = TD_LAYER_COUNCIL };

  td_sheet_table_get_current (self->table, &cell);
  gtk_widget_set_visible (self->head_max, !self->is_narrow);
  for (int i = 0; i < TD_N_LAYERS; i++)
    {
      g_autofree char *note = sheet != NULL ? dup_layer_note (self, sheet, i) : NULL;

      gtk_label_set_text (self->head_notes[i], note != NULL ? note : "");
      gtk_widget_set_tooltip_text (self->head_columns[i], note);
      gtk_widget_set_visible (self->head_columns[i],
                              !self->is_narrow || (TdLayer) i == cell.layer);
    }
  td_sheet_foot_set_layer (self->foot, self->is_narrow ? (int) cell.layer : -1);
}
