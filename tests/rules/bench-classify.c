/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-classify.h"

#define N_GROUPS 1000
#define N_ROUNDS 5

static const char *const family_names[] = { "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng" };
static const char *const middle_names[] = { "Văn", "Thị", "Đình", "Ngọc", "Thanh", "Quốc" };
static const char *const given_names[] = { "An", "Bình", "Chi", "Dũng", "Đào", "Hà", "Hạnh", "Ý" };

/* @n invented people in 500 bodies, leaders and others apart. */
static TdFacts *
make_people (guint n, GStringChunk *strings)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);
  TdFacts *people = g_new0 (TdFacts, n);

  for (guint i = 0; i < n; i++)
    {
      guint body = i % (N_GROUPS / 2);
      g_autofree char *body_name = g_strdup_printf ("Đơn vị %u", body);
      g_autofree char *name = g_strdup_printf (
        "%s %s %s", family_names[g_rand_int_range (rand, 0, G_N_ELEMENTS (family_names))],
        middle_names[g_rand_int_range (rand, 0, G_N_ELEMENTS (middle_names))],
        given_names[g_rand_int_range (rand, 0, G_N_ELEMENTS (given_names))]);

      people[i] = (TdFacts) {
        .id = i + 1,
        .name = g_string_chunk_insert_const (strings, name),
        .body = body + 1,
        .body_name = g_string_chunk_insert_const (strings, body_name),
        .unit_name = "Văn phòng",
        .kind = i % 2 ? TD_KIND_CIVIL_SERVANT : TD_KIND_PUBLIC_EMPLOYEE,
        .is_leader = (i / (N_GROUPS / 2)) % 2,
        .self_score = g_rand_int_range (rand, 600, 1001) * 100,
        .appraised_score = TD_SCORE_MISSING,
        .council_score = TD_SCORE_MISSING,
        .common_score = TD_SCORE_MISSING,
        .task_score = TD_SCORE_MISSING,
        .months = 12,
      };
    }
  return people;
}

/* The least of several rounds, in milliseconds. */
static double
measure (guint n)
{
  g_autoptr (GError) error = NULL;
  GStringChunk *strings = g_string_chunk_new (65536);
  g_autofree TdFacts *people = make_people (n, strings);
  TdClassifySettings settings;
  gint64 best = G_MAXINT64;

  if (!td_classify_settings_init (&settings, 2026, &error))
    g_error ("%s", error->message);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (TdOutcome) outcome = td_classify (people, n, &settings, &error);

      if (outcome == NULL)
        g_error ("%s", error->message);
      best = MIN (best, g_get_monotonic_time () - start);
      if (outcome->groups->len != N_GROUPS)
        g_error ("%u groups", outcome->groups->len);
    }
  g_string_chunk_free (strings);
  return (double) best / 1000;
}

/* One tree for everybody, as the sheet "Giải trình" needs. */
static double
measure_explaining (guint n)
{
  g_autoptr (GError) error = NULL;
  GStringChunk *strings = g_string_chunk_new (65536);
  g_autofree TdFacts *people = make_people (n, strings);
  g_autoptr (TdOutcome) outcome = NULL;
  TdClassifySettings settings;
  gint64 start;

  if (!td_classify_settings_init (&settings, 2026, &error))
    g_error ("%s", error->message);
  outcome = td_classify (people, n, &settings, &error);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < n; i++)
    td_explain_unref (td_outcome_explain (outcome, i, people, &settings));
  g_string_chunk_free (strings);
  return (double) (g_get_monotonic_time () - start) / 1000;
}

int
main (void)
{
  double ten_thousand = measure (10000);
  double hundred_thousand = measure (100000);

  g_print ("classify: 10000 people in %u groups: %.1f ms\n", N_GROUPS, ten_thousand);
  g_print ("classify: 100000 people in %u groups: %.1f ms; 10x people: %.1f x\n", N_GROUPS,
           hundred_thousand, hundred_thousand / ten_thousand);
  g_print ("classify: 100000 explanations: %.1f ms\n", measure_explaining (100000));
  return 0;
}
