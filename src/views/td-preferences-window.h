/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-preferences.h"
#include "td-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdPreferencesWindow:
 *
 * What the person chose on this computer, and the organisation's record of the
 * register that is open.
 */
#define TD_TYPE_PREFERENCES_WINDOW (td_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (TdPreferencesWindow, td_preferences_window, TD, PREFERENCES_WINDOW, AdwWindow)

/* @store: (nullable): no register is open. */
GtkWidget *td_preferences_window_new (GtkWindow *parent, TdPreferences *preferences,
                                      TdStore *store);

G_END_DECLS
