/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-private.h"

/* Biểu đồ: how many got each class, as a table and as Excel's own chart of it; of a set
 * without classes, how many lie in each tenth of the maximum. */

#define N_TENTHS 10
#define PERCENT (1000)
#define HEIGHT 95

static const TdFormColumn class_columns[] = {
  { "STT", NULL, 13, TD_COLUMN_ORDINAL },
  { "Mức xếp loại", NULL, 58, TD_COLUMN_TEXT },
  { "Số lượng", NULL, 47, TD_COLUMN_INTEGER },
  { "Tỷ lệ", NULL, 46, TD_COLUMN_PERCENT },
};

static const TdFormColumn tenth_columns[] = {
  { "STT", NULL, 13, TD_COLUMN_ORDINAL },
  { "Tỷ lệ điểm so với tối đa", NULL, 58, TD_COLUMN_TEXT },
  { "Số lượng", NULL, 47, TD_COLUMN_INTEGER },
  { "Tỷ lệ", NULL, 46, TD_COLUMN_PERCENT },
};

typedef struct
{
  char  *name;
  guint  count;
} Slot;

static void
clear_slot (gpointer data)
{
  g_free (((Slot *) data)->name);
}

static void
add_slot (GArray *slots, char *name)
{
  Slot slot = { name, 0 };

  g_array_append_val (slots, slot);
}

/* Bands stand by their edges; shown are the best first.  From one to the other and back. */
static guint
get_band (const TdCriteriaSet *set, guint place)
{
  return set->lower_is_better ? set->bands->len - 1 - place : place;
}

/* Where the sheet belongs; the last slot is of those that are not scored yet, and of a set
 * with classes the last but one of those without a class. */
static guint
find_slot (TdScoreBook *book, guint sheet, guint n_slots)
{
  const TdSheetResult *result = td_score_book_get_result (book, sheet);
  gint64 percent = td_export_get_percent (book, sheet);

  if (!result->is_complete)
    return n_slots - 1;
  if (td_score_book_get_set (book)->bands->len > 0)
    return result->band >= 0 ? get_band (td_score_book_get_set (book), (guint) result->band)
                             : n_slots - 2;
  if (percent == TD_POINTS_MISSING)
    return n_slots - 1;
  return (guint) CLAMP (percent / (N_TENTHS * PERCENT), 0, N_TENTHS - 1);
}

/* What nobody is in says something of a class, and nothing of those that have none. */
static void
remove_empty (GArray *slots, guint from)
{
  for (guint i = slots->len; i > from; i--)
    if (g_array_index (slots, Slot, i - 1).count == 0)
      g_array_remove_index (slots, i - 1);
}

static GArray *
make_slots (TdScoreBook *book)
{
  const TdCriteriaSet *set = td_score_book_get_set (book);
  GArray *slots = g_array_new (FALSE, TRUE, sizeof (Slot));

  g_array_set_clear_func (slots, clear_slot);
  for (guint i = 0; i < set->bands->len; i++)
    add_slot (slots, g_strdup (((TdBand *) set->bands->pdata[get_band (set, i)])->name));
  for (guint i = 0; set->bands->len == 0 && i < N_TENTHS; i++)
    {
      guint from = i * N_TENTHS;

      add_slot (slots, i + 1 < N_TENTHS
                         ? g_strdup_printf ("Từ %u đến dưới %u %%", from, from + N_TENTHS)
                         : g_strdup_printf ("Từ %u %% trở lên", from));
    }
  if (set->bands->len > 0)
    add_slot (slots, g_strdup ("Chưa xếp loại"));
  add_slot (slots, g_strdup ("Chưa chấm xong"));
  for (guint i = 0; i < td_score_book_get_n_sheets (book); i++)
    g_array_index (slots, Slot, find_slot (book, i, slots->len)).count++;
  remove_empty (slots, set->bands->len > 0 ? set->bands->len : N_TENTHS);
  return slots;
}

static void
write_slot (TdHouseForm *form, guint number, const Slot *slot, guint total_row, guint total)
{
  guint row = td_house_form_get_row (form);
  g_autofree char *cell = td_sheet_cell_name (row, 2);
  g_autofree char *whole = td_sheet_cell_name (total_row, 2);
  g_autofree char *formula = g_strdup_printf ("=%s/%s", cell, whole);

  td_house_form_integer (form, 0, number);
  td_house_form_text (form, 1, slot->name);
  td_house_form_integer (form, 2, slot->count);
  if (total > 0)
    td_house_form_formula (form, 3, formula, (double) slot->count / total);
  td_house_form_end_row (form);
}

static void
write_table (TdHouseForm *form, GArray *slots, guint total)
{
  guint first = td_house_form_get_row (form);
  g_autofree char *from = td_sheet_cell_name (first, 2);
  g_autofree char *to = td_sheet_cell_name (first + slots->len - 1, 2);
  g_autofree char *formula = g_strdup_printf ("=SUM(%s:%s)", from, to);

  for (guint i = 0; i < slots->len; i++)
    write_slot (form, i + 1, &g_array_index (slots, Slot, i), first + slots->len, total);
  td_house_form_set_bold (form);
  td_house_form_text (form, 1, "Tổng số");
  td_house_form_formula (form, 2, formula, total);
  td_house_form_end_row (form);
}

gboolean
td_export_round_chart (TdExport *self,
                       GError  **error)
{
  gboolean has_bands = td_score_book_get_set (self->book)->bands->len > 0;
  gboolean for_people = td_score_book_get_set (self->book)->for_people;
  g_autofree char *subtitle = td_export_dup_round_name (self->book);
  g_autoptr (GArray) slots = make_slots (self->book);
  TdFormSpec spec = {
    .sheet = "Biểu đồ",
    .title = "PHÂN BỐ KẾT QUẢ CHẤM ĐIỂM",
    .subtitle = subtitle,
    .columns = has_bands ? class_columns : tenth_columns,
    .n_columns = G_N_ELEMENTS (class_columns),
  };
  TdSheetChart chart = {
    .title = td_record_get_text (td_score_book_get_record (self->book), "name"),
    .category_title = has_bands ? "Mức xếp loại" : "Tỷ lệ điểm so với tối đa",
    .value_title = for_people ? "Số người" : "Số đơn vị",
    .category_column = 1,
    .value_column = 2,
    .height = HEIGHT,
  };
  g_autoptr (TdHouseForm) form = NULL;

  td_export_init_form (self, &spec, NULL);
  form = td_house_form_new (self->writer, self->head, &spec);
  chart.first_row = td_house_form_get_row (form);
  chart.last_row = chart.first_row + slots->len - 1;
  write_table (form, slots, td_score_book_get_n_sheets (self->book));
  td_house_form_chart (form, &chart);
  td_house_form_finish (form, TD_FOOTER_INTERNAL);
  return td_export_report (self, 1, 1, error);
}
