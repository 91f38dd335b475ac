/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-action.h"
#include "td-criteria-pane.h"

G_BEGIN_DECLS

/**
 * TdCriteriaPane:
 * @set: as it is now
 * @criterion, @record: the current criterion; 0 and %NULL for none
 * @set_record: of @set
 */
struct _TdCriteriaPane
{
  GtkWidget           parent_instance;

  TdStore            *store;
  TdCriteriaSet      *set;
  gint64              criterion;
  TdRecord           *record;
  TdRecord           *set_record;
  TdCriteriaPaneView  view;

  GtkWidget          *box;
  GtkWidget          *buttons[3];
  GtkWidget          *stack;
  GtkWidget          *nothing;   /* instead of the criterion */
  GtkWidget          *criterion_box;
  GtkWidget          *form;
  GtkWidget          *grades;
  GtkWidget          *edges_check; /* grades have lower edges */
  GtkWidget          *grades_hint;
  GtkWidget          *notes;     /* basis and guidance */
  GtkWidget          *set_form;
  GtkWidget          *set_notes;
  GtkWidget          *bands;
};

/* Who is told that a change was refused: the pane, and what was edited. */
typedef void (*TdCriteriaPaneFailed) (TdCriteriaPane *self, const char *key, const char *message);

/* @action: (transfer full).  @id: of the record; only while it is still shown does
 * @failed say in its place what is wrong, else the window does.  @key: static. */
void td_criteria_pane_run (TdCriteriaPane *self, TdAction *action, gint64 id, const char *key,
                           TdCriteriaPaneFailed failed);

/* %NULL when none is current. */
const TdCriterion *td_criteria_pane_get_criterion (TdCriteriaPane *self);

/* td-criteria-pane-criterion.c, -grades.c, -set.c */
GtkWidget *td_criteria_pane_make_criterion (TdCriteriaPane *self);
void       td_criteria_pane_show_criterion (TdCriteriaPane *self);
void       td_criteria_pane_add_grades     (TdCriteriaPane *self, GtkBox *box);
void       td_criteria_pane_show_grades    (TdCriteriaPane *self, const TdCriterion *criterion,
                                            gboolean is_other);
GtkWidget *td_criteria_pane_make_set       (TdCriteriaPane *self);
GtkWidget *td_criteria_pane_make_bands     (TdCriteriaPane *self);
void       td_criteria_pane_show_set       (TdCriteriaPane *self);

G_END_DECLS
