/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-private.h"

#include "td-number.h"

/* Tổng hợp kết quả đánh giá, xếp loại: one row a person (DOMAIN.md D9). */

enum
{
  ORDINAL,
  NAME,
  POST,
  UNIT,
  SELF,
  APPRAISED,
  COUNCIL,
  CLASS,
  STATE,
  NOTE,
  N_COLUMNS,
};

#define SCORED "Điểm"
#define QUALITATIVE "Mức xếp loại đề nghị"

static const TdFormColumn columns[N_COLUMNS] = {
  [ORDINAL] = { "STT", NULL, 9, TD_COLUMN_ORDINAL },
  [NAME] = { "Họ và tên cán bộ", NULL, 40, TD_COLUMN_TEXT },
  [POST] = { "Chức vụ, vị trí việc làm", NULL, 33, TD_COLUMN_TEXT },
  [UNIT] = { "Phòng ban, bộ phận", NULL, 37, TD_COLUMN_TEXT },
  [SELF] = { "Tự chấm", SCORED, 12.5, TD_COLUMN_DECIMAL },
  [APPRAISED] = { "Thẩm định", SCORED, 12.5, TD_COLUMN_DECIMAL },
  [COUNCIL] = { "Hội đồng", SCORED, 12.5, TD_COLUMN_DECIMAL },
  [CLASS] = { "Kết quả xếp loại", NULL, 46, TD_COLUMN_TEXT },
  [STATE] = { "Trạng thái", NULL, 22.5, TD_COLUMN_CENTRE },
  [NOTE] = { "Ghi chú, đánh giá", NULL, 26, TD_COLUMN_TEXT },
};

/* Whether any pack of the year goes by scores; before 2026 none does. */
static gboolean
is_scored (TdBoard *board)
{
  GPtrArray *packs = td_board_get_packs (board);

  for (guint i = 0; i < packs->len; i++)
    if (td_pack_is_scored (g_ptr_array_index (packs, i)))
      return TRUE;
  return packs->len == 0;
}

/* The columns of a year without scores hold the class proposed at each layer. */
static void
make_columns (TdFormColumn *result,
              gboolean      scored)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      result[i] = columns[i];
      if (!scored && columns[i].parent != NULL)
        {
          result[i].parent = QUALITATIVE;
          result[i].type = TD_COLUMN_CENTRE;
        }
    }
}

static void
write_layer (TdHouseForm *form,
             guint        column,
             gint64       score,
             TdClass      klass,
             gboolean     scored)
{
  if (!scored)
    td_house_form_text (form, column, td_class_code (klass));
  else if (score != TD_SCORE_MISSING)
    td_house_form_decimal (form, column, score);
  else
    td_house_form_text (form, column, td_class_code (klass));
}

static const char *
get_state (const TdBoardPerson *person)
{
  if (person->is_overridden)
    return "Hội đồng chọn";
  if (person->final == TD_CLASS_NONE)
    return person->rating->is_exempt ? "Không xếp loại" : "Chưa đủ dữ liệu";
  if (person->final != person->rating->proposed)
    return "Theo vạch xuất sắc";
  return "Theo quy tắc";
}

static void
add_note (GString    *notes,
          const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (notes->len > 0)
    g_string_append (notes, "; ");
  g_string_append (notes, text);
}

static char *
make_note (const TdBoardPerson *person)
{
  GString *notes = g_string_new (NULL);

  if (person->final == TD_CLASS_NONE)
    add_note (notes, person->rating->is_exempt ? person->rating->exempt : person->rating->missing);
  add_note (notes, person->reason);
  if (person->facts->discipline != NULL)
    {
      g_autofree char *text = g_strdup_printf ("Kỷ luật: %s", person->facts->discipline);

      add_note (notes, text);
    }
  if (td_date_is_set (person->person->moved))
    {
      g_autofree char *date = td_date_to_text (person->person->moved);
      g_autofree char *text = g_strdup_printf ("Điều động %s", date);

      add_note (notes, text);
    }
  if (person->facts->maternity_months > 0)
    {
      g_autofree char *text = g_strdup_printf ("Thai sản %u tháng",
                                               person->facts->maternity_months);

      add_note (notes, text);
    }
  add_note (notes, person->person->note);
  return g_string_free (notes, FALSE);
}

/* The short name, where there is one, since the full one stands above. */
static const char *
get_unit_name (TdBoard             *board,
               const TdBoardPerson *person)
{
  const TdUnitNode *unit = td_unit_tree_get (td_board_get_facts (board)->tree,
                                             person->person->unit);

  return unit != NULL && unit->short_name != NULL ? unit->short_name : person->facts->unit_name;
}

static void
write_person (TdBoard             *board,
              TdHouseForm         *form,
              const TdBoardPerson *person,
              guint                number,
              gboolean             scored)
{
  const TdFacts *facts = person->facts;
  g_autofree char *note = make_note (person);

  td_house_form_integer (form, ORDINAL, number);
  td_house_form_text (form, NAME, facts->name);
  td_house_form_text (form, POST, person->person->post);
  td_house_form_text (form, UNIT, get_unit_name (board, person));
  write_layer (form, SELF, facts->self_score, facts->self_class, scored);
  write_layer (form, APPRAISED, facts->appraised_score, facts->appraised_class, scored);
  write_layer (form, COUNCIL, facts->council_score, facts->council_class, scored);
  td_house_form_text (form, CLASS, td_class_term (person->final));
  td_house_form_text (form, STATE, get_state (person));
  td_house_form_text (form, NOTE, note);
  td_house_form_end_row (form);
}

/* "I  CƠ QUAN SỞ" and below it "1  Văn phòng (12 người)"; a body without units
 * of its own is one row, and where there is one body only, units are "I", "II". */
static void
write_heading (TdHouseForm         *form,
               GPtrArray           *sections,
               guint                index,
               guint               *unit_number)
{
  const TdYearSection *section = g_ptr_array_index (sections, index);
  gboolean has_bodies = td_export_count_bodies (sections) > 1;
  g_autofree char *capitals = g_utf8_strup (section->body_name, -1);
  g_autofree char *roman = td_export_roman (section->body + 1);
  g_autofree char *title = NULL;
  g_autofree char *ordinal = NULL;

  if (td_export_begins_body (sections, index))
    {
      *unit_number = 0;
      if (!section->is_body)
        td_house_form_section (form, roman, capitals);
    }
  (*unit_number)++;
  if (!has_bodies)
    ordinal = td_export_roman (*unit_number);
  else if (section->is_body)
    ordinal = g_strdup (roman);
  else
    ordinal = g_strdup_printf ("%u", *unit_number);
  title = g_strdup_printf ("%s (%u người)", section->is_body ? capitals : section->unit_name,
                           section->people->len);
  td_house_form_section (form, ordinal, title);
}

static gboolean
write_sections (TdExport    *self,
                GPtrArray   *sections,
                TdHouseForm *form,
                gboolean     scored,
                GError     **error)
{
  guint unit_number = 0;
  guint number = 0;

  for (guint i = 0; i < sections->len; i++)
    {
      const TdYearSection *section = g_ptr_array_index (sections, i);

      write_heading (form, sections, i, &unit_number);
      for (guint j = 0; j < section->people->len; j++)
        {
          guint index = g_array_index (section->people, guint, j);

          write_person (self->board, form, td_board_get_person (self->board, index), ++number,
                        scored);
          if (!td_export_step (self, number, td_board_get_n_people (self->board), error))
            return FALSE;
        }
    }
  return TRUE;
}

static void
write_summary (TdExport    *self,
               TdHouseForm *form)
{
  const TdBoardCounter *counter = &td_board_get_whole (self->board)->counter;
  guint n_people = td_board_get_n_people (self->board);
  g_autofree char *total = g_strdup_printf ("Tổng số: %u người", n_people);
  g_autofree char *note =
    g_strdup_printf ("Trong đó: %u hoàn thành xuất sắc nhiệm vụ; %u hoàn thành tốt nhiệm vụ; "
                     "%u hoàn thành nhiệm vụ; %u không hoàn thành nhiệm vụ; %u chưa xếp loại hoặc "
                     "không thuộc diện xếp loại.",
                     counter->n_class[TD_CLASS_EXCELLENT], counter->n_class[TD_CLASS_GOOD],
                     counter->n_class[TD_CLASS_COMPLETED], counter->n_class[TD_CLASS_FAILED],
                     n_people - counter->rated);

  td_house_form_set_bold (form);
  td_house_form_span (form, 0, N_COLUMNS - 1, total, 0);
  td_house_form_end_row (form);
  td_house_form_note (form, note, FALSE);
}

gboolean
td_export_year_people (TdExport *self,
                       GError  **error)
{
  g_autoptr (GPtrArray) sections = td_export_make_sections (self->board);
  g_autofree char *subtitle =
    g_strdup_printf ("Cán bộ, công chức, viên chức và người lao động năm %u", self->params->year);
  TdFormColumn actual[N_COLUMNS];
  TdFormSpec spec = {
    .sheet = "Tổng hợp xếp loại",
    .landscape = TRUE,
    .title = "BẢNG TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG",
    .subtitle = subtitle,
    .size = 10,
    .columns = actual,
    .n_columns = N_COLUMNS,
  };
  g_autoptr (TdHouseForm) form = NULL;
  gboolean scored = is_scored (self->board);

  make_columns (actual, scored);
  td_export_init_form (self, &spec, "BC");
  form = td_house_form_new (self->writer, self->head, &spec);
  if (!write_sections (self, sections, form, scored, error))
    return FALSE;
  write_summary (self, form);
  td_house_form_finish (form, TD_FOOTER_DOCUMENT);
  return TRUE;
}
