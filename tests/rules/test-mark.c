/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-mark.h"

#include "td-error.h"

#include <string.h>

#define N_RANDOM 400
#define MISSING TD_POINTS_MISSING

static const char grades_text[] =
  "Đúng hạn: 2; Chậm 01–02 ngày: 1,5; Chậm 03–05 ngày: 1; Chậm 06–10 ngày: 0,5; "
  "Chậm trên 10 ngày: 0";
static const char edges_text[] = "Dưới 50 người [0]: 1; 50–199 [50]: 2; Từ 200 [200]: 4";

/* One criterion in a set that owns it. */
static TdCriterion *
add_criterion (TdCriteriaSet *set, TdCriterionRule rule, gint64 max)
{
  g_autofree char *code = g_strdup_printf ("C%u", set->criteria->len + 1);
  TdCriterion *criterion = td_criteria_set_add (set, -1, code, "Tiêu chí", rule);

  criterion->max = max;
  return criterion;
}

static void
take_grades (TdCriterion *criterion, const char *text)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *grades = td_grades_read (text, &error);

  g_assert_no_error (error);
  g_ptr_array_unref (criterion->grades);
  criterion->grades = grades;
}

/* One criterion of each rule, as the tests below want them. */
typedef struct
{
  TdCriteriaSet *set;
  TdCriterion *by_rule[TD_N_CRITERION_RULES];
  TdCriterion *by_edges;
  TdCriterion *without_cap;
} Criteria;

static void
criteria_init (Criteria *self)
{
  self->set = td_criteria_set_new ();
  for (guint rule = 0; rule < TD_N_CRITERION_RULES; rule++)
    self->by_rule[rule] = add_criterion (self->set, (TdCriterionRule) rule, 10000);
  self->by_rule[TD_RULE_COUNT]->unit_points = 500;
  take_grades (self->by_rule[TD_RULE_GRADED], grades_text);
  take_grades (self->by_rule[TD_RULE_TALLY], grades_text);
  take_grades (self->by_rule[TD_RULE_WORST], "Không: 0; F2: 7; F1: 15,5; F0: 9,25");
  self->by_edges = add_criterion (self->set, TD_RULE_GRADED, 3000);
  take_grades (self->by_edges, edges_text);
  self->without_cap = add_criterion (self->set, TD_RULE_COUNT, MISSING);
  self->without_cap->unit_points = 2000;
}

static void
criteria_clear (Criteria *self)
{
  td_criteria_set_unref (self->set);
}

typedef struct
{
  gint64 figure;
  const char *detail;
  gint64 points;
  gboolean is_capped;
} MarkCase;

/* MISSING points: refused. */
static void
check_marks (const TdCriterion *criterion, const MarkCase *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      const TdScore score = { TD_SCORE_GIVEN, cases[i].figure, (char *) cases[i].detail };
      TdMark mark;
      gboolean is_taken = td_criterion_mark (criterion, &score, &mark, NULL, &error);

      g_test_message ("%s, case %u", td_criterion_rule_code (criterion->rule), i);
      g_assert_cmpint (is_taken, ==, cases[i].points != MISSING);
      if (!is_taken)
        {
          g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
          g_assert_nonnull (strstr (error->message, criterion->code));
          g_assert_cmpint (mark.state, ==, TD_SCORE_OPEN);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpint (mark.state, ==, TD_SCORE_GIVEN);
      g_assert_cmpint (mark.points, ==, cases[i].points);
      g_assert_cmpint (mark.is_capped, ==, cases[i].is_capped);
    }
}

#define CHECK_MARKS(criterion, ...) \
  G_STMT_START { \
    static const MarkCase cases_[] = { __VA_ARGS__ }; \
    check_marks ((criterion), cases_, G_N_ELEMENTS (cases_)); \
  } G_STMT_END

static void
test_marks (void)
{
  Criteria all;

  criteria_init (&all);
  CHECK_MARKS (all.by_rule[TD_RULE_GROUP], { 0, NULL, MISSING });
  CHECK_MARKS (all.by_rule[TD_RULE_POINTS], { 0, NULL, 0 }, { 8500, NULL, 8500 },
               { 10000, NULL, 10000 }, { 10001, NULL, MISSING }, { -1, NULL, MISSING });
  CHECK_MARKS (all.by_rule[TD_RULE_GRADED], { 0, NULL, 2000 }, { 3, NULL, 500 }, { 4, NULL, 0 },
               { 5, NULL, MISSING }, { -1, NULL, MISSING }, { G_MAXINT64, NULL, MISSING });
  CHECK_MARKS (all.by_edges, { 0, NULL, 1000 }, { 49999, NULL, 1000 }, { 50000, NULL, 2000 },
               { 199999, NULL, 2000 }, { 200000, NULL, 3000, TRUE }, { -1, NULL, MISSING });
  CHECK_MARKS (all.by_rule[TD_RULE_YES_NO], { 0, NULL, 0 }, { 1, NULL, 10000 },
               { 2, NULL, MISSING }, { -1, NULL, MISSING });
  CHECK_MARKS (all.by_rule[TD_RULE_RATIO], { 0, NULL, 0 }, { 100000, NULL, 10000 },
               { 95745, NULL, 9575 }, { 95744, NULL, 9574 }, { 100001, NULL, MISSING },
               { -1, NULL, MISSING }, { 95745, "45/47", 9574 }, { 104444, "47/45", MISSING },
               { 0, "một nửa", MISSING });
  CHECK_MARKS (all.by_rule[TD_RULE_COUNT], { 0, NULL, 0 }, { 3000, NULL, 1500 },
               { 20000, NULL, 10000 }, { 20001, NULL, 10000, TRUE }, { 1, NULL, 1 },
               { -1, NULL, MISSING }, { G_MAXINT64, NULL, MISSING });
  CHECK_MARKS (all.without_cap, { 100000, NULL, 200000 });
  CHECK_MARKS (all.by_rule[TD_RULE_TALLY], { 0, "5;4;0;2;2", 6538 }, { 0, "1;0;0;0;0", 10000 },
               { 0, "0;0;0;0;7", 0 }, { 0, "0; 1; 0; 0; 0", 7500 }, { 0, "0;0;0;0;0", MISSING },
               { 0, "1;2;3;4", MISSING }, { 0, "1;2;3;4;5;6", MISSING },
               { 0, "1;2;3;4;-5", MISSING }, { 0, "1;2;3;4;1,5", MISSING }, { 0, NULL, MISSING },
               { 0, "1000000;1000000;1000000;1000000;1000000", 5000 },
               { 0, "1000001;0;0;0;0", MISSING });
  CHECK_MARKS (all.by_rule[TD_RULE_WORST], { 0, "12=1;13=0", 7000 }, { 0, "12=0", 0 },
               { 0, "12=2;13=1", 10000, TRUE }, { 0, "0=3", 9250 }, { 0, "12=2;13=3", 9250 },
               { 0, "12=4", MISSING }, { 0, "", MISSING }, { 0, "12", MISSING },
               { 0, "12=1;x=2", MISSING }, { 0, NULL, MISSING }, { 0, "12=1;", MISSING });
  criteria_clear (&all);
}

/* Products that 63 bits do not hold come out exact. */
static void
test_large_marks (void)
{
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();
  TdCriterion *criterion = add_criterion (set, TD_RULE_TALLY, 1000000000);

  take_grades (criterion, "Có: 1000000; Không: 0");
  CHECK_MARKS (criterion, { 0, "1000000;1000000", 500000000 }, { 0, "333333;666667", 333333000 },
               { 0, "1000000;0", 1000000000 }, { 0, "666666;333333", 666666667 },
               { 0, "1000000;999999", 500000250 });
}

/* What is not given has no points under any rule. */
static void
test_states (void)
{
  static const TdScoreState states[] = { TD_SCORE_OPEN, TD_SCORE_NOT_APPLICABLE };
  Criteria all;

  criteria_init (&all);
  for (guint rule = 0; rule < TD_N_CRITERION_RULES; rule++)
    for (guint i = 0; i < G_N_ELEMENTS (states); i++)
      {
        const TdScore score = { states[i], 7, NULL };
        TdMark mark;

        g_assert_true (td_criterion_mark (all.by_rule[rule], &score, &mark, NULL, NULL));
        g_assert_cmpint (mark.state, ==, states[i]);
        g_assert_cmpint (mark.points, ==, 0);
      }
  criteria_clear (&all);
}

/* A set that is not finished says so, and nothing is made up. */
static void
test_unfinished (void)
{
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();

  for (guint rule = TD_RULE_POINTS; rule < TD_N_CRITERION_RULES; rule++)
    {
      g_autoptr (GError) error = NULL;
      TdCriterion *criterion = add_criterion (set, (TdCriterionRule) rule, MISSING);
      const TdScore score = { TD_SCORE_GIVEN, 1, (char *) "1=0" };
      g_autofree char *hint = td_criterion_hint (criterion);
      TdMark mark;

      criterion->unit_points = MISSING;
      g_assert_false (td_criterion_mark (criterion, &score, &mark, NULL, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
      g_assert_cmpstr (hint, !=, "");
    }
}

static char *
explain (const TdCriterion *criterion, gint64 figure, const char *detail)
{
  g_autoptr (TdExplain) why = td_explain_new ("Vì sao", NULL, NULL);
  const TdScore score = { TD_SCORE_GIVEN, figure, (char *) detail };
  TdMark mark;

  g_assert_true (td_criterion_mark (criterion, &score, &mark, why, NULL));
  return td_explain_to_text (why);
}

static void
check_explained (const TdCriterion *criterion, gint64 figure, const char *detail,
                 const char *expected)
{
  g_autofree char *text = explain (criterion, figure, detail);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_explain (void)
{
  Criteria all;

  criteria_init (&all);
  check_explained (all.by_rule[TD_RULE_POINTS], 8500, NULL, "Vì sao");
  check_explained (all.by_rule[TD_RULE_GRADED], 1, NULL, "Vì sao\n  Bậc “Chậm 01–02 ngày”: 1,5");
  check_explained (all.by_edges, 46000, NULL,
                   "Vì sao\n  46 thuộc bậc “Dưới 50 người”, từ 0: 1");
  check_explained (all.by_rule[TD_RULE_YES_NO], 1, NULL, "Vì sao\n  Đạt: 10");
  check_explained (all.by_rule[TD_RULE_RATIO], 95745, NULL, "Vì sao\n  95,745 % × 10 = 9,575");
  check_explained (all.by_rule[TD_RULE_RATIO], 95745, "45/47", "Vì sao\n  45/47 × 10 = 9,574");
  check_explained (all.by_rule[TD_RULE_COUNT], 3000, NULL, "Vì sao\n  3 lần × 0,5 = 1,5");
  check_explained (all.by_rule[TD_RULE_COUNT], 30000, NULL,
                   "Vì sao\n  30 lần × 0,5 = 15\n  Vượt điểm tối đa, tính 10");
  check_explained (all.by_rule[TD_RULE_TALLY], 0, "5;4;0;2;2",
                   "Vì sao\n"
                   "  Đúng hạn: 5 × 2 = 10\n"
                   "  Chậm 01–02 ngày: 4 × 1,5 = 6\n"
                   "  Chậm 03–05 ngày: 0 × 1 = 0\n"
                   "  Chậm 06–10 ngày: 2 × 0,5 = 1\n"
                   "  Chậm trên 10 ngày: 2 × 0 = 0\n"
                   "  17 trên 26 điểm, nhân 10 = 6,538");
  check_explained (all.by_rule[TD_RULE_WORST], 0, "12=0;15=1",
                   "Vì sao\n  Xấu nhất trong 2 người: bậc “F2”: 7");
  check_explained (all.by_rule[TD_RULE_WORST], 0, "0=1",
                   "Vì sao\n  Chung cho mọi người: bậc “F2”: 7");
  criteria_clear (&all);
}

/* The record of the worst person leads to that person. */
static void
test_explain_record (void)
{
  g_autoptr (TdExplain) why = td_explain_new ("", NULL, NULL);
  const TdScore score = { TD_SCORE_GIVEN, 0, (char *) "12=0;15=1;16=1" };
  Criteria all;
  TdMark mark;

  criteria_init (&all);
  g_assert_true (td_criterion_mark (all.by_rule[TD_RULE_WORST], &score, &mark, why, NULL));
  g_assert_cmpstr (((TdExplain *) why->children->pdata[0])->record, ==, "staff:15");
  criteria_clear (&all);
}

typedef struct
{
  const char *text;
  TdScoreState state;
  gint64 figure;
  const char *detail;
} ReadCase;

#define REFUSED G_MININT64

static void
check_reads (const TdCriterion *criterion, const ReadCase *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      TdScore score;
      gboolean is_read = td_criterion_read (criterion, cases[i].text, &score, &error);

      g_test_message ("%s: “%s”", td_criterion_rule_code (criterion->rule), cases[i].text);
      g_assert_cmpint (is_read, ==, cases[i].figure != REFUSED);
      if (is_read)
        {
          g_assert_no_error (error);
          g_assert_cmpint (score.state, ==, cases[i].state);
          g_assert_cmpint (score.figure, ==, cases[i].figure);
          g_assert_cmpstr (score.detail, ==, cases[i].detail);
        }
      else
        {
          g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
          g_assert_cmpint (score.state, ==, TD_SCORE_OPEN);
          g_assert_null (score.detail);
        }
      td_score_clear (&score);
    }
}

#define GIVEN(text, figure) { text, TD_SCORE_GIVEN, figure, NULL }
#define FRACTION(text, figure, detail) { text, TD_SCORE_GIVEN, figure, detail }
#define DETAIL(text, detail) { text, TD_SCORE_GIVEN, 0, detail }
#define BAD(text) { text, TD_SCORE_GIVEN, REFUSED, NULL }
#define CHECK_READS(criterion, ...) \
  G_STMT_START { \
    static const ReadCase cases_[] = { __VA_ARGS__ }; \
    check_reads ((criterion), cases_, G_N_ELEMENTS (cases_)); \
  } G_STMT_END

static void
test_reads (void)
{
  Criteria all;

  criteria_init (&all);
  for (guint rule = TD_RULE_POINTS; rule < TD_N_CRITERION_RULES; rule++)
    CHECK_READS (all.by_rule[rule], { NULL, TD_SCORE_OPEN, 0 }, { "", TD_SCORE_OPEN, 0 },
                 { "  ", TD_SCORE_OPEN, 0 }, { "Chưa chấm", TD_SCORE_OPEN, 0 },
                 { "không áp dụng", TD_SCORE_NOT_APPLICABLE, 0 },
                 { "KAD", TD_SCORE_NOT_APPLICABLE, 0 }, { "k/a", TD_SCORE_NOT_APPLICABLE, 0 },
                 { "–", TD_SCORE_NOT_APPLICABLE, 0 }, { " - ", TD_SCORE_NOT_APPLICABLE, 0 },
                 BAD ("mười"));
  CHECK_READS (all.by_rule[TD_RULE_GROUP], { "", TD_SCORE_OPEN, 0 }, BAD ("5"));
  CHECK_READS (all.by_rule[TD_RULE_POINTS], GIVEN ("8,5", 8500), GIVEN ("8.5", 8500),
               GIVEN (" 10 ", 10000), GIVEN ("0", 0), BAD ("10,001"), BAD ("-1"), BAD ("đạt"));
  CHECK_READS (all.by_rule[TD_RULE_GRADED], GIVEN ("Đúng hạn", 0), GIVEN ("chậm 03-05 ngày", 2),
               GIVEN ("1,5", 1), GIVEN ("0", 4), GIVEN ("#4", 3), BAD ("#6"), BAD ("#0"),
               BAD ("3"), BAD ("chậm"));
  CHECK_READS (all.by_edges, GIVEN ("46", 46000), GIVEN ("1.234", 1234000), BAD ("50–199"),
               BAD ("-3"));
  CHECK_READS (all.by_rule[TD_RULE_YES_NO], GIVEN ("Đạt", 1), GIVEN ("có", 1), GIVEN ("x", 1),
               GIVEN ("✓", 1), GIVEN ("1", 1), GIVEN ("10", 1), GIVEN ("Không đạt", 0),
               GIVEN ("không", 0), GIVEN ("0", 0), BAD ("5"), BAD ("gần đạt"));
  CHECK_READS (all.by_rule[TD_RULE_RATIO], FRACTION ("45/47", 95745, "45/47"), GIVEN ("95,7 %", 95700),
               GIVEN ("95,7%", 95700), GIVEN ("100", 100000), FRACTION ("0 / 3", 0, "0/3"),
               FRACTION ("2/3", 66667, "2/3"), FRACTION ("4.5/9", 50000, "4,5/9"),
               GIVEN ("0", 0), GIVEN ("1 %", 1000),
               GIVEN ("0,5%", 500), GIVEN ("1,001", 1001), BAD ("0,957"), BAD ("1"), BAD ("0,001"),
               BAD ("47/45"), BAD ("1/0"), BAD ("-1/2"), BAD ("100,1"), BAD ("1/2/3"), BAD ("%"));
  CHECK_READS (all.by_rule[TD_RULE_COUNT], GIVEN ("3", 3000), GIVEN ("2,000", 2000), BAD ("2,5"),
               BAD ("0,001"), BAD ("-1"),
               BAD ("99999999999"));
  CHECK_READS (all.by_rule[TD_RULE_TALLY], DETAIL ("5; 4; 0; 2; 2", "5;4;0;2;2"),
               DETAIL ("05;4;0;2;2", "5;4;0;2;2"), BAD ("5;4"), BAD ("0;0;0;0;0"), BAD ("7"));
  CHECK_READS (all.by_rule[TD_RULE_WORST], DETAIL ("F1", "0=2"), DETAIL ("9,25", "0=3"),
               DETAIL ("12 = 1; 13 = 0", "12=1;13=0"), DETAIL ("không", "0=0"), BAD ("12=4"),
               BAD ("F9"));
  criteria_clear (&all);
}

/* More decimals than are kept are not rounded in silence; what is left of binary numbers is
 * no decimal. */
static void
test_decimals (void)
{
  Criteria all;

  criteria_init (&all);
  CHECK_READS (all.by_edges, BAD ("199,9996"), BAD ("199,9995"), BAD ("200,0001"),
               BAD ("46,00000001"), GIVEN ("199,999", 199999), GIVEN ("199.99999999999997", 200000),
               GIVEN ("200.00000000000003", 200000), GIVEN ("46,5000000", 46500));
  CHECK_READS (all.by_rule[TD_RULE_POINTS], BAD ("4,1999"), BAD ("4,19999999"),
               GIVEN ("4.1999999999", 4200), GIVEN ("4.2000000001", 4200), BAD ("4.200000001"),
               BAD ("0,0004"), BAD ("10,0004"), BAD ("9,9999"));
  CHECK_READS (all.by_rule[TD_RULE_RATIO], BAD ("95,7446 %"), BAD ("95,7446"),
               BAD ("4,50001/9"), GIVEN ("95.70000000000000003 %", 95700));
  CHECK_READS (all.by_rule[TD_RULE_COUNT], BAD ("2,9999"), GIVEN ("2.9999999999", 3000));
  CHECK_READS (all.by_rule[TD_RULE_GRADED], BAD ("1,50001"), GIVEN ("1.5000000000000002", 1));
  CHECK_READS (all.by_rule[TD_RULE_YES_NO], BAD ("0,9999"), GIVEN ("0.9999999999", 1));
  criteria_clear (&all);
}

static void
check_computed (const TdCriterion *criterion, const char *text, gint64 figure)
{
  g_autoptr (GError) error = NULL;
  TdScore score;
  gboolean is_read = td_criterion_read_computed (criterion, text, &score, &error);

  g_test_message ("%s: “%s”", td_criterion_rule_code (criterion->rule), text);
  g_assert_cmpint (is_read, ==, figure != REFUSED);
  if (is_read)
    g_assert_cmpint (score.figure, ==, figure);
  else
    g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  td_score_clear (&score);
}

/* A formula is taken as its cell shows it, but not across an edge. */
static void
test_computed (void)
{
  Criteria all;

  criteria_init (&all);
  check_computed (all.by_rule[TD_RULE_POINTS], "8,66666666667", 8667);
  check_computed (all.by_rule[TD_RULE_POINTS], "8,5", 8500);
  check_computed (all.by_rule[TD_RULE_POINTS], "9,9996", REFUSED);
  check_computed (all.by_rule[TD_RULE_POINTS], "10,0004", REFUSED);
  check_computed (all.by_rule[TD_RULE_POINTS], "0,0004", REFUSED);
  check_computed (all.by_rule[TD_RULE_POINTS], "-0,0004", REFUSED);
  check_computed (all.by_rule[TD_RULE_POINTS], "12,66666", REFUSED);
  check_computed (all.by_edges, "199,99951", REFUSED);
  check_computed (all.by_edges, "200,0004", REFUSED);
  check_computed (all.by_edges, "199,9993", 199999);
  check_computed (all.by_edges, "46,66666666667", 46667);
  check_computed (all.by_rule[TD_RULE_RATIO], "95,7446808511 %", 95745);
  check_computed (all.by_rule[TD_RULE_RATIO], "95,7446808511", 95745);
  check_computed (all.by_rule[TD_RULE_RATIO], "99,9999 %", REFUSED);
  check_computed (all.by_rule[TD_RULE_RATIO], "45/47", 95745);
  check_computed (all.by_rule[TD_RULE_COUNT], "2,9999", REFUSED);
  check_computed (all.by_rule[TD_RULE_YES_NO], "0,9999", REFUSED);
  check_computed (all.by_rule[TD_RULE_GROUP], "0,9999", REFUSED);
  check_computed (all.by_rule[TD_RULE_GRADED], "1,50001", REFUSED);
  check_computed (all.by_rule[TD_RULE_YES_NO], "Đạt", 1);
  check_computed (all.by_rule[TD_RULE_POINTS], NULL, 0);
  criteria_clear (&all);
}

/* What two grades have names neither. */
static void
test_ambiguous (void)
{
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();
  TdCriterion *criterion = add_criterion (set, TD_RULE_GRADED, 10000);

  take_grades (criterion, "Tốt: 5; tốt: 3; Khá: 3; kha: 2");
  CHECK_READS (criterion, BAD ("TỐT"), BAD ("3"), GIVEN ("5", 0), GIVEN ("Khá", 2),
               GIVEN ("KHA", 3), GIVEN ("#2", 1));
}

/* A refusal names the criterion, what was entered and what is taken. */
static void
test_refusal (void)
{
  g_autoptr (GError) error = NULL;
  Criteria all;
  TdScore score;

  criteria_init (&all);
  g_assert_false (td_criterion_read (all.by_rule[TD_RULE_POINTS], "12", &score, &error));
  g_assert_cmpstr (error->message, ==,
                   "Criterion C2 does not take “12”. What it takes: 0 to 10");
  g_clear_error (&error);
  g_assert_false (td_criterion_read (all.by_edges, "199,9996", &score, &error));
  g_assert_cmpstr (error->message, ==,
                   "Criterion C9 does not take “199,9996”: a number has at most three decimals. "
                   "Round it and enter it again.");
  criteria_clear (&all);
}

static char *
make_random_detail (GRand *rand, const TdCriterion *criterion)
{
  GString *text = g_string_new (NULL);
  guint n = criterion->rule == TD_RULE_TALLY ? criterion->grades->len
                                             : (guint) g_rand_int_range (rand, 1, 5);
  int upper = criterion->rule == TD_RULE_TALLY ? 20 : (int) criterion->grades->len;

  if (criterion->rule == TD_RULE_WORST && g_rand_boolean (rand))
    {
      g_string_append_printf (text, "0=%d", g_rand_int_range (rand, 0, upper));
      return g_string_free (text, FALSE);
    }
  for (guint i = 0; i < n; i++)
    {
      g_string_append (text, i > 0 ? ";" : "");
      if (criterion->rule == TD_RULE_WORST)
        g_string_append_printf (text, "%d=", g_rand_int_range (rand, 1, 100000));
      g_string_append_printf (text, "%d", g_rand_int_range (rand, 0, upper) + (i == 0 &&
                              criterion->rule == TD_RULE_TALLY));
    }
  return g_string_free (text, FALSE);
}

static TdScore
make_random_score (GRand *rand, const TdCriterion *criterion)
{
  TdScore score = { TD_SCORE_GIVEN, 0, NULL };

  switch (criterion->rule)
    {
    case TD_RULE_POINTS:
      score.figure = g_rand_int_range (rand, 0, 10001);
      break;
    case TD_RULE_GRADED:
      score.figure = criterion->max == 3000 ? g_rand_int_range (rand, 0, 5000000)
                                            : g_rand_int_range (rand, 0,
                                                                (int) criterion->grades->len);
      break;
    case TD_RULE_YES_NO:
      score.figure = g_rand_boolean (rand);
      break;
    case TD_RULE_RATIO:
      score.figure = g_rand_int_range (rand, 0, 100001);
      if (g_rand_boolean (rand))
        {
          gint64 whole = g_rand_int_range (rand, 1, 10000);
          gint64 part = g_rand_int_range (rand, 0, (int) whole + 1);

          g_autofree char *above = td_integer_to_text (part);
          g_autofree char *below = td_integer_to_text (whole);

          score.figure = td_points_scale (100 * TD_DECIMAL_ONE, part, whole);
          score.detail = g_strconcat (above, "/", below, NULL);
        }
      break;
    case TD_RULE_COUNT:
      score.figure = TD_DECIMAL_ONE * g_rand_int_range (rand, 0, 1000000);
      break;
    default:
      score.detail = make_random_detail (rand, criterion);
      break;
    }
  return score;
}

static void
check_round_trip (const TdCriterion *criterion, const TdScore *score)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = td_criterion_write (criterion, score);
  TdScore again;

  g_test_message ("“%s”", text);
  g_assert_true (td_criterion_read (criterion, text, &again, &error));
  g_assert_no_error (error);
  g_assert_true (td_score_equal (score, &again));
  td_score_clear (&again);
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  Criteria all;

  criteria_init (&all);
  for (guint i = TD_RULE_POINTS; i < all.set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (all.set, i);
      const TdScore open = { TD_SCORE_OPEN, 0, NULL };
      const TdScore left_out = { TD_SCORE_NOT_APPLICABLE, 0, NULL };

      check_round_trip (criterion, &open);
      check_round_trip (criterion, &left_out);
      for (guint n = 0; n < N_RANDOM; n++)
        {
          TdScore score = make_random_score (rand, criterion);

          check_round_trip (criterion, &score);
          td_score_clear (&score);
        }
    }
  criteria_clear (&all);
}

/* Labels that are twice there, look like points, an ordinal or a state. */
static void
test_round_trip_of_labels (void)
{
  static const char *const labels[] = {
    "Tốt", "tốt", "5", "#1", "–", "Không áp dụng", "> 95 %", "95", "2", "12=1",
  };
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();
  TdCriterion *graded = add_criterion (set, TD_RULE_GRADED, 10000);
  TdCriterion *worst = add_criterion (set, TD_RULE_WORST, 10000);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    g_string_append_printf (text, "%s%s: %u", i > 0 ? "; " : "", labels[i], i);
  take_grades (graded, text->str);
  take_grades (worst, text->str);
  g_assert_cmpuint (graded->grades->len, ==, G_N_ELEMENTS (labels));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *detail = g_strdup_printf ("0=%u", i);
      const TdScore of_graded = { TD_SCORE_GIVEN, i, NULL };
      const TdScore of_worst = { TD_SCORE_GIVEN, 0, detail };

      check_round_trip (graded, &of_graded);
      check_round_trip (worst, &of_worst);
    }
  g_string_free (text, TRUE);
}

static void
test_hints (void)
{
  static const char *const hints[TD_N_CRITERION_RULES] = {
    "Nothing: the criteria in the group are scored",
    "0 to 10",
    "One of: Đúng hạn; Chậm 01–02 ngày; Chậm 03–05 ngày; Chậm 06–10 ngày; Chậm trên 10 ngày",
    "Passed or not passed",
    "A percentage from 0 to 100, or a share such as 45/47",
    "A whole number, 0,5 points for each, at most 10",
    "How often each of these came up, separated by semicolons: Đúng hạn; Chậm 01–02 ngày; "
    "Chậm 03–05 ngày; Chậm 06–10 ngày; Chậm trên 10 ngày",
    "The grade of the worst person, one of: Không; F2; F1; F0",
  };
  g_autofree char *edges = NULL;
  g_autofree char *without_cap = NULL;
  Criteria all;

  criteria_init (&all);
  for (guint rule = 0; rule < TD_N_CRITERION_RULES; rule++)
    {
      g_autofree char *hint = td_criterion_hint (all.by_rule[rule]);

      g_assert_cmpstr (hint, ==, hints[rule]);
    }
  edges = td_criterion_hint (all.by_edges);
  without_cap = td_criterion_hint (all.without_cap);
  g_assert_cmpstr (edges, ==, "A number from 0");
  g_assert_cmpstr (without_cap, ==, "A whole number, 2 points for each");
  criteria_clear (&all);
}

static void
test_combine (void)
{
  const TdMark open = { TD_SCORE_OPEN, 0, FALSE };
  const TdMark out = { TD_SCORE_NOT_APPLICABLE, 0, FALSE };
  const TdMark a = { TD_SCORE_GIVEN, 1000, FALSE }, b = { TD_SCORE_GIVEN, 2000, FALSE };
  const TdMark c = { TD_SCORE_GIVEN, 4001, TRUE };
  const TdMark given[] = { c, open, a, out, b };
  const TdMark two[] = { a, c };
  const TdMark none[] = { open, out, open };
  static const gint64 of_given[TD_N_RATER_RULES] = { 2000, 2334, 2000, 1000, 4001 };
  static const gint64 of_two[TD_N_RATER_RULES] = { 4001, 2501, 2501, 1000, 4001 };

  for (guint rule = 0; rule < TD_N_RATER_RULES; rule++)
    {
      TdMark mark = td_marks_combine (given, G_N_ELEMENTS (given), (TdRaterRule) rule);

      g_assert_cmpint (mark.state, ==, TD_SCORE_GIVEN);
      g_assert_cmpint (mark.points, ==, of_given[rule]);
      g_assert_cmpint (mark.is_capped, ==, rule != TD_RATERS_LAST);
      g_assert_cmpint (td_marks_combine (two, 2, (TdRaterRule) rule).points, ==, of_two[rule]);
      g_assert_cmpint (td_marks_combine (none, 3, (TdRaterRule) rule).state, ==,
                       TD_SCORE_NOT_APPLICABLE);
      g_assert_cmpint (td_marks_combine (none, 1, (TdRaterRule) rule).state, ==, TD_SCORE_OPEN);
      g_assert_cmpint (td_marks_combine (NULL, 0, (TdRaterRule) rule).state, ==, TD_SCORE_OPEN);
    }
}

static void
test_combine_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (40);

  for (guint round = 0; round < N_RANDOM; round++)
    {
      TdMark marks[7], shuffled[7];
      guint n = (guint) g_rand_int_range (rand, 1, 8);

      for (guint i = 0; i < n; i++)
        {
          TdScoreState state = (TdScoreState) g_rand_int_range (rand, 0, 3);

          marks[i] = (TdMark) { state, state == TD_SCORE_GIVEN ? g_rand_int_range (rand, 0, 9) : 0,
                                state == TD_SCORE_GIVEN && g_rand_boolean (rand) };
          shuffled[i] = marks[i];
        }
      for (guint i = n; i-- > 1; )
        {
          guint j = (guint) g_rand_int_range (rand, 0, (int) i + 1);
          TdMark mark = shuffled[i];

          shuffled[i] = shuffled[j];
          shuffled[j] = mark;
        }
      for (guint rule = TD_RATERS_MEAN; rule < TD_N_RATER_RULES; rule++)
        {
          TdMark one = td_marks_combine (marks, n, (TdRaterRule) rule);
          TdMark other = td_marks_combine (shuffled, n, (TdRaterRule) rule);

          g_assert_cmpint (one.state, ==, other.state);
          g_assert_cmpint (one.points, ==, other.points);
          g_assert_cmpint (one.is_capped, ==, other.is_capped);
        }
    }
}

static void
test_rater_words (void)
{
  TdRaterRule rule = TD_RATERS_LAST;

  for (guint i = 0; i < TD_N_RATER_RULES; i++)
    {
      g_assert_true (td_rater_rule_read (td_rater_rule_code ((TdRaterRule) i), &rule));
      g_assert_cmpint (rule, ==, i);
      g_assert_true (td_rater_rule_read (td_rater_rule_term ((TdRaterRule) i), &rule));
      g_assert_cmpint (rule, ==, i);
    }
  g_assert_false (td_rater_rule_read ("", &rule));
  g_assert_false (td_rater_rule_read ("ai đó", &rule));
}

static void
test_score_equal (void)
{
  const TdScore one = { TD_SCORE_GIVEN, 1, NULL }, two = { TD_SCORE_GIVEN, 2, NULL };
  const TdScore open = { TD_SCORE_OPEN, 1, NULL }, other_open = { TD_SCORE_OPEN, 2, NULL };
  const TdScore detailed = { TD_SCORE_GIVEN, 1, (char *) "1;2" };
  TdScore copy = { TD_SCORE_GIVEN, 1, g_strdup ("1;2") };

  g_assert_true (td_score_equal (&one, &one));
  g_assert_false (td_score_equal (&one, &two));
  g_assert_false (td_score_equal (&one, &open));
  g_assert_true (td_score_equal (&open, &other_open));
  g_assert_false (td_score_equal (&one, &detailed));
  g_assert_true (td_score_equal (&copy, &detailed));
  td_score_clear (&copy);
  g_assert_cmpint (copy.state, ==, TD_SCORE_OPEN);
  g_assert_null (copy.detail);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mark/marks", test_marks);
  g_test_add_func ("/mark/large-marks", test_large_marks);
  g_test_add_func ("/mark/states", test_states);
  g_test_add_func ("/mark/unfinished", test_unfinished);
  g_test_add_func ("/mark/explain", test_explain);
  g_test_add_func ("/mark/explain-record", test_explain_record);
  g_test_add_func ("/mark/reads", test_reads);
  g_test_add_func ("/mark/decimals", test_decimals);
  g_test_add_func ("/mark/computed", test_computed);
  g_test_add_func ("/mark/ambiguous", test_ambiguous);
  g_test_add_func ("/mark/refusal", test_refusal);
  g_test_add_func ("/mark/round-trip", test_round_trip);
  g_test_add_func ("/mark/round-trip-labels", test_round_trip_of_labels);
  g_test_add_func ("/mark/hints", test_hints);
  g_test_add_func ("/mark/combine", test_combine);
  g_test_add_func ("/mark/combine-order", test_combine_order);
  g_test_add_func ("/mark/rater-words", test_rater_words);
  g_test_add_func ("/mark/score-equal", test_score_equal);
  return g_test_run ();
}
