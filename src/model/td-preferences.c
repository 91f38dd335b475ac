/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-preferences-private.h"

#include "td-error.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>

#define SAVE_DELAY_SECONDS 1

const char *const td_preferences_languages[] = { "vi", "en", NULL };
static GParamSpec *properties[N_PROPS];

G_DEFINE_ENUM_TYPE (TdColorScheme, td_color_scheme,
                    G_DEFINE_ENUM_VALUE (TD_COLORS_SYSTEM, "system"),
                    G_DEFINE_ENUM_VALUE (TD_COLORS_LIGHT, "light"),
                    G_DEFINE_ENUM_VALUE (TD_COLORS_DARK, "dark"))

G_DEFINE_FINAL_TYPE (TdPreferences, td_preferences, G_TYPE_OBJECT)

static gboolean
save_cb (gpointer user_data)
{
  TdPreferences *self = user_data;
  g_autoptr (GError) error = NULL;

  self->save_source = 0;
  if (!td_preferences_save (self, &error))
    g_message ("%s", error->message);
  return G_SOURCE_REMOVE;
}

void
td_preferences_note_change (TdPreferences *self,
                            guint          property)
{
  self->is_changed = TRUE;
  if (self->save_source == 0)
    self->save_source = g_timeout_add_seconds_full (G_PRIORITY_LOW, SAVE_DELAY_SECONDS,
                                                    save_cb, self, NULL);
  if (property != PROP_0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
td_preferences_write_string (TdPreferences *self,
                             const char    *key,
                             const char    *value)
{
  if (value != NULL)
    g_key_file_set_string (self->keys, TD_PREFERENCES_GENERAL, key, value);
  else
    g_key_file_remove_key (self->keys, TD_PREFERENCES_GENERAL, key, NULL);
}

static int
read_size (TdPreferences *self,
           const char    *key,
           int            missing)
{
  int size = g_key_file_get_integer (self->keys, TD_PREFERENCES_WINDOW, key, NULL);

  return size >= TD_PREFERENCES_SMALLEST && size <= TD_PREFERENCES_LARGEST ? size : missing;
}

static char *
read_string (TdPreferences *self,
             const char    *key)
{
  return g_key_file_get_string (self->keys, TD_PREFERENCES_GENERAL, key, NULL);
}

static void
read_values (TdPreferences *self)
{
  g_autoptr (GEnumClass) schemes = g_type_class_ref (TD_TYPE_COLOR_SCHEME);
  g_autofree char *language = read_string (self, "language");
  g_autofree char *scheme = read_string (self, "color-scheme");
  g_autofree char *author = read_string (self, "author");
  GEnumValue *value = scheme != NULL ? g_enum_get_value_by_nick (schemes, scheme) : NULL;

  if (language != NULL && g_strv_contains (td_preferences_languages, language))
    self->language = g_steal_pointer (&language);
  else
    self->language = g_strdup (td_preferences_languages[0]);
  self->author = td_text_clean (author);
  self->last_register = read_string (self, "last-register");
  self->backup_folder = read_string (self, "backup-folder");
  self->recent = g_key_file_get_string_list (self->keys, TD_PREFERENCES_GENERAL, "recent", NULL,
                                             NULL);
  if (self->recent == NULL)
    self->recent = g_new0 (char *, 1);
  self->width = read_size (self, "width", TD_PREFERENCES_WIDTH);
  self->height = read_size (self, "height", TD_PREFERENCES_HEIGHT);
  self->is_maximized = g_key_file_get_boolean (self->keys, TD_PREFERENCES_WINDOW, "maximized",
                                               NULL);
  self->reveal_personal = g_key_file_get_boolean (self->keys, TD_PREFERENCES_GENERAL,
                                                  "reveal-personal", NULL);
  self->color_scheme = value != NULL ? (TdColorScheme) value->value : TD_COLORS_SYSTEM;
}

/* A file that is there but cannot be parsed may hold what its owner can still
 * read: it is to be moved out of the way, never overwritten.  Until there is
 * something to save it stays where it is, so that whoever reads it next is told
 * as well. */
static void
plan_to_move (TdPreferences *self)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *new_name = g_strconcat (name, ".damaged", NULL);
  g_autoptr (GFile) folder = g_file_get_parent (self->file);

  self->kept_aside = g_file_get_child (folder, new_name);
  self->must_move = TRUE;
}

static gboolean
move_aside (TdPreferences *self,
            GError       **error)
{
  if (self->must_move &&
      !g_file_move (self->file, self->kept_aside,
                    G_FILE_COPY_OVERWRITE | G_FILE_COPY_NO_FALLBACK_FOR_MOVE,
                    NULL, NULL, NULL, error))
    return FALSE;
  self->must_move = FALSE;
  return TRUE;
}

static void
load (TdPreferences *self)
{
  g_autofree char *data = NULL;
  gsize length;

  if (g_file_load_contents (self->file, NULL, &data, &length, NULL, NULL) &&
      (!g_utf8_validate (data, (gssize) length, NULL) ||
       !g_key_file_load_from_data (self->keys, data, length, G_KEY_FILE_KEEP_COMMENTS, NULL)))
    {
      plan_to_move (self);
      g_key_file_unref (self->keys);
      self->keys = g_key_file_new ();
    }
  read_values (self);
}

static void
td_preferences_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  TdPreferences *self = TD_PREFERENCES (object);

  switch (prop_id)
    {
    case PROP_LANGUAGE:
      g_value_set_string (value, self->language);
      break;
    case PROP_AUTHOR:
      g_value_set_string (value, self->author);
      break;
    case PROP_LAST_REGISTER:
      g_value_set_string (value, self->last_register);
      break;
    case PROP_RECENT:
      g_value_set_boxed (value, self->recent);
      break;
    case PROP_WINDOW_WIDTH:
      g_value_set_int (value, self->width);
      break;
    case PROP_WINDOW_HEIGHT:
      g_value_set_int (value, self->height);
      break;
    case PROP_WINDOW_MAXIMIZED:
      g_value_set_boolean (value, self->is_maximized);
      break;
    case PROP_REVEAL_PERSONAL:
      g_value_set_boolean (value, self->reveal_personal);
      break;
    case PROP_BACKUP_FOLDER:
      g_value_set_string (value, self->backup_folder);
      break;
    case PROP_COLOR_SCHEME:
      g_value_set_enum (value, self->color_scheme);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
td_preferences_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  TdPreferences *self = TD_PREFERENCES (object);

  switch (prop_id)
    {
    case PROP_LANGUAGE:
      td_preferences_set_language (self, g_value_get_string (value));
      break;
    case PROP_AUTHOR:
      td_preferences_set_author (self, g_value_get_string (value));
      break;
    case PROP_WINDOW_WIDTH:
      td_preferences_set_window_size (self, g_value_get_int (value), self->height);
      break;
    case PROP_WINDOW_HEIGHT:
      td_preferences_set_window_size (self, self->width, g_value_get_int (value));
      break;
    case PROP_WINDOW_MAXIMIZED:
      td_preferences_set_window_maximized (self, g_value_get_boolean (value));
      break;
    case PROP_REVEAL_PERSONAL:
      td_preferences_set_reveal_personal (self, g_value_get_boolean (value));
      break;
    case PROP_COLOR_SCHEME:
      td_preferences_set_color_scheme (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
td_preferences_dispose (GObject *object)
{
  TdPreferences *self = TD_PREFERENCES (object);

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->is_changed)
    save_cb (self);

  G_OBJECT_CLASS (td_preferences_parent_class)->dispose (object);
}

static void
td_preferences_finalize (GObject *object)
{
  TdPreferences *self = TD_PREFERENCES (object);

  g_clear_object (&self->file);
  g_clear_object (&self->kept_aside);
  g_key_file_unref (self->keys);
  g_free (self->language);
  g_free (self->author);
  g_free (self->last_register);
  g_free (self->backup_folder);
  g_strfreev (self->recent);

  G_OBJECT_CLASS (td_preferences_parent_class)->finalize (object);
}

static void
td_preferences_class_init (TdPreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = readable | G_PARAM_WRITABLE;

  object_class->get_property = td_preferences_get_property;
  object_class->set_property = td_preferences_set_property;
  object_class->dispose = td_preferences_dispose;
  object_class->finalize = td_preferences_finalize;

  properties[PROP_LANGUAGE] = g_param_spec_string ("language", NULL, NULL, "vi", writable);
  properties[PROP_AUTHOR] = g_param_spec_string ("author", NULL, NULL, NULL, writable);
  properties[PROP_LAST_REGISTER] =
    g_param_spec_string ("last-register", NULL, NULL, NULL, readable);
  properties[PROP_RECENT] = g_param_spec_boxed ("recent", NULL, NULL, G_TYPE_STRV, readable);
  properties[PROP_WINDOW_WIDTH] =
    g_param_spec_int ("window-width", NULL, NULL, TD_PREFERENCES_SMALLEST,
                      TD_PREFERENCES_LARGEST, TD_PREFERENCES_WIDTH, writable);
  properties[PROP_WINDOW_HEIGHT] =
    g_param_spec_int ("window-height", NULL, NULL, TD_PREFERENCES_SMALLEST,
                      TD_PREFERENCES_LARGEST, TD_PREFERENCES_HEIGHT, writable);
  properties[PROP_WINDOW_MAXIMIZED] =
    g_param_spec_boolean ("window-maximized", NULL, NULL, FALSE, writable);
  properties[PROP_REVEAL_PERSONAL] =
    g_param_spec_boolean ("reveal-personal", NULL, NULL, FALSE, writable);
  properties[PROP_BACKUP_FOLDER] =
    g_param_spec_string ("backup-folder", NULL, NULL, NULL, readable);
  properties[PROP_COLOR_SCHEME] =
    g_param_spec_enum ("color-scheme", NULL, NULL, TD_TYPE_COLOR_SCHEME, TD_COLORS_SYSTEM,
                       writable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
td_preferences_init (TdPreferences *self)
{
  self->keys = g_key_file_new ();
}

TdPreferences *
td_preferences_new (void)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "thidua",
                                            "preferences.ini", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return td_preferences_new_for_file (file);
}

TdPreferences *
td_preferences_new_for_file (GFile *file)
{
  TdPreferences *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (TD_TYPE_PREFERENCES, NULL);
  self->file = g_object_ref (file);
  load (self);
  return self;
}

gboolean
td_preferences_save (TdPreferences *self,
                     GError       **error)
{
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GError) problem = NULL;
  g_autofree char *data = NULL;
  gsize length;

  g_return_val_if_fail (TD_IS_PREFERENCES (self), FALSE);

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (!self->is_changed)
    return TRUE;

  folder = g_file_get_parent (self->file);
  data = g_key_file_to_data (self->keys, &length, NULL);
  if (!g_file_make_directory_with_parents (folder, NULL, &problem) &&
      g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_EXISTS))
    g_clear_error (&problem);
  /* GIO writes beside the file and renames: a crash leaves the old one. */
  if (problem == NULL && move_aside (self, &problem) &&
      g_file_replace_contents (self->file, data, length, NULL, FALSE,
                               G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                               NULL, NULL, &problem))
    {
      self->is_changed = FALSE;
      return TRUE;
    }

  g_set_error (error, TD_ERROR, TD_ERROR_FAILED,
               _("The preferences could not be saved: %s. They hold until the program is closed."),
               problem->message);
  return FALSE;
}

GFile *
td_preferences_get_kept_aside (TdPreferences *self)
{
  g_return_val_if_fail (TD_IS_PREFERENCES (self), NULL);

  return self->kept_aside;
}
