/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdClass: the four levels of quality of every decree since 2020, and none.
 * @TD_CLASS_NONE: not classified, for a reason that is always given
 * @TD_CLASS_FAILED: Không hoàn thành nhiệm vụ (KHTNV)
 * @TD_CLASS_COMPLETED: Hoàn thành nhiệm vụ (HTNV)
 * @TD_CLASS_GOOD: Hoàn thành tốt nhiệm vụ (HTTNV)
 * @TD_CLASS_EXCELLENT: Hoàn thành xuất sắc nhiệm vụ (HTXSNV)
 *
 * A greater value is a better class.
 */
typedef enum
{
  TD_CLASS_NONE,
  TD_CLASS_FAILED,
  TD_CLASS_COMPLETED,
  TD_CLASS_GOOD,
  TD_CLASS_EXCELLENT,
} TdClass;
#define TD_N_CLASSES 5

/* "HTXSNV"; "" for none.  Also what registers and JSON store. */
const char *td_class_code (TdClass klass);
/* "Hoàn thành xuất sắc nhiệm vụ": the law's term, for documents; "Chưa xếp loại". */
const char *td_class_term (TdClass klass);
TdClass     td_class_from_code (const char *code);
/* From any wording found in lists: "Xuất sắc", "HTXSNV", "Hoàn thành tốt nhiệm
 * vụ", "Tốt"; "Chưa xếp loại" is %TD_CLASS_NONE with %TRUE; %TD_CLASS_NONE with
 * %FALSE when it is none of them. */
gboolean    td_class_read (const char *text, TdClass *klass);

/**
 * TdStaffKind: the four kinds of people the law tells apart.
 * The order is that of registers' codes: can_bo, cong_chuc, vien_chuc, nguoi_lao_dong.
 */
typedef enum
{
  TD_KIND_UNKNOWN,
  TD_KIND_OFFICIAL,        /* cán bộ */
  TD_KIND_CIVIL_SERVANT,   /* công chức */
  TD_KIND_PUBLIC_EMPLOYEE, /* viên chức */
  TD_KIND_WORKER,          /* người lao động, HĐLĐ */
} TdStaffKind;
#define TD_N_KINDS 5

const char *td_kind_code (TdStaffKind kind); /* "cong_chuc"; %NULL for unknown */
const char *td_kind_term (TdStaffKind kind); /* "Công chức" */
TdStaffKind td_kind_from_code (const char *code);
/* From any wording found in lists: "CC", "Hợp đồng lao động", "HĐ 68", …
 * 'Biên chế' is none of the four: %TD_KIND_UNKNOWN. */
TdStaffKind td_kind_read (const char *text);

/* Whether a post makes its holder a leader or manager (giữ chức vụ lãnh đạo,
 * quản lý): Giám đốc, Phó …, Trưởng …, Chánh …, also "Q.", "Quyền" and "Phụ trách";
 * "Kế toán trưởng", "Tổ trưởng" and "Trưởng nhóm" do not.  A first guess for lists
 * that do not say it: people correct it. */
gboolean td_post_is_leader (const char *post);

G_END_DECLS
