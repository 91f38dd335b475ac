/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-row.h"

#include "td-board-badge.h"
#include "td-board-columns.h"
#include "td-board-words.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

#define EDGE 12
#define GAP 6
#define ICON_WIDTH 18
#define LEAST_WIDTH 300

/* The three ways a row looks. */
typedef enum
{
  FACE_NONE,
  FACE_PERSON,
  FACE_HEAD,
  FACE_RULE, /* cap and line */
} Face;

struct _TdBoardRowView
{
  GtkWidget        parent_instance;

  guint            position;
  TdBoardRow       row;
  TdBoardRowFlags  flags;
  guint            layers;
  Face             face;
  const char      *style;
  char            *spoken;

  /* people */
  GtkWidget       *cells[TD_N_BOARD_COLUMNS]; /* the class is @badge */
  GtkWidget       *note_icon;
  GtkWidget       *reason;
  GtkWidget       *button;
  GtkWidget       *badge;

  /* heads */
  GtkWidget       *arrow;
  GtkWidget       *title;
  GtkWidget       *subtitle;
  GtkWidget       *pill;

  /* cap and line */
  GtkWidget       *rules[2];
  GtkWidget       *knob;
  GtkWidget       *law;
  GtkWidget       *up;
  GtkWidget       *down;
};

G_DEFINE_FINAL_TYPE (TdBoardRowView, td_board_row_view, GTK_TYPE_WIDGET)

/* --- making --- */

static GtkWidget *
add_text (TdBoardRowView *self, float xalign, const char *style)
{
  GtkWidget *text = gtk_inscription_new ("");

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), xalign);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (text), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (text), 1);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), 0);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), 0);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (text, GTK_WIDGET (self));
  if (style != NULL)
    gtk_widget_add_css_class (text, style);
  return text;
}

static GtkWidget *
add_button (TdBoardRowView *self, const char *icon, const char *tooltip)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new ();

  gtk_widget_add_css_class (button, icon != NULL ? "td-step" : "td-link");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (tooltip != NULL)
    {
      gtk_widget_set_tooltip_text (button, tooltip);
      td_widget_set_label (button, tooltip);
    }
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
make_person (TdBoardRowView *self)
{
  static const struct
  {
    float       xalign;
    const char *style;
  } columns[TD_N_BOARD_COLUMNS] = {
    [TD_BOARD_COLUMN_RANK] = { 1, "rank" },
    [TD_BOARD_COLUMN_NAME] = { 0, "name" },
    [TD_BOARD_COLUMN_POST] = { 0, "td-muted" },
    [TD_BOARD_COLUMN_SELF] = { 1, "score" },
    [TD_BOARD_COLUMN_APPRAISED] = { 1, "score" },
    [TD_BOARD_COLUMN_COUNCIL] = { 1, "score" },
    [TD_BOARD_COLUMN_NOTE] = { 0, "note" },
    [TD_BOARD_COLUMN_CLASS] = { 0, NULL },
  };

  for (guint i = 0; i < TD_BOARD_COLUMN_CLASS; i++)
    self->cells[i] = add_text (self, columns[i].xalign, columns[i].style);
  self->note_icon = gtk_image_new ();
  gtk_widget_add_css_class (self->note_icon, "note");
  gtk_widget_set_parent (self->note_icon, GTK_WIDGET (self));
  self->reason = add_text (self, 0, "reason");
  self->button = add_button (self, NULL, NULL);
  self->badge = td_board_badge_new ();
  gtk_widget_set_parent (self->badge, GTK_WIDGET (self));
}

static void
make_head (TdBoardRowView *self)
{
  self->arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");
  gtk_widget_set_parent (self->arrow, GTK_WIDGET (self));
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  self->subtitle = add_text (self, 0, "td-muted");
  gtk_widget_add_css_class (self->subtitle, "small");
  self->pill = td_board_badge_new ();
  gtk_widget_set_parent (self->pill, GTK_WIDGET (self));
}

static GtkWidget *
make_knob (TdBoardRowView *self)
{
  GtkWidget *knob = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (knob), gtk_image_new_from_icon_name ("list-drag-handle-symbolic"));
  gtk_box_append (GTK_BOX (knob), label);
  gtk_widget_add_css_class (knob, "knob");
  gtk_widget_set_valign (knob, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (knob, GTK_WIDGET (self));
  return knob;
}

static void
make_rule (TdBoardRowView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->rules); i++)
    {
      self->rules[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (self->rules[i], "rule");
      gtk_widget_set_parent (self->rules[i], GTK_WIDGET (self));
    }
  self->knob = make_knob (self);
  self->law = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->law), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->law, "law");
  gtk_widget_set_parent (self->law, GTK_WIDGET (self));
  self->up = add_button (self, "go-up-symbolic", _("Move the line up by one person (Ctrl+↑)"));
  self->down = add_button (self, "go-down-symbolic",
                           _("Move the line down by one person (Ctrl+↓)"));
}

static void
set_visible (GtkWidget *widget, gboolean visible)
{
  if (widget != NULL)
    gtk_widget_set_visible (widget, visible);
}

/* Only the widgets of one face are there at a time. */
static void
turn_to (TdBoardRowView *self, Face face)
{
  if (self->face == face)
    return;
  self->face = face;
  if (face == FACE_PERSON && self->badge == NULL)
    make_person (self);
  if (face == FACE_HEAD && self->arrow == NULL)
    make_head (self);
  if (face == FACE_RULE && self->knob == NULL)
    make_rule (self);
  for (guint i = 0; i < TD_BOARD_COLUMN_CLASS; i++)
    set_visible (self->cells[i], face == FACE_PERSON);
  set_visible (self->note_icon, face == FACE_PERSON);
  set_visible (self->reason, face == FACE_PERSON);
  set_visible (self->button, face == FACE_PERSON);
  set_visible (self->badge, face == FACE_PERSON);
  set_visible (self->arrow, face == FACE_HEAD);
  set_visible (self->title, face == FACE_HEAD);
  set_visible (self->subtitle, face == FACE_HEAD);
  set_visible (self->pill, face == FACE_HEAD);
  for (guint i = 0; i < G_N_ELEMENTS (self->rules); i++)
    set_visible (self->rules[i], face == FACE_RULE);
  set_visible (self->knob, face == FACE_RULE);
  set_visible (self->law, face == FACE_RULE);
  set_visible (self->up, face == FACE_RULE);
  set_visible (self->down, face == FACE_RULE);
}

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

  turn_to (self, FACE_PERSON);
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
  td_board_badge_show (TD_BOARD_BADGE (self->pill), missing ? "dialog-question-symbolic" : NULL,
                       count, missing ? "unrated" : "plain");
  set_spoken (self, g_strdup_printf (_("%s: %s, %s"), title, words, count));
}

static void
show_head (TdBoardRowView *self, TdBoardList *list)
{
  gboolean collapsed = td_board_list_is_collapsed (list, self->position);

  turn_to (self, FACE_HEAD);
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

  turn_to (self, FACE_RULE);
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

  turn_to (self, FACE_RULE);
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

/* --- layout --- */

static void
put (GtkWidget *widget, int x, int width, int height)
{
  int least = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_set_child_visible (widget, width > 0);
  gtk_widget_size_allocate (widget, &(GtkAllocation) { x, 0, MAX (width, least), height }, -1);
}

static int
get_natural_width (GtkWidget *widget)
{
  int natural = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static void
lay_person (TdBoardRowView *self, int width, int height)
{
  TdBoardCell cells[TD_N_BOARD_COLUMNS];
  TdBoardCell note;
  TdBoardCell klass;
  int from;

  td_board_columns_share (width, self->layers, cells);
  note = cells[TD_BOARD_COLUMN_NOTE];
  klass = cells[TD_BOARD_COLUMN_CLASS];
  put (self->cells[TD_BOARD_COLUMN_NAME], cells[TD_BOARD_COLUMN_NAME].x,
       cells[TD_BOARD_COLUMN_NAME].width - GAP, height);
  put (self->cells[TD_BOARD_COLUMN_POST], cells[TD_BOARD_COLUMN_POST].x,
       cells[TD_BOARD_COLUMN_POST].width - GAP, height);
  if (self->row.kind != TD_BOARD_ROW_PERSON)
    {
      int wanted = get_natural_width (self->button);

      from = cells[TD_BOARD_COLUMN_POST].x + cells[TD_BOARD_COLUMN_POST].width;
      put (self->reason, from, width - EDGE - wanted - GAP - from, height);
      put (self->button, width - EDGE - wanted, wanted, height);
      return;
    }
  for (guint i = TD_BOARD_COLUMN_SELF; i <= TD_BOARD_COLUMN_COUNCIL; i++)
    put (self->cells[i], cells[i].x, cells[i].width, height);
  put (self->cells[TD_BOARD_COLUMN_RANK], cells[TD_BOARD_COLUMN_RANK].x,
       cells[TD_BOARD_COLUMN_RANK].width, height);
  put (self->note_icon, note.x, note.width > 0 ? ICON_WIDTH - GAP : 0, height);
  put (self->cells[TD_BOARD_COLUMN_NOTE], note.x + ICON_WIDTH, note.width - ICON_WIDTH - GAP,
       height);
  put (self->badge, klass.x, klass.width, height);
}

static void
lay_head (TdBoardRowView *self, int width, int height)
{
  TdBoardCell cells[TD_N_BOARD_COLUMNS];
  int from = EDGE + ICON_WIDTH + GAP;
  int to;
  int title;

  td_board_columns_share (width, self->layers, cells);
  to = cells[TD_BOARD_COLUMN_CLASS].x - GAP;
  title = MIN (get_natural_width (self->title), to - from);
  put (self->arrow, EDGE, ICON_WIDTH, height);
  put (self->title, from, title, height);
  put (self->subtitle, from + title + GAP + GAP / 2, to - from - title - GAP - GAP / 2, height);
  put (self->pill, cells[TD_BOARD_COLUMN_CLASS].x, cells[TD_BOARD_COLUMN_CLASS].width, height);
}

static void
lay_rule (TdBoardRowView *self, int width, int height)
{
  GtkWidget *label = gtk_widget_get_visible (self->knob) ? self->knob : self->law;
  int step = gtk_widget_get_visible (self->up) ? get_natural_width (self->up) : 0;
  int right = width - EDGE - (step > 0 ? 2 * step + GAP : 0);
  int from = 54;
  int wanted = MIN (get_natural_width (label), right - from);

  put (self->rules[0], EDGE, from - EDGE - (label == self->law ? GAP : 0), height);
  put (label, from, wanted, height);
  from += wanted + (label == self->law ? GAP : 0);
  put (self->rules[1], from, right - from, height);
  if (step == 0)
    return;
  put (self->up, width - EDGE - 2 * step, step, height);
  put (self->down, width - EDGE - step, step, height);
}

static void
td_board_row_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdBoardRowView *self = TD_BOARD_ROW_VIEW (widget);

  switch (self->face)
    {
    case FACE_PERSON:
      lay_person (self, width, height);
      break;
    case FACE_HEAD:
      lay_head (self, width, height);
      break;
    case FACE_RULE:
      lay_rule (self, width, height);
      break;
    case FACE_NONE:
    default:
      break;
    }
}

static void
td_board_row_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? 0 : LEAST_WIDTH;
  *natural = *minimum;
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
  widget_class->measure = td_board_row_view_measure;
  widget_class->size_allocate = td_board_row_view_size_allocate;
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
