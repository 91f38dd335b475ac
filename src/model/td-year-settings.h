/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-action.h"
#include "td-classify.h"

G_BEGIN_DECLS

/*
 * The settings of a year's classification in the register's settings: the name
 * is "year.2026.KEY", else the general "classify.KEY", else what the year's
 * pack says.  Keys and values:
 *   grouping         body, leader, kind, unit: those that apply, with commas; "none"
 *   workers          undecided | not_rated | as_civil_servants | as_public_employees
 *   quota.percent    0 to 100
 *   quota.base       good | good_and_excellent | rated
 *   quota.rounding   down | nearest | up
 *   quota.exception  yes | no
 */

/* %TD_ERROR_INVALID names a setting that cannot be read; %TD_ERROR_NOT_FOUND: no
 * pack for the year. */
gboolean  td_year_settings_load (TdReader *reader, guint year, TdClassifySettings *settings,
                                 GError **error);
/**
 * td_year_settings_save:
 *
 * An action that writes all of @settings for its year as one named change.
 * Fails when run with %TD_ERROR_CONFLICT in a frozen year.
 */
TdAction *td_year_settings_save (const TdClassifySettings *settings);

gboolean  td_year_settings_equal (const TdClassifySettings *a, const TdClassifySettings *b);

/* One line of "key=value; key=value" for seals; and back, %FALSE when a word of it
 * means nothing.  The year is not in it. */
char     *td_year_settings_to_text (const TdClassifySettings *settings);
gboolean  td_year_settings_read    (const char *text, TdClassifySettings *settings);
/* Vietnamese sentences for exports and the screen, one a setting.  (transfer full) */
GStrv     td_year_settings_to_lines (const TdClassifySettings *settings);
/* "cơ quan, chức vụ": the grouping in words.  (transfer full) */
char     *td_year_grouping_to_document (guint grouping);
/* "body,leader"; and back: %FALSE when it cannot be read. */
char     *td_year_grouping_to_text (guint grouping);
gboolean  td_year_grouping_read    (const char *text, guint *grouping);
/* "as_civil_servants"; and back. */
const char *td_year_workers_to_text (TdWorkerRule rule);
gboolean  td_year_workers_read     (const char *text, TdWorkerRule *rule);

/* The quota rule in force: with the exception's percentage where that was chosen. */
TdQuotaRule td_year_settings_get_quota (const TdClassifySettings *settings);

G_END_DECLS
