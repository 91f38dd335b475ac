/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-field-row-private.h"

#include "td-calendar.h"
#include "td-reference-picker.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

/* --- choices and references are committed at once --- */

static void
choice_cb (TdFieldRow *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));
  g_autoptr (TdRecord) edited = NULL;

  if (self->showing || self->record == NULL || position == GTK_INVALID_LIST_POSITION)
    return;
  edited = td_record_copy (self->record);
  if (position == 0)
    td_record_clear (edited, self->field->key);
  else if (self->field->type == TD_TYPE_FLAG)
    td_record_set_int (edited, self->field->key, position == 1);
  else
    td_record_set_text (edited, self->field->key, self->field->choices[position - 1].code);
  td_field_row_offer (self, edited);
}

static void
picked_cb (TdFieldRow *self)
{
  TdReferencePicker *picker = TD_REFERENCE_PICKER (self->picker);
  gint64 value = td_reference_picker_get_value (picker);
  g_autoptr (TdRecord) edited = NULL;

  if (self->showing || self->record == NULL)
    return;
  edited = td_record_copy (self->record);
  if (value == 0)
    td_record_clear (edited, self->field->key);
  else
    {
      td_record_set_int (edited, self->field->key, value);
      td_record_set_reference_title (edited, self->field->key,
                                     td_reference_picker_get_title (picker));
    }
  td_field_row_offer (self, edited);
}

/* --- text by Enter, or by leaving it --- */

static void
left_cb (TdFieldRow *self)
{
  td_field_row_commit (self);
}

/* To the next field; in a dialog the last one ends it. */
static void
text_activated_cb (TdFieldRow *self)
{
  if (td_field_row_commit (self) &&
      !gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (self)), GTK_DIR_TAB_FORWARD))
    gtk_widget_activate_default (GTK_WIDGET (self));
}

static gboolean
key_pressed_cb (TdFieldRow *self, guint keyval)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->text));

  if (keyval != GDK_KEY_Escape ||
      (g_strcmp0 (typed, self->shown) == 0 && !td_field_row_has_error (self)))
    return FALSE;
  td_field_row_revert (self);
  return TRUE;
}

/* An entry swallows Ctrl+Z also when nothing was typed in it: then the last change is
 * meant, wherever the focus happens to be.  Nothing is done in a dialog, which has
 * no such action. */
static gboolean
undo_cb (GtkWidget *text, GVariant *args, gpointer user_data)
{
  TdFieldRow *self = user_data;
  const char *action = g_variant_get_string (args, NULL);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->text)), self->shown) != 0)
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

static GtkEventController *
make_undo_keys (TdFieldRow *self)
{
  static const struct
  {
    guint            keyval;
    GdkModifierType  modifiers;
    const char      *action;
  } keys[] = {
    { GDK_KEY_z, GDK_CONTROL_MASK, "win.undo" },
    { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo" },
    { GDK_KEY_y, GDK_CONTROL_MASK, "win.redo" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (
        gtk_keyval_trigger_new (keys[i].keyval, keys[i].modifiers),
        gtk_callback_action_new (undo_cb, self, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_string (keys[i].action));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  return controller;
}

/* An entry rather than a bare GtkText, which accessibility does not know of. */
static GtkWidget *
make_text (TdFieldRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->text = gtk_entry_new ();
  gtk_entry_set_has_frame (GTK_ENTRY (self->text), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->text), 1);
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_widget_set_valign (self->text, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->text, "activate", G_CALLBACK (text_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->text, focus);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->text, keys);
  gtk_widget_add_controller (self->text, make_undo_keys (self));
  return self->text;
}

static GtkWidget *
make_choice (TdFieldRow *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, "—");
  if (self->field->type == TD_TYPE_FLAG)
    {
      gtk_string_list_append (words, _("Yes"));
      gtk_string_list_append (words, _("No"));
    }
  else
    {
      for (guint i = 0; self->field->choices[i].code != NULL; i++)
        gtk_string_list_append (words, _(self->field->choices[i].label));
    }
  self->choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_widget_set_hexpand (self->choice, TRUE);
  gtk_widget_set_valign (self->choice, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (choice_cb), self,
                           G_CONNECT_SWAPPED);
  return self->choice;
}

static GtkWidget *
make_picker (TdFieldRow *self, const char *label)
{
  self->picker = td_reference_picker_new (self->store, td_entity_find (self->field->reference),
                                          !(self->field->flags & TD_FIELD_REQUIRED), label);
  gtk_widget_set_hexpand (self->picker, TRUE);
  gtk_widget_set_valign (self->picker, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->picker, "notify::value", G_CALLBACK (picked_cb), self,
                           G_CONNECT_SWAPPED);
  return self->picker;
}

static void
day_picked_cb (TdFieldRow *self)
{
  g_autofree char *text = td_date_to_text (td_calendar_get_date (TD_CALENDAR (self->calendar)));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  td_field_row_enter_text (self, text);
}

/* Forty-two days for every date of a form are made when somebody wants them. */
static void
make_calendar (GtkMenuButton *button, gpointer user_data)
{
  TdFieldRow *self = user_data;
  TdDate date = { 0 };

  if (self->calendar == NULL)
    {
      GtkWidget *popover = gtk_popover_new ();

      self->calendar = td_calendar_new ();
      gtk_popover_set_child (GTK_POPOVER (popover), self->calendar);
      g_signal_connect_object (self->calendar, "picked", G_CALLBACK (day_picked_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, popover);
    }
  td_date_read (gtk_editable_get_text (GTK_EDITABLE (self->text)), &date);
  td_calendar_set_date (TD_CALENDAR (self->calendar), date);
}

static GtkWidget *
make_calendar_button (TdFieldRow *self)
{
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "x-office-calendar-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), make_calendar, self, NULL);
  gtk_widget_set_tooltip_text (self->button, _("Choose a day"));
  td_widget_set_label (self->button, _("Choose a day"));
  return self->button;
}

static void
eye_cb (TdFieldRow *self)
{
  td_field_row_set_revealed (self, !self->revealed);
}

static GtkWidget *
make_eye (TdFieldRow *self)
{
  self->button = gtk_button_new_from_icon_name ("view-reveal-symbolic");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (eye_cb), self, G_CONNECT_SWAPPED);
  return self->button;
}

void
td_field_row_add_editor (TdFieldRow *self, GtkBox *box, const char *label)
{
  GtkWidget *editor;

  if (self->field->type == TD_TYPE_CHOICE || self->field->type == TD_TYPE_FLAG)
    editor = make_choice (self);
  else if (self->field->type == TD_TYPE_REFERENCE)
    editor = make_picker (self, label);
  else
    editor = make_text (self);
  td_widget_set_label (editor, label);
  gtk_box_append (box, editor);

  if (self->field->type == TD_TYPE_DATE)
    gtk_box_append (box, make_calendar_button (self));
  else if (self->field->flags & TD_FIELD_PERSONAL)
    gtk_box_append (box, make_eye (self));
  if (self->button == NULL)
    return;
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "td-tiny");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
}
