/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-header.h"
#include "td-store.h"

G_BEGIN_DECLS

/* What lists call units; private to the import engine. */

/* Whether units that the register does not have are created from the list. */
typedef enum
{
  TD_IMPORT_CREATE_NEVER,
  TD_IMPORT_CREATE_IF_NONE, /* only in a register that has no units */
  TD_IMPORT_CREATE_ALWAYS,
} TdImportCreate;

/**
 * TdImportUnit: a unit of the register, or one that the import creates.
 * @id: 0 until it is created
 * @folded: its folded name
 * @words: of @folded
 * @is_new: the import creates it, or has
 * @is_reported: a row said so
 */
typedef struct
{
  gint64    id;
  char     *name;
  char     *folded;
  GStrv     words;
  gboolean  is_new;
  gboolean  is_reported;
} TdImportUnit;

typedef enum
{
  TD_IMPORT_UNIT_EXACT,
  TD_IMPORT_UNIT_NEAR,    /* an abbreviation that can only mean this one */
  TD_IMPORT_UNIT_UNKNOWN, /* perhaps with a proposal */
} TdImportUnitReading;

typedef struct _TdImportUnits TdImportUnits;
/* @asked: (nullable) (element-type utf8): names that somebody asked for. */
TdImportUnits *td_import_units_load (TdReader *reader, TdImportCreate create, GPtrArray *asked,
                                     GError **error);
void           td_import_units_free (TdImportUnits *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdImportUnits, td_import_units_free)
/* @text: clean.  @unit: (out): index, -1: unknown; @proposal: (out): index of the
 * nearest by writing, -1: none.  Where units may be created an unknown one is
 * added and is exact; @proposal then says that there is one much like it. */
TdImportUnitReading td_import_units_read (TdImportUnits *self, const char *text, int *unit,
                                          int *proposal);
TdImportUnit  *td_import_units_get  (TdImportUnits *self, int unit);
guint          td_import_units_get_n (TdImportUnits *self);
/* Adds a name somebody asked for; nothing when it is there. */
void           td_import_units_add  (TdImportUnits *self, const char *name);
/* Its id, for which it is created if need be; 0 on error. */
gint64         td_import_units_ensure (TdImportUnits *self, int unit, TdWriter *writer,
                                       GError **error);
/* Whether units that are not there are created. */
gboolean       td_import_units_may_create (TdImportUnits *self);
/* Whether @text is exactly the name or the short name of one of them. */
gboolean       td_import_units_knows (TdImportUnits *self, const char *text);
/* "VĂN PHÒNG SỞ" becomes "Văn phòng Sở". */
char          *td_import_unit_name_from_capitals (const char *text);

/**
 * td_import_split_post:
 * @text: a post and a unit in one: "Trưởng phòng Tổ chức", "Kế toán, Văn phòng Sở"
 * @may_create: whether what is set off by a comma and looks like a unit may be a new one
 * @post: (out) (transfer full): "Trưởng phòng"
 * @unit: (out) (transfer full): "phòng Tổ chức"
 *
 * Returns: %FALSE when no unit is found in it
 */
gboolean       td_import_split_post (TdImportUnits *units, const char *text, gboolean may_create,
                                     char **post, char **unit);

G_END_DECLS
