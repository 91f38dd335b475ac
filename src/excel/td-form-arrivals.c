/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-arrivals.h"

#include "td-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is looked at of a folder. */
static const char *const endings[] = { ".xlsx", ".xls", ".ods", ".xlsm" };

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME "," \
                   G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE ","     \
                   G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC

/* Larger than any form comes back. */
#define MAX_SIZE (32 * 1024 * 1024)

/* How deep below a folder workbooks are looked for. */
#define MAX_DEPTH 3

static void
free_arrival (gpointer data)
{
  TdFormArrival *self = data;

  g_object_unref (self->file);
  g_free (self->name);
  g_clear_pointer (&self->form, td_form_file_free);
  g_free (self->reason);
  g_free (self);
}

void
td_form_arrivals_free (TdFormArrivals *self)
{
  g_ptr_array_unref (self->files);
  g_clear_object (&self->job);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->arrivals);
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->by_content);
  g_free (self);
}

TdFormArrivals *
td_form_arrivals_new (GPtrArray *files, TdJob *job)
{
  TdFormArrivals *self = g_new0 (TdFormArrivals, 1);

  self->files = g_ptr_array_ref (files);
  g_set_object (&self->job, job);
  if (job != NULL)
    g_set_object (&self->cancellable, td_job_get_cancellable (job));
  self->arrivals = g_ptr_array_new_with_free_func (free_arrival);
  self->by_content = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seen = g_hash_table_new_full (g_file_hash, (GEqualFunc) g_file_equal, g_object_unref, NULL);
  return self;
}

/* --- which files --- */

static void
add_arrival (TdFormArrivals *self, GFile *file, GFileInfo *info)
{
  g_autoptr (GDateTime) modified = g_file_info_get_modification_date_time (info);
  TdFormArrival *arrival;

  if (!g_hash_table_add (self->seen, g_object_ref (file)))
    return;
  arrival = g_new0 (TdFormArrival, 1);
  arrival->file = g_object_ref (file);
  arrival->name = g_strdup (g_file_info_get_display_name (info));
  if (modified != NULL)
    arrival->modified = g_date_time_to_unix (modified) * G_USEC_PER_SEC +
                        g_date_time_get_microsecond (modified);
  g_ptr_array_add (self->arrivals, arrival);
}

static gboolean
is_workbook (const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);

  if (g_str_has_prefix (lower, "~$") || g_str_has_prefix (lower, ".~lock"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean list_folder (TdFormArrivals *self, GFile *folder, guint depth, GError **error);

/* A workbook, or what is below it: a unit may have a folder of its own. */
static gboolean
list_child (TdFormArrivals *self, GFile *child, GFileInfo *info, guint depth, GError **error)
{
  const char *name = g_file_info_get_display_name (info);

  switch (g_file_info_get_file_type (info))
    {
    case G_FILE_TYPE_REGULAR:
      if (is_workbook (name))
        add_arrival (self, child, info);
      return TRUE;
    case G_FILE_TYPE_DIRECTORY:
      return name[0] == '.' || depth == MAX_DEPTH || list_folder (self, child, depth + 1, error);
    default:
      return TRUE;
    }
}

static gboolean
list_folder (TdFormArrivals *self, GFile *folder, guint depth, GError **error)
{
  /* Links are not followed, which might lead round in a circle. */
  g_autoptr (GFileEnumerator) children =
    g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                               self->cancellable, error);

  while (children != NULL)
    {
      GFileInfo *info;
      GFile *child;

      if (!g_file_enumerator_iterate (children, &info, &child, self->cancellable, error))
        return FALSE;
      if (info == NULL)
        return TRUE;
      if (!list_child (self, child, info, depth, error))
        return FALSE;
    }
  return FALSE;
}

/* Saved at the same time, "Phiếu.xlsx" comes before its copy "Phiếu (1).xlsx". */
static int
compare_arrivals (gconstpointer a, gconstpointer b)
{
  const TdFormArrival *x = *(const TdFormArrival *const *) a;
  const TdFormArrival *y = *(const TdFormArrival *const *) b;
  const gsize x_length = strlen (x->name);
  const gsize y_length = strlen (y->name);

  if (x->modified != y->modified)
    return x->modified < y->modified ? -1 : 1;
  if (x_length != y_length)
    return x_length < y_length ? -1 : 1;
  return g_strcmp0 (x->name, y->name);
}

/* What is not there is told in our own words; what else may be wrong in those of GIO. */
static gboolean
refuse_path (GFile *file, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);

  if (error != NULL && g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_clear_error (error);
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   _("“%s” does not exist. Choose the folder or the files that the units sent "
                     "back."), name);
    }
  return FALSE;
}

static gboolean
list_files (TdFormArrivals *self, GError **error)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      GFile *file = g_ptr_array_index (self->files, i);
      g_autoptr (GFileInfo) info = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE,
                                                      self->cancellable, error);

      if (info == NULL)
        return refuse_path (file, error);
      if (g_file_info_get_file_type (info) != G_FILE_TYPE_DIRECTORY)
        add_arrival (self, file, info);
      else if (!list_folder (self, file, 0, error))
        return FALSE;
    }
  if (self->arrivals->len == 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _("There is no workbook to receive there. Choose the folder or the "
                             "files that the units sent back."));
      return FALSE;
    }
  g_ptr_array_sort (self->arrivals, compare_arrivals);
  return TRUE;
}

/* --- reading --- */

static GBytes *
load_content (TdFormArrivals *self, TdFormArrival *arrival, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (arrival->file, ATTRIBUTES,
                                                  G_FILE_QUERY_INFO_NONE, self->cancellable,
                                                  error);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > MAX_SIZE)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("“%s” is too large for a form. Ask the unit for the form without pictures or "
                     "attached files."), arrival->name);
      return NULL;
    }
  return g_file_load_bytes (arrival->file, self->cancellable, NULL, error);
}

/* What was copied is read once, and the copy told of. */
static gboolean
is_copy (TdFormArrivals *self, TdFormArrival *arrival, GBytes *content)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);

  arrival->original = g_hash_table_lookup (self->by_content, digest);
  if (arrival->original == NULL)
    g_hash_table_insert (self->by_content, g_steal_pointer (&digest), arrival);
  return arrival->original != NULL;
}

static void
read_arrival (TdFormArrivals *self, TdFormArrival *arrival)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (GBytes) content = load_content (self, arrival, &failed);

  if (content != NULL && is_copy (self, arrival, content))
    return;
  if (content != NULL)
    arrival->form = td_form_read (content, arrival->name, &failed);
  if (failed != NULL)
    arrival->reason = g_strdup (failed->message);
}

gboolean
td_form_arrivals_read (TdFormArrivals *self, GError **error)
{
  if (!list_files (self, error))
    return FALSE;
  for (guint i = 0; i < self->arrivals->len; i++)
    {
      if (self->job != NULL)
        td_job_report (self->job, i, self->arrivals->len);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      read_arrival (self, g_ptr_array_index (self->arrivals, i));
    }
  if (self->job != NULL)
    td_job_report (self->job, self->arrivals->len, self->arrivals->len);
  return TRUE;
}
