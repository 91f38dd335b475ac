/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-private.h"

#include "td-class.h"
#include "td-error.h"
#include "td-unit-tree.h"

#include <glib/gi18n-lib.h>

/* The house form of the list of units, in the order of the tree, with how many
 * people each has. */

static const TdFormColumn columns[] = {
  { "STT", NULL, 9, TD_COLUMN_ORDINAL },
  { "Tên đơn vị", NULL, 70, TD_COLUMN_TEXT },
  { "Loại đơn vị", NULL, 33, TD_COLUMN_TEXT },
  { "Người đứng đầu", NULL, 42, TD_COLUMN_TEXT },
  { "Tự đánh giá", NULL, 14, TD_COLUMN_CENTRE },
  { "Tổng số", "Số người", 15, TD_COLUMN_INTEGER },
  { "Lãnh đạo, quản lý", "Số người", 18, TD_COLUMN_INTEGER },
  { "Ngày thành lập", NULL, 20, TD_COLUMN_DATE },
  { "Ghi chú", NULL, 30, TD_COLUMN_TEXT },
};

enum
{
  ORDINAL,
  NAME,
  KIND,
  HEAD,
  OWN_BODY,
  PEOPLE,
  LEADERS,
  STARTED,
  NOTE,
};

typedef struct
{
  guint n_people;
  guint n_leaders;
} Counts;

/* Each by the order of its unit in the tree; people without a unit behind the last. */
typedef struct
{
  TdUnitTree *tree;
  Counts     *counts;
  GPtrArray  *records; /* (element-type TdRecord): %NULL for units that are not wanted */
  guint       n_units;
} UnitList;

static guint
find_place (UnitList *self,
            gint64    unit)
{
  const TdUnitNode *node = td_unit_tree_get (self->tree, unit);

  return node != NULL ? node->order : td_unit_tree_get_n (self->tree);
}

static gboolean
count_person (TdRecord *person,
              gpointer  user_data,
              GError  **error)
{
  UnitList *self = user_data;
  Counts *counts = &self->counts[find_place (self, td_record_get_int_or (person, "unit", 0))];

  if (td_export_is_gone (person))
    return TRUE;
  counts->n_people++;
  counts->n_leaders += td_export_is_leader (person);
  return TRUE;
}

static gboolean
take_unit (TdRecord *unit,
           gpointer  user_data,
           GError  **error)
{
  UnitList *self = user_data;
  gpointer *place = &self->records->pdata[find_place (self, td_record_get_id (unit))];

  g_clear_object ((TdRecord **) place);
  *place = td_record_copy (unit);
  self->n_units++;
  return TRUE;
}

static void
unref_record (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

static void
write_unit (UnitList         *self,
            TdHouseForm      *form,
            const TdUnitNode *node,
            TdRecord         *unit,
            guint             number)
{
  const TdField *field = td_entity_field (&td_entity_unit, "kind");
  const TdChoice *kind = td_field_find_choice (field, td_record_get_text (unit, "kind"));
  const Counts *counts = &self->counts[node->order];
  g_autofree char *note = g_strdup (td_record_get_text (unit, "note"));

  if (td_date_is_set (td_record_get_date (unit, "ended")))
    {
      g_autofree char *date = td_date_to_text (td_record_get_date (unit, "ended"));
      g_autofree char *before = g_steal_pointer (&note);

      note = g_strdup_printf ("Giải thể %s%s%s", date, before != NULL ? "; " : "",
                              before != NULL ? before : "");
    }
  td_house_form_integer (form, ORDINAL, number);
  td_house_form_indented (form, NAME, td_record_get_text (unit, "name"), MIN (node->depth, 6));
  td_house_form_text (form, KIND, kind != NULL ? kind->term : NULL);
  td_house_form_text (form, HEAD, td_record_get_reference_title (unit, "head"));
  if (td_record_get_int_or (unit, "own_body", 0) != 0)
    td_house_form_text (form, OWN_BODY, "x");
  td_house_form_integer (form, PEOPLE, counts->n_people);
  td_house_form_integer (form, LEADERS, counts->n_leaders);
  td_house_form_date (form, STARTED, td_record_get_date (unit, "started"));
  td_house_form_text (form, NOTE, note);
  td_house_form_end_row (form);
}

/* A sum that the reader can check, with its value for those who only look. */
static void
write_sum (TdHouseForm *form,
           guint        column,
           guint        first_row,
           guint        value)
{
  char letter = (char) ('A' + column);
  g_autofree char *formula = g_strdup_printf ("=SUBTOTAL(9,%c%u:%c%u)", letter, first_row + 1,
                                              letter,
                                              td_house_form_get_row (form));

  td_house_form_formula (form, column, formula, value);
}

static gboolean
write_units (TdExport    *self,
             UnitList    *list,
             TdHouseForm *form,
             GError     **error)
{
  g_autofree char *total = g_strdup_printf ("Tổng số: %u đơn vị", list->n_units);
  guint first_row = td_house_form_get_row (form);
  guint n_people = 0;
  guint n_leaders = 0;
  guint number = 0;

  for (guint i = 0; i < td_unit_tree_get_n (list->tree); i++)
    {
      TdRecord *unit = g_ptr_array_index (list->records, i);

      if (unit == NULL)
        continue;
      write_unit (list, form, td_unit_tree_get_nth (list->tree, i), unit, ++number);
      n_people += list->counts[i].n_people;
      n_leaders += list->counts[i].n_leaders;
      if (!td_export_step (self, number, list->n_units, error))
        return FALSE;
    }
  td_house_form_set_bold (form);
  td_house_form_span (form, ORDINAL, OWN_BODY, total, 0);
  if (number > 0)
    {
      write_sum (form, PEOPLE, first_row, n_people);
      write_sum (form, LEADERS, first_row, n_leaders);
    }
  td_house_form_end_row (form);
  return TRUE;
}

static void
write_notes (UnitList    *list,
             TdHouseForm *form)
{
  guint n_without = list->counts[td_unit_tree_get_n (list->tree)].n_people;

  td_house_form_note (form,
                      "Số người tính theo đơn vị trực tiếp, không gồm người đã thôi việc, nghỉ "
                      "hưu hoặc chuyển công tác.", TRUE);
  if (n_without > 0)
    {
      g_autofree char *text = g_strdup_printf ("Chưa xếp vào đơn vị nào: %u người.", n_without);

      td_house_form_note (form, text, FALSE);
    }
}

static gboolean
load_list (TdExport *self,
           UnitList *list,
           GError  **error)
{
  g_autoptr (TdQuery) people = td_query_new (&td_entity_staff);
  g_autoptr (TdQuery) units = self->params->query != NULL ? td_query_copy (self->params->query)
                                                          : td_query_new (&td_entity_unit);

  if (td_query_get_entity (units) != &td_entity_unit)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _("This form is for lists of units only."));
      return FALSE;
    }
  return td_reader_foreach (self->reader, units, take_unit, list, self->cancellable, error)
         && td_reader_foreach (self->reader, people, count_person, list, self->cancellable, error);
}

gboolean
td_export_units_form (TdExport *self,
                      GError  **error)
{
  g_autoptr (TdUnitTree) tree = td_unit_tree_new (self->reader, error);
  guint n = tree != NULL ? td_unit_tree_get_n (tree) : 0;
  g_autofree Counts *counts = g_new0 (Counts, n + 1);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (unref_record);
  UnitList list = { tree, counts, records, 0 };
  g_autofree char *subtitle = g_strdup_printf ("Đơn vị thuộc %s", self->head->department_name);
  g_autoptr (TdHouseForm) form = NULL;
  TdFormSpec spec = {
    .sheet = "Danh sách đơn vị",
    .landscape = TRUE,
    .title = "DANH SÁCH",
    .subtitle = subtitle,
    .size = 11,
    .columns = columns,
    .n_columns = G_N_ELEMENTS (columns),
  };

  g_ptr_array_set_size (records, (int) n + 1);
  if (tree == NULL || !load_list (self, &list, error))
    return FALSE;
  td_export_init_form (self, &spec, "DS");
  form = td_house_form_new (self->writer, self->head, &spec);
  if (!write_units (self, &list, form, error))
    return FALSE;
  write_notes (&list, form);
  td_house_form_finish (form, TD_FOOTER_DOCUMENT);
  return TRUE;
}
