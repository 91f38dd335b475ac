/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-preferences.h"

#include "test-folder.h"

#include <string.h>

static void
write_text (GFile *file, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_replace_contents (file, text, strlen (text), NULL, FALSE, 0, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
check_defaults (TdPreferences *preferences)
{
  g_autoptr (GFile) last = td_preferences_get_last_register (preferences);
  g_autoptr (GFile) backups = td_preferences_get_backup_folder (preferences);
  g_auto (GStrv) columns = td_preferences_get_columns (preferences, "staff");

  g_assert_cmpstr (td_preferences_get_language (preferences), ==, "vi");
  g_assert_null (td_preferences_get_author (preferences));
  g_assert_null (last);
  g_assert_null (backups);
  g_assert_null (columns);
  g_assert_cmpuint (g_strv_length ((GStrv) td_preferences_get_recent (preferences)), ==, 0);
  g_assert_false (td_preferences_get_reveal_personal (preferences));
  g_assert_false (td_preferences_get_window_maximized (preferences));
  g_assert_cmpint (td_preferences_get_window_width (preferences), <=, 1366);
  g_assert_cmpint (td_preferences_get_window_height (preferences), <=, 768);
  g_assert_cmpint (td_preferences_get_color_scheme (preferences), ==, TD_COLORS_SYSTEM);
  g_assert_cmpint (td_preferences_get_column_width (preferences, "staff", "name"), ==, -1);
}

static void
test_defaults (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GFile) file = test_folder_get (&folder, "thidua/preferences.ini");
  TdPreferences *preferences = td_preferences_new_for_file (file);

  check_defaults (preferences);
  g_assert_true (td_preferences_save (preferences, NULL));
  g_assert_finalize_object (preferences);
  /* Nothing was chosen: nothing is written. */
  g_assert_false (g_file_query_exists (file, NULL));
}

static void
test_round_trip (void)
{
  static const char *const keys[] = { "name", "birth", "unit", NULL };
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GFile) file = test_folder_get (&folder, "thidua/preferences.ini");
  g_autoptr (GFile) reg = test_folder_get (&folder, "Sổ; lạ, [1].thidua");
  TdPreferences *preferences = td_preferences_new_for_file (file);
  guint n_notifies = 0;

  g_signal_connect (preferences, "notify", G_CALLBACK (count_cb), &n_notifies);
  td_preferences_set_language (preferences, "en");
  td_preferences_set_language (preferences, "en");
  td_preferences_set_author (preferences, " Lê  Thị Thử ");
  td_preferences_set_last_register (preferences, reg);
  td_preferences_add_recent (preferences, reg);
  td_preferences_set_window_size (preferences, 1000, 600);
  td_preferences_set_window_maximized (preferences, TRUE);
  td_preferences_set_reveal_personal (preferences, TRUE);
  td_preferences_set_backup_folder (preferences, reg);
  td_preferences_set_color_scheme (preferences, TD_COLORS_DARK);
  g_assert_cmpuint (n_notifies, ==, 10);
  td_preferences_set_columns (preferences, "staff", keys);
  td_preferences_set_column_width (preferences, "staff", "name", 240);
  /* The last reference writes what is not written yet. */
  g_assert_finalize_object (preferences);

  preferences = td_preferences_new_for_file (file);
  {
    g_autoptr (GFile) last = td_preferences_get_last_register (preferences);
    g_autoptr (GFile) backups = td_preferences_get_backup_folder (preferences);
    g_autoptr (GFile) recent = g_file_new_for_uri (td_preferences_get_recent (preferences)[0]);
    g_auto (GStrv) columns = td_preferences_get_columns (preferences, "staff");

    g_assert_cmpstr (td_preferences_get_language (preferences), ==, "en");
    g_assert_cmpstr (td_preferences_get_author (preferences), ==, "Lê Thị Thử");
    g_assert_true (g_file_equal (last, reg));
    g_assert_true (g_file_equal (backups, reg));
    g_assert_true (g_file_equal (recent, reg));
    g_assert_cmpint (td_preferences_get_window_width (preferences), ==, 1000);
    g_assert_cmpint (td_preferences_get_window_height (preferences), ==, 600);
    g_assert_true (td_preferences_get_window_maximized (preferences));
    g_assert_true (td_preferences_get_reveal_personal (preferences));
    g_assert_cmpint (td_preferences_get_color_scheme (preferences), ==, TD_COLORS_DARK);
    g_assert_true (g_strv_equal ((const char *const *) columns, keys));
    g_assert_cmpint (td_preferences_get_column_width (preferences, "staff", "name"), ==, 240);
  }

  /* And back to what is usual. */
  td_preferences_set_columns (preferences, "staff", NULL);
  td_preferences_set_column_width (preferences, "staff", "name", -1);
  td_preferences_set_author (preferences, "");
  td_preferences_set_last_register (preferences, NULL);
  g_assert_true (td_preferences_save (preferences, NULL));
  g_assert_finalize_object (preferences);
  preferences = td_preferences_new_for_file (file);
  g_assert_null (td_preferences_get_columns (preferences, "staff"));
  g_assert_null (td_preferences_get_author (preferences));
  g_assert_null (td_preferences_get_last_register (preferences));
  g_assert_cmpint (td_preferences_get_column_width (preferences, "staff", "name"), ==, -1);
  g_assert_finalize_object (preferences);
}

static void
test_recent (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GFile) file = test_folder_get (&folder, "preferences.ini");
  g_autoptr (TdPreferences) preferences = td_preferences_new_for_file (file);
  g_autoptr (GFile) third = NULL;
  g_autofree char *uri = NULL;

  for (guint i = 0; i < 15; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.thidua", i);
      g_autoptr (GFile) reg = test_folder_get (&folder, name);

      td_preferences_add_recent (preferences, reg);
      if (i == 12)
        third = g_object_ref (reg);
    }
  g_assert_cmpuint (g_strv_length ((GStrv) td_preferences_get_recent (preferences)), ==,
                    TD_PREFERENCES_MAX_RECENT);
  uri = g_file_get_uri (third);
  g_assert_cmpstr (td_preferences_get_recent (preferences)[2], ==, uri);
  td_preferences_add_recent (preferences, third);
  g_assert_cmpstr (td_preferences_get_recent (preferences)[0], ==, uri);
  g_assert_cmpuint (g_strv_length ((GStrv) td_preferences_get_recent (preferences)), ==,
                    TD_PREFERENCES_MAX_RECENT);
}

/* A file that cannot be parsed is put aside with all that is in it. */
static void
test_damaged (void)
{
  static const char *const damaged[] = {
    "[general\nlanguage=en\n", "no group=1", "\xff\xfe\x01", "[a]\n=\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_auto (TestFolder) folder = test_folder_make ();
      g_autoptr (GFile) file = test_folder_get (&folder, "preferences.ini");
      g_autofree char *kept = NULL;
      TdPreferences *preferences;

      write_text (file, damaged[i]);
      preferences = td_preferences_new_for_file (file);
      check_defaults (preferences);
      g_assert_nonnull (td_preferences_get_kept_aside (preferences));
      g_assert_finalize_object (preferences);
      /* Only reading it moves nothing: the next reader is told as well. */
      preferences = td_preferences_new_for_file (file);
      g_assert_nonnull (td_preferences_get_kept_aside (preferences));
      td_preferences_set_language (preferences, "en");
      g_assert_true (td_preferences_save (preferences, NULL));
      g_assert_true (g_file_load_contents (td_preferences_get_kept_aside (preferences), NULL,
                                           &kept, NULL, NULL, NULL));
      g_assert_cmpstr (kept, ==, damaged[i]);
      td_preferences_set_language (preferences, "vi");
      g_assert_true (td_preferences_save (preferences, NULL));
      g_assert_finalize_object (preferences);
      preferences = td_preferences_new_for_file (file);
      g_assert_null (td_preferences_get_kept_aside (preferences));
      g_assert_finalize_object (preferences);
    }
}

/* Values that make no sense, key by key; what a newer version wrote is kept. */
static void
test_strange_values (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GFile) file = test_folder_get (&folder, "preferences.ini");
  g_autofree char *text = NULL;
  TdPreferences *preferences;

  write_text (file, "[general]\nlanguage=fr\ncolor-scheme=pink\nreveal-personal=maybe\nnew-key=7\n"
                    "[window]\nwidth=-5\nheight=many\nmaximized=2\n[list staff]\nwidth-name=0\n");
  preferences = td_preferences_new_for_file (file);
  check_defaults (preferences);
  g_assert_null (td_preferences_get_kept_aside (preferences));
  td_preferences_set_window_size (preferences, 1, 999999);
  g_assert_cmpint (td_preferences_get_window_width (preferences), >, 100);
  g_assert_cmpint (td_preferences_get_window_height (preferences), <, 100000);
  g_assert_true (td_preferences_save (preferences, NULL));
  g_assert_finalize_object (preferences);
  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
  g_assert_nonnull (strstr (text, "new-key=7"));
}

/* A folder that cannot be made: an error, and the choices still hold. */
static void
test_cannot_save (void)
{
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GFile) in_the_way = test_folder_get (&folder, "thidua");
  g_autoptr (GFile) file = test_folder_get (&folder, "thidua/preferences.ini");
  g_autoptr (TdPreferences) preferences = NULL;
  g_autoptr (GError) error = NULL;

  write_text (in_the_way, "");
  preferences = td_preferences_new_for_file (file);
  td_preferences_set_language (preferences, "en");
  g_assert_false (td_preferences_save (preferences, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (td_preferences_get_language (preferences), ==, "en");
  g_assert_true (g_file_delete (in_the_way, NULL, NULL));
  g_assert_true (td_preferences_save (preferences, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/preferences/defaults", test_defaults);
  g_test_add_func ("/preferences/round-trip", test_round_trip);
  g_test_add_func ("/preferences/recent", test_recent);
  g_test_add_func ("/preferences/damaged", test_damaged);
  g_test_add_func ("/preferences/strange-values", test_strange_values);
  g_test_add_func ("/preferences/cannot-save", test_cannot_save);
  return g_test_run ();
}
