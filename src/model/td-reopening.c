/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-reopening.h"

#include "td-text.h"

TdReopening *
td_reopening_new (gint64      what,
                  const char *reason,
                  const char *author)
{
  g_autofree char *clean = td_text_clean (reason);
  TdReopening *self;

  if (clean == NULL)
    return NULL;
  self = g_new0 (TdReopening, 1);
  self->what = what;
  self->reason = g_steal_pointer (&clean);
  self->author = g_strdup (author);
  return self;
}

void
td_reopening_free (gpointer data)
{
  TdReopening *self = data;

  g_free (self->reason);
  g_free (self->author);
  g_free (self);
}

void
td_reopening_stamp (const TdReopening *self,
                    TdRecord          *seal)
{
  td_record_set_int (seal, "reopened_at", g_get_real_time () / G_USEC_PER_SEC);
  td_record_set_text (seal, "reopened_by", self->author);
  td_record_set_text (seal, "reopen_reason", self->reason);
}
