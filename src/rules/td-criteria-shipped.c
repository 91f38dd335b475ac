/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-private.h"

#include "td-error.h"
#include "td-rules-resources.h"

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
};

/* The sets of the program, or why they cannot be used. */
typedef struct
{
  GPtrArray *sets;
  GError *error;
} Shelf;

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

static TdCriteriaSet *
load_set (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (CRITERIA_PATH, name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (td_rules_get_resource (), path, 0, error);
  gconstpointer data;
  gsize size;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  return td_criteria_set_new_from_data (data, (gssize) size, error);
}

static Shelf *
load_shelf (void)
{
  Shelf *shelf = g_new0 (Shelf, 1);

  shelf->sets = g_ptr_array_new_with_free_func ((GDestroyNotify) td_criteria_set_unref);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      TdCriteriaSet *set = load_set (files[i], &shelf->error);

      if (set == NULL)
        break;
      g_ptr_array_add (shelf->sets, set);
    }
  return shelf;
}

GPtrArray *
td_criteria_shipped (GError **error)
{
  static Shelf *shelf;

  if (g_once_init_enter (&shelf))
    g_once_init_leave (&shelf, load_shelf ());
  if (shelf->error != NULL)
    {
      g_propagate_error (error, g_error_copy (shelf->error));
      return NULL;
    }
  return shelf->sets;
}
