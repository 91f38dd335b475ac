/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-staff.h"

#include "td-cccd.h"
#include "td-import-moves.h"
#include "td-text.h"

#include <string.h>

/* Nobody younger works in an office; a slip of the pen in the year. */
#define YOUNGEST_AGE 15
#define FIRST_BIRTH_YEAR 1900

static void
judge_unit (TdImportChecker *checker, TdImportRow *row, const TdImportWho *who)
{
  TdImportText text = { who->unit_text, NULL, -1 };
  const char *near = who->unit_proposal >= 0
    ? td_import_units_get (checker->units, who->unit_proposal)->name : NULL;

  if (who->unit_text == NULL || (who->is_unit_from_title && row->person != 0))
    {
      if (row->person == 0)
        td_import_row_complain (row, "unit-missing", "unit", NULL, NULL, NULL);
      return;
    }
  if (who->unit < 0)
    {
      td_import_row_complain (row, "unit-unknown", "unit", &text, NULL, near);
      return;
    }
  row->unit = who->unit;
  if (who->post != NULL)
    {
      text = (TdImportText) { who->post, NULL, -1 };
      td_import_row_complain (row, "unit-from-post", "unit", &text, who->unit_text, NULL);
    }
  else if (who->is_unit_from_section && td_import_plan_find (row->plan, "unit") != NULL)
    td_import_row_complain (row, "unit-from-section", "unit", NULL, who->unit_text, NULL);
  else if (who->unit_reading == TD_IMPORT_UNIT_NEAR)
    td_import_row_complain (row, "unit-near", "unit", &text,
                            td_import_units_get (checker->units, who->unit)->name, NULL);
  else if (near != NULL)
    td_import_row_complain (row, "unit-similar", "unit", &text, near, NULL);
}

static void
judge_birth (TdImportChecker *checker, TdImportRow *row, const TdImportWho *who)
{
  g_auto (TdImportText) text = { NULL };

  if (!td_date_is_set (who->birth))
    {
      if (row->person == 0 && !td_import_row_read (row, "birth", &text))
        td_import_row_complain (row, "birth-missing", "birth", NULL, NULL, NULL);
      return;
    }
  if (who->birth.year >= FIRST_BIRTH_YEAR &&
      who->birth.year <= checker->today.year - YOUNGEST_AGE)
    return;
  td_import_row_read (row, who->birth_key, &text);
  td_import_row_complain (row, "birth-invalid", who->birth_key, &text, NULL, NULL);
}

/* The name of a new person, or one that replaces another. */
static void
take_name (TdImportRow *row, const TdImportWho *who, TdRecord *record)
{
  g_autofree char *name = td_name_from_capitals (who->name);
  TdImportText text = { who->name, NULL, -1 };

  if (who->name == NULL || strcmp (name, who->name) == 0)
    return;
  td_record_set_exact_text (record, "name", name);
  if (row->person == 0)
    td_import_row_complain (row, "name-capitals", "name", &text, name, NULL);
}

static void
compare_name (TdImportRow *row, const TdImportWho *who, TdImportDraft *draft)
{
  const char *before = td_record_get_text (draft->existing, "name");
  g_autofree char *folded = td_text_fold (before);
  TdImportText text = { who->name, NULL, -1 };
  gboolean is_same_folded = strcmp (folded, who->folded) == 0;
  const char *after;

  if (td_import_names_are_same (before, who->name) ||
      (is_same_folded && !td_text_has_marks (who->name)))
    return;
  take_name (row, who, draft->record);
  after = td_record_get_text (draft->record, "name");
  /* Marks where there were none so far: plainly better. */
  if (is_same_folded && !td_text_has_marks (before))
    {
      td_import_row_add_change (row, "name", before, after, FALSE, TRUE);
      return;
    }
  td_import_row_complain (row, "name-differs", "name", &text, before, NULL);
  td_import_row_add_change (row, "name", before, after, TRUE, FALSE);
}

/* The register confirms the date. */
static void
drop_doubts (TdImportRow *row, const char *key)
{
  for (guint i = row->doubts != NULL ? row->doubts->len : 0; i > 0; i--)
    if (strcmp (g_array_index (row->doubts, TdImportDoubt, i - 1).key, key) == 0)
      g_array_remove_index (row->doubts, i - 1);
}

static void
compare_birth (TdImportChecker *checker, TdImportRow *row, const TdImportWho *who,
               TdImportDraft *draft)
{
  TdDate before = td_record_get_date (draft->existing, "birth");
  g_autofree char *old_text = td_date_to_text (before);
  g_autofree char *new_text = td_date_to_text (who->birth);
  TdImportText text = { new_text, NULL, -1 };

  if (!td_date_is_set (who->birth))
    return;
  if (td_date_is_set (before) && td_date_agrees (before, who->birth))
    {
      drop_doubts (row, who->birth_key);
      /* The less precise of two dates that agree says nothing new. */
      if (strlen (new_text) > strlen (old_text))
        td_import_row_add_change (row, "birth", old_text, new_text, FALSE, TRUE);
      return;
    }
  if (!td_date_is_set (before))
    {
      td_import_row_add_change (row, "birth", NULL, new_text, FALSE, TRUE);
      return;
    }
  if (td_date_is_full (before) && !td_date_is_full (who->birth))
    {
      td_import_row_complain (row, "birth-less-precise", who->birth_key, &text, old_text, NULL);
      return;
    }
  td_import_row_complain (row, "birth-differs", who->birth_key, &text, old_text, NULL);
  td_import_row_add_change (row, "birth", old_text, new_text, TRUE,
                            checker->import->accept_doubtful);
}

static void
compare_unit (TdImportChecker *checker, TdImportRow *row, const TdImportWho *who,
              TdImportDraft *draft)
{
  gint64 before = td_record_get_int_or (draft->existing, "unit", 0);
  const char *old_text = td_record_get_reference_title (draft->existing, "unit");
  TdImportUnit *unit;
  TdImportText text;

  /* A title says where new people are; it moves nobody who is there. */
  if (who->unit < 0 || who->is_unit_from_title)
    return;
  unit = td_import_units_get (checker->units, who->unit);
  if (unit->id != 0 && unit->id == before)
    return;
  if (before == 0)
    {
      td_import_row_add_change (row, "unit", NULL, unit->name, FALSE, TRUE);
      return;
    }
  text = (TdImportText) { unit->name, NULL, -1 };
  td_import_row_complain (row, "unit-moved", "unit", &text, old_text, NULL);
  td_import_row_add_change (row, "unit", old_text, unit->name, TRUE,
                            checker->import->accept_doubtful);
}

/* A number that somebody has is not replaced by another one unasked, unless it
 * is an old one: two namesakes may have been taken for one. */
static void
compare_number (TdImportRow *row, const char *old_text, const char *new_text, TdImportDraft *draft)
{
  const char *before = td_record_get_text (draft->existing, "cccd");
  g_autofree char *masked = td_cccd_mask (before);
  TdImportText text = { (char *) new_text, NULL, -1 };

  if (before == NULL || td_cccd_birth_year (before) == 0)
    {
      td_import_row_add_change (row, "cccd", old_text, new_text, FALSE, TRUE);
      return;
    }
  td_import_row_complain (row, "cccd-differs", "cccd", &text, masked, NULL);
  td_import_row_add_change (row, "cccd", old_text, new_text, TRUE, FALSE);
}

static void
compare_field (TdImportChecker *checker, TdImportRow *row, const char *key, TdImportDraft *draft)
{
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = td_record_dup_display (draft->record, key);
  TdImportText text = { new_text, NULL, -1 };

  if (td_record_has (draft->existing, key))
    old_text = td_record_dup_display (draft->existing, key);
  if (strcmp (key, "cccd") == 0)
    {
      compare_number (row, old_text, new_text, draft);
      return;
    }
  if (strcmp (key, "sex") == 0 && old_text != NULL)
    {
      td_import_row_complain (row, "sex-differs", "sex", &text, old_text, NULL);
      td_import_row_add_change (row, key, old_text, new_text, TRUE,
                                checker->import->accept_doubtful);
      return;
    }
  td_import_row_add_change (row, key, old_text, new_text, FALSE, TRUE);
}

static void
compare (TdImportChecker *checker, TdImportRow *row, const TdImportWho *who, TdImportDraft *draft)
{
  g_autoptr (GPtrArray) keys = td_record_diff (draft->record, draft->existing);

  if (who->name != NULL)
    compare_name (row, who, draft);
  compare_birth (checker, row, who, draft);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = keys->pdata[i];

      /* An empty cell never erases. */
      if (strcmp (key, "name") != 0 && strcmp (key, "birth") != 0 &&
          td_record_has (draft->record, key))
        compare_field (checker, row, key, draft);
    }
  compare_unit (checker, row, who, draft);
}

/* The same text for the same person, for rows that stand twice in a list. */
static char *
identify (const TdImportWho *who)
{
  g_autofree char *birth = td_date_to_text (who->birth);

  if (td_date_is_full (who->birth))
    return g_strdup_printf ("%s|%s", who->folded, birth);
  return g_strdup_printf ("%s|%s|%d", who->folded, birth, who->unit);
}

gboolean
td_import_staff_check (TdImportChecker *checker, TdImportRow *row, TdImportDraft *draft,
                       GError **error)
{
  g_auto (TdImportWho) who = { NULL };

  td_import_read_who (checker, row, &who);
  td_import_find_person (checker, row, &who);
  draft->record = td_import_staff_read (row, &who);
  judge_unit (checker, row, &who);
  judge_birth (checker, row, &who);
  row->existing = row->person;
  row->identity = identify (&who);
  row->number = g_strdup (who.number);
  if (who.code != NULL)
    row->code = g_strconcat ("#", who.code, NULL);
  if (row->person == 0)
    {
      take_name (row, &who, draft->record);
      return TRUE;
    }
  draft->existing = td_reader_get (checker->reader, &td_entity_staff, row->person, error);
  if (draft->existing == NULL)
    return FALSE;
  compare (checker, row, &who, draft);
  return TRUE;
}

static gboolean
save_new (TdImportChecker *checker, TdImportRow *row, TdRecord *record, TdWriter *writer,
          GError **error)
{
  gint64 unit = td_import_units_ensure (checker->units, row->unit, writer, error);

  if (unit == 0)
    return FALSE;
  td_record_set_int (record, "unit", unit);
  return td_writer_save (writer, record, NULL, error) &&
         td_import_open_period (writer, record, td_record_get_date (record, "unit_joined"), error);
}

static gboolean
save_changes (TdImportChecker *checker, TdImportRow *row, TdImportDraft *draft, TdWriter *writer,
              GError **error)
{
  gint64 unit = 0;

  for (guint i = 0; i < row->changes->len; i++)
    {
      const TdImportChange *change = row->changes->pdata[i];

      if (!change->is_accepted)
        continue;
      if (strcmp (change->key, "unit") != 0)
        {
          td_import_copy_value (draft->existing, draft->record, change->key);
          continue;
        }
      unit = td_import_units_ensure (checker->units, row->unit, writer, error);
      if (unit == 0)
        return FALSE;
    }
  if (unit != 0 && !td_import_move (writer, draft->existing, unit,
                                    td_record_get_date (draft->record, "unit_joined"), error))
    return FALSE;
  return td_writer_save (writer, draft->existing, NULL, error);
}

gboolean
td_import_staff_save (TdImportChecker *checker, TdImportRow *row, TdImportDraft *draft,
                      TdWriter *writer, GError **error)
{
  if (row->outcome == TD_IMPORT_ADDED)
    return save_new (checker, row, draft->record, writer, error);
  return save_changes (checker, row, draft, writer, error);
}
