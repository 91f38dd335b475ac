/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-preferences.h"

G_BEGIN_DECLS

/* Groups of the file. */
#define TD_PREFERENCES_GENERAL "general"
#define TD_PREFERENCES_WINDOW "window"
/* Sizes in logical pixels; what lies outside of the two is no size. */
#define TD_PREFERENCES_WIDTH 1200
#define TD_PREFERENCES_HEIGHT 680
#define TD_PREFERENCES_SMALLEST 200
#define TD_PREFERENCES_LARGEST 20000

struct _TdPreferences
{
  GObject        parent_instance;

  GFile         *file;
  GFile         *kept_aside;    /* where a damaged file is put before the first save */
  gboolean       must_move;     /* it is not there yet */
  GKeyFile      *keys;         /* as it will be written; keys of newer versions stay */
  guint          save_source;
  gboolean       is_changed;

  char          *language;
  char          *author;
  char          *last_register; /* URI */
  char          *backup_folder; /* URI */
  GStrv          recent;
  int            width;
  int            height;
  gboolean       is_maximized;
  gboolean       reveal_personal;
  TdColorScheme  color_scheme;
};

/* Numbers of the properties. */
enum
{
  PROP_0,
  PROP_LANGUAGE,
  PROP_AUTHOR,
  PROP_LAST_REGISTER,
  PROP_RECENT,
  PROP_WINDOW_WIDTH,
  PROP_WINDOW_HEIGHT,
  PROP_WINDOW_MAXIMIZED,
  PROP_REVEAL_PERSONAL,
  PROP_BACKUP_FOLDER,
  PROP_COLOR_SCHEME,
  N_PROPS
};

extern const char *const td_preferences_languages[];

/* To be written soon, and told: @property 0 where none changed. */
void td_preferences_note_change  (TdPreferences *self, guint property);
/* In the general group; %NULL removes the key. */
void td_preferences_write_string (TdPreferences *self, const char *key, const char *value);

G_END_DECLS
