/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-entity-rules.h"

#include <glib/gi18n-lib.h>

#define ALIASES(...) ((const char *const[]) { __VA_ARGS__, NULL })

const TdChoice td_subject_choices[] = {
  { "unit", N_("Units"), "Tập thể" },
  { "person", N_("People"), "Cá nhân" },
  { NULL },
};

/* A round works with a frozen copy, whose "master" is the set it was copied from. */
static const TdField criteria_set_fields[] = {
  { "name", TD_TYPE_TEXT, N_("Name of the set"), "Tên bộ tiêu chí",
    TD_FIELD_REQUIRED | TD_FIELD_SEARCHED | TD_FIELD_LISTED, 40 },
  { "subject", TD_TYPE_CHOICE, N_("For"), "Đối tượng", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 10,
    .choices = td_subject_choices },
  { "polarity", TD_TYPE_CHOICE, N_("Which is better"), "Chiều điểm", TD_FIELD_REQUIRED, 14,
    .choices = (const TdChoice[]) {
      { "higher", N_("The higher the better"), "Điểm cao là tốt" },
      { "lower", N_("The lower the better"), "Điểm thấp là tốt" },
      { NULL } } },
  { "max", TD_TYPE_DECIMAL, N_("Maximum"), "Tổng điểm tối đa", TD_FIELD_LISTED, 8 },
  { "edges", TD_TYPE_CHOICE, N_("Classes go by"), "Xếp loại theo", TD_FIELD_REQUIRED, 14,
    .choices = (const TdChoice[]) {
      { "percent", N_("Percentage of the maximum"), "Tỷ lệ % điểm tối đa" },
      { "points", N_("Points"), "Số điểm" },
      { NULL } } },
  { "bonus_cap", TD_TYPE_DECIMAL, N_("Most bonus"), "Điểm thưởng tối đa", TD_FIELD_PLAIN, 8 },
  { "deduction_cap", TD_TYPE_DECIMAL, N_("Most deducted"), "Điểm trừ tối đa", TD_FIELD_PLAIN, 8 },
  { "source", TD_TYPE_TEXT, N_("Source"), "Nguồn", TD_FIELD_LISTED, 30 },
  { "unverified", TD_TYPE_TEXT, N_("Not verified"), "Chưa kiểm chứng", TD_FIELD_PLAIN, 30 },
  { "shipped", TD_TYPE_TEXT, N_("Set of the program"), "Bộ có sẵn", TD_FIELD_INTERNAL, 10 },
  { "version", TD_TYPE_INTEGER, N_("Version"), "Phiên bản", TD_FIELD_REQUIRED | TD_FIELD_LISTED,
    6 },
  { "used_version", TD_TYPE_INTEGER, N_("Last version in use"), "Phiên bản đã dùng",
    TD_FIELD_INTERNAL, 6 },
  { "master", TD_TYPE_REFERENCE, N_("Copied from"), "Sao từ", TD_FIELD_INTERNAL, 10,
    .reference = "criteria_set" },
  { "archived", TD_TYPE_FLAG, N_("Archived"), "Lưu trữ", TD_FIELD_INTERNAL, 6 },
  { "sort_key", TD_TYPE_TEXT, N_("Sort key"), "", TD_FIELD_DERIVED | TD_FIELD_INTERNAL, 0 },
  { "search", TD_TYPE_TEXT, N_("Search text"), "", TD_FIELD_DERIVED | TD_FIELD_INTERNAL, 0 },
};

const TdEntity td_entity_criteria_set = {
  "criteria_set", N_("criteria set"), N_("criteria sets"), "bộ tiêu chí", "name", "name",
  criteria_set_fields, G_N_ELEMENTS (criteria_set_fields),
  .derive = td_criteria_set_derive, .check = td_criteria_set_record_check,
};

/* Codes of rules and roles are those of td_criterion_rule_code() and _role_code(). */
static const TdField criterion_fields[] = {
  { "criteria", TD_TYPE_REFERENCE, N_("Criteria set"), "Bộ tiêu chí", TD_FIELD_REQUIRED, 20,
    .reference = "criteria_set" },
  { "parent", TD_TYPE_REFERENCE, N_("Group"), "Nhóm", TD_FIELD_PLAIN, 20,
    .reference = "criterion" },
  { "position", TD_TYPE_INTEGER, N_("Position"), "Thứ tự", TD_FIELD_REQUIRED | TD_FIELD_INTERNAL,
    6 },
  { "code", TD_TYPE_TEXT, N_("Code"), "Mã", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 8,
    .aliases = ALIASES ("Số TT", "Mã tiêu chí") },
  { "text", TD_TYPE_TEXT, N_("Criterion"), "Tiêu chí", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 40,
    .aliases = ALIASES ("Nội dung", "Nội dung, các tiêu chí cụ thể", "Tên tiêu chí") },
  { "rule", TD_TYPE_CHOICE, N_("How it is scored"), "Cách chấm",
    TD_FIELD_REQUIRED | TD_FIELD_LISTED, 14,
    .choices = (const TdChoice[]) {
      { "nhom", N_("Group"), "Nhóm" },
      { "diem", N_("Given points"), "Cho điểm" },
      { "bac", N_("By grade"), "Bậc điểm" },
      { "dat", N_("Met or not"), "Đạt/không đạt" },
      { "ty_le", N_("Percentage"), "Tỷ lệ %" },
      { "so_lan", N_("Number of times"), "Số lần" },
      { "dem_bac", N_("Times per grade"), "Đếm theo bậc" },
      { "thap_nhat", N_("The worst of the people"), "Người kém nhất" },
      { NULL } } },
  { "role", TD_TYPE_CHOICE, N_("Kind of points"), "Loại điểm", TD_FIELD_REQUIRED | TD_FIELD_LISTED,
    10,
    .choices = (const TdChoice[]) {
      { "chuan", N_("Base"), "Điểm chuẩn" },
      { "thuong", N_("Bonus"), "Điểm thưởng" },
      { "tru", N_("Deduction"), "Điểm trừ" },
      { NULL } } },
  { "max", TD_TYPE_DECIMAL, N_("Maximum"), "Điểm tối đa", TD_FIELD_LISTED, 8,
    .aliases = ALIASES ("Điểm chuẩn", "Tối đa", "Điểm") },
  { "unit_points", TD_TYPE_DECIMAL, N_("Points of one"), "Điểm mỗi lần", TD_FIELD_PLAIN, 8 },
  { "grades", TD_TYPE_TEXT, N_("Grades"), "Các bậc điểm", TD_FIELD_PLAIN, 30 },
  { "link", TD_TYPE_TEXT, N_("Figure from"), "Lấy từ sổ", TD_FIELD_PLAIN, 16 },
  { "mandatory", TD_TYPE_FLAG, N_("Mandatory"), "Bắt buộc (điểm liệt)", TD_FIELD_LISTED, 8,
    .aliases = ALIASES ("Bắt buộc", "Điểm liệt") },
  { "pass", TD_TYPE_DECIMAL, N_("Passed from"), "Đạt từ điểm", TD_FIELD_PLAIN, 8 },
  { "bound", TD_TYPE_TEXT, N_("Best class when failed"), "Không đạt thì cao nhất", TD_FIELD_PLAIN,
    10 },
  { "needs_evidence", TD_TYPE_FLAG, N_("Needs evidence"), "Cần minh chứng", TD_FIELD_PLAIN, 8 },
  { "basis", TD_TYPE_TEXT, N_("Basis"), "Căn cứ", TD_FIELD_PLAIN, 24 },
  { "guidance", TD_TYPE_TEXT, N_("Guidance"), "Hướng dẫn chấm", TD_FIELD_PLAIN, 30,
    .aliases = ALIASES ("Hướng dẫn") },
};

const TdEntity td_entity_criterion = {
  "criterion", N_("criterion"), N_("criteria"), "tiêu chí", "text", "position",
  criterion_fields, G_N_ELEMENTS (criterion_fields), .check = td_criterion_record_check,
};

static const TdField criteria_band_fields[] = {
  { "criteria", TD_TYPE_REFERENCE, N_("Criteria set"), "Bộ tiêu chí", TD_FIELD_REQUIRED, 20,
    .reference = "criteria_set" },
  { "code", TD_TYPE_TEXT, N_("Code"), "Mã", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 8,
    .aliases = ALIASES ("Mã mức") },
  { "name", TD_TYPE_TEXT, N_("Class"), "Mức xếp loại", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 24,
    .aliases = ALIASES ("Xếp loại") },
  { "edge", TD_TYPE_DECIMAL, N_("From"), "Từ", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 8,
    .aliases = ALIASES ("Cận dưới", "Từ điểm") },
  { "conditions", TD_TYPE_TEXT, N_("Conditions"), "Điều kiện", TD_FIELD_LISTED, 24 },
};

const TdEntity td_entity_criteria_band = {
  "criteria_band", N_("class of a criteria set"), N_("classes of a criteria set"), "mức xếp loại",
    "name", "edge",
  criteria_band_fields, G_N_ELEMENTS (criteria_band_fields), .check = td_criteria_band_check,
};
