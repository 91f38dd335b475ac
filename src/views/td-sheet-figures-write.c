/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-figures-private.h"

#include "td-shell.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

static void
write_figure (TdSheetFigures *self, gint64 figure, char *detail)
{
  TdScore score = { .state = TD_SCORE_GIVEN, .figure = figure, .detail = detail };

  td_sheet_cell_write (&self->cell, GTK_WIDGET (self), &score);
}

/* "5;4;0;2;2" once every line is a number; %NULL before. */
static char *
dup_tally (TdSheetFigures *self, guint *n_missing)
{
  GString *detail = g_string_new (NULL);

  *n_missing = 0;
  for (guint i = 0; i < self->editors->len; i++)
    {
      const char *text = gtk_editable_get_text (GTK_EDITABLE (self->editors->pdata[i]));
      guint64 count = 0;
      gboolean good = g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &count, NULL);

      *n_missing += !good;
      td_widget_set_css_class (self->editors->pdata[i], "error", !good && td_has_text (text));
      g_string_append_printf (detail, "%s%" G_GUINT64_FORMAT, i > 0 ? ";" : "", count);
    }
  return g_string_free (detail, *n_missing > 0);
}

static char *
dup_missing_words (guint n)
{
  if (n == 0)
    return NULL;
  return g_strdup_printf (ngettext ("Written once every line has a number: %u has none.",
                                    "Written once every line has a number: %u have none.", n), n);
}

void
td_sheet_figures_show_missing (TdSheetFigures *self, guint n)
{
  g_autofree char *text = dup_missing_words (n);

  gtk_label_set_text (self->hint, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), text != NULL);
}

void
td_sheet_figures_commit_tally (TdSheetFigures *self)
{
  guint n_missing;
  g_autofree char *detail = NULL;
  TdScore entry;

  if (self->showing || self->cell.book == NULL ||
      td_sheet_figures_get_criterion (self)->rule != TD_RULE_TALLY)
    return;
  detail = dup_tally (self, &n_missing);
  td_sheet_figures_show_missing (self, n_missing);
  if (detail == NULL || g_strcmp0 (detail, self->filled) == 0)
    return;
  entry = td_score_book_get_entry (self->cell.book, self->cell.sheet, self->cell.criterion,
                                   self->cell.layer);
  if (g_strcmp0 (detail, entry.detail) != 0)
    write_figure (self, 0, detail);
  g_free (self->filled);
  self->filled = g_steal_pointer (&detail);
}

/* Lines that have no number, where one has something. */
static guint
count_missing (TdSheetFigures *self)
{
  g_autofree char *detail = NULL;
  gboolean has_any = FALSE;
  guint n_missing;

  for (guint i = 0; i < self->editors->len; i++)
    if (!GTK_IS_ENTRY (self->editors->pdata[i]))
      return 0;
    else
      has_any |= td_has_text (gtk_editable_get_text (GTK_EDITABLE (self->editors->pdata[i])));
  detail = dup_tally (self, &n_missing);
  return has_any ? n_missing : 0;
}

gboolean
td_sheet_figures_is_half_filled (TdSheetFigures *self)
{
  return count_missing (self) > 0;
}

gboolean
td_sheet_figures_check_tally (TdSheetFigures *self)
{
  g_autofree char *text = dup_missing_words (count_missing (self));

  if (text != NULL)
    td_shell_toast (GTK_WIDGET (self), text);
  return text == NULL;
}

gboolean
td_sheet_figures_commit (TdSheetFigures *self)
{
  td_sheet_figures_commit_tally (self);
  return td_sheet_figures_check_tally (self);
}

static void
commit_people (TdSheetFigures *self)
{
  g_autoptr (GString) detail = g_string_new (NULL);
  TdScore open = { .state = TD_SCORE_OPEN };

  for (guint i = 0; i < self->editors->len; i++)
    {
      guint grade = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->editors->pdata[i]));

      /* The first choice is "not given". */
      if (grade > 0 && grade != GTK_INVALID_LIST_POSITION)
        g_string_append_printf (detail, "%s%" G_GINT64_FORMAT "=%u", detail->len > 0 ? ";" : "",
                                g_array_index (self->people, gint64, i), grade - 1);
    }
  if (detail->len > 0)
    write_figure (self, 0, detail->str);
  else
    td_sheet_cell_write (&self->cell, GTK_WIDGET (self), &open);
}

void
td_sheet_figures_commit_choice (TdSheetFigures *self, GtkDropDown *drop_down)
{
  guint selected = gtk_drop_down_get_selected (drop_down);
  TdScore open = { .state = TD_SCORE_OPEN };

  if (self->showing || self->cell.book == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (td_sheet_figures_get_criterion (self)->rule == TD_RULE_WORST)
    {
      commit_people (self);
      return;
    }
  if (selected == 0)
    td_sheet_cell_write (&self->cell, GTK_WIDGET (self), &open);
  else if (td_sheet_figures_get_criterion (self)->rule == TD_RULE_YES_NO)
    write_figure (self, selected == 1, NULL);
  else
    write_figure (self, (gint64) selected - 1, NULL);
  /* That is all there is to it: the keyboard goes on in the table. */
  gtk_widget_activate_action (GTK_WIDGET (self), "sheet.focus-table", NULL);
}
