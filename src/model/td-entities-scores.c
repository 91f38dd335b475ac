/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-entity-rules.h"

#include <glib/gi18n-lib.h>

/* --- rounds --- */

static const TdField round_fields[] = {
  { "name", TD_TYPE_TEXT, N_("Name of the round"), "Tên kỳ chấm",
    TD_FIELD_REQUIRED | TD_FIELD_SEARCHED | TD_FIELD_LISTED, 36 },
  { "criteria", TD_TYPE_REFERENCE, N_("Criteria set"), "Bộ tiêu chí",
    TD_FIELD_REQUIRED | TD_FIELD_LISTED, 30, .reference = "criteria_set" },
  { "subject", TD_TYPE_CHOICE, N_("For"), "Đối tượng", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 10,
    .choices = td_subject_choices },
  { "period", TD_TYPE_CHOICE, N_("Period"), "Loại kỳ", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 10,
    .choices = (const TdChoice[]) {
      { "tuan", N_("Week"), "Tuần" },
      { "thang", N_("Month"), "Tháng" },
      { "quy", N_("Quarter"), "Quý" },
      { "nua_nam", N_("Half-year"), "6 tháng" },
      { "nam", N_("Year"), "Năm" },
      { "dot", N_("A movement's span"), "Đợt phong trào" },
      { NULL } } },
  { "year", TD_TYPE_INTEGER, N_("Year"), "Năm", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 6 },
  { "number", TD_TYPE_INTEGER, N_("Number in the year"), "Số thứ tự trong năm", TD_FIELD_PLAIN, 6 },
  { "started", TD_TYPE_DATE, N_("From"), "Từ ngày", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 12 },
  { "ended", TD_TYPE_DATE, N_("To"), "Đến ngày", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 12 },
  { "deadline", TD_TYPE_DATE, N_("Forms due"), "Hạn nộp phiếu", TD_FIELD_LISTED, 12 },
  { "deciding", TD_TYPE_CHOICE, N_("Deciding layer"), "Lớp điểm quyết định", TD_FIELD_REQUIRED, 14,
    .choices = (const TdChoice[]) {
      { "self", N_("Self-scored"), "Tự chấm" },
      { "appraised", N_("Appraised"), "Thẩm định" },
      { "council", N_("Council"), "Hội đồng" },
      { "weighted", N_("By weights"), "Theo trọng số" },
      { NULL } } },
  { "inherits", TD_TYPE_FLAG, N_("What it left open comes from the layer before"),
    "Lấy điểm lớp trước khi chưa chấm", TD_FIELD_REQUIRED, 8 },
  { "weight_self", TD_TYPE_INTEGER, N_("Weight of the self-score (%)"), "Trọng số tự chấm (%)",
    TD_FIELD_PLAIN, 6 },
  { "weight_appraised", TD_TYPE_INTEGER, N_("Weight of the appraised score (%)"),
    "Trọng số thẩm định (%)", TD_FIELD_PLAIN, 6 },
  { "weight_council", TD_TYPE_INTEGER, N_("Weight of the council's score (%)"),
    "Trọng số Hội đồng (%)", TD_FIELD_PLAIN, 6 },
  { "raters", TD_TYPE_TEXT, N_("Several raters"), "Cách gộp nhiều người chấm", TD_FIELD_REQUIRED,
    10 },
  { "tie_break", TD_TYPE_TEXT, N_("Equal scores"), "Khi bằng điểm", TD_FIELD_REQUIRED, 10 },
  { "tie_group", TD_TYPE_TEXT, N_("Group that parts equal scores"), "Nhóm xét khi bằng điểm",
    TD_FIELD_PLAIN, 8 },
  { "rollup", TD_TYPE_TEXT, N_("How the year comes of it"), "Cách tính điểm năm",
    TD_FIELD_REQUIRED, 10 },
  { "note", TD_TYPE_TEXT, N_("Note"), "Ghi chú", TD_FIELD_PLAIN, 24 },
  { "archived", TD_TYPE_FLAG, N_("Archived"), "Lưu trữ", TD_FIELD_INTERNAL, 6 },
  { "sort_key", TD_TYPE_TEXT, N_("Sort key"), "", TD_FIELD_DERIVED | TD_FIELD_INTERNAL, 0 },
  { "search", TD_TYPE_TEXT, N_("Search text"), "", TD_FIELD_DERIVED | TD_FIELD_INTERNAL, 0 },
};

const TdEntity td_entity_round = {
  "round", N_("scoring round"), N_("scoring rounds"), "kỳ chấm điểm", "name", "ended",
  round_fields, G_N_ELEMENTS (round_fields),
  .derive = td_round_derive, .check = td_round_check,
};

/* Subject, unit, cluster and kind as they were on the round's date. */
static const TdField sheet_fields[] = {
  { "round", TD_TYPE_REFERENCE, N_("Round"), "Kỳ chấm", TD_FIELD_REQUIRED, 20,
    .reference = "round" },
  { "staff", TD_TYPE_REFERENCE, N_("Person"), "Cán bộ", TD_FIELD_PLAIN, 24, .reference = "staff" },
  { "unit", TD_TYPE_REFERENCE, N_("Unit"), "Đơn vị", TD_FIELD_LISTED, 28, .reference = "unit" },
  { "name", TD_TYPE_TEXT, N_("Whose sheet"), "Đối tượng", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 28 },
  { "unit_name", TD_TYPE_TEXT, N_("Unit at that time"), "Đơn vị khi chấm", TD_FIELD_LISTED, 24 },
  { "cluster", TD_TYPE_TEXT, N_("Emulation cluster"), "Cụm, khối thi đua",
    TD_FIELD_LISTED | TD_FIELD_BULK, 16 },
  { "kind", TD_TYPE_TEXT, N_("Kind"), "Loại", TD_FIELD_PLAIN, 14 },
  { "position", TD_TYPE_INTEGER, N_("Position"), "Thứ tự", TD_FIELD_REQUIRED | TD_FIELD_INTERNAL,
    6 },
  { "state", TD_TYPE_CHOICE, N_("State"), "Trạng thái", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 12,
    .choices = (const TdChoice[]) {
      { "not_sent", N_("Not sent"), "Chưa gửi" },
      { "self", N_("Self-scoring"), "Tự chấm" },
      { "submitted", N_("Submitted"), "Đã nộp" },
      { "appraised", N_("Appraisal"), "Thẩm định" },
      { "returned", N_("Returned"), "Trả lại" },
      { "council", N_("Council"), "Hội đồng" },
      { "closed", N_("Closed"), "Chốt" },
      { NULL } } },
  { "submitted_at", TD_TYPE_TIME, N_("Submitted at"), "Nộp lúc", TD_FIELD_PLAIN, 16 },
  { "submitted_by", TD_TYPE_TEXT, N_("Submitted by"), "Người nộp", TD_FIELD_PLAIN, 20 },
  { "appraised_at", TD_TYPE_TIME, N_("Appraised at"), "Thẩm định lúc", TD_FIELD_PLAIN, 16 },
  { "appraised_by", TD_TYPE_TEXT, N_("Appraised by"), "Người thẩm định", TD_FIELD_PLAIN, 20 },
  { "council_at", TD_TYPE_TIME, N_("Before the council at"), "Trình Hội đồng lúc", TD_FIELD_PLAIN,
    16 },
  { "note", TD_TYPE_TEXT, N_("Note"), "Ghi chú", TD_FIELD_PLAIN, 24 },
};

const TdEntity td_entity_sheet = {
  "sheet", N_("score sheet"), N_("score sheets"), "phiếu chấm", "name", "position",
  sheet_fields, G_N_ELEMENTS (sheet_fields), .check = td_sheet_check, .round_field = "round",
};

/* A criterion that is still open in a layer has no record. */
static const TdField score_fields[] = {
  { "round", TD_TYPE_REFERENCE, N_("Round"), "Kỳ chấm", TD_FIELD_REQUIRED, 20,
    .reference = "round" },
  { "sheet", TD_TYPE_REFERENCE, N_("Sheet"), "Phiếu", TD_FIELD_REQUIRED, 24, .reference = "sheet" },
  { "criterion", TD_TYPE_REFERENCE, N_("Criterion"), "Tiêu chí",
    TD_FIELD_REQUIRED | TD_FIELD_LISTED, 30, .reference = "criterion" },
  { "layer", TD_TYPE_CHOICE, N_("Layer"), "Lớp điểm", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 10,
    .choices = (const TdChoice[]) {
      { "self", N_("Self-scored"), "Tự chấm" },
      { "appraised", N_("Appraised"), "Thẩm định" },
      { "council", N_("Council"), "Hội đồng" },
      { NULL } } },
  { "rater", TD_TYPE_TEXT, N_("Scored by"), "Người chấm", TD_FIELD_LISTED, 20 },
  { "not_applicable", TD_TYPE_FLAG, N_("Not applicable"), "Không áp dụng", TD_FIELD_PLAIN, 8 },
  { "figure", TD_TYPE_INTEGER, N_("Figure"), "Số liệu", TD_FIELD_PLAIN, 8 },
  { "detail", TD_TYPE_TEXT, N_("Figures in detail"), "Số liệu chi tiết", TD_FIELD_PLAIN, 20 },
  { "reason", TD_TYPE_TEXT, N_("Reason for the difference"), "Lý do chênh lệch", TD_FIELD_LISTED,
    30 },
  { "scored_at", TD_TYPE_TIME, N_("Scored at"), "Chấm lúc", TD_FIELD_PLAIN, 16 },
};

const TdEntity td_entity_score = {
  "score", N_("score"), N_("scores"), "điểm", "rater", "criterion",
  score_fields, G_N_ELEMENTS (score_fields), .check = td_score_check, .round_field = "round",
};

/* What a sheet was returned for: only these criteria are open to its unit again. */
static const TdField question_fields[] = {
  { "round", TD_TYPE_REFERENCE, N_("Round"), "Kỳ chấm", TD_FIELD_REQUIRED, 20,
    .reference = "round" },
  { "sheet", TD_TYPE_REFERENCE, N_("Sheet"), "Phiếu", TD_FIELD_REQUIRED, 24, .reference = "sheet" },
  { "criterion", TD_TYPE_REFERENCE, N_("Criterion"), "Tiêu chí",
    TD_FIELD_REQUIRED | TD_FIELD_LISTED, 30, .reference = "criterion" },
  { "text", TD_TYPE_TEXT, N_("Question"), "Câu hỏi", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 40 },
  { "asked_at", TD_TYPE_TIME, N_("Asked at"), "Hỏi lúc", TD_FIELD_REQUIRED, 16 },
  { "asked_by", TD_TYPE_TEXT, N_("Asked by"), "Người hỏi", TD_FIELD_PLAIN, 20 },
  { "answer", TD_TYPE_TEXT, N_("Answer"), "Trả lời", TD_FIELD_LISTED, 40 },
  { "answered_at", TD_TYPE_TIME, N_("Answered at"), "Trả lời lúc", TD_FIELD_PLAIN, 16 },
};

const TdEntity td_entity_question = {
  "question", N_("question"), N_("questions"), "câu hỏi thẩm định", "text", "asked_at",
  question_fields, G_N_ELEMENTS (question_fields), .round_field = "round",
};

/* --- evidence --- */

/* A file kept in the register; its content lies in the table "content" by its hash. */
static const TdField attachment_fields[] = {
  { "name", TD_TYPE_TEXT, N_("File"), "Tên tệp", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 30 },
  { "size", TD_TYPE_INTEGER, N_("Size"), "Dung lượng", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 10 },
  { "sha256", TD_TYPE_TEXT, N_("Hash"), "Mã SHA-256", TD_FIELD_REQUIRED, 64 },
  { "added_at", TD_TYPE_TIME, N_("Added at"), "Thêm lúc", TD_FIELD_REQUIRED, 16 },
  { "added_by", TD_TYPE_TEXT, N_("Added by"), "Người thêm", TD_FIELD_PLAIN, 20 },
};

const TdEntity td_entity_attachment = {
  "attachment", N_("file"), N_("files"), "tệp đính kèm", "name", "name",
  attachment_fields, G_N_ELEMENTS (attachment_fields), .check = td_attachment_check,
};

/* One file may serve many criteria. */
static const TdField evidence_fields[] = {
  { "round", TD_TYPE_REFERENCE, N_("Round"), "Kỳ chấm", TD_FIELD_REQUIRED, 20,
    .reference = "round" },
  { "sheet", TD_TYPE_REFERENCE, N_("Sheet"), "Phiếu", TD_FIELD_REQUIRED, 24, .reference = "sheet" },
  { "criterion", TD_TYPE_REFERENCE, N_("Criterion"), "Tiêu chí", TD_FIELD_REQUIRED, 30,
    .reference = "criterion" },
  { "attachment", TD_TYPE_REFERENCE, N_("File"), "Tệp", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 30,
    .reference = "attachment" },
};

const TdEntity td_entity_evidence = {
  "evidence", N_("evidence"), N_("evidence"), "minh chứng", "attachment", "criterion",
  evidence_fields, G_N_ELEMENTS (evidence_fields), .round_field = "round",
};

/* --- forms for units --- */

/* A workbook given to a unit.  "base" is what stood in its cells, which what comes
 * back is compared with. */
static const TdField form_fields[] = {
  { "round", TD_TYPE_REFERENCE, N_("Round"), "Kỳ chấm", TD_FIELD_REQUIRED, 20,
    .reference = "round" },
  { "unit", TD_TYPE_REFERENCE, N_("Unit"), "Đơn vị", TD_FIELD_LISTED, 28, .reference = "unit" },
  { "unit_name", TD_TYPE_TEXT, N_("Unit at that time"), "Đơn vị khi giao",
    TD_FIELD_REQUIRED | TD_FIELD_LISTED, 24 },
  { "serial", TD_TYPE_INTEGER, N_("Issue"), "Lần giao", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 6 },
  { "is_return", TD_TYPE_FLAG, N_("Return slip"), "Phiếu trả lại", TD_FIELD_LISTED, 8 },
  { "deadline", TD_TYPE_DATE, N_("Due"), "Hạn nộp", TD_FIELD_LISTED, 12 },
  { "issued_at", TD_TYPE_TIME, N_("Issued at"), "Giao lúc", TD_FIELD_REQUIRED | TD_FIELD_LISTED,
    16 },
  { "issued_by", TD_TYPE_TEXT, N_("Issued by"), "Người giao", TD_FIELD_PLAIN, 20 },
  { "base", TD_TYPE_TEXT, N_("What it contained"), "Nội dung đã giao",
    TD_FIELD_REQUIRED | TD_FIELD_INTERNAL, 0 },
};

const TdEntity td_entity_form = {
  "form", N_("form"), N_("forms"), "phiếu giao đơn vị", "unit_name", "issued_at",
  form_fields, G_N_ELEMENTS (form_fields), .round_field = "round",
};

/* A workbook that came back, kept as it came. */
static const TdField form_receipt_fields[] = {
  { "round", TD_TYPE_REFERENCE, N_("Round"), "Kỳ chấm", TD_FIELD_REQUIRED, 20,
    .reference = "round" },
  { "form", TD_TYPE_REFERENCE, N_("Form"), "Phiếu", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 20,
    .reference = "form" },
  { "attachment", TD_TYPE_REFERENCE, N_("File"), "Tệp", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 30,
    .reference = "attachment" },
  { "received_at", TD_TYPE_TIME, N_("Received at"), "Nhận lúc",
    TD_FIELD_REQUIRED | TD_FIELD_LISTED, 16 },
  { "received_by", TD_TYPE_TEXT, N_("Received by"), "Người nhận", TD_FIELD_PLAIN, 20 },
  { "late_days", TD_TYPE_INTEGER, N_("Days late"), "Số ngày chậm", TD_FIELD_LISTED, 6 },
  { "filled", TD_TYPE_INTEGER, N_("Filled"), "Ô mới điền", TD_FIELD_LISTED, 6 },
  { "same", TD_TYPE_INTEGER, N_("Same"), "Ô không đổi", TD_FIELD_LISTED, 6 },
  { "changed", TD_TYPE_INTEGER, N_("Changed"), "Ô đã sửa", TD_FIELD_LISTED, 6 },
  { "conflicts", TD_TYPE_INTEGER, N_("Conflicts"), "Ô tranh chấp", TD_FIELD_LISTED, 6 },
  { "missing", TD_TYPE_INTEGER, N_("Missing"), "Ô còn thiếu", TD_FIELD_LISTED, 6 },
  { "superseded", TD_TYPE_FLAG, N_("Superseded"), "Đã có bản sau", TD_FIELD_LISTED, 8 },
};

const TdEntity td_entity_form_receipt = {
  "form_receipt", N_("submission"), N_("submissions"), "phiếu đã nhận", "form", "received_at",
  form_receipt_fields, G_N_ELEMENTS (form_receipt_fields), .round_field = "round",
};

/* --- closing --- */

static const TdField round_seal_fields[] = {
  { "round", TD_TYPE_REFERENCE, N_("Round"), "Kỳ chấm", TD_FIELD_REQUIRED, 20,
    .reference = "round" },
  { "version", TD_TYPE_INTEGER, N_("Version"), "Lần chốt", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 6 },
  { "sealed_at", TD_TYPE_TIME, N_("Closed at"), "Chốt lúc", TD_FIELD_REQUIRED | TD_FIELD_LISTED,
    16 },
  { "sealed_by", TD_TYPE_TEXT, N_("Closed by"), "Người chốt", TD_FIELD_LISTED, 20 },
  { "settings", TD_TYPE_TEXT, N_("Settings"), "Thiết đặt", TD_FIELD_PLAIN, 30 },
  { "hash", TD_TYPE_TEXT, N_("Hash"), "Mã xác thực", TD_FIELD_REQUIRED, 64 },
  { "reopened_at", TD_TYPE_TIME, N_("Reopened at"), "Mở lại lúc", TD_FIELD_PLAIN, 16 },
  { "reopened_by", TD_TYPE_TEXT, N_("Reopened by"), "Người mở lại", TD_FIELD_PLAIN, 20 },
  { "reopen_reason", TD_TYPE_TEXT, N_("Reason for reopening"), "Lý do mở lại", TD_FIELD_PLAIN, 30 },
};

const TdEntity td_entity_round_seal = {
  "round_seal", N_("closing of a round"), N_("closings of rounds"), "lần chốt kỳ chấm", "hash",
    "version",
  round_seal_fields, G_N_ELEMENTS (round_seal_fields),
};

/* What one subject got, as sealed: copied, not derived, so that it stays. */
static const TdField round_result_fields[] = {
  { "seal", TD_TYPE_REFERENCE, N_("Closing"), "Lần chốt", TD_FIELD_REQUIRED, 6,
    .reference = "round_seal" },
  { "sheet", TD_TYPE_REFERENCE, N_("Sheet"), "Phiếu", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 24,
    .reference = "sheet" },
  { "self_total", TD_TYPE_DECIMAL, N_("Self-score"), "Điểm tự chấm", TD_FIELD_LISTED, 8 },
  { "appraised_total", TD_TYPE_DECIMAL, N_("Appraised score"), "Điểm thẩm định", TD_FIELD_LISTED,
    8 },
  { "council_total", TD_TYPE_DECIMAL, N_("Council's score"), "Điểm Hội đồng", TD_FIELD_LISTED, 8 },
  { "total", TD_TYPE_DECIMAL, N_("Total"), "Tổng điểm", TD_FIELD_LISTED, 8 },
  { "max", TD_TYPE_DECIMAL, N_("Out of"), "Điểm tối đa", TD_FIELD_LISTED, 8 },
  { "percent", TD_TYPE_DECIMAL, N_("Percentage"), "Tỷ lệ %", TD_FIELD_LISTED, 8 },
  { "scored", TD_TYPE_INTEGER, N_("Criteria scored"), "Số tiêu chí đã chấm", TD_FIELD_PLAIN, 6 },
  { "applicable", TD_TYPE_INTEGER, N_("Criteria that apply"), "Số tiêu chí áp dụng",
    TD_FIELD_PLAIN, 6 },
  { "band", TD_TYPE_TEXT, N_("Class"), "Xếp loại", TD_FIELD_LISTED, 16 },
  { "rank", TD_TYPE_INTEGER, N_("Rank"), "Xếp hạng", TD_FIELD_LISTED, 6 },
  { "explanation", TD_TYPE_TEXT, N_("Explanation"), "Giải trình", TD_FIELD_PLAIN, 40 },
};

const TdEntity td_entity_round_result = {
  "round_result", N_("result of a round"), N_("results of rounds"), "kết quả kỳ chấm", "band",
    "rank",
  round_result_fields, G_N_ELEMENTS (round_result_fields),
};
