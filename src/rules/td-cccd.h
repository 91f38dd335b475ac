/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "td-date.h"

G_BEGIN_DECLS

/**
 * TdCccdState: what an identity number (số định danh cá nhân) is like.
 * @TD_CCCD_NONE: nothing entered
 * @TD_CCCD_GOOD: 12 digits
 * @TD_CCCD_ZERO_LOST: 11 digits (or 10), the first not 0, that become one of a known
 *   province with the leading zeros that a spreadsheet dropped: offer, warn
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

/* What the 12 digits say (NĐ 137/2015, Điều 13; TT 07/2016/TT-BCA, Điều 7): three of
 * the place, one of century and sex, two of the year, six at random.  What does not
 * agree with them is a warning, never an error. */
gboolean td_cccd_is_female (const char *number);   /* digit 4 odd */
guint    td_cccd_birth_year (const char *number);  /* 0 unless 12 digits */
/* One of the 63 codes of provinces.  Who was born abroad has a country's code and is
 * not known here either. */
gboolean td_cccd_province_is_known (const char *number);

/* "056 ••• 214"; "••• 789" for an old number of 9 digits; "" for %NULL.  (transfer full) */
char *td_cccd_mask (const char *number);

G_END_DECLS
