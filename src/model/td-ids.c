/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-ids.h"

#define RANDOM_BITS 22
#define EPOCH_MS (G_GINT64_CONSTANT (1577836800) * 1000) /* 2020-01-01 UTC */

gint64
td_ids_next (TdIds *self)
{
  /* A clock that was never set still has to give a positive id. */
  gint64 now = MAX (g_get_real_time () / 1000 - EPOCH_MS, 1);

  if (now > self->last >> RANDOM_BITS)
    /* The upper half is left free to count into. */
    self->last = now << RANDOM_BITS | g_random_int_range (0, 1 << (RANDOM_BITS - 1));
  else
    self->last++;
  return self->last;
}

gint64
td_id_get_time (gint64 id)
{
  return ((id >> RANDOM_BITS) + EPOCH_MS) / 1000;
}
