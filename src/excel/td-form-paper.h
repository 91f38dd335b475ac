/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-forms.h"
#include "td-letterhead.h"

G_BEGIN_DECLS

/**
 * TdFormPaper: what all forms of a round have in common.  Immutable: any thread.
 * @set: its criteria
 * @round_name: "Quý III/2026"
 * @first, @last: its days
 * @head: of the department
 * @author: (nullable): who gives the forms out, and can be asked
 * @deadline: not set: none
 * @issued: the day on the cover
 */
typedef struct
{
  TdCriteriaSet *set;
  char          *round_name;
  TdDate         first;
  TdDate         last;
  TdLetterhead  *head;
  char          *author;
  TdDate         deadline;
  TdDate         issued;
} TdFormPaper;

/* On the book's thread.  @organisation: the register's one record of it. */
TdFormPaper *td_form_paper_new  (TdScoreBook *book, TdRecord *organisation, const char *author,
                                 TdDate deadline);
void         td_form_paper_free (TdFormPaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFormPaper, td_form_paper_free)

/**
 * td_form_write:
 * @form: of td_forms_plan()
 * @destination: see td_sheet_writer_new() and td_sheet_writer_finish() for errors
 *
 * Writes the workbook of one unit: a cover, the table with its open cells, and what is
 * needed to read it again.  Issues nothing: see td_forms_write().  Any thread.
 */
gboolean     td_form_write      (const TdFormPaper *self, const TdForm *form, GFile *destination,
                                 GCancellable *cancellable, GError **error);
/* "Phiếu chấm Quý III-2026 - Phòng Hành chính tư pháp", fit for any file system.
 * (transfer full) */
char        *td_form_dup_file_stem (const TdFormPaper *self, const TdForm *form);

G_END_DECLS
