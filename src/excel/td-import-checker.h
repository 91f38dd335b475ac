/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-import-claims.h"
#include "td-import-people.h"
#include "td-import-private.h"
#include "td-import-units.h"

G_BEGIN_DECLS

/* Checks rows against the register; private to the import engine. */

/**
 * TdImportChecker: what checking rows needs to know.
 * @reader: borrowed for the duration of a pass
 * @facts: (nullable): self-assessments: staff id: id of the year's facts
 * @people_seen: self-assessments: staff ids that any row names, refused or not, and the row
 * @claims: which row has a person's id, an identity ("name|birth"), a number, a code ("#…")
 * @has_month_first: a date of the list was month-first
 * @n_units: units that rows so far create
 */
struct _TdImportChecker
{
  TdImport       *import;
  TdReader       *reader;
  TdImportPeople *people;
  TdImportUnits  *units;
  GHashTable     *facts;
  TdDate          today;
  TdImportClaims *people_seen;
  TdImportClaims *claims;
  gboolean        has_month_first;
  guint           n_units;
};

/* What a row would write: alive only while the row is at hand. */
typedef struct
{
  TdRecord *record;   /* the list's values only */
  TdRecord *existing; /* (nullable): the record that is there */
} TdImportDraft;
void td_import_draft_clear (TdImportDraft *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdImportDraft, td_import_draft_clear)

/* Loads what rows are compared with.  CONFLICT for a frozen year. */
TdImportChecker *td_import_checker_new   (TdImport *import, TdReader *reader,
                                          GCancellable *cancellable,
                                          GError **error);
void             td_import_checker_free  (TdImportChecker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdImportChecker, td_import_checker_free)
/* Forgets what was said across the list. */
void             td_import_checker_begin (TdImportChecker *self);
/* The row by itself. */
gboolean         td_import_checker_check_own (TdImportChecker *self, TdImportRow *row,
                                              TdImportDraft *draft, GError **error);
/* The row among those before it; sets its outcome. */
void             td_import_checker_check_across (TdImportChecker *self, TdImportRow *row);
/* Adds the doubts about dates to the problems of a row that is kept, once all
 * rows were checked across. */
void             td_import_checker_settle (TdImportChecker *self, TdImportRow *row);
/* Self-assessments: appends to @problems who of the register is not in the list. */
void             td_import_checker_report_missing (TdImportChecker *self, GPtrArray *problems);
/* Writes what the row says; its outcome is ADDED or CHANGED. */
gboolean         td_import_checker_save (TdImportChecker *self, TdImportRow *row,
                                         TdImportDraft *draft,
                                         TdWriter *writer, GError **error);

gboolean td_import_staff_check      (TdImportChecker *self, TdImportRow *row, TdImportDraft *draft,
                                     GError **error);
gboolean td_import_staff_save       (TdImportChecker *self, TdImportRow *row, TdImportDraft *draft,
                                     TdWriter *writer, GError **error);
gboolean td_import_assessment_check (TdImportChecker *self, TdImportRow *row, TdImportDraft *draft,
                                     GError **error);
gboolean td_import_assessment_save  (TdImportRow *row, TdImportDraft *draft, TdWriter *writer,
                                     GError **error);
/* One field from a record to another of the same entity. */
void     td_import_copy_value       (TdRecord *to, TdRecord *from, const char *key);

/**
 * TdImportWho: what both profiles read of a person.
 * @name: (nullable): clean, as the list has it
 * @folded: "" without a name
 * @birth: perhaps the year only, perhaps none
 * @birth_key: the key of the column that it came from
 * @birth_sex: (nullable): code of the sex whose column it came from
 * @title_sex: (nullable): code of the sex that "Ông" or "Bà" before the name says
 * @has_both_births: the columns of both sexes are filled
 * @number: (nullable): identity number, its 0 restored
 * @code: (nullable): folded staff code
 * @unit: index into the units, -1: none or unknown
 * @unit_text: (nullable): the unit as the list names it
 * @unit_reading, @unit_proposal: see td_import_units_read()
 * @post: (nullable): the post, where the list has post and unit in one column
 * @is_unit_from_title: only the title of the list names the unit
 * @is_unit_from_section: the row itself names no unit, the heading above does
 */
typedef struct
{
  char                *name;
  char                *folded;
  TdDate               birth;
  const char          *birth_key;
  const char          *birth_sex;
  const char          *title_sex;
  gboolean             has_both_births;
  char                *number;
  char                *code;
  int                  unit;
  char                *unit_text;
  TdImportUnitReading  unit_reading;
  int                  unit_proposal;
  char                *post;
  gboolean             is_unit_from_section;
  gboolean             is_unit_from_title;
} TdImportWho;
void td_import_who_clear (TdImportWho *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdImportWho, td_import_who_clear)
/* Complains of names, dates and numbers, not of the unit. */
void     td_import_read_who    (TdImportChecker *self, TdImportRow *row, TdImportWho *who);
/* Who it is, set in the row too; else complains, or says nothing when there is nobody. */
const TdImportPerson *td_import_find_person (TdImportChecker *self, TdImportRow *row,
                                             const TdImportWho *who);
/* That there is nobody; names a namesake if there is one. */
void     td_import_complain_unknown (TdImportChecker *self, TdImportRow *row,
                                     const TdImportWho *who);
/* "Thái Bích Vân (27/04/1976, Thanh tra Sở)".  (transfer full) */
char    *td_import_describe_person (TdImportChecker *self, gint64 id);
/* A date of a cell; complains.  @is_needed: what is no date refuses the row. */
gboolean td_import_read_date   (TdImportRow *row, const char *key, const TdImportText *text,
                                gboolean is_needed, TdDate *date);

G_END_DECLS
