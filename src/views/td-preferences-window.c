/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-preferences-window.h"

#include "td-backup.h"
#include "td-edit.h"
#include "td-file-picker.h"
#include "td-language.h"
#include "td-record-form.h"
#include "td-shell.h"
#include "td-views.h"

#include <glib/gi18n-lib.h>

#define LABEL_WIDTH 190

struct _TdPreferencesWindow
{
  AdwWindow            parent_instance;

  TdPreferences       *preferences;
  TdStore             *store;
  GtkWidget           *form;
  char                *shown_author;
  gboolean             showing;

  GtkToggleButton     *vietnamese;
  GtkToggleButton     *english;
  AdwComboRow         *colors_row;
  AdwEntryRow         *author_row;
  GtkSwitch           *reveal_switch;
  AdwActionRow        *folder_row;
  GtkWidget           *usual_button;
  AdwPreferencesGroup *organisation_group;
};

G_DEFINE_FINAL_TYPE (TdPreferencesWindow, td_preferences_window, ADW_TYPE_WINDOW)

/* --- this computer --- */

/* The windows are built anew in the other language, and this one belongs to one
 * of them. */
static void
choose_language (TdPreferencesWindow *self, const char *code)
{
  GApplication *application = g_application_get_default ();

  if (self->showing || g_str_equal (code, td_language_get ()) || application == NULL)
    return;
  gtk_window_close (GTK_WINDOW (self));
  g_action_group_change_action_state (G_ACTION_GROUP (application), "language",
                                      g_variant_new_string (code));
}

static void
vietnamese_cb (TdPreferencesWindow *self)
{
  choose_language (self, "vi");
}

static void
english_cb (TdPreferencesWindow *self)
{
  choose_language (self, "en");
}

static void
colors_cb (TdPreferencesWindow *self)
{
  if (!self->showing)
    td_preferences_set_color_scheme (self->preferences,
                                     (TdColorScheme) adw_combo_row_get_selected (self->colors_row));
}

static void
author_cb (TdPreferencesWindow *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->author_row)));
  const char *author = *g_strstrip (name) != '\0' ? name : NULL;

  /* The computer's own name for the person is no choice of theirs. */
  if (g_strcmp0 (name, self->shown_author) == 0)
    return;
  td_preferences_set_author (self->preferences, author);
  if (self->store != NULL && author != NULL)
    td_store_set_author (self->store, author);
}

static void
reveal_cb (TdPreferencesWindow *self)
{
  if (!self->showing)
    td_preferences_set_reveal_personal (self->preferences,
                                        gtk_switch_get_active (self->reveal_switch));
}

static void
show_folder (TdPreferencesWindow *self)
{
  g_autoptr (GFile) chosen = td_preferences_get_backup_folder (self->preferences);
  g_autoptr (GFile) folder = self->store ? td_backup_get_folder (self->store)
                             : chosen ? g_object_ref (chosen) : NULL;
  g_autofree char *path = folder ? g_file_get_parse_name (folder)
                                 : g_strdup (_("The usual folder"));
  g_autofree char *escaped = g_markup_escape_text (path, -1);

  adw_action_row_set_subtitle (self->folder_row, escaped);
  gtk_widget_set_visible (self->usual_button, chosen != NULL);
}

static void
folder_picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdPreferencesWindow *self = TD_PREFERENCES_WINDOW (source);
  g_autoptr (GFile) folder = td_file_picker_finish (GTK_WIDGET (self), result);

  if (folder == NULL)
    return;
  td_preferences_set_backup_folder (self->preferences, folder);
  show_folder (self);
}

static void
change_folder_cb (TdPreferencesWindow *self)
{
  g_autoptr (GFile) folder = td_preferences_get_backup_folder (self->preferences);

  td_file_picker_open_async (GTK_WIDGET (self), _("Folder for Backups"), TD_FILE_FOLDER, folder,
                             folder_picked_cb, NULL);
}

static void
usual_folder_cb (TdPreferencesWindow *self)
{
  td_preferences_set_backup_folder (self->preferences, NULL);
  show_folder (self);
}

static void
show_preferences (TdPreferencesWindow *self)
{
  const char *author = td_preferences_get_author (self->preferences);
  gboolean is_english = g_str_equal (td_language_get (), "en");

  self->showing = TRUE;
  gtk_toggle_button_set_active (is_english ? self->english : self->vietnamese, TRUE);
  adw_combo_row_set_selected (self->colors_row,
                              td_preferences_get_color_scheme (self->preferences));
  if (author == NULL && self->store != NULL)
    author = td_store_get_author (self->store);
  self->shown_author = g_strdup (author ? author : "");
  gtk_editable_set_text (GTK_EDITABLE (self->author_row), self->shown_author);
  gtk_switch_set_active (self->reveal_switch,
                         td_preferences_get_reveal_personal (self->preferences));
  show_folder (self);
  self->showing = FALSE;
}

/* --- the organisation's record --- */

static void
show_organisation (TdPreferencesWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRecord) record = td_reader_get_organisation (td_store_get_reader (self->store),
                                                            &error);

  if (record == NULL)
    {
      td_shell_report_error (GTK_WIDGET (self), error);
      return;
    }
  td_record_form_set_record (TD_RECORD_FORM (self->form), record);
}

typedef struct
{
  TdPreferencesWindow *window;
  char                *key;
} Save;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Save *save = user_data;
  g_autoptr (GError) error = NULL;

  if (td_edit_save_field_finish (TD_STORE (source), result, &error) < 0 &&
      save->window->form != NULL)
    td_record_form_show_error (TD_RECORD_FORM (save->window->form), save->key, error->message);
  g_object_unref (save->window);
  g_free (save->key);
  g_free (save);
}

static void
committed_cb (TdPreferencesWindow *self, TdRecord *edited, const char *key)
{
  Save *save = g_new0 (Save, 1);

  save->window = g_object_ref (self);
  save->key = g_strdup (key);
  td_edit_save_field_async (self->store, td_record_form_get_record (TD_RECORD_FORM (self->form)),
                            edited, key, saved_cb, save);
}

static void
store_changed_cb (TdPreferencesWindow *self, TdChanges *changes)
{
  if (td_changes_touch (changes, &td_entity_organisation))
    show_organisation (self);
}

static void
add_organisation (TdPreferencesWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->organisation_group), self->store != NULL);
  if (self->store == NULL)
    return;
  self->form = td_record_form_new (self->store, &td_entity_organisation, NULL, LABEL_WIDTH);
  td_record_form_set_editable (TD_RECORD_FORM (self->form), !td_store_is_read_only (self->store));
  g_signal_connect_object (self->form, "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->organisation_group, self->form);
  show_organisation (self);
}

/* --- class --- */

/* What is being typed is written, as everywhere. */
static gboolean
td_preferences_window_close_request (GtkWindow *window)
{
  TdPreferencesWindow *self = TD_PREFERENCES_WINDOW (window);

  author_cb (self);
  if (self->form != NULL)
    td_record_form_commit (TD_RECORD_FORM (self->form));
  return GTK_WINDOW_CLASS (td_preferences_window_parent_class)->close_request (window);
}

static void
td_preferences_window_dispose (GObject *object)
{
  TdPreferencesWindow *self = TD_PREFERENCES_WINDOW (object);

  self->form = NULL;
  g_clear_pointer (&self->shown_author, g_free);
  g_clear_object (&self->preferences);
  g_clear_object (&self->store);
  adw_window_set_content (ADW_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_PREFERENCES_WINDOW);
  G_OBJECT_CLASS (td_preferences_window_parent_class)->dispose (object);
}

static void
td_preferences_window_class_init (TdPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_preferences_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = td_preferences_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               TD_RESOURCES "td-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdPreferencesWindow, vietnamese);
  gtk_widget_class_bind_template_child (widget_class, TdPreferencesWindow, english);
  gtk_widget_class_bind_template_child (widget_class, TdPreferencesWindow, colors_row);
  gtk_widget_class_bind_template_child (widget_class, TdPreferencesWindow, author_row);
  gtk_widget_class_bind_template_child (widget_class, TdPreferencesWindow, reveal_switch);
  gtk_widget_class_bind_template_child (widget_class, TdPreferencesWindow, folder_row);
  gtk_widget_class_bind_template_child (widget_class, TdPreferencesWindow, usual_button);
  gtk_widget_class_bind_template_child (widget_class, TdPreferencesWindow, organisation_group);
  gtk_widget_class_bind_template_callback (widget_class, vietnamese_cb);
  gtk_widget_class_bind_template_callback (widget_class, english_cb);
  gtk_widget_class_bind_template_callback (widget_class, colors_cb);
  gtk_widget_class_bind_template_callback (widget_class, author_cb);
  gtk_widget_class_bind_template_callback (widget_class, reveal_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, usual_folder_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_preferences_window_init (TdPreferencesWindow *self)
{
  /* The handlers of the template must not take the first values for choices. */
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_preferences_window_new (GtkWindow *parent, TdPreferences *preferences, TdStore *store)
{
  TdPreferencesWindow *self = g_object_new (TD_TYPE_PREFERENCES_WINDOW, "transient-for", parent,
                                            NULL);

  self->preferences = g_object_ref (preferences);
  self->store = store ? g_object_ref (store) : NULL;
  add_organisation (self);
  show_preferences (self);
  return GTK_WIDGET (self);
}
