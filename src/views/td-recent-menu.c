/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-recent-menu.h"

/* An underscore in a label would be taken for a mnemonic. */
static char *
dup_label (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

void
td_recent_menu_fill (GMenu *menu, TdPreferences *preferences)
{
  const char *const *recent = td_preferences_get_recent (preferences);

  g_menu_remove_all (menu);
  for (guint i = 0; recent[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (recent[i]);
      g_autofree char *label = dup_label (file);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      /* Only local files are looked for: a share that is away would be waited for. */
      if (g_file_is_native (file) && !g_file_query_exists (file, NULL))
        continue;
      g_menu_item_set_action_and_target (item, "app.open-recent", "s", recent[i]);
      g_menu_append_item (menu, item);
    }
}

GMenu *
td_recent_menu_new (TdPreferences *preferences)
{
  GMenu *menu = g_menu_new ();

  td_recent_menu_fill (menu, preferences);
  return menu;
}
