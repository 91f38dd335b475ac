/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria.h"

#include "td-error.h"

#include <string.h>

/* The smallest set that has everything, for breaking. */
static const char small_set[] =
  "[set]\n"
  "id=nho\n"
  "name=Bộ nhỏ\n"
  "subject=person\n"
  "polarity=higher\n"
  "max=20\n"
  "edges=percent\n"
  "bonus-cap=2,5\n"
  "deduction-cap=5\n"
  "source=Quy chế\n"
  "[band B]\n"
  "name=Mức B\n"
  "edge=0\n"
  "[band A]\n"
  "name=Mức A\n"
  "edge=70\n"
  "conditions=bắt buộc đạt; I ≥ 50 %\n"
  "[criterion I]\n"
  "text=Nhóm một\n"
  "rule=nhom\n"
  "max=20\n"
  "[criterion I.1]\n"
  "parent=I\n"
  "text=Báo cáo\n"
  "rule=dem_bac\n"
  "max=10\n"
  "grades=Đúng hạn [0]: 2; Chậm [1]: 1\n"
  "link=reports\n"
  "basis=căn cứ\n"
  "guidance=hướng dẫn\n"
  "[criterion I.2]\n"
  "parent=I\n"
  "text=Không vi phạm\n"
  "rule=Đạt/không đạt\n"
  "max=10\n"
  "mandatory=true\n"
  "bound=B\n"
  "evidence=true\n"
  "[criterion T]\n"
  "text=Thưởng\n"
  "rule=so_lan\n"
  "role=thuong\n"
  "max=4\n"
  "unit-points=0,5\n"
  "pass=1\n"
  "[example 1]\n"
  "I.1=1; 1\n"
  "I.2=đạt\n"
  "T=2\n"
  "expected-total=18,5\n"
  "expected-percent=92,5\n"
  "expected-band=A\n";

static char *
replace (const char *old, const char *new)
{
  g_auto (GStrv) parts = g_strsplit (small_set, old, 2);

  g_assert_nonnull (parts[1]);
  return g_strjoinv (new, parts);
}

static void
test_small_set (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new_from_data (small_set, -1, &error);
  const TdCriterion *criterion;
  const TdBand *band;

  g_assert_no_error (error);
  g_assert_cmpstr (set->shipped, ==, "nho");
  g_assert_cmpstr (set->name, ==, "Bộ nhỏ");
  g_assert_true (set->for_people);
  g_assert_false (set->lower_is_better);
  g_assert_false (set->edges_are_points);
  g_assert_cmpint (set->max, ==, 20000);
  g_assert_cmpint (set->bonus_cap, ==, 2500);
  g_assert_cmpint (set->deduction_cap, ==, 5000);
  g_assert_cmpstr (set->source, ==, "Quy chế");
  g_assert_null (set->unverified);
  g_assert_cmpuint (set->criteria->len, ==, 4);
  criterion = td_criteria_set_get (set, 1);
  g_assert_cmpint (criterion->parent, ==, 0);
  g_assert_cmpint (criterion->rule, ==, TD_RULE_TALLY);
  g_assert_cmpuint (criterion->grades->len, ==, 2);
  g_assert_cmpstr (criterion->link, ==, "reports");
  g_assert_cmpstr (criterion->basis, ==, "căn cứ");
  g_assert_cmpstr (criterion->guidance, ==, "hướng dẫn");
  g_assert_false (criterion->mandatory || criterion->needs_evidence);
  criterion = td_criteria_set_get (set, 2);
  g_assert_cmpint (criterion->rule, ==, TD_RULE_YES_NO);
  g_assert_true (criterion->mandatory && criterion->needs_evidence);
  g_assert_cmpstr (criterion->bound, ==, "B");
  g_assert_cmpint (criterion->pass, ==, TD_POINTS_MISSING);
  criterion = td_criteria_set_get (set, 3);
  g_assert_cmpint (criterion->parent, ==, -1);
  g_assert_cmpint (criterion->role, ==, TD_ROLE_BONUS);
  g_assert_cmpint (criterion->unit_points, ==, 500);
  g_assert_cmpint (criterion->pass, ==, 1000);
  /* Highest first, whatever the file's order. */
  band = g_ptr_array_index (set->bands, 0);
  g_assert_cmpstr (band->code, ==, "A");
  g_assert_cmpint (band->edge, ==, 70000);
  g_assert_cmpuint (band->conditions->len, ==, 2);
}

static const struct
{
  const char *old;
  const char *new;
  const char *section;
  const char *key;
} broken[] = {
  { "name=Bộ nhỏ\n", "", "[set]", "“name”" },
  { "name=Bộ nhỏ", "name=", "[set]", "“name”" },
  { "subject=person", "subject=family", "[set]", "“subject”" },
  { "subject=person\n", "", "[set]", "“subject”" },
  { "polarity=higher", "polarity=up", "[set]", "“polarity”" },
  { "edges=percent\n", "", "[set]", "“edges”" },
  { "max=20\nedges", "max=hai mươi\nedges", "[set]", "“max”" },
  { "bonus-cap=2,5", "bonus-cap=nhiều", "[set]", "“bonus-cap”" },
  { "source=Quy chế", "sources=Quy chế", "[set]", "“sources”" },
  { "edge=70", "edge=bảy mươi", "[band A]", "“edge”" },
  { "edge=70\n", "", "[band A]", "“edge”" },
  { "name=Mức A\n", "", "[band A]", "“name”" },
  { "I ≥ 50 %", "I > 50 %", "[band A]", "“I > 50 %”" },
  { "text=Nhóm một\n", "", "[criterion I]", "“text”" },
  { "rule=nhom", "rule=nhóm lớn", "[criterion I]", "“rule”" },
  { "rule=nhom\n", "", "[criterion I]", "“rule”" },
  { "parent=I\ntext=Báo", "parent=II\ntext=Báo", "[criterion I.1]", "“parent”" },
  { "parent=I\ntext=Báo", "parent=I.2\ntext=Báo", "[criterion I.1]", "“parent”" },
  { "Chậm [1]: 1", "Chậm [1]", "[criterion I.1]", "“Chậm [1]”" },
  { "role=thuong", "role=cộng", "[criterion T]", "“role”" },
  { "mandatory=true", "mandatory=yes", "[criterion I.2]", "“mandatory”" },
  { "evidence=true", "evidence=có", "[criterion I.2]", "“evidence”" },
  { "unit-points=0,5", "unit-points=nửa", "[criterion T]", "“unit-points”" },
  { "unit-points=0,5", "points=0,5", "[criterion T]", "“points”" },
  { "[band B]", "[class B]", "[class B]", "“…”" },
  /* What td_criteria_set_check() calls an error. */
  { "link=reports", "link=diary", "Bộ nhỏ", "“diary”" },
  { "bound=B", "bound=C", "I.2", "“C”" },
  { "I ≥ 50 %", "II ≥ 50 %", "Mức A", "II" },
  /* Examples that are not met or cannot be run. */
  { "expected-total=18,5", "expected-total=18", "[example 1]", "“expected-total”" },
  { "expected-percent=92,5", "expected-percent=92", "[example 1]", "“expected-percent”" },
  { "expected-band=A", "expected-band=B", "[example 1]", "“expected-band”" },
  { "expected-band=A\n", "", "[example 1]", "“expected-band”" },
  { "I.2=đạt", "I.2=tạm được", "[example 1]", "“I.2”" },
  { "I.2=đạt", "I.3=đạt", "[example 1]", "“I.3”" },
  { "I.2=đạt", "I=10", "[example 1]", "“I”" },
};

/* Each fault is refused, and the message names its section and entry. */
static void
test_broken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *data = replace (broken[i].old, broken[i].new);
      g_autoptr (GError) error = NULL;

      g_assert_null (td_criteria_set_new_from_data (data, -1, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, broken[i].section));
      g_assert_nonnull (strstr (error->message, broken[i].key));
    }
}

/* What is missing gives no class in an example either. */
static void
test_open_example (void)
{
  g_autofree char *data = replace ("I.2=đạt\nT=2\nexpected-total=18,5\nexpected-percent=92,5\n"
                                   "expected-band=A",
                                   "expected-total=7,5\nexpected-percent=37,5\n"
                                   "expected-band=none");
  g_autoptr (GError) error = NULL;
  g_autoptr (TdCriteriaSet) set = td_criteria_set_new_from_data (data, -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (set);
}

static void
test_no_set_at_all (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (td_criteria_set_new_from_data ("", -1, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (td_criteria_set_new_from_data ("PK\003\004 no text", -1, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

/* Any cut or changed byte gives a set or a message. */
static void
test_random_damage (void)
{
  gsize length = strlen (small_set);

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *data = g_memdup2 (small_set, length);
      gsize cut = (gsize) g_test_rand_int_range (1, (int) length);
      g_autoptr (GError) error = NULL;
      g_autoptr (TdCriteriaSet) set = NULL;

      data[g_test_rand_int_range (0, (int) length)] = (char) g_test_rand_int_range (0, 256);
      set = td_criteria_set_new_from_data (data, (gssize) (i % 2 == 0 ? cut : length), &error);
      g_assert_true ((set != NULL) == (error == NULL));
    }
}

/* How many issues there are that are only shown, beside "not verified". */
static guint
count_shown (const TdCriteriaSet *set)
{
  g_autoptr (GPtrArray) issues = td_criteria_set_check (set);
  guint n = 0;

  for (guint i = 0; i < issues->len; i++)
    {
      const TdCriteriaIssue *issue = g_ptr_array_index (issues, i);

      g_test_message ("%s: %s", set->name, issue->text);
      g_assert_false (issue->is_error);
      n += !g_str_has_prefix (issue->text, "Not verified:");
    }
  return n;
}

static void
test_shipped (void)
{
  static const struct
  {
    const char *id;
    gboolean for_people;
    guint n_bands;
    guint n_shown;
  } expected[] = {
    { "an-toan-tap-the", FALSE, 4, 0 }, { "an-toan-ca-nhan", TRUE, 4, 0 },
    { "thi-dua-so", FALSE, 4, 0 },      { "che-do-bao-cao", FALSE, 0, 0 },
    /* 50 points of 300 are known. */
    { "qd2194-2020", FALSE, 5, 1 },
  };
  g_autoptr (GError) error = NULL;
  GPtrArray *sets = td_criteria_shipped (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (sets->len, ==, G_N_ELEMENTS (expected));
  g_assert_true (td_criteria_shipped (NULL) == sets);
  for (guint i = 0; i < sets->len; i++)
    {
      const TdCriteriaSet *set = g_ptr_array_index (sets, i);
      g_autoptr (TdCriteriaSet) copy = td_criteria_set_copy (set);

      g_assert_cmpstr (set->shipped, ==, expected[i].id);
      g_assert_cmpint (set->for_people, ==, expected[i].for_people);
      g_assert_cmpuint (set->bands->len, ==, expected[i].n_bands);
      g_assert_cmpuint (count_shown (set), ==, expected[i].n_shown);
      g_assert_nonnull (set->source);
      g_assert_nonnull (set->unverified);
      g_assert_true (td_criteria_set_equal (set, copy));
    }
}

/* What is scored says how; a link has a register that fits; texts are read again. */
static void
test_shipped_criteria (void)
{
  GPtrArray *sets = td_criteria_shipped (NULL);

  for (guint i = 0; i < sets->len; i++)
    {
      const TdCriteriaSet *set = g_ptr_array_index (sets, i);

      for (guint j = 0; j < set->criteria->len; j++)
        {
          const TdCriterion *criterion = td_criteria_set_get (set, j);
          g_autofree char *text = td_grades_to_text (criterion->grades);
          g_autoptr (GPtrArray) again = td_grades_read (text, NULL);

          g_assert_cmpuint (again->len, ==, criterion->grades->len);
          g_assert_true (criterion->rule == TD_RULE_GROUP || criterion->guidance != NULL);
          g_assert_true (g_utf8_validate (criterion->text, -1, NULL));
        }
    }
}

/* Of the decision's fifteen indices only what is verified. */
static void
test_2194 (void)
{
  GPtrArray *sets = td_criteria_shipped (NULL);
  const TdCriteriaSet *set = g_ptr_array_index (sets, 4);
  static const gint64 edges[] = { 81000, 51000, 31000, 16000, 0 };

  g_assert_true (set->lower_is_better);
  g_assert_false (set->edges_are_points);
  g_assert_cmpint (td_criteria_set_get_max (set), ==, 300000);
  g_assert_cmpint (td_criteria_set_add_up (set, -1), ==, 50000);
  g_assert_cmpuint (set->criteria->len, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    g_assert_cmpint (((const TdBand *) g_ptr_array_index (set->bands, i))->edge, ==, edges[i]);
}

/* The decision's classes on a set that is complete: nothing falls between two of them. */
static void
test_2194_gaps (void)
{
  static const struct
  {
    const char *percent;
    const char *band;
  } points[] = {
    { "0", "NC1" },     { "15", "NC1" },    { "15,4", "NC1" }, { "15,999", "NC1" },
    { "16", "NC2" },    { "30,9", "NC2" },  { "31", "NC3" },   { "50,5", "NC3" },
    { "51", "NC4" },    { "80,999", "NC4" }, { "81", "NC5" },  { "100", "NC5" },
  };
  const TdCriteriaSet *shipped = g_ptr_array_index (td_criteria_shipped (NULL), 4);
  g_autoptr (GString) data = g_string_new ("[set]\nname=Đủ\nsubject=unit\npolarity=lower\n"
                                           "max=100\nedges=percent\n[criterion 1]\ntext=Nguy cơ\n"
                                           "rule=diem\nmax=100\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (TdCriteriaSet) set = NULL;

  for (guint i = 0; i < shipped->bands->len; i++)
    {
      const TdBand *band = g_ptr_array_index (shipped->bands, i);
      g_autofree char *edge = td_decimal_to_text (band->edge);

      g_string_append_printf (data, "[band %s]\nname=%s\nedge=%s\n", band->code, band->name, edge);
    }
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    g_string_append_printf (data,
                            "[example %u]\n1=%s\nexpected-total=%s\nexpected-percent=%s\n"
                            "expected-band=%s\n",
                            i, points[i].percent, points[i].percent, points[i].percent,
                            points[i].band);
  set = td_criteria_set_new_from_data (data->str, -1, &error);
  g_assert_no_error (error);
  g_assert_nonnull (set);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/criteria-file/small", test_small_set);
  g_test_add_func ("/criteria-file/broken", test_broken);
  g_test_add_func ("/criteria-file/open-example", test_open_example);
  g_test_add_func ("/criteria-file/none", test_no_set_at_all);
  g_test_add_func ("/criteria-file/random-damage", test_random_damage);
  g_test_add_func ("/criteria-file/shipped", test_shipped);
  g_test_add_func ("/criteria-file/shipped-criteria", test_shipped_criteria);
  g_test_add_func ("/criteria-file/2194", test_2194);
  g_test_add_func ("/criteria-file/2194-gaps", test_2194_gaps);
  return g_test_run ();
}
