/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-feed.h"

#include "td-text.h"

#include <glib/gi18n-lib.h>

/* So many people are named; more are told by "…". */
#define NAMED_PEOPLE 8

TdScoreFeed *
td_score_feed_read (TdReader *reader, gint64 round, GError **error)
{
  g_autoptr (TdScoreFeed) self = g_new0 (TdScoreFeed, 1);

  self->scores = td_rounds_roll_up (reader, round, error);
  if (self->scores == NULL ||
      !td_rounds_list_stale (reader, round, &self->cleared, &self->kept, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
td_score_feed_free (TdScoreFeed *self)
{
  g_clear_pointer (&self->scores, g_ptr_array_unref);
  g_clear_pointer (&self->cleared, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_free (self);
}

/* (element-type utf8): whom the rounds give no figure. */
static GPtrArray *
list_missing (const TdScoreFeed *self)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < self->scores->len; i++)
    {
      TdYearScore *score = self->scores->pdata[i];

      if (score->figure == TD_POINTS_MISSING)
        g_ptr_array_add (names, score->name);
    }
  return names;
}

gboolean
td_score_feed_does_something (const TdScoreFeed *self)
{
  g_autoptr (GPtrArray) missing = list_missing (self);

  return missing->len < self->scores->len || self->cleared->len > 0;
}

/* @format has place for the names. */
static void
add_names (GString *text, const char *format, GPtrArray *names)
{
  g_autofree char *some = td_text_name_some (names, NAMED_PEOPLE);

  if (names->len == 0)
    return;
  g_string_append (text, "\n\n");
  g_string_append_printf (text, format, some);
}

char *
td_score_feed_describe (const TdScoreFeed *self, guint year)
{
  g_autoptr (GPtrArray) missing = list_missing (self);
  const guint n = self->scores->len - missing->len;
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u person gets the score of %u.",
                                          "%u people get their scores of %u.", n), n, year);
  add_names (text, _("Nothing is written where rounds are missing: %s."), missing);
  add_names (text, _("Taken away, since the rounds no longer give it, is the score of: %s."),
             self->cleared);
  add_names (text, _("A score that somebody entered, and that no round gives, stays: %s."),
             self->kept);
  return g_string_free (text, FALSE);
}
