/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-entity-rules.h"
#include "td-entity.h"
#include "td-record.h"

#include "td-error.h"
#include "td-rounds.h"
#include "td-sheet-state.h"
#include "td-text.h"

#include <string.h>

static void
test_declarations (void)
{
  guint n_entities;
  const TdEntity *const *entities = td_entities_get (&n_entities);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (n_entities, >=, 27);
  for (guint e = 0; e < n_entities; e++)
    {
      const TdEntity *entity = entities[e];
      g_autoptr (GHashTable) fields = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_true (g_hash_table_add (keys, (gpointer) entity->key));
      g_assert_true (td_entity_find (entity->key) == entity);
      g_assert_nonnull (td_entity_field (entity, entity->title));
      g_assert_nonnull (td_entity_field (entity, entity->sort));
      for (guint f = 0; f < entity->n_fields; f++)
        {
          const TdField *field = &entity->fields[f];

          g_assert_true (g_hash_table_add (fields, (gpointer) field->key));
          g_assert_cmpuint (td_entity_index (entity, field->key), ==, f);
          g_assert_cmpstr (field->key, !=, "id");
          g_assert_cmpint (field->type == TD_TYPE_CHOICE, ==, field->choices != NULL);
          g_assert_cmpint (field->type == TD_TYPE_REFERENCE, ==, field->reference != NULL);
          if (field->reference != NULL)
            g_assert_nonnull (td_entity_find (field->reference));
          if ((field->flags & TD_FIELD_INTERNAL) == 0)
            g_assert_cmpstr (field->term, !=, "");
        }
    }
  g_assert_null (td_entity_find ("no such"));
  g_assert_null (td_entity_find (NULL));
  g_assert_null (td_entity_field (&td_entity_staff, "no such"));
}

/* Rows are deleted from the last entity to the first, and inserted the other
 * way round: only a unit's head may point forwards. */
static void
test_order (void)
{
  guint n_entities;
  const TdEntity *const *entities = td_entities_get (&n_entities);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint e = 0; e < n_entities; e++)
    {
      g_hash_table_add (seen, (gpointer) entities[e]->key);
      for (guint f = 0; f < entities[e]->n_fields; f++)
        {
          const TdField *field = &entities[e]->fields[f];

          if (field->reference != NULL && !g_hash_table_contains (seen, field->reference))
            g_assert_cmpstr (field->key, ==, "head");
        }
    }
}

/* A heading of a list means one field only. */
static void
test_headings_are_distinct (void)
{
  const TdEntity *const importable[] = { &td_entity_staff, &td_entity_unit, &td_entity_year_fact };

  for (guint e = 0; e < G_N_ELEMENTS (importable); e++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint f = 0; f < importable[e]->n_fields; f++)
        {
          const TdField *field = &importable[e]->fields[f];
          g_autoptr (GPtrArray) headings = g_ptr_array_new ();

          if (*field->term != '\0')
            g_ptr_array_add (headings, (gpointer) field->term);
          for (guint a = 0; field->aliases != NULL && field->aliases[a] != NULL; a++)
            g_ptr_array_add (headings, (gpointer) field->aliases[a]);
          for (guint h = 0; h < headings->len; h++)
            {
              char *folded = td_text_fold (headings->pdata[h]);
              const char *other = g_hash_table_lookup (seen, folded);

              if (other != NULL && other != field->key)
                g_error ("“%s” is a heading of both %s and %s", (char *) headings->pdata[h],
                         other, field->key);
              g_hash_table_insert (seen, folded, (gpointer) field->key);
            }
        }
    }
}

static gpointer
get_type_in_thread (gpointer entity)
{
  return GSIZE_TO_POINTER (td_entity_get_record_type (entity));
}

static void
test_record_types (void)
{
  guint n_entities;
  const TdEntity *const *entities = td_entities_get (&n_entities);
  GThread *threads[8];
  GType type;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("type", get_type_in_thread, (gpointer) &td_entity_year_fact);
  type = td_entity_get_record_type (&td_entity_year_fact);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_SIZE (g_thread_join (threads[i])), ==, type);

  g_assert_cmpstr (g_type_name (type), ==, "TdYearFact");
  g_assert_cmpstr (g_type_name (td_entity_get_record_type (&td_entity_staff)), ==, "TdStaff");
  for (guint e = 0; e < n_entities; e++)
    {
      g_autoptr (GTypeClass) klass = g_type_class_ref (td_entity_get_record_type (entities[e]));

      g_assert_true (g_type_is_a (G_TYPE_FROM_CLASS (klass), TD_TYPE_RECORD));
      g_assert_true (G_TYPE_IS_FINAL (G_TYPE_FROM_CLASS (klass)));
      for (guint f = 0; f < entities[e]->n_fields; f++)
        {
          const TdField *field = &entities[e]->fields[f];
          GParamSpec *pspec = g_object_class_find_property (G_OBJECT_CLASS (klass), field->key);

          g_assert_nonnull (pspec);
          g_assert_cmpuint (pspec->value_type, ==,
                            td_field_is_text_like (field) ? G_TYPE_STRING : G_TYPE_INT64);
        }
    }
}

static void
test_choices (void)
{
  static const struct
  {
    const char *field;
    const char *text;
    const char *code;
  } cases[] = {
    { "sex", "Nam", "nam" }, { "sex", "nữ", "nu" }, { "sex", "NU", "nu" }, { "sex", "nu", "nu" },
    { "sex", " Nữ ", "nu" }, { "sex", "1", NULL }, { "sex", "x", NULL }, { "sex", "", NULL },
    { "sex", "Female", "nu" }, { "sex", NULL, NULL },
    { "kind", "Công chức", "cong_chuc" }, { "kind", "cong_chuc", "cong_chuc" },
    { "kind", "CÔNG CHỨC", "cong_chuc" }, { "kind", "Viên  chức", "vien_chuc" },
    { "kind", "Hợp đồng lao động", "nguoi_lao_dong" }, { "kind", "Biên chế", NULL },
    { "leader", "có", "co" }, { "leader", "Không", "khong" },
    { "status", "Nghỉ hưu", "nghi_huu" }, { "status", "-", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TdField *field = td_entity_field (&td_entity_staff, cases[i].field);
      const TdChoice *choice = td_field_read_choice (field, cases[i].text);

      g_assert_cmpstr (choice != NULL ? choice->code : NULL, ==, cases[i].code);
    }

  {
    const TdField *field = td_entity_field (&td_entity_year_fact, "self_class");

    g_assert_cmpstr (td_field_read_choice (field, "Hoàn thành tốt nhiệm vụ")->code, ==, "HTTNV");
    g_assert_cmpstr (td_field_read_choice (field, "httnv")->code, ==, "HTTNV");
    g_assert_cmpstr (td_field_read_choice (field, "Xuất sắc")->code, ==, "HTXSNV");
    g_assert_null (td_field_read_choice (field, "Hoàn toàn"));
  }
  /* The organisation's "In person" has no term: an empty cell is not it. */
  {
    const TdField *field = td_entity_field (&td_entity_organisation, "signer_authority");

    g_assert_null (td_field_read_choice (field, ""));
  }
  g_assert_null (td_field_read_choice (td_entity_field (&td_entity_staff, "name"), "Nam"));
}

static TdRecord *
make_person (const char *name)
{
  TdRecord *person = td_record_new (&td_entity_staff);

  td_record_set_text (person, "name", name);
  return person;
}

static void
test_staff_derives (void)
{
  g_autoptr (TdRecord) person = make_person ("NGUYỄN THỊ HẠNH");
  g_autoptr (TdRecord) later = make_person ("Trần Văn Ấn");
  g_autoptr (GError) error = NULL;

  td_record_set_text (person, "code", "CB 07");
  td_record_set_text (person, "post", "Trưởng phòng");
  td_record_set_text (person, "email", "Hanh@example.vn");
  td_record_set_text (person, "note", "không tìm");
  td_record_set_text (person, "cccd", "056 185 000 214");
  g_assert_true (td_record_prepare (person, &error));
  g_assert_no_error (error);

  g_assert_cmpstr (td_record_get_text (person, "name"), ==, "NGUYỄN THỊ HẠNH");
  g_assert_cmpstr (td_record_get_text (person, "match_key"), ==, "nguyen thi hanh");
  g_assert_cmpstr (td_record_get_text (person, "cccd"), ==, "056185000214");
  g_assert_nonnull (strstr (td_record_get_text (person, "search"), "nguyen thi hanh"));
  g_assert_nonnull (strstr (td_record_get_text (person, "search"), "cb 07"));
  g_assert_nonnull (strstr (td_record_get_text (person, "search"), "truong phong"));
  g_assert_nonnull (strstr (td_record_get_text (person, "search"), "hanh example vn"));
  g_assert_null (strstr (td_record_get_text (person, "search"), "khong tim"));
  g_assert_null (strstr (td_record_get_text (person, "search"), "056185000214"));

  /* By given name: Ấn before Hạnh. */
  g_assert_true (td_record_prepare (later, NULL));
  g_assert_cmpstr (td_record_get_text (later, "sort_key"), <,
                   td_record_get_text (person, "sort_key"));

  /* What is cleared leaves the search text. */
  td_record_clear (person, "post");
  g_assert_true (td_record_prepare (person, NULL));
  g_assert_null (strstr (td_record_get_text (person, "search"), "truong phong"));
}

static void
test_staff_checks (void)
{
  static const struct
  {
    const char *key;
    const char *value;
    const char *message; /* part of it, %NULL: taken */
  } cases[] = {
    { "cccd", "056185000214", NULL },
    { "cccd", "225123456", NULL },
    { "cccd", "56185000214", "056185000214" },
    { "cccd", "1234", "Nguyễn Văn Thử" },
    { "cccd", "05618500021X", "Nguyễn Văn Thử" },
    { "birth", "1985", NULL },
    { "birth", "1985-02-28", NULL },
    { "birth", "1899-12-31", "Nguyễn Văn Thử" },
    { "birth", "9998-01-01", "Nguyễn Văn Thử" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdRecord) person = make_person ("Nguyễn Văn Thử");
      g_autoptr (GError) error = NULL;
      gboolean taken;

      td_record_set_text (person, cases[i].key, cases[i].value);
      taken = td_record_prepare (person, &error);
      if (cases[i].message == NULL)
        {
          g_assert_no_error (error);
          g_assert_true (taken);
          continue;
        }
      g_assert_false (taken);
      g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }

  {
    g_autoptr (TdRecord) nobody = td_record_new (&td_entity_staff);
    g_autoptr (GError) error = NULL;

    g_assert_false (td_record_prepare (nobody, &error));
    g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  }
  {
    g_autoptr (TdRecord) today = make_person ("Nguyễn Văn Thử");

    td_record_set_date (today, "birth", td_date_today ());
    g_assert_true (td_record_prepare (today, NULL));
  }
}

static void
test_unit_checks (void)
{
  g_autoptr (TdRecord) unit = td_record_new (&td_entity_unit);
  g_autoptr (GError) error = NULL;

  td_record_set_text (unit, "name", "Phòng Công chứng số 1");
  td_record_set_text (unit, "short_name", "PCC1");
  td_record_set_id (unit, 77);
  td_record_set_int (unit, "parent", 78);
  g_assert_true (td_record_prepare (unit, NULL));
  g_assert_cmpstr (td_record_get_text (unit, "search"), ==, "phong cong chung so 1 pcc1");
  g_assert_nonnull (td_record_get_text (unit, "sort_key"));

  td_record_set_int (unit, "parent", 77);
  g_assert_false (td_record_prepare (unit, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Phòng Công chứng số 1"));
  g_clear_error (&error);

  /* Two new units have no id yet: neither is the other. */
  td_record_set_id (unit, 0);
  td_record_clear (unit, "parent");
  g_assert_true (td_record_prepare (unit, NULL));
  td_record_set_text (unit, "started", "2020-05-01");
  td_record_set_text (unit, "ended", "2019");
  g_assert_false (td_record_prepare (unit, NULL));
}

static void
test_periods (void)
{
  static const struct
  {
    const char *started;
    const char *ended;
    gboolean    taken;
  } cases[] = {
    { NULL, NULL, TRUE }, { "2026-05-01", NULL, TRUE }, { NULL, "2026-05-01", TRUE },
    { "2026-05-01", "2026-05-01", TRUE }, { "2026-05-02", "2026-05-01", FALSE },
    { "2026-05-02", "2026-05", TRUE }, { "2026-05-02", "2026", TRUE },
    { "2026-06", "2026-05-30", FALSE },
    { "2027", "2026", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdRecord) period = td_record_new (&td_entity_membership);
      g_autoptr (GError) error = NULL;

      td_record_set_text (period, "started", cases[i].started);
      td_record_set_text (period, "ended", cases[i].ended);
      g_assert_cmpint (td_period_check (period, &error), ==, cases[i].taken);
      if (!cases[i].taken)
        g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
    }
}

static void
test_year_facts (void)
{
  static const struct
  {
    const char *key;
    gint64      value;
    gboolean    taken;
  } cases[] = {
    { "self_total", 0, TRUE }, { "self_total", 100000, TRUE }, { "self_total", 100001, FALSE },
    { "self_total", -1, FALSE }, { "council_total", 89999, TRUE },
    { "appraised_total", 101000, FALSE },
    { "months", 12, TRUE }, { "months", 13, FALSE }, { "months", 0, TRUE },
    { "leave_months", -1, FALSE },
    { "maternity_months", 6, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdRecord) fact = td_record_new (&td_entity_year_fact);
      g_autoptr (GError) error = NULL;

      td_record_set_int (fact, "staff", 5);
      td_record_set_reference_title (fact, "staff", "Lê Thị Thử");
      td_record_set_int (fact, "year", 2026);
      td_record_set_int (fact, cases[i].key, cases[i].value);
      g_assert_cmpint (td_record_prepare (fact, &error), ==, cases[i].taken);
      if (!cases[i].taken)
        {
          g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
          g_assert_nonnull (strstr (error->message, "Lê Thị Thử"));
        }
    }
}

/* Codes and terms of a field's choices are those of the rules, all of them, in order. */
#define ASSERT_CHOICES(entity, key, n, type, code_of, term_of)                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const TdChoice *choices = td_entity_field (&entity, key)->choices;                             \
                                                                                                   \
    for (guint value = 0; value < n; value++)                                                      \
      {                                                                                            \
        g_assert_cmpstr (choices[value].code, ==, code_of ((type) value));                         \
        g_assert_cmpstr (choices[value].term, ==, term_of ((type) value));                         \
      }                                                                                            \
    g_assert_null (choices[n].code);                                                               \
  }                                                                                                \
  G_STMT_END

/* The same where the rules read terms, and never write them. */
#define ASSERT_CHOICES_READ(entity, key, n, type, code_of, read)                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const TdChoice *choices = td_entity_field (&entity, key)->choices;                             \
                                                                                                   \
    for (guint value = 0; value < n; value++)                                                      \
      {                                                                                            \
        type found;                                                                                \
                                                                                                   \
        g_assert_cmpstr (choices[value].code, ==, code_of ((type) value));                         \
        g_assert_true (read (choices[value].term, &found));                                        \
        g_assert_cmpint (found, ==, value);                                                        \
      }                                                                                            \
    g_assert_null (choices[n].code);                                                               \
  }                                                                                                \
  G_STMT_END

static void
test_choices_of_rules (void)
{
  ASSERT_CHOICES (td_entity_criterion, "rule", TD_N_CRITERION_RULES, TdCriterionRule,
                  td_criterion_rule_code, td_criterion_rule_term);
  ASSERT_CHOICES (td_entity_criterion, "role", TD_N_CRITERION_ROLES, TdCriterionRole,
                  td_criterion_role_code, td_criterion_role_term);
  ASSERT_CHOICES (td_entity_score, "layer", TD_N_LAYERS, TdLayer, td_layer_code, td_layer_term);
  ASSERT_CHOICES_READ (td_entity_sheet, "state", TD_N_SHEET_STATES, TdSheetState,
                       td_sheet_state_code, td_sheet_state_read);
  ASSERT_CHOICES (td_entity_round, "deciding", TD_N_DECIDING, TdDeciding, td_deciding_code,
                  td_deciding_term);
  ASSERT_CHOICES_READ (td_entity_round, "period", TD_N_PERIODS, TdRoundPeriod, td_period_code,
                       td_period_read);
}

static void
assert_prepared (TdRecord *record,
                 gboolean  expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (td_record_prepare (record, &error), ==, expected);
  if (!expected)
    g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

static void
test_score_checks (void)
{
  g_autoptr (TdRecord) score = td_record_new (&td_entity_score);

  td_record_set_int (score, "round", 1);
  td_record_set_int (score, "sheet", 1);
  td_record_set_int (score, "criterion", 1);
  td_record_set_text (score, "layer", "self");
  assert_prepared (score, FALSE);
  td_record_set_int (score, "figure", 0);
  assert_prepared (score, TRUE);
  td_record_set_int (score, "not_applicable", 1);
  assert_prepared (score, FALSE);
  td_record_clear (score, "figure");
  assert_prepared (score, TRUE);
}

static void
test_criteria_checks (void)
{
  g_autoptr (TdRecord) criterion = td_record_new (&td_entity_criterion);
  g_autoptr (TdRecord) band = td_record_new (&td_entity_criteria_band);

  td_record_set_int (criterion, "criteria", 1);
  td_record_set_int (criterion, "position", 1);
  td_record_set_text (criterion, "code", "I");
  td_record_set_text (criterion, "text", "Tiêu chí");
  td_record_set_text (criterion, "rule", "bac");
  td_record_set_text (criterion, "role", "chuan");
  td_record_set_text (criterion, "grades", "Tốt: 10; Khá: 7,5");
  td_record_set_text (criterion, "link", "violations");
  assert_prepared (criterion, TRUE);
  td_record_set_text (criterion, "grades", "Tốt, mười điểm");
  assert_prepared (criterion, FALSE);
  td_record_clear (criterion, "grades");
  td_record_set_text (criterion, "link", "no such");
  assert_prepared (criterion, FALSE);
  td_record_clear (criterion, "link");
  td_record_set_int (criterion, "max", -1);
  assert_prepared (criterion, FALSE);

  td_record_set_int (band, "criteria", 1);
  td_record_set_text (band, "code", "A");
  td_record_set_text (band, "name", "Đạt");
  td_record_set_int (band, "edge", 0);
  td_record_set_text (band, "conditions", "bắt buộc đạt; I ≥ 15");
  assert_prepared (band, TRUE);
  td_record_set_text (band, "conditions", "I tốt");
  assert_prepared (band, FALSE);
}

static void
test_round_checks (void)
{
  g_autoptr (TdRecord) round = td_record_new (&td_entity_round);

  td_round_init (round, TD_PERIOD_QUARTER, 2026, 1);
  td_record_set_int (round, "criteria", 1);
  td_record_set_text (round, "subject", "unit");
  assert_prepared (round, TRUE);
  td_record_set_text (round, "deciding", "weighted");
  td_record_set_int (round, "weight_self", 30);
  td_record_set_int (round, "weight_council", 69);
  assert_prepared (round, FALSE);
  td_record_set_int (round, "weight_council", 70);
  td_record_clear (round, "weight_appraised");
  assert_prepared (round, TRUE);
  td_record_set_int (round, "weight_self", -30);
  td_record_set_int (round, "weight_council", 130);
  assert_prepared (round, FALSE);
  td_record_set_text (round, "deciding", "council");
  td_record_clear (round, "weight_self");
  assert_prepared (round, TRUE);
  td_record_set_text (round, "ended", "2025-12-31");
  assert_prepared (round, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entity/declarations", test_declarations);
  g_test_add_func ("/entity/order", test_order);
  g_test_add_func ("/entity/headings-are-distinct", test_headings_are_distinct);
  g_test_add_func ("/entity/record-types", test_record_types);
  g_test_add_func ("/entity/choices", test_choices);
  g_test_add_func ("/entity/staff-derives", test_staff_derives);
  g_test_add_func ("/entity/staff-checks", test_staff_checks);
  g_test_add_func ("/entity/unit-checks", test_unit_checks);
  g_test_add_func ("/entity/periods", test_periods);
  g_test_add_func ("/entity/year-facts", test_year_facts);
  g_test_add_func ("/entity/choices-of-rules", test_choices_of_rules);
  g_test_add_func ("/entity/score-checks", test_score_checks);
  g_test_add_func ("/entity/criteria-checks", test_criteria_checks);
  g_test_add_func ("/entity/round-checks", test_round_checks);
  return g_test_run ();
}
