/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-checker.h"

#include "td-cccd.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>

#define MOST_NAMESAKES_SHOWN 3

void
td_import_who_clear (TdImportWho *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->folded, g_free);
  g_clear_pointer (&self->number, g_free);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->unit_text, g_free);
}

static void
add_doubt (TdImportRow *row, const char *key, const TdImportText *text, TdDate date)
{
  TdImportDoubt doubt = { g_intern_string (key), row->raw->number, text->column, date };

  if (row->doubts == NULL)
    row->doubts = g_array_new (FALSE, FALSE, sizeof (TdImportDoubt));
  g_array_append_val (row->doubts, doubt);
}

TdImportProblem *
td_import_doubt_to_problem (const TdImportDoubt *self)
{
  g_autofree char *value = td_date_to_text (self->date);
  g_autofree char *read = td_date_to_document (self->date);

  return td_import_problem_new ("date-ambiguous", self->row, self->column, self->key, value, read,
                                NULL);
}

/* A number that may be the serial of a date whose format was lost. */
static char *
propose_date (const TdImportText *text)
{
  TdDate date = { 0 };

  if (text->cell != NULL && text->cell->kind == TD_CELL_NUMBER)
    date = td_date_from_serial (text->cell->number, FALSE);
  return td_date_is_set (date) ? td_date_to_text (date) : NULL;
}

gboolean
td_import_read_date (TdImportRow *row, const char *key, const TdImportText *text,
                     gboolean is_needed, TdDate *date)
{
  g_autofree char *read = NULL;
  g_autofree char *proposal = NULL;
  TdDateReading reading;

  if (text->cell != NULL && text->cell->kind == TD_CELL_DATE && td_date_is_set (text->cell->date))
    {
      *date = text->cell->date;
      return TRUE;
    }
  reading = td_date_read (text->text, date);
  read = td_date_to_text (*date);
  switch (reading)
    {
    case TD_DATE_READ:
      if (td_date_is_ambiguous (*date))
        add_doubt (row, key, text, *date);
      return TRUE;
    case TD_DATE_READ_MONTH_FIRST:
      row->has_month_first = TRUE;
      td_import_row_complain (row, "date-month-first", key, text, read, NULL);
      return TRUE;
    case TD_DATE_READ_YEAR_KEPT:
      td_import_row_complain (row, "date-year-only-kept", key, text, read, NULL);
      return TRUE;
    case TD_DATE_READ_IMPOSSIBLE:
      td_import_row_complain (row, "date-impossible", key, text, NULL, NULL);
      return FALSE;
    case TD_DATE_READ_NOT_A_DATE:
      proposal = propose_date (text);
      td_import_row_complain (row, is_needed ? "date-unreadable" : "date-ignored", key, text, NULL,
                              proposal);
      return FALSE;
    case TD_DATE_READ_NOTHING:
    default:
      return FALSE;
    }
}

static void
read_name (TdImportRow *row, TdImportWho *who)
{
  g_auto (TdImportText) name = { NULL };
  g_auto (TdImportText) given = { NULL };

  if (!td_import_row_read (row, "name", &name))
    {
      td_import_text_clear (&name);
      td_import_row_read (row, TD_HEADER_FAMILY_NAME, &name);
      td_import_row_read (row, TD_HEADER_GIVEN_NAME, &given);
    }
  if (name.text != NULL && given.text != NULL)
    who->name = g_strconcat (name.text, " ", given.text, NULL);
  else
    who->name = g_strdup (name.text != NULL ? name.text : given.text);
  who->folded = td_text_fold (who->name);
  row->title = g_strdup (who->name);
  if (*who->folded == '\0')
    td_import_row_complain (row, "name-missing", "name", NULL, NULL, NULL);
}

static void
read_birth (TdImportRow *row, TdImportWho *who)
{
  static const struct
  {
    const char *key;
    const char *sex;
  } columns[] = {
    { "birth", NULL },
    { TD_HEADER_BIRTH_MALE, "nam" },
    { TD_HEADER_BIRTH_FEMALE, "nu" },
  };

  who->birth_key = "birth";
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_auto (TdImportText) text = { NULL };
      TdDate date;

      if (!td_import_row_read (row, columns[i].key, &text))
        continue;
      if (columns[i].sex != NULL && who->birth_sex != NULL)
        {
          who->has_both_births = TRUE;
          continue;
        }
      if (columns[i].sex != NULL)
        who->birth_sex = columns[i].sex;
      if (td_date_is_set (who->birth) ||
          !td_import_read_date (row, columns[i].key, &text, TRUE, &date))
        continue;
      who->birth = date;
      who->birth_key = columns[i].key;
    }
}

static void
read_number (TdImportRow *row, TdImportWho *who)
{
  g_auto (TdImportText) text = { NULL };

  if (!td_import_row_read (row, "cccd", &text))
    return;
  switch (td_cccd_read (text.text, &who->number))
    {
    case TD_CCCD_ZERO_LOST:
      td_import_row_complain (row, "cccd-zero-restored", "cccd", &text, who->number, who->number);
      break;
    case TD_CCCD_OLD:
      td_import_row_complain (row, "cccd-old", "cccd", &text, NULL, NULL);
      break;
    case TD_CCCD_BAD:
      td_import_row_complain (row, "cccd-invalid", "cccd", &text, NULL, NULL);
      break;
    case TD_CCCD_NONE:
    case TD_CCCD_GOOD:
    default:
      break;
    }
}

static void
read_unit (TdImportChecker *checker, TdImportRow *row, TdImportWho *who)
{
  g_auto (TdImportText) text = { NULL };
  const char *name = NULL;
  int proposal;

  if (td_import_row_read (row, "unit", &text))
    {
      name = text.text;
    }
  else if (row->section != NULL)
    {
      name = row->section;
      who->is_unit_from_section = TRUE;
    }
  if (name == NULL)
    return;
  who->unit_text = g_strdup (name);
  who->unit_reading = td_import_units_read (checker->units, name, &who->unit, &proposal);
  who->unit_proposal = proposal;
}

void
td_import_read_who (TdImportChecker *checker, TdImportRow *row, TdImportWho *who)
{
  g_auto (TdImportText) code = { NULL };

  *who = (TdImportWho) { .unit = -1, .unit_proposal = -1 };
  read_name (row, who);
  read_birth (row, who);
  read_number (row, who);
  if (td_import_row_read (row, "code", &code))
    who->code = td_text_fold (code.text);
  read_unit (checker, row, who);
}

/* "Thái Bích Vân (27/04/1976, Thanh tra Sở)". */
char *
td_import_describe_person (TdImportChecker *checker, gint64 id)
{
  g_autoptr (TdRecord) record = td_reader_get (checker->reader, &td_entity_staff, id, NULL);
  g_autofree char *birth = NULL;
  const char *unit;

  if (record == NULL)
    return g_strdup ("…");
  birth = td_record_dup_display (record, "birth");
  unit = td_record_get_reference_title (record, "unit");
  return g_strdup_printf ("%s (%s, %s)", td_record_get_title (record), *birth != '\0' ? birth : "–",
                          unit != NULL ? unit : "–");
}

/* "Thái Bích Vân (052 ••• 479)": whose a number is, without giving it away. */
static char *
describe_masked (TdImportChecker *checker, const TdImportPerson *person)
{
  g_autoptr (TdRecord) record = td_reader_get (checker->reader, &td_entity_staff, person->id, NULL);
  g_autofree char *masked = td_cccd_mask (person->number);

  return g_strdup_printf ("%s (%s)", record != NULL ? td_record_get_title (record) : "…", masked);
}

static void
complain_ambiguous (TdImportChecker *checker, TdImportRow *row, const TdImportWho *who)
{
  g_autoptr (GPtrArray) namesakes = td_import_people_dup_namesakes (checker->people, who->folded);
  g_autoptr (GString) names = g_string_new (NULL);
  TdImportText text = { who->name, NULL, -1 };

  for (guint i = 0; i < MIN (namesakes->len, MOST_NAMESAKES_SHOWN); i++)
    {
      const TdImportPerson *person = namesakes->pdata[i];
      g_autofree char *described = td_import_describe_person (checker, person->id);

      g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", described);
    }
  if (namesakes->len > MOST_NAMESAKES_SHOWN)
    g_string_append (names, "; …");
  td_import_row_complain (row, "person-ambiguous", "name", &text, names->str, NULL);
}

static void
complain_taken (TdImportChecker *checker, TdImportRow *row, const char *code, const char *key,
                const TdImportPerson *person)
{
  g_auto (TdImportText) text = { NULL };
  g_autofree char *owner = describe_masked (checker, person);

  td_import_row_read (row, key, &text);
  td_import_row_complain (row, code, key, &text, owner, NULL);
}

const TdImportPerson *
td_import_find_person (TdImportChecker *checker, TdImportRow *row, const TdImportWho *who)
{
  const TdImportPerson *person;
  const TdImportLooks looks = {
    who->code, who->number, who->folded, who->birth,
    who->unit >= 0 ? td_import_units_get (checker->units, who->unit)->id : 0,
  };
  TdImportMatch match = td_import_people_match (checker->people, &looks, &person);
  g_autofree char *described = NULL;

  switch (match)
    {
    case TD_IMPORT_MATCH_CODE_TAKEN:
      complain_taken (checker, row, "code-taken", "code", person);
      return NULL;
    case TD_IMPORT_MATCH_NUMBER_TAKEN:
      complain_taken (checker, row, "cccd-taken", "cccd", person);
      return NULL;
    case TD_IMPORT_MATCH_AMBIGUOUS:
      complain_ambiguous (checker, row, who);
      return NULL;
    case TD_IMPORT_MATCH_NONE:
      person = td_import_people_find_archived (checker->people, &looks);
      if (person != NULL)
        {
          described = td_import_describe_person (checker, person->id);
          td_import_row_complain (row, "person-archived", "name", NULL, described, NULL);
        }
      return NULL;
    case TD_IMPORT_MATCH_NAME:
      described = td_import_describe_person (checker, person->id);
      td_import_row_complain (row, "person-name-only", "name", NULL, described, NULL);
      break;
    case TD_IMPORT_MATCH_CODE:
    case TD_IMPORT_MATCH_NUMBER:
    case TD_IMPORT_MATCH_BIRTH:
    default:
      break;
    }
  row->person = person->id;
  return person;
}

/* Namesakes with another date of birth are named: most often the date is wrong. */
void
td_import_complain_unknown (TdImportChecker *checker, TdImportRow *row, const TdImportWho *who)
{
  g_autoptr (GPtrArray) namesakes = td_import_people_dup_namesakes (checker->people, who->folded);
  TdImportText text = { who->name, NULL, -1 };
  g_autofree char *described = NULL;

  if (namesakes->len == 0)
    {
      td_import_row_complain (row, "person-unknown", "name", &text, NULL, NULL);
      return;
    }
  described = td_import_describe_person (checker, ((TdImportPerson *) namesakes->pdata[0])->id);
  td_import_row_complain (row, "person-unknown", "name", &text, described, NULL);
}
