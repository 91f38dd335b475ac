/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-views.h"

#include <gio/gio.h>

/* Every class of GTK and libadwaita that @text, a .ui file, names is registered. */
static guint
check_file (const char *name, const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("(?:class|type)=\"((?:Gtk|Adw)[A-Za-z]+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL), n++)
    {
      g_autofree char *type = g_match_info_fetch (match, 1);

      if (g_type_from_name (type) == G_TYPE_INVALID)
        g_error ("%s names %s: td_views_init() has to register it", name, type);
    }
  return n;
}

static void
test_named (void)
{
  g_auto (GStrv) names = NULL;
  guint n = 0;

  td_views_init ();
  names = g_resources_enumerate_children (TD_RESOURCES, 0, NULL);
  g_assert_nonnull (names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (TD_RESOURCES, names[i], NULL);
      g_autoptr (GBytes) text = NULL;
      g_autofree char *copy = NULL;

      if (!g_str_has_suffix (names[i], ".ui"))
        continue;
      text = g_resources_lookup_data (path, 0, NULL);
      g_assert_nonnull (text);
      copy = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
      n += check_file (names[i], copy);
    }
  g_assert_cmpuint (n, >, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/types/named-in-ui-files", test_named);
  return g_test_run ();
}
