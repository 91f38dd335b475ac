/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-store.h"

#include <locale.h>

/* Makes the register that is kept for one released version of the schema, see
 * tests/data/registers/README.md: make-register v001.thidua.  All in it is
 * invented. */

static void
stop_if (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static gint64
save (TdStore    *store,
      const char *label,
      TdRecord   *record)
{
  g_autoptr (GError) error = NULL;

  td_store_save (store, label, record, &error);
  stop_if (error);
  return td_record_get_id (record);
}

static gint64
add_unit (TdStore    *store,
          const char *name)
{
  g_autoptr (TdRecord) unit = td_record_new (&td_entity_unit);

  td_record_set_text (unit, "name", name);
  return save (store, "Thêm đơn vị", unit);
}

static TdRecord *
add_person (TdStore    *store,
            const char *name,
            const char *birth,
            gint64      unit)
{
  TdRecord *person = td_record_new (&td_entity_staff);

  td_record_set_text (person, "name", name);
  td_record_set_text (person, "birth", birth);
  td_record_set_text (person, "kind", "cong_chuc");
  td_record_set_int (person, "unit", unit);
  save (store, "Thêm cán bộ", person);
  return person;
}

static void
fill (TdStore *store)
{
  gint64 office = add_unit (store, "Văn phòng");
  gint64 inspectorate = add_unit (store, "Thanh tra Sở");
  g_autoptr (TdRecord) anh = add_person (store, "Đặng Thị Ánh", "1990-02-08", office);
  g_autoptr (TdRecord) binh = add_person (store, "Trần Đức Bình", "1985-02", inspectorate);
  g_autoptr (TdRecord) cuong = add_person (store, "Lê Văn Cường", "1972", office);
  g_autoptr (TdRecord) fact = td_record_new (&td_entity_year_fact);
  g_autoptr (GError) error = NULL;

  td_record_set_int (fact, "staff", td_record_get_id (binh));
  td_record_set_int (fact, "year", 2026);
  td_record_set_int (fact, "self_total", 88800);
  save (store, "Nhập số liệu năm", fact);
  td_record_set_text (cuong, "post", "Văn thư");
  save (store, "Sửa cán bộ", cuong);
  td_store_undo (store, &error);
  stop_if (error);
  td_record_set_text (anh, "post", "Chánh Văn phòng");
  save (store, "Sửa cán bộ", anh);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (TdRecord) organisation = td_record_new (&td_entity_organisation);
  g_autoptr (GFile) file = NULL;
  g_autoptr (TdStore) store = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  if (argc != 2)
    g_error ("usage: make-register FILE");

  td_record_set_text (organisation, "governing", "UBND tỉnh Thử Nghiệm");
  td_record_set_text (organisation, "department", "Sở Thử Nghiệm");
  td_record_set_text (organisation, "place", "Thử Nghiệm");
  file = g_file_new_for_commandline_arg (argv[1]);
  store = td_store_create (file, organisation, &error);
  stop_if (error);
  td_store_set_author (store, "Người làm bản mẫu");
  fill (store);
  td_store_close (store, &error);
  stop_if (error);
  return 0;
}
