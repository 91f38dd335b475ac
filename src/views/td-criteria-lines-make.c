/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-lines-private.h"

#include "td-error-label.h"
#include "td-views.h"

#define CELL_KEY "td-column"
#define REMOVE_WIDTH 24

guint
td_criteria_lines_get_index (GtkWidget *cell)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), CELL_KEY));
}

/* --- what is done in a cell --- */

static void
left_cb (GtkEventController *controller, TdCriteriaLines *self)
{
  td_criteria_lines_commit_cell (self, gtk_event_controller_get_widget (controller));
}

static void
activated_cb (GtkWidget *cell, TdCriteriaLines *self)
{
  td_criteria_lines_commit_cell (self, cell);
  gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

static gboolean
key_pressed_cb (GtkEventController *controller, guint keyval, guint keycode, GdkModifierType state,
                TdCriteriaLines *self)
{
  return keyval == GDK_KEY_Escape &&
         td_criteria_lines_revert_cell (self, gtk_event_controller_get_widget (controller));
}

static void
remove_cb (GtkWidget *button, TdCriteriaLines *self)
{
  td_criteria_lines_remove_line (self, button);
}

/* --- lines --- */

static GtkWidget *
make_cell (TdCriteriaLines *self, guint index)
{
  TdLinesColumn *column = td_criteria_lines_get_column (self, index);
  GtkWidget *cell = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_object_set_data (G_OBJECT (cell), CELL_KEY, GUINT_TO_POINTER (index));
  gtk_entry_set_has_frame (GTK_ENTRY (cell), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (cell), 1);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (cell), 1);
  gtk_entry_set_alignment (GTK_ENTRY (cell), column->line.is_figure ? 1 : 0);
  gtk_entry_set_placeholder_text (GTK_ENTRY (cell), column->line.is_below ? column->title : NULL);
  gtk_widget_set_hexpand (cell, column->line.width == 0);
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (cell, !column->is_hidden);
  td_widget_set_label (cell, column->title);
  if (column->line.width > 0)
    gtk_widget_set_size_request (cell, column->line.width, -1);
  g_signal_connect_object (cell, "activate", G_CALLBACK (activated_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, 0);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (cell, focus);
  gtk_widget_add_controller (cell, keys);
  return cell;
}

static GtkWidget *
make_remove (TdCriteriaLines *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "td-tiny");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, self->editable);
  gtk_widget_set_tooltip_text (button, self->remove_label);
  td_widget_set_label (button, self->remove_label);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  return button;
}

TdLinesLine *
td_criteria_lines_add_line (TdCriteriaLines *self)
{
  TdLinesLine *line = g_new0 (TdLinesLine, 1);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  line->cells = g_new0 (GtkWidget *, self->columns->len);
  line->shown = g_new0 (char *, self->columns->len + 1);
  line->row = gtk_list_box_row_new ();
  gtk_box_append (GTK_BOX (column), box);
  gtk_box_append (GTK_BOX (column), below);
  for (guint i = 0; i < self->columns->len; i++)
    {
      gboolean is_below = td_criteria_lines_get_column (self, i)->line.is_below;

      line->cells[i] = make_cell (self, i);
      line->shown[i] = g_strdup ("");
      gtk_editable_set_editable (GTK_EDITABLE (line->cells[i]), self->editable);
      gtk_box_append (GTK_BOX (is_below ? below : box), line->cells[i]);
    }
  gtk_box_append (GTK_BOX (box), make_remove (self));
  gtk_widget_set_size_request (box, -1, 32);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line->row), column);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line->row), FALSE);
  gtk_widget_set_focusable (line->row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), line->row);
  g_ptr_array_add (self->lines, line);
  return line;
}

/* --- the whole --- */

static GtkWidget *
make_titles (TdCriteriaLines *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < self->columns->len; i++)
    {
      TdLinesColumn *column = td_criteria_lines_get_column (self, i);
      GtkWidget *label = gtk_label_new (column->title);

      gtk_label_set_xalign (GTK_LABEL (label), column->line.is_figure ? 1 : 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (label, column->line.width == 0);
      gtk_widget_set_size_request (label, column->line.width, -1);
      gtk_widget_set_visible (label, !column->is_hidden && !column->line.is_below);
      gtk_widget_add_css_class (label, "td-small");
      gtk_widget_add_css_class (label, "td-muted");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_size_request (space, REMOVE_WIDTH, -1);
  gtk_box_append (GTK_BOX (box), space);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 6);
  return box;
}

void
td_criteria_lines_build (TdCriteriaLines *self, const char *title, const char *add)
{
  GtkWidget *heading = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "td-section");
  gtk_widget_set_margin_start (heading, 3);
  self->titles = make_titles (self);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "td-form");
  td_widget_set_label (self->list, title);
  self->error_label = td_error_label_new ();
  self->add_button = gtk_button_new_with_label (add);
  gtk_widget_add_css_class (self->add_button, "td-link");
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_START);
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (td_criteria_lines_begin), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), heading);
  gtk_box_append (GTK_BOX (self->box), self->titles);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_box_append (GTK_BOX (self->box), self->error_label);
  gtk_box_append (GTK_BOX (self->box), self->add_button);
}
