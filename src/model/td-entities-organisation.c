/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-entity-rules.h"

#include <glib/gi18n-lib.h>

#define ALIASES(...) ((const char *const[]) { __VA_ARGS__, NULL })

/* The organisation: what letterheads and signature blocks need (NĐ 30/2020). */
static const TdField organisation_fields[] = {
  { "governing", TD_TYPE_TEXT, N_("Governing body"), "Cơ quan chủ quản", TD_FIELD_REQUIRED, 30 },
  { "department", TD_TYPE_TEXT, N_("Department"), "Tên Sở", TD_FIELD_REQUIRED, 30 },
  { "place", TD_TYPE_TEXT, N_("Place, as written before dates"), "Địa danh", TD_FIELD_REQUIRED,
    20 },
  { "symbol", TD_TYPE_TEXT, N_("Abbreviation in document numbers"), "Ký hiệu", TD_FIELD_PLAIN, 8 },
  { "director", TD_TYPE_TEXT, N_("Director"), "Giám đốc", TD_FIELD_PLAIN, 24 },
  { "signer_title", TD_TYPE_TEXT, N_("Title of the signer"), "Chức vụ người ký", TD_FIELD_PLAIN,
    24 },
  { "signer_authority", TD_TYPE_CHOICE, N_("Form of signing"), "Thể thức ký", TD_FIELD_PLAIN, 8,
    .choices = (const TdChoice[]) {
      { "truc_tiep", N_("In person"), "" },
      { "kt", N_("For the director (KT.)"), "KT." },
      { "tl", N_("By order of the director (TL.)"), "TL." },
      { "tm", N_("On behalf of the body (TM.)"), "TM." },
      { NULL } } },
  { "signer_name", TD_TYPE_TEXT, N_("Name of the signer"), "Người ký", TD_FIELD_PLAIN, 24 },
  { "recipients", TD_TYPE_TEXT, N_("Recipients, separated by semicolons"), "Nơi nhận",
    TD_FIELD_PLAIN, 40 },
};

const TdEntity td_entity_organisation = {
  "organisation", N_("organisation"), N_("organisation"), "cơ quan", "department", "department",
  organisation_fields, G_N_ELEMENTS (organisation_fields),
};

static const TdField setting_fields[] = {
  { "name", TD_TYPE_TEXT, N_("Setting"), "Thiết đặt", TD_FIELD_REQUIRED | TD_FIELD_UNIQUE, 24 },
  { "value", TD_TYPE_TEXT, N_("Value"), "Giá trị", TD_FIELD_PLAIN, 24 },
};

const TdEntity td_entity_setting = {
  "setting", N_("setting"), N_("settings"), "thiết đặt", "name", "name",
  setting_fields, G_N_ELEMENTS (setting_fields),
};

static const TdField unit_fields[] = {
  { "name", TD_TYPE_TEXT, N_("Name"), "Tên đơn vị",
    TD_FIELD_REQUIRED | TD_FIELD_SEARCHED | TD_FIELD_LISTED | TD_FIELD_UNIQUE, 36,
    .aliases = ALIASES ("Đơn vị", "Phòng ban", "Tên phòng, đơn vị") },
  { "short_name", TD_TYPE_TEXT, N_("Short name"), "Tên viết tắt", TD_FIELD_SEARCHED, 16,
    .aliases = ALIASES ("Viết tắt", "Ký hiệu") },
  { "kind", TD_TYPE_CHOICE, N_("Kind"), "Loại đơn vị", TD_FIELD_LISTED | TD_FIELD_BULK, 18,
    .choices = (const TdChoice[]) {
      { "lanh_dao", N_("Leadership"), "Lãnh đạo" },
      { "van_phong", N_("Office"), "Văn phòng" },
      { "thanh_tra", N_("Inspectorate"), "Thanh tra" },
      { "phong", N_("Specialised division"), "Phòng chuyên môn" },
      { "chi_cuc", N_("Sub-department"), "Chi cục" },
      { "su_nghiep", N_("Public service unit"), "Đơn vị sự nghiệp" },
      { NULL } } },
  { "parent", TD_TYPE_REFERENCE, N_("Belongs to"), "Trực thuộc", TD_FIELD_BULK, 30,
    .reference = "unit" },
  { "own_body", TD_TYPE_FLAG, N_("Rates its own people (a body of its own for quotas)"),
    "Đơn vị tự đánh giá",
    TD_FIELD_LISTED | TD_FIELD_BULK, 10 },
  { "head", TD_TYPE_REFERENCE, N_("Head"), "Người đứng đầu", TD_FIELD_LISTED, 24,
    .reference = "staff" },
  { "position", TD_TYPE_INTEGER, N_("Order in lists"), "Thứ tự", TD_FIELD_PLAIN, 6 },
  { "started", TD_TYPE_DATE, N_("Set up on"), "Ngày thành lập", TD_FIELD_PLAIN, 12 },
  { "ended", TD_TYPE_DATE, N_("Dissolved on"), "Ngày giải thể", TD_FIELD_PLAIN, 12 },
  { "note", TD_TYPE_TEXT, N_("Note"), "Ghi chú", TD_FIELD_PLAIN, 24 },
  { "archived", TD_TYPE_FLAG, N_("Archived"), "Lưu trữ", TD_FIELD_INTERNAL, 6 },
  { "sort_key", TD_TYPE_TEXT, N_("Sort key"), "", TD_FIELD_DERIVED | TD_FIELD_INTERNAL, 0 },
  { "search", TD_TYPE_TEXT, N_("Search text"), "", TD_FIELD_DERIVED | TD_FIELD_INTERNAL, 0 },
};

const TdEntity td_entity_unit = {
  "unit", N_("unit"), N_("units"), "đơn vị", "name", "position",
  unit_fields, G_N_ELEMENTS (unit_fields),
  .derive = td_unit_derive, .check = td_unit_check,
};

static const TdField import_mapping_fields[] = {
  { "profile", TD_TYPE_TEXT, N_("Kind of list"), "Loại danh sách", TD_FIELD_REQUIRED, 16 },
  { "shape", TD_TYPE_TEXT, N_("Shape of the header"), "Dạng tiêu đề", TD_FIELD_REQUIRED, 24 },
  { "columns", TD_TYPE_TEXT, N_("Columns"), "Cột", TD_FIELD_REQUIRED, 24 },
  { "used_at", TD_TYPE_TIME, N_("Last used"), "Dùng lần cuối", TD_FIELD_PLAIN, 16 },
};

const TdEntity td_entity_import_mapping = {
  "import_mapping", N_("remembered columns"), N_("remembered columns"), "cột đã ghi nhớ", "shape",
    "shape",
  import_mapping_fields, G_N_ELEMENTS (import_mapping_fields),
};
