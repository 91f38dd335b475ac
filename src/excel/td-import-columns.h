/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import.h"

G_BEGIN_DECLS

/* What the columns of a list are; private to the import engine. */

/**
 * TdImportSource: a column that is read.
 * @key: interned
 * @column: 0 for A
 * @value: (nullable): what a mark in it stands for
 * @field: (nullable): the field of that key
 * @is_special: not read by the type of its field alone
 */
typedef struct
{
  const char    *key;
  guint          column;
  char          *value;
  const TdField *field;
  gboolean       is_special;
} TdImportSource;

/* The mapping as rows use it; immutable, shared by reference, any thread. */
typedef struct
{
  GArray     *sources; /* TdImportSource, left to right */
  GHashTable *by_key;  /* key: the first source of it */
  gboolean    has_titles;       /* names have "Ông", "Bà" before them */
  gboolean    is_legacy;        /* converted from an old font, which has few capitals */
  gboolean    has_unit_in_post; /* "Chức vụ, đơn vị công tác" is one column */
  char       *title_unit;       /* (nullable): the unit that the title names for all */
} TdImportPlan;

TdImportPlan         *td_import_plan_new   (TdImportProfile profile, GPtrArray *columns);
TdImportPlan         *td_import_plan_ref   (TdImportPlan *self);
void                  td_import_plan_unref (TdImportPlan *self);
const TdImportSource *td_import_plan_find  (const TdImportPlan *self, const char *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdImportPlan, td_import_plan_unref)

/* Names, births, units and the like, which are read in a way of their own. */
gboolean        td_import_key_is_special (const char *key);
/* The entity whose records the profile writes. */
const TdEntity *td_import_profile_get_entity (TdImportProfile profile);
/* What columns may be mapped to.  (element-type TdImportField) */
GPtrArray      *td_import_fields_new  (TdImportProfile profile);
/* The same keys with their headings, for the header finder. (element-type TdHeaderField) */
GArray         *td_import_wanted_new  (TdImportProfile profile);
/* The columns as the header proposes them, then as @remembered has them.
 * (element-type TdImportColumn) */
GPtrArray      *td_import_columns_new (TdImportProfile profile, const TdHeader *header,
                                       GPtrArray *fields, const char *remembered);
/* Self-assessments: proposes scores and classes by the words of headings that are not among
 * those known. */
void            td_import_assessment_guess (GPtrArray *columns);
/* "B=name;C=birth;D=": what import_mapping keeps. */
char           *td_import_columns_to_text (GPtrArray *columns);
gboolean        td_import_columns_assign  (GPtrArray *columns, GPtrArray *fields, guint column,
                                           const char *key, GError **error);
/* The column that letters or a heading name; %NULL with an error. */
const TdImportColumn *td_import_columns_find (GPtrArray *columns, const char *text, GError **error);
/* The mapping remembered for lists of that shape; %NULL: none.  @id: (out) its record, 0: none. */
char           *td_import_mapping_load (TdReader *reader, TdImportProfile profile,
                                        const char *shape,
                                        gint64 *id);

G_END_DECLS
