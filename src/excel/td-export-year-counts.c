/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-private.h"

/* Tổng hợp số lượng xếp loại theo đơn vị (DOMAIN.md D10): sums and shares are
 * formulas, so that a figure corrected by hand carries through. */

enum
{
  ORDINAL,
  NAME,
  ALL,
  RATED,
  EXCELLENT,
  EXCELLENT_SHARE,
  GOOD,
  GOOD_SHARE,
  COMPLETED,
  COMPLETED_SHARE,
  FAILED,
  FAILED_SHARE,
  UNRATED,
  NOTE,
  N_COLUMNS,
};

#define EXCELLENT_TERM "Hoàn thành xuất sắc nhiệm vụ"
#define GOOD_TERM "Hoàn thành tốt nhiệm vụ"
#define COMPLETED_TERM "Hoàn thành nhiệm vụ"
#define FAILED_TERM "Không hoàn thành nhiệm vụ"

static const TdFormColumn columns[N_COLUMNS] = {
  [ORDINAL] = { "STT", NULL, 9.5, TD_COLUMN_ORDINAL },
  [NAME] = { "Tên đơn vị", NULL, 58, TD_COLUMN_TEXT },
  [ALL] = { "Tổng số", NULL, 13, TD_COLUMN_INTEGER },
  [RATED] = { "Số được đánh giá", NULL, 15.5, TD_COLUMN_INTEGER },
  [EXCELLENT] = { "SL", EXCELLENT_TERM, 11, TD_COLUMN_INTEGER },
  [EXCELLENT_SHARE] = { "%", EXCELLENT_TERM, 16, TD_COLUMN_PERCENT },
  [GOOD] = { "SL", GOOD_TERM, 11, TD_COLUMN_INTEGER },
  [GOOD_SHARE] = { "%", GOOD_TERM, 16, TD_COLUMN_PERCENT },
  [COMPLETED] = { "SL", COMPLETED_TERM, 11, TD_COLUMN_INTEGER },
  [COMPLETED_SHARE] = { "%", COMPLETED_TERM, 16, TD_COLUMN_PERCENT },
  [FAILED] = { "SL", FAILED_TERM, 11, TD_COLUMN_INTEGER },
  [FAILED_SHARE] = { "%", FAILED_TERM, 16, TD_COLUMN_PERCENT },
  [UNRATED] = { "Chưa, không đánh giá", NULL, 17, TD_COLUMN_INTEGER },
  [NOTE] = { "Ghi chú", NULL, 31.5, TD_COLUMN_TEXT },
};

static const struct
{
  TdClass klass;
  guint   count;
  guint   share;
} class_columns[] = {
  { TD_CLASS_EXCELLENT, EXCELLENT, EXCELLENT_SHARE },
  { TD_CLASS_GOOD, GOOD, GOOD_SHARE },
  { TD_CLASS_COMPLETED, COMPLETED, COMPLETED_SHARE },
  { TD_CLASS_FAILED, FAILED, FAILED_SHARE },
};

/* Figures of one row. */
typedef struct
{
  guint all;
  guint n_class[TD_N_CLASSES];
  guint missing;
  guint exempt;
} Tally;

static guint
count_rated (const Tally *tally)
{
  return tally->all - tally->n_class[TD_CLASS_NONE];
}

static void
tally_person (Tally               *tally,
              const TdBoardPerson *person)
{
  tally->all++;
  tally->n_class[person->final]++;
  if (person->final == TD_CLASS_NONE)
    {
      tally->missing += !person->rating->is_exempt;
      tally->exempt += person->rating->is_exempt;
    }
}

static void
add_tally (Tally       *sum,
           const Tally *tally)
{
  sum->all += tally->all;
  for (guint i = 0; i < TD_N_CLASSES; i++)
    sum->n_class[i] += tally->n_class[i];
  sum->missing += tally->missing;
  sum->exempt += tally->exempt;
}

static void
write_share (TdHouseForm *form,
             guint        count,
             guint        share,
             const Tally *tally,
             TdClass      klass)
{
  guint row = td_house_form_get_row (form);
  g_autofree char *part = td_sheet_cell_name (row, count);
  g_autofree char *whole = td_sheet_cell_name (row, RATED);
  g_autofree char *formula = g_strdup_printf ("=%s/%s", part, whole);

  /* No share of nobody. */
  if (count_rated (tally) > 0)
    td_house_form_formula (form, share, formula,
                           (double) tally->n_class[klass] / count_rated (tally));
}

static void
write_note (TdHouseForm *form,
            const Tally *tally)
{
  g_autoptr (GString) note = g_string_new (NULL);

  if (tally->missing > 0)
    g_string_append_printf (note, "%u chưa đủ dữ liệu", tally->missing);
  if (tally->exempt > 0)
    g_string_append_printf (note, "%s%u không thuộc diện", note->len > 0 ? "; " : "",
                            tally->exempt);
  td_house_form_text (form, NOTE, note->str);
}

/* A row of counted people. */
static void
write_leaf (TdHouseForm *form,
            const char  *name,
            const Tally *tally)
{
  guint row = td_house_form_get_row (form) + 1;
  g_autofree char *rated = g_strdup_printf ("=E%u+G%u+I%u+K%u", row, row, row, row);
  g_autofree char *unrated = g_strdup_printf ("=C%u-D%u", row, row);

  td_house_form_indented (form, NAME, name, 1);
  td_house_form_integer (form, ALL, tally->all);
  td_house_form_formula (form, RATED, rated, count_rated (tally));
  for (guint i = 0; i < G_N_ELEMENTS (class_columns); i++)
    {
      td_house_form_integer (form, class_columns[i].count, tally->n_class[class_columns[i].klass]);
      write_share (form, class_columns[i].count, class_columns[i].share, tally,
                   class_columns[i].klass);
    }
  td_house_form_formula (form, UNRATED, unrated, tally->n_class[TD_CLASS_NONE]);
  write_note (form, tally);
  td_house_form_end_row (form);
}

static void
write_subtotal (TdHouseForm *form,
                guint        column,
                guint        first,
                guint        last,
                double       value)
{
  g_autofree char *from = td_sheet_cell_name (first, column);
  g_autofree char *to = td_sheet_cell_name (last, column);
  g_autofree char *formula = g_strdup_printf ("=SUBTOTAL(9,%s:%s)", from, to);

  td_house_form_formula (form, column, formula, value);
}

/* A bold row over the rows from @first to @last: SUBTOTAL leaves out those among
 * them that are such sums themselves. */
static void
write_sum (TdHouseForm *form,
           const char  *number,
           const char  *name,
           const Tally *tally,
           guint        first,
           guint        last)
{
  if (first > td_house_form_get_row (form))
    td_house_form_keep_with_next (form);
  td_house_form_set_bold (form);
  td_house_form_text (form, ORDINAL, number);
  td_house_form_text (form, NAME, name);
  write_subtotal (form, ALL, first, last, tally->all);
  write_subtotal (form, RATED, first, last, count_rated (tally));
  for (guint i = 0; i < G_N_ELEMENTS (class_columns); i++)
    {
      write_subtotal (form, class_columns[i].count, first, last,
                      tally->n_class[class_columns[i].klass]);
      write_share (form, class_columns[i].count, class_columns[i].share, tally,
                   class_columns[i].klass);
    }
  write_subtotal (form, UNRATED, first, last, tally->n_class[TD_CLASS_NONE]);
  td_house_form_end_row (form);
}

/* One row of a unit: a kind of staff, leaders or not. */
typedef struct
{
  Tally tallies[TD_N_KINDS][2];
  Tally sum;
  guint n_leaves;
} UnitCounts;

static void
count_unit (UnitCounts          *self,
            TdBoard             *board,
            const TdYearSection *section)
{
  for (guint i = 0; i < section->people->len; i++)
    {
      guint index = g_array_index (section->people, guint, i);
      const TdBoardPerson *person = td_board_get_person (board, index);

      tally_person (&self->tallies[person->facts->kind][person->facts->is_leader ? 0 : 1], person);
      tally_person (&self->sum, person);
    }
  for (guint kind = 0; kind < TD_N_KINDS; kind++)
    self->n_leaves += (self->tallies[kind][0].all > 0) + (self->tallies[kind][1].all > 0);
}

static const TdStaffKind kind_order[] = {
  TD_KIND_OFFICIAL, TD_KIND_CIVIL_SERVANT, TD_KIND_PUBLIC_EMPLOYEE, TD_KIND_WORKER,
  TD_KIND_UNKNOWN,
};

static char *
make_leaf_name (TdStaffKind kind,
                gboolean    is_leader)
{
  const char *term = kind == TD_KIND_UNKNOWN ? "Chưa rõ loại" : td_kind_term (kind);

  if (is_leader)
    return g_strdup_printf ("%s lãnh đạo, quản lý", term);
  /* Of these kinds nobody is expected to lead. */
  if (kind == TD_KIND_UNKNOWN || kind == TD_KIND_WORKER)
    return g_strdup (term);
  return g_strdup_printf ("%s không giữ chức vụ", term);
}

static void
write_unit (TdHouseForm         *form,
            const UnitCounts    *counts,
            const TdYearSection *section,
            const char          *number)
{
  guint row = td_house_form_get_row (form);
  g_autofree char *name = section->is_body ? g_utf8_strup (section->unit_name, -1)
                                           : g_strdup (section->unit_name);

  write_sum (form, number, name, &counts->sum, row + 1, row + counts->n_leaves);
  for (guint i = 0; i < G_N_ELEMENTS (kind_order); i++)
    for (guint j = 0; j < 2; j++)
      {
        const Tally *tally = &counts->tallies[kind_order[i]][j];
        g_autofree char *leaf = make_leaf_name (kind_order[i], j == 0);

        if (tally->all > 0)
          write_leaf (form, leaf, tally);
      }
}

/* Rows that the sections from @from on with the same body take, and their sum. */
static guint
measure_body (GPtrArray        *sections,
              const UnitCounts *counts,
              guint             from,
              Tally            *sum)
{
  const TdYearSection *first = g_ptr_array_index (sections, from);
  guint n_rows = 0;

  for (guint i = from; i < sections->len; i++)
    {
      const TdYearSection *section = g_ptr_array_index (sections, i);

      if (section->body != first->body)
        break;
      add_tally (sum, &counts[i].sum);
      n_rows += 1 + counts[i].n_leaves;
    }
  return n_rows;
}

static void
write_body (TdHouseForm      *form,
            GPtrArray        *sections,
            const UnitCounts *counts,
            guint             index)
{
  const TdYearSection *section = g_ptr_array_index (sections, index);
  g_autofree char *roman = td_export_roman (section->body + 1);
  g_autofree char *capitals = g_utf8_strup (section->body_name, -1);
  guint row = td_house_form_get_row (form);
  Tally sum = { 0 };
  guint n_rows = measure_body (sections, counts, index, &sum);

  write_sum (form, roman, capitals, &sum, row + 1, row + n_rows);
}

static gboolean
write_rows (TdExport    *self,
            GPtrArray   *sections,
            UnitCounts  *counts,
            TdHouseForm *form,
            GError     **error)
{
  gboolean has_bodies = td_export_count_bodies (sections) > 1;
  guint unit_number = 0;

  for (guint i = 0; i < sections->len; i++)
    {
      const TdYearSection *section = g_ptr_array_index (sections, i);
      g_autofree char *number = NULL;

      if (td_export_begins_body (sections, i))
        {
          unit_number = 0;
          if (!section->is_body)
            write_body (form, sections, counts, i);
        }
      unit_number++;
      if (has_bodies && !section->is_body)
        number = g_strdup_printf ("%u", unit_number);
      else
        number = td_export_roman (has_bodies ? section->body + 1 : unit_number);
      write_unit (form, &counts[i], section, number);
      if (!td_export_step (self, i + 1, sections->len, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
td_export_year_counts (TdExport *self,
                       GError  **error)
{
  g_autoptr (GPtrArray) sections = td_export_make_sections (self->board);
  g_autofree UnitCounts *counts = g_new0 (UnitCounts, sections->len);
  g_autofree char *subtitle = g_strdup_printf ("Theo đơn vị và đối tượng, năm %u",
                                               self->params->year);
  TdFormSpec spec = {
    .sheet = "Số lượng xếp loại",
    .landscape = TRUE,
    .title = "BẢNG TỔNG HỢP SỐ LƯỢNG XẾP LOẠI CHẤT LƯỢNG CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC",
    .subtitle = subtitle,
    .size = 11,
    .columns = columns,
    .n_columns = N_COLUMNS,
  };
  g_autoptr (TdHouseForm) form = NULL;
  Tally total = { 0 };
  guint first;

  for (guint i = 0; i < sections->len; i++)
    {
      count_unit (&counts[i], self->board, g_ptr_array_index (sections, i));
      add_tally (&total, &counts[i].sum);
    }
  td_export_init_form (self, &spec, "BC");
  form = td_house_form_new (self->writer, self->head, &spec);
  first = td_house_form_get_row (form);
  if (!write_rows (self, sections, counts, form, error))
    return FALSE;
  if (sections->len > 0)
    write_sum (form, NULL, "TỔNG CỘNG", &total, first, td_house_form_get_row (form) - 1);
  td_house_form_note (form, "Tỷ lệ % tính trên số được đánh giá.", TRUE);
  td_house_form_finish (form, TD_FOOTER_DOCUMENT);
  return TRUE;
}
