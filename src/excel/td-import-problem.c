/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-row-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * ProblemKind:
 * @code: never changed once released: scripts read it
 * @title: short
 * @message: what happened and what to do.  {value} is the text of the cell,
 *   {detail} and {proposal} as the problem has them
 * @fuller: (nullable): said instead where there is a detail or a proposal
 */
typedef struct
{
  const char       *code;
  TdImportSeverity  severity;
  const char       *title;
  const char       *message;
  const char       *fuller;
} ProblemKind;

/* Translators: keep {value}, {detail} and {proposal} as they are; they stand for
 * what was found in the list.  The first text of each pair is a short title. */
static const ProblemKind kinds[] = {
  /* Names and people. */
  { "name-missing", TD_IMPORT_ERROR, N_("No name"),
    N_("The row has no name. Fill in the name, or leave the row out.") },
  { "name-capitals", TD_IMPORT_WARNING, N_("Name in capitals"),
    N_("The name is written in capitals and is taken as “{detail}”. Correct it if names like H’Hen "
       "need it.") },
  { "name-odd", TD_IMPORT_WARNING, N_("Unusual characters in a name"),
    N_("“{value}” holds figures or characters that names do not have. Check the name.") },
  { "name-differs", TD_IMPORT_WARNING, N_("Another name in the register"),
    N_("The register has the name “{detail}”, the list “{value}”. Decide which one is right.") },
  { "person-ambiguous", TD_IMPORT_ERROR, N_("Several people fit"),
    N_("Several people of the register fit this row: {detail}. Give the staff code, the identity "
       "number or the full date of birth.") },
  { "person-unknown", TD_IMPORT_ERROR, N_("Not in the register"),
    N_("Nobody in the register has the name “{value}”. Correct the name, or add the person first."),
    N_("Nobody in the register has the name “{value}” with this date of birth; there is {detail}. "
       "Correct the date or the name, or add the person first.") },
  { "person-archived", TD_IMPORT_WARNING, N_("Somebody like this is archived"),
    N_("The archive has {detail}. If it is the same person, bring that record back instead of "
       "adding a new one.") },
  { "person-name-only", TD_IMPORT_WARNING, N_("Found by the name alone"),
    N_("The row has no date of birth and was matched by the name alone: {detail}. Check that it is "
       "the same person.") },
  { "duplicate-in-file", TD_IMPORT_ERROR, N_("Twice in the list"),
    N_("The same person stands in row {detail} already. Leave one of the two rows out.") },
  { "namesake-in-file", TD_IMPORT_WARNING, N_("Same name, same year"),
    N_("Row {detail} has the same name and year of birth in another unit. Check that they are two "
       "people.") },
  { "not-in-list", TD_IMPORT_WARNING, N_("Not in the list"),
    N_("{value} is in the register but not in the list. Ask for what is missing.") },
  { "code-taken", TD_IMPORT_ERROR, N_("Staff code of somebody else"),
    N_("The staff code {value} belongs to {detail}. Correct the code or the name.") },
  /* Dates. */
  { "date-impossible", TD_IMPORT_ERROR, N_("No such day"),
    N_("There is no day {value}. Correct the date.") },
  { "date-unreadable", TD_IMPORT_ERROR, N_("Not a date"),
    N_("“{value}” cannot be read as a date. Write it as day/month/year.") },
  { "date-ignored", TD_IMPORT_WARNING, N_("Not a date, left out"),
    N_("“{value}” cannot be read as a date and is left out. Write it as day/month/year.") },
  { "date-guessed", TD_IMPORT_WARNING, N_("Unusual date"),
    N_("“{value}” is taken as {detail}. Check it.") },
  { "date-month-first", TD_IMPORT_WARNING, N_("Month before day"),
    N_("{value} has the month first and is read as {detail}. Check it.") },
  { "date-ambiguous", TD_IMPORT_WARNING, N_("Day or month first?"),
    N_("{value} is read as {detail}, day first; but the list has dates with the month first. Check "
       "it.") },
  { "date-year-only-kept", TD_IMPORT_WARNING, N_("Only part of the date is known"),
    N_("{value} is no full date; {detail} is kept. Fill in the day and month if they are known.") },
  { "birth-missing", TD_IMPORT_WARNING, N_("No date of birth"),
    N_("The row has no date of birth. Without it a person of the same name cannot be told "
       "apart.") },
  { "birth-less-precise", TD_IMPORT_ERROR, N_("Contradicts the register"),
    N_("The register has the full date of birth {detail}, which does not agree with {value}. "
       "Correct the row, or empty the cell to keep the date.") },
  { "birth-differs", TD_IMPORT_WARNING, N_("Another date of birth in the register"),
    N_("The register has the date of birth {detail}, the list {value}. Decide which one is "
       "right.") },
  { "birth-invalid", TD_IMPORT_ERROR, N_("Impossible date of birth"),
    N_("Nobody in the list can have been born on {value}. Correct the date.") },
  /* Identity numbers. */
  { "cccd-invalid", TD_IMPORT_ERROR, N_("Not an identity number"),
    N_("“{value}” is no identity number: a CCCD has 12 figures and nothing else. Correct it, or "
       "empty the cell.") },
  { "cccd-zero-restored", TD_IMPORT_WARNING, N_("Leading 0 restored"),
    N_("{value} has lost its leading 0 and is taken as {detail}. Check it.") },
  { "cccd-old", TD_IMPORT_WARNING, N_("Old CMND number"),
    N_("{value} is an old CMND number of 9 figures. Ask for the CCCD.") },
  { "cccd-taken", TD_IMPORT_ERROR, N_("Number of somebody else"),
    N_("This identity number belongs to {detail}. Correct the number, or the name and the date of "
       "birth.") },
  { "cccd-differs", TD_IMPORT_WARNING, N_("Another number in the register"),
    N_("The register has another identity number ({detail}) for this person. Decide which one is "
       "right.") },
  { "cccd-sex", TD_IMPORT_WARNING, N_("Sex does not fit the number"),
    N_("By the identity number the person is {detail}, by the list not. Check both.") },
  { "cccd-birth", TD_IMPORT_WARNING, N_("Year of birth does not fit the number"),
    N_("By the identity number the person was born in {detail}, by the list not. Check both.") },
  { "cccd-province", TD_IMPORT_WARNING, N_("Unknown province in the number"),
    N_("The first three figures of {value} are no province. Check the number.") },
  /* Units. */
  { "unit-missing", TD_IMPORT_ERROR, N_("No unit"),
    N_("The row names no unit. Fill in the unit.") },
  { "unit-unknown", TD_IMPORT_ERROR, N_("No such unit"),
    N_("There is no unit “{value}”. Choose a unit, or create this one."),
    N_("There is no unit “{value}”. Is it “{proposal}”? Choose a unit, or create this one.") },
  { "unit-near", TD_IMPORT_WARNING, N_("Unit abbreviated"),
    N_("“{value}” is taken as “{detail}”. Check it.") },
  { "unit-from-section", TD_IMPORT_WARNING, N_("Unit from the heading above"),
    N_("The cell is empty; the unit is taken from the heading above: “{detail}”.") },
  { "unit-from-title", TD_IMPORT_WARNING, N_("Unit from the title"),
    N_("The list has no column for the unit; people without a heading above them are taken to be "
       "in “{value}”, as the title or the name of the sheet says. Check it.") },
  { "unit-from-post", TD_IMPORT_WARNING, N_("Unit from the post"),
    N_("“{value}” is taken as the post and the unit “{detail}”. Check it.") },
  { "unit-created", TD_IMPORT_WARNING, N_("New unit"),
    N_("The unit “{detail}” is created. Check its name, kind and place afterwards.") },
  { "unit-similar", TD_IMPORT_WARNING, N_("Unit much like another"),
    N_("“{value}” is created as a unit of its own although there is “{detail}”. Check that it is "
       "not a slip of the pen.") },
  { "unit-moved", TD_IMPORT_WARNING, N_("In another unit so far"),
    N_("The person has been in “{detail}” so far and moves to “{value}”. Check it.") },
  /* Other values. */
  { "kind-unknown", TD_IMPORT_ERROR, N_("Not a kind of staff"),
    N_("“{value}” is none of the four kinds: cán bộ, công chức, viên chức, người lao động. Say "
       "which one it is.") },
  { "kind-missing", TD_IMPORT_WARNING, N_("No kind of staff"),
    N_("The kind of staff is not known and stays empty. Without it nobody can be classified.") },
  { "sex-missing", TD_IMPORT_WARNING, N_("No sex"),
    N_("The sex is not given; nothing is assumed.") },
  { "sex-unknown", TD_IMPORT_WARNING, N_("Sex cannot be read"),
    N_("“{value}” is neither Nam nor Nữ and is left out.") },
  { "sex-contradicts", TD_IMPORT_WARNING, N_("Columns contradict each other"),
    N_("The columns of the row say both Nam and Nữ; the sex is left out. Correct the row.") },
  { "sex-differs", TD_IMPORT_WARNING, N_("Another sex in the register"),
    N_("The register has “{detail}”, the list “{value}”. Decide which one is right.") },
  { "value-ignored", TD_IMPORT_WARNING, N_("Cannot be read, left out"),
    N_("“{value}” cannot be taken here and is left out. {detail}") },
  { "formula-cell", TD_IMPORT_WARNING, N_("Formula"),
    N_("The cell holds a formula; its value “{value}” is taken.") },
  { "formula-error", TD_IMPORT_WARNING, N_("Error in the cell"),
    N_("The cell shows the error {value} and counts as empty. Correct the workbook.") },
  { "text-like-formula", TD_IMPORT_WARNING, N_("Text like a formula"),
    N_("“{value}” begins like a formula and is kept as plain text. Check it.") },
  { "record-refused", TD_IMPORT_ERROR, N_("Contradicts itself"),
    "{detail}" },
  { "titles-dropped", TD_IMPORT_WARNING, N_("Titles before names"),
    N_("Names begin with titles such as Ông, Bà, Đ/c, which are left out.") },
  { "sheets-left", TD_IMPORT_WARNING, N_("Other sheets not read"),
    N_("The workbook has other sheets that look like such a list: {value}. Import them one after "
       "the other.") },
  { "legacy-font", TD_IMPORT_WARNING, N_("Old font"),
    N_("The list is typed in an old font ({detail}) and was converted to Unicode. Check some "
       "names.") },
  /* Self-assessments. */
  { "score-unreadable", TD_IMPORT_ERROR, N_("Not a score"),
    N_("“{value}” is no number. Correct the score, or empty the cell.") },
  { "score-range", TD_IMPORT_ERROR, N_("Score out of range"),
    N_("{value} is not between 0 and {detail}. Correct the score.") },
  { "score-missing", TD_IMPORT_WARNING, N_("No score"),
    N_("The row has no score; it stays missing, which is not 0. Ask for it.") },
  { "score-incomplete", TD_IMPORT_WARNING, N_("A part of the score is missing"),
    N_("One part of the score is there and the other is not. Ask for what is missing.") },
  { "total-differs", TD_IMPORT_WARNING, N_("Total is not the sum"),
    N_("The total {value} is not the sum of its parts, {detail}. Correct one of them.") },
  { "total-computed", TD_IMPORT_WARNING, N_("Total added up"),
    N_("The total has no value in the file; the sum of its parts, {detail}, is taken.") },
  { "class-unknown", TD_IMPORT_ERROR, N_("Not a class"),
    N_("“{value}” is none of the four classes. Correct it, or empty the cell.") },
  { "class-not-by-score", TD_IMPORT_WARNING, N_("Class does not fit the score"),
    N_("The class “{value}” does not fit the score; by the score it would be “{detail}”. It is "
       "kept as it was given.") },
  { "months-invalid", TD_IMPORT_ERROR, N_("Not a number of months"),
    N_("“{value}” is no whole number of months from 0 to 12. Correct it, or empty the cell.") },
  { "leave-unreadable", TD_IMPORT_WARNING, N_("Leave kept as text only"),
    N_("How many months of leave “{value}” means is not clear; the text is kept. Fill in the "
       "months.") },
  { "discipline-unreadable", TD_IMPORT_WARNING, N_("Discipline kept as text only"),
    N_("“{value}” names no form of discipline; the text is kept. Fill in the form and the date.") },
  { "discipline-cause-unknown", TD_IMPORT_WARNING, N_("Cause of the discipline is not known"),
    N_("“{value}” does not say whether it was for a violation of public duty, which decides the "
       "class. Ask and fill it in.") },
};

static const ProblemKind *
find_kind (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].code, code) == 0)
      return &kinds[i];
  g_error ("there is no problem “%s”", code);
}

static void
append_or_nothing (GString *message, const char *text)
{
  if (text != NULL)
    g_string_append (message, text);
}

char *
td_import_problem_dup_message (const TdImportProblem *self)
{
  const ProblemKind *kind = find_kind (self->code);
  gboolean is_fuller = kind->fuller != NULL && (self->detail != NULL || self->proposal != NULL);
  const char *p = _(is_fuller ? kind->fuller : kind->message);
  GString *message = g_string_new (NULL);

  while (*p != '\0')
    {
      if (g_str_has_prefix (p, "{value}"))
        append_or_nothing (message, self->value);
      else if (g_str_has_prefix (p, "{detail}"))
        append_or_nothing (message, self->detail);
      else if (g_str_has_prefix (p, "{proposal}"))
        append_or_nothing (message, self->proposal);
      else
        {
          g_string_append_c (message, *p++);
          continue;
        }
      p = strchr (p, '}') + 1;
    }
  return g_strchomp (g_string_free (message, FALSE));
}

const char *
td_import_problem_get_title (const TdImportProblem *self)
{
  return _(find_kind (self->code)->title);
}

char *
td_import_problem_dup_column (const TdImportProblem *self)
{
  if (self->column >= 0)
    return td_sheet_column_letters ((guint) self->column);
  return g_strdup (self->key != NULL ? self->key : "");
}

TdImportProblem *
td_import_problem_new (const char *code, guint row, int column, const char *key, const char *value,
                       const char *detail, const char *proposal)
{
  const ProblemKind *kind = find_kind (code);
  TdImportProblem *self = g_new (TdImportProblem, 1);

  *self = (TdImportProblem) {
    row, column, key, kind->severity, kind->code,
    g_strdup (value), g_strdup (detail), g_strdup (proposal),
  };
  return self;
}

TdImportProblem *
td_import_problem_copy (const TdImportProblem *self)
{
  return td_import_problem_new (self->code, self->row, self->column, self->key, self->value,
                                self->detail, self->proposal);
}

void
td_import_problem_free (TdImportProblem *self)
{
  g_free (self->value);
  g_free (self->detail);
  g_free (self->proposal);
  g_free (self);
}
