/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "td-class.h"
#include "td-date.h"
#include "td-quota.h"

G_BEGIN_DECLS

/**
 * TdPack:
 *
 * A rule pack: one decree's rules of annual classification as data (a .ini
 * file in src/rules/packs), with dates, legal basis, a mark for what is not
 * verified, and worked examples that are run when the pack is loaded.
 * Immutable, shared by reference, any thread.
 */
typedef struct _TdPack TdPack;

typedef enum
{
  TD_VERIFIED,           /* text or direct quotation seen */
  TD_VERIFIED_SECONDARY, /* known from secondary sources only: shown as such */
} TdVerification;

TdPack        *td_pack_new_from_data (const char *data, gssize length, GError **error);
void           td_pack_unref         (TdPack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdPack, td_pack_unref)

/* The packs that come with the program, oldest first; examples have been run.
 * (transfer none) (element-type TdPack).  An error names the pack and the example. */
GPtrArray     *td_packs_get (GError **error);
TdPack        *td_packs_find (const char *id); /* (transfer none) (nullable) */
/**
 * td_packs_for:
 * @kind: the person's kind
 * @year: the year that is classified; the decree in force on 31 December of it
 *
 * Returns: (transfer none) (nullable): %NULL with %TD_ERROR_NOT_FOUND when no
 *   pack covers that kind and year
 */
TdPack        *td_packs_for (TdStaffKind kind, guint year, GError **error);

const char    *td_pack_get_id       (const TdPack *self); /* "nd335-2025" */
const char    *td_pack_get_name     (const TdPack *self); /* "NĐ 335/2025/NĐ-CP" */
const char    *td_pack_get_title    (const TdPack *self);
TdVerification td_pack_get_verification (const TdPack *self);
/* Why it is not verified, for the screen; %NULL when it is. */
const char    *td_pack_get_caveat   (const TdPack *self);
gboolean       td_pack_is_scored    (const TdPack *self); /* %FALSE for NĐ 90: qualitative */
TdDate         td_pack_get_from     (const TdPack *self);
gboolean       td_pack_covers       (const TdPack *self, TdStaffKind kind, guint year);
/* The quota of @year: a rule that limits nothing for years before it came. */
TdQuotaRule    td_pack_get_quota_for_year (const TdPack *self, guint year);
guint          td_pack_get_exception_percent (const TdPack *self); /* 0: none known */
/* With the words "chưa kiểm chứng" where the text has not been seen. */
const char    *td_pack_get_quota_basis (const TdPack *self);
const char    *td_pack_get_exception_basis (const TdPack *self); /* %NULL: none known */
/* SHA-256 of the pack's data, for "Xác thực" and seals. */
const char    *td_pack_get_hash     (const TdPack *self);
/* Lower edge of a class in thousandths of a point; %FALSE where the pack has none. */
gboolean       td_pack_get_edge     (const TdPack *self, TdClass klass, gint64 *edge);

G_END_DECLS
