/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-record.h"
#include "td-unit-counts.h"

G_BEGIN_DECLS

/**
 * TdUnitRow:
 *
 * One line of the list of units: the unit with its place in the tree and its
 * figures, as they were when the line was made.
 */
#define TD_TYPE_UNIT_ROW (td_unit_row_get_type ())
G_DECLARE_FINAL_TYPE (TdUnitRow, td_unit_row, TD, UNIT_ROW, GObject)

/**
 * TdUnitPlace:
 * @depth: 0 directly under the department
 * @has_children: whether lines can be shown below it
 * @is_expanded: whether they are
 * @is_context: shown only since a unit below it was found
 */
typedef struct
{
  guint    depth;
  gboolean has_children;
  gboolean is_expanded;
  gboolean is_context;
} TdUnitPlace;

/* @body: name of the body that its people are counted in. */
TdUnitRow           *td_unit_row_new         (TdRecord *record, const TdUnitPlace *place,
                                              const char *body);
TdRecord            *td_unit_row_get_record  (TdUnitRow *self);
gint64               td_unit_row_get_id      (TdUnitRow *self);
const TdUnitPlace   *td_unit_row_get_place   (TdUnitRow *self);
void                 td_unit_row_set_expanded (TdUnitRow *self, gboolean expanded);
const char          *td_unit_row_get_body    (TdUnitRow *self);
gboolean             td_unit_row_is_archived (TdUnitRow *self);
/* %NULL until people were counted. */
const TdUnitFigures *td_unit_row_get_figures (TdUnitRow *self);
void                 td_unit_row_set_figures (TdUnitRow *self, const TdUnitFigures *figures);

G_END_DECLS
