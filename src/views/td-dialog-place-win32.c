/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-dialog-place.h"

#include <gdk/win32/gdkwin32.h>
#include <gtk/gtk.h>

static HWND
get_handle (GtkWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  return surface != NULL ? gdk_win32_surface_get_handle (surface) : NULL;
}

/* Where a window of @size begins, so that it lies over the middle from @from to @to and
 * between @first and @last. */
static LONG
find_start (LONG size, LONG from, LONG to, LONG first, LONG last)
{
  LONG start = from + (to - from - size) / 2;

  return MAX (MIN (start, last - size), first);
}

/* GDK does not know the size yet when it shows a window: it puts the corner to the
 * middle of the other. */
static gboolean
map_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  gpointer widget = g_value_get_object (&values[0]);
  GtkWindow *parent = GTK_IS_WINDOW (widget) ? gtk_window_get_transient_for (widget) : NULL;
  MONITORINFO monitor = { .cbSize = sizeof monitor };
  RECT own, other;
  LONG x, y;

  if (parent == NULL || get_handle (widget) == NULL || get_handle (parent) == NULL)
    return TRUE;
  if (!GetWindowRect (get_handle (widget), &own) || !GetWindowRect (get_handle (parent), &other)
      || !GetMonitorInfoW (MonitorFromWindow (get_handle (parent), MONITOR_DEFAULTTONEAREST),
                           &monitor))
    return TRUE;
  x = find_start (own.right - own.left, other.left, other.right, monitor.rcWork.left,
                  monitor.rcWork.right);
  y = find_start (own.bottom - own.top, other.top, other.bottom, monitor.rcWork.top,
                  monitor.rcWork.bottom);
  SetWindowPos (get_handle (widget), NULL, x, y, 0, 0,
                SWP_NOSIZE | SWP_NOZORDER | SWP_NOACTIVATE);
  return TRUE;
}

void
td_dialog_place_init (void)
{
  g_autoptr (GTypeClass) widget_class = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, map_cb, NULL, NULL);
}
