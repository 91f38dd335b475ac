/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-test-scores.h"

#include "td-criteria-sets.h"

/* --- sets --- */

static const struct
{
  const char *group;
  const char *text;
  gint64      max;
} criteria[] = {
  { "I", "Kế hoạch năm", 5 },
  { "I", "Tự kiểm tra", 5 },
  { "I", "Lịch công tác", 5 },
  { "I", "Nội quy, quy chế", 5 },
  { "II", "Phổ biến 100 %", 5 },
  { "II", "Tin, bài", 5 },
  { "II", "Pa nô, áp phích", 5 },
  { "III", "Hồ sơ đúng hạn", 15 },
  { "III", "Chế độ báo cáo", 10 },
  { "III", "Sau kiểm tra", 10 },
  { "III", "Tiếp công dân", 5 },
  { "III", "Giải quyết khiếu nại", 10 },
  { "III", "Chuyển đổi số", 5 },
  { "III", "Sáng kiến", 5 },
  { "III", "Đấu giá tài sản", 5 },
};

static void
add_criterion (TdCriteriaSet *set, guint i, gboolean last)
{
  guint source = last ? G_N_ELEMENTS (criteria) - 1 : i % (G_N_ELEMENTS (criteria) - 1);
  g_autofree char *code = g_strdup_printf ("%s.%u", criteria[source].group, i + 1);
  int group = td_criteria_set_find (set, criteria[source].group);
  TdCriterion *criterion = td_criteria_set_add (set, group, code, criteria[source].text,
                                                TD_RULE_POINTS);

  criterion->max = criteria[source].max * TD_DECIMAL_ONE;
  criterion->mandatory = i == 1;
  criterion->pass = i == 1 ? 3 * TD_DECIMAL_ONE : TD_POINTS_MISSING;
  criterion->guidance = g_strdup ("Mỗi lần chậm trừ 0,5 điểm.");
  criterion->basis = g_strdup ("Quyết định hư cấu số 12/QĐ-STP");
}

TdCriteriaSet *
td_test_make_set (gboolean for_people, guint n)
{
  static const char *const groups[][2] = { { "I", "Chỉ đạo" }, { "II", "Tuyên truyền" },
                                           { "III", "Nhiệm vụ chuyên môn" } };
  TdCriteriaSet *set = td_criteria_set_new ();

  set->name = g_strdup ("Bộ tiêu chí thi đua hư cấu");
  set->for_people = for_people;
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    {
      td_criteria_set_add (set, -1, groups[g][0], groups[g][1], TD_RULE_GROUP);
      for (guint i = 0; i < n; i++)
        {
          guint source = i + 1 == n ? G_N_ELEMENTS (criteria) - 1
                                    : i % (G_N_ELEMENTS (criteria) - 1);

          if (g_str_equal (criteria[source].group, groups[g][0]))
            add_criterion (set, i, i + 1 == n);
        }
    }
  td_criteria_set_add_band (set, "XS", "Xuất sắc", 90 * TD_DECIMAL_ONE);
  td_criteria_set_add_band (set, "T", "Tốt", 70 * TD_DECIMAL_ONE);
  td_criteria_set_add_band (set, "HT", "Hoàn thành", 50 * TD_DECIMAL_ONE);
  td_criteria_set_add_band (set, "K", "Không hoàn thành", 0);
  return set;
}

/* --- registers --- */

typedef struct
{
  gint64 *ids;
  guint   n;
} Units;

static gboolean
write_units (TdWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const names[] = {
    "Phòng Bổ trợ tư pháp", "Phòng Công chứng số 1", "Phòng Công chứng số 2",
    "Phòng Hành chính tư pháp", "Phòng Kiểm tra, xử lý VPHC", "Phòng Phổ biến, giáo dục PL",
    "Phòng Xây dựng văn bản", "Thanh tra Sở", "Trung tâm Đấu giá tài sản",
    "Trung tâm TGPL nhà nước", "Chi nhánh TGPL số 1", "Chi nhánh TGPL số 2",
    "Chi nhánh TGPL số 3", "Chi nhánh TGPL số 4", "Văn phòng Sở", "Văn phòng Đoàn thể",
    "Tổ Một cửa",
  };
  const Units *units = data;

  for (guint i = 0; i < units->n; i++)
    {
      g_autoptr (TdRecord) unit = td_record_new (&td_entity_unit);

      td_record_set_text (unit, "name", names[i % G_N_ELEMENTS (names)]);
      if (!td_writer_save (writer, unit, NULL, error))
        return FALSE;
      units->ids[i] = td_record_get_id (unit);
    }
  return TRUE;
}

void
td_test_add_units (TdStore *store, gint64 *ids, guint n)
{
  Units units = { ids, n };
  g_autoptr (GError) error = NULL;

  td_store_write (store, "Thêm đơn vị hư cấu", write_units, &units, NULL, &error);
  g_assert_no_error (error);
}

/* The book learns of it from the main loop, and may read the round anew on a thread. */
static void
follow (TdScoreBook *book)
{
  gboolean loading = TRUE;

  while (loading)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_object_get (book, "loading", &loading, NULL);
      g_usleep (200);
    }
}

static void
run (TdStore *store, TdScoreBook *book, TdAction *action, GError **error)
{
  g_assert_no_error (*error);
  td_action_run (action, store, NULL, error);
  g_assert_no_error (*error);
  if (book != NULL)
    follow (book);
}

TdScoreBook *
td_test_make_round (TdStore *store, TdCriteriaSet *set)
{
  g_autoptr (TdRecord) round = td_record_new (&td_entity_round);
  g_autoptr (GError) error = NULL;
  TdScoreBook *book;
  TdAction *action;
  gint64 master = 0;
  gint64 id = 0;

  action = td_criteria_set_store (set, 0, &master, &error);
  run (store, NULL, action, &error);
  td_round_init (round, TD_PERIOD_QUARTER, 2026, 3);
  td_record_set_int (round, "criteria", master);
  td_record_set_text (round, "subject", set->for_people ? "person" : "unit");
  action = td_round_create (store, round, NULL, &id, &error);
  run (store, NULL, action, &error);
  book = td_score_book_new (store, id, &error);
  g_assert_no_error (error);
  return book;
}

void
td_test_set_state (TdStore *store, TdScoreBook *book, TdSheetState state)
{
  g_autoptr (GArray) sheets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  TdAction *action;

  for (guint i = 0; i < td_score_book_get_n_sheets (book); i++)
    g_array_append_val (sheets, td_score_book_get_sheet (book, i)->id);
  action = td_score_book_set_state (book, sheets, state, &error);
  run (store, book, action, &error);
}

/* --- scores --- */

static void
add_change (GPtrArray *changes, TdScoreBook *book, guint sheet, guint criterion, TdLayer layer,
            const char *text)
{
  const TdCriterion *what = td_criteria_set_get (td_score_book_get_set (book), criterion);
  TdScoreChange *change = g_new0 (TdScoreChange, 1);
  g_autoptr (GError) error = NULL;

  change->sheet = td_score_book_get_sheet (book, sheet)->id;
  change->criterion = what->id;
  change->layer = layer;
  td_criterion_read (what, text, &change->score, &error);
  g_assert_no_error (error);
  g_ptr_array_add (changes, change);
}

void
td_test_set_score (TdStore *store, TdScoreBook *book, guint sheet, guint criterion, TdLayer layer,
                   const char *text)
{
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) td_score_change_free);
  g_autoptr (GError) error = NULL;
  TdAction *action;

  add_change (changes, book, sheet, criterion, layer, text);
  action = td_score_book_set_scores (book, changes, NULL, &error);
  run (store, book, action, &error);
}

/* The same every time, between 70 and 100 % in half points. */
static gint64
get_points (gint64 max, guint sheet, guint criterion, TdLayer layer)
{
  guint step = (sheet * 7 + criterion * 5 + (sheet + criterion) / 3) % 7;
  gint64 points = max - max * step / 20;

  if (layer != TD_LAYER_SELF && (sheet * 3 + criterion) % 8 == 0)
    points -= sheet % 2 == 0 ? TD_DECIMAL_ONE : -TD_DECIMAL_ONE / 2;
  return CLAMP (points / 500 * 500, 0, max);
}

static void
fill_layer (TdStore *store, TdScoreBook *book, TdLayer layer)
{
  const TdCriteriaSet *set = td_score_book_get_set (book);
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) td_score_change_free);
  guint n = td_score_book_get_n_sheets (book);
  g_autoptr (GError) error = NULL;
  TdAction *action;

  for (guint sheet = 0; sheet < n; sheet++)
    for (guint i = 0; i < set->criteria->len; i++)
      {
        const TdCriterion *criterion = td_criteria_set_get (set, i);
        gboolean applies = i + 1 < set->criteria->len || sheet == 8;
        gboolean open = sheet + 4 >= n && sheet + 1 < n && (i + sheet) % 5 == 0;
        g_autofree char *points = NULL;

        if (criterion->rule == TD_RULE_GROUP || open)
          continue;
        points = td_decimal_to_text (get_points (criterion->max, sheet, i, layer));
        if (criterion->mandatory && sheet == 11)
          add_change (changes, book, sheet, i, layer, "2,5");
        else
          add_change (changes, book, sheet, i, layer, applies ? points : "–");
      }
  action = td_score_book_set_scores (book, changes, "Chấm điểm hư cấu", &error);
  run (store, book, action, &error);
}

void
td_test_fill_round (TdStore *store, TdScoreBook *book)
{
  fill_layer (store, book, TD_LAYER_SELF);
  td_test_set_state (store, book, TD_SHEET_SUBMITTED);
  td_test_set_state (store, book, TD_SHEET_APPRAISED);
  fill_layer (store, book, TD_LAYER_APPRAISED);
}
