/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-store.h"
#include "td-unit-tree.h"

G_BEGIN_DECLS

/**
 * TdUnitFigures: how many living people there are.
 * @people: in the unit itself
 * @leaders: those of them who hold a leading post
 * @people_within: in the unit and in all units below it
 * @leaders_within: those of them who hold a leading post
 */
typedef struct
{
  gint64 people;
  gint64 leaders;
  gint64 people_within;
  gint64 leaders_within;
} TdUnitFigures;

/**
 * TdUnitCounts:
 *
 * The figures of all units, counted at one moment in a thread: the list of units
 * never waits for 100,000 people.
 */
typedef struct _TdUnitCounts TdUnitCounts;

void                 td_unit_counts_free   (TdUnitCounts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdUnitCounts, td_unit_counts_free)

void                 td_unit_counts_async  (TdStore *store, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
TdUnitCounts        *td_unit_counts_finish (TdStore *store, GAsyncResult *result, GError **error);

/* Sums up from the leaves to the top; to be called for every other tree. */
void                 td_unit_counts_add_up (TdUnitCounts *self, const TdUnitTree *tree);
/* Never %NULL: a unit without people has zeros. */
const TdUnitFigures *td_unit_counts_get    (const TdUnitCounts *self, gint64 unit);
/* All living people, and those of them who are in no unit. */
gint64               td_unit_counts_get_people  (const TdUnitCounts *self);
gint64               td_unit_counts_get_without (const TdUnitCounts *self);

G_END_DECLS
