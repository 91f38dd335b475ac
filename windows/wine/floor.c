/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least that a window of libadwaita takes to start: what check_start compares with.
 * Any key closes it. */
#include <adwaita.h>

static gboolean
key_cb (GMainLoop *loop)
{
  g_main_loop_quit (loop);
  return TRUE;
}

int
main (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GtkEventController *keys;
  GtkWidget *window;
  GtkWidget *box;

  adw_init ();
  window = adw_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), gtk_label_new ("Thi Đua"));
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Thi Đua");
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 680);
  keys = gtk_event_controller_key_new ();
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), loop);
  gtk_widget_add_controller (window, keys);
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (loop);
  return 0;
}
