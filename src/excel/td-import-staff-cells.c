/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-staff.h"

#include "td-cccd.h"
#include "td-class.h"
#include "td-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
td_import_is_mark (const char *text)
{
  static const char *const marks[] = { "x", "v", "co", "1", "yes", "true" };
  static const char *const signs[] = { "+", "*", "✓", "✔", "√", "☑", "☒" };
  g_autofree char *folded = td_text_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strcmp (folded, marks[i]) == 0)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strcmp (text, signs[i]) == 0)
      return TRUE;
  return FALSE;
}

void
td_import_warn_of_text (TdImportRow *row, const char *key, const TdImportText *text)
{
  if (text->cell != NULL && text->cell->is_formula)
    td_import_row_complain (row, "formula-cell", key, text, NULL, NULL);
  /* +84 … is how telephone numbers begin. */
  if (strchr ("=+-@", text->text[0]) != NULL && strcmp (key, "phone") != 0)
    td_import_row_complain (row, "text-like-formula", key, text, NULL, NULL);
}

static gboolean
is_of_names (gunichar c)
{
  if (g_unichar_isalpha (c) || g_unichar_ismark (c) || c == 0x2019)
    return TRUE;
  return c < 0x80 && strchr (" '-.()", (int) c) != NULL;
}

static gboolean
is_odd_name (const char *name)
{
  for (; *name != '\0'; name = g_utf8_next_char (name))
    if (!is_of_names (g_utf8_get_char (name)))
      return TRUE;
  return FALSE;
}

static void
judge_name (TdImportRow *row, const TdImportWho *who)
{
  gboolean is_whole = td_import_plan_find (row->plan, "name") != NULL;
  g_auto (TdImportText) text = { NULL };

  if (who->name == NULL)
    return;
  td_import_row_read (row, is_whole ? "name" : TD_HEADER_FAMILY_NAME, &text);
  if (text.text == NULL)
    text.text = g_strdup (who->name);
  td_import_warn_of_text (row, "name", &text);
  if (is_odd_name (who->name) && strchr ("=+-@", who->name[0]) == NULL)
    td_import_row_complain (row, "name-odd", "name", &text, NULL, NULL);
}

/* "Nam", "Nữ", and how the column "Ông/Bà" says it. */
static const char *
read_sex_word (const char *text)
{
  const TdField *field = td_entity_field (&td_entity_staff, "sex");
  const TdChoice *choice = td_field_read_choice (field, text);
  g_autofree char *folded = td_text_fold (text);

  if (choice != NULL)
    return choice->code;
  if (strcmp (folded, "ong") == 0 || strcmp (folded, "anh") == 0)
    return "nam";
  return strcmp (folded, "ba") == 0 || strcmp (folded, "chi") == 0 || strcmp (folded, "co") == 0
    ? "nu" : NULL;
}

static void
read_sex_column (TdImportRow *row, gboolean *is_male, gboolean *is_female)
{
  g_auto (TdImportText) text = { NULL };
  const char *code;

  if (!td_import_row_read (row, "sex", &text))
    return;
  code = read_sex_word (text.text);
  if (code == NULL)
    td_import_row_complain (row, "sex-unknown", "sex", &text, NULL, NULL);
  else if (strcmp (code, "nu") == 0)
    *is_female = TRUE;
  else
    *is_male = TRUE;
}

static gboolean
has_mark (TdImportRow *row, const char *key)
{
  g_auto (TdImportText) text = { NULL };

  return td_import_row_read (row, key, &text) && td_import_is_mark (text.text);
}

static gboolean
has_sex_column (TdImportRow *row)
{
  static const char *const keys[] = {
    "sex", TD_HEADER_SEX_MALE_MARK, TD_HEADER_SEX_FEMALE_MARK, TD_HEADER_BIRTH_MALE,
    TD_HEADER_BIRTH_FEMALE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (td_import_plan_find (row->plan, keys[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* The absence of a mark says nothing: a list may mark only some. */
static void
read_sex (TdImportRow *row, const TdImportWho *who, TdRecord *record)
{
  gboolean is_female = g_strcmp0 (who->birth_sex, "nu") == 0 ||
                       g_strcmp0 (who->title_sex, "nu") == 0;
  gboolean is_male = g_strcmp0 (who->birth_sex, "nam") == 0 ||
                     g_strcmp0 (who->title_sex, "nam") == 0;

  read_sex_column (row, &is_male, &is_female);
  is_female |= has_mark (row, TD_HEADER_SEX_FEMALE_MARK);
  is_male |= has_mark (row, TD_HEADER_SEX_MALE_MARK);
  if (who->has_both_births || (is_male && is_female))
    td_import_row_complain (row, "sex-contradicts", "sex", NULL, NULL, NULL);
  else if (is_male || is_female)
    td_record_set_exact_text (record, "sex", is_female ? "nu" : "nam");
  else if (has_sex_column (row) || row->person == 0)
    td_import_row_complain (row, "sex-missing", "sex", NULL, NULL, NULL);
}

/* "Công chức HC", "Viên chức sự nghiệp", "Hợp đồng theo NĐ 111": a kind and what more is said of
 * it, as long as that names no other kind. */
static TdStaffKind
read_kind_words (const char *text)
{
  static const struct
  {
    const char  *start;
    TdStaffKind  kind;
  } starts[] = {
    { "cong chuc ", TD_KIND_CIVIL_SERVANT }, { "vien chuc ", TD_KIND_PUBLIC_EMPLOYEE },
    { "can bo ", TD_KIND_OFFICIAL }, { "hop dong lao dong ", TD_KIND_WORKER },
    { "hdld ", TD_KIND_WORKER }, { "hop dong theo n", TD_KIND_WORKER },
    { "hd theo n", TD_KIND_WORKER }, { "nguoi lao dong ", TD_KIND_WORKER },
    { "lao dong hop dong ", TD_KIND_WORKER },
  };
  static const char *const others[] = {
    "cong chuc", "vien chuc", "can bo", "hop dong", "lao dong", "hdld", "hd",
  };
  TdStaffKind kind = td_kind_read (text);
  g_autofree char *folded = td_text_fold (text);

  for (guint i = 0; kind == TD_KIND_UNKNOWN && i < G_N_ELEMENTS (starts); i++)
    {
      const char *rest;

      if (!g_str_has_prefix (folded, starts[i].start))
        continue;
      rest = folded + strlen (starts[i].start);
      kind = starts[i].kind;
      for (guint j = 0; j < G_N_ELEMENTS (others); j++)
        if (strstr (rest, others[j]) != NULL)
          return TD_KIND_UNKNOWN;
    }
  return kind;
}

static void
read_kind (TdImportRow *row, TdRecord *record)
{
  g_auto (TdImportText) text = { NULL };
  TdStaffKind kind;

  if (!td_import_row_read (row, "kind", &text))
    {
      if (row->person == 0)
        td_import_row_complain (row, "kind-missing", "kind", NULL, NULL, NULL);
      return;
    }
  kind = read_kind_words (text.text);
  if (kind == TD_KIND_UNKNOWN)
    td_import_row_complain (row, "kind-unknown", "kind", &text, NULL, NULL);
  else
    td_record_set_exact_text (record, "kind", td_kind_code (kind));
}

/* Several columns of one field, one for each value: "Thạc sĩ", "Đại học". */
static void
read_value_column (TdImportRow *row, const TdImportSource *source, TdRecord *record)
{
  g_auto (TdImportText) text = { NULL };
  g_autofree char *value = NULL;
  const char *before;

  if (!td_import_row_read_source (row, source, &text))
    return;
  /* "x", or what the diploma is in. */
  value = td_import_is_mark (text.text) ? g_strdup (source->value)
                                        : g_strdup_printf ("%s (%s)", source->value, text.text);
  before = td_record_get_text (record, source->key);
  if (before != NULL)
    {
      g_autofree char *both = g_strdup_printf ("%s, %s", before, value);

      td_record_set_exact_text (record, source->key, both);
    }
  else
    {
      td_record_set_exact_text (record, source->key, value);
    }
}

static void
read_number_cell (TdImportRow *row, const TdField *field, const TdImportText *text,
                  TdRecord *record)
{
  g_autoptr (GError) error = NULL;

  if (!td_record_set_from_text (record, field->key, text->text, &error))
    td_import_row_complain (row, "value-ignored", field->key, text, error->message, NULL);
}

void
td_import_read_field (TdImportRow *row, const TdField *field, TdRecord *record)
{
  g_auto (TdImportText) text = { NULL };
  TdDate date;

  if (!td_import_row_read (row, field->key, &text))
    return;
  switch (field->type)
    {
    case TD_TYPE_TEXT:
      td_import_warn_of_text (row, field->key, &text);
      td_record_set_exact_text (record, field->key, text.text);
      break;
    case TD_TYPE_DATE:
      if (td_import_read_date (row, field->key, &text, FALSE, &date))
        td_record_set_date (record, field->key, date);
      break;
    case TD_TYPE_CHOICE:
    case TD_TYPE_INTEGER:
    case TD_TYPE_DECIMAL:
    case TD_TYPE_FLAG:
      read_number_cell (row, field, &text, record);
      break;
    case TD_TYPE_REFERENCE:
    case TD_TYPE_TIME:
    default:
      g_assert_not_reached ();
    }
}

static void
read_others (TdImportRow *row, TdRecord *record)
{
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < row->plan->sources->len; i++)
    {
      const TdImportSource *source = &g_array_index (row->plan->sources, TdImportSource, i);

      if (source->is_special)
        continue;
      if (source->value != NULL && td_import_row_get_correction (row, source->key) == NULL)
        read_value_column (row, source, record);
      else
        td_import_read_field (row, source->field, record);
    }
  if (row->corrections == NULL)
    return;
  /* What the list has no column for, given by hand. */
  g_hash_table_iter_init (&iter, row->corrections);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!td_import_key_is_special (key) && td_import_plan_find (row->plan, key) == NULL)
      td_import_read_field (row, td_entity_field (&td_entity_staff, key), record);
}

static void
judge_number (TdImportRow *row, const TdImportWho *who, TdRecord *record)
{
  const char *sex = td_record_get_text (record, "sex");
  guint year = td_cccd_birth_year (who->number);
  TdImportText text = { who->number, NULL, -1 };

  /* An old CMND says nothing. */
  if (year == 0)
    return;
  if (!td_cccd_province_is_known (who->number))
    td_import_row_complain (row, "cccd-province", "cccd", &text, NULL, NULL);
  if (sex != NULL && td_cccd_is_female (who->number) != (strcmp (sex, "nu") == 0))
    td_import_row_complain (row, "cccd-sex", "cccd", &text,
                            td_cccd_is_female (who->number) ? _("Female") : _("Male"), NULL);
  if (td_date_is_set (who->birth) && who->birth.year != year)
    {
      g_autofree char *detail = g_strdup_printf ("%u", year);

      td_import_row_complain (row, "cccd-birth", "cccd", &text, detail, NULL);
    }
}

TdRecord *
td_import_staff_read (TdImportRow *row, const TdImportWho *who)
{
  TdRecord *record = td_record_new (&td_entity_staff);

  judge_name (row, who);
  td_record_set_exact_text (record, "name", who->name);
  td_record_set_date (record, "birth", who->birth);
  td_record_set_exact_text (record, "cccd", who->number);
  read_sex (row, who, record);
  read_kind (row, record);
  read_others (row, record);
  if (who->post != NULL)
    td_record_set_exact_text (record, "post", who->post);
  judge_number (row, who, record);
  return record;
}
