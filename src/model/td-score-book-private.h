/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-book.h"

#include "td-loader.h"
#include "td-score-book-state.h"

G_BEGIN_DECLS

struct _TdScoreBook
{
  GObject      parent_instance;

  TdStore     *store;  /* %NULL: made for a reader, follows nothing */
  TdReader    *reader; /* of the thread that the book lives on */
  gint64       round;
  TdBookState *state;  /* %NULL only until the first load is done */
  GError      *error;  /* of the last reload */
  TdLoader     loader;
};

TdScoreBook *td_score_book_make        (TdStore *store, TdReader *reader, gint64 round);
/* Takes @state over, and tells. */
void         td_score_book_set_state_now (TdScoreBook *self, TdBookState *state);
/* Takes @error over: what is shown stays as it is. */
void         td_score_book_set_error   (TdScoreBook *self, GError *error);
void         td_score_book_notify_loading (TdScoreBook *self);
/* In td-score-book-async.c: how books are loaded. */
const TdLoaderFuncs *td_score_book_get_loader_funcs (void);
/* @sheet: as the signal gives it. */
void         td_score_book_emit_changed (TdScoreBook *self, guint sheet);
/* On a thread of its own; ::changed follows.  Several calls become one. */
void         td_score_book_queue_reload (TdScoreBook *self);
/* One state of the register, however long the reading takes. */
TdBookState *td_score_book_load_state  (TdReader *reader, gint64 round,
                                        GCancellable *cancellable, GError **error);
/* In td-score-book-follow.c: what a commit means for the book. */
void         td_score_book_follow      (TdScoreBook *self, const TdChanges *changes);
/* Who writes; (nullable) for a book of a reader. */
const char  *td_score_book_get_author  (TdScoreBook *self);

G_END_DECLS
