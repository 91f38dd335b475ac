/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdExplain:
 * @text: what was looked at or decided, one line
 * @figure: (nullable): the figure or outcome, "93,83 / 100", "5 ≤ 6, đạt"
 * @basis: (nullable): law and clause or the office's setting, "NĐ 335/2025/NĐ-CP, …"
 * @record: (nullable): the record that caused it, "staff:123", "discipline:456"
 * @children: (element-type TdExplain): the steps below
 *
 * The answer to "Vì sao?": a tree that a rule returns together with its
 * result.  The window, the cell note, the "Giải trình" sheet and the command
 * line show this same tree.  Its text is a document's text and so always
 * Vietnamese, see src/DESIGN.md.
 */
typedef struct _TdExplain TdExplain;
struct _TdExplain
{
  char      *text;
  char      *figure;
  char      *basis;
  char      *record;
  GPtrArray *children;
};

TdExplain *td_explain_new    (const char *text, const char *figure, const char *basis);
/* A new child of @self, owned by it; returned for further children.  With %NULL for
 * @self nothing is made and %NULL returned: so the code that decides also explains,
 * but only when somebody asks. */
TdExplain *td_explain_add    (TdExplain *self, const char *text, const char *figure,
                              const char *basis);
TdExplain *td_explain_addf   (TdExplain *self, const char *basis, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
/* @self takes @child over. */
void       td_explain_take   (TdExplain *self, TdExplain *child);
void       td_explain_set_record (TdExplain *self, const char *record);
TdExplain *td_explain_ref    (TdExplain *self);
void       td_explain_unref  (TdExplain *self);
/* One line a node, "text: figure (basis)", two blanks a level.  (transfer full) */
char      *td_explain_to_text (const TdExplain *self);
/**
 * td_explain_to_stored:
 *
 * The tree as a register keeps it: one line a node, two blanks a level, then text,
 * figure, basis and record with a tab between each two.  What td_explain_read_stored()
 * reads is the same tree, but for line ends and tabs within a part, which become
 * blanks.
 *
 * Returns: (transfer full)
 */
char      *td_explain_to_stored (const TdExplain *self);
/* Older registers keep td_explain_to_text(): there a node has but a text.
 * (transfer full) (nullable): %NULL for nothing */
TdExplain *td_explain_read_stored (const char *stored);
/* The top line and its children, a line each, for a JSON "reasons" list. (transfer full) */
GStrv      td_explain_to_lines (const TdExplain *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdExplain, td_explain_unref)

G_END_DECLS
