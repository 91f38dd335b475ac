/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-preferences-private.h"

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
  td_preferences_note_change (self, PROP_0);
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
  return width > 0 && width <= TD_PREFERENCES_LARGEST ? width : -1;
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
  td_preferences_note_change (self, PROP_0);
}
