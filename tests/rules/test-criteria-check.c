/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria.h"

#include <string.h>

#define POINTS(n) ((gint64) ((n) * TD_DECIMAL_ONE))

enum
{
  GROUP,
  POINTS_IN_GROUP,
  GRADED,
  COUNTED,
  BONUS_GROUP,
  BONUS,
};

/* A set without any fault, which each test then gives exactly one. */
static TdCriteriaSet *
make_set (void)
{
  TdCriteriaSet *set = td_criteria_set_new ();
  TdCriterion *criterion;
  TdBand *band;

  set->name = g_strdup ("Bộ thử");
  set->max = POINTS (20);
  td_criteria_set_add (set, -1, "I", "Nhóm một", TD_RULE_GROUP)->max = POINTS (15);
  td_criteria_set_add (set, GROUP, "I.1", "Cho điểm", TD_RULE_POINTS)->max = POINTS (5);
  criterion = td_criteria_set_add (set, GROUP, "I.2", "Vi phạm", TD_RULE_GRADED);
  criterion->max = POINTS (10);
  criterion->link = g_strdup ("violations");
  criterion->mandatory = TRUE;
  criterion->pass = POINTS (5);
  criterion->bound = g_strdup ("b");
  td_grades_add (criterion->grades, "Không", POINTS (10), 0);
  td_grades_add (criterion->grades, "Có", 0, POINTS (1));
  criterion = td_criteria_set_add (set, -1, "2", "Số lần", TD_RULE_COUNT);
  criterion->max = POINTS (5);
  criterion->unit_points = POINTS (1);
  td_criteria_set_add (set, -1, "T", "Thưởng", TD_RULE_GROUP)->role = TD_ROLE_BONUS;
  td_criteria_set_add (set, BONUS_GROUP, "T.1", "Sáng kiến", TD_RULE_POINTS)->max = POINTS (2);
  band = td_criteria_set_add_band (set, "A", "Mức A", POINTS (70));
  td_band_conditions_add (band->conditions, TD_CONDITION_MANDATORY, NULL, 0, FALSE);
  td_band_conditions_add (band->conditions, TD_CONDITION_AT_LEAST, "I", POINTS (15), FALSE);
  td_criteria_set_add_band (set, "B", "Mức B", 0);
  return set;
}

static TdCriterion *
get (TdCriteriaSet *set, guint index)
{
  return g_ptr_array_index (set->criteria, index);
}

static TdGrade *
grade (TdCriteriaSet *set, guint index)
{
  return g_ptr_array_index (get (set, GRADED)->grades, index);
}

static TdBand *
band (TdCriteriaSet *set, guint index)
{
  return g_ptr_array_index (set->bands, index);
}

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static void
clear_grades (TdCriterion *criterion)
{
  g_ptr_array_set_size (criterion->grades, 0);
}

/* --- one fault each --- */

static void
no_fault (TdCriteriaSet *set)
{
}

static void
only_groups (TdCriteriaSet *set)
{
  g_ptr_array_set_size (set->criteria, 1);
  g_ptr_array_set_size (set->bands, 0);
  set->max = TD_POINTS_MISSING;
}

static void
only_bonus (TdCriteriaSet *set)
{
  g_ptr_array_remove_range (set->criteria, 0, 4);
  get (set, 1)->parent = 0;
  g_ptr_array_set_size (set->bands, 0);
  set->max = TD_POINTS_MISSING;
}

static void
set_sum (TdCriteriaSet *set)
{
  set->max = POINTS (20.5);
}

static void
set_max (TdCriteriaSet *set)
{
  set->max = 0;
}

static void
negative_cap (TdCriteriaSet *set)
{
  set->deduction_cap = POINTS (-5);
}

static void
unverified (TdCriteriaSet *set)
{
  set->unverified = g_strdup ("điểm chuẩn");
}

static void
group_sum (TdCriteriaSet *set)
{
  get (set, GROUP)->max = POINTS (45);
}

static void
empty_group (TdCriteriaSet *set)
{
  td_criteria_set_add (set, -1, "III", "Nhóm trống", TD_RULE_GROUP)->max = POINTS (5);
}

static void
no_code (TdCriteriaSet *set)
{
  set_text (&get (set, POINTS_IN_GROUP)->code, "");
}

static void
code_twice (TdCriteriaSet *set)
{
  set_text (&get (set, BONUS)->code, "i.1");
}

static void
strange_code (TdCriteriaSet *set)
{
  set_text (&get (set, BONUS)->code, "T≥1");
}

static void
in_no_group (TdCriteriaSet *set)
{
  td_criteria_set_add (set, COUNTED, "2.1", "Ở dưới tiêu chí", TD_RULE_POINTS)->max = POINTS (1);
  set->max = TD_POINTS_MISSING;
}

static void
in_itself (TdCriteriaSet *set)
{
  td_criteria_set_add (set, BONUS_GROUP, "T.2", "Ở dưới chính nó", TD_RULE_POINTS);
  get (set, 6)->max = POINTS (1);
  get (set, 6)->parent = 6;
}

static void
other_role (TdCriteriaSet *set)
{
  get (set, BONUS)->role = TD_ROLE_DEDUCTION;
}

static void
no_max (TdCriteriaSet *set)
{
  get (set, COUNTED)->max = TD_POINTS_MISSING;
}

static void
zero_max (TdCriteriaSet *set)
{
  get (set, BONUS)->max = 0;
}

static void
no_unit_points (TdCriteriaSet *set)
{
  get (set, COUNTED)->unit_points = TD_POINTS_MISSING;
}

static void
no_grades (TdCriteriaSet *set)
{
  set_text (&get (set, GRADED)->link, NULL);
  clear_grades (get (set, GRADED));
}

static void
grade_above_max (TdCriteriaSet *set)
{
  grade (set, 0)->points = POINTS (12);
}

static void
grade_below_max (TdCriteriaSet *set)
{
  grade (set, 0)->points = POINTS (9);
}

static void
grade_below_zero (TdCriteriaSet *set)
{
  grade (set, 1)->points = POINTS (-1);
}

static void
worthless_grades (TdCriteriaSet *set)
{
  grade (set, 0)->points = 0;
}

static void
grade_twice (TdCriteriaSet *set)
{
  set_text (&grade (set, 1)->label, "KHÔNG");
}

static void
edge_twice (TdCriteriaSet *set)
{
  grade (set, 1)->from = 0;
}

static void
mixed_edges (TdCriteriaSet *set)
{
  set_text (&get (set, GRADED)->link, NULL);
  grade (set, 1)->from = TD_POINTS_MISSING;
}

static void
pass_above_max (TdCriteriaSet *set)
{
  get (set, GRADED)->pass = POINTS (11);
}

static void
group_pass_above_max (TdCriteriaSet *set)
{
  get (set, GROUP)->mandatory = TRUE;
  get (set, GROUP)->pass = POINTS (15.001);
}

static void
pass_at_zero (TdCriteriaSet *set)
{
  get (set, GRADED)->pass = 0;
}

/* The first grade gives more than the second, which is right, but not where risk is counted. */
static void
worst_first (TdCriteriaSet *set)
{
  get (set, GRADED)->rule = TD_RULE_WORST;
  set_text (&get (set, GRADED)->link, NULL);
  set->lower_is_better = TRUE;
}

static void
no_such_bound (TdCriteriaSet *set)
{
  set_text (&get (set, GRADED)->bound, "C");
}

static void
mandatory_bonus (TdCriteriaSet *set)
{
  get (set, BONUS)->mandatory = TRUE;
}

static void
no_such_link (TdCriteriaSet *set)
{
  set_text (&get (set, COUNTED)->link, "sổ tay");
}

static void
unfit_link (TdCriteriaSet *set)
{
  set_text (&get (set, BONUS)->link, "violations");
}

/* Days late need lower edges. */
static void
tally_without_edges (TdCriteriaSet *set)
{
  TdCriterion *criterion = get (set, GRADED);

  criterion->rule = TD_RULE_TALLY;
  set_text (&criterion->link, "reports");
  grade (set, 0)->from = grade (set, 1)->from = TD_POINTS_MISSING;
}

static void
no_such_condition (TdCriteriaSet *set)
{
  td_band_conditions_add (band (set, 0)->conditions, TD_CONDITION_AT_MOST, "IX", 0, FALSE);
}

static void
condition_too_high (TdCriteriaSet *set)
{
  td_band_conditions_add (band (set, 0)->conditions, TD_CONDITION_AT_LEAST, "I.1", POINTS (6),
                          FALSE);
}

static void
nothing_mandatory (TdCriteriaSet *set)
{
  get (set, GRADED)->mandatory = FALSE;
}

static void
no_band_code (TdCriteriaSet *set)
{
  set_text (&band (set, 0)->code, "");
}

static void
band_code_twice (TdCriteriaSet *set)
{
  set_text (&band (set, 0)->code, "b");
}

static void
band_edge_twice (TdCriteriaSet *set)
{
  band (set, 0)->edge = 0;
}

static void
band_without_edge (TdCriteriaSet *set)
{
  band (set, 0)->edge = TD_POINTS_MISSING;
}

static void
band_below_zero (TdCriteriaSet *set)
{
  band (set, 1)->edge = POINTS (-1);
}

static void
lowest_above_zero (TdCriteriaSet *set)
{
  band (set, 1)->edge = POINTS (50);
}

static const struct
{
  const char *name;
  void (*break_it) (TdCriteriaSet *set);
  int index;
  int band;
  gboolean is_error;
  const char *texts[3]; /* all that the message has to name */
} cases[] = {
  { "none", no_fault, -1, -1, FALSE, { NULL } },
  { "only-bonus", only_bonus, -1, -1, TRUE, { "no criterion" } },
  { "set-sum", set_sum, -1, -1, FALSE, { "20,5", "20." } },
  { "set-max", set_max, -1, -1, TRUE, { "above 0" } },
  { "negative-cap", negative_cap, -1, -1, TRUE, { "minus" } },
  { "unverified", unverified, -1, -1, FALSE, { "điểm chuẩn" } },
  { "group-sum", group_sum, GROUP, -1, FALSE, { "Group I ", "45", "15" } },
  { "empty-group", empty_group, 6, -1, FALSE, { "Group III " } },
  { "no-code", no_code, POINTS_IN_GROUP, -1, TRUE, { "“Cho điểm”" } },
  { "code-twice", code_twice, BONUS, -1, TRUE, { " i.1 " } },
  { "strange-code", strange_code, BONUS, -1, TRUE, { "“T≥1”" } },
  { "in-no-group", in_no_group, 6, -1, TRUE, { "2.1" } },
  { "in-itself", in_itself, 6, -1, TRUE, { "T.2" } },
  { "other-role", other_role, BONUS, -1, TRUE, { "T.1", "Điểm trừ", "Điểm thưởng" } },
  { "no-max", no_max, COUNTED, -1, TRUE, { "2 has no maximum" } },
  { "zero-max", zero_max, BONUS, -1, TRUE, { "T.1", "above 0" } },
  { "no-unit-points", no_unit_points, COUNTED, -1, TRUE, { "2 is counted" } },
  { "no-grades", no_grades, GRADED, -1, TRUE, { "I.2", "grades" } },
  { "grade-above-max", grade_above_max, GRADED, -1, TRUE, { "“Không”", "12", "10" } },
  { "grade-below-max", grade_below_max, GRADED, -1, FALSE, { "I.2", "no grade reaches" } },
  { "grade-below-zero", grade_below_zero, GRADED, -1, TRUE, { "“Có”" } },
  { "worthless-grades", worthless_grades, GRADED, -1, TRUE, { "I.2", "no grade gives" } },
  { "grade-twice", grade_twice, GRADED, -1, TRUE, { "I.2", "“KHÔNG”" } },
  { "edge-twice", edge_twice, GRADED, -1, TRUE, { "I.2", "“Có”" } },
  { "mixed-edges", mixed_edges, GRADED, -1, TRUE, { "I.2", "some grades" } },
  { "pass-above-max", pass_above_max, GRADED, -1, TRUE, { "I.2", "passed" } },
  { "group-pass-above-max", group_pass_above_max, GROUP, -1, TRUE, { " I is passed" } },
  { "pass-at-zero", pass_at_zero, GRADED, -1, TRUE, { "I.2", "above 0" } },
  { "worst-first", worst_first, GRADED, -1, TRUE, { "I.2", "“Có”", "“Không”" } },
  { "no-such-bound", no_such_bound, GRADED, -1, TRUE, { "I.2", "“C”" } },
  { "mandatory-bonus", mandatory_bonus, BONUS, -1, FALSE, { "T.1", "Điểm thưởng" } },
  { "no-such-link", no_such_link, COUNTED, -1, TRUE, { "2 ", "“sổ tay”" } },
  { "unfit-link", unfit_link, BONUS, -1, FALSE, { "T.1", "Sổ vi phạm", "Cho điểm" } },
  { "tally-without-edges", tally_without_edges, GRADED, -1, FALSE, { "I.2", "Sổ theo dõi" } },
  { "no-such-condition", no_such_condition, -1, 0, TRUE, { "“Mức A”", "IX" } },
  { "condition-too-high", condition_too_high, -1, 0, FALSE, { "“Mức A”", "I.1", "5" } },
  { "nothing-mandatory", nothing_mandatory, -1, 0, FALSE, { "“Mức A”" } },
  { "no-band-code", no_band_code, -1, 0, TRUE, { "“Mức A”" } },
  { "band-edge-twice", band_edge_twice, -1, 1, TRUE, { "“Mức B”" } },
  { "band-below-zero", band_below_zero, -1, 1, TRUE, { "“Mức B”" } },
  { "lowest-above-zero", lowest_above_zero, -1, 1, FALSE, { "“Mức B”", "50" } },
};

static void
test_fault (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (TdCriteriaSet) set = make_set ();
  g_autoptr (GPtrArray) issues = NULL;
  const TdCriteriaIssue *issue;

  cases[n].break_it (set);
  issues = td_criteria_set_check (set);
  for (guint i = 0; i < issues->len; i++)
    g_test_message ("%s", ((const TdCriteriaIssue *) g_ptr_array_index (issues, i))->text);
  g_assert_cmpuint (issues->len, ==, cases[n].texts[0] != NULL);
  if (issues->len == 0)
    return;
  issue = g_ptr_array_index (issues, 0);
  g_assert_cmpint (issue->index, ==, cases[n].index);
  g_assert_cmpint (issue->band, ==, cases[n].band);
  g_assert_cmpint (issue->is_error, ==, cases[n].is_error);
  for (guint i = 0; i < G_N_ELEMENTS (cases[n].texts) && cases[n].texts[i] != NULL; i++)
    g_assert_nonnull (strstr (issue->text, cases[n].texts[i]));
}

static gboolean
has_error (TdCriteriaSet *set, int index, int band_index)
{
  g_autoptr (GPtrArray) issues = td_criteria_set_check (set);

  for (guint i = 0; i < issues->len; i++)
    {
      const TdCriteriaIssue *issue = g_ptr_array_index (issues, i);

      if (issue->is_error && issue->index == index && issue->band == band_index)
        return TRUE;
    }
  return FALSE;
}

static gint64 *
of_set (TdCriteriaSet *set)
{
  return &set->max;
}

static gint64 *
of_group (TdCriteriaSet *set)
{
  return &get (set, GROUP)->max;
}

static gint64 *
of_criterion (TdCriteriaSet *set)
{
  return &get (set, POINTS_IN_GROUP)->max;
}

static gint64 *
of_one (TdCriteriaSet *set)
{
  return &get (set, COUNTED)->unit_points;
}

static gint64 *
of_grade (TdCriteriaSet *set)
{
  return &grade (set, 0)->points;
}

/* Faults that bring a second one with them. */
static void
test_double_faults (void)
{
  g_autoptr (TdCriteriaSet) groups = make_set ();
  g_autoptr (TdCriteriaSet) twice = make_set ();
  g_autoptr (TdCriteriaSet) edgeless = make_set ();
  g_autoptr (TdCriteriaSet) empty = td_criteria_set_new ();

  only_groups (groups);
  g_assert_true (has_error (groups, -1, -1));
  band_code_twice (twice);
  g_assert_true (has_error (twice, -1, 1));
  band_without_edge (edgeless);
  g_assert_true (has_error (edgeless, -1, 0));
  g_assert_true (has_error (empty, -1, -1));
}

/* Sums are kept in 64 bits: a million points is far more than any set has. */
static void
test_too_large (void)
{
  const gint64 most = POINTS (1000000);
  gint64 *(*fields[]) (TdCriteriaSet *set) = { of_set, of_group, of_criterion, of_one, of_grade };
  static const int indices[] = { -1, GROUP, POINTS_IN_GROUP, COUNTED, GRADED };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (TdCriteriaSet) set = make_set ();

      if (fields[i] == of_grade)
        {
          get (set, GRADED)->rule = TD_RULE_TALLY;
          set_text (&get (set, GRADED)->link, NULL);
        }
      *fields[i] (set) = most;
      g_assert_false (has_error (set, indices[i], -1));
      *fields[i] (set) = most + 1;
      g_assert_true (has_error (set, indices[i], -1));
    }
}

/* What a set says before it is corrected does not run over. */
static void
test_sum_of_nonsense (void)
{
  g_autoptr (TdCriteriaSet) set = make_set ();

  get (set, POINTS_IN_GROUP)->max = G_MAXINT64 - 1;
  get (set, GRADED)->max = G_MAXINT64 - 1;
  g_assert_cmpint (td_criteria_set_add_up (set, -1), ==, TD_POINTS_MISSING);
  g_assert_cmpint (td_criteria_set_add_up (set, GROUP), ==, TD_POINTS_MISSING);
  g_assert_true (has_error (set, POINTS_IN_GROUP, -1));
}

/* A tally's grades are a share of the best one, whatever the maximum. */
static void
test_tally_grades (void)
{
  g_autoptr (TdCriteriaSet) set = make_set ();
  g_autoptr (GPtrArray) issues = NULL;
  TdCriterion *criterion = get (set, GRADED);

  criterion->rule = TD_RULE_TALLY;
  set_text (&criterion->link, "reports");
  grade (set, 0)->points = POINTS (2);
  issues = td_criteria_set_check (set);
  g_assert_cmpuint (issues->len, ==, 0);
  g_clear_pointer (&issues, g_ptr_array_unref);
  grade (set, 0)->points = POINTS (100);
  issues = td_criteria_set_check (set);
  g_assert_cmpuint (issues->len, ==, 0);
}

/* Points that count against one: fewer are better, and 0 is what passes. */
static void
test_points_against (void)
{
  g_autoptr (TdCriteriaSet) set = make_set ();
  g_autoptr (GPtrArray) issues = NULL;
  TdCriterion *criterion = get (set, GRADED);

  set->lower_is_better = TRUE;
  criterion->rule = TD_RULE_WORST;
  set_text (&criterion->link, NULL);
  criterion->pass = 0;
  grade (set, 0)->points = 0;
  grade (set, 1)->points = POINTS (10);
  issues = td_criteria_set_check (set);
  g_assert_cmpuint (issues->len, ==, 0);

  /* Grades that are worth the same stand in any order. */
  g_clear_pointer (&issues, g_ptr_array_unref);
  grade (set, 0)->points = POINTS (10);
  issues = td_criteria_set_check (set);
  g_assert_cmpuint (issues->len, ==, 0);

  /* “Đạt” adds its points, which are risk here: that is said, but it stands in no way. */
  g_clear_pointer (&issues, g_ptr_array_unref);
  get (set, POINTS_IN_GROUP)->rule = TD_RULE_YES_NO;
  issues = td_criteria_set_check (set);
  g_assert_cmpuint (issues->len, ==, 1);
  g_assert_cmpint (((TdCriteriaIssue *) issues->pdata[0])->index, ==, POINTS_IN_GROUP);
  g_assert_false (((TdCriteriaIssue *) issues->pdata[0])->is_error);
  g_clear_pointer (&issues, g_ptr_array_unref);
  get (set, POINTS_IN_GROUP)->role = TD_ROLE_DEDUCTION;
  issues = td_criteria_set_check (set);
  for (guint i = 0; i < issues->len; i++)
    g_assert_null (strstr (((TdCriteriaIssue *) issues->pdata[i])->text, "“Đạt”"));
}

/* What is passed with all its points may be asked for. */
static void
test_pass_at_max (void)
{
  g_autoptr (TdCriteriaSet) set = make_set ();
  g_autoptr (GPtrArray) issues = NULL;

  get (set, GRADED)->pass = get (set, GRADED)->max;
  issues = td_criteria_set_check (set);
  g_assert_cmpuint (issues->len, ==, 0);
}

/* A deduction may be mandatory, and so may a group. */
static void
test_mandatory (void)
{
  g_autoptr (TdCriteriaSet) set = make_set ();
  g_autoptr (GPtrArray) issues = NULL;

  get (set, GROUP)->mandatory = TRUE;
  get (set, BONUS_GROUP)->role = get (set, BONUS)->role = TD_ROLE_DEDUCTION;
  get (set, BONUS)->mandatory = TRUE;
  issues = td_criteria_set_check (set);
  g_assert_cmpuint (issues->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/criteria-check/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_fault);
    }
  g_test_add_func ("/criteria-check/double-faults", test_double_faults);
  g_test_add_func ("/criteria-check/too-large", test_too_large);
  g_test_add_func ("/criteria-check/sum-of-nonsense", test_sum_of_nonsense);
  g_test_add_func ("/criteria-check/tally-grades", test_tally_grades);
  g_test_add_func ("/criteria-check/points-against", test_points_against);
  g_test_add_func ("/criteria-check/pass-at-max", test_pass_at_max);
  g_test_add_func ("/criteria-check/mandatory", test_mandatory);
  return g_test_run ();
}
