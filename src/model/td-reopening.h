/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-record.h"

G_BEGIN_DECLS

/**
 * TdReopening: that a frozen year or a closed round is opened again, and why.
 * @what: the year, or the round's id
 * @author: (nullable)
 */
typedef struct
{
  gint64  what;
  char   *reason;
  char   *author;
} TdReopening;

/* %NULL where @reason (nullable) says nothing.  (transfer full) */
TdReopening *td_reopening_new   (gint64 what, const char *reason, const char *author);
void         td_reopening_free  (gpointer self);
/* Lets go of a seal: its record says when, by whom and why. */
void         td_reopening_stamp (const TdReopening *self, TdRecord *seal);

G_END_DECLS
