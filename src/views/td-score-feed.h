/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-rounds.h"

G_BEGIN_DECLS

/**
 * TdScoreFeed: what handing a year's rounds to the year's classification would do.
 * @scores: (element-type TdYearScore): see td_rounds_roll_up()
 * @cleared, @kept: (element-type utf8): see td_rounds_list_stale()
 */
typedef struct
{
  GPtrArray *scores;
  GPtrArray *cleared;
  GPtrArray *kept;
} TdScoreFeed;

/* Of any round of the year; on any thread. */
TdScoreFeed *td_score_feed_read (TdReader *reader, gint64 round, GError **error);
void         td_score_feed_free (TdScoreFeed *self);
/* Somebody gets a score, or loses one. */
gboolean     td_score_feed_does_something (const TdScoreFeed *self);
/* For who is to agree to it.  (transfer full) */
char        *td_score_feed_describe (const TdScoreFeed *self, guint year);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdScoreFeed, td_score_feed_free)

G_END_DECLS
