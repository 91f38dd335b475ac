/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-reader.h"

G_BEGIN_DECLS

/* Who is in the register, for matching; private to the import engine. */

/* One person of the register, for matching. */
typedef struct
{
  gint64      id;
  gint64      unit;
  const char *name; /* folded */
  const char *number;
  TdDate      birth;
  guint       next; /* 1 + index of the next one of that name, 0: none */
  guint8      kind; /* a #TdStaffKind */
  guint8      is_archived;
  guint8      has_left; /* retired, left, transferred away */
} TdImportPerson;

typedef struct _TdImportPeople TdImportPeople;
TdImportPeople *td_import_people_load (TdReader *reader, GCancellable *cancellable, GError **error);
void            td_import_people_free (TdImportPeople *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdImportPeople, td_import_people_free)
guint           td_import_people_get_n (TdImportPeople *self);
const TdImportPerson *td_import_people_get (TdImportPeople *self, guint index);

/**
 * TdImportLooks: by what a person is looked for.
 * @code: (nullable): staff code
 * @number: (nullable): identity number
 * @name: folded
 * @birth: perhaps the year only, perhaps none
 * @unit: 0: not known
 */
typedef struct
{
  const char *code;
  const char *number;
  const char *name;
  TdDate      birth;
  gint64      unit;
} TdImportLooks;

typedef enum
{
  TD_IMPORT_MATCH_NONE,
  TD_IMPORT_MATCH_CODE,
  TD_IMPORT_MATCH_NUMBER,
  TD_IMPORT_MATCH_BIRTH,
  TD_IMPORT_MATCH_NAME,      /* nothing but the name: warn */
  TD_IMPORT_MATCH_AMBIGUOUS, /* several: refuse */
  TD_IMPORT_MATCH_CODE_TAKEN, /* the code is another person's: refuse */
  TD_IMPORT_MATCH_NUMBER_TAKEN,
} TdImportMatch;

/* @person: (out): who; for TAKEN whose it is, for AMBIGUOUS one of them. */
TdImportMatch td_import_people_match (TdImportPeople *self, const TdImportLooks *looks,
                                      const TdImportPerson **person);
/* Somebody archived who looks like this; %NULL: nobody. */
const TdImportPerson *td_import_people_find_archived (TdImportPeople *self,
                                                      const TdImportLooks *looks);

/* The living of that folded name.  (element-type TdImportPerson) (transfer container) */
GPtrArray      *td_import_people_dup_namesakes (TdImportPeople *self, const char *name);

/* The same name however it is cased and wherever the tone mark stands ("Hoà", "Hòa"). */
gboolean td_import_names_are_same (const char *a, const char *b);

G_END_DECLS
