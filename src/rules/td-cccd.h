/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "td-date.h"

G_BEGIN_DECLS

/**
 * TdCccdState: what an identity number (số định danh cá nhân) is like.
 * @TD_CCCD_NONE: nothing entered
 * @TD_CCCD_GOOD: 12 digits
 * @TD_CCCD_ZERO_LOST: 11 digits (or 10) that become a good one with the leading 0
 *   that a spreadsheet dropped: offer, warn
 * @TD_CCCD_OLD: a CMND of 9 digits: taken, flagged
 * @TD_CCCD_BAD: anything else: an error
 */
typedef enum
{
  TD_CCCD_NONE,
  TD_CCCD_GOOD,
  TD_CCCD_ZERO_LOST,
  TD_CCCD_OLD,
  TD_CCCD_BAD,
} TdCccdState;

/**
 * td_cccd_read:
 * @text: (nullable): as found; blanks, dots and a leading apostrophe are ignored
 * @number: (out) (transfer full) (nullable): the digits, with the zero restored
 *   for %TD_CCCD_ZERO_LOST; %NULL for NONE and BAD
 */
TdCccdState td_cccd_read (const char *text, char **number);

/* What the 12 digits say: DOMAIN.md E.5.  All are warnings, never errors. */
gboolean td_cccd_is_female (const char *number);   /* digit 4 odd */
guint    td_cccd_birth_year (const char *number);  /* 0 unless 12 digits */
gboolean td_cccd_province_is_known (const char *number);

/* "056 ••• 214"; "" for %NULL.  (transfer full) */
char *td_cccd_mask (const char *number);

G_END_DECLS
