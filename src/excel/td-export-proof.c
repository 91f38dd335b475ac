/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-private.h"

#include "td-sample.h"

#include <string.h>

/* What the sheets "Xác thực" share: names to the left, values to the right. */

#define VIETNAM_OFFSET (7 * 60 * 60)

static const TdFormColumn columns[] = {
  { "Nội dung", NULL, 50, TD_COLUMN_TEXT },
  { "Giá trị", NULL, 114, TD_COLUMN_TEXT },
};

TdHouseForm *
td_export_proof_new (TdExport *self)
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

  td_export_init_form (self, &spec, NULL);
  spec.attached = NULL;
  return td_house_form_new (self->writer, self->head, &spec);
}

void
td_export_proof_line (TdHouseForm *form,
                      const char  *name,
                      const char  *value)
{
  td_house_form_text (form, 0, name);
  td_house_form_text (form, 1, value);
  td_house_form_end_row (form);
}

void
td_export_proof_lines (TdHouseForm       *form,
                       const char *const *lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *colon = strstr (lines[i], ": ");
      g_autofree char *name = colon != NULL ? g_strndup (lines[i], (gsize) (colon - lines[i]))
                                            : NULL;

      if (name != NULL)
        {
          td_export_proof_line (form, name, colon + 2);
          continue;
        }
      td_house_form_span (form, 0, G_N_ELEMENTS (columns) - 1, lines[i], 0);
      td_house_form_end_row (form);
    }
}

void
td_export_proof_heading (TdHouseForm *form,
                         const char  *text)
{
  td_house_form_set_bold (form);
  td_house_form_span (form, 0, G_N_ELEMENTS (columns) - 1, text, 0);
  td_house_form_end_row (form);
}

char *
td_export_proof_time (gint64 seconds)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (VIETNAM_OFFSET);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  return g_date_time_format (local, "%H:%M ngày %d/%m/%Y");
}

void
td_export_proof_seal (TdHouseForm *form,
                      guint        version,
                      gint64       sealed_at,
                      const char  *sealed_by,
                      const char  *hash)
{
  g_autofree char *state = g_strdup_printf ("Đã chốt, lần %u", version);
  g_autofree char *time = td_export_proof_time (sealed_at);

  td_export_proof_line (form, "Trạng thái", state);
  td_export_proof_line (form, "Chốt lúc", time);
  td_export_proof_line (form, "Người chốt", sealed_by);
  td_export_proof_line (form, "Mã xác thực (SHA-256)", hash);
}

void
td_export_proof_fits (TdHouseForm *form,
                      gboolean     fits)
{
  td_export_proof_line (form, "Kiểm tra mã",
                        fits ? "Khớp với kết quả lưu trong sổ khi xuất tệp này"
                             : "KHÔNG KHỚP với kết quả lưu trong sổ: sổ đã bị sửa ngoài chương "
                               "trình");
}

void
td_export_proof_register (TdExport    *self,
                          TdHouseForm *form)
{
  td_export_proof_heading (form, "Sổ dữ liệu");
  td_export_proof_line (form, "Tệp sổ", self->register_name);
  td_export_proof_line (form, "Cơ quan", self->head->department_name);
  if (td_sample_is (self->reader))
    td_export_proof_line (form, "Lưu ý", "Sổ mẫu: mọi người trong sổ đều là nhân vật hư cấu");
}

void
td_export_proof_origin (TdExport    *self,
                        TdHouseForm *form)
{
  g_autofree char *time = td_export_proof_time (self->at);

  td_export_proof_heading (form, "Tệp này");
  td_export_proof_line (form, "Xuất lúc", time);
  td_export_proof_line (form, "Người xuất", self->author);
  td_export_proof_line (form, "Chương trình", "Thi Đua " TD_VERSION);
}
