/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-form-keys.h"
#include "td-form-paper.h"
#include "td-sheet-writer.h"

G_BEGIN_DECLS

/*
 * What the files that write forms share.
 */

typedef enum
{
  TD_FORM_STYLE_PLAIN,
  TD_FORM_STYLE_SMALL,
  TD_FORM_STYLE_BOLD,
  TD_FORM_STYLE_TITLE,
  TD_FORM_STYLE_SUBTITLE,
  TD_FORM_STYLE_HINT,
  TD_FORM_STYLE_HEAD,
  TD_FORM_STYLE_HEAD_SMALL,
  TD_FORM_STYLE_LABEL,
  TD_FORM_STYLE_VALUE,
  TD_FORM_STYLE_CODE,
  TD_FORM_STYLE_TEXT,
  TD_FORM_STYLE_GROUP,
  TD_FORM_STYLE_GROUP_CODE,
  TD_FORM_STYLE_CENTRE,
  TD_FORM_STYLE_NUMBER,
  TD_FORM_STYLE_GUIDE,
  TD_FORM_STYLE_OPEN_NUMBER, /* a number or a choice */
  TD_FORM_STYLE_OPEN_TEXT,   /* what Excel must not take for a date or a percentage */
  TD_FORM_STYLE_OPEN_REASON,
  TD_N_FORM_STYLES,
} TdFormStyle;

/**
 * TdFormDraft: one workbook while it is written.
 * @criteria: (element-type guint): indexes of the set's criteria, groups left out
 */
typedef struct
{
  const TdFormPaper *paper;
  const TdForm      *form;
  TdSheetWriter     *writer;
  guint              styles[TD_N_FORM_STYLES];
  GArray            *criteria;
} TdFormDraft;

/* In td-form-cover.c. */
void  td_form_write_cover   (TdFormDraft *self);
/* In td-form-table-unit.c: one subject, criteria down. */
void  td_form_write_unit    (TdFormDraft *self);
/* In td-form-table-people.c: people down, criteria across. */
void  td_form_write_people  (TdFormDraft *self);

/* In td-form-table.c: what both have. */
const TdCriterion *
      td_form_get_criterion (const TdFormDraft *self, guint place); /* place in @criteria */
/* The cell of a row and a criterion, both as places in the form. */
const TdFormCell *
      td_form_get_cell      (const TdFormDraft *self, guint row, guint place);
/* As td_text_count_lines(); one for none. */
guint td_form_count_lines   (const char *text, guint size, gboolean bold, double width);
/* Title, subtitle and what to do, from @row on over the columns; the row after them. */
guint td_form_write_head    (TdFormDraft *self, guint row, guint last_column, double width);
void  td_form_write_key     (TdFormDraft *self, guint row, guint column, TdFormKeyKind kind,
                             gint64 id);
/* A score with what stands in it, its question as a note. */
void  td_form_write_score   (TdFormDraft *self, guint row, guint column, const TdFormCell *cell,
                             const TdCriterion *criterion);
void  td_form_write_max     (TdFormDraft *self, guint row, guint column,
                             const TdCriterion *criterion, TdFormStyle style);
/* What may be entered, for a block of cells of one criterion. */
void  td_form_add_rule      (TdFormDraft *self, guint first_row, guint first_column,
                             guint last_row, guint last_column, const TdCriterion *criterion);

/* In td-form-words.c.  Whether its grades are found by their lower edges. */
gboolean td_form_has_edges  (const TdCriterion *criterion);
/* What a unit is told about a criterion, Vietnamese.  (transfer full) */
char *td_form_dup_hint      (const TdCriterion *criterion);
/* The hint with what the set itself says, as a note.  (transfer full) */
char *td_form_dup_note      (const TdCriterion *criterion);

G_END_DECLS
