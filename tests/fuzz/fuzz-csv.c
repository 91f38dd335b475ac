/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz-reader.h"

/* A text file, and the same from the clipboard. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  fuzz_read_workbook (bytes);
  if (g_utf8_validate_len ((const char *) data, size, NULL))
    {
      g_autofree char *text = g_strndup ((const char *) data, size);
      g_autoptr (TdSheetReader) reader = td_sheet_reader_new_for_text (text, NULL);

      g_assert_nonnull (reader);
      fuzz_read_sheet (reader);
    }
  return 0;
}
