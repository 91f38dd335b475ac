/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-page-private.h"

#include "td-board-words.h"

#include <glib/gi18n-lib.h>

#define PANE_WIDTH 420
#define NARROW_PANE_WIDTH 336

/* "Rank = 5 of the group · Specialist, Office". */
static char *
describe_person (const TdBoardPerson *person)
{
  g_autofree char *post = td_board_post_words (person);
  g_autofree char *rank = td_board_rank_words (person);

  if (person->rating->group < 0)
    return g_steal_pointer (&post);
  /* Translators: the rank within the group, “7” or “= 5”, then post and unit. */
  return g_strdup_printf (_("Rank %s of the group · %s"), rank, post);
}

static gboolean
fill_person (TdBoardPage *self)
{
  const TdBoardPerson *person;
  g_autofree char *subtitle = NULL;
  guint index;

  if (!td_board_why_show (self->why, td_page_get_store (TD_PAGE (self)), self->board,
                          self->explained, td_board_page_is_editable (self)) ||
      !td_board_find_person (self->board, self->explained, &index))
    return FALSE;
  person = td_board_get_person (self->board, index);
  subtitle = describe_person (person);
  td_details_pane_set_title (self->details, person->facts->name, subtitle);
  if (td_details_pane_get_child (self->details) != GTK_WIDGET (self->why))
    td_details_pane_set_child (self->details, GTK_WIDGET (self->why));
  return TRUE;
}

static gboolean
fill_counter (TdBoardPage *self)
{
  const TdBoardGroup *group;
  g_autofree char *subtitle = NULL;

  if (!td_board_counter_view_show (self->counter, td_page_get_store (TD_PAGE (self)), self->board,
                                   self->key, td_board_page_is_editable (self)))
    return FALSE;
  group = td_board_find_group (self->board, self->key);
  subtitle = td_board_group_words (self->board, group);
  td_details_pane_set_title (self->details, group == td_board_get_whole (self->board)
                                            ? _("The Whole Department") : group->group->label,
                             subtitle);
  if (td_details_pane_get_child (self->details) != GTK_WIDGET (self->counter))
    td_details_pane_set_child (self->details, GTK_WIDGET (self->counter));
  return TRUE;
}

/* What is gone from the board gives way to the whole department. */
void
td_board_page_update_pane (TdBoardPage *self)
{
  int width = td_page_is_narrow (TD_PAGE (self)) ? NARROW_PANE_WIDTH : PANE_WIDTH;

  if (self->board == NULL)
    return;
  if (self->pane == TD_PANE_PERSON && !fill_person (self))
    self->pane = TD_PANE_SUMMARY;
  else if (self->pane == TD_PANE_COUNTER && !fill_counter (self))
    self->pane = TD_PANE_SUMMARY;
  if (self->pane == TD_PANE_SUMMARY)
    td_board_summary_show (self->summary, self->board);
  gtk_widget_set_size_request (GTK_WIDGET (self->details), width, -1);
  gtk_stack_set_visible_child_name (self->panes,
                                    self->pane == TD_PANE_SUMMARY ? "summary" : "details");
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
show_pane (TdBoardPage *self, TdBoardPane pane, gboolean scroll)
{
  /* What is about to be hidden cannot keep the focus. */
  if (has_focus (GTK_WIDGET (self->summary)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  self->pane = pane;
  td_board_page_update_pane (self);
  if (scroll)
    td_details_pane_scroll_to_top (self->details);
  if (self->compares)
    gtk_toggle_button_set_active (self->compare_button, FALSE);
  td_split_view_set_reveal (self->split, TRUE);
}

gboolean
td_board_page_show_person (TdBoardPage *self, gint64 staff)
{
  TdBoardList *list = td_board_view_get_list (self->view);
  gboolean other = self->pane != TD_PANE_PERSON || self->explained != staff;

  if (self->board == NULL || !td_board_list_uncover (list, staff))
    return FALSE;
  /* A year without facts shows nobody until somebody is looked at. */
  self->by_hand = TRUE;
  td_board_page_update_stack (self);
  self->explained = staff;
  show_pane (self, TD_PANE_PERSON, other);
  if (!td_board_view_set_current (self->view, staff))
    {
      td_page_set_search_text (TD_PAGE (self), "");
      td_board_view_set_current (self->view, staff);
    }
  return TRUE;
}

void
td_board_page_explain_counter (TdBoardPage *self, const char *key)
{
  TdBoardList *list = td_board_view_get_list (self->view);
  gboolean other = self->pane != TD_PANE_COUNTER || g_strcmp0 (self->key, key) != 0;
  g_autofree char *copy = g_strdup (key);
  guint position;

  if (self->board == NULL || td_board_find_group (self->board, key) == NULL)
    return;
  g_free (self->key);
  self->key = g_steal_pointer (&copy);
  /* A row of the group that is current stays so. */
  for (guint i = 0; i < td_board_get_n_groups (self->board); i++)
    if (g_strcmp0 (td_board_get_group (self->board, i)->group->key, self->key) == 0 &&
        td_board_view_get_group (self->view) != i &&
        td_board_list_find_row (list, TD_BOARD_ROW_GROUP, i, &position))
      td_board_view_go_to (self->view, position);
  show_pane (self, TD_PANE_COUNTER, other);
}

void
td_board_page_close_pane (TdBoardPage *self)
{
  gboolean narrow = td_page_is_narrow (TD_PAGE (self));

  if (self->pane == TD_PANE_SUMMARY && !narrow)
    return;
  self->pane = TD_PANE_SUMMARY;
  td_board_page_update_pane (self);
  if (narrow)
    td_split_view_set_reveal (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Between the whole department and the current person. */
void
td_board_page_toggle_pane (TdBoardPage *self)
{
  gint64 current = td_board_view_get_current (self->view);

  if (td_page_is_narrow (TD_PAGE (self)))
    td_split_view_set_reveal (self->split, !td_split_view_get_reveal (self->split));
  else if (self->pane != TD_PANE_SUMMARY)
    td_board_page_close_pane (self);
  else if (current > 0)
    td_board_page_show_person (self, current);
}

void
td_board_page_step (TdBoardPage *self, int by)
{
  if (!td_board_view_step_person (self->view, by))
    return;
  td_board_page_show_person (self, td_board_view_get_current (self->view));
}

/* What the pane is to say of the current row; %TD_PANE_SUMMARY: nothing. */
static TdBoardPane
choose_pane (TdBoardPage *self)
{
  guint group = td_board_view_get_group (self->view);

  if (self->board == NULL)
    return TD_PANE_SUMMARY;
  if (td_board_view_get_current (self->view) > 0)
    return TD_PANE_PERSON;
  return group < td_board_get_n_groups (self->board) ? TD_PANE_COUNTER : TD_PANE_SUMMARY;
}

void
td_board_page_explain_current (TdBoardPage *self)
{
  gint64 current = td_board_view_get_current (self->view);
  TdBoardPane pane = choose_pane (self);
  gboolean shown = self->pane == pane && td_split_view_get_reveal (self->split);
  const char *key;

  if (pane == TD_PANE_PERSON && shown && self->explained == current)
    td_board_why_focus (self->why);
  else if (pane == TD_PANE_PERSON)
    td_board_page_show_person (self, current);
  if (pane != TD_PANE_COUNTER)
    return;
  key = td_board_get_group (self->board, td_board_view_get_group (self->view))->group->key;
  if (shown && g_strcmp0 (self->key, key) == 0)
    td_board_counter_view_focus (self->counter);
  else
    td_board_page_explain_counter (self, key);
}

void
td_board_page_shift_class (TdBoardPage *self, int by)
{
  gint64 current = td_board_view_get_current (self->view);

  if (!td_board_page_is_editable (self) || current <= 0 ||
      !td_board_page_show_person (self, current) || !td_board_why_shift_class (self->why, by))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* --- signals --- */

static void
activated_cb (TdBoardPage *self, gint64 staff)
{
  td_board_page_show_person (self, staff);
}

static void
line_moved_cb (TdBoardPage *self, guint group, guint above)
{
  td_board_page_move_line (self, group, above);
}

/* The pane follows the current row once it is open. */
static void
current_cb (TdBoardPage *self)
{
  gint64 current = td_board_view_get_current (self->view);
  guint group = td_board_view_get_group (self->view);

  if (self->board == NULL || self->pane == TD_PANE_SUMMARY || current == 0 ||
      current == self->explained)
    return;
  if (current > 0)
    {
      self->explained = current;
      self->pane = TD_PANE_PERSON;
    }
  else if (group != TD_BOARD_NO_GROUP && group < td_board_get_n_groups (self->board))
    {
      g_free (self->key);
      self->key = g_strdup (td_board_get_group (self->board, group)->group->key);
      self->pane = TD_PANE_COUNTER;
    }
  else
    return;
  td_board_page_update_pane (self);
  td_details_pane_scroll_to_top (self->details);
}

static void
explain_cb (TdBoardPage *self, const char *key)
{
  td_board_page_explain_counter (self, key);
}

static void
issue_cb (TdBoardPage *self, guint index)
{
  GPtrArray *issues = td_board_get_issues (self->board);
  const TdBoardIssue *issue = index < issues->len ? issues->pdata[index] : NULL;
  guint person = issue != NULL && issue->people->len > 0
                 ? g_array_index (issue->people, guint, 0) : G_MAXUINT;

  if (issue == NULL)
    return;
  if (issue->kind == TD_ISSUE_WORKERS_UNDECIDED)
    td_board_page_choose_workers (self);
  else if (issue->kind == TD_ISSUE_UNVERIFIED_PACK)
    td_board_page_show_packs (self);
  else if (issue->key != NULL && td_board_find_group (self->board, issue->key) != NULL)
    td_board_page_explain_counter (self, issue->key);
  else if (person < td_board_get_n_people (self->board))
    td_board_page_show_person (self, td_board_get_person (self->board, person)->facts->id);
}

static void
facts_wanted_cb (TdBoardPage *self)
{
  td_board_page_edit_facts (self, self->explained);
}

static void
step_cb (TdBoardPage *self, int by)
{
  td_board_page_step (self, by);
}

static void
close_cb (TdBoardPage *self)
{
  td_board_page_close_pane (self);
}

/* A folded pane is closed by a click beside it: the focus is not to go with it. */
static void
pane_revealed_cb (TdBoardPage *self)
{
  if (!td_split_view_get_reveal (self->split) && has_focus (GTK_WIDGET (self->panes)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
td_board_page_make_panes (TdBoardPage *self)
{
  self->why = TD_BOARD_WHY (g_object_ref_sink (td_board_why_new ()));
  self->counter = TD_BOARD_COUNTER_VIEW (g_object_ref_sink (td_board_counter_view_new ()));
  g_signal_connect_object (self->why, "edit-facts", G_CALLBACK (facts_wanted_cb), self,
                           G_CONNECT_SWAPPED);
}

void
td_board_page_class_bind_pane (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, panes);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, summary);
  gtk_widget_class_bind_template_child (widget_class, TdBoardPage, details);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, current_cb);
  gtk_widget_class_bind_template_callback (widget_class, explain_cb);
  gtk_widget_class_bind_template_callback (widget_class, issue_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_revealed_cb);
}
