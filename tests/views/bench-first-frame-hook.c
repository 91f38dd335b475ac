/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded by bench-first-frame into a program of GTK: writes into the file that
 * BENCH_FIRST_FRAME names how long it took, in ms since the program was started,
 * until a window was painted for the first time, and, where BENCH_ROWS is set, until
 * a table was painted with texts in its cells; then ends the program.  The program
 * itself knows nothing of it. */
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

/* Whether a cell of a table below @widget shows a text. */
static gboolean
has_rows (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_INSCRIPTION (widget) && gtk_widget_get_height (widget) > 0 &&
      gtk_inscription_get_text (GTK_INSCRIPTION (widget)) != NULL &&
      *gtk_inscription_get_text (GTK_INSCRIPTION (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (has_rows (child))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_window_with_rows (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (has_rows (window))
        return TRUE;
    }
  return FALSE;
}

static gboolean
painted_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  static double first;
  static gboolean is_done;
  const char *path = g_getenv ("BENCH_FIRST_FRAME");
  double now = get_elapsed ();
  g_autofree char *text = NULL;

  if (is_done || path == NULL || !has_mapped_window ())
    return TRUE;
  if (first == 0)
    first = now;
  if (g_getenv ("BENCH_ROWS") != NULL && !has_window_with_rows ())
    return TRUE;
  is_done = TRUE;
  text = g_strdup_printf ("%.3f %.3f", first, now);
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
