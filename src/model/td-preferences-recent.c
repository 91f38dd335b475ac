/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-preferences-private.h"

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
  g_key_file_set_string_list (self->keys, TD_PREFERENCES_GENERAL, "recent",
                              (const char *const *) self->recent, g_strv_length (self->recent));
  td_preferences_note_change (self, PROP_RECENT);
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
