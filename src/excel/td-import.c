/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-checker.h"

#include "td-error.h"
#include "td-year-seal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  SIGNAL_CHECKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdImport, td_import, G_TYPE_OBJECT)

static void
td_import_finalize (GObject *object)
{
  TdImport *self = TD_IMPORT (object);

  g_clear_pointer (&self->checker, td_import_checker_free);
  g_clear_object (&self->reader);
  g_clear_object (&self->file);
  g_clear_object (&self->store);
  g_clear_object (&self->list);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->scores, g_free);
  g_clear_pointer (&self->head, g_ptr_array_unref);
  g_clear_pointer (&self->shown_head, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_array_unref);
  g_clear_pointer (&self->header, td_header_free);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->asked_units, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->skipped, g_ptr_array_unref);
  g_clear_pointer (&self->list_problems, g_ptr_array_unref);
  g_clear_pointer (&self->run_problems, g_ptr_array_unref);
  g_clear_pointer (&self->refused, g_ptr_array_unref);

  G_OBJECT_CLASS (td_import_parent_class)->finalize (object);
}

static void
td_import_class_init (TdImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_import_finalize;

  signals[SIGNAL_CHECKED] = g_signal_new ("checked", TD_TYPE_IMPORT, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
free_skipped (gpointer data)
{
  TdImportSkipped *skipped = data;

  g_free (skipped->text);
  g_free (skipped);
}

static void
td_import_init (TdImport *self)
{
  const GDestroyNotify free_problem = (GDestroyNotify) td_import_problem_free;

  self->create = TD_IMPORT_CREATE_IF_NONE;
  self->head = g_ptr_array_new ();
  self->shown_head = g_ptr_array_new ();
  self->columns = g_ptr_array_new ();
  self->asked_units = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->list = g_list_store_new (TD_TYPE_IMPORT_ROW);
  self->skipped = g_ptr_array_new_with_free_func (free_skipped);
  self->list_problems = g_ptr_array_new_with_free_func (free_problem);
  self->run_problems = g_ptr_array_new_with_free_func (free_problem);
  self->refused = g_ptr_array_new_with_free_func (g_object_unref);
}

static TdImport *
make_import (TdStore *store, TdImportProfile profile)
{
  TdImport *self = g_object_new (TD_TYPE_IMPORT, NULL);

  self->store = g_object_ref (store);
  self->profile = profile;
  self->fields = td_import_fields_new (profile);
  self->wanted = td_import_wanted_new (profile);
  return self;
}

TdImport *
td_import_new_for_file (TdStore *store, TdImportProfile profile, GFile *file)
{
  TdImport *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (TD_IS_STORE (store) && G_IS_FILE (file), NULL);

  self = make_import (store, profile);
  name = g_file_get_basename (file);
  self->file = g_object_ref (file);
  self->name = g_filename_display_name (name);
  return self;
}

TdImport *
td_import_new_for_text (TdStore *store, TdImportProfile profile, const char *text)
{
  TdImport *self;

  g_return_val_if_fail (TD_IS_STORE (store) && text != NULL, NULL);

  self = make_import (store, profile);
  self->text = g_strdup (text);
  self->name = g_strdup (_("the clipboard"));
  return self;
}

TdImportProfile
td_import_get_profile (TdImport *self)
{
  g_return_val_if_fail (TD_IS_IMPORT (self), TD_IMPORT_STAFF);
  return self->profile;
}

const char *
td_import_get_name (TdImport *self)
{
  g_return_val_if_fail (TD_IS_IMPORT (self), NULL);
  return self->name;
}

gboolean
td_import_open (TdImport *self, GError **error)
{
  g_return_val_if_fail (TD_IS_IMPORT (self), FALSE);
  return td_import_open_source (self, td_store_get_reader (self->store), error);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  TdImport *self = source;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdReader) reader = td_store_open_reader (self->store, &error);

  if (reader != NULL && td_import_open_source (self, reader, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
td_import_open_async (TdImport *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (TD_IS_IMPORT (self));
  g_task_set_source_tag (task, td_import_open_async);
  td_import_forget_check (self);
  g_task_run_in_thread (task, open_in_thread);
}

gboolean
td_import_open_finish (TdImport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

GPtrArray *
td_import_get_fields (TdImport *self)
{
  g_return_val_if_fail (TD_IS_IMPORT (self), NULL);
  return self->fields;
}

const char *
td_import_get_field_label (TdImport *self, const char *key)
{
  g_return_val_if_fail (TD_IS_IMPORT (self), NULL);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const TdImportField *field = self->fields->pdata[i];

      if (strcmp (field->key, key) == 0)
        return field->label;
    }
  return key;
}

GPtrArray *
td_import_get_columns (TdImport *self)
{
  g_return_val_if_fail (TD_IS_IMPORT (self), NULL);
  return self->columns;
}

gboolean
td_import_set_column (TdImport *self, guint column, const char *key, GError **error)
{
  g_return_val_if_fail (TD_IS_IMPORT (self), FALSE);

  if (!td_import_columns_assign (self->columns, self->fields, column, key, error))
    return FALSE;
  td_import_forget_check (self);
  return TRUE;
}

/* "KEY=" takes the field from whatever column has it. */
static gboolean
leave_out (TdImport *self, const char *key)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      TdImportColumn *column = self->columns->pdata[i];

      if (g_strcmp0 (column->key, key) == 0)
        column->key = NULL;
    }
  td_import_forget_check (self);
  return TRUE;
}

gboolean
td_import_map (TdImport *self, const char *assignment, GError **error)
{
  g_auto (GStrv) pair = g_strsplit (assignment, "=", 2);
  const TdImportColumn *column;

  g_return_val_if_fail (TD_IS_IMPORT (self), FALSE);

  if (g_strv_length (pair) != 2 || *pair[0] == '\0')
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("“%s” is no assignment of a column. Write KEY=COLUMN, for instance unit=G."),
                   assignment);
      return FALSE;
    }
  if (*pair[1] == '\0')
    return leave_out (self, pair[0]);
  if (!td_import_assume_header (self, error))
    return FALSE;
  column = td_import_columns_find (self->columns, pair[1], error);
  return column != NULL && td_import_set_column (self, column->column, pair[0], error);
}

static gboolean
has_key (TdImport *self, const char *key)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (((TdImportColumn *) self->columns->pdata[i])->key, key) == 0)
      return TRUE;
  return FALSE;
}

/* A list of names that says nothing of the year is not what was meant. */
static gboolean
has_facts (TdImport *self, GError **error)
{
  for (guint i = 0; i < td_entity_year_fact.n_fields; i++)
    if (strcmp (td_entity_year_fact.fields[i].key, "note") != 0 &&
        has_key (self, td_entity_year_fact.fields[i].key))
      return TRUE;
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _("No column of “%s” is known as a score or a class. Say which one it is."),
               self->name);
  return FALSE;
}

gboolean
td_import_is_mapped (TdImport *self, GError **error)
{
  g_return_val_if_fail (TD_IS_IMPORT (self), FALSE);

  if (has_key (self, "name") ||
      (has_key (self, TD_HEADER_FAMILY_NAME) && has_key (self, TD_HEADER_GIVEN_NAME)))
    return self->profile == TD_IMPORT_STAFF || has_facts (self, error);
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _("No column of “%s” is known as the full name. Say which one it is."), self->name);
  return FALSE;
}

gboolean
td_import_is_ready (TdImport *self, GError **error)
{
  if (self->header == NULL)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   _("No header with the names of columns was found in the sheet “%s” of “%s”. "
                     "Choose another sheet, or point at the header."),
                   self->reader != NULL ? td_import_get_sheet_name (self, self->sheet) : "",
                   self->name);
      return FALSE;
    }
  if (self->profile == TD_IMPORT_SELF_ASSESSMENT && self->year == 0)
    {
      g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
                   _("The title of “%s” does not say for which year the assessments are. Say the "
                     "year."),
                   self->name);
      return FALSE;
    }
  return td_import_is_mapped (self, error);
}

guint
td_import_get_year (TdImport *self)
{
  g_return_val_if_fail (TD_IS_IMPORT (self), 0);
  return self->year;
}

void
td_import_set_year (TdImport *self, guint year)
{
  g_return_if_fail (TD_IS_IMPORT (self));

  self->year = year;
  self->is_year_set = year != 0;
  td_import_forget_check (self);
}

void
td_import_set_create_units (TdImport *self, gboolean create)
{
  g_return_if_fail (TD_IS_IMPORT (self));

  self->create = create ? TD_IMPORT_CREATE_ALWAYS : TD_IMPORT_CREATE_NEVER;
  td_import_forget_check (self);
}

void
td_import_set_accept_doubtful (TdImport *self, gboolean accept)
{
  g_return_if_fail (TD_IS_IMPORT (self));

  self->accept_doubtful = !!accept;
  td_import_forget_check (self);
}

void
td_import_emit_checked (TdImport *self)
{
  g_signal_emit (self, signals[SIGNAL_CHECKED], 0);
}
