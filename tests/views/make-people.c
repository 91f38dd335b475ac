/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-test-people.h"

#include <stdlib.h>

/* Makes a register of many invented people, for looking at and measuring the window:
 * make-people FILE.thidua 100000. */
int
main (int argc, char **argv)
{
  static const char *const names[] = { "Văn phòng", "Thanh tra Sở", "Phòng Hành chính tư pháp",
                                       "Phòng Bổ trợ tư pháp", "Trung tâm Trợ giúp pháp lý" };
  g_autoptr (TdRecord) organisation = td_record_new (&td_entity_organisation);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdStore) store = NULL;
  g_autoptr (GFile) file = NULL;
  gint64 units[G_N_ELEMENTS (names)];

  if (argc != 3)
    g_error ("usage: make-people FILE N");
  td_record_set_text (organisation, "governing", "UBND tỉnh Hư Cấu");
  td_record_set_text (organisation, "department", "Sở Tư pháp");
  td_record_set_text (organisation, "place", "Hư Cấu");
  file = g_file_new_for_commandline_arg (argv[1]);
  store = td_store_create (file, organisation, &error);
  for (guint i = 0; error == NULL && i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TdRecord) unit = td_record_new (&td_entity_unit);

      td_record_set_text (unit, "name", names[i]);
      td_store_save (store, "Thêm đơn vị", unit, &error);
      units[i] = td_record_get_id (unit);
    }
  if (error != NULL)
    g_error ("%s", error->message);
  td_test_add_people (store, units, G_N_ELEMENTS (names), (guint) atoi (argv[2]));
  return 0;
}
