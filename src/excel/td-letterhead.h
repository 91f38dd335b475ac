/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "td-record.h"

G_BEGIN_DECLS

/**
 * TdLetterhead: what the organisation's record gives a document, ready to be
 * printed (NĐ 30/2020/NĐ-CP, Phụ lục I).
 * @governing: "UBND TỈNH KHÁNH HÒA"
 * @department: "SỞ TƯ PHÁP"
 * @department_name: "Sở Tư pháp", for properties
 * @place: "Khánh Hòa"
 * @symbol: (nullable): "STP", of the record, else by the department's name; %NULL: left for a hand
 * @authority: (nullable): first line above the signature: "KT. GIÁM ĐỐC"; %NULL
 *   where the head signs
 * @title: (nullable): "PHÓ GIÁM ĐỐC"; %NULL: left for a hand
 * @name: (nullable): of the signer
 * @recipients: lines of "Nơi nhận", the last one "Lưu: VT, VP" unless the record
 *   has another
 */
typedef struct
{
  char  *governing;
  char  *department;
  char  *department_name;
  char  *place;
  char  *symbol;
  char  *authority;
  char  *title;
  char  *name;
  GStrv  recipients;
} TdLetterhead;

/* @organisation: the register's one record of the organisation. */
TdLetterhead *td_letterhead_new  (TdRecord     *organisation);
void          td_letterhead_free (TdLetterhead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdLetterhead, td_letterhead_free)

/* "Số:       /BC-STP" for a kind of document, "BC".  (transfer full) */
char         *td_letterhead_dup_number (const TdLetterhead *self,
                                        const char         *kind);
/* "Khánh Hòa, ngày 05 tháng 12 năm 2026", with room for a hand where @date lacks
 * the day; @year is printed where @date lacks the year.  (transfer full) */
char         *td_letterhead_dup_place_date (const TdLetterhead *self,
                                            TdDate              date,
                                            guint               year);

G_END_DECLS
