/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-backup.h"
#include "td-store.h"

#include <glib/gstdio.h>

/*
 * The program is killed at random moments; afterwards the register must open,
 * pass its check, and hold all that had been committed and nothing half.
 */
#define N_KILLS 200

typedef struct
{
  char  *folder;
  GFile *reg;
} Fixture;

static const char *
get_program (const char *variable)
{
  const char *program = g_getenv (variable);

  g_assert_nonnull (program);
  return program;
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRecord) organisation = td_record_new (&td_entity_organisation);
  g_autoptr (TdStore) store = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("thidua-kill-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "Sổ thử.thidua", NULL);
  fixture->reg = g_file_new_for_path (path);
  td_record_set_text (organisation, "governing", "UBND tỉnh A");
  td_record_set_text (organisation, "department", "Sở B");
  td_record_set_text (organisation, "place", "A");
  store = td_store_create (fixture->reg, organisation, &error);
  g_assert_no_error (error);
  g_assert_true (td_store_close (store, &error));
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_object_unref (fixture->reg);
}

/* Opens the register as the next person would, checks it whole, and returns
 * how many people are in it and the first one's note. */
static guint
check_register (Fixture *fixture, char **note)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdStore) store = td_store_open (fixture->reg, TD_OPEN_DEFAULT, &error);
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_auto (GStrv) report = NULL;
  gint64 count;

  g_assert_no_error (error);
  g_assert_false (td_store_is_read_only (store));
  g_assert_true (td_store_check (store, &report, NULL, &error));
  g_assert_no_error (error);
  count = td_reader_count (td_store_get_reader (store), query, &error);
  g_assert_cmpint (count, >=, 0);
  if (note != NULL)
    {
      g_autoptr (TdRecord) person = td_reader_first (td_store_get_reader (store), query, &error);

      *note = g_strdup (td_record_get_text (person, "note"));
    }
  g_assert_true (td_store_close (store, &error));
  return (guint) count;
}

static GSubprocess *
start_import (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *list = g_test_build_filename (G_TEST_DIST, "data", "ds-cbccvc-so-tu-phap-2026.xlsx", NULL);
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, get_program ("TD_PROGRAM"),
                                           "import", g_file_peek_path (fixture->reg), "staff", list, NULL);

  g_assert_no_error (error);
  return process;
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new ();
  gint64 whole;
  guint n_none = 0;
  guint n_all = 0;

  g_test_message ("random seed is the time; each outcome must be right whatever it is");
  {
    g_autoptr (GSubprocess) process = start_import (fixture);
    gint64 begin = g_get_monotonic_time ();

    g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
    whole = g_get_monotonic_time () - begin;
    g_assert_cmpuint (check_register (fixture, NULL), ==, 111);
  }
  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autoptr (GSubprocess) process = NULL;
      guint count;

      fixture_tear_down (fixture, data);
      fixture_set_up (fixture, data);
      process = start_import (fixture);
      g_usleep ((gulong) (g_rand_double (random) * (double) whole * 1.1));
      g_subprocess_force_exit (process);
      g_subprocess_wait (process, NULL, NULL);
      count = check_register (fixture, NULL);
      /* The import is one change: everybody or nobody. */
      g_assert_true (count == 0 || count == 111);
      if (count == 0)
        n_none++;
      else
        n_all++;
    }
  g_test_message ("killed %u times: %u before the commit, %u after it", (guint) N_KILLS, n_none, n_all);
}

static void
test_edits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new ();
  guint last_seen = 0;

  {
    g_autoptr (GSubprocess) process = start_import (fixture);

    g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
  }
  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) process = NULL;
      g_autoptr (GDataInputStream) output = NULL;
      g_autofree char *note = NULL;
      guint committed = 0;
      guint wanted = (guint) g_rand_int_range (random, 1, 12);
      char *line;

      process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, get_program ("TD_EDIT_LOOP"),
                                  g_file_peek_path (fixture->reg), NULL);
      g_assert_no_error (error);
      output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
      while (committed < wanted && (line = g_data_input_stream_read_line (output, NULL, NULL, NULL)) != NULL)
        {
          committed = (guint) g_ascii_strtoull (line, NULL, 10);
          g_free (line);
        }
      g_usleep ((gulong) g_rand_int_range (random, 0, 3000));
      g_subprocess_force_exit (process);
      /* What was said before the end came was committed as well. */
      while ((line = g_data_input_stream_read_line (output, NULL, NULL, NULL)) != NULL)
        {
          committed = MAX (committed, (guint) g_ascii_strtoull (line, NULL, 10));
          g_free (line);
        }
      g_subprocess_wait (process, NULL, NULL);

      g_assert_cmpuint (check_register (fixture, &note), ==, 111);
      last_seen = (guint) g_ascii_strtoull (note, NULL, 10);
      g_assert_cmpuint (last_seen, >=, committed);
      g_assert_cmpuint (last_seen, <=, committed + 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/kill/import", Fixture, NULL, fixture_set_up, test_import, fixture_tear_down);
  g_test_add ("/kill/edits", Fixture, NULL, fixture_set_up, test_edits, fixture_tear_down);
  return g_test_run ();
}
