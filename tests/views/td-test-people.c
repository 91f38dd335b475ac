/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-test-people.h"

typedef struct
{
  const gint64 *units;
  guint         n_units;
  guint         n;
} People;

/* Invented people who differ from each other: every name with its own number of
 * birth days and identity number. */
static void
fill_person (TdRecord *person, guint i)
{
  static const char *const family[] = { "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng" };
  static const char *const middle[] = { "Văn", "Thị", "Minh", "Ngọc", "Thanh" };
  static const char *const given[] = { "An", "Bình", "Châu", "Dũng", "Đào", "Hà", "Khôi", "Lan",
                                       "Ánh", "Yến", "Ẩn" };
  g_autofree char *name = g_strdup_printf ("%s %s %s", family[i % G_N_ELEMENTS (family)],
                                           middle[(i / 7) % G_N_ELEMENTS (middle)],
                                           given[(i / 3) % G_N_ELEMENTS (given)]);
  g_autofree char *cccd = g_strdup_printf ("056%09u", 100000000 + i);
  TdDate birth = { (guint16) (1965 + i % 35), (guint8) (1 + i % 12), (guint8) (1 + i % 28) };

  td_record_set_text (person, "name", name);
  td_record_set_date (person, "birth", birth);
  td_record_set_text (person, "sex", i % 5 == 1 ? "nu" : "nam");
  td_record_set_text (person, "kind", i % 3 == 0 ? "vien_chuc" : "cong_chuc");
  td_record_set_text (person, "post", i % 10 == 0 ? "Trưởng phòng" : "Chuyên viên");
  td_record_set_int (person, "party", i % 2);
  if (i % 20 != 7)
    td_record_set_text (person, "cccd", cccd);
}

static gboolean
write_people (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const People *people = data;

  for (guint i = 0; i < people->n; i++)
    {
      g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);

      fill_person (person, i);
      if (people->n_units > 0)
        td_record_set_int (person, "unit", people->units[i % people->n_units]);
      if (!td_writer_save (writer, person, NULL, error))
        return FALSE;
    }
  return TRUE;
}

void
td_test_add_people (TdStore *store, const gint64 *units, guint n_units, guint n)
{
  People people = { units, n_units, n };
  g_autoptr (GError) error = NULL;

  td_store_write (store, "Thêm người hư cấu", write_people, &people, NULL, &error);
  g_assert_no_error (error);
}
