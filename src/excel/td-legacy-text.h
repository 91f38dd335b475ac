/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdLegacyEncoding:
 * @TD_LEGACY_NONE: Unicode, or nothing that is clearly anything else
 * @TD_LEGACY_TCVN3: TCVN 5712 VN3, the ABC fonts: .VnTime, .VnArial
 * @TD_LEGACY_TCVN3_CAPITALS: the same letters in a font that shows them all as
 *   capitals: .VnTimeH, .VnArialH.  Only the font's name tells, never the text
 * @TD_LEGACY_VNI: VNI for Windows: VNI-Times, VNI-Helve
 *
 * How Vietnamese was typed before Unicode: in 8-bit fonts that draw other
 * letters.  A workbook holds such text as if it were Western European, so that
 * "Hä vµ tªn" stands for "Họ và tên".
 */
typedef enum
{
  TD_LEGACY_NONE,
  TD_LEGACY_TCVN3,
  TD_LEGACY_TCVN3_CAPITALS,
  TD_LEGACY_VNI,
} TdLegacyEncoding;

/**
 * td_legacy_text_from_font:
 * @font: (nullable): a font's name as a workbook has it: ".VnTime", "VNI-Times"
 *
 * Returns: what letters typed in that font stand for
 */
TdLegacyEncoding td_legacy_text_from_font (const char *font);

/**
 * td_legacy_text_detect:
 * @samples: (array length=n_samples) (element-type utf8): texts of one sheet,
 *   UTF-8; %NULL and empty ones count for nothing
 * @n_samples: how many
 *
 * Tells from all texts of a sheet together how they were typed.  Each word with
 * a letter outside ASCII is read in each of the three ways, and a way is only
 * named when nearly all such words become Vietnamese syllables by it and do not
 * as they stand.  Where it is not clear the answer is %TD_LEGACY_NONE: a wrong
 * conversion destroys names, an offer not made costs a click.
 *
 * Returns: %TD_LEGACY_NONE, %TD_LEGACY_TCVN3 or %TD_LEGACY_VNI
 */
TdLegacyEncoding td_legacy_text_detect (const char *const *samples,
                                        gsize              n_samples);

/**
 * td_legacy_text_convert:
 * @text: UTF-8 as read from the workbook
 * @encoding: how it was typed
 *
 * A text that already holds letters of Unicode Vietnamese (ạ, ế, ư, đ …) is
 * returned as it is: lists are often half converted.
 *
 * Returns: (transfer full): the text in Unicode, NFC
 */
char *td_legacy_text_convert (const char       *text,
                              TdLegacyEncoding  encoding);

/* Whether @word (one word, any case, UTF-8) is spelled like a Vietnamese syllable. */
gboolean td_legacy_text_is_syllable (const char *word);

G_END_DECLS
