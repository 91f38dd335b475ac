/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-private.h"

#include "td-number.h"

/* Xác thực of a round: its set, its settings, and the seal of a closed one. */

static void
write_round (TdExport    *self,
             TdHouseForm *form)
{
  g_autofree char *name = td_export_dup_round_name (self->book);
  g_autofree char *number = g_strdup_printf ("%u", td_score_book_get_n_sheets (self->book));

  td_export_proof_heading (form, "Kỳ chấm điểm");
  td_export_proof_line (form, "Kỳ chấm", name);
  td_export_proof_line (form, "Số phiếu chấm", number);
}

static void
write_seal (TdExport         *self,
            TdHouseForm      *form,
            const TdBookSeal *seal)
{
  td_export_proof_seal (form, seal->version, seal->sealed_at, seal->sealed_by, seal->hash);
  td_export_proof_fits (form, td_round_seal_verify (self->reader, seal->id, NULL));
}

static void
write_state (TdExport    *self,
             TdHouseForm *form)
{
  const TdBookSeal *seal = td_score_book_get_seal (self->book);

  td_export_proof_heading (form, "Kết quả");
  if (td_score_book_is_closed (self->book) && seal != NULL)
    write_seal (self, form, seal);
  else
    td_export_proof_line (form, "Trạng thái",
                          "DỰ THẢO: kỳ chấm chưa chốt, kết quả còn có thể thay đổi");
}

static void
write_set (TdExport    *self,
           TdHouseForm *form)
{
  const TdCriteriaSet *set = td_score_book_get_set (self->book);
  gint64 most = td_criteria_set_get_max (set);
  g_autofree char *max = td_decimal_to_text (most);
  g_autofree char *name = g_strdup_printf ("%s (phiên bản %u)", set->name, set->version);
  g_autofree char *size = g_strdup_printf ("%u tiêu chí tính điểm chuẩn, tối đa %s điểm",
                                           td_criteria_set_count (set), max);

  td_export_proof_heading (form, "Bộ tiêu chí");
  td_export_proof_line (form, "Tên", name);
  td_export_proof_line (form, "Quy mô", size);
  td_export_proof_line (form, "Nguồn", set->source);
  if (set->unverified != NULL)
    {
      g_autofree char *text = g_strconcat ("CHƯA KIỂM CHỨNG: ", set->unverified, NULL);

      td_export_proof_line (form, "Kiểm chứng", text);
    }
}

static void
write_settings (TdExport    *self,
                TdHouseForm *form)
{
  const TdRoundRule *rule = td_score_book_get_rule (self->book);
  g_auto (GStrv) lines = td_round_rule_to_lines (rule, td_score_book_get_set (self->book));
  TdRollupRule rollup;

  td_export_proof_heading (form, "Thiết đặt của kỳ chấm");
  td_export_proof_lines (form, (const char *const *) lines);
  if (td_rollup_rule_read (td_record_get_text (td_score_book_get_record (self->book), "rollup"),
                           &rollup))
    td_export_proof_line (form, "Cách tính điểm năm", td_rollup_rule_term (rollup));
}

gboolean
td_export_round_proof (TdExport *self,
                       GError  **error)
{
  g_autoptr (TdHouseForm) form = td_export_proof_new (self);

  td_export_proof_register (self, form);
  write_round (self, form);
  write_state (self, form);
  write_set (self, form);
  write_settings (self, form);
  td_export_proof_origin (self, form);
  td_house_form_finish (form, TD_FOOTER_NONE);
  return td_export_report (self, 1, 1, error);
}
