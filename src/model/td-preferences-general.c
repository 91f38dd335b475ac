/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-preferences-private.h"

#include "td-text.h"

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
  td_preferences_write_string (self, key, value);
  td_preferences_note_change (self, property);
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
  g_return_if_fail (language != NULL && g_strv_contains (td_preferences_languages, language));

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
  g_key_file_set_boolean (self->keys, TD_PREFERENCES_GENERAL, "reveal-personal",
                          self->reveal_personal);
  td_preferences_note_change (self, PROP_REVEAL_PERSONAL);
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
  td_preferences_write_string (self, "color-scheme", value->value_nick);
  td_preferences_note_change (self, PROP_COLOR_SCHEME);
}
