/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-criteria-workbook-private.h"

#include "td-text-metrics.h"

#define SIZE 11

/* What is to be written where, for who fills in the workbook by hand.  A line without a
 * second text is a heading. */
static const char *const lines[][3] = {
  { "Bộ tiêu chí: mỗi dòng một mục, ghi ở cột B", NULL, NULL },
  { "Tên bộ tiêu chí", "Tên gọi của bộ tiêu chí; để trống thì lấy tên tệp.",
    "Bộ tiêu chí thi đua năm 2026" },
  { "Đối tượng", "Tập thể (chấm từng đơn vị) hoặc Cá nhân (chấm từng người).", "Tập thể" },
  { "Chiều điểm", "Điểm cao là tốt (thi đua, an toàn) hoặc Điểm thấp là tốt (điểm nguy cơ).",
    "Điểm cao là tốt" },
  { "Tổng điểm tối đa", "Tổng điểm chuẩn đã công bố. Để trống thì bằng các tiêu chí cộng lại.",
    "100" },
  { "Xếp loại theo", "Mức xếp loại so với tỷ lệ % điểm tối đa hay với số điểm.",
    "Tỷ lệ % điểm tối đa" },
  { "Điểm thưởng tối đa, Điểm trừ tối đa", "Ghi số dương; để trống là không giới hạn.", "10" },
  { "Nguồn", "Văn bản ban hành bộ tiêu chí.", "Quyết định số …" },
  { "Chưa kiểm chứng", "Phần nào của bộ tiêu chí chưa đối chiếu được với văn bản.", NULL },

  { "Tiêu chí: mỗi dòng một nhóm hoặc một tiêu chí, nhóm đứng trên các tiêu chí của nhóm", NULL,
    NULL },
  { "Mã", "Ngắn, không trùng nhau, không có các ký tự ; < > = [ ].", "III.9" },
  { "Tiêu chí", "Nội dung phải đạt.", "Nộp báo cáo đúng hạn" },
  { "Cách chấm", "Chọn trong danh sách, xem bên dưới. Dòng là tên nhóm thì chọn Nhóm.",
    "Cho điểm" },
  { "Loại điểm", "Điểm chuẩn (tính vào tổng), Điểm thưởng (cộng thêm) hoặc Điểm trừ (ghi số "
    "dương). Để trống thì theo nhóm.", "Điểm chuẩn" },
  { "Điểm tối đa", "Điểm chuẩn của tiêu chí. Ở dòng nhóm là tổng đã công bố của nhóm.", "10" },
  { "Điểm mỗi lần", "Chỉ dùng cho cách chấm Số lần.", "0,5" },
  { "Các bậc điểm", "Tên bậc, dấu hai chấm, số điểm; giữa các bậc là dấu chấm phẩy. Bậc theo số "
    "liệu thì ghi cận dưới trong ngoặc vuông sau tên bậc.",
    "Đúng hạn: 2; Chậm 01–02 ngày: 1,5; Trên 10 ngày: 0\n"
    "Dưới 50 người [0]: 1; Từ 50 người [50]: 2" },
  { "Lấy từ sổ", "Sổ của chương trình cho số liệu của tiêu chí; để trống thì nhập tay.", NULL },
  { "Bắt buộc (điểm liệt)", "Ghi x: không đạt tiêu chí này thì bị hạn chế mức xếp loại.", "x" },
  { "Đạt từ điểm", "Tiêu chí bắt buộc được coi là đạt từ số điểm này. Để trống: Đạt/không đạt "
    "phải là Đạt, cách chấm khác phải trên 0 điểm.", "5" },
  { "Không đạt thì cao nhất", "Mã mức cao nhất còn được xếp khi không đạt; để trống là mức thấp "
    "nhất.", "AT3" },
  { "Cần minh chứng", "Ghi x: có điểm mà không có tài liệu thì bị nêu trong danh sách thiếu minh "
    "chứng.", "x" },
  { "Căn cứ, Hướng dẫn chấm", "Văn bản, điều khoản; cách chấm cụ thể.", NULL },
  { "Thuộc nhóm", "Không bắt buộc. Mã của nhóm chứa dòng này; dấu – là không thuộc nhóm nào. Để "
    "trống thì hiểu theo mã (III.9 thuộc III), sau đó theo thứ tự: dòng dưới nhóm nào thuộc nhóm "
    "ấy.", "III" },

  { "Cách chấm", NULL, NULL },
  { "Nhóm", "Không chấm ở dòng này, chấm ở các tiêu chí bên dưới.", NULL },
  { "Cho điểm", "Cho thẳng số điểm, từ 0 đến điểm tối đa.", "8,5" },
  { "Bậc điểm", "Chọn một bậc. Nếu mọi bậc có cận dưới thì nhập số liệu, bậc tự tìm ra.",
    "Chậm 01–02 ngày" },
  { "Đạt/không đạt", "Đạt được điểm tối đa, không đạt được 0.", "Đạt" },
  { "Tỷ lệ %", "Tỷ lệ nhân với điểm tối đa.", "45/47" },
  { "Số lần", "Số lần nhân với điểm mỗi lần, không quá điểm tối đa.", "3" },
  { "Đếm theo bậc", "Mỗi bậc bao nhiêu lần; điểm bình quân so với bậc cao nhất, nhân với điểm "
    "tối đa.", "5; 4; 0; 2; 2" },
  { "Người kém nhất", "Mỗi người một bậc, chỉ tính người có bậc thấp điểm nhất (với điểm nguy cơ "
    "là người có nguy cơ cao nhất).", NULL },

  { "Mức xếp loại: mỗi dòng một mức, mức cao ghi trước", NULL, NULL },
  { "Mã", "Ngắn, không trùng nhau.", "AT1" },
  { "Mức", "Tên mức.", "An toàn mức 1" },
  { "Từ", "Cận dưới: từ số này trở lên là đạt mức. Không cần ghi cận trên, nên không có khoảng "
    "hở.", "80" },
  { "Điều kiện", "Điều kiện khác của mức, giữa các điều kiện là dấu chấm phẩy. Không đủ thì xuống "
    "mức dưới có đủ điều kiện.", "bắt buộc đạt; I ≥ 15; III ≥ 50 %; CS3 ≤ 7" },
};

static const double widths[] = { 52, 124, 84 };
static const char *const headings[] = { "Mục, cột", "Cách ghi", "Ví dụ" };

static void
write_section (TdSheetWriter *writer, guint row, const char *text, guint style)
{
  td_sheet_writer_merge (writer, row, 0, row, G_N_ELEMENTS (widths) - 1, text, style);
  td_sheet_writer_set_row_height (writer, row, td_text_height (1, SIZE) + 6);
}

static void
write_line (TdSheetWriter *writer, guint row, const char *const *texts, const guint *styles)
{
  guint n = 1;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      td_sheet_writer_text (writer, row, i, texts[i], styles[i]);
      if (texts[i] != NULL)
        n = MAX (n, td_text_count_lines (texts[i], SIZE, i == 0, widths[i]));
    }
  td_sheet_writer_set_row_height (writer, row, td_text_height (n, SIZE) + 2);
}

void
td_criteria_workbook_write_guide (TdSheetWriter *writer)
{
  TdCellStyle style = { .size = SIZE, .wrap = TRUE, .valign = TD_VALIGN_TOP, .borders = TRUE };
  const TdPageSetup page = {
    .landscape = TRUE,
    .top = 20,
    .bottom = 20,
    .left = 20,
    .right = 15,
    .repeat_first = 0,
    .repeat_last = 0,
    .last_row = -1,
    .last_column = -1,
    .numbers_in_footer = TRUE,
  };
  guint styles[G_N_ELEMENTS (widths)];
  guint heading;

  td_sheet_writer_add_sheet (writer, TD_CRITERIA_SHEET_GUIDE);
  styles[1] = td_sheet_writer_add_style (writer, &style);
  style.format = TD_FORMAT_TEXT;
  styles[2] = td_sheet_writer_add_style (writer, &style);
  style.format = TD_FORMAT_GENERAL;
  style.bold = TRUE;
  styles[0] = td_sheet_writer_add_style (writer, &style);
  style.align = TD_ALIGN_CENTRE;
  heading = td_sheet_writer_add_style (writer, &style);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      td_sheet_writer_set_column_width (writer, i, widths[i]);
      td_sheet_writer_text (writer, 0, i, headings[i], heading);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i][1] == NULL)
      write_section (writer, i + 1, lines[i][0], styles[0]);
    else
      write_line (writer, i + 1, lines[i], styles);
  td_sheet_writer_freeze (writer, 1, 0);
  td_sheet_writer_set_page (writer, &page);
}
