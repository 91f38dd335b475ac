/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What lists write in two or more columns, shown behind the field that it makes. */
static const struct
{
  const char *behind;
  const char *key;
  const char *label;
} special_fields[] = {
  { "name", TD_HEADER_FAMILY_NAME, N_("Family and middle names") },
  { "name", TD_HEADER_MIDDLE_NAME, N_("Middle names") },
  { "name", TD_HEADER_GIVEN_NAME, N_("Given name") },
  { "birth", TD_HEADER_BIRTH_MALE, N_("Birth, of men") },
  { "birth", TD_HEADER_BIRTH_FEMALE, N_("Birth, of women") },
  { "birth", TD_HEADER_BIRTH_DAY, N_("Day of birth") },
  { "birth", TD_HEADER_BIRTH_MONTH, N_("Month of birth") },
  { "birth", TD_HEADER_BIRTH_YEAR, N_("Year of birth") },
  { "sex", TD_HEADER_SEX_MALE_MARK, N_("Mark for men") },
  { "sex", TD_HEADER_SEX_FEMALE_MARK, N_("Mark for women") },
};

/* Headings that are no name of the field, and yet mean it in lists. */
static const struct
{
  const char *key;
  const char *heading;
} list_headings[] = {
  { "sex", "Ông/Bà" },
  { "sex", "Ông (bà)" },
  { "sex", "Ông, bà" },
  { "party_joined", "Ngày vào Đảng dự bị" },
  { "party_joined", "Ngày dự bị" },
  { "kind", "Diện" },
  { "kind", "Diện cán bộ" },
  { "kind", "Loại hình" },
};

/* Headings of columns of marks that stand for a value. */
static const char *const kind_values[] = {
  "Cán bộ", "Công chức", "Viên chức", "Người lao động", "Hợp đồng lao động", "Hợp đồng", "HĐLĐ",
  "HĐ", "NLĐ", NULL,
};
static const char *const class_values[] = {
  "Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ",
  "Không hoàn thành nhiệm vụ", "HTXSNV", "HTTNV", "HTNV", "KHTNV", "HTXS", "HTT", "HT", "KHT",
  "Xuất sắc", "Tốt", NULL,
};

/* Read by functions of their own, not by the type of the field. */
static const char *const special_keys[] = { "name", "birth", "sex", "unit", "kind", "cccd" };

/* By what a person of a self-assessment is found. */
static const char *const person_keys[] = { "name", "birth", "unit", "cccd", "code" };

const char *
td_import_profile_get_name (TdImportProfile profile)
{
  return profile == TD_IMPORT_STAFF ? "staff" : "self-assessment";
}

gboolean
td_import_profile_from_name (const char *name, TdImportProfile *profile)
{
  for (int i = TD_IMPORT_STAFF; i <= TD_IMPORT_SELF_ASSESSMENT; i++)
    if (g_strcmp0 (name, td_import_profile_get_name ((TdImportProfile) i)) == 0)
      {
        *profile = (TdImportProfile) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
td_import_key_is_special (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (special_keys); i++)
    if (strcmp (special_keys[i], key) == 0)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (special_fields); i++)
    if (strcmp (special_fields[i].key, key) == 0)
      return TRUE;
  return FALSE;
}

const TdEntity *
td_import_profile_get_entity (TdImportProfile profile)
{
  return profile == TD_IMPORT_STAFF ? &td_entity_staff : &td_entity_year_fact;
}

static gboolean
is_imported (const TdField *field)
{
  return (field->flags & (TD_FIELD_DERIVED | TD_FIELD_INTERNAL)) == 0;
}

static void
add_field (GPtrArray *fields, const char *key, const char *label)
{
  TdImportField *field = g_new (TdImportField, 1);

  *field = (TdImportField) { g_intern_string (key), label, strcmp (key, "name") == 0 };
  g_ptr_array_add (fields, field);
}

static void
add_person_field (GPtrArray *fields, const TdField *field)
{
  add_field (fields, field->key, _(field->label));
  for (guint i = 0; i < G_N_ELEMENTS (special_fields); i++)
    if (strcmp (special_fields[i].behind, field->key) == 0)
      add_field (fields, special_fields[i].key, _(special_fields[i].label));
}

/* Calls @func for every field that a column of the list can be. */
static void
foreach_field (TdImportProfile profile, void (*func) (const TdField *field, gpointer data),
               gpointer data)
{
  if (profile == TD_IMPORT_STAFF)
    {
      for (guint i = 0; i < td_entity_staff.n_fields; i++)
        if (is_imported (&td_entity_staff.fields[i]))
          func (&td_entity_staff.fields[i], data);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (person_keys); i++)
    func (td_entity_field (&td_entity_staff, person_keys[i]), data);
  for (guint i = 0; i < td_entity_year_fact.n_fields; i++)
    {
      const TdField *field = &td_entity_year_fact.fields[i];

      if (is_imported (field) && field->type != TD_TYPE_REFERENCE &&
          strcmp (field->key, "year") != 0)
        func (field, data);
    }
}

static void
add_field_cb (const TdField *field, gpointer fields)
{
  add_person_field (fields, field);
}

GPtrArray *
td_import_fields_new (TdImportProfile profile)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);

  foreach_field (profile, add_field_cb, fields);
  return fields;
}

static void
clear_wanted (gpointer data)
{
  TdHeaderField *wanted = data;

  g_free ((gpointer) wanted->aliases);
}

static void
add_wanted_cb (const TdField *field, gpointer wanted)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  TdHeaderField entry = { field->key, NULL, NULL };

  g_ptr_array_add (headings, (gpointer) field->term);
  for (guint i = 0; field->aliases != NULL && field->aliases[i] != NULL; i++)
    g_ptr_array_add (headings, (gpointer) field->aliases[i]);
  for (guint i = 0; i < G_N_ELEMENTS (list_headings); i++)
    if (strcmp (list_headings[i].key, field->key) == 0)
      g_ptr_array_add (headings, (gpointer) list_headings[i].heading);
  if (strcmp (field->key, "kind") == 0)
    entry.values = kind_values;
  else if (strcmp (field->key, "self_class") == 0)
    entry.values = class_values;
  g_ptr_array_add (headings, NULL);
  entry.aliases = (const char *const *) g_ptr_array_steal (headings, NULL);
  g_array_append_val ((GArray *) wanted, entry);
}

GArray *
td_import_wanted_new (TdImportProfile profile)
{
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (TdHeaderField));

  g_array_set_clear_func (wanted, clear_wanted);
  foreach_field (profile, add_wanted_cb, wanted);
  return wanted;
}
