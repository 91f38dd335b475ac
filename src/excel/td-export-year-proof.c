/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-private.h"

#include "td-sample.h"
#include "td-year-seal.h"
#include "td-year-settings.h"

/* Xác thực: what the workbook rests on, so that somebody who gets it by mail can
 * hold it against the register. */

#define VIETNAM_OFFSET (7 * 60 * 60)

static const TdFormColumn columns[] = {
  { "Nội dung", NULL, 50, TD_COLUMN_TEXT },
  { "Giá trị", NULL, 114, TD_COLUMN_TEXT },
};

static void
write_line (TdHouseForm *form,
            const char  *name,
            const char  *value)
{
  td_house_form_text (form, 0, name);
  td_house_form_text (form, 1, value);
  td_house_form_end_row (form);
}

static void
write_heading (TdHouseForm *form,
               const char  *text)
{
  td_house_form_set_bold (form);
  td_house_form_span (form, 0, G_N_ELEMENTS (columns) - 1, text, 0);
  td_house_form_end_row (form);
}

/* In Vietnam's time, whatever the machine's zone. */
static char *
format_time (gint64 seconds)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (VIETNAM_OFFSET);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  return g_date_time_format (local, "%H:%M ngày %d/%m/%Y");
}

static void
write_register (TdExport    *self,
                TdHouseForm *form)
{
  g_autofree char *year = g_strdup_printf ("%u", self->params->year);

  write_heading (form, "Sổ dữ liệu");
  write_line (form, "Tệp sổ", self->register_name);
  write_line (form, "Cơ quan", self->head->department_name);
  write_line (form, "Năm đánh giá", year);
  if (td_sample_is (self->reader))
    write_line (form, "Lưu ý", "Sổ mẫu: mọi người trong sổ đều là nhân vật hư cấu");
}

static gboolean
write_seal (TdExport         *self,
            TdHouseForm      *form,
            const TdYearSeal *seal,
            GError          **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *version = g_strdup_printf ("Đã chốt, lần %u", seal->version);
  g_autofree char *time = format_time (seal->sealed_at);

  write_line (form, "Trạng thái", version);
  write_line (form, "Chốt lúc", time);
  write_line (form, "Người chốt", seal->sealed_by);
  write_line (form, "Mã xác thực (SHA-256)", seal->hash);
  if (td_year_seal_verify (self->reader, seal->id, self->cancellable, &local))
    write_line (form, "Kiểm tra mã", "Khớp với kết quả lưu trong sổ khi xuất tệp này");
  else if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  else
    write_line (form, "Kiểm tra mã",
                "KHÔNG KHỚP với kết quả lưu trong sổ: sổ đã bị sửa ngoài chương trình");
  if (seal->basis != NULL)
    write_line (form, "Căn cứ vượt hạn mức", seal->basis);
  return TRUE;
}

static gboolean
write_state (TdExport    *self,
             TdHouseForm *form,
             GError     **error)
{
  const TdYearSeal *seal = td_board_get_seal (self->board);

  write_heading (form, "Kết quả");
  write_line (form, "Phương án", td_board_get_variant_name (self->board));
  if (td_board_is_frozen (self->board) && seal != NULL)
    return write_seal (self, form, seal, error);
  write_line (form, "Trạng thái", "DỰ THẢO: năm chưa chốt, kết quả còn có thể thay đổi");
  return TRUE;
}

static void
write_packs (TdExport    *self,
             TdHouseForm *form)
{
  GPtrArray *packs = td_board_get_packs (self->board);

  write_heading (form, "Bộ quy tắc áp dụng");
  for (guint i = 0; i < packs->len; i++)
    {
      const TdPack *pack = g_ptr_array_index (packs, i);
      const char *caveat = td_pack_get_caveat (pack);
      gboolean verified = td_pack_get_verification (pack) == TD_VERIFIED;
      g_autofree char *title = g_strdup_printf ("%s: %s (mã bộ quy tắc: %s)",
                                                td_pack_get_name (pack), td_pack_get_title (pack),
                                                td_pack_get_id (pack));

      write_line (form, "Văn bản", title);
      write_line (form, "Kiểm chứng",
                  verified ? "Đã đối chiếu với văn bản hoặc trích dẫn trực tiếp"
                           : "CHƯA KIỂM CHỨNG: chỉ biết qua nguồn thứ cấp");
      if (caveat != NULL)
        write_line (form, "Lưu ý", caveat);
      write_line (form, "Mã băm (SHA-256)", td_pack_get_hash (pack));
    }
}

/* "Chia nhóm theo: cơ quan, chức vụ" in two cells. */
static void
write_settings (TdExport    *self,
                TdHouseForm *form)
{
  g_auto (GStrv) lines = td_year_settings_to_lines (td_board_get_settings (self->board));

  write_heading (form, "Thiết đặt của năm");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], ": ", 2);

      write_line (form, parts[0], parts[1]);
    }
}

static void
write_origin (TdExport    *self,
              TdHouseForm *form)
{
  g_autofree char *time = format_time (self->at);

  write_heading (form, "Tệp này");
  write_line (form, "Xuất lúc", time);
  write_line (form, "Người xuất", self->author);
  write_line (form, "Chương trình", "Thi Đua " TD_VERSION);
}

gboolean
td_export_year_proof (TdExport *self,
                      GError  **error)
{
  TdFormSpec spec = {
    .sheet = "Xác thực",
    .title = "XÁC THỰC",
    .subtitle = "Dữ liệu và quy tắc mà tệp này dựa vào",
    .size = 12,
    .columns = columns,
    .n_columns = G_N_ELEMENTS (columns),
    .no_letterhead = TRUE,
    .no_numbers = TRUE,
  };
  g_autoptr (TdHouseForm) form = NULL;

  td_export_init_form (self, &spec, NULL);
  spec.attached = NULL;
  form = td_house_form_new (self->writer, self->head, &spec);
  write_register (self, form);
  if (!write_state (self, form, error))
    return FALSE;
  write_packs (self, form);
  write_settings (self, form);
  write_origin (self, form);
  td_house_form_finish (form, TD_FOOTER_NONE);
  return TRUE;
}
