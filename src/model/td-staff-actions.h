/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-action.h"
#include "td-classify.h"
#include "td-date.h"

G_BEGIN_DECLS

/*
 * Operations on people as named changes, shared by the window and the command
 * line.  What cannot be checked before is checked when the action runs, inside
 * its transaction, and then fails as a whole.
 */

/**
 * td_staff_transfer:
 * @staff: who
 * @unit: where to
 * @date: the first day there, a full date
 * @post: (nullable): the new post; %NULL keeps the post
 * @decision: (nullable): number and date of the decision
 *
 * Điều động: ends the present period in a unit on the day before, or records
 * one with what is known when there was none, opens a new one, and sets the
 * person's unit, its date and post.
 *
 * Errors when run: INVALID for the same unit, an archived unit, or a date not
 * after the present period began; NOT_FOUND.
 */
TdAction *td_staff_transfer (gint64 staff, gint64 unit, TdDate date, const char *post,
                             const char *decision, GError **error);
/**
 * td_staff_transfer_people:
 * @ids: (array length=n_ids): who, one at least
 *
 * The same for several people as one change, with one undo: where one of them
 * cannot be transferred nobody is, and the error names that person.
 */
TdAction *td_staff_transfer_people (const gint64 *ids, gsize n_ids, gint64 unit, TdDate date,
                                    const char *post, const char *decision, GError **error);

/**
 * td_staff_set_field:
 * @ids: (array length=n_ids): whom
 * @key: a field with %TD_FIELD_BULK that is not a reference
 * @text: (nullable): as a person types it; %NULL or "" clears the field
 */
TdAction *td_staff_set_field     (const gint64 *ids, gsize n_ids, const char *key,
                                  const char *text, GError **error);
/* The same for a reference; @value 0 clears it.  A unit set so is a correction without a date. */
TdAction *td_staff_set_reference (const gint64 *ids, gsize n_ids, const char *key, gint64 value,
                                  GError **error);
/* Archives people, or brings them back: nothing is ever deleted. */
TdAction *td_staff_archive       (const gint64 *ids, gsize n_ids, gboolean archived);

/* Adds a leave. @kind: code, "thai_san". @ended may be unset: not over yet.
 * CONFLICT when run if it lies in a frozen year. */
TdAction *td_staff_add_leave      (gint64 staff, const char *kind, TdDate started, TdDate ended,
                                   const char *note, GError **error);
/* Adds a disciplinary action. @form: code, "khien_trach". CONFLICT when run in a frozen year. */
TdAction *td_staff_add_discipline (gint64 staff, const char *form, TdDate decided,
                                   TdAnswer for_duty, const char *decision, const char *note,
                                   GError **error);

typedef enum
{
  TD_DUPLICATE_CCCD,           /* the same identity number */
  TD_DUPLICATE_NAME_AND_BIRTH, /* the same folded name, dates of birth that agree */
} TdDuplicateKind;

/* People who may be one and the same: shown, never merged unasked. */
typedef struct
{
  TdDuplicateKind  kind;
  GArray          *ids; /* (element-type gint64), two or more */
} TdDuplicates;
void       td_duplicates_free (TdDuplicates *self);

/* Among the living, any thread with its reader.  (element-type TdDuplicates) */
GPtrArray *td_staff_find_duplicates (TdReader *reader, GCancellable *cancellable, GError **error);

/**
 * td_staff_merge:
 * @keep: the record that stays
 * @drop: the record that is archived
 *
 * Fills what @keep lacks from @drop, moves what refers to @drop, and archives
 * it.  Facts, leave and discipline of frozen years and sealed results stay where
 * they were sealed.
 * Where both have facts of one year they are joined; where both have a sheet in an open
 * round, the one that nobody worked with goes.
 *
 * Errors when run: CONFLICT naming year and field when both have different values, or
 * the round when both of its sheets were worked with.
 */
TdAction  *td_staff_merge (gint64 keep, gint64 drop, GError **error);

G_END_DECLS
