/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "td-class.h"

G_BEGIN_DECLS

/* What people write into the cells of a self-assessment; pure functions. */

/* A score: "89,5", "95 điểm", "95/100".  FALSE for what is none. */
gboolean td_assessment_read_score (const char *text, gint64 *thousandths);

/* A class, as td_class_read() knows it or in one of the many ways to shorten it: "HTXS nhiệm vụ",
 * "HT tốt NV (85 điểm)".  FALSE for what is none. */
gboolean td_assessment_read_class (const char *text, TdClass *klass);

/**
 * td_assessment_read_leave:
 * @text: "4 tháng, nghỉ không lương", "5 tháng thai sản; 01 tháng ốm", "Không"
 * @leave: (out): months of leave but maternity, -1: not said
 * @maternity: (out): months of maternity leave, -1: not said
 *
 * Returns: %FALSE when the months are not clear: none named, or parts of months
 */
gboolean td_assessment_read_leave (const char *text, int *leave, int *maternity);

/* "Không", "0", "Không có": the cell says that there is nothing. */
gboolean td_assessment_is_nothing (const char *text);

/* The form of discipline that a text names, as its code, "khien_trach"; %NULL: none. */
const char *td_assessment_read_discipline (const char *text);
/* Whether a text says that it was for a violation of public duty (vi phạm trong
 * thực hiện nhiệm vụ, công vụ). */
gboolean td_assessment_is_for_duty (const char *text);

/* How many initiatives a text names: a number in front, else its decisions ("QĐ"),
 * at least 1; 0 for nothing. */
guint td_assessment_count_initiatives (const char *text);

/* The year of a title, "… NĂM 2026"; 0: none. */
guint td_assessment_find_year (const char *title);

G_END_DECLS
