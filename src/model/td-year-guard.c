/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-year-guard.h"

#include "td-backup-name.h"
#include "td-error.h"
#include "td-year-seal.h"

#include <glib/gi18n-lib.h>

GPtrArray *
td_year_guard_list (TdReader *reader,
                    GError  **error)
{
  GPtrArray *seals = td_year_seal_list (reader, 0, error);

  for (guint i = seals != NULL ? seals->len : 0; i > 0; i--)
    if (((TdYearSeal *) seals->pdata[i - 1])->reopened_at != 0)
      g_ptr_array_remove_index (seals, i - 1);
  return seals;
}

static char *
dup_part (TdRecord *record,
          guint     year)
{
  return record != NULL ? td_record_get_entity (record)->year_part (record, year) : NULL;
}

const TdYearSeal *
td_year_guard_find (GPtrArray *seals,
                    TdRecord  *before,
                    TdRecord  *after)
{
  g_return_val_if_fail (before != NULL || after != NULL, NULL);

  if (td_record_get_entity (before != NULL ? before : after)->year_part == NULL)
    return NULL;

  for (guint i = 0; i < seals->len; i++)
    {
      const TdYearSeal *seal = g_ptr_array_index (seals, i);
      g_autofree char *was = dup_part (before, seal->year);
      g_autofree char *will_be = dup_part (after, seal->year);

      if (g_strcmp0 (was, will_be) != 0)
        return seal;
    }
  return NULL;
}

gboolean
td_year_guard_check (GPtrArray *seals,
                     TdRecord  *before,
                     TdRecord  *after,
                     GError   **error)
{
  const TdYearSeal *seal = td_year_guard_find (seals, before, after);

  if (seal == NULL)
    return TRUE;
  td_year_set_frozen_error (seal, error);
  return FALSE;
}

void
td_year_set_frozen_error (const TdYearSeal *seal,
                          GError          **error)
{
  g_autofree char *time = td_backup_format_time (seal->sealed_at);

  if (seal->sealed_by != NULL)
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                 /* Translators: %1$u is a year, %2$s day and time, %3$s who froze it. */
                 _("%1$u was frozen on %2$s by %3$s, so that nothing of it can be changed. "
                   "Reopen the year first; that asks for a reason."),
                 seal->year, time, seal->sealed_by);
  else
    g_set_error (error, TD_ERROR, TD_ERROR_CONFLICT,
                 /* Translators: %1$u is a year, %2$s day and time. */
                 _("%1$u was frozen on %2$s, so that nothing of it can be changed. Reopen the "
                   "year first; that asks for a reason."),
                 seal->year, time);
}
