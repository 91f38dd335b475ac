/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-forms.h"

G_BEGIN_DECLS

/**
 * TdFormFile: a form as it came back, read but not yet compared.
 * @name: of the file, for messages
 * @content: all of it, to be kept
 * @saved: when it was saved, seconds since 1970; 0: it does not say
 * @token: which form it says it is, see td_form_find()
 * @digest: of what the unit was not to change, computed from what stands there now: to
 *   be the one of the form that was issued
 * @entries: (element-type TdFormEntry): for td_form_compare()
 * @remarks: (element-type utf8): what else is to be known of it, translated sentences
 */
typedef struct
{
  char      *name;
  GBytes    *content;
  gint64     saved;
  char      *token;
  char      *digest;
  GPtrArray *entries;
  GPtrArray *remarks;
} TdFormFile;
void        td_form_file_free (TdFormFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFormFile, td_form_file_free)

/**
 * td_form_read:
 * @content: of an .xlsx or .xls workbook, whichever program saved it last
 * @name: of the file, for messages
 * @error: %TD_ERROR_INVALID: no form, or one that was tampered with, in words and with
 *   the place: sheets or keys that are gone, unknown or there twice; another text or
 *   maximum; a hash that does not fit; else as td_sheet_reader_open()
 *
 * Finds scores by the ids beside them, never by where they stand.  A formula where a
 * score is to be counts with the value that it had last.  Any thread.
 */
TdFormFile *td_form_read      (GBytes *content, const char *name, GError **error);

/**
 * td_form_file_check:
 *
 * Whether it is, word for word, the form that was issued; %TD_ERROR_INVALID else.
 */
gboolean    td_form_file_check (const TdFormFile *self, const TdForm *form, GError **error);

G_END_DECLS
