/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded by bench-first-frame into a program of GTK: when a window has been
 * painted for the first time, writes how long that took, in ms since the program
 * was started, into the file that BENCH_FIRST_FRAME names, and ends the program.
 * The program itself knows nothing of it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <gtk/gtk.h>

/* When the one who measures started the program, on the clock of all processes
 * of this machine. */
static double
get_elapsed (void)
{
  const char *start = g_getenv ("BENCH_START");

  return start != NULL ? (double) (g_get_monotonic_time () - g_ascii_strtoll (start, NULL, 10)) / 1e3
                       : -1;
}

static gboolean
quit_cb (gpointer user_data)
{
  g_application_quit (g_application_get_default ());
  return G_SOURCE_REMOVE;
}

static gboolean
has_mapped_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (window))
        return TRUE;
    }
  return FALSE;
}

static gboolean
painted_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  static gboolean was_painted;
  const char *path = g_getenv ("BENCH_FIRST_FRAME");
  g_autofree char *text = NULL;

  if (was_painted || path == NULL || !has_mapped_window ())
    return TRUE;
  was_painted = TRUE;
  text = g_strdup_printf ("%.3f", get_elapsed ());
  g_file_set_contents (path, text, -1, NULL);
  g_idle_add (quit_cb, NULL);
  return TRUE;
}

int
g_application_run (GApplication *application, int argc, char **argv)
{
  int (*run) (GApplication *, int, char **) = NULL;

  *(void **) &run = dlsym (RTLD_NEXT, "g_application_run");
  /* Kept: its signals are there once its class is. */
  g_type_class_ref (GDK_TYPE_FRAME_CLOCK);
  g_signal_add_emission_hook (g_signal_lookup ("after-paint", GDK_TYPE_FRAME_CLOCK), 0, painted_cb,
                              NULL, NULL);
  return run (application, argc, argv);
}
