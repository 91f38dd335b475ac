/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-cell-editor.h"
#include "td-evidence-list.h"
#include "td-evidence.h"
#include "td-return-dialog.h"
#include "td-sheet-figures.h"
#include "td-sheet-foot.h"
#include "td-sheet-layers.h"
#include "td-sheet-pane.h"
#include "td-sheet-questions.h"
#include "td-sheet-strip.h"
#include "td-sheet-table.h"
#include "td-sheet-view.h"
#include "td-test-scores.h"
#include "td-test-views.h"

#include <glib/gstdio.h>
#include <string.h>

/* The criteria of the set below, by their index. */
enum
{
  GROUP_ONE,
  PLAN,      /* points, 5 */
  CONTROL,   /* points, 5, needs evidence */
  GROUP_TWO,
  DISCIPLINE, /* yes or no, mandatory, 10 */
  REPORTS,   /* tally, 10 */
  PEOPLE,    /* worst of the unit's people, 10 */
  LEVEL,     /* graded by hand, 6 */
  GROUP_BONUS,
  PRIZE,     /* bonus, 5 */
};

static TdCriterion *
add (TdCriteriaSet *set, int group, const char *code, const char *text, TdCriterionRule rule,
     gint64 max)
{
  TdCriterion *criterion = td_criteria_set_add (set, group, code, text, rule);

  criterion->max = max < 0 ? TD_POINTS_MISSING : max * TD_DECIMAL_ONE;
  return criterion;
}

static void
add_grades (TdCriterion *criterion, const char *text)
{
  g_autoptr (GPtrArray) grades = td_grades_read (text, NULL);

  for (guint i = 0; i < grades->len; i++)
    {
      const TdGrade *grade = grades->pdata[i];

      td_grades_add (criterion->grades, grade->label, grade->points, grade->from);
    }
}

static TdCriteriaSet *
make_set (void)
{
  TdCriteriaSet *set = td_criteria_set_new ();

  set->name = g_strdup ("Bộ tiêu chí hư cấu");
  add (set, -1, "I", "Chỉ đạo", TD_RULE_GROUP, -1);
  add (set, GROUP_ONE, "I.1", "Kế hoạch", TD_RULE_POINTS, 5)->guidance = g_strdup ("Có là đủ.");
  add (set, GROUP_ONE, "I.2", "Kiểm tra", TD_RULE_POINTS, 5)->needs_evidence = TRUE;
  add (set, -1, "II", "Nhiệm vụ", TD_RULE_GROUP, -1);
  add (set, GROUP_TWO, "II.1", "Không vi phạm", TD_RULE_YES_NO, 10)->mandatory = TRUE;
  add_grades (add (set, GROUP_TWO, "II.2", "Báo cáo", TD_RULE_TALLY, 10),
              "Đúng hạn: 2; Chậm: 1; Không gửi: 0");
  add_grades (add (set, GROUP_TWO, "II.3", "Chấp hành", TD_RULE_WORST, 10),
              "Tốt: 10; Nhắc nhở: 5; Vi phạm: 0");
  add_grades (add (set, GROUP_TWO, "II.4", "Mức độ", TD_RULE_GRADED, 6), "Cao: 6; Thấp: 2");
  add (set, -1, "T", "Điểm thưởng", TD_RULE_GROUP, -1)->role = TD_ROLE_BONUS;
  add (set, GROUP_BONUS, "T.1", "Giải thưởng", TD_RULE_POINTS, 5)->role = TD_ROLE_BONUS;
  td_criteria_set_add_band (set, "T", "Tốt", 50 * TD_DECIMAL_ONE);
  td_criteria_set_add_band (set, "K", "Chưa đạt", 0);
  return set;
}

/* --- a window with one sheet --- */

typedef struct
{
  TdStore      *store;
  TdScoreBook  *book;
  gint64        people[2];
  GtkWidget    *view;
  GtkWidget    *window;
  guint         sheet;
} Fixture;

static guint
find_sheet (TdScoreBook *book, const char *name)
{
  for (guint i = 0; i < td_score_book_get_n_sheets (book); i++)
    if (g_str_equal (td_score_book_get_sheet (book, i)->name, name))
      return i;
  g_assert_not_reached ();
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (TdCriteriaSet) set = make_set ();
  gint64 unit;

  self->store = td_test_make_store (data);
  unit = td_test_add_unit (self->store, "Phòng Một");
  td_test_add_unit (self->store, "Phòng Hai");
  self->people[0] = td_test_add_person (self->store, "Nguyễn Văn Hư", unit);
  self->people[1] = td_test_add_person (self->store, "Trần Thị Cấu", unit);
  self->book = td_test_make_round (self->store, set);
  self->sheet = find_sheet (self->book, "Phòng Một");
  self->view = td_sheet_view_new ();
  td_sheet_view_show (TD_SHEET_VIEW (self->view), self->store, self->book, self->sheet);
  self->window = td_test_show (self->view);
  td_test_settle ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  td_test_settle ();
  g_clear_object (&self->book);
  g_assert_true (td_store_close (self->store, NULL));
  g_clear_object (&self->store);
}

static gpointer
find (Fixture *self, GType type)
{
  GtkWidget *found = td_test_find (self->view, type);

  g_assert_nonnull (found);
  return found;
}

static gboolean
table_says (Fixture *self, const char *text)
{
  g_autofree char *all = td_sheet_table_dup_text (find (self, TD_TYPE_SHEET_TABLE));

  return strstr (all, text) != NULL;
}

static gboolean
foot_says (Fixture *self, const char *text)
{
  g_autofree char *all = td_sheet_foot_dup_text (find (self, TD_TYPE_SHEET_FOOT));

  return strstr (all, text) != NULL;
}

static void
select_cell (Fixture *self, guint criterion, TdLayer layer)
{
  td_sheet_view_select (TD_SHEET_VIEW (self->view), criterion, layer);
  td_test_settle ();
}

/* Types into the current cell as a person does, and presses Enter. */
static void
type (Fixture *self, const char *text)
{
  TdCellEditor *editor = find (self, TD_TYPE_CELL_EDITOR);

  gtk_widget_grab_focus (GTK_WIDGET (editor));
  gtk_editable_set_text (GTK_EDITABLE (editor), text);
  g_signal_emit_by_name (editor, "activate");
}

static TdMark
get_mark (Fixture *self, guint criterion, TdLayer layer)
{
  return td_score_book_get_mark (self->book, self->sheet, criterion, layer);
}

#define has_points(self, criterion, layer, thousandths) \
  (get_mark (self, criterion, layer).state == TD_SCORE_GIVEN && \
   get_mark (self, criterion, layer).points == (thousandths))

static void
set_state (Fixture *self, TdSheetState state)
{
  td_test_set_state (self->store, self->book, state);
  td_test_settle ();
}

/* Everything scored by the unit, and submitted. */
static void
submit (Fixture *self)
{
  static const char *const texts[] = { NULL, "5", "4", NULL, "đạt", "3;1;0", "0=0", "Cao", NULL,
                                       "2" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      td_test_set_score (self->store, self->book, self->sheet, i, TD_LAYER_SELF, texts[i]);
  set_state (self, TD_SHEET_SUBMITTED);
}

/* --- tests --- */

static void
test_shows (Fixture *self, gconstpointer data)
{
  g_autofree char *strip = td_sheet_strip_dup_text (find (self, TD_TYPE_SHEET_STRIP));

  g_assert_cmpstr (td_sheet_view_get_title (TD_SHEET_VIEW (self->view)), ==, "Phòng Một");
  g_assert_cmpstr (td_sheet_view_get_subtitle (TD_SHEET_VIEW (self->view)), ==,
                   "Quý III/2026 · Bộ tiêu chí hư cấu, version 1");
  g_assert_cmpstr (strip, ==, "[Not sent] › Submitted › Appraisal › Council › Closed");
  g_assert_true (table_says (self, "I|Chỉ đạo|10|–|–|–|–\n"));
  g_assert_true (table_says (self, "*1|Kế hoạch|5|not scored|not scored|not scored|–\n"));
  g_assert_true (table_says (self, "T|Điểm thưởng|"));

  submit (self);
  g_assert_true (table_says (self, "I|Chỉ đạo|10|9,0|–|–|–\n"));
  g_assert_true (table_says (self, "2|Kiểm tra|5|4,0|not scored|not scored|missing\n"));
  g_assert_true (table_says (self, "1|Không vi phạm|10|Yes 10,0|"));
  g_assert_true (table_says (self, "1|Giải thưởng|+5|2,0|"));
  /* 9 + 10 + 8,75 + 10 + 6 and the bonus. */
  g_assert_true (foot_says (self, "45,75 all 6/6"));
  g_assert_true (foot_says (self, "– 0/6"));
}

static void
test_edits_by_state (Fixture *self, gconstpointer data)
{
  g_autofree char *strip = NULL;

  /* The unit's own layer first; the other two say why not. */
  select_cell (self, PLAN, TD_LAYER_SELF);
  type (self, "4,5");
  td_test_until (has_points (self, PLAN, TD_LAYER_SELF, 4500));
  td_test_until (td_score_book_get_sheet (self->book, self->sheet)->state == TD_SHEET_SELF);
  g_assert_true (table_says (self, "*2|Kiểm tra"));
  select_cell (self, PLAN, TD_LAYER_COUNCIL);
  type (self, "5");
  td_test_settle ();
  g_assert_cmpint (get_mark (self, PLAN, TD_LAYER_COUNCIL).state, ==, TD_SCORE_OPEN);

  submit (self);
  select_cell (self, PLAN, TD_LAYER_APPRAISED);
  type (self, "3");
  td_test_until (has_points (self, PLAN, TD_LAYER_APPRAISED, 3000));
  td_test_until (table_says (self, "1|Kế hoạch|5|5,0|▼2,0 3,0|"));
  td_test_until (td_score_book_get_sheet (self->book, self->sheet)->state == TD_SHEET_APPRAISED);
  strip = td_sheet_strip_dup_text (find (self, TD_TYPE_SHEET_STRIP));
  g_assert_cmpstr (strip, ==,
                   "✓ Self-scoring › ✓ Submitted › [Appraisal] › Council › Closed");
  select_cell (self, PLAN, TD_LAYER_COUNCIL);
  type (self, "3,5");
  td_test_until (table_says (self, "1|Kế hoạch|5|5,0|▼2,0 3,0|▲0,5 3,5|"));
  td_store_undo (self->store, NULL);
  td_test_until (get_mark (self, PLAN, TD_LAYER_COUNCIL).state == TD_SCORE_OPEN);
  td_test_until (table_says (self, "1|Kế hoạch|5|5,0|▼2,0 3,0|not scored|"));
}

static void
test_refuses (Fixture *self, gconstpointer data)
{
  TdCellEditor *editor = find (self, TD_TYPE_CELL_EDITOR);

  /* Beyond the maximum: what was typed stays to be mended. */
  select_cell (self, PLAN, TD_LAYER_SELF);
  type (self, "7");
  td_test_settle ();
  g_assert_true (td_cell_editor_is_editing (editor));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (editor)), ==, "7");
  g_assert_cmpint (get_mark (self, PLAN, TD_LAYER_SELF).state, ==, TD_SCORE_OPEN);
  gtk_editable_set_text (GTK_EDITABLE (editor), "kad");
  g_signal_emit_by_name (editor, "activate");
  td_test_until (get_mark (self, PLAN, TD_LAYER_SELF).state == TD_SCORE_NOT_APPLICABLE);
  td_test_until (table_says (self, "1|Kế hoạch|5|not applicable|"));
}

static void
test_states (Fixture *self, gconstpointer data)
{
  TdSheetTable *table = find (self, TD_TYPE_SHEET_TABLE);

  select_cell (self, PLAN, TD_LAYER_SELF);
  td_sheet_table_set_state (table, TD_SCORE_NOT_APPLICABLE);
  td_test_until (get_mark (self, PLAN, TD_LAYER_SELF).state == TD_SCORE_NOT_APPLICABLE);
  td_sheet_table_set_state (table, TD_SCORE_OPEN);
  td_test_until (get_mark (self, PLAN, TD_LAYER_SELF).state == TD_SCORE_OPEN);
}

static void
test_pane_entry (Fixture *self, gconstpointer data)
{
  TdSheetLayers *layers = find (self, TD_TYPE_SHEET_LAYERS);
  GtkEntry *entry;

  select_cell (self, PLAN, TD_LAYER_SELF);
  entry = td_sheet_layers_get_entry (layers, TD_LAYER_SELF);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (entry)));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (td_sheet_layers_get_entry
                                                        (layers, TD_LAYER_COUNCIL))));
  gtk_editable_set_text (GTK_EDITABLE (entry), "2,5");
  g_signal_emit_by_name (entry, "activate");
  td_test_until (has_points (self, PLAN, TD_LAYER_SELF, 2500));
  /* What cannot be is told and taken back. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "nhiều");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2,5");
}

static void
test_tally (Fixture *self, gconstpointer data)
{
  TdSheetFigures *figures;

  select_cell (self, REPORTS, TD_LAYER_SELF);
  figures = find (self, TD_TYPE_SHEET_FIGURES);
  g_assert_cmpuint (td_sheet_figures_get_n_lines (figures), ==, 3);
  td_sheet_figures_type (figures, 0, "3");
  td_sheet_figures_type (figures, 1, "1");
  td_test_settle ();
  /* A line that says nothing is not 0. */
  g_assert_cmpint (get_mark (self, REPORTS, TD_LAYER_SELF).state, ==, TD_SCORE_OPEN);
  td_sheet_figures_type (figures, 2, "0");
  /* (3 × 2 + 1) / 4 = 1,75 of 2. */
  td_test_until (has_points (self, REPORTS, TD_LAYER_SELF, 8750));
}

static void
test_worst (Fixture *self, gconstpointer data)
{
  TdSheetFigures *figures;
  TdScore entry;
  g_autofree char *person = g_strdup_printf ("%" G_GINT64_FORMAT "=", self->people[1]);

  select_cell (self, PEOPLE, TD_LAYER_SELF);
  figures = find (self, TD_TYPE_SHEET_FIGURES);
  /* Everybody at once, and the unit's two. */
  g_assert_cmpuint (td_sheet_figures_get_n_lines (figures), ==, 3);
  td_sheet_figures_choose (figures, 1, 0);
  td_test_until (has_points (self, PEOPLE, TD_LAYER_SELF, 10000));
  td_sheet_figures_choose (figures, 2, 1);
  td_test_until (has_points (self, PEOPLE, TD_LAYER_SELF, 5000));
  entry = td_score_book_get_entry (self->book, self->sheet, PEOPLE, TD_LAYER_SELF);
  g_assert_nonnull (strstr (entry.detail, person));
}

/* Whoever came after the quarter was not there to be graded. */
static void
test_worst_of_that_day (Fixture *self, gconstpointer data)
{
  gint64 late = td_test_add_person (self->store, "Lê Văn Muộn",
                                    td_score_book_get_sheet (self->book, self->sheet)->unit);
  g_autoptr (TdRecord) person = td_reader_get (td_store_get_reader (self->store),
                                               &td_entity_staff, late, NULL);
  g_autofree char *graded = g_strdup_printf ("%" G_GINT64_FORMAT "=1", late);

  td_record_set_text (person, "joined", "2026-10-15");
  g_assert_true (td_store_save (self->store, "Sửa cán bộ", person, NULL));
  select_cell (self, PEOPLE, TD_LAYER_SELF);
  g_assert_cmpuint (td_sheet_figures_get_n_lines (find (self, TD_TYPE_SHEET_FIGURES)), ==, 3);
  /* Unless somebody did: that is shown. */
  td_test_set_score (self->store, self->book, self->sheet, PEOPLE, TD_LAYER_SELF, graded);
  select_cell (self, PLAN, TD_LAYER_SELF);
  select_cell (self, PEOPLE, TD_LAYER_SELF);
  g_assert_cmpuint (td_sheet_figures_get_n_lines (find (self, TD_TYPE_SHEET_FIGURES)), ==, 4);
}

static void
test_choices (Fixture *self, gconstpointer data)
{
  TdSheetFigures *figures;

  select_cell (self, DISCIPLINE, TD_LAYER_SELF);
  figures = find (self, TD_TYPE_SHEET_FIGURES);
  td_sheet_figures_choose (figures, 0, 0);
  td_test_until (has_points (self, DISCIPLINE, TD_LAYER_SELF, 0));
  td_test_until (table_says (self, "1|Không vi phạm|10|Failed 0,0|"));
  td_sheet_figures_choose (figures, 0, 1);
  td_test_until (has_points (self, DISCIPLINE, TD_LAYER_SELF, 10000));
  select_cell (self, LEVEL, TD_LAYER_SELF);
  td_sheet_figures_choose (figures, 0, 1);
  td_test_until (has_points (self, LEVEL, TD_LAYER_SELF, 2000));
}

static void
test_reason (Fixture *self, gconstpointer data)
{
  TdSheetPane *pane;

  submit (self);
  td_test_set_score (self->store, self->book, self->sheet, PLAN, TD_LAYER_APPRAISED, "3");
  select_cell (self, PLAN, TD_LAYER_APPRAISED);
  pane = find (self, TD_TYPE_SHEET_PANE);
  td_sheet_pane_set_reason (pane, "Kế hoạch nộp muộn");
  /* Turning to another cell saves it, as leaving the field does. */
  select_cell (self, CONTROL, TD_LAYER_APPRAISED);
  td_test_until (g_strcmp0 (td_score_book_get_reason (self->book, self->sheet, PLAN,
                                                      TD_LAYER_APPRAISED),
                            "Kế hoạch nộp muộn") == 0);
}

static void
test_filters (Fixture *self, gconstpointer data)
{
  TdSheetTable *table = find (self, TD_TYPE_SHEET_TABLE);

  submit (self);
  td_test_set_score (self->store, self->book, self->sheet, PLAN, TD_LAYER_APPRAISED, "3");
  td_test_settle ();
  g_assert_cmpuint (td_sheet_table_count (table, TD_SHEET_SHOW_DIFFERENCES), ==, 1);
  g_assert_cmpuint (td_sheet_table_count (table, TD_SHEET_SHOW_LACKING), ==, 1);
  td_sheet_table_set_filter (table, TD_SHEET_SHOW_DIFFERENCES);
  g_assert_true (table_says (self, "1|Kế hoạch"));
  g_assert_false (table_says (self, "Kiểm tra"));
  g_assert_false (table_says (self, "Nhiệm vụ"));
  /* A row that was mended stays until the filter is asked for anew. */
  td_test_set_score (self->store, self->book, self->sheet, PLAN, TD_LAYER_APPRAISED, "5");
  td_test_until (table_says (self, "1|Kế hoạch|5|5,0|5,0|"));
  td_sheet_table_set_filter (table, TD_SHEET_SHOW_LACKING);
  g_assert_true (table_says (self, "*2|Kiểm tra"));
  g_assert_false (table_says (self, "Kế hoạch"));
  td_sheet_table_set_filter (table, TD_SHEET_SHOW_ALL);
  g_assert_true (table_says (self, "Nhiệm vụ"));
}

static void
test_evidence (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("td-evidence-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bao-cao.txt", NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  TdEvidenceList *list;
  gint64 attachment;

  g_assert_true (g_file_set_contents (path, "số liệu", -1, NULL));
  submit (self);
  select_cell (self, CONTROL, TD_LAYER_APPRAISED);
  list = find (self, TD_TYPE_EVIDENCE_LIST);
  g_ptr_array_add (files, g_file_new_for_path (path));
  td_evidence_list_attach (list, files);
  td_test_until (td_score_book_count_evidence (self->book, self->sheet, CONTROL) == 1);
  td_test_until (table_says (self, "2|Kiểm tra|5|4,0|not scored|not scored|1\n"));
  td_test_until (td_evidence_list_get_files (list) != NULL &&
                 td_evidence_list_get_files (list)->len == 1);

  attachment = td_record_get_id (td_evidence_list_get_files (list)->pdata[0]);
  td_evidence_list_use (list, attachment, PLAN, TRUE);
  td_test_until (td_score_book_count_evidence (self->book, self->sheet, PLAN) == 1);
  g_assert_cmpuint (td_test_count (self->store, &td_entity_attachment), ==, 1);
  td_evidence_list_use (list, attachment, CONTROL, FALSE);
  td_test_until (td_score_book_lacks_evidence (self->book, self->sheet, CONTROL));
  td_test_until (td_evidence_list_get_files (list)->len == 0);
  td_store_undo (self->store, NULL);
  td_test_until (td_score_book_count_evidence (self->book, self->sheet, CONTROL) == 1);
  g_remove (path);
  g_rmdir (folder);
}

static void
test_return (Fixture *self, gconstpointer data)
{
  TdReturnDialog *dialog;
  TdSheetQuestions *questions;
  g_autofree char *text = NULL;

  submit (self);
  td_test_set_score (self->store, self->book, self->sheet, PLAN, TD_LAYER_APPRAISED, "3");
  td_test_settle ();
  gtk_widget_activate_action (self->view, "sheet.return", NULL);
  td_test_settle ();
  dialog = TD_RETURN_DIALOG (td_test_find_window (TD_TYPE_RETURN_DIALOG));
  g_assert_nonnull (dialog);
  td_return_dialog_set (dialog, PLAN, "Kế hoạch ở đâu?");
  td_return_dialog_return (dialog);
  td_test_until (td_score_book_get_sheet (self->book, self->sheet)->state == TD_SHEET_RETURNED);
  td_test_until (td_score_book_is_questioned (self->book, self->sheet, PLAN));
  g_assert_false (td_score_book_is_questioned (self->book, self->sheet, CONTROL));
  td_test_settle ();
  g_assert_null (td_test_find_window (TD_TYPE_RETURN_DIALOG));

  /* Only what is asked about is open to the unit again. */
  select_cell (self, CONTROL, TD_LAYER_SELF);
  type (self, "1");
  td_test_settle ();
  g_assert_true (has_points (self, CONTROL, TD_LAYER_SELF, 4000));
  select_cell (self, PLAN, TD_LAYER_SELF);
  type (self, "3");
  td_test_until (has_points (self, PLAN, TD_LAYER_SELF, 3000));
  select_cell (self, PLAN, TD_LAYER_SELF);
  questions = find (self, TD_TYPE_SHEET_QUESTIONS);
  /* What was begun is there again after a look at something else. */
  gtk_editable_set_text (td_sheet_questions_get_entry (questions), "Ở phụ");
  select_cell (self, LEVEL, TD_LAYER_SELF);
  select_cell (self, PLAN, TD_LAYER_SELF);
  g_assert_cmpstr (gtk_editable_get_text (td_sheet_questions_get_entry (questions)), ==, "Ở phụ");
  td_sheet_questions_answer (questions, "Ở phụ lục.");
  td_test_until (td_score_book_get_sheet (self->book, self->sheet)->state == TD_SHEET_SUBMITTED);
  td_test_settle ();
  text = td_sheet_questions_dup_text (questions);
  g_assert_nonnull (strstr (text, "Kế hoạch ở đâu?|"));
  g_assert_nonnull (strstr (text, "|Ở phụ lục."));
}

static TdReturnDialog *
open_return (Fixture *self, guint criterion)
{
  GtkWindow *dialog;

  select_cell (self, criterion, TD_LAYER_APPRAISED);
  gtk_widget_activate_action (self->view, "sheet.return", NULL);
  dialog = td_test_find_window (TD_TYPE_RETURN_DIALOG);
  g_assert_nonnull (dialog);
  td_test_draw (GTK_WIDGET (dialog));
  return TD_RETURN_DIALOG (dialog);
}

static void
close_return (Fixture *self, TdReturnDialog *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  td_test_settle ();
  g_assert_null (td_test_find_window (TD_TYPE_RETURN_DIALOG));
  g_assert_true (td_cell_editor_has_focus (find (self, TD_TYPE_CELL_EDITOR)));
}

/* What is looked at and what is asked already: nothing else goes back by itself. */
static void
test_return_ticks (Fixture *self, gconstpointer data)
{
  TdReturnDialog *dialog;
  GtkWidget *focus;

  submit (self);
  td_test_set_score (self->store, self->book, self->sheet, PLAN, TD_LAYER_APPRAISED, "3");
  td_test_settle ();
  dialog = open_return (self, CONTROL);
  g_assert_cmpuint (td_return_dialog_count (dialog), ==, 1);
  g_assert_cmpstr (td_return_dialog_get (dialog, CONTROL), ==, "Đề nghị bổ sung minh chứng.");
  /* The question is there to be written at once. */
  focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  g_assert_true (GTK_IS_TEXT (focus));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus)), ==,
                   "Đề nghị bổ sung minh chứng.");
  close_return (self, dialog);
  /* Whoever stands on a group has nothing in mind yet. */
  dialog = open_return (self, GROUP_TWO);
  g_assert_cmpuint (td_return_dialog_count (dialog), ==, 0);
  close_return (self, dialog);

  dialog = open_return (self, REPORTS);
  g_assert_cmpstr (td_return_dialog_get (dialog, REPORTS), ==, "");
  td_return_dialog_set (dialog, REPORTS, "Báo cáo nào chậm?");
  td_return_dialog_return (dialog);
  td_test_until (td_test_find_window (TD_TYPE_RETURN_DIALOG) == NULL);
  g_assert_true (td_cell_editor_has_focus (find (self, TD_TYPE_CELL_EDITOR)));
  set_state (self, TD_SHEET_SUBMITTED);
  dialog = open_return (self, PLAN);
  g_assert_cmpuint (td_return_dialog_count (dialog), ==, 2);
  g_assert_cmpstr (td_return_dialog_get (dialog, REPORTS), ==, "Báo cáo nào chậm?");
  g_assert_nonnull (strstr (td_return_dialog_get (dialog, PLAN), "5,0 điểm"));
  close_return (self, dialog);
}

/* Where the keyboard is after a button, a choice or a dialog. */
static void
test_focus (Fixture *self, gconstpointer data)
{
  TdCellEditor *editor = find (self, TD_TYPE_CELL_EDITOR);

  select_cell (self, LEVEL, TD_LAYER_SELF);
  gtk_widget_child_focus (find (self, TD_TYPE_SHEET_FIGURES), GTK_DIR_TAB_FORWARD);
  g_assert_false (td_cell_editor_has_focus (editor));
  td_sheet_figures_choose (find (self, TD_TYPE_SHEET_FIGURES), 0, 1);
  td_test_until (has_points (self, LEVEL, TD_LAYER_SELF, 2000));
  g_assert_true (td_cell_editor_has_focus (editor));
  /* The step's button stands for the next step at once. */
  gtk_widget_child_focus (find (self, TD_TYPE_SHEET_PANE), GTK_DIR_TAB_FORWARD);
  g_assert_false (td_cell_editor_has_focus (editor));
  gtk_widget_activate_action (self->view, "sheet.step", NULL);
  td_test_until (td_score_book_get_sheet (self->book, self->sheet)->state == TD_SHEET_SUBMITTED);
  td_test_until (td_cell_editor_has_focus (editor));
}

/* What is being typed goes with the sheet; what cannot be taken keeps it here. */
static void
test_step_while_typing (Fixture *self, gconstpointer data)
{
  TdCellEditor *editor = find (self, TD_TYPE_CELL_EDITOR);

  select_cell (self, PLAN, TD_LAYER_SELF);
  type (self, "7");
  gtk_widget_activate_action (self->view, "sheet.step", NULL);
  td_test_settle ();
  g_assert_cmpint (td_score_book_get_sheet (self->book, self->sheet)->state, ==,
                   TD_SHEET_NOT_SENT);
  g_assert_true (td_cell_editor_is_editing (editor));
  gtk_editable_set_text (GTK_EDITABLE (editor), "4");
  gtk_widget_activate_action (self->view, "sheet.step", NULL);
  td_test_until (has_points (self, PLAN, TD_LAYER_SELF, 4000));
  td_test_until (td_score_book_get_sheet (self->book, self->sheet)->state == TD_SHEET_SELF);
}

/* Asks about two criteria of a submitted sheet: it is with its unit again. */
static void
return_twice (Fixture *self)
{
  TdReturnDialog *dialog;

  gtk_widget_activate_action (self->view, "sheet.return", NULL);
  td_test_settle ();
  dialog = TD_RETURN_DIALOG (td_test_find_window (TD_TYPE_RETURN_DIALOG));
  td_return_dialog_set (dialog, PLAN, "Kế hoạch ở đâu?");
  td_return_dialog_set (dialog, CONTROL, "Kiểm tra ngày nào?");
  td_return_dialog_return (dialog);
  td_test_until (td_score_book_is_questioned (self->book, self->sheet, CONTROL));
  td_test_until (td_test_find_window (TD_TYPE_RETURN_DIALOG) == NULL);
}

static void
begin_answer (Fixture *self, guint criterion, const char *text)
{
  select_cell (self, criterion, TD_LAYER_SELF);
  gtk_editable_set_text (td_sheet_questions_get_entry (find (self, TD_TYPE_SHEET_QUESTIONS)),
                         text);
}

static gboolean
is_answered (Fixture *self, guint criterion, const char *text)
{
  g_autofree char *line = g_strdup_printf ("|%s\n", text);
  g_autofree char *all = NULL;

  select_cell (self, criterion, TD_LAYER_SELF);
  all = td_sheet_questions_dup_text (find (self, TD_TYPE_SHEET_QUESTIONS));
  return strstr (all, line) != NULL;
}

/* Answers that were begun go with the sheet, seen or not, and are not there again when
 * they are taken back. */
static void
test_step_takes_answers (Fixture *self, gconstpointer data)
{
  submit (self);
  return_twice (self);
  begin_answer (self, PLAN, "Ở phụ lục.");
  begin_answer (self, CONTROL, "Ngày 05.");
  select_cell (self, LEVEL, TD_LAYER_SELF);
  gtk_widget_activate_action (self->view, "sheet.step", NULL);
  td_test_until (td_score_book_get_sheet (self->book, self->sheet)->state == TD_SHEET_SUBMITTED);
  td_test_until (!td_score_book_is_questioned (self->book, self->sheet, PLAN) &&
                 !td_score_book_is_questioned (self->book, self->sheet, CONTROL));
  g_assert_true (is_answered (self, PLAN, "Ở phụ lục."));
  g_assert_true (is_answered (self, CONTROL, "Ngày 05."));

  /* The last of the two was the one on CONTROL or on PLAN: both are undone. */
  td_store_undo (self->store, NULL);
  td_store_undo (self->store, NULL);
  td_test_until (td_score_book_is_questioned (self->book, self->sheet, PLAN) &&
                 td_score_book_is_questioned (self->book, self->sheet, CONTROL));
  select_cell (self, PLAN, TD_LAYER_SELF);
  g_assert_cmpstr (gtk_editable_get_text (td_sheet_questions_get_entry (
                                            find (self, TD_TYPE_SHEET_QUESTIONS))), ==, "");
}

/* What stands in a field of the pane is taken as if it had been left. */
static void
test_step_takes_fields (Fixture *self, gconstpointer data)
{
  TdSheetLayers *layers = find (self, TD_TYPE_SHEET_LAYERS);
  GtkEditable *entry;

  submit (self);
  td_test_set_score (self->store, self->book, self->sheet, PLAN, TD_LAYER_APPRAISED, "3");
  select_cell (self, PLAN, TD_LAYER_APPRAISED);
  entry = GTK_EDITABLE (td_sheet_layers_get_entry (layers, TD_LAYER_APPRAISED));
  td_sheet_pane_set_reason (find (self, TD_TYPE_SHEET_PANE), "Nộp muộn");
  gtk_editable_set_text (entry, "nhiều");
  gtk_widget_activate_action (self->view, "sheet.step", NULL);
  td_test_settle ();
  /* What cannot be is told, and the sheet stays. */
  g_assert_cmpint (td_score_book_get_sheet (self->book, self->sheet)->state, ==,
                   TD_SHEET_APPRAISED);
  gtk_editable_set_text (entry, "3,5");
  gtk_widget_activate_action (self->view, "sheet.step", NULL);
  td_test_until (td_score_book_get_sheet (self->book, self->sheet)->state == TD_SHEET_COUNCIL);
  g_assert_true (has_points (self, PLAN, TD_LAYER_APPRAISED, 3500));
  g_assert_cmpstr (td_score_book_get_reason (self->book, self->sheet, PLAN, TD_LAYER_APPRAISED),
                   ==, "Nộp muộn");
}

/* A tally of which a line is missing is no score, and not forgotten either. */
static void
test_step_minds_tally (Fixture *self, gconstpointer data)
{
  TdSheetFigures *figures;

  td_test_set_score (self->store, self->book, self->sheet, PLAN, TD_LAYER_SELF, "4");
  set_state (self, TD_SHEET_SELF);
  select_cell (self, REPORTS, TD_LAYER_SELF);
  figures = find (self, TD_TYPE_SHEET_FIGURES);
  td_sheet_figures_type (figures, 0, "3");
  td_sheet_figures_type (figures, 1, "1");
  /* Another score of the sheet changes: what was typed stays. */
  td_test_set_score (self->store, self->book, self->sheet, CONTROL, TD_LAYER_SELF, "4");
  gtk_widget_activate_action (self->view, "sheet.step", NULL);
  td_test_settle ();
  g_assert_cmpint (td_score_book_get_sheet (self->book, self->sheet)->state, ==, TD_SHEET_SELF);
  td_sheet_figures_type (figures, 2, "0");
  gtk_widget_activate_action (self->view, "sheet.step", NULL);
  td_test_until (td_score_book_get_sheet (self->book, self->sheet)->state == TD_SHEET_SUBMITTED);
  g_assert_true (has_points (self, REPORTS, TD_LAYER_SELF, 8750));
}

static void
type_unfinished (Fixture *self, const char *text)
{
  gtk_widget_grab_focus (find (self, TD_TYPE_CELL_EDITOR));
  gtk_editable_set_text (find (self, TD_TYPE_CELL_EDITOR), text);
}

static void
test_leaving_takes_it (Fixture *self, gconstpointer data)
{
  const char *other = self->sheet == 0 ? "sheet.next" : "sheet.previous";
  guint sheet = 9;

  /* The round, another sheet, another page: each takes what stands in the cell. */
  select_cell (self, PLAN, TD_LAYER_SELF);
  type_unfinished (self, "7");
  gtk_widget_activate_action (self->view, other, NULL);
  g_assert_true (td_sheet_view_get_sheet (TD_SHEET_VIEW (self->view), &sheet));
  g_assert_cmpuint (sheet, ==, self->sheet);
  type_unfinished (self, "4");
  gtk_widget_activate_action (self->view, other, NULL);
  td_test_until (has_points (self, PLAN, TD_LAYER_SELF, 4000));
  td_sheet_view_show (TD_SHEET_VIEW (self->view), self->store, self->book, self->sheet);
  type_unfinished (self, "3");
  td_sheet_view_show (TD_SHEET_VIEW (self->view), self->store, NULL, 0);
  td_test_until (has_points (self, PLAN, TD_LAYER_SELF, 3000));

  td_sheet_view_show (TD_SHEET_VIEW (self->view), self->store, self->book, self->sheet);
  submit (self);
  return_twice (self);
  begin_answer (self, CONTROL, "Ngày 05.");
  gtk_widget_set_visible (self->view, FALSE);
  td_test_until (!td_score_book_is_questioned (self->book, self->sheet, CONTROL));
  g_assert_true (td_score_book_is_questioned (self->book, self->sheet, PLAN));
  gtk_widget_set_visible (self->view, TRUE);
  g_assert_true (is_answered (self, CONTROL, "Ngày 05."));
}

static void
test_steps (Fixture *self, gconstpointer data)
{
  static const TdSheetState states[] = { TD_SHEET_SELF, TD_SHEET_SUBMITTED, TD_SHEET_APPRAISED,
                                         TD_SHEET_COUNCIL };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      gtk_widget_activate_action (self->view, "sheet.step", NULL);
      td_test_until (td_score_book_get_sheet (self->book, self->sheet)->state == states[i]);
      td_test_settle ();
    }
  /* Sheets are closed together. */
  gtk_widget_activate_action (self->view, "sheet.step", NULL);
  td_test_settle ();
  g_assert_cmpint (td_score_book_get_sheet (self->book, self->sheet)->state, ==,
                   TD_SHEET_COUNCIL);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_other_sheets (Fixture *self, gconstpointer data)
{
  guint n_closed = 0;
  guint sheet = 9;

  select_cell (self, LEVEL, TD_LAYER_SELF);
  gtk_widget_activate_action (self->view, self->sheet == 0 ? "sheet.next" : "sheet.previous", NULL);
  g_assert_true (td_sheet_view_get_sheet (TD_SHEET_VIEW (self->view), &sheet));
  g_assert_cmpuint (sheet, ==, 1 - self->sheet);
  g_assert_cmpstr (td_sheet_view_get_title (TD_SHEET_VIEW (self->view)), ==, "Phòng Hai");
  /* The criterion that was looked at stays. */
  g_assert_true (table_says (self, "*4|Mức độ"));
  g_signal_connect_swapped (self->view, "closed", G_CALLBACK (count_cb), &n_closed);
  gtk_widget_activate_action (self->view, "sheet.back", NULL);
  g_assert_cmpuint (n_closed, ==, 1);
  td_sheet_view_show (TD_SHEET_VIEW (self->view), self->store, NULL, 0);
  g_assert_false (td_sheet_view_get_sheet (TD_SHEET_VIEW (self->view), &sheet));
}

static void
test_follows (Fixture *self, gconstpointer data)
{
  TdSheetTable *table = find (self, TD_TYPE_SHEET_TABLE);
  TdSheetCell cell;

  submit (self);
  select_cell (self, LEVEL, TD_LAYER_APPRAISED);
  /* Everything is read anew, and another sheet changes: the cell stays. */
  g_assert_true (td_score_book_reload (self->book, NULL));
  td_test_set_score (self->store, self->book, 1 - self->sheet, PLAN, TD_LAYER_APPRAISED, "1");
  td_test_settle ();
  g_assert_true (td_sheet_table_get_current (table, &cell));
  g_assert_cmpuint (cell.criterion, ==, LEVEL);
  g_assert_cmpint (cell.layer, ==, TD_LAYER_APPRAISED);
  g_assert_cmpuint (cell.sheet, ==, self->sheet);
  /* What is being typed stays while a score of this sheet changes elsewhere. */
  select_cell (self, PLAN, TD_LAYER_APPRAISED);
  gtk_widget_grab_focus (GTK_WIDGET (table));
  gtk_editable_set_text (find (self, TD_TYPE_CELL_EDITOR), "2,");
  td_test_set_score (self->store, self->book, self->sheet, CONTROL, TD_LAYER_APPRAISED, "3");
  td_test_until (table_says (self, "2|Kiểm tra|5|4,0|▼1,0 3,0|"));
  g_assert_cmpstr (gtk_editable_get_text (find (self, TD_TYPE_CELL_EDITOR)), ==, "2,");
}

/* As if that key was pressed in the table, before the editor sees it. */
static gboolean
press (GtkWidget *table, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (table);
  gboolean taken = FALSE;

  for (guint i = 0; !taken && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &taken);
    }
  return taken;
}

static void
asked_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_string_append_printf (user_data, "%s ", g_action_get_name (G_ACTION (action)));
}

/* The last change is meant, not the text of an editor in which nothing is typed. */
static void
test_undo_keys (Fixture *self, gconstpointer data)
{
  static const GActionEntry entries[] = { { "undo", asked_cb }, { "redo", asked_cb } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GString) asked = g_string_new (NULL);
  GtkWidget *table = find (self, TD_TYPE_SHEET_TABLE);

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), asked);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (actions));
  select_cell (self, PLAN, TD_LAYER_SELF);
  gtk_widget_grab_focus (table);
  g_assert_true (press (table, GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_true (press (table, GDK_KEY_Z, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  g_assert_true (press (table, GDK_KEY_y, GDK_CONTROL_MASK));
  g_assert_cmpstr (asked->str, ==, "undo redo redo ");
  /* What is being typed has an undo of its own. */
  gtk_editable_set_text (find (self, TD_TYPE_CELL_EDITOR), "2");
  g_assert_true (td_cell_editor_is_editing (find (self, TD_TYPE_CELL_EDITOR)));
  g_assert_false (press (table, GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_cmpstr (asked->str, ==, "undo redo redo ");
  gtk_widget_insert_action_group (self->window, "win", NULL);
}

static void
test_narrow (Fixture *self, gconstpointer data)
{
  submit (self);
  g_object_set (self->view, "narrow", TRUE, NULL);
  td_test_settle ();
  /* The table alone; the pane only when asked for. */
  g_assert_null (td_test_find (self->view, TD_TYPE_SHEET_PANE));
  gtk_widget_activate_action (self->view, "sheet.toggle-pane", NULL);
  td_test_until (td_test_find (self->view, TD_TYPE_SHEET_PANE) != NULL);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void      (*test) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "shows", test_shows },
    { "edits-by-state", test_edits_by_state },
    { "refuses", test_refuses },
    { "states", test_states },
    { "pane-entry", test_pane_entry },
    { "tally", test_tally },
    { "worst", test_worst },
    { "worst-of-that-day", test_worst_of_that_day },
    { "choices", test_choices },
    { "reason", test_reason },
    { "filters", test_filters },
    { "evidence", test_evidence },
    { "return", test_return },
    { "return-ticks", test_return_ticks },
    { "focus", test_focus },
    { "step-while-typing", test_step_while_typing },
    { "step-takes-answers", test_step_takes_answers },
    { "step-takes-fields", test_step_takes_fields },
    { "step-minds-tally", test_step_minds_tally },
    { "leaving-takes-it", test_leaving_takes_it },
    { "steps", test_steps },
    { "other-sheets", test_other_sheets },
    { "follows", test_follows },
    { "undo-keys", test_undo_keys },
    { "narrow", test_narrow },
  };

  td_test_views_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sheet-view/%s", tests[i].name);

      g_test_add (path, Fixture, tests[i].name, set_up, tests[i].test, tear_down);
    }
  return td_test_views_run ();
}
