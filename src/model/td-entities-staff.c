/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-entity-rules.h"

#include <glib/gi18n-lib.h>

#define ALIASES(...) ((const char *const[]) { __VA_ARGS__, NULL })

/* Staff: the fields and headings of DOMAIN.md E.2. */
static const TdField staff_fields[] = {
  { "code", TD_TYPE_TEXT, N_("Staff code"), "Mã cán bộ", TD_FIELD_SEARCHED | TD_FIELD_UNIQUE, 10,
    .aliases = ALIASES ("Mã CC", "Mã CCVC", "Số hiệu CBCC", "Mã NV", "Mã số cán bộ",
      "Mã công chức") },
  { "name", TD_TYPE_TEXT, N_("Full name"), "Họ và tên",
    TD_FIELD_REQUIRED | TD_FIELD_SEARCHED | TD_FIELD_LISTED, 24,
    .aliases = ALIASES ("Họ tên", "Họ và tên khai sinh", "Tên cán bộ", "Họ tên CBCC",
      "Họ và tên cán bộ",
                        "Họ, tên", "Họ và tên CBCCVC") },
  { "birth", TD_TYPE_DATE, N_("Date of birth"), "Ngày sinh", TD_FIELD_LISTED, 12,
    .aliases = ALIASES ("Ngày, tháng, năm sinh", "Năm sinh", "Sinh ngày", "Ngày tháng năm sinh",
      "NTNS") },
  { "sex", TD_TYPE_CHOICE, N_("Sex"), "Giới tính", TD_FIELD_LISTED | TD_FIELD_BULK, 8,
    .choices = (const TdChoice[]) {
      { "nam", N_("Male"), "Nam" }, { "nu", N_("Female"), "Nữ" }, { NULL } },
    .aliases = ALIASES ("Nam/Nữ", "Phái", "GT") },
  { "post", TD_TYPE_TEXT, N_("Post"), "Chức vụ",
    TD_FIELD_SEARCHED | TD_FIELD_LISTED | TD_FIELD_BULK, 22,
    .aliases = ALIASES ("Chức vụ, chức danh", "Cấp bậc chức vụ", "Chức danh", "Chức vụ hiện tại",
                        "Vị trí việc làm", "Chức vụ/Vị trí việc làm", "Chức vụ, vị trí việc làm") },
  { "leader", TD_TYPE_CHOICE, N_("Leading post"), "Giữ chức vụ lãnh đạo, quản lý", TD_FIELD_BULK,
    10,
    .choices = (const TdChoice[]) {
      { "co", N_("Yes"), "Có" }, { "khong", N_("No"), "Không" }, { NULL } } },
  { "unit", TD_TYPE_REFERENCE, N_("Unit"), "Đơn vị công tác",
    TD_FIELD_LISTED | TD_FIELD_BULK | TD_FIELD_SEARCHED, 28,
    .reference = "unit",
    .aliases = ALIASES ("Đơn vị", "Phòng ban", "Khối (Tổ) công tác", "Bộ phận", "Nơi công tác",
                        "Cơ quan, đơn vị đang làm việc", "Phòng ban, đơn vị", "Phòng, đơn vị",
                        "Phòng ban/Bộ phận", "Tên phòng ban") },
  { "kind", TD_TYPE_CHOICE, N_("Kind of staff"), "Loại", TD_FIELD_LISTED | TD_FIELD_BULK, 12,
    .choices = (const TdChoice[]) {
      { "can_bo", N_("Official"), "Cán bộ" },
      { "cong_chuc", N_("Civil servant"), "Công chức" },
      { "vien_chuc", N_("Public employee"), "Viên chức" },
      { "nguoi_lao_dong", N_("Contract worker"), "Hợp đồng lao động" },
      { NULL } },
    .aliases = ALIASES ("Phân loại", "Sự nghiệp cán bộ", "Loại cán bộ", "Đối tượng",
      "Phân loại công tác") },
  { "rank", TD_TYPE_TEXT, N_("Rank code"), "Mã ngạch", TD_FIELD_BULK, 12,
    .aliases = ALIASES ("Ngạch", "Ngạch/chức danh nghề nghiệp", "Mã số ngạch", "Mã ngạch lương") },
  { "step", TD_TYPE_INTEGER, N_("Salary step"), "Bậc lương", TD_FIELD_PLAIN, 6,
    .aliases = ALIASES ("Bậc") },
  { "coefficient", TD_TYPE_DECIMAL, N_("Salary coefficient"), "Hệ số lương", TD_FIELD_PLAIN, 8,
    .aliases = ALIASES ("Hệ số", "HSL") },
  { "education", TD_TYPE_TEXT, N_("Education"), "Trình độ chuyên môn", TD_FIELD_BULK, 14,
    .aliases = ALIASES ("Trình độ", "Chuyên môn", "Trình độ đào tạo") },
  { "political_theory", TD_TYPE_TEXT, N_("Political theory"), "Lý luận chính trị", TD_FIELD_PLAIN,
    12,
    .aliases = ALIASES ("Chính trị", "LLCT") },
  { "state_management", TD_TYPE_TEXT, N_("State management"), "Quản lý nhà nước", TD_FIELD_PLAIN,
    12,
    .aliases = ALIASES ("QLNN") },
  { "languages", TD_TYPE_TEXT, N_("Foreign languages"), "Ngoại ngữ", TD_FIELD_PLAIN, 12 },
  { "computing", TD_TYPE_TEXT, N_("Computing"), "Tin học", TD_FIELD_PLAIN, 12 },
  { "party", TD_TYPE_FLAG, N_("Party member"), "Đảng viên", TD_FIELD_LISTED | TD_FIELD_BULK, 8 },
  { "party_joined", TD_TYPE_DATE, N_("Joined the Party on"), "Ngày vào Đảng", TD_FIELD_PLAIN, 12 },
  { "party_official", TD_TYPE_DATE, N_("Full Party member since"), "Ngày chính thức",
    TD_FIELD_PLAIN, 12,
    .aliases = ALIASES ("Ngày vào Đảng CT", "Ngày vào Đảng chính thức") },
  { "party_card", TD_TYPE_TEXT, N_("Party card"), "Mã thẻ Đảng", TD_FIELD_PERSONAL, 12,
    .aliases = ALIASES ("Số thẻ Đảng") },
  { "cccd", TD_TYPE_TEXT, N_("Identity number (CCCD)"), "Số CCCD",
    TD_FIELD_LISTED | TD_FIELD_PERSONAL | TD_FIELD_UNIQUE | TD_FIELD_NUMBER, 14,
    .aliases = ALIASES ("CCCD", "CCCD/CMND", "CMND", "Số căn cước", "Số định danh cá nhân",
      "Số CCCD/CMND",
                        "Căn cước công dân", "Căn cước", "Số định danh") },
  { "phone", TD_TYPE_TEXT, N_("Telephone"), "Điện thoại", TD_FIELD_SEARCHED, 12,
    .aliases = ALIASES ("SĐT", "Số điện thoại", "ĐT") },
  { "email", TD_TYPE_TEXT, N_("E-mail"), "Thư điện tử", TD_FIELD_SEARCHED, 20,
    .aliases = ALIASES ("Email", "E-mail") },
  { "address", TD_TYPE_TEXT, N_("Address"), "Nơi ở", TD_FIELD_PLAIN, 24,
    .aliases = ALIASES ("Địa chỉ", "Địa chỉ/Nơi ở", "Nơi ở hiện nay") },
  { "joined", TD_TYPE_DATE, N_("Recruited on"), "Ngày tuyển dụng", TD_FIELD_PLAIN, 12,
    .aliases = ALIASES ("Ngày vào ngành", "Ngày vào biên chế") },
  { "unit_joined", TD_TYPE_DATE, N_("In the unit since"), "Ngày về đơn vị", TD_FIELD_PLAIN, 12,
    .aliases = ALIASES ("Ngày về cơ quan") },
  { "ethnicity", TD_TYPE_TEXT, N_("Ethnicity"), "Dân tộc", TD_FIELD_PLAIN, 10 },
  { "religion", TD_TYPE_TEXT, N_("Religion"), "Tôn giáo", TD_FIELD_PLAIN, 10 },
  { "hometown", TD_TYPE_TEXT, N_("Home town"), "Quê quán", TD_FIELD_PLAIN, 20 },
  { "status", TD_TYPE_CHOICE, N_("Status"), "Tình trạng", TD_FIELD_BULK, 14,
    .choices = (const TdChoice[]) {
      { "dang_cong_tac", N_("Working"), "Đang công tác" },
      { "thai_san", N_("On maternity leave"), "Nghỉ thai sản" },
      { "di_hoc", N_("Studying"), "Đi học" },
      { "thoi_viec", N_("Left"), "Thôi việc" },
      { "nghi_huu", N_("Retired"), "Nghỉ hưu" },
      { "chuyen_cong_tac", N_("Transferred away"), "Chuyển công tác" },
      { NULL } } },
  { "note", TD_TYPE_TEXT, N_("Note"), "Ghi chú", TD_FIELD_PLAIN, 20 },
  { "archived", TD_TYPE_FLAG, N_("Archived"), "Lưu trữ", TD_FIELD_INTERNAL, 6 },
  { "sort_key", TD_TYPE_TEXT, N_("Sort key"), "", TD_FIELD_DERIVED | TD_FIELD_INTERNAL, 0 },
  { "match_key", TD_TYPE_TEXT, N_("Folded name"), "", TD_FIELD_DERIVED | TD_FIELD_INTERNAL, 0 },
  { "search", TD_TYPE_TEXT, N_("Search text"), "", TD_FIELD_DERIVED | TD_FIELD_INTERNAL, 0 },
};

const TdEntity td_entity_staff = {
  "staff", N_("person"), N_("people"), "cán bộ", "name", "name",
  staff_fields, G_N_ELEMENTS (staff_fields),
  .derive = td_staff_derive, .check = td_staff_check,
};

static const TdField membership_fields[] = {
  { "staff", TD_TYPE_REFERENCE, N_("Person"), "Cán bộ", TD_FIELD_REQUIRED, 24,
    .reference = "staff" },
  { "unit", TD_TYPE_REFERENCE, N_("Unit"), "Đơn vị", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 28,
    .reference = "unit" },
  { "post", TD_TYPE_TEXT, N_("Post"), "Chức vụ", TD_FIELD_LISTED, 20 },
  { "started", TD_TYPE_DATE, N_("From"), "Từ ngày", TD_FIELD_LISTED, 12 },
  { "ended", TD_TYPE_DATE, N_("To"), "Đến ngày", TD_FIELD_LISTED, 12 },
  { "decision", TD_TYPE_TEXT, N_("Decision"), "Quyết định", TD_FIELD_PLAIN, 18 },
  { "note", TD_TYPE_TEXT, N_("Note"), "Ghi chú", TD_FIELD_PLAIN, 20 },
};

const TdEntity td_entity_membership = {
  "membership", N_("period in a unit"), N_("periods in units"), "quá trình công tác", "post",
    "started",
  membership_fields, G_N_ELEMENTS (membership_fields), .check = td_period_check,
};

static const TdField leave_fields[] = {
  { "staff", TD_TYPE_REFERENCE, N_("Person"), "Cán bộ", TD_FIELD_REQUIRED, 24,
    .reference = "staff" },
  { "kind", TD_TYPE_CHOICE, N_("Kind of leave"), "Loại nghỉ", TD_FIELD_REQUIRED | TD_FIELD_LISTED,
    16,
    .choices = (const TdChoice[]) {
      { "thai_san", N_("Maternity"), "Thai sản" },
      { "om", N_("Sickness"), "Ốm" },
      { "khong_luong", N_("Unpaid"), "Nghỉ không lương" },
      { "hoc", N_("Study"), "Đi học" },
      { "khac", N_("Other"), "Khác" },
      { NULL } } },
  { "started", TD_TYPE_DATE, N_("From"), "Từ ngày", TD_FIELD_REQUIRED | TD_FIELD_LISTED, 12 },
  { "ended", TD_TYPE_DATE, N_("To"), "Đến ngày", TD_FIELD_LISTED, 12 },
  { "note", TD_TYPE_TEXT, N_("Note"), "Ghi chú", TD_FIELD_PLAIN, 20 },
};

const TdEntity td_entity_leave = {
  "leave", N_("leave"), N_("leaves"), "thời gian nghỉ", "kind", "started",
  leave_fields, G_N_ELEMENTS (leave_fields), .check = td_period_check,
  .year_part = td_leave_year_part,
};

static const TdField discipline_fields[] = {
  { "staff", TD_TYPE_REFERENCE, N_("Person"), "Cán bộ", TD_FIELD_REQUIRED, 24,
    .reference = "staff" },
  { "form", TD_TYPE_CHOICE, N_("Form of discipline"), "Hình thức kỷ luật",
    TD_FIELD_REQUIRED | TD_FIELD_LISTED, 16,
    .choices = (const TdChoice[]) {
      { "khien_trach", N_("Reprimand"), "Khiển trách" },
      { "canh_cao", N_("Warning"), "Cảnh cáo" },
      { "ha_bac_luong", N_("Salary step lowered"), "Hạ bậc lương" },
      { "giang_chuc", N_("Demotion"), "Giáng chức" },
      { "cach_chuc", N_("Removal from office"), "Cách chức" },
      { "buoc_thoi_viec", N_("Dismissal"), "Buộc thôi việc" },
      { NULL } } },
  { "decided", TD_TYPE_DATE, N_("Decided on"), "Ngày quyết định", TD_FIELD_LISTED, 12 },
  { "for_duty", TD_TYPE_FLAG, N_("For a violation of public duty"),
    "Do vi phạm trong thực hiện nhiệm vụ, công vụ",
    TD_FIELD_LISTED, 10 },
  { "decision", TD_TYPE_TEXT, N_("Decision"), "Quyết định", TD_FIELD_PLAIN, 18 },
  { "note", TD_TYPE_TEXT, N_("Note"), "Ghi chú", TD_FIELD_PLAIN, 20 },
};

const TdEntity td_entity_discipline = {
  "discipline", N_("disciplinary action"), N_("disciplinary actions"), "kỷ luật", "form", "decided",
  discipline_fields, G_N_ELEMENTS (discipline_fields), .year_part = td_discipline_year_part,
};
