/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TdColorScheme:
 * @TD_COLORS_SYSTEM: as the desktop has it
 * @TD_COLORS_LIGHT: light
 * @TD_COLORS_DARK: dark
 */
typedef enum
{
  TD_COLORS_SYSTEM,
  TD_COLORS_LIGHT,
  TD_COLORS_DARK,
} TdColorScheme;
#define TD_TYPE_COLOR_SCHEME (td_color_scheme_get_type ())
GType td_color_scheme_get_type (void);

/**
 * TdPreferences:
 *
 * What one person chose on this computer, as against the settings of a
 * register, which travel with it.  A file of keys in the user's configuration
 * folder.  A value that makes no sense becomes the default; a file that cannot
 * be parsed is kept aside under another name.  Main thread.
 *
 * A change is written soon afterwards by the main loop, and when the last
 * reference goes; td_preferences_save() writes at once.
 *
 * Properties, all with notify: "language", "author", "last-register", "recent",
 * "window-width", "window-height", "window-maximized", "reveal-personal",
 * "backup-folder", "color-scheme".
 */
#define TD_TYPE_PREFERENCES (td_preferences_get_type ())
G_DECLARE_FINAL_TYPE (TdPreferences, td_preferences, TD, PREFERENCES, GObject)

#define TD_PREFERENCES_MAX_RECENT 10

/* The person's own: thidua/preferences.ini in g_get_user_config_dir(). */
TdPreferences *td_preferences_new          (void);
TdPreferences *td_preferences_new_for_file (GFile *file);
/* Does nothing when nothing changed. */
gboolean       td_preferences_save         (TdPreferences *self, GError **error);
/* Where a file that could not be parsed goes with the first save; %NULL when all
 * was well. */
GFile         *td_preferences_get_kept_aside (TdPreferences *self);

/* "vi" or "en"; "vi" until chosen. */
const char    *td_preferences_get_language (TdPreferences *self);
void           td_preferences_set_language (TdPreferences *self, const char *language);
/* The name for the change log; %NULL: the name that the computer knows. */
const char    *td_preferences_get_author   (TdPreferences *self);
void           td_preferences_set_author   (TdPreferences *self, const char *author);

/* The register open last, to open again at start; %NULL: none. (transfer full) */
GFile         *td_preferences_get_last_register (TdPreferences *self);
void           td_preferences_set_last_register (TdPreferences *self, GFile *file);
/* URIs, newest first, at most %TD_PREFERENCES_MAX_RECENT. */
const char *const *td_preferences_get_recent (TdPreferences *self);
/* Puts it first. */
void           td_preferences_add_recent    (TdPreferences *self, GFile *file);

/* Logical pixels; 1366x768 screens leave room for the default. */
int            td_preferences_get_window_width     (TdPreferences *self);
int            td_preferences_get_window_height    (TdPreferences *self);
void           td_preferences_set_window_size      (TdPreferences *self, int width, int height);
gboolean       td_preferences_get_window_maximized (TdPreferences *self);
void           td_preferences_set_window_maximized (TdPreferences *self, gboolean maximized);

/* Whether fields with %TD_FIELD_PERSONAL are shown in lists. */
gboolean       td_preferences_get_reveal_personal (TdPreferences *self);
void           td_preferences_set_reveal_personal (TdPreferences *self, gboolean reveal);
/* Where automatic backups go instead of the usual folder; %NULL: there. (transfer full) */
GFile         *td_preferences_get_backup_folder   (TdPreferences *self);
void           td_preferences_set_backup_folder   (TdPreferences *self, GFile *folder);
TdColorScheme  td_preferences_get_color_scheme    (TdPreferences *self);
void           td_preferences_set_color_scheme    (TdPreferences *self, TdColorScheme scheme);

/* The keys of the columns that the person chose for a list, in order; %NULL: the
 * usual ones. @list: name of the list, "staff". (transfer full) */
GStrv          td_preferences_get_columns      (TdPreferences *self, const char *list);
/* @keys %NULL: the usual ones again. */
void           td_preferences_set_columns      (TdPreferences *self, const char *list,
                                                const char *const *keys);
/* Logical pixels; -1: the usual width. */
int            td_preferences_get_column_width (TdPreferences *self, const char *list,
                                                const char *key);
void           td_preferences_set_column_width (TdPreferences *self, const char *list,
                                                const char *key, int width);

G_END_DECLS
