/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-private.h"

#include "td-year-seal.h"
#include "td-year-settings.h"

/* Xác thực: what the workbook rests on, so that somebody who gets it by mail can
 * hold it against the register. */

static void
write_register (TdExport    *self,
                TdHouseForm *form)
{
  g_autofree char *year = g_strdup_printf ("%u", self->params->year);

  td_export_proof_register (self, form);
  td_export_proof_line (form, "Năm đánh giá", year);
}

static gboolean
write_seal (TdExport         *self,
            TdHouseForm      *form,
            const TdYearSeal *seal,
            GError          **error)
{
  g_autoptr (GError) local = NULL;
  gboolean fits = td_year_seal_verify (self->reader, seal->id, self->cancellable, &local);

  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  td_export_proof_seal (form, seal->version, seal->sealed_at, seal->sealed_by, seal->hash);
  td_export_proof_fits (form, fits);
  if (seal->basis != NULL)
    td_export_proof_line (form, "Căn cứ vượt hạn mức", seal->basis);
  return TRUE;
}

static gboolean
write_state (TdExport    *self,
             TdHouseForm *form,
             GError     **error)
{
  const TdYearSeal *seal = td_board_get_seal (self->board);

  td_export_proof_heading (form, "Kết quả");
  td_export_proof_line (form, "Phương án", td_board_get_variant_name (self->board));
  if (td_board_is_frozen (self->board) && seal != NULL)
    return write_seal (self, form, seal, error);
  td_export_proof_line (form, "Trạng thái", "DỰ THẢO: năm chưa chốt, kết quả còn có thể thay đổi");
  return TRUE;
}

static void
write_packs (TdExport    *self,
             TdHouseForm *form)
{
  GPtrArray *packs = td_board_get_packs (self->board);

  td_export_proof_heading (form, "Bộ quy tắc áp dụng");
  for (guint i = 0; i < packs->len; i++)
    {
      const TdPack *pack = g_ptr_array_index (packs, i);
      const char *caveat = td_pack_get_caveat (pack);
      gboolean verified = td_pack_get_verification (pack) == TD_VERIFIED;
      g_autofree char *title = g_strdup_printf ("%s: %s (mã bộ quy tắc: %s)",
                                                td_pack_get_name (pack), td_pack_get_title (pack),
                                                td_pack_get_id (pack));

      td_export_proof_line (form, "Văn bản", title);
      td_export_proof_line (form, "Kiểm chứng",
                  verified ? "Đã đối chiếu với văn bản hoặc trích dẫn trực tiếp"
                           : "CHƯA KIỂM CHỨNG: chỉ biết qua nguồn thứ cấp");
      if (caveat != NULL)
        td_export_proof_line (form, "Lưu ý", caveat);
      td_export_proof_line (form, "Mã băm (SHA-256)", td_pack_get_hash (pack));
    }
}

static void
write_settings (TdExport    *self,
                TdHouseForm *form)
{
  g_auto (GStrv) lines = td_year_settings_to_lines (td_board_get_settings (self->board));

  td_export_proof_heading (form, "Thiết đặt của năm");
  td_export_proof_lines (form, (const char *const *) lines);
}

gboolean
td_export_year_proof (TdExport *self,
                      GError  **error)
{
  g_autoptr (TdHouseForm) form = td_export_proof_new (self);

  write_register (self, form);
  if (!write_state (self, form, error))
    return FALSE;
  write_packs (self, form);
  write_settings (self, form);
  td_export_proof_origin (self, form);
  td_house_form_finish (form, TD_FOOTER_NONE);
  return TRUE;
}
