/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-board-row-private.h"

#include "td-board-badge.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

#define EDGE 12
#define GAP 6
#define ICON_WIDTH 18
#define LEAST_WIDTH 300
#define LEAST_REASON 120

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
  self->why = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->why), self->pill);
  gtk_widget_set_halign (self->why, GTK_ALIGN_START);
  gtk_widget_set_valign (self->why, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->why, "td-pill");
  gtk_widget_add_css_class (self->why, "flat");
  gtk_widget_set_parent (self->why, GTK_WIDGET (self));
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

void
td_board_row_view_turn_to (TdBoardRowView *self, TdBoardRowFace face)
{
  if (self->face == face)
    return;
  self->face = face;
  if (face == TD_BOARD_FACE_PERSON && self->badge == NULL)
    make_person (self);
  if (face == TD_BOARD_FACE_HEAD && self->arrow == NULL)
    make_head (self);
  if (face == TD_BOARD_FACE_RULE && self->knob == NULL)
    make_rule (self);
  for (guint i = 0; i < TD_BOARD_COLUMN_CLASS; i++)
    set_visible (self->cells[i], face == TD_BOARD_FACE_PERSON);
  set_visible (self->note_icon, face == TD_BOARD_FACE_PERSON);
  set_visible (self->reason, face == TD_BOARD_FACE_PERSON);
  set_visible (self->button, face == TD_BOARD_FACE_PERSON);
  set_visible (self->badge, face == TD_BOARD_FACE_PERSON);
  set_visible (self->arrow, face == TD_BOARD_FACE_HEAD);
  set_visible (self->title, face == TD_BOARD_FACE_HEAD);
  set_visible (self->subtitle, face == TD_BOARD_FACE_HEAD);
  set_visible (self->why, face == TD_BOARD_FACE_HEAD);
  for (guint i = 0; i < G_N_ELEMENTS (self->rules); i++)
    set_visible (self->rules[i], face == TD_BOARD_FACE_RULE);
  set_visible (self->knob, face == TD_BOARD_FACE_RULE);
  set_visible (self->law, face == TD_BOARD_FACE_RULE);
  set_visible (self->up, face == TD_BOARD_FACE_RULE);
  set_visible (self->down, face == TD_BOARD_FACE_RULE);
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
      int room;

      from = cells[TD_BOARD_COLUMN_POST].x + cells[TD_BOARD_COLUMN_POST].width;
      room = width - EDGE - wanted - GAP - from;
      /* A few letters say nothing; the pane has all of it. */
      put (self->reason, from, room < LEAST_REASON ? 0 : room, height);
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
  put (self->why, cells[TD_BOARD_COLUMN_CLASS].x, cells[TD_BOARD_COLUMN_CLASS].width, height);
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
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdBoardRowView *self = TD_BOARD_ROW_VIEW (widget);

  switch (self->face)
    {
    case TD_BOARD_FACE_PERSON:
      lay_person (self, width, height);
      break;
    case TD_BOARD_FACE_HEAD:
      lay_head (self, width, height);
      break;
    case TD_BOARD_FACE_RULE:
      lay_rule (self, width, height);
      break;
    case TD_BOARD_FACE_NONE:
    default:
      break;
    }
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
         int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? 0 : LEAST_WIDTH;
  *natural = *minimum;
}

void
td_board_row_view_class_init_layout (GtkWidgetClass *widget_class)
{
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
}
