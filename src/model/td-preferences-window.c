/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-preferences-private.h"

int
td_preferences_get_window_width (TdPreferences *self)
{
  g_return_val_if_fail (TD_IS_PREFERENCES (self), TD_PREFERENCES_WIDTH);

  return self->width;
}

int
td_preferences_get_window_height (TdPreferences *self)
{
  g_return_val_if_fail (TD_IS_PREFERENCES (self), TD_PREFERENCES_HEIGHT);

  return self->height;
}

void
td_preferences_set_window_size (TdPreferences *self,
                                int            width,
                                int            height)
{
  g_return_if_fail (TD_IS_PREFERENCES (self));

  width = CLAMP (width, TD_PREFERENCES_SMALLEST, TD_PREFERENCES_LARGEST);
  height = CLAMP (height, TD_PREFERENCES_SMALLEST, TD_PREFERENCES_LARGEST);
  if (self->width != width)
    {
      self->width = width;
      g_key_file_set_integer (self->keys, TD_PREFERENCES_WINDOW, "width", width);
      td_preferences_note_change (self, PROP_WINDOW_WIDTH);
    }
  if (self->height != height)
    {
      self->height = height;
      g_key_file_set_integer (self->keys, TD_PREFERENCES_WINDOW, "height", height);
      td_preferences_note_change (self, PROP_WINDOW_HEIGHT);
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
  g_key_file_set_boolean (self->keys, TD_PREFERENCES_WINDOW, "maximized", self->is_maximized);
  td_preferences_note_change (self, PROP_WINDOW_MAXIMIZED);
}
