/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-private.h"

#include "td-number.h"

/* Bảng tổng hợp điểm thi đua: one row a subject (DOMAIN.md D12). */

/* More groups than that find no room across a page: then there is one column for all. */
#define MOST_GROUPS 10
#define GROUPS "Điểm chuẩn từng nhóm"
#define RANKS "Xếp hạng"

/**
 * Totals: the table being written.
 * @tops: (element-type guint): criteria at the top that a column is of
 * @columns: (element-type TdFormColumn)
 * @headings: what is borrowed by the columns
 * @bonus …: which column, -1: there is none
 */
typedef struct
{
  TdScoreBook         *book;
  const TdCriteriaSet *set;
  GArray              *tops;
  GArray              *columns;
  GPtrArray           *headings;
  gboolean             has_clusters;
  int                  bonus;
  int                  deduction;
  guint                base;
  guint                n_base;
  guint                total;
  guint                percent;
  int                  cluster_rank;
  guint                rank;
  guint                class;
  guint                note;
} Totals;

static guint
add_column (Totals *self, const char *heading, const char *parent, double width,
            TdFormColumnType type)
{
  TdFormColumn column = { heading, parent, width, type };

  g_array_append_val (self->columns, column);
  return self->columns->len - 1;
}

static void
collect_tops (Totals *self)
{
  for (guint i = 0; i < self->set->criteria->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (self->set, i);

      if (criterion->parent < 0 && criterion->role == TD_ROLE_BASE)
        g_array_append_val (self->tops, i);
    }
  if (self->tops->len > MOST_GROUPS)
    g_array_set_size (self->tops, 0);
}

/* "I (tối đa 45)". */
static char *
make_group_heading (const TdCriteriaSet *set, guint index)
{
  const TdCriterion *criterion = td_criteria_set_get (set, index);
  gint64 max = criterion->max;
  g_autofree char *points = NULL;

  if (max == TD_POINTS_MISSING && criterion->rule == TD_RULE_GROUP)
    max = td_criteria_set_add_up (set, (int) index);
  if (max == TD_POINTS_MISSING)
    return g_strdup (criterion->code);
  points = td_decimal_to_text (max);
  return g_strdup_printf ("%s\n(%s)", criterion->code, points);
}

static void
add_group_columns (Totals *self)
{
  self->base = self->columns->len;
  for (guint i = 0; i < self->tops->len; i++)
    {
      char *heading = make_group_heading (self->set, g_array_index (self->tops, guint, i));

      g_ptr_array_add (self->headings, heading);
      add_column (self, heading, self->tops->len > 1 ? GROUPS : NULL, 15.5, TD_COLUMN_DECIMAL);
    }
  if (self->tops->len == 0)
    add_column (self, "Điểm chuẩn", NULL, 17, TD_COLUMN_DECIMAL);
  self->n_base = self->columns->len - self->base;
}

static void
init_columns (Totals *self)
{
  add_column (self, "STT", NULL, 12, TD_COLUMN_ORDINAL);
  add_column (self, self->set->for_people ? "Họ và tên" : "Đơn vị", NULL,
              self->tops->len > 5 ? 42 : 52, TD_COLUMN_TEXT);
  add_group_columns (self);
  self->bonus = self->deduction = self->cluster_rank = -1;
  if (td_export_has_role (self->set, TD_ROLE_BONUS))
    self->bonus = (int) add_column (self, "Điểm thưởng", NULL, 15, TD_COLUMN_DECIMAL);
  if (td_export_has_role (self->set, TD_ROLE_DEDUCTION))
    self->deduction = (int) add_column (self, "Điểm trừ", NULL, 14, TD_COLUMN_DECIMAL);
  self->total = add_column (self, "Tổng điểm", NULL, 16, TD_COLUMN_DECIMAL);
  self->percent = add_column (self, "Tỷ lệ (%)", NULL, 15, TD_COLUMN_DECIMAL);
  if (self->has_clusters)
    self->cluster_rank = (int) add_column (self, "Trong cụm", RANKS, 15, TD_COLUMN_CENTRE);
  self->rank = add_column (self, self->has_clusters ? "Chung" : RANKS,
                           self->has_clusters ? RANKS : NULL, 15, TD_COLUMN_CENTRE);
  self->class = add_column (self, "Xếp loại", NULL, 30, TD_COLUMN_TEXT);
  add_column (self, "Đề nghị danh hiệu, khen thưởng", NULL, 30, TD_COLUMN_TEXT);
  self->note = add_column (self, "Ghi chú", NULL, 33, TD_COLUMN_TEXT);
}

static void
write_rank (TdHouseForm *form, guint column, const TdSheetRank *rank)
{
  if (rank->rank > 0)
    td_house_form_integer (form, column, rank->rank);
}

/* "=SUM(C12:H12)-I12": points of each group and bonus, less what is taken off. */
static void
write_total (Totals *self, TdHouseForm *form, const TdTotal *total, gint64 shown)
{
  guint row = td_house_form_get_row (form);
  guint last = self->bonus >= 0 ? (guint) self->bonus : self->base + self->n_base - 1;
  g_autofree char *from = td_sheet_cell_name (row, self->base);
  g_autofree char *to = td_sheet_cell_name (row, last);
  g_autofree char *less = self->deduction >= 0
                            ? td_sheet_cell_name (row, (guint) self->deduction) : NULL;
  g_autofree char *formula = g_strdup_printf ("=SUM(%s:%s)%s%s", from, to,
                                              less != NULL ? "-" : "", less != NULL ? less : "");

  if (!total->any)
    td_house_form_words (form, self->total, "chưa chấm");
  else if (shown + total->bonus - total->deduction == total->total)
    td_house_form_formula (form, self->total, formula, (double) total->total / TD_DECIMAL_ONE);
  else
    td_house_form_decimal (form, self->total, total->total);
}

/* Points of each group; their sum. */
static gint64
write_groups (Totals *self, TdHouseForm *form, guint sheet, const TdTotal *total)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->tops->len; i++)
    {
      TdMark mark = td_score_book_get_decided (self->book, sheet,
                                               g_array_index (self->tops, guint, i));

      td_export_write_mark (form, self->base + i, &mark);
      sum += mark.state == TD_SCORE_GIVEN ? mark.points : 0;
    }
  if (self->tops->len > 0)
    return sum;
  if (total->any)
    td_house_form_decimal (form, self->base, total->base);
  return total->base;
}

static void
write_percent (Totals *self, TdHouseForm *form, guint sheet)
{
  const TdSheetResult *result = td_score_book_get_result (self->book, sheet);
  gint64 percent = td_export_get_percent (self->book, sheet);

  if (percent != TD_POINTS_MISSING)
    td_house_form_decimal (form, self->percent, percent);
  else if (result->decided.any && !result->is_complete)
    td_house_form_words (form, self->percent, "chưa đủ");
}

static void
write_sheet (Totals *self, TdHouseForm *form, guint sheet, guint number)
{
  const TdTotal *total = &td_score_book_get_result (self->book, sheet)->decided;
  g_autofree char *class = td_export_dup_round_class (self->book, sheet);
  g_autofree char *note = td_export_dup_round_note (self->book, sheet);
  gint64 shown;

  td_house_form_integer (form, 0, number);
  td_house_form_text (form, 1, td_score_book_get_sheet (self->book, sheet)->name);
  shown = write_groups (self, form, sheet, total);
  if (self->bonus >= 0 && total->any)
    td_house_form_decimal (form, (guint) self->bonus, total->bonus);
  if (self->deduction >= 0 && total->any)
    td_house_form_decimal (form, (guint) self->deduction, total->deduction);
  write_total (self, form, total, shown);
  write_percent (self, form, sheet);
  if (self->cluster_rank >= 0)
    write_rank (form, (guint) self->cluster_rank,
                td_score_book_get_cluster_rank (self->book, sheet));
  write_rank (form, self->rank, td_score_book_get_rank (self->book, sheet));
  td_house_form_text (form, self->class, class);
  td_house_form_text (form, self->note, note);
  td_house_form_end_row (form);
}

static gboolean
write_sections (TdExport *export, Totals *self, TdHouseForm *form, GError **error)
{
  g_autoptr (GPtrArray) sections = td_export_make_round_sections (self->book);
  guint total = td_score_book_get_n_sheets (self->book);
  guint number = 0;

  for (guint i = 0; i < sections->len; i++)
    {
      const TdRoundSection *section = g_ptr_array_index (sections, i);

      if (section->title != NULL)
        {
          g_autofree char *roman = td_export_roman (i + 1);
          g_autofree char *title =
            g_strdup_printf (self->set->for_people ? "%s (%u người)" : "%s (%u đơn vị)",
                             section->title, section->sheets->len);

          td_house_form_section (form, roman, title);
        }
      for (guint j = 0; j < section->sheets->len; j++)
        {
          write_sheet (self, form, g_array_index (section->sheets, guint, j), ++number);
          if (!td_export_step (export, number, total, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* What the columns are of, and how many got each class. */
static void
write_notes (Totals *self, TdHouseForm *form)
{
  const guint n_sheets = td_score_book_get_n_sheets (self->book);
  const guint n_bands = self->set->bands->len;
  g_autofree guint *counts = g_new0 (guint, n_bands + 1);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_open = 0;

  for (guint i = 0; i < n_sheets; i++)
    {
      const TdSheetResult *result = td_score_book_get_result (self->book, i);

      if (result->is_complete)
        counts[result->band + 1]++;
      else
        n_open++;
    }
  g_string_append_printf (text, self->set->for_people ? "Tổng số: %u người" : "Tổng số: %u đơn vị",
                          n_sheets);
  /* The best first; bands stand by their edges. */
  for (guint i = 0; i < n_bands; i++)
    {
      guint band = self->set->lower_is_better ? n_bands - 1 - i : i;

      g_string_append_printf (text, "; %u %s", counts[band + 1],
                              ((TdBand *) self->set->bands->pdata[band])->name);
    }
  if (n_bands > 0 && counts[0] > 0)
    g_string_append_printf (text, "; %u chưa xếp loại", counts[0]);
  if (n_open > 0)
    g_string_append_printf (text, "; %u chưa chấm xong", n_open);
  g_string_append_c (text, '.');
  td_house_form_note (form, text->str, FALSE);

  if (self->tops->len == 0)
    return;
  g_string_assign (text, "Các nhóm tiêu chí: ");
  for (guint i = 0; i < self->tops->len; i++)
    {
      const TdCriterion *criterion = td_criteria_set_get (self->set,
                                                          g_array_index (self->tops, guint, i));

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "; " : "", criterion->code,
                              criterion->text);
    }
  g_string_append_c (text, '.');
  td_house_form_note (form, text->str, TRUE);
}

static gboolean
write_form (TdExport *export, Totals *self, GError **error)
{
  g_autofree char *round = td_export_dup_round_name (self->book);
  TdFormSpec spec = {
    .sheet = "Tổng hợp điểm",
    .landscape = TRUE,
    .title = "BẢNG TỔNG HỢP ĐIỂM THI ĐUA",
    .subtitle = round,
    .size = 10,
    .columns = (const TdFormColumn *) (gpointer) self->columns->data,
    .n_columns = self->columns->len,
  };
  g_autoptr (TdHouseForm) form = NULL;

  td_export_init_form (export, &spec, "BC");
  form = td_house_form_new (export->writer, export->head, &spec);
  if (!write_sections (export, self, form, error))
    return FALSE;
  write_notes (self, form);
  td_house_form_finish (form, TD_FOOTER_DOCUMENT);
  return TRUE;
}

gboolean
td_export_round_totals (TdExport *self,
                        GError  **error)
{
  g_autoptr (GArray) tops = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (TdFormColumn));
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  Totals totals = {
    .book = self->book,
    .set = td_score_book_get_set (self->book),
    .tops = tops,
    .columns = columns,
    .headings = headings,
    .has_clusters = td_export_has_clusters (self->book),
  };

  collect_tops (&totals);
  init_columns (&totals);
  return write_form (self, &totals, error);
}
