/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-private.h"

#define SIZE 10
/* Lines in one row: no program shows a row higher than 409 points. */
#define MOST_LINES 28

TdHouseForm *
td_export_reasons_new_form (TdExport           *self,
                            const char         *title,
                            const char         *subtitle,
                            const TdFormColumn *columns,
                            guint               n_columns)
{
  TdFormSpec spec = {
    .sheet = "Giải trình",
    .landscape = TRUE,
    .title = title,
    .subtitle = subtitle,
    .size = SIZE,
    .columns = columns,
    .n_columns = n_columns,
  };

  td_export_init_form (self, &spec, NULL);
  return td_house_form_new (self->writer, self->head, &spec);
}

void
td_export_reasons_write_lines (TdHouseForm *form,
                               guint        column,
                               GPtrArray   *lines)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_lines = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);
      guint n = td_house_form_count_lines (form, column, line);

      if (n_lines > 0 && n_lines + n > MOST_LINES)
        {
          td_house_form_text (form, column, text->str);
          td_house_form_end_row (form);
          g_string_truncate (text, 0);
          n_lines = 0;
        }
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
      n_lines += n;
    }
  td_house_form_text (form, column, text->str);
  td_house_form_end_row (form);
}

/* "mục 1", "mục 2" …: what the rows above refer to. */
static void
write_common (TdExportReasons *reasons,
              TdHouseForm     *form,
              guint            last)
{
  guint n = 0;

  for (guint i = 0; i < td_export_reasons_get_n_common (reasons); i++)
    {
      g_autoptr (GPtrArray) lines = td_export_reasons_dup_common (reasons, i);
      g_autofree char *number = g_strdup_printf ("mục %u", i + 1);

      if (n++ == 0)
        td_house_form_section (form, "A", "Nội dung chung, dẫn ở trên theo số mục");
      td_house_form_text (form, 0, number);
      for (guint j = 0; j < lines->len; j++)
        {
          td_house_form_span (form, 1, last, g_ptr_array_index (lines, j), j > 0 ? 1 : 0);
          td_house_form_end_row (form);
        }
    }
}

static void
write_bases (TdExportReasons *reasons,
             TdHouseForm     *form,
             guint            last)
{
  GPtrArray *bases = td_export_reasons_get_bases (reasons);

  if (bases->len > 0)
    td_house_form_section (form, td_export_reasons_get_n_common (reasons) > 0 ? "B" : "A",
                           "Căn cứ, dẫn ở trên theo số trong ngoặc vuông");
  for (guint i = 0; i < bases->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("[%u]", i + 1);

      td_house_form_text (form, 0, number);
      td_house_form_span (form, 1, last, g_ptr_array_index (bases, i), 0);
      td_house_form_end_row (form);
    }
}

void
td_export_reasons_write_common (TdExportReasons *reasons,
                                TdHouseForm     *form,
                                guint            last)
{
  write_common (reasons, form, last);
  write_bases (reasons, form, last);
}
