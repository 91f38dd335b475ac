/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cell-keys.h"

static const struct
{
  guint keyval;
  guint plain;
} plain_keys[] = {
  { GDK_KEY_KP_Up, GDK_KEY_Up },
  { GDK_KEY_KP_Down, GDK_KEY_Down },
  { GDK_KEY_KP_Left, GDK_KEY_Left },
  { GDK_KEY_KP_Right, GDK_KEY_Right },
  { GDK_KEY_KP_Page_Up, GDK_KEY_Page_Up },
  { GDK_KEY_KP_Page_Down, GDK_KEY_Page_Down },
  { GDK_KEY_KP_Home, GDK_KEY_Home },
  { GDK_KEY_KP_End, GDK_KEY_End },
  { GDK_KEY_KP_Insert, GDK_KEY_Insert },
  { GDK_KEY_KP_Delete, GDK_KEY_Delete },
  { GDK_KEY_KP_Enter, GDK_KEY_Return },
  { GDK_KEY_ISO_Enter, GDK_KEY_Return },
  { GDK_KEY_KP_Tab, GDK_KEY_Tab },
  { GDK_KEY_ISO_Left_Tab, GDK_KEY_Tab },
};

guint
td_cell_key_plain (guint keyval)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_keys); i++)
    if (plain_keys[i].keyval == keyval)
      return plain_keys[i].plain;
  return keyval;
}

gboolean
td_cell_key_ends_cell (guint keyval)
{
  guint plain = td_cell_key_plain (keyval);

  return plain == GDK_KEY_Return || plain == GDK_KEY_Tab;
}

gboolean
td_cell_key_undo_or_redo (GtkWidget *grid, guint keyval, GdkModifierType held)
{
  gboolean shifted = (held & GDK_SHIFT_MASK) != 0;
  guint key = gdk_keyval_to_lower (keyval);

  if ((held & ~GDK_SHIFT_MASK) != GDK_CONTROL_MASK ||
      (key != GDK_KEY_z && (key != GDK_KEY_y || shifted)))
    return FALSE;
  return gtk_widget_activate_action (grid, key == GDK_KEY_z && !shifted ? "win.undo" : "win.redo",
                                     NULL);
}

static void
connect_phase (GtkWidget *grid, GtkPropagationPhase phase, GCallback callback)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, phase);
  g_signal_connect_object (keys, "key-pressed", callback, grid, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (grid, keys);
}

void
td_cell_keys_connect (GtkWidget *grid, GCallback captured, GCallback left)
{
  connect_phase (grid, GTK_PHASE_CAPTURE, captured);
  connect_phase (grid, GTK_PHASE_BUBBLE, left);
}
