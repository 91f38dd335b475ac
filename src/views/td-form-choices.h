/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-forms-io.h"

G_BEGIN_DECLS

/*
 * What somebody chose of the cells that came back, kept while the files are read again:
 * since more were added, or the register had gone on.
 */
typedef struct _TdFormChoices TdFormChoices;
TdFormChoices *td_form_choices_new  (void);
void           td_form_choices_free (TdFormChoices *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFormChoices, td_form_choices_free)
/* Adds what was chosen in @receipts, and remembers what it chose between. */
void           td_form_choices_keep (TdFormChoices *self, TdScoreBook *book,
                                     const TdFormReceipts *receipts);
/* Chooses the same where the same three texts of the same file stand against each other
 * again; what has changed since is to be chosen anew. */
void           td_form_choices_apply (const TdFormChoices *self, TdScoreBook *book,
                                      TdFormReceipts *receipts);

G_END_DECLS
