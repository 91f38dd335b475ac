/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-test-year.h"

#include "td-error.h"
#include "td-staff-actions.h"
#include "td-year-seal.h"

#include <string.h>

/* One person with facts, a leave and a disciplinary action of 2026, and a long
 * leave that began in 2025; nothing is frozen yet. */
typedef struct
{
  TdTestStore test;
  gint64      person;
  gint64      other;
  gint64      fact;
  gint64      leave;
  gint64      long_leave;
  gint64      discipline;
} TdOffice;

static gint64
add_leave (TdOffice   *self,
           const char *started,
           const char *ended)
{
  g_autoptr (TdRecord) leave = td_record_new (&td_entity_leave);

  td_record_set_int (leave, "staff", self->person);
  td_record_set_text (leave, "kind", "om");
  td_record_set_text (leave, "started", started);
  td_record_set_text (leave, "ended", ended);
  return td_test_save (self->test.store, leave);
}

static void
td_office_init (TdOffice *self)
{
  static const TestPerson given = { "Lê Thị Hoa", "Chuyên viên", "cong_chuc", 0, 88, 12 };
  g_autoptr (TdQuery) query = td_query_new (&td_entity_year_fact);
  g_autoptr (TdRecord) fact = NULL;
  g_autoptr (TdRecord) discipline = td_record_new (&td_entity_discipline);
  gint64 unit;

  td_test_store_init (&self->test);
  unit = td_test_add_unit (self->test.store, "Văn phòng");
  self->person = test_add_person (self->test.store, &given, unit, 2026);
  self->other = td_test_add_person (self->test.store, "Trần Văn Nam", unit);
  fact = td_reader_first (td_store_get_reader (self->test.store), query, NULL);
  self->fact = td_record_get_id (fact);
  self->leave = add_leave (self, "2026-03-01", "2026-03-20");
  self->long_leave = add_leave (self, "2025-11-01", NULL);
  td_record_set_int (discipline, "staff", self->person);
  td_record_set_text (discipline, "form", "khien_trach");
  td_record_set_text (discipline, "decided", "2026-05-01");
  self->discipline = td_test_save (self->test.store, discipline);
}

static void
td_office_clear (TdOffice *self)
{
  td_test_store_clear (&self->test);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdOffice, td_office_clear)

static gint64
freeze (TdOffice *self,
        guint     year)
{
  g_autoptr (TdRecord) seal = td_record_new (&td_entity_year_seal);

  td_record_set_int (seal, "year", year);
  td_record_set_int (seal, "version", 1);
  td_record_set_int (seal, "sealed_at", 1797750000); /* 20/12/2026 in Vietnam */
  td_record_set_text (seal, "sealed_by", "Nguyễn Thị Hạnh");
  td_record_set_text (seal, "hash", "0");
  return td_test_save (self->test.store, seal);
}

static void
assert_says (GError     *error,
             const char *year)
{
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_test_message ("%s", error->message);
  /* Which year, when, by whom, and what to do. */
  g_assert_true (g_str_has_prefix (error->message, year));
  g_assert_nonnull (strstr (error->message, "20/12/2026"));
  g_assert_nonnull (strstr (error->message, "Nguyễn Thị Hạnh"));
  g_assert_nonnull (strstr (error->message, "reason"));
}

/* Saves the stored record with one field changed; %NULL clears it. */
static gboolean
set (TdOffice       *self,
     const TdEntity *entity,
     gint64          id,
     const char     *key,
     const char     *value,
     GError        **error)
{
  g_autoptr (TdRecord) record = test_get (self->test.store, entity, id);

  if (value == NULL)
    td_record_clear (record, key);
  else
    g_assert_true (td_record_set_from_text (record, key, value, NULL));
  return td_store_save (self->test.store, "Sửa", record, error);
}

static gboolean
write_delete (TdWriter     *writer,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  TdRecord *record = data;

  return td_writer_delete (writer, td_record_get_entity (record), td_record_get_id (record), error);
}

static gboolean
delete (TdOffice       *self,
        const TdEntity *entity,
        gint64          id,
        GError        **error)
{
  g_autoptr (TdRecord) record = test_get (self->test.store, entity, id);

  return td_store_write (self->test.store, "Xóa", write_delete, record, NULL, error) > 0;
}

/* What changes 2026, and what does not, field by field. */
static void
test_edits (void)
{
  static const struct
  {
    const TdEntity *entity;
    gsize           id;    /* where in #TdOffice */
    const char     *key;
    const char     *value;
    gboolean        changes_2026;
  } edits[] = {
    { &td_entity_year_fact, G_STRUCT_OFFSET (TdOffice, fact), "council_total", "91", TRUE },
    { &td_entity_year_fact, G_STRUCT_OFFSET (TdOffice, fact), "note", "x", TRUE },
    { &td_entity_year_fact, G_STRUCT_OFFSET (TdOffice, fact), "year", "2027", TRUE },
    { &td_entity_leave, G_STRUCT_OFFSET (TdOffice, leave), "ended", "25/03/2026", TRUE },
    { &td_entity_leave, G_STRUCT_OFFSET (TdOffice, leave), "kind", "Thai sản", TRUE },
    { &td_entity_leave, G_STRUCT_OFFSET (TdOffice, leave), "started", "01/03/2025", TRUE },
    { &td_entity_leave, G_STRUCT_OFFSET (TdOffice, leave), "note", "giấy ra viện", FALSE },
    { &td_entity_leave, G_STRUCT_OFFSET (TdOffice, long_leave), "ended", "31/03/2026", TRUE },
    { &td_entity_leave, G_STRUCT_OFFSET (TdOffice, long_leave), "ended", "31/12/2025", TRUE },
    { &td_entity_leave, G_STRUCT_OFFSET (TdOffice, long_leave), "ended", "31/01/2027", FALSE },
    { &td_entity_leave, G_STRUCT_OFFSET (TdOffice, long_leave), "started", "15/11/2025", FALSE },
    { &td_entity_discipline, G_STRUCT_OFFSET (TdOffice, discipline), "form", "Cảnh cáo", TRUE },
    { &td_entity_discipline, G_STRUCT_OFFSET (TdOffice, discipline), "decided", NULL, TRUE },
    { &td_entity_discipline, G_STRUCT_OFFSET (TdOffice, discipline), "for_duty", "Có", TRUE },
    { &td_entity_discipline, G_STRUCT_OFFSET (TdOffice, discipline), "decision", "7/QĐ", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_auto (TdOffice) office = { 0 };
      g_autoptr (GError) error = NULL;
      gint64 id;
      gboolean saved;

      td_office_init (&office);
      freeze (&office, 2026);
      id = G_STRUCT_MEMBER (gint64, &office, edits[i].id);
      saved = set (&office, edits[i].entity, id, edits[i].key, edits[i].value, &error);
      g_test_message ("%s.%s", edits[i].entity->key, edits[i].key);
      g_assert_cmpint (saved, ==, !edits[i].changes_2026);
      if (edits[i].changes_2026)
        assert_says (error, "2026");
      else
        g_assert_no_error (error);
    }
}

static void
test_add_and_remove (void)
{
  g_auto (TdOffice) office = { 0 };
  g_autoptr (TdRecord) fact = td_record_new (&td_entity_year_fact);
  g_autoptr (GError) error = NULL;

  td_office_init (&office);
  freeze (&office, 2026);
  td_record_set_int (fact, "staff", office.other);
  td_record_set_int (fact, "year", 2026);
  g_assert_false (td_store_save (office.test.store, "Thêm", fact, &error));
  assert_says (error, "2026");
  g_clear_error (&error);
  g_assert_cmpint (td_record_get_id (fact), ==, 0);
  td_record_set_int (fact, "year", 2025);
  g_assert_true (td_store_save (office.test.store, "Thêm", fact, &error));

  g_assert_false (delete (&office, &td_entity_year_fact, office.fact, &error));
  assert_says (error, "2026");
  g_clear_error (&error);
  g_assert_false (delete (&office, &td_entity_leave, office.long_leave, &error));
  assert_says (error, "2026");
  g_clear_error (&error);
  g_assert_false (delete (&office, &td_entity_discipline, office.discipline, &error));
  assert_says (error, "2026");
  g_clear_error (&error);
  g_assert_true (delete (&office, &td_entity_year_fact, td_record_get_id (fact), &error));
  g_assert_no_error (error);
}

/* A leave over two frozen years names the one that would change. */
static void
test_two_years (void)
{
  g_auto (TdOffice) office = { 0 };
  g_autoptr (GError) error = NULL;

  td_office_init (&office);
  freeze (&office, 2025);
  g_assert_true (set (&office, &td_entity_leave, office.long_leave, "ended", "31/03/2026", &error));
  g_assert_no_error (error);
  freeze (&office, 2026);
  g_assert_false (set (&office, &td_entity_leave, office.long_leave, "started", "01/12/2025",
                       &error));
  assert_says (error, "2025");
  g_clear_error (&error);
  g_assert_false (set (&office, &td_entity_leave, office.long_leave, "ended", "01/04/2026",
                       &error));
  assert_says (error, "2026");
}

typedef struct
{
  gint64 seal;
  gint64 fact;
} TdReopen;

/* Reopens, and enters what was forgotten, in one change. */
static gboolean
write_reopen (TdWriter     *writer,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  TdReopen *reopen = data;
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr (TdRecord) seal = td_reader_get (reader, &td_entity_year_seal, reopen->seal, error);
  g_autoptr (TdRecord) fact = td_reader_get (reader, &td_entity_year_fact, reopen->fact, error);
  g_autoptr (GError) refused = NULL;

  td_record_set_int (fact, "months", 11);
  g_assert_false (td_writer_save (writer, fact, NULL, &refused));
  g_assert_error (refused, TD_ERROR, TD_ERROR_CONFLICT);
  td_record_set_int (seal, "reopened_at", 1797760000);
  td_record_set_text (seal, "reopen_reason", "Sót đơn");
  return td_writer_save (writer, seal, NULL, error) && td_writer_save (writer, fact, NULL, error);
}

static void
test_reopened (void)
{
  g_auto (TdOffice) office = { 0 };
  g_autoptr (GError) error = NULL;
  TdReopen reopen;

  td_office_init (&office);
  reopen.seal = freeze (&office, 2026);
  reopen.fact = office.fact;
  g_assert_cmpint (td_store_write (office.test.store, "Mở lại", write_reopen, &reopen, NULL,
                                   &error),
                   >, 0);
  g_assert_no_error (error);
  g_assert_true (set (&office, &td_entity_year_fact, office.fact, "months", "10", &error));
  g_assert_no_error (error);
}

static void
assert_undo_refused (TdOffice *office,
                     gboolean  is_redo)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  before = td_test_get_text (office->test.store, &td_entity_year_fact, office->fact, "note");
  g_assert_cmpint (is_redo ? td_store_redo (office->test.store, &error)
                           : td_store_undo (office->test.store, &error),
                   ==, -1);
  assert_says (error, "2026");
  after = td_test_get_text (office->test.store, &td_entity_year_fact, office->fact, "note");
  g_assert_cmpstr (before, ==, after);
}

#define SEAL_FROM_OUTSIDE \
  "INSERT INTO year_seal (id, year, version, sealed_at, sealed_by, hash)" \
  " VALUES (77, 2026, 1, 1797750000, 'Nguyễn Thị Hạnh', '0')"

/* Runs SQL on the closed register. */
static void
tamper (TdOffice   *self,
        const char *sql)
{
  td_test_store_close (&self->test);
  td_test_store_tamper (&self->test, sql);
  td_test_store_reopen (&self->test);
}

/* A freezing is not undone, so that only a seal which is not in the log can lie
 * between: undo keeps to it all the same, both ways. */
static void
test_undo (void)
{
  g_auto (TdOffice) office = { 0 };
  g_autoptr (GError) error = NULL;

  td_office_init (&office);
  g_assert_true (set (&office, &td_entity_year_fact, office.fact, "note", "sau", &error));
  tamper (&office, SEAL_FROM_OUTSIDE);
  assert_undo_refused (&office, FALSE);

  tamper (&office, "DELETE FROM year_seal");
  g_assert_cmpint (td_store_undo (office.test.store, &error), >, 0);
  tamper (&office, SEAL_FROM_OUTSIDE);
  assert_undo_refused (&office, TRUE);

  tamper (&office, "DELETE FROM year_seal");
  g_assert_cmpint (td_store_redo (office.test.store, &error), >, 0);
  g_assert_no_error (error);
}

/* What was added does not go, and what was removed does not come back. */
static void
test_undo_of_rows (void)
{
  g_auto (TdOffice) office = { 0 };
  g_autoptr (GError) error = NULL;

  td_office_init (&office);
  add_leave (&office, "2026-07-01", "2026-07-02");
  tamper (&office, SEAL_FROM_OUTSIDE);
  assert_undo_refused (&office, FALSE);

  tamper (&office, "DELETE FROM year_seal");
  g_assert_true (delete (&office, &td_entity_discipline, office.discipline, &error));
  tamper (&office, SEAL_FROM_OUTSIDE);
  assert_undo_refused (&office, FALSE);
  tamper (&office, "DELETE FROM year_seal");
  g_assert_cmpint (td_store_undo (office.test.store, &error), >, 0);
  g_assert_no_error (error);
}

/* Undo of what touches no frozen year goes on working, up to the freezing. */
static void
test_undo_of_others (void)
{
  g_auto (TdOffice) office = { 0 };
  g_autoptr (GError) error = NULL;

  td_office_init (&office);
  freeze (&office, 2026);
  g_assert_true (set (&office, &td_entity_staff, office.person, "post", "Văn thư", &error));
  g_assert_true (set (&office, &td_entity_leave, office.long_leave, "ended", "31/01/2027", &error));
  g_assert_cmpint (td_store_undo (office.test.store, &error), >, 0);
  g_assert_cmpint (td_store_undo (office.test.store, &error), >, 0);
  g_assert_true (td_year_is_frozen (td_store_get_reader (office.test.store), 2026));
  g_assert_no_error (error);
  g_assert_cmpint (td_store_undo (office.test.store, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "2026 is frozen"));
  g_clear_error (&error);
  g_assert_true (td_year_is_frozen (td_store_get_reader (office.test.store), 2026));
  g_assert_cmpint (td_store_redo (office.test.store, &error), >, 0);
  g_assert_no_error (error);
}

/* Merging two records of one person leaves what was frozen where it was. */
static void
test_merge (void)
{
  g_auto (TdOffice) office = { 0 };
  g_autoptr (TdRecord) leave = NULL;
  g_autoptr (TdRecord) later = NULL;
  g_autoptr (TdRecord) discipline = NULL;
  gint64 id;

  td_office_init (&office);
  id = add_leave (&office, "2027-02-01", "2027-02-10");
  freeze (&office, 2026);
  test_run (office.test.store, td_staff_merge (office.other, office.person, NULL));
  leave = test_get (office.test.store, &td_entity_leave, office.leave);
  later = test_get (office.test.store, &td_entity_leave, id);
  discipline = test_get (office.test.store, &td_entity_discipline, office.discipline);
  g_assert_cmpint (td_record_get_int_or (leave, "staff", 0), ==, office.person);
  g_assert_cmpint (td_record_get_int_or (discipline, "staff", 0), ==, office.person);
  g_assert_cmpint (td_record_get_int_or (later, "staff", 0), ==, office.other);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/year-guard/edits", test_edits);
  g_test_add_func ("/year-guard/add-and-remove", test_add_and_remove);
  g_test_add_func ("/year-guard/two-years", test_two_years);
  g_test_add_func ("/year-guard/reopened", test_reopened);
  g_test_add_func ("/year-guard/undo", test_undo);
  g_test_add_func ("/year-guard/undo-of-rows", test_undo_of_rows);
  g_test_add_func ("/year-guard/undo-of-others", test_undo_of_others);
  g_test_add_func ("/year-guard/merge", test_merge);
  return g_test_run ();
}
