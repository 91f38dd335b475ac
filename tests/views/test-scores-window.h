/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-scores-page.h"
#include "td-test-people.h"
#include "td-test-scores.h"
#include "td-test-views.h"

/* The scoring page in a window, on a round of six units or of twelve people. */
#define N_UNITS 6
#define N_CRITERIA 15

typedef struct
{
  TdStore      *store;
  gint64        round;
  TdWindow     *window;
  TdScoresPage *page;
} Fixture;

static inline void
open_window (Fixture *self)
{
  self->window = td_test_make_window (self->store);
  td_window_show_page (self->window, "scores");
  self->page = TD_SCORES_PAGE (td_window_get_page (self->window, "scores"));
  g_assert_nonnull (self->page);
  td_test_draw (GTK_WIDGET (self->window));
}

/* A register with a round of units, or of people; nothing is shown yet. */
static inline void
make_round (Fixture *self, const char *name, gboolean people)
{
  g_autoptr (TdCriteriaSet) set = td_test_make_set (people, N_CRITERIA);
  g_autoptr (TdScoreBook) book = NULL;
  gint64 units[N_UNITS];

  *self = (Fixture) { 0 };
  self->store = td_test_make_store (name);
  td_test_add_units (self->store, units, N_UNITS);
  if (people)
    td_test_add_people (self->store, units, N_UNITS, 12);
  book = td_test_make_round (self->store, set);
  td_test_fill_round (self->store, book);
  self->round = td_score_book_get_round (book);
}

static inline void
set_up (Fixture *self, const char *name)
{
  make_round (self, name, FALSE);
  open_window (self);
  td_test_until (td_scores_page_get_book (self->page) != NULL);
  td_test_draw (GTK_WIDGET (self->window));
}

static inline void
tear_down (Fixture *self)
{
  td_test_close_window (self->window);
  td_test_release (self->store);
}

static inline TdScoreBook *
get_book (Fixture *self)
{
  return td_scores_page_get_book (self->page);
}

static inline TdScoreGrid *
get_grid (Fixture *self)
{
  return td_scores_page_get_grid (self->page);
}

static inline gpointer
find (Fixture *self, GType type)
{
  return td_test_find (GTK_WIDGET (self->page), type);
}

/* An action of the page, with its target as for g_variant_new(). */
#define activate(self, ...) \
  (td_test_activate (GTK_WIDGET ((self)->page), __VA_ARGS__), \
   td_test_draw (GTK_WIDGET ((self)->window)))
