/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-board.h"

G_BEGIN_DECLS

/*
 * Freezing (chốt) a year: every person's result is copied into the register
 * with the settings, the packs' hashes and one hash over it all.  A frozen
 * year's facts and board are read-only until it is reopened with a reason;
 * the old seal then stays as history and the next freezing is version n + 1.
 */

/**
 * td_year_seal_check:
 * @board: the board as it is shown
 * @basis: (nullable): the written basis (căn cứ) for being over a cap
 *
 * Returns: (transfer full): what stands in the way, translated, a line each;
 *   empty when the year can be frozen.  People without enough data do not stand
 *   in the way: they stay "chưa xếp loại".
 */
GStrv     td_year_seal_check  (TdBoard *board, const char *basis);
/**
 * td_year_seal_freeze:
 *
 * Returns: (transfer full): the action, or %NULL with %TD_ERROR_INVALID listing
 *   what stands in the way, %TD_ERROR_CONFLICT when the year is frozen already.
 *   When run it computes everything again inside the transaction and fails with
 *   %TD_ERROR_CONFLICT if that is not what @board showed.  Only reopening takes it back.
 */
TdAction *td_year_seal_freeze (TdBoard *board, const char *basis, GError **error);
/* An action that lets go the seal in force; %NULL with %TD_ERROR_INVALID without a reason. */
TdAction *td_year_seal_reopen (TdStore *store, guint year, const char *reason, GError **error);

/* The seal in force, %NULL without an error when the year is not frozen. */
TdYearSeal *td_year_seal_get_current (TdReader *reader, guint year, GError **error);
/* Every seal of the year, newest first; 0: of all years.  (element-type TdYearSeal) */
GPtrArray  *td_year_seal_list   (TdReader *reader, guint year, GError **error);
/**
 * td_year_seal_verify:
 * @seal: id of a seal
 *
 * Computes the hash again from the stored results.  %FALSE with
 * %TD_ERROR_CORRUPT when it is not the stored one.
 */
gboolean    td_year_seal_verify (TdReader *reader, gint64 seal, GCancellable *cancellable,
                                 GError **error);

gboolean    td_year_is_frozen (TdReader *reader, guint year);
/**
 * td_year_guard:
 *
 * To be called inside a write function, before the board of @year is written: its
 * choices, lines, settings.  Facts, leave and discipline need no such call, as the
 * writer itself refuses to change what they say of a frozen year.
 *
 * Returns: %FALSE with %TD_ERROR_CONFLICT when the year is frozen
 */
gboolean    td_year_guard     (TdReader *reader, guint year, GError **error);

G_END_DECLS
