/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-test-store.h"

#include "td-reader-private.h"
#include "td-search-cache.h"
#include "td-text.h"

#include <string.h>

#define N_PEOPLE 300
#define N_UNITS 7
#define N_QUERIES 150
#define FILLING "Nhập danh sách"

static const char *const families[] = { "Nguyễn", "Trần", "Lê", "Đặng", "NGÔ", "Nguyên", "Đỗ" };
static const char *const middles[] = { "Văn", "Thị", "Đức", "Thị Bích", "Hoàng-Anh", "" };
static const char *const givens[] = { "An", "Ánh", "Hòa", "Hoà", "Hoa", "Đạt", "Dat", "Nam", "Ân" };
static const char *const posts[] = { "Văn thư", "Kế toán viên", NULL, "Trưởng phòng", "Nhân viên" };
static const char *const units[N_UNITS] = {
  "Văn phòng", "Thanh tra Sở", "Phòng Nghiệp vụ 1", "Phòng Nghiệp vụ 12", "Chi cục Đường bộ",
  "Trung tâm Ánh sáng", "Ban An toàn",
};
static const char *const words[] = {
  "n",  "nguyen", "nguyễn", "Nguyên", "thi",      "van phong", "văn", "an",  "ánh", "hoa",
  "hoà", "đ",     "dat",    "12",     "nghiep vu", "-",        "số",  "Sở",  "056", "056001",
  "056000", "0560001234", "0901234", "1234567", "nv", "xyz", "đặng thị", "hoàng-anh", "a", "o",
};

/* A register of random people, of a few units, some archived, some without one. */
typedef struct
{
  TdTestStore test;
  gint64      units[N_UNITS];
  GRand      *rand;
} TdCrowd;

static const char *
choose (TdCrowd           *self,
        const char *const *texts,
        gsize              n_texts)
{
  return texts[g_rand_int_range (self->rand, 0, (int) n_texts)];
}

#define CHOOSE(self, texts) choose (self, texts, G_N_ELEMENTS (texts))

static TdRecord *
make_person (TdCrowd *self,
             guint    number)
{
  TdRecord *person = td_record_new (&td_entity_staff);
  g_autofree char *name = g_strjoin (" ", CHOOSE (self, families), CHOOSE (self, middles),
                                     CHOOSE (self, givens), NULL);
  g_autofree char *cccd = g_strdup_printf ("056%03u%06u", number % 3, number * 1234 % 1000000);

  td_record_set_text (person, "name", name);
  td_record_set_text (person, "post", CHOOSE (self, posts));
  if (number % 4 != 0)
    td_record_set_text (person, "cccd", cccd);
  if (number % 5 == 0)
    td_record_set_text (person, "phone", "0901 234567");
  if (number % 6 != 0)
    td_record_set_int (person, "unit", self->units[g_rand_int_range (self->rand, 0, N_UNITS)]);
  if (number % 7 == 0)
    td_record_set_int (person, "archived", number % 2);
  return person;
}

static gboolean
write_people (TdWriter     *writer,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  TdCrowd *self = data;

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autoptr (TdRecord) person = make_person (self, i);

      if (!td_writer_save (writer, person, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static void
td_crowd_init (TdCrowd *self)
{
  g_autoptr (GError) error = NULL;

  self->rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  td_test_store_init (&self->test);
  for (guint i = 0; i < N_UNITS; i++)
    self->units[i] = td_test_add_unit (self->test.store, units[i]);
  g_assert_cmpint (td_store_write (self->test.store, FILLING, write_people, self, NULL, &error), >,
                   0);
  g_assert_no_error (error);
}

static void
td_crowd_clear (TdCrowd *self)
{
  g_clear_pointer (&self->rand, g_rand_free);
  td_test_store_clear (&self->test);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TdCrowd, td_crowd_clear)

/* What the search is said to do, word by word, in the plainest way. */
static gboolean
holds_word (TdRecord   *person,
            const char *word)
{
  static const char *const searched[] = { "code", "name", "post", "phone", "email" };
  const char *cccd = td_record_get_text (person, "cccd");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *own = NULL;
  g_autofree char *unit = td_text_fold (td_record_get_reference_title (person, "unit"));

  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    if (td_record_has (person, searched[i]))
      g_string_append_printf (text, "%s ", td_record_get_text (person, searched[i]));
  own = td_text_fold (text->str);
  return strstr (own, word) != NULL || strstr (unit, word) != NULL ||
         (cccd != NULL && strlen (word) >= 6 && strspn (word, "0123456789") == strlen (word) &&
          g_str_has_prefix (cccd, word));
}

static gboolean
holds_all (TdRecord   *person,
           const char *search)
{
  g_autofree char *folded = td_text_fold (search);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (!holds_word (person, parts[i]))
      return FALSE;
  return parts[0] != NULL;
}

static gboolean
is_exact (TdRecord   *person,
          const char *search)
{
  g_autofree char *name = td_text_lower (td_record_get_text (person, "name"));
  g_autofree char *lower = td_text_lower (search);

  return !td_text_has_marks (search) || strstr (name, lower) != NULL;
}

static GArray *
search_plainly (TdReader   *reader,
                const char *search,
                gboolean    archived,
                gboolean    descending)
{
  g_autoptr (TdQuery) everybody = td_query_new (&td_entity_staff);
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *found = g_array_new (FALSE, FALSE, sizeof (gint64));

  td_query_set_archived (everybody, archived);
  td_query_set_sort (everybody, "name", descending);
  people = td_reader_list (reader, everybody, NULL);
  for (guint i = 0; i < people->len; i++)
    {
      const gint64 id = td_record_get_id (people->pdata[i]);

      if (!holds_all (people->pdata[i], search))
        continue;
      g_array_append_val (is_exact (people->pdata[i], search) ? found : others, id);
    }
  g_array_append_vals (found, others->data, others->len);
  return found;
}

static void
assert_same (GArray     *ids,
             GArray     *expected,
             const char *search)
{
  g_test_message ("“%s”: %u found, %u expected", search, ids->len, expected->len);
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), expected->data,
                   expected->len * sizeof (gint64));
}

/* The cache, the statement of rows and the plain way find the same, in one order. */
static void
check_search (TdReader   *reader,
              const char *search,
              gboolean    archived,
              gboolean    descending)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) expected = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  td_query_set_search (query, search);
  td_query_set_archived (query, archived);
  td_query_set_sort (query, "name", descending);
  ids = td_reader_query (reader, query, NULL, &error);
  g_assert_no_error (error);
  records = td_reader_list (reader, query, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    {
      const gint64 id = td_record_get_id (records->pdata[i]);

      g_array_append_val (rows, id);
    }
  assert_same (ids, rows, search);
  g_assert_cmpint (td_reader_count (reader, query, NULL), ==, ids->len);
  expected = search_plainly (reader, search, archived, descending);
  assert_same (ids, expected, search);
}

static void
test_random (void)
{
  g_auto (TdCrowd) crowd = { 0 };
  TdReader *reader;

  td_crowd_init (&crowd);
  reader = td_store_get_reader (crowd.test.store);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    check_search (reader, words[i], i % 2 == 0, i % 3 == 0);
  for (guint i = 0; i < N_QUERIES; i++)
    {
      g_autofree char *search = g_strjoin (" ", CHOOSE (&crowd, words), CHOOSE (&crowd, words),
                                           i % 3 == 0 ? CHOOSE (&crowd, words) : NULL, NULL);

      check_search (reader, search, g_rand_boolean (crowd.rand), g_rand_boolean (crowd.rand));
    }
}

static guint
count_found (TdReader   *reader,
             const char *search)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  td_query_set_search (query, search);
  ids = td_reader_query (reader, query, NULL, &error);
  g_assert_no_error (error);
  return ids->len;
}

static void
keep_count_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = td_store_query_finish (TD_STORE (source), result, &error);

  g_assert_no_error (error);
  *(int *) user_data = (int) ids->len;
}

/* The same by the connection that writes as well. */
static guint
count_found_there (TdStore    *store,
                   const char *search)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  int n = -1;

  td_query_set_search (query, search);
  td_store_query_async (store, query, NULL, keep_count_cb, &n);
  while (n < 0)
    g_main_context_iteration (NULL, TRUE);
  return (guint) n;
}

static void
assert_found (TdStore    *store,
              const char *search,
              guint       n_expected)
{
  g_assert_cmpuint (count_found (td_store_get_reader (store), search), ==, n_expected);
  g_assert_cmpuint (count_found_there (store, search), ==, n_expected);
}

/* Writes somebody, looks for them, and gives up. */
static gboolean
write_in_vain (TdWriter     *writer,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);
  guint *n_found = data;

  td_record_set_text (person, "name", "Phạm Thị Quế");
  if (!td_writer_save (writer, person, NULL, error))
    return FALSE;
  *n_found = count_found (td_writer_get_reader (writer), "que");
  return FALSE;
}

static void
test_follows (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 unit, id;
  guint n_found = 0;

  td_test_store_init (&test);
  unit = td_test_add_unit (test.store, "Văn phòng");
  id = td_test_add_person (test.store, "Lê Thị Hoa", unit);
  assert_found (test.store, "hoa", 1);
  assert_found (test.store, "lê", 1);

  td_test_set_text (test.store, &td_entity_staff, id, "name", "Lê Thị Cúc");
  assert_found (test.store, "hoa", 0);
  assert_found (test.store, "cúc", 1);
  td_test_set_text (test.store, &td_entity_unit, unit, "name", "Thanh tra");
  assert_found (test.store, "thanh tra", 1);
  assert_found (test.store, "van phong", 0);

  g_assert_cmpint (td_store_undo (test.store, &error), >, 0);
  g_assert_cmpint (td_store_undo (test.store, &error), >, 0);
  assert_found (test.store, "hoa phong", 1);
  assert_found (test.store, "cuc", 0);

  /* A write function sees its own writes, and nobody sees what it gave up. */
  g_assert_cmpint (td_store_write (test.store, "Thêm", write_in_vain, &n_found, NULL, NULL), ==,
                   -1);
  g_assert_cmpuint (n_found, ==, 1);
  assert_found (test.store, "que", 0);

  td_test_add_person (test.store, "Phạm Thị Quế", 0);
  assert_found (test.store, "quế", 1);
}

/* One random change; names that keep their place and such that do not. */
static void
change_somebody (TdCrowd *self,
                 GArray  *ids)
{
  TdStore *store = self->test.store;
  const gint64 id = g_array_index (ids, gint64, g_rand_int_range (self->rand, 0, (int) ids->len));
  g_autofree char *name = g_strjoin (" ", CHOOSE (self, families), CHOOSE (self, middles),
                                     CHOOSE (self, givens), NULL);
  g_autofree char *undone = td_store_dup_undo_label (store);
  g_autoptr (TdRecord) person = NULL;

  switch (g_rand_int_range (self->rand, 0, 7))
    {
    case 0:
      td_test_set_text (store, &td_entity_staff, id, "name", name);
      break;
    case 1:
      td_test_add_person (store, name, self->units[0]);
      break;
    case 2:
      td_test_set_text (store, &td_entity_unit, self->units[g_rand_int_range (self->rand, 0, 7)],
                        "note", name);
      break;
    case 3:
      /* But not that people were entered at all. */
      if (strcmp (undone, FILLING) != 0)
        g_assert_cmpint (td_store_undo (store, NULL), >, 0);
      break;
    default:
      person = td_reader_get (td_store_get_reader (store), &td_entity_staff, id, NULL);
      if (person == NULL)
        return;
      td_record_set_text (person, "post", CHOOSE (self, words));
      td_record_set_int (person, "unit", self->units[g_rand_int_range (self->rand, 0, N_UNITS)]);
      td_record_set_int (person, "archived", g_rand_boolean (self->rand));
      td_test_save (store, person);
    }
}

/* After any change the answers are those of the register as it is then. */
static void
test_follows_changes (void)
{
  g_auto (TdCrowd) crowd = { 0 };
  g_autoptr (TdQuery) everybody = td_query_new (&td_entity_staff);
  g_autoptr (GArray) ids = NULL;
  TdReader *reader;

  td_crowd_init (&crowd);
  reader = td_store_get_reader (crowd.test.store);
  ids = td_reader_query (reader, everybody, NULL, NULL);
  for (guint i = 0; i < N_QUERIES; i++)
    {
      const char *search = CHOOSE (&crowd, words);

      for (int n = g_rand_int_range (crowd.rand, 0, 3); n > 0; n--)
        change_somebody (&crowd, ids);
      check_search (reader, search, g_rand_boolean (crowd.rand), FALSE);
      check_search (reader, "văn", FALSE, FALSE);
      g_assert_cmpuint (count_found_there (crowd.test.store, search), ==,
                        count_found (reader, search));
    }
}

/* A number is found from its beginning on, by six digits at least. */
static void
test_number (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);

  td_test_store_init (&test);
  td_test_add_person (test.store, "Lê Thị Hoa", 0);
  td_record_set_text (person, "name", "Trần Văn Nam");
  td_record_set_text (person, "cccd", "056090001234");
  td_test_save (test.store, person);

  assert_found (test.store, "056090", 1);
  assert_found (test.store, "056090001234", 1);
  assert_found (test.store, "nam 05609000", 1);
  assert_found (test.store, "hoa 05609000", 0);
  assert_found (test.store, "05609", 0);
  assert_found (test.store, "090001", 0);
  assert_found (test.store, "001234", 0);
  assert_found (test.store, "0560900012345", 0);
  assert_found (test.store, "056091", 0);

  td_record_set_text (person, "cccd", "079090001234");
  td_test_save (test.store, person);
  assert_found (test.store, "056090", 0);
  assert_found (test.store, "079090", 1);
}

static void
test_serves (void)
{
  g_auto (TdTestStore) test = { 0 };
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (TdQuery) facts = td_query_new (&td_entity_year_fact);
  TdReader *reader;
  TdDb *db;

  td_test_store_init (&test);
  reader = td_store_get_reader (test.store);
  db = td_reader_get_db (reader);
  g_assert_false (td_search_cache_serves (db, query));
  td_query_set_search (query, "an");
  g_assert_true (td_search_cache_serves (db, query));
  g_assert_true (td_reader_begin (reader, NULL));
  g_assert_false (td_search_cache_serves (db, query));
  td_reader_end (reader);
  td_query_set_sort (query, "post", FALSE);
  g_assert_false (td_search_cache_serves (db, query));
  td_query_set_sort (query, NULL, TRUE);
  g_assert_true (td_search_cache_serves (db, query));
  td_query_filter_text (query, "kind", TD_FILTER_IS, "cong_chuc");
  g_assert_false (td_search_cache_serves (db, query));
  td_query_set_search (facts, "an");
  g_assert_false (td_search_cache_serves (db, facts));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-cache/random", test_random);
  g_test_add_func ("/search-cache/follows", test_follows);
  g_test_add_func ("/search-cache/follows-changes", test_follows_changes);
  g_test_add_func ("/search-cache/number", test_number);
  g_test_add_func ("/search-cache/serves", test_serves);
  return g_test_run ();
}
