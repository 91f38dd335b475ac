/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-record.h"

G_BEGIN_DECLS

/* What the lines of a person's related lists say: each is a #TdRelatedLineFunc. */
void td_staff_line_membership (TdRecord *record, char **when, char **text, char **detail);
void td_staff_line_leave      (TdRecord *record, char **when, char **text, char **detail);
void td_staff_line_discipline (TdRecord *record, char **when, char **text, char **detail);

/* "from 01/2019", "2009 – 2018", "to 05/2020"; %NULL for neither.  (transfer full) */
char *td_staff_line_dup_period (TdDate started, TdDate ended);

G_END_DECLS
