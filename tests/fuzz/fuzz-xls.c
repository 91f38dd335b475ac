/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz-reader.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  fuzz_read_workbook (bytes);
  return 0;
}
