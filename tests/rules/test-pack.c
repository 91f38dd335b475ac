/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-pack.h"

#include "td-error.h"

#include <string.h>

/* The smallest pack that is good, for breaking. */
static const char small_pack[] =
  "[pack]\n"
  "id=small\n"
  "name=NĐ nhỏ\n"
  "title=Thử\n"
  "basis=NĐ nhỏ\n"
  "kinds=cong_chuc;vien_chuc\n"
  "from=2026-01-01\n"
  "to=2027-12-30\n"
  "verification=verified\n"
  "scored=true\n"
  "max-score=100\n"
  "max-common=30\n"
  "max-task=70\n"
  "[bands]\n"
  "basis=bậc\n"
  "verified=true\n"
  "HTXSNV=90\n"
  "HTTNV=70\n"
  "HTNV=50,5\n"
  "KHTNV=0\n"
  "[quota]\n"
  "percent=20\n"
  "base=good\n"
  "rounding=down\n"
  "from-year=2027\n"
  "basis=tỷ lệ\n"
  "verified=false\n"
  "[rule discipline-for-duty]\n"
  "basis=kỷ luật\n"
  "verified=true\n"
  "at-most=KHTNV\n"
  "[example ninety]\n"
  "score=90\n"
  "expected=HTXSNV\n";

static char *
replace (const char *old, const char *new)
{
  g_auto (GStrv) parts = g_strsplit (small_pack, old, 2);

  g_assert_nonnull (parts[1]);
  return g_strjoinv (new, parts);
}

static void
test_program_packs (void)
{
  static const char *const ids[] = { "nd90-2020", "nd335-2025", "nd233-2026" };
  g_autoptr (GError) error = NULL;
  GPtrArray *packs = td_packs_get (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (packs->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < packs->len; i++)
    {
      TdPack *pack = g_ptr_array_index (packs, i);

      g_assert_cmpstr (td_pack_get_id (pack), ==, ids[i]);
      g_assert_true (td_packs_find (ids[i]) == pack);
      g_assert_cmpuint (strlen (td_pack_get_hash (pack)), ==, 64);
      g_assert_nonnull (td_pack_get_title (pack));
      g_assert_nonnull (td_pack_get_quota_basis (pack));
      g_assert_cmpint (td_pack_get_verification (pack) == TD_VERIFIED, ==,
                       td_pack_get_caveat (pack) == NULL);
    }
  g_assert_null (td_packs_find ("nd56-2015"));
  g_assert_null (td_packs_find (NULL));
}

/* What nobody has seen says so wherever it is shown. */
static void
test_flags (void)
{
  TdPack *qualitative = td_packs_find ("nd90-2020");
  TdPack *servants = td_packs_find ("nd335-2025");
  TdPack *employees = td_packs_find ("nd233-2026");

  g_assert_cmpint (td_pack_get_verification (employees), ==, TD_VERIFIED_SECONDARY);
  g_assert_cmpint (td_pack_get_verification (servants), ==, TD_VERIFIED);
  g_assert_nonnull (strstr (td_pack_get_quota_basis (qualitative), "chưa kiểm chứng"));
  g_assert_null (strstr (td_pack_get_quota_basis (servants), "chưa kiểm chứng"));
  g_assert_nonnull (strstr (td_pack_get_exception_basis (servants), "chưa kiểm chứng"));
  g_assert_nonnull (strstr (td_pack_get_quota_basis (employees), "chưa kiểm chứng"));
  g_assert_cmpuint (td_pack_get_exception_percent (qualitative), ==, 0);
  g_assert_null (td_pack_get_exception_basis (qualitative));
  g_assert_cmpuint (td_pack_get_exception_percent (servants), ==, 25);
}

static void
test_year_and_kind (void)
{
  static const struct
  {
    TdStaffKind kind;
    guint year;
    const char *id;
  } cases[] = {
    { TD_KIND_CIVIL_SERVANT, 2019, NULL },
    { TD_KIND_CIVIL_SERVANT, 2020, "nd90-2020" },
    { TD_KIND_CIVIL_SERVANT, 2025, "nd90-2020" },
    { TD_KIND_CIVIL_SERVANT, 2026, "nd335-2025" },
    { TD_KIND_CIVIL_SERVANT, 2030, "nd335-2025" },
    { TD_KIND_PUBLIC_EMPLOYEE, 2021, "nd90-2020" },
    { TD_KIND_PUBLIC_EMPLOYEE, 2025, "nd90-2020" },
    { TD_KIND_PUBLIC_EMPLOYEE, 2026, "nd233-2026" },
    { TD_KIND_OFFICIAL, 2025, "nd90-2020" },
    { TD_KIND_OFFICIAL, 2026, NULL },
    { TD_KIND_WORKER, 2026, NULL },
    { TD_KIND_UNKNOWN, 2026, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      TdPack *pack = td_packs_for (cases[i].kind, cases[i].year, &error);

      if (cases[i].id == NULL)
        {
          g_assert_null (pack);
          g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (td_pack_get_id (pack), ==, cases[i].id);
    }
}

/* Never two packs for one kind and year, so that the choice is no accident. */
static void
test_no_overlap (void)
{
  GPtrArray *packs = td_packs_get (NULL);

  for (guint year = 2015; year < 2050; year++)
    for (TdStaffKind kind = TD_KIND_UNKNOWN; kind < TD_N_KINDS; kind++)
      {
        guint n_packs = 0;

        for (guint i = 0; i < packs->len; i++)
          n_packs += td_pack_covers (g_ptr_array_index (packs, i), kind, year);
        g_assert_cmpuint (n_packs, <=, 1);
      }
}

static void
test_quota_by_year (void)
{
  TdPack *pack = td_packs_find ("nd90-2020");
  TdQuotaRule before = td_pack_get_quota_for_year (pack, 2022);
  TdQuotaRule after = td_pack_get_quota_for_year (pack, 2023);

  g_assert_false (td_quota_rule_is_limit (&before));
  g_assert_true (td_quota_rule_is_limit (&after));
  g_assert_cmpuint (after.percent, ==, 20);
  g_assert_cmpint (after.base, ==, TD_QUOTA_OF_GOOD);
  g_assert_cmpint (after.rounding, ==, TD_ROUND_DOWN);
}

static void
test_edges (void)
{
  TdPack *pack = td_packs_find ("nd335-2025");
  gint64 edge;

  g_assert_true (td_pack_is_scored (pack));
  g_assert_true (td_pack_get_edge (pack, TD_CLASS_EXCELLENT, &edge));
  g_assert_cmpint (edge, ==, 90000);
  g_assert_true (td_pack_get_edge (pack, TD_CLASS_FAILED, &edge));
  g_assert_cmpint (edge, ==, 0);
  g_assert_false (td_pack_get_edge (pack, TD_CLASS_NONE, &edge));
  g_assert_false (td_pack_is_scored (td_packs_find ("nd90-2020")));
  g_assert_false (td_pack_get_edge (td_packs_find ("nd90-2020"), TD_CLASS_GOOD, &edge));
}

static void
test_small_pack (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdPack) pack = td_pack_new_from_data (small_pack, -1, &error);
  gint64 edge;

  g_assert_no_error (error);
  g_assert_cmpstr (td_pack_get_id (pack), ==, "small");
  g_assert_true (td_pack_get_edge (pack, TD_CLASS_COMPLETED, &edge));
  g_assert_cmpint (edge, ==, 50500);
  g_assert_cmpstr (td_pack_get_quota_basis (pack), ==, "tỷ lệ; chưa kiểm chứng");
  g_assert_true (td_pack_covers (pack, TD_KIND_CIVIL_SERVANT, 2026));
  g_assert_false (td_pack_covers (pack, TD_KIND_CIVIL_SERVANT, 2025));
  /* It ends a day before the end of 2027. */
  g_assert_false (td_pack_covers (pack, TD_KIND_CIVIL_SERVANT, 2027));
  g_assert_false (td_pack_covers (pack, TD_KIND_OFFICIAL, 2026));
  g_assert_cmpint (td_pack_get_from (pack).year, ==, 2026);
}

static void
test_broken_packs (void)
{
  static const struct
  {
    const char *old;
    const char *new;
    const char *named;
  } cases[] = {
    { "id=small\n", "", "“id”" },
    { "name=NĐ nhỏ\n", "name=\n", "“name”" },
    { "kinds=cong_chuc;vien_chuc", "kinds=cong_chuc;bien_che", "“kinds”" },
    { "kinds=cong_chuc;vien_chuc\n", "", "“kinds”" },
    { "from=2026-01-01", "from=01/01/2026", "“from”" },
    { "to=2027-12-30", "to=2027-02-30", "“to”" },
    { "verification=verified", "verification=maybe", "“verification”" },
    { "verification=verified", "verification=secondary", "“caveat”" },
    { "scored=true", "scored=perhaps", "“scored”" },
    { "HTXSNV=90", "HTXSNV=60", "“HTXSNV”" },
    { "HTXSNV=90", "HTXSNV=ninety", "“HTXSNV”" },
    { "HTXSNV=90", "HTXNV=90", "“HTXNV”" },
    { "KHTNV=0", "KHTNV=1", "“max-score”" },
    { "max-score=100", "max-score=80", "“max-score”" },
    { "percent=20", "percent=120", "“percent”" },
    { "percent=20\n", "", "“percent”" },
    { "base=good", "base=better", "“base”" },
    { "rounding=down", "rounding=sideways", "“rounding”" },
    { "verified=false", "verified=no idea", "“verified”" },
    { "at-most=KHTNV", "at-most=D", "“at-most”" },
    { "at-most=KHTNV\n", "", "“at-most”" },
    { "at-most=KHTNV\n", "at-most=KHTNV\nmost=KHTNV\n", "“most”" },
    { "[rule discipline-for-duty]", "[rule of-thumb]", "[rule of-thumb]" },
    { "[quota]", "[quotas]", "[quotas]" },
    { "expected=HTXSNV", "expected=HTTNV", "[example ninety]" },
    { "expected=HTXSNV\n", "", "[example ninety]" },
    { "score=90\n", "score=nine\n", "[example ninety]" },
    { "score=90\n", "class=D\nscore=90\n", "[example ninety]" },
    { "score=90\n", "score=90\nmonths=13\n", "[example ninety]" },
    { "score=90\n", "score=90\ndegraded=perhaps\n", "[example ninety]" },
    { "score=90\n", "scores=90\n", "“scores”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *data = replace (cases[i].old, cases[i].new);
      g_autoptr (GError) error = NULL;
      g_autoptr (TdPack) pack = td_pack_new_from_data (data, -1, &error);

      g_assert_null (pack);
      g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
      if (strstr (error->message, cases[i].named) == NULL)
        g_error ("“%s” does not name %s", error->message, cases[i].named);
      if (!g_str_has_prefix (cases[i].old, "id="))
        g_assert_nonnull (strstr (error->message, "small"));
    }
}

static void
test_no_pack_at_all (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (td_pack_new_from_data ("", -1, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (td_pack_new_from_data ("PK\003\004 no text", -1, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

/* Any cut or changed byte gives a pack or a message. */
static void
test_random_damage (void)
{
  gsize length = strlen (small_pack);

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *data = g_memdup2 (small_pack, length);
      gsize cut = (gsize) g_test_rand_int_range (1, (int) length);
      g_autoptr (GError) error = NULL;
      g_autoptr (TdPack) pack = NULL;

      data[g_test_rand_int_range (0, (int) length)] = (char) g_test_rand_int_range (0, 256);
      pack = td_pack_new_from_data (data, (gssize) (i % 2 == 0 ? cut : length), &error);
      g_assert_true ((pack != NULL) == (error == NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pack/program", test_program_packs);
  g_test_add_func ("/pack/flags", test_flags);
  g_test_add_func ("/pack/year-and-kind", test_year_and_kind);
  g_test_add_func ("/pack/no-overlap", test_no_overlap);
  g_test_add_func ("/pack/quota-by-year", test_quota_by_year);
  g_test_add_func ("/pack/edges", test_edges);
  g_test_add_func ("/pack/small", test_small_pack);
  g_test_add_func ("/pack/broken", test_broken_packs);
  g_test_add_func ("/pack/none", test_no_pack_at_all);
  g_test_add_func ("/pack/random-damage", test_random_damage);
  return g_test_run ();
}
