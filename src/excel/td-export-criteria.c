/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-private.h"

#include "td-criteria-sets.h"
#include "td-criteria-workbook.h"

/* The criteria set itself, as a workbook that can be edited and imported again. */

gboolean
td_export_criteria (TdExport *self,
                    GError  **error)
{
  g_autoptr (TdCriteriaSet) set = td_criteria_set_load (self->reader, self->params->criteria,
                                                        error);

  if (set == NULL)
    return FALSE;
  td_criteria_workbook_add_sheets (self->writer, set, self->head);
  return td_export_report (self, 1, 1, error);
}
