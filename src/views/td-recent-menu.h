/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-preferences.h"

G_BEGIN_DECLS

/* A menu of the registers opened lately that are still there, each with the
 * action app.open-recent.  (transfer full) */
GMenu *td_recent_menu_new  (TdPreferences *preferences);
/* Brings such a menu up to date. */
void   td_recent_menu_fill (GMenu *menu, TdPreferences *preferences);

G_END_DECLS
