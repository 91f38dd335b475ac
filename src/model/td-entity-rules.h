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
/* The folded text of every searched field into "search". */
void     td_entity_derive_search (TdRecord *record);
/* Two dates of which the second may not come first. */
gboolean td_entity_check_order   (TdRecord *record, const char *from_key, const char *to_key,
                                  GError **error);
/* Scores 0 to 100, months 0 to 12. */
gboolean td_year_fact_check (TdRecord *record, GError **error);
/* What the record says of the year, see @year_part of #TdEntity. */
char    *td_year_fact_year_part  (TdRecord *record, guint year);
char    *td_leave_year_part      (TdRecord *record, guint year);
char    *td_discipline_year_part (TdRecord *record, guint year);

/* Units or people: whom a criteria set or a round is about. */
extern const TdChoice td_subject_choices[];

/* What td-entity-scores.c computes and refuses. */
void     td_criteria_set_derive       (TdRecord *record);
gboolean td_criteria_set_record_check (TdRecord *record, GError **error);
gboolean td_criterion_record_check    (TdRecord *record, GError **error);
gboolean td_criteria_band_check       (TdRecord *record, GError **error);
void     td_round_derive              (TdRecord *record);
gboolean td_round_check               (TdRecord *record, GError **error);
gboolean td_sheet_check               (TdRecord *record, GError **error);
gboolean td_score_check               (TdRecord *record, GError **error);
gboolean td_attachment_check          (TdRecord *record, GError **error);

G_END_DECLS
