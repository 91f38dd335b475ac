/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-field-private.h"

#include "td-error-label.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/* --- using --- */

static void
chosen_cb (TdCriteriaField *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));
  gboolean is_none = position == 0 || position == GTK_INVALID_LIST_POSITION;

  td_criteria_field_offer (self, is_none ? NULL : self->codes[position - 1]);
}

static void
toggled_cb (TdCriteriaField *self)
{
  td_criteria_field_offer (self, gtk_switch_get_active (GTK_SWITCH (self->toggle)) ? "1" : NULL);
}

/* Enter commits as in the other rows: these texts are sentences, lines in them would
 * not be kept. */
static gboolean
key_pressed_cb (TdCriteriaField *self, guint keyval)
{
  if (keyval == GDK_KEY_Escape && td_criteria_field_is_typing (self))
    {
      td_criteria_field_set_error (self, NULL);
      td_criteria_field_show_value (self);
      return TRUE;
    }
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return FALSE;
  td_criteria_field_commit (self);
  gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (self)), GTK_DIR_TAB_FORWARD);
  return TRUE;
}

/* --- making --- */

static GtkWidget *
make_label (TdCriteriaField *self)
{
  GtkWidget *label = gtk_label_new (_(self->field->label));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "td-muted");
  gtk_widget_add_css_class (label, "td-small");
  self->label = label;
  return label;
}

static GtkWidget *
make_error (TdCriteriaField *self)
{
  self->error_label = td_error_label_new ();
  gtk_widget_set_margin_bottom (self->error_label, 6);
  return self->error_label;
}

static TdCriteriaField *
new_field (const TdField *field)
{
  TdCriteriaField *self = g_object_new (TD_TYPE_CRITERIA_FIELD, NULL);

  self->field = field;
  return self;
}

/* @label beside @editor, in one line. */
static void
place_beside (TdCriteriaField *self, GtkWidget *label, GtkWidget *editor)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_valign (editor, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), editor);
  gtk_box_append (GTK_BOX (column), box);
  gtk_box_append (GTK_BOX (column), make_error (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), column);
  td_widget_set_label (editor, _(self->field->label));
}

/* --- as high as its text --- */

static gboolean
fit_cb (gpointer user_data)
{
  TdCriteriaField *self = user_data;
  GtkTextView *view = GTK_TEXT_VIEW (self->text);
  GtkTextIter end;
  GdkRectangle place;

  self->fit_source = 0;
  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  gtk_text_view_get_iter_location (view, &end, &place);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              place.y + place.height);
  return G_SOURCE_REMOVE;
}

/* How high is known once the text has been laid out, which is under way now. */
static void
fit_soon (TdCriteriaField *self)
{
  if (self->fit_source == 0)
    self->fit_source = g_idle_add_full (GTK_PRIORITY_RESIZE, fit_cb, self, NULL);
}

/* A text view asks for the room that it would take in one line until it was laid out,
 * and never for less than it once had: it stands in a scroller that never scrolls. */
static GtkWidget *
make_scroller (TdCriteriaField *self)
{
  GtkAdjustment *adjustment;

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->text);
  gtk_widget_set_margin_bottom (self->scroller, 6);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (fit_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed",
                           G_CALLBACK (fit_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "map", G_CALLBACK (fit_soon), self, G_CONNECT_SWAPPED);
  return self->scroller;
}

GtkWidget *
td_criteria_field_new_text (const TdField *field)
{
  TdCriteriaField *self = new_field (field);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = make_label (self);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->text = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_widget_add_css_class (self->text, "td-plain");
  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (GTK_BOX (column), label);
  gtk_box_append (GTK_BOX (column), make_scroller (self));
  gtk_box_append (GTK_BOX (column), make_error (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), column);
  td_widget_set_label (self->text, _(field->label));
  g_signal_connect_object (focus, "leave", G_CALLBACK (td_criteria_field_commit), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->text, focus);
  gtk_widget_add_controller (self->text, keys);
  return GTK_WIDGET (self);
}

GtkWidget *
td_criteria_field_new_choice (const TdField *field, int label_width)
{
  TdCriteriaField *self = new_field (field);
  GtkWidget *label = make_label (self);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, "—");
  self->choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_label_set_width_chars (GTK_LABEL (label), 1);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_widget_set_size_request (label, label_width, 32);
  gtk_widget_set_hexpand (self->choice, TRUE);
  place_beside (self, label, self->choice);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

GtkWidget *
td_criteria_field_new_switch (const TdField *field)
{
  TdCriteriaField *self = new_field (field);
  GtkWidget *label = make_label (self);

  self->toggle = gtk_switch_new ();
  gtk_widget_add_css_class (self->toggle, "td-switch");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_size_request (label, -1, 32);
  place_beside (self, label, self->toggle);
  g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
