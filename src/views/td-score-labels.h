/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-book.h"

G_BEGIN_DECLS

/* How the screen says what stands on score sheets; translated. */

const char *td_score_layer_label  (TdLayer layer); /* "Appraised" */
/* "9,0", "12,25": as many digits as needed, one at least.  (transfer full) */
char       *td_score_points_words (gint64 points);
/* Digits after the comma that points need, one at least: so that those of a column can be
 * written with the same number of them. */
guint       td_score_count_digits (gint64 points);
/* Rounded to one digit, half away from zero: means and shares.  (transfer full) */
char       *td_score_rounded_words (gint64 value);
/* "9,0", "not applicable", "not scored".  (transfer full) */
char       *td_score_mark_words   (const TdMark *mark);
/* "9. Chế độ báo cáo": of its code only what its group's does not say.  (transfer full) */
char       *td_score_title        (const TdCriteriaSet *set, guint criterion);
/* The group at the top that a criterion lies in; -1: none. */
int         td_score_top_group    (const TdCriteriaSet *set, guint criterion);
/* Whether points fail a mandatory criterion. */
gboolean    td_score_is_failed    (const TdCriteriaSet *set, guint criterion, const TdMark *mark);
/* What the layers before this one say: the nearest that was scored; open: none was. */
TdMark      td_score_get_previous (TdScoreBook *book, guint sheet, guint criterion, TdLayer layer,
                                   TdLayer *from);
/* What a layer comes to; of the one that decides with what it takes over from those before. */
const TdTotal *
            td_score_get_total    (const TdRoundRule *rule, const TdSheetResult *result,
                                   TdLayer layer);
/* Everything about a criterion, for the tooltip of its heading.  (transfer full) */
char       *td_score_criterion_tooltip (const TdCriteriaSet *set, guint criterion);
/* What is to be known of a cell beside its points, one line each; "" for nothing.
 * (transfer full) */
char       *td_score_cell_notes   (TdScoreBook *book, guint sheet, guint criterion, TdLayer layer);

G_END_DECLS
