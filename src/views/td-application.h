/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-preferences.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdApplication:
 *
 * The program with a window.  One process for all windows, unless the variable
 * THIDUA_NON_UNIQUE is set, which tests do.
 *
 * Actions: app.new, app.open, app.open-recent (URI), app.preferences, app.about,
 * app.language ("vi", "en"), app.quit.
 */
#define TD_TYPE_APPLICATION (td_application_get_type ())
G_DECLARE_FINAL_TYPE (TdApplication, td_application, TD, APPLICATION, AdwApplication)

TdApplication *td_application_new             (void);
TdPreferences *td_application_get_preferences (TdApplication *self);
/* Opens a register in a window of its own, or in one that shows none yet. */
void           td_application_open_file       (TdApplication *self, GFile *file);

/**
 * td_application_run:
 * @argv: program name first, then perhaps a register; as td_language_init() left it
 *
 * Returns: the exit status
 */
int            td_application_run             (int argc, char **argv);

G_END_DECLS
