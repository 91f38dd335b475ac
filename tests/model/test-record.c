/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-record-private.h"

#include "td-error.h"

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_new_is_empty (void)
{
  guint n_entities;
  const TdEntity *const *entities = td_entities_get (&n_entities);

  for (guint e = 0; e < n_entities; e++)
    {
      TdRecord *record = td_record_new (entities[e]);

      g_assert_true (td_record_get_entity (record) == entities[e]);
      g_assert_cmpint (td_record_get_id (record), ==, 0);
      g_assert_cmpstr (td_record_get_title (record), ==, "");
      for (guint f = 0; f < entities[e]->n_fields; f++)
        {
          g_autofree char *display = td_record_dup_display (record, entities[e]->fields[f].key);

          g_assert_false (td_record_has (record, entities[e]->fields[f].key));
          g_assert_cmpstr (display, ==, "");
        }
      g_assert_finalize_object (record);
    }
}

static void
test_values (void)
{
  g_autoptr (TdRecord) record = td_record_new (&td_entity_staff);
  gint64 value = 5;
  TdDate birth;

  td_record_set_text (record, "name", "  Lê\tThị  Thử ");
  g_assert_cmpstr (td_record_get_text (record, "name"), ==, "Lê Thị Thử");
  g_assert_cmpstr (td_record_get_title (record), ==, "Lê Thị Thử");
  /* NFD becomes NFC. */
  td_record_set_text (record, "name", "Le\xcc\x82");
  g_assert_cmpstr (td_record_get_text (record, "name"), ==, "Lê");
  td_record_set_text (record, "name", "   ");
  g_assert_null (td_record_get_text (record, "name"));

  g_assert_false (td_record_get_int (record, "step", &value));
  g_assert_cmpint (td_record_get_int_or (record, "step", -1), ==, -1);
  td_record_set_int (record, "step", 0);
  g_assert_true (td_record_get_int (record, "step", &value));
  g_assert_cmpint (value, ==, 0);
  td_record_clear (record, "step");
  g_assert_false (td_record_has (record, "step"));

  td_record_set_date (record, "birth", (TdDate) { 1985, 8, 18 });
  g_assert_cmpstr (td_record_get_text (record, "birth"), ==, "1985-08-18");
  birth = td_record_get_date (record, "birth");
  g_assert_cmpuint (birth.day, ==, 18);
  td_record_set_date (record, "birth", (TdDate) { 0 });
  g_assert_false (td_record_has (record, "birth"));

  td_record_set_exact_text (record, "note", "một\n  hai\n");
  g_assert_cmpstr (td_record_get_text (record, "note"), ==, "một\n  hai\n");
}

static void
test_properties (void)
{
  g_autoptr (TdRecord) record = td_record_new (&td_entity_year_fact);
  g_autofree char *note = NULL;
  gint64 total;
  guint n_total = 0, n_all = 0;

  g_signal_connect (record, "notify::self-total", G_CALLBACK (count_cb), &n_total);
  g_signal_connect (record, "notify", G_CALLBACK (count_cb), &n_all);
  g_object_get (record, "self-total", &total, NULL);
  g_assert_cmpint (total, ==, G_MININT64);

  td_record_set_int (record, "self_total", 93500);
  g_assert_cmpuint (n_total, ==, 1);
  td_record_set_int (record, "self_total", 93500);
  g_assert_cmpuint (n_total, ==, 1);
  td_record_set_text (record, "note", "a");
  td_record_set_text (record, "note", " a ");
  g_assert_cmpuint (n_all, ==, 2);

  g_object_set (record, "self_total", G_GINT64_CONSTANT (88000), "note", "b", NULL);
  g_object_get (record, "self-total", &total, "note", &note, NULL);
  g_assert_cmpint (total, ==, 88000);
  g_assert_cmpstr (note, ==, "b");
  g_assert_cmpuint (n_total, ==, 2);
}

static void
test_read_text (void)
{
  static const struct
  {
    const TdEntity *entity;
    const char     *key;
    const char     *text;
    const char     *document; /* %NULL: refused */
  } cases[] = {
    { &td_entity_staff, "name", " Trần  Thử ", "Trần Thử" },
    { &td_entity_staff, "birth", "18/8/1985", "18/08/1985" },
    { &td_entity_staff, "birth", "1985", "1985" },
    { &td_entity_staff, "birth", "8/1985", "08/1985" },
    { &td_entity_staff, "birth", "31/02/1985", NULL },
    { &td_entity_staff, "birth", "hôm qua", NULL },
    { &td_entity_staff, "sex", "nữ", "Nữ" },
    { &td_entity_staff, "sex", "khác", NULL },
    { &td_entity_staff, "coefficient", "3,66", "3,66" },
    { &td_entity_staff, "coefficient", "3.66", "3,66" },
    { &td_entity_staff, "coefficient", "ba", NULL },
    { &td_entity_staff, "step", "7", "7" },
    { &td_entity_staff, "step", "7,0", "7" },
    { &td_entity_staff, "step", "7,5", NULL },
    { &td_entity_staff, "party", "x", "Có" },
    { &td_entity_staff, "party", "X", "Có" },
    { &td_entity_staff, "party", "có", "Có" },
    { &td_entity_staff, "party", "1", "Có" },
    { &td_entity_staff, "party", "true", "Có" },
    { &td_entity_staff, "party", "✓", "Có" },
    { &td_entity_staff, "party", "Không", "Không" },
    { &td_entity_staff, "party", "0", "Không" },
    { &td_entity_staff, "party", "", "" },
    { &td_entity_staff, "party", "có lẽ", NULL },
    { &td_entity_staff, "unit", "Văn phòng", NULL },
    { &td_entity_year_seal, "sealed_at", "hôm qua", NULL },
    { &td_entity_year_fact, "year", "2026", "2026" },
    { &td_entity_year_fact, "self_class", "httnv", "Hoàn thành tốt nhiệm vụ" },
    { &td_entity_unit, "position", "12.345", "12.345" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdRecord) record = td_record_new (cases[i].entity);
      g_autoptr (TdRecord) before = NULL;
      g_autoptr (GPtrArray) diff = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *document = NULL;

      if (cases[i].entity == &td_entity_staff)
        {
          g_assert_true (td_record_set_from_text (record, "party", "x", NULL));
          g_assert_true (td_record_set_from_text (record, "birth", "2/9/1945", NULL));
        }
      before = td_record_copy (record);
      if (cases[i].document == NULL)
        {
          g_assert_false (td_record_set_from_text (record, cases[i].key, cases[i].text, &error));
          g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
          diff = td_record_diff (before, record);
          g_assert_cmpuint (diff->len, ==, 0);
          continue;
        }
      g_assert_true (td_record_set_from_text (record, cases[i].key, cases[i].text, &error));
      g_assert_no_error (error);
      document = td_record_dup_document (record, cases[i].key);
      g_assert_cmpstr (document, ==, cases[i].document);

      /* What is shown can be typed again. */
      g_assert_true (td_record_set_from_text (before, cases[i].key, document, &error));
      diff = td_record_diff (before, record);
      g_assert_cmpuint (diff->len, ==, 0);
    }
}

static void
test_show (void)
{
  g_autoptr (TdRecord) seal = td_record_new (&td_entity_year_seal);
  g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);
  g_autoptr (TdRecord) leave = td_record_new (&td_entity_leave);
  g_autofree char *time = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *kind = NULL;

  /* 00:30 in Vietnam is the day before in UTC. */
  td_record_set_int (seal, "sealed_at", 1798046999 - 1798046999 % 86400 + 17 * 3600 + 1800);
  time = td_record_dup_document (seal, "sealed_at");
  g_assert_true (g_str_has_suffix (time, " 00:30"));

  td_record_set_int (person, "unit", 12);
  td_record_set_reference_title (person, "unit", "Văn phòng Sở");
  unit = td_record_dup_display (person, "unit");
  g_assert_cmpstr (unit, ==, "Văn phòng Sở");
  g_assert_cmpstr (td_record_get_reference_title (person, "unit"), ==, "Văn phòng Sở");
  td_record_set_int (person, "unit", 12);
  g_assert_cmpstr (td_record_get_reference_title (person, "unit"), ==, "Văn phòng Sở");
  /* Another unit: its title is not that of the old one. */
  td_record_set_int (person, "unit", 13);
  g_assert_null (td_record_get_reference_title (person, "unit"));

  /* A code that this version does not know is shown as it is. */
  td_record_set_text (leave, "kind", "moi");
  kind = td_record_dup_document (leave, "kind");
  g_assert_cmpstr (kind, ==, "moi");
  g_assert_cmpstr (td_record_get_title (leave), ==, "moi");
}

static void
test_diff (void)
{
  g_autoptr (TdRecord) a = td_record_new (&td_entity_staff);
  g_autoptr (TdRecord) b = NULL;
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (GPtrArray) keys = NULL;

  td_record_set_id (a, 9);
  td_record_set_text (a, "name", "Phạm Văn Thử");
  td_record_set_int (a, "unit", 3);
  td_record_set_reference_title (a, "unit", "Thanh tra");
  b = td_record_copy (a);
  g_assert_cmpint (td_record_get_id (b), ==, 9);
  g_assert_cmpstr (td_record_get_reference_title (b, "unit"), ==, "Thanh tra");
  same = td_record_diff (a, b);
  g_assert_cmpuint (same->len, ==, 0);

  td_record_set_int (b, "party", 0);
  td_record_clear (b, "unit");
  td_record_set_text (b, "search", "x");
  keys = td_record_diff (a, b);
  g_assert_cmpuint (keys->len, ==, 2);
  g_assert_cmpstr (keys->pdata[0], ==, "unit");
  g_assert_cmpstr (keys->pdata[1], ==, "party");
}

/* A row on the screen is updated as the same object, with notify where it differs. */
static void
test_assign (void)
{
  g_autoptr (TdRecord) shown = td_record_new (&td_entity_staff);
  g_autoptr (TdRecord) fresh = td_record_new (&td_entity_staff);
  g_autoptr (GPtrArray) keys = NULL;
  guint n_name = 0, n_unit = 0, n_all = 0;

  td_record_set_text (shown, "name", "Cũ");
  td_record_set_int (shown, "unit", 3);
  td_record_set_reference_title (shown, "unit", "Tên cũ");
  td_record_take_text_at (fresh, td_entity_index (&td_entity_staff, "name"), g_strdup ("Mới"));
  td_record_set_int_at (fresh, td_entity_index (&td_entity_staff, "unit"), 3);
  td_record_take_reference_title_at (fresh, td_entity_index (&td_entity_staff, "unit"),
                                     g_strdup ("Tên mới"));
  td_record_set_id (fresh, 4);

  g_signal_connect (shown, "notify::name", G_CALLBACK (count_cb), &n_name);
  g_signal_connect (shown, "notify::unit", G_CALLBACK (count_cb), &n_unit);
  g_signal_connect (shown, "notify", G_CALLBACK (count_cb), &n_all);
  td_record_assign (shown, fresh);
  g_assert_cmpuint (n_name, ==, 1);
  g_assert_cmpuint (n_unit, ==, 1);
  g_assert_cmpuint (n_all, ==, 2);
  g_assert_cmpint (td_record_get_id (shown), ==, 4);
  g_assert_cmpstr (td_record_get_reference_title (shown, "unit"), ==, "Tên mới");
  keys = td_record_diff (shown, fresh);
  g_assert_cmpuint (keys->len, ==, 0);

  td_record_clear_all (fresh);
  g_assert_cmpint (td_record_get_id (fresh), ==, 0);
  g_assert_false (td_record_has (fresh, "name"));
  g_assert_false (td_record_has (fresh, "unit"));
  g_assert_null (td_record_get_reference_title (fresh, "unit"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/new-is-empty", test_new_is_empty);
  g_test_add_func ("/record/values", test_values);
  g_test_add_func ("/record/properties", test_properties);
  g_test_add_func ("/record/read-text", test_read_text);
  g_test_add_func ("/record/show", test_show);
  g_test_add_func ("/record/diff", test_diff);
  g_test_add_func ("/record/assign", test_assign);
  return g_test_run ();
}
