/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-record.h"

G_BEGIN_DECLS

/* What entities compute and refuse, see #TdEntity; private to the model. */
void     td_unit_derive     (TdRecord *record);
gboolean td_unit_check      (TdRecord *record, GError **error);
void     td_staff_derive    (TdRecord *record);
gboolean td_staff_check     (TdRecord *record, GError **error);
gboolean td_period_check    (TdRecord *record, GError **error); /* started <= ended */
/* Scores 0 to 100, months 0 to 12. */
gboolean td_year_fact_check (TdRecord *record, GError **error);
/* What the record says of the year, see @year_part of #TdEntity. */
char    *td_year_fact_year_part  (TdRecord *record, guint year);
char    *td_leave_year_part      (TdRecord *record, guint year);
char    *td_discipline_year_part (TdRecord *record, guint year);

G_END_DECLS
