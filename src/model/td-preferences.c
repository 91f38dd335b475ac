/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-preferences.h"

#include "td-error.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>

#define GENERAL "general"
#define WINDOW "window"
#define DEFAULT_WIDTH 1200
#define DEFAULT_HEIGHT 680
#define SMALLEST 200
#define LARGEST 20000
#define SAVE_DELAY_SECONDS 1

struct _TdPreferences
{
  GObject        parent_instance;

  GFile         *file;
  GFile         *kept_aside;    /* where a damaged file is put before the first save */
  gboolean       must_move;     /* it is not there yet */
  GKeyFile      *keys;         /* as it will be written; keys of newer versions stay */
  guint          save_source;
  gboolean       is_changed;

  char          *language;
  char          *author;
  char          *last_register; /* URI */
  char          *backup_folder; /* URI */
  GStrv          recent;
  int            width;
  int            height;
  gboolean       is_maximized;
  gboolean       reveal_personal;
  TdColorScheme  color_scheme;
};

enum
{
  PROP_0,
  PROP_LANGUAGE,
  PROP_AUTHOR,
  PROP_LAST_REGISTER,
  PROP_RECENT,
  PROP_WINDOW_WIDTH,
  PROP_WINDOW_HEIGHT,
  PROP_WINDOW_MAXIMIZED,
  PROP_REVEAL_PERSONAL,
  PROP_BACKUP_FOLDER,
  PROP_COLOR_SCHEME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static const char *const languages[] = { "vi", "en", NULL };

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

static void
note_change (TdPreferences *self,
             guint          property)
{
  self->is_changed = TRUE;
  if (self->save_source == 0)
    self->save_source = g_timeout_add_seconds_full (G_PRIORITY_LOW, SAVE_DELAY_SECONDS,
                                                    save_cb, self, NULL);
  if (property != PROP_0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
write_string (TdPreferences *self,
              const char    *key,
              const char    *value)
{
  if (value != NULL)
    g_key_file_set_string (self->keys, GENERAL, key, value);
  else
    g_key_file_remove_key (self->keys, GENERAL, key, NULL);
}

static void
change_string (TdPreferences *self,
               const char    *key,
               char         **place,
               const char    *value,
               guint          property)
{
  if (g_strcmp0 (*place, value) == 0)
    return;

  g_free (*place);
  *place = g_strdup (value);
  write_string (self, key, value);
  note_change (self, property);
}

static void
change_recent (TdPreferences *self,
               GPtrArray     *uris)
{
  GStrv recent;

  g_ptr_array_set_size (uris, (int) MIN (uris->len, TD_PREFERENCES_MAX_RECENT));
  g_ptr_array_add (uris, NULL);
  if (g_strv_equal ((const char *const *) self->recent, (const char *const *) uris->pdata))
    return;

  recent = g_strdupv ((char **) uris->pdata);
  g_strfreev (self->recent);
  self->recent = recent;
  g_key_file_set_string_list (self->keys, GENERAL, "recent",
                              (const char *const *) self->recent, g_strv_length (self->recent));
  note_change (self, PROP_RECENT);
}

/* The list without @uri, borrowed strings. */
static GPtrArray *
copy_recent_without (TdPreferences *self,
                     const char    *uri)
{
  GPtrArray *uris = g_ptr_array_new ();

  for (guint i = 0; self->recent[i] != NULL; i++)
    if (g_strcmp0 (self->recent[i], uri) != 0)
      g_ptr_array_add (uris, self->recent[i]);
  return uris;
}

static int
read_size (TdPreferences *self,
           const char    *key,
           int            missing)
{
  int size = g_key_file_get_integer (self->keys, WINDOW, key, NULL);

  return size >= SMALLEST && size <= LARGEST ? size : missing;
}

static void
read_values (TdPreferences *self)
{
  g_autoptr (GEnumClass) schemes = g_type_class_ref (TD_TYPE_COLOR_SCHEME);
  g_autofree char *language = g_key_file_get_string (self->keys, GENERAL, "language", NULL);
  g_autofree char *scheme = g_key_file_get_string (self->keys, GENERAL, "color-scheme", NULL);
  g_autofree char *author = g_key_file_get_string (self->keys, GENERAL, "author", NULL);
  GEnumValue *value = scheme != NULL ? g_enum_get_value_by_nick (schemes, scheme) : NULL;

  if (language != NULL && g_strv_contains (languages, language))
    self->language = g_steal_pointer (&language);
  else
    self->language = g_strdup (languages[0]);
  self->author = td_text_clean (author);
  self->last_register = g_key_file_get_string (self->keys, GENERAL, "last-register", NULL);
  self->backup_folder = g_key_file_get_string (self->keys, GENERAL, "backup-folder", NULL);
  self->recent = g_key_file_get_string_list (self->keys, GENERAL, "recent", NULL, NULL);
  if (self->recent == NULL)
    self->recent = g_new0 (char *, 1);
  self->width = read_size (self, "width", DEFAULT_WIDTH);
  self->height = read_size (self, "height", DEFAULT_HEIGHT);
  self->is_maximized = g_key_file_get_boolean (self->keys, WINDOW, "maximized", NULL);
  self->reveal_personal = g_key_file_get_boolean (self->keys, GENERAL, "reveal-personal", NULL);
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
    g_param_spec_int ("window-width", NULL, NULL, SMALLEST, LARGEST, DEFAULT_WIDTH, writable);
  properties[PROP_WINDOW_HEIGHT] =
    g_param_spec_int ("window-height", NULL, NULL, SMALLEST, LARGEST, DEFAULT_HEIGHT, writable);
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

const char *
td_preferences_get_language (TdPreferences *self)
{
  g_return_val_if_fail (TD_IS_PREFERENCES (self), "vi");

  return self->language;
}

void
td_preferences_set_language (TdPreferences *self,
                             const char    *language)
{
  g_return_if_fail (TD_IS_PREFERENCES (self));
  g_return_if_fail (language != NULL && g_strv_contains (languages, language));

  change_string (self, "language", &self->language, language, PROP_LANGUAGE);
}

const char *
td_preferences_get_author (TdPreferences *self)
{
  g_return_val_if_fail (TD_IS_PREFERENCES (self), NULL);

  return self->author;
}

void
td_preferences_set_author (TdPreferences *self,
                           const char    *author)
{
  g_autofree char *clean = td_text_clean (author);

  g_return_if_fail (TD_IS_PREFERENCES (self));

  change_string (self, "author", &self->author, clean, PROP_AUTHOR);
}

GFile *
td_preferences_get_last_register (TdPreferences *self)
{
  g_return_val_if_fail (TD_IS_PREFERENCES (self), NULL);

  return self->last_register != NULL ? g_file_new_for_uri (self->last_register) : NULL;
}

void
td_preferences_set_last_register (TdPreferences *self,
                                  GFile         *file)
{
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  g_return_if_fail (TD_IS_PREFERENCES (self));

  change_string (self, "last-register", &self->last_register, uri, PROP_LAST_REGISTER);
}

const char *const *
td_preferences_get_recent (TdPreferences *self)
{
  g_return_val_if_fail (TD_IS_PREFERENCES (self), NULL);

  return (const char *const *) self->recent;
}

void
td_preferences_add_recent (TdPreferences *self,
                           GFile         *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GPtrArray) uris = NULL;

  g_return_if_fail (TD_IS_PREFERENCES (self));

  uris = copy_recent_without (self, uri);
  g_ptr_array_insert (uris, 0, uri);
  change_recent (self, uris);
}

void
td_preferences_remove_recent (TdPreferences *self,
                              GFile         *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GPtrArray) uris = NULL;

  g_return_if_fail (TD_IS_PREFERENCES (self));

  uris = copy_recent_without (self, uri);
  change_recent (self, uris);
}

int
td_preferences_get_window_width (TdPreferences *self)
{
  g_return_val_if_fail (TD_IS_PREFERENCES (self), DEFAULT_WIDTH);

  return self->width;
}

int
td_preferences_get_window_height (TdPreferences *self)
{
  g_return_val_if_fail (TD_IS_PREFERENCES (self), DEFAULT_HEIGHT);

  return self->height;
}

void
td_preferences_set_window_size (TdPreferences *self,
                                int            width,
                                int            height)
{
  g_return_if_fail (TD_IS_PREFERENCES (self));

  width = CLAMP (width, SMALLEST, LARGEST);
  height = CLAMP (height, SMALLEST, LARGEST);
  if (self->width != width)
    {
      self->width = width;
      g_key_file_set_integer (self->keys, WINDOW, "width", width);
      note_change (self, PROP_WINDOW_WIDTH);
    }
  if (self->height != height)
    {
      self->height = height;
      g_key_file_set_integer (self->keys, WINDOW, "height", height);
      note_change (self, PROP_WINDOW_HEIGHT);
    }
}

gboolean
td_preferences_get_window_maximized (TdPreferences *self)
{
  g_return_val_if_fail (TD_IS_PREFERENCES (self), FALSE);

  return self->is_maximized;
}

void
td_preferences_set_window_maximized (TdPreferences *self,
                                     gboolean       maximized)
{
  g_return_if_fail (TD_IS_PREFERENCES (self));

  if (!self->is_maximized == !maximized)
    return;
  self->is_maximized = !!maximized;
  g_key_file_set_boolean (self->keys, WINDOW, "maximized", self->is_maximized);
  note_change (self, PROP_WINDOW_MAXIMIZED);
}

gboolean
td_preferences_get_reveal_personal (TdPreferences *self)
{
  g_return_val_if_fail (TD_IS_PREFERENCES (self), FALSE);

  return self->reveal_personal;
}

void
td_preferences_set_reveal_personal (TdPreferences *self,
                                    gboolean       reveal)
{
  g_return_if_fail (TD_IS_PREFERENCES (self));

  if (!self->reveal_personal == !reveal)
    return;
  self->reveal_personal = !!reveal;
  g_key_file_set_boolean (self->keys, GENERAL, "reveal-personal", self->reveal_personal);
  note_change (self, PROP_REVEAL_PERSONAL);
}

GFile *
td_preferences_get_backup_folder (TdPreferences *self)
{
  g_return_val_if_fail (TD_IS_PREFERENCES (self), NULL);

  return self->backup_folder != NULL ? g_file_new_for_uri (self->backup_folder) : NULL;
}

void
td_preferences_set_backup_folder (TdPreferences *self,
                                  GFile         *folder)
{
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  g_return_if_fail (TD_IS_PREFERENCES (self));

  change_string (self, "backup-folder", &self->backup_folder, uri, PROP_BACKUP_FOLDER);
}

TdColorScheme
td_preferences_get_color_scheme (TdPreferences *self)
{
  g_return_val_if_fail (TD_IS_PREFERENCES (self), TD_COLORS_SYSTEM);

  return self->color_scheme;
}

void
td_preferences_set_color_scheme (TdPreferences *self,
                                 TdColorScheme  scheme)
{
  g_autoptr (GEnumClass) schemes = g_type_class_ref (TD_TYPE_COLOR_SCHEME);
  GEnumValue *value = g_enum_get_value (schemes, scheme);

  g_return_if_fail (TD_IS_PREFERENCES (self));
  g_return_if_fail (value != NULL);

  if (self->color_scheme == scheme)
    return;
  self->color_scheme = scheme;
  write_string (self, "color-scheme", value->value_nick);
  note_change (self, PROP_COLOR_SCHEME);
}

/* One group of keys a list: "columns", and "width-KEY" for each width chosen. */
static char *
make_list_group (const char *list)
{
  return g_strconcat ("list ", list, NULL);
}

GStrv
td_preferences_get_columns (TdPreferences *self,
                            const char    *list)
{
  g_autofree char *group = make_list_group (list);

  g_return_val_if_fail (TD_IS_PREFERENCES (self), NULL);

  return g_key_file_get_string_list (self->keys, group, "columns", NULL, NULL);
}

void
td_preferences_set_columns (TdPreferences     *self,
                            const char        *list,
                            const char *const *keys)
{
  g_autofree char *group = make_list_group (list);

  g_return_if_fail (TD_IS_PREFERENCES (self));

  if (keys != NULL)
    g_key_file_set_string_list (self->keys, group, "columns", keys, g_strv_length ((GStrv) keys));
  else
    g_key_file_remove_key (self->keys, group, "columns", NULL);
  note_change (self, PROP_0);
}

int
td_preferences_get_column_width (TdPreferences *self,
                                 const char    *list,
                                 const char    *key)
{
  g_autofree char *group = make_list_group (list);
  g_autofree char *name = g_strconcat ("width-", key, NULL);
  int width;

  g_return_val_if_fail (TD_IS_PREFERENCES (self), -1);

  width = g_key_file_get_integer (self->keys, group, name, NULL);
  return width > 0 && width <= LARGEST ? width : -1;
}

void
td_preferences_set_column_width (TdPreferences *self,
                                 const char    *list,
                                 const char    *key,
                                 int            width)
{
  g_autofree char *group = make_list_group (list);
  g_autofree char *name = g_strconcat ("width-", key, NULL);

  g_return_if_fail (TD_IS_PREFERENCES (self));

  if (width > 0)
    g_key_file_set_integer (self->keys, group, name, width);
  else
    g_key_file_remove_key (self->keys, group, name, NULL);
  note_change (self, PROP_0);
}
