/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-legacy-text.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *raw = g_strndup ((const char *) data, size);
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  const char *sample = text;

  td_legacy_text_detect (&sample, 1);
  td_legacy_text_from_font (text);
  td_legacy_text_is_syllable (text);
  for (TdLegacyEncoding encoding = TD_LEGACY_NONE; encoding <= TD_LEGACY_VNI; encoding++)
    {
      g_autofree char *converted = td_legacy_text_convert (text, encoding);

      g_assert_true (g_utf8_validate (converted, -1, NULL));
    }
  return 0;
}
