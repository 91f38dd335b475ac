/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-private.h"

/* Giải trình: why each person has that class, the tree that the window shows, in
 * one row a person.  What is the same for many stands once below the people, and so do
 * the laws, both by their numbers. */

enum
{
  ORDINAL,
  NAME,
  CLASS,
  REASONS,
  N_COLUMNS,
};

static const TdFormColumn columns[N_COLUMNS] = {
  [ORDINAL] = { "STT", NULL, 14, TD_COLUMN_ORDINAL },
  [NAME] = { "Họ và tên, chức vụ", NULL, 42, TD_COLUMN_TEXT },
  [CLASS] = { "Kết quả xếp loại", NULL, 31, TD_COLUMN_TEXT },
  [REASONS] = { "Số liệu, lý do và căn cứ", NULL, 164, TD_COLUMN_TEXT },
};

/* What is common is found in so many people. */
#define SAMPLE 2000

static void
write_person (TdExport            *self,
              TdExportReasons     *reasons,
              TdHouseForm         *form,
              const TdBoardPerson *person,
              guint                number)
{
  g_autoptr (TdExplain) why = td_board_explain (self->board, person->facts->id);
  g_autoptr (GString) title = g_string_new (person->facts->name);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (person->person->post != NULL)
    g_string_append_printf (title, "\n%s", person->person->post);
  if (why != NULL)
    td_export_reasons_add_lines (reasons, why, td_class_term (person->final), lines);
  td_house_form_integer (form, ORDINAL, number);
  td_house_form_text (form, NAME, title->str);
  td_house_form_text (form, CLASS, td_class_term (person->final));
  td_export_reasons_write_lines (form, REASONS, lines);
}

static void
look_for_common (TdExport        *self,
                 GPtrArray       *sections,
                 TdExportReasons *reasons)
{
  guint n = 0;

  for (guint i = 0; i < sections->len; i++)
    {
      const TdYearSection *section = g_ptr_array_index (sections, i);

      for (guint j = 0; j < section->people->len && n < SAMPLE; j++, n++)
        {
          guint index = g_array_index (section->people, guint, j);
          const TdBoardPerson *person = td_board_get_person (self->board, index);
          g_autoptr (TdExplain) why = td_board_explain (self->board, person->facts->id);

          if (why != NULL)
            td_export_reasons_see (reasons, why);
        }
    }
}

static gboolean
write_sections (TdExport        *self,
                GPtrArray       *sections,
                TdExportReasons *reasons,
                TdHouseForm     *form,
                GError         **error)
{
  guint number = 0;

  for (guint i = 0; i < sections->len; i++)
    {
      const TdYearSection *section = g_ptr_array_index (sections, i);
      g_autofree char *roman = td_export_roman (i + 1);
      g_autofree char *title = g_strdup_printf ("%s (%u người)", section->unit_name,
                                                section->people->len);

      td_house_form_section (form, roman, title);
      for (guint j = 0; j < section->people->len; j++)
        {
          guint index = g_array_index (section->people, guint, j);

          write_person (self, reasons, form, td_board_get_person (self->board, index), ++number);
          if (!td_export_step (self, number, td_board_get_n_people (self->board), error))
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
td_export_year_reasons (TdExport *self,
                        GError  **error)
{
  g_autoptr (GPtrArray) sections = td_export_make_sections (self->board);
  g_autoptr (TdExportReasons) reasons = td_export_reasons_new ();
  g_autofree char *subtitle =
    g_strdup_printf ("Kết quả đánh giá, xếp loại chất lượng từng người, năm %u",
                     self->params->year);
  g_autoptr (TdHouseForm) form =
    td_export_reasons_new_form (self, "GIẢI TRÌNH", subtitle, columns, N_COLUMNS);

  look_for_common (self, sections, reasons);
  if (!write_sections (self, sections, reasons, form, error))
    return FALSE;
  td_export_reasons_write_common (reasons, form, REASONS);
  td_house_form_finish (form, TD_FOOTER_INTERNAL);
  return TRUE;
}
