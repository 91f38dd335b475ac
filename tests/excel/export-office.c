/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "export-office.h"

#include "td-year-seal.h"

#include <glib/gstdio.h>

static const char *const families[] = { "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng" };
static const char *const middles[] = { "Thị Hồng", "Văn", "Quốc", "Thị Thu", "Ngọc", "Minh" };
static const char *const givens[] = { "Ân", "Bảo", "Dụ", "Đan", "Hà", "Khôi", "Linh", "Ví",
                                      "Ước", "Ý", "Thảo" };

/* One unit with the people in it; the first of them heads it. */
typedef struct
{
  const char *name;
  const char *kind;
  const char *parent;
  gboolean    own_body;
  const char *head_post;
  const char *staff_kind;
  guint       n_people;
} OfficeUnit;

static const OfficeUnit units[] = {
  { "Lãnh đạo Sở", "lanh_dao", NULL, FALSE, "Giám đốc", "cong_chuc", 3 },
  { "Văn phòng Sở", "van_phong", NULL, FALSE, "Chánh Văn phòng", "cong_chuc", 9 },
  { "Phòng Phổ biến, giáo dục pháp luật và Theo dõi thi hành pháp luật", "phong", NULL, FALSE,
    "Trưởng phòng", "cong_chuc", 8 },
  { "Chi cục Bổ trợ tư pháp", "chi_cuc", NULL, FALSE, "Chi cục trưởng", "cong_chuc", 4 },
  { "Phòng Nghiệp vụ", "phong", "Chi cục Bổ trợ tư pháp", FALSE, "Trưởng phòng", "cong_chuc", 5 },
  { "Trung tâm Trợ giúp pháp lý nhà nước", "su_nghiep", NULL, TRUE, "Giám đốc Trung tâm",
    "vien_chuc", 10 },
  { "Phòng Công chứng số 1", "su_nghiep", NULL, TRUE, "Trưởng phòng Công chứng", "vien_chuc", 6 },
};

/* What a write function shares while it goes through the units. */
typedef struct
{
  TdWriter *writer;
  GError  **error;
  guint     n_people;
} Office;

static gboolean
save (Office   *self,
      TdRecord *record)
{
  return td_writer_save (self->writer, record, NULL, self->error);
}

static char *
make_name (guint number)
{
  return g_strdup_printf ("%s %s %s", families[number % G_N_ELEMENTS (families)],
                          middles[number % G_N_ELEMENTS (middles)],
                          givens[number % G_N_ELEMENTS (givens)]);
}

static TdRecord *
make_person (guint             number,
             const OfficeUnit *unit,
             gint64            unit_id,
             gboolean          is_head)
{
  TdRecord *person = td_record_new (&td_entity_staff);
  g_autofree char *name = make_name (number);
  gboolean is_worker = !is_head && number % 13 == 12;

  td_record_set_text (person, "name", name);
  td_record_set_date (person, "birth",
                      (TdDate) { 1970 + number % 28, number % 5 == 4 ? 0 : 1 + number % 12,
                                 number % 5 == 4 ? 0 : 1 + number % 28 });
  if (number % 9 != 8)
    td_record_set_text (person, "sex", number % 3 == 0 ? "nu" : "nam");
  td_record_set_text (person, "post", is_head ? unit->head_post
                                      : is_worker ? "Nhân viên lái xe"
                                      : number % 6 == 1 ? "Phó Trưởng phòng" : "Chuyên viên");
  td_record_set_text (person, "kind", is_worker ? "nguoi_lao_dong" : unit->staff_kind);
  td_record_set_int (person, "unit", unit_id);
  if (!is_worker)
    td_record_set_text (person, "rank", number % 2 ? "01.003" : "V.07.02.04");
  td_record_set_int (person, "coefficient", 2340 + 330 * (number % 8));
  td_record_set_text (person, "education", number % 4 ? "Đại học Luật" : "Thạc sĩ");
  if (number % 3 != 2)
    td_record_set_int (person, "party", number % 3 == 0);
  td_record_set_date (person, "joined", (TdDate) { 2001 + number % 22, 9, 1 });
  return person;
}

/* Whom the tests look for. */
static void
make_special (TdRecord *person,
              guint     number)
{
  switch (number)
    {
    case 5:
      td_record_set_text (person, "note", OFFICE_FORMULA_NOTE);
      td_record_set_text (person, "cccd", OFFICE_CCCD);
      break;
    case 7:
      td_record_set_text (person, "name", "Hồ Đắc Nguyễn Phước Thiên Kim Ngân Hà");
      td_record_set_text (person, "note", "Được cử đi học tập trung 04 tháng, có quyết định của "
                                          "Sở và xác nhận của cơ sở đào tạo kèm theo hồ sơ");
      break;
    case 9:
      td_record_set_text (person, "status", "thai_san");
      break;
    case 11:
      td_record_set_text (person, "status", "nghi_huu");
      break;
    default:
      break;
    }
}

/* Scores of all layers: ties, edges, one without any, one disciplined. */
static TdRecord *
make_facts (guint  number,
            gint64 person)
{
  TdRecord *facts = td_record_new (&td_entity_year_fact);
  gint64 total = 97000 - 730 * (number % 17);

  td_record_set_int (facts, "staff", person);
  td_record_set_int (facts, "year", OFFICE_YEAR);
  td_record_set_int (facts, "months", 12);
  if (number == 13)
    return facts;
  if (number == 14)
    total = 69900;
  if (number == 15)
    total = 89999;
  td_record_set_int (facts, "self_common", 28000);
  td_record_set_int (facts, "self_task", total - 28000);
  td_record_set_int (facts, "self_total", total);
  if (number % 3 != 1)
    td_record_set_int (facts, "appraised_total", total - 500);
  if (number % 3 == 2)
    td_record_set_int (facts, "council_total", total - 250);
  if (number == 16)
    {
      td_record_set_text (facts, "discipline_text", "Khiển trách, 15/06/2026");
      td_record_set_int (facts, "discipline_for_duty", 1);
    }
  if (number == 17)
    td_record_set_int (facts, "maternity_months", 5);
  if (number == 18)
    td_record_set_int (facts, "rated_by_superior", 1);
  return facts;
}

static gint64
find_unit (TdReader   *reader,
           const char *name)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_unit);
  g_autoptr (TdRecord) unit = NULL;

  td_query_filter_text (query, "name", TD_FILTER_IS, name);
  unit = td_reader_first (reader, query, NULL);
  return unit != NULL ? td_record_get_id (unit) : 0;
}

static gboolean
add_unit (Office           *self,
          const OfficeUnit *unit,
          guint             position)
{
  g_autoptr (TdRecord) record = td_record_new (&td_entity_unit);

  td_record_set_text (record, "name", unit->name);
  td_record_set_text (record, "kind", unit->kind);
  td_record_set_int (record, "position", position + 1);
  td_record_set_int (record, "own_body", unit->own_body);
  if (unit->parent != NULL)
    td_record_set_int (record, "parent",
                       find_unit (td_writer_get_reader (self->writer), unit->parent));
  if (!save (self, record))
    return FALSE;

  for (guint i = 0; i < unit->n_people; i++)
    {
      guint number = self->n_people++;
      g_autoptr (TdRecord) person = make_person (number, unit, td_record_get_id (record), i == 0);
      g_autoptr (TdRecord) facts = NULL;

      make_special (person, number);
      if (!save (self, person))
        return FALSE;
      facts = make_facts (number, td_record_get_id (person));
      if (!save (self, facts))
        return FALSE;
      if (i == 0)
        td_record_set_int (record, "head", td_record_get_id (person));
    }
  return save (self, record);
}

static gboolean
fill (TdWriter      *writer,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Office self = { writer, error, 0 };
  g_autoptr (TdRecord) nobody = td_record_new (&td_entity_staff);

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (!add_unit (&self, &units[i], i))
      return FALSE;

  /* Nothing but names: one is in no unit; everything about them is missing. */
  td_record_set_text (nobody, "name", "-Trần Chưa Rõ");
  if (!save (&self, nobody))
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);

      td_record_set_text (person, "name", i == 0 ? "Lý Thiếu Dữ Liệu" : "Mai Thiếu Loại");
      td_record_set_int (person, "unit", find_unit (td_writer_get_reader (writer), "Văn phòng Sở"));
      if (i == 0)
        td_record_set_text (person, "kind", "cong_chuc");
      if (!save (&self, person))
        return FALSE;
    }
  return td_writer_set_setting (writer, "year.2026.workers", "not_rated", error);
}

TdStore *
office_new (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRecord) organisation = td_record_new (&td_entity_organisation);
  TdStore *store;

  td_record_set_text (organisation, "governing", "UBND tỉnh Khánh Hòa");
  td_record_set_text (organisation, "department", "Sở Tư pháp");
  td_record_set_text (organisation, "place", "Khánh Hòa");
  td_record_set_text (organisation, "symbol", "STP");
  td_record_set_text (organisation, "director", "Nguyễn Thị Ví Dụ");
  td_record_set_text (organisation, "signer_authority", "kt");
  td_record_set_text (organisation, "signer_name", "Trần Văn Thử");
  td_record_set_text (organisation, "recipients",
                      "Sở Nội vụ (Ban Thi đua - Khen thưởng); Lãnh đạo Sở; Các phòng, đơn vị");
  store = td_store_create (file, organisation, &error);
  g_assert_no_error (error);
  td_store_set_author (store, "Phạm Thị Mẫu");
  g_assert_cmpint (td_store_write (store, "Dữ liệu thử", fill, NULL, NULL, &error), >, 0);
  g_assert_no_error (error);
  return store;
}

static gboolean
add_people (TdWriter      *writer,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  guint n = GPOINTER_TO_UINT (data);
  TdReader *reader = td_writer_get_reader (writer);
  gint64 unit = find_unit (reader, "Văn phòng Sở");
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  gint64 before = td_reader_count (reader, query, error);

  if (before < 0)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TdRecord) person = make_person (100 + i, &units[1], unit, FALSE);
      g_autofree char *cccd = g_strdup_printf ("0560%08u", (guint) before + i);

      td_record_set_text (person, "cccd", cccd);
      if (!td_writer_save (writer, person, NULL, error))
        return FALSE;
    }
  return TRUE;
}

void
office_add_people (TdStore *store,
                   guint    n)
{
  g_autoptr (GError) error = NULL;

  td_store_write (store, "Thêm nhiều người", add_people, GUINT_TO_POINTER (n), NULL, &error);
  g_assert_no_error (error);
}

void
office_freeze (TdStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdBoard) board = td_board_new (store, OFFICE_YEAR, NULL, &error);
  TdAction *action;

  g_assert_no_error (error);
  action = td_year_seal_freeze (board, NULL, &error);
  g_assert_no_error (error);
  td_action_run (action, store, NULL, &error);
  g_assert_no_error (error);
}

void
office_test_open (OfficeTest *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  self->folder = g_dir_make_tmp ("td-export-XXXXXX", &error);
  g_assert_no_error (error);
  file = g_file_new_build_filename (self->folder, "sổ.thidua", NULL);
  self->workbook = g_file_new_build_filename (self->folder, "kết quả.xlsx", NULL);
  self->store = office_new (file);
}

void
office_test_close (OfficeTest *self)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_true (td_store_close (self->store, NULL));
  g_object_unref (self->store);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_object_unref (self->workbook);
}

void
office_test_write (OfficeTest *self, const char *name, const TdExportParams *params)
{
  g_autoptr (GError) error = NULL;

  td_export_write (name, self->store, params, self->workbook, NULL, &error);
  g_assert_no_error (error);
}
