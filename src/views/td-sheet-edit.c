/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-sheet-edit.h"

#include "td-score-labels.h"
#include "td-shell.h"
#include "td-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What td_criterion_read() takes for "not applicable". */
#define AWAY_TEXT "–"

/* --- writing --- */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *widget_ref = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (widget_ref);
  g_autoptr (GError) error = NULL;

  if (td_store_write_finish (TD_STORE (source), result, &error) < 0 && widget != NULL)
    td_shell_report_error (widget, error);
  g_weak_ref_clear (widget_ref);
  g_free (widget_ref);
}

void
td_sheet_run_quietly (GtkWidget *widget, TdStore *store, TdAction *action, GError *error)
{
  GWeakRef *widget_ref;

  if (action == NULL)
    {
      td_shell_report_error (widget, error);
      g_clear_error (&error);
      return;
    }
  widget_ref = g_new0 (GWeakRef, 1);
  g_weak_ref_init (widget_ref, widget);
  td_action_run_async (action, store, NULL, written_cb, widget_ref);
}

static const TdCriterion *
get_criterion (const TdSheetCell *self)
{
  return td_criteria_set_get (td_score_book_get_set (self->book), self->criterion);
}

void
td_sheet_cell_write (const TdSheetCell *self, GtkWidget *widget, const TdScore *score)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  TdScoreChange change = { .layer = self->layer };
  GError *error = NULL;
  TdAction *action;

  change.sheet = td_score_book_get_sheet (self->book, self->sheet)->id;
  change.criterion = get_criterion (self)->id;
  change.score = *score;
  g_ptr_array_add (changes, &change);
  action = td_score_book_set_scores (self->book, changes, NULL, &error);
  td_sheet_run_quietly (widget, self->store, action, error);
}

gboolean
td_sheet_cell_write_text (const TdSheetCell *self, GtkWidget *widget, const char *text)
{
  g_autoptr (GError) error = NULL;
  TdScore score = { 0 };
  TdMark mark;
  gboolean good;

  good = td_criterion_read (get_criterion (self), text, &score, &error) &&
         td_criterion_mark (get_criterion (self), &score, &mark, NULL, &error);
  if (good)
    td_sheet_cell_write (self, widget, &score);
  else
    td_shell_report_error (widget, error);
  td_score_clear (&score);
  return good;
}

char *
td_sheet_cell_dup_text (const TdSheetCell *self)
{
  TdScore entry = td_score_book_get_entry (self->book, self->sheet, self->criterion, self->layer);
  TdMark mark;

  if (entry.state == TD_SCORE_NOT_APPLICABLE)
    return g_strdup (AWAY_TEXT);
  if (entry.state == TD_SCORE_GIVEN)
    return td_criterion_write (get_criterion (self), &entry);
  /* A register's figure, or what other raters gave. */
  mark = td_score_book_get_mark (self->book, self->sheet, self->criterion, self->layer);
  return mark.state == TD_SCORE_GIVEN ? td_decimal_to_text (mark.points) : g_strdup ("");
}

static gboolean
has_edges (const TdCriterion *criterion)
{
  for (guint i = 0; i < criterion->grades->len; i++)
    if (((const TdGrade *) criterion->grades->pdata[i])->from == TD_POINTS_MISSING)
      return FALSE;
  return criterion->grades->len > 0;
}

gboolean
td_sheet_is_text_rule (const TdCriterion *criterion)
{
  return criterion->rule == TD_RULE_POINTS || criterion->rule == TD_RULE_RATIO ||
         criterion->rule == TD_RULE_COUNT ||
         (criterion->rule == TD_RULE_GRADED && has_edges (criterion));
}

/* --- words --- */

char *
td_sheet_mark_words (const TdCriterion *criterion, const TdMark *mark)
{
  g_autofree char *words = td_score_mark_words (mark);

  return criterion->role == TD_ROLE_DEDUCTION && mark->state == TD_SCORE_GIVEN && mark->points > 0
         ? g_strconcat ("−", words, NULL) : g_steal_pointer (&words);
}

char *
td_sheet_dup_difference (const TdSheetCell *self, gboolean *is_less)
{
  TdLayer from = self->layer;
  TdMark mark = td_score_book_get_mark (self->book, self->sheet, self->criterion, self->layer);
  TdMark before = td_score_get_previous (self->book, self->sheet, self->criterion, self->layer,
                                         &from);
  gint64 difference = mark.points - before.points;
  g_autofree char *points = NULL;

  if (mark.state != TD_SCORE_GIVEN || before.state != TD_SCORE_GIVEN || difference == 0)
    return NULL;
  *is_less = difference < 0;
  points = td_score_points_words (ABS (difference));
  return g_strconcat (*is_less ? "▼" : "▲", points, NULL);
}

gboolean
td_sheet_differs (TdScoreBook *book, guint sheet, guint criterion)
{
  for (int layer = TD_LAYER_APPRAISED; layer < TD_N_LAYERS; layer++)
    {
      TdLayer from = TD_LAYER_SELF;
      TdMark mark = td_score_book_get_mark (book, sheet, criterion, (TdLayer) layer);
      TdMark before = td_score_get_previous (book, sheet, criterion, (TdLayer) layer, &from);

      if (mark.state != TD_SCORE_OPEN && before.state != TD_SCORE_OPEN &&
          (mark.state != before.state ||
           (mark.state == TD_SCORE_GIVEN && mark.points != before.points)))
        return TRUE;
    }
  return FALSE;
}

TdLayer
td_sheet_working_layer (TdSheetState state)
{
  switch (state)
    {
    case TD_SHEET_SUBMITTED:
    case TD_SHEET_APPRAISED:
      return TD_LAYER_APPRAISED;
    case TD_SHEET_COUNCIL:
    case TD_SHEET_CLOSED:
      return TD_LAYER_COUNCIL;
    case TD_SHEET_NOT_SENT:
    case TD_SHEET_SELF:
    case TD_SHEET_RETURNED:
    default:
      return TD_LAYER_SELF;
    }
}

char *
td_sheet_dup_day (gint64 at)
{
  g_autofree char *text = at != 0 ? td_time_dup_short (at) : NULL;
  const char *end = text != NULL ? strchr (text, ' ') : NULL;

  return end != NULL ? g_strndup (text, (gsize) (end - text)) : g_steal_pointer (&text);
}

const char *
td_sheet_state_label (TdSheetState state)
{
  const TdField *field = td_entity_field (&td_entity_sheet, "state");
  const TdChoice *choice = td_field_find_choice (field, td_sheet_state_code (state));

  return choice != NULL ? gettext (choice->label) : "";
}
