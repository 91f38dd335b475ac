/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-private.h"

/* Giải trình: why each subject has that total and class, the tree that the window shows:
 * a row for the subject, and one for each group of criteria below it.  Bases stand once at
 * the end. */

enum
{
  ORDINAL,
  NAME,
  CLASS,
  REASONS,
  N_COLUMNS,
};

#define OPEN "chưa chấm"

static const TdFormColumn columns[N_COLUMNS] = {
  [ORDINAL] = { "STT", NULL, 12, TD_COLUMN_ORDINAL },
  [NAME] = { "Đơn vị, họ và tên; nhóm tiêu chí", NULL, 48, TD_COLUMN_TEXT },
  [CLASS] = { "Kết quả", NULL, 28, TD_COLUMN_TEXT },
  [REASONS] = { "Điểm, số liệu, lý do và căn cứ", NULL, 163, TD_COLUMN_TEXT },
};

static gboolean
is_entry (const TdExplain *node)
{
  return node->record != NULL && g_str_has_prefix (node->record, "score:");
}

/* Whether a step, whose own steps were looked at, only says that a layer has nothing, or
 * who entered what when: the register tells that, paper need not.  Of several raters it
 * has to, or nobody could check what they come to together. */
static gboolean
is_left_out (const TdExplain *node, gboolean has_others)
{
  if (node->children->len > 0)
    return FALSE;
  if (is_entry (node))
    return !has_others;
  for (guint layer = 0; layer < TD_N_LAYERS; layer++)
    if (g_strcmp0 (node->text, td_layer_term ((TdLayer) layer)) == 0 &&
        g_strcmp0 (node->figure, OPEN) == 0)
      return TRUE;
  return FALSE;
}

/* Whether somebody else entered something into the same layer, which is what its text says. */
static gboolean
has_other_entry (const TdExplain *parent, const TdExplain *entry)
{
  for (guint i = 0; i < parent->children->len; i++)
    {
      const TdExplain *child = parent->children->pdata[i];

      if (child != entry && is_entry (child) && g_strcmp0 (child->text, entry->text) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
shorten (TdExplain *node)
{
  g_autoptr (GPtrArray) left_out = g_ptr_array_new ();

  for (guint i = 0; i < node->children->len; i++)
    {
      TdExplain *child = node->children->pdata[i];

      shorten (child);
      if (is_left_out (child, has_other_entry (node, child)))
        g_ptr_array_add (left_out, child);
    }
  for (guint i = 0; i < left_out->len; i++)
    g_ptr_array_remove (node->children, left_out->pdata[i]);
}

/* What has steps of its own gets a row of its own. */
static void
write_group (TdExportReasons *reasons,
             TdHouseForm     *form,
             const TdExplain *group)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  td_house_form_text (form, NAME, group->text);
  td_house_form_text (form, CLASS, group->figure);
  td_export_reasons_add_lines (reasons, group, group->figure, lines);
  td_export_reasons_write_lines (form, REASONS, lines);
}

/* A copy of the top without what gets rows of its own. */
static TdExplain *
cut_groups (const TdExplain *why)
{
  TdExplain *top = td_explain_new (why->text, why->figure, why->basis);

  for (guint i = 0; i < why->children->len; i++)
    {
      TdExplain *child = why->children->pdata[i];

      if (child->children->len == 0)
        td_explain_take (top, td_explain_ref (child));
    }
  return top;
}

static void
write_sheet (TdExport        *self,
             TdExportReasons *reasons,
             TdHouseForm     *form,
             guint            sheet,
             guint            number)
{
  g_autoptr (TdExplain) why = td_score_book_explain (self->book, sheet);
  g_autoptr (TdExplain) top = NULL;
  g_autofree char *class = td_export_dup_round_class (self->book, sheet);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  shorten (why);
  top = cut_groups (why);
  td_export_reasons_add_lines (reasons, top, class, lines);
  td_house_form_keep_with_next (form);
  td_house_form_set_bold (form);
  td_house_form_integer (form, ORDINAL, number);
  td_house_form_text (form, NAME, td_score_book_get_sheet (self->book, sheet)->name);
  td_house_form_text (form, CLASS, class);
  td_export_reasons_write_lines (form, REASONS, lines);
  for (guint i = 0; i < why->children->len; i++)
    {
      const TdExplain *child = why->children->pdata[i];

      if (child->children->len > 0)
        write_group (reasons, form, child);
    }
}

static gboolean
write_sections (TdExport        *self,
                TdExportReasons *reasons,
                TdHouseForm     *form,
                GError         **error)
{
  g_autoptr (GPtrArray) sections = td_export_make_round_sections (self->book);
  guint total = td_score_book_get_n_sheets (self->book);
  guint number = 0;

  for (guint i = 0; i < sections->len; i++)
    {
      const TdRoundSection *section = g_ptr_array_index (sections, i);
      g_autofree char *roman = td_export_roman (i + 1);

      if (section->title != NULL)
        td_house_form_section (form, roman, section->title);
      for (guint j = 0; j < section->sheets->len; j++)
        {
          write_sheet (self, reasons, form, g_array_index (section->sheets, guint, j), ++number);
          if (!td_export_step (self, number, total, error))
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
td_export_round_reasons (TdExport *self,
                         GError  **error)
{
  g_autoptr (TdExportReasons) reasons = td_export_reasons_new ();
  g_autofree char *subtitle = td_export_dup_round_name (self->book);
  g_autoptr (TdHouseForm) form =
    td_export_reasons_new_form (self, "GIẢI TRÌNH KẾT QUẢ CHẤM ĐIỂM", subtitle, columns,
                                N_COLUMNS);

  if (!write_sections (self, reasons, form, error))
    return FALSE;
  td_export_reasons_write_common (reasons, form, REASONS);
  td_house_form_finish (form, TD_FOOTER_INTERNAL);
  return TRUE;
}
