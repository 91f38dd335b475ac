/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-figures-private.h"

#include "td-sheet-people.h"
#include "td-shell.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/* --- using --- */

static void
chosen_cb (TdSheetFigures *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  td_sheet_figures_commit_choice (self, drop_down);
}

/* Enter goes on to the next line. */
static void
entered_cb (TdSheetFigures *self)
{
  td_sheet_figures_commit_tally (self);
  gtk_widget_child_focus (GTK_WIDGET (self->grid), GTK_DIR_TAB_FORWARD);
}

/* --- making --- */

static GtkWidget *
add_label (TdSheetFigures *self, const char *text, int column, int row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), column == 0 ? 4 : -1);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_set_tooltip_text (label, column == 0 ? text : NULL);
  gtk_widget_add_css_class (label, "td-small");
  gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
  return label;
}

static void
add_choice (TdSheetFigures *self, const char *label, GtkStringList *words, gboolean alone)
{
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (words)), NULL);
  int row = (int) self->editors->len;

  if (!alone)
    add_label (self, label, 0, row);
  td_widget_set_label (drop_down, label);
  gtk_widget_set_hexpand (drop_down, alone);
  gtk_grid_attach (self->grid, drop_down, alone ? 0 : 1, row, alone ? 2 : 1, 1);
  g_ptr_array_add (self->editors, drop_down);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkStringList *
make_words (const TdCriterion *criterion)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, C_("score", "Not Scored"));
  for (guint i = 0; i < criterion->grades->len; i++)
    {
      const TdGrade *grade = criterion->grades->pdata[i];
      g_autofree char *points = td_decimal_to_text (grade->points);
      /* Translators: a grade and its points. */
      g_autofree char *text = g_strdup_printf (_("%s: %s"), grade->label, points);

      gtk_string_list_append (words, text);
    }
  if (criterion->rule == TD_RULE_YES_NO)
    {
      gtk_string_list_append (words, C_("score", "Yes"));
      gtk_string_list_append (words, C_("score", "No"));
    }
  return words;
}

static void
add_tally_head (TdSheetFigures *self)
{
  /* Translators: heads of a small table: a grade, how often it came up, its points. */
  const char *const names[] = { C_("tally", "Grade"), C_("tally", "Times"),
                                C_("tally", "Points") };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_add_css_class (add_label (self, names[i], (int) i, 0), "td-muted");
}

static void
make_tally (TdSheetFigures *self, const TdCriterion *criterion)
{
  add_tally_head (self);
  for (guint i = 0; i < criterion->grades->len; i++)
    {
      const TdGrade *grade = criterion->grades->pdata[i];
      g_autofree char *points = td_decimal_to_text (grade->points);
      GtkWidget *entry = gtk_entry_new ();
      GtkEventController *focus = gtk_event_controller_focus_new ();

      add_label (self, grade->label, 0, (int) i + 1);
      gtk_widget_add_css_class (add_label (self, points, 2, (int) i + 1), "td-muted");
      gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
      gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 5);
      gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
      td_widget_set_label (entry, grade->label);
      gtk_widget_set_tooltip_text (entry, _("How often this came up"));
      gtk_grid_attach (self->grid, entry, 1, (int) i + 1, 1, 1);
      g_ptr_array_add (self->editors, entry);
      g_signal_connect_object (entry, "activate", G_CALLBACK (entered_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (focus, "leave", G_CALLBACK (td_sheet_figures_commit_tally), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_add_controller (entry, focus);
    }
}

static void
make_people (TdSheetFigures *self, const TdCriterion *criterion)
{
  g_autoptr (GtkStringList) words = make_words (criterion);
  TdScore entry = td_score_book_get_entry (self->cell.book, self->cell.sheet,
                                           self->cell.criterion, self->cell.layer);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = td_sheet_list_people (&self->cell, entry.detail, &error);

  if (people == NULL)
    td_shell_report_error (GTK_WIDGET (self), error);
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const TdSheetPerson *person = people->pdata[i];

      g_array_append_val (self->people, person->id);
      add_choice (self, person->name, words, FALSE);
    }
}

void
td_sheet_figures_make (TdSheetFigures *self)
{
  const TdCriterion *criterion = td_sheet_figures_get_criterion (self);
  g_autoptr (GtkStringList) words = NULL;
  GtkWidget *child;

  g_ptr_array_set_size (self->editors, 0);
  g_array_set_size (self->people, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  td_sheet_figures_show_missing (self, 0);
  switch (criterion->rule)
    {
    case TD_RULE_YES_NO:
    case TD_RULE_GRADED:
      words = make_words (criterion);
      add_choice (self, criterion->text, words, TRUE);
      break;
    case TD_RULE_TALLY:
      make_tally (self, criterion);
      break;
    case TD_RULE_WORST:
      make_people (self, criterion);
      break;
    case TD_RULE_GROUP:
    case TD_RULE_POINTS:
    case TD_RULE_RATIO:
    case TD_RULE_COUNT:
    default:
      break;
    }
}
