/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-private.h"

#include "td-year-settings.h"

/* How many may be "hoàn thành xuất sắc": every group, every body and the whole,
 * with the arithmetic in words. */

enum
{
  ORDINAL,
  NAME,
  RATED,
  GOOD_OR_BETTER,
  CAP,
  USED,
  LEFT,
  WORDS,
  N_COLUMNS,
};

static const TdFormColumn columns[N_COLUMNS] = {
  [ORDINAL] = { "STT", NULL, 9.5, TD_COLUMN_ORDINAL },
  [NAME] = { "Cơ quan, đơn vị, nhóm", NULL, 60, TD_COLUMN_TEXT },
  [RATED] = { "Số được xếp loại", NULL, 17, TD_COLUMN_INTEGER },
  [GOOD_OR_BETTER] = { "Từ hoàn thành tốt trở lên", NULL, 20, TD_COLUMN_INTEGER },
  [CAP] = { "Hạn mức xuất sắc", NULL, 17, TD_COLUMN_INTEGER },
  [USED] = { "Đang xếp xuất sắc", NULL, 17, TD_COLUMN_INTEGER },
  [LEFT] = { "Còn (vượt ghi số âm)", NULL, 19, TD_COLUMN_INTEGER },
  [WORDS] = { "Cách tính", NULL, 92, TD_COLUMN_TEXT },
};

/* The last steps of the tree, one after the other.  Those with a legal basis are
 * the rule itself, which stands below the table. */
static void
add_words (GString         *words,
           const TdExplain *step)
{
  for (guint i = 0; i < step->children->len; i++)
    add_words (words, g_ptr_array_index (step->children, i));
  if (step->children->len > 0 || step->basis != NULL)
    return;
  g_string_append_printf (words, "%s%s", words->len > 0 ? ". " : "", step->text);
  if (step->figure != NULL)
    g_string_append_printf (words, ": %s", step->figure);
}

static char *
make_words (TdBoard    *board,
            const char *key)
{
  g_autoptr (TdExplain) why = td_board_explain_group (board, key);
  GString *words = g_string_new (NULL);

  if (why != NULL)
    add_words (words, why);
  return g_string_free (words, FALSE);
}

static void
write_counter (TdExport           *self,
               TdHouseForm        *form,
               const char         *number,
               const char         *name,
               const TdBoardGroup *group,
               gboolean            is_sum)
{
  const TdBoardCounter *counter = &group->counter;
  guint row = td_house_form_get_row (form) + 1;
  g_autofree char *left = g_strdup_printf ("=E%u-F%u", row, row);
  g_autofree char *words = make_words (self->board, group->group->key);

  if (is_sum)
    {
      td_house_form_set_bold (form);
      td_house_form_text (form, NAME, name);
    }
  else
    td_house_form_indented (form, NAME, name, 1);
  td_house_form_text (form, ORDINAL, number);
  td_house_form_integer (form, RATED, counter->rated);
  td_house_form_integer (form, GOOD_OR_BETTER, counter->good_or_better);
  td_house_form_integer (form, CAP, counter->cap);
  td_house_form_integer (form, USED, counter->used);
  td_house_form_formula (form, LEFT, left, counter->left);
  td_house_form_text (form, WORDS, words);
  td_house_form_end_row (form);
}

static int
compare_bodies (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const TdBoardGroup *one = *(const TdBoardGroup *const *) a;
  const TdBoardGroup *other = *(const TdBoardGroup *const *) b;
  guint64 first = td_export_get_place (user_data, one->group->body);
  guint64 second = td_export_get_place (user_data, other->group->body);

  return first < second ? -1 : first > second;
}

/* The bodies in the order of the other sheets; the board has them by name. */
static GPtrArray *
get_bodies (TdBoard *board)
{
  GPtrArray *bodies = g_ptr_array_new ();

  for (guint i = 0; i < td_board_get_n_bodies (board); i++)
    g_ptr_array_add (bodies, (gpointer) td_board_get_body (board, i));
  g_ptr_array_sort_with_data (bodies, compare_bodies, td_board_get_facts (board)->tree);
  return bodies;
}

/* Bodies with their groups below them, where groups lie within bodies. */
static void
write_bodies (TdExport    *self,
              TdHouseForm *form)
{
  gboolean nested = (td_board_get_settings (self->board)->grouping & TD_GROUP_BY_BODY) != 0;
  g_autoptr (GPtrArray) bodies = get_bodies (self->board);

  for (guint i = 0; i < bodies->len; i++)
    {
      const TdBoardGroup *body = g_ptr_array_index (bodies, i);
      g_autofree char *roman = td_export_roman (i + 1);

      if (nested)
        td_house_form_keep_with_next (form);
      write_counter (self, form, roman, body->group->body_name, body, TRUE);
      for (guint j = 0; nested && j < td_board_get_n_groups (self->board); j++)
        {
          const TdBoardGroup *group = td_board_get_group (self->board, j);

          if (group->group->body == body->group->body)
            write_counter (self, form, NULL, group->group->label, group, FALSE);
        }
    }
  for (guint j = 0; !nested && j < td_board_get_n_groups (self->board); j++)
    {
      const TdBoardGroup *group = td_board_get_group (self->board, j);

      write_counter (self, form, NULL, group->group->label, group, FALSE);
    }
}

gboolean
td_export_year_quota (TdExport *self,
                      GError  **error)
{
  g_auto (GStrv) settings = td_year_settings_to_lines (td_board_get_settings (self->board));
  g_autofree char *subtitle = g_strdup_printf ("Theo từng cơ quan, đơn vị và từng nhóm, năm %u",
                                               self->params->year);
  TdFormSpec spec = {
    .sheet = "Hạn mức xuất sắc",
    .landscape = TRUE,
    .title = "BẢNG TÍNH HẠN MỨC HOÀN THÀNH XUẤT SẮC NHIỆM VỤ",
    .subtitle = subtitle,
    .size = 11,
    .columns = columns,
    .n_columns = N_COLUMNS,
  };
  g_autoptr (TdHouseForm) form = NULL;

  td_export_init_form (self, &spec, "BC");
  form = td_house_form_new (self->writer, self->head, &spec);
  write_bodies (self, form);
  write_counter (self, form, NULL, "TOÀN CƠ QUAN", td_board_get_whole (self->board), TRUE);
  for (guint i = 0; settings[i] != NULL; i++)
    td_house_form_note (form, settings[i], TRUE);
  td_house_form_finish (form, TD_FOOTER_DOCUMENT);
  return td_export_step (self, 1, 1, error);
}
