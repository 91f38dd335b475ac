/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-private.h"

#include "td-error.h"
#include "td-shelf-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CRITERIA_PATH "/io/github/thidua/ThiDua/rules/criteria/"

/* In the order in which they are offered. */
static const char *const files[] = {
  "an-toan-tap-the.ini",
  "an-toan-ca-nhan.ini",
  "thi-dua-so.ini",
  "che-do-bao-cao.ini",
  "qd2194-2020.ini",
  NULL,
};

TdCriteriaSet *
td_criteria_set_new_from_data (const char *data, gssize length, GError **error)
{
  g_autoptr (TdCriteriaSet) self = td_criteria_set_new ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) local_error = NULL;
  gsize size = length < 0 ? strlen (data) : (gsize) length;

  if (!g_key_file_load_from_data (file, data, size, G_KEY_FILE_NONE, &local_error))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("The criteria set cannot be read: %s"), local_error->message);
      return NULL;
    }
  if (!td_criteria_set_parse (self, file, error) ||
      !td_criteria_set_run_examples (self, file, error))
    return NULL;
  return g_steal_pointer (&self);
}

GPtrArray *
td_criteria_shipped (GError **error)
{
  static TdShelf *shelf;

  if (g_once_init_enter (&shelf))
    g_once_init_leave (&shelf, td_shelf_load (CRITERIA_PATH, files,
                                              (TdShelfReadFunc) td_criteria_set_new_from_data,
                                              (GDestroyNotify) td_criteria_set_unref));
  return td_shelf_get (shelf, error);
}
