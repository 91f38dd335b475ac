/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-page-private.h"

#include "td-criteria-columns.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ISSUE_KEY "td-issue"

/* --- above the table --- */

static void
show_note (GtkWidget *note, GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text ? text : "");
  gtk_widget_set_visible (note, text != NULL);
}

/* Which round works with an older version, and how many others do. */
static char *
dup_older (TdCriteriaPage *self)
{
  const char *name = td_record_get_title (self->older->pdata[0]);
  guint n = self->older->len;

  if (n == 1)
    /* Translators: the name of a scoring round. */
    return g_strdup_printf (_("The round “%s” works with an older version of this set."), name);
  return g_strdup_printf (ngettext ("%u round works with an older version of this set.",
                                    "%u rounds work with an older version of this set.", n), n);
}

static char *
dup_used (TdCriteriaPage *self)
{
  gint64 version = td_record_get_int_or (self->record, "version", 0);
  guint n = td_criteria_list_get_n_rounds (TD_CRITERIA_LIST (self->list));

  if (self->older->len > 0)
    return dup_older (self);
  if (n == 0 || td_record_get_int_or (self->record, "used_version", 0) != version)
    return NULL;
  /* Translators: a number of scoring rounds, and the number of the next version. */
  return g_strdup_printf (ngettext ("%1$u round uses this version. The next edit makes version "
                                    "%2$u of it; the round keeps its copy.",
                                    "%1$u rounds use this version. The next edit makes version "
                                    "%2$u of it; the rounds keep their copies.", n),
                          n, (guint) version + 1);
}

static char *
dup_read_only (TdStore *store)
{
  const char *reason = td_store_get_read_only_reason (store);

  if (!td_store_is_read_only (store))
    return NULL;
  /* Translators: %s is why, a sentence. */
  return reason ? g_strdup_printf (_("Only for reading: nothing can be edited here. %s"), reason)
                : g_strdup (_("Only for reading: nothing can be edited here."));
}

void
td_criteria_page_show_notes (TdCriteriaPage *self)
{
  const TdCriteriaSet *set = td_criteria_model_get_set (self->model);
  g_autofree char *read_only = dup_read_only (td_page_get_store (TD_PAGE (self)));
  g_autofree char *unverified = NULL;
  g_autofree char *used = self->record ? dup_used (self) : NULL;

  if (set != NULL && set->unverified != NULL)
    unverified = g_strdup_printf (_("Not verified: %s"), set->unverified);
  show_note (self->read_only_note, self->read_only_label, read_only);
  show_note (self->unverified_note, self->unverified_label, unverified);
  show_note (self->used_note, self->used_label, used);
  gtk_widget_set_visible (self->apply_button, self->older != NULL && self->older->len > 0);
}

/* --- below it --- */

/* "Cộng 98 / khai 100: lệch 2". */
static char *
dup_sum (const TdCriteriaSet *set, gboolean *differs)
{
  gint64 sum = td_criteria_set_add_up (set, -1);
  g_autofree char *sum_text = td_decimal_to_text (sum);
  g_autofree char *max_text = td_decimal_to_text (set->max);
  g_autofree char *difference = NULL;

  *differs = FALSE;
  if (sum == TD_POINTS_MISSING)
    {
      *differs = td_criteria_set_count (set) > 0;
      return g_strdup (*differs ? _("Does not add up yet: a maximum is missing") : "");
    }
  if (set->max == TD_POINTS_MISSING)
    /* Translators: points. */
    return g_strdup_printf (_("Adds up to %s, no maximum declared"), sum_text);
  if (sum == set->max)
    /* Translators: points. */
    return g_strdup_printf (_("Adds up to %s, as declared"), sum_text);
  *differs = TRUE;
  difference = td_decimal_to_text (ABS (sum - set->max));
  /* Translators: points: what the criteria add up to, what is declared, the difference. */
  return g_strdup_printf (_("Adds up to %1$s / %2$s declared: %3$s off"), sum_text, max_text,
                          difference);
}

/* What is not verified stands above the table, word for word. */
static gboolean
is_told_above (const TdCriteriaSet *set, const TdCriteriaIssue *issue)
{
  return issue->index < 0 && issue->band < 0 && !issue->is_error && set->unverified != NULL &&
         strstr (issue->text, set->unverified) != NULL;
}

static void
add_issue (TdCriteriaPage *self, const TdCriteriaIssue *issue)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (issue->is_error ? "dialog-error-symbolic"
                                                                  : "dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (issue->text);

  gtk_widget_add_css_class (icon, issue->is_error ? "td-err" : "td-warn");
  td_widget_set_label (icon, issue->is_error ? _("Error") : C_("issue", "Note"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "td-small");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), ISSUE_KEY, (gpointer) issue);
  gtk_list_box_append (self->issues_list, row);
}

static void
show_count (TdCriteriaPage *self, guint n_errors, guint n_notes)
{
  g_autofree char *errors = g_strdup_printf (ngettext ("%u error", "%u errors", n_errors),
                                             n_errors);
  g_autofree char *notes = g_strdup_printf (ngettext ("%u thing to look at", "%u things to look at",
                                                      n_notes), n_notes);
  g_autofree char *text = NULL;

  if (n_errors > 0 && n_notes > 0)
    text = g_strdup_printf ("%s · %s", errors, notes);
  else
    text = g_strdup (n_errors > 0 ? errors : notes);
  gtk_label_set_text (self->issues_label, text);
  gtk_widget_set_visible (self->issues_button, n_errors + n_notes > 0);
  td_widget_set_css_class (self->issues_button, "td-err", n_errors > 0);
}

void
td_criteria_page_show_issues (TdCriteriaPage *self)
{
  const TdCriteriaSet *set = td_criteria_model_get_set (self->model);
  GPtrArray *issues = td_criteria_model_get_issues (self->model);
  g_autofree char *sum = NULL;
  gboolean differs = FALSE;
  guint counts[2] = { 0, 0 };
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->issues_list))) != NULL)
    gtk_list_box_remove (self->issues_list, row);
  for (guint i = 0; i < issues->len; i++)
    {
      const TdCriteriaIssue *issue = issues->pdata[i];

      if (is_told_above (set, issue))
        continue;
      counts[issue->is_error ? 0 : 1]++;
      add_issue (self, issue);
    }
  show_count (self, counts[0], counts[1]);
  gtk_widget_set_visible (self->issues_box,
                          counts[0] + counts[1] > 0 &&
                          gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->issues_button)));
  sum = set ? dup_sum (set, &differs) : g_strdup ("");
  gtk_label_set_text (self->sum_label, sum);
  gtk_image_set_from_icon_name (self->sum_icon, differs ? "dialog-warning-symbolic"
                                                        : "object-select-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->sum_icon), *sum != '\0');
  td_widget_set_css_class (gtk_widget_get_parent (GTK_WIDGET (self->sum_label)), "td-warn",
                           differs);
}

static void
issues_toggled_cb (TdCriteriaPage *self)
{
  td_criteria_page_show_issues (self);
}

/* To the row, the class or the set that it is about. */
static void
issue_activated_cb (TdCriteriaPage *self, GtkListBoxRow *row)
{
  const TdCriteriaIssue *issue = g_object_get_data (G_OBJECT (row), ISSUE_KEY);
  const TdCriteriaSet *set = td_criteria_model_get_set (self->model);
  TdCriteriaPane *details = TD_CRITERIA_PANE (self->details);

  self->wants_pane = TRUE;
  td_split_view_set_reveal (self->details_split, TRUE);
  if (issue->band >= 0)
    td_criteria_pane_focus_band (details, (guint) issue->band);
  else if (issue->index < 0)
    td_criteria_pane_set_view (details, TD_CRITERIA_PANE_SET);
  else
    {
      gint64 id = td_criteria_set_get (set, (guint) issue->index)->id;

      if (!td_data_table_set_current (self->table, id))
        td_page_set_search_text (TD_PAGE (self), "");
      td_data_table_set_current (self->table, id);
      td_criteria_pane_set_view (details, TD_CRITERIA_PANE_CRITERION);
      gtk_widget_grab_focus (GTK_WIDGET (self->table));
    }
}

void
td_criteria_page_bind_notes (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, read_only_note);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, read_only_label);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, unverified_note);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, unverified_label);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, used_note);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, used_label);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, apply_button);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, issues_box);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, issues_list);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, sum_icon);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, sum_label);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, issues_button);
  gtk_widget_class_bind_template_child (widget_class, TdCriteriaPage, issues_label);
  gtk_widget_class_bind_template_callback (widget_class, issues_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, issue_activated_cb);
}
