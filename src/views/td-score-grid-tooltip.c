/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-grid-private.h"

#include "td-score-labels.h"
#include "td-sheet-edit.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/* --- the current cell in words --- */

static char *
dup_value (TdScoreGrid *self, guint sheet, guint criterion)
{
  TdMark mark = td_score_book_get_mark (self->book, sheet, criterion, self->layer);
  gint64 max = td_criteria_set_get (td_score_book_get_set (self->book), criterion)->max;
  g_autofree char *words = td_score_mark_words (&mark);
  g_autofree char *out_of = NULL;

  if (mark.state != TD_SCORE_GIVEN || max == TD_POINTS_MISSING)
    return g_steal_pointer (&words);
  out_of = td_decimal_to_text (max);
  /* Translators: points out of the most that a criterion gives: “9,0 of 10”. */
  return g_strdup_printf (C_("score", "%s of %s"), words, out_of);
}

static char *
dup_proposal_words (const TdScoreProposal *proposal)
{
  g_autofree char *before = td_score_mark_words (&proposal->before);
  g_autofree char *after = td_score_mark_words (&proposal->after);

  switch (proposal->outcome)
    {
    case TD_PROPOSAL_REFUSED:
      /* Translators: what was pasted into a cell, and a whole sentence that says why not. */
      return g_strdup_printf (_("“%s” is not taken. %s"), proposal->text, proposal->reason);
    case TD_PROPOSAL_SAME:
      return g_strdup (_("pasted: the same"));
    case TD_PROPOSAL_ADDED:
    case TD_PROPOSAL_CHANGED:
    default:
      /* Translators: what a paste would make of a cell, and what is there now. */
      return g_strdup_printf (_("pasted: %s, before: %s"), after, before);
    }
}

char *
td_score_grid_dup_description (TdScoreGrid *self)
{
  const TdScoreProposal *proposal = td_score_grid_get_proposal (self, self->row, self->column);
  g_autofree char *title = NULL;
  g_autofree char *value = NULL;
  g_autofree char *proposed = NULL;
  g_autofree char *notes = NULL;
  g_auto (GStrv) lines = NULL;
  guint sheet;
  guint criterion;
  GString *text;

  if (!td_score_grid_get_current (self, &sheet, &criterion))
    return g_strdup (_("No sheet is shown"));
  title = td_score_title (td_score_book_get_set (self->book), criterion);
  value = dup_value (self, sheet, criterion);
  text = g_string_new (NULL);
  /* Translators: whose sheet, which criterion, which layer, what stands there. */
  g_string_printf (text, _("%s, %s, %s: %s"), td_score_book_get_sheet (self->book, sheet)->name,
                   title, td_score_layer_label (self->layer), value);
  if (proposal != NULL)
    {
      proposed = dup_proposal_words (proposal);
      g_string_append_printf (text, "; %s", proposed);
    }
  notes = td_score_cell_notes (self->book, sheet, criterion, self->layer);
  lines = g_strsplit (notes, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0')
      g_string_append_printf (text, "; %s", *line);
  return g_string_free (text, FALSE);
}

/* --- tooltips --- */

static char *
dup_cell_tooltip (TdScoreGrid *self, guint row, guint column)
{
  const TdScoreProposal *proposal = td_score_grid_get_proposal (self, row, column);

  if (proposal != NULL)
    return dup_proposal_words (proposal);
  return td_score_cell_notes (self->book, td_score_grid_row (self, row)->sheet,
                              td_score_grid_column (self, column)->criterion, self->layer);
}

static char *
dup_name_tooltip (TdScoreGrid *self, guint row)
{
  const TdBookSheet *sheet = td_score_book_get_sheet (self->book,
                                                      td_score_grid_row (self, row)->sheet);
  const char *unit_name = sheet->staff != 0 ? sheet->unit_name : sheet->cluster;
  const char *state = td_sheet_state_label (sheet->state);

  if (td_has_text (unit_name))
    return g_strdup_printf ("%s\n%s\n%s", sheet->name, unit_name, state);
  return g_strdup_printf ("%s\n%s", sheet->name, state);
}

static char *
dup_result_tooltip (TdScoreGrid *self, const TdGridHit *hit)
{
  guint sheet = td_score_grid_row (self, hit->row)->sheet;
  const TdTotal *total = td_score_get_total (td_score_book_get_rule (self->book),
                                             td_score_book_get_result (self->book, sheet),
                                             self->layer);
  const TdBand *band = td_score_grid_get_band (self, hit->row);
  g_autofree char *percent = NULL;

  if (hit->result == TD_GRID_BAND)
    return band != NULL ? g_strdup (band->name) : NULL;
  if (hit->result != TD_GRID_PERCENT || total->percent == TD_POINTS_MISSING)
    return NULL;
  percent = td_decimal_to_text (total->percent);
  return g_strdup_printf ("%s %%", percent);
}

static char *
dup_result_head_tooltip (TdGridResult result)
{
  switch (result)
    {
    case TD_GRID_TOTAL:
      return g_strdup (_("Base points, bonus and deduction of the layer that is shown. The layer "
                         "that decides takes over what it left open."));
    case TD_GRID_SCORED:
      return g_strdup (_("Criteria scored of those that apply, in the layer that is shown"));
    case TD_GRID_PERCENT:
      return g_strdup (_("Share of the maximum that applies, in the layer that is shown"));
    case TD_GRID_RANK:
      return g_strdup (_("Rank by what counts in this round; “=” where it is shared"));
    case TD_GRID_BAND:
      return g_strdup (_("Class by what counts in this round"));
    case TD_N_GRID_RESULTS:
    default:
      return NULL;
    }
}

static char *
dup_tooltip (TdScoreGrid *self, const TdGridHit *hit)
{
  switch (hit->place)
    {
    case TD_GRID_CELL:
      return dup_cell_tooltip (self, hit->row, hit->column);
    case TD_GRID_NAME:
      return dup_name_tooltip (self, hit->row);
    case TD_GRID_RESULT:
      return dup_result_tooltip (self, hit);
    case TD_GRID_GROUP_HEAD:
      return td_score_grid_column (self, hit->column)->group < 0 ? NULL :
             td_score_criterion_tooltip (td_score_book_get_set (self->book),
                                         (guint) td_score_grid_column (self, hit->column)->group);
    case TD_GRID_CRITERION_HEAD:
      return td_score_criterion_tooltip (td_score_book_get_set (self->book),
                                         td_score_grid_column (self, hit->column)->criterion);
    case TD_GRID_RESULT_HEAD:
      return dup_result_head_tooltip (hit->result);
    case TD_GRID_NUMBER_HEAD:
      return g_strdup (_("Click for the order of the round"));
    case TD_GRID_NAME_HEAD:
    case TD_GRID_NOWHERE:
    default:
      return NULL;
    }
}

static gboolean
query_tooltip_cb (TdScoreGrid *self, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  TdGridHit hit = { .place = TD_GRID_CELL, .row = self->row, .column = self->column };
  g_autofree char *text = NULL;

  if (td_score_grid_is_editing (self) || !td_score_grid_has_cells (self))
    return FALSE;
  if (!by_keyboard)
    td_score_grid_find_at (self, x, y, &hit);
  text = dup_tooltip (self, &hit);
  gtk_tooltip_set_text (tooltip, text);
  return td_has_text (text);
}

void
td_score_grid_init_tooltip (TdScoreGrid *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
