/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-private.h"

/* Giải trình: why each person has that class, the tree that the window shows. */

enum
{
  ORDINAL,
  TEXT,
  FIGURE,
  BASIS,
  N_COLUMNS,
};

#define MAX_INDENT 6

static const TdFormColumn columns[N_COLUMNS] = {
  [ORDINAL] = { "STT", NULL, 9, TD_COLUMN_ORDINAL },
  [TEXT] = { "Nội dung xem xét", NULL, 61, TD_COLUMN_TEXT },
  [FIGURE] = { "Số liệu, kết quả", NULL, 41, TD_COLUMN_TEXT },
  [BASIS] = { "Căn cứ", NULL, 53, TD_COLUMN_TEXT },
};

static void
write_tree (TdHouseForm     *form,
            const TdExplain *node,
            guint            depth)
{
  guint indent = MIN (depth, MAX_INDENT);

  /* Steps in words alone, and those of a sealed year, which are kept as text. */
  if (node->figure == NULL && node->basis == NULL)
    td_house_form_span (form, TEXT, BASIS, node->text, indent);
  else
    {
      td_house_form_indented (form, TEXT, node->text, indent);
      td_house_form_text (form, FIGURE, node->figure);
      td_house_form_text (form, BASIS, node->basis);
    }
  td_house_form_end_row (form);
  for (guint i = 0; i < node->children->len; i++)
    write_tree (form, g_ptr_array_index (node->children, i), depth + 1);
}

static void
write_person (TdExport            *self,
              TdHouseForm         *form,
              const TdBoardPerson *person,
              guint                number)
{
  g_autoptr (TdExplain) why = td_board_explain (self->board, person->facts->id);
  g_autoptr (GString) title = g_string_new (person->facts->name);

  if (person->person->post != NULL)
    g_string_append_printf (title, ", %s", person->person->post);
  td_house_form_keep_with_next (form);
  td_house_form_set_bold (form);
  td_house_form_integer (form, ORDINAL, number);
  td_house_form_text (form, TEXT, title->str);
  td_house_form_span (form, FIGURE, BASIS, td_class_term (person->final), 0);
  td_house_form_end_row (form);
  if (why != NULL)
    write_tree (form, why, 1);
}

static gboolean
write_sections (TdExport    *self,
                GPtrArray   *sections,
                TdHouseForm *form,
                GError     **error)
{
  guint number = 0;

  for (guint i = 0; i < sections->len; i++)
    {
      const TdYearSection *section = g_ptr_array_index (sections, i);
      g_autofree char *roman = td_export_roman (i + 1);

      td_house_form_section (form, roman, section->unit_name);
      for (guint j = 0; j < section->people->len; j++)
        {
          guint index = g_array_index (section->people, guint, j);

          write_person (self, form, td_board_get_person (self->board, index), ++number);
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
  g_autofree char *subtitle =
    g_strdup_printf ("Kết quả đánh giá, xếp loại chất lượng từng người, năm %u",
                     self->params->year);
  TdFormSpec spec = {
    .sheet = "Giải trình",
    .title = "GIẢI TRÌNH",
    .subtitle = subtitle,
    .size = 10,
    .columns = columns,
    .n_columns = N_COLUMNS,
  };
  g_autoptr (TdHouseForm) form = NULL;

  td_export_init_form (self, &spec, NULL);
  form = td_house_form_new (self->writer, self->head, &spec);
  if (!write_sections (self, sections, form, error))
    return FALSE;
  td_house_form_finish (form, TD_FOOTER_INTERNAL);
  return TRUE;
}
