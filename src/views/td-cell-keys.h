/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the grids with a #TdCellEditor have in common in how they take keys. */

/* Keys that change what another one means; locks are none of them. */
#define TD_HELD_MASK (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK)

/* The key that means the same on the main part of the keyboard: arrows, Home, Delete and
 * Enter of the keypad; Tab for Shift+Tab, which has a name of its own. */
guint    td_cell_key_plain (guint keyval);
/* Whether it is one of those that end a cell: Enter or Tab. */
gboolean td_cell_key_ends_cell (guint keyval);
/* Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y take the last change back and make it again: the editor
 * would take them for its own text, of which there is none.  %FALSE: it is none of them. */
gboolean td_cell_key_undo_or_redo (GtkWidget *grid, guint keyval, GdkModifierType held);
/* @captured sees keys before the input method does, @left what the editor did not take;
 * both are handlers of "key-pressed" with @grid as first argument. */
void     td_cell_keys_connect (GtkWidget *grid, GCallback captured, GCallback left);

G_END_DECLS
