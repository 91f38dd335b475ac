/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-forms-io.h"

#include "td-test-forms.h"

#include <locale.h>

/*
 * Forms of an invented department, for checks that fill them in with something that is
 * not ours:
 *
 *   make-forms new FOLDER            a register, and forms of two rounds in folders
 *   make-forms read FOLDER ROUND FILE…     what would be received
 *   make-forms receive FOLDER ROUND FILE…  the same, received, and what is there then
 *   make-forms return FOLDER         a question on the first sheet, and its return slip
 */

#define UNITS "don-vi"
#define PEOPLE "ca-nhan"
#define RETURNS "tra-lai"

static GFile *
get_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_new_for_path (path);
}

static void
give_out (TdStore *store, TdScoreBook *book, const char *folder, const char *name,
          gboolean returns)
{
  g_autoptr (GPtrArray) forms = test_forms_plan (book, returns);
  g_autoptr (GFile) target = get_file (folder, name);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;

  g_file_make_directory (target, NULL, &error);
  g_assert_no_error (error);
  files = td_forms_write (store, book, forms, target, (TdDate) { 2026, 4, 5 }, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, forms->len);
}

static void
make_new (const char *folder)
{
  g_autoptr (GFile) file = get_file (folder, "so.thidua");
  g_autoptr (TdRecord) organisation = td_record_new (&td_entity_organisation);
  g_autoptr (TdStore) store = NULL;
  g_autoptr (GError) error = NULL;

  td_record_set_text (organisation, "governing", "UBND tỉnh Khánh Hòa");
  td_record_set_text (organisation, "department", "Sở Thử nghiệm");
  td_record_set_text (organisation, "place", "Khánh Hòa");
  store = td_store_create (file, organisation, &error);
  g_assert_no_error (error);
  td_store_set_author (store, "Nguyễn Thị Hạnh");
  test_forms_add_units (store, 2, 4);
  for (guint i = 0; i < 2; i++)
    {
      const char *name = i == 0 ? UNITS : PEOPLE;
      g_autoptr (TdScoreBook) book = test_forms_open (store, test_forms_add_round (store, name, i));

      give_out (store, book, folder, name, FALSE);
    }
  g_assert_true (td_store_close (store, NULL));
}

static TdStore *
open_store (const char *folder)
{
  g_autoptr (GFile) file = get_file (folder, "so.thidua");
  g_autoptr (GError) error = NULL;
  TdStore *store = td_store_open (file, TD_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  td_store_set_author (store, "Nguyễn Thị Hạnh");
  return store;
}

static TdScoreBook *
open_round (TdStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 round = td_round_lookup (td_store_get_reader (store), name, &error);

  g_assert_no_error (error);
  return test_forms_open (store, round);
}

static void
print_cell (TdScoreBook *book, const TdFormComparison *cell)
{
  const TdCriteriaSet *set = td_score_book_get_set (book);

  if (cell->status == TD_FORM_SAME || cell->status == TD_FORM_EMPTY)
    return;
  g_print ("CELL\t%s\t%s\t%s\t%s\t%s\t%s\n", td_score_book_get_sheet (book, cell->sheet)->name,
           td_criteria_set_get (set, cell->criterion)->code, td_form_status_code (cell->status),
           cell->theirs != NULL ? cell->theirs : "", cell->reason != NULL ? cell->reason : "",
           cell->message != NULL ? cell->message : "");
}

static void
print_receipts (TdScoreBook *book, const TdFormReceipts *receipts)
{
  for (guint i = 0; i < receipts->refused->len; i++)
    g_print ("REFUSED\t%s\n", ((TdFormRefusal *) receipts->refused->pdata[i])->reason);
  for (guint i = 0; i < receipts->copies->len; i++)
    g_print ("COPY\t%s\n", ((TdFormRefusal *) receipts->copies->pdata[i])->reason);
  for (guint i = 0; i < receipts->receipts->len; i++)
    {
      const TdFormReceipt *receipt = receipts->receipts->pdata[i];

      g_print ("FORM\t%s\t%s", receipt->file_name, receipt->form->unit_name);
      for (guint j = 0; j < TD_N_FORM_STATUSES; j++)
        g_print ("\t%s=%u", td_form_status_code (j), receipt->counts[j]);
      g_print ("\tolder=%d\trepeat=%d\tlate=%d\n", receipt->is_older, receipt->is_repeat,
               receipt->late_days > 0);
      for (guint j = 0; j < receipt->cells->len; j++)
        print_cell (book, receipt->cells->pdata[j]);
      for (guint j = 0; j < receipt->remarks->len; j++)
        g_print ("REMARK\t%s\n", (char *) receipt->remarks->pdata[j]);
      for (guint j = 0; j < receipt->notes->len; j++)
        g_print ("NOTE\t%s\n", ((TdFormNote *) receipt->notes->pdata[j])->text);
    }
}

static void
print_scores (TdScoreBook *book)
{
  const TdCriteriaSet *set = td_score_book_get_set (book);

  for (guint i = 0; i < td_score_book_get_n_sheets (book); i++)
    {
      const TdBookSheet *sheet = td_score_book_get_sheet (book, i);

      g_print ("SHEET\t%s\t%s", sheet->name, td_sheet_state_code (sheet->state));
      for (guint j = 0; j < set->criteria->len; j++)
        {
          const TdCriterion *criterion = td_criteria_set_get (set, j);
          g_autofree char *text = test_forms_get (book, i, criterion->code);

          if (criterion->rule != TD_RULE_GROUP)
            g_print ("\t%s", text);
        }
      g_print ("\n");
    }
}

static void
read_or_receive (const char *folder, const char *round, char **paths, gboolean take)
{
  g_autoptr (TdStore) store = open_store (folder);
  g_autoptr (TdScoreBook) book = open_round (store, round);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TdFormReceipts) receipts = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_path (paths[i]));
  receipts = td_forms_read_paths (book, files, NULL, &error);
  g_assert_no_error (error);
  print_receipts (book, receipts);
  if (take && receipts->receipts->len > 0)
    {
      test_forms_run (store, td_forms_receive (book, receipts->receipts, &error));
      g_assert_no_error (error);
      g_clear_object (&book);
      book = open_round (store, round);
      print_scores (book);
    }
  g_clear_object (&book);
  g_assert_true (td_store_close (store, NULL));
}

static void
make_return (const char *folder)
{
  g_autoptr (TdStore) store = open_store (folder);
  g_autoptr (TdScoreBook) book = open_round (store, UNITS);
  const TdCriteriaSet *set = td_score_book_get_set (book);
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func (
    (GDestroyNotify) td_score_question_free);
  TdScoreQuestion *question = g_new0 (TdScoreQuestion, 1);
  g_autoptr (GError) error = NULL;

  question->criterion = td_criteria_set_get (set, td_criteria_set_find (set, "II.2"))->id;
  question->text = g_strdup ("Đề nghị gửi danh sách tin, bài.");
  g_ptr_array_add (questions, question);
  test_forms_run (store, td_score_book_return (book, td_score_book_get_sheet (book, 0)->id,
                                               questions, &error));
  g_assert_no_error (error);
  g_clear_object (&book);
  book = open_round (store, UNITS);
  give_out (store, book, folder, RETURNS, TRUE);
  g_clear_object (&book);
  g_assert_true (td_store_close (store, NULL));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_assert_cmpint (argc, >=, 3);
  if (g_str_equal (argv[1], "new"))
    make_new (argv[2]);
  else if (g_str_equal (argv[1], "return"))
    make_return (argv[2]);
  else
    {
      g_assert_cmpint (argc, >=, 5);
      read_or_receive (argv[2], argv[3], argv + 4, g_str_equal (argv[1], "receive"));
    }
  return 0;
}
