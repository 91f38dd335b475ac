/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-forms.h"

#include "td-text.h"

#include <string.h>

/* What reading a workbook needs of the forms, and nothing of the register. */

struct _TdFormHash
{
  GChecksum *checksum;
};

void
td_form_entry_free (TdFormEntry *self)
{
  g_free (self->text);
  g_free (self->reason);
  g_free (self->place);
  g_free (self);
}

/* With its length, so that no two different contents give the same bytes. */
static void
add_text (TdFormHash *self, const char *text)
{
  g_autofree char *clean = td_text_clean (text);
  g_autofree char *length = g_strdup_printf ("%" G_GSIZE_FORMAT ":",
                                             clean != NULL ? strlen (clean) : 0);

  g_checksum_update (self->checksum, (const guchar *) length, -1);
  if (clean != NULL)
    g_checksum_update (self->checksum, (const guchar *) clean, -1);
}

static void
add_id (TdFormHash *self, const char *kind, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%s%" G_GINT64_FORMAT, kind, id);

  add_text (self, text);
}

TdFormHash *
td_form_hash_new (const char *token)
{
  TdFormHash *self = g_new0 (TdFormHash, 1);

  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  add_text (self, token);
  return self;
}

void
td_form_hash_add_sheet (TdFormHash *self, gint64 sheet, const char *name)
{
  add_id (self, "s", sheet);
  add_text (self, name);
}

void
td_form_hash_add_criterion (TdFormHash *self,
                            gint64      criterion,
                            const char *code,
                            const char *text,
                            const char *max)
{
  add_id (self, "c", criterion);
  add_text (self, code);
  add_text (self, text);
  add_text (self, max);
}

char *
td_form_hash_finish (TdFormHash *self)
{
  char *digest = g_strdup (g_checksum_get_string (self->checksum));

  g_checksum_free (self->checksum);
  g_free (self);
  return digest;
}
