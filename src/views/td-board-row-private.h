/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board-columns.h"
#include "td-board-row.h"

G_BEGIN_DECLS

/* The three ways a row looks. */
typedef enum
{
  TD_BOARD_FACE_NONE,
  TD_BOARD_FACE_PERSON,
  TD_BOARD_FACE_HEAD,
  TD_BOARD_FACE_RULE, /* cap and line */
} TdBoardRowFace;

struct _TdBoardRowView
{
  GtkWidget        parent_instance;

  guint            position;
  TdBoardRow       row;
  TdBoardRowFlags  flags;
  guint            layers;
  TdBoardRowFace   face;
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
  GtkWidget       *why; /* the button around the pill */
  GtkWidget       *pill;

  /* cap and line */
  GtkWidget       *rules[2];
  GtkWidget       *knob;
  GtkWidget       *law;
  GtkWidget       *up;
  GtkWidget       *down;
};

/* Only the widgets of one face are there at a time; what has not been shown yet is
 * made. */
void td_board_row_view_turn_to           (TdBoardRowView *self, TdBoardRowFace face);
/* Heights and widths do not depend on what is shown. */
void td_board_row_view_class_init_layout (GtkWidgetClass *widget_class);

G_END_DECLS
