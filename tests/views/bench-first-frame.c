/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-store.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>

/* How long it takes until the program shows its window around a register of 100,000
 * people, and until it shows people in it, beside a program that shows an empty window
 * of libadwaita: bench-first-frame PROGRAM
 * HOOK, on an X display.  Both are measured by the same hook, in turns, each in
 * a process of its own with preferences of its own. */
#define N_PEOPLE 100000
#define N_UNITS 100
#define N_RUNS 7
#define BUDGET 1.5

/* --- the floor: bench-first-frame --floor --- */

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 680);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), adw_header_bar_new ());
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_floor (void)
{
  g_autoptr (AdwApplication) application =
    adw_application_new ("io.github.thidua.Floor", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}

/* --- the register --- */

static void
fill_person (TdRecord *person, guint i, const gint64 *units)
{
  static const char *const family[] = { "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng" };
  static const char *const middle[] = { "Văn", "Thị", "Minh", "Ngọc", "Thanh" };
  static const char *const given[] = { "An", "Bình", "Châu", "Dũng", "Hà", "Khôi", "Lan", "Yến" };
  g_autofree char *name = g_strdup_printf ("%s %s %s", family[i % G_N_ELEMENTS (family)],
                                           middle[(i / 7) % G_N_ELEMENTS (middle)],
                                           given[(i / 35) % G_N_ELEMENTS (given)]);
  g_autofree char *cccd = g_strdup_printf ("056%09u", 100000000 + i);
  TdDate birth = { (guint16) (1965 + i % 35), (guint8) (1 + i % 12), (guint8) (1 + i % 28) };

  td_record_set_text (person, "name", name);
  td_record_set_date (person, "birth", birth);
  td_record_set_text (person, "sex", i % 2 == 0 ? "nu" : "nam");
  td_record_set_text (person, "kind", i % 3 == 0 ? "vien_chuc" : "cong_chuc");
  td_record_set_text (person, "post", "Chuyên viên");
  td_record_set_text (person, "cccd", cccd);
  td_record_set_int (person, "unit", units[i % N_UNITS]);
}

static gboolean
write_all (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 units[N_UNITS];

  for (guint i = 0; i < N_UNITS; i++)
    {
      g_autoptr (TdRecord) unit = td_record_new (&td_entity_unit);
      g_autofree char *name = g_strdup_printf ("Phòng số %u", i + 1);

      td_record_set_text (unit, "name", name);
      if (!td_writer_save (writer, unit, NULL, error))
        return FALSE;
      units[i] = td_record_get_id (unit);
    }
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);

      fill_person (person, i, units);
      if (!td_writer_save (writer, person, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static void
make_register (const char *path)
{
  g_autoptr (TdRecord) organisation = td_record_new (&td_entity_organisation);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdStore) store = NULL;

  td_record_set_text (organisation, "governing", "UBND tỉnh Hư Cấu");
  td_record_set_text (organisation, "department", "Sở Đông Người");
  td_record_set_text (organisation, "place", "Hư Cấu");
  store = td_store_create (file, organisation, &error);
  g_assert_no_error (error);
  td_store_write (store, "Thêm người hư cấu", write_all, NULL, NULL, &error);
  g_assert_no_error (error);
  td_store_close (store, &error);
  g_assert_no_error (error);
}

/* --- measuring --- */

static GSubprocessLauncher *
make_launcher (const char *folder, const char *hook, const char *out)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  static const char *const variables[] = { "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
                                           "XDG_CACHE_HOME", "XDG_STATE_HOME" };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    g_subprocess_launcher_setenv (launcher, variables[i], folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "LD_PRELOAD", hook, TRUE);
  g_subprocess_launcher_setenv (launcher, "BENCH_FIRST_FRAME", out, TRUE);
  g_subprocess_launcher_setenv (launcher, "THIDUA_NON_UNIQUE", "1", TRUE);
  g_subprocess_launcher_setenv (launcher, "GTK_A11Y", "none", TRUE);
  g_subprocess_launcher_setenv (launcher, "GSK_RENDERER", "cairo", TRUE);
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "memory", TRUE);
  g_subprocess_launcher_setenv (launcher, "ADW_DISABLE_PORTAL", "1", TRUE);
  return launcher;
}

/* In ms from the start of the process.
 * @first: its first frame
 * @rows: its first frame with rows in the table; the same where none are waited for
 */
typedef struct
{
  double first;
  double rows;
} Times;

static Times
measure (const char *folder, const char *hook, const char *const *argv, gboolean has_rows)
{
  g_autofree char *out = g_build_filename (folder, "first-frame", NULL);
  g_autoptr (GSubprocessLauncher) launcher = make_launcher (folder, hook, out);
  g_autofree char *start = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *end = NULL;
  Times times;

  if (has_rows)
    g_subprocess_launcher_setenv (launcher, "BENCH_ROWS", "1", TRUE);
  start = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  g_subprocess_launcher_setenv (launcher, "BENCH_START", start, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (out, &text, NULL, &error);
  g_assert_no_error (error);
  g_remove (out);
  times.first = g_ascii_strtod (text, &end);
  times.rows = g_ascii_strtod (end, NULL);
  return times;
}

static int
compare_doubles (const void *a, const void *b)
{
  const double *x = a;
  const double *y = b;

  return *x < *y ? -1 : *x > *y;
}

static double
take_median (double *values)
{
  qsort (values, N_RUNS, sizeof *values, compare_doubles);
  return values[N_RUNS / 2];
}

static void
remove_folder (GFile *folder)
{
  g_autoptr (GFileEnumerator) children =
    g_file_enumerate_children (folder, "standard::name,standard::type",
                               G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child;

  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) &&
         child != NULL)
    remove_folder (child);
  g_file_delete (folder, NULL, NULL);
}

/* Program and floor in turns. */
static void
measure_all (const char *folder, const char *self, const char *program, const char *hook,
             const char *file)
{
  double frames[N_RUNS];
  double rows[N_RUNS];
  double floors[N_RUNS];
  double floor_frame;

  /* Once each for the caches of the system and for the day's backup. */
  for (int i = -1; i < N_RUNS; i++)
    {
      Times full = measure (folder, hook, (const char *const[]) { program, file, NULL }, TRUE);
      Times empty = measure (folder, hook, (const char *const[]) { self, "--floor", NULL }, FALSE);

      if (i < 0)
        continue;
      frames[i] = full.first;
      rows[i] = full.rows;
      floors[i] = empty.first;
    }
  floor_frame = take_median (floors);
  g_print ("first frame: %.0f ms, floor %.0f ms, ratio %.2f (budget %.1f), %u people\n",
           take_median (frames), floor_frame, take_median (frames) / floor_frame, BUDGET, N_PEOPLE);
  g_print ("first frame with rows: %.0f ms, ratio %.2f\n", take_median (rows),
           take_median (rows) / floor_frame);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *file = NULL;
  g_autoptr (GFile) root = NULL;

  setlocale (LC_ALL, "");
  if (argc == 2 && g_str_equal (argv[1], "--floor"))
    return run_floor ();
  if (argc != 3)
    g_error ("bench-first-frame PROGRAM HOOK");
  /* The display ends with its last client: this one stays between the others. */
  gtk_init ();
  folder = g_dir_make_tmp ("td-first-frame-XXXXXX", &error);
  g_assert_no_error (error);
  root = g_file_new_for_path (folder);
  file = g_build_filename (folder, "dong-nguoi.thidua", NULL);
  make_register (file);
  measure_all (folder, argv[0], argv[1], argv[2], file);
  remove_folder (root);
  return 0;
}
