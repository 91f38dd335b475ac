/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-evidence.h"

#include "td-backup.h"
#include "td-evidence-private.h"
#include "td-test-criteria.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  TdTestStore test;
  gint64      master;
  gint64      round;
  gint64      sheet;
  gint64      first;  /* criteria */
  gint64      second;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  TdStore *store;

  test_criteria_init_round (&self->test, &self->master, &self->round);
  store = self->test.store;
  self->sheet = test_criteria_add_sheet (store, self->round, td_test_add_unit (store, "Một"),
                                         "Phòng Một", 1);
  self->first = test_criteria_of_round (store, self->round, "I.1");
  self->second = test_criteria_of_round (store, self->round, "III");
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  td_test_store_clear (&self->test);
}

static GFile *
make_file (Fixture    *self,
           const char *name,
           const char *content,
           gssize      length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = td_test_store_path (&self->test, name);

  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static TdAction *
make_attaching (Fixture *self,
                GFile   *file,
                gint64   first,
                gint64   second,
                GError **error)
{
  g_autoptr (GArray) criteria = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  if (first != 0)
    g_array_append_val (criteria, first);
  if (second != 0)
    g_array_append_val (criteria, second);
  if (file != NULL)
    g_ptr_array_add (files, file);
  return td_evidence_attach (self->sheet, criteria, files, error);
}

static gint64
attach (Fixture *self,
        GFile   *file,
        gint64   first,
        gint64   second,
        GError **error)
{
  return td_action_run (make_attaching (self, file, first, second, NULL), self->test.store, NULL,
                        error);
}

static GPtrArray *
list (Fixture *self,
      gint64   criterion)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *files = td_evidence_list (td_store_get_reader (self->test.store), self->sheet,
                                       criterion, &error);

  g_assert_no_error (error);
  return files;
}

static void
assert_counts (Fixture *self,
               guint    first,
               guint    second,
               guint    all)
{
  g_autoptr (GPtrArray) of_first = list (self, self->first);
  g_autoptr (GPtrArray) of_second = list (self, self->second);
  g_autoptr (GPtrArray) of_sheet = list (self, 0);

  g_assert_cmpuint (of_first->len, ==, first);
  g_assert_cmpuint (of_second->len, ==, second);
  g_assert_cmpuint (of_sheet->len, ==, all);
}

static void
assert_content (Fixture    *self,
                const char *expected,
                gsize       length)
{
  g_autoptr (GPtrArray) files = list (self, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = td_attachment_read (td_store_get_reader (self->test.store),
                                                   files->pdata[0], &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (content, NULL), g_bytes_get_size (content), expected, length);
}

static gint64
count_files (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdQuery) query = td_query_new (&td_entity_attachment);

  return td_reader_count (td_store_get_reader (self->test.store), query, &error);
}

static void
test_attach (Fixture      *self,
             gconstpointer data)
{
  static const char content[] = "%PDF-1.7\0\xff\xfe nội dung";
  g_autoptr (GFile) file = make_file (self, "Biên bản số 12.pdf", content, sizeof content);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  g_assert_cmpint (attach (self, file, self->first, self->second, &error), >, 0);
  g_assert_no_error (error);
  label = td_store_dup_undo_label (self->test.store);
  g_assert_nonnull (strstr (label, "Biên bản số 12.pdf"));
  assert_counts (self, 1, 1, 1);
  assert_content (self, content, sizeof content);
  files = list (self, 0);
  g_assert_cmpstr (td_record_get_title (files->pdata[0]), ==, "Biên bản số 12.pdf");
  g_assert_cmpint (td_record_get_int_or (files->pdata[0], "size", 0), ==, sizeof content);
  g_assert_cmpstr (td_record_get_text (files->pdata[0], "added_by"), ==, "Nguyễn Thị Hạnh");

  /* Once more is nothing new. */
  g_assert_cmpint (attach (self, file, self->first, 0, &error), ==, 0);
  g_assert_no_error (error);

  /* Undone and redone, over a new start. */
  g_assert_cmpint (td_store_undo (self->test.store, &error), >, 0);
  assert_counts (self, 0, 0, 0);
  td_test_store_reopen (&self->test);
  g_assert_cmpint (td_store_redo (self->test.store, &error), >, 0);
  g_assert_no_error (error);
  assert_counts (self, 1, 1, 1);
  assert_content (self, content, sizeof content);
}

/* The same content under another name is another file, but kept once. */
static void
test_kept_once (Fixture      *self,
                gconstpointer data)
{
  g_autofree char *large = g_strnfill (1024 * 1024, 'x');
  g_autoptr (GFile) file = make_file (self, "a.txt", large, -1);
  g_autoptr (GFile) other = make_file (self, "b.txt", large, -1);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (attach (self, file, self->first, 0, &error), >, 0);
  g_assert_cmpint (attach (self, other, self->first, 0, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (count_files (self), ==, 2);
  assert_counts (self, 2, 0, 2);
  td_test_store_close (&self->test);
  info = g_file_query_info (self->test.file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                            NULL, &error);
  g_assert_no_error (error);
  /* Neither twice nor once more in the history. */
  g_assert_cmpint (g_file_info_get_size (info), <, 2 * 1024 * 1024);
  g_assert_cmpint (g_file_info_get_size (info), >, 1024 * 1024);
}

static void
test_link_and_remove (Fixture      *self,
                      gconstpointer data)
{
  g_autoptr (GFile) file = make_file (self, "a.txt", "abc", -1);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;
  TdReader *reader = td_store_get_reader (self->test.store);
  gint64 attachment, first, second;

  g_assert_cmpint (attach (self, file, self->first, 0, &error), >, 0);
  files = list (self, 0);
  attachment = td_record_get_id (files->pdata[0]);
  g_assert_cmpint (td_evidence_find (reader, self->sheet, self->second, attachment, &error), ==, 0);
  test_criteria_run (self->test.store, td_evidence_link (self->sheet, self->second, attachment));
  assert_counts (self, 1, 1, 1);
  first = td_evidence_find (reader, self->sheet, self->first, attachment, &error);
  second = td_evidence_find (reader, self->sheet, self->second, attachment, &error);
  g_assert_no_error (error);

  test_criteria_run (self->test.store, td_evidence_remove (first));
  assert_counts (self, 0, 1, 1);
  g_assert_cmpint (count_files (self), ==, 1);
  test_criteria_run (self->test.store, td_evidence_remove (second));
  assert_counts (self, 0, 0, 0);
  g_assert_cmpint (count_files (self), ==, 0);
  g_assert_cmpint (td_store_undo (self->test.store, &error), >, 0);
  assert_counts (self, 0, 1, 1);
  assert_content (self, "abc", 3);
}

static void
assert_refused (Fixture *self,
                GFile   *file,
                gint64   criterion,
                TdError  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (attach (self, file, criterion, 0, &error), ==, -1);
  g_assert_error (error, TD_ERROR, (int) code);
  g_test_message ("%s", error->message);
  assert_counts (self, 0, 0, 0);
}

static void
test_refused (Fixture      *self,
              gconstpointer data)
{
  g_autofree char *large = g_malloc0 (TD_EVIDENCE_MAX_SIZE + 1);
  g_autoptr (GFile) good = make_file (self, "a.txt", "abc", -1);
  g_autoptr (GFile) empty = make_file (self, "rỗng.txt", "", 0);
  g_autoptr (GFile) folder = g_file_new_for_path (self->test.folder);
  g_autofree char *missing_path = td_test_store_path (&self->test, "không có.txt");
  g_autoptr (GFile) missing = g_file_new_for_path (missing_path);
  g_autoptr (GFile) too_large = make_file (self, "lớn.bin", large, TD_EVIDENCE_MAX_SIZE + 1);
  g_autoptr (GFile) largest = make_file (self, "vừa.bin", large, TD_EVIDENCE_MAX_SIZE);
  g_autoptr (TdCriteriaSet) master = test_criteria_load (self->test.store, self->master);
  g_autoptr (GError) error = NULL;

  g_assert_null (make_attaching (self, good, 0, 0, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (make_attaching (self, NULL, self->first, 0, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);

  assert_refused (self, empty, self->first, TD_ERROR_INVALID);
  assert_refused (self, folder, self->first, TD_ERROR_INVALID);
  assert_refused (self, missing, self->first, TD_ERROR_NOT_FOUND);
  assert_refused (self, too_large, self->first, TD_ERROR_INVALID);
  /* A group, and a criterion of the master: neither is scored on that sheet. */
  assert_refused (self, good, test_criteria_of_round (self->test.store, self->round, "I"),
                  TD_ERROR_INVALID);
  assert_refused (self, good, td_criteria_set_get (master, 1)->id, TD_ERROR_INVALID);
  g_assert_cmpint (attach (self, largest, self->first, 0, &error), >, 0);
  g_assert_no_error (error);
  assert_content (self, large, TD_EVIDENCE_MAX_SIZE);
}

/* Taking a set without the criterion takes its files out of the register as well. */
static void
test_criterion_goes (Fixture      *self,
                     gconstpointer data)
{
  g_autoptr (TdCriteriaSet) set = test_criteria_make ();
  g_autoptr (GFile) file = make_file (self, "a.txt", "abc", -1);
  g_autoptr (GFile) other = make_file (self, "b.txt", "xyz", -1);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (attach (self, file, self->first, self->second, &error), >, 0);
  g_assert_cmpint (attach (self, other, self->second, 0, &error), >, 0);
  g_ptr_array_remove_index (set->criteria, 7);
  test_criteria_store (self->test.store, set, self->master);
  test_criteria_run (self->test.store, td_round_take_set (self->round, TD_FIT_KEEP));
  assert_counts (self, 1, 0, 1);
  g_assert_cmpint (count_files (self), ==, 1);
  g_assert_cmpint (td_store_undo (self->test.store, &error), >, 0);
  g_assert_no_error (error);
  assert_counts (self, 1, 2, 2);
}

static void
test_restore (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (GFile) file = make_file (self, "a.txt", "abc", -1);
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) backup = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (attach (self, file, self->first, 0, &error), >, 0);
  folder = td_backup_get_folder (self->test.store);
  backup = td_backup_make (self->test.store, folder, NULL, &error);
  g_assert_no_error (error);

  /* As in a register that never had the file: another computer's, say. */
  g_assert_cmpint (td_store_undo (self->test.store, &error), >, 0);
  td_test_store_close (&self->test);
  td_test_store_tamper (&self->test, "DELETE FROM content");
  td_test_store_reopen (&self->test);
  g_assert_cmpint (td_restore (self->test.store, backup, NULL, &error), >, 0);
  g_assert_no_error (error);
  assert_counts (self, 1, 0, 1);
  assert_content (self, "abc", 3);
  g_assert_true (td_store_check (self->test.store, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
test_check (Fixture      *self,
            gconstpointer data)
{
  static const char *const damages[] = {
    "UPDATE content SET data = CAST ('abd' AS BLOB)",
    "UPDATE content SET data = CAST ('abcd' AS BLOB)",
    "UPDATE attachment SET size = 4",
    "DELETE FROM content",
  };
  g_autoptr (GFile) file = make_file (self, "a.txt", "abc", -1);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (attach (self, file, self->first, 0, &error), >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_auto (GStrv) report = NULL;
      g_autoptr (GFile) folder = NULL;
      g_autoptr (GFile) backup = NULL;
      g_autoptr (GPtrArray) files = NULL;
      g_autoptr (GBytes) content = NULL;
      g_autofree char *text = NULL;

      g_test_message ("%s", damages[i]);
      td_test_store_close (&self->test);
      td_test_store_tamper (&self->test, damages[i]);
      td_test_store_reopen (&self->test);
      g_assert_false (td_store_check (self->test.store, &report, NULL, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_CORRUPT);
      g_assert_nonnull (strstr (error->message, "a.txt"));
      g_clear_error (&error);
      text = g_strjoinv ("\n", report);
      g_assert_nonnull (strstr (text, "a.txt"));

      /* It is read as what it is, or not at all. */
      files = list (self, 0);
      content = td_attachment_read (td_store_get_reader (self->test.store), files->pdata[0],
                                    &error);
      if (i == 2)
        {
          g_assert_nonnull (content);
          td_test_store_close (&self->test);
          td_test_store_tamper (&self->test, "UPDATE attachment SET size = 3");
          td_test_store_reopen (&self->test);
        }
      else
        {
          g_assert_null (content);
          g_assert_error (error, TD_ERROR, TD_ERROR_CORRUPT);
          g_clear_error (&error);
        }
      /* One lost file does not stand in the way of a backup. */
      folder = td_backup_get_folder (self->test.store);
      backup = td_backup_make (self->test.store, folder, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (td_restore (self->test.store, backup, NULL, &error), ==, 0);
      g_assert_no_error (error);
      td_test_store_close (&self->test);
      td_test_store_tamper (&self->test, "INSERT OR REPLACE INTO content SELECT sha256, 3, "
                                         "CAST ('abc' AS BLOB) FROM attachment");
      td_test_store_reopen (&self->test);
      g_assert_true (td_store_check (self->test.store, NULL, NULL, &error));
      g_assert_no_error (error);
    }
}

typedef struct
{
  GBytes   *content;
  GFile    *file;
  GError   *error;
  gboolean  done;
} Answer;

static void
clear_answer (Answer *self)
{
  g_clear_pointer (&self->content, g_bytes_unref);
  g_clear_object (&self->file);
  g_clear_error (&self->error);
  self->done = FALSE;
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, clear_answer)

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Answer *self = user_data;

  self->content = td_attachment_read_finish (TD_STORE (source), result, &self->error);
  self->done = TRUE;
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Answer *self = user_data;

  self->file = td_attachment_copy_finish (TD_STORE (source), result, &self->error);
  self->done = TRUE;
}

static void
copy (Fixture  *self,
      TdRecord *attachment,
      Answer   *answer)
{
  clear_answer (answer);
  td_attachment_copy_async (self->test.store, attachment, NULL, copied_cb, answer);
  td_test_wait (&answer->done);
}

static void
test_read_async (Fixture      *self,
                 gconstpointer data)
{
  static const char content[] = "%PDF-1.7\0\xff\xfe";
  g_autoptr (GFile) file = make_file (self, "a.pdf", content, sizeof content);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Answer) answer = { 0 };

  g_assert_cmpint (attach (self, file, self->first, 0, NULL), >, 0);
  files = list (self, 0);
  td_attachment_read_async (self->test.store, files->pdata[0], NULL, read_cb, &answer);
  /* Nothing is there before the main loop runs. */
  g_assert_false (answer.done);
  td_test_wait (&answer.done);
  g_assert_no_error (answer.error);
  g_assert_cmpmem (g_bytes_get_data (answer.content, NULL), g_bytes_get_size (answer.content),
                   content, sizeof content);

  clear_answer (&answer);
  g_cancellable_cancel (cancellable);
  td_attachment_read_async (self->test.store, files->pdata[0], cancellable, read_cb, &answer);
  td_test_wait (&answer.done);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  td_test_store_close (&self->test);
  td_test_store_tamper (&self->test, "UPDATE content SET data = CAST ('abd' AS BLOB)");
  td_test_store_reopen (&self->test);
  clear_answer (&answer);
  td_attachment_read_async (self->test.store, files->pdata[0], NULL, read_cb, &answer);
  td_test_wait (&answer.done);
  g_assert_null (answer.content);
  g_assert_error (answer.error, TD_ERROR, TD_ERROR_CORRUPT);
}

/* A copy to be opened elsewhere: once, under its own name, gone with the register. */
static void
test_copy (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GFile) file = make_file (self, "Biên bản số 12.txt", "abc", -1);
  g_autoptr (GFile) other = make_file (self, "b.txt", "abcd", -1);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GFile) first = NULL;
  g_autoptr (GFile) second = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) all = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  g_auto (Answer) answer = { 0 };

  g_assert_cmpint (attach (self, file, self->first, 0, NULL), >, 0);
  g_assert_cmpint (attach (self, other, self->first, 0, NULL), >, 0);
  files = list (self, 0);
  copy (self, files->pdata[0], &answer);
  g_assert_no_error (answer.error);
  first = g_object_ref (answer.file);
  g_assert_true (g_file_get_contents (g_file_peek_path (first), &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "abc");
  name = g_file_get_basename (first);
  g_assert_cmpstr (name, ==, "Biên bản số 12.txt");

  /* Again: the same file. */
  copy (self, files->pdata[0], &answer);
  g_assert_true (g_file_equal (first, answer.file));
  copy (self, files->pdata[1], &answer);
  second = g_object_ref (answer.file);

  /* A name that leads elsewhere does not. */
  td_test_set_text (self->test.store, &td_entity_attachment, td_record_get_id (files->pdata[0]),
                    "name", "../x/y.txt");
  g_clear_pointer (&files, g_ptr_array_unref);
  files = list (self, 0);
  copy (self, files->pdata[0], &answer);
  g_assert_no_error (answer.error);
  folder = g_file_get_parent (first);
  g_assert_true (g_file_has_prefix (answer.file, folder));

  td_test_store_close (&self->test);
  g_assert_false (g_file_query_exists (first, NULL));
  g_assert_false (g_file_query_exists (second, NULL));
  all = g_file_get_parent (folder);
  g_assert_false (g_file_query_exists (all, NULL));
}

/* Opens the register that its parent named, copies a file out of it, tells where, and is gone
 * as if it had been killed. */
static void
test_crash (void)
{
  const char *path = g_getenv ("TD_TEST_REGISTER");
  g_autoptr (GFile) reg = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (TdQuery) query = td_query_new (&td_entity_attachment);
  g_autoptr (TdRecord) attachment = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Answer) answer = { 0 };
  Fixture self = { 0 };

  if (reg == NULL)
    return;
  self.test.store = td_store_open (reg, TD_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  attachment = td_reader_first (td_store_get_reader (self.test.store), query, &error);
  g_assert_no_error (error);
  copy (&self, attachment, &answer);
  g_assert_no_error (answer.error);
  g_assert_true (g_file_set_contents (g_getenv ("TD_TEST_COPY"), g_file_peek_path (answer.file),
                                      -1, &error));
  _Exit (0);
}

/* What a program that was killed left of its copies goes when the register is opened again;
 * what one that runs has stays. */
static void
test_sweep (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GFile) file = make_file (self, "a.txt", "abc", -1);
  g_autoptr (GFile) left = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) all = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *note = td_test_store_path (&self->test, "copy");
  g_autofree char *path = NULL;
  g_autofree char *kept = NULL;
  g_auto (Answer) answer = { 0 };

  g_assert_cmpint (attach (self, file, self->first, 0, NULL), >, 0);
  td_test_store_close (&self->test);
  g_setenv ("TD_TEST_REGISTER", g_file_peek_path (self->test.file), TRUE);
  g_setenv ("TD_TEST_COPY", note, TRUE);
  g_test_trap_subprocess ("/evidence/subprocess/crash", 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_unsetenv ("TD_TEST_REGISTER");
  g_test_trap_assert_passed ();
  g_assert_true (g_file_get_contents (note, &path, NULL, &error));
  left = g_file_new_for_path (path);
  folder = g_file_get_parent (left);
  all = g_file_get_parent (folder);
  g_assert_true (g_file_query_exists (left, NULL));

  /* Another register's opening leaves it alone. */
  td_attachment_copies_sweep (note);
  g_assert_true (g_file_query_exists (left, NULL));
  td_test_store_reopen (&self->test);
  g_assert_false (g_file_query_exists (all, NULL));

  files = list (self, 0);
  copy (self, files->pdata[0], &answer);
  kept = g_file_get_path (answer.file);
  td_attachment_copies_sweep (g_file_peek_path (self->test.file));
  g_assert_true (g_file_test (kept, G_FILE_TEST_IS_REGULAR));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/evidence/attach", Fixture, NULL, set_up, test_attach, tear_down);
  g_test_add ("/evidence/kept-once", Fixture, NULL, set_up, test_kept_once, tear_down);
  g_test_add ("/evidence/link-and-remove", Fixture, NULL, set_up, test_link_and_remove, tear_down);
  g_test_add ("/evidence/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/evidence/criterion-goes", Fixture, NULL, set_up, test_criterion_goes, tear_down);
  g_test_add ("/evidence/restore", Fixture, NULL, set_up, test_restore, tear_down);
  g_test_add ("/evidence/check", Fixture, NULL, set_up, test_check, tear_down);
  g_test_add ("/evidence/read-async", Fixture, NULL, set_up, test_read_async, tear_down);
  g_test_add ("/evidence/copy", Fixture, NULL, set_up, test_copy, tear_down);
  g_test_add ("/evidence/sweep", Fixture, NULL, set_up, test_sweep, tear_down);
  g_test_add_func ("/evidence/subprocess/crash", test_crash);
  return g_test_run ();
}
