/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-row-private.h"

#include "td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  PROP_OUTCOME = 1,
  PROP_REVISION,
  N_PROPS,
};

enum
{
  TICK_ACCEPTED = 1,
  TICK_LEFT_OUT,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TdImportRow, td_import_row, G_TYPE_OBJECT)

static void
free_change (gpointer data)
{
  TdImportChange *change = data;

  g_free (change->old_text);
  g_free (change->new_text);
  g_free (change);
}

static void
td_import_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TdImportRow *self = TD_IMPORT_ROW (object);

  switch (prop_id)
    {
    case PROP_OUTCOME:
      g_value_set_uint (value, self->outcome);
      break;
    case PROP_REVISION:
      g_value_set_uint (value, self->revision);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
td_import_row_finalize (GObject *object)
{
  TdImportRow *self = TD_IMPORT_ROW (object);

  td_import_row_reset (self);
  g_clear_pointer (&self->plan, td_import_plan_unref);
  g_clear_pointer (&self->raw, td_sheet_row_free);
  g_clear_pointer (&self->section, g_ref_string_release);
  g_clear_pointer (&self->corrections, g_hash_table_unref);
  g_clear_pointer (&self->ticks, g_hash_table_unref);

  G_OBJECT_CLASS (td_import_row_parent_class)->finalize (object);
}

static void
td_import_row_class_init (TdImportRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_import_row_get_property;
  object_class->finalize = td_import_row_finalize;

  properties[PROP_OUTCOME] = g_param_spec_uint ("outcome", NULL, NULL, 0, TD_N_IMPORT_OUTCOMES - 1,
                                                TD_IMPORT_ADDED, flags);
  properties[PROP_REVISION] = g_param_spec_uint ("revision", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
td_import_row_init (TdImportRow *self)
{
  self->unit = -1;
}

const char *
td_import_outcome_get_name (TdImportOutcome outcome)
{
  static const char *const names[TD_N_IMPORT_OUTCOMES] = { "added", "changed", "same", "refused" };

  g_return_val_if_fail (outcome < TD_N_IMPORT_OUTCOMES, "");
  return names[outcome];
}

const char *
td_import_outcome_get_label (TdImportOutcome outcome)
{
  /* Translators: what becomes of a row of an imported list. */
  static const char *const labels[TD_N_IMPORT_OUTCOMES] = {
    N_("New"), N_("Changed"), N_("Same"), N_("Refused"),
  };

  g_return_val_if_fail (outcome < TD_N_IMPORT_OUTCOMES, "");
  return _(labels[outcome]);
}

TdImportRow *
td_import_row_new (TdImportPlan *plan, TdSheetRow *raw, const char *section)
{
  TdImportRow *self = g_object_new (TD_TYPE_IMPORT_ROW, NULL);

  self->plan = td_import_plan_ref (plan);
  self->raw = raw;
  self->section = section != NULL ? g_ref_string_new (section) : NULL;
  return self;
}

void
td_import_row_reset (TdImportRow *self)
{
  self->outcome = TD_IMPORT_SAME;
  self->existing = 0;
  self->person = 0;
  self->unit = -1;
  self->n_own = 0;
  self->has_month_first = FALSE;
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->identity, g_free);
  g_clear_pointer (&self->number, g_free);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->doubts, g_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
}

void
td_import_row_notify (TdImportRow *self, TdImportOutcome before)
{
  self->revision++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVISION]);
  if (self->outcome != before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTCOME]);
}

void
td_import_row_correct (TdImportRow *self, const char *key, const char *text)
{
  if (self->corrections == NULL)
    self->corrections = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  if (text != NULL)
    g_hash_table_insert (self->corrections, (gpointer) g_intern_string (key), g_strdup (text));
  else
    g_hash_table_remove (self->corrections, g_intern_string (key));
}

int
td_import_row_get_tick (TdImportRow *self, const char *key)
{
  if (self->ticks == NULL)
    return 0;
  return GPOINTER_TO_INT (g_hash_table_lookup (self->ticks, g_intern_string (key)));
}

void
td_import_row_set_tick (TdImportRow *self, const char *key, gboolean accepted)
{
  if (self->ticks == NULL)
    self->ticks = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (self->ticks, (gpointer) g_intern_string (key),
                       GINT_TO_POINTER (accepted ? TICK_ACCEPTED : TICK_LEFT_OUT));
}

gboolean
td_import_row_has_errors (TdImportRow *self)
{
  for (guint i = 0; self->problems != NULL && i < self->problems->len; i++)
    if (((TdImportProblem *) self->problems->pdata[i])->severity == TD_IMPORT_ERROR)
      return TRUE;
  return FALSE;
}

gboolean
td_import_row_has_accepted (TdImportRow *self)
{
  for (guint i = 0; self->changes != NULL && i < self->changes->len; i++)
    if (((TdImportChange *) self->changes->pdata[i])->is_accepted)
      return TRUE;
  return FALSE;
}

void
td_import_row_add_change (TdImportRow *self, const char *key, const char *old_text,
                          const char *new_text, gboolean is_doubtful, gboolean is_accepted)
{
  TdImportChange *change = g_new (TdImportChange, 1);
  int tick = td_import_row_get_tick (self, key);

  *change = (TdImportChange) {
    g_intern_string (key), g_strdup (old_text), g_strdup (new_text), is_doubtful,
    tick != 0 ? tick == TICK_ACCEPTED : is_accepted,
  };
  if (self->changes == NULL)
    self->changes = g_ptr_array_new_with_free_func (free_change);
  g_ptr_array_add (self->changes, change);
}

void
td_import_row_complain (TdImportRow *row, const char *code, const char *key,
                        const TdImportText *text, const char *detail, const char *proposal)
{
  const TdImportSource *source = key != NULL ? td_import_plan_find (row->plan, key) : NULL;
  int column = source != NULL ? (int) source->column : -1;

  if (text != NULL && text->column >= 0)
    column = text->column;
  g_ptr_array_add (td_import_row_get_problems (row),
                   td_import_problem_new (code, row->raw->number, column, key,
                                          text != NULL ? text->text : NULL, detail, proposal));
}

guint
td_import_row_get_number (TdImportRow *self)
{
  g_return_val_if_fail (TD_IS_IMPORT_ROW (self), 0);
  return self->raw->number;
}

TdImportOutcome
td_import_row_get_outcome (TdImportRow *self)
{
  g_return_val_if_fail (TD_IS_IMPORT_ROW (self), TD_IMPORT_SAME);
  return self->outcome;
}

const char *
td_import_row_get_title (TdImportRow *self)
{
  g_return_val_if_fail (TD_IS_IMPORT_ROW (self), "");
  return self->title != NULL ? self->title : "";
}

GPtrArray *
td_import_row_get_problems (TdImportRow *self)
{
  g_return_val_if_fail (TD_IS_IMPORT_ROW (self), NULL);

  if (self->problems == NULL)
    self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) td_import_problem_free);
  return self->problems;
}

const TdImportProblem *
td_import_row_get_problem_at (TdImportRow *self, guint column)
{
  GPtrArray *problems = td_import_row_get_problems (self);
  const TdImportProblem *first = NULL;

  for (guint i = 0; i < problems->len; i++)
    {
      const TdImportProblem *problem = problems->pdata[i];

      if (problem->column == (int) column &&
          (first == NULL || problem->severity > first->severity))
        first = problem;
    }
  return first;
}

GPtrArray *
td_import_row_get_changes (TdImportRow *self)
{
  g_return_val_if_fail (TD_IS_IMPORT_ROW (self), NULL);

  if (self->changes == NULL)
    self->changes = g_ptr_array_new_with_free_func (free_change);
  return self->changes;
}

char *
td_import_row_dup_cell (TdImportRow *self, guint column)
{
  const TdSheetCell *cell;
  const char *text;
  char *clean;

  g_return_val_if_fail (TD_IS_IMPORT_ROW (self), NULL);

  cell = td_sheet_row_get (self->raw, column);
  text = cell->text;
  for (guint i = 0; i < self->plan->sources->len; i++)
    {
      const TdImportSource *source = &g_array_index (self->plan->sources, TdImportSource, i);
      const char *correction = source->column == column
        ? td_import_row_get_correction (self, source->key) : NULL;

      if (correction != NULL)
        text = correction;
    }
  clean = td_text_clean (text);
  return clean != NULL ? clean : g_strdup ("");
}

gboolean
td_import_row_is_corrected (TdImportRow *self, const char *key)
{
  g_return_val_if_fail (TD_IS_IMPORT_ROW (self), FALSE);
  return td_import_row_get_correction (self, key) != NULL;
}
