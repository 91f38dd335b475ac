/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import-step-diff.h"

G_BEGIN_DECLS

/* The columns of the grid. */
enum
{
  TD_IMPORT_DIFF_TICK,
  TD_IMPORT_DIFF_NUMBER,
  TD_IMPORT_DIFF_NAME,
  TD_IMPORT_DIFF_FIELD,
  TD_IMPORT_DIFF_OLD,
  TD_IMPORT_DIFF_NEW,
  TD_IMPORT_DIFF_WHY,
};

/**
 * TdImportDifference:
 * @row: unowned: the import's list holds it, and is asked again after every check
 * @change: index among the changes of the row
 * @is_first: the first in view of its row
 */
typedef struct
{
  TdImportRow *row;
  guint        change;
  gboolean     is_first;
} TdImportDifference;

/**
 * TdImportStepDiff:
 * @shown: (element-type TdImportDifference)
 * @keys: (element-type utf8): fields with differences, in the order of the drop-down
 *   behind "all fields"
 * @key: (nullable): the field that is looked at
 * @n_rows, @n_doubtful, @n_untaken: of all
 */
struct _TdImportStepDiff
{
  GtkWidget        parent_instance;

  TdImportSession *session;
  TdImportGrid    *grid;
  GArray          *shown;
  GPtrArray       *keys;
  GtkStringList   *labels;
  GtkWidget       *field_button;
  const char      *key;
  gboolean         doubtful;
  gboolean         showing;
  gboolean         narrow;
  guint            n_rows;
  guint            n_doubtful;
  guint            n_untaken;

  GtkBox          *bar;
  GtkBox          *filter_box;
  GtkLabel        *title_label;
  GtkToggleButton *doubtful_chip;
  GtkLabel        *doubtful_count;
  GtkWidget       *all_button;
  GtkWidget       *none_button;
  GtkStack        *stack;
  GtkScrolledWindow *scroller;
};

/* td-import-step-diff-cells.c */
extern const TdImportGridSource td_import_step_diff_source;
void                      td_import_step_diff_add_columns (TdImportStepDiff *self);
const TdImportDifference *td_import_step_diff_get         (TdImportStepDiff *self, guint row);
const TdImportChange     *td_import_difference_get_change (const TdImportDifference *self);

G_END_DECLS
