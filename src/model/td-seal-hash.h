/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board-state.h"

G_BEGIN_DECLS

/*
 * What a seal's hash is taken over; private to the model.
 *
 * Every value is written as "LENGTH:BYTES", a missing one as "-", a number in
 * decimal digits, so that no two different contents give the same text.  Each
 * result gives a SHA-256 of its own; these, by the person's id, follow the
 * seal's own values, and the SHA-256 of it all is the seal's hash.
 */
typedef struct _TdSealHash TdSealHash;

/* In the settings of a seal, before the basis for being over a cap. */
#define TD_SEAL_BASIS_MARK "\nbasis="

TdSealHash *td_seal_hash_new        (void);
void        td_seal_hash_free       (TdSealHash *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdSealHash, td_seal_hash_free)

/* @result: a record of year_result, in any order of people. */
void        td_seal_hash_add_result (TdSealHash *self, TdRecord *result);
/* @seal: the record of year_seal; its hash and what reopening wrote are left out.
 * (transfer full): hexadecimal; once, at the end. */
char       *td_seal_hash_finish     (TdSealHash *self, TdRecord *seal);

/* What a board shows in short, to see whether two show the same.  (transfer full) */
char       *td_board_state_digest   (const TdBoardState *state);

G_END_DECLS
