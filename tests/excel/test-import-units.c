/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-import-people.h"
#include "td-import-units.h"
#include "td-test-store.h"

static const char *const names[] = {
  "Lãnh đạo Sở", "Văn phòng Sở", "Thanh tra Sở", "Phòng Bổ trợ tư pháp", "Phòng Hành chính tư pháp",
  "Phòng Nghiệp vụ 1", "Phòng Nghiệp vụ 2", "Phòng Kế hoạch - Tài chính", "Phòng Công chứng số 1",
  "Trung tâm Trợ giúp pháp lý nhà nước", "Chi cục Phòng, chống tệ nạn xã hội",
};

/* What a list may call a unit: @unit %NULL: unknown; @proposal: offered then. */
static const struct
{
  const char          *text;
  TdImportUnitReading  reading;
  const char          *unit;
  const char          *proposal;
} readings[] = {
  { "Văn phòng Sở", TD_IMPORT_UNIT_EXACT, "Văn phòng Sở", NULL },
  { "VĂN PHÒNG SỞ", TD_IMPORT_UNIT_EXACT, "Văn phòng Sở", NULL },
  { "van phong so", TD_IMPORT_UNIT_EXACT, "Văn phòng Sở", NULL },
  { "BTTP", TD_IMPORT_UNIT_EXACT, "Phòng Bổ trợ tư pháp", NULL },
  { "VP Sở", TD_IMPORT_UNIT_NEAR, "Văn phòng Sở", NULL },
  { "VP", TD_IMPORT_UNIT_NEAR, "Văn phòng Sở", NULL },
  { "Văn phòng", TD_IMPORT_UNIT_NEAR, "Văn phòng Sở", NULL },
  { "P. Bổ trợ tư pháp", TD_IMPORT_UNIT_NEAR, "Phòng Bổ trợ tư pháp", NULL },
  { "P.BTTP", TD_IMPORT_UNIT_NEAR, "Phòng Bổ trợ tư pháp", NULL },
  { "Bổ trợ tư pháp", TD_IMPORT_UNIT_NEAR, "Phòng Bổ trợ tư pháp", NULL },
  { "P. HCTP", TD_IMPORT_UNIT_NEAR, "Phòng Hành chính tư pháp", NULL },
  { "Phòng NV2", TD_IMPORT_UNIT_NEAR, "Phòng Nghiệp vụ 2", NULL },
  { "P. KH-TC", TD_IMPORT_UNIT_NEAR, "Phòng Kế hoạch - Tài chính", NULL },
  { "TT Trợ giúp pháp lý nhà nước", TD_IMPORT_UNIT_NEAR, "Trung tâm Trợ giúp pháp lý nhà nước",
    NULL },
  { "TTr Sở", TD_IMPORT_UNIT_UNKNOWN, NULL, NULL },
  { "TT", TD_IMPORT_UNIT_NEAR, "Thanh tra Sở", NULL },
  { "CC Phòng, chống tệ nạn XH", TD_IMPORT_UNIT_NEAR, "Chi cục Phòng, chống tệ nạn xã hội", NULL },
  { "Phòng NV", TD_IMPORT_UNIT_UNKNOWN, NULL, NULL },
  { "Phòng Nghiệp vụ 3", TD_IMPORT_UNIT_UNKNOWN, NULL, NULL },
  { "Phòng Công chứng số 2", TD_IMPORT_UNIT_UNKNOWN, NULL, NULL },
  { "Phòng Công chứg số 1", TD_IMPORT_UNIT_UNKNOWN, NULL, "Phòng Công chứng số 1" },
  { "Phòng Hành chánh tư pháp", TD_IMPORT_UNIT_UNKNOWN, NULL, "Phòng Hành chính tư pháp" },
  { "Phòng Chuyển đổi số", TD_IMPORT_UNIT_UNKNOWN, NULL, NULL },
  { "P", TD_IMPORT_UNIT_UNKNOWN, NULL, NULL },
  { "…", TD_IMPORT_UNIT_UNKNOWN, NULL, NULL },
};

static void
assert_unit (TdImportUnits *units, int unit, const char *name)
{
  if (name == NULL)
    g_assert_cmpint (unit, ==, -1);
  else
    g_assert_cmpstr (td_import_units_get (units, unit)->name, ==, name);
}

static void
test_readings (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImportUnits) units = NULL;
  g_autoptr (GError) error = NULL;

  td_test_store_init (&test);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint64 id = td_test_add_unit (test.store, names[i]);

      if (i == 3)
        td_test_set_text (test.store, &td_entity_unit, id, "short_name", "BTTP");
    }
  units = td_import_units_load (td_store_get_reader (test.store), TD_IMPORT_CREATE_IF_NONE, NULL,
                                &error);
  g_assert_no_error (error);
  /* Twice: the second time from memory. */
  for (guint i = 0; i < 2 * G_N_ELEMENTS (readings); i++)
    {
      guint j = i % G_N_ELEMENTS (readings);
      int unit, proposal;

      g_test_message ("%s", readings[j].text);
      g_assert_cmpint (td_import_units_read (units, readings[j].text, &unit, &proposal), ==,
                       readings[j].reading);
      assert_unit (units, unit, readings[j].unit);
      assert_unit (units, proposal, readings[j].proposal);
    }
}

static void
test_creation (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdImportUnits) units = NULL;
  g_autoptr (TdImportUnits) never = NULL;
  g_autoptr (GError) error = NULL;
  int unit, proposal;

  td_test_store_init (&test);
  units = td_import_units_load (td_store_get_reader (test.store), TD_IMPORT_CREATE_IF_NONE, NULL,
                                &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_import_units_read (units, "VĂN PHÒNG SỞ", &unit, &proposal), ==,
                   TD_IMPORT_UNIT_EXACT);
  assert_unit (units, unit, "Văn phòng Sở");
  g_assert_true (td_import_units_get (units, unit)->is_new);
  /* A second spelling of it is no second unit. */
  td_import_units_read (units, "Văn phòng Sở", &unit, &proposal);
  td_import_units_read (units, "VP Sở", &unit, &proposal);
  g_assert_cmpuint (td_import_units_get_n (units), ==, 1);
  /* One that is much like it is, and says so. */
  td_import_units_read (units, "Văn phòng Sửu", &unit, &proposal);
  assert_unit (units, proposal, "Văn phòng Sở");
  g_assert_cmpuint (td_import_units_get_n (units), ==, 2);

  never = td_import_units_load (td_store_get_reader (test.store), TD_IMPORT_CREATE_NEVER, NULL,
                                &error);
  g_assert_cmpint (td_import_units_read (never, "Văn phòng Sở", &unit, &proposal), ==,
                   TD_IMPORT_UNIT_UNKNOWN);
}

static void
test_names (void)
{
  g_autofree char *capitals = td_import_unit_name_from_capitals ("PHÒNG HÀNH CHÍNH TƯ PHÁP");
  g_autofree char *office = td_import_unit_name_from_capitals ("LÃNH ĐẠO SỞ");
  g_autofree char *mixed = td_import_unit_name_from_capitals ("Phòng CNTT");

  g_assert_cmpstr (capitals, ==, "Phòng Hành chính tư pháp");
  g_assert_cmpstr (office, ==, "Lãnh đạo Sở");
  g_assert_cmpstr (mixed, ==, "Phòng CNTT");
}

static void
test_spelling_of_people (void)
{
  g_assert_true (td_import_names_are_same ("Đỗ Công Hoà", "ĐỖ CÔNG HÒA"));
  g_assert_true (td_import_names_are_same ("Đặng Thuý", "Đặng Thúy"));
  g_assert_true (td_import_names_are_same ("Trần Bình", "Tr\xc3\xa2\xcc\x80n Bi\xcc\x80nh"));
  g_assert_false (td_import_names_are_same ("Nguyễn Văn An", "Nguyễn Văn Ân"));
  g_assert_false (td_import_names_are_same ("Lê Hoa", "Lê Hòa"));
  g_assert_false (td_import_names_are_same ("Đan", "Dan"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/units/readings", test_readings);
  g_test_add_func ("/import/units/creation", test_creation);
  g_test_add_func ("/import/units/names", test_names);
  g_test_add_func ("/import/units/spelling-of-people", test_spelling_of_people);
  return g_test_run ();
}
