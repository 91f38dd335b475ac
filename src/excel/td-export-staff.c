/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "td-export-private.h"

#include "td-error.h"
#include "td-unit-tree.h"

#include <glib/gi18n-lib.h>

/* The house form of the staff list: by unit, which heads its people, leaders first. */

static const TdFormColumn columns[] = {
  { "STT", NULL, 9, TD_COLUMN_ORDINAL },
  { "Họ và tên", NULL, 44, TD_COLUMN_TEXT },
  { "Ngày sinh", NULL, 19, TD_COLUMN_DATE },
  { "Giới tính", NULL, 10.5, TD_COLUMN_CENTRE },
  { "Chức vụ", NULL, 41, TD_COLUMN_TEXT },
  { "Loại", NULL, 19, TD_COLUMN_CENTRE },
  { "Mã ngạch", NULL, 19, TD_COLUMN_CODE },
  { "Hệ số", NULL, 11, TD_COLUMN_DECIMAL },
  { "Trình độ", NULL, 24, TD_COLUMN_TEXT },
  { "Đảng viên", NULL, 11, TD_COLUMN_CENTRE },
  { "Ngày tuyển dụng", NULL, 19, TD_COLUMN_DATE },
  { "Ghi chú", NULL, 24, TD_COLUMN_TEXT },
};

enum
{
  ORDINAL,
  NAME,
  BIRTH,
  SEX,
  POST,
  KIND,
  RANK,
  COEFFICIENT,
  EDUCATION,
  PARTY,
  JOINED,
  NOTE,
};

/* People by unit, and what the last lines count. */
typedef struct
{
  TdUnitTree *tree;
  GPtrArray  *units; /* (element-type GPtrArray): of each unit in tree order, then of none */
  gboolean    working_only;
  guint       n_people;
  guint       n_gone;
  guint       n_kinds[TD_N_KINDS];
  guint       n_women;
  guint       n_party;
} StaffList;

static gboolean
collect (TdRecord *person,
         gpointer  user_data,
         GError  **error)
{
  StaffList *self = user_data;
  const TdUnitNode *unit =
    td_unit_tree_get (self->tree, td_record_get_int_or (person, "unit", 0));
  guint place = unit != NULL ? unit->order : td_unit_tree_get_n (self->tree);

  if (self->working_only && td_export_is_gone (person))
    {
      self->n_gone++;
      return TRUE;
    }
  g_ptr_array_add (g_ptr_array_index (self->units, place), td_record_copy (person));
  self->n_people++;
  self->n_kinds[td_kind_from_code (td_record_get_text (person, "kind"))]++;
  self->n_women += g_strcmp0 (td_record_get_text (person, "sex"), "nu") == 0;
  self->n_party += td_record_get_int_or (person, "party", 0) != 0;
  return TRUE;
}

/* By rank, within a rank in the query's order. */
static GPtrArray *
order_people (GPtrArray *people,
              gint64     head)
{
  g_autofree guint8 *ranks = g_new (guint8, people->len);
  GPtrArray *ordered = g_ptr_array_sized_new (people->len);

  for (guint i = 0; i < people->len; i++)
    {
      TdRecord *person = g_ptr_array_index (people, i);

      ranks[i] = td_export_get_rank (td_record_get_id (person) == head,
                                     td_export_is_leader (person),
                                     td_record_get_text (person, "post"));
    }
  for (guint rank = 0; rank < TD_EXPORT_N_RANKS; rank++)
    for (guint i = 0; i < people->len; i++)
      if (ranks[i] == rank)
        g_ptr_array_add (ordered, g_ptr_array_index (people, i));
  return ordered;
}

static void
write_choice (TdHouseForm *form,
              guint        column,
              TdRecord    *person,
              const char  *key)
{
  const TdField *field = td_entity_field (td_record_get_entity (person), key);
  const TdChoice *choice = td_field_find_choice (field, td_record_get_text (person, key));

  td_house_form_text (form, column, choice != NULL ? choice->term : NULL);
}

/* What is unusual about a person goes before the note of the record. */
static char *
make_note (TdRecord *person)
{
  const char *note = td_record_get_text (person, "note");
  const char *status = td_record_get_text (person, "status");
  const TdField *field = td_entity_field (&td_entity_staff, "status");
  const TdChoice *choice = td_field_find_choice (field, status);

  if (choice == NULL || g_strcmp0 (status, "dang_cong_tac") == 0)
    return g_strdup (note);
  if (note == NULL)
    return g_strdup (choice->term);
  return g_strdup_printf ("%s; %s", choice->term, note);
}

static void
write_person (TdHouseForm *form,
              TdRecord    *person,
              guint        number)
{
  g_autofree char *note = make_note (person);
  gint64 value;

  td_house_form_integer (form, ORDINAL, number);
  td_house_form_text (form, NAME, td_record_get_text (person, "name"));
  td_house_form_date (form, BIRTH, td_record_get_date (person, "birth"));
  write_choice (form, SEX, person, "sex");
  td_house_form_text (form, POST, td_record_get_text (person, "post"));
  write_choice (form, KIND, person, "kind");
  td_house_form_text (form, RANK, td_record_get_text (person, "rank"));
  if (td_record_get_int (person, "coefficient", &value))
    td_house_form_decimal (form, COEFFICIENT, value);
  td_house_form_text (form, EDUCATION, td_record_get_text (person, "education"));
  if (td_record_get_int_or (person, "party", 0) != 0)
    td_house_form_text (form, PARTY, "x");
  td_house_form_date (form, JOINED, td_record_get_date (person, "joined"));
  td_house_form_text (form, NOTE, note);
  td_house_form_end_row (form);
}

static gboolean
write_units (TdExport    *self,
             StaffList   *list,
             TdHouseForm *form,
             GError     **error)
{
  guint number = 0;
  guint section = 0;

  for (guint i = 0; i < list->units->len; i++)
    {
      GPtrArray *people = g_ptr_array_index (list->units, i);
      gboolean has_unit = i < td_unit_tree_get_n (list->tree);
      const TdUnitNode *unit = has_unit ? td_unit_tree_get_nth (list->tree, i) : NULL;
      g_autoptr (GPtrArray) ordered = order_people (people, unit != NULL ? unit->head : 0);
      g_autofree char *roman = NULL;
      g_autofree char *path = NULL;
      g_autofree char *title = NULL;

      if (people->len == 0)
        continue;
      roman = td_export_roman (++section);
      path = unit != NULL ? td_unit_tree_dup_path (list->tree, unit->id)
                          : g_strdup ("Chưa xếp vào đơn vị nào");
      title = g_strdup_printf ("%s (%u người)", path, people->len);
      td_house_form_section (form, roman, title);
      for (guint j = 0; j < ordered->len; j++)
        {
          write_person (form, g_ptr_array_index (ordered, j), ++number);
          if (!td_export_step (self, number, list->n_people, error))
            return FALSE;
        }
    }
  return TRUE;
}

static void
write_total (StaffList   *list,
             TdHouseForm *form)
{
  static const char *const kinds[TD_N_KINDS] = {
    [TD_KIND_UNKNOWN] = "chưa rõ loại",
    [TD_KIND_OFFICIAL] = "cán bộ",
    [TD_KIND_CIVIL_SERVANT] = "công chức",
    [TD_KIND_PUBLIC_EMPLOYEE] = "viên chức",
    [TD_KIND_WORKER] = "hợp đồng lao động",
  };
  static const TdStaffKind order[] = {
    TD_KIND_OFFICIAL, TD_KIND_CIVIL_SERVANT, TD_KIND_PUBLIC_EMPLOYEE, TD_KIND_WORKER,
    TD_KIND_UNKNOWN,
  };
  g_autofree char *total = g_strdup_printf ("Tổng số: %u người", list->n_people);
  g_autoptr (GString) parts = g_string_new ("Trong đó:");

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (list->n_kinds[order[i]] > 0)
      g_string_append_printf (parts, "%s %u %s", parts->str[parts->len - 1] == ':' ? "" : ",",
                              list->n_kinds[order[i]], kinds[order[i]]);
  g_string_append_printf (parts, "; %u nữ; %u đảng viên.", list->n_women, list->n_party);

  td_house_form_set_bold (form);
  td_house_form_span (form, 0, G_N_ELEMENTS (columns) - 1, total, 0);
  td_house_form_end_row (form);
  if (list->n_people > 0)
    td_house_form_note (form, parts->str, FALSE);
  if (list->n_gone > 0)
    {
      g_autofree char *gone =
        g_strdup_printf ("Không gồm %u người đã thôi việc, nghỉ hưu hoặc chuyển công tác.",
                         list->n_gone);

      td_house_form_note (form, gone, TRUE);
    }
}

gboolean
td_export_staff_form (TdExport *self,
                      GError  **error)
{
  g_autoptr (TdUnitTree) tree = td_unit_tree_new (self->reader, error);
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (TdQuery) query = NULL;
  g_autoptr (TdHouseForm) form = NULL;
  StaffList list = { .tree = tree, .units = units };
  g_autofree char *subtitle = NULL;
  TdFormSpec spec = {
    .sheet = "Danh sách cán bộ",
    .landscape = TRUE,
    .title = "DANH SÁCH",
    .size = 10,
    .columns = columns,
    .n_columns = G_N_ELEMENTS (columns),
  };

  if (tree == NULL)
    return FALSE;
  if (self->params->query != NULL && td_query_get_entity (self->params->query) != &td_entity_staff)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _("This form is for lists of people only."));
      return FALSE;
    }
  for (guint i = 0; i <= td_unit_tree_get_n (tree); i++)
    g_ptr_array_add (units, g_ptr_array_new_with_free_func (g_object_unref));
  list.working_only = self->params->query == NULL;
  query = self->params->query != NULL ? td_query_copy (self->params->query)
                                      : td_query_new (&td_entity_staff);
  if (!td_reader_foreach (self->reader, query, collect, &list, self->cancellable, error))
    return FALSE;

  td_export_init_form (self, &spec, "DS");
  subtitle = g_strdup_printf ("Cán bộ, công chức, viên chức và người lao động %s",
                              self->head->department_name);
  spec.subtitle = subtitle;
  form = td_house_form_new (self->writer, self->head, &spec);
  if (!write_units (self, &list, form, error))
    return FALSE;
  write_total (&list, form);
  td_house_form_finish (form, TD_FOOTER_DOCUMENT);
  return TRUE;
}
