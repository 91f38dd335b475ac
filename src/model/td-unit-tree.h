/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-reader.h"

G_BEGIN_DECLS

/**
 * TD_BODY_DEPARTMENT:
 *
 * Id of the body that the department's own offices and divisions form together:
 * everything that lies in no unit with "đơn vị tự đánh giá" set.
 */
#define TD_BODY_DEPARTMENT 0
/* How that body is called in documents and on the board (its people are "cơ quan Sở", the
 * department's office as against the units below it); a document's text, never translated. */
#define TD_BODY_DEPARTMENT_NAME "Cơ quan Sở"

/**
 * TdUnitNode:
 * @id: the unit's id
 * @name: its name
 * @short_name: (nullable): its short name
 * @kind: (nullable): code of its kind, "phong"
 * @parent: id of the unit that it belongs to, 0: directly under the department
 * @head: id of its head, 0: none named
 * @body: id of the body its people are counted in: the nearest unit upwards,
 *   itself included, that rates its own people, else %TD_BODY_DEPARTMENT
 * @own_body: whether it is such a unit itself
 * @archived: dissolved and put away; kept because people's history names it
 * @depth: 0 directly under the department
 * @order: place in the whole tree, parents before children: for sorting
 */
typedef struct
{
  gint64      id;
  const char *name;
  const char *short_name;
  const char *kind;
  gint64      parent;
  gint64      head;
  gint64      body;
  gboolean    own_body;
  gboolean    archived;
  guint       depth;
  guint       order;
} TdUnitNode;

/**
 * TdUnitTree:
 *
 * All units, archived ones included, loaded once.  Immutable and reference
 * counted: any thread.  Units whose parents form a ring, which the program
 * itself does not let happen, stand directly under the department.
 */
typedef struct _TdUnitTree TdUnitTree;

TdUnitTree       *td_unit_tree_new   (TdReader *reader, GError **error);
TdUnitTree       *td_unit_tree_ref   (TdUnitTree *self);
void              td_unit_tree_unref (TdUnitTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdUnitTree, td_unit_tree_unref)

guint             td_unit_tree_get_n    (const TdUnitTree *self);
/* The @order-th unit of the whole tree, parents before children. */
const TdUnitNode *td_unit_tree_get_nth  (const TdUnitTree *self, guint order);
/* %NULL for 0 and for an unknown id. */
const TdUnitNode *td_unit_tree_get      (const TdUnitTree *self, gint64 unit);
/* (array length=n): the units directly under @unit, 0: under the department, in order. */
const TdUnitNode *const *
                  td_unit_tree_get_children (const TdUnitTree *self, gint64 unit, guint *n);
/* Whether @unit is @ancestor or lies somewhere below it; everything lies below 0. */
gboolean          td_unit_tree_is_within  (const TdUnitTree *self, gint64 unit, gint64 ancestor);
/* "Chi cục A › Phòng B", without the department.  (transfer full) */
char             *td_unit_tree_dup_path   (const TdUnitTree *self, gint64 unit);
/* The body of a unit; %TD_BODY_DEPARTMENT for 0 and unknown ids. */
gint64            td_unit_tree_get_body      (const TdUnitTree *self, gint64 unit);
/* The name of a body: the unit's, or %TD_BODY_DEPARTMENT_NAME.  Never %NULL. */
const char       *td_unit_tree_get_body_name (const TdUnitTree *self, gint64 body);
/* "Sở Tư pháp tỉnh Khánh Hòa", as the organisation's record has it; "" when there is none. */
const char       *td_unit_tree_get_department_name (const TdUnitTree *self);

G_END_DECLS
