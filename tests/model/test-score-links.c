/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-score-links.h"

#include "td-error.h"
#include "td-test-store.h"

#include <string.h>

static const TdDate first_day = { 2026, 1, 1 };
static const TdDate last_day = { 2026, 3, 31 };

typedef struct
{
  TdTestStore test;
  gint64      department;
  gint64      office;  /* below the department */
  gint64      other;
  gint64      an;      /* of the office */
  gint64      binh;    /* of the other unit until February, then of the office */
  gint64      cuong;
} Fixture;

static void
add_discipline (Fixture    *self,
                gint64      staff,
                const char *decided)
{
  g_autoptr (TdRecord) record = td_record_new (&td_entity_discipline);

  td_record_set_int (record, "staff", staff);
  td_record_set_text (record, "form", "khien_trach");
  td_record_set_text (record, "decided", decided);
  td_record_set_text (record, "decision", "12/QĐ-STN");
  td_test_save (self->test.store, record);
}

static void
add_membership (Fixture    *self,
                gint64      staff,
                gint64      unit,
                const char *started,
                const char *ended)
{
  g_autoptr (TdRecord) record = td_record_new (&td_entity_membership);

  td_record_set_int (record, "staff", staff);
  td_record_set_int (record, "unit", unit);
  td_record_set_text (record, "started", started);
  td_record_set_text (record, "ended", ended);
  td_test_save (self->test.store, record);
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (TdRecord) office = td_record_new (&td_entity_unit);

  td_test_store_init (&self->test);
  self->department = td_test_add_unit (self->test.store, "Chi cục");
  td_record_set_text (office, "name", "Phòng Một");
  td_record_set_int (office, "parent", self->department);
  self->office = td_test_save (self->test.store, office);
  self->other = td_test_add_unit (self->test.store, "Phòng Hai");
  self->an = td_test_add_person (self->test.store, "Nguyễn Văn An", self->office);
  self->binh = td_test_add_person (self->test.store, "Trần Thị Bình", self->office);
  self->cuong = td_test_add_person (self->test.store, "Lê Văn Cường", self->other);
  add_membership (self, self->binh, self->other, "2020", "2026-02-15");
  add_membership (self, self->binh, self->office, "2026-02-16", NULL);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  td_test_store_clear (&self->test);
}

static TdLinkedFigures *
load (Fixture    *self,
      const char *link)
{
  g_autoptr (GError) error = NULL;
  TdLinkedFigures *figures = td_linked_figures_new (td_store_get_reader (self->test.store), link,
                                                    first_day, last_day, &error);

  g_assert_no_error (error);
  return figures;
}

/* -1: says nothing */
static void
assert_figure (Fixture *self,
               gint64   staff,
               gint64   unit,
               gint64   expected)
{
  g_autoptr (TdLinkedFigures) figures = load (self, "violations");
  g_autoptr (TdExplain) why = td_explain_new ("Vì sao", NULL, NULL);
  g_autofree char *text = NULL;
  TdScore score;
  const gboolean says = td_linked_figures_get (figures, staff, unit, &score, why);

  text = td_explain_to_text (why);
  g_test_message ("%s", text);
  g_assert_cmpuint (why->children->len, >=, 1);
  g_assert_cmpint (says, ==, expected >= 0);
  g_assert_cmpint (score.state, ==, says ? TD_SCORE_GIVEN : TD_SCORE_OPEN);
  if (says)
    g_assert_cmpint (score.figure, ==, expected * 1000);
  /* The same without anybody asking why. */
  g_assert_cmpint (td_linked_figures_get (figures, staff, unit, &score, NULL), ==, says);
}

static void
test_empty (Fixture      *self,
            gconstpointer data)
{
  guint n;
  const TdScoreLink *links = td_score_links_get (&n);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TdLinkedFigures) figures = load (self, links[i].code);
      g_autoptr (TdExplain) why = td_explain_new ("Vì sao", NULL, NULL);
      TdScore score;

      g_assert_false (td_linked_figures_get (figures, self->an, 0, &score, why));
      g_assert_cmpint (score.state, ==, TD_SCORE_OPEN);
      g_assert_cmpuint (why->children->len, ==, 1);
      g_assert_nonnull (strstr (((TdExplain *) why->children->pdata[0])->text, links[i].term));
      g_assert_nonnull (strstr (((TdExplain *) why->children->pdata[0])->text, "chưa chấm"));
    }
  g_assert_null (td_linked_figures_new (td_store_get_reader (self->test.store), "no such",
                                        first_day, last_day, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
}

static void
test_people (Fixture      *self,
             gconstpointer data)
{
  add_discipline (self, self->an, "2026-01-01");
  add_discipline (self, self->an, "2026-03-31");
  add_discipline (self, self->an, "2026-02");
  add_discipline (self, self->an, "2025-12-31");
  add_discipline (self, self->an, "2026-04-01");
  add_discipline (self, self->an, "2026-04");
  add_discipline (self, self->an, "2025");
  assert_figure (self, self->an, self->office, 3);
  /* The register is kept and says nothing of him: that is none. */
  assert_figure (self, self->cuong, self->other, 0);
  /* A year alone may lie in the period or not. */
  add_discipline (self, self->cuong, "2026");
  assert_figure (self, self->cuong, self->other, -1);
  assert_figure (self, self->an, self->office, 3);
  add_discipline (self, self->binh, NULL);
  assert_figure (self, self->binh, self->office, -1);
}

/* A unit has what the people had who worked in it, or below it, on that day. */
static void
test_units (Fixture      *self,
            gconstpointer data)
{
  add_discipline (self, self->an, "2026-01-20");
  add_discipline (self, self->binh, "2026-02-10");
  add_discipline (self, self->binh, "2026-02-20");
  add_discipline (self, self->cuong, "2026-03-01");
  assert_figure (self, 0, self->office, 2);
  assert_figure (self, 0, self->department, 2);
  assert_figure (self, 0, self->other, 2);
  /* Left, and in no unit any more. */
  add_membership (self, self->cuong, self->other, "2019", "2025-12-31");
  assert_figure (self, 0, self->other, 1);
}

static void
test_explained (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (TdLinkedFigures) figures = NULL;
  g_autoptr (TdExplain) why = td_explain_new ("Vì sao", NULL, NULL);
  const TdExplain *child;
  TdScore score;

  add_discipline (self, self->an, "2026-01-20");
  figures = load (self, "violations");
  g_assert_true (td_linked_figures_get (figures, 0, self->department, &score, why));
  g_assert_cmpuint (why->children->len, ==, 2);
  child = why->children->pdata[0];
  g_assert_cmpstr (child->text, ==, "Nguyễn Văn An: Khiển trách, quyết định ngày 20/01/2026");
  g_assert_cmpstr (child->basis, ==, "12/QĐ-STN");
  g_assert_true (g_str_has_prefix (child->record, "discipline:"));
  child = why->children->pdata[1];
  g_assert_cmpstr (child->text, ==,
                   "Sổ vi phạm, kỷ luật ghi 1 trường hợp từ 01/01/2026 đến 31/03/2026");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/score-links/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/score-links/people", Fixture, NULL, set_up, test_people, tear_down);
  g_test_add ("/score-links/units", Fixture, NULL, set_up, test_units, tear_down);
  g_test_add ("/score-links/explained", Fixture, NULL, set_up, test_explained, tear_down);
  return g_test_run ();
}
