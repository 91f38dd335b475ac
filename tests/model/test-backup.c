/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-backup.h"
#include "td-backup-name.h"

#include "td-copy.h"
#include "td-error.h"
#include "test-folder.h"

#include <sqlite3.h>
#include <string.h>

#ifdef G_OS_UNIX
#include <signal.h>
#include <sys/resource.h>
#endif

#define N_PEOPLE 300

typedef struct
{
  TestFolder folder;
  GFile     *file;
  GFile     *backups;
  TdStore   *store;
} Fixture;

/* Two units whose heads are people of theirs, which is a circle of references;
 * people, and what hangs on them. */
static gboolean
fill_register (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 units[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TdRecord) unit = td_record_new (&td_entity_unit);

      td_record_set_text (unit, "name", i == 0 ? "Văn phòng" : "Thanh tra");
      if (!td_writer_save (writer, unit, NULL, error))
        return FALSE;
      units[i] = td_record_get_id (unit);
    }
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autoptr (TdRecord) person = td_record_new (&td_entity_staff);
      g_autoptr (TdRecord) fact = td_record_new (&td_entity_year_fact);
      g_autofree char *name = g_strdup_printf ("Lê Thị Thử %03u", i);

      td_record_set_text (person, "name", name);
      td_record_set_int (person, "unit", units[i % 2]);
      if (!td_writer_save (writer, person, NULL, error))
        return FALSE;
      td_record_set_int (fact, "staff", td_record_get_id (person));
      td_record_set_int (fact, "year", 2026);
      td_record_set_int (fact, "self_total", 80000 + i);
      if (!td_writer_save (writer, fact, NULL, error))
        return FALSE;
      if (i < 2)
        {
          g_autoptr (TdRecord) unit =
            td_reader_get (td_writer_get_reader (writer), &td_entity_unit, units[i], error);

          td_record_set_int (unit, "head", td_record_get_id (person));
          if (!td_writer_save (writer, unit, NULL, error))
            return FALSE;
        }
    }
  return TRUE;
}

static TdStore *
create (GFile *file)
{
  g_autoptr (TdRecord) organisation = td_record_new (&td_entity_organisation);
  g_autoptr (GError) error = NULL;
  TdStore *store;

  td_record_set_text (organisation, "governing", "UBND tỉnh");
  td_record_set_text (organisation, "department", "Sở Thử nghiệm");
  td_record_set_text (organisation, "place", "Khánh Hòa");
  store = td_store_create (file, organisation, &error);
  g_assert_no_error (error);
  return store;
}

static void
write_now (TdStore *store, TdWriteFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (td_store_write (store, "thay đổi", func, data, NULL, &error), >, 0);
  g_assert_no_error (error);
}

static void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) base = NULL;

  self->folder = test_folder_make ();
  self->file = test_folder_get (&self->folder, "So-Tu-phap.thidua");
  self->backups = test_folder_get (&self->folder, "sao-luu");
  self->store = create (self->file);
  base = test_folder_get (&self->folder, "tu-dong");
  td_backup_set_base (self->store, base);
  write_now (self->store, fill_register, NULL);
}

/* A thread lets go of its task, and so of the store, a moment after the answer. */
static void
finalize_store (Fixture *self)
{
  const gint64 limit = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (g_atomic_int_get (&G_OBJECT (self->store)->ref_count) > 1 &&
         g_get_monotonic_time () < limit)
    g_thread_yield ();
  g_assert_finalize_object (g_steal_pointer (&self->store));
}

static void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  if (self->store != NULL)
    {
      td_store_close (self->store, NULL);
      finalize_store (self);
    }
  g_object_unref (self->file);
  g_object_unref (self->backups);
  test_folder_clear (&self->folder);
}

static GFile *
make_backup (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GFile *made = td_backup_make (self->store, self->backups, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (made);
  return made;
}

static guint
count_files (GFile *folder)
{
  g_autoptr (GDir) dir = g_dir_open (g_file_peek_path (folder), 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Every value of every record, so that two states can be compared. */
static char *
dump (TdStore *store)
{
  GString *text = g_string_new (NULL);
  guint n_entities;
  const TdEntity *const *entities = td_entities_get (&n_entities);

  for (guint e = 0; e < n_entities; e++)
    {
      g_autoptr (TdQuery) query = td_query_new (entities[e]);
      g_autoptr (GPtrArray) records = NULL;
      g_autoptr (GError) error = NULL;

      td_query_set_archived (query, TRUE);
      records = td_reader_list (td_store_get_reader (store), query, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < records->len; i++)
        {
          g_string_append_printf (text, "%s %" G_GINT64_FORMAT ":", entities[e]->key,
                                  td_record_get_id (records->pdata[i]));
          for (guint f = 0; f < entities[e]->n_fields; f++)
            {
              g_auto (GValue) value = G_VALUE_INIT;
              g_autofree char *shown = NULL;

              g_object_get_property (records->pdata[i], entities[e]->fields[f].key, &value);
              shown = g_strdup_value_contents (&value);
              g_string_append_printf (text, " %s", shown);
            }
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}

static TdRecord *
find_person (TdReader *reader, const char *name)
{
  g_autoptr (TdQuery) query = td_query_new (&td_entity_staff);
  TdRecord *person;

  td_query_filter_text (query, "name", TD_FILTER_IS, name);
  person = td_reader_first (reader, query, NULL);
  g_assert_nonnull (person);
  return person;
}

/* One new, one removed with what hangs on it, one changed, one archived. */
static gboolean
work_on (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  TdReader *reader = td_writer_get_reader (writer);
  g_autoptr (TdRecord) added = td_record_new (&td_entity_staff);
  g_autoptr (TdRecord) removed = find_person (reader, "Lê Thị Thử 007");
  g_autoptr (TdRecord) changed = find_person (reader, "Lê Thị Thử 010");
  g_autoptr (TdRecord) archived = find_person (reader, "Lê Thị Thử 011");
  g_autoptr (TdRecord) unit = td_record_new (&td_entity_unit);
  g_autoptr (TdRecord) first = NULL;
  g_autoptr (TdQuery) facts = td_query_new (&td_entity_year_fact);
  g_autoptr (TdQuery) units = td_query_new (&td_entity_unit);
  g_autoptr (TdRecord) fact = NULL;

  td_query_filter_int (facts, "staff", TD_FILTER_IS, td_record_get_id (removed));
  fact = td_reader_first (reader, facts, error);
  td_record_set_text (unit, "name", "Phòng mới");
  td_record_set_text (added, "name", "Người mới");
  td_record_set_text (changed, "post", "Chuyên viên");
  td_record_set_int (archived, "archived", 1);
  td_query_filter_text (units, "name", TD_FILTER_IS, "Văn phòng");
  first = td_reader_first (reader, units, error);
  if (!td_writer_save (writer, unit, NULL, error))
    return FALSE;
  td_record_set_int (added, "unit", td_record_get_id (unit));
  if (!td_writer_save (writer, added, NULL, error))
    return FALSE;
  td_record_set_int (unit, "head", td_record_get_id (added));
  td_record_set_int (first, "head", td_record_get_id (added));
  return td_writer_save (writer, unit, NULL, error) &&
         td_writer_save (writer, first, NULL, error) &&
         td_writer_save (writer, changed, NULL, error) &&
         td_writer_save (writer, archived, NULL, error) &&
         td_writer_delete (writer, &td_entity_year_fact, td_record_get_id (fact), error) &&
         td_writer_delete (writer, &td_entity_staff, td_record_get_id (removed), error);
}

static void
test_make (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) first = make_backup (self);
  g_autoptr (GFile) second = make_backup (self);
  g_autofree char *name = g_file_get_basename (first);
  g_autofree char *before = dump (self->store);
  g_autofree char *copied = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *header = NULL;
  g_autoptr (TdStore) copy = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  guint number;
  gint64 at;

  g_assert_true (td_backup_name_read (name, &stem, &at, &number));
  g_assert_cmpstr (stem, ==, "So-Tu-phap");
  g_assert_cmpint (at, <=, g_get_real_time () / G_USEC_PER_SEC);
  g_assert_cmpint (at, >, g_get_real_time () / G_USEC_PER_SEC - 3600);
  g_assert_false (g_file_equal (first, second));
  g_assert_cmpuint (count_files (self->backups), ==, 2);

  /* One whole file: no log is needed beside it, wherever it is copied. */
  g_assert_true (g_file_load_contents (first, NULL, &header, &length, NULL, NULL));
  g_assert_cmpuint (length, >, 100);
  g_assert_cmpint (header[18], ==, 1);
  g_assert_cmpint (header[19], ==, 1);

  copy = td_store_open (first, TD_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  copied = dump (copy);
  g_assert_cmpstr (copied, ==, before);
  td_store_close (copy, NULL);
}

static void
made_cb (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GFile **made = user_data;

  *made = td_backup_make_finish (TD_STORE (store), result, &error);
  g_assert_no_error (error);
}

static void
test_make_async (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) made = NULL;

  td_backup_make_async (self->store, self->backups, NULL, made_cb, &made);
  while (made == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_query_exists (made, NULL));
}

static void
test_make_fails (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GFile) in_the_way = test_folder_get (&self->folder, "tap-tin");
  g_autoptr (GFile) below = test_folder_get (&self->folder, "tap-tin/sao-luu");
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancelled);
  g_assert_null (td_backup_make (self->store, self->backups, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (self->backups), ==, 0);
  g_clear_error (&error);

  g_file_replace_contents (in_the_way, "", 0, NULL, FALSE, 0, NULL, NULL, NULL);
  g_assert_null (td_backup_make (self->store, below, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_READ_ONLY);
}

/* Cancelled while pages are being copied: no file is left. */
static void
test_copy_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GFile) file = test_folder_get (&self->folder, "ban-sao.thidua");
  g_autoptr (GFile) place = g_file_new_for_path (self->folder.path);
  g_autoptr (GError) error = NULL;
  const guint n_files = count_files (place);

  g_cancellable_cancel (cancelled);
  g_assert_false (td_copy_register (td_store_get_reader (self->store), file, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (place), ==, n_files);
  g_clear_error (&error);
  /* The reader is as it was. */
  g_assert_true (td_copy_register (td_store_get_reader (self->store), file, NULL, &error));
  g_assert_no_error (error);
}

/* A full disk: said so, nothing left behind, the register untouched. */
static void
test_disk_full (Fixture *self, gconstpointer data)
{
#ifdef G_OS_UNIX
  g_autoptr (GError) error = NULL;
  struct rlimit before, small;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 64 * 1024;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_null (td_backup_make (self->store, self->backups, NULL, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_error (error, TD_ERROR, TD_ERROR_NO_SPACE);
  g_assert_cmpuint (count_files (self->backups), ==, 0);
  g_assert_true (td_store_check (self->store, NULL, NULL, NULL));
#else
  g_test_skip ("no limit of a file's size here");
#endif
}

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    const char *stem; /* %NULL: no backup */
    guint       number;
  } cases[] = {
    { "So-Tu-phap-2026-11-21-0730.thidua", "So-Tu-phap", 1 },
    { "So-Tu-phap-2026-11-21-0730-2.thidua", "So-Tu-phap", 2 },
    { "Sổ Nội vụ-2026-11-21-2359.thidua", "Sổ Nội vụ", 1 },
    { "a-2026-01-01-0000-2026-11-21-0730.thidua", "a-2026-01-01-0000", 1 },
    { "So-Tu-phap.thidua", NULL, 0 },
    { "So-Tu-phap-2026-11-21-0730.xlsx", NULL, 0 },
    { "So-Tu-phap-2026-13-21-0730.thidua", NULL, 0 },
    { "So-Tu-phap-2026-11-31-0730.thidua", NULL, 0 },
    { "So-Tu-phap-2026-11-21-2460.thidua", NULL, 0 },
    { "So-Tu-phap-2026-11-21-0730-1.thidua", NULL, 0 },
    { "-2026-11-21-0730.thidua", NULL, 0 },
    { "2026-11-21-0730.thidua", NULL, 0 },
    { "So.v1.thidua", NULL, 0 },
    { "So.damaged-2026-11-21-0730.thidua", NULL, 0 },
    { ".thidua", NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *stem = NULL;
      g_autofree char *again = NULL;
      guint number = 0;
      gint64 at = 0;

      if (cases[i].stem == NULL)
        {
          g_assert_false (td_backup_name_read (cases[i].name, &stem, &at, &number));
          continue;
        }
      g_assert_true (td_backup_name_read (cases[i].name, &stem, &at, &number));
      g_assert_cmpstr (stem, ==, cases[i].stem);
      g_assert_cmpuint (number, ==, cases[i].number);
      again = td_backup_name_make (stem, at, number);
      g_assert_cmpstr (again, ==, cases[i].name);
    }
}

static void
touch (TestFolder *folder, const char *name)
{
  g_autoptr (GFile) file = test_folder_get (folder, name);

  g_file_replace_contents (file, "x", 1, NULL, FALSE, 0, NULL, NULL, NULL);
}

/* Nothing but dated backups goes, and of those the newest and the last of each
 * month stay, register by register. */
static void
test_prune (void)
{
  static const char *const stays[] = {
    "a-2026-03-02-0700.thidua", "a-2026-03-01-0700-2.thidua", "a-2026-02-27-0700.thidua",
    "a-2026-01-31-0700.thidua", "a-2025-01-31-0700.thidua", "b-2026-01-01-0700.thidua",
    "a.thidua", "a.damaged-2026-01-01-0700.thidua", "a-2026-01-01-0700.xlsx", "thư.docx",
  };
  static const char *const goes[] = {
    "a-2026-03-01-0700.thidua", "a-2026-02-26-0700.thidua", "a-2026-01-30-2359.thidua",
    "a-2025-01-01-0700.thidua",
  };
  g_auto (TestFolder) folder = test_folder_make ();
  g_autoptr (GFile) place = g_file_new_for_path (folder.path);
  g_autoptr (GFile) nowhere = test_folder_get (&folder, "khong-co");
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (stays); i++)
    touch (&folder, stays[i]);
  for (guint i = 0; i < G_N_ELEMENTS (goes); i++)
    touch (&folder, goes[i]);

  backups = td_backup_list (place, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 10);
  for (guint i = 1; i < backups->len; i++)
    g_assert_cmpint (((TdBackup *) backups->pdata[i - 1])->at, >=,
                     ((TdBackup *) backups->pdata[i])->at);
  {
    g_autofree char *newest = g_file_get_basename (((TdBackup *) backups->pdata[0])->file);
    g_autofree char *second = g_file_get_basename (((TdBackup *) backups->pdata[1])->file);

    g_assert_cmpstr (newest, ==, stays[0]);
    g_assert_cmpstr (second, ==, stays[1]);
  }

  g_assert_true (td_backup_prune (place, 2, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (stays); i++)
    {
      g_autoptr (GFile) file = test_folder_get (&folder, stays[i]);

      if (!g_file_query_exists (file, NULL))
        g_error ("%s was removed", stays[i]);
    }
  g_assert_cmpuint (count_files (place), ==, G_N_ELEMENTS (stays));

  none = td_backup_list (nowhere, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_due (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) folder = td_backup_get_folder (self->store);
  g_autoptr (GFile) other = test_folder_get (&self->folder, "khac/So-Tu-phap.thidua");
  g_autoptr (GFile) base = test_folder_get (&self->folder, "tu-dong");
  g_autoptr (GFile) made = NULL;
  g_autoptr (GFile) old = NULL;
  g_autofree char *old_name = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_assert_true (g_file_has_prefix (folder, base));
  g_assert_true (td_backup_is_due (self->store));
  made = td_backup_make (self->store, folder, NULL, NULL);
  g_assert_nonnull (made);
  g_assert_false (td_backup_is_due (self->store));

  /* As if it had been made two days ago: there are changes since. */
  old_name = td_backup_name_make ("So-Tu-phap", now - 2 * 24 * 3600, 1);
  old = g_file_get_child (folder, old_name);
  g_assert_true (g_file_move (made, old, 0, NULL, NULL, NULL, NULL));
  g_assert_true (td_backup_is_due (self->store));

  /* A new register has nothing to lose yet. */
  {
    g_autoptr (GFile) parent = g_file_get_parent (other);

    g_assert_true (g_file_make_directory_with_parents (parent, NULL, NULL));
  }
  {
    g_autoptr (TdStore) empty = create (other);
    g_autoptr (GFile) other_folder = NULL;

    td_backup_set_base (empty, base);
    other_folder = td_backup_get_folder (empty);
    g_assert_false (g_file_equal (folder, other_folder));
    g_assert_false (td_backup_is_due (empty));
    td_store_close (empty, NULL);
  }
}

static const TdRestoreLine *
find_line (GPtrArray *lines, const TdEntity *entity)
{
  for (guint i = 0; i < lines->len; i++)
    if (((TdRestoreLine *) lines->pdata[i])->entity == entity)
      return lines->pdata[i];
  return NULL;
}

static void
check_line (GPtrArray *lines, const TdEntity *entity, guint only_now, guint only_backup,
            guint different)
{
  const TdRestoreLine *line = find_line (lines, entity);

  g_assert_nonnull (line);
  g_assert_cmpuint (line->only_now, ==, only_now);
  g_assert_cmpuint (line->only_backup, ==, only_backup);
  g_assert_cmpuint (line->different, ==, different);
  g_assert_cmpuint (line->titles->len, ==, only_now + only_backup + different);
}

static void
test_preview (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) backup = make_backup (self);
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  const char *const *titles;

  same = td_restore_preview (self->store, backup, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (same->len, ==, 0);

  write_now (self->store, work_on, NULL);
  lines = td_restore_preview (self->store, backup, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 3);
  check_line (lines, &td_entity_unit, 1, 0, 1);
  check_line (lines, &td_entity_staff, 1, 1, 2);
  check_line (lines, &td_entity_year_fact, 0, 1, 0);
  g_ptr_array_add (find_line (lines, &td_entity_staff)->titles, NULL);
  titles = (const char *const *) find_line (lines, &td_entity_staff)->titles->pdata;
  g_assert_true (g_strv_contains (titles, "- Người mới"));
  g_assert_true (g_strv_contains (titles, "+ Lê Thị Thử 007"));
  g_assert_true (g_strv_contains (titles, "~ Lê Thị Thử 010"));
  titles = (const char *const *) find_line (lines, &td_entity_year_fact)->titles->pdata;
  g_assert_cmpstr (titles[0], ==, "+ Lê Thị Thử 007");
}

static void
count_cb (TdStore *store, TdChanges *changes, guint *count)
{
  (*count)++;
}

static void
test_restore (Fixture *self, gconstpointer data)
{
  g_autofree char *then = dump (self->store);
  g_autofree char *before = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GFile) backup = make_backup (self);
  g_autoptr (GFile) folder = td_backup_get_folder (self->store);
  g_autoptr (GError) error = NULL;
  guint n_changes = 0;

  write_now (self->store, work_on, NULL);
  before = dump (self->store);
  g_assert_cmpstr (before, !=, then);

  g_signal_connect (self->store, "changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_cmpint (td_restore (self->store, backup, NULL, &error), >, 0);
  g_assert_no_error (error);
  restored = dump (self->store);
  g_assert_cmpstr (restored, ==, then);
  g_assert_cmpuint (n_changes, ==, 1);
  /* What was there before was backed up as well. */
  g_assert_cmpuint (count_files (folder), ==, 1);
  label = td_store_dup_undo_label (self->store);
  g_assert_nonnull (strstr (label, "202"));

  g_assert_cmpint (td_store_undo (self->store, &error), >, 0);
  g_assert_no_error (error);
  undone = dump (self->store);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpint (td_store_redo (self->store, &error), >, 0);
  g_assert_no_error (error);
  redone = dump (self->store);
  g_assert_cmpstr (redone, ==, then);
  g_assert_true (td_store_check (self->store, NULL, NULL, &error));
  g_assert_no_error (error);

  /* The same once more changes nothing. */
  g_assert_cmpint (td_restore (self->store, backup, NULL, &error), ==, 0);
  g_assert_no_error (error);
}

static void
test_restore_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GFile) backup = make_backup (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdStore) reader = NULL;

  g_assert_cmpint (td_restore (self->store, self->file, NULL, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);

  g_cancellable_cancel (cancelled);
  write_now (self->store, work_on, NULL);
  g_assert_cmpint (td_restore (self->store, backup, cancelled, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  reader = td_store_open (self->file, TD_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (td_restore (reader, backup, NULL, &error), ==, -1);
  g_assert_error (error, TD_ERROR, TD_ERROR_READ_ONLY);
  td_store_close (reader, NULL);
}

/* What an asynchronous call came to. */
typedef struct
{
  gboolean   is_done;
  gint64     change;
  GPtrArray *lines;
  GError    *error;
} Outcome;

static void
clear_outcome (Outcome *outcome)
{
  g_clear_pointer (&outcome->lines, g_ptr_array_unref);
  g_clear_error (&outcome->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, clear_outcome)

static void
previewed_cb (GObject *store, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->lines = td_restore_preview_finish (TD_STORE (store), result, &outcome->error);
  outcome->is_done = TRUE;
}

static void
restored_cb (GObject *store, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->change = td_restore_finish (TD_STORE (store), result, &outcome->error);
  outcome->is_done = TRUE;
}

static void
wait_for (Outcome *outcome)
{
  while (!outcome->is_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_preview_async (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) backup = make_backup (self);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_auto (Outcome) seen = { 0 };
  g_auto (Outcome) stopped = { 0 };
  g_auto (Outcome) itself = { 0 };

  write_now (self->store, work_on, NULL);
  td_restore_preview_async (self->store, backup, NULL, previewed_cb, &seen);
  wait_for (&seen);
  g_assert_no_error (seen.error);
  g_assert_cmpuint (seen.lines->len, ==, 3);
  check_line (seen.lines, &td_entity_staff, 1, 1, 2);

  g_cancellable_cancel (cancelled);
  td_restore_preview_async (self->store, backup, cancelled, previewed_cb, &stopped);
  wait_for (&stopped);
  g_assert_error (stopped.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  td_restore_preview_async (self->store, self->file, NULL, previewed_cb, &itself);
  wait_for (&itself);
  g_assert_error (itself.error, TD_ERROR, TD_ERROR_INVALID);
}

static void
test_restore_async (Fixture *self, gconstpointer data)
{
  g_autofree char *then = dump (self->store);
  g_autofree char *restored = NULL;
  g_autoptr (GFile) backup = make_backup (self);
  g_autoptr (GFile) folder = td_backup_get_folder (self->store);
  g_autoptr (TdJob) job = td_job_new ("Khôi phục");
  g_autoptr (GError) error = NULL;
  g_auto (Outcome) outcome = { 0 };
  g_auto (Outcome) again = { 0 };
  guint n_changes = 0;

  write_now (self->store, work_on, NULL);
  g_signal_connect (self->store, "changed", G_CALLBACK (count_cb), &n_changes);
  td_restore_async (self->store, backup, job, restored_cb, &outcome);
  g_assert_false (outcome.is_done);
  wait_for (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpint (outcome.change, >, 0);
  g_assert_cmpuint (n_changes, ==, 1);
  restored = dump (self->store);
  g_assert_cmpstr (restored, ==, then);
  g_assert_cmpuint (count_files (folder), ==, 1);
  td_job_finish (job);
  g_assert_cmpfloat_with_epsilon (td_job_get_fraction (job), 1.0, 1e-9);
  g_assert_true (td_store_check (self->store, NULL, NULL, &error));

  td_restore_async (self->store, backup, NULL, restored_cb, &again);
  wait_for (&again);
  g_assert_no_error (again.error);
  g_assert_cmpint (again.change, ==, 0);
}

/* Cancelled, refused, or its register closed meanwhile: an error, and nothing
 * is changed. */
static void
test_restore_async_fails (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) backup = make_backup (self);
  g_autoptr (TdJob) job = td_job_new ("Khôi phục");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Outcome) stopped = { 0 };
  g_auto (Outcome) itself = { 0 };
  g_auto (Outcome) closed = { 0 };
  g_auto (Outcome) late = { 0 };

  write_now (self->store, work_on, NULL);
  before = dump (self->store);
  td_restore_async (self->store, backup, job, restored_cb, &stopped);
  td_job_cancel (job);
  wait_for (&stopped);
  g_assert_error (stopped.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  td_restore_async (self->store, self->file, NULL, restored_cb, &itself);
  wait_for (&itself);
  g_assert_error (itself.error, TD_ERROR, TD_ERROR_INVALID);

  td_restore_async (self->store, backup, NULL, restored_cb, &closed);
  td_store_close (self->store, NULL);
  wait_for (&closed);
  g_assert_error (closed.error, TD_ERROR, TD_ERROR_FAILED);
  td_restore_async (self->store, backup, NULL, restored_cb, &late);
  wait_for (&late);
  g_assert_error (late.error, TD_ERROR, TD_ERROR_FAILED);

  finalize_store (self);
  self->store = td_store_open (self->file, TD_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  after = dump (self->store);
  g_assert_cmpstr (after, ==, before);
}

static void
run_sql (GFile *file, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (g_file_peek_path (file), &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* What may have become of a backup: none of it is taken, and none of it is
 * changed by looking at it. */
static void
damage (GFile *file, guint how)
{
  g_autofree char *data = NULL;
  gsize length;

  if (how == 0)
    run_sql (file, "DROP TRIGGER change_log_stays; UPDATE change_log SET label = 'x' WHERE id = 1");
  if (how == 1)
    run_sql (file, "DELETE FROM staff WHERE name LIKE '%100'");
  g_assert_true (g_file_load_contents (file, NULL, &data, &length, NULL, NULL));
  if (how == 2)
    memset (data + 8192, 0xa5, 8192);
  if (how == 3)
    length /= 2;
  if (how == 4)
    memcpy (data, "not a register", strlen ("not a register"));
  if (how == 5)
    length = 0;
  if (how == 6)
    data[61] = 9;
  g_assert_true (g_file_replace_contents (file, data, length, NULL, FALSE, 0, NULL, NULL, NULL));
}

#define N_DAMAGES 7

static void
test_damaged_backup (Fixture *self, gconstpointer data)
{
  g_autofree char *before = dump (self->store);
  g_autoptr (GFile) whole = make_backup (self);
  g_autoptr (GFile) damaged = test_folder_get (&self->folder, "hong.thidua");
  g_autoptr (GFile) elsewhere = test_folder_get (&self->folder, "khac.thidua");

  for (guint how = 0; how < N_DAMAGES; how++)
    {
      g_autofree char *contents = NULL;
      g_autofree char *contents_after = NULL;
      g_autofree char *after = NULL;
      gsize length, length_after;

      g_assert_true (g_file_copy (whole, damaged, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL));
      damage (damaged, how);
      g_assert_true (g_file_load_contents (damaged, NULL, &contents, &length, NULL, NULL));
      for (guint what = 0; what < 3; what++)
        {
          g_autoptr (GError) error = NULL;

          if (what == 0)
            g_assert_null (td_restore_preview (self->store, damaged, &error));
          if (what == 1)
            g_assert_cmpint (td_restore (self->store, damaged, NULL, &error), ==, -1);
          if (what == 2)
            g_assert_false (td_restore_file (elsewhere, damaged, &error));
          if (how == 6)
            g_assert_error (error, TD_ERROR, TD_ERROR_TOO_NEW);
          else
            g_assert_error (error, TD_ERROR, TD_ERROR_CORRUPT);
        }
      g_assert_false (g_file_query_exists (elsewhere, NULL));
      after = dump (self->store);
      g_assert_cmpstr (after, ==, before);
      g_assert_true (g_file_load_contents (damaged, NULL, &contents_after, &length_after,
                                           NULL, NULL));
      g_assert_cmpmem (contents, length, contents_after, length_after);
    }
}

/* A backup of an older version is upgraded as a copy; version 0 holds no table yet. */
static void
test_older_backup (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) old = test_folder_get (&self->folder, "cu.thidua");
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *contents_after = NULL;
  gsize length, length_after;

  run_sql (old, "PRAGMA application_id = 0x54684475; CREATE TABLE t (a); DROP TABLE t");
  g_assert_true (g_file_load_contents (old, NULL, &contents, &length, NULL, NULL));
  lines = td_restore_preview (self->store, old, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (find_line (lines, &td_entity_staff)->only_now, ==, N_PEOPLE);
  g_assert_cmpuint (find_line (lines, &td_entity_staff)->only_backup, ==, 0);
  g_assert_cmpuint (find_line (lines, &td_entity_staff)->titles->len, <, N_PEOPLE);
  g_assert_true (g_file_load_contents (old, NULL, &contents_after, &length_after, NULL, NULL));
  g_assert_cmpmem (contents, length, contents_after, length_after);
}

static void
close_store (Fixture *self)
{
  g_assert_true (td_store_close (self->store, NULL));
  g_clear_object (&self->store);
}

static void
test_restore_file (Fixture *self, gconstpointer data)
{
  g_autofree char *then = dump (self->store);
  g_autoptr (GFile) backup = make_backup (self);
  g_autoptr (GFile) log = test_folder_get (&self->folder, "So-Tu-phap.thidua-wal");
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *kept = NULL;
  gboolean is_kept = FALSE;
  gsize length;

  write_now (self->store, work_on, NULL);
  close_store (self);
  damage (self->file, 3);
  g_file_replace_contents (log, "an old log", 10, NULL, FALSE, 0, NULL, NULL, NULL);

  g_assert_true (td_restore_file (self->file, backup, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_query_exists (log, NULL));
  self->store = td_store_open (self->file, TD_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_false (td_store_is_read_only (self->store));
  restored = dump (self->store);
  g_assert_cmpstr (restored, ==, then);

  /* The damaged file and its log are kept, under one name. */
  dir = g_dir_open (self->folder.path, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    if (g_str_has_prefix (name, "So-Tu-phap.damaged-") && g_str_has_suffix (name, ".thidua-wal"))
      {
        g_autofree char *path = g_build_filename (self->folder.path, name, NULL);

        g_assert_true (g_file_get_contents (path, &kept, &length, NULL));
        g_assert_cmpstr (kept, ==, "an old log");
        path[strlen (path) - strlen ("-wal")] = '\0';
        is_kept = g_file_test (path, G_FILE_TEST_EXISTS);
      }
  g_assert_true (is_kept);
}

/* The register was deleted; and one that somebody works on is not touched. */
static void
test_restore_file_elsewhere (Fixture *self, gconstpointer data)
{
  g_autofree char *then = dump (self->store);
  g_autoptr (GFile) backup = make_backup (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *restored = NULL;

  g_assert_false (td_restore_file (self->file, backup, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_false (td_restore_file (backup, backup, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);

  close_store (self);
  g_assert_true (g_file_delete (self->file, NULL, NULL));
  g_assert_true (td_restore_file (self->file, backup, &error));
  g_assert_no_error (error);
  self->store = td_store_open (self->file, TD_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  restored = dump (self->store);
  g_assert_cmpstr (restored, ==, then);
  /* Nothing but the register, its lock and log, and the backups is left. */
  {
    g_autoptr (GFile) place = g_file_new_for_path (self->folder.path);

    close_store (self);
    g_assert_cmpuint (count_files (place), ==, 2);
  }
}

static void
test_check (Fixture *self, gconstpointer data)
{
  g_auto (GStrv) report = NULL;
  g_auto (GStrv) bad_report = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (td_store_check (self->store, &report, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (report), ==, 3);

  /* Somebody deleted a row with another tool. */
  close_store (self);
  run_sql (self->file, "DELETE FROM staff WHERE name LIKE '%100'");
  self->store = td_store_open (self->file, TD_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_false (td_store_check (self->store, &bad_report, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_CORRUPT);
  g_assert_cmpuint (g_strv_length (bad_report), ==, 3);
  g_assert_nonnull (strstr (bad_report[1], "year_fact"));
  g_assert_nonnull (strstr (error->message, "year_fact"));
}

/* The same where the disk is a share: no write-ahead log anywhere. */
static void
test_network (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) backup = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *then = NULL;
  g_autofree char *restored = NULL;

  close_store (self);
  self->store = td_store_open (self->file, TD_OPEN_NETWORK, &error);
  g_assert_no_error (error);
  {
    g_autoptr (GFile) base = test_folder_get (&self->folder, "tu-dong");

    td_backup_set_base (self->store, base);
  }
  then = dump (self->store);
  backup = make_backup (self);
  write_now (self->store, work_on, NULL);
  g_assert_cmpint (td_restore (self->store, backup, NULL, &error), >, 0);
  g_assert_no_error (error);
  restored = dump (self->store);
  g_assert_cmpstr (restored, ==, then);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backup/names", test_names);
  g_test_add_func ("/backup/prune", test_prune);
  ADD ("/backup/make", test_make);
  ADD ("/backup/make-async", test_make_async);
  ADD ("/backup/make-fails", test_make_fails);
  ADD ("/backup/copy-cancelled", test_copy_cancelled);
  ADD ("/backup/disk-full", test_disk_full);
  ADD ("/backup/due", test_due);
  ADD ("/backup/preview", test_preview);
  ADD ("/backup/restore", test_restore);
  ADD ("/backup/restore-refused", test_restore_refused);
  ADD ("/backup/preview-async", test_preview_async);
  ADD ("/backup/restore-async", test_restore_async);
  ADD ("/backup/restore-async-fails", test_restore_async_fails);
  ADD ("/backup/damaged-backup", test_damaged_backup);
  ADD ("/backup/older-backup", test_older_backup);
  ADD ("/backup/restore-file", test_restore_file);
  ADD ("/backup/restore-file-elsewhere", test_restore_file_elsewhere);
  ADD ("/backup/check", test_check);
  ADD ("/backup/network", test_network);
  return g_test_run ();
}
