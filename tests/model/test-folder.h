/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>

/* A folder for one test, removed with everything in it when it goes out of
 * scope: g_auto (TestFolder) folder = test_folder_make (); */
typedef struct
{
  char *path;
} TestFolder;

static inline TestFolder
test_folder_make (void)
{
  g_autoptr (GError) error = NULL;
  TestFolder self = { g_dir_make_tmp ("td-test-XXXXXX", &error) };

  g_assert_no_error (error);
  return self;
}

static inline GFile *
test_folder_get (TestFolder *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);

  return g_file_new_for_path (path);
}

static inline void
test_folder_remove (const char *path)
{
  g_autoptr (GDir) dir = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      test_folder_remove (child);
    }
  g_remove (path);
}

static inline void
test_folder_clear (TestFolder *self)
{
  if (self->path != NULL)
    test_folder_remove (self->path);
  g_clear_pointer (&self->path, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TestFolder, test_folder_clear)
