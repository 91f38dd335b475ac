/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-store.h"

/*
 * Edits a person's note again and again and says each number only after it was
 * committed: whoever kills this program knows what must be in the register.
 */
int
main (int argc, char **argv)
{
  g_autoptr (GFile) file = g_file_new_for_path (argv[1]);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdStore) store = td_store_open (file, TD_OPEN_DEFAULT, &error);
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (TdRecord) person = NULL;

  g_assert_no_error (error);
  person = td_reader_first (td_store_get_reader (store), query, &error);
  g_assert_no_error (error);
  for (guint i = 1;; i++)
    {
      g_autofree char *note = g_strdup_printf ("%u", i);

      td_record_set_text (person, "note", note);
      if (!td_store_save (store, "Sửa ghi chú", person, &error))
        g_error ("%s", error->message);
      g_print ("%u\n", i);
    }
}
