/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-workbook.h"

#include "td-error.h"
#include "td-text.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_RANDOM 150
/* Long enough for LibreOffice to start on a slow computer. */
#define OFFICE_SECONDS "120"

typedef struct
{
  char *path;
} Folder;

static void
folder_init (Folder *self)
{
  g_autoptr (GError) error = NULL;

  self->path = g_dir_make_tmp ("td-criteria-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (path);
}

static void
folder_clear (Folder *self)
{
  remove_tree (self->path);
  g_free (self->path);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Folder, folder_clear)

static GFile *
get_file (Folder *folder, const char *name)
{
  return g_file_new_build_filename (folder->path, name, NULL);
}

static void
write_set (const TdCriteriaSet *set, GFile *file)
{
  g_autoptr (GError) error = NULL;

  td_criteria_workbook_write (set, NULL, "Phạm Thị Mẫu", file, NULL, &error);
  g_assert_no_error (error);
}

static TdCriteriaSet *
read_set (GFile *file, GPtrArray **problems)
{
  g_autoptr (GError) error = NULL;
  TdCriteriaSet *set = td_criteria_workbook_read (file, NULL, problems, &error);

  g_assert_no_error (error);
  return set;
}

static guint
count_errors (GPtrArray *problems)
{
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    n += ((TdCriteriaProblem *) problems->pdata[i])->is_error;
  return n;
}

static const TdCriteriaProblem *
find_problem (GPtrArray *problems, const char *place)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const TdCriteriaProblem *problem = problems->pdata[i];

      if (g_strcmp0 (problem->place, place) == 0)
        return problem;
    }
  g_error ("no problem at %s", place);
}

/* Says where two sets differ, which td_criteria_set_equal() does not. */
static void
assert_equal (const TdCriteriaSet *a, const TdCriteriaSet *b)
{
  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_cmpint (a->max, ==, b->max);
  g_assert_cmpstr (a->source, ==, b->source);
  g_assert_cmpstr (a->unverified, ==, b->unverified);
  g_assert_cmpuint (a->criteria->len, ==, b->criteria->len);
  for (guint i = 0; i < a->criteria->len; i++)
    {
      const TdCriterion *first = td_criteria_set_get (a, i);
      const TdCriterion *second = td_criteria_set_get (b, i);
      g_autofree char *grades = td_grades_to_text (first->grades);
      g_autofree char *others = td_grades_to_text (second->grades);

      g_assert_cmpstr (first->code, ==, second->code);
      g_assert_cmpint (first->parent, ==, second->parent);
      g_assert_cmpint (first->rule, ==, second->rule);
      g_assert_cmpstr (first->text, ==, second->text);
      g_assert_cmpstr (first->guidance, ==, second->guidance);
      g_assert_cmpstr (first->bound, ==, second->bound);
      g_assert_cmpint (first->max, ==, second->max);
      g_assert_cmpstr (grades, ==, others);
    }
  g_assert_true (td_criteria_set_equal (a, b));
}

static GPtrArray *
get_shipped (void)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *sets = td_criteria_shipped (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (sets->len, >, 0);
  return sets;
}

static void
test_shipped (void)
{
  GPtrArray *sets = get_shipped ();
  g_auto (Folder) folder = { 0 };

  folder_init (&folder);
  for (guint i = 0; i < sets->len; i++)
    {
      g_autoptr (GFile) file = get_file (&folder, "bộ.xlsx");
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (TdCriteriaSet) set = NULL;

      write_set (sets->pdata[i], file);
      set = read_set (file, &problems);
      assert_equal (sets->pdata[i], set);
      g_assert_cmpuint (count_errors (problems), ==, 0);
    }
}

/* --- random sets --- */

static gint64
random_points (void)
{
  switch (g_test_rand_int_range (0, 4))
    {
    case 0: return TD_POINTS_MISSING;
    case 1: return g_test_rand_int_range (0, 100) * 1000;
    case 2: return g_test_rand_int_range (0, 100) * 500;
    default: return g_test_rand_int_range (0, 10000000);
    }
}

static char *
random_text (gboolean may_be_missing, gboolean may_have_lines)
{
  static const char *const words[] = {
    "Nộp", "báo cáo", "=1+1", "\"đúng\"", "<hạn>", "&", "100 %", "STT", "Tiêu chí", "Cộng",
    "Tổng cộng", "Nơi nhận:", "I.", "2", "–", "-5", "01/02/2026", "x", "'", "_x0041_", "0012",
    "Hướng dẫn", "Nhóm",
  };
  guint n = (guint) g_test_rand_int_range (1, 7);
  GString *text;

  if (may_be_missing && g_test_rand_int_range (0, 3) == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (text, may_have_lines && g_test_rand_int_range (0, 6) == 0 ? "\n" : " ");
      g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
    }
  return g_string_free (text, FALSE);
}

static void
add_random_grades (TdCriterion *criterion)
{
  gboolean has_edges = g_test_rand_bit ();
  int n = g_test_rand_int_range (0, 5);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("Bậc %d (từ %d: đến)", i, 3 * i);

      td_grades_add (criterion->grades, label, g_test_rand_int_range (0, 20000),
                     has_edges ? i * 1500 : TD_POINTS_MISSING);
    }
}

static void
add_random_criterion (TdCriteriaSet *set, GArray *groups)
{
  static const char *const forms[] = { "%u", "I.%u", "a%u", "III.%u.b", "%u.1", "Đ-%u" };
  int group = g_test_rand_int_range (-1, (gint) groups->len);
  guint n = set->criteria->len;
  g_autofree char *text = random_text (FALSE, TRUE);
  g_autofree char *code = NULL;
  guint n_links;
  const TdScoreLink *links = td_score_links_get (&n_links);
  TdCriterion *criterion;

  code = g_strdup_printf (forms[g_test_rand_int_range (0, G_N_ELEMENTS (forms))], n + 1);
  /* A form may give the code of another one. */
  if (td_criteria_set_find (set, code) >= 0)
    return;
  criterion = td_criteria_set_add (set, group < 0 ? -1 : g_array_index (groups, int, group), code,
                                   text, TD_RULE_GROUP);
  criterion->rule = (TdCriterionRule) g_test_rand_int_range (0, TD_N_CRITERION_RULES);
  criterion->role = (TdCriterionRole) g_test_rand_int_range (0, TD_N_CRITERION_ROLES);
  criterion->max = random_points ();
  criterion->unit_points = random_points ();
  criterion->pass = random_points ();
  criterion->mandatory = g_test_rand_bit ();
  criterion->needs_evidence = g_test_rand_bit ();
  criterion->basis = random_text (TRUE, TRUE);
  criterion->guidance = random_text (TRUE, TRUE);
  if (g_test_rand_bit ())
    criterion->link = g_strdup (links[g_test_rand_int_range (0, (gint) n_links)].code);
  if (set->bands->len > 0 && g_test_rand_bit ())
    criterion->bound = g_strdup (
      ((TdBand *) set->bands->pdata[g_test_rand_int_range (0, (gint) set->bands->len)])->code);
  add_random_grades (criterion);
  if (criterion->rule == TD_RULE_GROUP)
    {
      int index = (int) n;

      g_array_append_val (groups, index);
    }
}

static void
add_random_bands (TdCriteriaSet *set)
{
  int n = g_test_rand_int_range (0, 6);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("M%d", i);
      g_autofree char *name = random_text (FALSE, FALSE);
      TdBand *band = td_criteria_set_add_band (set, code, name,
                                               100000 * i + g_test_rand_int_range (0, 90000));

      if (g_test_rand_bit ())
        td_band_conditions_add (band->conditions, TD_CONDITION_MANDATORY, NULL, 0, FALSE);
      if (g_test_rand_bit ())
        td_band_conditions_add (band->conditions, TD_CONDITION_AT_LEAST, "III.1", 50125, TRUE);
      if (g_test_rand_bit ())
        td_band_conditions_add (band->conditions, TD_CONDITION_AT_MOST, "CS 3", 7000, FALSE);
    }
  td_criteria_set_sort_bands (set);
}

static TdCriteriaSet *
make_random (void)
{
  TdCriteriaSet *set = td_criteria_set_new ();
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (int));
  int n = g_test_rand_int_range (1, 30);

  g_free (set->name);
  set->name = random_text (FALSE, FALSE);
  set->for_people = g_test_rand_bit ();
  set->lower_is_better = g_test_rand_bit ();
  set->edges_are_points = g_test_rand_bit ();
  set->max = random_points ();
  set->bonus_cap = random_points ();
  set->deduction_cap = random_points ();
  set->source = random_text (TRUE, TRUE);
  set->unverified = random_text (TRUE, TRUE);
  add_random_bands (set);
  for (int i = 0; i < n; i++)
    add_random_criterion (set, groups);
  return set;
}

/* Whatever a set says comes back, whether it makes sense or not. */
static void
test_random (void)
{
  g_auto (Folder) folder = { 0 };
  g_autoptr (GFile) file = NULL;

  folder_init (&folder);
  file = get_file (&folder, "bộ.xlsx");
  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr (TdCriteriaSet) set = make_random ();
      g_autoptr (TdCriteriaSet) again = NULL;
      g_autoptr (GPtrArray) problems = NULL;

      write_set (set, file);
      again = read_set (file, &problems);
      assert_equal (set, again);
    }
}

/* --- by hand --- */

/* Rows with a tab between cells; numbers are numbers. */
static GFile *
write_table (Folder *folder, const char *sheet, const char *const *rows)
{
  const TdCellStyle style = { .size = 12 };
  g_autoptr (GFile) file = get_file (folder, "Bảng điểm các khối.xlsx");
  g_autoptr (GError) error = NULL;
  g_autoptr (TdSheetWriter) writer = td_sheet_writer_new (file, TD_SHEET_WRITER_DEFAULT, &error);
  guint plain;

  g_assert_no_error (error);
  td_sheet_writer_add_sheet (writer, sheet);
  plain = td_sheet_writer_add_style (writer, &style);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[i], "\t", -1);

      for (guint j = 0; cells[j] != NULL; j++)
        {
          gint64 number;

          if (td_decimal_read (cells[j], &number) && strchr (cells[j], ',') == NULL)
            td_sheet_writer_decimal (writer, i, j, number, plain);
          else if (*cells[j] != '\0')
            td_sheet_writer_text (writer, i, j, cells[j], plain);
        }
    }
  td_sheet_writer_finish (writer, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&file);
}

/* "I(I.1=5 I.2=2,5)": groups with what lies in them, criteria with their maxima. */
static void
describe (const TdCriteriaSet *set, int group, GString *text)
{
  for (guint i = 0; i < set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (set, i);
      g_autofree char *max = td_decimal_to_text (criterion->max);

      if (criterion->parent != group)
        continue;
      if (text->len > 0 && text->str[text->len - 1] != '(')
        g_string_append_c (text, ' ');
      g_string_append (text, criterion->code);
      if (criterion->role != TD_ROLE_BASE)
        g_string_append_c (text, criterion->role == TD_ROLE_BONUS ? '+' : '-');
      if (criterion->max != TD_POINTS_MISSING)
        g_string_append_printf (text, "=%s", max);
      if (criterion->rule == TD_RULE_GRADED)
        {
          g_autofree char *grades = td_grades_to_text (criterion->grades);

          g_string_append_printf (text, "[%s]", grades);
        }
      if (criterion->rule == TD_RULE_GROUP)
        {
          g_string_append_c (text, '(');
          describe (set, (int) i, text);
          g_string_append_c (text, ')');
        }
    }
}

typedef struct
{
  const char        *name;
  const char *const *rows;
  const char        *expected;
  gint64             max;
} Table;

static const Table tables[] = {
  /* Bộ Tư pháp's columns of 2017. */
  { "ministry",
    (const char *const[]) {
      "BẢNG CHẤM ĐIỂM THI ĐUA CÁC SỞ", "",
      "STT\tNội dung, các tiêu chí cụ thể\tĐiểm chuẩn\tTổng điểm chấm\t"
      "Ghi chú (Lý do cụ thể, chênh lệch với điểm chuẩn)",
      "(1)\t(2)\t(3)\t(4)\t(5)",
      "A\tKẾT QUẢ THỰC HIỆN NHIỆM VỤ", "I\tCông tác xây dựng văn bản\t45",
      "1\tBan hành kế hoạch\t5", "2\tThẩm định đúng hạn\t40", "II\tCông tác hộ tịch\t10",
      "1\tKế hoạch\t2,5", "2\tKết quả\t7,5", "B\tĐIỂM THƯỞNG", "1\tSáng kiến được công nhận\t5",
      "\tTổng điểm\t60", "", "NGƯỜI LẬP BIỂU\t\t\tGIÁM ĐỐC", NULL },
    "A(A.I=45(A.I.1=5 A.I.2=40) A.II=10(A.II.1=2,5 A.II.2=7,5)) B+(B.1+=5)", 60000 },
  /* D11, nested by codes. */
  { "department",
    (const char *const[]) {
      "Số TT\tTiêu chí\tĐiểm chuẩn\tĐiểm tự chấm\tTài liệu minh chứng",
      "I\tThực hiện nhiệm vụ\t", "I.1\tHoàn thành kế hoạch\t20", "I.2\tCải cách hành chính\t10",
      "I.2.a\tĐúng hạn\t6", "I.2.b\tTrực tuyến\t4", "II\tXây dựng cơ quan\t",
      "II.1\tĐoàn kết\t5 điểm", NULL },
    "I(I.1=20 I.2=10(I.2.a=6 I.2.b=4)) II(II.1=5)", TD_POINTS_MISSING },
  /* Đồng Tháp: the points of one of the rows below are given. */
  { "options",
    (const char *const[]) {
      "STT\tTiêu chí\tĐiểm chuẩn", "1\tChế độ báo cáo\t2", "\t- Đúng hạn\t2",
      "\t- Chậm 01–02 ngày\t1,5", "\t- Trên 10 ngày\t0", "2\tTham gia hội nghị\t3",
      "\tCó mặt ít nhất 80 % số buổi", NULL },
    "1=2[Đúng hạn: 2; Chậm 01–02 ngày: 1,5; Trên 10 ngày: 0] 2=3", TD_POINTS_MISSING },
  /* Numbers in letters before and after the Roman ones. */
  { "letters",
    (const char *const[]) {
      "TT\tNội dung\tĐiểm tối đa", "A.\tPhần thứ nhất", "1)\tMột\t4", "2)\tHai\t4", "B.\tPhần hai",
      "3)\tBa\t4", "C.\tPhần ba", "4)\tBốn\t-4", NULL },
    "A(1=4 2=4) B(3=4) C-(4-=4)", TD_POINTS_MISSING },
};

static void
test_table (gconstpointer data)
{
  const Table *table = data;
  g_auto (Folder) folder = { 0 };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (TdCriteriaSet) set = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  folder_init (&folder);
  file = write_table (&folder, "Sheet1", table->rows);
  set = read_set (file, &problems);
  describe (set, -1, text);
  g_assert_cmpstr (text->str, ==, table->expected);
  g_assert_cmpint (set->max, ==, table->max);
  g_assert_cmpstr (set->name, ==, "Bảng điểm các khối");
  g_assert_cmpuint (count_errors (problems), ==, 0);
  g_assert_cmpuint (problems->len, >, 0);
}

/* Each fault is named by its cell, and the rest is read. */
static void
test_problems (void)
{
  static const char *const rows[] = {
    "Cách chấm\tMã\tTiêu chí\tĐiểm tối đa\tCác bậc điểm\tLấy từ sổ\tBắt buộc\tThuộc nhóm\tMàu",
    "Nhóm\tI\tNhóm một",
    "cho điểm\tI.1\tMột\tnhiều\t\t\tX\tI\txanh",
    "Bậc điểm\tI.2\tHai\t5\tTốt 5\tSổ lạ\tcó thể\tII",
    "Chấm\tI.2\tBa\t7,5 điểm\t\tviolations\tcó\tI",
    NULL,
  };
  g_auto (Folder) folder = { 0 };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (TdCriteriaSet) set = NULL;

  folder_init (&folder);
  file = write_table (&folder, "Tiêu chí", rows);
  set = read_set (file, &problems);
  g_assert_cmpuint (set->criteria->len, ==, 4);
  g_assert_cmpint (td_criteria_set_get (set, 3)->max, ==, 7500);
  g_assert_true (td_criteria_set_get (set, 1)->mandatory);
  g_assert_cmpstr (td_criteria_set_get (set, 3)->link, ==, "violations");
  g_assert_true (find_problem (problems, "Tiêu chí, cell D3")->is_error);
  g_assert_nonnull (strstr (find_problem (problems, "Tiêu chí, cell D3")->text, "nhiều"));
  g_assert_true (find_problem (problems, "Tiêu chí, cell E4")->is_error);
  g_assert_true (find_problem (problems, "Tiêu chí, cell F4")->is_error);
  g_assert_true (find_problem (problems, "Tiêu chí, cell G4")->is_error);
  g_assert_true (find_problem (problems, "Tiêu chí, cell H4")->is_error);
  g_assert_true (find_problem (problems, "Tiêu chí, cell A5")->is_error);
  /* What td_criteria_set_check() finds stands at the code. */
  g_assert_true (find_problem (problems, "Tiêu chí, cell B5")->is_error);
  g_assert_false (find_problem (problems, "Tiêu chí, cell I1")->is_error);
}

/* A code or points without a text are somebody's criterion: its row is named. */
static void
test_without_text (void)
{
  static const char *const rows[] = {
    "STT\tTiêu chí\tĐiểm chuẩn\tGhi chú", "(1)\t(2)\t(3)\t(4)", "I\tNhóm một\t", "I.1\tMột\t4",
    "I.2\t\t3", "I.3", "\t\t2", "a)\t\t", "KHÁC", "I.4\tBốn\t4", "\tTổng điểm\t8",
    "\t\t8", NULL,
  };
  static const char *const places[] = { "B5", "B6", "B7", "B8" };
  g_auto (Folder) folder = { 0 };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (TdCriteriaSet) set = NULL;

  folder_init (&folder);
  file = write_table (&folder, "Sheet1", rows);
  set = read_set (file, &problems);
  g_assert_cmpint (td_criteria_set_find (set, "I.2"), <, 0);
  g_assert_cmpint (td_criteria_set_find (set, "I.4"), >=, 0);
  for (guint i = 0; i < set->criteria->len; i++)
    g_assert_cmpstr (td_criteria_set_get (set, i)->text, !=, "I.3");
  g_assert_cmpuint (count_errors (problems), ==, G_N_ELEMENTS (places));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *place = g_strdup_printf ("Sheet1, cell %s", places[i]);

      g_assert_true (find_problem (problems, place)->is_error);
      g_assert_nonnull (strstr (find_problem (problems, place)->text, "delete the row"));
    }
}

/* Points of another kind than those of the group above are a group of their own. */
static void
test_another_kind (void)
{
  static const char *const rows[] = {
    "Mã\tTiêu chí\tCách chấm\tLoại điểm\tĐiểm tối đa", "I\tNhóm một\tNhóm\tĐiểm chuẩn\t10",
    "I.1\tMột\tCho điểm\t\t10", "T\tThưởng\tNhóm\tĐiểm thưởng\t5", "T.1\tSáng kiến\tCho điểm\t\t5",
    NULL,
  };
  g_auto (Folder) folder = { 0 };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (TdCriteriaSet) set = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  folder_init (&folder);
  file = write_table (&folder, "Tiêu chí", rows);
  set = read_set (file, &problems);
  describe (set, -1, text);
  g_assert_cmpstr (text->str, ==, "I=10(I.1=10) T+=5(T.1+=5)");
  g_assert_cmpuint (count_errors (problems), ==, 0);
}

/* Edges as Excel keeps a typed "90%", and a name under the label of the guide. */
static void
test_percentages (void)
{
  const TdCellStyle percent = { .format = TD_FORMAT_PERCENT };
  const TdCellStyle plain = { 0 };
  static const gint64 edges[] = { 900, 700, 0 };

  for (guint k = 0; k < 2; k++)
    {
      g_auto (Folder) folder = { 0 };
      g_autoptr (GFile) file = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (TdSheetWriter) writer = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (TdCriteriaSet) set = NULL;
      guint style, number;
      guint n_told = 0;

      folder_init (&folder);
      file = get_file (&folder, "Bậc.xlsx");
      writer = td_sheet_writer_new (file, TD_SHEET_WRITER_DEFAULT, &error);
      g_assert_no_error (error);
      style = td_sheet_writer_add_style (writer, &plain);
      number = td_sheet_writer_add_style (writer, k == 0 ? &percent : &plain);
      td_sheet_writer_add_sheet (writer, "Bộ tiêu chí");
      td_sheet_writer_text (writer, 0, 0, "Bộ tiêu chí", style);
      td_sheet_writer_text (writer, 0, 1, "Thi đua tổng hợp", style);
      td_sheet_writer_add_sheet (writer, "Tiêu chí");
      td_sheet_writer_text (writer, 0, 0, "Mã", style);
      td_sheet_writer_text (writer, 0, 1, "Tiêu chí", style);
      td_sheet_writer_text (writer, 0, 2, "Điểm tối đa", style);
      td_sheet_writer_text (writer, 1, 0, "1", style);
      td_sheet_writer_text (writer, 1, 1, "Một", style);
      td_sheet_writer_integer (writer, 1, 2, 100, style);
      td_sheet_writer_add_sheet (writer, "Mức xếp loại");
      td_sheet_writer_text (writer, 0, 0, "Mã", style);
      td_sheet_writer_text (writer, 0, 1, "Mức", style);
      td_sheet_writer_text (writer, 0, 2, "Từ", style);
      for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
        {
          g_autofree char *code = g_strdup_printf ("M%u", i + 1);

          td_sheet_writer_text (writer, i + 1, 0, code, style);
          td_sheet_writer_text (writer, i + 1, 1, code, style);
          td_sheet_writer_decimal (writer, i + 1, 2, edges[i], number);
        }
      td_sheet_writer_finish (writer, NULL, &error);
      g_assert_no_error (error);
      set = read_set (file, &problems);
      g_assert_cmpstr (set->name, ==, "Thi đua tổng hợp");
      g_assert_cmpuint (set->bands->len, ==, 3);
      g_assert_cmpint (((TdBand *) set->bands->pdata[0])->edge, ==, k == 0 ? 90000 : 900);
      for (guint i = 0; i < problems->len; i++)
        n_told += strstr (((TdCriteriaProblem *) problems->pdata[i])->text, "90 %") != NULL;
      g_assert_cmpuint (n_told, ==, k);
    }
}

static void
write_line (TdSheetWriter *writer, guint row, const char *line)
{
  const TdCellStyle plain = { 0 };
  const guint style = td_sheet_writer_add_style (writer, &plain);
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);

  for (guint i = 0; cells[i] != NULL; i++)
    td_sheet_writer_text (writer, row, i, cells[i], style);
}

/* Edges in another measure than the set's classes go by are asked about, by their cells. */
static void
test_units_of_edges (void)
{
  static const struct
  {
    const char *edges;
    const char *lines[3];
    const char *told; /* cells */
  } cases[] = {
    { "Tỷ lệ % điểm tối đa", { "90%", "70 %", "50" }, "" },
    { "Tỷ lệ % điểm tối đa", { "90%", "70 %", "50 điểm" }, "C4" },
    { "Tỷ lệ % điểm tối đa", { "90đ", "70 điểm", "50" }, "C2 C3" },
    { "Số điểm", { "90 điểm", "70đ", "50" }, "" },
    { "Số điểm", { "90 điểm", "70%", "50" }, "C3" },
  };

  for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      g_auto (Folder) folder = { 0 };
      g_autoptr (GFile) file = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (TdSheetWriter) writer = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (TdCriteriaSet) set = NULL;
      g_autofree char *edges = g_strconcat ("Xếp loại theo\t", cases[k].edges, NULL);
      g_auto (GStrv) told = g_strsplit (cases[k].told, " ", -1);

      folder_init (&folder);
      file = get_file (&folder, "Mức.xlsx");
      writer = td_sheet_writer_new (file, TD_SHEET_WRITER_DEFAULT, &error);
      g_assert_no_error (error);
      td_sheet_writer_add_sheet (writer, "Bộ tiêu chí");
      write_line (writer, 0, "Tên bộ tiêu chí\tThi đua");
      write_line (writer, 1, edges);
      td_sheet_writer_add_sheet (writer, "Tiêu chí");
      write_line (writer, 0, "Mã\tTiêu chí\tĐiểm tối đa");
      write_line (writer, 1, "1\tMột\t100");
      td_sheet_writer_add_sheet (writer, "Mức xếp loại");
      write_line (writer, 0, "Mã\tMức\tTừ");
      for (guint i = 0; i < 3; i++)
        {
          g_autofree char *line = g_strdup_printf ("M%u\tMức %u\t%s", i, i, cases[k].lines[i]);

          write_line (writer, i + 1, line);
        }
      td_sheet_writer_finish (writer, NULL, &error);
      g_assert_no_error (error);
      set = read_set (file, &problems);
      g_assert_cmpuint (set->bands->len, ==, 3);
      g_assert_cmpuint (count_errors (problems), ==, g_strv_length (told));
      for (guint i = 0; told[i] != NULL; i++)
        {
          g_autofree char *place = g_strdup_printf ("Mức xếp loại, cell %s", told[i]);

          g_assert_true (find_problem (problems, place)->is_error);
        }
    }
}

/* Whatever stands in the cells, there is a set or an error, and every problem has a text. */
static void
test_garbage (void)
{
  static const char *const words[] = {
    "", "", "", "I", "II", "A", "B", "C", "1", "2", "1.1", "1.", "a)", "-", "–", "I.1", "I.1.a",
    "VI", "CS1", "Điểm thưởng", "TỔNG CỘNG", "PHẦN MỘT", "I. Chung", "Nơi nhận:", "Nhóm", "Bậc điểm", "x",
    "Đạt", "10", "2,5", "-4", "5 điểm", "Tốt: 5; Kém: 0", "Tốt [5]: x", "reports", "Tiêu chí",
    "STT", "Cho điểm", "Ghi chú", "bắt buộc đạt",
  };
  static const char heading[] = "STT\tTiêu chí\tĐiểm chuẩn\tCách chấm\tCác bậc điểm\tLấy từ sổ";
  g_auto (Folder) folder = { 0 };

  folder_init (&folder);
  for (guint round = 0; round < N_RANDOM; round++)
    {
      g_auto (GStrv) lines = g_new0 (char *, 42);
      g_autoptr (GFile) file = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (TdCriteriaSet) set = NULL;
      g_autoptr (GError) error = NULL;

      lines[0] = g_strconcat (heading, round % 2 == 0 ? "\tThuộc nhóm" : "", NULL);
      for (guint i = 1; i < 41; i++)
        {
          GString *line = g_string_new (NULL);

          for (guint j = 0; j < 7; j++)
            g_string_append_printf (line, "%s\t",
                                    words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
          lines[i] = g_string_free (line, FALSE);
        }
      file = write_table (&folder, "Tiêu chí", (const char *const *) lines);
      set = td_criteria_workbook_read (file, NULL, &problems, &error);
      g_assert_true ((set == NULL) == (error != NULL));
      for (guint i = 0; set != NULL && i < problems->len; i++)
        g_assert_cmpstr (((TdCriteriaProblem *) problems->pdata[i])->text, !=, "");
      for (guint i = 0; set != NULL && i < set->criteria->len; i++)
        g_assert_cmpint (td_criteria_set_get (set, i)->parent, <, (int) i);
    }
}

static void
test_no_table (void)
{
  static const char *const rows[] = { "Họ và tên\tNgày sinh", "Trần Thị Ví Dụ\t1980", NULL };
  g_auto (Folder) folder = { 0 };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) missing = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  folder_init (&folder);
  file = write_table (&folder, "Sheet1", rows);
  g_assert_null (td_criteria_workbook_read (file, NULL, &problems, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_assert_null (problems);
  g_clear_error (&error);
  missing = get_file (&folder, "không có.xlsx");
  g_assert_null (td_criteria_workbook_read (missing, NULL, &problems, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

/* --- saved again by LibreOffice --- */

static void
convert (Folder *folder, const char *type, const char *target)
{
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile",
                                              folder->path);
  g_autofree char *out = g_build_filename (folder->path, target, NULL);
  g_autoptr (GPtrArray) command = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder->path, 0, NULL);
  const char *const start[] = { "timeout", OFFICE_SECONDS, "soffice", profile, "--headless",
                                "--convert-to", type, "--outdir", out };
  const char *name;
  int status;

  for (guint i = 0; i < G_N_ELEMENTS (start); i++)
    g_ptr_array_add (command, g_strdup (start[i]));
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xlsx"))
      g_ptr_array_add (command, g_build_filename (folder->path, name, NULL));
  g_ptr_array_add (command, NULL);
  g_spawn_sync (NULL, (char **) command->pdata, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
test_resaved (void)
{
  GPtrArray *sets = get_shipped ();
  g_autofree char *office = g_find_program_in_path ("soffice");
  g_autofree char *timeout = g_find_program_in_path ("timeout");
  g_auto (Folder) folder = { 0 };
  static const char *const types[] = { "xlsx", "xls" };

  folder_init (&folder);
  if (office == NULL || timeout == NULL)
    {
      g_test_skip ("LibreOffice is not installed");
      return;
    }
  for (guint i = 0; i < sets->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("bo-%u.xlsx", i);
      g_autoptr (GFile) file = get_file (&folder, name);

      write_set (sets->pdata[i], file);
    }
  for (guint type = 0; type < G_N_ELEMENTS (types); type++)
    {
      convert (&folder, types[type], types[type]);
      for (guint i = 0; i < sets->len; i++)
        {
          g_autofree char *name = g_strdup_printf ("bo-%u.%s", i, types[type]);
          g_autoptr (GFile) file = g_file_new_build_filename (folder.path, types[type], name, NULL);
          g_autoptr (GPtrArray) problems = NULL;
          g_autoptr (TdCriteriaSet) set = read_set (file, &problems);

          assert_equal (sets->pdata[i], set);
          g_assert_cmpuint (count_errors (problems), ==, 0);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/criteria-workbook/shipped", test_shipped);
  g_test_add_func ("/criteria-workbook/random", test_random);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = g_strconcat ("/criteria-workbook/table/", tables[i].name, NULL);

      g_test_add_data_func (path, &tables[i], test_table);
    }
  g_test_add_func ("/criteria-workbook/another-kind", test_another_kind);
  g_test_add_func ("/criteria-workbook/percentages", test_percentages);
  g_test_add_func ("/criteria-workbook/units-of-edges", test_units_of_edges);
  g_test_add_func ("/criteria-workbook/without-text", test_without_text);
  g_test_add_func ("/criteria-workbook/problems", test_problems);
  g_test_add_func ("/criteria-workbook/garbage", test_garbage);
  g_test_add_func ("/criteria-workbook/no-table", test_no_table);
  g_test_add_func ("/criteria-workbook/resaved", test_resaved);
  return g_test_run ();
}
