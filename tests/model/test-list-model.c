/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-list-model.h"

#include "test-folder.h"

#define MANY 100000

/* A register in a folder of its own, and what a list over it tells. */
typedef struct
{
  TestFolder folder;
  TdStore   *store;
  gint64     units[2];
} Fixture;

typedef struct
{
  guint n_signals;
  guint position;
  guint removed;
  guint added;
  guint n_refreshing;
  guint n_refreshed;
} Heard;

static gboolean
write_people (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const names[] = {
    "An", "Bình", "Cường", "Dũng", "Đào", "Giang", "Hạnh", "Minh", "Nam", "Yến",
  };
  const guint n = GPOINTER_TO_UINT (data);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);
      g_autofree char *name =
        g_strdup_printf ("Nguyễn Văn Thử %05u %s", i, names[i % G_N_ELEMENTS (names)]);

      td_record_set_text (person, "name", name);
      td_record_set_text (person, "post", i % 2 ? "Chuyên viên" : "Kế toán");
      if (!td_writer_save (writer, person, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_units (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (self->units); i++)
    {
      g_autoptr (TdRecord) unit = td_record_new (&td_entity_unit);

      td_record_set_text (unit, "name", i == 0 ? "Văn phòng" : "Thanh tra");
      if (!td_writer_save (writer, unit, NULL, error))
        return FALSE;
      self->units[i] = td_record_get_id (unit);
    }
  return TRUE;
}

static void
fixture_set_up (Fixture *self, gconstpointer n_people)
{
  g_autoptr (TdRecord) organisation = td_record_new (&td_entity_organisation);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = test_folder_make ();
  file = test_folder_get (&self->folder, "So.thidua");
  td_record_set_text (organisation, "governing", "UBND tỉnh");
  td_record_set_text (organisation, "department", "Sở Thử nghiệm");
  td_record_set_text (organisation, "place", "Khánh Hòa");
  self->store = td_store_create (file, organisation, &error);
  g_assert_no_error (error);
  td_store_write (self->store, "đơn vị", write_units, self, NULL, &error);
  g_assert_no_error (error);
  td_store_write (self->store, "người", write_people, (gpointer) n_people, NULL, &error);
  g_assert_no_error (error);
}

static void
fixture_tear_down (Fixture *self, gconstpointer n_people)
{
  g_assert_true (td_store_close (self->store, NULL));
  g_assert_finalize_object (self->store);
  test_folder_clear (&self->folder);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Heard *heard)
{
  heard->n_signals++;
  heard->position = position;
  heard->removed = removed;
  heard->added = added;
}

static void
count_cb (TdListModel *model, guint *count)
{
  (*count)++;
}

static void
listen (TdListModel *model, Heard *heard)
{
  *heard = (Heard) { 0 };
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), heard);
  g_signal_connect (model, "refreshing", G_CALLBACK (count_cb), &heard->n_refreshing);
  g_signal_connect (model, "refreshed", G_CALLBACK (count_cb), &heard->n_refreshed);
}

/* Until no query is on its way, nor about to be asked. */
static void
settle (TdListModel *model)
{
  gboolean loading = TRUE;

  while (g_main_context_pending (NULL) || loading)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (model, "loading", &loading, NULL);
    }
}

static TdListModel *
open_list (Fixture *self)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);

  return td_list_model_new (self->store, query);
}

/* Saves a change of the person at a place, as an editor does: on a copy. */
static void
edit (Fixture *self, TdListModel *model, guint position, const char *key, const char *text)
{
  g_autoptr (TdRecord) row = g_list_model_get_item (G_LIST_MODEL (model), position);
  g_autoptr (TdRecord) draft = td_record_copy (row);
  g_autoptr (GError) error = NULL;

  g_assert_true (td_record_set_from_text (draft, key, text, &error));
  td_store_save (self->store, "sửa", draft, &error);
  g_assert_no_error (error);
}

static void
check_order (TdListModel *model)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_autofree char *before = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TdRecord) row = g_list_model_get_item (G_LIST_MODEL (model), i);

      g_assert_cmpint (td_record_get_id (row), ==, td_list_model_get_id (model, i));
      if (before != NULL)
        g_assert_cmpstr (before, <=, td_record_get_text (row, "sort_key"));
      g_free (before);
      before = g_strdup (td_record_get_text (row, "sort_key"));
    }
}

/* However long the list, opening it and looking at some places reads a few pages. */
static void
look_at_many (Fixture *self)
{
  static const guint places[] = { 0, 1, 40, 127, 128, 50000, 50001, 99999, 99990, 0 };
  TdListModel *model = open_list (self);
  guint n_ids;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, MANY);
  g_assert_cmpuint (td_list_model_get_n_loads (model), ==, 0);
  g_assert_true (g_type_is_a (g_list_model_get_item_type (G_LIST_MODEL (model)), TD_TYPE_RECORD));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (TdRecord) row = g_list_model_get_item (G_LIST_MODEL (model), places[i]);
      guint found;

      g_assert_nonnull (td_record_get_text (row, "name"));
      g_assert_cmpint (td_record_get_id (row), ==, td_list_model_get_id (model, places[i]));
      g_assert_true (td_list_model_find (model, td_record_get_id (row), &found));
      g_assert_cmpuint (found, ==, places[i]);
    }
  g_assert_cmpuint (td_list_model_get_n_loads (model), ==, 4);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), MANY));
  g_assert_cmpint (td_list_model_get_id (model, MANY), ==, 0);
  g_assert_false (td_list_model_find (model, 1, NULL));
  g_assert_nonnull (td_list_model_get_ids (model, &n_ids));
  g_assert_cmpuint (n_ids, ==, MANY);

  /* Scrolled through from end to end: every page once, and few rows held. */
  for (guint i = 0; i < MANY; i++)
    {
      g_autoptr (TdRecord) row = g_list_model_get_item (G_LIST_MODEL (model), i);

      g_assert_nonnull (row);
    }
  g_assert_cmpuint (td_list_model_get_n_loads (model), <=, 4 + (MANY + 127) / 128);
  g_assert_finalize_object (model);
}

/* A new sort of a long list is two signals, with the view told before and after. */
static void
resort_many (Fixture *self)
{
  g_autoptr (TdListModel) model = open_list (self);
  g_autoptr (TdRecord) first = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_autoptr (TdRecord) last = NULL;
  g_autoptr (TdQuery) query = td_query_copy (td_list_model_get_query (model));
  Heard heard;

  listen (model, &heard);
  td_query_set_sort (query, "name", TRUE);
  td_list_model_set_query (model, query);
  settle (model);
  g_assert_cmpuint (heard.n_signals, ==, 2);
  g_assert_cmpuint (heard.added, ==, MANY);
  g_assert_cmpuint (heard.n_refreshing, ==, 1);
  g_assert_cmpuint (heard.n_refreshed, ==, 1);
  g_assert_cmpuint (td_list_model_get_n_loads (model), ==, 1);
  /* The row that somebody held is the same object at its new place. */
  last = g_list_model_get_item (G_LIST_MODEL (model), MANY - 1);
  g_assert_true (first == last);
}

static void
test_many (Fixture *self, gconstpointer data)
{
  look_at_many (self);
  resort_many (self);
}

static void
test_identity (Fixture *self, gconstpointer data)
{
  g_autoptr (TdListModel) model = open_list (self);
  TdRecord *held = g_list_model_get_item (G_LIST_MODEL (model), 3);
  guint n_loads;

  /* Push its page out. */
  for (guint i = 128; i < 128 * 20; i++)
    {
      g_autoptr (TdRecord) row = g_list_model_get_item (G_LIST_MODEL (model), i);
      g_autoptr (TdRecord) again = g_list_model_get_item (G_LIST_MODEL (model), i);

      g_assert_true (row == again);
    }
  n_loads = td_list_model_get_n_loads (model);
  {
    g_autoptr (TdRecord) again = g_list_model_get_item (G_LIST_MODEL (model), 3);

    g_assert_true (again == held);
  }
  g_assert_cmpuint (td_list_model_get_n_loads (model), ==, n_loads);
  /* A neighbour was let go, and is read anew together with its page; the one
   * that is held stays what it is. */
  {
    g_autoptr (TdRecord) neighbour = g_list_model_get_item (G_LIST_MODEL (model), 4);
    g_autoptr (TdRecord) again = g_list_model_get_item (G_LIST_MODEL (model), 3);

    g_assert_cmpuint (td_list_model_get_n_loads (model), ==, n_loads + 1);
    g_assert_true (again == held);
    g_assert_true (neighbour != held);
  }
  g_object_unref (held);
}

static void
name_changed_cb (TdRecord *row, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_edit_in_place (Fixture *self, gconstpointer data)
{
  g_autoptr (TdListModel) model = open_list (self);
  g_autoptr (TdRecord) row = g_list_model_get_item (G_LIST_MODEL (model), 10);
  guint n_notes = 0, n_loads;
  gboolean loading;
  Heard heard;

  listen (model, &heard);
  g_signal_connect (row, "notify::note", G_CALLBACK (name_changed_cb), &n_notes);
  n_loads = td_list_model_get_n_loads (model);
  edit (self, model, 10, "note", "đã gọi điện");

  /* At once, in the same object, and the list asks nothing. */
  g_assert_cmpstr (td_record_get_text (row, "note"), ==, "đã gọi điện");
  g_assert_cmpuint (n_notes, ==, 1);
  g_object_get (model, "loading", &loading, NULL);
  g_assert_false (loading);
  g_assert_false (g_main_context_iteration (NULL, FALSE));
  g_assert_cmpuint (heard.n_signals, ==, 0);
  g_assert_cmpuint (td_list_model_get_n_loads (model), ==, n_loads + 1);

  /* What nobody looks at is not read. */
  edit (self, model, 10, "note", "");
  n_loads = td_list_model_get_n_loads (model);
  {
    g_autoptr (TdRecord) draft = td_record_copy (row);

    td_record_set_id (draft, 0);
    td_record_set_text (draft, "name", "Zzz");
    g_assert_true (td_store_save (self->store, "thêm", draft, NULL));
  }
  g_assert_cmpuint (td_list_model_get_n_loads (model), ==, n_loads);
  settle (model);
  g_assert_cmpuint (heard.n_signals, ==, 1);
  g_assert_cmpuint (heard.removed, ==, 0);
  g_assert_cmpuint (heard.added, ==, 1);
  check_order (model);
}

static void
test_renamed_moves (Fixture *self, gconstpointer data)
{
  g_autoptr (TdListModel) model = open_list (self);
  g_autoptr (TdRecord) row = g_list_model_get_item (G_LIST_MODEL (model), 1500);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  guint position;
  Heard heard;

  listen (model, &heard);
  edit (self, model, 1500, "name", "Nguyễn Văn Thử Á");
  settle (model);
  /* One went, one came; nothing between was touched. */
  g_assert_cmpuint (heard.n_signals, ==, 2);
  g_assert_cmpuint (heard.n_refreshing, ==, 0);
  g_assert_cmpuint (heard.removed + heard.added, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, n);
  g_assert_true (td_list_model_find (model, td_record_get_id (row), &position));
  g_assert_cmpuint (position, <, 1500);
  {
    g_autoptr (TdRecord) again = g_list_model_get_item (G_LIST_MODEL (model), position);

    g_assert_true (again == row);
    g_assert_cmpstr (td_record_get_text (again, "name"), ==, "Nguyễn Văn Thử Á");
  }
  check_order (model);
}

static void
test_archive (Fixture *self, gconstpointer data)
{
  g_autoptr (TdListModel) model = open_list (self);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  const gint64 gone = td_list_model_get_id (model, 700);
  guint position;
  Heard heard;

  listen (model, &heard);
  edit (self, model, 700, "archived", "1");
  settle (model);
  g_assert_cmpuint (heard.n_signals, ==, 1);
  g_assert_cmpuint (heard.position, ==, 700);
  g_assert_cmpuint (heard.removed, ==, 1);
  g_assert_cmpuint (heard.added, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, n - 1);
  g_assert_false (td_list_model_find (model, gone, NULL));

  g_assert_cmpint (td_store_undo (self->store, NULL), >, 0);
  settle (model);
  g_assert_true (td_list_model_find (model, gone, &position));
  g_assert_cmpuint (position, ==, 700);
  check_order (model);
}

/* The name of a unit stands in every row of its people. */
static void
test_referenced_title (Fixture *self, gconstpointer data)
{
  g_autoptr (TdListModel) model = open_list (self);
  g_autoptr (TdRecord) row = g_list_model_get_item (G_LIST_MODEL (model), 10);
  g_autoptr (TdRecord) draft = td_record_copy (row);
  g_autoptr (TdRecord) unit = NULL;
  guint n_notifies = 0, n_loads;
  Heard heard;

  td_record_set_int (draft, "unit", self->units[0]);
  g_assert_true (td_store_save (self->store, "sửa", draft, NULL));
  g_assert_cmpstr (td_record_get_reference_title (row, "unit"), ==, "Văn phòng");

  listen (model, &heard);
  g_signal_connect (row, "notify::unit", G_CALLBACK (name_changed_cb), &n_notifies);
  unit = td_reader_get (td_store_get_reader (self->store), &td_entity_unit, self->units[0], NULL);
  n_loads = td_list_model_get_n_loads (model);
  td_record_set_text (unit, "note", "x");
  g_assert_true (td_store_save (self->store, "sửa", unit, NULL));
  /* Its note is seen nowhere. */
  g_assert_cmpuint (td_list_model_get_n_loads (model), ==, n_loads);

  td_record_set_text (unit, "name", "Văn phòng Sở");
  g_assert_true (td_store_save (self->store, "sửa", unit, NULL));
  g_assert_cmpstr (td_record_get_reference_title (row, "unit"), ==, "Văn phòng Sở");
  g_assert_cmpuint (n_notifies, ==, 1);
  g_assert_cmpuint (heard.n_signals, ==, 0);
  g_assert_false (g_main_context_iteration (NULL, FALSE));
}

/* A list sorted by unit follows the name of the unit. */
static void
test_sorted_by_title (Fixture *self, gconstpointer data)
{
  g_autoptr (TdListModel) model = NULL;
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  g_autoptr (TdRecord) unit = NULL;
  gint64 ids[2];
  guint position;

  td_query_set_sort (query, "unit", FALSE);
  model = td_list_model_new (self->store, query);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TdRecord) row = g_list_model_get_item (G_LIST_MODEL (model), i);
      g_autoptr (TdRecord) draft = td_record_copy (row);

      ids[i] = td_record_get_id (row);
      td_record_set_int (draft, "unit", self->units[i]);
      g_assert_true (td_store_save (self->store, "sửa", draft, NULL));
    }
  settle (model);
  /* Thanh tra before Văn phòng. */
  g_assert_true (td_list_model_find (model, ids[1], &position));
  g_assert_cmpuint (position, ==, 0);

  unit = td_reader_get (td_store_get_reader (self->store), &td_entity_unit, self->units[0], NULL);
  td_record_set_text (unit, "name", "Ban Văn phòng");
  g_assert_true (td_store_save (self->store, "sửa", unit, NULL));
  settle (model);
  g_assert_true (td_list_model_find (model, ids[0], &position));
  g_assert_cmpuint (position, ==, 0);
}

/* Of several questions asked in a row only the last is answered. */
static void
test_stale_answers (Fixture *self, gconstpointer data)
{
  static const char *const searches[] = { "h", "ha", "han", "hanh", "hạnh" };
  g_autoptr (TdListModel) model = open_list (self);
  guint n_changes = 0;
  Heard heard;

  listen (model, &heard);
  g_signal_connect (model, "notify::n-items", G_CALLBACK (name_changed_cb), &n_changes);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (TdQuery) query = td_query_copy (td_list_model_get_query (model));

      td_query_set_search (query, searches[i]);
      td_list_model_set_query (model, query);
    }
  settle (model);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 300);
  g_assert_cmpstr (td_query_get_search (td_list_model_get_query (model)), ==, "hạnh");

  /* The same question again is none. */
  {
    g_autoptr (TdQuery) query = td_query_copy (td_list_model_get_query (model));
    gboolean loading;

    td_list_model_set_query (model, query);
    g_object_get (model, "loading", &loading, NULL);
    g_assert_false (loading);
  }
  /* A name that begins to match comes in. */
  heard = (Heard) { 0 };
  {
    g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);

    td_record_set_text (person, "name", "Trần Thị Hạnh");
    g_assert_true (td_store_save (self->store, "thêm", person, NULL));
  }
  settle (model);
  g_assert_cmpuint (heard.n_signals, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 301);
}

/* The list may go while its question is on the way. */
static void
test_gone_before_answer (Fixture *self, gconstpointer data)
{
  TdListModel *model = open_list (self);
  g_autoptr (TdListModel) other = open_list (self);
  g_autoptr (TdQuery) query = td_query_copy (td_list_model_get_query (model));

  td_query_set_search (query, "an");
  td_list_model_set_query (model, query);
  g_assert_finalize_object (model);
  td_list_model_set_query (other, query);
  settle (other);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (other)), >, 0);
}

/* A window that closes lets its lists go a moment after the store. */
static void
test_closed_store (Fixture *self, gconstpointer data)
{
  g_autoptr (TdListModel) model = open_list (self);
  g_autoptr (TdQuery) query = td_query_copy (td_list_model_get_query (model));
  g_autoptr (TdRecord) row = NULL;

  edit (self, model, 5, "name", "Zzz");
  g_assert_true (td_store_close (self->store, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  td_query_set_search (query, "an");
  td_list_model_set_query (model, query);
  row = g_list_model_get_item (G_LIST_MODEL (model), 290);
  g_assert_cmpint (td_record_get_id (row), ==, td_list_model_get_id (model, 290));
}

#define ADD(path, n, func) \
  g_test_add (path, Fixture, GUINT_TO_POINTER (n), fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/list-model/many", MANY, test_many);
  ADD ("/list-model/identity", 3000, test_identity);
  ADD ("/list-model/edit-in-place", 3000, test_edit_in_place);
  ADD ("/list-model/renamed-moves", 3000, test_renamed_moves);
  ADD ("/list-model/archive", 3000, test_archive);
  ADD ("/list-model/referenced-title", 300, test_referenced_title);
  ADD ("/list-model/sorted-by-title", 300, test_sorted_by_title);
  ADD ("/list-model/stale-answers", 3000, test_stale_answers);
  ADD ("/list-model/gone-before-answer", 3000, test_gone_before_answer);
  ADD ("/list-model/closed-store", 300, test_closed_store);
  return g_test_run ();
}
