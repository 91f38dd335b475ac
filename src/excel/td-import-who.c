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
  g_clear_pointer (&self->post, g_free);
}

/* A name in two columns or three. */
static void
join_name (TdImportRow *row, GString *name)
{
  static const char *const keys[] = {
    TD_HEADER_FAMILY_NAME, TD_HEADER_MIDDLE_NAME, TD_HEADER_GIVEN_NAME,
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_auto (TdImportText) part = { NULL };

      if (td_import_row_read (row, keys[i], &part))
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", part.text);
    }
}

/* TCVN3 has no capitals with marks but in a font of their own: "Nguyễn Thị ánh". */
static void
capitalize_words (GString *name)
{
  g_autofree char *before = g_strdup (name->str);
  gboolean is_first = TRUE;

  g_string_truncate (name, 0);
  for (const char *c = before; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      g_string_append_unichar (name, is_first ? g_unichar_toupper (letter) : letter);
      is_first = letter == ' ';
    }
}

/* Returns the code of the sex that the title says, %NULL: it says none. */
static const char *
drop_title (GString *name)
{
  const char *sex = NULL;
  gsize length = td_import_measure_title (name->str, &sex);

  g_string_erase (name, 0, (gssize) length);
  return sex;
}

static void
read_name (TdImportRow *row, TdImportWho *who)
{
  g_auto (TdImportText) whole = { NULL };
  g_autoptr (GString) name = g_string_new (NULL);

  if (td_import_row_read (row, "name", &whole))
    g_string_append (name, whole.text);
  else
    join_name (row, name);
  if (row->plan->is_legacy)
    capitalize_words (name);
  if (name->len > 0 && row->plan->has_titles)
    who->title_sex = drop_title (name);
  if (name->len > 0)
    who->name = g_string_free (g_steal_pointer (&name), FALSE);
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

/* "Ngày", "Tháng", "Năm" in columns of their own: as much of the date as is there. */
static void
read_birth_parts (TdImportRow *row, TdImportWho *who)
{
  g_auto (TdImportText) day = { NULL };
  g_auto (TdImportText) month = { NULL };
  g_auto (TdImportText) year = { NULL };
  g_autoptr (GString) date = g_string_new (NULL);
  TdImportText text;

  if (td_date_is_set (who->birth) || !td_import_row_read (row, TD_HEADER_BIRTH_YEAR, &year))
    return;
  if (td_import_row_read (row, TD_HEADER_BIRTH_DAY, &day))
    g_string_append_printf (date, "%s/", day.text);
  if (td_import_row_read (row, TD_HEADER_BIRTH_MONTH, &month))
    g_string_append_printf (date, "%s/", month.text);
  g_string_append (date, year.text);
  text = (TdImportText) { date->str, NULL, year.column };
  who->birth_key = TD_HEADER_BIRTH_YEAR;
  td_import_read_date (row, TD_HEADER_BIRTH_YEAR, &text, TRUE, &who->birth);
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

/* A list without a column for the unit may name it with the post. */
static gboolean
read_unit_of_post (TdImportChecker *checker, TdImportRow *row, TdImportWho *who, char **unit)
{
  g_auto (TdImportText) text = { NULL };

  return td_import_plan_find (row->plan, "unit") == NULL &&
         td_import_row_read (row, "post", &text) &&
         td_import_split_post (checker->units, text.text,
                               row->section == NULL && row->plan->has_unit_in_post &&
                                 td_import_units_may_create (checker->units),
                               &who->post, unit);
}

static void
read_unit (TdImportChecker *checker, TdImportRow *row, TdImportWho *who)
{
  g_auto (TdImportText) text = { NULL };
  const char *name = NULL;
  int proposal;

  if (td_import_row_read (row, "unit", &text) ||
      read_unit_of_post (checker, row, who, &text.text))
    {
      name = text.text;
    }
  else if (row->section != NULL)
    {
      name = row->section;
      who->is_unit_from_section = TRUE;
    }
  else
    {
      name = row->plan->title_unit;
      who->is_unit_from_title = TRUE;
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
  read_birth_parts (row, who);
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
