/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria.h"

#define POINTS(n) ((gint64) ((n) * TD_DECIMAL_ONE))

/* I (I.1 10, I.a (I.a.1 5)), II empty, V bonus (V.1 3). */
static TdCriteriaSet *
make_set (void)
{
  TdCriteriaSet *set = td_criteria_set_new ();
  TdCriterion *criterion;
  TdBand *band;

  set->id = 7;
  set->version = 3;
  set->name = g_strdup ("Bộ thử");
  set->max = POINTS (15);
  set->bonus_cap = POINTS (2);
  set->deduction_cap = POINTS (1);
  set->source = g_strdup ("nguồn");
  set->unverified = g_strdup ("chưa rõ");
  set->shipped = g_strdup ("bo-thu");
  td_criteria_set_add (set, -1, "I", "Nhóm một", TD_RULE_GROUP);
  criterion = td_criteria_set_add (set, 0, "I.1", "Báo cáo", TD_RULE_TALLY);
  criterion->id = 11;
  criterion->max = POINTS (10);
  criterion->link = g_strdup ("reports");
  criterion->mandatory = TRUE;
  criterion->pass = POINTS (5);
  criterion->bound = g_strdup ("B");
  criterion->needs_evidence = TRUE;
  criterion->basis = g_strdup ("căn cứ");
  criterion->guidance = g_strdup ("hướng dẫn");
  td_grades_add (criterion->grades, "Đúng hạn", POINTS (2), 0);
  td_grades_add (criterion->grades, "Chậm", POINTS (1), POINTS (1));
  td_criteria_set_add (set, 0, "I.a", "Nhóm con", TD_RULE_GROUP);
  td_criteria_set_add (set, 2, "I.a.1", "Có kế hoạch", TD_RULE_YES_NO)->max = POINTS (5);
  td_criteria_set_add (set, -1, "II", "Nhóm trống", TD_RULE_GROUP);
  td_criteria_set_add (set, -1, "V", "Thưởng", TD_RULE_GROUP)->role = TD_ROLE_BONUS;
  criterion = td_criteria_set_add (set, 5, "V.Đ", "Sáng kiến", TD_RULE_COUNT);
  criterion->max = POINTS (3);
  criterion->unit_points = POINTS (1);
  band = td_criteria_set_add_band (set, "A", "Mức A", POINTS (80));
  td_band_conditions_add (band->conditions, TD_CONDITION_AT_LEAST, "I", POINTS (50), TRUE);
  td_criteria_set_add_band (set, "B", "Mức B", 0);
  return set;
}

static void
test_tree (void)
{
  static const guint depths[] = { 0, 1, 1, 2, 0, 0, 1 };
  /* Which lies in which group, itself included. */
  static const char *const within[] = { "1111000", "0100000", "0011000", "0001000",
                                        "0000100", "0000011", "0000001" };
  g_autoptr (TdCriteriaSet) set = make_set ();

  for (guint i = 0; i < set->criteria->len; i++)
    {
      g_assert_cmpuint (td_criteria_set_get_depth (set, i), ==, depths[i]);
      g_assert_true (td_criteria_set_is_within (set, i, -1));
      for (guint group = 0; group < set->criteria->len; group++)
        g_assert_cmpint (td_criteria_set_is_within (set, i, (int) group), ==,
                         within[group][i] == '1');
    }
  /* A criterion takes its group's role. */
  g_assert_cmpint (td_criteria_set_get (set, 6)->role, ==, TD_ROLE_BONUS);
  g_assert_cmpint (td_criteria_set_get (set, 3)->role, ==, TD_ROLE_BASE);
}

/* An index that points forward or at itself is no way round in circles. */
static void
test_broken_tree (void)
{
  g_autoptr (TdCriteriaSet) set = make_set ();
  TdCriterion *first = g_ptr_array_index (set->criteria, 0);
  TdCriterion *second = g_ptr_array_index (set->criteria, 1);

  first->parent = 1;
  second->parent = 0;
  g_assert_cmpuint (td_criteria_set_get_depth (set, 0), ==, 0);
  g_assert_cmpuint (td_criteria_set_get_depth (set, 1), ==, 1);
  g_assert_false (td_criteria_set_is_within (set, 0, 1));
  second->parent = 1;
  g_assert_cmpuint (td_criteria_set_get_depth (set, 1), ==, 0);
  g_assert_false (td_criteria_set_is_within (set, 1, 0));
}

static void
test_find (void)
{
  g_autoptr (TdCriteriaSet) set = make_set ();

  g_assert_cmpint (td_criteria_set_find (set, "I.1"), ==, 1);
  g_assert_cmpint (td_criteria_set_find (set, "i.A.1"), ==, 3);
  g_assert_cmpint (td_criteria_set_find (set, "v.đ"), ==, 6);
  g_assert_cmpint (td_criteria_set_find (set, "I.2"), ==, -1);
  g_assert_cmpint (td_criteria_set_find (set, ""), ==, -1);
  g_assert_cmpint (td_criteria_set_find (set, NULL), ==, -1);
  g_assert_cmpint (td_criteria_set_find_id (set, 11), ==, 1);
  g_assert_cmpint (td_criteria_set_find_id (set, 12), ==, -1);
  g_assert_cmpint (td_criteria_set_find_id (set, 0), ==, -1);
  g_assert_cmpint (td_criteria_set_find_band (set, "b"), ==, 1);
  g_assert_cmpint (td_criteria_set_find_band (set, "C"), ==, -1);
  g_assert_cmpint (td_criteria_set_find_band (set, NULL), ==, -1);
}

static void
test_sums (void)
{
  g_autoptr (TdCriteriaSet) set = make_set ();

  g_assert_cmpuint (td_criteria_set_count (set), ==, 2);
  g_assert_cmpint (td_criteria_set_add_up (set, -1), ==, POINTS (15));
  g_assert_cmpint (td_criteria_set_add_up (set, 0), ==, POINTS (15));
  g_assert_cmpint (td_criteria_set_add_up (set, 2), ==, POINTS (5));
  g_assert_cmpint (td_criteria_set_add_up (set, 4), ==, 0);
  g_assert_cmpint (td_criteria_set_add_up (set, 5), ==, POINTS (3));
  set->max = POINTS (300);
  g_assert_cmpint (td_criteria_set_get_max (set), ==, POINTS (300));
  set->max = TD_POINTS_MISSING;
  g_assert_cmpint (td_criteria_set_get_max (set), ==, POINTS (15));
  ((TdCriterion *) g_ptr_array_index (set->criteria, 3))->max = TD_POINTS_MISSING;
  g_assert_cmpint (td_criteria_set_add_up (set, -1), ==, TD_POINTS_MISSING);
  g_assert_cmpint (td_criteria_set_add_up (set, 0), ==, TD_POINTS_MISSING);
  g_assert_cmpint (td_criteria_set_add_up (set, 5), ==, POINTS (3));
  g_assert_cmpint (td_criteria_set_get_max (set), ==, TD_POINTS_MISSING);
}

/* Sums are those of the criteria, whatever the order in which they are looked at. */
static void
test_random_sums (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();
      gint64 sum = 0, groups_sum = 0;
      guint n = 0;

      for (int i = 0; i < 40; i++)
        {
          int parent = i == 0 ? -1 : g_test_rand_int_range (-1, i);
          TdCriterion *criterion;

          while (parent >= 0 && td_criteria_set_get (set, (guint) parent)->rule != TD_RULE_GROUP)
            parent = td_criteria_set_get (set, (guint) parent)->parent;
          criterion = td_criteria_set_add (set, parent, NULL, NULL,
                                           g_test_rand_bit () ? TD_RULE_GROUP : TD_RULE_POINTS);
          if (criterion->rule == TD_RULE_GROUP)
            continue;
          criterion->max = g_test_rand_int_range (1, 50000);
          sum += criterion->max;
          n++;
        }
      for (guint i = 0; i < set->criteria->len; i++)
        if (td_criteria_set_get (set, i)->parent == -1)
          groups_sum += td_criteria_set_add_up (set, (int) i);
      g_assert_cmpint (td_criteria_set_add_up (set, -1), ==, sum);
      g_assert_cmpint (groups_sum, ==, sum);
      g_assert_cmpuint (td_criteria_set_count (set), ==, n);
    }
}

static void
test_copy (void)
{
  g_autoptr (TdCriteriaSet) set = make_set ();
  g_autoptr (TdCriteriaSet) copy = td_criteria_set_copy (set);
  g_autoptr (TdCriteriaSet) other = td_criteria_set_ref (copy);

  g_assert_true (other == copy);
  g_assert_true (td_criteria_set_equal (set, copy));
  g_assert_cmpint (copy->id, ==, 7);
  g_assert_cmpuint (copy->version, ==, 3);
  g_assert_cmpstr (copy->shipped, ==, "bo-thu");
  g_assert_cmpint (td_criteria_set_get (copy, 1)->id, ==, 11);
  copy->id = 8;
  copy->version = 4;
  g_clear_pointer (&copy->shipped, g_free);
  g_assert_true (td_criteria_set_equal (set, copy));
  /* They share nothing. */
  g_clear_pointer (&set, td_criteria_set_unref);
  g_assert_cmpstr (td_criteria_set_get (copy, 1)->link, ==, "reports");
}

#define N_TEXTS 13
#define N_NUMBERS 10
#define N_FLAGS 6
#define N_OTHERS 8

static void
change_text (TdCriteriaSet *set, guint what)
{
  TdCriterion *criterion = g_ptr_array_index (set->criteria, 1);
  TdGrade *grade = g_ptr_array_index (criterion->grades, 1);
  TdBand *band = g_ptr_array_index (set->bands, 0);
  TdBandCondition *condition = g_ptr_array_index (band->conditions, 0);
  char **texts[N_TEXTS] = { &set->name, &set->source, &set->unverified, &criterion->code,
                            &criterion->text, &criterion->link, &criterion->bound,
                            &criterion->basis, &criterion->guidance, &grade->label, &band->code,
                            &band->name, &condition->code };

  g_free (*texts[what]);
  *texts[what] = g_strdup ("khác");
}

static void
change_number (TdCriteriaSet *set, guint what)
{
  TdCriterion *criterion = g_ptr_array_index (set->criteria, 1);
  TdGrade *grade = g_ptr_array_index (criterion->grades, 1);
  TdBand *band = g_ptr_array_index (set->bands, 0);
  TdBandCondition *condition = g_ptr_array_index (band->conditions, 0);
  gint64 *numbers[N_NUMBERS] = { &set->max, &set->bonus_cap, &set->deduction_cap, &criterion->max,
                                 &criterion->unit_points, &criterion->pass, &grade->points,
                                 &grade->from, &band->edge, &condition->value };

  *numbers[what] = 123;
}

static void
change_flag (TdCriteriaSet *set, guint what)
{
  TdCriterion *criterion = g_ptr_array_index (set->criteria, 1);
  TdBand *band = g_ptr_array_index (set->bands, 0);
  TdBandCondition *condition = g_ptr_array_index (band->conditions, 0);
  gboolean *flags[N_FLAGS] = { &set->for_people, &set->lower_is_better, &set->edges_are_points,
                               &criterion->mandatory, &criterion->needs_evidence,
                               &condition->is_percent };

  *flags[what] = !*flags[what];
}

static void
change_other (TdCriteriaSet *set, guint what)
{
  TdCriterion *criterion = g_ptr_array_index (set->criteria, 1);
  TdBand *band = g_ptr_array_index (set->bands, 0);
  TdBandCondition *condition = g_ptr_array_index (band->conditions, 0);
  /* Arrays out of which one element is taken. */
  GPtrArray *arrays[] = { set->bands, set->criteria, criterion->grades, band->conditions };

  if (what == 0)
    criterion->rule = TD_RULE_GRADED;
  else if (what == 1)
    criterion->role = TD_ROLE_DEDUCTION;
  else if (what == 2)
    criterion->parent = -1;
  else if (what == 3)
    condition->kind = TD_CONDITION_AT_MOST;
  else
    g_ptr_array_remove_index (arrays[what - 4], arrays[what - 4]->len - 1);
}

/* A change anywhere is seen from both sides. */
static void
test_not_equal (void)
{
  static const struct
  {
    void (*change) (TdCriteriaSet *set, guint what);
    guint n;
  } changes[] = {
    { change_text, N_TEXTS },
    { change_number, N_NUMBERS },
    { change_flag, N_FLAGS },
    { change_other, N_OTHERS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    for (guint what = 0; what < changes[i].n; what++)
      {
        g_autoptr (TdCriteriaSet) set = make_set ();
        g_autoptr (TdCriteriaSet) copy = td_criteria_set_copy (set);

        changes[i].change (copy, what);
        g_assert_false (td_criteria_set_equal (set, copy));
        g_assert_false (td_criteria_set_equal (copy, set));
      }
}

static void
test_sort_bands (void)
{
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new ();

  td_criteria_set_add_band (set, "C", "Mức C", POINTS (50));
  td_criteria_set_add_band (set, "D", "Mức D", 0);
  td_criteria_set_add_band (set, "A", "Mức A", POINTS (90));
  td_criteria_set_add_band (set, "B", "Mức B", POINTS (70));
  td_criteria_set_sort_bands (set);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (((const TdBand *) g_ptr_array_index (set->bands, i))->code[0], ==,
                     "ABCD"[i]);
}

static void
test_rules (void)
{
  static const struct
  {
    const char *text;
    TdCriterionRule rule;
  } cases[] = {
    { "bac", TD_RULE_GRADED },       { "BẬC ĐIỂM", TD_RULE_GRADED }, { "ty_le", TD_RULE_RATIO },
    { "Tỷ lệ %", TD_RULE_RATIO },    { "ty le", TD_RULE_RATIO },     { "dat", TD_RULE_YES_NO },
    { "đạt / không đạt", TD_RULE_YES_NO }, { "Số lần", TD_RULE_COUNT },
  };
  TdCriterionRule rule = TD_RULE_WORST;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (td_criterion_rule_read (cases[i].text, &rule));
      g_assert_cmpint (rule, ==, cases[i].rule);
    }
  for (guint i = 0; i < TD_N_CRITERION_RULES; i++)
    {
      g_assert_true (td_criterion_rule_read (td_criterion_rule_code ((TdCriterionRule) i), &rule));
      g_assert_cmpint (rule, ==, i);
      g_assert_true (td_criterion_rule_read (td_criterion_rule_term ((TdCriterionRule) i), &rule));
      g_assert_cmpint (rule, ==, i);
    }
  rule = TD_RULE_WORST;
  g_assert_false (td_criterion_rule_read ("tùy ý", &rule));
  g_assert_false (td_criterion_rule_read ("", &rule));
  g_assert_false (td_criterion_rule_read (NULL, &rule));
  g_assert_cmpint (rule, ==, TD_RULE_WORST);
}

static void
test_roles (void)
{
  TdCriterionRole role;

  for (guint i = 0; i < TD_N_CRITERION_ROLES; i++)
    {
      g_assert_true (td_criterion_role_read (td_criterion_role_code ((TdCriterionRole) i), &role));
      g_assert_cmpint (role, ==, i);
      g_assert_true (td_criterion_role_read (td_criterion_role_term ((TdCriterionRole) i), &role));
      g_assert_cmpint (role, ==, i);
    }
  g_assert_false (td_criterion_role_read ("điểm", &role));
}

static void
test_links (void)
{
  static const struct
  {
    const char *code;
    TdCriterionRule rule;
  } cases[] = {
    { "reports", TD_RULE_TALLY },   { "inspections", TD_RULE_RATIO },
    { "violations", TD_RULE_COUNT }, { "donations", TD_RULE_COUNT },
    { "declarations", TD_RULE_RATIO },
  };
  guint n;
  const TdScoreLink *links = td_score_links_get (&n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (links[i].code, ==, cases[i].code);
      g_assert_cmpint (links[i].rule, ==, cases[i].rule);
      g_assert_true (td_score_link_find (links[i].code) == &links[i]);
      g_assert_true (td_score_link_find (links[i].term) == &links[i]);
    }
  g_assert_true (td_score_link_find ("Sổ vi phạm, kỷ luật") == &links[2]);
  g_assert_null (td_score_link_find ("sổ tay"));
  g_assert_null (td_score_link_find (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/criteria/tree", test_tree);
  g_test_add_func ("/criteria/broken-tree", test_broken_tree);
  g_test_add_func ("/criteria/find", test_find);
  g_test_add_func ("/criteria/sums", test_sums);
  g_test_add_func ("/criteria/random-sums", test_random_sums);
  g_test_add_func ("/criteria/copy", test_copy);
  g_test_add_func ("/criteria/not-equal", test_not_equal);
  g_test_add_func ("/criteria/sort-bands", test_sort_bands);
  g_test_add_func ("/criteria/rules", test_rules);
  g_test_add_func ("/criteria/roles", test_roles);
  g_test_add_func ("/criteria/links", test_links);
  return g_test_run ();
}
