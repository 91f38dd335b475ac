/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-rows.h"

#include <glib/gi18n-lib.h>

void
td_criteria_rows_clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

GtkWidget *
td_criteria_rows_label (const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_widget_set_hexpand (label, TRUE);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

static void
add_row (GtkListBox *list, const char *icon, const char *css, const char *word, const char *text,
         const char *details)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *word_label = gtk_label_new (word);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (image, css);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_set_margin_top (image, 3);
  gtk_widget_add_css_class (word_label, css);
  gtk_label_set_xalign (GTK_LABEL (word_label), 0);
  gtk_label_set_yalign (GTK_LABEL (word_label), 0);
  gtk_label_set_width_chars (GTK_LABEL (word_label), 7);
  gtk_box_append (GTK_BOX (texts), td_criteria_rows_label (text, NULL));
  if (details != NULL)
    {
      GtkWidget *label = td_criteria_rows_label (details, "td-small");

      gtk_widget_add_css_class (label, "td-muted");
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), word_label);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (list, row);
}

void
td_criteria_rows_add_problem (GtkListBox *list, const TdCriteriaProblem *problem)
{
  if (problem->is_error)
    add_row (list, "dialog-error-symbolic", "td-err", _("Error"), problem->text, NULL);
  else
    add_row (list, "dialog-warning-symbolic", "td-warn", C_("issue", "Note"), problem->text, NULL);
}

static const char *
get_word (TdCriteriaChangeKind kind)
{
  switch (kind)
    {
    case TD_CRITERIA_ADDED:
      return C_("change", "Added");
    case TD_CRITERIA_REMOVED:
      return C_("change", "Removed");
    case TD_CRITERIA_CHANGED:
    default:
      return C_("change", "Changed");
    }
}

void
td_criteria_rows_add_change (GtkListBox *list, const TdCriteriaChange *change)
{
  static const struct
  {
    const char *icon;
    const char *css;
  } looks[] = {
    [TD_CRITERIA_ADDED] = { "list-add-symbolic", "td-ok" },
    [TD_CRITERIA_CHANGED] = { "document-edit-symbolic", "td-accent" },
    [TD_CRITERIA_REMOVED] = { "list-remove-symbolic", "td-err" },
  };
  g_autofree char *text = NULL;

  if (change->code == NULL)
    text = g_strdup (change->text);
  else if (change->is_band)
    /* Translators: code and name of a class. */
    text = g_strdup_printf (_("Class %1$s: %2$s"), change->code, change->text);
  else
    text = g_strdup_printf ("%s  %s", change->code, change->text);
  add_row (list, looks[change->kind].icon, looks[change->kind].css,
           get_word (change->kind), text, change->details);
}
