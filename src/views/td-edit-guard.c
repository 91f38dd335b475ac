/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-edit-guard.h"

#include "td-year-seal.h"

/* The years that @record tells of; %FALSE for none. */
static gboolean
get_years (TdRecord *record, guint *from, guint *to)
{
  const TdEntity *entity = td_record_get_entity (record);

  *to = G_MAXUINT;
  if (entity == &td_entity_year_fact)
    {
      *from = *to = (guint) td_record_get_int_or (record, "year", 0);
      return *from != 0;
    }
  if (entity == &td_entity_leave)
    {
      TdDate ended = td_record_get_date (record, "ended");

      *from = td_record_get_date (record, "started").year;
      if (td_date_is_set (ended))
        *to = ended.year;
      return TRUE;
    }
  if (entity == &td_entity_discipline)
    {
      *from = *to = td_record_get_date (record, "decided").year;
      return *from != 0;
    }
  return FALSE;
}

gboolean
td_edit_guard (TdWriter *writer, TdRecord *record, GError **error)
{
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr (GPtrArray) seals = NULL;
  guint from;
  guint to;

  if (!get_years (record, &from, &to))
    return TRUE;
  seals = td_year_seal_list (reader, 0, error);
  if (seals == NULL)
    return FALSE;
  for (guint i = 0; i < seals->len; i++)
    {
      const TdYearSeal *seal = seals->pdata[i];

      if (seal->reopened_at == 0 && seal->year >= from && seal->year <= to)
        return td_year_guard (reader, seal->year, error);
    }
  return TRUE;
}
