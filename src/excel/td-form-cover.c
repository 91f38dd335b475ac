/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-form-private.h"

#include "td-text-metrics.h"

/* The first sheet: what this is, by when it is to be back, and how it is done. */

#define LABEL_WIDTH 45
#define VALUE_WIDTH 125
#define INDENT 4
#define SIZE 13
/* So that the cover stays one page; the others stand as notes beside their cells. */
#define MAX_QUESTIONS 12

typedef struct
{
  TdFormDraft *draft;
  guint        row;
} Cover;

static void
add_line (Cover *self, const char *text, TdFormStyle style)
{
  guint lines = td_form_count_lines (text, SIZE, style != TD_FORM_STYLE_PLAIN,
                                     LABEL_WIDTH + VALUE_WIDTH);

  td_sheet_writer_merge (self->draft->writer, self->row, 0, self->row, 1, text,
                         self->draft->styles[style]);
  td_sheet_writer_set_row_height (self->draft->writer, self->row,
                                  style == TD_FORM_STYLE_TITLE ? td_text_height (lines, 16)
                                                               : td_text_height (lines, SIZE));
  self->row++;
}

static void
add_gap (Cover *self)
{
  self->row++;
}

static void
add_fact (Cover *self, const char *label, const char *value)
{
  guint lines = td_form_count_lines (value, SIZE, TRUE, VALUE_WIDTH - INDENT);

  td_sheet_writer_text (self->draft->writer, self->row, 0, label,
                        self->draft->styles[TD_FORM_STYLE_LABEL]);
  td_sheet_writer_text (self->draft->writer, self->row, 1, value,
                        self->draft->styles[TD_FORM_STYLE_VALUE]);
  td_sheet_writer_set_row_height (self->draft->writer, self->row, td_text_height (lines, SIZE));
  self->row++;
}

static char *
dup_period (const TdFormPaper *paper)
{
  g_autofree char *first = td_date_to_text (paper->first);
  g_autofree char *last = td_date_to_text (paper->last);

  return g_strdup_printf ("%s (từ %s đến %s)", paper->round_name, first, last);
}

/* "thứ Hai, ngày 05 tháng 10 năm 2026". */
static char *
dup_deadline (TdDate date)
{
  static const char *const days[] = { "", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu",
                                      "thứ Bảy", "Chủ nhật" };
  g_autofree char *text = td_date_to_document (date);
  GDate day;

  if (!td_date_is_full (date))
    return g_strdup ("Theo yêu cầu của người giao phiếu");
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, date.day, (GDateMonth) date.month, date.year);
  return g_strdup_printf ("Trước hết %s, %s", days[g_date_get_weekday (&day)], text);
}

static char *
dup_amount (const TdFormDraft *draft)
{
  guint n_open = 0;

  for (guint i = 0; i < draft->form->cells->len; i++)
    n_open += ((TdFormCell *) g_ptr_array_index (draft->form->cells, i))->is_open;
  if (draft->paper->set->for_people)
    return g_strdup_printf ("%u người, %u tiêu chí, %u ô cần xem và điền", draft->form->rows->len,
                            draft->criteria->len, n_open);
  return g_strdup_printf ("%u tiêu chí, %u ô cần xem và điền", draft->criteria->len, n_open);
}

static void
write_facts (Cover *self)
{
  const TdFormPaper *paper = self->draft->paper;
  g_autofree char *period = dup_period (paper);
  g_autofree char *deadline = dup_deadline (paper->deadline);
  g_autofree char *amount = dup_amount (self->draft);
  g_autofree char *issued = td_date_to_document (paper->issued);

  add_fact (self, "Đơn vị", self->draft->form->unit_name);
  add_fact (self, "Kỳ chấm điểm", period);
  add_fact (self, "Bộ tiêu chí", paper->set->name);
  add_fact (self, "Nội dung", amount);
  add_fact (self, "Hạn gửi lại", deadline);
  add_fact (self, "Ngày giao phiếu", issued);
  add_fact (self, "Người giao phiếu", paper->author != NULL ? paper->author
                                                            : paper->head->department_name);
}

static void
write_steps (Cover *self)
{
  static const char *const form_steps[] = {
    "1. Mở trang “Phiếu chấm”. Chỉ các ô nền vàng là để điền; các ô khác được khóa.",
    ("2. Chọn từng ô: khung nhắc cho biết điền gì. Ô có mũi tên thì chọn trong danh sách; ô số thì "
     "ghi số, phần lẻ sau dấu phẩy (ví dụ 8,5)."),
    ("3. Tiêu chí không áp dụng thì ghi “Không áp dụng”. Để trống nghĩa là chưa chấm, không phải 0 "
     "điểm."),
    "4. Ghi lý do, số và ngày văn bản minh chứng vào cột bên cạnh; gửi kèm tệp minh chứng nếu có.",
  };
  static const char *const return_steps[] = {
    ("1. Mở trang “Phiếu chấm”. Chỉ các ô được hỏi mở ra để sửa, có nền vàng; câu hỏi nằm trong "
     "ghi chú của ô."),
    "2. Sửa điểm nếu cần; nếu giữ nguyên điểm thì vẫn ghi câu trả lời ở cột “Trả lời câu hỏi”.",
    "3. Các tiêu chí khác giữ nguyên như đã nộp, không cần điền lại.",
  };
  gboolean is_return = self->draft->form->is_return;

  add_line (self, "Cách điền", TD_FORM_STYLE_BOLD);
  for (guint i = 0; i < (is_return ? G_N_ELEMENTS (return_steps) : G_N_ELEMENTS (form_steps)); i++)
    add_line (self, is_return ? return_steps[i] : form_steps[i], TD_FORM_STYLE_PLAIN);
}

static void
write_sending (Cover *self)
{
  const TdFormPaper *paper = self->draft->paper;
  g_autofree char *ask = paper->author != NULL
    ? g_strdup_printf ("Hỏi %s, %s.", paper->author, paper->head->department_name)
    : g_strdup_printf ("Hỏi nơi giao phiếu: %s.", paper->head->department_name);

  add_gap (self);
  add_line (self, "Cách gửi lại", TD_FORM_STYLE_BOLD);
  add_line (self, "Lưu tệp này ở dạng Excel (.xlsx), có thể đổi tên tệp, rồi gửi lại nơi giao "
                  "phiếu trước hạn. Mỗi đơn vị gửi một tệp; gửi lại lần nữa thì bản sau thay bản "
                  "trước.",
            TD_FORM_STYLE_PLAIN);
  add_line (self, "Không thêm, xóa, đổi tên trang, dòng, cột và không sửa nội dung tiêu chí: phiếu "
                  "như vậy không nhận được. Được sắp xếp lại dòng, chỉnh rộng cột.",
            TD_FORM_STYLE_PLAIN);
  add_gap (self);
  add_line (self, "Khi cần hỏi", TD_FORM_STYLE_BOLD);
  add_line (self, ask, TD_FORM_STYLE_PLAIN);
}

/* "Nguyễn Văn An – I.2: …", a line each. */
static void
write_questions (Cover *self)
{
  const TdFormDraft *draft = self->draft;
  guint n = 0;

  add_gap (self);
  add_line (self, "Nội dung cần trả lời", TD_FORM_STYLE_BOLD);
  for (guint i = 0; i < draft->form->cells->len; i++)
    {
      const TdFormCell *cell = g_ptr_array_index (draft->form->cells, i);
      const TdFormRow *row = g_ptr_array_index (draft->form->rows, i / draft->criteria->len);
      const TdCriterion *criterion = td_form_get_criterion (draft, i % draft->criteria->len);
      g_autofree char *line = NULL;

      if (cell->question == NULL || ++n > MAX_QUESTIONS)
        continue;
      line = g_strdup_printf ("%s – %s: %s", row->name, criterion->code, cell->question);
      add_line (self, line, TD_FORM_STYLE_PLAIN);
    }
  if (n > MAX_QUESTIONS)
    {
      g_autofree char *line = g_strdup_printf ("… và %u câu hỏi nữa, xem ghi chú ở các ô.",
                                               n - MAX_QUESTIONS);

      add_line (self, line, TD_FORM_STYLE_PLAIN);
    }
}

void
td_form_write_cover (TdFormDraft *draft)
{
  Cover self = { .draft = draft };
  const TdLetterhead *head = draft->paper->head;
  TdPageSetup page = { .top = 20, .bottom = 20, .left = 25, .right = 15, .repeat_first = -1,
                       .last_column = 1 };

  td_sheet_writer_add_sheet (draft->writer, TD_FORM_COVER);
  td_sheet_writer_set_column_width (draft->writer, 0, LABEL_WIDTH);
  td_sheet_writer_set_column_width (draft->writer, 1, VALUE_WIDTH);
  add_line (&self, head->governing, TD_FORM_STYLE_PLAIN);
  add_line (&self, head->department, TD_FORM_STYLE_BOLD);
  add_gap (&self);
  add_line (&self, draft->form->is_return ? "PHIẾU TRẢ LẠI ĐỂ TRẢ LỜI, BỔ SUNG"
                                          : "PHIẾU TỰ CHẤM ĐIỂM THI ĐUA", TD_FORM_STYLE_TITLE);
  add_gap (&self);
  write_facts (&self);
  if (draft->form->is_return)
    write_questions (&self);
  add_gap (&self);
  write_steps (&self);
  write_sending (&self);
  page.last_row = (int) self.row - 1;
  td_sheet_writer_set_page (draft->writer, &page);
  td_sheet_writer_protect (draft->writer, NULL);
}
