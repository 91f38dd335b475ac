/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-pane-private.h"

#include "td-criteria-sets.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

enum
{
  GRADE_LABEL,
  GRADE_POINTS,
  GRADE_FROM,
  N_GRADE_COLUMNS
};

/* --- saving --- */

static void
grades_failed (TdCriteriaPane *self, const char *key, const char *message)
{
  td_criteria_lines_set_error (TD_CRITERIA_LINES (self->grades), message);
}

static void
save_grades (TdCriteriaPane *self, GPtrArray *grades)
{
  g_autoptr (TdRecord) edited = td_record_copy (self->record);
  g_autofree char *text = td_grades_to_text (grades);

  td_record_set_text (edited, "grades", text);
  td_criteria_lines_set_error (TD_CRITERIA_LINES (self->grades), NULL);
  td_criteria_pane_run (self, td_criteria_save_criterion (self->record, edited), self->criterion,
                        "grades", grades_failed);
}

static GPtrArray *
copy_grades (const TdCriterion *criterion)
{
  GPtrArray *grades = td_grades_new ();

  for (guint i = 0; i < criterion->grades->len; i++)
    {
      const TdGrade *grade = criterion->grades->pdata[i];

      td_grades_add (grades, grade->label, grade->points, grade->from);
    }
  return grades;
}

/* A lower edge may be left out, points may not. */
static gboolean
read_figure (TdCriteriaPane *self, const char *text, gboolean optional, gint64 *value)
{
  g_autofree char *message = NULL;

  *value = TD_POINTS_MISSING;
  if (optional && !td_has_text (text))
    return TRUE;
  if (td_decimal_read (text, value) && *value >= 0)
    return TRUE;
  /* Translators: what was typed instead of a number. */
  message = g_strdup_printf (_("“%s” is no number of points. Write it like 1,5."), text);
  td_criteria_lines_set_error (TD_CRITERIA_LINES (self->grades), message);
  return FALSE;
}

/* Points are told from the label by the last colon. */
static gboolean
set_grade (TdCriteriaPane *self, TdGrade *grade, guint column, const char *text)
{
  if (column == GRADE_POINTS)
    return read_figure (self, text, FALSE, &grade->points);
  if (column == GRADE_FROM)
    return read_figure (self, text, TRUE, &grade->from);
  if (!td_has_text (text))
    {
      td_criteria_lines_set_error (TD_CRITERIA_LINES (self->grades),
                                   _("A grade needs a name. Remove it if it is not wanted."));
      return FALSE;
    }
  g_free (grade->label);
  grade->label = g_strdup (text);
  return TRUE;
}

static void
grade_edited_cb (TdCriteriaPane *self, guint line, guint column, const char *text)
{
  const TdCriterion *criterion = td_criteria_pane_get_criterion (self);
  g_autoptr (GPtrArray) grades = NULL;

  if (criterion == NULL || line >= criterion->grades->len)
    return;
  grades = copy_grades (criterion);
  if (set_grade (self, grades->pdata[line], column, text))
    save_grades (self, grades);
}

static void
grade_added_cb (TdCriteriaPane *self, const char *const *cells)
{
  const TdCriterion *criterion = td_criteria_pane_get_criterion (self);
  g_autoptr (GPtrArray) grades = NULL;
  gint64 points;
  gint64 from;

  if (criterion == NULL || !read_figure (self, cells[GRADE_POINTS], FALSE, &points) ||
      !read_figure (self, cells[GRADE_FROM], TRUE, &from))
    return;
  grades = copy_grades (criterion);
  td_grades_add (grades, cells[GRADE_LABEL], points, from);
  save_grades (self, grades);
}

static void
grade_removed_cb (TdCriteriaPane *self, guint line)
{
  const TdCriterion *criterion = td_criteria_pane_get_criterion (self);
  g_autoptr (GPtrArray) grades = NULL;

  if (criterion == NULL || line >= criterion->grades->len)
    return;
  grades = copy_grades (criterion);
  g_ptr_array_remove_index (grades, line);
  save_grades (self, grades);
}

static void
show_grades (TdCriteriaPane *self, const TdCriterion *criterion)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < criterion->grades->len; i++)
    {
      const TdGrade *grade = criterion->grades->pdata[i];
      char **cells = g_new0 (char *, N_GRADE_COLUMNS + 1);

      cells[GRADE_LABEL] = g_strdup (grade->label);
      cells[GRADE_POINTS] = td_decimal_to_text (grade->points);
      cells[GRADE_FROM] = td_decimal_to_text (grade->from);
      g_ptr_array_add (lines, cells);
    }
  td_criteria_lines_set (TD_CRITERIA_LINES (self->grades), lines);
}

static void
edges_toggled_cb (TdCriteriaPane *self)
{
  gboolean shown = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->edges_check));

  td_criteria_lines_show_column (TD_CRITERIA_LINES (self->grades), GRADE_FROM, shown);
}

/* The column is there where it has something, or once it is asked for. */
static void
show_edges (TdCriteriaPane *self, const TdCriterion *criterion, gboolean is_other)
{
  gboolean has_edges = FALSE;

  for (guint i = 0; i < criterion->grades->len; i++)
    has_edges |= ((const TdGrade *) criterion->grades->pdata[i])->from != TD_POINTS_MISSING;
  if (is_other || has_edges)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->edges_check), has_edges);
  gtk_widget_set_visible (self->edges_check, criterion->rule == TD_RULE_GRADED ||
                                             criterion->rule == TD_RULE_TALLY || has_edges);
}

/* --- showing --- */

static const char *
get_grades_hint (TdCriterionRule rule)
{
  switch (rule)
    {
    case TD_RULE_GRADED:
      return _("With lower edges the figure finds its grade by itself; else the grade is "
               "chosen.");
    case TD_RULE_TALLY:
      return _("How often each grade came up is counted; their mean, as a share of the best "
               "grade, gives the points.");
    case TD_RULE_WORST:
      return _("From the best to the worst: the person with the worst grade alone counts.");
    default:
      return "";
    }
}

void
td_criteria_pane_show_grades (TdCriteriaPane *self, const TdCriterion *criterion,
                              gboolean is_other)
{
  gboolean has_grades = criterion->rule == TD_RULE_GRADED || criterion->rule == TD_RULE_TALLY ||
                        criterion->rule == TD_RULE_WORST;

  if (is_other)
    td_criteria_lines_forget (TD_CRITERIA_LINES (self->grades));
  gtk_widget_set_visible (self->grades, has_grades || criterion->grades->len > 0);
  gtk_label_set_text (GTK_LABEL (self->grades_hint), get_grades_hint (criterion->rule));
  gtk_widget_set_visible (self->grades_hint, has_grades);
  show_edges (self, criterion, is_other);
  show_grades (self, criterion);
}

/* --- building --- */

static GtkWidget *
make_grades (TdCriteriaPane *self)
{
  const TdCriteriaLine columns[] = {
    { _("Grade"), 0, FALSE, TRUE, FALSE },
    { _("Points"), 40, TRUE, TRUE, FALSE },
    { C_("lower edge", "From"), 40, TRUE, FALSE, FALSE },
  };
  GtkWidget *lines = td_criteria_lines_new (columns, G_N_ELEMENTS (columns), _("Grades"),
                                            _("Add a Grade"), _("Remove the grade"));

  td_criteria_lines_set_editable (TD_CRITERIA_LINES (lines), !td_store_is_read_only (self->store));
  g_signal_connect_object (lines, "edited", G_CALLBACK (grade_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lines, "added", G_CALLBACK (grade_added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lines, "removed", G_CALLBACK (grade_removed_cb), self,
                           G_CONNECT_SWAPPED);
  return lines;
}

void
td_criteria_pane_add_grades (TdCriteriaPane *self, GtkBox *box)
{
  self->grades = make_grades (self);
  self->grades_hint = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->grades_hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->grades_hint), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->grades_hint), 20);
  gtk_widget_add_css_class (self->grades_hint, "td-small");
  gtk_widget_add_css_class (self->grades_hint, "td-muted");
  gtk_widget_set_margin_start (self->grades_hint, 3);
  self->edges_check = gtk_check_button_new_with_label (_("Grades have lower edges"));
  gtk_widget_add_css_class (self->edges_check, "td-small");
  gtk_widget_set_sensitive (self->edges_check, !td_store_is_read_only (self->store));
  g_signal_connect_object (self->edges_check, "toggled", G_CALLBACK (edges_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  edges_toggled_cb (self);
  gtk_box_append (box, self->grades);
  gtk_box_append (box, self->edges_check);
  gtk_box_append (box, self->grades_hint);
}
