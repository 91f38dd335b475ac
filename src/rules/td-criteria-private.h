/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-criteria.h"

G_BEGIN_DECLS

/* Reads @file into the new @self.  %FALSE with %TD_ERROR_INVALID naming section and entry. */
gboolean td_criteria_set_parse        (TdCriteriaSet *self, GKeyFile *file, GError **error);
/* Runs the worked examples of @file.  %FALSE with %TD_ERROR_INVALID naming the first
 * that is not met. */
gboolean td_criteria_set_run_examples (const TdCriteriaSet *self, GKeyFile *file, GError **error);

/**
 * TdCriteriaIssues: what td_criteria_set_check() has found so far.
 * @set: what is looked at
 * @found: (element-type TdCriteriaIssue)
 */
typedef struct
{
  const TdCriteriaSet *set;
  GPtrArray           *found;
} TdCriteriaIssues;

/* Takes @text. */
void     td_criteria_issues_add       (TdCriteriaIssues *self, int index, int band,
                                       gboolean is_error, char *text);
/* The parts of td_criteria_set_check(): one criterion's rule and what is
 * mandatory of it, and all bands. */
void     td_criteria_check_rule       (TdCriteriaIssues *issues, guint index);
void     td_criteria_check_bands      (TdCriteriaIssues *issues);

/* Whether points count against whoever has them: deductions, and all points of a set of
 * which lower is better, but for its deductions. */
gboolean td_criterion_is_against      (const TdCriteriaSet *set, const TdCriterion *criterion);
/* Whether a code can stand in conditions and in a file: none of their own signs in it. */
gboolean td_criteria_code_is_usable   (const char *code);

G_END_DECLS
