/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria.h"

#include "td-error.h"

#include <string.h>

#define NONE TD_POINTS_MISSING

typedef struct
{
  const char *text;
  guint n;
  struct
  {
    const char *label;
    gint64 points;
    gint64 from;
  } grades[6];
  const char *again;
} GradeCase;

static const GradeCase grade_cases[] = {
  { NULL, 0, { { 0 } }, "" },
  { "  ;; \n ", 0, { { 0 } }, "" },
  { "Đúng hạn: 2; Chậm 01–02 ngày: 1,5; Trên 10 ngày: 0",
    3,
    { { "Đúng hạn", 2000, NONE }, { "Chậm 01–02 ngày", 1500, NONE }, { "Trên 10 ngày", 0, NONE } },
    "Đúng hạn: 2; Chậm 01–02 ngày: 1,5; Trên 10 ngày: 0" },
  { "Dưới 50 người [0]: 1; 50–199 [50]: 2;",
    2,
    { { "Dưới 50 người", 1000, 0 }, { "50–199", 2000, 50000 } },
    "Dưới 50 người [0]: 1; 50–199 [50]: 2" },
  { "Có kế hoạch, có cam kết: số và ngày: 2.5\r\nKhông: 0",
    2,
    { { "Có kế hoạch, có cam kết: số và ngày", 2500, NONE }, { "Không", 0, NONE } },
    "Có kế hoạch, có cam kết: số và ngày: 2,5; Không: 0" },
  /* Decomposed letters, a no-break blank, "điểm" behind the number. */
  { "Đu\xcc\x81ng\xc2\xa0ha\xcc\xa3n:2\xc2\xa0\xc4\x91i\xc3\xaa\xcc\x89m",
    1,
    { { "Đúng hạn", 2000, NONE } },
    "Đúng hạn: 2" },
  /* A bracket that holds no number is a part of the name. */
  { "Loại [A]: 3; Từ 0,5 [0,5]: 2; < 1 m² [-1]: 1; 5.000 người [5.000]: 10",
    4,
    { { "Loại [A]", 3000, NONE },
      { "Từ 0,5", 2000, 500 },
      { "< 1 m²", 1000, -1000 },
      { "5.000 người", 10000, 5000000 } },
    "Loại [A]: 3; Từ 0,5 [0,5]: 2; < 1 m² [-1]: 1; 5.000 người [5.000]: 10" },
};

static void
test_grades (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (grade_cases); i++)
    {
      const GradeCase *c = &grade_cases[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) grades = td_grades_read (c->text, &error);
      g_autofree char *again = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (grades->len, ==, c->n);
      for (guint j = 0; j < c->n; j++)
        {
          const TdGrade *grade = g_ptr_array_index (grades, j);

          g_assert_cmpstr (grade->label, ==, c->grades[j].label);
          g_assert_cmpint (grade->points, ==, c->grades[j].points);
          g_assert_cmpint (grade->from, ==, c->grades[j].from);
        }
      again = td_grades_to_text (grades);
      g_assert_cmpstr (again, ==, c->again);
    }
}

/* The message names the grade that is wrong and no other. */
static void
test_wrong_grades (void)
{
  static const struct
  {
    const char *text;
    const char *named;
  } cases[] = {
    { "Đúng hạn: 2; Chậm", "“Chậm”" },
    { "Đúng hạn: 2; Chậm: ", "“Chậm:”" },
    { "Tốt: hai; Khá: 1", "“Tốt: hai”" },
    { "Tốt: 2; Kém: -1", "“Kém: -1”" },
    { "Tốt: 2; : 1", "“: 1”" },
    { "Tốt: 2; [5]: 1", "“[5]: 1”" },
    { "Tốt: 1,2,3", "“Tốt: 1,2,3”" },
    { "Tốt: 2 lần", "“Tốt: 2 lần”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (td_grades_read (cases[i].text, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].named));
    }
}

typedef struct
{
  const char *text;
  guint n;
  TdBandCondition conditions[4];
  const char *again;
} ConditionCase;

static const ConditionCase condition_cases[] = {
  { NULL, 0, { { 0 } }, "" },
  { " ; ", 0, { { 0 } }, "" },
  { "bắt buộc đạt; I ≥ 15; III ≥ 50 %; CS3 <= 7",
    4,
    { { TD_CONDITION_MANDATORY, NULL, 0, FALSE },
      { TD_CONDITION_AT_LEAST, (char *) "I", 15000, FALSE },
      { TD_CONDITION_AT_LEAST, (char *) "III", 50000, TRUE },
      { TD_CONDITION_AT_MOST, (char *) "CS3", 7000, FALSE } },
    "bắt buộc đạt; I ≥ 15; III ≥ 50 %; CS3 ≤ 7" },
  { "III.9>=7,25\nIV ≤ 99,5%",
    2,
    { { TD_CONDITION_AT_LEAST, (char *) "III.9", 7250, FALSE },
      { TD_CONDITION_AT_MOST, (char *) "IV", 99500, TRUE } },
    "III.9 ≥ 7,25; IV ≤ 99,5 %" },
  /* Decomposed, and in capitals. */
  { "BA\xcc\x86\xcc\x81T BUO\xcc\x82\xcc\xa3""C \xc4\x90\x41\xcc\xa3T",
    1,
    { { TD_CONDITION_MANDATORY, NULL, 0, FALSE } },
    "bắt buộc đạt" },
  { "Nhóm I ≥ 100 %; II ≥ 5 điểm",
    2,
    { { TD_CONDITION_AT_LEAST, (char *) "Nhóm I", 100000, TRUE },
      { TD_CONDITION_AT_LEAST, (char *) "II", 5000, FALSE } },
    "Nhóm I ≥ 100 %; II ≥ 5" },
};

static void
test_conditions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (condition_cases); i++)
    {
      const ConditionCase *c = &condition_cases[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) conditions = td_band_conditions_read (c->text, &error);
      g_autofree char *again = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (conditions->len, ==, c->n);
      for (guint j = 0; j < c->n; j++)
        {
          const TdBandCondition *condition = g_ptr_array_index (conditions, j);

          g_assert_cmpint (condition->kind, ==, c->conditions[j].kind);
          g_assert_cmpstr (condition->code, ==, c->conditions[j].code);
          g_assert_cmpint (condition->value, ==, c->conditions[j].value);
          g_assert_cmpint (condition->is_percent, ==, c->conditions[j].is_percent);
        }
      again = td_band_conditions_to_text (conditions);
      g_assert_cmpstr (again, ==, c->again);
    }
}

static void
test_wrong_conditions (void)
{
  static const struct
  {
    const char *text;
    const char *named;
  } cases[] = {
    { "I ≥ 15; hoàn thành tốt", "“hoàn thành tốt”" },
    { "I > 15", "“I > 15”" },
    { "I = 15", "“I = 15”" },
    { "I ≥", "“I ≥”" },
    { "≥ 15", "“≥ 15”" },
    { "I ≥ nhiều", "“I ≥ nhiều”" },
    { "I ≥ -1", "“I ≥ -1”" },
    { "I ≥ 15; III ≥ 100,5 %", "“III ≥ 100,5 %”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (td_band_conditions_read (cases[i].text, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].named));
    }
}

static char *
make_label (void)
{
  static const char *const words[] = {
    "Đúng hạn", "chậm", "01–02", "ngày,", "từ:", "ể", "≥ 95 %", "(a)", "[b]", "1,5", "<", "đ:",
  };
  GString *label = g_string_new (NULL);
  int n = g_test_rand_int_range (1, 6);

  for (int i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (label, ' ');
      g_string_append (label, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
    }
  return g_string_free (label, FALSE);
}

/* Whatever grades there are, their text is read as the same grades. */
static void
test_grades_round_trip (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GPtrArray) grades = td_grades_new ();
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) again = NULL;
      int n = g_test_rand_int_range (0, 7);

      for (int i = 0; i < n; i++)
        {
          g_autofree char *label = make_label ();
          gint64 from = g_test_rand_bit () ? g_test_rand_int_range (-5000, 5000000) : NONE;

          td_grades_add (grades, label, g_test_rand_int_range (0, 200000), from);
        }
      text = td_grades_to_text (grades);
      again = td_grades_read (text, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (again->len, ==, grades->len);
      for (guint i = 0; i < grades->len; i++)
        {
          const TdGrade *a = g_ptr_array_index (grades, i);
          const TdGrade *b = g_ptr_array_index (again, i);

          g_assert_cmpstr (a->label, ==, b->label);
          g_assert_cmpint (a->points, ==, b->points);
          g_assert_cmpint (a->from, ==, b->from);
        }
    }
}

static void
test_conditions_round_trip (void)
{
  static const char *const codes[] = { "I", "III.9", "CS3", "Nhóm II", "+", "III.1.đ" };

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GPtrArray) conditions = td_band_conditions_new ();
      g_autofree char *text = NULL;
      g_autofree char *text_again = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) again = NULL;
      int n = g_test_rand_int_range (0, 6);

      for (int i = 0; i < n; i++)
        {
          TdBandConditionKind kind = (TdBandConditionKind) g_test_rand_int_range (0, 3);
          gboolean is_named = kind != TD_CONDITION_MANDATORY;

          td_band_conditions_add (
            conditions, kind,
            is_named ? codes[g_test_rand_int_range (0, G_N_ELEMENTS (codes))] : NULL,
            is_named ? g_test_rand_int_range (0, 100001) : 0, is_named && g_test_rand_bit ());
        }
      text = td_band_conditions_to_text (conditions);
      again = td_band_conditions_read (text, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (again->len, ==, conditions->len);
      for (guint i = 0; i < conditions->len; i++)
        {
          const TdBandCondition *a = g_ptr_array_index (conditions, i);
          const TdBandCondition *b = g_ptr_array_index (again, i);

          g_assert_cmpint (a->kind, ==, b->kind);
          g_assert_cmpstr (a->code, ==, b->code);
          g_assert_cmpint (a->value, ==, b->value);
          g_assert_cmpint (a->is_percent, ==, b->is_percent);
        }
      text_again = td_band_conditions_to_text (again);
      g_assert_cmpstr (text, ==, text_again);
    }
}

/* Any bytes at all give an array or a message. */
static void
test_random_bytes (void)
{
  static const char alphabet[] = "aI1:;[],.%<>=\n \xc4\x91\xe2\x89\xa5\xcc\x81-";

  for (guint round = 0; round < 3000; round++)
    {
      char text[24] = { 0 };
      g_autoptr (GError) grade_error = NULL;
      g_autoptr (GError) condition_error = NULL;
      g_autoptr (GPtrArray) grades = NULL;
      g_autoptr (GPtrArray) conditions = NULL;

      for (guint i = 0; i + 1 < sizeof text; i++)
        text[i] = alphabet[g_test_rand_int_range (0, sizeof alphabet)];
      grades = td_grades_read (text, &grade_error);
      conditions = td_band_conditions_read (text, &condition_error);
      g_assert_true ((grades != NULL) == (grade_error == NULL));
      g_assert_true ((conditions != NULL) == (condition_error == NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/criteria-text/grades", test_grades);
  g_test_add_func ("/criteria-text/wrong-grades", test_wrong_grades);
  g_test_add_func ("/criteria-text/conditions", test_conditions);
  g_test_add_func ("/criteria-text/wrong-conditions", test_wrong_conditions);
  g_test_add_func ("/criteria-text/grades-round-trip", test_grades_round_trip);
  g_test_add_func ("/criteria-text/conditions-round-trip", test_conditions_round_trip);
  g_test_add_func ("/criteria-text/random-bytes", test_random_bytes);
  return g_test_run ();
}
