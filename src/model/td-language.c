/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-language.h"

#include "td-preferences.h"

#include <glib/gi18n-lib.h>

#include <locale.h>

static const char *const languages[] = { "vi", "en", NULL };
static const char *current = "vi";

/* gettext ignores LANGUAGE in the locales "C" and "POSIX", so that some UTF-8
 * locale is needed; C.UTF-8 is part of every C library that we run on.
 *
 * On Windows gettext goes by LC_MESSAGES, in the words of Windows: at any other name
 * it looks through all 500 locales at each text.  GLib takes the code page of messages
 * from there; without it GLib asks the console, and where a program has none, its
 * warning about that asks again and ends the program.  Pango takes the language of
 * texts from LANG. */
static void
choose_locale (void)
{
#ifdef G_OS_WIN32
  g_unsetenv ("LC_ALL");
  g_unsetenv ("LC_CTYPE");
  g_setenv ("LC_MESSAGES", "Vietnamese_Vietnam.UTF-8", TRUE);
  g_setenv ("LANG", "vi_VN.UTF-8", TRUE);
#else
  const char *found = setlocale (LC_ALL, "");
  const char *messages = found ? setlocale (LC_MESSAGES, NULL) : NULL;

  if (messages == NULL || g_str_equal (messages, "C") || g_str_equal (messages, "POSIX"))
    {
      if (setlocale (LC_ALL, "C.UTF-8") == NULL)
        setlocale (LC_ALL, "C.utf8");
    }
  setlocale (LC_NUMERIC, "C");
#endif
}

/* Where the catalogues lie: beside the program where it was moved as a whole,
 * and in the build folder when tests run what is not installed. */
static char *
find_catalogues (void)
{
  const char *uninstalled = g_getenv ("TD_LOCALEDIR");
#ifdef G_OS_WIN32
  g_autofree char *root = g_win32_get_package_installation_directory_of_module (NULL);
#endif

  if (uninstalled != NULL)
    return g_strdup (uninstalled);
#ifdef G_OS_WIN32
  return g_build_filename (root, "share", "locale", NULL);
#else
  return g_strdup (TD_LOCALEDIR);
#endif
}

gboolean
td_language_set (const char *code)
{
  if (!g_strv_contains (languages, code))
    return FALSE;
  for (guint i = 0; languages[i] != NULL; i++)
    {
      if (g_str_equal (languages[i], code))
        current = languages[i];
    }
  g_setenv ("LANGUAGE", current, TRUE);
  /* A changed text domain makes the C library look its catalogues up anew. */
  textdomain (GETTEXT_PACKAGE);
  return TRUE;
}

const char *
td_language_get (void)
{
  return current;
}

/* Takes "--lang X" and "--lang=X" out of @arguments.  (transfer full) */
static char *
take_language_option (GPtrArray *arguments)
{
  for (guint i = 1; i < arguments->len; i++)
    {
      const char *argument = arguments->pdata[i];

      if (g_str_has_prefix (argument, "--lang="))
        {
          char *code = g_strdup (argument + strlen ("--lang="));

          g_ptr_array_remove_index (arguments, i);
          return code;
        }
      if (g_str_equal (argument, "--lang") && i + 1 < arguments->len)
        {
          char *code = g_strdup (arguments->pdata[i + 1]);

          g_ptr_array_remove_range (arguments, i, 2);
          return code;
        }
    }
  return NULL;
}

GStrv
td_language_init (int argc, char **argv)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TdPreferences) preferences = NULL;
  g_autofree char *option = NULL;
  g_autofree char *catalogues = NULL;
#ifdef G_OS_WIN32
  g_auto (GStrv) given = g_win32_get_command_line ();
#else
  char **given = argv;
#endif

  choose_locale ();
  preferences = td_preferences_new ();
  for (guint i = 0; given[i] != NULL; i++)
    g_ptr_array_add (arguments, g_strdup (given[i]));
  option = take_language_option (arguments);

  catalogues = find_catalogues ();
  bindtextdomain (GETTEXT_PACKAGE, catalogues);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  if (option == NULL || !td_language_set (option))
    td_language_set (td_preferences_get_language (preferences));

  g_ptr_array_add (arguments, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&arguments), FALSE);
}
