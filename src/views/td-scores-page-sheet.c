/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-scores-page-private.h"

#include <glib/gi18n-lib.h>

/* "17 units · 15 criteria · Bộ tiêu chí…, version 3" */
static void
show_round_title (TdScoresPage *self)
{
  const TdCriteriaSet *set = td_score_book_get_set (self->book);
  guint n = td_score_book_get_n_sheets (self->book);
  guint n_criteria = 0;
  g_autofree char *subjects = NULL;
  g_autofree char *criteria = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < set->criteria->len; i++)
    n_criteria += td_criteria_set_get (set, i)->rule != TD_RULE_GROUP;
  subjects = set->for_people ? g_strdup_printf (ngettext ("%u person", "%u people", n), n)
                             : g_strdup_printf (ngettext ("%u unit", "%u units", n), n);
  criteria = g_strdup_printf (ngettext ("%u criterion", "%u criteria", n_criteria), n_criteria);
  /* Translators: “17 units”, “15 criteria”, the set's name, its version. */
  text = g_strdup_printf (_("%s · %s · %s, version %u"), subjects, criteria, set->name,
                          set->version);
  td_page_set_title (TD_PAGE (self), _("Scoring"));
  td_page_set_subtitle (TD_PAGE (self), text);
}

void
td_scores_page_update_title (TdScoresPage *self)
{
  if (self->shows_sheet)
    {
      td_page_set_title (TD_PAGE (self), td_sheet_view_get_title (self->sheet));
      td_page_set_subtitle (TD_PAGE (self), td_sheet_view_get_subtitle (self->sheet));
    }
  else if (self->book != NULL)
    {
      show_round_title (self);
    }
  else
    {
      td_page_set_title (TD_PAGE (self), _("Scoring"));
      td_page_set_subtitle (TD_PAGE (self), NULL);
    }
}

/* There is nothing to search for on a sheet. */
static void
show_header (TdScoresPage *self)
{
  const char *name = self->shows_sheet ? "sheet" : "round";

  g_object_set (self, "search-placeholder",
                self->shows_sheet ? NULL : _("Find unit or person… (Ctrl+F)"), NULL);
  gtk_stack_set_visible_child_name (self->header_start, name);
  gtk_stack_set_visible_child_name (self->header_end, name);
}

void
td_scores_page_show_sheet (TdScoresPage *self, guint sheet)
{
  guint row, criterion;

  if (self->book == NULL)
    return;
  self->shows_sheet = TRUE;
  td_sheet_view_show (self->sheet, td_page_get_store (TD_PAGE (self)), self->book, sheet);
  /* The work goes on where it stood in the grid. */
  if (td_score_grid_get_current (self->grid, &row, &criterion) && row == sheet)
    td_sheet_view_select (self->sheet, criterion, td_score_grid_get_layer (self->grid));
  show_header (self);
  td_scores_page_update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->sheet));
}

void
td_scores_page_forget_sheet (TdScoresPage *self)
{
  self->shows_sheet = FALSE;
  td_sheet_view_show (self->sheet, NULL, NULL, 0);
  show_header (self);
}

/* Back to the round, on the row of the sheet that was shown last. */
static void
close_sheet (TdScoresPage *self)
{
  guint sheet = 0;
  guint shown;
  guint criterion;
  gboolean known = td_sheet_view_get_sheet (self->sheet, &sheet);

  td_scores_page_forget_sheet (self);
  td_scores_page_update (self);
  if (known && td_score_grid_get_current (self->grid, &shown, &criterion))
    td_score_grid_set_current (self->grid, sheet, criterion);
  td_page_focus_main (TD_PAGE (self));
}

static void
closed_cb (TdScoresPage *self)
{
  if (self->shows_sheet)
    close_sheet (self);
}

static void
titled_cb (TdScoresPage *self)
{
  if (self->shows_sheet)
    td_scores_page_update_title (self);
}

void
td_scores_page_make_sheet (TdScoresPage *self)
{
  self->sheet = TD_SHEET_VIEW (td_sheet_view_new ());
  g_object_bind_property (self, "narrow", self->sheet, "narrow", G_BINDING_SYNC_CREATE);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->sheet), "sheet");
  gtk_stack_add_named (self->header_start, td_sheet_view_get_header_start (self->sheet), "sheet");
  gtk_stack_add_named (self->header_end, td_sheet_view_get_header_end (self->sheet), "sheet");
  g_signal_connect_object (self->sheet, "closed", G_CALLBACK (closed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "notify::title", G_CALLBACK (titled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "notify::subtitle", G_CALLBACK (titled_cb), self,
                           G_CONNECT_SWAPPED);
}
