/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-application.h"

#include "td-about.h"
#include "td-dialog-place.h"
#include "td-file-picker.h"
#include "td-import-file.h"
#include "td-instance.h"
#include "td-language.h"
#include "td-message-log.h"
#include "td-preferences-window.h"
#include "td-views.h"
#include "td-window.h"

#include <glib/gi18n-lib.h>

struct _TdApplication
{
  AdwApplication parent_instance;

  TdPreferences *preferences;
};

G_DEFINE_FINAL_TYPE (TdApplication, td_application, ADW_TYPE_APPLICATION)

/* --- windows --- */

static TdWindow *
get_active_window (TdApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (window != NULL && !TD_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  return window ? TD_WINDOW (window) : NULL;
}

static TdWindow *
find_window_of (TdApplication *self, GFile *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      TdStore *store = TD_IS_WINDOW (l->data) ? td_window_get_store (l->data) : NULL;

      if (store != NULL && g_file_equal (td_store_get_file (store), file))
        return l->data;
    }
  return NULL;
}

static void
open_welcome (TdApplication *self)
{
  TdWindow *window = td_window_new (ADW_APPLICATION (self), self->preferences);

  td_window_set_store (window, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_register (TdApplication *self, GFile *file)
{
  TdWindow *window = find_window_of (self, file);
  TdWindow *active = get_active_window (self);

  if (window == NULL && active != NULL && td_window_get_store (active) == NULL)
    window = active;
  if (window == NULL)
    window = td_window_new (ADW_APPLICATION (self), self->preferences);
  if (td_window_get_store (window) == NULL)
    td_window_open (window, file);
  gtk_window_present (GTK_WINDOW (window));
}

/* The register that was used last, or the first-run page. */
static void
open_last (TdApplication *self)
{
  g_autoptr (GFile) last = td_preferences_get_last_register (self->preferences);

  if (last != NULL && g_file_query_exists (last, NULL))
    open_register (self, last);
  else
    open_welcome (self);
}

void
td_application_open_file (TdApplication *self, GFile *file)
{
  if (!td_import_is_list (file))
    {
      open_register (self, file);
      return;
    }
  if (get_active_window (self) == NULL)
    open_last (self);
  td_window_offer_list (get_active_window (self), file);
}

/* --- actions --- */

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_welcome (user_data);
}

static void
picked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = td_file_picker_finish (GTK_WIDGET (source), result);

  if (file != NULL)
    td_application_open_file (TD_APPLICATION (user_data), file);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdApplication *self = user_data;
  TdWindow *window = get_active_window (self);

  if (window != NULL)
    td_file_picker_open_async (GTK_WIDGET (window), _("Open a Register"), TD_FILE_REGISTER, NULL,
                               picked_cb, self);
}

static void
open_recent_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  td_application_open_file (user_data, file);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdApplication *self = user_data;
  TdWindow *window = get_active_window (self);
  GtkWidget *dialog;

  if (window == NULL)
    return;
  dialog = td_preferences_window_new (GTK_WINDOW (window), self->preferences,
                                      td_window_get_store (window));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdWindow *window = get_active_window (user_data);

  td_about_show (window ? GTK_WINDOW (window) : NULL);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdApplication *self = user_data;
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_application_quit (G_APPLICATION (self));
}

/* A window takes its texts when it is built: each is built anew around what it
 * shows.  One with an import under way is left as it is. */
static void
rebuild_window (TdApplication *self, TdWindow *old)
{
  TdWindow *window;

  if (td_window_get_cover (old) != NULL)
    return;
  window = td_window_new (ADW_APPLICATION (self), self->preferences);
  td_window_take_over (window, old);
  gtk_window_present (GTK_WINDOW (window));
  gtk_window_destroy (GTK_WINDOW (old));
}

static void
language_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  TdApplication *self = user_data;
  const char *code = g_variant_get_string (state, NULL);
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  if (g_str_equal (code, td_language_get ()) || !td_language_set (code))
    return;
  td_preferences_set_language (self->preferences, code);
  g_simple_action_set_state (action, state);
  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (TD_IS_WINDOW (l->data))
        rebuild_window (self, l->data);
    }
}

static const GActionEntry actions[] = {
  { "new", new_cb },
  { "open", open_cb },
  { "open-recent", open_recent_cb, "s" },
  { "preferences", preferences_cb },
  { "about", about_cb },
  { "quit", quit_cb },
};

static void
add_actions (TdApplication *self)
{
  GtkApplication *application = GTK_APPLICATION (self);
  GSimpleAction *language;

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  language = g_simple_action_new_stateful ("language", G_VARIANT_TYPE_STRING,
                                           g_variant_new_string (td_language_get ()));
  g_signal_connect_object (language, "change-state", G_CALLBACK (language_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (language));
  g_object_unref (language);
  gtk_application_set_accels_for_action (application, "app.preferences",
                                         (const char *[]) { "<Control>comma", NULL });
  gtk_application_set_accels_for_action (application, "app.quit",
                                         (const char *[]) { "<Control>q", NULL });
  gtk_application_set_accels_for_action (application, "window.close",
                                         (const char *[]) { "<Control>w", NULL });
}

/* --- the application --- */

static void
color_scheme_cb (TdApplication *self)
{
  static const AdwColorScheme schemes[] = {
    [TD_COLORS_SYSTEM] = ADW_COLOR_SCHEME_DEFAULT,
    [TD_COLORS_LIGHT] = ADW_COLOR_SCHEME_FORCE_LIGHT,
    [TD_COLORS_DARK] = ADW_COLOR_SCHEME_FORCE_DARK,
  };

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[td_preferences_get_color_scheme (self->preferences)]);
}

static gboolean
is_unique (void)
{
  return g_getenv ("THIDUA_NON_UNIQUE") == NULL;
}

static void
td_application_startup (GApplication *application)
{
  TdApplication *self = TD_APPLICATION (application);

  G_APPLICATION_CLASS (td_application_parent_class)->startup (application);
  g_object_set (gtk_settings_get_default (), "gtk-error-bell", FALSE, NULL);
  gtk_window_set_default_icon_name (TD_APPLICATION_ID);
  add_actions (self);
  g_signal_connect_object (self->preferences, "notify::color-scheme",
                           G_CALLBACK (color_scheme_cb), self, G_CONNECT_SWAPPED);
  color_scheme_cb (self);
#ifdef G_OS_WIN32
  td_dialog_place_init ();
  if (is_unique ())
    td_instance_listen ();
#endif
}

static void
td_application_activate (GApplication *application)
{
  TdApplication *self = TD_APPLICATION (application);
  TdWindow *window = get_active_window (self);

  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    open_last (self);
}

static void
td_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    td_application_open_file (TD_APPLICATION (application), files[i]);
}

static void
td_application_shutdown (GApplication *application)
{
  TdApplication *self = TD_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (!td_preferences_save (self->preferences, &error))
    g_message ("Preferences are not saved: %s", error->message);
  G_APPLICATION_CLASS (td_application_parent_class)->shutdown (application);
}

static void
td_application_dispose (GObject *object)
{
  g_clear_object (&TD_APPLICATION (object)->preferences);
  G_OBJECT_CLASS (td_application_parent_class)->dispose (object);
}

static void
td_application_class_init (TdApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_application_dispose;
  application_class->startup = td_application_startup;
  application_class->activate = td_application_activate;
  application_class->open = td_application_open;
  application_class->shutdown = td_application_shutdown;
}

static void
td_application_init (TdApplication *self)
{
  td_views_init ();
  self->preferences = td_preferences_new ();
}

TdApplication *
td_application_new (void)
{
  GApplicationFlags flags = G_APPLICATION_HANDLES_OPEN;

  if (!is_unique ())
    flags |= G_APPLICATION_NON_UNIQUE;
  return g_object_new (TD_TYPE_APPLICATION, "application-id", TD_APPLICATION_ID, "flags", flags,
                       NULL);
}

TdPreferences *
td_application_get_preferences (TdApplication *self)
{
  return self->preferences;
}

int
td_application_run (int argc, char **argv)
{
  g_autoptr (TdApplication) application = NULL;

#ifdef G_OS_WIN32
  /* A window has no standard error there. */
  g_autofree char *log = g_build_filename (g_get_user_data_dir (), "thidua", "messages.log", NULL);

  td_message_log_start (log);
  /* No bus: see td-instance.h. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  if (is_unique () && td_instance_hand_over (argv))
    return 0;
#endif
  /* The program's language is not the desktop's: td_language_init() chose it. */
  gtk_disable_setlocale ();
  application = td_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
