/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-test-views.h"

#include "td-language.h"
#include "td-views.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

static TdApplication *application;
static char *home;

/* Folders of the test's own: not g_test_init()'s, which would hide the icons and
 * settings that GTK brings along. */
static void
make_home (void)
{
  static const char *const variables[] = { "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME",
                                           "XDG_STATE_HOME", "HOME" };
  g_autoptr (GError) error = NULL;

  home = g_dir_make_tmp ("td-views-XXXXXX", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_autofree char *path = g_build_filename (home, variables[i], NULL);

      g_mkdir_with_parents (path, 0700);
      g_setenv (variables[i], path, TRUE);
    }
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_remove (child);
    }
  g_rmdir (path);
}

void
td_test_views_init (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  make_home ();
  g_setenv ("THIDUA_NON_UNIQUE", "1", TRUE);
  g_setenv ("GTK_A11Y", "none", TRUE);
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("GTK_IM_MODULE", "gtk-im-context-simple", TRUE);
  g_setenv ("ADW_DISABLE_PORTAL", "1", TRUE);
  g_test_init (argc, argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  gtk_disable_setlocale ();
  /* Texts as they stand in the source, whatever catalogues are installed. */
  td_language_set ("en");
  gtk_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  application = td_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
}

int
td_test_views_run (void)
{
  int status = g_test_run ();

  g_clear_object (&application);
  remove_folder (home);
  g_clear_pointer (&home, g_free);
  return status;
}

TdApplication *
td_test_get_application (void)
{
  return application;
}

TdPreferences *
td_test_get_preferences (void)
{
  return td_application_get_preferences (application);
}

void
td_test_settle (void)
{
  for (guint i = 0; i < 20; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *frames = user_data;

  return ++*frames < 3 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
td_test_draw (GtkWidget *widget)
{
  guint frames = 0;

  gtk_widget_add_tick_callback (widget, count_frame_cb, &frames, NULL);
  td_test_until (frames >= 3);
  td_test_settle ();
}

/* --- registers --- */

static GFile *
make_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  return g_file_new_for_path (path);
}

TdStore *
td_test_make_store (const char *name)
{
  g_autoptr (TdRecord) organisation = td_record_new (&td_entity_organisation);
  g_autoptr (GFile) file = make_file (name);
  g_autoptr (GError) error = NULL;
  TdStore *store;

  td_record_set_text (organisation, "governing", "UBND tỉnh Hư Cấu");
  td_record_set_text (organisation, "department", "Sở Tư pháp");
  td_record_set_text (organisation, "place", "Hư Cấu");
  store = td_store_create (file, organisation, &error);
  g_assert_no_error (error);
  td_store_set_author (store, "Người thử");
  return store;
}

static gint64
save (TdStore *store, TdRecord *record, const char *label)
{
  g_autoptr (GError) error = NULL;

  td_store_save (store, label, record, &error);
  g_assert_no_error (error);
  return td_record_get_id (record);
}

gint64
td_test_add_unit (TdStore *store, const char *name)
{
  g_autoptr (TdRecord) unit = td_record_new (&td_entity_unit);

  td_record_set_text (unit, "name", name);
  return save (store, unit, "Thêm đơn vị");
}

gint64
td_test_add_person (TdStore *store, const char *name, gint64 unit)
{
  g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);

  td_record_set_text (person, "name", name);
  td_record_set_text (person, "kind", "cong_chuc");
  if (unit != 0)
    td_record_set_int (person, "unit", unit);
  return save (store, person, "Thêm cán bộ");
}

TdStore *
td_test_make_staffed_store (const char *name, guint n)
{
  TdStore *store = td_test_make_store (name);
  gint64 units[2];

  units[0] = td_test_add_unit (store, "Văn phòng");
  units[1] = td_test_add_unit (store, "Thanh tra Sở");
  td_test_add_people (store, units, 2, n);
  return store;
}

char *
td_test_get_value (TdStore *store, const TdEntity *entity, gint64 id, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRecord) record = td_reader_get (td_store_get_reader (store), entity, id, &error);

  g_assert_no_error (error);
  return td_record_dup_display (record, key);
}

guint
td_test_count (TdStore *store, const TdEntity *entity)
{
  g_autoptr (TdQuery) query = td_query_new (entity);

  return (guint) td_reader_count (td_store_get_reader (store), query, NULL);
}

/* --- windows --- */

TdWindow *
td_test_make_window (TdStore *store)
{
  TdWindow *window = td_window_new (ADW_APPLICATION (application), td_test_get_preferences ());

  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  td_window_set_store (window, store);
  gtk_window_present (GTK_WINDOW (window));
  td_test_draw (GTK_WIDGET (window));
  return window;
}

void
td_test_close_window (TdWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  td_test_settle ();
}

GtkWidget *
td_test_show (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 600);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  td_test_draw (window);
  return window;
}

GtkWidget *
td_test_find (GtkWidget *root, GType type)
{
  GtkWidget *child;

  if (g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root))
    return root;
  for (child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = td_test_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_called (GtkWidget *widget, const char *label)
{
  const char *text = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;
  g_autofree char *plain = NULL;
  g_auto (GStrv) parts = NULL;

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), label) == 0)
    return TRUE;
  if (text == NULL)
    return FALSE;
  parts = g_strsplit (text, "_", -1);
  plain = g_strjoinv ("", parts);
  return g_str_equal (plain, label);
}

GtkWidget *
td_test_find_button (GtkWidget *root, const char *label)
{
  GtkWidget *child;

  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root) && is_called (root, label))
    return root;
  for (child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = td_test_find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWindow *
td_test_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *newest = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        newest = window;
    }
  return newest;
}

void
td_test_release (TdStore *store)
{
  td_test_until (G_OBJECT (store)->ref_count == 1);
  g_assert_finalize_object (G_OBJECT (store));
}

void
td_test_activate (GtkWidget *widget, const char *action, const char *format, ...)
{
  g_autoptr (GVariant) target = NULL;
  va_list args;

  if (format != NULL)
    {
      va_start (args, format);
      target = g_variant_ref_sink (g_variant_new_va (format, NULL, &args));
      va_end (args);
    }
  g_assert_true (gtk_widget_activate_action_variant (widget, action, target));
}
