/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-session-private.h"

#include "td-year-seal.h"

#include <glib/gi18n-lib.h>

/* Texts in an old font that are shown before and after. */
#define N_SAMPLES 4

/* --- texts in an old font --- */

static void
free_sample (gpointer data)
{
  TdImportSample *sample = data;

  g_free (sample->before);
  g_free (sample->after);
  g_free (sample);
}

GPtrArray *
td_import_session_samples_new (void)
{
  return g_ptr_array_new_with_free_func (free_sample);
}

/* The texts of the head that conversion changes; the later ones are of rows. */
static void
pair_texts (GPtrArray *samples, GPtrArray *before, GPtrArray *after)
{
  for (guint i = MIN (before->len, after->len); i > 0 && samples->len < N_SAMPLES; i--)
    {
      const TdSheetRow *raw = before->pdata[i - 1];
      const TdSheetRow *converted = after->pdata[i - 1];

      for (guint j = 0; j < MIN (raw->n_cells, converted->n_cells); j++)
        {
          TdImportSample *sample;

          if (g_str_equal (raw->cells[j].text, converted->cells[j].text))
            continue;
          sample = g_new (TdImportSample, 1);
          sample->before = g_strdup (raw->cells[j].text);
          sample->after = g_strdup (converted->cells[j].text);
          g_ptr_array_add (samples, sample);
          break;
        }
    }
}

void
td_import_session_take_samples (TdImportSession *self, TdImport *import)
{
  g_autoptr (GPtrArray) before = NULL;

  g_ptr_array_set_size (self->samples, 0);
  if (td_import_get_legacy (import) == TD_LEGACY_NONE)
    return;
  td_import_set_convert (import, FALSE);
  before = g_ptr_array_ref (td_import_get_head (import));
  td_import_set_convert (import, TRUE);
  pair_texts (self->samples, before, td_import_get_head (import));
}

/* --- what is read --- */

gboolean
td_import_session_can_change (TdImportSession *self)
{
  return self->import != NULL && self->activity == TD_IMPORT_RESTING;
}

void
td_import_session_select_sheet (TdImportSession *self, guint sheet)
{
  GError *error = NULL;

  if (!td_import_session_can_change (self) || sheet == td_import_get_sheet (self->import))
    return;
  td_import_select_sheet (self->import, sheet, &error);
  td_import_log_clear (self->log);
  td_import_session_take_samples (self, self->import);
  td_import_session_take_error (self, error);
  td_import_session_forget_check (self, TRUE);
}

void
td_import_session_set_convert (TdImportSession *self, gboolean convert)
{
  if (!td_import_session_can_change (self) || !!convert == !!td_import_get_convert (self->import))
    return;
  td_import_set_convert (self->import, convert);
  td_import_session_forget_check (self, TRUE);
}

void
td_import_session_set_header_rows (TdImportSession *self, guint first, guint last)
{
  GError *error = NULL;

  if (!td_import_session_can_change (self))
    return;
  td_import_set_header_rows (self->import, first, last, &error);
  td_import_session_take_error (self, error);
  td_import_session_forget_check (self, TRUE);
}

static const char *
get_key (TdImportSession *self, guint column)
{
  GPtrArray *columns = td_import_get_columns (self->import);

  for (guint i = 0; i < columns->len; i++)
    {
      const TdImportColumn *candidate = columns->pdata[i];

      if (candidate->column == column)
        return candidate->key;
    }
  return NULL;
}

void
td_import_session_set_column (TdImportSession *self, guint column, const char *key)
{
  const char *before;
  GError *error = NULL;

  if (!td_import_session_can_change (self))
    return;
  before = get_key (self, column);
  if (g_strcmp0 (before, key) == 0)
    return;
  td_import_log_forget_key (self->log, before);
  td_import_log_forget_key (self->log, key);
  td_import_set_column (self->import, column, key, &error);
  td_import_session_take_error (self, error);
  td_import_session_forget_check (self, FALSE);
}

void
td_import_session_set_year (TdImportSession *self, guint year)
{
  if (!td_import_session_can_change (self) || year == td_import_get_year (self->import))
    return;
  td_import_set_year (self->import, year);
  td_import_session_take_error (self, NULL);
  td_import_session_forget_check (self, FALSE);
}

static gboolean
explain (char **why_not, const char *text)
{
  if (why_not != NULL)
    *why_not = g_strdup (text);
  return FALSE;
}

gboolean
td_import_session_is_year_frozen (TdImportSession *self)
{
  guint year = self->import != NULL ? td_import_get_year (self->import) : 0;

  return self->profile == TD_IMPORT_SELF_ASSESSMENT && year > 0 &&
         td_year_is_frozen (td_store_get_reader (self->store), year);
}

gboolean
td_import_session_is_ready (TdImportSession *self, char **why_not)
{
  g_autoptr (GError) error = NULL;
  guint year = self->import != NULL ? td_import_get_year (self->import) : 0;

  if (self->import == NULL)
    return explain (why_not, _("Choose a file first."));
  if (self->profile == TD_IMPORT_SELF_ASSESSMENT && year == 0)
    return explain (why_not, _("Say for which year the assessments are."));
  if (td_import_session_is_year_frozen (self))
    {
      g_autofree char *text = NULL;

      text = g_strdup_printf (_("%u is frozen: nothing of it can be changed. Reopen the year with a reason first."),
                              year);
      return explain (why_not, text);
    }
  if (!td_import_has_header (self->import))
    return explain (why_not, _("Point at the rows with the names of the columns."));
  if (!td_import_is_mapped (self->import, &error))
    return explain (why_not, error->message);
  return TRUE;
}

GPtrArray *
td_import_session_get_samples (TdImportSession *self)
{
  return self->samples;
}

GListModel *
td_import_session_get_labels (TdImportSession *self)
{
  return self->labels;
}

const char *
td_import_session_get_label_key (TdImportSession *self, guint index)
{
  GPtrArray *fields = td_import_get_fields (self->import);

  return index > 0 && index <= fields->len ? ((TdImportField *) fields->pdata[index - 1])->key
                                           : NULL;
}

guint
td_import_session_find_label (TdImportSession *self, const char *key)
{
  GPtrArray *fields = td_import_get_fields (self->import);

  for (guint i = 0; key != NULL && i < fields->len; i++)
    {
      if (g_str_equal (((TdImportField *) fields->pdata[i])->key, key))
        return i + 1;
    }
  return 0;
}
