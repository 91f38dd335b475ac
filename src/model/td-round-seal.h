/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-score-book.h"

#include "td-score-book-state.h"

G_BEGIN_DECLS

/*
 * A closed round: who may not change it, and the hash over what it was.
 */

/**
 * TdClosedRound: a round whose seal is in force.
 * @seal: the seal's record
 * @criteria: its copy of the set
 */
typedef struct
{
  gint64  round;
  gint64  criteria;
  gint64  seal;
  gint64  sealed_at;
  char   *name;
  char   *sealed_by; /* nullable */
} TdClosedRound;

/* All of them.  (element-type TdClosedRound) (transfer full) */
GPtrArray *td_closed_rounds_list  (TdReader *reader, GError **error);
/* Whether the guard looks at records of @entity at all. */
gboolean   td_closed_rounds_watch (const TdEntity *entity);
/**
 * td_closed_rounds_check:
 * @rounds: from td_closed_rounds_list()
 * @before: (nullable): the record as it is stored, %NULL: it is new
 * @after: (nullable): the record as it is to be, %NULL: it is to go
 *
 * Returns: %FALSE with %TD_ERROR_CONFLICT, which names the round, where this would
 *   change a closed round: its sheets and what is theirs, its settings, its copy of
 *   the set.  Putting the round's record away changes nothing of it.
 */
gboolean   td_closed_rounds_check (GPtrArray *rounds, TdRecord *before, TdRecord *after,
                                   GError **error);
/* "Quý III/2026 was closed on … by …; reopen it first."  (transfer full) */
char      *td_round_dup_closed_text (const char *name, gint64 sealed_at, const char *sealed_by);

/* --- the hash --- */

/* The settings and, each as a SHA-256, the set and the sheets with their scores, a line
 * each: what a seal keeps as its "settings".  As they lie in the register.
 * (transfer full) */
char      *td_round_seal_describe (TdReader *reader, gint64 round, GError **error);
/* The seal's hash: over its own values and its results, as stored.  (transfer full) */
char      *td_round_seal_compute  (TdReader *reader, TdRecord *seal, GError **error);
/* The seal in force; %NULL with or without an error. */
TdRecord  *td_round_seal_find     (TdReader *reader, gint64 round, GError **error);

G_END_DECLS
