/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-columns.h"

#include "td-entity.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

#define INDENT 16

/* Less than that does not say what a criterion is about: then the kind of points goes. */
#define TEXT_WIDTH 262

/* The words of the entity's own choices, so that form and table say the same. */
static const char *
get_choice (const char *key, const char *code)
{
  const TdField *field = td_entity_field (&td_entity_criterion, key);

  for (guint i = 0; field->choices[i].code != NULL; i++)
    {
      if (g_str_equal (field->choices[i].code, code))
        return _(field->choices[i].label);
    }
  g_return_val_if_reached ("");
}

char *
td_criteria_columns_dup_max (const TdCriterion *criterion, gint64 max)
{
  g_autofree char *text = td_decimal_to_text (max);

  if (!td_has_text (text) || criterion->role == TD_ROLE_BASE)
    return g_steal_pointer (&text);
  return g_strconcat (criterion->role == TD_ROLE_BONUS ? "+" : "−", text, NULL);
}

const char *
td_criteria_columns_get_rule (TdCriterionRule rule)
{
  return get_choice ("rule", td_criterion_rule_code (rule));
}

const char *
td_criteria_columns_get_role (TdCriterionRole role)
{
  return get_choice ("role", td_criterion_role_code (role));
}

/* --- code, with a mark where something wants looking at --- */

static char *
dup_code (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return g_strdup (td_criteria_row_get (item)->code);
}

/* --- text --- */

static char *
dup_text (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return g_strdup (td_criteria_row_get (item)->text);
}

static gboolean
query_tooltip_cb (GtkWidget *cell, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  TdCriteriaRow *row = g_object_get_data (G_OBJECT (cell), "td-row");
  const char *issue = row ? td_criteria_row_get_issue (row) : NULL;
  g_autofree char *text = NULL;

  if (row == NULL)
    return FALSE;
  text = g_strdup_printf (issue ? "%s\n\n%s" : "%s", td_criteria_row_get (row)->text, issue);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static GtkWidget *
make_text (TdTableColumn *column, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *text = td_table_text_cell_new (0);
  GtkWidget *mark = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (mark, "td-warn");
  gtk_widget_set_margin_start (mark, 6);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_widget_set_has_tooltip (box, TRUE);
  g_signal_connect (box, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  return box;
}

static void
update_text (TdTableColumn *column, GtkWidget *cell, gpointer item, gpointer user_data)
{
  GtkWidget *text = gtk_widget_get_first_child (cell);
  GtkWidget *mark = gtk_widget_get_next_sibling (text);
  const TdCriterion *criterion = td_criteria_row_get (item);
  const char *issue = td_criteria_row_get_issue (item);
  guint depth = td_criteria_set_get_depth (td_criteria_row_get_set (item),
                                           td_criteria_row_get_index (item));

  gtk_widget_set_margin_start (text, (int) depth * INDENT);
  gtk_inscription_set_text (GTK_INSCRIPTION (text), criterion->text);
  gtk_widget_set_visible (mark, issue != NULL);
  td_widget_set_label (mark, issue ? issue : "");
  g_object_set_data_full (G_OBJECT (cell), "td-row", g_object_ref (item), g_object_unref);
}

/* --- how it is scored --- */

static char *
dup_rule (TdTableColumn *column, gpointer item, gpointer user_data)
{
  TdCriterionRule rule = td_criteria_row_get (item)->rule;

  return rule == TD_RULE_GROUP ? NULL : g_strdup (td_criteria_columns_get_rule (rule));
}

/* A word each: the long ones stand in the form. */
static char *
dup_role (TdTableColumn *column, gpointer item, gpointer user_data)
{
  switch (td_criteria_row_get (item)->role)
    {
    case TD_ROLE_BONUS:
      return g_strdup (C_("points", "Bonus"));
    case TD_ROLE_DEDUCTION:
      return g_strdup (C_("points", "Deducted"));
    case TD_ROLE_BASE:
    default:
      return g_strdup (C_("points", "Base"));
    }
}

static char *
dup_max (TdTableColumn *column, gpointer item, gpointer user_data)
{
  const TdCriterion *criterion = td_criteria_row_get (item);

  return td_criteria_columns_dup_max (criterion, criterion->max);
}

static char *
dup_mandatory (TdTableColumn *column, gpointer item, gpointer user_data)
{
  return td_criteria_row_get (item)->mandatory ? g_strdup (C_("column", "Mandatory")) : NULL;
}

static GtkWidget *
make_mandatory (TdTableColumn *column, gpointer user_data)
{
  GtkWidget *mark = gtk_label_new (NULL);

  gtk_widget_add_css_class (mark, "pill-mark");
  gtk_widget_add_css_class (mark, "warn");
  gtk_widget_set_halign (mark, GTK_ALIGN_START);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  return mark;
}

static void
update_mandatory (TdTableColumn *column, GtkWidget *cell, gpointer item, gpointer user_data)
{
  gtk_label_set_text (GTK_LABEL (cell), C_("column", "Mandatory"));
  gtk_widget_set_visible (cell, td_criteria_row_get (item)->mandatory);
}

static TdTableColumn *
add_column (TdDataTable *table, const char *key, const char *title, int width, guint rank,
            TdCellTextFunc func)
{
  TdTableColumn *column = td_table_column_new (key, title, width, func, NULL, NULL);

  td_table_column_set_sortable (column, FALSE);
  td_table_column_set_rank (column, rank);
  td_data_table_append_column (table, column);
  return column;
}

void
td_criteria_columns_add (TdDataTable *table)
{
  TdTableColumn *column;

  add_column (table, "code", _("Code"), 60, 0, dup_code);
  column = add_column (table, "text", _("Criterion"), TEXT_WIDTH, 0, dup_text);
  td_table_column_set_expand (column, TRUE);
  td_table_column_set_cell (column, make_text, update_text);
  column = add_column (table, "rule", C_("column", "Scored by"), 108, 2, dup_rule);
  td_table_column_set_label (column, _("How it is scored"));
  column = add_column (table, "role", C_("column", "Kind"), 70, 3, dup_role);
  td_table_column_set_label (column, _("Kind of points"));
  column = add_column (table, "max", C_("column", "Max"), 58, 0, dup_max);
  td_table_column_set_label (column, _("Maximum"));
  td_table_column_set_xalign (column, 1);
  column = add_column (table, "mandatory", C_("column", "Mandatory"), 84, 1, dup_mandatory);
  td_table_column_set_label (column, _("Mandatory: failing it bounds the class"));
  td_table_column_set_cell (column, make_mandatory, update_mandatory);
}
