/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-entity-rules.h"

#include <glib/gi18n-lib.h>

#define ALIASES(...) ((const char *const[]) { __VA_ARGS__, NULL })

/* The four classes, as stored: the codes of td_class_code(). */
static const TdChoice class_choices[] = {
  { "HTXSNV", N_("Excellent"), "Hoàn thành xuất sắc nhiệm vụ" },
  { "HTTNV", N_("Good"), "Hoàn thành tốt nhiệm vụ" },
  { "HTNV", N_("Completed"), "Hoàn thành nhiệm vụ" },
  { "KHTNV", N_("Not completed"), "Không hoàn thành nhiệm vụ" },
  { NULL },
};

/* What is known of one person for one year.  Scores are totals out of 100 in
 * three layers that stay side by side; missing is not zero. */
static const TdField year_fact_fields[] = {
  { "staff", TD_TYPE_REFERENCE, N_("Person"), "Họ và tên", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 24,
    .reference = "staff" },
  { "year", TD_TYPE_INTEGER, N_("Year"), "Năm", TD_FIELD_REQUIRED, 6 },
  { "self_common", TD_TYPE_DECIMAL, N_("Common criteria, self-scored (30)"), "Điểm tiêu chí chung",
    TD_FIELD_LISTED, 8,
    .aliases = ALIASES ("Tiêu chí chung", "Điểm tiêu chí chung (tối đa 30)",
      "Nhóm tiêu chí chung") },
  { "self_task", TD_TYPE_DECIMAL, N_("Task results, self-scored (70)"), "Điểm kết quả nhiệm vụ",
    TD_FIELD_LISTED, 8,
    .aliases = ALIASES ("Kết quả thực hiện nhiệm vụ", "Điểm kết quả thực hiện nhiệm vụ",
                        "Điểm kết quả nhiệm vụ (tối đa 70)") },
  { "self_total", TD_TYPE_DECIMAL, N_("Self-score"), "Điểm tự chấm", TD_FIELD_LISTED, 8,
    .aliases = ALIASES ("Tổng điểm", "Tổng điểm tự chấm", "Điểm tự đánh giá", "Tổng cộng điểm") },
  { "self_class", TD_TYPE_CHOICE, N_("Class proposed by oneself"), "Tự xếp loại", TD_FIELD_LISTED,
    14,
    .choices = class_choices, .aliases = ALIASES ("Tự nhận mức xếp loại", "Tự nhận xếp loại",
      "Cá nhân tự xếp loại",
                                                  "Mức tự xếp loại") },
  { "appraised_total", TD_TYPE_DECIMAL, N_("Appraised score"), "Điểm thẩm định", TD_FIELD_LISTED, 8,
    .aliases = ALIASES ("Điểm TP duyệt", "Điểm trưởng phòng duyệt", "Điểm đơn vị chấm",
      "Thẩm định") },
  { "appraised_class", TD_TYPE_CHOICE, N_("Class proposed by the unit"), "Đơn vị đề nghị xếp loại",
    TD_FIELD_PLAIN, 14,
    .choices = class_choices, .aliases = ALIASES ("Đơn vị xếp loại") },
  { "council_total", TD_TYPE_DECIMAL, N_("Council's score"), "Điểm Hội đồng", TD_FIELD_LISTED, 8,
    .aliases = ALIASES ("Điểm Lãnh đạo", "Hội đồng", "Điểm cấp có thẩm quyền") },
  { "council_class", TD_TYPE_CHOICE, N_("Class given by the council"), "Hội đồng xếp loại",
    TD_FIELD_PLAIN, 14,
    .choices = class_choices },
  { "months", TD_TYPE_INTEGER, N_("Months worked in the year"), "Số tháng công tác trong năm",
    TD_FIELD_LISTED, 8,
    .aliases = ALIASES ("Số tháng công tác", "Số tháng làm việc",
      "Thời gian công tác trong năm (tháng)") },
  { "leave_months", TD_TYPE_INTEGER, N_("Months of leave, maternity left out"), "Số tháng nghỉ",
    TD_FIELD_PLAIN, 8 },
  { "maternity_months", TD_TYPE_INTEGER, N_("Months of maternity leave"), "Số tháng nghỉ thai sản",
    TD_FIELD_PLAIN, 8 },
  { "leave_text", TD_TYPE_TEXT, N_("Leave in the year, as reported"), "Nghỉ trong năm",
    TD_FIELD_PLAIN, 20,
    .aliases = ALIASES ("Nghỉ trong năm (tháng, lý do)", "Thời gian nghỉ trong năm") },
  { "discipline_text", TD_TYPE_TEXT, N_("Discipline in the year, as reported"),
    "Kỷ luật trong năm", TD_FIELD_PLAIN, 20,
    .aliases = ALIASES ("Kỷ luật", "Hình thức kỷ luật trong năm") },
  { "discipline_for_duty", TD_TYPE_FLAG, N_("Disciplined for a violation of public duty"),
    "Kỷ luật do vi phạm trong thực hiện nhiệm vụ, công vụ", TD_FIELD_PLAIN, 10 },
  { "initiatives", TD_TYPE_INTEGER, N_("Recognised initiatives"), "Số sáng kiến được công nhận",
    TD_FIELD_PLAIN, 8 },
  { "initiative_text", TD_TYPE_TEXT, N_("Initiatives, as reported"), "Sáng kiến được công nhận",
    TD_FIELD_PLAIN, 20,
    .aliases = ALIASES ("Sáng kiến", "Sáng kiến, giải pháp được công nhận") },
  { "degraded", TD_TYPE_FLAG, N_("Concluded: degradation or breach of Party prohibitions"),
    "Kết luận suy thoái, vi phạm điều đảng viên không được làm", TD_FIELD_PLAIN, 10 },
  { "body_in_corruption", TD_TYPE_FLAG,
    N_("Body in direct charge dealt with for corruption or waste"),
    "Cơ quan phụ trách có tham nhũng, lãng phí bị xử lý", TD_FIELD_PLAIN, 10 },
  { "rated_by_superior", TD_TYPE_FLAG, N_("Classified by a higher level"), "Do cấp trên xếp loại",
    TD_FIELD_BULK, 10 },
  { "note", TD_TYPE_TEXT, N_("Note"), "Ghi chú", TD_FIELD_PLAIN, 20 },
};

const TdEntity td_entity_year_fact = {
  "year_fact", N_("facts of the year"), N_("facts of the year"), "số liệu năm", "staff", "staff",
  year_fact_fields, G_N_ELEMENTS (year_fact_fields), .check = td_year_fact_check,
  .year_part = td_year_fact_year_part,
};

static const TdField year_variant_fields[] = {
  { "year", TD_TYPE_INTEGER, N_("Year"), "Năm", TD_FIELD_REQUIRED, 6 },
  { "name", TD_TYPE_TEXT, N_("Variant"), "Phương án", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 10 },
  { "grouping", TD_TYPE_INTEGER, N_("Grouping"), "Cách chia nhóm", TD_FIELD_PLAIN, 6 },
  { "note", TD_TYPE_TEXT, N_("Note"), "Ghi chú", TD_FIELD_PLAIN, 20 },
};

const TdEntity td_entity_year_variant = {
  "year_variant", N_("variant"), N_("variants"), "phương án", "name", "name",
  year_variant_fields, G_N_ELEMENTS (year_variant_fields),
};

/* A class chosen for one person against what the rules propose. */
static const TdField year_choice_fields[] = {
  { "variant", TD_TYPE_REFERENCE, N_("Variant"), "Phương án", TD_FIELD_REQUIRED, 10,
    .reference = "year_variant" },
  { "staff", TD_TYPE_REFERENCE, N_("Person"), "Cán bộ", TD_FIELD_REQUIRED, 24,
    .reference = "staff" },
  { "class", TD_TYPE_CHOICE, N_("Class"), "Xếp loại", TD_FIELD_REQUIRED, 14,
    .choices = class_choices },
  { "reason", TD_TYPE_TEXT, N_("Reason"), "Lý do", TD_FIELD_REQUIRED, 40 },
};

const TdEntity td_entity_year_choice = {
  "year_choice", N_("chosen class"), N_("chosen classes"), "ý kiến xếp loại", "reason", "staff",
  year_choice_fields, G_N_ELEMENTS (year_choice_fields),
};

/* How many of a group stand above the line of "xuất sắc", in rank order. */
static const TdField year_line_fields[] = {
  { "variant", TD_TYPE_REFERENCE, N_("Variant"), "Phương án", TD_FIELD_REQUIRED, 10,
    .reference = "year_variant" },
  { "group_key", TD_TYPE_TEXT, N_("Group"), "Nhóm", TD_FIELD_REQUIRED, 20 },
  { "above", TD_TYPE_INTEGER, N_("People above the line"), "Số người trên vạch", TD_FIELD_REQUIRED,
    6 },
};

const TdEntity td_entity_year_line = {
  "year_line", N_("line"), N_("lines"), "vạch xuất sắc", "group_key", "group_key",
  year_line_fields, G_N_ELEMENTS (year_line_fields),
};

static const TdField year_seal_fields[] = {
  { "year", TD_TYPE_INTEGER, N_("Year"), "Năm", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 6 },
  { "version", TD_TYPE_INTEGER, N_("Version"), "Lần chốt", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 6 },
  { "variant", TD_TYPE_REFERENCE, N_("Variant"), "Phương án", TD_FIELD_PLAIN, 10,
    .reference = "year_variant" },
  { "sealed_at", TD_TYPE_TIME, N_("Frozen at"), "Chốt lúc", TD_FIELD_REQUIRED | TD_FIELD_LISTED,
    16 },
  { "sealed_by", TD_TYPE_TEXT, N_("Frozen by"), "Người chốt", TD_FIELD_LISTED, 20 },
  { "settings", TD_TYPE_TEXT, N_("Settings"), "Thiết đặt", TD_FIELD_PLAIN, 30 },
  { "packs", TD_TYPE_TEXT, N_("Rule packs"), "Bộ quy tắc", TD_FIELD_PLAIN, 30 },
  { "hash", TD_TYPE_TEXT, N_("Hash"), "Mã xác thực", TD_FIELD_REQUIRED, 64 },
  { "reopened_at", TD_TYPE_TIME, N_("Reopened at"), "Mở lại lúc", TD_FIELD_PLAIN, 16 },
  { "reopened_by", TD_TYPE_TEXT, N_("Reopened by"), "Người mở lại", TD_FIELD_PLAIN, 20 },
  { "reopen_reason", TD_TYPE_TEXT, N_("Reason for reopening"), "Lý do mở lại", TD_FIELD_PLAIN, 30 },
};

const TdEntity td_entity_year_seal = {
  "year_seal", N_("freezing"), N_("freezings"), "lần chốt", "hash", "version",
  year_seal_fields, G_N_ELEMENTS (year_seal_fields),
};

/* What one person got, as sealed: copied, not derived, so that it stays. */
static const TdField year_result_fields[] = {
  { "seal", TD_TYPE_REFERENCE, N_("Freezing"), "Lần chốt", TD_FIELD_REQUIRED, 6,
    .reference = "year_seal" },
  { "staff", TD_TYPE_REFERENCE, N_("Person"), "Họ và tên", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 24,
    .reference = "staff" },
  { "unit_name", TD_TYPE_TEXT, N_("Unit"), "Đơn vị", TD_FIELD_LISTED, 24 },
  { "body_name", TD_TYPE_TEXT, N_("Body"), "Cơ quan", TD_FIELD_LISTED, 24 },
  { "group_key", TD_TYPE_TEXT, N_("Group"), "Nhóm", TD_FIELD_PLAIN, 20 },
  { "score", TD_TYPE_DECIMAL, N_("Score"), "Điểm", TD_FIELD_LISTED, 8 },
  { "proposed", TD_TYPE_CHOICE, N_("Proposed by the rules"), "Theo quy tắc", TD_FIELD_LISTED, 14,
    .choices = class_choices },
  { "class", TD_TYPE_CHOICE, N_("Class"), "Xếp loại", TD_FIELD_LISTED, 14,
    .choices = class_choices },
  { "reason", TD_TYPE_TEXT, N_("Reason"), "Lý do", TD_FIELD_PLAIN, 40 },
  { "pack", TD_TYPE_TEXT, N_("Rule pack"), "Bộ quy tắc", TD_FIELD_PLAIN, 14 },
  { "explanation", TD_TYPE_TEXT, N_("Explanation"), "Giải trình", TD_FIELD_PLAIN, 60 },
};

const TdEntity td_entity_year_result = {
  "year_result", N_("result"), N_("results"), "kết quả xếp loại", "staff", "staff",
  year_result_fields, G_N_ELEMENTS (year_result_fields),
};
