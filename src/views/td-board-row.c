/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-row-private.h"

#include "td-board-badge.h"
#include "td-board-notes.h"
#include "td-board-words.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (TdBoardRowView, td_board_row_view, GTK_TYPE_WIDGET)

/* --- showing --- */

static gboolean
is_editable (TdBoardRowView *self)
{
  return (self->flags & TD_BOARD_ROW_EDITABLE) != 0;
}

static void
set_style (TdBoardRowView *self, const char *style)
{
  if (self->style == style)
    return;
  if (self->style != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->style);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), style);
  self->style = style;
}

/* What a screen reader says of the whole row; @text is taken over. */
static void
set_spoken (TdBoardRowView *self, char *text)
{
  g_free (self->spoken);
  self->spoken = text;
  td_widget_set_label (GTK_WIDGET (self), text);
}

static void
set_cell (TdBoardRowView *self, TdBoardColumn column, const char *text)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (self->cells[column]), text);
}

static void
show_score (TdBoardRowView *self, TdBoardColumn column, gint64 score, gboolean decides)
{
  g_autofree char *text = td_board_score_words (score);

  set_cell (self, column, text);
  td_widget_set_css_class (self->cells[column], "deciding", decides);
}

/* The deciding layer stands out; it is the only one where there is no room. */
static void
show_scores (TdBoardRowView *self, const TdBoardPerson *person)
{
  const TdFacts *facts = person->facts;
  const TdRating *rating = person->rating;

  show_score (self, TD_BOARD_COLUMN_SELF, facts->self_score, rating->score_layer == 0);
  show_score (self, TD_BOARD_COLUMN_APPRAISED, facts->appraised_score, rating->score_layer == 1);
  if (self->flags & TD_BOARD_ROW_ONE_SCORE)
    show_score (self, TD_BOARD_COLUMN_COUNCIL, rating->score, TRUE);
  else
    show_score (self, TD_BOARD_COLUMN_COUNCIL, facts->council_score, rating->score_layer == 2);
}

static void
show_note (TdBoardRowView *self, const TdBoardNote *note)
{
  GtkWidget *text = self->cells[TD_BOARD_COLUMN_NOTE];

  gtk_image_set_from_icon_name (GTK_IMAGE (self->note_icon), note->icon);
  gtk_inscription_set_text (GTK_INSCRIPTION (text), note->text != NULL ? note->text : "");
  gtk_widget_set_tooltip_text (text, note->text);
  td_widget_set_css_class (text, "td-warn", note->is_warning);
  td_widget_set_css_class (text, "strong", note->is_strong);
  td_widget_set_css_class (self->note_icon, "td-warn", note->is_warning);
}

static char *
speak_person (const TdBoardPerson *person, const TdBoardNote *note, const char *post)
{
  g_autofree char *rank = td_board_rank_words (person);
  g_autofree char *score = td_board_score_words (person->rating->score);

  /* Translators: read out for a row: rank, name, post and unit, score, class, notes. */
  return g_strdup_printf (_("%s, %s, %s, score %s, %s. %s"), rank, person->facts->name, post,
                          score, td_board_class_label (person->final),
                          note->text != NULL ? note->text : "");
}

static void
show_classified (TdBoardRowView *self, TdBoardList *list, const TdBoardPerson *person,
                 const char *post)
{
  gboolean decides = td_board_list_tie_decides (list, person);
  g_autofree char *rank = td_board_rank_words (person);
  g_auto (TdBoardNote) note = { 0 };

  td_board_note_read (person, decides, &note);
  set_cell (self, TD_BOARD_COLUMN_RANK, rank);
  td_widget_set_css_class (self->cells[TD_BOARD_COLUMN_RANK], "td-warn", decides);
  show_scores (self, person);
  show_note (self, &note);
  td_board_badge_show_class (TD_BOARD_BADGE (self->badge), person->final,
                             (self->flags & TD_BOARD_ROW_SHORT) != 0);
  set_spoken (self, speak_person (person, &note, post));
}

/* Somebody without a class: why, and what can be done about it. */
static void
show_unclassified (TdBoardRowView *self, TdBoardList *list, const TdBoardPerson *person)
{
  TdBoardLack lack = td_board_get_lack (td_board_list_get_board (list), person);
  gboolean exempt = self->row.kind == TD_BOARD_ROW_EXEMPT;
  const char *reason = exempt ? person->rating->exempt : person->rating->missing;

  gtk_inscription_set_text (GTK_INSCRIPTION (self->reason), reason);
  gtk_widget_set_tooltip_text (self->reason, reason);
  gtk_widget_set_sensitive (self->button, is_editable (self));
  gtk_button_set_label (GTK_BUTTON (self->button),
                        exempt ? _("Facts of the year…") : td_board_lack_action (lack));
  /* An action and a target that do not belong together may not meet. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), NULL);
  if (!exempt && lack == TD_LACK_WORKER_RULE)
    {
      gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->button), NULL);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "board.choose-workers");
    }
  else
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "x", person->facts->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "board.edit-facts");
    }
  /* Translators: read out for a row: a person who is not classified, and why. */
  set_spoken (self, g_strdup_printf (_("%s: %s"), person->facts->name, reason));
}

static void
show_person (TdBoardRowView *self, TdBoardList *list)
{
  const TdBoardPerson *person = td_board_list_get_person (list, &self->row);
  gboolean classified = self->row.kind == TD_BOARD_ROW_PERSON;
  g_autofree char *post = td_board_post_words (person);

  td_board_row_view_turn_to (self, TD_BOARD_FACE_PERSON);
  set_cell (self, TD_BOARD_COLUMN_NAME, person->facts->name);
  set_cell (self, TD_BOARD_COLUMN_POST, post);
  gtk_widget_set_tooltip_text (self->cells[TD_BOARD_COLUMN_POST], *post != '\0' ? post : NULL);
  gtk_widget_set_visible (self->reason, !classified);
  gtk_widget_set_visible (self->button, !classified);
  gtk_widget_set_visible (self->badge, classified);
  gtk_widget_set_visible (self->note_icon, classified);
  for (guint i = TD_BOARD_COLUMN_SELF; i <= TD_BOARD_COLUMN_NOTE; i++)
    gtk_widget_set_visible (self->cells[i], classified);
  gtk_widget_set_visible (self->cells[TD_BOARD_COLUMN_RANK], classified);
  if (classified)
    show_classified (self, list, person, post);
  else
    show_unclassified (self, list, person);
  set_style (self, self->row.is_between ? "between" : "person");
}

/* What a counter says is explained by a click on it; @key %NULL: it is no counter. */
static void
set_why (TdBoardRowView *self, const char *key, const char *group)
{
  g_autofree char *spoken = NULL;

  gtk_widget_set_can_target (self->why, key != NULL);
  gtk_widget_set_focusable (self->why, key != NULL);
  gtk_widget_set_tooltip_text (self->why, key != NULL ? _("Why?") : NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->why), NULL);
  if (key == NULL)
    {
      td_widget_set_label (self->why, td_board_badge_get_text (TD_BOARD_BADGE (self->pill)));
      return;
    }
  /* Translators: read out for a button that explains a counter; %s is a group of people. */
  spoken = g_strdup_printf (_("Why? %s"), group);
  td_widget_set_label (self->why, spoken);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->why), "s", key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->why), "board.explain");
}

static void
show_group_head (TdBoardRowView *self, TdBoardList *list)
{
  TdBoard *board = td_board_list_get_board (list);
  TdBoardGroup group = *td_board_list_get_group (list, &self->row);
  g_autofree char *words = NULL;

  group.counter = td_board_list_get_counter (list, self->row.group);
  words = td_board_group_words (board, &group);
  gtk_label_set_text (GTK_LABEL (self->title), group.group->label);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->subtitle), words);
  td_board_badge_show_counter (TD_BOARD_BADGE (self->pill), board, &group.counter);
  set_why (self, group.group->key, group.group->label);
  /* Translators: read out for the head of a group: its name, its figures, how it
   * stands to its cap. */
  set_spoken (self, g_strdup_printf (_("%s: %s, %s"), group.group->label, words,
                                     td_board_badge_get_text (TD_BOARD_BADGE (self->pill))));
}

static void
show_section_head (TdBoardRowView *self)
{
  gboolean missing = self->row.kind == TD_BOARD_ROW_MISSING_HEAD;
  const char *title = missing ? _("Not Enough Data") : _("Not Classified Here");
  const char *words = missing ? _("counted in no group and in no cap")
                              : _("by rule, each with its reason");
  g_autofree char *count = g_strdup_printf (ngettext ("%u person", "%u people", self->row.person),
                                            self->row.person);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->subtitle), words);
  td_board_badge_show (TD_BOARD_BADGE (self->pill), missing ? "td-unknown-symbolic" : NULL,
                       count, missing ? "unrated" : "plain");
  set_why (self, NULL, NULL);
  set_spoken (self, g_strdup_printf (_("%s: %s, %s"), title, words, count));
}

static void
show_head (TdBoardRowView *self, TdBoardList *list)
{
  gboolean collapsed = td_board_list_is_collapsed (list, self->position);

  td_board_row_view_turn_to (self, TD_BOARD_FACE_HEAD);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                collapsed ? "pan-end-symbolic" : "pan-down-symbolic");
  if (self->row.kind == TD_BOARD_ROW_GROUP)
    show_group_head (self, list);
  else
    show_section_head (self);
  set_style (self, "head");
}

static void
show_cap (TdBoardRowView *self, TdBoardList *list)
{
  TdBoardCounter counter = td_board_list_get_counter (list, self->row.group);
  g_autofree char *words = td_board_cap_words (td_board_list_get_board (list), &counter);

  td_board_row_view_turn_to (self, TD_BOARD_FACE_RULE);
  gtk_widget_set_visible (self->knob, FALSE);
  gtk_widget_set_visible (self->up, FALSE);
  gtk_widget_set_visible (self->down, FALSE);
  gtk_widget_set_visible (self->law, TRUE);
  gtk_label_set_text (GTK_LABEL (self->law), words);
  set_spoken (self, g_steal_pointer (&words));
  set_style (self, "cap");
}

static void
show_step (TdBoardRowView *self, GtkWidget *button, guint group, int steps, gboolean possible)
{
  gtk_widget_set_visible (button, is_editable (self));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ui)", group, steps);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "board.move-line");
  gtk_widget_set_sensitive (button, possible);
}

static void
show_line (TdBoardRowView *self, TdBoardList *list)
{
  TdBoard *board = td_board_list_get_board (list);
  const TdBoardGroup *group = td_board_list_get_group (list, &self->row);
  TdBoardCounter counter = td_board_list_get_counter (list, self->row.group);
  gboolean over = td_board_counter_state (board, &counter) == TD_COUNTER_OVER;
  guint above = self->row.person;
  g_autofree char *words = td_board_line_words (board, above, &counter);

  td_board_row_view_turn_to (self, TD_BOARD_FACE_RULE);
  gtk_widget_set_visible (self->knob, TRUE);
  gtk_widget_set_visible (gtk_widget_get_first_child (self->knob), is_editable (self));
  gtk_widget_set_visible (self->law, FALSE);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (self->knob)), words);
  gtk_widget_set_cursor_from_name (self->knob, is_editable (self) ? "row-resize" : NULL);
  show_step (self, self->up, self->row.group, -1, above > 0);
  show_step (self, self->down, self->row.group, 1, above < group->n_eligible);
  set_spoken (self, g_steal_pointer (&words));
  set_style (self, over ? "over" : "line");
}

void
td_board_row_view_show (TdBoardRowView *self, TdBoardList *list, guint position,
                        TdBoardRowFlags flags)
{
  self->flags = flags;
  self->position = position;
  self->layers = td_board_list_get_layers (list);
  self->row = *td_board_list_get (list, position);
  switch (self->row.kind)
    {
    case TD_BOARD_ROW_PERSON:
    case TD_BOARD_ROW_MISSING:
    case TD_BOARD_ROW_EXEMPT:
      show_person (self, list);
      break;
    case TD_BOARD_ROW_CAP:
      show_cap (self, list);
      break;
    case TD_BOARD_ROW_LINE:
      show_line (self, list);
      break;
    case TD_BOARD_ROW_GROUP:
    case TD_BOARD_ROW_MISSING_HEAD:
    case TD_BOARD_ROW_EXEMPT_HEAD:
    default:
      show_head (self, list);
      break;
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
td_board_row_view_dispose (GObject *object)
{
  td_widget_dispose_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (td_board_row_view_parent_class)->dispose (object);
}

static void
td_board_row_view_finalize (GObject *object)
{
  g_free (TD_BOARD_ROW_VIEW (object)->spoken);
  G_OBJECT_CLASS (td_board_row_view_parent_class)->finalize (object);
}

static void
td_board_row_view_class_init (TdBoardRowViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_board_row_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_board_row_view_finalize;
  td_board_row_view_class_init_layout (widget_class);
  gtk_widget_class_set_css_name (widget_class, "tdboardrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
td_board_row_view_init (TdBoardRowView *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
td_board_row_view_new (void)
{
  return g_object_new (TD_TYPE_BOARD_ROW_VIEW, NULL);
}

guint
td_board_row_view_get_position (TdBoardRowView *self)
{
  return self->position;
}

void
td_board_row_view_set_current (TdBoardRowView *self, gboolean current)
{
  td_widget_set_css_class (GTK_WIDGET (self), "current", current);
}
